"""Exported models: graphs say what torch says at every size, half the weights say nearly the same, and cards tell all."""

import functools
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import torch
import yaml
from numpy.typing import NDArray

import tillroll
from receipts.config import build, compose, to_config
from receipts.files import sha256_file, write_json
from train.encoding import MAX_CHARACTERS, NUM_FEATURES
from train.models.detector import DetectorModel, as_input
from train.models.extractor import ExtractorModel
from train.models.recogniser import RecogniserModel
from train.predict import StoredModel, load_model, save_model
from train.sight.base import keep, load
from train.sight.detector import DetectorTraining
from train.sight.lines import LineFinder
from train.sight.recogniser import RecogniserTraining

onnxruntime = pytest.importorskip("onnxruntime")

# At this size every layer is there, and a graph takes a tenth of a second to write.
SMALL = {
    "detector": DetectorModel(widths=(8, 8, 8, 8), depth=1, joined_width=8),
    "recogniser": RecogniserModel(widths=(8, 8, 8, 8), width=16, depth=1),
    "extractor": ExtractorModel(width=32, depth=2, heads=2),
}
COMMAND = "tillroll train experiment=reader_cpu out=runs/reader"


def shaken(model: torch.nn.Module) -> torch.nn.Module:
    """The model with all that begins at nothing, norms' means among it, somewhere: else half of it would say nothing."""
    generator = torch.Generator().manual_seed(3)
    with torch.no_grad():
        for _, tensor in [*model.named_parameters(), *model.named_buffers()]:
            if tensor.is_floating_point() and tensor.ndim == 1:
                tensor += 0.2 * torch.rand(tensor.shape, generator=generator)
    return model.eval()


READER = ("experiment=reader_cpu", "out=run", "seed=7")


@functools.cache
def composed(*overrides: str) -> str:
    """The settings of a training, as yaml; composing takes a second."""
    return yaml.safe_dump(compose("train", [*overrides]))


