"""A sweep of trainings labels and renders once for all its jobs, and comes out the same side by side."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples" / "sroie" / "documents.jsonl"
SMALL = ["loop.steps=4", "loop.batch_size=2", "model.width=32", "model.depth=1", "model.heads=2"]
MADE = ["synth.count=6", "synth.pictures=0", "label_model@label.label_model=majority"]


def train(here: Path, *arguments: str) -> None:
    command = [sys.executable, "-P", "-m", "tillroll", "train", "-m", "documents=documents.jsonl", *SMALL, *MADE, *arguments]
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_jobs_share_what_they_need_alike_and_agree_to_the_byte_side_by_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("hydra_plugins.hydra_joblib_launcher")
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    entries = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    chosen = [entry for entry in entries if entry["fields"]][:2] + [entry for entry in entries if not entry["fields"]][:4]
    (tmp_path / "documents.jsonl").write_text("\n".join(json.dumps({**entry, "image": None}) for entry in chosen))
    (tmp_path / "dis.py").write_text("raise SystemExit('a file of a person was taken for a module of Python')")
    train(tmp_path, "seed=1,2", "out=one")
    train(tmp_path, "seed=1,2", "out=both", "hydra/launcher=joblib", "hydra.launcher.n_jobs=2")
    for sweep in ("one", "both"):
        made = sorted(path.name.partition("-")[0] for path in (tmp_path / sweep / "shared").iterdir() if path.is_dir())
        assert made == ["labels", "synth"]
        assert all((tmp_path / sweep / job / name / "manifest.json").exists() for job in "01" for name in made)
    for job in "01":
        for name in ("model.safetensors", "metrics.json", "predictions.jsonl"):
            assert (tmp_path / "one" / job / name).read_bytes() == (tmp_path / "both" / job / name).read_bytes()
    assert (tmp_path / "one" / "0" / "metrics.json").read_bytes() != (tmp_path / "one" / "1" / "metrics.json").read_bytes()
