"""Thumbnails: a picture in large squares, for what is wide: meters, glare, local contrast; and its rows at full size again."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.loops import jit

# Pixels along either side of a square.
STEP = 16


def thumbnail(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    """The means of the picture's squares of about 16 pixels, float32 (h / 16, w / 16, 3), both rounded up.

    >>> thumbnail(np.full((20, 16, 3), 0.5, np.float32)).shape
    (2, 1, 3)
    """
    height, width = picture.shape[:2]
    small = np.empty((-(-height // STEP), -(-width // STEP), 3), np.float32)
    _average(picture.reshape(height, -1), small)
    return small


@jit
def row_between(rows: Any, row: int, height: int, out: Any) -> None:
    """Row ``row`` of ``height`` of a picture of fewer rows, (k, n), evenly between the two that are nearest."""
    at = (np.float32(row) + np.float32(0.5)) * np.float32(len(rows)) / np.float32(height) - np.float32(0.5)
    at = min(max(at, np.float32(0.0)), np.float32(len(rows) - 1))
    upper = int(at)
    share, one, other = at - np.float32(upper), rows[upper], rows[min(upper + 1, len(rows) - 1)]
    for x in range(len(out)):
        out[x] = one[x] + share * (other[x] - one[x])


@jit
def _average(rows: Any, out: Any) -> None:
    """Means of even parts of a picture whose rows hold pixels of three values."""
    height, length = rows.shape
    total = np.empty(length, np.float32)
    for row in range(out.shape[0]):
        first, last = row * height // out.shape[0], (row + 1) * height // out.shape[0]
        total[:] = np.float32(0.0)
        for line in range(first, last):
            _add(rows[line], total)
        for column in range(out.shape[1]):
            left = column * (length // 3) // out.shape[1]
            right = (column + 1) * (length // 3) // out.shape[1]
            red = green = blue = np.float32(0.0)
            part = total[3 * left : 3 * right]
            for x in range(right - left):
                red += part[3 * x]
                green += part[3 * x + 1]
                blue += part[3 * x + 2]
            count = np.float32((last - first) * (right - left))
            out[row, column, 0], out[row, column, 1], out[row, column, 2] = red / count, green / count, blue / count


@jit
def _add(row: Any, total: Any) -> None:
    for x in range(len(total)):
        total[x] += row[x]
