"""Page: what a receipt looks like before it is printed: runs of text, ruled lines, codes and logos on paper, in mm."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Mark(NamedTuple):
    """The characters of a run from ``start`` up to ``stop`` that state a field; ``begins`` is False where a span goes on."""

    field: str
    start: int
    stop: int
    begins: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font on one baseline.

    Attributes:
        x_mm: where the first character's cell begins, from the paper's left edge.
        baseline_mm: from the paper's top edge.
        size_mm: the font's em.
        font: a font of `synth.printing.font`.
        stretch: printed width over the font's own.
        marks: which characters state which field; all others state none.
        item: the row of the receipt's items that the text belongs to, -1 for none.
    """

    text: str
    x_mm: float
    baseline_mm: float
    size_mm: float
    font: str
    stretch: float = 1.0
    marks: tuple[Mark, ...] = ()
    item: int = -1


@dataclass(frozen=True, slots=True)
class Rule:
    """A filled bar, dashed where ``dash_mm`` is above 0: dashes of that length at twice that pitch."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    dash_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Code:
    """A barcode or a QR code, without the bare paper that must surround it.

    Attributes:
        kind: of `synth.printing.symbols.modules`.
        content: what a reader gives back.
        x_mm, y_mm: its top left corner.
        module_mm: width of the narrowest bar, or side of a square.
        height_mm: of the bars; a QR code is as high as it is wide.
    """

    kind: str
    content: str
    x_mm: float
    y_mm: float
    module_mm: float
    height_mm: float


class Figure(NamedTuple):
    """A polygon of corners (x, y) from -1 to 1; ``shade`` 1 prints black, 0 leaves bare paper, between is halftone."""

    corners: tuple[tuple[float, float], ...]
    shade: float


@dataclass(frozen=True, slots=True)
class Logo:
    """An emblem of figures painted one over the other in a box on the paper."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Page:
    """A receipt laid out on paper of ``width_mm`` x ``height_mm``; text on ``bars`` is bare on black.

    Attributes:
        reds: what is printed in red; thermal printers know no red.
        language: such as ``ja``, which decides how Han signs look; texts of runs are in reading order in any.
        right_to_left: lines are read so; runs are set by the bidirectional algorithm.
    """

    width_mm: float
    height_mm: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...] = field(default=())
    codes: tuple[Code, ...] = ()
    logos: tuple[Logo, ...] = ()
    bars: tuple[Rule, ...] = ()
    language: str = ""
    right_to_left: bool = False
    reds: tuple[Rule, ...] = ()
