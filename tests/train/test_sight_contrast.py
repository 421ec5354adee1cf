"""Pretraining of the detector on pictures of which nothing is known: what views show, what is learned, what is kept."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from receipts.config import build, compose
from receipts.rng import stream
from train.loop import Loop, Training
from train.models.detector import Detector, DetectorModel
from train.models.projected import Projected
from train.pretraining.two_views import nt_xent
from train.sight.contrast import WEIGHTS, Contrast, ContrastTask, pretrained
from train.sight.detector import DetectorTraining
from train.sight.lines import Finding
from train.sight.pages import Page
from train.sight.patches import Patches
from train.sight.unlabeled import UnlabeledPictures

SMALL = DetectorModel(widths=(4, 4, 8, 8), depth=1, joined_width=4)
PLAIN = Patches(side_px=128, long_side_px=(300.0, 600.0), effect_share=0.0, bilevel_share=0.0)
CPU = torch.device("cpu")


class Killed(Exception):
    """Stands for a kill."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import cv2

    made = tmp_path_factory.mktemp("unlabeled")
    for number in range(3):
        cv2.imwrite(str(made / f"{number}.png"), _picture(number))
    (made / "notes.txt").write_text("no picture")
    return made


def _picture(number: int) -> np.ndarray:
    """Grey that is smooth, and another at every place."""
    import cv2

    nodes = stream(number, 0, "test").uniform(0, 255, (20, 12)).astype(np.float32)
    return np.clip(cv2.resize(nodes, (360, 600), interpolation=cv2.INTER_CUBIC), 0, 255).astype(np.uint8)


def settings(folder: Path, points: int = 4, steps: int = 4) -> Contrast:
    loop = Loop(steps=steps, batch_size=3, checkpoint_seconds=0, precision="float32")
    return Contrast(pictures=folder, loop=loop, patches=PLAIN, points=points, width=8)


def task(folder: Path, points: int = 4) -> ContrastTask:
    return ContrastTask(SMALL.make(2, 0), UnlabeledPictures(folder), settings(folder, points), 0)


def test_points_lie_on_the_same_places_of_both_views() -> None:
    page = Page("one", _picture(0), (), np.zeros((0, 4, 2), np.float32), np.zeros(0, bool))
    alike, apart = [], []
    for index in range(8):
        views = PLAIN.views(page, 16, stream(index, 0, "test"))
        assert (views.points >= 0).all()
        assert (views.points < 128).all()
        assert not np.array_equal(views.images[0], views.images[1])
        columns, rows = views.points.astype(int).transpose(2, 0, 1)
        # One in fifty views is a negative; of those only one of the two may be.
        first, second = (views.images[side][rows[side], columns[side]].astype(float) for side in range(2))
        alike.append(min(np.abs(first - second).mean(), np.abs(first + second - 255).mean()))
        apart.append(np.abs(first - np.roll(second, 5)).mean())
    assert np.mean(alike) < 8 < 20 < np.mean(apart)


def test_vectors_of_points_follow_the_picture_and_those_of_whole_views_are_one_each() -> None:
    model = Projected(SMALL.make(2, 0), 8).eval()
    image = torch.randn(2, 1, 64, 96)
    points = torch.tensor([[[10.0, 20.0], [70.0, 50.0]], [[33.0, 5.0], [80.0, 60.0]]])
    with torch.no_grad():
        vectors = model(image, points)
        features = model.detector.features(image)
        # The middle of a feature's four pixels is where that feature lies.
        exact = model(image, torch.tensor([[[4 * 9 + 2.0, 4 * 3 + 2.0]], [[2.0, 2.0]]]))
        assert model(image, points[:, :0]).shape == (2, 8)
    assert vectors.shape == (4, 8)
    assert vectors.isfinite().all()
    torch.testing.assert_close(exact, model.projection(torch.stack([features[0, :, 3, 9], features[1, :, 0, 0]])))


@pytest.mark.parametrize("points", [0, 4])
def test_the_loss_is_the_same_for_views_the_other_way_round(folder: Path, points: int) -> None:
    learned = task(folder, points)
    batch = learned.batches(0)[0]
    swapped = dataclasses.replace(batch, image=batch.image.roll(3, 0), points=batch.points.roll(3, 0))
    learned.model.eval()
    forth, back = (learned.loss(one, 0, None) for one in (batch, swapped))
    assert forth > 0
    torch.testing.assert_close(forth, back)


