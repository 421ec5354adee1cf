"""Cross entropy against distributions, where something is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from receipts.config import component
from train.losses.base import Loss

if TYPE_CHECKING:
    from torch import Tensor


@component
class CrossEntropy(Loss):
    """Cross entropy against the distributions as they are."""

    def __call__(self, logits: Tensor, target: Tensor, weight: Tensor, average: Tensor | None = None) -> Tensor:
        """The mean over the tokens by their weights."""
        return soft_cross_entropy(logits, target, weight)


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
    from torch.nn import functional

    each = -(target * functional.log_softmax(logits.float(), dim=-1)).sum(dim=-1)
    return (each * weight).sum() / weight.sum().clamp(min=1e-6)
