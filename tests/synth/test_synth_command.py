"""The dataset: the same bytes for any number of workers, after a kill, and from sample to picture."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from receipts import Span
from receipts.config import build, compose
from receipts.dataset import Dataset
from receipts.pictures import encode_jpeg
from synth import Renderer

COMMAND = [sys.executable, "-m", "tillroll", "synth"]


def synth(out, *overrides):
    build(compose("synth", [f"out={out}", "seed=3", *overrides]))()


def contents(out):
    """What must be the same for equal runs: shards, documents, and what the manifest says of them."""
    manifest = json.loads((out / "manifest.json").read_text())
    files = {path.name: path.read_bytes() for path in [*out.glob("*.tar"), *out.glob("*.parquet")]}
    return files, manifest["files"], manifest["version"]


def everything(out):
    """Every file of a run but its own config by name, what it says of itself without the folder that it lies in."""
    files = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    manifest = json.loads(files.pop("manifest.json"))
    del files["config.yaml"], manifest["config"]["out"], manifest["config"]["resume"]
    return files, manifest


@pytest.mark.slow
def test_two_runs_and_two_workers_give_the_same_bytes(tmp_path):
    settings = ("count=7", "shard_size=3", "pictures=4")
    synth(tmp_path / "a", *settings)
    synth(tmp_path / "b", *settings, "workers=2")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert set(contents(tmp_path / "a")[0]) == {
        "characters.parquet",
        "documents.parquet",
        "samples-00000.tar",
        "samples-00001.tar",
    }


def test_the_dataset_holds_the_renderers_samples(tmp_path):
    synth(tmp_path, "count=4", "pictures=2", "maps=[words]")
    dataset, renderer = Dataset(tmp_path), Renderer.from_config(["seed=3"])
    assert (len(dataset), dataset.num_pictures) == (4, 2)
    assert dataset.manifest["schema"] == list(renderer.schema.names)
    for index in range(4):
        stored, made = dataset.documents[index], renderer.document(index)
        assert stored.texts == made.texts
        assert np.array_equal(stored.quads, made.quads)
        assert stored.fields == made.fields
    sample = renderer[1]
    assert dataset._member("00000001.jpg") == encode_jpeg(sample.image, 92)
    assert dataset[1].origin == json.loads(json.dumps(sample.origin))
    assert np.array_equal(dataset[1].characters.quads, sample.characters.quads)
    assert np.array_equal(dataset[1].maps(["words"])["words"], sample.maps(["words"])["words"])
    assert (tmp_path / "sheet.html").read_text(encoding="utf-8").count("<svg") >= 4


def test_maps_are_checked_before_anything_is_rendered(tmp_path):
    with pytest.raises(ValueError, match="there is no wrods; did you mean words"):
        synth(tmp_path / "a", "count=4", "maps=[wrods]")
    assert not (tmp_path / "a").exists()


def test_the_version_covers_only_what_shapes_a_sample(tmp_path):
    versions = {}
    for name, overrides in {
        "plain": ("count=2",),
        "more": ("count=3", "shard_size=1"),
        "seed": ("count=2", "seed=4"),
        "skew": ("count=2", "scene.skew_deg_range=[0,1]"),
    }.items():
        synth(tmp_path / name, *overrides, "pictures=0")
        versions[name] = Dataset(tmp_path / name).manifest["version"]
    assert versions["plain"] == versions["more"]
    assert len(set(versions.values())) == 3


def test_a_finished_run_is_left_alone_and_another_is_refused(tmp_path):
    synth(tmp_path, "count=2", "pictures=0")
    before = (tmp_path / "manifest.json").stat().st_mtime_ns
    synth(tmp_path, "count=2", "pictures=0", "resume=true")
    assert (tmp_path / "manifest.json").stat().st_mtime_ns == before
    with pytest.raises(ValueError, match="holds another run"):
        synth(tmp_path, "count=2", "pictures=0")
    with pytest.raises(ValueError, match=r"begun with count=2, now count=3"):
        synth(tmp_path, "count=3", "pictures=0", "resume=true")


def test_a_run_goes_on_where_it_stopped(tmp_path, monkeypatch):
    settings = ("count=4", "shard_size=2", "pictures=0")
    synth(tmp_path / "whole", *settings)
    with monkeypatch.context() as patch:
        patch.setattr("synth.command.finish_dataset", _stop)
        with pytest.raises(KeyboardInterrupt):
            synth(tmp_path / "cut", *settings)
    (tmp_path / "cut/.parts/documents-00001.parquet").unlink()
    synth(tmp_path / "cut", *settings, "resume=true")
    assert contents(tmp_path / "whole") == contents(tmp_path / "cut")


def _stop(*_):
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("count=0", "count: .*greater than or equal to 1"),
        ("workers=0", "workers: .*greater than or equal to 1"),
        ("quality=101", "quality: .*less than or equal to 100"),
        ("scene.skew_deg_range=[2,1]", r"scene\.skew_deg_range: low is above high"),
        ("scene=skan", "scene=skan: no such choice; did you mean scan"),
        ("trades.shop.wieght=2", r"trades\.shop\.wieght: Shop has no such setting; did you mean weight"),
        ("layouts.till_roll.fonts={vt324-400: 1.0}", "did you mean vt323-400"),
    ],
)
def test_bad_settings_are_refused_before_anything_is_written(tmp_path, override, message):
    with pytest.raises(ValueError, match=message):
        synth(tmp_path / "out", *(["count=1"] if not override.startswith("count") else []), override)
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_what_was_cut_short_is_never_taken_for_whole(tmp_path, monkeypatch):
    settings = ("count=8", "shard_size=2")
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    synth(whole, *settings)
    with monkeypatch.context() as patch:
        patch.setattr("synth.command.finish_dataset", _stop)
        with pytest.raises(KeyboardInterrupt):
            synth(cut, *settings)
    for name in ("samples-00000.tar", ".parts/documents-00001.parquet", ".parts/characters-00002.parquet"):
        content = (cut / name).read_bytes()
        (cut / name).write_bytes(content[: len(content) // 2])
    (cut / ".parts/documents-00003.parquet").rename(cut / ".parts/.documents-00003.parquet.99999.part")
    (cut / ".samples-00003.tar.99999.part").write_bytes(b"half")
    synth(cut, *settings, "resume=true")
    assert everything(whole) == everything(cut)


def test_progress_ends_with_a_rate_in_pictures(tmp_path, capsys):
    synth(tmp_path / "a", "count=2")
    synth(tmp_path / "b", "count=2", "pictures=0")
    rate = r" in [\d.]+ s \([\d.,]+ \1/s\)"
    assert re.fullmatch(rf"synth: 2 (pictures){rate}\nsynth: 2 (documents){rate.replace('1', '2')}\n", capsys.readouterr().err)


PHOTO = ["scene=photo", "scene.megapixels=0.2", "scene.bends.crumple.share=0.6", "maps=[words]"]


@pytest.mark.slow
@pytest.mark.parametrize("scene", [[], PHOTO], ids=["scan", "photo"])
def test_a_run_killed_five_times_ends_with_the_same_bytes(tmp_path, monkeypatch, scene):
    settings = ["count=60", "shard_size=3", "seed=3", "workers=2", *scene]
    root, chance = Path(__file__).parents[2], random.Random(3)
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    # Sheets are kept here, too, and killed while they are written.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    subprocess.run([*COMMAND, f"out={whole}", *settings], cwd=root, check=True)
    done = 0
    for _ in range(5):
        resumed = ["resume=true"] if (killed / "config.yaml").exists() else []
        process = subprocess.Popen([*COMMAND, f"out={killed}", *settings, *resumed], cwd=root, start_new_session=True)
        enough, deadline = done + chance.randint(0, 3), time.monotonic() + 120
        while _parts(killed) < enough and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(chance.uniform(0.0, 0.3))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert not (killed / "manifest.json").exists()
        done = _parts(killed)
    assert 0 < done < 20
    subprocess.run([*COMMAND, f"out={killed}", *settings, "resume=true"], cwd=root, check=True)
    assert everything(killed) == everything(whole)


def _parts(out):
    return len(list(out.glob(".parts/documents-*.parquet")))


def test_labels_count_as_the_manifest_names_them(tmp_path: Path) -> None:
    # The order of the schema's fields was lost on the way to the workers once, and with it the meaning of every label.
    synth(tmp_path / "d", "count=12", "pictures=0")
    dataset = Dataset(tmp_path / "d")
    names = dataset.manifest["schema"]
    for document in dataset.documents:
        assert document.labels is not None
        assert document.fields
        for name, value in document.fields.items():
            tokens = np.flatnonzero(document.labels == names.index(name))
            assert document.span_text(Span(int(tokens[0]), int(tokens[-1]) + 1)) == value
