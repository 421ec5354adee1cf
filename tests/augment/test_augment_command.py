"""``tillroll augment``: every picture changed, its truth with it, the same bytes however it is run."""

import json
from pathlib import Path

import numpy as np
import pytest

import tillroll
from receipts import Dataset


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three rendered receipts, two of them with a picture."""
    folder = tmp_path_factory.mktemp("augment") / "data"
    assert tillroll.main(["synth", f"out={folder}", "count=3", "pictures=2"]) == 0
    return folder


def shards(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for pattern in ("*.tar", "*.parquet") for path in folder.glob(pattern)}


@pytest.mark.slow
def test_every_picture_is_changed_with_its_truth(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert tillroll.main(["augment", f"data={data}", f"out={out}", "copies=2", "augment=photo"]) == 0
    before, after = Dataset(data), Dataset(out)
    assert [document.id for document in after.documents] == ["00000000-0", "00000000-1", "00000001-0", "00000001-1"]
    for index in range(4):
        source, changed = before[index // 2], after[index]
        assert changed.document.texts == source.document.texts
        assert changed.document.fields == source.document.fields
        assert changed.image.shape[:2] == changed.document.size[::-1]
    moved = [not np.array_equal(after[index].document.quads, before[index // 2].document.quads) for index in range(4)]
    assert any(moved)
    assert not np.array_equal(after[0].image, after[1].image)
    assert (out / "sheet.html").exists()


@pytest.mark.slow
def test_shards_and_workers_leave_no_trace(data: Path, tmp_path: Path) -> None:
    arguments = ["augment", f"data={data}", "copies=2", "shard_size=2", "augment=photo"]
    assert tillroll.main([*arguments, f"out={tmp_path / 'one'}"]) == 0
    assert tillroll.main([*arguments, f"out={tmp_path / 'two'}", "workers=2"]) == 0
    assert shards(tmp_path / "one") == shards(tmp_path / "two")
    assert len(shards(tmp_path / "one")) == 3


def test_a_dataset_without_pictures_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tillroll.main(["synth", f"out={tmp_path / 'data'}", "count=1", "pictures=0"]) == 0
    capsys.readouterr()
    assert tillroll.main(["augment", f"data={tmp_path / 'data'}", f"out={tmp_path / 'out'}"]) == 1
    assert "holds no pictures to change" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_changed_dataset_can_be_changed_again(data: Path, tmp_path: Path) -> None:
    assert tillroll.main(["augment", f"data={data}", f"out={tmp_path / 'a'}"]) == 0
    assert tillroll.main(["augment", f"data={tmp_path / 'a'}", f"out={tmp_path / 'b'}", "seed=1"]) == 0
    manifests = [json.loads((tmp_path / name / "manifest.json").read_text()) for name in "ab"]
    assert manifests[0]["version"] != manifests[1]["version"]
