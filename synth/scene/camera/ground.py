"""Ground: linear light and depth of the pixels that see the table.

A row of pixels is worked on in runs: first where each pixel's ray meets the table, all alike, so that the compiler takes eight
at a time; then the colours there. The light is known on a coarse grid and is worked out at every few pixels only.
"""

from typing import Any

import numpy as np

from receipts.loops import jit
from synth.scene.camera.raster import place_of
from synth.scene.camera.texels import corners_of

# The table's light is worked out at every so many pixels, finer than the grid on which it is known.
_STEP_PX = 4
# Pixels of a row that are worked on together, whole steps.
_RUN_PX = 64
# Above the horizon lies what is so far away on the table, in mm for a ray of depth 1.
_FARTHEST = 1e5


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
    blocks = (width + _STEP_PX - 1) // _STEP_PX + 1
    upper, lower = np.empty((blocks, 6), np.float32), np.empty((blocks, 6), np.float32)
    here, step = np.empty((blocks, 6), np.float32), np.empty((blocks, 6), np.float32)
    across, along, deep = np.empty(_RUN_PX, np.float32), np.empty(_RUN_PX, np.float32), np.empty(_RUN_PX, np.float32)
    texels = albedo.reshape(-1)
    _light_row(lens, 0, plane, grid, light, lower)
    for row in range(height):
        if row % _STEP_PX == 0:
            upper, lower = lower, upper
            _light_row(lens, row + _STEP_PX, plane, grid, light, lower)
        _between(upper.reshape(-1), lower.reshape(-1), row % _STEP_PX, here.reshape(-1), step.reshape(-1))
        for start in range(0, width, _RUN_PX):
            count = min(_RUN_PX, width - start)
            if not _any_bare(owner, row, start, count):
                continue
            _meet(lens, (row, start, count), plane, spread, albedo, (across, along, deep))
            for k in range(count):
                column = start + k
                if owner[row, column] < 0:
                    depth[row, column] = deep[k]
                    one, two, three, four, weights = _texels(albedo.shape, across[k], along[k])
                    block, steps = column // _STEP_PX, np.float32(column % _STEP_PX)
                    for channel in range(3):
                        at = np.uint64(channel)
                        level = weights[0] * np.float32(texels[one + at]) + weights[1] * np.float32(texels[two + at])
                        level += weights[2] * np.float32(texels[three + at]) + weights[3] * np.float32(texels[four + at])
                        falls = here[block, channel] + step[block, channel] * steps
                        shine = here[block, 3 + channel] + step[block, 3 + channel] * steps
                        out[row, column, channel] = linear[np.uint32(level * np.float32(16)), channel] * falls + shine


@jit
def _any_bare(owner: Any, row: int, start: int, count: int) -> bool:
    bare = False
    for k in range(count):
        bare |= owner[row, start + k] < 0
    return bare


@jit
def _between(upper: Any, lower: Any, part: int, here: Any, step: Any) -> None:
    """Writes the light of a row between two of known light, and what it grows by from pixel to pixel."""
    down = np.float32(part) / np.float32(_STEP_PX)
    for at in range(len(upper)):
        here[at] = upper[at] + (lower[at] - upper[at]) * down
    for at in range(len(upper) - 6):
        step[at] = (here[at + 6] - here[at]) / np.float32(_STEP_PX)


