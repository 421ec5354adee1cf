"""Losses against distributions, where something is known."""

from torch import Tensor
from torch.nn import functional


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
    each = -(target * functional.log_softmax(logits.float(), dim=-1)).sum(dim=-1)
    return (each * weight).sum() / weight.sum().clamp(min=1e-6)
