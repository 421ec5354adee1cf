"""Votes as distinct rows with their counts: what a label model learns from, whatever the number of rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import ArrayLike, NDArray

from receipts.labels import ABSTAIN

CHUNK_ROWS = 16_384
_PROBE_ROWS = 4096
# Rows are taken to repeat where the probe holds at most so many distinct ones; else grouping them costs more than it saves.
_REPEATING_SHARE = 0.5
LARGEST_CODE = 2**62


@dataclass(frozen=True)
class Patterns:
    """Distinct rows of votes, in arrays of numpy's, or of another engine's.

    Attributes:
        rows: int8 or int16 (P, m), -1 abstains.
        counts: float64 (P), how many rows of the votes each stands for.
        inverse: int (N), the pattern of each row of the votes; None where rows do not repeat and are the patterns themselves.
    """

    rows: Any
    counts: Any
    inverse: Any


def compact_votes(votes: ArrayLike, cardinality: int) -> NDArray[np.signedinteger]:
    """Votes (N, m) in the smallest integers that hold them; the votes themselves, not a copy, where they are so already.

    Raises:
        ValueError: they are no matrix of whole numbers from -1 to ``cardinality`` - 1.
    """
    array = np.asarray(votes)
    if array.ndim != 2 or array.shape[1] == 0 or array.dtype.kind not in "iu":
        raise ValueError(f"votes: expected whole numbers of shape (rows, functions), got {array.dtype} {array.shape}")
    if array.size and (array.min() < ABSTAIN or array.max() >= cardinality):
        row, column = np.argwhere((array < ABSTAIN) | (array >= cardinality))[0]
        raise told_wrong_vote(row, column, array[row, column], cardinality)
    smallest = np.int8 if cardinality <= 127 else np.int16 if cardinality <= 32_767 else np.int64
    return array.astype(smallest, copy=False)


def group_rows(votes: NDArray[np.signedinteger], cardinality: int) -> Patterns:
    """The distinct rows of ``votes`` (N, m) with their counts; every row for itself where rows do not repeat.

    >>> patterns = group_rows(np.array([[0, -1], [1, 1], [0, -1]], np.int8), 2)
    >>> patterns.rows.tolist(), patterns.counts.tolist(), patterns.inverse.tolist()
    ([[0, -1], [1, 1]], [2.0, 1.0], [0, 1, 0])
    """
    if not is_repeating(votes, lambda probe: len(_distinct(_row_codes(probe, cardinality))[1])):
        return Patterns(votes, np.ones(len(votes)), None)
    return distinct_rows(votes, cardinality)


def distinct_rows(votes: NDArray[np.signedinteger], cardinality: int) -> Patterns:
    """The distinct rows of ``votes`` (N, m) with their counts, in the order in which they first stand."""
    inverse, first = _distinct(_row_codes(votes, cardinality))
    return Patterns(votes[first], np.bincount(inverse, minlength=len(first)).astype(np.float64), inverse)


def merged(first: Patterns, second: Patterns, cardinality: int) -> Patterns:
    """The patterns of both, their counts added; those of the first come first."""
    both = distinct_rows(np.concatenate([first.rows, second.rows]), cardinality)
    counts = np.bincount(both.inverse, np.concatenate([first.counts, second.counts]), len(both.rows))
    return Patterns(both.rows, counts, None)


def is_repeating(votes: Any, num_distinct: Callable[[Any], int]) -> bool:
    """Whether ``votes`` (N, m) are worth grouping, by a probe of them; few always are.

    Args:
        num_distinct: counts the distinct rows of a part of the votes.
    """
    if len(votes) <= _PROBE_ROWS:
        return True
    return num_distinct(votes[spread_rows(len(votes), _PROBE_ROWS)]) <= _REPEATING_SHARE * _PROBE_ROWS


def told_wrong_vote(row: int, column: int, vote: int, cardinality: int) -> ValueError:
    """What to raise for a vote that is none."""
    return ValueError(f"votes[{row}, {column}]: expected -1 to {cardinality - 1}, got {vote}")


def spread_rows(num_rows: int, most: int) -> NDArray[np.int64]:
    """The numbers of at most ``most`` rows, evenly spread over all of them.

    >>> spread_rows(10, 4).tolist(), spread_rows(3, 4).tolist()
    ([0, 2, 5, 7], [0, 1, 2])
    """
    return np.arange(min(num_rows, most)) * num_rows // max(min(num_rows, most), 1)


def _row_codes(votes: NDArray[np.signedinteger], cardinality: int) -> NDArray[np.int64]:
    """A number for each row, equal for equal rows only: its votes as digits, shortened whenever they fill an integer."""
    base, codes, size = int(cardinality) + 1, np.zeros(len(votes), np.int64), 1
    block_start, block_stop = 0, 0
    while block_stop < votes.shape[1]:
        if block_start:
            codes, first = _distinct(codes)
            codes, size = codes.astype(np.int64), max(len(first), 1)
        block_start = block_stop
        while block_stop < votes.shape[1] and size * base < LARGEST_CODE:
            block_stop, size = block_stop + 1, size * base
        for start in range(0, len(votes), CHUNK_ROWS):
            part, columns = codes[start : start + CHUNK_ROWS], votes[start : start + CHUNK_ROWS, block_start:block_stop].T
            for column in columns:
                part *= base
                part += column
                part += 1
    return codes


def _distinct(codes: NDArray[np.int64]) -> tuple[NDArray[np.signedinteger], NDArray[np.int64]]:
    """For each code the number of its group, and for each group the first place it stands; groups come in that order."""
    inverse = pa.array(codes).dictionary_encode().indices.to_numpy()
    # A group's first place is where the running maximum of the group numbers rises.
    highest = np.maximum.accumulate(inverse)
    return inverse, np.flatnonzero(np.diff(highest, prepend=-1))
