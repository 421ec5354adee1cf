"""Layout: Receipt -> Page. One class a family; what they share is here: the order of the parts, and setting rows on paper."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from numpy.random import Generator

from receipts.config import Component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import chance
from synth.layout.body import item_rows
from synth.layout.footer import footer_rows
from synth.layout.header import header_rows
from synth.layout.info import info_rows
from synth.layout.manner import Manner, draw_manner
from synth.layout.page import Mark, Page, Rule, Run
from synth.layout.row import BLANK, Cell, Measure, Row, breaks, cut
from synth.layout.totals import total_rows
from synth.printing.font import face, width_em

_DOT_MM = 0.125
# The room over and under a row on a black bar, over the plain pitch.
_AROUND_BAR = 0.3


class Layout(Component):
    """A family of layouts.

    Attributes:
        weight: how often it is taken, against the other layouts.
        kinds: of shops that it suits, as `Receipt.kind` names them; any where empty.
    """

    weight: float
    kinds: tuple[str, ...] = ()

    @abstractmethod
    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt on paper, with the truth on its runs."""


@dataclass(frozen=True)
class Type:
    """A font as it is set: its em, its stretch, and how far the paper moves on under it, over the plain pitch."""

    font: str
    size_mm: float
    stretch: float = 1.0
    lead: float = 1.0

    def width_mm(self, text: str) -> float:
        """How wide a text is."""
        return width_em(self.font, text) * self.size_mm * self.stretch


@dataclass(frozen=True)
class Setting:
    """How rows come onto paper.

    Attributes:
        left_mm: margin; what is printed is ``printable_mm`` wide.
        snap_mm: texts begin at multiples of this from the margin; 0 anywhere.
        pitch_mm: from one baseline to the next.
        types: the type of each emphasis.
        dash_mm: of dashed rules.
    """

    paper_mm: float
    left_mm: float
    printable_mm: float
    snap_mm: float
    top_mm: float
    bottom_mm: float
    pitch_mm: float
    types: Mapping[str, Type]
    rule_mm: float
    dash_mm: float

    def measure(self, text: str, emphasis: str) -> float:
        """The width of a text over the printable width."""
        return self.types[emphasis].width_mm(text) / self.printable_mm


Rows = Callable[[Receipt, Manner, Measure, Generator], list[Row]]


def compose(
    receipt: Receipt,
    locale: Locale,
    measure: Measure,
    rng: Generator,
    *,
    write_items: Rows = item_rows,
    whole_words: bool = False,
) -> list[Row]:
    """All rows of a receipt, the parts in one of the orders that tills use.

    Args:
        write_items: makes the rows of the items.
        whole_words: as in `header_rows`.
    """
    manner = draw_manner(receipt, locale, rng)
    header = header_rows(receipt, locale, manner, measure, rng, whole_words=whole_words)
    info = info_rows(receipt, manner, measure, rng)
    items = write_items(receipt, manner, measure, rng)
    totals = total_rows(receipt, manner, measure, rng)
    footer = footer_rows(receipt, manner, measure, rng)
    gap = [BLANK] if chance(rng, 0.5) else []
    form = rng.random()
    if form < 0.86:
        return [*header, *gap, *info, *gap, *items, *totals, *footer]
    if form < 0.96:
        return [*header, *gap, *items, *totals, *gap, *info, *footer]
    return [*info, *gap, *header, *gap, *items, *totals, *footer]


def set_rows(rows: Sequence[Row], setting: Setting) -> Page:
    """The rows set on paper: cells that would run into one another, or over the edge, go on in a row of their own."""
    runs: list[Run] = []
    rules: list[Rule] = []
    bars: list[Rule] = []
    baseline = setting.top_mm
    for row in rows:
        if row.rule:
            baseline += setting.pitch_mm * (0.6 if row.rule != " " else 0.8)
            rules += _rules(row.rule, baseline - setting.pitch_mm * 0.25, setting)
            continue
        lead = setting.types[row.emphasis].lead
        around = _AROUND_BAR * setting.pitch_mm if row.inverse else 0.0
        baseline += around
        for cells in _rows_that_fit(row, setting) or ([[]] if row.blank[1] else []):
            baseline += setting.pitch_mm * lead
            runs += [_run(cell, x_mm, baseline, row, setting) for cell, x_mm in cells]
            bars += [_bar(cells, baseline, row, setting)] if row.inverse else []
        rules += [_blank(baseline, row, setting)] if row.blank[1] else []
        baseline += around
    return Page(setting.paper_mm, baseline + setting.bottom_mm, tuple(runs), tuple(rules), bars=tuple(bars))


