"""SheetView: a sheet as a camera sees it: the one map from a print's dots to the pixels of a photograph."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synth.paper.sheet import Sheet
from synth.scene.camera.camera import Camera

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class SheetView:
    """A sheet with a print of (width, height) dots before a camera.

    Attributes:
        sheet: in the world.
        dots: (width, height) of the print that covers it.
    """

    sheet: Sheet
    camera: Camera
    dots: tuple[int, int]

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the picture in pixels."""
        return self.camera.size

    def points(self, points: ArrayLike) -> Floats:
        """Where dots (..., 2) of the print land in the picture, float64 (..., 2), px; in sight or not."""
        return self.camera.pixels(self.surface(points))

    def surface(self, points: ArrayLike) -> Floats:
        """Where dots (..., 2) of the print lie in the world, float64 (..., 3), mm: on the very triangles that are drawn."""
        rows, columns = self.sheet.points.shape[:2]
        grid = np.asarray(points, np.float64) / np.array(self.dots) * (columns - 1, rows - 1)
        column = np.clip(np.floor(grid[..., 0]), 0, columns - 2).astype(np.int64)
        row = np.clip(np.floor(grid[..., 1]), 0, rows - 2).astype(np.int64)
        right, down = (grid[..., 0] - column)[..., None], (grid[..., 1] - row)[..., None]
        corners = self.sheet.points
        start, end = corners[row, column], corners[row + 1, column + 1]
        lower, upper = corners[row + 1, column], corners[row, column + 1]
        return np.where(
            down >= right,
            start + down * (lower - start) + right * (end - lower),
            start + right * (upper - start) + down * (end - upper),
        )

    def places(self) -> NDArray[np.float32]:
        """The dots (x, y) on which the points of the sheet lie, float32 (rows * columns, 2)."""
        rows, columns = self.sheet.points.shape[:2]
        x, y = np.meshgrid(np.linspace(0, self.dots[0], columns), np.linspace(0, self.dots[1], rows))
        return np.stack([x.ravel(), y.ravel()], axis=1).astype(np.float32)

    def px_per_dot(self) -> float:
        """Pixels along the side of a dot at the middle of the sheet, from the area that it takes."""
        middle = np.array(self.dots) / 2
        moved = self.points(middle + np.array([[0, 0], [1, 0], [0, 1]]))
        return float(abs(np.linalg.det(moved[1:] - moved[0])) ** 0.5)

    def outline(self) -> Floats:
        """The paper's edge in the picture, float64 (k, 2) px, clockwise on the print from its top left."""
        edge = self.sheet.points
        # Every fourth point of a side, its corner the first of them.
        sides = (edge[0, :-1], edge[:-1, -1], edge[-1, :0:-1], edge[:0:-1, 0])
        return self.camera.pixels(np.concatenate([side[::4] for side in sides]))
