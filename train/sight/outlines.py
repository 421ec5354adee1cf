"""From kernels to the outlines of the lines they stand for: their axes, and ribbons along these."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from train.sight.kernels import Bars, Kernels, bars_along, kernels_of, own_axis
from train.sight.line_maps import KERNEL_SHARE, kernel_drawn_in

# A kernel this many times as long as it is high tells by itself which way its line runs.
_LONG = 2.5
# A line that is longer than so many heights may be bent; it is, where its middle leaves a straight line by this of its height.
_BENDABLE, _BENT = 5.0, 0.08
_STATIONS = 12
# Of the middle line's coefficients but the constant one: straight lines keep their axis; of curves little is believed of few
# pixels.
_STIFFNESS = ((1e9, 1e9, 1e9), (1e-6, 0.5, 0.5))
# A kernel's middle is uncertain by this of its height, anew after as long as it is high; lines of a page lie apart by at least
# this angle. Where an axis is further off the page's than the limit, the line runs another way.
_UNSURE, _LEAST_TURN_RAD, _OTHER_WAY_RAD = 0.08, 0.01, 0.35
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


def outlined(kernel: NDArray[np.float32], *, threshold: float, least_confidence: float, margin_share: float) -> list[TextLine]:
    """The lines whose kernels a map (h, w) of likelihoods shows, in pixels of the map.

    A component that is not clearly longer than high, such as a digit alone, runs as most of the page's lines do.

    Args:
        kernel: 0..1.
        threshold: above it a pixel may be in a line.
        least_confidence: of a line, the mean of its kernel.
        margin_share: of a line's height, by so much its outline stands off the ink.
    """
    found = kernels_of(kernel, threshold, least_confidence)
    if found is None:
        return []
    own = bars_along(found, own_axis(found))
    alone = own.length < _LONG * own.height
    # A tall digit too: it is no longer than the page's lines are high.
    usual = np.median(own.height[~alone]) if (~alone).any() else np.inf
    alone |= own.length <= _tall(usual)
    page = _page_axis(own)
    axis = _facing(np.where(alone[:, None], page, _settled(own, page, alone)))
    outlines = _ribbons(found, bars_along(found, axis), margin_share)
    return [TextLine(outline, sure) for outline, sure in zip(outlines, found.confidence.tolist(), strict=True)]


def _tall(height: float) -> float:
    """How long the kernel of a letter is at most, upright, on a page whose kernels are so high."""
    return 1.4 * height


def _page_axis(own: Bars) -> NDArray[np.float64]:
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


def _settled(own: Bars, page: NDArray[np.float64], alone: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The kernels' own axes (n, 2), those of short ones drawn to the page's by as much as they are unsure.

    A line's angle is known to the uncertainty of a straight fit, the page's lines lie apart as its long ones do.
    """
    across = page[0] * own.axis[:, 1] - page[1] * own.axis[:, 0]
    along = own.axis @ page
    off = np.arctan(across / np.where(np.abs(along) < 1e-9, 1e-9, along))
    error = _UNSURE * np.sqrt(12 * np.maximum(own.height / own.length, 1e-9) ** 3)
    near = (np.abs(off) < _OTHER_WAY_RAD) & ~alone
    trust = np.where(near, 1 / error**2, 0.0)
    apart = np.sqrt((trust * off**2).sum() / max(trust.sum(), 1e-9))
    apart = max(float(apart), _LEAST_TURN_RAD)
    kept = np.where(near, off * apart**2 / (apart**2 + error**2), off)
    turned = np.cos(kept)[:, None] * page + np.sin(kept)[:, None] * np.array([-page[1], page[0]])
    return np.asarray(turned)


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


def _columns(found: Kernels, axis: NDArray[np.float64]) -> _Columns:
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


def _ribbons(found: Kernels, bars: Bars, margin_share: float) -> list[NDArray[np.float32]]:
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


def _heights(columns: _Columns, bars: Bars) -> NDArray[np.float64]:
    """The heights of kernels (n): what most of their pixels' columns have; of short ones, those of their bars."""
    inner = np.abs(columns.place) < 0.35 * bars.length[columns.owner]
    tall, count = columns.tall * inner, len(bars.length)
    mean = np.bincount(columns.owner, tall**2, count) / np.maximum(np.bincount(columns.owner, tall, count), 1e-9)
    return np.where(bars.length < _SHORT, bars.height, mean)


def _ends(columns: _Columns, bars: Bars, height: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
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
    found = (np.linalg.solve(normal + np.diag([0.0, *stiff]), levers[..., None]) for stiff in _STIFFNESS)
    return [one[..., 0] / reach[:, None] ** np.arange(4) for one in found]
