"""Shading: linear light of every pixel from the albedo of what it sees and the light that reaches it there.

Light is known at the points of bodies and on a grid over the table; between them it is interpolated as any other value.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from synth.scene.camera.raster import HIDDEN, HOLE, ID, id_at, jit, place_of, shares_at

# What the columns of `shade`'s values hold.
PLACE, DIFFUSE, SPECULAR, SLOPE_GAIN = 0, 2, 5, 8
COLUMNS = 10


class Skin(NamedTuple):
    """What the surface of a body looks like.

    Attributes:
        albedo: uint8 (h, w, 1 or 3).
        linear: float32 (4081, 3), what a sixteenth of the albedo's levels reflects of red, green and blue.
        slopes: float32 (a, b, 2), of fine wrinkles, repeated over the albedo's texels; a and b powers of 2.
        start: int64 (2), the row and the column of the slopes at the first texel.
    """

    albedo: NDArray[np.uint8]
    linear: NDArray[np.float32]
    slopes: NDArray[np.float32]
    start: NDArray[np.int64]


@jit
def shade(lens: Any, body: Any, where: Any, owner: Any, values: Any, skin: Any, places: Any, out: Any) -> None:
    """Writes the light of a body's pixels into ``out`` (h, w, 3), and what they see of its albedo into ``places`` (h, w, 2).

    Args:
        where: the number of the body's first triangle; top, bottom, left, right of the pixels that it may touch.
        values: float32 (n, 10), of the body's points: place on the albedo in texels (2), light that falls on them (3), light
            that they mirror (3), and by how much more light falls where the surface rises by 1 to the right, and downwards (2).
        skin: a `Skin`.
    """
    albedo, linear, slopes, start = skin
    tall_slopes, wide_slopes = slopes.shape[0] - 1, slopes.shape[1] - 1
    first, above, beneath, west, east_end = where
    last = first + len(body.triangles)
    channels, tall, wide = albedo.shape[2], albedo.shape[0], albedo.shape[1]
    for row in range(above, beneath):
        for column in range(west, east_end):
            number = owner[row, column]
            if number < first or number >= last:
                continue
            a, b, c = body.triangles[number - first]
            one, two, three = shares_at(lens, body, number - first, row, column)
            u = one * values[a, 0] + two * values[b, 0] + three * values[c, 0]
            v = one * values[a, 1] + two * values[b, 1] + three * values[c, 1]
            places[row, column, 0], places[row, column, 1] = u, v
            one, two, three = np.float32(one), np.float32(two), np.float32(three)
            gain_x = one * values[a, 8] + two * values[b, 8] + three * values[c, 8]
            gain_y = one * values[a, 9] + two * values[b, 9] + three * values[c, 9]
            i, j = (int(max(v, 0.0)) + start[0]) & tall_slopes, (int(max(u, 0.0)) + start[1]) & wide_slopes
            gain = max(np.float32(1) + gain_x * slopes[i, j, 0] + gain_y * slopes[i, j, 1], np.float32(0))
            # Texels have their centres at .5; beyond the outermost the edge goes on.
            x, y = min(max(u - 0.5, 0.0), wide - 1.001), min(max(v - 0.5, 0.0), tall - 1.001)
            left, top = int(x), int(y)
            right, down = np.float32(x - left), np.float32(y - top)
            beside, below = min(left + 1, wide - 1), min(top + 1, tall - 1)
            here, east, south, far = _corners(right, down)
            for channel in range(3):
                at = channel if channels == 3 else 0
                level = (
                    here * np.float32(albedo[top, left, at])
                    + east * np.float32(albedo[top, beside, at])
                    + south * np.float32(albedo[below, left, at])
                    + far * np.float32(albedo[below, beside, at])
                )
                reflected = linear[int(level * 16), channel]
                light = one * values[a, 2 + channel] + two * values[b, 2 + channel] + three * values[c, 2 + channel]
                shine = one * values[a, 5 + channel] + two * values[b, 5 + channel] + three * values[c, 5 + channel]
                out[row, column, channel] = reflected * light * gain + shine


@jit
def _corners(right: Any, down: Any) -> Any:
    """The weights of four neighbours, by how far a place lies to the right of the first and below it, of 1."""
    east, south, far = right * (np.float32(1) - down), (np.float32(1) - right) * down, right * down
    return np.float32(1) - east - south - far, east, south, far


# The table's light is worked out at every so many pixels, finer than the grid on which it is known.
_STEP_PX = 4


@jit
def shade_table(
    lens: Any, owner: Any, depth: Any, plane: Any, grid: Any, light: Any, albedo: Any, linear: Any, spread: Any, out: Any
) -> None:
    """Writes the light of the pixels that see no body but the table, and its depth.

    Args:
        plane: float64 (4, 3): the camera's place, and its axes: right, down, view.
        grid: float64 (3): x and y of the grid's first point, and its step, mm.
        light: float32 (rows, columns, 6): light that falls on the table and that it mirrors, rows towards -y.
        albedo: uint8 (h, w, 3), repeated in both directions.
        linear: float32 (4081, 3).
        spread: float64 (2, 3): takes x, y and 1 in mm to texels.
    """
    height, width = owner.shape
    wide, tall = albedo.shape[1], albedo.shape[0]
    per_wide, per_tall = 1.0 / wide, 1.0 / tall
    blocks = (width + _STEP_PX - 1) // _STEP_PX + 1
    upper, lower = np.zeros((blocks, 6), np.float32), np.zeros((blocks, 6), np.float32)
    here, step = np.zeros(6, np.float32), np.zeros(6, np.float32)
    for row in range(height):
        part = row % _STEP_PX
        if part == 0:
            _light_row(lens, row, plane, grid, light, upper)
            _light_row(lens, row + _STEP_PX, plane, grid, light, lower)
        down = np.float32(part) / np.float32(_STEP_PX)
        for block in range(blocks - 1):
            start, stop = block * _STEP_PX, min((block + 1) * _STEP_PX, width)
            bare = False
            for column in range(start, stop):
                bare = bare or owner[row, column] < 0
            if not bare:
                continue
            for channel in range(6):
                left = upper[block, channel] + (lower[block, channel] - upper[block, channel]) * down
                right = upper[block + 1, channel] + (lower[block + 1, channel] - upper[block + 1, channel]) * down
                here[channel], step[channel] = left, (right - left) / np.float32(_STEP_PX)
            for column in range(start, stop):
                if owner[row, column] < 0:
                    x, y, away, w = _on_table(lens, row, column, plane)
                    depth[row, column] = away * w
                    u = spread[0, 0] * x + spread[0, 1] * y + spread[0, 2] - 0.5
                    v = spread[1, 0] * x + spread[1, 1] * y + spread[1, 2] - 0.5
                    # Whole divisions take longer than all else here.
                    u, v = u - wide * np.floor(u * per_wide), v - tall * np.floor(v * per_tall)
                    left_texel, top_texel = max(min(int(u), wide - 1), 0), max(min(int(v), tall - 1), 0)
                    first, east, south, far = _corners(np.float32(u - left_texel), np.float32(v - top_texel))
                    beside, below = left_texel + 1, top_texel + 1
                    beside, below = beside if beside < wide else 0, below if below < tall else 0
                    for channel in range(3):
                        level = (
                            first * np.float32(albedo[top_texel, left_texel, channel])
                            + east * np.float32(albedo[top_texel, beside, channel])
                            + south * np.float32(albedo[below, left_texel, channel])
                            + far * np.float32(albedo[below, beside, channel])
                        )
                        out[row, column, channel] = linear[int(level * 16), channel] * here[channel] + here[3 + channel]
                for channel in range(6):
                    here[channel] += step[channel]


@jit
def _on_table(lens: Any, row: int, column: int, plane: Any) -> Any:
    """x and y in mm of the table under a pixel's centre; how far it is away, and what that is to be multiplied by."""
    x, y, w = place_of(lens, row, column)
    fall = x * plane[1, 2] + y * plane[2, 2] + w * plane[3, 2]
    # Above the horizon lies what is far away on the table.
    away = min(-plane[0, 2] / fall, 1e5) if fall < 0.0 else 1e5
    there_x = plane[0, 0] + away * (x * plane[1, 0] + y * plane[2, 0] + w * plane[3, 0])
    there_y = plane[0, 1] + away * (x * plane[1, 1] + y * plane[2, 1] + w * plane[3, 1])
    return there_x, there_y, away, w


