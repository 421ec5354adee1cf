"""The hot loop of illumination: every point against every small light, in float32, a block of points at a time.

Its inner loops are short and run over few arrays, so that compilers turn them into vector instructions, which is twice as fast
as one loop that does all for a point. Only the look-ups in depth maps go point by point, where the map holds anything.
"""

from typing import Any

import numpy as np

from receipts.loops import jit
from synth.scene.light.blocks import BLOCK
from synth.scene.light.depth import NOTHING, RIM, TILE, projected

# Highlights are wider by this times a light's radius over its distance, so that those of its neighbours merge.
_OVERLAP = 0.8
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
# direction to the light and its distance, the share of it that is seen, a sum, and where in the depth map the point lies.
_OWN = 11
_DUE, _COSINE, _X, _Y, _Z, _FAR, _SEEN, _LIT, _COLUMN, _ROW, _DEPTH = range(_OWN)
# Rows of what a map tells of the points: the depth above which it blocks them and how that changes to the right and downwards;
# the nearest in and around their tile, and how far off what it holds may throw penumbrae; the blocked share, and of the pixels
# looked at how far those stand over the point that do, together, and how many; four pixels.
_NEAR = 12
_LIMIT, _RIGHT, _DOWN, _TOP, _REACH, _BLOCKED, _OVER, _COUNT, _FIRST = range(_NEAR - 3)


@jit
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
    own, near = np.empty((_OWN, BLOCK), np.float32), np.empty((_NEAR, BLOCK), np.float32)
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
                    wide = lights[light, 9] * frames[one, 10] / frames[one, 9]
                    map = (depths[start : start + rows * columns], tops[tiles:stop], columns, wide)
                    _visible(block, frames[one], map, own, near)
            _lit(lights[light], own, np.float32(1.0), told, 0)
            if thin:
                _lit(lights[light], own, np.float32(-1.0), told, 1)
            if glossy:
                _mirrored(block, lights[light], own, told)


@jit
def _due(points: Any, light: Any, own: Any) -> None:
    """What a surface that faces the light would receive with nothing in between, the way there, its cosine."""
    one, zero = np.float32(1.0), np.float32(0.0)
    x, y, z = light[0], light[1], light[2]
    nx, ny, nz, even = light[3], light[4], light[5], one - light[11]
    for i in range(BLOCK):
        dx, dy, dz = x - points[0, i], y - points[1, i], z - points[2, i]
        far = np.sqrt(dx * dx + dy * dy + dz * dz)
        inverse = one / far
        own[_FAR, i] = far
        dx, dy, dz = dx * inverse, dy * inverse, dz * inverse
        own[_X, i], own[_Y, i], own[_Z, i] = dx, dy, dz
        own[_COSINE, i] = points[3, i] * dx + points[4, i] * dy + points[5, i] * dz
        own[_DUE, i] = (max(-(nx * dx + ny * dy + nz * dz), zero) + even) * inverse * inverse


@jit
def _visible(points: Any, frame: Any, map: Any, own: Any, near: Any) -> None:
    """Multiplies the share of the light that each point sees by that which the depth map lets through.

    The four pixels around a point tell whether it is blocked; where pixels farther off tell otherwise and what blocks is far,
    the part of the lamp that this light stands for makes a penumbra of its own, as wide as that part and as the blocker is far
    (Fernando 2005, "Percentage-closer soft shadows"). The steps between the shadows of single lights drown in it.

    Args:
        map: its depths, the nearest in and around each of its tiles, its columns, and the pixels of penumbra for a mm between
            blocker and point.
        near: float32 (_NEAR, BLOCK), for what is known of the points.
    """
    depths, _, columns, wide = map
    if _four_pixels(points, map, own, near) == 0:
        return
    _planes(points, frame, own, near)
    _compared(own, near, wide)
    far = _corners(depths, columns, own, near)
    if far > 0:
        _compared_corners(near)
        for i in range(BLOCK):
            if near[_REACH, i] >= 1 and 0 < near[_COUNT, i] < 8:
                radius = min(wide * near[_OVER, i] / near[_COUNT, i], np.float32(_WIDEST_PX))
                if radius >= 1:
                    near[_BLOCKED, i] = _disc(depths, columns, own[_COLUMN : _DEPTH + 1, i], near[:, i], radius)
    for i in range(BLOCK):
        own[_SEEN, i] *= np.float32(1.0) - near[_BLOCKED, i]


