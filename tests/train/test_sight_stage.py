"""A reader trained from one experiment: what stands in its folder, and what becomes of a run that was cut short."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from receipts.config import build, compose
from synth.command import Synth
from train.command import Train
from train.sight.base import load
from train.sight.line_reader import LineReader
from train.sight.lines import LineFinder
from train.sight.pages import split
from train.sight.recogniser import RecogniserTraining
from train.sight.stage import SightTraining

SMALL = [
    "sight.held_back=1",
    "sight.models.detector.loop.steps=2",
    "sight.models.detector.loop.batch_size=1",
    "sight.models.detector.patches.side_px=64",
    "sight.models.detector.model.widths=[16,16,16,16]",
    "sight.models.recogniser.loop.steps=2",
    "sight.models.recogniser.loop.batch_size=2",
    "sight.models.recogniser.model.widths=[4,4,4,4]",
    "sight.models.recogniser.model.width=8",
    "sight.models.recogniser.pages_a_pool=2",
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pages") / "scans"
    command = build(compose("synth", [f"out={out}", "count=3", "seed=3", "size=1.2mp"]))
    assert isinstance(command, Synth)
    command()
    return out


def train(*overrides: str) -> Train:
    command = build(compose("train", ["experiment=reader_cpu", *SMALL, *overrides]))
    assert isinstance(command, Train)
    return command


@pytest.mark.slow
def test_a_run_leaves_models_that_load_and_their_figures(data: Path, tmp_path: Path) -> None:
    train(f"data={data}", f"out={tmp_path / 'run'}")()
    out = tmp_path / "run"
    figures = json.loads((out / "metrics.json").read_text())
    assert set(figures) == {"detector", "recogniser"}
    assert 0 <= figures["recogniser"]["figures"]["lines_right"] <= 1
    assert len(figures["detector"]["curve"]) == 1
    assert (out / "report.html").exists()
    assert not list(out.rglob("checkpoint*"))
    LineFinder.load(out / "detector", torch.device("cpu"))
    LineReader.load(out / "recogniser", torch.device("cpu"))
    with pytest.raises(ValueError, match="is the config of a DetectorTraining, not of a RecogniserTraining"):
        load(out / "detector", RecogniserTraining, torch.device("cpu"))


@pytest.mark.slow
def test_a_run_cut_short_between_its_models_ends_with_the_same_bytes(data: Path, tmp_path: Path) -> None:
    train(f"data={data}", f"out={tmp_path / 'whole'}")()
    train(f"data={data}", f"out={tmp_path / 'cut'}")()
    first = (tmp_path / "cut" / "detector" / "model.safetensors").stat().st_mtime_ns
    # As a kill after the first model leaves it.
    for name in ("report.html", "metrics.json", "recogniser/model.safetensors", "recogniser/metrics.json"):
        (tmp_path / "cut" / name).unlink()
    train(f"data={data}", f"out={tmp_path / 'cut'}", "resume=true")()
    assert (tmp_path / "cut" / "detector" / "model.safetensors").stat().st_mtime_ns == first
    for name in ("detector", "recogniser"):
        weights = [(tmp_path / run / name / "model.safetensors").read_bytes() for run in ("whole", "cut")]
        assert weights[0] == weights[1]


@pytest.mark.slow
def test_pictures_are_rendered_where_none_are_given(tmp_path: Path) -> None:
    counts = ["sight.pictures.scans.count=2", "sight.pictures.photos.count=2"]
    train(*counts, f"out={tmp_path / 'run'}")()
    assert (tmp_path / "run" / "scans" / "manifest.json").exists()
    assert (tmp_path / "run" / "photos" / "manifest.json").exists()
    assert (tmp_path / "run" / "recogniser" / "model.safetensors").exists()


def test_the_experiment_trains_no_extractor_and_learns_from_two_kinds_of_pictures() -> None:
    command = train("out=never")
    assert command.model is None
    assert isinstance(command.sight, SightTraining)
    assert set(command.sight.models) == {"detector", "recogniser"}
    assert {name: type(synth.scene).__name__ for name, synth in command.sight.pictures.items()} == {
        "scans": "FlatScan",
        "photos": "Photo",
    }


def test_something_must_be_trained() -> None:
    with pytest.raises(ValueError, match="model: nothing to train"):
        replace(train("out=never"), sight=None)


def test_pictures_held_back_must_leave_some(data: Path) -> None:
    learned, held = split([data], 1)
    assert len(learned) == 2
    assert len(held) == 1
    assert held[0].name not in {learned[number].name for number in range(2)}
    with pytest.raises(ValueError, match="3 pictures, and 3 are held back"):
        split([data], 3)
