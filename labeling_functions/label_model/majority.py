"""Majority vote: every vote counts the same."""

from collections.abc import Iterable
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.base import VoteModel, same_functions
from labeling_functions.label_model.batches import gather
from labeling_functions.label_model.engine import checked_device, engine_for, returned
from labeling_functions.label_model.stored import Arrays, Settings
from labeling_functions.label_model.tokens import TokenModelChoice
from receipts.config import component


class MajorityVote(VoteModel):
    """The share of the votes that each label got; it predicts without `fit`, too.

    >>> MajorityVote(cardinality=3).predict_proba([[1, 1, 2], [-1, -1, -1]]).round(2).tolist()
    [[0.0, 0.67, 0.33], [0.33, 0.33, 0.33]]
    """

    def __init__(self, cardinality: int, *, device: str | None = None) -> None:
        self.cardinality, self.device, self.num_functions = cardinality, checked_device(device), 0

    def fit(self, votes: ArrayLike, exhaustive: ArrayLike | None = None) -> Self:
        """Check the votes; there is nothing to learn but the number of functions."""
        self.num_functions = engine_for(votes, self.device).votes(votes, self.cardinality).shape[1]
        return self

    def fit_batches(self, batches: Iterable[ArrayLike], exhaustive: ArrayLike | None = None) -> Self:
        """Check the votes of every batch; there is nothing to learn but the number of functions."""
        found = gather(batches, self.cardinality, most=0, device=self.device, repeated=False)
        self.num_functions = found.patterns.rows.shape[1]
        return self

    def predict_proba(self, votes: ArrayLike) -> NDArray[np.float64]:
        """Probabilities (N, k), rows sum to 1; uniform where all abstain.

        Raises:
            ValueError: votes of other functions than the model was fitted on, if it was.
        """
        engine = engine_for(votes, self.device)
        array = engine.votes(votes, self.cardinality)
        same_functions(array, self.num_functions or array.shape[1])
        return returned(engine.shares(array, self.cardinality), engine, votes)

    def _state(self) -> tuple[Settings, Arrays]:
        return {"cardinality": self.cardinality, "num_functions": self.num_functions}, {}

    @classmethod
    def _restored(cls, path: Path, settings: Settings, arrays: Arrays) -> Self:
        num_functions = int(settings.pop("num_functions"))
        model = cls(**settings)
        model.num_functions = num_functions
        return model


@component
class Majority(TokenModelChoice):
    """Chooses majority vote.

    Attributes:
        device: where torch works, cpu or cuda; numpy works unless set.
    """

    device: str | None = None

    def make(self, cardinality: int) -> MajorityVote:
        """A new model for ``cardinality`` labels."""
        return MajorityVote(cardinality, device=self.device)
