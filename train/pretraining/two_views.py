"""Two views: every document is changed twice, and the two that were one are to be found among all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from augment.text import TextAugmentation, two_views
from receipts.config import Count, Positive, component
from receipts.document import Document
from train.examples import Example
from train.pretraining.base import Puzzle, Weight

if TYPE_CHECKING:
    from torch import Tensor, nn

    from train.examples import Batch


@component
class TwoViews(Puzzle):
    """Telling which two documents of a batch are views of one.

    Source: T. Chen et al., A simple framework for contrastive learning of visual representations (SimCLR), ICML 2020, section
    2.1 and algorithm 1. Of its two networks after the trunk only the trunk is kept.

    Attributes:
        weight: of its loss against those of other puzzles.
        augmentation: makes a view.
        temperature: of the similarities; the lower, the more the hardest pairs count.
        width: of the vectors that are compared.
    """

    weight: Weight = 1.0
    augmentation: TextAugmentation
    temperature: Positive = 0.2
    width: Count = 64

    def posed(self, document: Document, rng: np.random.Generator) -> tuple[Example, Example]:
        """Two views of the document; nothing is asked of single tokens."""
        (first, _), (second, _) = two_views(self.augmentation, document, int(rng.integers(2**63)), 0)
        return _seen(first if len(first) else document), _seen(second if len(second) else document)

    def head(self, width: int) -> nn.Module:
        """The vector of a document from the mean of its tokens' vectors."""
        from torch import nn

        return nn.Sequential(nn.LayerNorm(width), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, self.width))

    def loss(self, head: nn.Module, vectors_BTD: Tensor, batch: Batch) -> Tensor:
        """The normalised temperature-scaled cross entropy over both views of all documents."""
        mask = batch.mask[..., None].to(vectors_BTD.dtype)
        mean = (vectors_BTD * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1)
        first, second = head(mean).float().chunk(2)
        return nt_xent(first, second, self.temperature)


def nt_xent(first_ND: Tensor, second_ND: Tensor, temperature: float) -> Tensor:
    """The mean, over both views of N documents, of the cross entropy of finding the other view among all, a scalar.

    Source: SimCLR, equation 1: similarities are cosines by ``temperature``, a view is not compared with itself.

    >>> import torch
    >>> views = torch.eye(3)
    >>> bool(nt_xent(views, views, 0.1) < nt_xent(views, views.roll(1, 0), 0.1))
    True
    """
    import torch
    from torch.nn import functional

    count = len(first_ND)
    views = functional.normalize(torch.cat([first_ND, second_ND]), dim=-1)
    similarity = (views @ views.T / temperature).fill_diagonal_(-torch.inf)
    other = torch.arange(2 * count, device=views.device).roll(count)
    return functional.cross_entropy(similarity, other)


def _seen(document: Document) -> Example:
    return Example(document, np.zeros((len(document), 1), np.float32), np.ones(len(document), np.float32))
