"""Sample: a picture with everything that is known about it; Source: anything that yields samples by index."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

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
    """

    image: NDArray[np.uint8]
    document: Document
    receipt: Receipt | None = None
    origin: dict[str, Any] = field(default_factory=dict)


class Source(ABC):
    """Anything that yields samples by index."""

    @abstractmethod
    def __getitem__(self, index: int) -> Sample:
        """Sample ``index``: the same bits at every call."""
