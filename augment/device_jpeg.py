"""What saving as JPEG does to pixels, in torch, for a batch with a quality each: the steps of `augment.jpeg`.

Sums stay below 2**24, so float32 holds them exactly. Shapes: B pictures, H rows, W columns.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from augment.jpeg import BLOCK_PX


def jpeg_levels(levels: Tensor, steps_B288: Tensor) -> Tensor:
    """Whole levels (B, 3, H, W) as they come back from JPEG files.

    Args:
        levels: whole numbers from 0 to 255.
        steps_B288: what cosines are rounded to multiples of: of luminance, of colours (see `augment.jpeg.quantisation`).
    """
    height, width = levels.shape[2:]
    padded = F.pad(levels, (0, -width % BLOCK_PX, 0, -height % BLOCK_PX), mode="replicate")
    red, green, blue = padded.unbind(dim=1)
    luminance = ((19595 * red + 38470 * green + (7471 * blue + 32768)) / 65536).floor()
    blues = ((32768 * blue + 8421375 - (11059 * red + 21709 * green)) / 65536).floor()
    reds = ((32768 * red + 8421375 - (27439 * green + 5329 * blue)) / 65536).floor()
    luminance = _rounded(luminance, steps_B288[:, 0])
    blues, reds = (_doubled(_rounded(_halved(colour), steps_B288[:, 1])) - 128 for colour in (blues, reds))
    joined = torch.stack(
        [
            luminance + ((32768 + 91881 * reds) / 65536).floor(),
            luminance + ((32768 - (22554 * blues + 46802 * reds)) / 65536).floor(),
            luminance + ((32768 + 116130 * blues) / 65536).floor(),
        ],
        dim=1,
    )
    return joined[:, :, :height, :width].clamp(0, 255)


def _halved(plane_BHW: Tensor) -> Tensor:
    """Means of four, rounded up and down by turns."""
    summed = F.avg_pool2d(plane_BHW, 2, divisor_override=1)
    turns = 1 + torch.arange(summed.shape[2], device=summed.device) % 2
    return ((summed + turns) / 4).floor()


def _doubled(plane_BHW: Tensor) -> Tensor:
    """Twice as large by triangles: three parts of the nearest, one of the next, down and then across."""
    tall = F.pad(plane_BHW[:, None], (0, 0, 1, 1), mode="replicate")[:, 0]
    middle = 3 * tall[:, 1:-1]
    mixed = torch.stack([middle + tall[:, :-2], middle + tall[:, 2:]], dim=2).flatten(1, 2)
    wide = F.pad(mixed[:, None], (1, 1, 0, 0), mode="replicate")[:, 0]
    middle = 3 * wide[..., 1:-1]
    pairs = torch.stack([middle + wide[..., :-2] + 8, middle + wide[..., 2:] + 7], dim=3)
    return (pairs.flatten(2) / 16).floor()


def _rounded(plane_BHW: Tensor, steps_B88: Tensor) -> Tensor:
    """Cosines of blocks of 8 x 8 rounded to multiples of the steps."""
    _, height, width = plane_BHW.shape
    blocks = (plane_BHW - 128).reshape(-1, height // 8, 8, width // 8, 8).transpose(2, 3)
    cosines = _cosines(plane_BHW.device)
    steps = steps_B88[:, None, None]
    rounded = (cosines @ blocks @ cosines.T / steps).round() * steps
    back = cosines.T @ rounded @ cosines
    return (back.transpose(2, 3).reshape(-1, height, width) + 128.5).floor().clamp(0, 255)


def _cosines(device: torch.device) -> Tensor:
    """The cosines of eight places, (8, 8), rows of length 1 (ITU-T T.81, A.3.3)."""
    places = torch.arange(8, device=device)
    angles = places[:, None] * (2 * places + 1) * (math.pi / 16)
    scales = torch.where(places == 0, math.sqrt(1 / 8), 0.5)
    return torch.cos(angles) * scales[:, None]
