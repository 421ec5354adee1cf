"""The one interface of label models over rows of votes."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.engine import Engine, as_numpy, checked_device, engine_for, returned
from labeling_functions.label_model.stored import Arrays, Settings, read_model, write_model
from receipts.labels import ABSTAIN

# Probabilities so near one another are equal: sums of equal terms in another order.
_TIE = 1e-9


class VoteModel(ABC):
    """Turns votes into probabilities.

    Votes are whole numbers (N, m), -1 abstains: an array, nested lists, or a tensor of torch's; then probabilities and labels
    are tensors on its device, too.

    Attributes:
        cardinality: the number of labels k.
        device: where torch works, ``cpu``, ``cuda`` or ``cuda:0`` and so on; unless set, numpy works, or torch where the
            votes are its tensor. What was learnt is the same to rounding, and any device can go on with it.
        num_functions: the number of functions m of the votes that the model was fitted on; 0 before.
    """

    cardinality: int
    device: str | None
    num_functions: int

    @abstractmethod
    def fit(self, votes: ArrayLike, exhaustive: ArrayLike | None = None) -> Self:
        """Learn from votes int (N, m), -1 abstains; gives itself.

        Args:
            exhaustive: bool (m), functions whose silence is evidence against their label; none unless given.
        """

    @abstractmethod
    def fit_batches(self, batches: Iterable[ArrayLike], exhaustive: ArrayLike | None = None) -> Self:
        """Learn from votes that come in batches int (n, m), read once; gives itself.

        Memory does not grow with the rows, and how they are cut into batches changes no bit.

        Args:
            exhaustive: bool (m), functions whose silence is evidence against their label; none unless given.
        """

    @abstractmethod
    def predict_proba(self, votes: ArrayLike) -> NDArray[np.float64]:
        """Probabilities (N, k), rows sum to 1; uniform where all abstain."""

    def predict_batches(self, batches: Iterable[ArrayLike]) -> Iterator[NDArray[np.float64]]:
        """What `predict_proba` gives for each batch, one at a time."""
        for votes in batches:
            yield self.predict_proba(votes)

    def predict(self, votes: ArrayLike) -> NDArray[np.int64]:
        """The most probable label of each row, -1 where all abstain."""
        best = self.predict_proba(votes).argmax(axis=1)
        best[(engine_for(votes).votes(votes, self.cardinality) == ABSTAIN).all(axis=1)] = ABSTAIN
        return best

    def score(self, votes: ArrayLike, labels: ArrayLike) -> float:
        """The share of rows whose most probable label is right; where n labels tie, the right one among them counts 1/n.

        Args:
            labels: int (N), the truth; rows of -1 are not known and left out.

        Raises:
            ValueError: labels of a wrong shape or range, or none is known.
        """
        truth = np.asarray(as_numpy(labels))
        probabilities = as_numpy(self.predict_proba(votes))
        if truth.shape != (len(probabilities),) or truth.dtype.kind not in "iu":
            raise ValueError(f"labels: expected {len(probabilities)} whole numbers, got {truth.dtype} {truth.shape}")
        known = np.flatnonzero(truth != ABSTAIN)
        if not len(known) or truth.min() < ABSTAIN or truth.max() >= self.cardinality:
            raise ValueError(f"labels: expected -1 to {self.cardinality - 1}, and at least one that is not -1")
        best = probabilities[known] >= probabilities[known].max(axis=1, keepdims=True) - _TIE
        return float((best[np.arange(len(known)), truth[known]] / best.sum(axis=1)).mean())

    def save(self, path: Path) -> None:
        """Write what was learnt as an npz file without pickled objects."""
        settings, arrays = self._state()
        write_model(path, type(self).__name__, settings, arrays)

    @classmethod
    def load(cls, path: Path, *, device: str | None = None) -> Self:
        """The model that `save` wrote; it predicts the same bits.

        Raises:
            ValueError: the file holds no label model, or another.
        """
        kind, settings, arrays = read_model(path)
        if kind != cls.__name__:
            raise ValueError(f"{path}: holds a {kind}, expected {cls.__name__}; load_label_model reads them all")
        try:
            model = cls._restored(path, settings, arrays)
        except (KeyError, TypeError, IndexError):
            raise ValueError(f"{path}: settings of a {kind} miss or are of another kind; the file is damaged") from None
        model.device = checked_device(device)
        return model

    @abstractmethod
    def _state(self) -> tuple[Settings, Arrays]:
        """The settings, as json has them, and what was learnt."""

    @classmethod
    @abstractmethod
    def _restored(cls, path: Path, settings: Settings, arrays: Arrays) -> Self:
        """The model that has this `_state`; raises ValueError where it cannot be one's."""


def by_patterns(votes: ArrayLike, model: VoteModel, posterior: Callable[[Engine, Any], Any]) -> Any:
    """Probabilities (N, k) of votes, in the caller's kind of array, from the posterior of their distinct rows.

    Raises:
        ValueError: no votes, or as `same_functions`.
    """
    engine = engine_for(votes, model.device)
    array = engine.votes(votes, model.cardinality)
    same_functions(array, model.num_functions)
    patterns = engine.group(array, model.cardinality)
    found = posterior(engine, patterns.rows)
    return returned(found if patterns.inverse is None else found[patterns.inverse], engine, votes)


def even_where_silent(probabilities: Any, rows: Any) -> Any:
    """The probabilities (P, k), made even in place where all abstain."""
    probabilities[(rows == ABSTAIN).all(axis=1)] = 1 / probabilities.shape[1]
    return probabilities


def same_functions(votes: Any, num_functions: int) -> None:
    """Refuse what cannot be predicted.

    Raises:
        ValueError: the model was not fitted, or on the votes of other functions.
    """
    if not num_functions:
        raise ValueError("label_model: predict_proba before fit")
    if votes.shape[1] != num_functions:
        raise ValueError(f"votes: expected those of {num_functions} functions, got {votes.shape[1]}")
