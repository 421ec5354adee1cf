"""Depth maps: what each small light sees first of all that can throw a shadow, for points to ask whether it sees them.

Each light looks at the casters in perspective, its picture fitted to them. A pixel holds how far towards the light the nearest
surface stands, h * D / (D - h): D is the light's distance from a middle of the scene, h the height over that middle along the
way to the light. That measure runs evenly across the picture of a flat surface, so that no triangle needs more than a plane.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from receipts.loops import jit

# Nothing stands in a pixel of this depth.
NOTHING = -1e30
# What is nearer to a light than this share of its distance from the middle throws no shadow: it would cover all, as the phone
# would that carries the flash.
_NEAREST = 0.08
# Pixels around what is seen: half of them for penumbrae, half for those who ask there for what is around.
RIM = 14
# The pixels along a tile, of which the nearest is told.
TILE = 8


class Caster(NamedTuple):
    """A surface that throws shadows, seen or not: points float64 (n, 3), mm, and triangles int32 (m, 3) between them."""

    points: NDArray[np.float64]
    triangles: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class DepthMaps:
    """What k lights see of some casters.

    Attributes:
        frames: float32 (k, 13): the directions to the picture's right, its bottom and the light; the light's distance, the
            pixels a mm at the middle, and the (x, y) of the middle, px, the centre of the first pixel at (0, 0).
        layout: int64 (k, 4): where each map starts, its rows and its columns, and where its tiles start.
        depths: float32, all maps, one behind the other.
        tops: float32, all tiles of all maps, one behind the other: the greatest depth in each and in those around it.
    """

    frames: NDArray[np.float32]
    layout: NDArray[np.int64]
    depths: NDArray[np.float32]
    tops: NDArray[np.float32]


def depth_maps(
    places: NDArray[np.float64], casters: Sequence[Caster], receivers: NDArray[np.float64], pixels: NDArray[np.float64]
) -> DepthMaps:
    """What lights see of the casters.

    Args:
        places: float64 (k, 3), of the lights, mm from the middle; the casters and the receivers are told from there, too.
        casters: what throws shadows.
        receivers: float64 (n, 3): what lies beside the box around them is not asked for, and left out.
        pixels: float64 (k, 2), how fine each light's map is: the mm of a pixel, larger where what it shows would have more
            of them along its longer side than the second; a rim comes to them.
    """
    points = np.concatenate([np.zeros((0, 3)), *(one.points for one in casters)]).T.astype(np.float32)
    starts = np.cumsum([0, *(len(one.points) for one in casters)])
    placed = [one.triangles + start for one, start in zip(casters, starts[:-1], strict=True)]
    triangles = np.concatenate([np.zeros((0, 3), np.int32), *placed]).astype(np.int32)
    frames = _frames(places)
    bounds = _bounds(np.ascontiguousarray(points), frames)
    if len(receivers):
        box = np.stack([receivers.min(axis=0), receivers.max(axis=0)])
        asked = _bounds(np.stack(np.meshgrid(*box.T)).reshape(3, -1).astype(np.float32), frames)
        bounds = np.concatenate([np.maximum(bounds[:, :2], asked[:, :2]), np.minimum(bounds[:, 2:], asked[:, 2:])], axis=1)
    layout = _fitted(frames, bounds, pixels)
    depths = np.full(int((layout[:, 1] * layout[:, 2]).sum()), NOTHING, np.float32)
    _draw(np.ascontiguousarray(points), triangles, (frames, layout), depths)
    tops = np.full(int((-(-layout[:, 1] // TILE) * -(-layout[:, 2] // TILE)).sum()), NOTHING, np.float32)
    _top(layout, depths, tops)
    return DepthMaps(frames, layout, depths, tops)


def _frames(places: NDArray[np.float64]) -> NDArray[np.float32]:
    """The frames of lights at places, as far as they are known before the maps are fitted."""
    distance = np.maximum(np.linalg.norm(places, axis=1, keepdims=True), 1e-9)
    towards = places / distance
    aside = np.where(np.abs(towards[:, 2:]) < 0.99, np.array([0.0, 0.0, 1.0]), np.array([0.0, 1.0, 0.0]))
    right = np.cross(aside, towards)
    right /= np.linalg.norm(right, axis=1, keepdims=True)
    fit = np.tile([1.0, 0.0, 0.0], (len(places), 1))
    return np.concatenate([right, np.cross(towards, right), towards, distance, fit], axis=1).astype(np.float32)


def _fitted(frames: NDArray[np.float32], bounds: NDArray[np.float32], pixels: NDArray[np.float64]) -> NDArray[np.int64]:
    """The layout of maps that show what lies within the bounds (k, 4); sets the scale and the middle in the frames."""
    layout = np.zeros((len(frames), 4), np.int64)
    size = bounds[:, 2:] - bounds[:, :2]
    some = (size >= 0).all(axis=1)
    if not some.any():
        return layout
    longest = np.maximum(size[some].max(axis=1), 1e-6)
    scale = np.minimum(pixels[some, 1] / longest, 1.0 / pixels[some, 0]).astype(np.float32)
    layout[some, 2], layout[some, 1] = (np.ceil(size[some] * scale[:, None]).astype(int) + 2 * RIM).T
    layout[1:, 0] = np.cumsum(layout[:-1, 1] * layout[:-1, 2])
    layout[1:, 3] = np.cumsum(-(-layout[:-1, 1] // TILE) * -(-layout[:-1, 2] // TILE))
    frames[some, 10] = scale
    # Pixels are told by their centres.
    frames[some, 11:] = RIM - 0.5 - bounds[some, :2] * scale[:, None]
    return layout


@jit
def projected(points: Any, frame: Any, seen: Any) -> None:
    """Where in a light's map points lie, and how deep: float32 (3, n) both; NaN for those too near to the light."""
    ax, ay, az, bx, by, bz, hx, hy, hz, distance, scale, left, top = frame
    nearest, zero = np.float32(1.0 - _NEAREST) * distance, np.float32(0.0)
    for i in range(points.shape[1]):
        x, y, z = points[0, i], points[1, i], points[2, i]
        h = x * hx + y * hy + z * hz
        grown = distance / (distance - h) if h < nearest else zero / zero
        seen[0, i] = (x * ax + y * ay + z * az) * grown * scale + left
        seen[1, i] = (x * bx + y * by + z * bz) * grown * scale + top
        seen[2, i] = h * grown


