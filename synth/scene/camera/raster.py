"""Rasteriser: triangles as a camera sees them, and what their corners' values come to at each pixel's centre.

Everything happens on the plane at distance 1 before the lens bends it: there triangles have straight sides, and a pixel's
centre has a place in closed form, so that no value is an approximation. Loops are numba's: in numpy the same takes 19 times as
long. Bits depend on nothing but the arguments.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from receipts.loops import jit
from synth.scene.camera.camera import Camera

NOBODY = -1
Floats = NDArray[np.float64]
# Nothing can be seen that is as near to the lens.
_NEAREST_MM = 5.0


class Projected(NamedTuple):
    """The m triangles of one body as a camera sees them.

    Attributes:
        sides: float64 (m, 3, 3): for the side opposite each corner, what x, y and 1 weigh; 0 on the side, above 0 inside.
        shows: bool (m), seen from the printed or outer side; of thin things from either.
        nearness: float64 (m, 3), 1 / depth of the corners, 1/mm.
        triangles: int32 (m, 3), numbers of points.
        boxes: int32 (m, 4): left, top, right, bottom of the pixels that each may touch, not clipped to the picture.
    """

    sides: Floats
    shows: NDArray[np.bool_]
    nearness: Floats
    triangles: NDArray[np.int32]
    boxes: NDArray[np.int32]


class Buffers(NamedTuple):
    """What every pixel of a picture sees.

    Attributes:
        owner: int32 (h, w), the number of the triangle at the pixel's centre, counted over all bodies; -1 for none.
        depth: float32 (h, w), mm along the view; infinity where there is none.
    """

    owner: NDArray[np.int32]
    depth: NDArray[np.float32]


def empty_buffers(size: tuple[int, int]) -> Buffers:
    """Buffers of a picture of (width, height) in which nothing is seen yet."""
    return Buffers(np.full(size[::-1], NOBODY, np.int32), np.full(size[::-1], np.inf, np.float32))


def region_of(body: Projected, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Top, bottom, left, right of the pixels of a picture of a shape (h, w) that a body may touch; 0 for none."""
    top, bottom, left, right = _region(body.boxes, shape[0], shape[1])
    return top, bottom, left, right


@jit
def _region(boxes: Any, height: int, width: int) -> Any:
    top, bottom, left, right = height, 0, width, 0
    for number in range(len(boxes)):
        if boxes[number, 2] > boxes[number, 0]:
            left, right = min(left, boxes[number, 0]), max(right, boxes[number, 2])
            top, bottom = min(top, boxes[number, 1]), max(bottom, boxes[number, 3])
    top, bottom, left, right = max(top, 0), min(bottom, height), max(left, 0), min(right, width)
    return (top, bottom, left, right) if top < bottom and left < right else (0, 0, 0, 0)


def windowed(body: Projected, window: tuple[int, int, int, int], finer: int) -> Projected:
    """Those triangles that touch a window of the picture, for a camera with pixels ``finer`` times as fine that sees it alone.

    Args:
        window: left, top, right, bottom, px.
    """
    left, top, right, bottom = window
    boxes = body.boxes
    there = (boxes[:, 0] < right) & (boxes[:, 2] > left) & (boxes[:, 1] < bottom) & (boxes[:, 3] > top)
    there &= boxes[:, 2] > boxes[:, 0]
    slack = np.array([-finer, -finer, finer, finer], np.int32)
    finest = (boxes[there] - np.array([left, top, left, top], np.int32)) * np.int32(finer) + slack
    return Projected(body.sides[there], body.shows[there], body.nearness[there], body.triangles[there], finest)


def lens_of(camera: Camera) -> Floats:
    """What the loops must know of a camera: 1 / focal length, axis (x, y), distortion, float64 (4)."""
    return np.array([1.0 / camera.focal_px, *camera.centre, camera.distortion])


