"""Drawing: which triangle each pixel's centre sees, exactly, and which dot of the print.

What a loop reads of a triangle it reads before the triangle's first pixel: out of arrays, as the pixels are being written into
others, all would be read again for every pixel.
"""

from typing import Any

import numpy as np

from receipts.loops import inlined, jit

# In a plane of ids: ink that cannot be seen, as a mark lies on it; and where there is no paper.
HIDDEN = 1 << 24
HOLE = 1 << 25
ID = HIDDEN - 1
# Sides nearer to level than this bound no row of pixels, what is left of them may be rounding.
_LEVEL = 1e-12


@jit
def draw_body(lens: Any, body: Any, first: int, owner: Any, depth: Any, plane: Any = None) -> None:
    """Draws the triangles of a body, numbered from ``first``, into the buffers, where nothing nearer is.

    Args:
        owner: int32 (h, w), the number of the triangle that each pixel sees.
        depth: float32 (h, w), how far away it is.
        plane: of a sheet with holes, as `draw_print` takes it.
    """
    height, width = owner.shape
    scale, centre_x, centre_y, distortion = lens[0], lens[1], lens[2], lens[3]
    for number in range(len(body.triangles)):
        if not body.shows[number]:
            continue
        left, top, right, bottom = body.boxes[number]
        left, top, right, bottom = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
        if left >= right or top >= bottom:
            continue
        one, two, three = _sides(body.sides, number)
        near, whole = _nearness(body, number, 1.0, 1.0, 1.0), one[2] + two[2] + three[2]
        bounds = _bounds(lens, (one, two, three), (left, top, right, bottom))
        holed = False
        if plane is not None:
            holed = _any(plane[1], HOLE, plane[0], body.triangles[number])
        for row in range(top, bottom):
            y = (row + 0.5 - centre_y) * scale
            start, stop = _span(bounds, y, left, right)
            for column in range(start, stop):
                x = (column + 0.5 - centre_x) * scale
                w = 1.0 + distortion * (x * x + y * y)
                if not _covers(one, two, three, x, y, w):
                    continue
                away = whole * w / _at(near, x, y, w)
                if away < depth[row, column]:
                    if plane is not None and holed and _hole(body, number, plane, x, y, w):
                        continue
                    depth[row, column] = away
                    owner[row, column] = first + number


@jit
def draw_print(lens: Any, body: Any, plane: Any, buffers: Any, found: Any) -> None:
    """Draws the printed side of a sheet, numbered from 0, into the buffers, and counts its ink.

    Counted are the pixels that the ink of each id would take were nothing hidden and were there no frame; every layer counts,
    turned away or not: what cannot be seen is hidden, not absent. Where the paper has a hole nothing is drawn.

    Args:
        plane: ``dots`` float32 (n, 2), where each point lies on it; ``ids`` int32 (h, w), with `HIDDEN` and `HOLE`.
        buffers: ``owner`` and ``depth``, as `draw_body` takes them.
        found: what is written: ``places`` float32 (h, w, 2), the dot at the centre of each pixel that is drawn, ``inks`` int32
            (h, w), whose ink can be seen there, 0 for none, and ``total`` int64 (count + 1), the pixels of each id.
    """
    dots, ids = plane
    owner, depth = buffers
    places, inks, total = found
    height, width = owner.shape
    scale, centre_x, centre_y, distortion = lens[0], lens[1], lens[2], lens[3]
    for number in range(len(body.triangles)):
        left, top, right, bottom = body.boxes[number]
        inked, front = _any(ids, HOLE | HIDDEN | ID, dots, body.triangles[number]), body.shows[number]
        if not inked:
            if not front:
                continue
            left, top, right, bottom = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
        one, two, three = _sides(body.sides, number)
        whole, bounds = one[2] + two[2] + three[2], _bounds(lens, (one, two, three), (left, top, right, bottom))
        near, across, along = planes_of(body, number, dots)
        for row in range(top, bottom):
            y = (row + 0.5 - centre_y) * scale
            start, stop = _span(bounds, y, left, right)
            within = front and 0 <= row < height
            for column in range(start, stop):
                x = (column + 0.5 - centre_x) * scale
                w = 1.0 + distortion * (x * x + y * y)
                if not _covers(one, two, three, x, y, w):
                    continue
                u, v, factor = dot_at(near, across, along, x, y, w)
                ink = 0
                if inked:
                    ink = id_at(ids, u, v)
                    total[ink & ID] += 1
                    if ink & HOLE:
                        continue
                if not within or column < 0 or column >= width:
                    continue
                away = whole * w * factor
                if away < depth[row, column]:
                    depth[row, column] = away
                    owner[row, column] = number
                    places[row, column, 0], places[row, column, 1] = u, v
                    inks[row, column] = 0 if ink & HIDDEN else ink


