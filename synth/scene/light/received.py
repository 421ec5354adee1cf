"""The hot loop of illumination: every point against every small light, in float32, a block of points at a time."""

from typing import Any

import numpy as np
from numba import njit

# Rows of what is found for each point: light on the front (red, green, blue), on the back, mirrored to the eye; the key lights'
# light that is seen and all of it; the sky's light that is blocked, front and back; the light that reaches the front, the
# back, and would reach either with nothing in the way.
OUTPUTS = 16
# Points that are dealt with at once: what the loop needs of them stays in the nearest cache.
_BLOCK = 512
# What hides a point from a light stands this many pixels of the depth map before the plane that the point lies in, at least.
_BIAS_PX = 0.35
# The cosine below which a plane counts as no steeper.
_STEEPEST = 0.08


@njit(cache=True, error_model="numpy")
def received(points: Any, lights: Any, maps: Any, found: Any) -> None:
    """Adds what all lights give all points.

    Args:
        points: float32 (12, n): place, normal, direction to the eye, roughness, gloss, translucency.
        lights: float32 (k, 12): place, normal, power, radius, key or not, whether it has a normal.
        maps: frames, layout and depths of `DepthMaps`.
        found: float32 (OUTPUTS, n), see there.
    """
    count = points.shape[1]
    due, cosine, seen = np.empty(_BLOCK, np.float32), np.empty(_BLOCK, np.float32), np.empty(_BLOCK, np.float32)
    for start in range(0, count, _BLOCK):
        stop = min(start + _BLOCK, count)
        block, told = points[:, start:stop], found[:, start:stop]
        for light in range(lights.shape[0]):
            _due(block, lights[light], due, cosine)
            _visible(block, maps, light, cosine, seen)
            _diffuse(block, lights[light], due, cosine, seen, told)
            _mirrored(block, lights[light], due, cosine, seen, told)


@njit(cache=True, error_model="numpy")
def _due(points: Any, light: Any, due: Any, cosine: Any) -> None:
    """What a surface that faces the light would receive with nothing in between, and the cosine at which it stands."""
    one, zero = np.float32(1.0), np.float32(0.0)
    x, y, z = light[0], light[1], light[2]
    nx, ny, nz, even = light[3], light[4], light[5], one - light[11]
    for i in range(points.shape[1]):
        dx, dy, dz = x - points[0, i], y - points[1, i], z - points[2, i]
        inverse = one / np.sqrt(dx * dx + dy * dy + dz * dz)
        facing = max(-(nx * dx + ny * dy + nz * dz) * inverse, zero) + even
        cosine[i] = (points[3, i] * dx + points[4, i] * dy + points[5, i] * dz) * inverse
        due[i] = facing * inverse * inverse


@njit(cache=True, error_model="numpy")
def _visible(points: Any, maps: Any, light: int, cosine: Any, seen: Any) -> None:
    """The share of the light that each point sees, of the four pixels of the depth map around it."""
    frames, layout, depths = maps
    one, half = np.float32(1.0), np.float32(0.5)
    frame = frames[light]
    start, rows, columns = layout[light]
    distance, scale = frame[9], frame[10]
    per_px = one / scale if rows else one
    for i in range(points.shape[1]):
        seen[i] = one
        if rows == 0 or (cosine[i] <= 0 and points[11, i] == 0):
            continue
        px, py, pz = points[0, i], points[1, i], points[2, i]
        h = px * frame[6] + py * frame[7] + pz * frame[8]
        grown = distance / (distance - h)
        if not grown > 0:
            continue
        a, b = px * frame[0] + py * frame[1] + pz * frame[2], px * frame[3] + py * frame[4] + pz * frame[5]
        x, y = a * grown * scale + frame[11] - half, b * grown * scale + frame[12] - half
        if not (x >= 0 and y >= 0 and x < columns - 1 and y < rows - 1):
            continue
        nx, ny, nz = points[3, i], points[4, i], points[5, i]
        na, nb = nx * frame[0] + ny * frame[1] + nz * frame[2], nx * frame[3] + ny * frame[4] + nz * frame[5]
        nh = nx * frame[6] + ny * frame[7] + nz * frame[8]
        # The plane that the point lies in, as depths across the map: exact, so that flat paper throws no shadow on itself.
        steep = nh - (na * a + nb * b + nh * h) / distance
        steep = max(steep, np.float32(_STEEPEST)) if steep >= 0 else min(steep, np.float32(-_STEEPEST))
        to_right, down = -na / steep * per_px, -nb / steep * per_px
        column, row = int(x), int(y)
        right, below = x - np.float32(column), y - np.float32(row)
        limit = h * grown + np.float32(_BIAS_PX) * per_px / abs(steep) - right * to_right - below * down
        at = start + row * columns + column
        first = (one - right) * (depths[at] > limit) + right * (depths[at + 1] > limit + to_right)
        limit, at = limit + down, at + columns
        second = (one - right) * (depths[at] > limit) + right * (depths[at + 1] > limit + to_right)
        seen[i] = one - ((one - below) * first + below * second)


