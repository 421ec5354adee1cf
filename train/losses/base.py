"""The choice of a loss by yaml."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from receipts.config import Component

if TYPE_CHECKING:
    from torch import Tensor


class Loss(Component):
    """What is wrong with answers, given what is known."""

    @abstractmethod
    def __call__(self, logits: Tensor, target: Tensor, weight: Tensor, average: Tensor | None) -> Tensor:
        """The loss, a scalar.

        Args:
            logits: float (..., K).
            target: float (..., K), distributions over the labels.
            weight: float (...), 0 masks a token.
            average: float (..., K), logits of the averaged weights; None unless `needs_average`.
        """

    @property
    def needs_average(self) -> bool:
        """Whether it asks what the averaged weights say."""
        return False
