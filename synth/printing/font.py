"""Fonts on the printer's dots: glyphs as a head fires them, on or off, each with its advance and its exact ink box.

A face is a font at a size in dots. Its glyphs are made on first use, averaged down from outlines drawn large. Text is
read as Windows-1252, the code page that such printers hold; a sign that the font lacks is refused, never drawn as an empty box.
"""

import io
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from receipts.config import nearest

CODE_PAGE = "cp1252"
# Pixels of the em from which glyphs are averaged down: some eight to a dot; more for glyphs of over 100 dots.
_FINE_EM = 192
_FINER_EM = 768
_LARGE_DOTS = 100
# Share of a dot that ink must cover for the head to fire it: below one half, so that thin strokes hold together.
_FIRES_AT = 0.42
_EM = 1000
_BLANKS = (32, 160)


@cache
def font_names() -> tuple[str, ...]:
    """The fonts there are, such as ``vt323-400``: a family and its weight."""
    folder = files("synth.printing") / "fonts"
    return tuple(sorted(path.name.removesuffix(".woff2") for path in folder.iterdir() if path.name.endswith(".woff2")))


@cache
def advances_em(font: str) -> NDArray[np.float64]:
    """float64 (256): how far each sign of the code page moves the pen, in em.

    Raises:
        ValueError: there is no such font.
    """
    outlines = _outlines(font, _EM)
    return np.array([outlines.getlength(_sign(code)) / _EM for code in range(256)])


def width_em(font: str, text: str) -> float:
    """How far a text moves the pen, in em.

    Raises:
        ValueError: there is no such font, or a sign that the code page lacks.

    >>> round(width_em("inconsolata-400", "TOTAL"), 3)
    2.5
    """
    widths, pitch = _widths_em(font)
    if pitch:
        return pitch * len(text)
    try:
        return sum([widths[sign] for sign in text])
    except KeyError:
        encoded(text, font)
        raise


@cache
def _widths_em(font: str) -> tuple[dict[str, float], float]:
    """The advance of each sign, and the one they share in a monospaced font (0 in others): plain numbers, for speed."""
    widths = {_sign(code): float(width) for code, width in enumerate(advances_em(font)) if _sign(code) != "\ufffd"}
    return widths, widths["0"] if widths["i"] == widths["M"] else 0.0


def encoded(text: str, font: str) -> NDArray[np.uint8]:
    """The text as uint8 codes of the code page.

    Raises:
        ValueError: a sign that the code page lacks.
    """
    try:
        return np.frombuffer(text.encode(CODE_PAGE), np.uint8)
    except UnicodeEncodeError as fault:
        sign = text[fault.start]
        raise ValueError(
            f"text {text!r}: font {font} has no glyph for {sign!r} (U+{ord(sign):04X}); use signs of {CODE_PAGE}"
        ) from None


class Shape(NamedTuple):
    """A glyph's dots, uint8 (h, w), 255 where ink falls, and where its top left corner lies from the pen on the baseline."""

    dots: NDArray[np.uint8]
    left: int
    top: int


# How a sign of a font looks at an em in dots and a stretch.
Shaper = Callable[[str, str, int, float], Shape]


class Face:
    """A font at a size: glyphs on the dot grid.

    Attributes:
        advance: float64 (256), dots that a sign moves the pen.
        ink: int32 (256, 4), left, top, right, bottom of a sign's ink from the pen on the baseline, dots; known after `codes`.
        height: of a digit's ink in dots.
    """

    def __init__(self, font: str, em_dots: int, stretch: float, shape: Shaper) -> None:
        self.font = font
        self._shape = shape
        self.em_dots = em_dots
        self.stretch = stretch
        self.advance = advances_em(font) * em_dots * stretch
        self.ink = np.zeros((256, 4), np.int32)
        self._known = np.zeros(256, bool)
        self._bitmaps: dict[int, NDArray[np.uint8]] = {}
        self._known[list(_BLANKS)] = True
        self.codes("0")
        self.height = int(self.ink[48, 3] - self.ink[48, 1])

    def codes(self, text: str) -> NDArray[np.uint8]:
        """The text as codes whose glyphs are ready.

        Raises:
            ValueError: a sign that the font lacks.
        """
        found = encoded(text, self.font)
        if not self._known[found].all():
            for code in np.unique(found[~self._known[found]]).tolist():
                self._make(code)
        return found

    def bitmap(self, code: int) -> NDArray[np.uint8]:
        """The dots of a glyph, uint8 (h, w), 255 where the head fires; empty for a blank."""
        return self._bitmaps[code]

    def _make(self, code: int) -> None:
        dots, dot_left, dot_top = self._shape(self.font, _sign(code), self.em_dots, self.stretch)
        rows, columns = np.flatnonzero(dots.any(axis=1)), np.flatnonzero(dots.any(axis=0))
        first_row, last_row, first_column, last_column = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
        self._bitmaps[code] = dots[first_row:last_row, first_column:last_column]
        self.ink[code] = (dot_left + first_column, dot_top + first_row, dot_left + last_column, dot_top + last_row)
        self._known[code] = True


