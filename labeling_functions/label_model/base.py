"""The one interface of label models, and of their choice by yaml."""

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.constraints import Found
from labeling_functions.votes import Votes
from receipts.config import Component
from receipts.document import Document
from receipts.labels import ABSTAIN, Schema

# Probabilities so near one another are equal: sums of equal terms in another order.
_TIE = 1e-9


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

    def score(self, votes: ArrayLike, labels: ArrayLike) -> float:
        """The share of rows whose most probable label is right; where n labels tie, the right one among them counts 1/n.

        Args:
            labels: int (N), the truth; rows of -1 are not known and left out.

        Raises:
            ValueError: labels of a wrong shape or range, or none is known.
        """
        truth = np.asarray(labels)
        probabilities = self.predict_proba(votes)
        if truth.shape != (len(probabilities),) or truth.dtype.kind not in "iu":
            raise ValueError(f"labels: expected {len(probabilities)} whole numbers, got {truth.dtype} {truth.shape}")
        known = np.flatnonzero(truth != ABSTAIN)
        if not len(known) or truth.min() < ABSTAIN or truth.max() >= self.cardinality:
            raise ValueError(f"labels: expected -1 to {self.cardinality - 1}, and at least one that is not -1")
        best = probabilities[known] >= probabilities[known].max(axis=1, keepdims=True) - _TIE
        return float((best[np.arange(len(known)), truth[known]] / best.sum(axis=1)).mean())


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
