"""Lengths: what brings two points of a sheet back to the distance that they have on flat paper."""

from receipts.loops import jit


@jit
def pull(points, row, column, step, rest):  # type: ignore[no-untyped-def]
    """Move a point and that some steps on along the line between them towards a distance (no root: exact to second order).

    Args:
        points: float64 (rows, columns, 3), changed in place.
        step: how many rows and columns on the other lies.
        rest: the distance, and the share of the way that is gone: 1 all of it.
    """
    other, beside = row + step[0], column + step[1]
    x = points[other, beside, 0] - points[row, column, 0]
    y = points[other, beside, 1] - points[row, column, 1]
    z = points[other, beside, 2] - points[row, column, 2]
    square = rest[0] * rest[0]
    share = rest[1] * (0.5 - square / (x * x + y * y + z * z + square))
    points[row, column, 0] += share * x
    points[row, column, 1] += share * y
    points[row, column, 2] += share * z
    points[other, beside, 0] -= share * x
    points[other, beside, 1] -= share * y
    points[other, beside, 2] -= share * z
