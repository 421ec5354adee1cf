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
# Of the curve's coefficients beyond the straight ones, for straight lines and for cubic ones, where little is believed of few
# pixels; and of the straight ones, which a kernel of one column does not tell.
_STIFFNESS, _LEAST = (1e9, 0.5), 1e-6
# Pixels beside a component belong to it in part: those of less than this are noise.
_LEAST_SHARE = 0.05
# Shorter kernels, in pixels of the map, have no ends that could be told from their middle.
_SHORT = 6.0


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
    """The pixels of n components, and of each component its mass, place and shape.

    Attributes:
        owner: int (m), component of each pixel.
        points: float64 (m, 2).
        weight: float64 (m), share of the pixel that the kernel covers.
        confidence: float64 (n).
        mass: float64 (n), sum of the weights.
        centre: float64 (n, 2).
        covariance: float64 (n, 2, 2).
    """

    owner: NDArray[np.int64]
    points: NDArray[np.float64]
    weight: NDArray[np.float64]
    confidence: NDArray[np.float64]
    mass: NDArray[np.float64]
    centre: NDArray[np.float64]
    covariance: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Bars:
    """Kernels as bars along axes.

    Attributes:
        axis: float64 (n, 2), of length 1.
        length: float64 (n), along the axis.
        height: float64 (n), across it.
    """

    axis: NDArray[np.float64]
    length: NDArray[np.float64]
    height: NDArray[np.float64]


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
    own = _bars(found, _own_axis(found))
    alone = own.length < _LONG * own.height
    # A tall digit too: it is no longer than the page's lines are high.
    usual = np.median(own.height[~alone]) if (~alone).any() else np.inf
    alone |= own.length <= _tall(usual)
    axis = _facing(np.where(alone[:, None], _page_axis(own), own.axis))
    outlines = _ribbons(found, _bars(found, axis), margin_share)
    return [TextLine(outline, sure) for outline, sure in zip(outlines, found.confidence.tolist(), strict=True)]


def _tall(height: float) -> float:
    """How long the kernel of a letter is at most, upright, on a page whose kernels are so high."""
    return 1.4 * height


def _kernels(kernel: NDArray[np.float32], threshold: float, least_confidence: float) -> _Kernels | None:
    """The components that are no specks and sure enough; None where there is none."""
    import cv2

    count, labels = cv2.connectedComponents((kernel > threshold).astype(np.uint8), connectivity=8)
    inner = labels.ravel().nonzero()[0]
    label, value = labels.ravel()[inner], kernel.ravel()[inner]
    area = np.bincount(label, minlength=count)
    mean = np.bincount(label, value, count) / np.maximum(area, 1)
    good = (area >= _LEAST_PIXELS) & (mean >= least_confidence)
    if not good.any():
        return None
    total = int(good.sum())
    owners = np.zeros(kernel.shape, np.float32)
    owners.ravel()[inner] = np.where(good, np.cumsum(good), 0)[label]
    # What a kernel covers in part lies below the threshold: the pixels beside it count by their share.
    owners = np.where(kernel > _LEAST_SHARE, cv2.dilate(owners, np.ones((3, 3), np.uint8)), 0)
    pixel = owners.ravel().nonzero()[0]
    owner = owners.ravel()[pixel].astype(np.int64) - 1
    value = kernel.ravel()[pixel].astype(np.float64)
    peak = np.zeros(total)
    np.maximum.at(peak, owner, value)
    weight = value / peak[owner]
    points = np.stack(np.divmod(pixel, kernel.shape[1])[::-1], axis=1) + 0.5
    mass = np.bincount(owner, weight, total).astype(np.float64)
    centre = np.stack([np.bincount(owner, weight * points[:, side], total) / mass for side in (0, 1)], axis=1)
    away = points - centre[owner]
    pairs = ((0, 0), (0, 1), (0, 1), (1, 1))
    spread = [np.bincount(owner, weight * away[:, one] * away[:, other], total) / mass for one, other in pairs]
    return _Kernels(owner, points, weight, mean[good], mass, centre, np.stack(spread, axis=1).reshape(-1, 2, 2))


