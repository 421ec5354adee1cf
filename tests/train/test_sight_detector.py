"""The detector: batches that anybody may draw, a network for pictures of any size, and what it is told when it errs."""

from itertools import chain
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from receipts.geometry import box_quads
from receipts.metrics import Score
from train.loop import Loop
from train.mixture import POOL_BATCHES
from train.models.detector import DETECTOR_STRIDE, MAP_STRIDE, DetectorModel, as_input
from train.sight.detector import DetectorTask, DetectorTraining, maps_loss, page_score
from train.sight.fused import fused
from train.sight.lines import Finding
from train.sight.outlines import TextLine
from train.sight.pages import Page
from train.sight.patches import Patches

TINY = DetectorModel(widths=(4, 4, 6, 8), depth=1, joined_width=4)


def page(number: int) -> Page:
    rng = np.random.default_rng(number)
    image = rng.integers(200, 256, (300 + number, 260), np.uint8)
    lines = box_quads([[20, top, 220, top + 14] for top in range(20, 260, 30)]).astype(np.float32)
    for left, top, right, bottom in lines[:, [0, 2]].reshape(-1, 4).astype(int):
        image[top:bottom, left:right:3] = 30
    return Page(f"page {number}", image, ("line",) * len(lines), lines, rng.random(len(lines)) < 0.8)


def training(batch_size: int = 2, patches_per_page: int = 1) -> DetectorTraining:
    patches = Patches(side_px=64, long_side_px=(200.0, 400.0))
    return DetectorTraining(
        model=TINY, loop=Loop(batch_size=batch_size), patches=patches, finding=Finding(), patches_per_page=patches_per_page
    )


def task(seed: int, **settings: int) -> DetectorTask:
    pages: Any = [page(number) for number in range(5)]
    return DetectorTask(nn.Identity(), pages, training(**settings), seed)


@pytest.mark.parametrize("patches_per_page", [1, 3])
def test_a_pool_of_batches_is_the_same_whoever_draws_it_and_when(patches_per_page: int) -> None:
    first, second = task(7, patches_per_page=patches_per_page), task(7, patches_per_page=patches_per_page)
    there = [first.batches(pool) for pool in (0, 1, 2)]
    back = [second.batches(pool) for pool in (2, 1, 0)][::-1]
    assert all(len(pool) == POOL_BATCHES for pool in there)
    for batch, again in zip(chain(*there), chain(*back), strict=True):
        assert batch.names == again.names
        assert torch.equal(batch.image, again.image)
        assert torch.equal(batch.maps, again.maps)
    images = torch.cat([batch.image for pool in there for batch in pool])
    assert len({image.numpy().tobytes() for image in images}) == len(images)
    other = task(8, patches_per_page=patches_per_page).batches(0)
    assert not torch.equal(there[0][0].image, other[0].image)


def test_patches_and_their_maps_are_of_one_place() -> None:
    """Where kernels are drawn lies ink: patches are darker there than elsewhere, however they were cut and turned."""
    batches = task(3, batch_size=4).batches(0)
    image = torch.cat([batch.image for batch in batches]).float()
    maps = torch.cat([batch.maps for batch in batches]).float() / 255
    assert image.shape[1:] == (1, 64, 64)
    assert maps.shape[1:] == (4, 32, 32)
    darkness = 255 - functional.avg_pool2d(image, MAP_STRIDE)[:, 0]
    kernel, known = maps[:, 0], maps[:, 1] > 0
    text = np.array(
        [
            [float(one[where > 0.5].mean()), float(one[known & (where == 0)].mean())]
            for one, where, known in zip(darkness, kernel, known, strict=True)
            if (where > 0.5).sum() > 20 and (known & (where == 0)).sum() > 20
        ]
    )
    assert len(text) > 10
    # A few are negatives, and others are spoiled.
    assert (text[:, 0] > text[:, 1]).mean() > 0.85


def perfect(maps: Tensor) -> Tensor:
    """Logits that draw the maps as they are wanted."""
    return torch.logit(maps[:, [0, 2]], eps=1e-4)


def test_the_loss_is_least_where_the_maps_are_drawn_and_blind_where_nothing_is_known() -> None:
    (batch, *_) = task(5, batch_size=8).batches(0)
    maps = batch.maps.float() / 255
    assert (maps[:, 1] == 0).any()
    right = perfect(maps)
    least = maps_loss(right, maps)
    for wrong in (-right, right * 0, right.roll(6, dims=2), right.flip(0)):
        assert maps_loss(wrong, maps) > 1.5 * least
    noise = torch.randn(right.shape, generator=torch.Generator().manual_seed(0)) * (maps[:, 1:2] == 0)
    assert torch.equal(maps_loss(right + noise, maps), least)


def test_the_network_halves_pictures_of_any_multiple_of_its_stride() -> None:
    model = TINY.make(2, 0).eval()
    for rows, columns in ((1, 1), (2, 5), (7, 3)):
        pixels = torch.zeros(2, 1, rows * DETECTOR_STRIDE, columns * DETECTOR_STRIDE)
        assert model(pixels).shape == (2, 2, *(side // MAP_STRIDE for side in pixels.shape[2:]))


def test_weights_are_the_same_by_seed() -> None:
    first, again, other = (TINY.make(2, seed).state_dict() for seed in (1, 1, 2))
    assert all(torch.equal(first[name], again[name]) for name in first)
    assert not torch.equal(first["head.2.weight"], other["head.2.weight"])


def test_the_fused_network_says_the_same_and_leaves_the_given_one_as_it_was() -> None:
    model = TINY.make(2, 0)
    generator = torch.Generator().manual_seed(0)
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            for values in (module.weight, module.bias, module.running_mean):
                nn.init.normal_(values, 0.5, 0.5, generator=generator)
            nn.init.uniform_(module.running_var, 0.3, 2.0, generator=generator)
    nn.init.normal_(model.head[2].weight, std=1.0, generator=generator)
    image = as_input(torch.randint(0, 256, (2, 1, 64, 96), dtype=torch.uint8, generator=generator))
    made = fused(model)
    assert not any(isinstance(module, nn.BatchNorm2d) for module in made.modules())
    assert model.training
    with torch.no_grad():
        said = model.eval()(image)
        assert said.std() > 0.1
        assert torch.allclose(made(image), said, atol=1e-3 * float(said.abs().max()))


def test_lines_that_nobody_can_read_count_neither_way() -> None:
    outlines = box_quads([[10, 10, 90, 20], [10, 40, 90, 50], [10, 70, 90, 80]]).astype(np.float32)
    seen = Page("seen", np.zeros((100, 100), np.uint8), ("one", "two", "three"), outlines, np.array([True, True, False]))
    lines = [TextLine(outline, 0.9) for outline in outlines]
    beside = TextLine(outlines[0] + 50, 0.4)
    for found, score, right in (
        (lines, Score(2, 2, 2), [1, 1]),
        (lines[1:], Score(1, 1, 2), [1]),
        ([beside, *lines], Score(2, 3, 2), [0, 1, 1]),
        ([], Score(0, 0, 2), []),
    ):
        got, judged = page_score(found, seen)
        assert got == score
        assert judged.right.tolist() == right
        assert judged.confidence.tolist() == [0.9 if one else 0.4 for one in right]
