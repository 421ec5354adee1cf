"""Texels: what the four around a place weigh."""

from typing import Any

import numpy as np

from receipts.loops import jit


@jit
def corners_of(right: Any, down: Any) -> Any:
    """The weights of four neighbours, by how far a place lies to the right of the first and below it, of 1."""
    east, south, far = right * (np.float32(1) - down), (np.float32(1) - right) * down, right * down
    return np.float32(1) - east - south - far, east, south, far
