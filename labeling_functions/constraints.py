"""What a receipt allows: one value a field, an amount where money is asked for, a date where a date is.

The same decoding serves the label model (tokens that nobody voted on are not known) and the extractor (every token is).
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from labeling_functions.votes import ProbLabels
from receipts.document import Document, Span
from receipts.jsonl import Prediction
from receipts.labels import OTHER, Field, Schema
from receipts.metrics import blank_free_form
from receipts.values import CURRENCY_MARK, DATE, MONEY, parse_date, parse_money

# Log-odds beyond which a token's probability is not believed: a posterior of 0.993.
_MOST_LOG_ODDS = 5.0
# What a token that nobody voted on costs a span that runs over it: not to grow into silence, nor to break at a comma.
_SILENT_LOG_ODDS = -1.0
# Where no token passes one half, the best guess may: tokens down to a probability of 0.12 then count.
_SECOND_CHANCE = 2.0
# Names and addresses mostly start and end with a line; a span that cuts one must have so much more to say, at either end.
_CUT_LINE = 4.0
_MOST_SEGMENTS = 3
_TAKEN = 1e6


@dataclass(frozen=True)
class Candidate:
    """One span that may be a field's value.

    Attributes:
        span: its tokens.
        value: its text in the form in which equal values are equal.
        log_odds: mean over its tokens of the log-odds of the field.
        probability: that this span is the field, among all candidates and none.
    """

    span: Span
    value: str
    log_odds: float
    probability: float = 0.0


@dataclass(frozen=True)
class Found:
    """What a document's field is: the chosen candidate, the probability of its value, and all candidates.

    Of a field that a receipt has many of, none is chosen: each candidate has a probability of its own.
    """

    chosen: Candidate | None
    confidence: float
    candidates: tuple[Candidate, ...]
    repeated: bool = False


def decode(
    document: Document,
    probabilities: NDArray[np.float32],
    schema: Schema,
    covered: NDArray[np.bool_] | None = None,
    proposals: Mapping[str, Sequence[Span]] | None = None,
) -> dict[str, Found]:
    """The value of every field of a document, at most one each.

    Args:
        probabilities: float (n, k), of the document's tokens.
        covered: bool (n), where the probabilities mean something; everywhere unless given.
        proposals: the spans to choose from by field; spans are found in the probabilities unless given.
    """
    found = {}
    for name, field in schema.fields.items():
        scores = _log_odds(probabilities[:, schema.label(name)], covered)
        spans = _spans(document, scores, field) if proposals is None else _best_of_overlapping(proposals[name], scores)
        candidates = _candidates(document, spans, scores, field)
        found[name] = _each(candidates) if field.repeated else choose(_weighed(candidates))
    return found


def proposed_spans(values: NDArray[np.int8], schema: Schema) -> dict[str, list[Span]]:
    """The spans that functions voted on, by field: the runs of equal votes in each column of one document's votes (n, m)."""
    spans: dict[str, set[Span]] = {name: set() for name in schema.fields}
    for column in values.T:
        edges = np.flatnonzero(np.diff(column.astype(np.int16), prepend=-2, append=-2))
        for start, stop in pairwise(edges.tolist()):
            if column[start] > OTHER:
                spans[schema.names[column[start]]].add(Span(start, stop))
    return {name: sorted(found) for name, found in spans.items()}


def field_strings(document: Document, found: Mapping[str, Found]) -> dict[str, str | None]:
    """The exact strings of decoded fields, None where nothing was found; fields that a receipt has many of are left out."""
    return {
        name: _printed(document, one.chosen.span) if one.chosen else None for name, one in found.items() if not one.repeated
    }


def _printed(document: Document, span: Span) -> str:
    """The text of a span; an amount comes with the currency mark that is printed in one word with it."""
    text = document.span_text(span)
    if not MONEY.fullmatch(text):
        return text
    before = document.line_texts[document.line[span.start]][: document.offsets[span.start]]
    word = before.split(" ")[-1]
    return word + text if CURRENCY_MARK.fullmatch(word) else text


def prediction(document: Document, found: Mapping[str, Found]) -> Prediction:
    """What was read off a document: the strings of its decoded fields and how sure each is."""
    strings = field_strings(document, found)
    return Prediction(document, strings, {name: found[name].confidence for name in strings})


