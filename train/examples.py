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

_TENSORS = ("characters", "features", "position", "mask", "target", "weight")


@dataclass(frozen=True)
class Example:
    """A document with what is known of its tokens: target float32 (n, k), rows sum to 1, and weight float32 (n)."""

    document: Document
    target: NDArray[np.float32]
    weight: NDArray[np.float32]


@dataclass(frozen=True)
class Batch:
    """Documents side by side, padded to T tokens; shapes as in `train.models.extractor`.

    Attributes:
        names: the documents' ids.
    """

    characters: torch.Tensor
    features: torch.Tensor
    position: torch.Tensor
    mask: torch.Tensor
    target: torch.Tensor
    weight: torch.Tensor
    names: tuple[str, ...]

    def to(self, device: torch.device) -> Batch:
        """The batch on a device."""
        there = {name: getattr(self, name).to(device, non_blocking=True) for name in _TENSORS}
        return replace(self, **there)

    @property
    def inputs(self) -> tuple[torch.Tensor, ...]:
        """What the model takes."""
        return self.characters, self.features, self.position, self.mask


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
        examples.append(Example(document, target, (~other_prints(document)).astype(np.float32)))
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
    return [
        Example(document, labels.probabilities[a:b], labels.covered[a:b].astype(np.float32))
        for document, a, b in zip(documents, starts[:-1], starts[1:], strict=True)
        if document.fields is None and labels.covered[a:b].any()
    ]


def collate(examples: Sequence[Example]) -> Batch:
    """Examples side by side in one batch, padded."""
    import torch

    encoded = [encode(example.document) for example in examples]
    size, tokens = len(examples), max(map(len, encoded))
    cardinality = examples[0].target.shape[1]
    characters = np.zeros((size, tokens, MAX_CHARACTERS), np.int64)
    features = np.zeros((size, tokens, NUM_FEATURES), np.float32)
    position = np.zeros((size, tokens, 2), np.float32)
    mask = np.zeros((size, tokens), bool)
    target = np.zeros((size, tokens, cardinality), np.float32)
    weight = np.zeros((size, tokens), np.float32)
    for row, (example, one) in enumerate(zip(examples, encoded, strict=True)):
        n = len(one)
        characters[row, :n], features[row, :n], position[row, :n] = one.characters, one.features, one.position
        mask[row, :n], target[row, :n], weight[row, :n] = True, example.target, example.weight
    arrays = (characters, features, position, mask, target, weight)
    tensors = dict(zip(_TENSORS, map(torch.from_numpy, arrays), strict=True))
    return Batch(**tensors, names=tuple(example.document.id for example in examples))