@jit
def _bounds(points: Any, frames: Any) -> Any:
    """Least (x, y) and greatest (x, y) of what each light sees, float32 (k, 4); the least above the greatest for nothing."""
    far = np.float32(1e30)
    found = np.empty((len(frames), 4), np.float32)
    seen = np.empty((3, points.shape[1]), np.float32)
    for light in range(len(frames)):
        projected(points, frames[light], seen)
        low_x, low_y, high_x, high_y = far, far, -far, -far
        for i in range(points.shape[1]):
            # What is not a number is neither below nor above.
            low_x = seen[0, i] if seen[0, i] < low_x else low_x
            low_y = seen[1, i] if seen[1, i] < low_y else low_y
            high_x = seen[0, i] if seen[0, i] > high_x else high_x
            high_y = seen[1, i] if seen[1, i] > high_y else high_y
        found[light, 0], found[light, 1], found[light, 2], found[light, 3] = low_x, low_y, high_x, high_y
    return found


@jit
def _draw(points: Any, triangles: Any, fit: Any, depths: Any) -> None:
    """Draws the triangles into the maps of all lights."""
    frames, layout = fit
    seen = np.empty((3, points.shape[1]), np.float32)
    for light in range(len(frames)):
        if layout[light, 1] > 0:
            start, rows, columns, _ = layout[light]
            projected(points, frames[light], seen)
            _raster(seen, triangles, depths[start : start + rows * columns], columns)


@jit
def _raster(seen: Any, triangles: Any, depths: Any, columns: int) -> None:
    """Keeps in each pixel whose centre lies in a triangle the depth of the nearest."""
    rows, zero, slack = len(depths) // columns, np.float32(0.0), np.float32(1e-4)
    for number in range(triangles.shape[0]):
        a, b, c = triangles[number, 0], triangles[number, 1], triangles[number, 2]
        ax, ay, az = seen[0, a], seen[1, a], seen[2, a]
        bx, by, bz = seen[0, b] - ax, seen[1, b] - ay, seen[2, b] - az
        cx, cy, cz = seen[0, c] - ax, seen[1, c] - ay, seen[2, c] - az
        area = bx * cy - cx * by
        if not abs(area) > np.float32(1e-6):  # on edge, or a corner too near
            continue
        low_x, high_x = max(int(np.ceil(ax + min(bx, cx, zero))), 0), min(int(np.floor(ax + max(bx, cx, zero))), columns - 1)
        low_y, high_y = max(int(np.ceil(ay + min(by, cy, zero))), 0), min(int(np.floor(ay + max(by, cy, zero))), rows - 1)
        if low_x > high_x or low_y > high_y:
            continue
        one = np.float32(1.0) / area
        # How the shares of b and c, and the depth, change from pixel to pixel and from row to row.
        b_right, b_down, c_right, c_down = cy * one, -cx * one, -by * one, bx * one
        right, down = b_right * bz + c_right * cz, b_down * bz + c_down * cz
        for y in range(low_y, high_y + 1):
            away = np.float32(y) - ay
            of_b, of_c, depth = b_down * away, c_down * away, az + down * away
            for x in range(low_x, high_x + 1):
                away = np.float32(x) - ax
                b_here, c_here = of_b + b_right * away, of_c + c_right * away
                # An edge between two triangles belongs to both: no light falls through.
                if b_here >= -slack and c_here >= -slack and b_here + c_here <= np.float32(1.0) + slack:
                    here = depth + right * away
                    if here > depths[y * columns + x]:
                        depths[y * columns + x] = here


@jit
def _top(layout: Any, depths: Any, tops: Any) -> None:
    """Fills in the greatest depth in and around each tile."""
    for light in range(len(layout)):
        start, rows, columns, tiles = layout[light]
        across, down = -(-columns // TILE), -(-rows // TILE)
        own = np.full((down + 2, across + 2), np.float32(NOTHING))
        for y in range(rows):
            for tile in range(across):
                highest = own[y // TILE + 1, tile + 1]
                for x in range(tile * TILE, min(tile * TILE + TILE, columns)):
                    here = depths[start + y * columns + x]
                    highest = here if here > highest else highest
                own[y // TILE + 1, tile + 1] = highest
        for y in range(down):
            for x in range(across):
                tops[tiles + y * across + x] = own[y : y + 3, x : x + 3].max()
