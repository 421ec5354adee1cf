"""The order in which a person reads the lines of a receipt: row after row, each from left to right.

A row is what `Document.row` calls one: lines whose middles lie inside one another's heights. There the paper lies straight and
flat; here rows may slope and bend. So the lines' own directions are averaged over their surroundings, and each line is moved
along them to one common column, where heights can be compared.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# How far around it a line's direction counts: shares of the page's width and height, as those of a Gaussian.
_REACH_SHARE = (0.2, 0.06)
# The slope of the whole page counts everywhere, as so much of all text would right there: where no line is near, it decides.
_PRIOR_SHARE = 0.01
# A line is moved to the common column in so many steps.
_STEPS = 8
# Lines of one row may touch, or overlap by as much of the shorter one; more stands below the other.
_OVERLAP_SHARE = 0.3
# A line may join any of so many rows that were begun last: of two rows that lean, the next line may belong to the upper one.
_OPEN_ROWS = 4


@dataclass(frozen=True)
class _Flat:
    """L lines as they would lie on flat paper, read rightwards, px: float64 (L) each.

    Attributes:
        left: where a line begins.
        right: where it ends.
        level: how far down its middle lies.
        height: of the line.
    """

    left: NDArray[np.float64]
    right: NDArray[np.float64]
    level: NDArray[np.float64]
    height: NDArray[np.float64]


@dataclass
class _Row:
    lines: list[int] = field(default_factory=list)


def reading_order(quads: NDArray[np.float32]) -> NDArray[np.int64]:
    """The numbers of lines in the order of reading, int64 (L).

    Args:
        quads: (L, 4, 2), px, clockwise from each text's top left.

    >>> quads = np.array([[[50, 1], [90, 1], [90, 9], [50, 9]], [[0, 20], [40, 20], [40, 28], [0, 28]],
    ...                   [[0, 0], [40, 0], [40, 8], [0, 8]]], np.float32)
    >>> reading_order(quads).tolist()
    [2, 0, 1]
    """
    corners = np.asarray(quads, np.float64).reshape(-1, 4, 2)
    if len(corners) < 2:
        return np.arange(len(corners))
    flat = _flattened(corners)
    rows = _rows(flat)
    rows.sort(key=lambda row: float(flat.level[row.lines].mean()))
    return np.array([line for row in rows for line in sorted(row.lines, key=lambda line: (flat.left[line], line))], np.int64)


def _flattened(corners: NDArray[np.float64]) -> _Flat:
    """Lines (L, 4, 2) turned so that most of them run rightwards, and moved along their neighbours' slopes."""
    along = (corners[:, 1] + corners[:, 2] - corners[:, 0] - corners[:, 3]) / 2
    length = np.hypot(along[:, 0], along[:, 1])
    angle = _common_angle(along, length)
    cosine, sine = math.cos(angle), math.sin(angle)
    turn = np.array([[cosine, -sine], [sine, cosine]])
    corners, along = corners @ turn, along @ turn
    down = (corners[:, 3] + corners[:, 2] - corners[:, 0] - corners[:, 1]) / 2
    middle = corners.mean(1)
    return _Flat(
        left=corners[:, :, 0].min(1),
        right=corners[:, :, 0].max(1),
        level=_levels(middle, along, np.ptp(corners.reshape(-1, 2), axis=0)),
        height=np.maximum(np.hypot(down[:, 0], down[:, 1]), 1.0),
    )


def _common_angle(along: NDArray[np.float64], length: NDArray[np.float64]) -> float:
    """The angle by which the text runs, in radians: the median over all of it, so that a few lines across do not count."""
    total = along.sum(0)
    main = math.atan2(total[1], total[0])
    off = np.arctan2(along[:, 1], along[:, 0]) - main
    off = (off + np.pi) % (2 * np.pi) - np.pi
    order = np.argsort(off, kind="stable")
    reached = np.cumsum(length[order])
    return main + float(off[order[np.searchsorted(reached, reached[-1] / 2)]])


def _levels(middle: NDArray[np.float64], along: NDArray[np.float64], extent: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far down lines with the middles (L, 2) lie at the page's middle column, float64 (L); the text's extent is (2)."""
    # The longer a line, the less a pixel's error matters to its slope; lines across the others say nothing.
    weight = np.where(along[:, 0] > np.abs(along[:, 1]), along[:, 0] ** 2, 0.0)
    slope = np.where(weight > 0, along[:, 1] / np.where(weight > 0, along[:, 0], 1.0), 0.0)
    reach = np.maximum(extent, 1.0)
    centre = middle.mean(0)
    plane = _plane((middle - centre) / reach, slope, weight)
    over = slope - _terms((middle - centre) / reach) @ plane
    prior = max(_PRIOR_SHARE * float(weight.sum()), 1e-9)
    step = (centre[0] - middle[:, 0]) / _STEPS
    at = middle.copy()
    for _ in range(_STEPS):
        apart = (at[:, None] - middle[None]) / (reach * _REACH_SHARE)
        near = weight * np.exp(-0.5 * (apart**2).sum(2))
        at[:, 1] += step * (_terms((at - centre) / reach) @ plane + (near @ over) / (near.sum(1) + prior))
        at[:, 0] += step
    return at[:, 1]


def _terms(at: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate([np.ones((len(at), 1)), at], axis=1)


def _plane(at: NDArray[np.float64], slope: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """How the slope of lines changes over the page, as perspective makes it: float64 (3), of 1, x and y."""
    terms = _terms(at)
    weighted = terms * weight[:, None]
    # As if a share of the text told that nothing changes: two lines decide nothing about a page.
    damping = np.diag([1e-9, 1.0, 1.0]) * _PRIOR_SHARE * max(float(weight.sum()), 1e-9)
    solved: NDArray[np.float64] = np.linalg.solve(weighted.T @ terms + damping, weighted.T @ slope).astype(np.float64)
    return solved


def _rows(flat: _Flat) -> list[_Row]:
    """The rows, each line in the one of those begun last that it fits best, from the topmost line to the lowest."""
    rows: list[_Row] = []
    for line in np.argsort(flat.level, kind="stable").tolist():
        open_rows = rows[-_OPEN_ROWS:]
        apart = [_apart(flat, line, row) for row in open_rows]
        best = min(range(len(apart)), key=apart.__getitem__, default=None)
        if best is None or apart[best] >= 0.5:
            rows.append(_Row())
            best, open_rows = -1, rows
        open_rows[best].lines.append(line)
    return rows


def _apart(flat: _Flat, line: int, row: _Row) -> float:
    """How far a line's level is from its nearest neighbour's in a row, in heights of the lower of the two.

    Below 0.5 the middle of each lies inside the other; inf where the line stands below or above one of the row.
    """
    left, right = flat.left[line], flat.right[line]
    nearest, gap = row.lines[0], math.inf
    for other in row.lines:
        overlap = min(right, flat.right[other]) - max(left, flat.left[other])
        if overlap > _OVERLAP_SHARE * min(right - left, flat.right[other] - flat.left[other]):
            return math.inf
        if -overlap < gap:
            nearest, gap = other, -overlap
    return abs(flat.level[line] - flat.level[nearest]) / min(flat.height[line], flat.height[nearest])