@njit(cache=True, error_model="numpy")
def _diffuse(points: Any, light: Any, due: Any, cosine: Any, seen: Any, found: Any) -> None:
    """Adds what either side receives, and what is told of it."""
    zero = np.float32(0.0)
    red, green, blue = light[6], light[7], light[8]
    grey = np.float32(0.2126) * red + np.float32(0.7152) * green + np.float32(0.0722) * blue
    key, sky = grey * light[10], grey * (np.float32(1.0) - light[10])
    for i in range(points.shape[1]):
        ahead, rear = max(cosine[i], zero) * due[i], max(-cosine[i], zero) * due[i]
        lit, lit_behind = ahead * seen[i], rear * seen[i]
        found[0, i] += lit * red
        found[1, i] += lit * green
        found[2, i] += lit * blue
        found[3, i] += lit_behind * red
        found[4, i] += lit_behind * green
        found[5, i] += lit_behind * blue
        found[9, i] += lit * key
        found[10, i] += ahead * key
        found[11, i] += (ahead - lit) * sky
        found[12, i] += (rear - lit_behind) * sky
        found[13, i] += lit * grey
        found[14, i] += lit_behind * grey
        found[15, i] += (ahead + rear) * grey


@njit(cache=True, error_model="numpy")
def _mirrored(points: Any, light: Any, due: Any, cosine: Any, seen: Any, found: Any) -> None:
    """Adds what the side that the eye sees mirrors to it."""
    one, zero, half = np.float32(1.0), np.float32(0.0), np.float32(0.5)
    x, y, z = light[0], light[1], light[2]
    red, green, blue, radius = light[6], light[7], light[8], light[9]
    for i in range(points.shape[1]):
        dx, dy, dz = x - points[0, i], y - points[1, i], z - points[2, i]
        inverse = one / np.sqrt(dx * dx + dy * dy + dz * dz)
        ex, ey, ez = points[6, i], points[7, i], points[8, i]
        view = points[3, i] * ex + points[4, i] * ey + points[5, i] * ez
        ahead = max(cosine[i] if view >= 0 else -cosine[i], zero)
        # Of the direction halfway between light and eye: the squares of its cosines with the normal and with the light.
        to_light = max(half + half * (dx * ex + dy * ey + dz * ez) * inverse, np.float32(0.02))
        upright = cosine[i] + view
        to_normal = np.float32(0.25) * upright * upright / to_light
        rough = points[9, i]
        wide = min(rough * rough + half * radius * inverse, one)
        square = wide * wide
        spread = to_normal * (square - one) + one
        away = one - np.sqrt(to_light)
        gloss = points[10, i]
        rise = away * away
        gloss += (one - gloss) * rise * rise * away * min(gloss * np.float32(50.0), one)
        lobe = square * gloss / (spread * spread * np.float32(4.0) * to_light * (rough + half))
        strength = lobe * ahead * seen[i] * due[i]
        found[6, i] += strength * red
        found[7, i] += strength * green
        found[8, i] += strength * blue
