"""Reading: what pixels show of a print, by the dots under their centres."""

from typing import Any

import numpy as np

from receipts.loops import jit


@jit
def keep_seen(owner: Any, last: int, inks: Any, shown: Any) -> None:
    """Sets ``inks`` int32 (h, w) to 0 where the print cannot be seen, and counts the others in ``shown`` int64 (count + 1).

    Args:
        last: the number after the sheet's last triangle.
    """
    for row in range(owner.shape[0]):
        for column in range(owner.shape[1]):
            if owner[row, column] < 0 or owner[row, column] >= last:
                inks[row, column] = 0
            elif inks[row, column]:
                shown[inks[row, column]] += 1


@jit
def look_up(ids: Any, groups: Any, out: Any) -> None:
    """Writes the group of each id int32 (h, w) into ``out`` int32 (h, w), with ``groups`` int32 (count + 1)."""
    for row in range(ids.shape[0]):
        for column in range(ids.shape[1]):
            out[row, column] = groups[ids[row, column]]


@jit
def add_levels(ids: Any, grey: Any, levels: Any) -> None:
    """Adds the grey uint8 (h, w) of the pixels of each id int32 (h, w) above 0 to ``levels`` int64 (count + 1)."""
    for row in range(ids.shape[0]):
        for column in range(ids.shape[1]):
            if ids[row, column]:
                levels[ids[row, column]] += grey[row, column]


@jit
def read_shares(owner: Any, places: Any, last: int, size: Any, out: Any) -> None:
    """Writes the places of pixels as shares of a print's size into ``out`` float32 (h, w, 2), NaN where no print is seen.

    Args:
        places: float32 (h, w, 2), dots.
        last: the number after the sheet's last triangle.
        size: float32 (2), of the print, dots.
    """
    for row in range(owner.shape[0]):
        for column in range(owner.shape[1]):
            seen = 0 <= owner[row, column] < last
            for axis in range(2):
                out[row, column, axis] = places[row, column, axis] / size[axis] if seen else np.float32(np.nan)
