"""Bending along a direction: every line of the paper across it stays straight, or as crumpled as it was, and is turned.

The paper's middle line along the direction, a curve in a plane after other bends, keeps its lengths and has each of its pieces
turned; what the sheet deviates from it moves and turns with it. So folds and curls along one direction add up without strain.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from receipts.loops import jit
from synth.paper.sheet import Sheet

# Over how many mm before and after a tight bend crumples are flattened by it.
_REACH_MM = 5.0
# Crumples of a height (standard deviation) h lose half of it where the bend's radius is this many h.
_REFUSAL = 10.0

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
    along, across = places_along(sheet, direction_deg), places_along(sheet, direction_deg + 90.0)
    axis = right, up = _axis(direction_deg)
    first, last = float(along.min()), float(along.max())
    aligned = min(abs(right), abs(up)) < 1e-12
    # Along the grid's own directions the points of one line share a place: their distances come out exact.
    cells = sheet.points.shape[0 if abs(up) > 0.5 else 1] - 1 if aligned else max(round((last - first) / min(sheet.cell_mm)), 2)
    fine = cells * (1 if aligned else 4)
    step = (last - first) / fine
    knots = first + step * np.arange(fine + 1)
    coarse = np.linspace(first, last, cells + 1)
    middle = _middle_line(sheet.points, (along, across), axis, (first, (last - first) / cells, cells))
    level, height, aside, spread = (np.interp(knots, coarse, line) for line in middle.T)
    base = np.column_stack([knots + level, height])
    turn = angles(knots[:-1] + step / 2)
    moved = np.concatenate([np.zeros((1, 2)), np.cumsum(_rotated(np.diff(base, axis=0), turn), axis=0)])
    moved += base[fine // 2] - moved[fine // 2]
    curves = np.column_stack([base, aside, moved, angles(knots), _flattening(turn, step, spread)])
    return sheet.moved(_carried(sheet.points, (along, across), axis, (first, step), curves))


def _axis(direction_deg: float) -> tuple[float, float]:
    """The direction's parts to the right and upwards, exact for those along the paper's sides."""
    right, up = np.cos(np.deg2rad(direction_deg)), np.sin(np.deg2rad(direction_deg))
    return float(np.where(abs(right) < 1e-12, 0.0, right)), float(np.where(abs(up) < 1e-12, 0.0, up))


def _rotated(vectors: NDArray[np.float64], turn: NDArray[np.float64]) -> NDArray[np.float64]:
    cosine, sine = np.cos(turn), np.sin(turn)
    return np.stack([cosine * vectors[:, 0] - sine * vectors[:, 1], sine * vectors[:, 0] + cosine * vectors[:, 1]], axis=1)


def _flattening(turn: NDArray[np.float64], step: float, spread_mm: NDArray[np.float64]) -> NDArray[np.float64]:
    """What is left of crumples at each knot: a tight bend pulls them flat, for they cannot bend in two ways at once."""
    curvature = np.abs(np.diff(turn, prepend=turn[:1], append=turn[-1:])) / step
    left = 1.0 / (1.0 + (_REFUSAL * curvature * spread_mm) ** 2)
    reach = max(round(_REACH_MM / step), 1)
    weights = np.hanning(2 * reach + 3)[1:-1]
    return np.convolve(np.pad(left, reach, mode="edge"), weights / weights.sum(), mode="valid")


@jit
def _middle_line(points, flat, axis, knots):  # type: ignore[no-untyped-def]
    """Of the points around each knot, (n + 1, 4): how far they left their places along and across the direction, their height,
    all in the mean, in the order along, height, across; and the standard deviation of the height."""
    along, across = flat
    right, up = axis
    first, step, cells = knots
    sums, weights = np.zeros((cells + 1, 4)), np.zeros(cells + 1)
    for row in range(points.shape[0]):
        for column in range(points.shape[1]):
            place = (along[row, column] - first) / step
            lower = min(max(int(place), 0), cells - 1)
            x, y, z = points[row, column, 0], points[row, column, 1], points[row, column, 2]
            for knot, weight in ((lower, 1.0 - (place - lower)), (lower + 1, place - lower)):
                weights[knot] += weight
                sums[knot, 0] += weight * (right * x + up * y - along[row, column])
                sums[knot, 1] += weight * z
                sums[knot, 2] += weight * (right * y - up * x - across[row, column])
                sums[knot, 3] += weight * z * z
    for knot in range(cells + 1):
        for part in range(4):
            sums[knot, part] /= weights[knot]
        sums[knot, 3] = np.sqrt(max(sums[knot, 3] - sums[knot, 1] ** 2, 0.0))
    return sums


@jit
def _carried(points, flat, axis, knots, curves):  # type: ignore[no-untyped-def]
    """The points, moved and turned with the middle line.

    Its columns are the old place along and height, the shift across, the new place and height, the turn and what is left of
    crumples. ``flat`` are the points' places along and across the direction in flat paper: what is flattened comes nearer to
    these, by the square (see `synth.paper.crumple`).
    """
    moved = np.empty_like(points)
    along, across = flat
    first, step = knots
    right, up = axis
    line = np.empty(7)
    for row in range(points.shape[0]):
        for column in range(points.shape[1]):
            place = (along[row, column] - first) / step
            lower = min(max(int(place), 0), curves.shape[0] - 2)
            share = place - lower
            for part in range(7):
                line[part] = curves[lower, part] * (1.0 - share) + curves[lower + 1, part] * share
            x, y, z = points[row, column, 0], points[row, column, 1], points[row, column, 2]
            left = line[6]
            level = (right * x + up * y - line[0]) * left * left
            height = (z - line[1]) * left
            middle = across[row, column] + line[2]
            aside = middle + (right * y - up * x - middle) * left * left
            cosine, sine = np.cos(line[5]), np.sin(line[5])
            forward = line[3] + cosine * level - sine * height
            moved[row, column, 0] = right * forward - up * aside
            moved[row, column, 1] = up * forward + right * aside
            moved[row, column, 2] = line[4] + sine * level + cosine * height
    return moved
