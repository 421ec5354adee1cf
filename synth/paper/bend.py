"""Bend: Sheet -> Sheet, bent in one way. One class a way, one file each; what a sheet's shape is composed of.

A bend draws what chance decides and is then carried out without chance. Each takes a sheet in whatever shape others left it,
near the table's plane, and keeps lengths as far as it can by itself; `synth.paper.settle` restores the rest once at the end.
"""

from abc import abstractmethod
from typing import Any, ClassVar

from numpy.random import Generator

from receipts.config import Component
from synth.draw import chance
from synth.paper.sheet import Sheet


class Bend(Component):
    """A way of bending paper. What it draws is apart from the bending, so that it can be told, and done again.

    Attributes:
        order: bends are done from the lowest to the highest: crumples, folds, curls, corners.
        share: of the sheets that are bent so.
    """

    order: ClassVar[int]
    share: float

    def draw(self, size_mm: tuple[float, float], rng: Generator) -> Any:
        """What chance decides for a sheet of (width, height), a frozen dataclass of plain values; None for no bend."""
        return self.drawn(size_mm, rng) if chance(rng, self.share) else None

    @abstractmethod
    def drawn(self, size_mm: tuple[float, float], rng: Generator) -> Any:
        """What chance decides once the sheet is bent so, as a frozen dataclass of plain values."""

    @abstractmethod
    def bend(self, sheet: Sheet, drawn: Any) -> Sheet:
        """The sheet with the bend that was drawn."""
