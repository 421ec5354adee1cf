"""The recogniser: a line of text as a picture in, at every second pixel a distribution over characters out.

Shape suffixes: B lines of a batch, H and W pixels, C columns (W / 4), S steps (W / 2), D width, K characters and nothing.
"""

from __future__ import annotations

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from receipts.config import Count, Probability, component
from receipts.rng import stream_key
from train.models.base import ModelChoice

# The height of a line's picture, and how many of its pixels along the line are one step, px.
HEIGHT_PX = 32
STEP_PX = 2


class Recogniser(nn.Module):
    """Residual convolutions that shrink the picture to one row of columns, convolutions along the row, two steps a column.

    Of a small line in a proportional face an l is hardly a column wide, and two of them need a step of nothing between.
    """

    def __init__(self, cardinality: int, *, widths: tuple[int, int, int, int], width: int, depth: int, dropout: float) -> None:
        super().__init__()
        first, second, third, fourth = widths
        self.pixels = nn.Sequential(
            convolution(1, first, stride=(2, 2)),
            Residual(first),
            convolution(first, second, stride=(2, 2)),
            Residual(second),
            Residual(second),
            convolution(second, third, stride=(2, 1)),
            Residual(third),
            Residual(third),
            convolution(third, fourth, stride=(2, 1)),
            Residual(fourth),
        )
        self.join = nn.Linear(fourth * HEIGHT_PX // 16, width)
        self.blocks = nn.ModuleList(Along(width, dropout) for _ in range(depth))
        self.halves = nn.Linear(width, 2 * width)
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, cardinality)

    def forward(self, pixels_B1HW: Tensor) -> Tensor:
        """Logits (B, S, K); pixels are 1 for paper, -1 for ink, W a multiple of 4."""
        found_BDHC = self.pixels(pixels_B1HW)
        x_BCD = self.join(found_BDHC.permute(0, 3, 1, 2).flatten(2))
        for block in self.blocks:
            x_BCD = block(x_BCD)
        x_BSD = functional.gelu(self.halves(x_BCD)).unflatten(2, (2, -1)).flatten(1, 2)
        logits: Tensor = self.head(self.norm(x_BSD))
        return logits


def convolution(inputs: int, outputs: int, stride: tuple[int, int] = (1, 1)) -> nn.Sequential:
    """A 3 x 3 convolution, normalised over the batch, then ReLU."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )


class Residual(nn.Module):
    """Two convolutions, added to their input.

    K. He et al., Deep residual learning for image recognition, 2016, section 3.2.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = convolution(width, width)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, padding=1, bias=False), nn.BatchNorm2d(width))

    def forward(self, x: Tensor) -> Tensor:
        """Of the same shape as ``x``."""
        return functional.relu(x + self.second(self.first(x)))


class Along(nn.Module):
    """A look at the neighbouring columns, each channel by itself, then a two-layer network at each column.

    Z. Liu et al., A ConvNet for the 2020s, 2022, section 2.6, here along one axis.
    """

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.look = nn.Conv1d(width, width, 11, padding=5, groups=width)
        self.norm = nn.LayerNorm(width)
        self.network = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width), nn.Dropout(dropout))

    def forward(self, x_BCD: Tensor) -> Tensor:
        """Of the same shape as ``x_BCD``."""
        seen_BCD = self.look(x_BCD.transpose(1, 2)).transpose(1, 2)
        result: Tensor = x_BCD + self.network(self.norm(seen_BCD))
        return result


def initialise(model: Recogniser) -> None:
    """Convolutions normal by their fan-in, branches of residual blocks begin at nothing, biases 0.

    K. He et al., Delving deep into rectifiers, 2015, section 2.2.
    """
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
        elif isinstance(module, nn.Linear):
            nn.init.trunc_normal_(module.weight, std=module.in_features**-0.5)
            nn.init.zeros_(module.bias)
        elif isinstance(module, Residual):
            nn.init.zeros_(module.second[1].weight)  # type: ignore[arg-type]


@component
class RecogniserModel(ModelChoice):
    """Chooses the recogniser.

    Attributes:
        widths: channels where a line is 16, 8, 4 and 2 pixels high.
        width: of a column's vector.
        depth: layers along the line.
        dropout: in each of these layers' network.
    """

    widths: tuple[Count, Count, Count, Count] = (32, 64, 128, 192)
    width: Count = 192
    depth: Count = 3
    dropout: Probability = 0.1

    def make(self, cardinality: int, seed: int) -> Recogniser:
        """A new model for ``cardinality`` answers, its weights drawn from ``seed``."""
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(stream_key(seed, 0, "weights") % 2**63)
            model = Recogniser(cardinality, widths=self.widths, width=self.width, depth=self.depth, dropout=self.dropout)
            initialise(model)
        return model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