def one_per_document(documents: Sequence[Document], decoded: Sequence[Mapping[str, Found]], schema: Schema) -> ProbLabels:
    """Probabilities under the rule that a receipt has at most one value of each field.

    Tokens of a candidate span get the span's posterior; tokens outside get ``other`` with what the chosen spans leave. Other
    prints of the chosen value (a total stands three times on a receipt) are neither field nor other, and stay uncovered.
    Where no document holds a candidate for some field, nobody sought it: then a token outside the candidates may be that field,
    and stays uncovered too. Silence is no vote for ``other``.

    Args:
        decoded: what `decode` gives for each document.
    """
    sought = all(any(found[name].candidates for found in decoded) for name in schema.fields)
    density = _field_density(documents, decoded, schema)
    rows = [
        _constrained(document, found, schema, density, sought=sought)
        for document, found in zip(documents, decoded, strict=True)
    ]
    return ProbLabels(
        np.concatenate([np.empty((0, schema.cardinality), np.float32), *(row[0] for row in rows)]),
        np.concatenate([np.empty(0, bool), *(row[1] for row in rows)]),
    )


def _log_odds(probability: NDArray[np.float32], covered: NDArray[np.bool_] | None) -> NDArray[np.float64]:
    bounded = np.clip(probability.astype(np.float64), 1e-6, 1 - 1e-6)
    scores = np.clip(np.log(bounded) - np.log1p(-bounded), -_MOST_LOG_ODDS, _MOST_LOG_ODDS)
    return scores if covered is None else np.where(covered, scores, _SILENT_LOG_ODDS)


def _weighed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates with their posteriors: a softmax over their log-odds and none."""
    weights = np.array([0.0, *(candidate.log_odds for candidate in candidates)])
    exponentials = np.exp(weights - weights.max())
    shares = (exponentials / exponentials.sum())[1:].tolist()
    return [replace(candidate, probability=share) for candidate, share in zip(candidates, shares, strict=True)]


def _each(candidates: Sequence[Candidate]) -> Found:
    """Candidates of which each may be right, whatever the others are."""
    single = [replace(candidate, probability=1 / (1 + math.exp(-candidate.log_odds))) for candidate in candidates]
    return Found(None, 0.0, tuple(single), repeated=True)


def choose(candidates: Sequence[Candidate]) -> Found:
    """The value with the largest posterior, summed over the candidates that hold it."""
    if not candidates:
        return Found(None, 0.0, ())
    by_value: dict[str, float] = {}
    for candidate in candidates:
        by_value[candidate.value] = by_value.get(candidate.value, 0.0) + candidate.probability
    value = max(by_value, key=lambda key: by_value[key])
    prints = [candidate for candidate in candidates if candidate.value == value]
    chosen = max(prints, key=lambda candidate: candidate.probability)
    return Found(chosen, by_value[value], tuple(candidates))


def _candidates(document: Document, spans: Sequence[Span], scores: NDArray[np.float64], field: Field) -> list[Candidate]:
    money = field.kind == "money"
    return [
        Candidate(span, blank_free_form(document.span_text(span), money=money), float(scores[span.start : span.stop].mean()))
        for span in spans
    ]


def _spans(document: Document, scores: NDArray[np.float64], field: Field) -> list[Span]:
    """The spans that the scores speak for: whole amounts and dates for fields of that kind, else the best segments."""
    whole = [span for span in _spans_of_kind(document, field) if scores[span.start : span.stop].mean() > -_SECOND_CHANCE]
    if whole:
        return whole
    runs = [Span(0, len(document))] if field.multi_line else list(document.line_spans)
    start_cost, stop_cost = _line_costs(document) if field.kind == "text" else np.zeros((2, len(document)))
    for raised in (0.0, _SECOND_CHANCE):
        found = []
        for run in runs:
            part = slice(run.start, run.stop)
            segments = best_segments(scores[part] + raised, start_cost[part], stop_cost[part])
            found += [Span(run.start + start, run.start + stop) for start, stop in segments]
        if found:
            return found
    return []


def _line_costs(document: Document) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each token, what a span pays for cutting its line by starting there, and by ending with it."""
    index, bounds = np.arange(len(document)), np.array(document.line_spans, np.int64).reshape(-1, 2)[document.line]
    starts_inside, stops_inside = index > bounds[:, 0], index < bounds[:, 1] - 1
    return np.where(starts_inside, _CUT_LINE, 0.0), np.where(stops_inside, _CUT_LINE, 0.0)


