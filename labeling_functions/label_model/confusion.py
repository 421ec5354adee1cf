"""A table of confusions for each function: what it says where each label is true. For people, who vote every label.

Dawid and Skene (1979, Applied Statistics 28) with priors: a table is pulled to what all functions confuse alike, as strongly
as ``own`` votes for each true label would, so that who labeled few items is judged by the others; what all confuse is pulled
to ``accuracy``. Rules that vote for one label only say nothing this way (any table row of theirs is that label): use
`LabelModel` for those.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.base import VoteModel, by_patterns, even_where_silent
from labeling_functions.label_model.batches import gather
from labeling_functions.label_model.engine import checked_device, engine_for
from labeling_functions.label_model.evidence import posterior, vote_shares
from labeling_functions.label_model.patterns import Patterns, distinct_rows
from labeling_functions.label_model.stored import Arrays, Settings, checked_arrays
from labeling_functions.label_model.tokens import TokenModelChoice
from receipts.config import Positive, Probability, component
from receipts.labels import ABSTAIN

_MOST_STEPS = 200
_TOLERANCE = 1e-5
_MOST_PATTERNS = 1_000_000
# Pseudo-votes for each true label that pull what all functions confuse.
_POOL = 10.0


class ConfusionModel(VoteModel):
    """Expectation maximisation with a table of confusions for each function; it draws nothing, and learns on numpy.

    >>> votes = [[0, 0, 1], [0, 0, -1], [1, 1, 0], [1, 1, 0], [1, -1, 0], [0, 0, 0]]
    >>> ConfusionModel(cardinality=2).fit(votes).predict(votes).tolist()
    [0, 0, 1, 1, 1, 0]

    Attributes:
        own: how many votes for each true label pull a function's table to what all functions confuse.
        accuracy: what the diagonal of that is pulled to.
        tables: (m, k, k), after `fit`: P(function says v | y is true), where it says anything.
        balance: (k), after `fit`: the probabilities of the labels.
    """

    def __init__(self, cardinality: int, *, own: float = 4.0, accuracy: float = 0.7, device: str | None = None) -> None:
        if own <= 0:
            raise ValueError(f"own: expected above 0, got {own}")
        if not 0 < accuracy < 1:
            raise ValueError(f"accuracy: expected above 0 and below 1, got {accuracy}")
        self.cardinality, self.device, self.num_functions = cardinality, checked_device(device), 0
        self.own, self.accuracy = own, accuracy
        self.tables = np.empty((0, cardinality, cardinality))
        self.balance = np.full(cardinality, 1 / cardinality)

    def fit(self, votes: ArrayLike, exhaustive: ArrayLike | None = None) -> Self:
        """Learn from votes int (N, m), -1 abstains; gives itself. Silence never speaks here: ``exhaustive`` changes nothing.

        Raises:
            ValueError: votes of a wrong shape or with values out of range.
        """
        engine = engine_for(votes)
        rows = engine.numpy(engine.votes(votes, self.cardinality))
        return self._learn(distinct_rows(rows, self.cardinality))

    def fit_batches(self, batches: Iterable[ArrayLike], exhaustive: ArrayLike | None = None) -> Self:
        """Learn from votes that come in batches int (n, m), read once; gives itself.

        Up to a million distinct rows are all learnt from, to the bits of `fit`; of more, an even sample of the rows.

        Raises:
            ValueError: no batch, or votes of a wrong shape or with values out of range.
        """
        return self._learn(gather(batches, self.cardinality, most=_MOST_PATTERNS).patterns)

    def predict_proba(self, votes: ArrayLike) -> NDArray[np.float64]:
        """Probabilities (N, k), rows sum to 1; uniform where all abstain.

        Raises:
            ValueError: the model was not fitted, or on the votes of other functions.
        """
        table = self._evidence()
        return by_patterns(
            votes, self, lambda engine, rows: even_where_silent(engine.posterior(rows, table, self.balance), rows)
        )

    def _state(self) -> tuple[Settings, Arrays]:
        settings = {"cardinality": self.cardinality, "own": self.own, "accuracy": self.accuracy}
        return settings, {"tables": self.tables, "balance": self.balance}

    @classmethod
    def _restored(cls, path: Path, settings: Settings, arrays: Arrays) -> Self:
        num_labels, num_functions = settings["cardinality"], len(arrays["tables"])
        shapes = {"tables": (num_functions, num_labels, num_labels), "balance": (num_labels,)}
        checked_arrays(path, arrays, {name: (np.float64, shape) for name, shape in shapes.items()})
        model = cls(**settings)
        model.tables, model.balance, model.num_functions = arrays["tables"], arrays["balance"], num_functions
        return model

    def _learn(self, patterns: Patterns) -> Self:
        """Alternate tables and posteriors until the posteriors stand."""
        heard = (patterns.rows != ABSTAIN).any(axis=1)
        rows, counts = patterns.rows[heard], patterns.counts[heard]
        self.num_functions = rows.shape[1]
        probabilities = vote_shares(rows, self.cardinality)
        self.tables = np.zeros((self.num_functions, self.cardinality, self.cardinality))
        for _ in range(_MOST_STEPS):
            before = probabilities
            mass = counts[:, None] * probabilities
            self.balance = (mass.sum(axis=0) + 1) / (mass.sum() + self.cardinality)
            self.tables = self._learnt_tables(rows, mass)
            probabilities = posterior(rows, self._evidence(), self.balance)
            if not len(rows) or np.abs(probabilities - before).max() < _TOLERANCE:
                break
        return self

    def _learnt_tables(self, rows: NDArray[np.signedinteger], mass: NDArray[np.float64]) -> NDArray[np.float64]:
        said = np.zeros_like(self.tables)
        for function in range(self.num_functions):
            for label in range(self.cardinality):
                said[function, :, label] = mass[rows[:, function] == label].sum(axis=0)
        even = (1 - self.accuracy) / max(self.cardinality - 1, 1)
        anchor = np.where(np.eye(self.cardinality, dtype=bool), self.accuracy, even)
        pooled = said.sum(axis=0) + _POOL * anchor
        pulled = said + self.own * pooled / pooled.sum(axis=1, keepdims=True)
        return pulled / pulled.sum(axis=2, keepdims=True)

    def _evidence(self) -> NDArray[np.float64]:
        """What silence (nothing) and each vote add to the log-odds of each label: (m, k + 1, k)."""
        silence = np.zeros((self.num_functions, 1, self.cardinality))
        return np.concatenate([silence, np.log(self.tables).transpose(0, 2, 1)], axis=1)


@component
class Confusion(TokenModelChoice):
    """Chooses tables of confusions, for annotators who vote every label.

    Attributes:
        own: how many votes for each true label pull a function's table to what all functions confuse.
        accuracy: what the diagonal of that is pulled to.
        device: where torch predicts, cpu or cuda; numpy does unless set.
    """

    own: Positive = 4.0
    accuracy: Probability = 0.7
    device: str | None = None

    def make(self, cardinality: int) -> ConfusionModel:
        """A new model for ``cardinality`` labels."""
        return ConfusionModel(cardinality, own=self.own, accuracy=self.accuracy, device=self.device)
