"""Detail, what differs from its surroundings: noise reduction takes the faint, sharpening adds to the strong.

Both look at luma alone and change all three colours alike.
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.loops import jit

# Pixels along either side of the square that noise reduction looks at.
_WINDOW_PX = 5


def halo_curve(sharpening: float, grain: float, most: float) -> NDArray[np.int16]:
    """What is added to a level whose detail (its difference from its surroundings) is -255 to 255, int16 (511).

    Args:
        sharpening: share of the detail that is added.
        grain: detail, in levels, of which only half as much is added, as it may be noise.
        most: levels that are added at most.

    >>> halo_curve(0.5, 4.0, 30.0)[[255 + 4, 255 + 20, 255 + 200]].tolist()
    [1, 10, 30]
    """
    detail = np.arange(-255.0, 256.0)
    added = sharpening * detail**3 / (detail**2 + max(grain, 1e-3) ** 2)
    return np.rint(np.clip(added, -most, most)).astype(np.int16)


def sharpened(levels: NDArray[np.uint8], luma: NDArray[np.uint8], curve: NDArray[np.int16], sigma_px: float) -> None:
    """Adds to levels uint8 (h, w, 3) what a curve of `halo_curve` says of their detail, in place.

    Args:
        luma: uint8 (h, w), of the levels.
        sigma_px: of the Gaussian that makes a pixel's surroundings.
    """
    around = cv2.GaussianBlur(luma, (0, 0), sigma_px, borderType=cv2.BORDER_REPLICATE)
    _sharpen(levels.reshape(len(luma), -1), luma, around, curve)


def smoothed(levels: NDArray[np.uint8], luma: NDArray[np.uint8], grain: float, strength: float) -> NDArray[np.uint8]:
    """Takes noise from levels uint8 (h, w, 3), in place; gives the luma, uint8 (h, w), that is left.

    A guided filter of luma by itself (He, Sun and Tang 2010, "Guided image filtering", section 3.2): where levels vary by
    less than the grain they become those of their surroundings, where by more they stay, their noise too.

    Args:
        luma: uint8 (h, w), of the levels.
        grain: standard deviation of noise, in levels.
        strength: share of it that is taken, 0 to 1.
    """
    window, border = (_WINDOW_PX, _WINDOW_PX), cv2.BORDER_REFLECT
    mean: Any = cv2.boxFilter(luma, cv2.CV_32F, window, borderType=border)
    square: Any = cv2.sqrBoxFilter(luma, cv2.CV_32F, window, borderType=border)
    _fit(mean, square, np.float32(grain * grain))
    slope: Any = cv2.blur(square, window, borderType=border)
    offset: Any = cv2.blur(mean, window, borderType=border)
    left = np.empty_like(luma)
    _smooth(levels.reshape(len(luma), -1), luma, (slope, offset), np.float32(strength), left)
    return left


@jit
def _fit(mean: Any, square: Any, noise: Any) -> None:
    """Of means and means of squares, the offsets and the slopes that noise reduction gives luma, in place."""
    for row in range(len(mean)):
        here, slope = mean[row], square[row]
        for x in range(len(here)):
            variance = max(slope[x] - here[x] * here[x], np.float32(0.0))
            slope[x] = variance / (variance + noise)
        for x in range(len(here)):
            here[x] -= here[x] * slope[x]


@jit
def _smooth(levels: Any, luma: Any, lines: Any, strength: Any, left: Any) -> None:
    slope, offset = lines
    added = np.empty(luma.shape[1], np.int16)
    for row in range(len(luma)):
        here, steep, base, out = luma[row], slope[row], offset[row], left[row]
        for x in range(len(added)):
            value = np.float32(here[x])
            change = strength * (steep[x] * value + base[x] - value)
            added[x] = np.int16(np.int32(change + np.float32(512.5)) - np.int32(512))
        for x in range(len(added)):
            out[x] = min(max(np.int16(here[x]) + added[x], 0), 255)
        _add(levels[row], added)


@jit
def _sharpen(levels: Any, luma: Any, around: Any, curve: Any) -> None:
    added = np.empty(luma.shape[1], np.int16)
    for row in range(len(luma)):
        light, mean = luma[row], around[row]
        for x in range(len(added)):
            added[x] = curve[np.uint16(np.int16(light[x]) - np.int16(mean[x]) + np.int16(255))]
        _add(levels[row], added)


@jit
def _add(levels: Any, added: Any) -> None:
    """Adds to a row of pixels of three levels, each pixel its own."""
    for x in range(len(added)):
        levels[3 * x] = min(max(np.int16(levels[3 * x]) + added[x], 0), 255)
        levels[3 * x + 1] = min(max(np.int16(levels[3 * x + 1]) + added[x], 0), 255)
        levels[3 * x + 2] = min(max(np.int16(levels[3 * x + 2]) + added[x], 0), 255)
