"""Scene: a print as a camera or a scanner sees it. One class a kind of scene; points and pixels go through the same warp."""

from abc import abstractmethod
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Component
from receipts.document import Document
from receipts.geometry import Warp
from synth.printing.printer import Print


class Scene(Component):
    """A kind of scene. What it draws for a sample is apart from the picture, so that documents can be had without pictures."""

    @abstractmethod
    def draw(self, document: Document, rng: Generator) -> Any:
        """What chance decides for one picture of a print whose document is in dots, as a frozen dataclass of plain values."""

    @abstractmethod
    def warp(self, drawn: Any) -> Warp:
        """The map from the print's dots to the picture's pixels."""

    @abstractmethod
    def render(self, print: Print, drawn: Any) -> NDArray[np.uint8]:
        """The picture, uint8 (h, w, 3), sRGB."""
