"""Edges: pixels of which one body covers a part only, mixed by how much each covers.

A pixel's centre sees one body alone; drawn so, edges would be stairs. Truth keeps to the centres: only light is mixed.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.loops import jit
from synth.scene.camera.raster import Floats, Projected

# Places in a pixel that are looked at, shares of its sides about its centre: no two in one row or column.
_PLACES = np.array([[-7, -1], [-5, 5], [-3, -5], [-1, 7], [1, -7], [3, 3], [5, -3], [7, 1]]) / 16.0
_NEIGHBOURS = 9


def mix_edges(lens: Floats, parts: Sequence[Projected], owner: NDArray[np.int32], light: NDArray[np.float32]) -> None:
    """Mixes the light float32 (h, w, 3) of pixels on the edges of bodies, in place, by what share of them each body covers.

    Args:
        parts: the bodies, in the order in which the triangles in ``owner`` are numbered.
        owner: int32 (h, w), the triangle at each pixel's centre, -1 for none.
    """
    sides = np.concatenate([part.sides for part in parts])
    near = np.concatenate([part.nearness for part in parts])
    numbers = np.repeat(np.arange(len(parts), dtype=np.int32), [len(part.triangles) for part in parts])
    part_of = np.append(numbers, np.int32(len(parts)))
    rows, columns = _edges(owner, part_of)
    _mix(lens, (sides, near, part_of), owner, (rows, columns), _PLACES, light)


@jit
def _edges(owner: Any, part_of: Any) -> Any:
    """The rows and columns of the pixels beside which another body is seen."""
    height, width = owner.shape
    rows, columns = np.empty(height * width // 4 + 1, np.int32), np.empty(height * width // 4 + 1, np.int32)
    count = 0
    for row in range(1, height - 1):
        for column in range(1, width - 1):
            here, right, below = owner[row, column], owner[row, column + 1], owner[row + 1, column]
            left, above = owner[row, column - 1], owner[row - 1, column]
            if here == right and here == below and here == left and here == above:
                continue
            part = part_of[here]
            if part_of[right] == part and part_of[below] == part and part_of[left] == part and part_of[above] == part:
                continue
            if count < len(rows):
                rows[count], columns[count] = row, column
                count += 1
    return rows[:count], columns[:count]


@jit
def _mix(lens: Any, bodies: Any, owner: Any, where: Any, places: Any, light: Any) -> None:
    sides, near, part_of = bodies
    rows, columns = where
    mixed = np.empty((len(rows), 3), np.float32)
    seen = np.empty(_NEIGHBOURS, np.int32)
    for at in range(len(rows)):
        row, column = rows[at], columns[at]
        for k in range(_NEIGHBOURS):
            seen[k] = owner[row + k // 3 - 1, column + k % 3 - 1]
        red = green = blue = np.float32(0.0)
        for place in range(len(places)):
            x = (column + 0.5 + places[place, 0] - lens[1]) * lens[0]
            y = (row + 0.5 + places[place, 1] - lens[2]) * lens[0]
            part = part_of[_nearest(sides, near, seen, x, y, 1.0 + lens[3] * (x * x + y * y))]
            k = _shown(part_of, seen, part, places[place])
            colour = light[row + k // 3 - 1, column + k % 3 - 1]
            red, green, blue = red + colour[0], green + colour[1], blue + colour[2]
        mixed[at, 0], mixed[at, 1], mixed[at, 2] = red, green, blue
    for at in range(len(rows)):
        for channel in range(3):
            light[rows[at], columns[at], channel] = mixed[at, channel] / np.float32(len(places))


@jit
def _nearest(sides: Any, near: Any, seen: Any, x: float, y: float, w: float) -> int:
    """The nearest of the triangles seen around a pixel that covers a place in it; -1, the table, for none."""
    best, found = 0.0, -1
    for k in range(_NEIGHBOURS):
        number = seen[k]
        if number < 0 or number == found:
            continue
        side = sides[number]
        one = side[0, 0] * x + side[0, 1] * y + side[0, 2] * w
        two = side[1, 0] * x + side[1, 1] * y + side[1, 2] * w
        three = side[2, 0] * x + side[2, 1] * y + side[2, 2] * w
        if one < 0.0 or two < 0.0 or three < 0.0:
            continue
        nearness = (one * near[number, 0] + two * near[number, 1] + three * near[number, 2]) / (one + two + three)
        if nearness > best:
            best, found = nearness, number
    return found


@jit
def _shown(part_of: Any, seen: Any, part: int, place: Any) -> int:
    """Which of the nine pixels shows the light of a part: the centre, or the nearest to the place that sees it."""
    if part_of[seen[4]] == part:
        return 4
    best, found = np.inf, 4
    for k in range(_NEIGHBOURS):
        if part_of[seen[k]] == part:
            away = (k % 3 - 1 - place[0]) ** 2 + (k // 3 - 1 - place[1]) ** 2
            if away < best:
                best, found = away, k
    return found
