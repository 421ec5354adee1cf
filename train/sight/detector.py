"""The training of the detector: patches of pages in, a network out that draws the kernels of their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from receipts.config import Count, component
from receipts.metrics import Score, box_pairs
from receipts.rng import stream
from train.calibration import Judged
from train.loop import Loop
from train.mixture import POOL_BATCHES, epoch_order
from train.models.base import ModelChoice
from train.sight.base import PictureTraining, Verdict
from train.sight.contrast import Contrast, pretrained
from train.sight.line_maps import line_maps
from train.sight.lines import LINE, Finding, LineFinder
from train.sight.outlines import TextLine
from train.sight.pages import Page, Pages
from train.sight.patches import Patches
from train.task import Task

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

# The kernel map and the threshold map.
_MAPS = 2
# How steep the binarised map is; Liao and others, section 3.3.
_STEEPNESS = 50.0
# Of the parts of the loss. The entropy is a mean over all pixels, nearly all of them easy.
_ENTROPY, _OVERLAP, _BINARY, _BAND = 5.0, 1.0, 1.0, 5.0
# A page's name, the patch, and its maps.
_Drawn = tuple[str, NDArray[np.uint8], NDArray[np.uint8]]


@component
class DetectorTraining(PictureTraining):
    """How a detector of lines is trained.

    Attributes:
        model: the network's size.
        loop: how long and how fast.
        patches: how they are cut out of pages.
        finding: how the trained one looks for lines.
        patches_per_page: so many are cut from a page once it is decoded, one after the other.
        pretraining: what the network learns before, from pictures of which nothing is known; or None.
    """

    model: ModelChoice
    loop: Loop
    patches: Patches
    finding: Finding
    patches_per_page: Count = 1
    pretraining: Contrast | None = None

    def new_model(self, seed: int) -> nn.Module:
        """The network, its weights drawn from ``seed``."""
        return self.model.make(_MAPS, seed)

    def prepare(self, model: nn.Module, folder: Path, *, seed: int, device: torch.device) -> None:
        """Pretrain the network, all but its head."""
        if self.pretraining is not None:
            taught = pretrained(model, self.pretraining, seed=seed, folder=folder, device=device)
            model.load_state_dict({**model.state_dict(), **taught})

    def task(self, model: nn.Module, pages: Pages, seed: int) -> DetectorTask:
        """Kernels and thresholds of patches of the pages."""
        return DetectorTask(model, pages, self, seed)

    def judged(self, model: nn.Module, pages: Pages, device: torch.device) -> Verdict:
        """How many of the lines of pages are found with an overlap of at least half, and how many of those found are lines."""
        finder = LineFinder(model, self.finding, device)
        scores, judged = [], []
        for number in range(len(pages)):
            page = pages[number]
            score, sure = page_score(finder.find(page.image), page)
            scores.append(score)
            judged.append(sure)
        whole = sum(scores, Score(0, 0, 0))
        figures = {"precision": whole.precision, "recall": whole.recall, "f1": whole.f1, "lines": float(whole.gold)}
        together = Judged(np.concatenate([one.confidence for one in judged]), np.concatenate([one.right for one in judged]))
        return Verdict(figures, {LINE: together})


@dataclass(frozen=True)
class PatchBatch:
    """Patches and what is to be drawn for them; maps at half the size of patches.

    Attributes:
        image: uint8 (B, 1, S, S).
        maps: uint8 (B, 4, S / 2, S / 2), 255 for 1: kernel, weight, threshold and band; see `line_maps.LineMaps`.
        names: of the pages.
    """

    image: Tensor
    maps: Tensor
    names: tuple[str, ...]

    def to(self, device: torch.device) -> PatchBatch:
        """The batch on a device."""
        return replace(self, image=self.image.to(device, non_blocking=True), maps=self.maps.to(device, non_blocking=True))


class DetectorTask(Task):
    """A detector that learns from pages, epoch after epoch in another order."""

    pool_batches = POOL_BATCHES
    unit = "patches"

    def __init__(self, model: nn.Module, pages: Pages, settings: DetectorTraining, seed: int) -> None:
        self.model = model
        self.pages = pages
        self.settings = settings
        self.seed = seed

    def batches(self, pool: int) -> list[PatchBatch]:
        """The batches of a pool."""
        size, each = self.settings.loop.batch_size, self.settings.patches_per_page
        first = pool * POOL_BATCHES * size
        drawn: list[_Drawn] = []
        for sheet in range(first // each, -(-(first + POOL_BATCHES * size) // each)):
            drawn += self._of_page(sheet, max(first, sheet * each), min(first + POOL_BATCHES * size, (sheet + 1) * each))
        return [_collated(drawn[start : start + size]) for start in range(0, len(drawn), size)]

    def loss(self, batch: PatchBatch, step: int, average: Callable[..., Tensor] | None) -> Tensor:
        """The sum of the losses of the kernel map, the binarised map and the threshold map."""
        from train.models.detector import as_input

        return maps_loss(self.model(as_input(batch.image)), batch.maps.float() / 255)

    def _of_page(self, sheet: int, start: int, stop: int) -> list[_Drawn]:
        """The patches ``start`` to ``stop`` of the training, all of the page drawn as number ``sheet``."""
        from train.models.detector import MAP_STRIDE

        epoch, place = divmod(sheet, len(self.pages))
        page = self.pages[int(epoch_order(self.seed, epoch, "detector/epoch", len(self.pages))[place])]
        made = []
        for draw in range(start, stop):
            patch = self.settings.patches.cut(page, stream(self.seed, draw, "detector/patch"))
            maps = line_maps(patch.outlines, patch.legible, patch.image.shape[::-1], stride=MAP_STRIDE)
            together = np.stack([maps.kernel, maps.weight, maps.threshold, maps.band])
            # As bytes: a batch goes to this process, and to a GPU, in a quarter of the time.
            made.append((page.name, patch.image, np.rint(together * 255).astype(np.uint8)))
        return made


def page_score(lines: Sequence[TextLine], page: Page) -> tuple[Score, Judged]:
    """Of the lines of a page that can be read, how many were found, and how sure the finder was of each one that it found.

    What was found where lines lie that nobody can read counts neither way.
    """
    found = _boxes([line.outline for line in lines])
    gold, others = _boxes(page.outlines[page.legible]), _boxes(page.outlines[~page.legible])
    right = np.zeros(len(found), bool)
    right[[row for row, _ in box_pairs(found, gold)]] = True
    counted = np.ones(len(found), bool)
    counted[np.flatnonzero(~right)[[row for row, _ in box_pairs(found[~right], others)]]] = False
    sure = np.array([line.confidence for line in lines], np.float64)
    score = Score(int(right.sum()), int(counted.sum()), len(gold))
    return score, Judged(sure[counted], right[counted].astype(np.float64))


def _boxes(outlines: Iterable[NDArray[np.float32]]) -> NDArray[np.float32]:
    """The upright boxes about outlines, (n, 4): left, top, right, bottom."""
    boxes = [np.concatenate([outline.min(axis=0), outline.max(axis=0)]) for outline in outlines]
    return np.array(boxes, np.float32).reshape(-1, 4)


def maps_loss(logits_BCHW: Tensor, maps_BCHW: Tensor) -> Tensor:
    """How far the maps drawn are from those that were to be drawn, in float32. Source: Liao and others, section 3.6.

    In place of hard negatives alone the overlap of Dice balances text and ground: it costs no sorting.
    """
    import torch.nn.functional as functional

    kernel_logit, threshold_logit = logits_BCHW.float().unbind(dim=1)
    kernel, weight, threshold, band = maps_BCHW.unbind(dim=1)
    drawn, level = kernel_logit.sigmoid(), threshold_logit.sigmoid()
    binary = (_STEEPNESS * (drawn - level)).sigmoid()
    entropy = functional.binary_cross_entropy_with_logits(kernel_logit, kernel, weight)
    apart = ((level - threshold).abs() * band).sum() / band.sum().clamp(min=1.0)
    overlap = _OVERLAP * _overlap_lost(drawn, kernel, weight) + _BINARY * _overlap_lost(binary, (kernel >= 0.5).float(), weight)
    total: Tensor = _ENTROPY * entropy + overlap + _BAND * apart
    return total


def _overlap_lost(drawn_BHW: Tensor, wanted_BHW: Tensor, weight_BHW: Tensor) -> Tensor:
    """1 less the Dice coefficient of two maps over the batch, a scalar."""
    both = (drawn_BHW * wanted_BHW * weight_BHW).sum()
    each = ((drawn_BHW.square() + wanted_BHW.square()) * weight_BHW).sum()
    lost: Tensor = 1 - 2 * both / each.clamp(min=1.0)
    return lost


def _collated(drawn: list[_Drawn]) -> PatchBatch:
    import torch

    names, images, maps = zip(*drawn, strict=True)
    return PatchBatch(torch.from_numpy(np.stack(images)[:, None]), torch.from_numpy(np.stack(maps)), names)
