"""snorkel's LabelModel behind our interface: global random state kept, empty rows left out, faults told."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.base import VoteModel, checked_votes
from labeling_functions.label_model.tokens import TokenModelChoice
from receipts.config import Count, Positive, Seed, component
from receipts.labels import ABSTAIN

_CHUNK_ROWS = 50_000


class SnorkelLabelModel(VoteModel):
    """snorkel's LabelModel (A. Ratner et al., Training complex models with multi-task weak supervision, AAAI 2019).

    Attributes:
        num_epochs: steps of its gradient descent.
        learning_rate: of the descent.
        seed: of the model; it does not touch the generators of the caller.
    """

    def __init__(self, cardinality: int, *, num_epochs: int = 200, learning_rate: float = 0.01, seed: int = 0) -> None:
        self.cardinality = cardinality
        self.num_epochs = num_epochs
        self.learning_rate = learning_rate
        self.seed = seed
        self._model: Any = None
        self._num_functions = 0

    def fit(self, votes: ArrayLike, exhaustive: ArrayLike | None = None) -> Self:
        """Learn from votes int (N, m), -1 abstains; snorkel has no notion of ``exhaustive``.

        Raises:
            ValueError: fewer than three functions, no votes at all, or a loss that is no number.
        """
        array = checked_votes(votes, self.cardinality)
        if array.shape[1] < 3:
            raise ValueError(
                f"label_model: snorkel needs at least 3 functions, got {array.shape[1]}; label_model=majority takes any"
            )
        voted = array[(array != ABSTAIN).any(axis=1)]
        if not len(voted):
            raise ValueError("label_model: every function abstains everywhere; there is nothing to learn from")
        from snorkel.labeling.model import LabelModel

        self._num_functions = array.shape[1]
        with _kept_apart():
            self._model = LabelModel(cardinality=self.cardinality, verbose=False)
            try:
                self._model.fit(voted, n_epochs=self.num_epochs, lr=self.learning_rate, seed=self.seed, progress_bar=False)
            except Exception as fault:
                if "NaN" not in str(fault):
                    raise
                raise ValueError(
                    "label_model: snorkel's loss is no number on these votes; label_model=majority has none"
                ) from None
        return self

    def predict_proba(self, votes: ArrayLike) -> NDArray[np.float64]:
        """Probabilities (N, k), rows sum to 1; uniform where all abstain.

        Raises:
            ValueError: the model was not fitted, or on the votes of other functions.
        """
        array = checked_votes(votes, self.cardinality)
        if self._model is None:
            raise ValueError("label_model: predict_proba before fit")
        if array.shape[1] != self._num_functions:
            raise ValueError(f"votes: expected those of {self._num_functions} functions, got {array.shape[1]}")
        result = np.full((len(array), self.cardinality), 1 / self.cardinality)
        voted = np.flatnonzero((array != ABSTAIN).any(axis=1))
        with _kept_apart():
            for start in range(0, len(voted), _CHUNK_ROWS):
                rows = voted[start : start + _CHUNK_ROWS]
                result[rows] = self._model.predict_proba(array[rows])
        return result


@component
class Snorkel(TokenModelChoice):
    """Chooses snorkel's LabelModel.

    Attributes:
        num_epochs: steps of its gradient descent.
        learning_rate: of the descent.
        seed: of the model.
    """

    num_epochs: Count = 200
    learning_rate: Positive = 0.01
    seed: Seed = 0

    def make(self, cardinality: int) -> SnorkelLabelModel:
        """A new model for ``cardinality`` labels."""
        return SnorkelLabelModel(cardinality, num_epochs=self.num_epochs, learning_rate=self.learning_rate, seed=self.seed)


@contextmanager
def _kept_apart() -> Iterator[None]:
    """Give the caller its global generators and threads back as they were: snorkel reseeds all of them.

    Its matrices are a few hundred numbers wide: one thread fits 7,000 rows in 0.4 s, where two that wait for each other on
    a busy machine took 1 to 28 s; and the bits are then the same for any number of cores.
    """
    import torch

    states = random.getstate(), np.random.get_state(), torch.get_rng_state()
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
        random.setstate(states[0])
        np.random.set_state(states[1])
        torch.set_rng_state(states[2])
