"""Documents with what is known of their tokens, and batches of them as tensors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from labeling_functions.votes import ProbLabels, document_starts
from receipts.document import Document
from receipts.labels import OTHER, Schema
from train.encoding import MAX_CHARACTERS, NUM_FEATURES, encode

if TYPE_CHECKING:
    import torch

# How far the sum of a token's probabilities may be from 1: they are kept as float32.
_SUM_TOLERANCE = 1e-3
_TENSORS = ("spellings", "spelling", "features", "position", "mask", "target", "weight", "exact")


@dataclass(frozen=True)
class Example:
    """A document with what is known of its tokens.

    Attributes:
        document: n tokens.
        target: float32 (n, k), rows sum to 1.
        weight: float32 (n), 0 where nothing is known.
        exact: the labels are the truth, not what rules think of it.
    """

    document: Document
    target: NDArray[np.float32]
    weight: NDArray[np.float32]
    exact: bool = False


@dataclass(frozen=True)
class Batch:
    """B documents side by side, padded to T tokens; shapes of the inputs as in `train.models.extractor`.

    Attributes:
        spellings, spelling, features, position, mask: what the model takes.
        target: float32 (B, T, K), distributions over the labels.
        weight: float32 (B, T), 0 masks a token.
        exact: bool (B), the labels are the truth.
        names: the documents' ids.
    """

    spellings: torch.Tensor
    spelling: torch.Tensor
    features: torch.Tensor
    position: torch.Tensor
    mask: torch.Tensor
    target: torch.Tensor
    weight: torch.Tensor
    exact: torch.Tensor
    names: tuple[str, ...]

    def to(self, device: torch.device) -> Batch:
        """The batch on a device."""
        there = {name: getattr(self, name).to(device, non_blocking=True) for name in _TENSORS}
        return replace(self, **there)

    @property
    def inputs(self) -> tuple[torch.Tensor, ...]:
        """What the model takes."""
        return self.spellings, self.spelling, self.features, self.position, self.mask


def exact_examples(documents: Sequence[Document], schema: Schema) -> list[Example]:
    """Examples of documents whose labels are exact; other prints of a field's value are masked.

    Raises:
        ValueError: a document has no labels, or one beyond the schema.
    """
    examples = []
    for document in documents:
        if document.labels is None:
            raise ValueError(f"data: document {document.id} carries no labels; train on datasets made by tillroll synth")
        if document.labels.max(initial=OTHER) >= schema.cardinality:
            raise ValueError(
                f"data: document {document.id} has label {document.labels.max()}, the schema ends at {schema.names[-1]}"
            )
        target = np.eye(schema.cardinality, dtype=np.float32)[document.labels]
        examples.append(Example(document, target, (~other_prints(document)).astype(np.float32), exact=True))
    return examples


def other_prints(document: Document) -> NDArray[np.bool_]:
    """Where a field's value is printed again, bool (n): the truth marks one print, but a reader may take any of them.

    >>> from dataclasses import replace
    >>> made = Document.from_lines("a", ["TOTAL 7.42", "CASH 7.42"], np.zeros((2, 8)), size=(9, 9))
    >>> other_prints(replace(made, labels=np.array([0, 4, 4, 4, 0, 0, 0, 0], np.int8))).astype(int).tolist()
    [0, 0, 0, 0, 0, 1, 1, 1]
    """
    labels = np.zeros(0, np.int8) if document.labels is None else document.labels
    texts = [text.upper() for text in document.texts]
    again = np.zeros(len(texts), bool)
    for label in np.unique(labels[labels > OTHER]):
        tokens = np.flatnonzero(labels == label)
        value = texts[tokens[0] : tokens[-1] + 1]
        starts = (start for start in range(len(texts) - len(value) + 1) if texts[start] == value[0])
        for start in starts:
            if texts[start : start + len(value)] == value:
                again[start : start + len(value)] = True
    return again & (labels == OTHER)


def probable_examples(documents: Sequence[Document], labels: ProbLabels) -> list[Example]:
    """Examples of real documents with probabilities; documents with fields are left out wholly, uncovered tokens masked."""
    starts = document_starts(documents)
    if starts[-1] != len(labels.probabilities):
        raise ValueError(f"labels: {len(labels.probabilities)} tokens, but the documents hold {starts[-1]}")
    off = np.abs(labels.probabilities.sum(axis=1, dtype=np.float64) - 1)
    wrong = np.flatnonzero((off > _SUM_TOLERANCE) | (labels.probabilities < 0).any(axis=1) | np.isnan(off))
    if len(wrong):
        token = int(wrong[0])
        number = int(np.searchsorted(starts, token, side="right")) - 1
        raise ValueError(
            f"labels: the probabilities of token {token - starts[number]} of document {documents[number].id} are no "
            f"distribution (sum {labels.probabilities[token].sum():.3f}); {len(wrong)} tokens are such; "
            "tillroll label writes them anew"
        )
    return [
        Example(document, labels.probabilities[a:b], labels.covered[a:b].astype(np.float32))
        for document, a, b in zip(documents, starts[:-1], starts[1:], strict=True)
        if document.fields is None and labels.covered[a:b].any()
    ]


def collate(examples: Sequence[Example]) -> Batch:
    """Examples side by side in one batch, padded; tokens that are spelled alike share one row of spellings."""
    import torch

    encoded = [encode(example.document) for example in examples]
    size, tokens = len(examples), max(map(len, encoded))
    known: dict[tuple[int, ...], int] = {(0,) * MAX_CHARACTERS: 0}
    spelling = np.zeros((size, tokens), np.int64)
    features = np.zeros((size, tokens, NUM_FEATURES), np.float32)
    position = np.zeros((size, tokens, 2), np.float32)
    mask = np.zeros((size, tokens), bool)
    target = np.zeros((size, tokens, examples[0].target.shape[1]), np.float32)
    weight = np.zeros((size, tokens), np.float32)
    for row, (example, one) in enumerate(zip(examples, encoded, strict=True)):
        n = len(one)
        spelling[row, :n] = [known.setdefault(codes, len(known)) for codes in one.spelled]
        features[row, :n], position[row, :n], mask[row, :n] = one.features, one.position, True
        target[row, :n], weight[row, :n] = example.target, example.weight
    exact = np.array([example.exact for example in examples])
    arrays = (np.array(list(known), np.int64), spelling, features, position, mask, target, weight, exact)
    tensors = dict(zip(_TENSORS, map(torch.from_numpy, arrays), strict=True))
    return Batch(**tensors, names=tuple(example.document.id for example in examples))
