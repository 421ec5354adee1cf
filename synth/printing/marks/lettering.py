"""Lettering: text as pictures of its letters, straight or along a ring, for what is stamped or printed on a back side."""

import cv2
import numpy as np
from numpy.typing import NDArray

from synth.printing.font import outline_shape, width_em


def lettered(text: str, font: str, em_dots: int) -> NDArray[np.uint8]:
    """The text in one row, uint8 (h, w), 255 where a letter is; 1.3 em high, the baseline 1 em below the top.

    Raises:
        ValueError: there is no such font, or it lacks a sign.
    """
    pens = np.cumsum([0.0] + [width_em(font, sign) * em_dots for sign in text])
    picture = np.zeros((round(1.3 * em_dots), int(pens[-1]) + em_dots // 2), np.uint8)
    for sign, pen in zip(text, pens.tolist(), strict=False):
        if sign.strip():
            dots, left, top = outline_shape(font, sign, em_dots, 1.0)
            _painted(picture, dots, round(pen) + left, em_dots + top)
    return picture


def ringed(canvas: NDArray[np.uint8], text: str, font: str, em_dots: int, radius: float, *, below: bool = False) -> None:
    """Paints the text along a ring around the canvas's centre, its middle at the top, or ``below`` and read from outside.

    Args:
        radius: of the baseline, dots.
    """
    centre = np.array([canvas.shape[1] / 2, canvas.shape[0] / 2])
    widths = np.array([width_em(font, sign) * em_dots for sign in text]) * 1.08
    middles = np.cumsum(widths) - widths / 2 - widths.sum() / 2
    side = -1.0 if below else 1.0
    for sign, middle in zip(text, middles.tolist(), strict=True):
        if not sign.strip():
            continue
        glyph = lettered(sign, font, em_dots)
        turn = middle / radius
        foot = centre + radius * np.array([np.sin(turn), -side * np.cos(turn)])
        matrix = cv2.getRotationMatrix2D((width_em(font, sign) * em_dots / 2, em_dots), -np.degrees(side * turn), 1.0)
        reach = 2 * em_dots
        left, top = np.floor(foot).astype(int) - reach
        matrix[:, 2] += foot - (left, top) - (width_em(font, sign) * em_dots / 2, em_dots)
        turned = cv2.warpAffine(glyph, matrix, (2 * reach, 2 * reach), flags=cv2.INTER_LINEAR)
        _painted(canvas, np.asarray(turned, np.uint8), left, top)


def _painted(canvas: NDArray[np.uint8], dots: NDArray[np.uint8], left: int, top: int) -> None:
    """Puts dots on a canvas, what lies outside it cut off."""
    first_row, first_column = max(-top, 0), max(-left, 0)
    area = canvas[max(top, 0) : max(top + dots.shape[0], 0), max(left, 0) : max(left + dots.shape[1], 0)]
    inner = dots[first_row : first_row + area.shape[0], first_column : first_column + area.shape[1]]
    np.maximum(area, inner, out=area)