def made(name: str, folder: Path, choice: object) -> torch.nn.Module:
    """A model of a kind with weights nobody trained, kept as a run keeps it."""
    if name == "extractor":
        config = to_config(build(yaml.safe_load(composed("out=run"))))
        config["model"] = to_config(choice)
        model = shaken(build(config["model"]).make(build(config["schema"]).cardinality, 0))
        folder.mkdir(parents=True)
        (folder / "config.yaml").write_text(yaml.safe_dump(config))
        save_model(folder, StoredModel(model.state_dict()))
        write_json(folder / "metrics.json", {"exact": {"micro": {"f1": 0.5}}, "curve": []})
        return model
    model_training = build({**yaml.safe_load(composed(*READER))["sight"]["models"][name], "model": to_config(choice)})
    model = shaken(model_training.new_model(0))
    keep(folder, model_training, StoredModel(model.state_dict()))
    write_json(folder / "metrics.json", {"figures": {"f1": 0.5}, "curve": []})
    return model


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run of a reader with small models, and the dataset they would have learned from."""
    folder = tmp_path / "run"
    for name in ("detector", "recogniser"):
        made(name, folder / name, SMALL[name])
    (folder / "config.yaml").write_text(composed(*READER))
    (folder / "scans").mkdir()
    write_json(folder / "scans" / "manifest.json", {"version": "abc", "count": 3, "seed": 101, "config_hash": "def"})
    return folder


def inputs_of(name: str, rng: np.random.Generator, size: tuple[int, int]) -> dict[str, NDArray]:
    """Inputs of a graph: so many pictures, lines or documents, so large."""
    batch, long = size
    if name == "detector":
        return {"picture": rng.integers(0, 256, (batch, 1, 32 * long, 32), np.uint8)}
    if name == "recogniser":
        return {"pixels": rng.uniform(-1, 1, (batch, 1, 32, 4 * long)).astype(np.float32)}
    mask = np.arange(long) < rng.integers(1, long + 1, (batch, 1))
    return {
        "spellings": rng.integers(0, 128, (long + 1, MAX_CHARACTERS)),
        "spelling": rng.integers(0, long + 1, (batch, long)),
        "features": rng.normal(size=(batch, long, NUM_FEATURES)).astype(np.float32),
        "position": rng.uniform(0, 40, (batch, long, 2)).astype(np.float32),
        "mask": mask,
    }


def said_by_torch(name: str, model: torch.nn.Module, inputs: Mapping[str, NDArray]) -> NDArray[np.float32]:
    tensors = [torch.from_numpy(array) for array in inputs.values()]
    with torch.inference_mode():
        return model(*[as_input(tensors[0])] if name == "detector" else tensors).numpy()


def opened(path: Path) -> "onnxruntime.InferenceSession":
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["small", "as_configured"])
@pytest.mark.parametrize("name", SMALL)
def test_a_graph_says_what_torch_says_at_every_size(tmp_path: Path, name: str, whole: bool) -> None:
    model = made(name, tmp_path / "model", type(SMALL[name])() if whole else SMALL[name])
    assert tillroll.main(["export", f"model={tmp_path / 'model'}", f"out={tmp_path / 'out'}"]) == 0
    session = opened(tmp_path / "out" / f"{name}.onnx")
    for number, size in enumerate([(1, 9), (3, 24)]):
        inputs = inputs_of(name, np.random.default_rng(number), size)
        expected = said_by_torch(name, model, inputs)
        (found,) = session.run(None, dict(inputs))
        assert found.shape == expected.shape
        assert expected.std() > 0.05
        np.testing.assert_allclose(found, expected, atol=1e-3)
        # Where two answers are as good as equal, rounding decides.
        best = np.take_along_axis(expected, found.argmax(axis=-1, keepdims=True), -1)
        np.testing.assert_allclose(best[..., 0], expected.max(axis=-1), atol=1e-3)


def test_a_graph_tells_how_it_is_used(run: Path, tmp_path: Path) -> None:
    assert tillroll.main(["export", f"model={run}", f"out={tmp_path / 'out'}"]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "detector.json",
        "detector.onnx",
        "recogniser.json",
        "recogniser.onnx",
    ]
    session = opened(tmp_path / "out" / "recogniser.onnx")
    told = session.get_modelmeta().custom_metadata_map
    assert told == json.loads((tmp_path / "out" / "recogniser.json").read_text(encoding="utf-8"))
    assert {one.name for one in [*session.get_inputs(), *session.get_outputs()]} <= told.keys()
    (logits,) = session.run(None, {"pixels": np.ones((1, 1, 32, 64), np.float32)})
    assert logits.shape[-1] == len(told["alphabet"]) + 1


def test_the_example_of_the_documents_runs(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert tillroll.main(["export", f"model={run}", "out=runs/onnx"]) == 0
    text = (Path(__file__).parents[2] / "docs" / "models.md").read_text(encoding="utf-8")
    example = text.partition("```python\n")[2].partition("```")[0]
    capsys.readouterr()
    exec(compile(example, "docs/models.md", "exec"), {})
    assert capsys.readouterr().out.endswith("\n")


def test_halved_weights_say_nearly_the_same(run: Path, tmp_path: Path) -> None:
    assert tillroll.main(["export", f"model={run}", f"out={tmp_path}", "format=weights", f"command='{COMMAND}'"]) == 0
    for name, kind in (("detector", DetectorTraining), ("recogniser", RecogniserTraining)):
        _, before = load(run / name, kind, torch.device("cpu"))
        _, after = load(tmp_path / name, kind, torch.device("cpu"))
        inputs = inputs_of(name, np.random.default_rng(0), (2, 16))
        expected = said_by_torch(name, before, inputs)
        assert 0 < np.abs(said_by_torch(name, after, inputs) - expected).max() < 0.02 * expected.std()
        sizes = [(folder / name / "model.safetensors").stat().st_size for folder in (run, tmp_path)]
        assert sizes[1] < 0.9 * sizes[0]  # small ones have many norms
    LineFinder.load(tmp_path / "detector", torch.device("cpu"))


def test_a_card_tells_how_its_model_was_made(run: Path, tmp_path: Path) -> None:
    assert tillroll.main(["export", f"model={run}", f"out={tmp_path}", "format=weights", f"command='{COMMAND}'"]) == 0
    folder = tmp_path / "detector"
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    assert (card["model"], card["seed"], card["figures"], card["command"]) == ("detector", 7, {"f1": 0.5}, COMMAND)
    manifest = run / "scans" / "manifest.json"
    assert card["datasets"] == {
        "scans": {"seed": 101, "count": 3, "config_hash": "def", "version": "abc", "manifest_sha256": sha256_file(manifest)}
    }
    assert card["sha256"] == {name: sha256_file(folder / name) for name in ("model.safetensors", "config.yaml")}
    assert card["parameters"] == sum(tensor.numel() for tensor in load_model(run / "detector").weights.values())


def test_an_extractor_is_shipped_with_its_schema(tmp_path: Path) -> None:
    made("extractor", tmp_path / "run", SMALL["extractor"])
    assert (
        tillroll.main(["export", f"model={tmp_path / 'run'}", f"out={tmp_path}", "format=weights", f"command='{COMMAND}'"]) == 0
    )
    from train.predict import Reader

    assert "total" in Reader.load(tmp_path / "extractor", torch.device("cpu")).schema.fields
    assert json.loads((tmp_path / "extractor" / "card.json").read_text())["figures"] == {"exact": {"micro": {"f1": 0.5}}}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["model=nowhere"], "model: nowhere holds no trained model (no model.safetensors, nor one in detector, recogniser"),
        (["model=run", "format=weights"], "command: a card tells how its model is made again; say command="),
        (["model=run/detector", "format=weights", f"command='{COMMAND}'"], ""),
    ],
)
def test_what_cannot_be_exported_is_told(
    run: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(run.parent)
    status = tillroll.main(["export", "out=out", *arguments])
    assert status == (1 if said else 0)
    assert said in capsys.readouterr().err


def test_what_is_there_is_kept(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["export", f"model={run}", f"out={tmp_path / 'out'}"]
    assert tillroll.main(arguments) == 0
    written = (tmp_path / "out" / "detector.onnx").stat().st_mtime_ns
    assert tillroll.main(arguments) == 1
    assert "detector.json is there already; overwrite=true replaces it" in capsys.readouterr().err
    assert (tmp_path / "out" / "detector.onnx").stat().st_mtime_ns == written
    assert tillroll.main([*arguments, "overwrite=true"]) == 0


def test_weights_beyond_half_precision_are_refused(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored = load_model(run / "detector")
    name = next(name for name, tensor in stored.weights.items() if tensor.ndim > 1)
    save_model(run / "detector", StoredModel({**stored.weights, name: stored.weights[name] + 1e5}))
    assert tillroll.main(["export", f"model={run}", f"out={run / 'x'}", "format=weights", f"command='{COMMAND}'"]) == 1
    assert f"weights beyond what float16 holds ({name})" in capsys.readouterr().err


def test_the_package_that_is_missing_is_named(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "onnx", None)
    assert tillroll.main(["export", f"model={run}", f"out={tmp_path / 'out'}"]) == 1
    assert "pip install 'tillroll[onnx]'" in capsys.readouterr().err
