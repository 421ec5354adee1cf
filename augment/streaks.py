"""Streaks: the picture of a point after the camera was shaken."""

import numpy as np
from numpy.typing import NDArray

# Places along a streak, a pixel: fine enough that no gap shows.
_PLACES_A_PX = 8


def streak(length_px: float, angle_rad: float) -> NDArray[np.float32]:
    """A straight streak about its middle, float32 (k, k), k odd, its sum 1.

    >>> streak(2.0, 0.0).round(2).tolist()
    [[0.0, 0.0, 0.0], [0.25, 0.5, 0.25], [0.0, 0.0, 0.0]]
    """
    count = max(int(np.ceil(length_px * _PLACES_A_PX)), 1)
    along = ((np.arange(count) + 0.5) / count - 0.5) * length_px
    reach = int(np.ceil(length_px / 2))
    x, y = along * np.cos(angle_rad) + reach, along * np.sin(angle_rad) + reach
    points = np.zeros((2 * reach + 3, 2 * reach + 3))
    column, row = np.floor(x).astype(np.intp), np.floor(y).astype(np.intp)
    right, down = x - column, y - row
    for step_x, step_y, share in ((0, 0, (1 - right) * (1 - down)), (1, 0, right * (1 - down)), (0, 1, (1 - right) * down)):
        np.add.at(points, (row + step_y, column + step_x), share)
    np.add.at(points, (row + 1, column + 1), right * down)
    return (points[: 2 * reach + 1, : 2 * reach + 1] / count).astype(np.float32)
