"""Text drawn on pictures that people look at, in the fonts that come with the renderer, whatever script it is in."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synth.printing.chain import source

# What stands for a sign that no font has.
_UNKNOWN = "?"
# How much of a line's height lies above the baseline of its text.
_ABOVE = 0.8


def text_width(text: str, size_px: int, font: str) -> float:
    """How wide a text is, px."""
    return sum(_font(file, size_px).getlength(run) for file, run in _runs(text, font))


def text_mask(text: str, size_px: int, font: str) -> NDArray[np.uint8]:
    """A line of text as coverage, uint8 (size_px, w), the baseline at 0.8 of its height."""
    from PIL import Image, ImageDraw

    mask = Image.new("L", (max(round(text_width(text, size_px, font)), 1), size_px))
    draw, x = ImageDraw.Draw(mask), 0.0
    for file, run in _runs(text, font):
        # Letters with what hangs below them take 1.2 of the size that a font is named by.
        type_ = _font(file, size_px)
        draw.text((x, _ABOVE * size_px), run, fill=255, font=type_, anchor="ls")
        x += type_.getlength(run)
    return np.asarray(mask)


def _runs(text: str, font: str) -> list[tuple[str, str]]:
    """The text in runs, each with the file of fonts that draws it."""
    signs = [_drawn(sign, font) for sign in text]
    return [(file, "".join(sign for _, sign in run)) for file, run in groupby(signs, lambda pair: pair[0])]


@cache
def _drawn(sign: str, font: str) -> tuple[str, str]:
    """The file that draws a sign, and the sign, or what stands for it."""
    try:
        return (font, " ") if sign.isspace() else (source(font, sign).file, sign)
    except ValueError:
        return font, _UNKNOWN


@cache
def _font(file: str, size_px: int) -> Any:
    from PIL import ImageFont

    content = (files("synth.printing") / "fonts" / f"{file}.woff2").read_bytes()
    # 0.83 of the height: what hangs below the baseline must fit into the rest.
    return ImageFont.truetype(io.BytesIO(content), max(round(0.83 * size_px), 1), layout_engine=ImageFont.Layout.BASIC)
