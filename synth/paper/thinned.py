"""A sheet by fewer points, for what throws its shadows: nowhere in front of the sheet, on which it would throw one."""

import numpy as np
from numpy.typing import NDArray

from synth.paper.sheet import Sheet, grid_normals

# By how much the fewer points lie behind the paper beyond what they must.
_MARGIN_MM = 0.01


def thinned_points(sheet: Sheet) -> NDArray[np.float64]:
    """Every other point of a sheet, the last ones too, float64 (a, b, 3) mm, behind its printed side where that is hollow.

    A straight line between two points of a hollow passes in front of the one between them, which would then lie in shadow: so
    both ends step back by as much.
    """
    points, normals = sheet.points, grid_normals(sheet.points)
    rows, columns = (np.append(np.arange(0, count - 1, 2), count - 1) for count in points.shape[:2])
    kept = np.ix_(rows, columns)
    back = np.full((len(rows), len(columns)), _MARGIN_MM)
    for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
        one, two = _ends(down, right), _ends(-down, -right)
        middle = np.ix_(
            (rows[: len(rows) - down] + rows[down:]) // 2, (columns[: len(columns) - abs(right)] + columns[abs(right) :]) // 2
        )
        chord = 0.5 * (points[kept][one] + points[kept][two])
        before = ((chord - points[middle]) * normals[middle]).sum(axis=2)
        for end in (one, two):
            back[end] = np.maximum(back[end], before + _MARGIN_MM)
    return points[kept] - back[..., None] * normals[kept]


def _ends(down: int, right: int) -> tuple[slice, slice]:
    """The points of a grid that have another so many rows further down and columns to the right."""
    return tuple(slice(max(-step, 0), -step if step > 0 else None) for step in (down, right))  # type: ignore[return-value]
