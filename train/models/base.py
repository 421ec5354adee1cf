"""The choice of a model by yaml; torch is loaded when the model is made, not before."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from receipts.config import Component

if TYPE_CHECKING:
    from torch import nn


class ModelChoice(Component):
    """The settings of a model."""

    @abstractmethod
    def make(self, cardinality: int, seed: int) -> nn.Module:
        """A new model for ``cardinality`` labels, its weights drawn from ``seed``."""