def test_places_that_are_known_again_cost_less() -> None:
    views = torch.randn(12, 8, generator=torch.Generator().manual_seed(0))
    assert nt_xent(views, views + 0.1, 0.2) < nt_xent(views, views.roll(1, 0), 0.2)


def test_batches_are_the_same_whoever_draws_them(folder: Path) -> None:
    first, second = task(folder), task(folder)
    ahead = second.batches(1)
    for one, other in zip([first.batches(0), first.batches(1)][1], ahead, strict=True):
        assert torch.equal(one.image, other.image)
        assert torch.equal(one.points, other.points)
        assert one.image.shape == (6, 1, 128, 128)


def test_the_detector_learns_and_its_head_does_not(folder: Path, tmp_path: Path) -> None:
    model = SMALL.make(2, 0)
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    taught = pretrained(model, settings(folder), seed=0, folder=tmp_path, device=CPU)
    assert all(torch.equal(before[name], tensor) for name, tensor in model.state_dict().items())
    assert {name for name in before if not name.startswith("head.")} == set(taught)
    weights = [name for name in taught if name.endswith("convolution.weight")]
    assert weights
    assert all(tensor.isfinite().all() for tensor in taught.values())
    assert all(not torch.equal(before[name], taught[name]) for name in weights)
    assert sorted(entry.name for entry in tmp_path.iterdir() if entry.suffix == ".safetensors") == [WEIGHTS]


def test_a_pretraining_cut_short_gives_the_same_weights(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = SMALL.make(2, 0)
    whole = pretrained(model, settings(folder), seed=0, folder=tmp_path / "whole", device=CPU)
    one_step = Training._one_step

    def dies(self: Training, step: int, batch: object) -> tuple[torch.Tensor, torch.Tensor]:
        if step == 3:
            raise Killed
        return one_step(self, step, batch)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Training, "_one_step", dies)
        with pytest.raises(Killed):
            pretrained(model, settings(folder), seed=0, folder=tmp_path / "cut", device=CPU)
    assert not (tmp_path / "cut" / WEIGHTS).exists()
    resumed = pretrained(model, settings(folder), seed=0, folder=tmp_path / "cut", device=CPU)
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)


def test_a_detector_begins_with_what_it_was_taught(folder: Path, tmp_path: Path) -> None:
    training = DetectorTraining(
        model=SMALL, loop=Loop(), patches=PLAIN, finding=Finding(), pretraining=settings(folder, steps=1)
    )
    model = training.new_model(0)
    fresh = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    training.prepare(model, tmp_path, seed=0, device=CPU)
    taught = load_file(tmp_path / WEIGHTS)
    assert any(not torch.equal(fresh[name], tensor) for name, tensor in taught.items())
    assert all(torch.equal(tensor, taught.get(name, fresh[name])) for name, tensor in model.state_dict().items())


def test_a_folder_without_pictures_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"pretraining\.pictures: .* holds no picture \(.*\); name a folder that does"):
        UnlabeledPictures(tmp_path)
    with pytest.raises(ValueError, match=r"pretraining\.pictures: .*gone is no folder"):
        UnlabeledPictures(tmp_path / "gone")


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_is_no_picture_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.png").write_bytes(content)
    with pytest.raises(ValueError, match=r"broken\.png: no picture that can be"):
        UnlabeledPictures(tmp_path).at_least(0, 600)


def test_only_detectors_have_something_to_teach(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="pretraining: a Linear has no features"):
        pretrained(torch.nn.Linear(1, 1), settings(folder), seed=0, folder=tmp_path, device=CPU)


def test_the_experiment_takes_it_as_a_choice(folder: Path) -> None:
    place = "sight.models.detector.pretraining"
    chosen = [f"sight/pretraining@{place}=contrast", f"{place}.pictures={folder}"]
    command = build(compose("train", ["experiment=reader_cpu", "out=runs/reader", *chosen]))
    training = command.sight.models["detector"]
    assert training.pretraining.pictures == folder
    assert isinstance(training.new_model(0), Detector)
