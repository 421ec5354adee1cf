"""Inked paper: a print as a camera's albedo, and as a plane of ids that says whose ink each dot is."""

from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from synth.printing.characters import character_ids
from synth.printing.legibility import hidden_ink
from synth.printing.printer import Print, red_darkness, seen_darkness
from synth.scene.camera.development import linear_light
from synth.scene.camera.drawing import HIDDEN, HOLE

# Levels of the albedo are told by sixteenths, as pixels lie between texels.
STEPS = 16
# The darkest that thermal ink gets, of the light that falls on it.
_BLACK = 0.035


def ink_levels(print: Print, sigma_dots: float) -> NDArray[np.uint8]:
    """How much light the ink and the marks of a print leave over, uint8 (h, w, 1 or 3) of 255.

    Args:
        sigma_dots: of the Gaussian that averages what falls on one pixel.
    """
    darkness = seen_darkness(print)
    levels: Any = cv2.bitwise_not(darkness)
    if print.red is not None:
        levels = cv2.merge([cv2.bitwise_not(red_darkness(darkness, print.red)), levels, levels])
    if print.tint is not None:
        colour = levels if levels.ndim == 3 else cv2.merge([levels] * 3)
        levels = cv2.multiply(colour, print.tint, None, 1 / 255.0)
    if sigma_dots > 0.2:
        levels = cv2.GaussianBlur(levels, (0, 0), sigma_dots)
    return np.ascontiguousarray(levels.reshape(*levels.shape[:2], -1))


def ink_reflectance(paper: NDArray[np.float64]) -> NDArray[np.float32]:
    """What each level of `ink_levels` reflects of red, green and blue, float32 (255 * STEPS + 1, 3).

    Args:
        paper: float64 (3), what bare paper reflects.
    """
    share = np.linspace(0.0, 1.0, 255 * STEPS + 1)[:, None]
    return (_BLACK + (paper - _BLACK) * share).astype(np.float32)


@cache
def srgb_reflectance() -> NDArray[np.float32]:
    """The linear light of sRGB levels and what lies between, float32 (255 * STEPS + 1, 3)."""
    linear = linear_light(np.linspace(0.0, 1.0, 255 * STEPS + 1))
    return np.repeat(linear[:, None], 3, axis=1).astype(np.float32)


def mean_reflectance(albedo: NDArray[np.uint8]) -> NDArray[np.float64]:
    """What a picture of a surface, uint8 (h, w, 3) sRGB, sends back of red, green and blue in the mean, float64 (3)."""
    levels: Any = cv2.resize(albedo, (16, 16), interpolation=cv2.INTER_AREA)
    return srgb_reflectance()[levels.astype(int) * STEPS, 0].mean(axis=(0, 1)).astype(np.float64)


def ink_ids(print: Print) -> NDArray[np.int32]:
    """Whose ink each dot is, int32 (h, w): characters from 1 in reading order, then codes; 0 for bare paper.

    `HIDDEN` is added where a mark lies on the ink, `HOLE` where there is no paper. The area of a code counts whole.
    """
    ids = character_ids(print)
    number = sum(len(text) for text in print.document.texts)
    for code in print.codes:
        number += 1
        corners = np.rint(np.array(code.quad)).astype(int)
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        ids[top:bottom, left:right] = number
    hidden = hidden_ink(print)
    if hidden is not None:
        ids[(hidden > 0) & (ids > 0)] |= HIDDEN
    if print.bare is not None:
        ids[print.bare > 127] |= HOLE
    return ids
