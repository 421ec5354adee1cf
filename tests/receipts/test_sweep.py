"""Sweeps on paper: the plan and what another one differs in, the tables, and what fits a terminal."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from receipts.files import write_json
from receipts.run import JOB
from receipts.shared_run import PLAN
from receipts.sweep.launchers import THREADS, apart
from receipts.sweep.plan import Plan, difference, planned_jobs, read_plan, write_plan
from receipts.sweep.table import cut, fitted, tell
from receipts.sweep.work import job_state, run_job

PAPER = {"width": 8, "effects": {}}


def plan(*rows: list[str], verb: str = "synth", **settings: Any) -> Plan:
    """A plan of jobs with these overrides; each sets what it names, a number where it is one."""
    configs = []
    for row in rows:
        typed = dict(text.lstrip("+").split("=") for text in row)
        own = {name: float(value) if value.replace(".", "").isdigit() else value for name, value in typed.items()}
        configs.append({"paper": PAPER, "out": "x", "resume": True, **settings, **own})
    return Plan(verb, planned_jobs(configs, rows))


def done(out: Path, number: int, **metrics: Any) -> None:
    write_json(out / str(number) / JOB, {"state": "done", "figure": None})
    write_json(out / str(number) / "metrics.json", metrics)


SEEDS = plan(*([f"experiment={name}", f"++seed={seed}"] for name in ("rules", "both") for seed in (1, 2)))


def test_a_plan_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write_plan(tmp_path, SEEDS)
    again = read_plan(tmp_path)
    assert again == SEEDS
    assert difference(SEEDS, again) == ""
    assert read_plan(tmp_path / "elsewhere") is None
    assert again.varied == ["experiment", "seed"]
    assert again.jobs[3].varied == {"experiment": "both", "seed": 2.0}
    assert {"out", "resume"}.isdisjoint(again.jobs[0].settings)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (plan(["++seed=1"], ["++seed=3"]), "job 1 has seed=2.0, now seed=3.0"),
        (plan(["++seed=1"], ["++seed=2"], ["++seed=3"]), "it has 2 jobs, now 3"),
        (plan(["++seed=1"]), "job 0 has seed=1.0, now no seed"),
        (plan(["++seed=1"], ["++seed=2"], verb="label"), "it runs synth, now label"),
        (
            plan(["++seed=1"], ["++seed=2"], paper={"width": 5, "effects": {}}),
            "job 0 has paper.width=8, now paper.width=5",
        ),
        (plan(["++seed=1"], ["++seed=2"], count=True), "job 0 has no count, now count=True"),
        (plan(["++seed=1"], ["++seed=2"], out="y", resume=False, workers=4), ""),
    ],
)
def test_another_plan_is_told_by_what_differs_first(other: Plan, said: str) -> None:
    assert difference(plan(["++seed=1"], ["++seed=2"]), other) == said


@pytest.mark.parametrize("text", ["[1, 2]", "a: [", "verb: train", "verb: train\njobs: 3\ncommon: {}"])
def test_what_is_no_plan_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / PLAN).write_text(text)
    with pytest.raises(ValueError, match=r"sweep\.yaml: no plan of a sweep \(\w+\); choose another folder"):
        read_plan(tmp_path)


def test_the_tables_tell_what_differs_and_what_came_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, f1 in enumerate((0.5, 0.75, 0.9, 0.8)):
        done(tmp_path, number, loss=0.5, note="x", blank_free={"micro": {"f1": f1}}, exact={"micro": {"f1": 0.25}})
    assert tell(tmp_path, SEEDS) == 0
    rows = json.loads((tmp_path / "sweep.json").read_text())
    assert [row["job"] for row in rows] == [0, 1, 2, 3]
    assert rows[1] == {"job": 1, "experiment": "rules", "seed": 2.0, "loss": 0.5, "exact_f1": 0.25, "blank_free_f1": 0.75}
    means = json.loads((tmp_path / "sweep_means.json").read_text())
    assert [(row["experiment"], row["jobs"]) for row in means] == [("rules", 2), ("both", 2)]
    assert means[0]["blank_free_f1"] == pytest.approx({"mean": 0.625, "std": 0.1768, "min": 0.5, "max": 0.75}, abs=1e-4)
    shown = capsys.readouterr().out
    assert "width" not in shown
    assert "0.6250 ±0.1768" in shown


def test_jobs_that_are_not_done_are_told_apart_and_cost_the_others_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done(tmp_path, 0, loss=2.0)
    write_json(tmp_path / "1" / JOB, {"state": "failed", "fault": "documents: no such file"})
    write_json(tmp_path / "2" / JOB, {"state": "begun"})
    assert tell(tmp_path, SEEDS) == 1
    rows = json.loads((tmp_path / "sweep.json").read_text())
    assert [row.get("state") for row in rows] == [None, "failed", "cut short", "not run"]
    assert rows[1]["fault"] == "documents: no such file"
    told = capsys.readouterr().err
    assert "job 1 failed: documents: no such file" in told
    assert "3 of 4 jobs are not complete (1, 2, 3); the same command with resume=true runs them" in told
    means = json.loads((tmp_path / "sweep_means.json").read_text())
    assert [row["jobs"] for row in means] == [1, 0]


def test_a_table_fits_eighty_columns() -> None:
    columns = ["job", "documents", "model.width", "synth.width", *(f"figure_{number}" for number in range(9))]
    heads, cells = fitted(columns, [[f"{column}/{'x' * 40}" for column in columns]], 80)
    assert heads[:3] == ["job", "doc…ts", "mod…th"]
    assert sum(max(len(head), len(cell)) + 2 for head, cell in zip(heads, cells[0], strict=True)) - 2 <= 80


def test_jobs_side_by_side_share_the_cores_unless_a_person_shared_them(monkeypatch: pytest.MonkeyPatch) -> None:
    cores = len(os.sched_getaffinity(0))
    for name in THREADS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MKL_NUM_THREADS", "7")
    with apart(max(cores, 2)):
        assert [os.environ.get(name) for name in THREADS] == ["1", "1", "7", "1"]
    with apart(1):
        assert "OMP_NUM_THREADS" not in os.environ
    assert [os.environ.get(name) for name in THREADS] == [None, None, "7", None]


def test_what_is_cut_keeps_both_ends_and_its_length() -> None:
    for most in range(2, 12):
        assert len(cut("abcdefghijkl", most)) == most
        assert cut("abcdefghijkl", most)[0] == "a"
    assert cut("abc", 3) == "abc"


def test_a_fault_is_recorded_in_one_line_and_a_job_that_is_done_is_left_alone(tmp_path: Path) -> None:
    broken = {"_target_": "receipts.evaluate.Evaluate", "pred": "nowhere.jsonl", "gold": "nowhere.jsonl"}
    run_job(broken, tmp_path / "0", "", resume=False)
    state = job_state(tmp_path / "0")
    assert (state.word, state.fault) == ("failed", "nowhere.jsonl: no such file or folder")
    done(tmp_path, 1, loss=1.0)
    run_job(broken, tmp_path / "1", "", resume=False)
    assert job_state(tmp_path / "1").word == "done"
