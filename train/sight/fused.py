"""Trained networks made faster to compute: each normalisation over the batch is folded into the convolution before it."""

from __future__ import annotations

import copy
from itertools import pairwise

from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from train.models.detector import Convolved


def fused(model: nn.Module) -> nn.Module:
    """A copy of a trained model that says the same, up to rounding, without its batch normalisations; for evaluation alone."""
    made = copy.deepcopy(model).eval()
    for parent in list(made.modules()):
        if not isinstance(parent, nn.Sequential | Convolved):
            continue
        for (before, convolution), (after, norm) in pairwise(list(parent.named_children())):
            if isinstance(convolution, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                setattr(parent, before, fuse_conv_bn_eval(convolution, norm))
                setattr(parent, after, nn.Identity())
    return made.requires_grad_(False)
