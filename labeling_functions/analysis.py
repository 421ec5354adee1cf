"""What each labeling function does: coverage, overlap, conflict, and accuracy where the fields are known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from labeling_functions.constraints import proposed_spans
from labeling_functions.votes import Votes
from receipts.document import Document, Span
from receipts.labels import ABSTAIN, OTHER, Schema
from receipts.metrics import blank_free_form

COLUMNS = ("function", "label", "receipts", "tokens", "overlap", "conflict", "accuracy", "of")
# What a terminal of 80 characters has room for.
BRIEF = ("function", "receipts", "overlap", "conflict", "accuracy", "of")


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
    """

    name: str
    labels: tuple[str, ...]
    receipts: float
    tokens: float
    overlap: float
    conflict: float
    right: int
    judged: int

    def row(self) -> list[str]:
        """The summary as a row under `COLUMNS`."""
        shares = [f"{share:.3f}" for share in (self.receipts, self.tokens, self.overlap, self.conflict)]
        judged = [f"{self.right / self.judged:.3f}", f"{self.judged}"] if self.judged else ["", ""]
        return [self.name, " ".join(self.labels), *shares, *judged]


def analyse(votes: Votes, documents: Sequence[Document], schema: Schema) -> list[FunctionSummary]:
    """A summary of every function, in the order of the votes' columns."""
    right, judged = _judge(votes, documents, schema)
    voted = votes.values != ABSTAIN
    summaries = []
    for column, name in enumerate(votes.names):
        own, others = voted[:, column], np.delete(voted, column, axis=1)
        values = votes.values[own]
        disagrees = (values != ABSTAIN) & (values != values[:, [column]])
        share = 1 / max(int(own.sum()), 1)
        summaries.append(
            FunctionSummary(
                name=name,
                labels=tuple(schema.names[label] for label in np.unique(values[:, column])),
                receipts=float(np.mean([own[a:b].any() for a, b in zip(votes.starts[:-1], votes.starts[1:], strict=True)])),
                tokens=float(own.mean()),
                overlap=float(others[own].any(axis=1).sum() * share),
                conflict=float(disagrees.any(axis=1).sum() * share),
                right=right[column],
                judged=judged[column],
            )
        )
    return summaries


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


def conflicts(values: NDArray[np.int8]) -> int:
    """How many tokens of one document (n, m) got votes for two different fields."""
    fields = np.where(values > OTHER, values, 0)
    highest = fields.max(axis=1, initial=0)
    lowest = np.where(fields > 0, fields, 127).min(axis=1, initial=127)
    return int(((highest > 0) & (lowest < highest)).sum())
