"""How labeling functions fare on synthetic receipts, where the truth of every token is exact: precision and recall of spans."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from labeling_functions.cast import cast_votes
from labeling_functions.votes import Votes
from receipts.config import nearest
from receipts.dataset import Dataset
from receipts.document import Document, Span
from receipts.labels import ABSTAIN, OTHER, Schema
from receipts.metrics import blank_free_form


@dataclass(frozen=True)
class Exact:
    """One function's spans against exact labels.

    Attributes:
        right: spans it voted on that are right.
        voted: spans it voted on that could be judged.
        found: true spans of its labels that its votes cover whole.
        true: true spans of its labels; none for functions that vote ``other`` alone.
    """

    right: int = 0
    voted: int = 0
    found: int = 0
    true: int = 0

    @property
    def precision(self) -> float | None:
        """The share of its spans that are right, None where none could be judged."""
        return self.right / self.voted if self.voted else None

    @property
    def recall(self) -> float | None:
        """The share of the true spans that it covers, None where there are none."""
        return self.found / self.true if self.true else None

    def __add__(self, other: "Exact") -> "Exact":
        return Exact(self.right + other.right, self.voted + other.voted, self.found + other.found, self.true + other.true)


def judge_on_synthetic(
    place: Path, schema: Schema, vote: Callable[[Sequence[Document]], Votes], labels: dict[str, set[int]]
) -> dict[str, Exact]:
    """How every function fares on the dataset that stands at ``place``, by name.

    Args:
        schema: what the functions vote for, wide; labels that the dataset does not know are not judged.
        vote: gives the functions' votes on documents.
        labels: by function, labels it is known to vote for; those it votes here are added.

    Raises:
        ValueError: there is no dataset, or its tokens carry no labels, or none of the schema's.
    """
    dataset = Dataset(place)
    documents = _numbered_as(schema, dataset, place)
    votes = vote(documents)
    known = {schema.label(name) for name in dataset.manifest["schema"] if name in schema.names}
    found = {}
    for column, name in enumerate(votes.names):
        own = votes.values[:, column]
        wanted = (labels.get(name, set()) | set(np.unique(own).tolist())) & known
        parts = zip(documents, pairwise(votes.starts.tolist()), strict=True)
        found[name] = sum((judged(document, own[a:b], wanted, schema) for document, (a, b) in parts), Exact())
    return found


def judged(document: Document, votes: NDArray[np.int8], wanted: set[int], schema: Schema) -> Exact:
    """One function's votes (n) on a document against the document's own labels.

    A voted span of text is right where all its tokens are of the label; an amount or a date, where it is the true span, not a
    part. Votes for ``other`` are right where no token is of a field. A vote for a field on what reads as the field does, but
    stands elsewhere (a total is printed three times), is neither right nor wrong.
    """
    truth = np.full(len(document), OTHER, np.int8) if document.labels is None else document.labels
    spans = {label: _true_spans(document, truth, label) for label in wanted if label != OTHER}
    values = {label: {_form(document, span, schema, label) for span in found} for label, found in spans.items()}
    right = voted = 0
    for vote in cast_votes(votes):
        label, span = vote.label, vote.span
        if label not in wanted or (truth[slice(*span)] == ABSTAIN).any():
            continue
        inside = truth[slice(*span)] == label
        whole = label == OTHER or schema.fields[schema.names[label]].kind == "text"
        hit = bool(inside.all()) if whole else span in spans[label]
        if hit or label == OTHER or inside.any() or _form(document, span, schema, label) not in values[label]:
            voted += 1
            right += hit
    covered = [bool((votes[slice(*span)] == label).all()) for label, found in spans.items() for span in found]
    return Exact(right, voted, sum(covered), len(covered))


def _numbered_as(schema: Schema, dataset: Dataset, place: Path) -> list[Document]:
    """The dataset's documents with labels numbered as the schema's; what the schema does not know is ``other``."""
    names = dataset.manifest.get("schema", [])
    if not any(name in schema.fields for name in names):
        hint = nearest(names[-1], schema.names) if names else ""
        raise ValueError(f"synthetic: {place} labels none of {', '.join(schema.fields)}{hint}; make it with the same schema")
    number = np.array([schema.label(name) if name in schema.names else OTHER for name in names] + [ABSTAIN], np.int8)
    documents = dataset.documents
    unlabeled = next((document.id for document in documents if document.labels is None), None)
    if unlabeled is not None:
        raise ValueError(f"synthetic: {place}: document {unlabeled} has no labels; expected a folder that tillroll synth wrote")
    return [replace(document, labels=number[document.labels], fields=None) for document in documents]


def _true_spans(document: Document, truth: NDArray[np.int8], label: int) -> list[Span]:
    """The spans of a label, parted also where one begins right behind another."""
    inside = truth == label
    starts = inside & ~np.concatenate([[False], inside[:-1]])
    if document.begins is not None:
        starts |= inside & document.begins
    firsts = np.flatnonzero(starts).tolist()
    return [Span(start, start + int(inside[start:stop].sum())) for start, stop in pairwise([*firsts, len(truth)])]


def _form(document: Document, span: Span, schema: Schema, label: int) -> str:
    money = schema.fields[schema.names[label]].kind == "money"
    return blank_free_form(document.span_text(span), money=money)
