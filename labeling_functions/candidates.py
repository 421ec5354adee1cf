"""What a receipt's fields may be: the candidate spans of every field, and how each vote relates to each of them.

A vote is a run of tokens to which a function gives one label. Fields that run over lines may begin where one vote does and end
where another does, or with any whole line between: functions that find only a street or a postcode help to bound an address.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from labeling_functions.votes import Votes
from receipts.document import Document, Span
from receipts.labels import ABSTAIN, Field, Schema
from receipts.metrics import blank_free_form
from receipts.values import DATE, MONEY, parse_money

# How a voted span stands to a candidate: apart from it; apart, but with the same value (a total is printed thrice); or meeting
# it: 0 where both begin together, 3 where the vote begins later, 6 earlier; plus 0 where both end together, 1 earlier, 2 later.
APART, SAME_VALUE, MEETING = 0, 1, 2
NUM_RELATIONS = MEETING + 9

_MOST_LINES = 7
_MOST_CANDIDATES = 24
# Where a vote begins before a candidate, it could have done so at about so many places.
_PLACES_BEFORE = 3


@dataclass(frozen=True)
class Cast:
    """One function's vote for a label on one span of a document."""

    function: int
    span: Span
    label: int


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
    """Candidates beside all functions' votes for anything else: (t) each.

    Attributes:
        function: who votes, or might have.
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
        rows: int64 (D, K, 2), the visual rows of a candidate's first and last token.
        amounts: int64 (D, K), minor units; 0 for what is no amount.
        num_places: float64 (D), how many places a vote could have chosen from.
        silent: float64 (D), how many functions that are exhaustive for the field say nothing of it.
        support: votes for the field.
        contest: votes for anything else.
    """

    spans: tuple[tuple[Span, ...], ...]
    values: tuple[tuple[str, ...], ...]
    used: NDArray[np.bool_]
    rows: NDArray[np.int64]
    amounts: NDArray[np.int64]
    num_places: NDArray[np.float64]
    silent: NDArray[np.float64]
    support: Support
    contest: Contest


def cast_votes(values: NDArray[np.int8]) -> list[Cast]:
    """The votes (n, m) of one document as spans: runs of equal labels in each column.

    >>> cast_votes(np.array([[1, -1], [1, 0]], np.int8))[0]
    Cast(function=0, span=Span(start=0, stop=2), label=1)
    """
    found = []
    for function, column in enumerate(values.T):
        edges = np.flatnonzero(np.diff(column.astype(np.int16), prepend=-2, append=-2)).tolist()
        found += [Cast(function, Span(a, b), int(column[a])) for a, b in pairwise(edges) if column[a] != ABSTAIN]
    return found


def field_candidates(documents: Sequence[Document], votes: Votes, schema: Schema) -> dict[str, FieldCandidates]:
    """The candidates of every field of the wide schema, on all documents."""
    ranges = list(zip(votes.starts[:-1].tolist(), votes.starts[1:].tolist(), strict=True))
    cast = [cast_votes(votes.values[a:b]) for a, b in ranges]
    wide = schema.wide
    found = {}
    for name, field in wide.fields.items():
        voted = np.array([(votes.values[a:b] == wide.label(name)).any(axis=0) for a, b in ranges]).reshape(len(ranges), -1)
        silent = (~voted & voted.any(axis=0) & votes.exhaustive).sum(axis=1).astype(np.float64)
        found[name] = _of_field(documents, cast, field, wide.label(name), silent)
    return found


def _of_field(
    documents: Sequence[Document], cast: Sequence[Sequence[Cast]], field: Field, label: int, silent: NDArray[np.float64]
) -> FieldCandidates:
    spans = [
        _spans(document, [vote.span for vote in votes if vote.label == label], field)
        for document, votes in zip(documents, cast, strict=True)
    ]
    money = field.kind == "money"
    values = [
        tuple(blank_free_form(document.span_text(span), money=money) for span in own)
        for document, own in zip(documents, spans, strict=True)
    ]
    slots = max(map(len, spans), default=0)
    used, rows = np.zeros((len(documents), slots), bool), np.zeros((len(documents), slots, 2), np.int64)
    amounts, places = np.zeros((len(documents), slots), np.int64), np.ones(len(documents))
    support, contest = [], []
    for index, (document, votes, own) in enumerate(zip(documents, cast, spans, strict=True)):
        if own:
            used[index, : len(own)] = True
            rows[index, : len(own)] = [(document.row[document.line[a]], document.row[document.line[b - 1]]) for a, b in own]
            amounts[index, : len(own)] = [parse_money(value) or 0 for value in values[index]] if money else 0
            places[index] = _num_places(document, field, values[index])
            ours = [vote for vote in votes if vote.label == label]
            support.append(_support(document, ours, own, values[index], index * slots, places[index], field.repeated))
            contest.append(_contest(document, [vote for vote in votes if vote.label != label], own, index * slots))
    votes_for, votes_against = _joined(support, 5), _joined(contest, 4)
    return FieldCandidates(
        spans=tuple(map(tuple, spans)),
        values=tuple(values),
        used=used,
        rows=rows,
        amounts=amounts,
        num_places=places,
        silent=silent,
        support=Support(*votes_for[:3].astype(np.int64), *votes_for[3:]),
        contest=Contest(*votes_against[:2].astype(np.int64), *votes_against[2:]),
    )


