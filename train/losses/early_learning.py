"""Early-learning regularisation: what is learned first is right more often than what is learned last; it is held to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import pydantic

from receipts.config import component
from train.losses.base import Loss, cross_entropies

if TYPE_CHECKING:
    from torch import Tensor

# Shares are kept so far from 1, as in the authors' code: the logarithm of 1 - 1 is none.
_MARGIN = 1e-4


@component
class EarlyLearning(Loss):
    """Cross entropy, and a pull towards what the averaged weights said so far.

    Source: S. Liu et al., Early-learning regularization prevents memorization of noisy labels, NeurIPS 2020, section 4,
    equation 6. The running target is what the averaged weights answer.

    Attributes:
        pull: weight of the pull, lambda in the paper; 0 is cross entropy.
    """

    pull: Annotated[float, pydantic.Field(ge=0)] = 1.0

    @property
    def needs_average(self) -> bool:
        """It does."""
        return True

    def each(self, logits: Tensor, target: Tensor, average: Tensor | None) -> Tensor:
        """The loss of every token; the pull is below 0 and least where both answers agree and are sure."""
        assert average is not None
        said = average.softmax(dim=-1).detach()
        agreement = (logits.softmax(dim=-1) * said).sum(dim=-1) * (1 - _MARGIN)
        return cross_entropies(logits, target) + self.pull * (1 - agreement).log()
