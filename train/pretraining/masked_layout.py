"""Masked layout: some lines are taken from their places, and where they stood is to be found from what they say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import numpy as np
import pydantic
from numpy.typing import NDArray

from receipts.config import Count, component
from receipts.document import Document
from train.examples import Example
from train.pretraining.base import Puzzle, Weight

if TYPE_CHECKING:
    from torch import Tensor, nn

    from train.examples import Batch

# Lines taken out lie so many line heights above the text, all on one another: no line of the text shares that row.
_AWAY = 3.0


@component
class MaskedLayout(Puzzle):
    """Finding the place of lines that were taken out.

    Source: the masked positions of LayoutLM's successors, for one W. Yu et al., StrucTexTv2: masked visual-textual prediction,
    2023, turned around: the text is seen, the place is asked. Whole lines, for any token left would show where its line was.

    Attributes:
        weight: of its loss against those of other puzzles.
        share: of the lines that are taken out.
        bins: parts that height and width of the text are cut into; the part is asked.
    """

    weight: Weight = 1.0
    share: Annotated[float, pydantic.Field(gt=0, lt=1)] = 0.15
    bins: Count = 24

    def posed(self, document: Document, rng: np.random.Generator) -> tuple[Example]:
        """The document with lines taken out; the target of their tokens is where they were, float32 (n, 2) in [0, 1]."""
        lines = len(document.line_texts)
        count = min(max(round(self.share * lines), 1), lines - 1)
        hidden = np.zeros(lines, bool)
        hidden[rng.permutation(lines)[:count]] = True
        puzzle, source = taken_out(document, hidden)
        asked = hidden[document.line][source].astype(np.float32)
        return (Example(puzzle, places(document)[source], asked),)

    def head(self, width: int) -> nn.Module:
        """Scores of the parts of the height, then of the width."""
        from torch import nn

        return nn.Sequential(nn.LayerNorm(width), nn.Linear(width, 2 * self.bins))

    def loss(self, head: nn.Module, vectors_BTD: Tensor, batch: Batch) -> Tensor:
        """Cross entropy of the parts in which the hidden tokens stood, the mean of both directions."""
        from torch.nn import functional

        asked = batch.weight > 0
        scores = head(vectors_BTD[asked]).float().view(-1, self.bins)
        part = (batch.target[asked] * self.bins).long().clamp(max=self.bins - 1).flatten()
        return functional.cross_entropy(scores, part, reduction="sum") / max(len(part), 1)


def places(document: Document) -> NDArray[np.float32]:
    """Where the middles of tokens stand in the text, float32 (n, 2): from the top and from the left, 0 to 1."""
    boxes, lines = document.boxes, document.line_boxes
    low, high = lines[:, :2].min(axis=0, initial=np.inf), lines[:, 2:].max(axis=0, initial=-np.inf)
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    share = (middle - low) / np.maximum(high - low, 1e-3)
    return np.clip(share[:, ::-1], 0, 1).astype(np.float32)


def taken_out(document: Document, hidden: NDArray[np.bool_]) -> tuple[Document, NDArray[np.int64]]:
    """The document with lines (L) laid on one another above the text at its left, first in order, and whence each token came.

    Nothing left in it depends on where they stood, nor, but among themselves, on their order. At least one line must stay.
    """
    line_order = np.argsort(~hidden, kind="stable")
    source = np.argsort(~hidden[document.line], kind="stable")
    boxes = document.line_boxes
    height = float(np.median(boxes[:, 3] - boxes[:, 1]))
    left, top = boxes[~hidden, 0].min(), boxes[~hidden, 1].min()
    # The bottoms meet: rows are told apart by the middles of lines, and these lie within one another's heights.
    aside = np.stack([left - boxes[:, 0], top - _AWAY * height - boxes[:, 3]], axis=1)
    shift = np.where(hidden[:, None], aside, 0.0).astype(np.float32)[:, None]
    rank = np.argsort(line_order)
    moved = replace(
        document,
        line_texts=tuple(document.line_texts[line] for line in line_order.tolist()),
        line_quads=(document.line_quads + shift)[line_order],
        texts=tuple(document.texts[token] for token in source.tolist()),
        offsets=document.offsets[source],
        line=rank[document.line[source]].astype(np.int32),
        quads=(document.quads + shift[document.line])[source],
        labels=None,
        begins=None,
        group=document.group[source],
        visibility=None,
        legible=None,
    )
    return moved, source
