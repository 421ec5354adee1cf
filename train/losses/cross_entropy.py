"""Cross entropy against distributions, where something is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from receipts.config import component
from train.losses.base import Loss, cross_entropies, weighted_mean

if TYPE_CHECKING:
    from torch import Tensor


@component
class CrossEntropy(Loss):
    """Cross entropy against the distributions as they are."""

    def each(self, logits: Tensor, target: Tensor, average: Tensor | None) -> Tensor:
        """The cross entropy of every token."""
        return cross_entropies(logits, target)


def soft_cross_entropy(logits: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """Cross entropy against distributions, a weighted mean over the tokens; 0 where no token has weight.

    Args:
        logits: (..., K).
        target: (..., K), rows sum to 1.
        weight: (...), 0 masks a token.

    >>> import torch
    >>> loss = soft_cross_entropy(torch.zeros(2, 4), torch.full((2, 4), 0.25), torch.tensor([1.0, 0.0]))
    >>> round(float(loss), 4) == round(float(torch.log(torch.tensor(4.0))), 4)
    True
    """
    return weighted_mean(cross_entropies(logits.float(), target), weight)
