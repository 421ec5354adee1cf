"""Tables: columns with headings, cells wrapped inside their columns, ruled in the ways that sheets are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from receipts.config import nearest
from synth.layout.block import Block, TooNarrow, bar, grey, on_dots, refuse_narrow, within
from synth.layout.layout import Setting, narrowed
from synth.layout.page import Logo, Rule, Run
from synth.layout.row import Cell, cell

# How far signs reach over and under the baseline, in em: accents on capitals, and commas.
ABOVE, BELOW = 0.95, 0.27
FRAMES = ("grid", "columns", "lines", "head", "box", "none")
HEADS = ("plain", "bold", "grey", "black")


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        name: what it holds.
        head: its heading.
        align: 0 text at the left, 0.5 in the middle, 1 at the right.
        spare: the column with the most is left out first where room is short; 0 never.
        wraps: takes the room that others leave, and breaks its text at blanks.
    """

    name: str
    head: str
    align: float = 0.0
    spare: int = 0
    wraps: bool = False


class Entry(NamedTuple):
    """A row of a table.

    Attributes:
        cells: by column, paragraph under paragraph.
        item: the receipt's item that the row belongs to, -1 for none.
        shade: of the ground, 0 for bare paper.
    """

    cells: Mapping[str, tuple[Cell, ...]]
    item: int = -1
    emphasis: str = ""
    shade: float = 0.0


@dataclass(frozen=True)
class Ruling:
    """How a table is ruled.

    Attributes:
        frame: ``grid`` around every cell, ``columns`` around the table, its head and its columns, ``lines`` under every row,
            ``head`` under the heading and at the end, ``box`` around the table, ``none``.
        head: ``plain``, ``bold``, ``grey`` or ``black``: how the heading is set.
        shade: of a grey heading.
        side_mm, pad_mm: bare paper beside and over a cell's text.
        rule_mm: how thick rules are.
    """

    frame: str
    head: str
    shade: float
    side_mm: float
    pad_mm: float
    rule_mm: float


def refuse_rulings(frames: Mapping[str, float], heads: Mapping[str, float]) -> None:
    """Nothing, where tables can be ruled so.

    Raises:
        ValueError: a frame or a heading that there is not; the nearest is named.
    """
    for name, asked, known in (("frames", frames, FRAMES), ("heads", heads, HEADS)):
        for one in asked:
            if one not in known:
                raise ValueError(f"{name}: there is no {one}{nearest(one, known)} (there are: {', '.join(known)})")


class _Placed(NamedTuple):
    """A row as it is set: its ground's shade, its emphasis, lines by column, and where it begins and ends."""

    entry: Entry
    lines: list[list[Cell]]
    top_mm: float
    bottom_mm: float


def fitted(
    columns: Sequence[Column], entries: Sequence[Entry], setting: Setting, ruling: Ruling, width_mm: float
) -> dict[Column, float]:
    """The columns that have room on ``width_mm``, each with its width; one that wraps takes what is left.

    Raises:
        TooNarrow: what no table can do without is wider.
    """
    kept = list(columns)
    while True:
        widths = {column: _natural_mm(column, entries, setting) + 2 * ruling.side_mm for column in kept}
        spare_mm = width_mm - sum(widths.values())
        if spare_mm >= 0:
            break
        least = max(kept, key=lambda column: column.spare)
        if not least.spare:
            raise TooNarrow(
                f"layout: a table of {', '.join(column.name for column in kept)} needs {width_mm - spare_mm:.1f} mm, and has "
                f"{width_mm:.1f} mm; take wider paper or a smaller size_mm_range"
            )
        kept.remove(least)
    wrapping = [column for column in kept if column.wraps] or kept[:1]
    return {column: width + (spare_mm / len(wrapping) if column in wrapping else 0.0) for column, width in widths.items()}


def least_mm(columns: Sequence[Column], entries: Sequence[Entry], setting: Setting, ruling: Ruling) -> float:
    """How wide a table of all the columns is at least."""
    return sum(_natural_mm(column, entries, setting) + 2 * ruling.side_mm for column in columns) + 0.01


def table(
    widths: Mapping[Column, float],
    entries: Sequence[Entry],
    setting: Setting,
    ruling: Ruling,
    *,
    headed: bool = True,
    empty_mm: float = 0.0,
) -> Block:
    """The table as a block; it goes on with empty rows for ``empty_mm``."""
    rows: list[Entry] = list(entries)
    if headed:
        emphasis = "" if ruling.head == "plain" else "bold"
        shade = ruling.shade if ruling.head == "grey" else 0.0
        rows.insert(0, Entry({column.name: (cell(column.head),) for column in widths}, -1, emphasis, shade))
    placed: list[_Placed] = []
    top = 0.0
    for entry in rows:
        lines = [_lines(column, width, entry, setting, ruling) for column, width in widths.items()]
        placed.append(_Placed(entry, lines, top, top + _height_mm(lines, entry.emphasis, setting, ruling)))
        top = placed[-1].bottom_mm
    each = _height_mm([[cell("0")]], "", setting, ruling)
    for _ in range(int(empty_mm / each)):
        placed.append(_Placed(Entry({}), [], top, top + each))
        top += each
    return _drawn(widths, placed, setting, ruling, headed=headed)


