"""Batches in torch: the pictures and points that the CPU makes of the same draws, whatever else is in the batch."""

from typing import Any

import numpy as np
import pytest
import torch

from augment.cpu import changed_image
from augment.device import changed_batch, changed_points, packed
from augment.draws import ImageDraws
from augment.image import Composed
from augment.lights import Illumination, Shadow
from augment.transforms import (
    Blur,
    BrightnessContrast,
    Dropout,
    Elastic,
    Jpeg,
    MotionBlur,
    Noise,
    OneOf,
    Perspective,
    Rotation,
    Transform,
)
from augment.views import TwoViews
from receipts import Document, Sample
from receipts.config import build, choices, compose
from receipts.rng import stream

SIZE = WIDTH, HEIGHT = 181, 246
# By the most that pictures of both engines may differ by, on average, in levels of 255; and what each does.
TRANSFORMS: dict[str, tuple[float, Transform]] = {
    "perspective": (0.25, Perspective(corner_share_range=(0.02, 0.1))),
    "rotation": (0.25, Rotation(angle_deg_range=(-8.0, 8.0), border="white")),
    "elastic": (0.25, Elastic(shift_share_range=(0.01, 0.03), border="black")),
    "tone": (0.02, BrightnessContrast()),
    "illumination": (0.02, Illumination()),
    "shadow": (0.02, Shadow()),
    "dropout": (0.0, Dropout()),
    "blur": (0.02, Blur(sigma_px_range=(0.4, 3.0))),
    "motion": (0.02, MotionBlur(length_px_range=(2.0, 9.0))),
    "noise": (0.0, Noise()),
    "jpeg": (0.1, Jpeg(quality_range=(20, 95))),
}
ALL = Composed(
    transforms={
        "warp": OneOf(choices={"slant": Perspective(), "turn": Rotation(border="white")}, probability=0.9),
        "bend": Elastic(),
        "light": Illumination(),
        "shadow": Shadow(),
        "tone": BrightnessContrast(),
        "dropout": Dropout(),
        "soft": OneOf(choices={"blur": Blur(), "shaken": MotionBlur()}, probability=0.6),
        "noise": Noise(probability=0.6),
        "jpeg": Jpeg(probability=0.6),
    }
)


