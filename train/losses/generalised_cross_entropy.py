"""Generalised cross entropy: between cross entropy, which learns fast, and mean absolute error, which is hard to mislead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import pydantic

from receipts.config import component
from train.losses.base import Loss

if TYPE_CHECKING:
    from torch import Tensor


@component
class GeneralisedCrossEntropy(Loss):
    """A loss that is bounded, so that no wrong label weighs more than 1/q.

    Source: Z. Zhang and M. Sabuncu, Generalized cross entropy loss for training deep neural networks with noisy labels, 2018,
    section 3.2.

    Attributes:
        q: above 0 to 1; near 0 it is cross entropy, at 1 half the mean absolute error.
    """

    q: Annotated[float, pydantic.Field(gt=0, le=1)] = 0.7

    def each(self, logits: Tensor, target: Tensor, average: Tensor | None) -> Tensor:
        """The loss of every token, 0 to 1/q."""
        return generalised_cross_entropies(logits, target, self.q)


def generalised_cross_entropies(logits: Tensor, target: Tensor, q: float) -> Tensor:
    """The mean of (1 - p^q) / q over each token's distribution, (...), from logits and targets (..., K).

    >>> import torch
    >>> logits, target = torch.log(torch.tensor([[0.25, 0.75]])), torch.tensor([[1.0, 0.0]])
    >>> [round(float(generalised_cross_entropies(logits, target, q)), 3) for q in (1.0, 0.5, 1e-6)]
    [0.75, 1.0, 1.386]
    """
    import torch
    from torch.nn import functional

    # By expm1, for 1 - p^q of a small q is lost in rounding.
    return -(target * torch.expm1(q * functional.log_softmax(logits, dim=-1))).sum(dim=-1) / q
