"""A label model for spans: which spans stand in a sequence, given votes for spans that may cut one another.

A chain cuts each sequence (a sentence, a line, a document) into spans of tokens that somebody votes for; votes are evidence on
where spans begin and end and of what label they are. Expectation maximisation with exact sums over all ways to cut, anchored
by the union of the spans voted: functions cannot agree on a world of their own.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.base import same_functions
from labeling_functions.label_model.duplicates import find_clusters
from labeling_functions.label_model.spans_chain import Ints, Paths, chain_of, link_counts, probable_spans, sum_paths
from labeling_functions.label_model.spans_evidence import Events, Settings, SpanEvidence, events_of, learn, link_scores
from labeling_functions.label_model.spans_votes import checked_sequences, disjoint, union_of_spans
from labeling_functions.label_model.stored import checked_arrays, read_model, write_model
from receipts.labels import ABSTAIN
from receipts.metrics import Score

_MOST_STEPS = 30
_TOLERANCE = 1e-4
# Numbers that are held at once, for each of a few arrays.
_CHUNK_CELLS = 4_000_000


class Span(NamedTuple):
    """Tokens ``start`` up to but not including ``stop`` are of ``label``, with that probability."""

    start: int
    stop: int
    label: int
    probability: float


class SpanModel:
    """Spans from votes for spans; never NaN, works from one function up, draws nothing.

    >>> votes = [[1, 1], [1, -1], [-1, -1], [2, -1], [-1, -1], [-1, 1], [-1, 1]]
    >>> [span[:3] for span in SpanModel(cardinality=3).fit(votes, [0, 3, 7]).predict_spans(votes, [0, 3, 7])]
    [(0, 2, 1), (3, 4, 2), (5, 7, 1)]

    Attributes:
        cardinality: the number of labels k; 0 is no span, and functions may vote for it.
        accuracy: what every function's precision is pulled to.
        strength: how many pseudo-votes pull, for each vote cast.
        silence: the weight of silence where a function often speaks on such spans; 0 says nothing, 1 what was learnt.
        anchor: how often the union of the spans counts beside what is expected, in each step.
        copies: least correlation, given the label, of functions that share one weight; 1 finds none.
        precisions: (m, k), after `fit`: P(a span of its label is there | a vote begins).
        clusters: after `fit`, the groups of functions that share one weight.
    """

    def __init__(
        self,
        cardinality: int,
        *,
        accuracy: float = 0.9,
        strength: float = 1.0,
        silence: float = 0.5,
        anchor: float = 0.3,
        copies: float = 0.7,
    ) -> None:
        if cardinality < 2:
            raise ValueError(f"cardinality: expected 2 or more (label 0 is no span), got {cardinality}")
        if not 0 < accuracy < 1:
            raise ValueError(f"accuracy: expected above 0 and below 1, got {accuracy}")
        for name, value in (("strength", strength), ("silence", silence), ("anchor", anchor)):
            if not 0 <= value < np.inf:
                raise ValueError(f"{name}: expected 0 or more, got {value}")
        self.cardinality = cardinality
        self.accuracy, self.strength, self.silence, self.anchor = accuracy, strength, silence, anchor
        self.copies, self.num_functions = copies, 0
        self.clusters: list[Ints] = []
        self._chain = chain_of(cardinality)
        self._evidence: SpanEvidence | None = None

    @property
    def precisions(self) -> NDArray[np.float64]:
        """(m, k), P(a span of its label is there | a vote begins); without rows before `fit`."""
        return np.empty((0, self.cardinality)) if self._evidence is None else self._evidence.precisions

    def fit(self, votes: ArrayLike, starts: ArrayLike, begins: ArrayLike | None = None) -> Self:
        """Learn from votes int (N, m), -1 abstains; gives itself.

        Args:
            starts: int (sequences + 1), where each sequence's tokens begin, and the end, as in `Votes.starts`.
            begins: bool (N, m), a vote for a span begins here (the B of BIO tags); unless told, a run of equal votes in a
                column is a vote for one span.

        Raises:
            ValueError: votes, starts or begins of a wrong shape or with values out of range.
        """
        array, bounds, told = checked_sequences(votes, starts, begins, self.cardinality)
        events = events_of(array, bounds, told, self.cardinality)
        self.num_functions, self._evidence, self.clusters = array.shape[1], None, []
        union = self._union_counts(array, bounds, told, events)
        expected = self._maximise(events, bounds, union)
        if self.copies < 1 and self.num_functions > 1 and len(expected):
            labels = np.eye(self.cardinality)[self._chain.label[self._chain.place]]
            counts = np.bincount(events.pattern, minlength=len(expected)).astype(np.float64)
            self.clusters = find_clusters(events.now, counts, expected @ labels / counts[:, None], self.copies)
            if self.clusters:
                self._evidence = None
                self._maximise(events, bounds, union)
        return self

    def predict_proba(self, votes: ArrayLike, starts: ArrayLike, begins: ArrayLike | None = None) -> NDArray[np.float64]:
        """Probabilities (N, k) that each token is in a span of each label, 0 for in none; rows sum to 1.

        Uniform where all abstain: nothing is known there.

        Raises:
            ValueError: the model was not fitted, or on the votes of other functions.
        """
        events, bounds = self._events(votes, starts, begins)
        found = np.empty((len(events.pattern), self.cardinality))
        first = 0
        for _, paths in self._paths(events, bounds):
            part = found[first : first + len(paths.patterns)]
            for label in range(self.cardinality):
                part[:, label] = paths.places[:, self._chain.label == label].sum(axis=1)
            part /= part.sum(axis=1, keepdims=True)
            first += len(part)
        found[(events.now == ABSTAIN).all(axis=1)[events.pattern]] = 1 / self.cardinality
        return found

    def predict_spans(
        self, votes: ArrayLike, starts: ArrayLike, begins: ArrayLike | None = None, *, threshold: float = 0.5
    ) -> list[Span]:
        """The spans whose probability, both ends and label, is ``threshold`` or more, in order; none overlap.

        Below 0.5 some may; then the most probable stand.

        Raises:
            ValueError: the model was not fitted, or on the votes of other functions, or a threshold that is no probability.
        """
        if not 0 < threshold <= 1:
            raise ValueError(f"threshold: expected above 0 and at most 1, got {threshold}")
        events, bounds = self._events(votes, starts, begins)
        found: list[Span] = []
        first = 0
        for _, paths in self._paths(events, bounds):
            spans = probable_spans(self._chain, paths, threshold)
            chosen = disjoint(sorted(spans, key=lambda span: (-span[3], span[:3])), len(paths.patterns))
            found += [Span(first + start, first + stop, *rest) for start, stop, *rest in sorted(chosen)]
            first += len(paths.patterns)
        return found

    def score(
        self,
        votes: ArrayLike,
        starts: ArrayLike,
        spans: Iterable[tuple[int, int, int]],
        begins: ArrayLike | None = None,
    ) -> float:
        """F1 of `predict_spans` against the true ``spans`` (start, stop, label): both ends and the label must be right."""
        found, gold = {span[:3] for span in self.predict_spans(votes, starts, begins)}, {tuple(span) for span in spans}
        return Score(correct=len(found & gold), predicted=len(found), gold=len(gold)).f1

    def save(self, path: Path) -> None:
        """Write what was learnt as an npz file without pickled objects."""
        if self._evidence is None:
            raise ValueError("label_model: save before fit")
        names = ("cardinality", "accuracy", "strength", "silence", "anchor", "copies")
        settings = {name: getattr(self, name) for name in names}
        clusters = [cluster.tolist() for cluster in self.clusters]
        write_model(path, type(self).__name__, {**settings, "clusters": clusters}, vars(self._evidence))

    @classmethod
    def load(cls, path: Path) -> Self:
        """The model that `save` wrote; it predicts the same bits.

        Raises:
            ValueError: the file holds no span model.
        """
        kind, settings, arrays = read_model(path)
        if kind != cls.__name__:
            raise ValueError(f"{path}: holds a {kind}, expected {cls.__name__}")
        try:
            clusters = [np.array(cluster, np.int64) for cluster in settings.pop("clusters")]
            model = cls(**settings)
        except (KeyError, TypeError):
            raise ValueError(f"{path}: settings of a {kind} miss or are of another kind; the file is damaged") from None
        model.num_functions, model.clusters = len(arrays.get("precisions", ())), clusters
        m, k, chain = model.num_functions, model.cardinality, model._chain
        expected: dict[str, tuple[type[np.generic], tuple[int, ...]]] = {
            "moves": (np.float64, (len(chain.place),)),
            "begins": (np.float64, (m, k + 1, chain.num_places)),
            "runs_on": (np.float64, (m, k, 4)),
            "precisions": (np.float64, (m, k)),
        }
        model._evidence = SpanEvidence(**checked_arrays(path, arrays, expected))
        return model

    def _events(self, votes: ArrayLike, starts: ArrayLike, begins: ArrayLike | None) -> tuple[Events, Ints]:
        array, bounds, told = checked_sequences(votes, starts, begins, self.cardinality)
        same_functions(array, self.num_functions)
        return events_of(array, bounds, told, self.cardinality), bounds

    def _paths(self, events: Events, starts: Ints) -> Iterator[tuple[Ints, Paths]]:
        """Runs of whole sequences, with the patterns that stand in them: all of it would take too much memory."""
        assert self._evidence is not None
        # Between two tokens on which all abstain the first is outside, so that sequences may be cut there.
        silent = (events.now == ABSTAIN).all(axis=1)[events.pattern]
        cuts = np.flatnonzero(silent[1:] & silent[:-1]) + 1
        opens = np.isin(np.union1d(starts, cuts), starts)
        starts = np.union1d(starts, cuts)
        most = max(_CHUNK_CELLS // len(self._chain.place), 1)
        first = 0
        while first < len(starts) - 1:
            last = max(int(np.searchsorted(starts, starts[first] + most, side="right")) - 1, first + 1)
            patterns, place = np.unique(events.pattern[starts[first] : starts[last]], return_inverse=True)
            scores = link_scores(self._chain, events.at(patterns), self._evidence, self.clusters)
            bounds = starts[first : last + 1] - starts[first]
            yield patterns, sum_paths(self._chain, scores, place, bounds, opens[first:last])
            first = last

    def _maximise(self, events: Events, starts: Ints, union: NDArray[np.float64]) -> NDArray[np.float64]:
        """Alternate evidence and how often links are expected until precisions stand; gives the latter, (P, E)."""
        settings = Settings(self.accuracy, self.strength, self.silence, self.anchor)
        expected = union
        for _ in range(_MOST_STEPS):
            before = self.precisions
            self._evidence = learn(self._chain, events, expected, union, settings)
            if len(before) == self.num_functions and np.abs(self.precisions - before).max() < _TOLERANCE:
                break
            expected = np.zeros_like(union)
            for patterns, paths in self._paths(events, starts):
                expected[patterns] += link_counts(self._chain, paths)
        return expected

    def _union_counts(
        self, votes: NDArray[np.signedinteger], starts: Ints, begins: NDArray[np.bool_] | None, events: Events
    ) -> NDArray[np.float64]:
        """How often each link stands at each pattern if the union of the spans, the longest first, is the truth."""
        chain = self._chain
        places = np.zeros(len(votes), np.int64)
        for start, stop, label in union_of_spans(votes, starts, begins):
            opening = 5 * label - 3
            places[start:stop] = opening + 1
            places[start], places[stop - 1] = opening, opening + 2
            if stop == start + 1:
                places[start] = opening - 1
        opens = np.zeros(len(votes) + 1, bool)
        opens[starts] = True
        spans = np.append(places[1:], 0)
        early = (places == 0) & np.isin(spans % 5, (1, 2)) & ~opens[1:]
        places[early] = (spans[early] + 4) // 5 * 5
        link_of = np.full((chain.num_sources, chain.num_places), -1)
        link_of[chain.source, chain.place] = np.arange(len(chain.place))
        came = np.append(0, chain.source_of[places])[:-1]
        came[starts[:-1]] = chain.num_sources - 1
        counts = np.zeros((len(events.now), len(chain.place)))
        np.add.at(counts, (events.pattern, link_of[came, places]), 1.0)
        return counts
