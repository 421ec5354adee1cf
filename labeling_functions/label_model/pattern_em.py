"""Our label model: expectation maximisation on vote patterns, with anchored precisions and shared weights for copies.

Each function has one number for each label it votes: how often the label is right where it votes so (its precision). A row's
posterior multiplies what its votes say, balance[y] * product of P(y | vote) / balance[y]; silence says nothing. (Dawid and
Skene, 1979, model P(vote | y) instead; for a function with one label that is 1 whatever y, and their model collapses.)
Precisions are pulled to ``accuracy`` as strongly as the votes themselves speak: functions cannot agree on a world of their own.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.base import VoteModel, by_patterns, even_where_silent
from labeling_functions.label_model.batches import gather
from labeling_functions.label_model.duplicates import find_clusters
from labeling_functions.label_model.engine import Engine, as_numpy, checked_device, engine_for
from labeling_functions.label_model.evidence import agreement, evidence_table, refuted_labels
from labeling_functions.label_model.gold import Anchors, anchors_of, checked_gold, corrected, log_softmax, moved_balance
from labeling_functions.label_model.many_labels import many_label_posterior
from labeling_functions.label_model.patterns import Patterns, spread_rows
from labeling_functions.label_model.stored import Arrays, Settings, checked_arrays
from labeling_functions.label_model.tokens import TokenModelChoice
from receipts.config import Positive, Probability, component
from receipts.labels import ABSTAIN

_MOST_STEPS = 100
_TOLERANCE = 1e-4
# How much farther from majority vote one accuracy a function may stray than a precision for each label.
_STRAYING = 0.02
# Where rows do not repeat, so many of them, evenly spread, fix a precision to less than a percent.
_MOST_PATTERNS = 65_536
# A precision's anchor has at least so many pseudo-votes.
_LEAST_ANCHOR = 2.0
# Share of the balance that is spread evenly, and so many rows a label where that is more: no label's probability becomes
# nothing, and of few rows a label (500 of 1,461 labels, say) none becomes likelier by having been guessed.
_EVEN_SHARE = 0.02
_EVEN_ROWS = 3
# A table of what votes say of labels has at most so many numbers (64 MB); above, labels are many.
_LARGEST_TABLE = 2**23


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
        pooled: bool (m), after `fit`: functions that are judged by one accuracy for all labels they vote.
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
        device: str | None = None,
    ) -> None:
        if not 0 < accuracy < 1:
            raise ValueError(f"accuracy: expected above 0 and below 1, got {accuracy}")
        if not 1e-3 <= temperature <= 1e3:
            raise ValueError(f"temperature: expected 0.001 to 1000, got {temperature}")
        if not 0 <= strength <= 1e9:
            raise ValueError(f"strength: expected 0 to 1e9, got {strength}")
        self.cardinality, self.device, self.num_functions = cardinality, checked_device(device), 0
        self.accuracy, self.strength, self.learn_balance, self.copies = accuracy, strength, learn_balance, copies
        self._given = None if balance is None else _checked_balance(balance, cardinality)
        self.balance = np.full(cardinality, 1 / cardinality) if self._given is None else self._given
        self.precisions = np.empty((0, cardinality + 1))
        self.clusters: list[NDArray[np.int64]] = []
        self.temperature = self._uncalibrated = temperature
        self.pooled = np.zeros(0, bool)
        self._refuted = np.zeros((0, cardinality), bool)

    def fit(self, votes: ArrayLike, exhaustive: ArrayLike | None = None, gold: ArrayLike | None = None) -> Self:
        """Learn from votes int (N, m), -1 abstains; gives itself.

        Args:
            exhaustive: bool (m), functions whose silence is evidence against the labels they vote; none unless given.
            gold: int (N), labels that are known, -1 where not; they move anchors, balance, precisions and temperature.

        Raises:
            ValueError: votes, exhaustive or gold of a wrong shape or with values out of range.
        """
        engine = engine_for(votes, self.device)
        array = engine.votes(votes, self.cardinality)
        known = np.full(len(array), ABSTAIN) if gold is None else np.asarray(as_numpy(gold))
        known = checked_gold(known, len(array), self.cardinality)
        told = as_numpy(exhaustive)
        self._refuted = refuted_labels(array if told is None else engine.numpy(array), told, self.cardinality)
        gold_places = np.flatnonzero(known != ABSTAIN)
        gold_rows = engine.numpy(array[engine.array(gold_places)])
        if len(gold_places):
            array = array[engine.array(np.flatnonzero(known == ABSTAIN))]
        return self._learn(engine, self._fewer(engine.group(array, self.cardinality)), gold_rows, known[gold_places])

    def fit_batches(self, batches: Iterable[ArrayLike], exhaustive: ArrayLike | None = None) -> Self:
        """Learn from votes that come in batches int (n, m), read once; gives itself.

        Memory does not grow with the rows, and how they are cut into batches changes no bit. Up to 65,536 distinct rows are
        all learnt from, to the bits of `fit` where that groups rows, too; of more, an even sample of the rows.

        Raises:
            ValueError: no batch, or votes or exhaustive of a wrong shape or with values out of range.
        """
        found = gather(batches, self.cardinality, exhaustive, most=_MOST_PATTERNS, device=self.device)
        self._refuted = found.refuted
        engine, kept = engine_for(found.patterns.rows, self.device), found.patterns
        patterns = Patterns(engine.array(kept.rows), engine.array(kept.counts), None)
        return self._learn(engine, patterns, kept.rows[:0], np.empty(0, np.int64))

    def predict_proba(self, votes: ArrayLike) -> NDArray[np.float64]:
        """Probabilities (N, k), rows sum to 1; uniform where all abstain, unless a function's silence is evidence.

        Raises:
            ValueError: the model was not fitted, or on the votes of other functions.
        """
        return by_patterns(votes, self, self._posterior)

    def alone(self, function: int, label: int) -> NDArray[np.float64]:
        """The probabilities (k) of the labels where only ``function`` votes, for ``label``, before the temperature."""
        own = slice(function, function + 1)
        table = evidence_table(self.precisions[own], self.balance, self._refuted[own], self.pooled[own])
        scores = np.log(self.balance) + table[0, 1 + label]
        exponentials: NDArray[np.float64] = np.exp(scores - scores.max())
        return exponentials / exponentials.sum()

    def _state(self) -> tuple[Settings, Arrays]:
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
        learnt = {"balance": self.balance, "precisions": self.precisions, "refuted": self._refuted, "pooled": self.pooled}
        return settings, learnt

    @classmethod
    def _restored(cls, path: Path, settings: Settings, arrays: Arrays) -> Self:
        calibrated, clusters = float(settings.pop("calibrated")), settings.pop("clusters")
        given, num_labels = settings.pop("given"), settings["cardinality"]
        num_functions = len(arrays["precisions"])
        expected = {
            "balance": (np.float64, (num_labels,)),
            "precisions": (np.float64, (num_functions, num_labels + 1)),
            "refuted": (np.bool_, (num_functions, num_labels)),
            "pooled": (np.bool_, (num_functions,)),
        }
        checked_arrays(path, arrays, expected)
        model = cls(balance=arrays["balance"] if given else None, **settings)
        model.balance, model.precisions, model._refuted = arrays["balance"], arrays["precisions"], arrays["refuted"]
        model.temperature, model.num_functions, model.pooled = calibrated, num_functions, arrays["pooled"]
        model.clusters = [np.arange(num_functions)[cluster] for cluster in clusters]
        return model

    def _posterior(self, engine: Engine, rows: Any) -> Any:
        if self._many_labels():
            belief = self.precisions, self.balance, self._refuted
            found = many_label_posterior(engine, rows, *belief, clusters=self.clusters, temperature=self.temperature)
        else:
            table = evidence_table(self.precisions, self.balance, self._refuted, self.pooled)
            found = engine.posterior(rows, table, self.balance, self.clusters, self.temperature)
        return found if self._refuted.any() else even_where_silent(found, rows)

    def _fewer(self, patterns: Patterns) -> Patterns:
        """What there is to learn from: distinct rows on which somebody votes, at most so many."""
        rows, counts = patterns.rows, patterns.counts
        if len(rows) > _MOST_PATTERNS:
            chosen = spread_rows(len(rows), _MOST_PATTERNS)
            rows, counts = rows[chosen], counts[chosen]
        if not self._refuted.any():
            speaks = (rows != ABSTAIN).any(axis=1)
            rows, counts = rows[speaks], counts[speaks]
        return Patterns(rows, counts, None)

    def _learn(
        self, engine: Engine, patterns: Patterns, gold_rows: NDArray[np.signedinteger], gold_labels: NDArray[np.int64]
    ) -> Self:
        anchors = anchors_of(gold_rows, gold_labels, self._refuted, accuracy=self.accuracy, strength=self.strength)
        self.clusters, self.temperature = [], 1.0
        self.num_functions = patterns.rows.shape[1]
        heard = (gold_rows != ABSTAIN).any(axis=1)
        known = gold_rows[heard], gold_labels[heard]
        probabilities = self._best(engine, patterns, anchors, known)
        if self.copies < 1 and self.num_functions > 1 and len(patterns.rows):
            rows, counts, certain = map(engine.numpy, (patterns.rows, patterns.counts, probabilities))
            self.clusters = find_clusters(rows, counts, certain, self.copies)
            if self.clusters:
                self._maximise(engine, patterns, anchors)
        logs = self._log_posterior(engine, known[0])
        self.precisions, self.temperature = corrected(
            self.precisions, *known, logs, clusters=self.clusters, held_at=self._uncalibrated
        )
        return self

    def _best(
        self,
        engine: Engine,
        patterns: Patterns,
        anchors: Anchors,
        known: tuple[NDArray[np.signedinteger], NDArray[np.int64]],
    ) -> Any:
        """Learn with a precision for each label and, for functions of several labels, with one accuracy; keep one of the two.

        Where such functions err independently, the first may take one label for all rows; where they are biased, the second
        errs. The one that strays from majority vote is left; where some labels are known, the one that they speak against.
        """
        self.pooled = np.zeros(self.num_functions, bool)
        first = self._maximise(engine, patterns, anchors)
        first_likelihood = self._likelihood(engine, *known)
        cast = engine.right_and_total(patterns, first, self._refuted)[1][:, 1:]
        several = (cast > 0).sum(axis=1) > 1
        if self._many_labels() or not several.any():
            return first
        kept = self.precisions, self.balance
        self.pooled = several
        second = self._maximise(engine, patterns, anchors)
        shares, counts = engine.numpy(engine.shares(patterns.rows, self.cardinality)), engine.numpy(patterns.counts)
        by_precision, by_accuracy = (agreement(engine.numpy(found), shares, counts) for found in (first, second))
        nearer = by_accuracy >= by_precision - _STRAYING
        if self._likelihood(engine, *known) > first_likelihood if len(known[0]) else nearer:
            return second
        self.pooled, (self.precisions, self.balance) = np.zeros(self.num_functions, bool), kept
        return first

    def _likelihood(self, engine: Engine, rows: NDArray[np.signedinteger], labels: NDArray[np.int64]) -> float:
        """The logarithm of how likely known labels are, at the temperature the search begins with."""
        logs = log_softmax(self._log_posterior(engine, rows) / self._uncalibrated)
        return float(logs[np.arange(len(rows)), labels].sum())

    def _log_posterior(self, engine: Engine, rows: NDArray[np.signedinteger]) -> NDArray[np.float64]:
        return np.log(np.maximum(engine.numpy(self._posterior(engine, engine.array(rows))), 1e-300))

    def _many_labels(self) -> bool:
        return self.num_functions * (self.cardinality + 1) * self.cardinality > _LARGEST_TABLE

    def _maximise(self, engine: Engine, patterns: Patterns, anchors: Anchors) -> Any:
        """Alternate precisions and posteriors until the precisions stand; gives the posteriors of the patterns."""
        probabilities = engine.shares(patterns.rows, self.cardinality)
        self.precisions = np.full_like(anchors.precision, np.nan)
        for _ in range(_MOST_STEPS):
            before = self.precisions
            self.balance = self._learnt_balance(engine.numpy(patterns.counts @ probabilities), anchors)
            counted = engine.right_and_total(patterns, probabilities, self._refuted)
            self.precisions = self._learnt_precisions(*counted, anchors)
            probabilities = self._posterior(engine, patterns.rows)
            if np.abs(self.precisions - before).max() < _TOLERANCE:
                break
        return probabilities

    def _learnt_balance(self, mass: NDArray[np.float64], anchors: Anchors) -> NDArray[np.float64]:
        if self._given is not None:
            return self._given
        even = np.full(self.cardinality, 1 / self.cardinality)
        if not self.learn_balance:
            return even
        if not mass.sum():
            return moved_balance(even, anchors)
        share = max(_EVEN_SHARE, _EVEN_ROWS * self.cardinality / mass.sum())
        return moved_balance((mass + share * mass.sum() * even) / ((1 + share) * mass.sum()), anchors)

    def _learnt_precisions(
        self, right: NDArray[np.float64], total: NDArray[np.float64], anchors: Anchors
    ) -> NDArray[np.float64]:
        anchor = anchors.precision.copy()
        # Silence moves the odds of the refuted labels, whatever they are, as far as a vote of that accuracy would.
        against = (self._refuted @ self.balance) * (1 - anchor[:, 0])
        anchor[:, 0] = 1 - against / (against + (1 - self._refuted @ self.balance) * anchor[:, 0])
        pull = anchors.strength * total + _LEAST_ANCHOR
        learnt = (right + pull * anchor) / (total + pull)
        of_all = (right + pull * anchor)[:, 1:].sum(axis=1) / (total + pull)[:, 1:].sum(axis=1)
        # An accuracy below chance would turn votes against what they are for.
        of_all = np.maximum(of_all, 1 / self.cardinality)[:, None]
        learnt[:, 1:] = np.where(self.pooled[:, None], of_all, learnt[:, 1:])
        return np.clip(learnt, 1e-9, 1 - 1e-9)


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
        device: where torch works, cpu or cuda; numpy works unless set.
    """

    accuracy: Probability = 0.8
    strength: Positive = 1.0
    learn_balance: bool = True
    copies: Probability = 0.7
    temperature: Positive = 1.25
    device: str | None = None

    def make(self, cardinality: int) -> LabelModel:
        """A new model for ``cardinality`` labels."""
        return LabelModel(
            cardinality,
            accuracy=self.accuracy,
            strength=self.strength,
            learn_balance=self.learn_balance,
            copies=self.copies,
            temperature=self.temperature,
            device=self.device,
        )
