"""Tiles: noise, drawn once for all pictures, of which each takes a window at an offset of its own; and light that is a
product of rows and columns. What prints and scans are made of, in levels of uint8, which is four times as fast as float32.

Drawing two million normal numbers takes 57 ms, a window into a tile none: where it fits it is a view.
"""

from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.rng import stream

# The tiles' mean and standard deviation, in their levels: five deviations fit to either side.
TILE_MEAN = 128.0
TILE_DEVIATION = 25.0
_SIDE = 2048


def grain_window(shape: tuple[int, ...], offset: tuple[int, int], *, soft: bool) -> NDArray[np.uint8]:
    """Noise uint8 (h, w) of the tiles' mean and deviation: white, or soft as a smoothed scan's."""
    return _window(_tile(0.7 if soft else 0.0), shape, offset)


def cloud_window(shape: tuple[int, ...], offset: tuple[int, int]) -> NDArray[np.uint8]:
    """Clouds some pixels wide, uint8 (h, w), of the tiles' mean and deviation."""
    return _window(_tile(2.5), shape, offset)


def flicker_row(length: int, offset: int) -> NDArray[np.float32]:
    """float32 (length): white noise of standard deviation 1, for the rows of a picture."""
    values = (_tile(0.0)[offset % _SIDE].astype(np.float32) - TILE_MEAN) / TILE_DEVIATION
    return np.resize(values, length)


def product(rows: NDArray[np.float32], columns: NDArray[np.float32], white: float) -> NDArray[np.uint8]:
    """Levels uint8 (h, w): the product of what rows float32 (h) and columns float32 (w) let through, of ``white``.

    >>> product(np.float32([1.0, 0.5]), np.float32([1.0, 0.0]), 200.0).tolist()
    [[200, 0], [100, 0]]
    """
    light: Any = cv2.gemm(rows[:, None], columns[None, :], white, np.empty(0, np.float32), 0.0)
    levels: Any = cv2.convertScaleAbs(light)
    return levels


def _window(tile: NDArray[np.uint8], shape: tuple[int, ...], offset: tuple[int, int]) -> NDArray[np.uint8]:
    top, left = offset[0] % _SIDE, offset[1] % _SIDE
    if top + shape[0] <= len(tile) and left + shape[1] <= len(tile):
        return tile[top : top + shape[0], left : left + shape[1]]
    rows, columns = (np.arange(shape[0]) + top) % _SIDE, (np.arange(shape[1]) + left) % _SIDE
    return np.take(np.take(tile, rows, axis=0), columns, axis=1)


@cache
def _tile(sigma_px: float) -> NDArray[np.uint8]:
    """Four equal tiles in a square, so that most windows are views: uint8 (4096, 4096)."""
    noise: Any = stream(0, 0, "noise").standard_normal((_SIDE, _SIDE), np.float32)
    if sigma_px:
        noise = cv2.GaussianBlur(np.tile(noise, (2, 2)), (0, 0), sigma_px)[_SIDE // 2 : -_SIDE // 2, _SIDE // 2 : -_SIDE // 2]
        noise = noise / noise.std()
    tile = np.clip(np.rint(TILE_MEAN + TILE_DEVIATION * noise), 0, 255).astype(np.uint8)
    tile = np.tile(tile, (2, 2))
    tile.setflags(write=False)
    return tile
