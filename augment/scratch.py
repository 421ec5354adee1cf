"""Memory that is used again: fresh memory costs more than what is done in it."""

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


class Scratch:
    """Arrays by name, each on memory that is kept for the next one of the name; not for two threads at once."""

    def __init__(self) -> None:
        self._memory: dict[str, NDArray[np.uint8]] = {}

    def array(self, name: str, shape: tuple[int, ...], dtype: DTypeLike = np.uint8) -> NDArray[Any]:
        """An array of a shape, whatever it held before in it; the one of the same name before it is written over.

        >>> scratch = Scratch()
        >>> scratch.array("a", (2, 3)).shape
        (2, 3)
        """
        size = int(np.prod(shape)) * np.dtype(dtype).itemsize
        if name not in self._memory or len(self._memory[name]) < size:
            self._memory[name] = np.empty(size, np.uint8)
        return self._memory[name][:size].view(dtype).reshape(shape)