@jit
def read_print(lens: Any, body: Any, plane: Any, owner: Any, inks: Any) -> None:
    """Writes whose ink the pixels show that see a sheet, numbered from 0; to the last bit what `draw_print` writes."""
    dots, ids = plane
    scale, centre_x, centre_y, distortion = lens[0], lens[1], lens[2], lens[3]
    for row in range(owner.shape[0]):
        y = (row + 0.5 - centre_y) * scale
        for column in range(owner.shape[1]):
            number = owner[row, column]
            if number < 0 or number >= len(body.triangles):
                continue
            near, across, along = planes_of(body, number, dots)
            x = (column + 0.5 - centre_x) * scale
            u, v, _ = dot_at(near, across, along, x, y, 1.0 + distortion * (x * x + y * y))
            ink = id_at(ids, u, v)
            inks[row, column] = 0 if ink & (HIDDEN | HOLE) else ink


@inlined
def _hole(body: Any, number: int, plane: Any, x: float, y: float, w: float) -> bool:
    """Whether the paper has a hole at a place of one of its triangles."""
    dots, ids = plane
    near, across, along = planes_of(body, number, dots)
    u, v, _ = dot_at(near, across, along, x, y, w)
    return (id_at(ids, u, v) & HOLE) != 0


@jit
def planes_of(body: Any, number: int, dots: Any) -> Any:
    """What x, y and w weigh in the nearness of a triangle's points, and in their nearness times the dots across and along."""
    a, b, c = body.triangles[number]
    near = _nearness(body, number, 1.0, 1.0, 1.0)
    across = _nearness(body, number, dots[a, 0], dots[b, 0], dots[c, 0])
    along = _nearness(body, number, dots[a, 1], dots[b, 1], dots[c, 1])
    return near, across, along


@jit
def dot_at(near: Any, across: Any, along: Any, x: float, y: float, w: float) -> Any:
    """The dot, float32, at a place on the plane at distance 1, and 1 / nearness."""
    factor = 1.0 / _at(near, x, y, w)
    return np.float32(_at(across, x, y, w) * factor), np.float32(_at(along, x, y, w) * factor), factor


@jit
def id_at(ids: Any, u: Any, v: Any) -> int:
    """What a plane of ids holds at a place in dots."""
    return ids[min(max(int(v), 0), ids.shape[0] - 1), min(max(int(u), 0), ids.shape[1] - 1)]


@jit
def _nearness(body: Any, number: int, first: float, second: float, third: float) -> Any:
    """What x, y and w weigh in the nearness times a value, by its corners' values."""
    sides, near = body.sides, body.nearness
    first, second, third = first * near[number, 0], second * near[number, 1], third * near[number, 2]
    return (
        first * sides[number, 0, 0] + second * sides[number, 1, 0] + third * sides[number, 2, 0],
        first * sides[number, 0, 1] + second * sides[number, 1, 1] + third * sides[number, 2, 1],
        first * sides[number, 0, 2] + second * sides[number, 1, 2] + third * sides[number, 2, 2],
    )


@jit
def _at(weights: Any, x: float, y: float, w: float) -> float:
    return weights[0] * x + weights[1] * y + weights[2] * w


