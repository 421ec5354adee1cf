"""Symmetric cross entropy: cross entropy, and the same with answer and target exchanged."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated

import pydantic

from receipts.config import component
from train.losses.base import Loss, cross_entropies

if TYPE_CHECKING:
    from torch import Tensor


@component
class SymmetricCrossEntropy(Loss):
    """Cross entropy with its reverse, which is bounded and so keeps its say where the answer and a wrong label differ most.

    Source: Y. Wang et al., Symmetric cross entropy for robust learning with noisy labels, ICCV 2019, section 3.2; alpha and
    beta there are ``forward`` and ``reverse`` here.

    Attributes:
        forward: weight of the cross entropy.
        reverse: weight of the reverse.
        lowest_log: what the logarithm of a target of 0 is taken for.
    """

    forward: Annotated[float, pydantic.Field(ge=0)] = 0.1
    reverse: Annotated[float, pydantic.Field(ge=0)] = 1.0
    lowest_log: Annotated[float, pydantic.Field(lt=0)] = -4.0

    def __post_init__(self) -> None:
        if self.forward + self.reverse <= 0:
            raise ValueError("loss.forward: forward and reverse are both 0; one of them must be above")

    def each(self, logits: Tensor, target: Tensor, average: Tensor | None) -> Tensor:
        """The loss of every token."""
        log_target = target.clamp(min=math.exp(self.lowest_log)).log()
        reverse = -(logits.softmax(dim=-1) * log_target).sum(dim=-1)
        return self.forward * cross_entropies(logits, target) + self.reverse * reverse
