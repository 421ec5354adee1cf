"""Blocks: parts of a page, each measured from its own top left corner, put under one another and side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from synth.layout.layout import Setting, set_rows
from synth.layout.page import Figure, Logo, Rule, Run
from synth.layout.row import Row

DOT_MM = 0.125
_SQUARE = ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0))


class TooNarrow(ValueError):
    """A column has no room for what must stand in it whole."""


@dataclass(frozen=True)
class Block:
    """What stands on a part of a page of ``width_mm`` x ``height_mm``; parts as in `Page`, greys among the logos."""

    width_mm: float
    height_mm: float
    runs: tuple[Run, ...] = ()
    rules: tuple[Rule, ...] = ()
    bars: tuple[Rule, ...] = ()
    logos: tuple[Logo, ...] = ()
    reds: tuple[Rule, ...] = ()

    def moved(self, x_mm: float, y_mm: float) -> "Block":
        """The block with all it bears moved to the right and down."""
        if not x_mm and not y_mm:
            return self
        return replace(
            self,
            runs=tuple(replace(run, x_mm=run.x_mm + x_mm, baseline_mm=run.baseline_mm + y_mm) for run in self.runs),
            rules=tuple(replace(one, x_mm=one.x_mm + x_mm, y_mm=one.y_mm + y_mm) for one in self.rules),
            bars=tuple(replace(one, x_mm=one.x_mm + x_mm, y_mm=one.y_mm + y_mm) for one in self.bars),
            logos=tuple(replace(one, x_mm=one.x_mm + x_mm, y_mm=one.y_mm + y_mm) for one in self.logos),
            reds=tuple(replace(one, x_mm=one.x_mm + x_mm, y_mm=one.y_mm + y_mm) for one in self.reds),
        )


def overlaid(places: Iterable[tuple[float, float, Block]], width_mm: float) -> Block:
    """Blocks at places (x, y) of one block, which is as high as they reach."""
    moved = [(y_mm + block.height_mm, block.moved(x_mm, y_mm)) for x_mm, y_mm, block in places]
    return Block(
        width_mm,
        max((bottom for bottom, _ in moved), default=0.0),
        tuple(run for _, block in moved for run in block.runs),
        tuple(rule for _, block in moved for rule in block.rules),
        tuple(bar for _, block in moved for bar in block.bars),
        tuple(logo for _, block in moved for logo in block.logos),
        tuple(red for _, block in moved for red in block.reds),
    )


def stacked(blocks: Sequence[Block], gap_mm: float = 0.0) -> Block:
    """Blocks under one another, those that are empty left out.

    >>> stacked([Block(50.0, 10.0), Block(40.0, 0.0), Block(40.0, 5.0)], 2.0).height_mm
    17.0
    """
    places, top = [], 0.0
    for block in (one for one in blocks if one.height_mm):
        places.append((0.0, top, block))
        top += block.height_mm + gap_mm
    return overlaid(places, max((block.width_mm for block in blocks), default=0.0))


def gap(height_mm: float) -> Block:
    """Bare paper."""
    return Block(0.0, height_mm)


def text_block(rows: Sequence[Row], setting: Setting, width_mm: float) -> Block:
    """Rows set in a column of a width; a row whose words are too wide for it loses its emphasis.

    Raises:
        TooNarrow: a word that states a field is wider than the column.
    """
    if not rows:
        return Block(width_mm, 0.0)
    column = within(setting, width_mm)
    page = set_rows([_calmed(row, column) for row in rows], column)
    return Block(width_mm, page.height_mm, page.runs, page.rules, page.bars)


def within(setting: Setting, width_mm: float) -> Setting:
    """The setting of a column without margins; its last line ends where signs such as g do."""
    return replace(
        setting,
        paper_mm=width_mm,
        left_mm=0.0,
        printable_mm=width_mm,
        snap_mm=0.0,
        top_mm=0.0,
        bottom_mm=0.25 * setting.types[""].size_mm,
    )


def refuse_narrow(word: str, setting: Setting, emphasis: str) -> None:
    """Nothing, where the setting has room for the word.

    Raises:
        TooNarrow: it has not.
    """
    width_mm = setting.types[emphasis].width_mm(word)
    if width_mm > setting.printable_mm + 1e-6:
        raise TooNarrow(
            f"layout: {word!r} is {width_mm:.1f} mm wide, and its column {setting.printable_mm:.1f} mm; "
            "take wider paper or a smaller size_mm_range"
        )


def _calmed(row: Row, setting: Setting) -> Row:
    """The row without an emphasis that has no room, and with its line to write on behind its text."""
    words = [word for cell in row.cells for word in cell.text.split()]
    if row.emphasis and any(setting.measure(word, row.emphasis) > 1.0 for word in words):
        row = row._replace(emphasis="")
    for cell in row.cells:
        for mark in cell.marks:
            for word in cell.text[mark.start : mark.stop].split():
                refuse_narrow(word, setting, row.emphasis)
    start, stop = row.blank
    taken = max((setting.measure(f"{cell.text}0", row.emphasis) for cell in row.cells), default=0.0)
    return row._replace(blank=(max(start, taken) if stop > taken else stop, stop))


def on_dots(length_mm: float) -> float:
    """The length as whole dots of a receipt printer's head, so that rules of one kind are alike."""
    return round(length_mm / DOT_MM) * DOT_MM


def grey(x_mm: float, y_mm: float, width_mm: float, height_mm: float, shade: float) -> Logo:
    """A rectangle in halftone on which text stays legible up to a shade of 0.3 or so."""
    return Logo(on_dots(x_mm), on_dots(y_mm), on_dots(width_mm), on_dots(height_mm), (Figure(_SQUARE, shade),))


def bar(x_mm: float, y_mm: float, width_mm: float, height_mm: float) -> Rule:
    """A rule, or a black bar, on whole dots."""
    return Rule(on_dots(x_mm), on_dots(y_mm), on_dots(width_mm), max(on_dots(height_mm), DOT_MM))
