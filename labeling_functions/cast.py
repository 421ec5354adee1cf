"""Votes as they were cast: each function's runs of one label in the columns of a document's votes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from receipts.document import Span
from receipts.labels import ABSTAIN


@dataclass(frozen=True)
class CastVote:
    """One function's vote (a label) on one span of a document."""

    span: Span
    function: int
    label: int


def votes_on(values: NDArray[np.int8], label: int, spans: Sequence[Span]) -> list[CastVote]:
    """The votes (n, m) of one document for a label, and those for other labels that touch one of the spans, in reading order.

    >>> votes_on(np.array([[1, 0], [1, -1], [-1, 2]], np.int8), 1, [Span(0, 2)])
    [CastVote(span=Span(start=0, stop=1), function=1, label=0), CastVote(span=Span(start=0, stop=2), function=0, label=1)]
    """
    cast = [vote for function in range(values.shape[1]) for vote in cast_votes(values[:, function], function)]
    touching = [vote for vote in cast if any(vote.span.start < span.stop and span.start < vote.span.stop for span in spans)]
    return sorted({*touching, *(vote for vote in cast if vote.label == label)}, key=lambda vote: (vote.span, vote.function))


def cast_votes(column: NDArray[np.int8], function: int = 0) -> Iterator[CastVote]:
    """The votes of one function's column (n), in reading order."""
    edges = np.flatnonzero(np.diff(column.astype(np.int16), prepend=-2, append=-2))
    for start, stop in pairwise(edges.tolist()):
        if column[start] != ABSTAIN:
            yield CastVote(Span(start, stop), function, int(column[start]))
