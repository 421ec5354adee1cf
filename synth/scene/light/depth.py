"""Depth maps: what each small light sees first of all that can throw a shadow, for points to ask whether it sees them.

Each light looks at the casters in perspective, its picture fitted to them. A pixel holds how far towards the light the nearest
surface stands, h * D / (D - h): D is the light's distance from the casters' middle, h the height over that middle along the way
to the light. That measure runs evenly across the picture of a flat surface, so that no triangle needs more than a plane.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Caster = tuple[NDArray[np.float64], NDArray[np.int32]]
# Nothing stands in a pixel of this depth.
NOTHING = -1e30
# A pixel is never finer than this, so that a coin alone on the table costs little.
_FINEST_MM = 0.4
# What is nearer to a light than this share of its distance from the casters throws no shadow: it would cover all, as the
# phone would that carries the flash.
_NEAREST = 0.08
# Pixels around the casters, so that those who ask find nothing there.
_RIM = 2


@dataclass(frozen=True, eq=False)
class DepthMaps:
    """What k lights see of some casters.

    Attributes:
        middle: float64 (3), mm, that all heights are measured from.
        frames: float32 (k, 13): the directions to the picture's right, its bottom and the light; the light's distance, the
            pixels a mm at the middle, and the (x, y) of the middle, px.
        layout: int64 (k, 3): where each map starts, its rows and its columns.
        depths: float32, all maps, one behind the other.
    """

    middle: NDArray[np.float64]
    frames: NDArray[np.float32]
    layout: NDArray[np.int64]
    depths: NDArray[np.float32]


def depth_maps(
    places: NDArray[np.float64], casters: Sequence[Caster], receivers: NDArray[np.float64], side_px: int
) -> DepthMaps:
    """What lights at places (k, 3) see of the casters, in pictures whose longer side has ``side_px`` pixels or fewer.

    The pictures reach no farther than the casters, nor than the box that holds the receivers, points (n, 3).
    """
    points = np.concatenate([np.zeros((0, 3)), *(one for one, _ in casters)])
    starts = np.cumsum([0, *(len(one) for one, _ in casters)])
    triangles = np.concatenate(
        [np.zeros((0, 3), np.int64), *(one + start for (_, one), start in zip(casters, starts[:-1], strict=True))]
    )
    middle = 0.5 * (points.min(axis=0) + points.max(axis=0)) if len(points) else np.zeros(3)
    frames, layout = np.zeros((len(places), 13), np.float32), np.zeros((len(places), 3), np.int64)
    seen, usable = _seen(points - middle, places - middle, frames)
    box = np.stack([receivers.min(axis=0), receivers.max(axis=0)]) if len(receivers) else np.zeros((2, 3))
    corners = np.stack(np.meshgrid(*box.T), axis=-1).reshape(-1, 3)
    asked = _seen(corners - middle, places - middle, frames)
    start = 0
    for light in range(len(places)):
        low, high = _bounds(seen[light], usable[light])
        if asked[1][light].all():
            near, far = _bounds(asked[0][light], asked[1][light])
            low, high = np.maximum(low, near), np.minimum(high, far)
        if (low > high).any():
            layout[light] = (start, 0, 0)
            continue
        scale = min((side_px - 2 * _RIM) / max(float((high - low).max()), 1e-6), 1.0 / _FINEST_MM)
        columns, rows = (np.ceil((high - low) * scale).astype(int) + 2 * _RIM).tolist()
        frames[light, 10:] = scale, _RIM - low[0] * scale, _RIM - low[1] * scale
        layout[light] = (start, rows, columns)
        start += rows * columns
    depths = np.full(start, NOTHING, np.float32)
    _draw(seen, triangles, frames, layout, depths)
    return DepthMaps(middle, frames, layout, depths)


def _bounds(seen: NDArray[np.float32], usable: NDArray[np.bool_]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The least and the greatest (x, y) of what one light sees; the least above the greatest where there is nothing."""
    kept = seen[usable, :2]
    return kept.min(axis=0, initial=np.inf), kept.max(axis=0, initial=-np.inf)


def _seen(
    points: NDArray[np.float64], places: NDArray[np.float64], frames: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Where k lights see n points, float32 (k, n, 3), mm at the middle and depth; which are far enough; fills the frames."""
    distance = np.maximum(np.linalg.norm(places, axis=1), 1e-9)
    towards = places / distance[:, None]
    aside = np.where(np.abs(towards[:, 2:]) < 0.99, np.array([0.0, 0.0, 1.0]), np.array([0.0, 1.0, 0.0]))
    right = np.cross(aside, towards)
    right /= np.linalg.norm(right, axis=1, keepdims=True)
    axes = np.stack([right, np.cross(towards, right), towards], axis=1)
    frames[:, :9] = axes.reshape(-1, 9)
    frames[:, 9] = distance
    seen = (points @ axes.reshape(-1, 3).T).reshape(len(points), len(places), 3).transpose(1, 0, 2)
    left = distance[:, None] - seen[..., 2]
    usable = left > _NEAREST * distance[:, None]
    grown = np.where(usable, distance[:, None] / np.where(usable, left, 1.0), np.nan)
    return (seen * grown[..., None]).astype(np.float32), usable


@njit(cache=True, error_model="numpy")
def _draw(seen: Any, triangles: Any, frames: Any, layout: Any, depths: Any) -> None:
    """Keeps in each pixel whose centre lies in a triangle the depth of the nearest."""
    for light in range(seen.shape[0]):
        start, rows, columns = layout[light]
        if rows == 0:
            continue
        scale, left, top = frames[light, 10], frames[light, 11], frames[light, 12]
        for number in range(triangles.shape[0]):
            a, b, c = triangles[number]
            ax, ay, az = seen[light, a, 0] * scale + left, seen[light, a, 1] * scale + top, seen[light, a, 2]
            bx, by, bz = seen[light, b, 0] * scale + left, seen[light, b, 1] * scale + top, seen[light, b, 2]
            cx, cy, cz = seen[light, c, 0] * scale + left, seen[light, c, 1] * scale + top, seen[light, c, 2]
            area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
            if not abs(area) > np.float32(1e-9):  # on edge, or a point too near
                continue
            one = np.float32(1.0) / area
            # Shares of b and c, and the depth, change by these from pixel to pixel and from row to row.
            bdx, bdy = (cy - ay) * one, (ax - cx) * one
            cdx, cdy = (ay - by) * one, (bx - ax) * one
            low_x = max(int(np.ceil(min(ax, bx, cx) - np.float32(0.5))), 0)
            high_x = min(int(np.floor(max(ax, bx, cx) - np.float32(0.5))), columns - 1)
            low_y = max(int(np.ceil(min(ay, by, cy) - np.float32(0.5))), 0)
            high_y = min(int(np.floor(max(ay, by, cy) - np.float32(0.5))), rows - 1)
            for y in range(low_y, high_y + 1):
                away_y = np.float32(y) + np.float32(0.5) - ay
                line = start + y * columns
                for x in range(low_x, high_x + 1):
                    away_x = np.float32(x) + np.float32(0.5) - ax
                    of_b = bdx * away_x + bdy * away_y
                    of_c = cdx * away_x + cdy * away_y
                    # An edge between two triangles belongs to both: no light falls through.
                    if of_b >= np.float32(-1e-4) and of_c >= np.float32(-1e-4) and of_b + of_c <= np.float32(1.0001):
                        depth = az + of_b * (bz - az) + of_c * (cz - az)
                        if depth > depths[line + x]:
                            depths[line + x] = depth
