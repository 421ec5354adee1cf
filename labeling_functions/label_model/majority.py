"""Majority vote: every vote counts the same."""

from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.base import VoteModel, checked_votes
from labeling_functions.label_model.tokens import TokenModelChoice
from receipts.config import component


class MajorityVote(VoteModel):
    """The share of the votes that each label got.

    >>> MajorityVote(cardinality=3).predict_proba([[1, 1, 2], [-1, -1, -1]]).round(2).tolist()
    [[0.0, 0.67, 0.33], [0.33, 0.33, 0.33]]
    """

    def __init__(self, cardinality: int) -> None:
        self.cardinality = cardinality

    def fit(self, votes: ArrayLike, exhaustive: ArrayLike | None = None) -> Self:
        """Check the votes; there is nothing to learn."""
        checked_votes(votes, self.cardinality)
        return self

    def predict_proba(self, votes: ArrayLike) -> NDArray[np.float64]:
        """Probabilities (N, k), rows sum to 1; uniform where all abstain."""
        array = checked_votes(votes, self.cardinality)
        counts = np.stack([(array == label).sum(axis=1) for label in range(self.cardinality)], axis=1).astype(np.float64)
        counts[counts.sum(axis=1) == 0] = 1.0
        return counts / counts.sum(axis=1, keepdims=True)


@component
class Majority(TokenModelChoice):
    """Chooses majority vote."""

    def make(self, cardinality: int) -> MajorityVote:
        """A new model for ``cardinality`` labels."""
        return MajorityVote(cardinality)