@jit
def _four_pixels(points: Any, map: Any, own: Any, near: Any) -> int:
    """Reads the four pixels around each point that turns to the light and has something near its way there; how many do."""
    depths, tops, columns, _ = map
    rows, across, wide = np.int32(len(depths) // columns), np.int32(-(-columns // TILE)), np.int32(columns)
    # Penumbrae reach as far beyond what throws them as the rim around it is wide; half of it is for those who ask there.
    first, last_x, last_y = np.float32(RIM // 2), np.float32(columns - RIM // 2 - 1), np.float32(rows - RIM // 2 - 1)
    count, nothing = 0, np.float32(NOTHING)
    for i in range(BLOCK):
        x, y = own[_COLUMN, i], own[_ROW, i]
        near[_TOP, i] = nothing
        # A point too near to the light is no number.
        if x >= first and y >= first and x < last_x and y < last_y and (own[_COSINE, i] > 0 or points[11, i] > 0):
            column, row = np.int32(x), np.int32(y)
            near[_TOP, i] = tops[np.uint32(row // np.int32(TILE) * across + column // np.int32(TILE))]
            at = row * wide + column
            near[_FIRST, i], near[_FIRST + 1, i] = depths[np.uint32(at)], depths[np.uint32(at + 1)]
            near[_FIRST + 2, i], near[_FIRST + 3, i] = depths[np.uint32(at + wide)], depths[np.uint32(at + wide + 1)]
            count += near[_TOP, i] > nothing
        else:
            for pixel in range(4):
                near[_FIRST + pixel, i] = nothing
    return count


@jit
def _planes(points: Any, frame: Any, own: Any, near: Any) -> None:
    """The depth above which the map blocks each point, and how it changes from pixel to pixel and from row to row.

    That is the plane that the point lies in, exact, so that flat paper throws no shadow on itself.
    """
    ax, ay, az, bx, by, bz = frame[0], frame[1], frame[2], frame[3], frame[4], frame[5]
    one, least = np.float32(1.0), np.float32(_STEEPEST)
    per_px, nearness = one / frame[10], one / frame[9]
    bias = np.float32(_BIAS_PX) * per_px
    for i in range(BLOCK):
        nx, ny, nz = points[3, i], points[4, i], points[5, i]
        steep = own[_COSINE, i] * own[_FAR, i] * nearness
        size = max(abs(steep), least)
        steep = -per_px / (size if steep >= 0 else -size)
        near[_LIMIT, i] = own[_DEPTH, i] + bias / size
        near[_RIGHT, i] = (nx * ax + ny * ay + nz * az) * steep
        near[_DOWN, i] = (nx * bx + ny * by + nz * bz) * steep


@jit
def _compared(own: Any, near: Any, wide: Any) -> None:
    """What the four pixels block, weighed by their distance; by how much they stand over the point, how many do, and how far
    off others may that throw penumbrae here.
    """
    one, zero, widest, nothing = np.float32(1.0), np.float32(0.0), np.float32(_WIDEST_PX), np.float32(NOTHING)
    for i in range(BLOCK):
        x, y, to_right, down = own[_COLUMN, i], own[_ROW, i], near[_RIGHT, i], near[_DOWN, i]
        right, below = x - np.floor(x), y - np.floor(y)
        limit = near[_LIMIT, i] - right * to_right - below * down
        first, second = near[_FIRST, i] - limit, near[_FIRST + 1, i] - limit - to_right
        third, fourth = near[_FIRST + 2, i] - limit - down, near[_FIRST + 3, i] - limit - down - to_right
        f, g = one if first > 0 else zero, one if second > 0 else zero
        h, k = one if third > 0 else zero, one if fourth > 0 else zero
        blocked = (one - below) * ((one - right) * f + right * g) + below * ((one - right) * h + right * k)
        # Where nothing is near, the point may lie so near to the light that its place in the map is no number.
        near[_BLOCKED, i] = blocked if near[_TOP, i] > nothing else zero
        near[_OVER, i] = max(first, zero) + max(second, zero) + max(third, zero) + max(fourth, zero)
        near[_COUNT, i] = f + g + h + k
        near[_REACH, i] = min(wide * (near[_TOP, i] - own[_DEPTH, i]), widest)


@jit
def _corners(depths: Any, columns: Any, own: Any, near: Any) -> int:
    """Reads four pixels at their reach, on the diagonals, over the plane of each point; how many points reach that far."""
    half, wide, share, count = np.float32(0.5), np.int32(columns), np.float32(0.7), 0
    for i in range(BLOCK):
        reach = near[_REACH, i] * share
        if near[_REACH, i] >= 1:
            count += 1
            x, y, to_right, down = own[_COLUMN, i], own[_ROW, i], near[_RIGHT, i], near[_DOWN, i]
            left, right = np.int32(x - reach + half), np.int32(x + reach + half)
            upper, lower = np.int32(y - reach + half), np.int32(y + reach + half)
            limit = near[_LIMIT, i] - x * to_right - y * down
            first, second = limit + np.float32(left) * to_right, limit + np.float32(right) * to_right
            above, below = np.float32(upper) * down, np.float32(lower) * down
            upper, lower = upper * wide, lower * wide
            near[_FIRST, i] = depths[np.uint32(upper + left)] - first - above
            near[_FIRST + 1, i] = depths[np.uint32(upper + right)] - second - above
            near[_FIRST + 2, i] = depths[np.uint32(lower + left)] - first - below
            near[_FIRST + 3, i] = depths[np.uint32(lower + right)] - second - below
    return count


@jit
def _compared_corners(near: Any) -> None:
    """Adds the pixels at reach to those that stand over the point."""
    one, zero = np.float32(1.0), np.float32(0.0)
    for pixel in range(_FIRST, _FIRST + 4):
        for i in range(BLOCK):
            near[_OVER, i] += max(near[pixel, i], zero)
            near[_COUNT, i] += one if near[pixel, i] > 0 else zero


@jit
def _disc(depths: Any, columns: Any, at: Any, point: Any, radius: Any) -> Any:
    """The share of pixels all over a disc around a point that block it."""
    x, y, limit, to_right, down = at[0], at[1], point[_LIMIT], point[_RIGHT], point[_DOWN]
    hidden, half, wide = 0, np.float32(0.5), np.int32(columns)
    for tap in range(_NUM_TAPS):
        column = np.int32(x + radius * _TAPS_X[tap] + half)
        row = np.int32(y + radius * _TAPS_Y[tap] + half)
        over = depths[np.uint32(row * wide + column)]
        hidden += over > limit + (np.float32(column) - x) * to_right + (np.float32(row) - y) * down
    return np.float32(hidden) / np.float32(_NUM_TAPS)


@jit
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


@jit
def _mirrored(points: Any, light: Any, own: Any, found: Any) -> None:
    """Adds what the side that the eye sees mirrors to it."""
    one, zero, half, overlap = np.float32(1.0), np.float32(0.0), np.float32(0.5), np.float32(_OVERLAP)
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
        wide = min(rough * rough + overlap * radius / own[_FAR, i], one)
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
