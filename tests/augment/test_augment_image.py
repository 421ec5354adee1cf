"""Pictures after augmentation: quads stay on their ink, the same bits for any number of workers, each component by its yaml."""

import random
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from typing import Any

import cv2
import hydra
import numpy as np
import pytest
import torch
from hydra.core.global_hydra import GlobalHydra
from omegaconf import OmegaConf

from augment.albumentations_bridge import Albumentations, Wrapped
from augment.draws import ImageDraws
from augment.image import Composed, ImageAugmentation, shown_share
from augment.jpeg import through_jpeg
from augment.scratch import Scratch
from augment.text import TextAugmentation
from augment.transforms import Blur, Dropout, Elastic, Jpeg, MotionBlur, Noise, OneOf, Perspective, Rotation, Transform
from receipts import Document, Sample, stream
from receipts.characters import Characters
from receipts.config import build, choices, to_config
from receipts.document import token_offsets
from receipts.geometry import box_quads

WIDTH, HEIGHT, REACH, WINDOW, DOT_PX = 420, 640, 14, 10, 5.0
GEOMETRIC = {
    "perspective": Perspective(probability=1.0, corner_share_range=(0.03, 0.08)),
    "perspective_cut": Perspective(probability=1.0, corner_share_range=(0.03, 0.08), keep_whole=False),
    "rotation": Rotation(probability=1.0, angle_deg_range=(-6.0, 6.0)),
    "elastic": Elastic(probability=1.0, shift_share_range=(0.01, 0.025)),
}
STILL = {"blur": Blur(probability=1.0), "motion_blur": MotionBlur(probability=1.0), "jpeg": Jpeg(probability=1.0)}
MANY: dict[str, Transform] = {
    **{name: replace(GEOMETRIC[name], probability=0.7) for name in ("perspective", "rotation", "elastic")},
    "blur_or_shake": OneOf(choices={"blur": Blur(), "shake": OneOf(choices={"short": MotionBlur()}, probability=0.6)}),
    "noise": Noise(probability=0.6),
    "dropout": Dropout(probability=0.6),
    "jpeg": Jpeg(probability=0.6),
}


def dotted() -> Sample:
    """Dark soft dots 70 px apart on light paper; the middle of a token's quad is that of its dot, a line's the same."""
    centres = np.array([(x, y) for y in np.arange(40.5, HEIGHT - 30, 70) for x in np.arange(40.25, WIDTH - 30, 70)])
    y, x = np.mgrid[:HEIGHT, :WIDTH] + 0.5
    ink = sum(210 * np.exp(-((x - centre[0]) ** 2 + (y - centre[1]) ** 2) / (2 * DOT_PX**2)) for centre in centres)
    image = np.rint(250 - np.repeat(ink[..., None], 3, axis=2)).astype(np.uint8)
    boxes = np.concatenate([centres - 3, centres + 3], axis=1)
    document = Document.from_lines("dots", ["O"] * len(centres), box_quads(boxes), size=(WIDTH, HEIGHT))
    return Sample(image=image, document=replace(document, visibility=np.ones(len(document), np.float32)))


def dot_errors(sample: Sample) -> np.ndarray:
    """How far the darkest place of each dot lies from the middle of its quad, px; only dots well inside the picture.

    The darkest place is where a warp's map has the dot's middle, however the dot is bent about it; a centroid is not (0.2 px
    off where an elastic bends most). It is found on a polynomial through the logarithms of the ink, of the fourth degree, as
    maps of the second make it; over many pixels, since linear interpolation alone moves the few darkest by 0.1 px and more.
    """
    ink = 250.0 - sample.image.astype(np.float64).mean(axis=2)
    reach = np.arange(-WINDOW, WINDOW + 1)
    powers = [(i, j) for i in range(5) for j in range(5 - i)]
    errors = []
    for x, y in sample.document.quads.mean(axis=1):
        if not (REACH < x < sample.image.shape[1] - REACH and REACH < y < sample.image.shape[0] - REACH):
            continue
        row, column = int(y), int(x)
        window = ink[row - WINDOW : row + WINDOW + 1, column - WINDOW : column + WINDOW + 1]
        assert window[WINDOW - 2 : WINDOW + 3, WINDOW - 2 : WINDOW + 3].min() > 50, "no ink where the quad is"
        dy, dx = np.nonzero(window > 20)
        values = window[dy, dx]
        terms = np.stack([reach[dx] ** i * reach[dy] ** j for i, j in powers], axis=1)
        factors = np.zeros((5, 5))
        factors[tuple(zip(*powers, strict=True))] = np.linalg.lstsq(terms * values[:, None], np.log(values) * values)[0]
        errors.append(np.hypot(*(peak(factors) + np.array([column + 0.5 - x, row + 0.5 - y]))))
    return np.array(errors)