def _best_of_overlapping(spans: Sequence[Span], scores: NDArray[np.float64]) -> list[Span]:
    """Of spans that overlap, the one with the largest sum of scores."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (-scores[span.start : span.stop].sum(), span)):
        if all(span.stop <= other.start or other.stop <= span.start for other in kept):
            kept.append(span)
    return kept


def _spans_of_kind(document: Document, field: Field) -> list[Span]:
    """Everything in the document that is an amount or a date, for fields of that kind; nothing for text."""
    if field.kind == "text":
        return []
    pattern: re.Pattern[str] = MONEY if field.kind == "money" else DATE
    parse = parse_money if field.kind == "money" else parse_date
    spans = document.find(pattern)
    return [span for span in spans if parse(document.span_text(span)) is not None]


def best_segments(
    scores: NDArray[np.float64], start_cost: NDArray[np.float64], stop_cost: NDArray[np.float64]
) -> list[tuple[int, int]]:
    """The segments (start, stop) with the largest sums of scores, best first, none overlapping, at most three.

    Args:
        start_cost: (n), what it costs to start a segment with a token.
        stop_cost: (n), what it costs to end one with it.

    >>> free = np.zeros(5)
    >>> best_segments(np.array([1.0, -0.5, 2.0, -9.0, 1.0]), free, free)
    [(0, 3), (4, 5)]
    """
    left = scores.astype(np.float64).copy()
    found: list[tuple[int, int]] = []
    while len(found) < _MOST_SEGMENTS and len(left):
        ends = np.cumsum(left)
        begins = ends - left + start_cost  # what a segment starting here has to make up for
        cheapest = np.minimum.accumulate(begins)
        sums = ends - stop_cost - cheapest
        stop = int(sums.argmax())
        if sums[stop] <= 0:
            break
        start = int(begins[: stop + 1].argmin())
        found.append((start, stop + 1))
        left[start : stop + 1] = -_TAKEN
    return found


def _field_density(documents: Sequence[Document], decoded: Sequence[Mapping[str, Found]], schema: Schema) -> dict[str, float]:
    """The share of all tokens that each field takes: what a token may be where the field was not found.

    Documents with known fields are for measuring: they lend no share, unless there are no others.
    """
    unknown = [number for number, document in enumerate(documents) if document.fields is None] or range(len(documents))
    num_tokens = sum(len(documents[number]) for number in unknown)
    density = {}
    for name in schema.fields:
        chosen = [decoded[number][name].chosen for number in unknown]
        density[name] = sum(one.span.stop - one.span.start for one in chosen if one) / max(num_tokens, 1)
    return density


def _constrained(
    document: Document, found: Mapping[str, Found], schema: Schema, density: Mapping[str, float], *, sought: bool
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    probabilities = np.zeros((len(document), schema.cardinality))
    covered = np.ones(len(document), bool)
    proposed = np.zeros(len(document), bool)
    for name in schema.fields:
        one, label = found[name], schema.label(name)
        missing = max(1 - sum(candidate.probability for candidate in one.candidates), 0.0)
        inside = np.zeros(len(document), bool)
        for candidate in one.candidates:
            span = slice(*candidate.span)
            inside[span] = True
            if _another_print(candidate, one.chosen):
                covered[span] = False
            else:
                probabilities[span, label] += one.confidence if candidate is one.chosen else candidate.probability
        probabilities[~inside, label] = missing * density[name]
        proposed |= inside
    claimed = probabilities.sum(axis=1)
    probabilities /= np.maximum(claimed, 1.0)[:, None]
    probabilities[:, OTHER] = np.maximum(1 - probabilities.sum(axis=1), 0.0)
    if not sought:
        covered &= proposed
        probabilities[~proposed] = 1 / schema.cardinality
    return probabilities.astype(np.float32), covered


def _another_print(candidate: Candidate, chosen: Candidate | None) -> bool:
    """Whether a candidate is the chosen value, printed somewhere else."""
    return chosen is not None and candidate.value == chosen.value and candidate.span != chosen.span
