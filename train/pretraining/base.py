"""What a puzzle is: a document with something taken from it, and what is wrong with a guess at that."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import numpy as np
import pydantic

from receipts.config import Component
from receipts.document import Document

if TYPE_CHECKING:
    from torch import Tensor, nn

    from train.examples import Batch, Example

Weight = Annotated[float, pydantic.Field(gt=0)]


class Puzzle(Component):
    """Something to find out about a document from the rest of it.

    What is hidden is taken out of the document itself, before the model's inputs are made of it: so none of them can tell.

    Attributes:
        weight: of its loss against those of other puzzles.
    """

    weight: Weight

    @abstractmethod
    def posed(self, document: Document, rng: np.random.Generator) -> Sequence[Example]:
        """The documents the model reads, as many of every document; target and weight of a token say what is asked of it."""

    @abstractmethod
    def head(self, width: int) -> nn.Module:
        """What turns vectors of ``width`` numbers into guesses."""

    @abstractmethod
    def loss(self, head: nn.Module, vectors_BTD: Tensor, batch: Batch) -> Tensor:
        """What is wrong with the guesses, a scalar; 0 where nothing is asked.

        Args:
            vectors_BTD: of the tokens; the batch holds the first document posed of every one, then the second ones.
        """
