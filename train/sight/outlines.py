"""From a map of kernels to the outlines of the lines they stand for: components, their axes, and ribbons along these."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from train.sight.line_maps import KERNEL_SHARE, kernel_drawn_in

# Components of fewer pixels of the map are specks.
_LEAST_PIXELS = 4
# A kernel this many times as long as it is high tells by itself which way its line runs.
_LONG = 2.5
# A line that is longer than so many heights may be bent; it is, where its middle leaves a straight line by this of its height.
_BENDABLE, _BENT = 5.0, 0.08
_STATIONS = 12
# Of the curve's coefficients beyond the straight ones: little is believed of few pixels.
_STIFFNESS = 0.5


@dataclass(frozen=True, eq=False)
class TextLine:
    """A line of text on a picture.

    Attributes:
        outline: float32 (P, 2), px; the upper side from the line's start to its end, then the lower side back; P is even, 4
            for straight lines. Lines run from left to right, or from the top down where they are nearer to upright.
        confidence: 0..1.
    """

    outline: NDArray[np.float32]
    confidence: float


@dataclass(frozen=True, eq=False)
class _Kernels:
    """The pixels of n components, and of each component its mean, peak, place and axis.

    Attributes:
        owner: int (m), component of each pixel.
        points: float64 (m, 2).
        weight: float64 (m), share of the pixel that the kernel covers.
        confidence: float64 (n).
        centre: float64 (n, 2).
        spread: float64 (n, 2), standard deviations along the axis and across.
        axis: float64 (n, 2), of length 1.
    """

    owner: NDArray[np.int64]
    points: NDArray[np.float64]
    weight: NDArray[np.float64]
    confidence: NDArray[np.float64]
    centre: NDArray[np.float64]
    spread: NDArray[np.float64]
    axis: NDArray[np.float64]


def outlined(kernel: NDArray[np.float32], *, threshold: float, least_confidence: float, margin_share: float) -> list[TextLine]:
    """The lines whose kernels a map (h, w) of likelihoods shows, in pixels of the map.

    A component that is not clearly longer than high, such as a digit alone, runs as most of the page's lines do.

    Args:
        kernel: 0..1.
        threshold: above it a pixel may be in a line.
        least_confidence: of a line, the mean of its kernel.
        margin_share: of a line's height, by so much its outline stands off the ink.
    """
    found = _kernels(kernel, threshold, least_confidence)
    if found is None:
        return []
    length, height = _extent(found)
    axis = _page_axis(found, length)
    alone = found.spread[:, 0] < _LONG * np.maximum(found.spread[:, 1], 0.29)
    # A tall digit too: it is no longer than the page's lines are high.
    usual = np.median(height[~alone]) if (~alone).any() else np.inf
    alone |= length <= _tall(usual)
    turned = np.where(alone[:, None], axis, found.axis)
    return _ribbons(found, _facing(turned), margin_share)


def _tall(height: float) -> float:
    """How long the kernel of a letter is at most, upright, on a page whose kernels are so high."""
    return 1.4 * height


def _kernels(kernel: NDArray[np.float32], threshold: float, least_confidence: float) -> _Kernels | None:
    """The components that are no specks and sure enough; None where there is none."""
    import cv2

    count, labels, _, _ = cv2.connectedComponentsWithStats((kernel > threshold).astype(np.uint8), connectivity=8)
    rows, columns = np.nonzero(labels)
    label, value = labels[rows, columns], kernel[rows, columns].astype(np.float64)
    area = np.bincount(label, minlength=count)
    mean = np.bincount(label, value, count) / np.maximum(area, 1)
    good = (area >= _LEAST_PIXELS) & (mean >= least_confidence)
    if not good.any():
        return None
    number = np.cumsum(good) - 1
    kept = good[label]
    owner, value = number[label[kept]], value[kept]
    points = np.stack([columns[kept], rows[kept]], axis=1) + 0.5
    total = int(good.sum())
    peak = np.zeros(total)
    np.maximum.at(peak, owner, value)
    weight = value / peak[owner]
    whole = np.bincount(owner, weight, total)
    centre = np.stack([np.bincount(owner, weight * points[:, side], total) / whole for side in (0, 1)], axis=1)
    away = points - centre[owner]
    xx, yy, xy = (
        np.bincount(owner, weight * away[:, one] * away[:, other], total) / whole for one, other in ((0, 0), (1, 1), (0, 1))
    )
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)
    middle, half = (xx + yy) / 2, np.hypot((xx - yy) / 2, xy)
    spread = np.sqrt(np.maximum(np.stack([middle + half, middle - half], axis=1), 0))
    return _Kernels(owner, points, weight, mean[good], centre, spread, np.stack([np.cos(angle), np.sin(angle)], axis=1))


def _extent(found: _Kernels) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Length and height of kernels, as bars with their standard deviations have."""
    long, high = (found.spread * np.sqrt(12)).T
    return long, high