@jit
def _meet(lens: Any, run: Any, plane: Any, spread: Any, albedo: Any, found: Any) -> None:
    """Writes the texels, from 0 to the albedo's size, and the depths at which the rays of a run of pixels meet the table."""
    row, start, count = run
    across, along, deep = found
    # What is read out of arrays before the loop need not be read again for every pixel, as it might else be written in it.
    scale, centre_x, centre_y, distortion = lens[0], lens[1], lens[2], lens[3]
    high, fall_x, fall_y, fall_w = -plane[0, 2], plane[1, 2], plane[2, 2], plane[3, 2]
    u_at, u_x, u_y, u_w = _along(spread[0], plane)
    v_at, v_x, v_y, v_w = _along(spread[1], plane)
    wide, tall = float(albedo.shape[1]), float(albedo.shape[0])
    per_wide, per_tall = 1.0 / wide, 1.0 / tall
    y = (row + 0.5 - centre_y) * scale
    for k in range(count):
        x = (start + k + 0.5 - centre_x) * scale
        w = 1.0 + distortion * (x * x + y * y)
        fall = x * fall_x + y * fall_y + w * fall_w
        away = high / fall
        away = away if fall < 0.0 and away < _FARTHEST else _FARTHEST
        deep[k] = away * w
        u = u_at + away * (x * u_x + y * u_y + w * u_w)
        v = v_at + away * (x * v_x + y * v_y + w * v_w)
        across[k], along[k] = u - wide * np.floor(u * per_wide), v - tall * np.floor(v * per_tall)


@jit
def _along(row: Any, plane: Any) -> Any:
    """The texels at the camera's place along one side of the tile, and what they grow by along each axis of the camera."""
    right, up = row[0], row[1]
    # Texels have their centres at .5.
    start = right * plane[0, 0] + up * plane[0, 1] + row[2] - 0.5
    along_x, along_y = right * plane[1, 0] + up * plane[1, 1], right * plane[2, 0] + up * plane[2, 1]
    return start, along_x, along_y, right * plane[3, 0] + up * plane[3, 1]


@jit
def _texels(shape: Any, u: Any, v: Any) -> Any:
    """Where the four texels around a place begin in the flat albedo, and what each weighs."""
    wide, tall = np.int32(shape[1]), np.int32(shape[0])
    left, top = np.int32(u), np.int32(v)
    weights = corners_of(u - np.float32(left), v - np.float32(top))
    left, top = left if left < wide else np.int32(0), top if top < tall else np.int32(0)
    beside, below = left + 1 if left + 1 < wide else 0, top + 1 if top + 1 < tall else 0
    one, two = np.uint64((top * wide + left) * 3), np.uint64((top * wide + beside) * 3)
    three, four = np.uint64((below * wide + left) * 3), np.uint64((below * wide + beside) * 3)
    return one, two, three, four, weights


@jit
def _light_row(lens: Any, row: int, plane: Any, grid: Any, light: Any, found: Any) -> None:
    """Writes the table's light under every `_STEP_PX`-th pixel of a row into ``found`` float32 (blocks, 6)."""
    rows, columns = light.shape[0], light.shape[1]
    for block in range(len(found)):
        x, y = _on_table(lens, row, block * _STEP_PX, plane)
        across = min(max((x - grid[0]) / grid[2], 0.0), columns - 1.001)
        along = min(max((grid[1] - y) / grid[2], 0.0), rows - 1.001)
        i, j = int(along), int(across)
        one, two, three, four = corners_of(np.float32(across - j), np.float32(along - i))
        for channel in range(6):
            found[block, channel] = (
                one * light[i, j, channel]
                + two * light[i, j + 1, channel]
                + three * light[i + 1, j, channel]
                + four * light[i + 1, j + 1, channel]
            )


@jit
def _on_table(lens: Any, row: int, column: int, plane: Any) -> Any:
    """x and y in mm of the table under a pixel's centre."""
    x, y, w = place_of(lens, row, column)
    fall = x * plane[1, 2] + y * plane[2, 2] + w * plane[3, 2]
    away = min(-plane[0, 2] / fall, _FARTHEST) if fall < 0.0 else _FARTHEST
    there_x = plane[0, 0] + away * (x * plane[1, 0] + y * plane[2, 0] + w * plane[3, 0])
    there_y = plane[0, 1] + away * (x * plane[1, 1] + y * plane[2, 1] + w * plane[3, 1])
    return there_x, there_y
