"""Crops: a line of text cut out of its picture along its outline and straightened, as the recogniser reads it.

The outline's first point decides what is upright: the crop of a picture and its outline turned together by a quarter is the
same crop, since both are turned back, pixel by pixel, before anything is resampled.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np

from receipts.geometry import QuarterTurn

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEIGHT_PX = 32
# Outlines are tight around the ink; commas, and accents on capitals, reach a little further than the rest of a line.
MARGIN_SHARE = 0.1
MIN_WIDTH_PX, MAX_WIDTH_PX = 8, 2048
# Shrinking by more than so much, a crop is drawn finer and averaged: bilinear alone would break thin strokes.
_UNSEEN_SHRINK = 0.05
# From so much on, blocks of pixels are averaged first, no larger than half a pixel of the crop.
_HALVED_FROM = 4
# Opposite sides of a quad that differ by less are parallel: an affine map takes half the time of a perspective.
_PARALLEL_PX = 0.05


def rectified(
    image: NDArray[np.uint8],
    outline: NDArray[np.float32],
    height_px: int = HEIGHT_PX,
    margin_share: float = MARGIN_SHARE,
) -> NDArray[np.uint8]:
    """The line inside an outline, upright and straight: uint8 (height_px, w), w from 8 to 2048 as the line's shape asks.

    Shrinking averages over the area that falls on a pixel; beyond the picture its border pixels go on.

    Args:
        image: (h, w), grey.
        outline: (P, 2), px, P even: the upper side from the text's left to its right, then the lower side back.
        margin_share: how much of the line's height is added above, below and at both ends.

    Raises:
        ValueError: the outline has an odd number of points or fewer than 4, or one that is not finite.
    """
    points = np.asarray(outline, np.float64)
    if points.ndim != 2 or points.shape[1] != 2 or len(points) < 4 or len(points) % 2 or not np.isfinite(points).all():
        raise ValueError(f"outline: expected an even number of points (x, y), 4 or more, all finite; got {points.tolist()}")
    upper, lower = points[: len(points) // 2], points[len(points) // 2 :][::-1]
    line_height = max(_mean_length(upper - lower), 1.0)
    line_length = (_mean_length(np.diff(upper, axis=0)) + _mean_length(np.diff(lower, axis=0))) / 2 * (len(upper) - 1)
    margin = margin_share * line_height
    upper, lower = _widened(upper, lower, margin_share, margin)
    scale = height_px / (line_height + 2 * margin)
    wanted = (line_length + 2 * margin) * scale
    width = min(max(round(wanted), MIN_WIDTH_PX), MAX_WIDTH_PX)
    patch, upper, lower = _patch(image, upper, lower)
    # A line that is squeezed into the greatest width shrinks more along than across.
    shrink = max(1.0, wanted / width) / scale
    if shrink >= _HALVED_FROM:
        by = int(shrink / 2)
        patch, upper, lower = _shrunk(patch, upper, lower, by)
        shrink /= by
    finer = math.ceil(shrink - _UNSEEN_SHRINK)
    drawn = _drawn(patch, upper, lower, (width * finer, height_px * finer))
    return drawn if finer == 1 else cv2.resize(drawn, (width, height_px), interpolation=cv2.INTER_AREA)  # type: ignore[return-value]


def quarters_upright(along: NDArray[np.float64]) -> int:
    """How many quarter turns counterclockwise bring a reading direction (2) nearest to rightwards.

    >>> [quarters_upright(np.array(along)) for along in ([9, 1], [-1, 9], [-9, 1], [1, -9])]
    [0, 1, 2, 3]
    """
    if abs(along[0]) >= abs(along[1]):
        return 0 if along[0] >= 0 else 2
    return 1 if along[1] > 0 else 3


def stretched(image: NDArray[np.uint8], factor: float) -> NDArray[np.uint8]:
    """A line's picture made wider by a factor, or narrower by one below 1."""
    width = max(round(image.shape[1] * factor), 4)
    kind = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    return cv2.resize(image, (width, image.shape[0]), interpolation=kind)  # type: ignore[return-value]


def _mean_length(vectors: NDArray[np.float64]) -> float:
    return float(np.hypot(vectors[:, 0], vectors[:, 1]).mean())


