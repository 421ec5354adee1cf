"""A source of training documents: example number i, the same whoever asks for it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Protocol

import pydantic

from receipts.config import Component
from receipts.labels import Schema

if TYPE_CHECKING:
    from synth.renderer import Renderer
    from train.examples import Example

Share = Annotated[float, pydantic.Field(ge=0)]


@dataclass(frozen=True)
class Given:
    """What sources draw from.

    Attributes:
        schema: whose labels the examples carry.
        data: a dataset of rendered receipts, or None.
        labels: a folder that tillroll label made, or None.
        renderer: makes documents by their index, or None.
        seed: of the training.
    """

    schema: Schema
    data: Path | None = None
    labels: Path | None = None
    renderer: Renderer | None = None
    seed: int = 0


class Examples(Protocol):
    """Examples by number."""

    @property
    def count(self) -> int | None:
        """How many there are; None where every number gives a new one."""

    @property
    def exact(self) -> bool:
        """Whether their labels are the truth."""

    def __getitem__(self, number: int) -> Example:
        """Example number ``number``."""


class Source(Component):
    """A kind of training documents and the share of each batch it gives.

    The settings every source has: ``share``, its weight against the other sources' at the first step; ``last_share``, the
    same at the last step (None: unchanged), reached along a straight line.
    """

    # What must be there for it: the name of one of Given's folders, or "renderer".
    needs: ClassVar[str]
    share: Share
    last_share: Share | None

    @abstractmethod
    def open(self, given: Given) -> Examples:
        """The examples.

        Raises:
            ValueError: there are none, or they do not fit the schema.
        """

    @property
    def used(self) -> bool:
        """Whether any batch holds some of it."""
        return self.share > 0 or bool(self.last_share)


@dataclass(frozen=True)
class Kept:
    """Examples that lie in memory."""

    examples: Sequence[Example]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.examples)

    @property
    def exact(self) -> bool:
        """Whether their labels are the truth."""
        return all(example.exact for example in self.examples)

    def __getitem__(self, number: int) -> Example:
        return self.examples[number]
