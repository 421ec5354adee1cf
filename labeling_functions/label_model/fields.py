"""Label models as receipts see them: chosen by yaml, fitted on votes on documents, they read fields."""

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from labeling_functions.constraints import Found
from labeling_functions.votes import Votes
from receipts.config import Component
from receipts.document import Document
from receipts.labels import Schema


class FieldModel(ABC):
    """Reads the fields of receipts off the votes on them."""

    @abstractmethod
    def read(self, documents: Sequence[Document], votes: Votes) -> list[dict[str, Found]]:
        """The fields of every document, with all candidates and their probabilities."""

    @abstractmethod
    def precision(self, function: int, label: int) -> float | None:
        """How often a function's votes for a label are right, as far as the model tells."""

    @abstractmethod
    def weight(self, function: int, voted: int, label: int) -> float | None:
        """How far a function's vote for ``voted`` alone moves the log-odds of ``label``, as far as the model tells."""

    @property
    @abstractmethod
    def groups(self) -> Sequence[NDArray[np.int64]]:
        """Functions that copy one another and share one weight."""


class LabelModelChoice(Component):
    """The settings of a label model, chosen by yaml."""

    @abstractmethod
    def fit(self, documents: Sequence[Document], votes: Votes, schema: Schema) -> FieldModel:
        """What the votes on documents teach."""


def log_odds(probability: float) -> float:
    """The log-odds of a probability.

    >>> log_odds(0.5)
    0.0
    """
    return math.log(probability) - math.log1p(-probability)