def _spans(document: Document, voted: Sequence[Span], field: Field) -> list[Span]:
    """The voted spans and, for a field over several lines, those between the ends of different votes and whole lines."""
    if not field.multi_line or not voted:
        return sorted(set(voted))
    first, last = min(document.line[span.start] for span in voted), max(document.line[span.stop - 1] for span in voted)
    lines = [span for span in document.line_spans[first : last + 1] if span.start < span.stop]
    starts = {span.start for span in (*voted, *lines)}
    stops = {span.stop for span in (*voted, *lines)}
    spans = {
        Span(start, stop)
        for start in starts
        for stop in stops
        if start < stop
        and document.line[stop - 1] - document.line[start] < _MOST_LINES
        and any(start < other.stop and other.start < stop for other in voted)
    }
    began, ended, whole = (Counter(part) for part in ([one.start for one in voted], [one.stop for one in voted], voted))
    agreed = sorted({*spans, *voted}, key=lambda one: (-(began[one.start] + ended[one.stop] + whole[one]), one))
    return sorted(agreed[:_MOST_CANDIDATES])


def _num_places(document: Document, field: Field, values: Sequence[str]) -> float:
    """From how many values, or of text lines, a vote could have chosen, nothing at all among them."""
    if field.kind == "text":
        return 1.0 + max(len(document.line_texts), len(values))
    kind = MONEY if field.kind == "money" else DATE
    return 1.0 + len({*values, *(blank_free_form(document.span_text(span)) for span in document.find(kind))})


def _support(
    document: Document,
    votes: Sequence[Cast],
    spans: Sequence[Span],
    values: Sequence[str],
    first_slot: int,
    num_places: float,
    repeated: bool,
) -> NDArray[np.float64]:
    start, stop = np.array(spans, np.int64).T
    lines = document.line[stop - 1] - document.line[start]
    inside = np.where(lines > 0, lines, 2).astype(np.float64)
    known = dict(zip(spans, values, strict=True))
    same = np.array(values)
    cast_by = Counter(vote.function for vote in votes)
    rows = []
    for vote in votes:
        begins = np.where(vote.span.start == start, 0, np.where(vote.span.start > start, 1, 2))
        ends = np.where(vote.span.stop == stop, 0, np.where(vote.span.stop < stop, 1, 2))
        meets = (vote.span.start < stop) & (start < vote.span.stop)
        apart = np.where(same == known.get(vote.span, ""), SAME_VALUE, APART)
        relation = np.where(meets, MEETING + 3 * begins + ends, apart)
        ways = np.stack([np.ones_like(inside), inside, np.full_like(inside, _PLACES_BEFORE)])
        number = np.arange(len(spans))
        met = ways[begins, number] * ways[ends, number]
        alternatives = np.where(meets, met, np.where(relation == APART, max(num_places - 1, 1.0), 1.0))
        slots = first_slot + number
        share = np.full(len(spans), 1 / cast_by[vote.function] if not repeated else 1.0)
        row = np.stack([np.full(len(spans), vote.function), slots, relation, alternatives, share])
        # Of a field that a receipt has many of, a vote elsewhere says nothing against a candidate.
        rows.append(row[:, meets] if repeated else row)
    return np.concatenate(rows, axis=1)


def _contest(document: Document, votes: Sequence[Cast], spans: Sequence[Span], first_slot: int) -> NDArray[np.float64]:
    """Lines touched by votes for anything else; of a candidate within a line, whether it itself is."""
    rows = []
    start, stop = np.array(spans, np.int64).T
    first, last = document.line[start], document.line[stop - 1]
    for function in sorted({vote.function for vote in votes}):
        tokens, lines = np.zeros(len(document) + 1), np.zeros(len(document.line_texts) + 1)
        for vote in votes:
            if vote.function == function:
                tokens[vote.span.start + 1 : vote.span.stop + 1] = 1
                lines[document.line[vote.span.start] + 1 : document.line[vote.span.stop - 1] + 2] = 1
        on_tokens, on_lines = np.cumsum(tokens), np.cumsum(lines)
        within = (on_tokens[stop] > on_tokens[start]).astype(np.float64)
        touched = np.where(first == last, within, on_lines[last + 1] - on_lines[first])
        untouched = last - first + 1 - touched
        rows.append(np.stack([np.full(len(spans), function), first_slot + np.arange(len(spans)), touched, untouched]))
    return np.concatenate(rows, axis=1) if rows else np.empty((4, 0))


def _joined(parts: Sequence[NDArray[np.float64]], num_columns: int) -> NDArray[np.float64]:
    return np.concatenate([np.empty((num_columns, 0)), *parts], axis=1)
