"""Bending along a direction: every line of the paper across it stays straight, or as crumpled as it was, and is turned.

The paper's middle line along the direction, a curve in a plane after other bends, keeps its lengths and has each of its pieces
turned; what the sheet deviates from it moves and turns with it. So folds and curls along one direction add up without strain.
"""

from collections.abc import Callable

import numpy as np
from numba import njit
from numpy.typing import NDArray

from synth.paper.sheet import Sheet

# Over how many mm before and after a tight bend crumples are flattened by it.
_REACH_MM = 5.0

Angles = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def places_along(sheet: Sheet, direction_deg: float) -> NDArray[np.float64]:
    """Where each point of the flat paper lies along a direction, float64 (rows, columns), mm from the paper's middle.

    The direction is counterclockwise from the paper's right: 0 runs along its width, 90 from its bottom to its top.
    """
    (rows, columns), (width, height) = sheet.points.shape[:2], sheet.size_mm
    right, up = _axis(direction_deg)
    return up * np.linspace(0.5, -0.5, rows)[:, None] * height + right * np.linspace(-0.5, 0.5, columns) * width


def turned(sheet: Sheet, direction_deg: float, angles: Angles) -> Sheet:
    """The sheet, bent so that it rises along a direction by the given angles more than it did.

    Args:
        sheet: in any shape near the plane z = 0.
        direction_deg: counterclockwise from the paper's right.
        angles: takes places in mm along the direction from the paper's middle to angles in radians, smooth; what adds up there.
    """
    along = places_along(sheet, direction_deg)
    right, up = _axis(direction_deg)
    first, last = float(along.min()), float(along.max())
    aligned = min(abs(right), abs(up)) < 1e-12
    # Along the grid's own directions the points of one line share a place: their distances come out exact.
    cells = sheet.points.shape[0 if abs(up) > 0.5 else 1] - 1 if aligned else max(round((last - first) / min(sheet.cell_mm)), 2)
    fine = cells * (1 if aligned else 4)
    step = (last - first) / fine
    level, height = _middle_line(sheet.points, along, (right, up), cells)
    knots = first + step * np.arange(fine + 1)
    base = np.stack([np.interp(knots, np.linspace(first, last, cells + 1), line) for line in (level, height)], axis=1)
    turn = angles(knots[:-1] + step / 2)
    pieces = _rotated(np.diff(base, axis=0), turn)
    moved = np.concatenate([np.zeros((1, 2)), np.cumsum(pieces, axis=0)])
    moved += base[fine // 2] - moved[fine // 2]
    spread = float(np.sqrt(np.mean((sheet.points[..., 2] - np.interp(along, knots, base[:, 1])) ** 2)))
    curves = np.column_stack([base, moved, angles(knots), _flattening(turn, step, spread)])
    return sheet.moved(_carried(sheet.points, along, (right, up), (first, step), curves))


def _axis(direction_deg: float) -> tuple[float, float]:
    """The direction's parts to the right and upwards, exact for those along the paper's sides."""
    right, up = np.cos(np.deg2rad(direction_deg)), np.sin(np.deg2rad(direction_deg))
    return float(np.where(abs(right) < 1e-12, 0.0, right)), float(np.where(abs(up) < 1e-12, 0.0, up))


def _middle_line(
    points: NDArray[np.float64], along: NDArray[np.float64], axis: tuple[float, float], cells: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The mean place along the direction and the mean height of the points around each of ``cells + 1`` knots."""
    first = float(along.min())
    place = ((along - first) * (cells / (float(along.max()) - first))).ravel()
    lower = np.clip(place.astype(np.int64), 0, cells - 1)
    share = place - lower
    where = np.concatenate([lower, lower + 1])
    weight = np.concatenate([1.0 - share, share])
    total = np.bincount(where, weight, cells + 1)
    # What deviates from the flat paper is averaged: the flat paper's own places are known exactly.
    flat = np.linspace(first, float(along.max()), cells + 1)
    shift = (points[..., 0] * axis[0] + points[..., 1] * axis[1] - along).ravel()
    height = points[..., 2].ravel()
    means = [np.bincount(where, weight * np.tile(values, 2), cells + 1) / total for values in (shift, height)]
    return flat + means[0], means[1]


def _rotated(vectors: NDArray[np.float64], turn: NDArray[np.float64]) -> NDArray[np.float64]:
    cosine, sine = np.cos(turn), np.sin(turn)
    return np.stack([cosine * vectors[:, 0] - sine * vectors[:, 1], sine * vectors[:, 0] + cosine * vectors[:, 1]], axis=1)


def _flattening(turn: NDArray[np.float64], step: float, spread_mm: float) -> NDArray[np.float64]:
    """What is left of crumples at each knot: a tight bend pulls them flat, for they cannot bend in two ways at once."""
    curvature = np.abs(np.diff(turn, prepend=turn[:1], append=turn[-1:])) / step
    left = 1.0 / (1.0 + (4.0 * curvature * spread_mm) ** 2)
    reach = max(round(_REACH_MM / step), 1)
    weights = np.hanning(2 * reach + 3)[1:-1]
    return np.convolve(np.pad(left, reach, mode="edge"), weights / weights.sum(), mode="valid")


@njit(cache=True, error_model="numpy")
def _carried(points, along, axis, knots, curves):  # type: ignore[no-untyped-def]
    """The points, moved and turned with the middle line: its columns are old and new (place, height), turn and flattening."""
    moved = np.empty_like(points)
    first, step = knots
    right, up = axis
    for row in range(points.shape[0]):
        for column in range(points.shape[1]):
            place = (along[row, column] - first) / step
            lower = min(max(int(place), 0), curves.shape[0] - 2)
            share = place - lower
            line = curves[lower] * (1.0 - share) + curves[lower + 1] * share
            x, y, z = points[row, column]
            level = right * x + up * y - line[0]
            height = (z - line[1]) * line[5]
            cosine, sine = np.cos(line[4]), np.sin(line[4])
            forward = line[2] + cosine * level - sine * height
            aside = right * y - up * x
            moved[row, column, 0] = right * forward - up * aside
            moved[row, column, 1] = up * forward + right * aside
            moved[row, column, 2] = line[3] + sine * level + cosine * height
    return moved
