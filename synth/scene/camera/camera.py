"""Camera: a place, a direction and a lens with distortion; takes points of the world to pixels, and pixels to rays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Camera:
    """A camera that keeps straight lines straight but for the distortion of its lens.

    Distortion follows the division model (Fitzgibbon 2001, "Simultaneous linear estimation of multiple view geometry and lens
    distortion", section 2): a ray through (x, y) on the plane at distance 1, r from the axis, meets the picture at r' with
    ``r = r' / (1 + distortion r' ** 2)``. Both ways are closed forms, so that no pixel's ray is an approximation.

    Attributes:
        place: (x, y, z) in mm, in the world.
        axes: three rows: the directions in the world of the picture's right, of its bottom, and of the view.
        focal_px: pixels that stand for a distance of 1 on the plane at distance 1.
        centre: (x, y) of the axis in the picture, px.
        size: (width, height) of the picture, px.
        distortion: above 0 as pincushions, below 0 as barrels.
    """

    place: tuple[float, float, float]
    axes: tuple[tuple[float, float, float], ...]
    focal_px: float
    centre: tuple[float, float]
    size: tuple[int, int]
    distortion: float = 0.0

    def seen(self, points: ArrayLike) -> NDArray[np.float64]:
        """Points (..., 3) of the world in the camera's own axes, float64 (..., 3) mm: right, down, and depth along the view."""
        return (np.asarray(points, np.float64) - np.array(self.place)) @ np.array(self.axes).T

    def pixels(self, points: ArrayLike) -> NDArray[np.float64]:
        """Where points (..., 3) of the world meet the picture, float64 (..., 2) px; NaN for those behind the camera."""
        seen = self.seen(points)
        depth = np.where(seen[..., 2:] > 1e-6, seen[..., 2:], np.nan)
        return self.bent(seen[..., :2] / depth)

    def bent(self, plane: NDArray[np.float64]) -> NDArray[np.float64]:
        """Pixels (..., 2) of points (..., 2) on the plane at distance 1.

        NaN where the distortion is that of a pincushion and the lens does not reach the point.
        """
        if self.distortion:
            square = (plane**2).sum(axis=-1, keepdims=True)
            with np.errstate(invalid="ignore"):
                plane = plane * (2.0 / (1.0 + np.sqrt(1.0 - 4.0 * self.distortion * square)))
        return plane * self.focal_px + np.array(self.centre)

    def rays(self, pixels: ArrayLike) -> NDArray[np.float64]:
        """Directions (..., 3) in the world of the rays through pixels (..., 2), float64, of depth 1 along the view.

        >>> camera = Camera((0, 0, 300), ((1, 0, 0), (0, -1, 0), (0, 0, -1)), 1000.0, (500.0, 500.0), (1000, 1000), -0.1)
        >>> ray = camera.rays([250.0, 900.0])
        >>> camera.pixels(np.array(camera.place) + 300 * ray).round(9).tolist()
        [250.0, 900.0]
        """
        plane = (np.asarray(pixels, np.float64) - np.array(self.centre)) / self.focal_px
        plane = plane / (1.0 + self.distortion * (plane**2).sum(axis=-1, keepdims=True))
        return np.concatenate([plane, np.ones_like(plane[..., :1])], axis=-1) @ np.array(self.axes)


def looking(
    place: ArrayLike, target: ArrayLike, *, roll_deg: float = 0.0, up: ArrayLike = (0.0, 1.0, 0.0)
) -> tuple[tuple[float, float, float], ...]:
    """The axes of a camera at a place that looks at a target, the world's +y upwards in the picture, then rolled clockwise.

    Raises:
        ValueError: place and target are one, or the view runs along ``up``.

    >>> looking((0, 0, 300), (0, 0, 0))
    ((1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))
    """
    view = np.asarray(target, np.float64) - np.asarray(place, np.float64)
    right = np.cross(view, np.asarray(up, np.float64))
    if not np.linalg.norm(view) > 1e-9 or not np.linalg.norm(right) > 1e-9 * np.linalg.norm(view):
        raise ValueError(f"camera: it stands at {place!r} and looks at {target!r}; it must look, and not along {up!r}")
    view, right = view / np.linalg.norm(view), right / np.linalg.norm(right)
    down = np.cross(view, right)
    turn = np.deg2rad(roll_deg)
    rows = (np.cos(turn) * right + np.sin(turn) * down, np.cos(turn) * down - np.sin(turn) * right, view)
    x, y, z = (tuple(float(value) + 0.0 for value in row) for row in rows)
    return x, y, z  # type: ignore[return-value]
