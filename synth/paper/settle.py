"""Settling: what a bent sheet comes to by itself. Its lengths become those of flat paper again, then it rests on the table."""

import numpy as np
from numpy.typing import NDArray

from receipts.loops import jit
from synth.paper.lengths import pull
from synth.paper.sheet import Sheet

# Every how many points the coarser grids have one, and how many passes these get in a round; then come those of all points.
_STRIDES = ((8, 16), (4, 12))
_PASSES = 12
_ROUNDS = 3
# The root of the mean square of strain at which a sheet needs no further round; its 99th percentile is then some 0.2 %.
_GOOD = 6e-4


def settled(sheet: Sheet) -> Sheet:
    """The sheet with all lengths restored, centred over the origin, at rest on the table: stable, lowest at z = 0.

    A flat sheet on the table comes back as it was.
    """
    points = restored(sheet.points, sheet.cell_mm, _ROUNDS)
    if points is sheet.points and not points[..., 2].any():
        return sheet
    return sheet.moved(rested(points))


def restored(points: NDArray[np.float64], cell_mm: tuple[float, float], rounds: int) -> NDArray[np.float64]:
    """The points, float64 (rows, columns, 3), moved until the sides and diagonals of their cells are as long as in flat paper.

    Every side and diagonal in turn moves its two ends along itself, half the error each (Mueller et al. 2007, "Position based
    dynamics", section 3.3). What is wrong over long ways is put right by the same on coarser grids first, in each round (as
    Mueller 2008, "Hierarchical position based dynamics", does).
    """
    moved = points
    for number in range(rounds):
        if _mean_strain(moved, *cell_mm) < _GOOD:
            break
        moved = moved if number else points.copy()
        for stride, passes in _STRIDES:
            if min(points.shape[:2]) > 2 * stride:
                _restore_coarsely(moved, *cell_mm, stride, passes)
        _restore(moved, *cell_mm, _PASSES)
    return moved


