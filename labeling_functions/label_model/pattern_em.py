"""Our label model: expectation maximisation on vote patterns, with anchored precisions and shared weights for copies.

Each function has one number for each label it votes: how often the label is right where it votes so (its precision). A row's
posterior multiplies what its votes say, balance[y] * product of P(y | vote) / balance[y]; silence says nothing. (Dawid and
Skene, 1979, model P(vote | y) instead; for a function with one label that is 1 whatever y, and their model collapses.)
Precisions are pulled to ``accuracy`` as strongly as the votes themselves speak: functions cannot agree on a world of their own.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.base import VoteModel
from labeling_functions.label_model.duplicates import find_clusters
from labeling_functions.label_model.evidence import evidence_table, posterior, refuted_labels, right_and_total, vote_shares
from labeling_functions.label_model.patterns import Patterns, compact_votes, group_rows, spread_rows
from labeling_functions.label_model.tokens import TokenModelChoice
from receipts.config import Positive, Probability, component
from receipts.files import whole_file
from receipts.labels import ABSTAIN

_MOST_STEPS = 100
_TOLERANCE = 1e-4
# Where rows do not repeat, so many of them, evenly spread, fix a precision to less than a percent.
_MOST_PATTERNS = 65_536
# Pseudo-votes: a precision's anchor has at least so many, a gold label moves the anchor against so many, the balance so many.
_LEAST_ANCHOR = 2.0
_GOLD_AGAINST_ANCHOR = 5.0
_GOLD_AGAINST_BALANCE = 100.0
# Share of the balance that is spread evenly: no label's probability becomes nothing.
_EVEN_SHARE = 0.02
_TEMPERATURES = np.geomspace(0.5, 2.0, 29)
# How hard the temperature is held where it was: rows that must each be e times likelier to change it e-fold.
_TEMPERATURE_PRIOR = 5.0


@dataclass(frozen=True)
class _Anchors:
    """Known before the votes speak: precisions (m, k + 1), their strength a vote (m, k + 1), counts of gold labels (k)."""

    precision: NDArray[np.float64]
    strength: NDArray[np.float64]
    labels: NDArray[np.float64]


class LabelModel(VoteModel):
    """Expectation maximisation on the distinct rows of votes; never NaN, works from one function up, draws nothing.

    >>> votes = [[1, 1, -1], [0, -1, 0], [1, 1, 0], [0, 0, 0]]
    >>> LabelModel(cardinality=2).fit(votes).predict(votes).tolist()
    [1, 0, 1, 0]

    Attributes:
        accuracy: what every function's precision is pulled to.
        strength: how many pseudo-votes pull, for each vote cast.
        learn_balance: learn the probability of each label; even unless so.
        balance: (k), probabilities of the labels, given instead of learnt; after `fit`, the ones in use.
        copies: least correlation, given the label, of functions that share one weight; 1 finds none.
        temperature: divides log-odds, for functions never err quite independently; after `fit` with gold rows, calibrated.
        precisions: (m, k + 1), after `fit`: P(right | silence), where silence is a vote, then P(y = v | vote for v).
        clusters: after `fit`, the groups of functions that share one weight.
    """

    def __init__(
        self,
        cardinality: int,
        *,
        accuracy: float = 0.8,
        strength: float = 1.0,
        learn_balance: bool = True,
        balance: ArrayLike | None = None,
        copies: float = 0.7,
        temperature: float = 1.25,
    ) -> None:
        if not 0 < accuracy < 1:
            raise ValueError(f"accuracy: expected above 0 and below 1, got {accuracy}")
        if temperature <= 0:
            raise ValueError(f"temperature: expected above 0, got {temperature}")
        if strength < 0:
            raise ValueError(f"strength: expected 0 or more, got {strength}")
        self.cardinality = cardinality
        self.accuracy, self.strength, self.learn_balance, self.copies = accuracy, strength, learn_balance, copies
        self._given = None if balance is None else _checked_balance(balance, cardinality)
        self.balance = np.full(cardinality, 1 / cardinality) if self._given is None else self._given
        self.precisions = np.empty((0, cardinality + 1))
        self.clusters: list[NDArray[np.int64]] = []
        self.temperature = self._uncalibrated = temperature
        self._refuted = np.zeros((0, cardinality), bool)

    def fit(self, votes: ArrayLike, exhaustive: ArrayLike | None = None, gold: ArrayLike | None = None) -> Self:
        """Learn from votes int (N, m), -1 abstains; gives itself.

        Args:
            exhaustive: bool (m), functions whose silence is evidence against the labels they vote; none unless given.
            gold: int (N), labels that are known, -1 where not; they move the anchors, the balance and the temperature.

        Raises:
            ValueError: votes, exhaustive or gold of a wrong shape or with values out of range.
        """
        array = compact_votes(votes, self.cardinality)
        known = _checked_gold(gold, len(array), self.cardinality)
        self._refuted = refuted_labels(array, exhaustive, self.cardinality)
        gold_rows, gold_labels = array[known != ABSTAIN], known[known != ABSTAIN]
        patterns = self._patterns(array if not len(gold_rows) else array[known == ABSTAIN])
        anchors = self._anchors(gold_rows, gold_labels)
        self.clusters, self.temperature = [], 1.0
        probabilities = self._maximise(patterns, anchors)
        if self.copies < 1 and array.shape[1] > 1 and len(patterns.rows):
            self.clusters = find_clusters(patterns.rows, patterns.counts, probabilities, self.copies)
            if self.clusters:
                self._maximise(patterns, anchors)
        self.temperature = self._calibrated(gold_rows, gold_labels)
        return self

    def predict_proba(self, votes: ArrayLike) -> NDArray[np.float64]:
        """Probabilities (N, k), rows sum to 1; uniform where all abstain, unless a function's silence is evidence.

        Raises:
            ValueError: the model was not fitted, or on the votes of other functions.
        """
        array = compact_votes(votes, self.cardinality)
        if not len(self.precisions):
            raise ValueError("label_model: predict_proba before fit")
        if array.shape[1] != len(self.precisions):
            raise ValueError(f"votes: expected those of {len(self.precisions)} functions, got {array.shape[1]}")
        patterns = group_rows(array, self.cardinality)
        probabilities = self._posterior(patterns.rows)
        return probabilities if patterns.inverse is None else probabilities[patterns.inverse]

    def save(self, path: Path) -> None:
        """Write what was learnt as an npz file without pickled objects."""
        settings = {
            "cardinality": self.cardinality,
            "accuracy": self.accuracy,
            "strength": self.strength,
            "learn_balance": self.learn_balance,
            "copies": self.copies,
            "temperature": self._uncalibrated,
            "calibrated": self.temperature,
            "clusters": [cluster.tolist() for cluster in self.clusters],
            "given": self._given is not None,
        }
        with whole_file(Path(path)) as temporary, temporary.open("wb") as stream:
            np.savez(
                stream,
                settings=np.array(json.dumps(settings)),
                balance=self.balance,
                precisions=self.precisions,
                refuted=self._refuted,
            )

    @classmethod
    def load(cls, path: Path) -> Self:
        """The model that `save` wrote; it predicts the same bits.

        Raises:
            ValueError: the file holds no label model.
        """
        with np.load(Path(path), allow_pickle=False) as stored:
            if "settings" not in stored or "precisions" not in stored:
                raise ValueError(f"{path}: holds no label model; LabelModel.save writes them")
            settings: dict[str, Any] = json.loads(str(stored["settings"]))
            arrays = {name: stored[name] for name in ("balance", "precisions", "refuted")}
        calibrated, clusters = settings.pop("calibrated"), settings.pop("clusters")
        model = cls(balance=arrays["balance"] if settings.pop("given") else None, **settings)
        model.balance, model.precisions, model._refuted = arrays["balance"], arrays["precisions"], arrays["refuted"]
        model.temperature, model.clusters = calibrated, [np.array(cluster, np.int64) for cluster in clusters]
        return model

    def _posterior(self, rows: NDArray[np.signedinteger]) -> NDArray[np.float64]:
        table = evidence_table(self.precisions, self.balance, self._refuted)
        found = posterior(rows, table, self.balance, self.clusters, self.temperature)
        if not self._refuted.any():
            found[(rows == ABSTAIN).all(axis=1)] = 1 / self.cardinality
        return found

    def _patterns(self, votes: NDArray[np.signedinteger]) -> Patterns:
        """What there is to learn from: distinct rows on which somebody votes, at most so many."""
        patterns = group_rows(votes, self.cardinality)
        rows, counts = patterns.rows, patterns.counts
        if len(rows) > _MOST_PATTERNS:
            chosen = spread_rows(len(rows), _MOST_PATTERNS)
            rows, counts = rows[chosen], counts[chosen]
        if not self._refuted.any():
            speaks = (rows != ABSTAIN).any(axis=1)
            rows, counts = rows[speaks], counts[speaks]
        return Patterns(rows, counts, None)

    def _anchors(self, rows: NDArray[np.signedinteger], labels: NDArray[np.int64]) -> _Anchors:
        certain = np.eye(self.cardinality)[labels]
        right, total = right_and_total(rows, np.ones(len(rows)), certain, self._refuted)
        precision = (_GOLD_AGAINST_ANCHOR * self.accuracy + right) / (_GOLD_AGAINST_ANCHOR + total)
        strength = self.strength * (1 + total / _GOLD_AGAINST_ANCHOR)
        heard = np.ones(len(rows), bool) if self._refuted.any() else (rows != ABSTAIN).any(axis=1)
        return _Anchors(precision, strength, certain[heard].sum(axis=0))

    def _maximise(self, patterns: Patterns, anchors: _Anchors) -> NDArray[np.float64]:
        """Alternate precisions and posteriors until the precisions stand; gives the posteriors of the patterns."""
        probabilities = vote_shares(patterns.rows, self.cardinality)
        self.precisions = np.full_like(anchors.precision, np.nan)
        for _ in range(_MOST_STEPS):
            before = self.precisions
            self.balance = self._learnt_balance(patterns.counts @ probabilities, anchors)
            self.precisions = self._learnt_precisions(patterns, probabilities, anchors)
            probabilities = self._posterior(patterns.rows)
            if np.abs(self.precisions - before).max() < _TOLERANCE:
                break
        return probabilities

    def _learnt_balance(self, mass: NDArray[np.float64], anchors: _Anchors) -> NDArray[np.float64]:
        if self._given is not None:
            return self._given
        even = np.full(self.cardinality, 1 / self.cardinality)
        if not self.learn_balance:
            return even
        learnt = (mass + _EVEN_SHARE * mass.sum() * even) / ((1 + _EVEN_SHARE) * mass.sum()) if mass.sum() else even
        return (_GOLD_AGAINST_BALANCE * learnt + anchors.labels) / (_GOLD_AGAINST_BALANCE + anchors.labels.sum())

    def _learnt_precisions(
        self, patterns: Patterns, probabilities: NDArray[np.float64], anchors: _Anchors
    ) -> NDArray[np.float64]:
        right, total = right_and_total(patterns.rows, patterns.counts, probabilities, self._refuted)
        anchor = anchors.precision.copy()
        # Silence moves the odds of the refuted labels, whatever they are, as far as a vote of that accuracy would.
        against = (self._refuted @ self.balance) * (1 - anchor[:, 0])
        anchor[:, 0] = 1 - against / (against + (1 - self._refuted @ self.balance) * anchor[:, 0])
        pull = anchors.strength * total + _LEAST_ANCHOR
        return np.clip((right + pull * anchor) / (total + pull), 1e-9, 1 - 1e-9)

    def _calibrated(self, rows: NDArray[np.signedinteger], labels: NDArray[np.int64]) -> float:
        """The temperature at which the gold labels are likeliest, held where it was where they are few."""
        heard = (rows != ABSTAIN).any(axis=1)
        if not heard.any():
            return self._uncalibrated
        logs = np.log(np.maximum(self._posterior(rows[heard]), 1e-300))
        right = (np.arange(len(logs)), labels[heard])
        held = _TEMPERATURE_PRIOR * np.log(_TEMPERATURES / self._uncalibrated) ** 2
        losses = held - [_log_softmax(logs / one)[right].sum() for one in _TEMPERATURES]
        return float(_TEMPERATURES[int(np.argmin(losses))])


def _log_softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def _checked_gold(gold: ArrayLike | None, num_rows: int, cardinality: int) -> NDArray[np.int64]:
    known = np.full(num_rows, ABSTAIN) if gold is None else np.asarray(gold)
    if known.shape != (num_rows,) or known.dtype.kind not in "iu":
        raise ValueError(f"gold: expected {num_rows} whole numbers, one a row of votes, got {known.dtype} {known.shape}")
    if known.size and (known.min() < ABSTAIN or known.max() >= cardinality):
        raise ValueError(f"gold: expected -1 to {cardinality - 1}, got {known.min()} to {known.max()}")
    return known.astype(np.int64)


def _checked_balance(balance: ArrayLike, cardinality: int) -> NDArray[np.float64]:
    array = np.asarray(balance, np.float64)
    if array.shape != (cardinality,) or not (array > 0).all() or not abs(array.sum() - 1) < 1e-6:
        raise ValueError(f"balance: expected {cardinality} probabilities above 0 that sum to 1, got {array.tolist()}")
    return array


@component
class PatternEM(TokenModelChoice):
    """Chooses expectation maximisation on vote patterns.

    Attributes:
        accuracy: what every function's precision is pulled to.
        strength: how many pseudo-votes pull, for each vote cast.
        learn_balance: learn the probability of each label; even unless so.
        copies: least correlation, given the label, of functions that share one weight; 1 finds none.
        temperature: divides log-odds; above 1 makes less sure.
    """

    accuracy: Probability = 0.8
    strength: Positive = 1.0
    learn_balance: bool = True
    copies: Probability = 0.7
    temperature: Positive = 1.25

    def make(self, cardinality: int) -> LabelModel:
        """A new model for ``cardinality`` labels."""
        return LabelModel(
            cardinality,
            accuracy=self.accuracy,
            strength=self.strength,
            learn_balance=self.learn_balance,
            copies=self.copies,
            temperature=self.temperature,
        )
