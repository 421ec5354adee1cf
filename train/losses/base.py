"""The choice of a loss by yaml, and what all losses share."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from receipts.config import Component

if TYPE_CHECKING:
    from torch import Tensor


class Loss(Component):
    """What is wrong with answers, given what is known."""

    def __call__(
        self, logits: Tensor, target: Tensor, weight: Tensor, average: Tensor | None = None, *, exact: Tensor | None = None
    ) -> Tensor:
        """The loss, a scalar: the mean over the tokens by their weights.

        Args:
            logits: float (..., K).
            target: float (..., K), distributions over the labels.
            weight: float (...), 0 masks a token.
            average: float (..., K), logits of the averaged weights; None unless `needs_average`.
            exact: bool (...) or what spreads to it, where the target is the truth: there it is cross entropy, whatever the
                loss, for what guards against wrong labels only slows learning from right ones.
        """
        import torch

        logits = logits.float()
        each = self.each(logits, target, None if average is None else average.float())
        if exact is not None:
            each = torch.where(exact, cross_entropies(logits, target), each)
        return weighted_mean(each, weight)

    @abstractmethod
    def each(self, logits: Tensor, target: Tensor, average: Tensor | None) -> Tensor:
        """The loss of every token, float (...), from logits, targets and averaged logits (..., K), in full precision."""

    @property
    def needs_average(self) -> bool:
        """Whether it asks what the averaged weights say."""
        return False


def cross_entropies(logits: Tensor, target: Tensor) -> Tensor:
    """Cross entropy of each token against its distribution, (...), from logits and targets (..., K)."""
    from torch.nn import functional

    return -(target * functional.log_softmax(logits, dim=-1)).sum(dim=-1)


def weighted_mean(each: Tensor, weight: Tensor) -> Tensor:
    """The mean of values (...) by their weights (...); 0 where nothing has weight."""
    return (each * weight).sum() / weight.sum().clamp(min=1e-6)