def peak(factors: np.ndarray) -> np.ndarray:
    """Where a polynomial in x and y is highest near 0, by Newton's method."""
    at, derivative, value = np.zeros(2), np.polynomial.polynomial.polyder, np.polynomial.polynomial.polyval2d
    slopes = [derivative(factors, axis=axis) for axis in (0, 1)]
    for _ in range(8):
        bends = [[value(*at, derivative(slope, axis=axis)) for axis in (0, 1)] for slope in slopes]
        at = at - np.linalg.solve(bends, [value(*at, slope) for slope in slopes])
    return at


class Augmented(torch.utils.data.Dataset):
    """Augmented samples by index, as training reads them."""

    def __init__(self, augmentation: ImageAugmentation, sample: Sample) -> None:
        self.augmentation, self.sample = augmentation, sample

    def __len__(self) -> int:
        return 6

    def __getitem__(self, index: int) -> tuple[bytes, bytes]:
        made = self.augmentation(self.sample, stream(11, index, "augment"))
        return made.image.tobytes(), made.document.quads.tobytes()


@pytest.fixture(scope="module")
def dots() -> Sample:
    return dotted()


@pytest.mark.parametrize("name", [*GEOMETRIC, *STILL])
def test_quads_stay_on_their_ink(name: str, dots: Sample) -> None:
    augmentation = Composed(transforms={name: (GEOMETRIC | STILL)[name]})
    moved_px = 0.0
    for index in range(3):
        made = augmentation(dots, stream(0, index, "augment"))
        errors = dot_errors(made)
        assert len(errors) > 15
        assert errors.max() < 0.1
        np.testing.assert_allclose(made.document.line_quads, made.document.quads, atol=1e-3)
        moved_px = max(moved_px, float(np.abs(made.document.quads - dots.document.quads).max()))
    assert moved_px > 2 if name in GEOMETRIC else moved_px < 1e-3


@pytest.mark.parametrize("spacing", [0.07, 0.2, 0.5])
def test_points_go_where_pixels_go_however_bent(spacing: float) -> None:
    """Read off ramps, which linear interpolation keeps exact, where dots would be too bent to be found."""
    y, x = np.mgrid[:HEIGHT, :WIDTH] + 0.5
    ramps = np.stack([16 * x % 256, 16 * y % 256, 0 * x], axis=-1).astype(np.uint8)
    sample = Sample(ramps, Document.from_lines("ramps", [], np.zeros((0, 8)), size=(WIDTH, HEIGHT)))
    bend = Elastic(probability=1.0, shift_share_range=(0.15 * spacing, 0.15 * spacing), spacing_share=spacing)
    augmentation = Composed(transforms={"rotation": GEOMETRIC["rotation"], "bend": bend})
    image = augmentation.keyed(sample, 3).image.astype(np.float64)
    # Sixteen pixels a ramp: points from their middles, so that nothing near a jump is read.
    points = np.mgrid[40 : WIDTH - 40 : 16, 40 : HEIGHT - 40 : 16].reshape(2, -1).T.astype(np.float64)
    to = augmentation.draws((WIDTH, HEIGHT), 3).points(points)
    inside = ((to > 1) & (to < np.array([WIDTH, HEIGHT]) - 1)).all(axis=1)
    points, to = points[inside], to[inside]
    column, row = np.floor(to - 0.5).astype(int).T
    right, low = (to - 0.5 - np.floor(to - 0.5)).T
    for axis in (0, 1):
        plane = image[..., axis]
        upper = plane[row, column] * (1 - right) + plane[row, column + 1] * right
        lower = plane[row + 1, column] * (1 - right) + plane[row + 1, column + 1] * right
        read = (upper * (1 - low) + lower * low) / 16
        assert len(points) > 300
        assert np.abs(read - points[:, axis] % 16).max() < 0.1


def test_all_together_stay_on_their_ink_too(dots: Sample) -> None:
    augmentation = Composed(transforms={name: GEOMETRIC[name] for name in ("perspective", "rotation", "elastic")})
    assert dot_errors(augmentation(dots, stream(1, 0, "augment"))).max() < 0.1


def test_points_outside_the_picture_are_moved_not_clipped(dots: Sample) -> None:
    outside = replace(dots, document=replace(dots.document, quads=dots.document.quads - np.float32([WIDTH, 0])))
    for name, transform in GEOMETRIC.items():
        made = Composed(transforms={name: transform})(outside, stream(0, 0, "augment"))
        assert made.document.quads[..., 0].min() < -WIDTH / 2, name
        assert not made.document.visibility[made.document.quads[..., 0].max(axis=1) < 0].any()