@cache
def face(font: str, em_dots: int, stretch: float) -> Face:
    """The face of a font at a size, the same object for the same arguments."""
    return Face(font, em_dots, stretch, outline_shape)


def outline_shape(font: str, sign: str, em_dots: int, stretch: float) -> Shape:
    """A glyph as its outline covers the dots.

    Raises:
        ValueError: there is no such font, or it lacks the sign.
    """
    return shape_on_grid(font, sign, 1.0 / em_dots, 1.0 / (em_dots * stretch))


def shape_on_grid(font: str, sign: str, row_em: float, column_em: float) -> Shape:
    """A glyph as its outline covers a grid of rows and columns whose pitches are given in em.

    Raises:
        ValueError: there is no such font, or it lacks the sign.
    """
    fine_em = _FINE_EM if row_em * _LARGE_DOTS >= 1.0 else _FINER_EM
    summed, left, top = _summed_glyph(font, sign, fine_em)
    return _on_dots(summed, left, top, fine_em * row_em, fine_em * column_em)


def _sign(code: int) -> str:
    return bytes([code]).decode(CODE_PAGE, errors="replace")


@cache
def _outlines(font: str, size: int) -> Any:
    """Pillow's font at a size in pixels."""
    from PIL import ImageFont

    if font not in font_names():
        raise ValueError(f"font: there is no {font}{nearest(font, font_names())} (there are: {', '.join(font_names())})")
    content = (files("synth.printing") / "fonts" / f"{font}.woff2").read_bytes()
    return ImageFont.truetype(io.BytesIO(content), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _summed_glyph(font: str, sign: str, fine_em: int) -> tuple[NDArray[np.int32], int, int]:
    """A glyph's coverage summed from its top left corner, int32 (h + 1, w + 1), and where that corner lies from the pen, px.

    Raises:
        ValueError: the font lacks the sign.
    """
    fine, left, top = _fine_glyph(font, sign, fine_em)
    # U+FFFF is no character: what is drawn for it is the font's sign for "no glyph".
    absent, absent_left, absent_top = _fine_glyph(font, "\uffff", fine_em)
    if not fine.any() or ((left, top) == (absent_left, absent_top) and np.array_equal(fine, absent)):
        raise ValueError(f"text: font {font} has no glyph for {sign!r} (U+{ord(sign):04X}); choose another font or sign")
    summed = np.zeros((fine.shape[0] + 1, fine.shape[1] + 1), np.int32)
    summed[1:, 1:] = fine.astype(np.int32).cumsum(axis=0).cumsum(axis=1)
    return summed, left, top


def _fine_glyph(font: str, sign: str, fine_em: int) -> tuple[NDArray[np.uint8], int, int]:
    """A glyph's coverage, uint8 (h, w), and where its top left corner lies from the pen, pixels."""
    mask, (left, top) = _outlines(font, fine_em).getmask2(sign, mode="L", anchor="ls")
    return np.array(mask, np.uint8).reshape(mask.size[1], mask.size[0]), int(left), int(top)


def _on_dots(summed: NDArray[np.int32], left: int, top: int, row_pitch: float, column_pitch: float) -> Shape:
    """The glyph averaged onto dots of a pitch in pixels and thresholded, with the dot of its top left corner."""
    height, width = summed.shape[0] - 1, summed.shape[1] - 1
    rows, first_row = _dot_bounds(top, height, row_pitch)
    columns, first_column = _dot_bounds(left, width, column_pitch)
    at = summed[rows.clip(0, height)[:, None], columns.clip(0, width)]
    covered = at[1:, 1:] - at[:-1, 1:] - at[1:, :-1] + at[:-1, :-1]
    share = covered / (255.0 * np.outer(np.diff(rows), np.diff(columns)))
    # At least one dot fires: a point that covers no dot by the rule still shows.
    dots = np.where(share >= min(_FIRES_AT, float(share.max())), 255, 0).astype(np.uint8)
    return Shape(dots, first_column, first_row)


def _dot_bounds(start: int, length: int, pitch: float) -> tuple[NDArray[np.int64], int]:
    """Where the dots that a stretch of pixels touches begin and end, in its pixels, and the number of the first dot."""
    first, last = int(np.floor(start / pitch)), int(np.ceil((start + length) / pitch))
    return np.rint(np.arange(first, last + 1) * pitch).astype(np.int64) - start, first
