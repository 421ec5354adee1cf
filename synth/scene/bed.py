"""The bed: what lies on the scanner's glass, in the print's dots: paper with ink, marks, holes and folds, lid around it.

All is composed on the dots, of which there are fewer than pixels, and then resampled once. Levels leave room for halos above
the white of paper.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from synth.printing.printer import Print, red_darkness, seen_darkness
from synth.scene.look import Look
from synth.tiles import TILE_DEVIATION, TILE_MEAN, cloud_window, product

# Dots of lid around the paper: as far as its shadow reaches.
PAD_DOTS = 12
# The level of white paper.
WHITE = 200
_LIFT_DOTS = 40
# Waves of paper that does not lie flat are some ten times as long as this.
_WAVE_DOTS = 12
_SHADOW_IN_HOLES = 0.12
# Ends of a kernel that weigh less are left out: two levels of 200 at most, where black meets white.
_LEAST_WEIGHT = 0.008
_Plane = NDArray[np.uint8]


class Bed(NamedTuple):
    """What the bed reflects: planes uint8 (h + 2 PAD_DOTS, w + 2 PAD_DOTS).

    Attributes:
        planes: one for all light, or red, green and blue.
        box: left, top, right, bottom of where the planes differ.
    """

    planes: list[_Plane]
    box: tuple[int, int, int, int] = (0, 0, 0, 0)


def bed_of(print: Print, look: Look) -> Bed:
    """The bed with a print on it."""
    darkness = seen_darkness(print)
    planes = [_inked(darkness, look)]
    gains = _paper_gains(print.darkness.shape, look)
    boxes = []
    # Grey scanners see green light best, in which red ink is as dark as black.
    if print.red is not None and not look.grey:
        planes = [_inked(red_darkness(darkness, print.red), look), planes[0], planes[0].copy()]
        boxes.append(cv2.boundingRect(print.red))
    if gains is not None:
        planes = [cv2.multiply(plane, gains, None, 1 / WHITE) for plane in planes]
    if print.tint is not None:
        grey: Any = cv2.cvtColor(print.tint, cv2.COLOR_RGB2GRAY)
        box = cv2.boundingRect(cv2.bitwise_not(grey))
        if box[2] and not look.grey:
            planes = planes if len(planes) == 3 else [planes[0], planes[0].copy(), planes[0].copy()]
            boxes.append(box)
        _tint(planes, grey if look.grey else print.tint, box)
    if print.bare is not None:
        for plane in planes:
            _uncover(plane, print.bare, surround_level(look))
    return Bed([_framed(plane, look) for plane in planes], _around(boxes))


def surround_level(look: Look) -> int:
    """The level of the lid."""
    return min(round(WHITE * look.surround / look.paper), 255)


def optics_kernel(blur_dots: float, sharpening: float, halo_dots: float) -> NDArray[np.float64]:
    """Blur of the optics and the scanner's unsharp mask as one kernel along either axis, float64 (odd length), of sum 1.

    >>> optics_kernel(0.0, 0.0, 1.0).tolist()
    [1.0]
    """
    blur = _gaussian(blur_dots)
    if not sharpening:
        return blur
    halo = -sharpening * _gaussian(halo_dots)
    halo[len(halo) // 2] += 1.0 + sharpening
    return _trimmed(np.convolve(blur, halo))


def _trimmed(kernel: NDArray[np.float64]) -> NDArray[np.float64]:
    """The kernel without the ends that would not change a level."""
    seen = np.flatnonzero(np.abs(kernel) >= _LEAST_WEIGHT)
    kept = kernel[seen[0] : seen[-1] + 1]
    return kept / kept.sum()


def _gaussian(sigma: float) -> NDArray[np.float64]:
    if sigma < 0.15:
        return np.ones(1)
    reach = np.arange(-int(np.ceil(2.5 * sigma)), int(np.ceil(2.5 * sigma)) + 1)
    values = np.exp(-0.5 * (reach / sigma) ** 2)
    return values / values.sum()


def _inked(darkness: Any, look: Look) -> Any:
    return cv2.convertScaleAbs(darkness, None, -WHITE * look.ink / 255.0, WHITE)


def _paper_gains(shape: tuple[int, ...], look: Look) -> _Plane | None:
    """What folds, risen edges and clouds make of the paper's light, uint8 (h, w) of WHITE; None where the paper is even."""
    if not (look.mottle or look.waves or look.creases or any(look.lift)):
        return None
    height, width = shape
    rows, columns = np.ones(height, np.float32), np.ones(width, np.float32)
    for at, gain in look.creases:
        rows *= 1.0 + gain * np.exp(-(((np.arange(height, dtype=np.float32) - at * height) / 2.5) ** 2))
    for along, start, end in ((columns, look.lift[0], look.lift[2]), (rows, look.lift[1], look.lift[3])):
        fall = np.exp(-((np.arange(len(along), dtype=np.float32) / _LIFT_DOTS) ** 2))
        along *= (1.0 - start * fall) * (1.0 - end * fall[::-1])
    gains: Any = product(rows, columns, WHITE)
    if look.waves:
        coarse = cloud_window((height // _WAVE_DOTS + 2, width // _WAVE_DOTS + 2), look.noise_offset[::-1])
        waves = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
        depth = WHITE * look.waves / TILE_DEVIATION
        gains = cv2.addWeighted(gains, 1.0, waves, depth, -depth * TILE_MEAN)
    if look.mottle:
        depth = WHITE * look.mottle / TILE_DEVIATION
        gains = cv2.addWeighted(gains, 1.0, cloud_window(shape, look.noise_offset), depth, -depth * TILE_MEAN)
    return gains


def _around(boxes: Sequence[Sequence[int]]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom, on the framed planes, around boxes given as left, top, width, height."""
    found = [(left, top, left + width, top + height) for left, top, width, height in boxes if width]
    if not found:
        return 0, 0, 0, 0
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return min(lefts) + PAD_DOTS, min(tops) + PAD_DOTS, max(rights) + PAD_DOTS, max(bottoms) + PAD_DOTS


def _tint(planes: Sequence[_Plane], tint: Any, box: Sequence[int]) -> None:
    """Lets marks take their light away, inside the box around them."""
    left, top, width, height = box
    where = slice(top, top + height), slice(left, left + width)
    for plane, light in zip(planes, cv2.split(tint[where]) if width else (), strict=False):
        plane[where] = cv2.multiply(plane[where], light, None, 1 / 255.0)


def _uncover(plane: _Plane, bare: NDArray[np.uint8], surround: int) -> None:
    """Shows the lid through holes and beside torn edges, with the paper's thin shadow on it."""
    left, top, width, height = cv2.boundingRect(bare)
    if not width:
        return
    where = slice(top, top + height), slice(left, left + width)
    hole = bare[where]
    shadow = cv2.boxFilter(255 - hole, -1, (7, 7), borderType=cv2.BORDER_REPLICATE)
    lid = cv2.convertScaleAbs(shadow, None, -surround * _SHADOW_IN_HOLES / 255.0, surround)
    np.copyto(plane[where], lid, where=hole > 127)


def _framed(plane: Any, look: Look) -> Any:
    """The plane with the lid around it, and the shadows of the paper's edges on the lid."""
    pad, surround = PAD_DOTS, surround_level(look)
    framed = cv2.copyMakeBorder(plane, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=surround)
    # From the lid's light at the far end to the shadow's full depth beside the paper.
    fall = np.linspace(0.0, 1.0, pad + 1, dtype=np.float32)[1:] ** 2
    left, top, right, bottom = (np.rint(surround * (1.0 - depth * fall)).astype(np.uint8) for depth in look.shadow)
    framed[pad:-pad, :pad], framed[pad:-pad, -pad:] = left, right[::-1]
    framed[:pad, pad:-pad], framed[-pad:, pad:-pad] = top[:, None], bottom[::-1, None]
    return framed