def rested(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The points, turned as a rigid body until it stands stably on z = 0, its middle over the origin."""
    for _ in range(12):
        points = points - points.mean(axis=(0, 1))
        slope = np.array(_support(points.reshape(-1, 3)))
        if np.abs(slope).max() < 1e-9:
            break
        points = points @ _levelling(slope).T
    points = points - points.mean(axis=(0, 1))
    points[..., 2] -= points[..., 2].min()
    return points


def _levelling(slope: NDArray[np.float64]) -> NDArray[np.float64]:
    """The rotation, float64 (3, 3), that makes the plane z = slope . (x, y) level by the shortest way (Rodrigues' formula)."""
    normal = np.array([-slope[0], -slope[1], 1.0])
    normal /= np.linalg.norm(normal)
    x, y, cosine = normal
    cross = np.array([[0.0, 0.0, -x], [0.0, 0.0, -y], [x, y, 0.0]])
    return np.eye(3) + cross + cross @ cross / (1.0 + cosine)


@jit
def _restore(points, width, height, passes):  # type: ignore[no-untyped-def]
    rows, columns = points.shape[:2]
    slanted = np.sqrt(width * width + height * height)
    for turn in range(passes):
        for row in range(rows):
            for first in range(2):
                for column in range(first, columns - 1, 2):
                    pull(points, row, column, (0, 1), (width, 1.0))
        for row in range(rows - 1):
            for column in range(columns):
                pull(points, row, column, (1, 0), (height, 1.0))
            # The diagonal that comes last prevails: it is another at every pass.
            for second in range(2):
                right = 1 if (turn + second) % 2 else -1
                for column in range(max(-right, 0), columns - max(right, 0)):
                    pull(points, row, column, (1, right), (slanted, 1.0))


@jit
def _restore_coarsely(points, width, height, stride, passes):  # type: ignore[no-untyped-def]
    """Restore the lengths between every so many points: what the paper between two is too long, the way between them is too.

    The points between move with them.
    """
    rows, columns = _spread(points.shape[0], stride), _spread(points.shape[1], stride)
    coarse = np.empty((len(rows), len(columns), 3))
    for row in range(len(rows)):
        for column in range(len(columns)):
            coarse[row, column] = points[rows[row], columns[column]]
    before = coarse.copy()
    # The rest lengths of the ways to the right, down, and down to the right and left.
    rest = np.zeros((len(rows), len(columns), 4))
    for row in range(len(rows)):
        for column in range(len(columns)):
            for way, (down, right) in enumerate(((0, 1), (1, 0), (1, 1), (1, -1))):
                if row + down < len(rows) and 0 <= column + right < len(columns):
                    ends = (rows[row], columns[column], rows[row + down], columns[column + right])
                    chord = coarse[row + down, column + right] - coarse[row, column]
                    rest[row, column, way] = np.sqrt((chord * chord).sum()) / _stretch(points, width, height, ends)
    for turn in range(passes):
        for row in range(len(rows)):
            for first in range(2):
                for column in range(first, len(columns) - 1, 2):
                    pull(coarse, row, column, (0, 1), (rest[row, column, 0], 1.0))
            if row + 1 == len(rows):
                break
            for column in range(len(columns)):
                pull(coarse, row, column, (1, 0), (rest[row, column, 1], 1.0))
            for second in range(2):
                right = 1 if (turn + second) % 2 else -1
                for column in range(max(-right, 0), len(columns) - max(right, 0)):
                    pull(coarse, row, column, (1, right), (rest[row, column, 2 if right > 0 else 3], 1.0))
    coarse -= before
    _add_between(points, coarse, rows, columns)


@jit
def _add_between(points, coarse, rows, columns):  # type: ignore[no-untyped-def]
    """Add to all points what was found for some of them, by cubic splines through these (Catmull and Rom), so without kinks."""
    down, right = _splines(rows), _splines(columns)
    line = np.empty((len(columns), 3))
    for row in range(points.shape[0]):
        line[:] = 0.0
        first = int(down[row, 0])
        for step in range(4):
            knot = min(max(first + step, 0), len(rows) - 1)
            for column in range(len(columns)):
                for axis in range(3):
                    line[column, axis] += down[row, step + 1] * coarse[knot, column, axis]
        for column in range(points.shape[1]):
            first = int(right[column, 0])
            for step in range(4):
                knot = min(max(first + step, 0), len(columns) - 1)
                for axis in range(3):
                    points[row, column, axis] += right[column, step + 1] * line[knot, axis]


@jit
def _splines(places):  # type: ignore[no-untyped-def]
    """Of each number up to the last place, (n, 5): which place is the first of the four around it, and the weights of these."""
    found = np.empty((places[-1] + 1, 5))
    lower = 0
    for number in range(len(found)):
        while lower + 2 < len(places) and places[lower + 1] <= number:
            lower += 1
        t = (number - places[lower]) / (places[lower + 1] - places[lower])
        found[number, 0] = lower - 1
        found[number, 1] = -0.5 * t + t * t - 0.5 * t**3
        found[number, 2] = 1.0 - 2.5 * t * t + 1.5 * t**3
        found[number, 3] = 0.5 * t + 2.0 * t * t - 1.5 * t**3
        found[number, 4] = -0.5 * t * t + 0.5 * t**3
    return found


@jit
def _spread(count, stride):  # type: ignore[no-untyped-def]
    """Numbers from 0 to count - 1, about a stride apart."""
    pieces = max((count - 1 + stride // 2) // stride, 1)
    places = np.empty(pieces + 1, np.int64)
    for piece in range(pieces + 1):
        places[piece] = (piece * (count - 1) + pieces // 2) // pieces
    return places


@jit
def _stretch(points, width, height, ends):  # type: ignore[no-untyped-def]
    """How long the way from point to point between two points is, against flat paper."""
    top, left, bottom, right = ends
    steps = max(bottom - top, abs(right - left))
    length, flat = 0.0, 0.0
    row, column = top, left
    for step in range(1, steps + 1):
        below = top + ((bottom - top) * step + steps // 2) // steps
        beside = left + ((right - left) * step + steps // 2) // steps
        x = points[below, beside, 0] - points[row, column, 0]
        y = points[below, beside, 1] - points[row, column, 1]
        z = points[below, beside, 2] - points[row, column, 2]
        length += np.sqrt(x * x + y * y + z * z)
        flat += np.sqrt(((beside - column) * width) ** 2 + ((below - row) * height) ** 2)
        row, column = below, beside
    return length / flat


@jit
def _mean_strain(points, width, height):  # type: ignore[no-untyped-def]
    """The root of the mean square of the strain of all sides and diagonals, roughly: half the error of their squares."""
    rows, columns = points.shape[:2]
    slanted = width * width + height * height
    total, count = 0.0, 0
    for down, right, square in ((0, 1, width * width), (1, 0, height * height), (1, 1, slanted), (1, -1, slanted)):
        for row in range(rows - down):
            for column in range(max(-right, 0), columns - max(right, 0)):
                length = 0.0
                for axis in range(3):
                    length += (points[row + down, column + right, axis] - points[row, column, axis]) ** 2
                total += (0.5 * length / square - 0.5) ** 2
                count += 1
    return np.sqrt(total / count)


@jit
def _support(points):  # type: ignore[no-untyped-def]
    """The slope (x, y) of the plane below all points that carries their middle, the origin.

    Of all planes below the points it is the highest at the origin: a linear programme in three unknowns. From the lowest point
    the plane is tilted towards the origin until it meets a second, then a third point; while the origin lies beyond an edge of
    the triangle, the plane is tilted further about that edge.
    """
    lowest = np.argmin(points[:, 2])
    slope_x, slope_y = 0.0, 0.0
    first = second = third = lowest
    # About the lowest point towards the origin.
    away_x, away_y = -points[lowest, 0], -points[lowest, 1]
    for turn in range(64):
        x0, y0, z0 = points[first]
        if turn == 1:
            edge_x, edge_y = points[second, 0] - x0, points[second, 1] - y0
            away_x, away_y = -edge_y, edge_x
            if -x0 * away_x - y0 * away_y < 0.0:
                away_x, away_y = -away_x, -away_y
        length = np.sqrt(away_x * away_x + away_y * away_y)
        if length < 1e-9:
            break
        away_x, away_y = away_x / length, away_y / length
        least, found = np.inf, -1
        for index in range(points.shape[0]):
            x, y = points[index, 0] - x0, points[index, 1] - y0
            reach = away_x * x + away_y * y
            if reach > 1e-6:
                rise = max(points[index, 2] - z0 - slope_x * x - slope_y * y, 0.0) / reach
                if rise < least:
                    least, found = rise, index
        if found < 0:
            break
        slope_x += least * away_x
        slope_y += least * away_y
        if turn == 0:
            second = found
            continue
        third = found
        # The edge beyond which the origin lies, if any, becomes the next to tilt about.
        beyond = False
        for one, other, rest in ((first, third, second), (second, third, first)):
            edge_x, edge_y = points[other, 0] - points[one, 0], points[other, 1] - points[one, 1]
            out_x, out_y = -edge_y, edge_x
            if out_x * (points[rest, 0] - points[one, 0]) + out_y * (points[rest, 1] - points[one, 1]) > 0.0:
                out_x, out_y = -out_x, -out_y
            if -points[one, 0] * out_x - points[one, 1] * out_y > 1e-9 * (abs(out_x) + abs(out_y)):
                first, second, away_x, away_y, beyond = one, other, out_x, out_y, True
                break
        if not beyond:
            break
    return slope_x, slope_y