def _natural_mm(column: Column, entries: Sequence[Entry], setting: Setting) -> float:
    """The least width of a column: its widest cell, or its widest word where it wraps."""
    texts = [(part.text, entry.emphasis) for entry in entries for part in entry.cells.get(column.name, ())]
    if column.wraps:
        least = 16 * setting.types[""].width_mm("0")
        words = [(word, emphasis) for text, emphasis in texts for word in text.split()]
        natural = max((setting.types[emphasis].width_mm(text) for text, emphasis in texts), default=0.0)
        widest = max((setting.types[emphasis].width_mm(word) for word, emphasis in words), default=0.0)
        texts = []
        least = max(widest, min(least, natural))
    else:
        least = 0.0
    heads = [(word, "bold") for word in column.head.split()]
    return max([least, *(setting.types[emphasis].width_mm(text) for text, emphasis in (*texts, *heads))])


def _lines(column: Column, width_mm: float, entry: Entry, setting: Setting, ruling: Ruling) -> list[Cell]:
    """The lines of one cell, each no wider than the column."""
    room = within(setting, width_mm - 2 * ruling.side_mm + 1e-6)
    found = []
    for paragraph in entry.cells.get(column.name, ()):
        if not paragraph.text.strip():
            continue
        if not column.wraps and paragraph.marks:
            refuse_narrow(paragraph.text, room, entry.emphasis)
        found += narrowed(paragraph, entry.emphasis, room)
    return found


def _height_mm(lines: Sequence[Sequence[Cell]], emphasis: str, setting: Setting, ruling: Ruling) -> float:
    deep = max((len(one) for one in lines), default=1) or 1
    type_ = setting.types[emphasis]
    height = (ABOVE + BELOW) * type_.size_mm + (deep - 1) * setting.pitch_mm * type_.lead
    return on_dots(height + 2 * ruling.pad_mm + ruling.rule_mm)


def _drawn(widths: Mapping[Column, float], rows: Sequence[_Placed], setting: Setting, ruling: Ruling, *, headed: bool) -> Block:
    edges = [0.0]
    for width in widths.values():
        edges.append(on_dots(edges[-1] + width))
    runs: list[Run] = []
    greys: list[Logo] = []
    for row in rows:
        type_ = setting.types[row.entry.emphasis]
        if row.entry.shade:
            greys.append(grey(0.0, row.top_mm, edges[-1], row.bottom_mm - row.top_mm, row.entry.shade))
        for number, (column, lines) in enumerate(zip(widths, row.lines, strict=False)):
            baseline = row.top_mm + ruling.rule_mm + ruling.pad_mm + ABOVE * type_.size_mm
            left, right = edges[number] + ruling.side_mm, edges[number + 1] - ruling.side_mm
            for line in lines:
                x_mm = left + column.align * (right - left - type_.width_mm(line.text))
                run = Run(line.text, x_mm, baseline, type_.size_mm, type_.font, type_.stretch, line.marks, row.entry.item)
                runs.append(run)
                baseline += setting.pitch_mm * type_.lead
    bars = (bar(0.0, 0.0, edges[-1], rows[0].bottom_mm),) if headed and ruling.head == "black" and rows else ()
    height = rows[-1].bottom_mm + ruling.rule_mm if rows else 0.0
    return Block(edges[-1], height, tuple(runs), tuple(_rules(edges, rows, ruling, headed=headed)), bars, tuple(greys))


def _rules(edges: Sequence[float], rows: Sequence[_Placed], ruling: Ruling, *, headed: bool) -> list[Rule]:
    """The rules of a table: those that meet end in one another."""
    if not rows or ruling.frame == "none":
        return []
    bottoms = [0.0, *(row.bottom_mm for row in rows)]
    across = {
        "grid": bottoms,
        "columns": [0.0, *bottoms[1 : 1 + headed], bottoms[-1]],
        "lines": bottoms[1:],
        "head": [*bottoms[: 1 + headed], bottoms[-1]],
        "box": [0.0, bottoms[-1]],
    }[ruling.frame]
    down = edges if ruling.frame in ("grid", "columns") else [edges[0], edges[-1]] if ruling.frame == "box" else []
    thick = max(on_dots(ruling.rule_mm), 0.125)
    rules = [bar(0.0, y_mm, edges[-1] + (thick if down else 0.0), thick) for y_mm in sorted(set(across))]
    return [*rules, *(bar(x_mm, 0.0, thick, bottoms[-1] + thick) for x_mm in down)]
