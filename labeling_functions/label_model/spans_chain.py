"""A chain of places in spans, and what sums over all its paths: the exact probabilities of links, labels and spans.

A token stands outside, just before a span, is a span of its own, or is the first, an inner or the last token of one. So a
path through the chain is one way to cut a sequence into spans. All is in logarithms: nothing underflows, nothing is NaN.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# The logarithm of what cannot be: finite, for infinities that are subtracted give NaN.
IMPOSSIBLE = -1e30

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Chain:
    """Which place may follow which; S = 5 k - 4 places, E links.

    Place 0 is outside. Each label t has five, from 5 t - 4: the only token of a span, the first, an inner one, the last, and
    outside just before a span. Links come from a source, as places that may be followed by the same are one source: outside
    0, then for each t, from 3 t - 2: just before, within (first or inner) and ended (only or last); at last the beginning.

    Attributes:
        cardinality: the number of labels k; label 0 is outside.
        label: (S), the label of each place; 0 just before a span.
        ahead: (S), the label of the span that the place is just before; 0 elsewhere.
        source: (E), where each link comes from.
        place: (E), where it goes; links are sorted by it.
        came_from: (E), the label of the source; 0 outside and at the beginning.
        within: (E), the link stays within a span.
        opens: (E), it comes from the beginning of a sequence.
    """

    cardinality: int
    label: Ints
    ahead: Ints
    source: Ints
    place: Ints
    came_from: Ints
    within: NDArray[np.bool_]
    opens: NDArray[np.bool_]

    @property
    def num_places(self) -> int:
        """S."""
        return len(self.label)

    @property
    def num_sources(self) -> int:
        """The number of sources, 3 k - 1."""
        return 3 * self.cardinality - 1

    @property
    def source_of(self) -> Ints:
        """(S), which source a link from each place comes from."""
        return np.array([0, *(3 * t + back for t in range(1, self.cardinality) for back in (0, -1, -1, 0, -2))])

    @property
    def may_end(self) -> Floats:
        """(S), 0 where a sequence may end, else the logarithm of what cannot be."""
        ends = (np.arange(self.num_places) + 4) % 5
        return np.where((self.ahead == 0) & np.isin(ends, (0, 3, 4)), 0.0, IMPOSSIBLE)


def chain_of(cardinality: int) -> Chain:
    """The chain for k labels, 0 among them.

    >>> chain = chain_of(2)
    >>> chain.num_places, chain.num_sources, len(chain.place)
    (6, 5, 14)
    """
    spans = range(1, cardinality)
    free = [0, *(5 * t - 4 + step for t in spans for step in (0, 1, 4))]
    links = [(0, 0, 0, False), *((0, 5 * t, 0, False) for t in spans)]
    for t in spans:
        links += [(3 * t - 2, place, 0, False) for place in (5 * t - 4, 5 * t - 3)]
        links += [(3 * t - 1, place, t, True) for place in (5 * t - 2, 5 * t - 1)]
        links += [(3 * t, place, t, False) for place in free]
    links += [(3 * cardinality - 2, place, 0, False) for place in free]
    source, place, came_from, within = (np.array(column) for column in zip(*sorted(links, key=lambda one: one[1]), strict=True))
    of_place = np.arange(5 * cardinality - 4)
    owner, before = (of_place + 4) // 5, (of_place > 0) & (of_place % 5 == 0)
    return Chain(
        cardinality=cardinality,
        label=np.where(before, 0, owner),
        ahead=np.where(before, owner, 0),
        source=source,
        place=place,
        came_from=came_from,
        within=within,
        opens=source == 3 * cardinality - 2,
    )


@dataclass(frozen=True)
class Paths:
    """The sums over all paths through the sequences of a run of tokens.

    Attributes:
        scores: (P, E), what each pattern of votes says of each link.
        patterns: (N), the pattern of each token.
        starts: (sequences + 1), where sequences begin, and the end; none is empty.
        opens: (sequences), one begins so; else it goes on from a token that is outside.
        before: (N, S), log of the sum over paths up to the token that end in a place.
        after: (N, S), log of the sum over paths on from there.
        total: (N), log of the sum over all paths of the token's sequence.
    """

    scores: Floats
    patterns: Ints
    starts: Ints
    opens: NDArray[np.bool_]
    before: Floats
    after: Floats
    total: Floats

    @property
    def places(self) -> Floats:
        """The probabilities (N, S) of the places of each token."""
        return np.exp(self.before + self.after - self.total[:, None])


def sum_paths(chain: Chain, scores: Floats, patterns: Ints, starts: Ints, opens: NDArray[np.bool_]) -> Paths:
    """Sum forwards and backwards, all sequences at once (L. Rabiner, A tutorial on hidden Markov models, 1989, section III)."""
    lengths = np.diff(starts)
    order = np.argsort(-lengths, kind="stable")
    first, lengths = starts[:-1][order], lengths[order]
    # How many sequences are longer than each step: the longest come first.
    active = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left") if len(lengths) else np.empty(0, np.int64)
    before, after = (np.full((len(patterns), chain.num_places), IMPOSSIBLE) for _ in range(2))
    by_place, by_source = np.argsort(chain.place, kind="stable"), np.argsort(chain.source, kind="stable")
    for step, num in enumerate(active):
        at = first[:num] + step
        came = _sources(chain, before[at - 1]) if step else _beginning(chain, opens[order])
        paths = came[:, chain.source] + scores[patterns[at]]
        before[at] = _grouped(paths, by_place, chain.place)
    after[starts[1:] - 1] = chain.may_end
    for step in range(len(active) - 1, 0, -1):
        at = first[: active[step]] + step
        paths = after[at][:, chain.place] + scores[patterns[at]]
        # The beginning is the last source and no place's.
        after[at - 1] = _grouped(paths, by_source, chain.source)[:, chain.source_of]
    total = _log_sum(before[starts[1:] - 1] + chain.may_end)
    return Paths(scores, patterns, starts, opens, before, after, np.repeat(total, np.diff(starts)))


def link_counts(chain: Chain, paths: Paths) -> Floats:
    """How often each link is expected at each pattern: (P, E)."""
    came = np.empty((len(paths.patterns), chain.num_sources))
    came[1:] = _sources(chain, paths.before[:-1])
    came[paths.starts[:-1]] = _beginning(chain, paths.opens)
    logs = came[:, chain.source] + paths.scores[paths.patterns] + (paths.after - paths.total[:, None])[:, chain.place]
    order = np.argsort(paths.patterns, kind="stable")
    found, begin = np.unique(paths.patterns[order], return_index=True)
    counts = np.zeros(paths.scores.shape)
    if len(found):
        counts[found] = np.add.reduceat(np.exp(logs[order]), begin, axis=0)
    return counts


def probable_spans(chain: Chain, paths: Paths, least: float) -> list[tuple[int, int, int, float]]:
    """All spans (start, stop, label) of probability ``least`` or more, and it: that a span starts and stops just there."""
    ends = np.repeat(paths.starts[1:], np.diff(paths.starts))
    bound = np.log(least) + paths.total
    found: list[tuple[int, int, int, float]] = []
    for label in range(1, chain.cardinality):
        only, opening, inner, last = range(5 * label - 4, 5 * label)
        goes_on, stops = (int(np.flatnonzero(chain.within & (chain.place == place))[0]) for place in (inner, last))
        alone = paths.before[:, only] + paths.after[:, only]
        hits = np.flatnonzero(alone >= bound)
        found += _told(hits, hits + 1, label, alone[hits] - paths.total[hits])
        start = np.flatnonzero(paths.before[:, opening] + paths.after[:, opening] >= bound)
        run, stop = paths.before[start, opening], start + 1
        while len(start):
            inside = stop < ends[start]
            start, run, stop = start[inside], run[inside], stop[inside]
            said = paths.scores[paths.patterns[stop]]
            whole = run + said[:, stops] + paths.after[stop, last]
            hits = whole >= bound[start]
            found += _told(start[hits], stop[hits] + 1, label, whole[hits] - paths.total[start[hits]])
            run = run + said[:, goes_on]
            likely = run + paths.after[stop, inner] >= bound[start]
            start, run, stop = start[likely], run[likely], stop[likely] + 1
    return found


def _told(start: Ints, stop: Ints, label: int, logs: Floats) -> list[tuple[int, int, int, float]]:
    shares = np.minimum(np.exp(logs), 1.0)
    return [(*ends, label, share) for *ends, share in zip(start.tolist(), stop.tolist(), shares.tolist(), strict=True)]


def _sources(chain: Chain, places: Floats) -> Floats:
    """Sums over places (n, S) as sums over sources; the beginning is none of them."""
    came = np.full((len(places), chain.num_sources), IMPOSSIBLE)
    came[:, 0], came[:, 1:-1:3] = places[:, 0], places[:, 5::5]
    came[:, 2:-1:3] = np.logaddexp(places[:, 2::5], places[:, 3::5])
    came[:, 3:-1:3] = np.logaddexp(places[:, 1::5], places[:, 4::5])
    return came


def _beginning(chain: Chain, opens: NDArray[np.bool_]) -> Floats:
    """What sequences come from: the beginning, or outside."""
    came = np.full((len(opens), chain.num_sources), IMPOSSIBLE)
    came[np.arange(len(opens)), np.where(opens, chain.num_sources - 1, 0)] = 0.0
    return came


def _grouped(logs: Floats, order: Ints, group: Ints) -> Floats:
    """Log of the sums (n, groups) of the columns of each group; ``order`` sorts the columns by it, and none is empty."""
    sorted_logs = logs[:, order]
    sizes = np.bincount(group)
    begin = np.cumsum(sizes) - sizes
    top = np.maximum.reduceat(sorted_logs, begin, axis=1)
    return top + np.log(np.add.reduceat(np.exp(sorted_logs - np.repeat(top, sizes, axis=1)), begin, axis=1))


def _log_sum(logs: Floats) -> Floats:
    top = logs.max(axis=1)
    return top + np.log(np.exp(logs - top[:, None]).sum(axis=1))
