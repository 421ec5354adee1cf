"""Fonts on the printer's dots: glyphs as a head fires them, on or off, each with its advance and its exact ink box.

A face is a font at a size in dots. Its glyphs are made on first use, averaged down from outlines drawn large; a sign that the
font lacks comes from its chain of fonts (`synth.printing.chain`), and one that none of them has is refused, never drawn as an
empty box.
"""

import math
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from synth.printing.chain import advance_em, is_blank, pitch_em, source
from synth.printing.outlines import FINE_EM, FINER_EM, FINEST_EM, font_files, font_names, glyph_advance_em, summed_glyph

__all__ = ["Face", "Shape", "Shaper", "advances_em", "face", "font_names", "outline_shape", "shape_on_grid", "width_em"]

CODE_PAGE = "cp1252"
_LARGE_DOTS = 100
# How much of a dot ink must cover for the head to fire it: below one half, so that thin strokes hold together.
_FIRES_AT_PERCENT = 42
_BLANKS = (32, 160)
# How much of a text a message tells on either side of a sign.
_TOLD = 20


@cache
def advances_em(font: str) -> NDArray[np.float64]:
    """float64 (256): how far each sign of the code page moves the pen, in em, as the font's plain file has it.

    Raises:
        ValueError: there is no such font.
    """
    plain = font_files(font)[0]
    return np.array([glyph_advance_em(plain, _sign(code)) for code in range(256)])


def width_em(font: str, text: str) -> float:
    """How far a text moves the pen, in em.

    Raises:
        ValueError: there is no such font, or a sign that neither it nor its chain has.

    >>> round(width_em("inconsolata-400", "TOTAL"), 3), round(width_em("inconsolata-400", "合計"), 3)
    (2.5, 2.0)
    """
    widths, pitch = _widths(font)
    if pitch and text.isascii():
        return pitch * len(text)
    try:
        total = sum([widths[sign] for sign in text])
    except ValueError as fault:
        raise ValueError(f"text {text!r}: {fault}") from None
    return pitch * total if pitch else total


class _Widths(dict[str, float]):
    """The width of each sign of a font, found when first asked for: in cells of a monospaced font, in em in others."""

    def __init__(self, font: str) -> None:
        self.font = font

    def __missing__(self, sign: str) -> float:
        pitch = pitch_em(self.font)
        width = advance_em(self.font, sign)
        self[sign] = round(width / pitch) if pitch else width
        return self[sign]


@cache
def _widths(font: str) -> tuple[dict[str, float], float]:
    """The width of each sign, and of a cell in a monospaced font (0 in others): plain numbers, for speed."""
    return _Widths(font), pitch_em(font)


class Shape(NamedTuple):
    """A glyph's dots, uint8 (h, w), 255 where ink falls, and where its top left corner lies from the pen on the baseline."""

    dots: NDArray[np.uint8]
    left: int
    top: int


# How a sign of a font looks at an em in dots and a stretch, on a page in a language.
Shaper = Callable[[str, str, int, float, str], Shape]


class Face:
    """A font at a size: glyphs on the dot grid. Its codes are those of Windows-1252, then others as its texts bring them.

    `codes` may put longer arrays in the place of `advance` and `ink`: call it first, then look its codes up.

    Attributes:
        advance: float64, dots that a code's sign moves the pen; of a code beyond 255 known after `codes`.
        ink: int32 (codes, 4), left, top, right, bottom of a sign's ink from the pen on the baseline, dots; known after `codes`.
        height: of a digit's ink in dots.
        language: of the page, which decides how Han signs look.
    """

    def __init__(self, font: str, em_dots: int, stretch: float, shape: Shaper, language: str = "") -> None:
        self.font = font
        self.language = language
        self._shape = shape
        self.em_dots = em_dots
        self.stretch = stretch
        self.advance = advances_em(font) * em_dots * stretch
        self.ink = np.zeros((256, 4), np.int32)
        self._known = np.zeros(256, bool)
        self._bitmaps: dict[int, NDArray[np.uint8]] = {}
        self._slots: dict[str, int] = {}
        self._signs: list[str] = []
        self._known[list(_BLANKS)] = True
        self.codes("0")
        self.height = int(self.ink[48, 3] - self.ink[48, 1])

    def codes(self, text: str) -> NDArray[np.integer]:
        """The text as codes whose glyphs are ready.

        Raises:
            ValueError: a sign that neither the font nor its chain has.
        """
        try:
            found: NDArray[np.integer] = np.frombuffer(text.encode(CODE_PAGE), np.uint8)
        except UnicodeEncodeError:
            found = self._numbered(text)
        missing = np.flatnonzero(~self._known[found])
        if len(missing):
            for code, at in sorted(dict(zip(found[missing].tolist(), missing.tolist(), strict=True)).items()):
                self._make(code, text[at], text)
        return found

    def bitmap(self, code: int) -> NDArray[np.uint8]:
        """The dots of a glyph, uint8 (h, w), 255 where the head fires."""
        kept = self._bitmaps.get(code)
        return _latest(self, self._signs[code - 256]).dots if kept is None else kept

    def _numbered(self, text: str) -> NDArray[np.int32]:
        """The text as codes, new ones for signs that are neither of the code page nor were seen before."""
        slots = self._slots = self._slots or dict(_code_page())
        new = sorted(set(text) - slots.keys())
        slots.update({sign: code for code, sign in enumerate(new, len(self.advance))})
        self._signs += new
        self.advance = np.append(self.advance, np.zeros(len(new)))
        self.ink = np.append(self.ink, np.zeros((len(new), 4), np.int32), axis=0)
        self._known = np.append(self._known, np.zeros(len(new), bool))
        return np.array([slots[sign] for sign in text], np.int32)

    def _make(self, code: int, sign: str, text: str) -> None:
        try:
            self.advance[code] = advance_em(self.font, sign) * self.em_dots * self.stretch
            drawn = None if is_blank(sign) else _latest(self, sign)
        except ValueError as fault:
            at = text.index(sign)
            raise ValueError(f"text {text[max(at - _TOLD, 0) : at + _TOLD]!r}: {fault}") from None
        if drawn:
            dots, left, top = drawn
            self.ink[code] = (left, top, left + dots.shape[1], top + dots.shape[0])
            if code < 256:
                self._bitmaps[code] = dots
        self._known[code] = True

    def shape(self, sign: str) -> Shape:
        """How the face draws a sign, with no rows or columns around it that are bare."""
        dots, left, top = self._shape(self.font, sign, self.em_dots, self.stretch, self.language)
        x, y, width, height = cv2.boundingRect(dots)
        return Shape(dots[y : y + height, x : x + width], left + x, top + y)