def _own_axis(found: _Kernels) -> NDArray[np.float64]:
    """The axis along which each kernel spreads most, float64 (n, 2)."""
    spread = found.covariance
    angle = 0.5 * np.arctan2(2 * spread[:, 0, 1], spread[:, 0, 0] - spread[:, 1, 1])
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


def _bars(found: _Kernels, axis: NDArray[np.float64]) -> _Bars:
    """The kernels as bars along axes (n, 2)."""
    across = np.stack([-axis[:, 1], axis[:, 0]], axis=1)
    along_spread, across_spread = (np.einsum("ni,nij,nj->n", one, found.covariance, one) * 12 for one in (axis, across))
    return _Bars(axis, *_sides(found.mass, along_spread, across_spread))


def _sides(
    mass: NDArray[np.float64], along: NDArray[np.float64], across: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Length and height of blurred bars, of which mass and variances are known, these times 12.

    A bar's variance is a twelfth of its side's square, the blur adds the same to both, and mass is length times height.
    """
    apart, both = (along - across) / 2, np.hypot((along - across) / 2, mass)
    # The difference of two that are nearly alike is taken from their product, which is the square of the mass.
    greater = both + np.abs(apart)
    lesser = mass**2 / greater
    level = apart >= 0
    return np.sqrt(np.where(level, greater, lesser)), np.sqrt(np.where(level, lesser, greater))


def _page_axis(own: _Bars) -> NDArray[np.float64]:
    """The axis that most of the long kernels have, by their length, float64 (2); along the rows where there is none."""
    angle = np.arctan2(own.axis[:, 1], own.axis[:, 0])
    sure = own.length >= _LONG * own.height
    if not sure.any():
        return np.array([1.0, 0.0])
    # An axis is the same after half a turn: angles are doubled. First the nearer way, then the mean of those near to it.
    level = np.abs(np.cos(angle)) >= np.sqrt(0.5)
    way = level if own.length[sure & level].sum() >= own.length[sure & ~level].sum() else ~level
    chosen = sure & way
    doubled = (own.length[chosen] * np.exp(2j * angle[chosen])).sum()
    mean = np.angle(doubled) / 2
    return np.array([np.cos(mean), np.sin(mean)])


def _facing(axis: NDArray[np.float64]) -> NDArray[np.float64]:
    """Axes (n, 2) turned so that they run to the right, or down where they are nearer to upright."""
    level = np.abs(axis[:, 0]) >= np.abs(axis[:, 1])
    sign = np.where(level, np.sign(axis[:, 0]), np.sign(axis[:, 1]))
    return axis * sign[:, None]


@dataclass(frozen=True, eq=False)
class _Columns:
    """The kernels in columns of one pixel across their axes, those of all kernels in one row.

    Attributes:
        first: int (n), each kernel's first column.
        owner: int (c).
        place: float64 (c), of the column's middle along the axis, from the kernel's centre.
        tall: float64 (c), the kernel's height there.
        middle: float64 (c), where it lies across the axis.
    """

    first: NDArray[np.int64]
    owner: NDArray[np.int64]
    place: NDArray[np.float64]
    tall: NDArray[np.float64]
    middle: NDArray[np.float64]


def _columns(found: _Kernels, axis: NDArray[np.float64]) -> _Columns:
    """The columns of kernels along axes (n, 2)."""
    away, way = found.points - found.centre[found.owner], axis[found.owner]
    along = (away * way).sum(axis=1)
    beside = away[:, 1] * way[:, 0] - away[:, 0] * way[:, 1]
    reach = np.zeros(len(axis))
    np.maximum.at(reach, found.owner, np.abs(along))
    half = np.ceil(reach).astype(np.int64) + 2
    ends = np.cumsum(2 * half)
    first = ends - 2 * half
    owner = np.repeat(np.arange(len(axis)), 2 * half)
    place = np.arange(ends[-1]) - (first + half)[owner] + 0.5
    # Each pixel goes to the two columns it lies between: whole pixels would crowd into some where the axis is slanted.
    at = along - 0.5
    before = np.floor(at)
    share = at - before
    key = before.astype(np.int64) + (first + half)[found.owner]
    tall, lever = np.zeros(ends[-1]), np.zeros(ends[-1])
    for shift, part in ((0, found.weight * (1 - share)), (1, found.weight * share)):
        tall += np.bincount(key + shift, part, ends[-1])
        lever += np.bincount(key + shift, part * beside, ends[-1])
    return _Columns(first, owner, place, tall, lever / np.maximum(tall, 1e-9))


def _ribbons(found: _Kernels, bars: _Bars, margin_share: float) -> list[NDArray[np.float32]]:
    """The outlines of lines, each along its axis."""
    columns = _columns(found, bars.axis)
    height = _heights(columns, bars)
    start, end = _ends(columns, bars, height)
    drawn_in = kernel_drawn_in(height, end - start)
    margin = margin_share * height / KERNEL_SHARE
    half = height / KERNEL_SHARE / 2 + margin
    start, end = start - drawn_in - margin, end + drawn_in + margin
    stations = start[:, None] + (end - start)[:, None] * np.linspace(0, 1, _STATIONS)
    straight, bent = ((curve[:, None] * stations[..., None] ** np.arange(4)).sum(axis=-1) for curve in _curves(columns, height))
    flat = (np.abs(bent - straight).max(axis=1) < _BENT * 2 * half) | (end - start < 2 * half * _BENDABLE)
    bent = np.where(flat[:, None], straight, bent)
    across = np.stack([-bars.axis[:, 1], bars.axis[:, 0]], axis=1)
    middle = found.centre[:, None] + stations[..., None] * bars.axis[:, None] + bent[..., None] * across[:, None]
    rise = (half[:, None] * across)[:, None]
    upper, lower = (middle - rise).astype(np.float32), (middle + rise).astype(np.float32)
    ends = [0, -1]
    return [
        np.concatenate([one[ends], other[ends[::-1]]] if chord else [one, other[::-1]])
        for one, other, chord in zip(upper, lower, flat.tolist(), strict=True)
    ]


def _heights(columns: _Columns, bars: _Bars) -> NDArray[np.float64]:
    """The heights of kernels (n): what most of their pixels' columns have; of short ones, those of their bars."""
    inner = np.abs(columns.place) < 0.35 * bars.length[columns.owner]
    tall, count = columns.tall * inner, len(bars.length)
    mean = np.bincount(columns.owner, tall**2, count) / np.maximum(np.bincount(columns.owner, tall, count), 1e-9)
    return np.where(bars.length < _SHORT, bars.height, mean)


def _ends(columns: _Columns, bars: _Bars, height: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where kernels begin and end (n): outermost columns, which they cover in part, count in part."""
    share = np.minimum(columns.tall / np.maximum(height, 1e-9)[columns.owner], 1.0)
    full = np.where(share >= 0.5, columns.place, np.nan)
    low, high = np.fmin.reduceat(full, columns.first), np.fmax.reduceat(full, columns.first)
    count = len(height)
    # Beyond the second full column from each end lies what makes up the end.
    before = np.bincount(columns.owner, share * (columns.place < (low + 1.5)[columns.owner]), count)
    after = np.bincount(columns.owner, share * (columns.place > (high - 1.5)[columns.owner]), count)
    short = (bars.length < _SHORT) | ~(high - low > 3)
    return np.where(short, -bars.length / 2, low + 1.5 - before), np.where(short, bars.length / 2, high - 1.5 + after)


def _curves(columns: _Columns, height: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Coefficients (n, 4) of the middle lines, from the constant on: as straight lines, and as cubic ones."""
    count = len(height)
    weight = np.where(columns.tall >= 0.5 * height[columns.owner], columns.tall, 0.0)
    reach = np.maximum(np.maximum.reduceat(np.abs(columns.place) * (weight > 0), columns.first), 1.0)
    place = columns.place / reach[columns.owner]
    powers = np.stack([np.bincount(columns.owner, weight * place**power, count) for power in range(7)], axis=1)
    levers = np.stack([np.bincount(columns.owner, weight * columns.middle * place**power, count) for power in range(4)], axis=1)
    normal = powers[:, np.add.outer(np.arange(4), np.arange(4))]
    found = (np.linalg.solve(normal + np.diag([_LEAST, _LEAST, stiff, stiff]), levers[..., None]) for stiff in _STIFFNESS)
    return [one[..., 0] / reach[:, None] ** np.arange(4) for one in found]
