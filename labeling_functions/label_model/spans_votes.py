"""Votes for spans: what is asked of them, and the union of the spans that are voted for."""

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.patterns import compact_votes
from labeling_functions.label_model.spans_chain import Ints


def union_of_spans(votes: ArrayLike, starts: ArrayLike, begins: ArrayLike | None = None) -> list[tuple[int, int, int]]:
    """The spans (start, stop, label) that are voted for, in order; of those that overlap the longest, of such the most voted.

    Not those on whose every token at least as many functions vote that there is none (label 0).

    >>> union_of_spans([[1, -1], [1, 2], [-1, -1]], [0, 3])
    [(0, 2, 1)]
    """
    array, bounds, told = checked_sequences(votes, starts, begins, np.iinfo(np.int16).max)
    cast = Counter(span for column in range(array.shape[1]) for span in _column_spans(array, bounds, told, column))
    against = (array == 0).sum(axis=1)
    kept = [span for span, number in cast.items() if against[span[0] : span[1]].min() < number]
    ranked = sorted(kept, key=lambda span: (span[0] - span[1], -cast[span], span))
    return sorted(disjoint(ranked, len(array)))


def disjoint(spans: Iterable[tuple], num_tokens: int) -> list[tuple]:
    """The spans (start, stop, ...) that overlap none before them."""
    free = np.ones(num_tokens, bool)
    chosen = []
    for span in spans:
        if free[span[0] : span[1]].all():
            free[span[0] : span[1]] = False
            chosen.append(span)
    return chosen


def _column_spans(
    votes: NDArray[np.signedinteger], starts: Ints, begins: NDArray[np.bool_] | None, column: int
) -> Iterator[tuple[int, int, int]]:
    """The spans of labels above 0 that a function votes for."""
    cast = votes[:, column].astype(np.int64)
    new = np.diff(cast, prepend=-2) != 0
    new[starts[:-1]] = True
    if begins is not None:
        new |= begins[:, column]
    start = np.flatnonzero(new)
    stop, label = np.append(start[1:], len(cast)), cast[start]
    chosen = label > 0
    yield from zip(start[chosen].tolist(), stop[chosen].tolist(), label[chosen].tolist(), strict=True)


def checked_sequences(
    votes: ArrayLike, starts: ArrayLike, begins: ArrayLike | None, cardinality: int
) -> tuple[NDArray[np.signedinteger], Ints, NDArray[np.bool_] | None]:
    """Votes, the starts of sequences that hold tokens, and begins."""
    array = compact_votes(votes, cardinality)
    bounds = np.asarray(starts)
    if bounds.ndim != 1 or not len(bounds) or bounds.dtype.kind not in "iu" or bounds[0] != 0 or bounds[-1] != len(array):
        raise ValueError(f"starts: expected whole numbers from 0 to the {len(array)} rows of votes, got {bounds}")
    if (np.diff(bounds.astype(np.int64)) < 0).any():
        raise ValueError(f"starts: expected numbers that never fall, got {bounds}")
    if begins is None:
        return array, np.unique(bounds.astype(np.int64)), None
    told = np.asarray(begins)
    if told.shape != array.shape or told.dtype != bool:
        raise ValueError(f"begins: expected booleans of shape {array.shape}, got {told.dtype} {told.shape}")
    return array, np.unique(bounds.astype(np.int64)), told
