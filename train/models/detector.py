"""The detector: a grey picture in, at half its size how likely each pixel lies inside a line of text out.

A small residual network whose coarser levels are added onto the finer ones, and a head as in differentiable binarisation.
Sources: M. Liao et al., Real-time scene text detection with differentiable binarization, 2020, section 3; T.-Y. Lin et al.,
Feature pyramid networks, 2017, section 3. Shape suffixes: B pictures of a batch, C channels, H and W pixels.
"""

from collections.abc import Sequence
from typing import Annotated

import pydantic
import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from receipts.config import Count, component
from receipts.rng import stream_key
from train.models.base import ModelChoice

# Sides of pictures are multiples of it: the coarsest level has a pixel for so many of the picture.
DETECTOR_STRIDE = 32
# Of pixels of the picture, one of the maps.
MAP_STRIDE = 2
# Text covers about so much of a patch: the bias of the kernel map starts there, and the first steps do not learn that alone.
_COVERED = 0.1


class Detector(nn.Module):
    """Residual stages at a quarter of the picture's size and less, joined from the coarsest to the finest.

    Attributes:
        width: channels of what they are joined into.
    """

    def __init__(self, maps: int, *, widths: Sequence[int], depth: int, joined_width: int) -> None:
        super().__init__()
        self.width = joined_width
        first = widths[0]
        halved = (Convolved(1, first // 2, stride=2), nn.ReLU(inplace=True))
        self.stem = nn.Sequential(*halved, Convolved(first // 2, first, stride=2), nn.ReLU(inplace=True))
        stages: list[nn.Module] = []
        for before, width in zip([first, *widths[:-1]], widths, strict=True):
            blocks = [Block(before, width, stride=1 if not stages else 2), *(Block(width, width) for _ in range(depth - 1))]
            stages.append(nn.Sequential(*blocks))
        self.stages = nn.ModuleList(stages)
        self.lateral = nn.ModuleList(nn.Conv2d(width, joined_width, 1) for width in widths)
        self.join = nn.Sequential(Convolved(joined_width, joined_width), nn.ReLU(inplace=True))
        # The finest level is half as fine as the maps: the head gives every map at four places, and they are laid out.
        self.head = nn.Sequential(
            Convolved(joined_width, joined_width),
            nn.ReLU(inplace=True),
            nn.Conv2d(joined_width, 4 * maps, 1),
            nn.PixelShuffle(2),
        )

    def forward(self, image_B1HW: Tensor) -> Tensor:
        """Logits (B, maps, H / 2, W / 2).

        Args:
            image_B1HW: float, 0 is middle grey, about -1 is black and 1 is white; H and W are multiples of 32.
        """
        logits: Tensor = self.head(self.features(image_B1HW))
        return logits

    def features(self, image_B1HW: Tensor) -> Tensor:
        """What the head draws its maps from, (B, joined width, H / 4, W / 4)."""
        x_BCHW = self.stem(image_B1HW)
        levels = []
        for stage in self.stages:
            x_BCHW = stage(x_BCHW)
            levels.append(x_BCHW)
        joined = self.lateral[-1](levels[-1])
        for lateral, level in zip(reversed(self.lateral[:-1]), reversed(levels[:-1]), strict=True):
            joined = lateral(level) + functional.interpolate(joined, scale_factor=2.0, mode="nearest")
        features: Tensor = self.join(joined)
        return features


class Convolved(nn.Module):
    """A convolution of 3 x 3 pixels, or of one, its outputs normalised over the batch."""

    def __init__(self, before: int, after: int, *, stride: int = 1, size: int = 3) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(before, after, size, stride, size // 2, bias=False)
        self.norm = nn.BatchNorm2d(after)

    def forward(self, x_BCHW: Tensor) -> Tensor:
        """The features (B, C, H / stride, W / stride)."""
        normed: Tensor = self.norm(self.convolution(x_BCHW))
        return normed


class Block(nn.Module):
    """Two convolutions added to their input, which a convolution of one pixel brings to their shape where it differs."""

    def __init__(self, before: int, after: int, *, stride: int = 1) -> None:
        super().__init__()
        self.first = Convolved(before, after, stride=stride)
        self.second = Convolved(after, after)
        same = before == after and stride == 1
        self.shortcut = nn.Identity() if same else Convolved(before, after, stride=stride, size=1)

    def forward(self, x_BCHW: Tensor) -> Tensor:
        """The features after the block."""
        inner = self.second(functional.relu(self.first(x_BCHW), inplace=True))
        return functional.relu(self.shortcut(x_BCHW) + inner, inplace=True)


def as_input(image_B1HW: Tensor) -> Tensor:
    """Bytes of grey as the network takes them, float32: 0 is middle grey."""
    return (image_B1HW.float() / 127.5 - 1.0).contiguous(memory_format=torch.channels_last)


def initialise(model: Detector) -> None:
    """Weights normal by the number of their inputs, after rectifiers; a block begins as its shortcut.

    Sources: K. He et al., Delving deep into rectifiers, 2015, section 2.2; P. Goyal et al., Accurate, large minibatch SGD,
    2017, section 5.1.
    """
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_in", nonlinearity="relu")
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        elif isinstance(module, Block):
            nn.init.zeros_(module.second.norm.weight)
    last = model.head[2]
    if isinstance(last, nn.Conv2d) and last.bias is not None:
        nn.init.normal_(last.weight, std=0.01)
        nn.init.constant_(last.bias[:4], torch.logit(torch.tensor(_COVERED)).item())


@component
class DetectorModel(ModelChoice):
    """Chooses the detector.

    Attributes:
        widths: channels at a quarter, an eighth and so on of the picture's size; four of them.
        depth: blocks at each size.
        joined_width: channels of what the sizes are joined into.
    """

    widths: Annotated[tuple[Count, ...], pydantic.Field(min_length=4, max_length=4)] = (32, 64, 128, 160)
    depth: Count = 2
    joined_width: Count = 48

    def make(self, cardinality: int, seed: int) -> Detector:
        """A new model that gives ``cardinality`` maps, its weights drawn from ``seed``."""
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(stream_key(seed, 0, "weights") % 2**63)
            model = Detector(cardinality, widths=self.widths, depth=self.depth, joined_width=self.joined_width)
            initialise(model)
        return model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
