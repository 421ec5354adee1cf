"""What votes for spans say of a chain's links, and how that is learnt from how often links are expected.

A function is silent at a token, begins a vote there, or its vote runs on from the token before. How often it begins a vote
depends on the place of the token, how often one runs on depends on how it lies to the span that the link is in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from labeling_functions.label_model.patterns import group_rows
from labeling_functions.label_model.spans_chain import IMPOSSIBLE, Chain, Floats, Ints
from receipts.labels import ABSTAIN

# How a vote lies to a link: within a span of its label, past the span's end, elsewhere, where a span begins under it.
_WITHIN, _PAST, _ELSEWHERE, _UNDER = range(4)
# Where votes run on, before they have spoken: cutting a span short is common, running past its end is not.
_RUNS_ON = np.array([0.8, 0.01, 0.5, 0.5])
_RUNS_ON_ANCHOR = 5.0
# How much the union of spans weighs, at least, in how votes run on: less lets one function's ends rule (laptopreview, valid:
# .737 with .3, .754 with 3).
_RUNS_ON_UNION = 3.0
# A precision's anchor has so many votes at least, and so many more for each vote that `strength` gives.
_LEAST_ANCHOR = 2.0
# Of wrong votes so many for each vote, and one, are taken to be spread: false alarms as much as begun one token early.
_SPREAD = 0.1
# A span that a function finds is found at its begin four times as often as at another token, before the votes have spoken.
_LATER = 0.25
# A place is at least so often silent, and a vote at least so rare, in tokens.
_LEAST_SILENCE = 0.02
_RAREST = 1e-4
_MOST_SURE = 1e-4
# Pseudo-counts of moves from the beginning, or after a span; of all others one.
_MOVES_ANCHOR = 10.0


class Settings(NamedTuple):
    """What `SpanModel` is set to."""

    accuracy: float
    strength: float
    silence: float
    anchor: float


@dataclass(frozen=True)
class Events:
    """What functions do, as distinct rows.

    Attributes:
        before: (P, m), each function's vote at the token before, -1 for silence and at the first of a sequence.
        now: (P, m), its vote at the token.
        runs_on: (P, m), the same vote goes on.
        pattern: (N), the row of each token.
    """

    before: Ints
    now: Ints
    runs_on: NDArray[np.bool_]
    pattern: Ints

    def at(self, patterns: Ints) -> "Events":
        """Those of some patterns only."""
        return Events(self.before[patterns], self.now[patterns], self.runs_on[patterns], self.pattern)


@dataclass(frozen=True)
class SpanEvidence:
    """What was learnt.

    Attributes:
        moves: (E), log probability of each link, given its source.
        begins: (m, k + 1, S), log of how much likelier silence (row 0) or the beginning of a vote (row 1 + label) is in a
            place than outside.
        runs_on: (m, k, 4), the probability that a vote runs on, by how it lies to the link.
        precisions: (m, k), P(a span of its label is there | a vote begins).
    """

    moves: Floats
    begins: Floats
    runs_on: Floats
    precisions: Floats


def events_of(votes: NDArray[np.signedinteger], starts: Ints, begins: NDArray[np.bool_] | None, cardinality: int) -> Events:
    """The events of votes int (N, m), with what begins a vote where that is told; a run of equal votes is one vote else."""
    wide = votes.astype(np.int64)
    before = np.full_like(wide, ABSTAIN)
    before[1:] = wide[:-1]
    before[starts[:-1]] = ABSTAIN
    runs_on = (wide == before) & (wide != ABSTAIN)
    if begins is not None:
        runs_on &= ~begins
    base = cardinality + 1
    kinds = 2 * base**2
    codes = ((before + 1) * base + wide + 1) * 2 + runs_on - 1
    smallest = np.int16 if kinds < 2**15 else np.int64
    grouped = group_rows(codes.astype(smallest), kinds)
    pattern = np.arange(len(votes)) if grouped.inverse is None else grouped.inverse.astype(np.int64)
    rows = grouped.rows.astype(np.int64) + 1
    return Events(rows // 2 // base - 1, rows // 2 % base - 1, rows % 2 == 1, pattern)


def relations(chain: Chain) -> Ints:
    """How a vote for each label lies to each link: (k, E)."""
    found = np.full((chain.cardinality, len(chain.place)), _ELSEWHERE)
    leads_to = chain.label[chain.place]
    outside = (chain.came_from == 0) & ~chain.opens
    found[0, outside] = np.where(leads_to[outside] == 0, _WITHIN, _PAST)
    for label in range(1, chain.cardinality):
        mine = chain.came_from == label
        found[label, mine] = np.where(chain.within[mine], _WITHIN, _PAST)
        found[label, ~mine & (leads_to == label)] = _UNDER
    return found


def link_scores(chain: Chain, events: Events, evidence: SpanEvidence, clusters: Sequence[Ints] = ()) -> Floats:
    """What each pattern says of each link, the probability of the move among it: (P, E).

    Args:
        clusters: functions that copy one another; those that speak share one vote's weight, and so do those that are silent.
    """
    num_patterns, num_functions = events.now.shape
    weights = _weights(events, clusters)
    relation = relations(chain)
    scores, of_places = np.tile(evidence.moves, (num_patterns, 1)), np.zeros((num_patterns, chain.num_places))
    for function in range(num_functions):
        runs_on, begun = events.runs_on[:, function], ~events.runs_on[:, function]
        weight = weights[:, function, None]
        of_places[begun] += weight[begun] * evidence.begins[function, events.now[begun, function] + 1]
        for label in np.unique(events.before[:, function]):
            if label == ABSTAIN:
                continue
            share = evidence.runs_on[function, label][relation[label]]
            carried = events.before[:, function] == label
            scores[carried & runs_on] += weight[carried & runs_on] * np.log(share)
            scores[carried & begun] += weight[carried & begun] * np.log1p(-share)
    for label in range(1, chain.cardinality):
        unsaid = (events.now != label).all(axis=1)
        of_places[np.ix_(unsaid, chain.label == label)] = IMPOSSIBLE
    return scores + of_places[:, chain.place]


def _weights(events: Events, clusters: Sequence[Ints]) -> Floats:
    """The weight of what each function does at each pattern: (P, m)."""
    weights = np.ones(events.now.shape)
    for cluster in clusters:
        speaks = np.maximum(events.before[:, cluster], events.now[:, cluster]) != ABSTAIN
        num_speaking = speaks.sum(axis=1, keepdims=True)
        weights[:, cluster] = 1 / np.where(speaks, num_speaking, len(cluster) - num_speaking)
    return weights


def learn(chain: Chain, events: Events, expected: Floats, union: Floats, settings: Settings) -> SpanEvidence:
    """The evidence from how often each link is ``expected`` at each pattern, and stands there in the ``union``: (P, E) each."""
    counts, steady = (
        (expected + weight * union) / (1 + weight) for weight in (settings.anchor, max(settings.anchor, _RUNS_ON_UNION))
    )
    num_functions, num_labels = events.now.shape[1], chain.cardinality
    relation = relations(chain)
    of_places = np.zeros((len(counts), chain.num_places))
    for place in range(chain.num_places):
        of_places[:, place] = counts[:, chain.place == place].sum(axis=1)
    begins = np.zeros((num_functions, num_labels + 1, chain.num_places))
    runs_on = np.tile(_RUNS_ON, (num_functions, num_labels, 1))
    precisions = np.full((num_functions, num_labels), settings.accuracy)
    for function in range(num_functions):
        begun, now = ~events.runs_on[:, function], events.now[:, function]
        cast = np.stack([of_places[begun & (now == label)].sum(axis=0) for label in range(num_labels)])
        moved = np.zeros_like(cast)
        for label in np.flatnonzero(cast.sum(axis=1)):
            precisions[function, label], moved[label] = _anchored(chain, cast[label], int(label), settings)
        begins[function] = _begin_table(moved, _mass(chain, of_places[begun].sum(axis=0)), settings.silence)
        for label in np.unique(events.before[:, function]):
            carried = events.before[:, function] == label
            if label != ABSTAIN:
                on = events.runs_on[:, function] & carried
                pair = [np.bincount(relation[label], steady[rows].sum(axis=0), 4) for rows in (on, carried)]
                share = (pair[0] + _RUNS_ON_ANCHOR * _RUNS_ON) / (pair[1] + _RUNS_ON_ANCHOR)
                runs_on[function, label] = np.clip(share, _MOST_SURE, 1 - _MOST_SURE)
    return SpanEvidence(_moves(chain, counts.sum(axis=0)), begins, runs_on, precisions)


def _anchored(chain: Chain, cast: Floats, label: int, settings: Settings) -> tuple[float, Floats]:
    """The precision of votes that begin in places so often (S), pulled to its anchor, and the counts moved to agree."""
    total, right = cast.sum(), chain.label == label
    pull = settings.strength * total + _LEAST_ANCHOR
    precision = float((cast[right].sum() + pull * settings.accuracy) / (total + pull))
    step = np.where(np.arange(len(cast)) == 0, 0, (np.arange(len(cast)) + 4) % 5)
    usual = np.where(step < 2, 1.0, _LATER) * right
    hits = cast * right + usual / usual.sum()
    early = (chain.ahead == label) & (label > 0)
    spread = np.where(early | (np.arange(len(cast)) == 0), 1.0, 0.1 / len(cast)) * ~right
    misses = cast * ~right + (1 + _SPREAD * total) * spread / spread.sum()
    return precision, total * (precision * hits / hits.sum() + (1 - precision) * misses / misses.sum())


def _mass(chain: Chain, mass: Floats) -> Floats:
    """How often a function could have begun a vote in each place (S), at least.

    Where nearly all tokens are in spans, hardly any are outside, and one wrong vote there would make wrong votes the rule.
    """
    opening = np.bincount(chain.label, mass * ((np.arange(len(mass)) + 4) % 5 < 2), chain.cardinality)
    floor = np.where(chain.ahead > 0, opening[chain.ahead], 0.0)
    floor[0] = mass.sum()
    return np.maximum(mass, floor)


def _begin_table(cast: Floats, mass: Floats, silence: float) -> Floats:
    """Log of how much likelier silence and each vote is in a place than outside: (k + 1, S), from counts (k, S) of (S)."""
    speaks = (cast + _RAREST) / (np.maximum(mass, cast.sum(axis=0)) + 1)
    shares = np.concatenate([np.maximum(1 - speaks.sum(axis=0), _LEAST_SILENCE)[None], speaks])
    logs = np.log(shares / shares.sum(axis=0))
    logs -= logs[:, :1]
    logs[0] *= silence
    return logs


def _moves(chain: Chain, counts: Floats) -> Floats:
    """Log probability (E) of each link, given its source."""
    free = chain.source == chain.source[chain.opens][0]
    after_span = (chain.came_from > 0) & ~chain.within
    outside = (chain.source == 0) | after_span
    entered = 0.01 + np.bincount(chain.place, counts * outside, chain.num_places)
    base = np.ones(len(counts))
    base[free | after_span] = entered[chain.place[free | after_span]]
    step = (chain.place + 4) % 5
    # Just before a span: of one token twice as often as of more; within: ends twice as often as it goes on.
    base[~outside & ~free] = np.array([2.0, 1.0, 0.5, 1.0, 0.0])[step[~outside & ~free]]
    base[chain.source == 0] = entered[chain.place[chain.source == 0]]
    weight = np.where(free | after_span, _MOVES_ANCHOR, 1.0)
    base *= weight / np.bincount(chain.source, base, chain.num_sources)[chain.source]
    moved = counts + base
    return np.log(moved / np.bincount(chain.source, moved, chain.num_sources)[chain.source])