def _bar(cells: Sequence[tuple[Cell, float]], baseline_mm: float, row: Row, setting: Setting) -> Rule:
    """The bar behind a line: as wide as what is printed, and a little higher than digits and all else on it."""
    type_ = setting.types[row.emphasis]
    set_in = face(type_.font, round(type_.size_mm / _DOT_MM), type_.stretch)
    codes = set_in.codes("0" + "".join(cell.text for cell, _ in cells).replace(" ", ""))
    above, below = -int(set_in.ink[codes, 1].min()), int(set_in.ink[codes, 3].max())
    around = max(round(_AROUND_BAR / 2 * setting.pitch_mm / _DOT_MM), 2)
    top = round(baseline_mm / _DOT_MM) - above - around
    return Rule(setting.left_mm, top * _DOT_MM, setting.printable_mm, (above + below + 2 * around) * _DOT_MM)


def _blank(baseline_mm: float, row: Row, setting: Setting) -> Rule:
    """The line to write on in a row, on its baseline."""
    start, stop = row.blank
    width_mm = (stop - start) * setting.printable_mm
    return Rule(setting.left_mm + start * setting.printable_mm, baseline_mm, width_mm, setting.rule_mm)


def _run(cell: Cell, x_mm: float, baseline_mm: float, row: Row, setting: Setting) -> Run:
    type_ = setting.types[row.emphasis]
    return Run(cell.text, x_mm, baseline_mm, type_.size_mm, type_.font, type_.stretch, cell.marks, row.item)


def _rows_that_fit(row: Row, setting: Setting) -> list[list[tuple[Cell, float]]]:
    """The cells of a row with where they begin, on as many baselines as they need."""
    lines: list[list[tuple[Cell, float]]] = [[]]
    reached = -1.0
    for cell in (part for whole in row.cells if whole.text.strip() for part in narrowed(whole, row.emphasis, setting)):
        x_mm, width = _placed(cell, row.emphasis, setting)
        if lines[-1] and x_mm < reached + 0.2 * setting.types[row.emphasis].size_mm:
            lines.append([])
        lines[-1].append((cell, setting.left_mm + x_mm))
        reached = x_mm + width
    return [line for line in lines if line]


def _placed(cell: Cell, emphasis: str, setting: Setting) -> tuple[float, float]:
    """Where a cell begins from the margin, and its width, mm; never over either edge."""
    width = setting.types[emphasis].width_mm(cell.text)
    x_mm = cell.edge * setting.printable_mm - cell.align * width
    x_mm = max(min(x_mm, setting.printable_mm - width), 0.0)
    if setting.snap_mm:
        x_mm = int(x_mm / setting.snap_mm + 0.01) * setting.snap_mm
    return x_mm, width


def narrowed(cell: Cell, emphasis: str, setting: Setting) -> list[Cell]:
    """The cell broken where lines may end, outside its fields if it can be, into cells that fit the paper."""
    parts = []
    while setting.measure(cell.text, emphasis) > 1.0:
        fits = len(cut(cell.text, 1.0, setting.measure, emphasis))
        ends = [at for at in breaks(cell.text) if 1 <= at <= fits]
        free = [at for at in ends if not any(mark.start < at < mark.stop for mark in cell.marks)]
        at = max(free or ends or [fits])
        parts.append(Cell(cell.text[:at], _marks_within(cell.marks, 0, at), cell.edge, cell.align))
        rest = cell.text[at:].lstrip()
        start = len(cell.text) - len(rest)
        cell = Cell(rest, _marks_within(cell.marks, start, len(cell.text)), cell.edge, cell.align)
    return [*parts, cell]


def _marks_within(marks: Sequence[Mark], start: int, stop: int) -> tuple[Mark, ...]:
    """What of the marks lies between two characters, counted from the first; a span cut in two begins once."""
    found = []
    for mark in marks:
        first, last = max(mark.start, start), min(mark.stop, stop)
        if first < last:
            found.append(Mark(mark.field, first - start, last - start, mark.begins and mark.start >= start))
    return tuple(found)


def _rules(kind: str, y_mm: float, setting: Setting) -> list[Rule]:
    if kind == " ":
        return []
    dash = setting.dash_mm if kind == "-" else 0.0
    bars = [y_mm, y_mm + 3 * setting.rule_mm] if kind == "=" else [y_mm]
    return [Rule(setting.left_mm, y, setting.printable_mm, setting.rule_mm, dash) for y in bars]
