"""The hot loop of illumination: every point against every small light, in float32, a block of points at a time.

Its inner loops are short and run over few arrays, so that compilers turn them into vector instructions, which is twice as fast
as one loop that does all for a point. Only the look-ups in depth maps go point by point, where the map holds anything.
"""

from typing import Any

import numpy as np
from numba import njit

from synth.scene.light.blocks import BLOCK
from synth.scene.light.depth import NOTHING, RIM, TILE, projected

# What hides a point from a light stands this many pixels of the depth map before the plane that the point lies in, at least.
_BIAS_PX = 0.35
# The cosine below which a plane counts as no steeper.
_STEEPEST = 0.08
# The penumbra of one small light spreads no farther than this, less than half the rim; so many pixels tell it, spread evenly
# over a disc of radius 1 (Vogel 1979).
_WIDEST_PX, _NUM_TAPS = 6.0, 16
_TAPS_X = np.array([((tap + 0.5) / _NUM_TAPS) ** 0.5 * np.cos(2.399963 * tap) for tap in range(_NUM_TAPS)], np.float32)
_TAPS_Y = np.array([((tap + 0.5) / _NUM_TAPS) ** 0.5 * np.sin(2.399963 * tap) for tap in range(_NUM_TAPS)], np.float32)
# Rows of what the loops hand on, for one light: what a surface that faces it would receive, the cosine at which it stands, the
# direction to the light, the share of it that is seen, and where in the depth map, (x, y, depth), the point lies.
_DUE, _COSINE, _X, _Y, _Z, _SEEN, _LIT, _COLUMN, _ROW, _DEPTH = range(10)
# Rows of what is known of the points that ask a map: where in it they lie, the depth above which it blocks them and how that
# changes to the right and downwards; the nearest in and around their tile, and how far off what it holds may throw penumbrae;
# the blocked share, and of the pixels looked at how far those stand over the point that do, together, and how many.
_NEAR = 10
_AT_X, _AT_Y, _LIMIT, _RIGHT, _DOWN, _TOP, _REACH, _BLOCKED, _OVER, _COUNT = range(_NEAR)


