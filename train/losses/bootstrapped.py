"""Bootstrapped cross entropy: the target is part what was given, part what the model itself has come to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from receipts.config import Probability, component
from train.losses.base import Loss, cross_entropies

if TYPE_CHECKING:
    from torch import Tensor


@component
class Bootstrapped(Loss):
    """Self-training inside the loss: where the averaged weights are sure, their answer is mixed into the target.

    Source: S. Reed et al., Training deep neural networks on noisy labels with bootstrapping, 2015, section 3.2; soft, with the
    averaged weights' answer in place of the model's own, which moves with every batch.

    Attributes:
        own_share: of the answer in the target; 0 is cross entropy.
        sure_from: an answer whose best label has less than this changes nothing: what it says early is not worth learning.
    """

    own_share: Probability = 0.3
    sure_from: Probability = 0.9

    @property
    def needs_average(self) -> bool:
        """It does."""
        return True

    def each(self, logits: Tensor, target: Tensor, average: Tensor | None) -> Tensor:
        """The cross entropy of every token against the mixed target."""
        assert average is not None
        said = average.softmax(dim=-1).detach()
        share = self.own_share * (said.amax(dim=-1, keepdim=True) >= self.sure_from)
        return cross_entropies(logits, target + share * (said - target))
