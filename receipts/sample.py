"""Sample: a picture with everything that is known about it; Source: anything that yields samples by index."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.characters import Characters
from receipts.content import Receipt
from receipts.document import Document


@dataclass(frozen=True)
class Sample:
    """A picture and its truth.

    Attributes:
        image: uint8 (h, w, 3), sRGB.
        document: the text on it; quads in pixels of the image.
        receipt: the content it was made from, None for real pictures.
        origin: how it came about: seed, index, config hash and drawn parameters; plain values that go to json.
        characters: every character and word with its quad, None where nobody knows.
        map_maker: makes the exact maps that are asked for by name, None where there are none.
    """

    image: NDArray[np.uint8]
    document: Document
    receipt: Receipt | None = None
    origin: dict[str, Any] = field(default_factory=dict)
    characters: Characters | None = None
    map_maker: Callable[[Sequence[str]], dict[str, NDArray[Any]]] | None = field(default=None, repr=False)

    def maps(self, names: Sequence[str]) -> dict[str, NDArray[Any]]:
        """Exact maps (h, w, ...) of the picture by name, made when asked for; `synth.scene.scene` tells which there are.

        Raises:
            ValueError: the picture was not rendered, or has no map of a name.
        """
        if self.map_maker is None:
            raise ValueError(f"sample {self.document.id}: no maps are known of it; rendered samples have them")
        return self.map_maker(names)


class Source(ABC):
    """Anything that yields samples by index."""

    @abstractmethod
    def __getitem__(self, index: int) -> Sample:
        """Sample ``index``: the same bits at every call."""
