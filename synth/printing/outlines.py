"""Outlines: the font files there are, and the glyphs in each, drawn large.

A font is a family and its weight, such as ``cousine-400``; its signs lie in files by script: the plain Latin ones in
``cousine-400.woff2``, the Hebrew in ``cousine-400.hebrew.woff2``.
"""

import io
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.config import nearest

# Pixels of the em from which glyphs are averaged down: some eight to a dot; more for glyphs of over 100 dots and of over 500.
FINE_EM = 192
FINER_EM = 768
FINEST_EM = 2400
_EM = 1000
_ENDING = ".woff2"
# Where the scripts of thousands of signs begin, which are not all kept.
_FIRST_WIDE = "\u2e80"


@cache
def font_files(font: str) -> tuple[str, ...]:
    """The files of a font, that with the plain Latin signs first.

    Raises:
        ValueError: there is no such font.

    >>> font_files("cousine-400")
    ('cousine-400', 'cousine-400.hebrew', 'cousine-400.latin-ext')
    """
    if font not in font_names():
        raise ValueError(f"font: there is no {font}{nearest(font, font_names())} (there are: {', '.join(font_names())})")
    return tuple(sorted(name for name in _file_names() if name.partition(".")[0] == font))


@cache
def font_names() -> tuple[str, ...]:
    """The fonts there are, such as ``vt323-400``: a family and its weight."""
    return tuple(sorted(name for name in _file_names() if "." not in name))


def bold_of(font: str) -> str:
    """The bold font of a family, or the font itself where its family has none.

    >>> bold_of("arimo-400"), bold_of("vt323-400")
    ('arimo-700', 'vt323-400')
    """
    heavy = font.replace("-400", "-700")
    return heavy if heavy in font_names() else font


@cache
def _file_names() -> tuple[str, ...]:
    folder = files("synth.printing") / "fonts"
    return tuple(path.name.removesuffix(_ENDING) for path in folder.iterdir() if path.name.endswith(_ENDING))


@cache
def has_glyph(file: str, sign: str) -> bool:
    """Whether a file of a font draws a sign: ink that is not that of its box for "no glyph"."""
    fine, left, top = fine_glyph(file, sign, FINE_EM)
    absent, absent_left, absent_top = _no_glyph(file)
    return bool(fine.any()) and not ((left, top) == (absent_left, absent_top) and np.array_equal(fine, absent))


@cache
def _no_glyph(file: str) -> tuple[NDArray[np.uint8], int, int]:
    """What a file draws for U+FFFF, which is no character."""
    return fine_glyph(file, "\uffff", FINE_EM)


@cache
def glyph_advance_em(file: str, sign: str) -> float:
    """How far a file's glyph for a sign moves the pen, in em."""
    return float(_outlines(file, _EM).getlength(sign)) / _EM


@cache
def ink_em(file: str, sign: str) -> tuple[float, float]:
    """Where the ink of a sign begins and ends below the baseline, in em; a digit's begins at about -0.7 and ends at 0."""
    fine, _, top = fine_glyph(file, sign, FINE_EM)
    rows = np.flatnonzero(fine.any(axis=1))
    return (top + int(rows[0])) / FINE_EM, (top + int(rows[-1]) + 1) / FINE_EM


def summed_glyph(file: str, sign: str, fine_em: int) -> tuple[NDArray[np.int32], int, int]:
    """A glyph's coverage summed from its top left corner, int32 (h + 1, w + 1), and where that corner lies from the pen, px."""
    return _kept_sums(file, sign, fine_em) if sign < _FIRST_WIDE else _sums(file, sign, fine_em)


def _sums(file: str, sign: str, fine_em: int) -> tuple[NDArray[np.int32], int, int]:
    fine, left, top = fine_glyph(file, sign, fine_em)
    summed: Any = cv2.integral(fine, sdepth=cv2.CV_32S)
    return summed, left, top


_kept_sums = cache(_sums)


def fine_glyph(file: str, sign: str, fine_em: int) -> tuple[NDArray[np.uint8], int, int]:
    """A glyph's coverage, uint8 (h, w), and where its top left corner lies from the pen, pixels."""
    return _latest_glyph(file, sign, fine_em) if fine_em == FINE_EM and sign >= _FIRST_WIDE else _glyph(file, sign, fine_em)


def _glyph(file: str, sign: str, fine_em: int) -> tuple[NDArray[np.uint8], int, int]:
    from PIL import Image, ImageDraw

    font = _outlines(file, fine_em)
    left, top, right, bottom = map(int, font.getbbox(sign, anchor="ls"))
    image = Image.new("L", (right - left, bottom - top))
    if image.width and image.height:
        ImageDraw.Draw(image).text((-left, -top), sign, fill=255, font=font, anchor="ls")
    return np.asarray(image), left, top


# Thousands of signs of 30 kB each: the latest are kept.
_latest_glyph = lru_cache(maxsize=2048)(_glyph)


@cache
def _outlines(file: str, size: int) -> Any:
    """Pillow's font of a file at a size in pixels."""
    from PIL import ImageFont

    content = (files("synth.printing") / "fonts" / f"{file}{_ENDING}").read_bytes()
    return ImageFont.truetype(io.BytesIO(content), size, layout_engine=ImageFont.Layout.BASIC)
