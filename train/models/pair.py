"""Two networks side by side, for those that teach each other."""

import torch
from torch import Tensor, nn


class Pair(nn.Module):
    """Two networks of one kind that are asked the same."""

    def __init__(self, first: nn.Module, second: nn.Module) -> None:
        super().__init__()
        self.first = first
        self.second = second

    def forward(self, *inputs: Tensor) -> Tensor:
        """What both answer, (2, ...)."""
        return torch.stack([self.first(*inputs), self.second(*inputs)])
