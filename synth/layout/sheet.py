"""Sheets: type for a page of a fixed size, and filling it: what is too long is set smaller, or loses parts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from typing import NamedTuple

from numpy.random import Generator

from receipts.config import Probability, Range, component
from synth.draw import Weight, between, pick, some_weight, weighted
from synth.layout.block import DOT_MM, Block, TooNarrow, on_dots, overlaid
from synth.layout.layout import Layout, Setting, Type
from synth.layout.page import Page
from synth.layout.table import Ruling, refuse_rulings
from synth.printing.font import width_em
from synth.printing.outlines import bold_of

FONTS: Mapping[str, float] = {"arimo-400": 8.0, "cousine-400": 0.4, "courier-prime-400": 0.5, "ibm-plex-mono-400": 0.2}
# How far type shrinks on a sheet that is full.
_SCALES = (1.0, 0.94, 0.88, 0.82)


class Fit(NamedTuple):
    """How a sheet is filled.

    Attributes:
        scale: of its type.
        whole: whether it bears the parts that it can do without.
        first: the first item on it; those before stand on a page before, and come as a sum brought forward.
        empty_mm: how far the table of goods goes on with empty rows.
    """

    scale: float = 1.0
    whole: bool = True
    first: int = 0
    empty_mm: float = 0.0


class Face(NamedTuple):
    """The type of a sheet before it is scaled: a font, its em, the pitch over the em, and how large headings are over it."""

    font: str
    size_mm: float
    pitch: float
    larger: float
    rule_mm: float


def draw_face(
    fonts: Mapping[str, float], size_mm_range: tuple[float, float], pitch_range: tuple[float, float], rng: Generator
) -> Face:
    """The type of one sheet."""
    font = weighted(rng, fonts)
    size = between(rng, size_mm_range)
    pitch = between(rng, pitch_range)
    return Face(font, size, pitch, pick(rng, (1.25, 1.4, 1.6, 1.9)), pick(rng, (1, 1, 2, 3)) * DOT_MM)


def refuse_type(
    fonts: Mapping[str, float], size_mm_range: tuple[float, float], pitch_range: tuple[float, float], margin_mm: float = 0.0
) -> None:
    """Nothing, where there are such fonts, their signs can be read, and margins leave half of an A5 sheet.

    Raises:
        ValueError: a font that there is not, type below 1.2 mm, lines that touch, or wide margins.
    """
    for font in some_weight(fonts):
        width_em(font, "0")
    if size_mm_range[0] < 1.2:
        raise ValueError(f"size_mm_range: got {size_mm_range}; type can be read from an em of 1.2 mm on")
    if pitch_range[0] < 1.0:
        raise ValueError(f"pitch_range: got {pitch_range}; lines that are closer than 1 em touch")
    if not 0 <= margin_mm <= 37:
        raise ValueError(f"margin_mm: got {margin_mm:g}; margins are 0 to 37 mm wide")


@component
class SheetLayout(Layout):
    """A family on sheets of a fixed size, with a table.

    Attributes:
        fonts: fonts with their weights.
        size_mm_range: the em of plain text; it shrinks to four fifths where the sheet is full.
        pitch_range: from one baseline to the next, over the em.
        margin_mm_range: bare paper at every edge.
        frames: how the table is ruled, with weights: grid, columns, lines, head.
        logo_share: how many bear a logo.
    """

    fonts: Mapping[str, Weight] = field(default_factory=lambda: dict(FONTS))
    size_mm_range: Range
    pitch_range: Range
    margin_mm_range: Range
    frames: Mapping[str, Weight]
    logo_share: Probability

    def __post_init__(self) -> None:
        refuse_type(self.fonts, self.size_mm_range, self.pitch_range, self.margin_mm_range[1])
        refuse_rulings(self.frames, {})

    def face(self, rng: Generator) -> Face:
        """The type of one sheet."""
        return draw_face(self.fonts, self.size_mm_range, self.pitch_range, rng)


@component
class HeadedLayout(SheetLayout):
    """A family on sheets whose table has a heading of a kind.

    Attributes:
        heads: how the heading is set, with weights: plain, bold, grey, black.
    """

    heads: Mapping[str, Weight]

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_rulings({}, self.heads)


def face_setting(face: Face, scale: float = 1.0) -> Setting:
    """The setting of a type, scaled; its columns are given by the blocks that are set in it."""
    bold = bold_of(face.font)
    size = on_dots(face.size_mm * scale)
    large, title, small = on_dots(size * face.larger), on_dots(size * (face.larger + 0.3)), on_dots(size * 0.84)
    types = {
        "": Type(face.font, size),
        "bold": Type(bold, size),
        "wide": Type(bold, size, 1.15),
        "tall": Type(face.font, large, lead=face.larger),
        "big": Type(bold, large, lead=face.larger),
        "title": Type(bold, title, lead=face.larger + 0.3),
        "small": Type(face.font, small, lead=0.86),
    }
    pitch = size * face.pitch
    return Setting(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, pitch, types, face.rule_mm, 4 * DOT_MM)


def filled(make: Callable[[Fit], Block], num_items: int, room_mm: float, *, stretched: bool = False) -> Block:
    """What the sheet bears, in the largest type in which it has room; the first items make way last.

    Args:
        stretched: the table of goods goes on with empty rows until the sheet is full.

    Raises:
        ValueError: not even one item has room.
        TooNarrow: what must stand whole is wider than its column in the smallest type.
    """
    narrow: TooNarrow | None = None
    bare: list[Fit] = []
    for fit in [Fit(scale, whole) for whole in (True, False) for scale in _SCALES]:
        try:
            block = make(fit)
        except TooNarrow as fault:  # smaller type may have room
            narrow = fault
            continue
        if block.height_mm <= room_mm:
            return make(fit._replace(empty_mm=room_mm - block.height_mm)) if stretched else block
        bare += [] if fit.whole else [fit]
    if narrow is not None and not bare:
        raise narrow
    # In the largest type without the spare parts: the fewer items, the lower the block.
    below, first = 0, num_items
    while first - below > 1:
        middle = (below + first) // 2
        below, first = (below, middle) if make(bare[0]._replace(first=middle)).height_mm <= room_mm else (middle, first)
    if first < num_items:
        return make(bare[0]._replace(first=first))
    least_mm = make(bare[0]._replace(first=num_items - 1)).height_mm
    raise ValueError(
        f"layout: one item and what stands around it need {least_mm:.0f} mm, and the sheet has {room_mm:.0f} mm; "
        "take a larger sheet or a smaller size_mm_range"
    )


def squeezed(ruling: Ruling, fit: Fit) -> Ruling:
    """The ruling with less bare paper over the text, the smaller the type is set."""
    return replace(ruling, pad_mm=ruling.pad_mm * (fit.scale - 0.7) / 0.3 * (1.0 if fit.whole else 0.6))


def page_of(blocks: Sequence[tuple[float, float, Block]], size_mm: tuple[float, float]) -> Page:
    """The blocks at places (x, y) of a sheet."""
    whole = overlaid(blocks, size_mm[0])
    return Page(*size_mm, whole.runs, whole.rules, (), whole.logos, whole.bars, reds=whole.reds)
