"""What a receipt's fields may be: the spans that functions voted for, and how each vote relates to each of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from labeling_functions.cast import CastVote, cast_votes
from labeling_functions.votes import Votes
from receipts.document import Document, Span
from receipts.labels import ABSTAIN, Field, Schema
from receipts.metrics import blank_free_form
from receipts.values import parse_money

# How a voted span stands to a candidate: apart from it; apart, but with the same value (a total is printed thrice); or meeting
# it: 0 where both begin together, 3 where the vote begins later, 6 earlier; plus 0 where both end together, 1 earlier, 2 later.
APART, SAME_VALUE, MEETING = 0, 1, 2
NUM_RELATIONS = MEETING + 9

# Where a vote begins before a candidate, it could have done so at about so many places.
_PLACES_BEFORE = 3


# One document's votes int8 (n, m), and the same as spans.
_Cast = tuple[NDArray[np.int8], list[CastVote]]


@dataclass(frozen=True)
class Support:
    """Votes for the field, each beside each candidate of its document: int64 or float64 (v).

    Attributes:
        function: who votes.
        slot: document * K + candidate.
        relation: how the voted span stands to the candidate.
        alternatives: how many spans stand so to it.
        share: one over the number of the function's votes for the field on the document.
    """

    function: NDArray[np.int64]
    slot: NDArray[np.int64]
    relation: NDArray[np.int64]
    alternatives: NDArray[np.float64]
    share: NDArray[np.float64]


@dataclass(frozen=True)
class Contest:
    """Candidates beside the votes for anything else of the functions that cast such votes on their document: (t) each.

    Attributes:
        function: who votes.
        slot: document * K + candidate.
        touched: on how many lines of the candidate the function votes for something else.
        untouched: on how many it does not.
    """

    function: NDArray[np.int64]
    slot: NDArray[np.int64]
    touched: NDArray[np.float64]
    untouched: NDArray[np.float64]


@dataclass(frozen=True)
class FieldCandidates:
    """The candidates of one field on D documents, in K slots each.

    Attributes:
        spans: of each document.
        values: their texts, in the form in which equal values are equal.
        used: bool (D, K), the slot holds a candidate.
        several: bool (D, K), the candidate runs over several lines.
        rows: int64 (D, K, 2), the visual rows of a candidate's first and last token.
        amounts: int64 (D, K), minor units; 0 for what is no amount.
        num_values: float64 (D), how many values there are to choose from, nothing at all among them.
        voted: bool (D, m), the function votes for the field.
        support: votes for the field.
        contest: votes for anything else.
    """

    spans: tuple[tuple[Span, ...], ...]
    values: tuple[tuple[str, ...], ...]
    used: NDArray[np.bool_]
    several: NDArray[np.bool_]
    rows: NDArray[np.int64]
    amounts: NDArray[np.int64]
    num_values: NDArray[np.float64]
    voted: NDArray[np.bool_]
    support: Support
    contest: Contest


def field_candidates(documents: Sequence[Document], votes: Votes, schema: Schema) -> dict[str, FieldCandidates]:
    """The candidates of every field of the wide schema, on all documents."""
    ranges = zip(votes.starts[:-1].tolist(), votes.starts[1:].tolist(), strict=True)
    parts = [votes.values[a:b] for a, b in ranges]
    cast = [(values, [vote for number, own in enumerate(values.T) for vote in cast_votes(own, number)]) for values in parts]
    wide = schema.wide
    return {name: _of_field(documents, cast, field, wide.label(name), len(votes.names)) for name, field in wide.fields.items()}


def _of_field(
    documents: Sequence[Document], cast: Sequence[_Cast], field: Field, label: int, num_functions: int
) -> FieldCandidates:
    spans = [tuple(sorted({vote.span for vote in votes if vote.label == label})) for _, votes in cast]
    money = field.kind == "money"
    texts = [
        tuple(blank_free_form(document.span_text(span), money=money) for span in own)
        for document, own in zip(documents, spans, strict=True)
    ]
    slots = max(map(len, spans), default=0)
    used, several = np.zeros((2, len(documents), slots), bool)
    rows, amounts = np.zeros((len(documents), slots, 2), np.int64), np.zeros((len(documents), slots), np.int64)
    voted = np.zeros((len(documents), num_functions), bool)
    support, contest = [], []
    for index, (document, (values, votes), own) in enumerate(zip(documents, cast, spans, strict=True)):
        if own:
            start, stop = np.array(own, np.int64).T
            first, last = document.line[start], document.line[stop - 1]
            used[index, : len(own)], several[index, : len(own)] = True, first != last
            rows[index, : len(own)] = np.stack([document.row[first], document.row[last]], axis=1)
            amounts[index, : len(own)] = [parse_money(text) or 0 for text in texts[index]] if money else 0
            ours = [vote for vote in votes if vote.label == label]
            voted[index, [vote.function for vote in ours]] = True
            support.append(_support(document, ours, own, texts[index], index * slots, repeated=field.repeated))
            contest.append(_contest(document, (values != ABSTAIN) & (values != label), own, index * slots))
    votes_for, votes_against = _joined(support, 5), _joined(contest, 4)
    return FieldCandidates(
        spans=tuple(spans),
        values=tuple(texts),
        used=used,
        several=several,
        rows=rows,
        amounts=amounts,
        num_values=np.array([1.0 + len(set(own)) for own in texts]),
        voted=voted,
        support=Support(*votes_for[:3].astype(np.int64), *votes_for[3:]),
        contest=Contest(*votes_against[:2].astype(np.int64), *votes_against[2:]),
    )


def _support(
    document: Document,
    votes: Sequence[CastVote],
    spans: Sequence[Span],
    values: Sequence[str],
    first_slot: int,
    *,
    repeated: bool,
) -> NDArray[np.float64]:
    number, (start, stop) = np.arange(len(spans)), np.array(spans, np.int64).T
    lines = document.line[stop - 1] - document.line[start]
    inside = np.where(lines > 0, lines, 2).astype(np.float64)
    ways = np.stack([np.ones_like(inside), inside, np.full_like(inside, _PLACES_BEFORE)])
    value_of, same = dict(zip(spans, values, strict=True)), np.array(values)
    cast_by = Counter(vote.function for vote in votes)
    rows = []
    for vote in votes:
        begins = np.where(vote.span.start == start, 0, np.where(vote.span.start > start, 1, 2))
        ends = np.where(vote.span.stop == stop, 0, np.where(vote.span.stop < stop, 1, 2))
        meets = (vote.span.start < stop) & (start < vote.span.stop)
        apart = np.where(same == value_of[vote.span], SAME_VALUE, APART)
        relation = np.where(meets, MEETING + 3 * begins + ends, apart)
        elsewhere = np.where(relation == APART, max(len(set(values)), 1), 1)
        alternatives = np.where(meets, ways[begins, number] * ways[ends, number], elsewhere)
        share = np.full(len(spans), 1.0 if repeated else 1 / cast_by[vote.function])
        row = np.stack([np.full(len(spans), vote.function), first_slot + number, relation, alternatives, share])
        # Of a field that a receipt has many of, a vote elsewhere says nothing against a candidate.
        rows.append(row[:, meets] if repeated else row)
    return np.concatenate(rows, axis=1)


def _contest(document: Document, other: NDArray[np.bool_], spans: Sequence[Span], first_slot: int) -> NDArray[np.float64]:
    """Lines touched by votes for anything else, ``other`` bool (n, m); of a candidate within a line, whether it itself is."""
    voting = np.flatnonzero(other.any(axis=0))
    start, stop = np.array(spans, np.int64).T
    first, last = document.line[start], document.line[stop - 1]
    on_tokens = _running(other[:, voting])
    lines = np.zeros((len(document.line_texts), len(voting)), bool)
    token, function = np.nonzero(other[:, voting])
    lines[document.line[token], function] = True
    on_lines = _running(lines)
    within = on_tokens[stop] > on_tokens[start]
    touched = np.where((first == last)[:, None], within, on_lines[last + 1] - on_lines[first])
    untouched = (last - first + 1)[:, None] - touched
    slots = np.broadcast_to(first_slot + np.arange(len(spans))[:, None], touched.shape)
    functions = np.broadcast_to(voting, touched.shape)
    return np.stack([part.ravel() for part in (functions, slots, touched, untouched)]).astype(np.float64)


def _running(marks: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many marks (n, m) stand above each row and above the end: int64 (n + 1, m)."""
    return np.concatenate([np.zeros((1, marks.shape[1]), np.int64), np.cumsum(marks, axis=0)])


def _joined(parts: Sequence[NDArray[np.float64]], num_columns: int) -> NDArray[np.float64]:
    return np.concatenate([np.empty((num_columns, 0)), *parts], axis=1)