def _widened(
    upper: NDArray[np.float64], lower: NDArray[np.float64], share: float, margin: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The sides of a line with a share of its height added above and below, and ``margin`` px at both ends."""
    across = (lower - upper) * share
    sides = np.stack([upper - across, lower + across])
    out = np.stack([sides[:, 0] - sides[:, 1], sides[:, -1] - sides[:, -2]])
    # The two sides go on together, along the middle of the line: a fan would turn the ends of letters.
    out = out.sum(1)
    step = margin * out / np.maximum(np.hypot(out[:, 0], out[:, 1]), 1e-6)[:, None]
    sides[:, 0] += step[0]
    sides[:, -1] += step[1]
    return sides[0], sides[1]


def _patch(
    image: NDArray[np.uint8], upper: NDArray[np.float64], lower: NDArray[np.float64]
) -> tuple[NDArray[np.uint8], NDArray[np.float64], NDArray[np.float64]]:
    """The part of a picture around a line, turned by quarters until the line runs rightwards, and the sides on it."""
    both = np.concatenate([upper, lower])
    size = np.array([image.shape[1], image.shape[0]])
    low = np.clip(np.floor(both.min(0)).astype(int) - 2, 0, size - 1)
    high = np.clip(np.ceil(both.max(0)).astype(int) + 2, low + 1, size)
    along = upper[-1] + lower[-1] - upper[0] - lower[0]
    quarters = quarters_upright(along)
    turn = QuarterTurn(quarters, (int(high[0] - low[0]), int(high[1] - low[1])))
    patch = turn.image(image[low[1] : high[1], low[0] : high[0]])
    return patch, turn.points(upper - low), turn.points(lower - low)


def _shrunk(
    patch: NDArray[np.uint8], upper: NDArray[np.float64], lower: NDArray[np.float64], by: int
) -> tuple[NDArray[np.uint8], NDArray[np.float64], NDArray[np.float64]]:
    """The patch with blocks of ``by`` pixels a side averaged, and the sides on it."""
    height, width = patch.shape
    below, right = -height % by, -width % by
    if below or right:
        patch = cv2.copyMakeBorder(patch, 0, below, 0, right, cv2.BORDER_REPLICATE)  # type: ignore[assignment]
    smaller = cv2.resize(patch, ((width + right) // by, (height + below) // by), interpolation=cv2.INTER_AREA)
    return smaller, upper / by, lower / by  # type: ignore[return-value]


def _drawn(
    patch: NDArray[np.uint8], upper: NDArray[np.float64], lower: NDArray[np.float64], size: tuple[int, int]
) -> NDArray[np.uint8]:
    """The straightened line, bilinear, on a picture of (width, height)."""
    if len(upper) > 2:
        at = _ribbon(upper, lower, size) - np.float32(0.5)
        return cv2.remap(  # type: ignore[return-value]
            patch, at[..., 0], at[..., 1], interpolation=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
    width, height = size
    # cv2 puts pixel centres at integers.
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) - np.float32(0.5)
    source = np.array([upper[0], upper[1], lower[1], lower[0]], np.float32) - np.float32(0.5)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    if np.abs(source[0] - source[1] + source[2] - source[3]).max() < _PARALLEL_PX:
        back = cv2.getAffineTransform(target[[0, 1, 3]], source[[0, 1, 3]])
        return cv2.warpAffine(patch, back, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)  # type: ignore[return-value]
    perspective = cv2.getPerspectiveTransform(target, source)
    return cv2.warpPerspective(patch, perspective, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)  # type: ignore[return-value]


def _ribbon(upper: NDArray[np.float64], lower: NDArray[np.float64], size: tuple[int, int]) -> NDArray[np.float32]:
    """Where the pixels of a straightened line lie on the bent one: float32 (height, width, 2).

    Columns are equally far apart along the line's middle; rows share out the way from the upper side to the lower.
    """
    middle = (upper + lower) / 2
    steps = np.hypot(*np.diff(middle, axis=0).T)
    reached = np.concatenate([[0.0], np.cumsum(steps)])
    columns = (np.arange(size[0]) + 0.5) / size[0] * reached[-1]
    sides = np.stack([[np.interp(columns, reached, side[:, axis]) for axis in (0, 1)] for side in (upper, lower)])
    above, below = sides.transpose(0, 2, 1).astype(np.float32)
    rows = ((np.arange(size[1], dtype=np.float32) + 0.5) / size[1])[:, None, None]
    return above + rows * (below - above)