# Thousands of Han signs in hundreds of faces would fill the memory: only the latest are kept.
@lru_cache(maxsize=4096)
def _latest(one: Face, sign: str) -> Shape:
    return one.shape(sign)


@cache
def face(font: str, em_dots: int, stretch: float, language: str = "") -> Face:
    """The face of a font at a size, the same object for the same arguments."""
    return Face(font, em_dots, stretch, outline_shape, language)


def outline_shape(font: str, sign: str, em_dots: int, stretch: float, language: str = "") -> Shape:
    """A glyph as its outline covers the dots.

    Raises:
        ValueError: there is no such font, or neither it nor its chain has the sign.
    """
    return shape_on_grid(font, sign, 1.0 / em_dots, 1.0 / (em_dots * stretch), language)


def shape_on_grid(font: str, sign: str, row_em: float, column_em: float, language: str = "") -> Shape:
    """A glyph as its outline covers a grid of rows and columns whose pitches are given in em.

    Raises:
        ValueError: there is no such font, or neither it nor its chain has the sign.
    """
    fine_em = FINE_EM if row_em * _LARGE_DOTS >= 1.0 else FINER_EM
    taken = source(font, sign, language)
    row_em, column_em = row_em / taken.down, column_em / taken.across
    # A dot narrower than a pixel would at times hold none.
    fine_em = fine_em if min(row_em, column_em) * fine_em >= 1.5 else FINEST_EM
    summed, left, top = summed_glyph(taken.file, sign, fine_em)
    left += round(fine_em * taken.right_em / taken.across)
    top += round(fine_em * taken.lower_em / taken.down)
    return _on_dots(summed, left, top, fine_em * row_em, fine_em * column_em)


@cache
def _code_page() -> dict[str, int]:
    """The code of every sign of the code page."""
    return {_sign(code): code for code in range(256) if _sign(code) != "\ufffd"}


def _sign(code: int) -> str:
    return bytes([code]).decode(CODE_PAGE, errors="replace")


def _on_dots(summed: NDArray[np.int32], left: int, top: int, row_pitch: float, column_pitch: float) -> Shape:
    """The glyph averaged onto dots of a pitch in pixels and thresholded, with the dot of its top left corner."""
    rows, heights, first_row = _dot_bounds(top, summed.shape[0] - 1, row_pitch)
    columns, widths, first_column = _dot_bounds(left, summed.shape[1] - 1, column_pitch)
    at = summed.take(rows, 0, mode="clip").take(columns, 1, mode="clip")
    across = at[1:] - at[:-1]
    covered = across[:, 1:] - across[:, :-1]
    # In whole numbers: ink may cover a dot by exactly that much.
    fires = 100 * covered >= 255 * _FIRES_AT_PERCENT * heights[:, None] * widths
    if not fires.any():
        # At least one dot fires: a point that covers no dot by the rule still shows.
        share = covered / (255.0 * heights[:, None] * widths)
        fires = share >= share.max()
    return Shape(fires.view(np.uint8) * np.uint8(255), first_column, first_row)


# Signs of a face stand on the same lines, and many begin and end in the same columns.
@lru_cache(maxsize=1024)
def _dot_bounds(start: int, length: int, pitch: float) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Where the dots that a stretch of pixels touches begin and end, in its pixels; their lengths; the first dot's number."""
    first, last = math.floor(start / pitch), math.ceil((start + length) / pitch)
    bounds = np.rint(np.arange(first, last + 1) * pitch).astype(np.int64) - start
    return bounds, bounds[1:] - bounds[:-1], first
