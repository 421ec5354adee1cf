"""Thing: what lies on or beside a receipt, or holds it. One class a kind of thing, one file each.

A thing draws where it lies from the size of the paper alone, and is then put onto the sheet as it lies in space, without
chance.
"""

from abc import abstractmethod
from typing import Any, ClassVar

from numpy.random import Generator

from receipts.config import Component
from synth.draw import chance
from synth.paper.sheet import Sheet
from synth.scene.body import Body


class Thing(Component):
    """A kind of thing.

    Attributes:
        kind: names its bodies and its truth mask.
        share: of the photographs that show it.
    """

    kind: ClassVar[str]
    share: float

    def draw(self, size_mm: tuple[float, float], rng: Generator) -> Any:
        """What chance decides beside paper of a size, a frozen dataclass of plain values; None for no such thing."""
        return self.placed(size_mm, rng) if chance(rng, self.share) else None

    @abstractmethod
    def placed(self, size_mm: tuple[float, float], rng: Generator) -> Any:
        """What chance decides once there is such a thing, as a frozen dataclass of plain values."""

    @abstractmethod
    def bodies(self, sheet: Sheet, drawn: Any) -> tuple[Body, ...]:
        """The bodies of what was drawn, in the world of a sheet as it lies on the table or hangs in the air."""
