"""Lines of text as maps of pixels: what the detector learns to draw, and by what rule lines are shrunk in it.

A line's kernel is its outline drawn in from all sides, so that neighbours never touch. The rule can be undone, which is how
lines grow back from the kernels that are found. Source: M. Liao et al., Real-time scene text detection with differentiable
binarization, 2020, section 3.5; there by an offset that depends on area and perimeter, here by the line's height alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Of a line's height, so much is left in its kernel.
KERNEL_SHARE = 0.5
# Ends are drawn in by as much as sides; of a short line, such as a digit alone, no more than this share of its length each.
_END_SHARE = 0.25
# Lines that are less high than this cannot be read: neither text nor none.
_LEAST_HEIGHT_PX = 5.0
# The band's values lie between these; 0.5 is where kernel and surroundings are told apart at last.
_BAND = (0.3, 0.7)
# Polygons are drawn with so many bits behind the point.
_BITS = 4
# OpenCV fills the pixels a polygon's edge runs through too: measured over 300 quads, half a pixel on all sides.
_OVERDRAWN_PX = 0.5


@dataclass(frozen=True, eq=False)
class LineMaps:
    """Maps (h, w) of a picture, each pixel for ``stride`` x ``stride`` of the picture.

    Attributes:
        kernel: float32, share of the pixel that kernels cover.
        weight: float32, 0 where it is not known whether there is text.
        threshold: float32, highest on the outlines of lines.
        band: float32, 1 where the threshold counts: about outlines.
    """

    kernel: NDArray[np.float32]
    weight: NDArray[np.float32]
    threshold: NDArray[np.float32]
    band: NDArray[np.float32]


def heights(outlines: NDArray[np.floating]) -> NDArray[np.float64]:
    """The height of each line in pixels, float64 (L), from outlines (L, P, 2): the mean over its pairs of points."""
    upper, lower = _sides(outlines)
    return np.linalg.norm(upper - lower, axis=-1).mean(axis=-1)


def shrunk_lines(outlines: NDArray[np.floating]) -> NDArray[np.float64]:
    """The outlines of the kernels of lines, float64 (L, P, 2).

    >>> line = np.array([[[0, 0], [100, 0], [100, 20], [0, 20]]])
    >>> shrunk_lines(line)[0].tolist()
    [[5.0, 5.0], [95.0, 5.0], [95.0, 15.0], [5.0, 15.0]]
    """
    return _shrunk(outlines, 0.0)


def _shrunk(outlines: NDArray[np.floating], more_px: float) -> NDArray[np.float64]:
    """The kernels of lines, drawn in by so much more on all sides."""
    sides = heights(outlines) * (1 - KERNEL_SHARE) / 2
    return _inset(outlines, sides + more_px, np.minimum(sides, _lengths(outlines) * _END_SHARE) + more_px)


def kernel_drawn_in(height: NDArray[np.floating], length: NDArray[np.floating]) -> NDArray[np.float64]:
    """By how much each end of lines was drawn in, of whose kernels heights and lengths are given.

    >>> kernel_drawn_in(np.array([10.0, 10.0]), np.array([90.0, 5.0])).tolist()
    [5.0, 2.5]
    """
    # Where the line was short, its kernel has half its length: each end lost half of what is left.
    return np.minimum(height * (1 / KERNEL_SHARE - 1) / 2, length * _END_SHARE / (1 - 2 * _END_SHARE))


def line_maps(outlines: NDArray[np.floating], legible: NDArray[np.bool_], size: tuple[int, int], *, stride: int) -> LineMaps:
    """The maps of a picture of ``size`` (width, height), multiples of ``stride``, with lines by their outlines (L, P, 2)."""
    import cv2

    small = (size[0] // stride, size[1] // stride)
    tall = heights(outlines)
    read = legible & (tall >= _LEAST_HEIGHT_PX)
    inside = cv2.resize(_drawn(_shrunk(outlines[read], _OVERDRAWN_PX), size), small, interpolation=cv2.INTER_AREA)
    scaled = outlines / stride
    moved = -tall / stride * (1 - KERNEL_SHARE) / 2
    wide = _inset(scaled, moved, moved)
    # Where a line that can be read lies, it is known what is there, though another's surroundings reach into it.
    known = np.maximum(1 - _drawn(wide[~read], small), _drawn(scaled[read], small))
    threshold, band = _threshold(scaled[read], wide[read], small)
    return LineMaps(inside.astype(np.float32, copy=False), known, threshold, (band * known * (inside < 0.5)).astype(np.float32))


def _threshold(
    outlines: NDArray[np.floating], wide: NDArray[np.floating], size: tuple[int, int]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The threshold that falls with the distance from the outlines, and where it counts, float32 (h, w) each."""
    import cv2

    low, high = _BAND
    if not len(outlines):
        return np.full(size[::-1], low, np.float32), np.zeros(size[::-1], np.float32)
    reach = np.zeros(size[::-1], np.float32)
    edges = np.full(size[::-1], 255, np.uint8)
    distances = np.maximum(heights(outlines) * (1 - KERNEL_SHARE) / 2, 1.0)
    for polygon, distance in zip(_fixed(wide), distances.tolist(), strict=True):
        cv2.fillPoly(reach, [polygon], distance, shift=_BITS)
    cv2.polylines(edges, list(_fixed(outlines)), isClosed=True, color=0, shift=_BITS)
    away = cv2.distanceTransform(edges, cv2.DIST_L2, 3)
    near = np.clip(1 - away / np.maximum(reach, 1.0), 0.0, 1.0)
    return (low + (high - low) * near).astype(np.float32), (reach > 0).astype(np.float32)