def test_visibility_falls_by_what_is_covered_or_cut_off(dots: Sample) -> None:
    wide = Document.from_lines("wide", ["A"], box_quads([[0, 0, WIDTH, HEIGHT]]), size=(WIDTH, HEIGHT))
    half = Dropout(
        probability=1.0, count_range=(1, 1), width_share_range=(0.5, 0.5), height_share_range=(0.999, 0.999), fill="black"
    )
    sample = Sample(np.full((HEIGHT, WIDTH, 3), 255, np.uint8), replace(wide, visibility=np.array([0.8], np.float32)))
    made = Composed(transforms={"half": half})(sample, stream(0, 0, "augment"))
    assert made.image.mean() == pytest.approx(127.5, rel=0.02)
    assert made.document.visibility == pytest.approx(0.4, abs=0.1)
    assert made.document.visibility.dtype == np.float32
    unknown = replace(dots, document=replace(dots.document, visibility=None))
    assert Composed(transforms={"half": half})(unknown, stream(0, 0, "augment")).document.visibility is None
    quads = box_quads([[2, 2, 4, 4], [-9, 2, -1, 4], [2, 99, 4, 101]])
    assert shown_share(quads, ImageDraws((10, 10)).shows).tolist() == [1.0, 0.0, 0.0]


def test_same_bits_for_any_number_of_workers(dots: Sample) -> None:
    small = Sample(np.ascontiguousarray(dots.image[:160, :160]), replace(dots.document, size=(160, 160)))
    data = Augmented(Composed(transforms=MANY), small)
    alone, one, two = (
        [
            item
            for batch in torch.utils.data.DataLoader(data, batch_size=2, num_workers=workers, collate_fn=list)
            for item in batch
        ]
        for workers in (0, 1, 2)
    )
    assert alone == one == two
    assert len(set(alone)) == len(alone), "two samples came out alike"


def test_adding_a_transform_leaves_the_draws_of_the_others(dots: Sample) -> None:
    fewer = {"perspective": GEOMETRIC["perspective"], "elastic": GEOMETRIC["elastic"]}
    more = {"noise": Noise(probability=1.0), **fewer, "dropout": Dropout(probability=1.0)}
    quads = [Composed(transforms=each)(dots, stream(0, 7, "augment")).document.quads for each in (fewer, more)]
    np.testing.assert_array_equal(*quads)


def test_global_random_states_are_untouched_and_a_key_repeats_a_sample(dots: Sample) -> None:
    before = (random.getstate(), np.random.get_state()[1].tolist(), torch.random.get_rng_state().tolist())
    augmentation = Composed(transforms=MANY)
    made = augmentation(replace(dots, origin={"seed": 3}), stream(0, 0, "augment"))
    assert (random.getstate(), np.random.get_state()[1].tolist(), torch.random.get_rng_state().tolist()) == before
    again = augmentation.keyed(dots, made.origin["augment"])
    np.testing.assert_array_equal(made.image, again.image)
    assert made.origin["seed"] == 3


def test_nothing_to_do_changes_nothing(dots: Sample) -> None:
    idle = replace(GEOMETRIC["elastic"], probability=0.0)
    for transforms in ({}, {"elastic": idle}, {"noise": Noise(probability=0.0)}):
        made = Composed(transforms=transforms)(dots, stream(0, 0, "augment"))
        np.testing.assert_array_equal(made.image, dots.image)
        np.testing.assert_allclose(made.document.quads, dots.document.quads, atol=1e-4)


def test_noise_has_the_deviation_asked_for() -> None:
    document = Document.from_lines("grey", [], np.zeros((0, 8)), size=(200, 200))
    grey = Sample(np.full((200, 200, 3), 128, np.uint8), document)
    made = Composed(transforms={"noise": Noise(probability=1.0, sigma_range=(0.03, 0.03))})(grey, stream(0, 0, "augment"))
    difference = made.image.astype(np.float64) - 128
    assert difference.std() == pytest.approx(0.03 * 255, rel=0.03)
    assert abs(difference.mean()) < 0.1


