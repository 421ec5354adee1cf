"""Reading: what pixels show of a print, by the dots under their centres."""

from typing import Any

import numpy as np

from synth.scene.camera.drawing import HIDDEN, HOLE, ID, id_at
from synth.scene.camera.raster import jit


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