def _drawn(polygons: NDArray[np.floating], size: tuple[int, int]) -> NDArray[np.float32]:
    """Polygons (n, P, 2) filled with ones, float32 (h, w)."""
    import cv2

    drawn = np.zeros(size[::-1], np.float32)
    for polygon in _fixed(polygons):
        cv2.fillPoly(drawn, [polygon], 1.0, shift=_BITS)
    return drawn


def _fixed(polygons: NDArray[np.floating]) -> NDArray[np.int32]:
    """Points as OpenCV draws them, int32 (n, P, 2): of fixed point, pixel centres at whole numbers."""
    return np.rint((polygons - 0.5) * (1 << _BITS)).astype(np.int32)


def _sides(outlines: NDArray[np.floating]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Upper and lower points (L, P / 2, 2), both from the line's start to its end."""
    half = outlines.shape[1] // 2
    wide = outlines.astype(np.float64)
    return wide[:, :half], wide[:, : half - 1 : -1]


def _inset(outlines: NDArray[np.floating], sides: NDArray[np.floating], ends: NDArray[np.floating]) -> NDArray[np.float64]:
    """Outlines (L, P, 2) with their sides and their ends moved inwards by so many pixels (L); outwards where negative."""
    upper, lower = _sides(outlines)
    share = np.maximum(1 - 2 * sides / np.maximum(heights(outlines), 1e-6), 0.0)[:, None, None]
    both = np.concatenate([(upper + lower) / 2, (upper - lower) / 2 * share], axis=-1)
    steps = np.linalg.norm(np.diff(both[..., :2], axis=1), axis=-1)
    along = np.concatenate([np.zeros((len(steps), 1)), np.cumsum(steps, axis=1)], axis=1)
    place = ends[:, None] + along * (1 - 2 * ends[:, None] / np.maximum(along[:, -1:], 1e-6))
    # The stretch of the middle line that a place lies on; beyond its ends the first and the last go on.
    stretch = np.clip((along[:, None, :] <= place[:, :, None]).sum(axis=-1) - 1, 0, along.shape[1] - 2)
    row = np.arange(len(along))[:, None]
    part = ((place - along[row, stretch]) / np.maximum(steps[row, stretch], 1e-6))[..., None]
    centre, rise = np.split(both[row, stretch] * (1 - part) + both[row, stretch + 1] * part, 2, axis=-1)
    return np.concatenate([centre + rise, (centre - rise)[:, ::-1]], axis=1)


def _lengths(outlines: NDArray[np.floating]) -> NDArray[np.float64]:
    upper, lower = _sides(outlines)
    return np.linalg.norm(np.diff((upper + lower) / 2, axis=1), axis=-1).sum(axis=-1)
