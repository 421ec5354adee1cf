"""Sheet: a piece of paper in space, as a grid of points. What all bends change, and what a camera sees.

The world is in millimetres and right-handed: the table is the plane z = 0, z rises from it. A flat sheet lies centred on the
origin, its top towards +y, so that a camera above it, upright, sees the print as it is read. Between its points the sheet
consists of two flat triangles a cell, parted by the diagonal from the cell's top left to its bottom right; every map, every
box and every pixel comes from these triangles.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

CELL_MM = 2.0


@dataclass(frozen=True, eq=False)
class Sheet:
    """A piece of paper in space.

    Attributes:
        points: float64 (rows, columns, 3), mm: where each point of an even grid over the flat paper lies, the first row along
            the paper's top edge, the first column along its left edge.
        size_mm: (width, height) of the flat paper.
    """

    points: NDArray[np.float64]
    size_mm: tuple[float, float]

    @property
    def cell_mm(self) -> tuple[float, float]:
        """(width, height) of a cell of the flat paper."""
        rows, columns = self.points.shape[:2]
        return self.size_mm[0] / (columns - 1), self.size_mm[1] / (rows - 1)

    def moved(self, points: NDArray[np.float64]) -> "Sheet":
        """The same paper with its points elsewhere."""
        return replace(self, points=np.ascontiguousarray(points, np.float64))


def flat_sheet(size_mm: tuple[float, float], cell_mm: float = CELL_MM) -> Sheet:
    """A sheet that lies flat on the table, in cells of about ``cell_mm``.

    >>> sheet = flat_sheet((80.0, 200.0))
    >>> sheet.points.shape, sheet.points[0, 0].tolist(), sheet.points[-1, -1].tolist()
    ((101, 41, 3), [-40.0, 100.0, 0.0], [40.0, -100.0, 0.0])
    """
    columns, rows = (max(round(side / cell_mm), 1) + 1 for side in size_mm)
    x, y = np.meshgrid(np.linspace(-0.5, 0.5, columns) * size_mm[0], np.linspace(0.5, -0.5, rows) * size_mm[1])
    return Sheet(np.stack([x, y, np.zeros_like(x)], axis=-1), size_mm)


def grid_triangles(rows: int, columns: int) -> NDArray[np.int32]:
    """int32 (2 (rows - 1) (columns - 1), 3): the numbers of the points of each triangle, seen counterclockwise from the front.

    Cell by cell in reading order, of each first the triangle on the lower left of the diagonal, then that on the upper right.

    >>> grid_triangles(2, 2).tolist()
    [[0, 2, 3], [0, 3, 1]]
    """
    corner = (np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)).reshape(-1, 1)
    lower = corner + np.array([0, columns, columns + 1])
    upper = corner + np.array([0, columns + 1, 1])
    return np.stack([lower, upper], axis=1).reshape(-1, 3).astype(np.int32)


def grid_normals(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """float64 (rows, columns, 3): unit normals on the printed side of a grid of points, from the middle of their neighbours."""
    right, down = np.gradient(points, axis=1), np.gradient(points, axis=0)
    normals = np.cross(down, right)
    return normals / np.maximum(np.linalg.norm(normals, axis=-1, keepdims=True), 1e-12)


def strain(sheet: Sheet) -> NDArray[np.float64]:
    """By how much the sides and diagonals of all cells are longer or shorter than in flat paper, as shares, float64 (n).

    >>> float(np.abs(strain(flat_sheet((80.0, 200.0)))).max()) < 1e-9
    True
    """
    points, (width, height) = sheet.points, sheet.cell_mm
    slanted = float(np.hypot(width, height))
    pairs = (
        (points[:, 1:], points[:, :-1], width),
        (points[1:], points[:-1], height),
        (points[1:, 1:], points[:-1, :-1], slanted),
        (points[1:, :-1], points[:-1, 1:], slanted),
    )
    lengths = [(np.linalg.norm(one - other, axis=-1) / rest - 1.0).ravel() for one, other, rest in pairs]
    return np.concatenate(lengths)
