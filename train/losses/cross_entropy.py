"""Cross entropy against distributions, where something is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from receipts.config import component
from train.losses.base import Loss, cross_entropies

if TYPE_CHECKING:
    from torch import Tensor


@component
class CrossEntropy(Loss):
    """Cross entropy against the distributions as they are.

    >>> import torch
    >>> loss = CrossEntropy()(torch.zeros(2, 4), torch.full((2, 4), 0.25), torch.tensor([1.0, 0.0]))
    >>> round(float(loss), 4) == round(float(torch.log(torch.tensor(4.0))), 4)
    True
    """

    def each(self, logits: Tensor, target: Tensor, average: Tensor | None) -> Tensor:
        """The cross entropy of every token."""
        return cross_entropies(logits, target)
