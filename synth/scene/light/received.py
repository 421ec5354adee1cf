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
# The penumbra of one small light spreads no farther than this, less than half the rim; so many pixels tell it.
_WIDEST_PX, _NUM_TAPS = 6.0, 16
# Rows of what the loops hand on, for one light: what a surface that faces it would receive, the cosine at which it stands, the
# direction to the light, the share of it that is seen, and where in the depth map, (x, y, depth), the point lies.
_DUE, _COSINE, _X, _Y, _Z, _SEEN, _LIT, _COLUMN, _ROW, _DEPTH = range(10)


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
                    _visible(block, frames[one], map, lights[light, 9] / frames[one, 9], own)
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
def _visible(points: Any, frame: Any, map: Any, width: Any, own: Any) -> None:
    """Multiplies the share of the light that each point sees by that which the depth map lets through.

    The four pixels around a point tell whether it is blocked; where pixels farther off tell otherwise and what blocks is far,
    the part of the lamp that this light stands for makes a penumbra of its own, as wide as that part and as the blocker is far
    (Fernando 2005, "Percentage-closer soft shadows"). The steps between the shadows of single lights drown in it.

    Args:
        map: its depths, the nearest in and around each of its tiles, and its columns.
        width: of that part of the lamp, over its distance.
    """
    one, nothing = np.float32(1.0), np.float32(NOTHING)
    one, zero, nothing = np.float32(1.0), np.float32(0.0), np.float32(NOTHING)
    depths, tops, columns = map
    rows, across = np.int32(len(depths) // columns), np.int32(-(-columns // TILE))
    # Penumbrae reach as far beyond what throws them as the rim around it is wide; half of it is for those who ask there.
    first, last_x, last_y = np.float32(RIM // 2), np.float32(columns - RIM // 2 - 1), np.float32(rows - RIM // 2 - 1)
    wide = width * frame[10]
    plane, taps = np.empty(3, np.float32), _spread()
    for i in range(BLOCK):
        x, y = own[_COLUMN, i], own[_ROW, i]
        # A point too near to the light is no number.
        if not (x >= first and y >= first and x < last_x and y < last_y):
            continue
        if own[_COSINE, i] <= 0 and points[11, i] == 0:
            continue
        column, row = np.int32(x), np.int32(y)
        top = tops[np.uint32(row // TILE * across + column // TILE)]
        if top == nothing:
            continue
        _plane(points, frame, own, i, plane)
        right, below = x - np.float32(column), y - np.float32(row)
        limit, at = plane[0] - right * plane[1] - below * plane[2], row * np.int32(columns) + column
        over = depths[np.uint32(at)] - limit
        over_right = depths[np.uint32(at + 1)] - (limit + plane[1])
        limit, at = limit + plane[2], at + np.int32(columns)
        over_below = depths[np.uint32(at)] - limit
        over_both = depths[np.uint32(at + 1)] - (limit + plane[1])
        upper = (one - right) * (over > 0) + right * (over_right > 0)
        lower = (one - right) * (over_below > 0) + right * (over_both > 0)
        blocked = (one - below) * upper + below * lower
        reach = min(wide * (top - own[_DEPTH, i]), np.float32(_WIDEST_PX))
        if reach >= one:
            height = max(over, zero) + max(over_right, zero) + max(over_below, zero) + max(over_both, zero)
            count = (over > 0) + (over_right > 0) + (over_below > 0) + (over_both > 0)
            blocked = _softened((depths, columns), (x, y), plane, (reach, wide, taps), (blocked, height, count))
        own[_SEEN, i] *= one - blocked


@njit(cache=True, error_model="numpy")
def _plane(points: Any, frame: Any, own: Any, i: int, plane: Any) -> None:
    """The depth above which the map blocks the light of a point, and its change from pixel to pixel and from row to row.

    They are those of the plane that the point lies in, exact, so that flat paper throws no shadow on itself.
    """
    one = np.float32(1.0)
    nx, ny, nz = points[3, i], points[4, i], points[5, i]
    per_px, grown = one / frame[10], one + own[_DEPTH, i] / frame[9]
    steep = own[_COSINE, i] * grown
    steep = max(steep, np.float32(_STEEPEST)) if steep >= 0 else min(steep, np.float32(-_STEEPEST))
    plane[0] = own[_DEPTH, i] + np.float32(_BIAS_PX) * per_px / abs(steep)
    plane[1] = -(nx * frame[0] + ny * frame[1] + nz * frame[2]) / steep * per_px
    plane[2] = -(nx * frame[3] + ny * frame[4] + nz * frame[5]) / steep * per_px


@njit(cache=True, error_model="numpy")
def _softened(map: Any, at: Any, plane: Any, extent: Any, found: Any) -> Any:
    """The blocked share of a light that is wide, from that of a point: of pixels all over its part of the lamp."""
    (x, y), (reach, wide, taps), (blocked, height, count) = at, extent, found
    zero, slanted = np.float32(0.0), np.float32(0.7) * reach
    for down in (-slanted, slanted):
        for across in (-slanted, slanted):
            over = _over(map, x + across, y + down, at, plane)
            height += max(over, zero)
            count += over > 0
    if count == 0 or count == 8:
        return blocked
    radius = min(wide * height / np.float32(count), np.float32(_WIDEST_PX))
    if radius < 1:
        return blocked
    hidden = 0
    for tap in range(_NUM_TAPS):
        hidden += _over(map, x + radius * taps[0, tap], y + radius * taps[1, tap], at, plane) > 0
    return np.float32(hidden) / np.float32(_NUM_TAPS)


@njit(cache=True, error_model="numpy")
def _over(map: Any, x: Any, y: Any, at: Any, plane: Any) -> Any:
    """By how much the map's pixel nearest to (x, y) stands over the plane there of a point ``at``."""
    depths, columns = map
    column, row = np.int32(x + np.float32(0.5)), np.int32(y + np.float32(0.5))
    limit = plane[0] + (np.float32(column) - at[0]) * plane[1] + (np.float32(row) - at[1]) * plane[2]
    return depths[np.uint32(row * np.int32(columns) + column)] - limit


@njit(cache=True, error_model="numpy")
def _spread() -> Any:
    """Places all over a disc of radius 1, float32 (2, taps), evenly (Vogel 1979)."""
    taps = np.empty((2, _NUM_TAPS), np.float32)
    for tap in range(_NUM_TAPS):
        radius, angle = np.sqrt((tap + 0.5) / _NUM_TAPS), 2.399963 * tap
        taps[0, tap], taps[1, tap] = radius * np.cos(angle), radius * np.sin(angle)
    return taps


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
