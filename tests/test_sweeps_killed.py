"""Sweeps killed in the middle and gone on with, and every launcher, with real processes."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

import tillroll
from receipts.sweep.launchers import _NEEDS

WORK = ["synth", "-m", "pictures=0", "shard_size=4", "seed=1,2,3"]
LAUNCHERS = ("joblib", "submitit_local", "ray")
pytestmark = pytest.mark.slow


def launcher(name: str) -> str:
    """The override that chooses a launcher; a test of one that is not installed is skipped."""
    if find_spec(_NEEDS[name][0].partition(".")[0]) is None or find_spec(_NEEDS[name][0]) is None:
        pytest.skip(f"{name} is not installed")
    return f"hydra/launcher={name}"


def made(out: Path) -> dict[str, bytes]:
    """What a sweep of ``synth`` made, by path."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.glob("*/*.parquet"))}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sweep, never killed."""
    out = tmp_path_factory.mktemp("whole") / "sweep"
    assert tillroll.main([*WORK, "count=16", f"out={out}"]) == 0
    return out


@pytest.mark.parametrize("name", LAUNCHERS)
def test_every_launcher_makes_the_same(whole: Path, tmp_path: Path, name: str) -> None:
    command = [sys.executable, "-P", "-m", "tillroll", *WORK, "count=16", f"out={tmp_path / 'sweep'}", launcher(name)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert made(tmp_path / "sweep") == made(whole)
    assert (tmp_path / "sweep" / "sweep.json").read_bytes() == (whole / "sweep.json").read_bytes()


@pytest.mark.parametrize("name", ["basic", "joblib", "submitit_local"])
def test_a_killed_sweep_ends_with_exactly_its_jobs(whole: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "sweep"
    arguments = [*WORK, "count=16", f"out={out}", *([launcher(name)] if name != "basic" else [])]
    command = [sys.executable, "-P", "-m", "tillroll", *arguments]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not list(out.glob("*/.parts")) and not list(out.glob("*/samples-00000.*")):
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert not (out / "sweep.json").exists()
    # The processes of a launcher may be at work still: those that go on wait for them, job by job.
    assert tillroll.main([*WORK, "count=16", f"out={out}", "resume=true"]) == 0
    assert made(out) == made(whole)
    assert sorted(path.name for path in out.iterdir() if path.name.isdigit()) == ["0", "1", "2"]
    assert [json.loads((out / job / "job.json").read_text())["state"] for job in "012"] == ["done"] * 3


def test_a_sweep_for_slurm_says_where_slurm_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [*WORK, "count=1", f"out={tmp_path / 'sweep'}", launcher("submitit_slurm"), "hydra.launcher.partition=gpu"]
    assert tillroll.main(arguments) == 1
    assert "SlurmLauncher: " in capsys.readouterr().err