@pytest.mark.parametrize("quality", [10, 50, 92])
@pytest.mark.parametrize("size", [(160, 96), (203, 77)])
def test_jpeg_does_what_a_file_does(size: tuple[int, int], quality: int, dots: Sample) -> None:
    page = np.ascontiguousarray(dots.image[: size[1], : size[0]]) // np.array([1, 2, 3], np.uint8)
    page[20:60:3, 10:70] = (30, 90, 20)
    written = cv2.imencode(".jpg", page[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    read = cv2.imdecode(written, cv2.IMREAD_COLOR)[..., ::-1].astype(np.int64)
    made = page.copy()
    through_jpeg(made, quality, Scratch())
    assert np.abs(made - read).mean() < 0.3 < np.abs(read - page).mean()


def test_characters_follow_as_tokens_do(dots: Sample) -> None:
    quads = dots.document.quads
    polygons = np.concatenate([quads, quads], axis=1)
    words = Characters(
        texts=("O",) * len(quads),
        quads=quads,
        token=np.arange(len(quads), dtype=np.int32),
        word_texts=("O",) * len(quads),
        word_quads=quads,
        word=np.arange(len(quads), dtype=np.int32),
        word_visibility=np.ones(len(quads), np.float32),
        word_legible=np.ones(len(quads), np.bool_),
        word_polygons=polygons,
        line_polygons=polygons,
    )
    made = Composed(transforms={**GEOMETRIC, "cover": Dropout(probability=1.0, width_share_range=(0.5, 0.6))})(
        replace(dots, characters=words), stream(0, 1, "augment")
    )
    assert made.characters is not None
    np.testing.assert_array_equal(made.characters.quads, made.document.quads)
    np.testing.assert_array_equal(made.characters.word_visibility, made.document.visibility)
    assert made.characters.word_visibility.min() < 0.5
    np.testing.assert_array_equal(made.characters.word_legible, made.characters.word_visibility > 0.5)
    for follows in (made.characters.word_polygons, made.characters.line_polygons):
        np.testing.assert_allclose(follows[:, 4:], made.document.quads, atol=1e-3)


@pytest.mark.parametrize(
    ("node", "message"),
    [
        ({"_target_": "augment.transforms.Elastic", "shift_share_range": (0.0, 0.1)}, "no further than 0.15 of spacing_share"),
        ({"_target_": "augment.transforms.Jpeg", "quality_range": (0, 50)}, "quality_range: must lie within 1 and 100"),
        ({"_target_": "augment.transforms.Rotation", "angle_range": (0.0, 1.0)}, "did you mean angle_deg_range"),
        ({"_target_": "augment.transforms.Dropout", "count_range": (4, 1)}, "low is above high"),
        ({"_target_": "augment.transforms.OneOf", "choices": {}}, "at least one needs a probability above 0"),
        ({"_target_": "augment.transforms.Perspective", "corner_share_range": (0.1, 0.6)}, "must lie within 0.0 and 0.3"),
        ({"_target_": "augment.lights.Illumination", "warmth_range": (0.0, 2.0)}, "warmth_range: must lie within -0.5 and 0.5"),
        ({"_target_": "augment.lights.Shadow", "edges_range": (3, 1)}, "edges_range: low is above high"),
        (
            {
                "_target_": "augment.image.Composed",
                "transforms": {name: {"_target_": "augment.transforms.Elastic"} for name in ("bend", "fold")},
            },
            "transforms.bend and transforms.fold both bend the picture",
        ),
    ],
)
def test_wrong_settings_are_refused_by_name(node: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build(node)


def composed() -> Iterator[Any]:
    """Every component of conf/augment and conf/token_noise, by the yaml that chooses it."""
    for group in ("augment", "augment/transform", "token_noise"):
        for choice in choices()[group]:
            yield pytest.param(f"{group}/{choice}", id=f"{group}/{choice}")


@pytest.mark.parametrize("name", list(composed()))
def test_every_yaml_makes_a_component_that_keeps_a_sample_sound(name: str, dots: Sample) -> None:
    GlobalHydra.instance().clear()
    with hydra.initialize_config_module("conf", version_base=None):
        config = OmegaConf.to_container(hydra.compose(name), resolve=True)
    for package in name.split("/")[:-1]:
        config = config[package]
    made = build(config)
    assert build(to_config(made)) == made
    assert (files("conf") / f"{name}.yaml").read_text().startswith("# ")
    if isinstance(made, TextAugmentation):
        document = made(dots.document, stream(0, 0, "noise"))
    else:
        if isinstance(made, Wrapped):
            made = Albumentations(transforms={"only": made})
        augmentation = Composed(transforms={"only": made}) if isinstance(made, Transform) else made
        assert isinstance(augmentation, ImageAugmentation)
        sample = augmentation(dots, stream(0, 0, "augment"))
        document = sample.document
        assert sample.image.dtype == np.uint8
        assert sample.image.flags.c_contiguous
        assert sample.image.shape == (document.size[1], document.size[0], 3)
        assert document.texts == dots.document.texts
    assert document.quads.dtype == document.line_quads.dtype == document.visibility.dtype == np.float32
    assert np.isfinite(document.quads).all()
    assert document.quads.shape == (len(document), 4, 2)
    assert 0 <= document.visibility.min() <= document.visibility.max() <= 1
    assert sum(len(token_offsets(text)) for text in document.line_texts) == len(document)
