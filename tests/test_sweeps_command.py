"""Sweeps as people use them: planned before anything is made, each job for itself, and gone on with to exactly the plan."""

import json
from pathlib import Path

import hydra
import pytest

import tillroll
from receipts.config import hydra_overrides
from receipts.sweep import launchers
from receipts.sweep.launch import planned_sweep
from train.command import Train

EXAMPLES = Path(__file__).parents[1] / "examples" / "sroie" / "documents.jsonl"
SWEEPS = sorted((Path(__file__).parents[1] / "conf" / "sweep").glob("*.yaml"))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder with a few documents with fields in it."""
    monkeypatch.chdir(tmp_path)
    known = [line for line in EXAMPLES.read_text(encoding="utf-8").splitlines() if json.loads(line)["fields"]]
    (tmp_path / "gold.jsonl").write_text("\n".join(known[:3]), encoding="utf-8")
    return tmp_path


def evaluate(*arguments: str) -> int:
    return tillroll.main(["evaluate", "-m", "gold=gold.jsonl", "out=sweep", *arguments])


def records() -> dict[str, float]:
    """When each job ended."""
    return {path.parent.name: path.stat().st_mtime_ns for path in Path("sweep").glob("*/job.json")}


def test_a_job_that_fails_stops_no_other_and_runs_again(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("pred=gold.jsonl,later.jsonl,gold.jsonl") == 1
    told = capsys.readouterr()
    assert "job 1 failed: later.jsonl: no such file or folder" in told.err
    assert "1 of 3 jobs are not complete (1); the same command with resume=true runs them" in told.err
    assert "failed" in told.out
    before = records()
    (here / "later.jsonl").write_text((here / "gold.jsonl").read_text(encoding="utf-8"), encoding="utf-8")
    assert evaluate("pred=gold.jsonl,later.jsonl,gold.jsonl", "resume=true") == 0
    after = records()
    assert [job for job in before if after[job] != before[job]] == ["1"]
    assert ["state" in row for row in json.loads((here / "sweep" / "sweep.json").read_text())] == [False] * 3


def test_a_sweep_is_gone_on_with_as_it_was_planned_or_not_at_all(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("pred=gold.jsonl,./gold.jsonl") == 0
    before = records()
    for name in ("job.json", "metrics.json"):
        (here / "sweep" / "1" / name).unlink()
    (here / "sweep" / "1").rmdir()
    capsys.readouterr()
    assert evaluate("pred=gold.jsonl,./gold.jsonl") == 1
    told = capsys.readouterr().err
    assert told.endswith("out: sweep holds another sweep; resume=true goes on with it, overwrite=true starts again\n")
    assert evaluate("pred=gold.jsonl,nowhere.jsonl", "resume=true") == 1
    told = capsys.readouterr().err
    assert "sweep holds another sweep: job 1 has pred=./gold.jsonl, now pred=nowhere.jsonl; overwrite=true" in told
    assert records() == {"0": before["0"]}
    assert evaluate("pred=gold.jsonl,./gold.jsonl", "resume=true") == 0
    assert records().keys() == {"0", "1"}
    assert records()["0"] == before["0"]


@pytest.mark.slow
def test_a_sweep_that_starts_again_leaves_nothing_of_the_one_before(here: Path) -> None:
    assert evaluate("pred=gold.jsonl,gold.jsonl,gold.jsonl") == 0
    (here / "sweep" / "2" / "notes.txt").write_text("mine")
    assert evaluate("pred=gold.jsonl", "overwrite=true") == 0
    assert sorted(path.name for path in (here / "sweep").iterdir() if path.is_dir()) == ["0", "2"]
    assert [path.name for path in (here / "sweep" / "2").iterdir()] == ["notes.txt"]
    assert len(json.loads((here / "sweep" / "sweep.json").read_text())) == 1
    (here / "sweep" / "sweep.yaml").unlink()
    before = records()
    assert evaluate("pred=gold.jsonl") == 0
    assert records()["0"] != before["0"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["synth", "-m", "count=2,x", "out=s"], "count: Input should be a valid integer, got 'x'"),
        (["synth", "-m", "count=2", "sed=1,2", "out=s"], "sed: Synth has no such setting; did you mean seed?"),
        (["synth", "-m", "count=2", "schema=receipt,receit", "out=s"], "schema=receit: no such choice; did you mean receipt?"),
        (["synth", "-m", "count=2", "seed=1,2"], "out: missing; a sweep writes its jobs to out/0, out/1, ...: say out=DIR"),
        (
            ["evaluate", "-m", "pred=p", "gold=g", "out=s", "resume=mabe"],
            "resume: expected true or false for all jobs of a sweep",
        ),
        (
            ["synth", "-m", "count=2", "out=s", "hydra/launcher=joblb"],
            "hydra/launcher=joblb: no such launcher; did you mean joblib?",
        ),
        (
            ["synth", "-m", "count=2", "out=s", "hydra/launcher=absent"],
            "hydra/launcher=absent: not installed; say pip install 'tillroll[sweep]'",
        ),
        (["train", "sweep=sources", "out=s"], "sweep=sources: names many jobs; say -m too"),
    ],
)
def test_what_is_wrong_is_told_before_anything_is_made(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.setitem(launchers._NEEDS, "absent", ("hydra_plugins.hydra_absent_launcher", "sweep"))
    assert tillroll.main(arguments) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if line != "planning the jobs"]
    assert len(told) == 1
    assert told[0].startswith(f"tillroll: {said}")
    assert [path.name for path in here.iterdir()] == ["gold.jsonl"]


def test_a_sweep_does_not_go_where_a_run_is(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "sweep").mkdir()
    (here / "sweep" / "config.yaml").write_text("_target_: train.command.Train")
    assert evaluate("pred=gold.jsonl") == 1
    assert "sweep holds a run; choose another folder for a sweep" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("path", SWEEPS, ids=lambda path: path.stem)
def test_every_sweep_in_conf_is_planned(here: Path, path: Path) -> None:
    overrides = hydra_overrides([f"+sweep={path.stem}", "documents=gold.jsonl", "out=sweep"], Train, multirun=True)
    with hydra.initialize_config_module("conf", version_base=None):
        plan = planned_sweep("train", Train, overrides, here / "sweep").plan
    assert len(plan.jobs) > 1
    assert len({json.dumps(dict(job.settings), sort_keys=True) for job in plan.jobs}) == len(plan.jobs)
    assert not (here / "sweep").exists()


def test_jobs_may_be_rows_of_experiments_told_by_their_names(here: Path) -> None:
    overrides = ["experiment=demo,zero_label", "seed=1", "documents=gold.jsonl", "out=sweep"]
    with hydra.initialize_config_module("conf", version_base=None):
        plan = planned_sweep("train", Train, hydra_overrides(overrides, Train, multirun=True), here / "sweep").plan
    assert [job.label for job in plan.jobs] == ["experiment=demo", "experiment=zero_label"]
    assert plan.jobs[0].settings["loop.steps"] != plan.jobs[1].settings["loop.steps"]
