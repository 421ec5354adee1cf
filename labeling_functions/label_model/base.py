"""The one interface of label models, and of their choice by yaml."""

from abc import ABC, abstractmethod
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from receipts.config import Component
from receipts.labels import ABSTAIN


class VoteModel(ABC):
    """Turns votes into probabilities.

    Attributes:
        cardinality: the number of labels k.
    """

    cardinality: int

    @abstractmethod
    def fit(self, votes: ArrayLike, exhaustive: ArrayLike | None = None) -> Self:
        """Learn from votes int (N, m), -1 abstains; gives itself.

        Args:
            exhaustive: bool (m), functions whose silence is evidence against their label; none unless given.
        """

    @abstractmethod
    def predict_proba(self, votes: ArrayLike) -> NDArray[np.float64]:
        """Probabilities (N, k), rows sum to 1; uniform where all abstain."""

    def predict(self, votes: ArrayLike) -> NDArray[np.int64]:
        """The most probable label of each row, -1 where all abstain."""
        array = checked_votes(votes, self.cardinality)
        best = self.predict_proba(array).argmax(axis=1)
        return np.where((array == ABSTAIN).all(axis=1), ABSTAIN, best)


class LabelModelChoice(Component):
    """The settings of a label model, chosen by yaml."""

    @abstractmethod
    def make(self, cardinality: int) -> VoteModel:
        """A new model for ``cardinality`` labels."""


def checked_votes(votes: ArrayLike, cardinality: int) -> NDArray[np.int64]:
    """Votes as int64 (N, m).

    Raises:
        ValueError: they are no matrix of whole numbers from -1 to ``cardinality`` - 1.
    """
    array = np.asarray(votes)
    if array.ndim != 2 or array.shape[1] == 0 or array.dtype.kind not in "iu":
        raise ValueError(f"votes: expected whole numbers of shape (rows, functions), got {array.dtype} {array.shape}")
    wrong = (array < ABSTAIN) | (array >= cardinality)
    if wrong.any():
        row, column = np.argwhere(wrong)[0]
        raise ValueError(f"votes[{row}, {column}]: expected -1 to {cardinality - 1}, got {array[row, column]}")
    return array.astype(np.int64)
