"""What each labeling function does: coverage, overlap, conflict, and how often it is right, told in three ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labeling_functions.cast import cast_votes
from labeling_functions.constraints import Found, proposed_spans
from labeling_functions.people.agreement import wilson_interval
from labeling_functions.seeing.synthetic import Exact
from labeling_functions.votes import Votes
from receipts.document import Document, Span
from receipts.labels import ABSTAIN, OTHER, Field, Schema
from receipts.metrics import blank_free_form

COLUMNS = (
    *("function", "label", "receipts", "model", "gold", "interval", "of", "exact P", "R"),
    *("overlap", "conflict", "tokens"),
)
# What a terminal has room for, and what gives way first where names are long.
_BRIEF = ("function", "receipts", "model", "gold", "of", "exact P", "R", "overlap", "conflict")
_GIVES_WAY = ("overlap", "conflict", "of", "receipts", "R")


@dataclass(frozen=True)
class FunctionSummary:
    """One function over all documents.

    Attributes:
        labels: what it votes for.
        receipts: share of the documents on which it votes.
        tokens: share of the tokens on which it votes.
        overlap: share of its votes where another function votes too.
        conflict: share of its votes where another function votes for another label.
        right: of its spans on documents with known fields, how many lie in the field.
        judged: how many spans could be judged so.
        estimated: how often its votes are right, as the label model reckons; None where there is none, or no votes.
        exact: how its spans fare on synthetic receipts; None where there are none.
    """

    name: str
    labels: tuple[str, ...]
    receipts: float
    tokens: float
    overlap: float
    conflict: float
    right: int
    judged: int
    estimated: float | None = None
    exact: Exact | None = None

    def row(self) -> list[str]:
        """The summary as a row under `COLUMNS`; empty where nothing is known."""
        exact = (self.exact.precision, self.exact.recall) if self.exact else (None, None)
        gold = self.right / self.judged if self.judged else None
        low, high = wilson_interval(self.right, self.judged)
        return [
            *(self.name, " ".join(self.labels)),
            *map(_share, (self.receipts, self.estimated, gold)),
            *((f"{low:.2f}\u00a0to\u00a0{high:.2f}", f"{self.judged}") if self.judged else ("", "")),
            *map(_share, (*exact, self.overlap, self.conflict, self.tokens)),
        ]

    def figures(self) -> dict[str, Any]:
        """The summary as plain values, for metrics.json: what a later run is compared with."""
        exact = (self.exact.precision, self.exact.recall) if self.exact else (None, None)
        gold = self.right / self.judged if self.judged else None
        values = (self.receipts, self.tokens, self.overlap, self.conflict, self.estimated, gold, *exact)
        names = ("receipts", "tokens", "overlap", "conflict", "model", "gold", "exact P", "R")
        rounded = [None if value is None else round(value, 4) for value in values]
        return {"labels": list(self.labels), **dict(zip(names, rounded, strict=True))}


def analyse(
    votes: Votes,
    documents: Sequence[Document],
    schema: Schema,
    *,
    estimated: Sequence[float | None] = (),
    exact: Mapping[str, Exact] | None = None,
) -> list[FunctionSummary]:
    """A summary of every function, in the order of the votes' columns.

    Args:
        estimated: what `estimated_accuracies` gives; nobody's accuracy is estimated unless given.
        exact: by function, how it fares on synthetic receipts, if it was asked about any.
    """
    right, judged = _judge(votes, documents, schema)
    voted = votes.values != ABSTAIN
    num_voting = voted.sum(axis=1)
    summaries = []
    for column, name in enumerate(votes.names):
        own = voted[:, column]
        values = votes.values[own]
        disagrees = (values != ABSTAIN) & (values != values[:, [column]])
        share = 1 / max(int(own.sum()), 1)
        cast = values[:, column]
        summaries.append(
            FunctionSummary(
                name=name,
                labels=tuple(schema.names[label] for label in np.unique(cast)),
                receipts=float(np.mean([own[a:b].any() for a, b in zip(votes.starts[:-1], votes.starts[1:], strict=True)])),
                tokens=float(own.mean()),
                overlap=float((num_voting[own] > 1).sum() * share),
                conflict=float(disagrees.any(axis=1).sum() * share),
                right=right[column],
                judged=judged[column],
                estimated=estimated[column] if len(estimated) else None,
                exact=(exact or {}).get(name),
            )
        )
    return summaries


def estimated_accuracies(
    votes: Votes,
    documents: Sequence[Document],
    probabilities: NDArray[np.floating],
    decoded: Sequence[Mapping[str, Found]],
    schema: Schema,
) -> list[float | None]:
    """How often each function's spans are right as a label model reckons without gold; None where a function casts no vote.

    The mean over its spans: for a field, the posterior of the values that a span reads; for anything else (``other``, what is
    aside, fields of which a receipt has many) the mean probability (N, k) of the label on the span's tokens. Measured on 60
    synthetic receipts with the shipped functions, this misses exact precision by 0.04 in the mean, the precisions that
    `LabelModel` learns, which are pulled to 0.8 and know nothing of one total a receipt, by 0.10.
    """
    sums, counts = np.zeros((2, len(votes.names)))
    wide = schema.wide
    told = [name for name in wide.fields if decoded and name in decoded[0] and not wide.fields[name].repeated]
    single = {wide.label(name): name for name in told}
    for document, found, start, stop in zip(documents, decoded, votes.starts[:-1], votes.starts[1:], strict=True):
        values, shares = votes.values[start:stop], probabilities[start:stop]
        for column in np.flatnonzero((values != ABSTAIN).any(axis=0)).tolist():
            for vote in cast_votes(values[:, column]):
                counts[column] += 1
                if vote.label in single:
                    sums[column] += _posterior(document, vote.span, found[single[vote.label]], wide.fields[single[vote.label]])
                else:
                    label = vote.label if vote.label < schema.cardinality else OTHER
                    sums[column] += shares[slice(*vote.span), label].mean()
    return [float(total / count) if count else None for total, count in zip(sums, counts, strict=True)]


def _posterior(document: Document, span: Span, found: Found, field: Field) -> float:
    """The probability of the candidates in whose text a voted span lies."""
    text, money = document.span_text(span), field.kind == "money"
    lies_in = (_lies_in(text, document.span_text(one.span), money=money) for one in found.candidates)
    return min(sum(one.probability for one, inside in zip(found.candidates, lies_in, strict=True) if inside), 1.0)


def brief_table(summaries: Sequence[FunctionSummary], width: int = 80) -> tuple[list[str], list[list[str]]]:
    """Columns and rows for a terminal of so many characters: columns without a figure are left out, others give way."""
    rows = [summary.row() for summary in summaries]
    shown = [name for name in _BRIEF if any(row[COLUMNS.index(name)] for row in rows)] or ["function"]
    for spare in (None, *_GIVES_WAY):
        shown = [name for name in shown if name != spare]
        places = [COLUMNS.index(name) for name in shown]
        widest = [max(map(len, (COLUMNS[place], *(row[place] for row in rows)))) for place in places]
        if sum(widest) + 2 * (len(shown) - 1) <= width:
            break
    return shown, [[row[place] for place in places] for row in rows]


def _judge(votes: Votes, documents: Sequence[Document], schema: Schema) -> tuple[list[int], list[int]]:
    """For each function, how many of its spans lie in the known field, and how many could be judged."""
    right, judged = [0] * len(votes.names), [0] * len(votes.names)
    for document, start, stop in zip(documents, votes.starts[:-1], votes.starts[1:], strict=True):
        for column in range(len(votes.names)) if document.fields else ():
            for name, span in _field_spans(votes.values[start:stop, [column]], schema):
                gold = (document.fields or {}).get(name)
                if gold:
                    judged[column] += 1
                    right[column] += _lies_in(document.span_text(span), gold, money=schema.fields[name].kind == "money")
    return right, judged


def _field_spans(values: NDArray[np.int8], schema: Schema) -> list[tuple[str, Span]]:
    return [(name, span) for name, spans in proposed_spans(values, schema).items() for span in spans]


def _lies_in(text: str, gold: str, *, money: bool) -> bool:
    """Whether a voted text is the field or, of text over several lines, a part of it."""
    voted, true = blank_free_form(text, money=money), blank_free_form(gold, money=money)
    return voted == true if money else voted in true


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