@njit(cache=True, error_model="numpy")
def received(points: Any, lights: Any, maps: Any, found: Any) -> None:
    """Adds what all lights give all points.

    Args:
        points: float32 (blocks, INPUTS, BLOCK), see `synth.scene.light.blocks`.
        lights: float32 (k, 12): place, normal, power, radius, key or not, whether it has a normal.
        maps: frames, layout, depths and tops of `DepthMaps`: first one of each light, then perhaps a second one of each.
        found: float32 (blocks, OUTPUTS, BLOCK), see there.
    """
    frames, layout, depths, tops = maps
    count = lights.shape[0]
    own = np.empty((10, BLOCK), np.float32)
    for number in range(points.shape[0]):
        block, told = points[number], found[number]
        thin, glossy = block[11].max() > 0, block[10].max() > 0
        for light in range(count):
            _due(block, lights[light], own)
            own[_SEEN] = np.float32(1.0)
            for one in range(light, len(frames), count):
                if layout[one, 1] > 0:
                    projected(block, frames[one], own[_COLUMN:])
                    start, rows, columns, tiles = layout[one]
                    stop = tiles + -(-columns // TILE) * -(-rows // TILE)
                    map = (depths[start : start + rows * columns], tops[tiles:stop], columns)
                    _visible(block, frames[one], map, lights[light, 9] * frames[one, 10] / frames[one, 9], own)
            _lit(lights[light], own, np.float32(1.0), told, 0)
            if thin:
                _lit(lights[light], own, np.float32(-1.0), told, 1)
            if glossy:
                _mirrored(block, lights[light], own, told)


@njit(cache=True, error_model="numpy")
def _due(points: Any, light: Any, own: Any) -> None:
    """What a surface that faces the light would receive with nothing in between, the way there, its cosine."""
    one, zero = np.float32(1.0), np.float32(0.0)
    x, y, z = light[0], light[1], light[2]
    nx, ny, nz, even = light[3], light[4], light[5], one - light[11]
    for i in range(BLOCK):
        dx, dy, dz = x - points[0, i], y - points[1, i], z - points[2, i]
        inverse = one / np.sqrt(dx * dx + dy * dy + dz * dz)
        dx, dy, dz = dx * inverse, dy * inverse, dz * inverse
        own[_X, i], own[_Y, i], own[_Z, i] = dx, dy, dz
        own[_COSINE, i] = points[3, i] * dx + points[4, i] * dy + points[5, i] * dz
        own[_DUE, i] = (max(-(nx * dx + ny * dy + nz * dz), zero) + even) * inverse * inverse


@njit(cache=True, error_model="numpy")
def _visible(points: Any, frame: Any, map: Any, wide: Any, own: Any) -> None:
    """Multiplies the share of the light that each point sees by that which the depth map lets through.

    The four pixels around a point tell whether it is blocked; where pixels farther off tell otherwise and what blocks is far,
    the part of the lamp that this light stands for makes a penumbra of its own, as wide as that part and as the blocker is far
    (Fernando 2005, "Percentage-closer soft shadows"). The steps between the shadows of single lights drown in it.

    Args:
        map: its depths, the nearest in and around each of its tiles, and its columns.
        wide: pixels of penumbra for a mm between blocker and point.
    """
    depths, _, columns = map
    asked, soft, near = np.empty(BLOCK, np.uint32), np.empty(BLOCK, np.uint32), np.empty((_NEAR, BLOCK), np.float32)
    count = _asking(points, map, own, asked, near[_TOP])
    if count == 0:
        return
    _planes(points, frame, own, asked[:count], near)
    _four_pixels(depths, columns, near[:, :count])
    num_soft, widest = 0, np.float32(_WIDEST_PX)
    for j in range(count):
        # So far off may lie what throws a penumbra here.
        near[_REACH, j] = min(wide * (near[_TOP, j] - own[_DEPTH, asked[j]]), widest)
        soft[num_soft] = j
        num_soft += near[_REACH, j] >= 1
    if num_soft:
        _four_corners(depths, columns, near, soft[:num_soft])
        for j in soft[:num_soft]:
            if 0 < near[_COUNT, j] < 8:
                radius = min(wide * near[_OVER, j] / near[_COUNT, j], widest)
                if radius >= 1:
                    near[_BLOCKED, j] = _disc(depths, columns, near[:, j], radius)
    for j in range(count):
        own[_SEEN, asked[j]] *= np.float32(1.0) - near[_BLOCKED, j]


@njit(cache=True, error_model="numpy")
def _asking(points: Any, map: Any, own: Any, asked: Any, nearest: Any) -> int:
    """How many points must ask the map, as they turn to the light and something stands near the way there; lists them."""
    depths, tops, columns = map
    rows, across = np.int32(len(depths) // columns), np.int32(-(-columns // TILE))
    # Penumbrae reach as far beyond what throws them as the rim around it is wide; half of it is for those who ask there.
    first, last_x, last_y = np.float32(RIM // 2), np.float32(columns - RIM // 2 - 1), np.float32(rows - RIM // 2 - 1)
    count, nothing = 0, np.float32(NOTHING)
    for i in range(BLOCK):
        x, y = own[_COLUMN, i], own[_ROW, i]
        # A point too near to the light is no number.
        if x >= first and y >= first and x < last_x and y < last_y and (own[_COSINE, i] > 0 or points[11, i] > 0):
            tile = np.int32(y) // np.int32(TILE) * across + np.int32(x) // np.int32(TILE)
            asked[count], nearest[count] = i, tops[np.uint32(tile)]
            count += nearest[count] > nothing
    return count


@njit(cache=True, error_model="numpy")
def _planes(points: Any, frame: Any, own: Any, asked: Any, near: Any) -> None:
    """For points by number: where they lie, the depth above which the map blocks them, and how it changes across the map.

    That is the plane that each point lies in, exact, so that flat paper throws no shadow on itself.
    """
    ax, ay, az, bx, by, bz = frame[0], frame[1], frame[2], frame[3], frame[4], frame[5]
    one, least, distance = np.float32(1.0), np.float32(_STEEPEST), frame[9]
    per_px = one / frame[10]
    bias = np.float32(_BIAS_PX) * per_px
    for j in range(len(asked)):
        i = asked[j]
        nx, ny, nz = points[3, i], points[4, i], points[5, i]
        steep = own[_COSINE, i] * (one + own[_DEPTH, i] / distance)
        size = max(abs(steep), least)
        steep = size if steep >= 0 else -size
        near[_AT_X, j], near[_AT_Y, j] = own[_COLUMN, i], own[_ROW, i]
        near[_LIMIT, j] = own[_DEPTH, i] + bias / size
        near[_RIGHT, j] = -(nx * ax + ny * ay + nz * az) / steep * per_px
        near[_DOWN, j] = -(nx * bx + ny * by + nz * bz) / steep * per_px


@njit(cache=True, error_model="numpy")
def _four_pixels(depths: Any, columns: Any, near: Any) -> None:
    """What the four pixels around each point block, weighed by their distance; by how much they stand over it, how many do."""
    one, zero, wide = np.float32(1.0), np.float32(0.0), np.int32(columns)
    for j in range(near.shape[1]):
        x, y, to_right, down = near[_AT_X, j], near[_AT_Y, j], near[_RIGHT, j], near[_DOWN, j]
        column, row = np.int32(x), np.int32(y)
        right, below = x - np.float32(column), y - np.float32(row)
        limit, at = near[_LIMIT, j] - right * to_right - below * down, row * wide + column
        first, second = depths[np.uint32(at)] - limit, depths[np.uint32(at + 1)] - limit - to_right
        third, fourth = depths[np.uint32(at + wide)] - limit - down, depths[np.uint32(at + wide + 1)] - limit - down - to_right
        f, g = one if first > 0 else zero, one if second > 0 else zero
        h, k = one if third > 0 else zero, one if fourth > 0 else zero
        near[_BLOCKED, j] = (one - below) * ((one - right) * f + right * g) + below * ((one - right) * h + right * k)
        near[_OVER, j] = max(first, zero) + max(second, zero) + max(third, zero) + max(fourth, zero)
        near[_COUNT, j] = f + g + h + k


@njit(cache=True, error_model="numpy")
def _four_corners(depths: Any, columns: Any, near: Any, soft: Any) -> None:
    """Adds to what is known of the points numbered so four pixels at a distance, on the diagonals."""
    one, zero, half, wide = np.float32(1.0), np.float32(0.0), np.float32(0.5), np.int32(columns)
    for corner in range(4):
        side, upright = np.float32(0.7 * (2 * (corner % 2) - 1)), np.float32(0.7 * (2 * (corner // 2) - 1))
        for n in range(len(soft)):
            j = soft[n]
            x, y, reach = near[_AT_X, j], near[_AT_Y, j], near[_REACH, j]
            column, row = np.int32(x + side * reach + half), np.int32(y + upright * reach + half)
            limit = near[_LIMIT, j] + (np.float32(column) - x) * near[_RIGHT, j] + (np.float32(row) - y) * near[_DOWN, j]
            over = depths[np.uint32(row * wide + column)] - limit
            near[_OVER, j] += max(over, zero)
            near[_COUNT, j] += one if over > 0 else zero


@njit(cache=True, error_model="numpy")
def _disc(depths: Any, columns: Any, point: Any, radius: Any) -> Any:
    """The share of pixels all over a disc around a point that block it."""
    x, y, limit, to_right, down = point[_AT_X], point[_AT_Y], point[_LIMIT], point[_RIGHT], point[_DOWN]
    hidden, half, wide = 0, np.float32(0.5), np.int32(columns)
    for tap in range(_NUM_TAPS):
        column = np.int32(x + radius * _TAPS_X[tap] + half)
        row = np.int32(y + radius * _TAPS_Y[tap] + half)
        over = depths[np.uint32(row * wide + column)]
        hidden += over > limit + (np.float32(column) - x) * to_right + (np.float32(row) - y) * down
    return np.float32(hidden) / np.float32(_NUM_TAPS)


@njit(cache=True, error_model="numpy")
def _lit(light: Any, own: Any, side: Any, found: Any, back: int) -> None:
    """Adds what the front (side 1) or the back (side -1) receives, and what is told of it."""
    zero = np.float32(0.0)
    grey = np.float32(0.2126) * light[6] + np.float32(0.7152) * light[7] + np.float32(0.0722) * light[8]
    for i in range(BLOCK):
        whole = max(side * own[_COSINE, i], zero) * own[_DUE, i]
        own[_COLUMN, i] = whole
        own[_LIT, i] = whole * own[_SEEN, i]
    for colour in range(3):
        power = light[6 + colour]
        for i in range(BLOCK):
            found[3 * back + colour, i] += own[_LIT, i] * power
    for i in range(BLOCK):
        found[15 + back, i] += own[_LIT, i] * grey
    for i in range(BLOCK):
        found[17, i] += own[_COLUMN, i] * grey
    if light[10] == 0:
        for i in range(BLOCK):
            found[13 + back, i] += (own[_COLUMN, i] - own[_LIT, i]) * grey
    else:
        for i in range(BLOCK):
            found[9 + 2 * back, i] += own[_LIT, i] * grey
        for i in range(BLOCK):
            found[10 + 2 * back, i] += own[_COLUMN, i] * grey


@njit(cache=True, error_model="numpy")
def _mirrored(points: Any, light: Any, own: Any, found: Any) -> None:
    """Adds what the side that the eye sees mirrors to it."""
    one, zero, half = np.float32(1.0), np.float32(0.0), np.float32(0.5)
    radius = light[9]
    for i in range(BLOCK):
        ex, ey, ez, cosine = points[6, i], points[7, i], points[8, i], own[_COSINE, i]
        view = points[3, i] * ex + points[4, i] * ey + points[5, i] * ez
        ahead = max(cosine if view >= 0 else -cosine, zero) * own[_SEEN, i] * own[_DUE, i]
        # Of the direction halfway between light and eye: the squares of its cosines with the light and with the normal.
        to_light = max(half + half * (own[_X, i] * ex + own[_Y, i] * ey + own[_Z, i] * ez), np.float32(0.02))
        upright = cosine + view
        to_normal = np.float32(0.25) * upright * upright / to_light
        rough, gloss = points[9, i], points[10, i]
        # The distance to the light is the root of what the light's power is divided by, but for how far it turns away.
        wide = min(rough * rough + half * radius * np.sqrt(own[_DUE, i]), one)
        square = wide * wide
        spread = to_normal * (square - one) + one
        rise = one - np.sqrt(to_light)
        fourth = rise * rise * rise * rise
        mirrored = gloss + (one - gloss) * fourth * rise * min(gloss * np.float32(50.0), one)
        own[_LIT, i] = square * mirrored * ahead / (spread * spread * np.float32(4.0) * to_light * (rough + half))
    for colour in range(3):
        power = light[6 + colour]
        for i in range(BLOCK):
            found[6 + colour, i] += own[_LIT, i] * power
