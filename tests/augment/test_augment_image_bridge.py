"""albumentations behind the bridge: its transforms by name, ours done by it; the same bits for any number of workers."""

import os
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from augment.albumentations_bridge import Albumentations, Wrapped
from augment.transforms import Blur, Dropout, Elastic, Jpeg, MotionBlur, Noise, OneOf, Perspective, Rotation
from receipts import Document, Sample, stream
from receipts.config import build
from receipts.geometry import box_quads

SIZE = 240
MANY: dict[str, Any] = {
    "perspective": Perspective(probability=0.8, corner_share_range=(0.03, 0.08)),
    "rotation": Rotation(probability=0.8, border="white"),
    "bend": Elastic(probability=0.8),
    "fog": Wrapped(name="ChromaticAberration"),
    "distort": Wrapped(name="ElasticTransform", settings={"alpha": 3.0, "sigma": 20.0}, probability=0.3),
    "soft": OneOf(choices={"blur": Blur(), "shaken": MotionBlur()}, probability=0.6),
    "noise": Noise(),
    "dropout": Dropout(probability=0.6),
    "jpeg": Jpeg(probability=0.6),
}


@pytest.fixture(scope="module")
def page() -> Sample:
    """Dark discs on paper, each in the middle of a token's quad."""
    centres = np.array([(x, y) for x in (60.5, 120.0, 180.25) for y in (60.25, 120.5, 180.0)])
    y, x = np.mgrid[:SIZE, :SIZE] + 0.5
    ink = sum(210 * np.exp(-((x - centre[0]) ** 2 + (y - centre[1]) ** 2) / 32) for centre in centres)
    image = np.rint(250 - np.repeat(ink[..., None], 3, axis=2)).astype(np.uint8)
    boxes = np.concatenate([centres - 3, centres + 3], axis=1)
    document = Document.from_lines("discs", ["O"] * len(centres), box_quads(boxes), size=(SIZE, SIZE))
    return Sample(image=image, document=replace(document, visibility=np.ones(len(document), np.float32)))


class Augmented(torch.utils.data.Dataset):
    """Samples changed through the bridge, by index."""

    def __init__(self, sample: Sample) -> None:
        self.augmentation, self.sample = Albumentations(transforms=MANY), sample

    def __len__(self) -> int:
        return 4

    def __getitem__(self, index: int) -> tuple[bytes, bytes]:
        made = self.augmentation(self.sample, stream(11, index, "augment"))
        return made.image.tobytes(), made.document.quads.tobytes()


@pytest.mark.parametrize("name", ["perspective", "rotation", "bend"])
def test_quads_stay_on_their_ink_behind_the_bridge(name: str, page: Sample) -> None:
    augmentation = Albumentations(transforms={name: replace(MANY[name], probability=1.0)})
    moved_px = 0.0
    for index in range(3):
        made = augmentation(page, stream(0, index, "augment"))
        ink = 250.0 - made.image.astype(np.float64).mean(axis=2)
        for x, y in made.document.quads.mean(axis=1):
            rows, columns = np.mgrid[int(y) - 14 : int(y) + 15, int(x) - 14 : int(x) + 15]
            weights = ink[rows, columns] * (ink[rows, columns] > 10)
            found = [(weights * (columns + 0.5)).sum(), (weights * (rows + 0.5)).sum()] / weights.sum()
            assert np.hypot(*(found - [x, y])) < 0.2
        moved_px = max(moved_px, float(np.abs(made.document.quads - page.document.quads).max()))
    assert moved_px > 0.5


def test_same_bits_for_any_number_of_workers_behind_the_bridge(page: Sample) -> None:
    data = Augmented(page)
    alone, two = (
        [
            item
            for batch in torch.utils.data.DataLoader(data, batch_size=2, num_workers=workers, collate_fn=list)
            for item in batch
        ]
        for workers in (0, 2)
    )
    assert alone == two
    assert len(set(alone)) == len(alone), "two samples came out alike"


def test_what_is_covered_loses_visibility_and_the_network_is_not_asked(page: Sample) -> None:
    cover = Dropout(
        probability=1.0, count_range=(1, 1), width_share_range=(0.9, 0.9), height_share_range=(0.9, 0.9), fill="black"
    )
    for transforms in (
        {"cover": cover},
        {"cover": Wrapped(name="Erasing", settings={"scale": (0.3, 0.4), "fill_mask": 0}, probability=1.0)},
    ):
        made = Albumentations(transforms=transforms)(page, stream(0, 0, "augment"))
        assert made.document.visibility.min() < 0.5
    assert os.environ["NO_ALBUMENTATIONS_UPDATE"] == "1"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"name": "ClaheTransform"}, "albumentations has no transform ClaheTransform that can be wrapped"),
        ({"name": "Lambda"}, "no transform Lambda"),
        ({"name": "Compose"}, "no transform Compose"),
        ({"name": "CLAHE", "settings": {"clip_limits": 2.0}}, "CLAHE has no such setting; did you mean clip_limit"),
        ({"name": "CLAHE", "settings": {"clip_limit": "much"}}, "settings: CLAHE refuses"),
    ],
)
def test_what_cannot_be_wrapped_is_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message) as fault:
        build({"_target_": "augment.albumentations_bridge.Wrapped", **settings}, "augment.transforms.clahe")
    assert "\n" not in str(fault.value)


def test_wrapped_transforms_run_behind_the_bridge_only() -> None:
    node = {
        "_target_": "augment.image.Composed",
        "transforms": {"clahe": {"_target_": "augment.albumentations_bridge.Wrapped", "name": "CLAHE"}},
    }
    with pytest.raises(ValueError, match=r"transforms\.clahe"):
        build(node)
