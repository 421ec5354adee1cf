"""The moving average of a model's weights, which is what a training keeps."""

from __future__ import annotations

import copy
from typing import Any

import torch
from torch import Tensor, nn


class Average:
    """A model beside the one that learns, its weights the moving average of that one's.

    Attributes:
        model: holds the averaged weights; in evaluation mode, without gradients.
    """

    def __init__(self, model: nn.Module) -> None:
        self.model = copy.deepcopy(model).eval().requires_grad_(False)
        pairs = list(zip(_tensors(self.model), _tensors(model), strict=True))
        self._mine = [mine for mine, _ in pairs if mine.is_floating_point()]
        self._others = [other.detach() for mine, other in pairs if mine.is_floating_point()]
        self._counts = [(mine, other) for mine, other in pairs if not mine.is_floating_point()]

    @property
    def tensors(self) -> dict[str, Tensor]:
        """The averaged weights by name; they change with each update."""
        return dict(self.model.state_dict())

    @torch.no_grad()
    def __call__(self, *inputs: Tensor) -> Any:
        """What the averaged model says."""
        return self.model(*inputs)

    @torch.no_grad()
    def update(self, decay: float) -> None:
        """Move by a share of 1 - ``decay`` towards the weights as they are now; counts are taken over as they are."""
        torch._foreach_lerp_(self._mine, self._others, 1 - decay)
        for mine, other in self._counts:
            mine.copy_(other)


def _tensors(model: nn.Module) -> list[Tensor]:
    """Weights and buffers, one that is shared once."""
    return [*model.parameters(), *model.buffers()]
