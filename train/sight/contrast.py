"""Pretraining of the detector: two views of one place of a picture are to be told from views of all other places.

The pictures are real ones of which nothing is known. Source: T. Chen et al., A simple framework for contrastive learning of
visual representations (SimCLR), 2020, section 2.1; of points and not of whole pictures as in P. O. Pinheiro et al.,
Unsupervised learning of dense visual representations, 2020, section 3.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import numpy as np
import pydantic

from receipts.config import Component, Count, File, Positive, component
from receipts.console import say
from receipts.files import whole_file
from receipts.rng import stream, stream_key
from train.checkpoint import remove_checkpoints
from train.loop import Loop, Training
from train.mixture import POOL_BATCHES, epoch_order
from train.pretraining.two_views import nt_xent
from train.sight.pages import Page
from train.sight.patches import Patches, Views
from train.sight.unlabeled import UnlabeledPictures
from train.task import Task

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from train.models.detector import Detector
    from train.models.projected import Projected

WEIGHTS = "features.safetensors"
_DETECTOR = "detector."
# It draws the maps and stays as it is.
_HEAD = "head."


@component
class Contrast(Component):
    """What a detector learns before it learns lines.

    Attributes:
        pictures: a folder of real pictures; nothing but their pixels is read.
        loop: how long and how fast; a batch counts pairs of views.
        patches: how views are cut out of pictures.
        points: so many places that both views of a pair show are compared; 0 compares the views as a whole.
        temperature: of the similarities; the lower, the more the hardest pairs count.
        width: of the vectors that are compared.
    """

    pictures: File
    loop: Loop
    patches: Patches
    points: Annotated[int, pydantic.Field(ge=0)] = 8
    temperature: Positive = 0.2
    width: Count = 64


@dataclass(frozen=True)
class ViewBatch:
    """Pairs of views.

    Attributes:
        image: uint8 (2 B, 1, S, S), the first views, then the second ones in the same order.
        points: float32 (2 B, K, 2), px: where the same places lie in both views of a pair.
        names: of the pictures.
    """

    image: Tensor
    points: Tensor
    names: tuple[str, ...]

    def to(self, device: torch.device) -> ViewBatch:
        """The batch on a device."""
        return replace(self, image=self.image.to(device, non_blocking=True), points=self.points.to(device, non_blocking=True))


class ContrastTask(Task):
    """A copy of a detector that learns to know places again, from pictures epoch after epoch in another order."""

    pool_batches = POOL_BATCHES
    unit = "pairs"

    def __init__(self, detector: Detector, pictures: UnlabeledPictures, settings: Contrast, seed: int) -> None:
        import torch

        from train.models.projected import Projected

        detector = copy.deepcopy(detector)
        detector.head.requires_grad_(False)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(stream_key(seed, 0, "contrast/weights") % 2**63)
            self.model: Projected = Projected(detector, settings.width)
        self.pictures = pictures
        self.settings = settings
        self.seed = seed

    def batches(self, pool: int) -> list[ViewBatch]:
        """The batches of a pool."""
        size = self.settings.loop.batch_size
        starts = range(pool * POOL_BATCHES * size, (pool + 1) * POOL_BATCHES * size, size)
        return [_collated([self._pair(draw) for draw in range(start, start + size)]) for start in starts]

    def loss(self, batch: ViewBatch, step: int, average: Callable[..., Tensor] | None) -> Tensor:
        """The normalised temperature-scaled cross entropy of finding a place of one view among all of the batch."""
        from train.models.detector import as_input

        first, second = self.model(as_input(batch.image), batch.points).chunk(2)
        return nt_xent(first, second, self.settings.temperature)

    def kept(self, weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The weights that views taught the detector, by their names there: all but its head's."""
        taught = {name.removeprefix(_DETECTOR): tensor for name, tensor in weights.items() if name.startswith(_DETECTOR)}
        return {name: tensor for name, tensor in taught.items() if not name.startswith(_HEAD)}

    def _pair(self, draw: int) -> tuple[str, Views]:
        epoch, place = divmod(draw, len(self.pictures))
        number = int(epoch_order(self.seed, epoch, "contrast/epoch", len(self.pictures))[place])
        image = self.pictures.at_least(number, round(self.settings.patches.long_side_px[1]))
        page = Page(self.pictures.names[number], image, (), np.zeros((0, 4, 2), np.float32), np.zeros(0, np.bool_))
        return page.name, self.settings.patches.views(page, self.settings.points, stream(self.seed, draw, "contrast/views"))


def pretrained(model: nn.Module, settings: Contrast, *, seed: int, folder: Path, device: torch.device) -> dict[str, Tensor]:
    """The weights of a detector, by name, as views taught it; made once into ``folder``, taken up there after a kill.

    Args:
        model: a detector; it stays as it is.

    Raises:
        ValueError: there are no pictures to learn from, or the model is no detector.
    """
    from safetensors.torch import load_file, save_file

    from train.distributed import processes
    from train.models.detector import Detector

    if not isinstance(model, Detector):
        raise ValueError(f"pretraining: a {type(model).__name__} has no features that it could teach; only detectors do")
    if not (folder / WEIGHTS).exists():
        pictures = UnlabeledPictures(settings.pictures)
        folder.mkdir(parents=True, exist_ok=True)
        say(f"pretraining on {len(pictures)} pictures of {settings.pictures}")
        task = ContrastTask(model, pictures, settings, seed)
        weights = task.kept(Training(task, settings.loop, seed, device).run(folder))
        if processes().main:
            with whole_file(folder / WEIGHTS) as temporary:
                save_file({name: tensor.contiguous().cpu() for name, tensor in weights.items()}, temporary)
            remove_checkpoints(folder)
    # The others read what was written.
    processes().wait()
    return load_file(folder / WEIGHTS)


def _collated(drawn: list[tuple[str, Views]]) -> ViewBatch:
    import torch

    names, views = zip(*drawn, strict=True)
    images = np.concatenate([np.stack([one.images[side] for one in views]) for side in range(2)])
    points = np.concatenate([np.stack([one.points[side] for one in views]) for side in range(2)])
    return ViewBatch(torch.from_numpy(images[:, None]), torch.from_numpy(points), names)