@jit
def _sides(sides: Any, number: int) -> Any:
    return (
        (sides[number, 0, 0], sides[number, 0, 1], sides[number, 0, 2]),
        (sides[number, 1, 0], sides[number, 1, 1], sides[number, 1, 2]),
        (sides[number, 2, 0], sides[number, 2, 1], sides[number, 2, 2]),
    )


@jit
def _covers(first: Any, second: Any, third: Any, x: float, y: float, w: float) -> bool:
    """Whether a triangle covers a place; one on a side that two share is the one's whose side points right, or down."""
    one, two, three = _at(first, x, y, w), _at(second, x, y, w), _at(third, x, y, w)
    least = min(one, two, three)
    if least != 0.0:
        return least > 0.0
    return (one > 0.0 or _owned(first)) and (two > 0.0 or _owned(second)) and (three > 0.0 or _owned(third))


@jit
def _owned(side: Any) -> bool:
    return side[0] > 0.0 or (side[0] == 0.0 and side[1] > 0.0)


@jit
def _bounds(lens: Any, sides: Any, box: Any) -> Any:
    """What each side bounds a row's columns by: from below, then from above, at y = 0 and per y; infinite where it does not."""
    scale, centre = lens[0], lens[1]
    least, most = _reach(lens, box)
    one, two, three = sides
    return (
        _bound(one, scale, centre, least, most),
        _bound(two, scale, centre, least, most),
        _bound(three, scale, centre, least, most),
    )


@jit
def _reach(lens: Any, box: Any) -> Any:
    """The least and the most that w comes to in a box of pixels."""
    left, top, right, bottom = box
    scale, centre_x, centre_y, distortion = lens[0], lens[1], lens[2], lens[3]
    first, last = (left + 0.5 - centre_x) * scale, (right + 0.5 - centre_x) * scale
    upper, lower = (top + 0.5 - centre_y) * scale, (bottom + 0.5 - centre_y) * scale
    across = 0.0 if first < 0.0 < last else min(abs(first), abs(last))
    along = 0.0 if upper < 0.0 < lower else min(abs(upper), abs(lower))
    near = 1.0 + distortion * (across**2 + along**2)
    far = 1.0 + distortion * (max(abs(first), abs(last)) ** 2 + max(abs(upper), abs(lower)) ** 2)
    return min(near, far), max(near, far)


@jit
def _bound(side: Any, scale: float, centre: float, least: float, most: float) -> Any:
    slope = side[0] * scale
    if not abs(slope) > _LEVEL:
        return -np.inf, 0.0, np.inf, 0.0
    at, per = -max(side[2] * least, side[2] * most) / slope, -side[1] / slope
    # A hundredth of a pixel beyond the bound of the pixel's centre: what is rounded comes to 1e-5 at most.
    if slope > 0.0:
        return centre - 0.51 + at, per, np.inf, 0.0
    return -np.inf, 0.0, centre - 0.49 + at, per


@jit
def _span(bounds: Any, y: float, left: int, right: int) -> Any:
    """The columns from ``left`` to ``right`` of a row that a triangle may touch, without looking at each."""
    one, two, three = bounds
    low = max(one[0] + one[1] * y, two[0] + two[1] * y, three[0] + three[1] * y, float(left))
    high = min(one[2] + one[3] * y, two[2] + two[3] * y, three[2] + three[3] * y, float(right - 1))
    return int(np.ceil(low)), int(np.floor(high)) + 1


@jit
def _any(ids: Any, mask: int, dots: Any, triangle: Any) -> bool:
    """Whether any bit of a mask is set in the ids in the box around a triangle's dots."""
    height, width = ids.shape
    a, b, c = dots[triangle[0]], dots[triangle[1]], dots[triangle[2]]
    for row in range(max(int(min(a[1], b[1], c[1])), 0), min(int(max(a[1], b[1], c[1])) + 1, height)):
        for column in range(max(int(min(a[0], b[0], c[0])), 0), min(int(max(a[0], b[0], c[0])) + 1, width)):
            if ids[row, column] & mask:
                return True
    return False
