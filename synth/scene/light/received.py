"""The hot loop of illumination: every point against every small light, in float32, a block of points at a time.

Its inner loops are short and run over few arrays, so that compilers turn them into vector instructions, which is twice as fast
as one loop that does all for a point. Only the look-ups in depth maps go point by point, where the map holds anything.
"""

from typing import Any

import numpy as np
from numba import njit

from synth.scene.light.depth import NOTHING, projected

# Rows of what is told for each point: place, normal, direction to the eye, roughness, gloss, translucency.
INPUTS = 12
# Rows of what is found for each point: light on the front (red, green, blue), on the back, mirrored to the eye; the key lights'
# light that is seen and all of it; the sky's light that is blocked, front and back; the light that reaches the front, the
# back, and would reach either with nothing in the way.
OUTPUTS = 16
# Points that are dealt with at once: what the loop needs of them stays in the nearest cache.
BLOCK = 256
# What hides a point from a light stands this many pixels of the depth map before the plane that the point lies in, at least.
_BIAS_PX = 0.35
# The cosine below which a plane counts as no steeper.
_STEEPEST = 0.08
# Rows of what the loops hand on, for one light: what a surface that faces it would receive, the cosine at which it stands, the
# direction to the light, the share of it that is seen, and where in the depth map, (x, y, depth), the point lies.
_DUE, _COSINE, _X, _Y, _Z, _SEEN, _LIT, _COLUMN, _ROW, _DEPTH = range(10)


@njit(cache=True, error_model="numpy")
def received(points: Any, lights: Any, maps: Any, found: Any) -> None:
    """Adds what all lights give all points.

    Args:
        points: float32 (blocks, INPUTS, BLOCK).
        lights: float32 (k, 12): place, normal, power, radius, key or not, whether it has a normal.
        maps: frames, layout and depths of `DepthMaps`, those of the first maps of all lights, then of the second and so on.
        found: float32 (blocks, OUTPUTS, BLOCK).
    """
    frames, layout, depths = maps
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
                    _visible(block, frames[one], layout[one], depths, own)
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
def _visible(points: Any, frame: Any, layout: Any, depths: Any, own: Any) -> None:
    """Multiplies the share of the light that each point sees by that which the four pixels of the map around it let through."""
    one = np.float32(1.0)
    ax, ay, az, bx, by, bz = frame[0], frame[1], frame[2], frame[3], frame[4], frame[5]
    distance, per_px = frame[9], one / frame[10]
    start, rows, columns = layout
    nothing = np.float32(NOTHING)
    last_x, last_y = np.float32(columns - 1), np.float32(rows - 1)
    for i in range(BLOCK):
        x, y, depth = own[_COLUMN, i], own[_ROW, i], own[_DEPTH, i]
        # A point too near to the light is no number.
        if not (x >= 0 and y >= 0 and x < last_x and y < last_y):
            continue
        if own[_COSINE, i] <= 0 and points[11, i] == 0:
            continue
        column, row = int(x), int(y)
        at = start + row * columns + column
        one_one, one_two, two_one, two_two = depths[at], depths[at + 1], depths[at + columns], depths[at + columns + 1]
        if max(one_one, one_two, two_one, two_two) == nothing:
            continue
        nx, ny, nz = points[3, i], points[4, i], points[5, i]
        na, nb = nx * ax + ny * ay + nz * az, nx * bx + ny * by + nz * bz
        # The plane that the point lies in, as depths across the map: exact, so that flat paper throws no shadow on itself.
        away = one / (one + depth / distance)
        steep = own[_COSINE, i] / away
        steep = max(steep, np.float32(_STEEPEST)) if steep >= 0 else min(steep, np.float32(-_STEEPEST))
        to_right, down = -na / steep * per_px, -nb / steep * per_px
        right, below = x - np.float32(column), y - np.float32(row)
        limit = depth + np.float32(_BIAS_PX) * per_px / abs(steep) - right * to_right - below * down
        first = (one - right) * (one_one > limit) + right * (one_two > limit + to_right)
        second = (one - right) * (two_one > limit + down) + right * (two_two > limit + down + to_right)
        own[_SEEN, i] *= one - ((one - below) * first + below * second)


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
        found[13 + back, i] += own[_LIT, i] * grey
    for i in range(BLOCK):
        found[15, i] += own[_COLUMN, i] * grey
    if light[10] == 0:
        for i in range(BLOCK):
            found[11 + back, i] += (own[_COLUMN, i] - own[_LIT, i]) * grey
    elif back == 0:
        for i in range(BLOCK):
            found[9, i] += own[_LIT, i] * grey
        for i in range(BLOCK):
            found[10, i] += own[_COLUMN, i] * grey


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