def _page_axis(found: _Kernels, length: NDArray[np.float64]) -> NDArray[np.float64]:
    """The axis that most of the long kernels have, by their length, float64 (2); along the rows where there is none."""
    angle = np.arctan2(found.axis[:, 1], found.axis[:, 0])
    sure = found.spread[:, 0] >= _LONG * found.spread[:, 1]
    if not sure.any():
        return np.array([1.0, 0.0])
    # An axis is the same after half a turn: angles are doubled. First the nearer way, then the mean of those near to it.
    level = np.abs(np.cos(angle)) >= np.sqrt(0.5)
    way = level if length[sure & level].sum() >= length[sure & ~level].sum() else ~level
    chosen = sure & way
    doubled = (length[chosen] * np.exp(2j * angle[chosen])).sum()
    mean = np.angle(doubled) / 2
    return np.array([np.cos(mean), np.sin(mean)])


def _facing(axis: NDArray[np.float64]) -> NDArray[np.float64]:
    """Axes (n, 2) turned so that they run to the right, or down where they are nearer to upright."""
    level = np.abs(axis[:, 0]) >= np.abs(axis[:, 1])
    sign = np.where(level, np.sign(axis[:, 0]), np.sign(axis[:, 1]))
    return axis * sign[:, None]


def _ribbons(found: _Kernels, axis: NDArray[np.float64], margin_share: float) -> list[TextLine]:
    """The lines, each along its axis: the kernel in columns of one pixel across it gives the middle and the height."""
    across = np.stack([-axis[:, 1], axis[:, 0]], axis=1)
    away = found.points - found.centre[found.owner]
    along = (away * axis[found.owner]).sum(axis=1)
    beside = (away * across[found.owner]).sum(axis=1)
    order = np.argsort(found.owner, kind="stable")
    parts = np.searchsorted(found.owner[order], np.arange(len(axis) + 1))
    lines = []
    for number in range(len(axis)):
        part = order[parts[number] : parts[number + 1]]
        ribbon = _ribbon(along[part], beside[part], found.weight[part], margin_share)
        outline = found.centre[number] + ribbon @ np.stack([axis[number], across[number]])
        lines.append(TextLine(outline.astype(np.float32), float(found.confidence[number])))
    return lines


def _ribbon(
    along: NDArray[np.float64], beside: NDArray[np.float64], weight: NDArray[np.float64], margin_share: float
) -> NDArray[np.float64]:
    """The outline (P, 2) of a line about the origin whose axis is the first coordinate, from the pixels of its kernel."""
    first = along.min()
    column = (along - first).astype(np.int64)
    tall = np.bincount(column, weight).astype(np.float64)
    place = np.arange(len(tall)) + first + 0.5
    middle = np.bincount(column, weight * beside) / np.maximum(tall, 1e-6)
    height = _height(tall)
    start, end = _ends(tall, height, first)
    drawn_in = kernel_drawn_in(height, end - start)
    margin = margin_share * height / KERNEL_SHARE
    half = height / KERNEL_SHARE / 2 + margin
    start, end = start - drawn_in - margin, end + drawn_in + margin
    inside = tall >= 0.5 * height
    curve = _curve(place[inside], middle[inside], tall[inside], bendable=end - start > 2 * half * _BENDABLE)
    stations = np.linspace(start, end, _STATIONS)
    straight = np.polynomial.Polynomial(curve[:2])(stations[[0, -1]])
    bent = np.polynomial.Polynomial(curve)(stations)
    if np.abs(bent - np.interp(stations, stations[[0, -1]], bent[[0, -1]])).max() < _BENT * 2 * half:
        stations, bent = stations[[0, -1]], straight
    upper, lower = np.stack([stations, bent - half], axis=1), np.stack([stations, bent + half], axis=1)
    return np.concatenate([upper, lower[::-1]])


def _height(tall: NDArray[np.float64]) -> float:
    """The height of a kernel from that of its columns: the mean of its inner ones."""
    trim = len(tall) // 6
    inner = tall[trim : len(tall) - trim]
    return float(inner[inner >= 0.5 * inner.max()].mean())


def _ends(tall: NDArray[np.float64], height: float, first: float) -> tuple[float, float]:
    """Where a kernel begins and ends: columns that it covers in part count in part."""
    full = np.flatnonzero(tall >= 0.5 * height)
    low, high = int(full[0]), int(full[-1])
    # The columns at the ends, and those beyond, make up for what the outermost full columns lack.
    before = min(float(tall[: low + 1].sum()) / height, 2.0)
    after = min(float(tall[high:].sum()) / height, 2.0)
    if low == high:
        width = float(tall.sum()) / height
        middle = first + float((tall * (np.arange(len(tall)) + 0.5)).sum() / tall.sum())
        return middle - width / 2, middle + width / 2
    return first + low + 1 - before, first + high + after


def _curve(
    place: NDArray[np.float64], middle: NDArray[np.float64], weight: NDArray[np.float64], *, bendable: bool
) -> NDArray[np.float64]:
    """Coefficients of the middle line, from the constant on: of degree 1, or 3 where the line may be bent."""
    if len(place) < 3:
        return np.array([np.average(middle, weights=weight), 0.0])
    reach = max(float(np.abs(place).max()), 1.0)
    degree = 3 if bendable and len(place) > 8 else 1
    powers = (place[:, None] / reach) ** np.arange(degree + 1)
    stiff = np.array([0.0, 0.0, _STIFFNESS, _STIFFNESS])[: degree + 1]
    normal = powers.T @ (powers * weight[:, None]) + np.diag(stiff)
    found = np.linalg.lstsq(normal, powers.T @ (weight * middle), rcond=None)[0]
    return found / reach ** np.arange(degree + 1)