def projected(
    camera: Camera, points: Floats, triangles: NDArray[np.int32], *, whole: bool = True, both_sides: bool = False
) -> Projected:
    """The triangles as the camera sees them.

    Args:
        whole: all of them must lie before the camera; else those that do not are left out of the picture.
        both_sides: triangles show themselves from behind, too.

    Raises:
        ValueError: a point does not lie before the camera.
    """
    seen = camera.seen(points)
    nearest = float(seen[:, 2].min()) if len(seen) else np.inf
    if whole and not nearest > _NEAREST_MM:
        raise ValueError(f"camera: it stands within or behind what it sees (depth {nearest:.1f} mm); move it further away")
    before = seen[:, 2] > _NEAREST_MM
    seen[:, 2] = np.maximum(seen[:, 2], _NEAREST_MM)
    plane = np.ascontiguousarray(seen[:, :2] / seen[:, 2:])
    bent = np.ascontiguousarray(camera.bent(plane))
    reached = np.isfinite(bent).all(axis=1)
    if whole and not reached.all():
        raise ValueError(f"camera: a lens with distortion {camera.distortion} does not reach all that stands before it")
    bent[~reached] = 0.0
    found = Projected(*_projected(plane, 1.0 / seen[:, 2], bent, triangles, abs(camera.distortion) / camera.focal_px))
    if both_sides:
        found.shows[:] = True
    found.boxes[~(before & reached)[triangles].all(axis=1)] = 0
    return found


@jit
def _projected(plane: Any, nearness: Any, bent: Any, triangles: Any, bend: float) -> Any:
    count = len(triangles)
    sides, boxes = np.empty((count, 3, 3)), np.empty((count, 4), np.int32)
    front, near = np.empty(count, np.bool_), np.empty((count, 3))
    for number in range(count):
        whole = 0.0
        for corner in range(3):
            start, stop = triangles[number, (corner + 1) % 3], triangles[number, (corner + 2) % 3]
            # A side that two triangles share is the same but for its sign, to the last bit: no pixel is lost or seen twice.
            sides[number, corner, 0] = plane[start, 1] - plane[stop, 1]
            sides[number, corner, 1] = plane[stop, 0] - plane[start, 0]
            sides[number, corner, 2] = plane[start, 0] * plane[stop, 1] - plane[stop, 0] * plane[start, 1]
            whole += sides[number, corner, 2]
            near[number, corner] = nearness[triangles[number, corner]]
        # Seen from its front a triangle turns left, which is negative where y points down.
        front[number] = whole < 0.0
        if front[number]:
            sides[number] *= -1.0
        a, b, c = triangles[number]
        lows, highs = np.empty(2), np.empty(2)
        for axis in range(2):
            lows[axis] = min(bent[a, axis], bent[b, axis], bent[c, axis])
            highs[axis] = max(bent[a, axis], bent[b, axis], bent[c, axis])
        # By more than the lens bends its sides.
        slack = 0.05 + bend * ((highs[0] - lows[0]) ** 2 + (highs[1] - lows[1]) ** 2)
        for axis in range(2):
            boxes[number, axis] = int(np.ceil(lows[axis] - 0.5 - slack))
            boxes[number, axis + 2] = int(np.floor(highs[axis] - 0.5 + slack)) + 1
    return sides, front, near, triangles, boxes


@jit
def place_of(lens: Any, row: int, column: int) -> Any:
    """The place of a pixel's centre on the plane at distance 1, as (x, y, w): the place is (x / w, y / w)."""
    x, y = (column + 0.5 - lens[1]) * lens[0], (row + 0.5 - lens[2]) * lens[0]
    return x, y, 1.0 + lens[3] * (x * x + y * y)


@jit
def shares_at(lens: Any, body: Any, number: int, row: int, column: int) -> Any:
    """What the three corners of a triangle weigh, in space, at the surface that a pixel's centre sees."""
    x, y, w = place_of(lens, row, column)
    sides, near = body.sides[number], body.nearness[number]
    one = (sides[0, 0] * x + sides[0, 1] * y + sides[0, 2] * w) * near[0]
    two = (sides[1, 0] * x + sides[1, 1] * y + sides[1, 2] * w) * near[1]
    three = (sides[2, 0] * x + sides[2, 1] * y + sides[2, 2] * w) * near[2]
    whole = 1.0 / (one + two + three)
    return one * whole, two * whole, three * whole


@jit
def interpolate(lens: Any, body: Any, first: int, owner: Any, values: Any, out: Any) -> None:
    """Writes what the values (n, k) of a body's points come to at every pixel that sees it into ``out`` (h, w, k)."""
    last = first + len(body.triangles)
    for row in range(owner.shape[0]):
        for column in range(owner.shape[1]):
            number = owner[row, column]
            if number < first or number >= last:
                continue
            a, b, c = body.triangles[number - first]
            one, two, three = shares_at(lens, body, number - first, row, column)
            for channel in range(values.shape[1]):
                out[row, column, channel] = one * values[a, channel] + two * values[b, channel] + three * values[c, channel]