@pytest.fixture(scope="module")
def page() -> np.ndarray:
    """Coloured paper with dark strokes, neither side a multiple of a block's."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    paper = np.stack([235 + 0 * x, 200 + 30 * y / HEIGHT, 150 + 60 * x / WIDTH], axis=-1)
    ink = (np.sin(x / 3.0) * np.sin(y / 5.0 + x / 40) > 0.6)[..., None] & (y % 40 > 15)[..., None]
    return np.where(ink, 40, paper).astype(np.uint8)


def on_device(image: np.ndarray, draws: list[ImageDraws], dtype: torch.dtype = torch.uint8) -> np.ndarray:
    """The picture changed in torch, once for each of the draws, as uint8 (B, h, w, 3)."""
    batch = torch.from_numpy(image).permute(2, 0, 1)[None].repeat(len(draws), 1, 1, 1)
    made = changed_batch(batch if dtype == torch.uint8 else (batch / 255).to(dtype), packed(draws))
    assert made.dtype == dtype
    levels = made if dtype == torch.uint8 else (made.float() * 255).round().to(torch.uint8)
    return levels.permute(0, 2, 3, 1).numpy()


@pytest.mark.parametrize("name", TRANSFORMS)
def test_both_engines_make_the_same_picture(name: str, page: np.ndarray) -> None:
    tolerance, transform = TRANSFORMS[name]
    draws = [transform(ImageDraws(SIZE), np.random.default_rng(index)) for index in range(3)]
    idle, *made = on_device(page, [ImageDraws(SIZE), *draws])
    np.testing.assert_array_equal(idle, page)
    for each, picture in zip(draws, made, strict=True):
        on_cpu = changed_image(page, each)
        assert np.abs(picture.astype(int) - on_cpu).mean() <= tolerance
        assert np.abs(on_cpu.astype(int) - page).mean() > 0.15, "nothing was changed"


def test_both_engines_move_points_alike_and_pixels_with_them() -> None:
    """Ramps tell where each pixel came from: linear interpolation keeps them exact."""
    y, x = np.mgrid[:HEIGHT, :WIDTH] + 0.5
    ramps = np.stack([16 * x % 256, 16 * y % 256, 0 * x], axis=-1).astype(np.uint8)
    points = np.mgrid[24 : WIDTH - 24 : 16, 24 : HEIGHT - 24 : 16].reshape(2, -1).T.astype(np.float64)
    draws = []
    for index in range(4):
        each = TRANSFORMS["perspective"][1](ImageDraws(SIZE), np.random.default_rng(index))
        draws.append(each if index == 3 else TRANSFORMS["elastic"][1](each, np.random.default_rng(index)))
    moved = changed_points(torch.from_numpy(np.stack([points] * 4)).float(), packed(draws)).numpy()
    for to, each, image in zip(moved, draws, on_device(ramps, draws), strict=True):
        np.testing.assert_allclose(to, each.points(points), atol=0.005)
        column, row = np.floor(to - 0.5).astype(int).T
        right, low = (to - 0.5 - np.floor(to - 0.5)).T[..., None]
        levels = image.astype(np.float64)
        upper = levels[row, column] * (1 - right) + levels[row, column + 1] * right
        lower = levels[row + 1, column] * (1 - right) + levels[row + 1, column + 1] * right
        read = (upper * (1 - low) + lower * low)[:, :2] / 16
        assert np.abs(read - points % 16).max() < 0.1


def test_a_picture_does_not_depend_on_its_batch(page: np.ndarray) -> None:
    draws = [ALL.draws(SIZE, key) for key in range(8)]
    together = on_device(page, draws)
    for index in (0, 5):
        (alone,) = on_device(page, [draws[index]])
        assert np.abs(alone.astype(int) - together[index]).max() <= 1
    noises = [Noise()(ImageDraws(SIZE), np.random.default_rng(index)) for index in range(3)]
    np.testing.assert_array_equal(on_device(page, noises)[2], on_device(page, noises[2:])[0])


def test_all_together_come_out_alike_in_every_dtype(page: np.ndarray) -> None:
    draws = [ALL.draws(SIZE, key) for key in range(6)]
    for dtype, tolerance in ((torch.uint8, 0.6), (torch.float32, 0.6), (torch.float16, 0.6), (torch.bfloat16, 1.2)):
        for each, picture in zip(draws, on_device(page, draws, dtype), strict=True):
            assert np.abs(picture.astype(int) - changed_image(page, each)).mean() < tolerance


def test_nothing_drawn_moves_no_point() -> None:
    points = torch.rand(2, 5, 4, 2) * 100
    assert torch.equal(changed_points(points, packed([ImageDraws(SIZE)] * 2)), points)


def test_every_shipped_augmentation_runs_on_a_device(page: np.ndarray) -> None:
    for name in choices()["augment"]:
        augmentation = build(compose("augment", [f"augment={name}", "data=x", "out=y"])["augment"])
        if isinstance(augmentation, Composed):
            draws = [augmentation.draws(SIZE, key) for key in range(4)]
            for each, picture in zip(draws, on_device(page, draws), strict=True):
                assert np.abs(picture.astype(int) - changed_image(page, each)).mean() < 0.6


def test_two_views_differ_and_come_back_by_their_index(page: np.ndarray) -> None:
    views = TwoViews(ALL, seed=3)
    sample = Sample(page, Document.from_lines("page", [], np.zeros((0, 8)), size=SIZE))
    first, second = views(sample, 7)
    assert not np.array_equal(first.image, second.image)
    again = TwoViews(ALL, seed=3)(sample, 7)
    np.testing.assert_array_equal(again[1].image, second.image)
    for view, draws in zip((first, second), views.draws(SIZE, 7), strict=True):
        np.testing.assert_array_equal(view.image, changed_image(page, draws))
    assert not np.array_equal(views(sample, 8)[0].image, first.image)
    assert not np.array_equal(ALL(sample, stream(3, 7, "augment")).image, first.image)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: packed([]), "pictures of one size, got 0"),
        (lambda: packed([ImageDraws((4, 4)), ImageDraws((4, 5))]), "pictures of one size, got 2 of sizes"),
        (
            lambda: changed_batch(torch.zeros(1, 3, 4, 5), packed([ImageDraws((4, 4))])),
            r"images: expected \(1, 3, 4, 4\) as drawn for, got \(1, 3, 4, 5\)",
        ),
        (lambda: changed_image(np.zeros((4, 4), np.uint8), ImageDraws((4, 4))), r"image: expected uint8 \(4, 4, 3\)"),
        (lambda: changed_image(np.zeros((4, 4, 3)), ImageDraws((4, 4))), "got float64"),
    ],
)
def test_what_does_not_fit_its_draws_is_refused(act: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        act()


@pytest.mark.slow
def test_a_batch_is_one_graph(page: np.ndarray) -> None:
    """Nothing looks at values on the device: the whole is traced without a break."""
    table = packed([ALL.draws(SIZE, key) for key in range(6)])
    batch = torch.from_numpy(page).permute(2, 0, 1)[None].repeat(6, 1, 1, 1)
    points = torch.rand(6, 3, 2) * 100
    both = torch.compile(lambda: (changed_batch(batch, table), changed_points(points, table)), backend="eager", fullgraph=True)
    images, moved = both()
    torch.testing.assert_close(images, changed_batch(batch, table))
    torch.testing.assert_close(moved, changed_points(points, table))


@pytest.mark.gpu
def test_a_gpu_makes_what_the_cpu_makes(page: np.ndarray) -> None:
    draws = [ALL.draws(SIZE, key) for key in range(16)]
    batch = torch.from_numpy(page).permute(2, 0, 1)[None].repeat(16, 1, 1, 1)
    made = changed_batch(batch.cuda(), packed(draws, pin=True).to("cuda")).cpu()
    differences = (made.int() - changed_batch(batch, packed(draws)).int()).abs().float().mean(dim=(1, 2, 3))
    assert differences.max() < 0.1