@jit
def _light_row(lens: Any, row: int, plane: Any, grid: Any, light: Any, found: Any) -> None:
    """Writes the table's light under every `_STEP_PX`-th pixel of a row into ``found`` float32 (blocks, 6)."""
    rows, columns = light.shape[0], light.shape[1]
    for block in range(len(found)):
        x, y, _, _ = _on_table(lens, row, block * _STEP_PX, plane)
        across = min(max((x - grid[0]) / grid[2], 0.0), columns - 1.001)
        along = min(max((grid[1] - y) / grid[2], 0.0), rows - 1.001)
        i, j = int(along), int(across)
        one, two, three, four = _corners(np.float32(across - j), np.float32(along - i))
        for channel in range(6):
            found[block, channel] = (
                one * light[i, j, channel]
                + two * light[i, j + 1, channel]
                + three * light[i + 1, j, channel]
                + four * light[i + 1, j + 1, channel]
            )


@jit
def read_ids(owner: Any, places: Any, ids: Any, last: int, region: Any, out: Any, seen: Any) -> None:
    """Writes the ids of the ink that can be seen into ``out`` int32 (h, w), and counts their pixels in ``seen`` (count + 1).

    Args:
        last: the number after the sheet's last triangle.
        region: top, bottom, left, right of the pixels that it may touch.
    """
    top, bottom, left, right = region
    for row in range(top, bottom):
        for column in range(left, right):
            if owner[row, column] < 0 or owner[row, column] >= last:
                continue
            found = id_at(ids, places[row, column, 0], places[row, column, 1])
            if found and not found & (HIDDEN | HOLE):
                out[row, column] = found & ID
                seen[found & ID] += 1


@jit
def add_levels(ids: Any, grey: Any, levels: Any) -> None:
    """Adds the grey uint8 (h, w) of the pixels of each id int32 (h, w) above 0 to ``levels`` int64 (count + 1)."""
    for row in range(ids.shape[0]):
        for column in range(ids.shape[1]):
            if ids[row, column]:
                levels[ids[row, column]] += grey[row, column]
