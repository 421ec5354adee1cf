"""Glass: what every picture loses between lens and sensor, in one pass: sharpness, light astray, light in the corners."""

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.loops import jit
from synth.scene.camera.thumbnail import STEP, row_between, thumbnail

# Up to this sigma five pixels make a Gaussian.
_FEW_PX = 1.0


class Glass(NamedTuple):
    """What glass does, see `synth.scene.camera.lens.LensView`."""

    softness_px: float
    vignetting: float
    glare: float
    glare_spread: float


def five_taps(sigma_px: float) -> NDArray[np.float32]:
    """The middle, the next and the outer weight of five pixels that blur by a sigma up to 1 px, float32 (3).

    Their variance is that of the Gaussian, and from .58 px on their fourth moment too.

    >>> middle, near, far = five_taps(0.7).tolist()
    >>> round(middle + 2 * near + 2 * far, 6), round(2 * near + 8 * far, 6)
    (1.0, 0.49)
    """
    variance = sigma_px**2
    far = max((3.0 * variance**2 - variance) / 24.0, 0.0)
    near = variance / 2.0 - 4.0 * far
    return np.array([1.0 - 2.0 * (near + far), near, far], np.float32)


def through_glass(picture: NDArray[np.float32], glass: Glass) -> NDArray[np.float32]:
    """The picture behind the glass, float32 (h, w, 3), linear light; a new array."""
    height, width = picture.shape[:2]
    taps = five_taps(glass.softness_px if glass.softness_px <= _FEW_PX else 0.0)
    if glass.softness_px > _FEW_PX:
        picture = cv2.GaussianBlur(picture, (0, 0), glass.softness_px, borderType=cv2.BORDER_REPLICATE)  # type: ignore
    # The tangent of the angle off the axis, squared, is this times the distance from the middle, squared.
    fall = ((1.0 - glass.vignetting) ** -0.5 - 1.0) * 4.0 / (height**2 + width**2)
    across = np.repeat(fall * (np.arange(width) + 0.5 - width / 2.0) ** 2, 3).astype(np.float32)
    down = (1.0 + fall * (np.arange(height) + 0.5 - height / 2.0) ** 2).astype(np.float32)
    astray = _astray(picture, glass.glare_spread) if glass.glare else np.zeros((1, 3 * width), np.float32)
    seen = np.empty_like(picture)
    numbers = (taps, np.float32(glass.glare))
    _glaze(picture.reshape(height, -1), numbers, (across, down), astray, seen.reshape(height, -1))
    return seen


def _astray(picture: NDArray[np.float32], spread: float) -> NDArray[np.float32]:
    """Light that falls far from where it should, float32 (h / 16, 3 w)."""
    height, width = picture.shape[:2]
    small = thumbnail(picture)
    sigma = max(spread * float(np.hypot(height, width)) / STEP, 0.5)
    wide = cv2.GaussianBlur(small, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
    rows: Any = cv2.resize(wide, (width, len(small)), interpolation=cv2.INTER_LINEAR)
    return rows.reshape(len(small), -1)


@jit
def _glaze(picture: Any, numbers: Any, falls: Any, astray: Any, out: Any) -> None:
    """Row by row: softness down and across, glare, and cos^4 of the angle. Rows of pixels of three values."""
    taps, glare = numbers
    across, down = falls
    height, length = picture.shape
    column, scattered = np.empty(length + 12, np.float32), np.empty(length, np.float32)
    for row in range(height):
        near = (picture[max(row - 1, 0)], picture[min(row + 1, height - 1)])
        far = (picture[max(row - 2, 0)], picture[min(row + 2, height - 1)])
        _five(picture[row], near, far, taps, column[6 : length + 6])
        for x in range(6):
            column[x] = column[6 + x % 3]
            column[length + 6 + x] = column[length + 3 + x % 3]
        near = (column[3 : length + 3], column[9 : length + 9])
        far = (column[:length], column[12 : length + 12])
        _five(column[6 : length + 6], near, far, taps, out[row])
        if glare > 0:
            row_between(astray, row, height, scattered)
            _mix(out[row], scattered, glare)
        _dim(out[row], across, down[row])


@jit
def _five(middle: Any, near: Any, far: Any, taps: Any, out: Any) -> None:
    weight, next_weight, outer_weight = taps[0], taps[1], taps[2]
    before, after = near
    first, last = far
    for x in range(len(out)):
        out[x] = weight * middle[x] + next_weight * (before[x] + after[x]) + outer_weight * (first[x] + last[x])


@jit
def _mix(light: Any, other: Any, share: Any) -> None:
    for x in range(len(light)):
        light[x] += share * (other[x] - light[x])


@jit
def _dim(light: Any, across: Any, down: Any) -> None:
    for x in range(len(light)):
        angle = down + across[x]
        light[x] /= angle * angle
