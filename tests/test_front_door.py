"""The front door, as people use it: what they misspell is told, what they type arrives, and a run never hides another."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import tillroll

SCRIPT = Path(sys.executable).with_name("tillroll")
EXAMPLES = Path(__file__).parents[1] / "examples" / "sroie" / "documents.jsonl"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder with three documents in it, one of which carries fields."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    known = next(line for line in lines if json.loads(line)["fields"])
    unknown = [line for line in lines if not json.loads(line)["fields"]][:2]
    (tmp_path / "documents.jsonl").write_text("\n".join([known, *unknown]), encoding="utf-8")
    return tmp_path


def script(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SCRIPT, *arguments], capture_output=True, text=True, check=False)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 1) -> str:
    """What a run that is refused tells: one line."""
    capsys.readouterr()
    assert tillroll.main(arguments) == status
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err.removesuffix("\n")


def label(*arguments: str) -> int:
    return tillroll.main(["label", "documents=documents.jsonl", "label_model=majority", *arguments])


@pytest.mark.parametrize("asked", [[], ["--help"], ["-h"], ["help"]])
def test_without_a_verb_all_verbs_are_told(asked: list[str]) -> None:
    done = script(*asked)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(f"\n  {verb} " in done.stdout for verb in tillroll.VERBS)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("evalute", "tillroll: evalute: no such verb; did you mean evaluate?"),
        ("dance", "tillroll: dance: no such verb; there are: " + ", ".join(tillroll.VERBS)),
        ("-m", "tillroll: -m: no such verb; there are: " + ", ".join(tillroll.VERBS)),
    ],
)
def test_an_unknown_verb_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str], word: str, said: str) -> None:
    assert refusal(capsys, word, status=2) == said


@pytest.mark.parametrize("verb", tillroll.VERBS)
def test_every_verb_tells_its_settings(capsys: pytest.CaptureFixture[str], verb: str) -> None:
    assert tillroll.main([verb, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"tillroll {verb}: ")
    assert f"  tillroll {verb} " in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["evaluate", "pred=p", "gld=g"], "gld: Evaluate has no such setting; did you mean gold?"),
        (["evaluate", "pred=p"], "gold: missing; say gold=..."),
        (["evaluate", "pred"], "pred: expected key=value"),
        (["train", "out=o", "network=extractor"], "Could not override 'network'. Did you mean to override network@model?"),
        (["train", "documents=documents.jsonl"], "out: missing; say out=..."),
        (["synth", "count=3"], "out: missing; say out=..."),
        (["read", "output=b"], "input: missing; say input=..."),
        (["read", "input=a", "output=b"], "a: no such file or folder"),
        (["evaluate", "pred=nowhere.jsonl", "gold=documents.jsonl"], "nowhere.jsonl: no such file or folder"),
        (
            ["label", "label_model=majorty"],
            "label_model=majorty: no such choice; did you mean majority? "
            "(there are: confusion, constrained, em, majority, snorkel, unconstrained)",
        ),
        (
            ["label", "out=o", "documents=d", "schema.feilds=1"],
            "schema.feilds: Schema has no such setting; did you mean fields?",
        ),
        (["label", "out=o", "documents=d", "tolerate_faults=3"], "tolerate_faults: Input should be a valid boolean, got 3"),
        (
            ["label", "out=o", "documents=d", "label_model._target_=os.system"],
            "label_model._target_: os.system is not a part of Tillroll",
        ),
        (["evaluate", "-m", "pred=p", "gold=g"], "out: missing; a sweep writes its jobs to out/0, out/1, ...: say out=DIR"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert refusal(capsys, *arguments) == f"tillroll: {said}"
    assert [path.name for path in here.iterdir()] == ["documents.jsonl"]


def test_the_installed_script_tells_a_fault_in_one_line() -> None:
    done = script("evaluate", "pred=p", "gld=g")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "tillroll: gld: Evaluate has no such setting; did you mean gold?\n"


def test_our_own_mistakes_are_told_whole(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(self: object) -> None:
        raise KeyError("ours")

    monkeypatch.setattr("receipts.evaluate.Evaluate.__call__", broken)
    assert tillroll.main(["evaluate", "pred=p", "gold=g"]) == 1
    assert "KeyError: 'ours'" in capsys.readouterr().err


def test_the_configuration_is_shown_without_running(capsys: pytest.CaptureFixture[str]) -> None:
    assert label("out=o", "schema.fields.total.multi_line=true", "--cfg", "job") == 0
    shown = capsys.readouterr().out
    assert "out: o\n" in shown
    assert "multi_line: true" in shown
    assert not Path("o").exists()


@pytest.mark.parametrize("name", ["my receipts (1).jsonl", "a,b.jsonl", "a=b.jsonl", "it's ${x}.jsonl"])
def test_a_path_arrives_as_it_was_typed(here: Path, name: str) -> None:
    (here / "documents.jsonl").rename(here / name)
    assert tillroll.main(["evaluate", f"pred={name}", f"gold={name}", f"out=figures of {name}"]) == 0
    metrics = json.loads((here / f"figures of {name}" / "metrics.json").read_text())
    assert metrics["exact"]["micro"]["f1"] == 1.0


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_sweep_may_be_asked_for_anywhere(here: Path, place: int) -> None:
    (here / "other.jsonl").write_text((here / "documents.jsonl").read_text(encoding="utf-8"), encoding="utf-8")
    arguments = ["pred=documents.jsonl,other.jsonl", "gold=documents.jsonl", "out=my sweep"]
    arguments.insert(place, "-m")
    assert tillroll.main(["evaluate", *arguments]) == 0
    assert [row["job"] for row in json.loads((here / "my sweep" / "sweep.json").read_text())] == [0, 1]
    assert all((here / "my sweep" / job / "metrics.json").exists() for job in "01")


@pytest.mark.slow
def test_a_sweep_runs_every_combination_and_tells_them_apart(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert label("out=sweep", "-m", "tolerate_faults=true,false") == 0
    rows = json.loads((here / "sweep" / "sweep.json").read_text())
    assert [(row["job"], row["tolerate_faults"]) for row in rows] == [(0, True), (1, False)]
    assert all("blank_free_f1" in row for row in rows)
    assert all((here / "sweep" / str(job) / "manifest.json").exists() for job in (0, 1))
    assert "sweep sweep" in capsys.readouterr().out


def test_a_second_run_is_refused_gone_on_with_or_started_again(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert label("out=o") == 0
    written = (here / "o" / "manifest.json").stat().st_mtime_ns
    assert label("out=o") == 1
    assert "out: o holds another run; resume=true goes on with it, overwrite=true starts again" in capsys.readouterr().err
    assert label("out=o", "resume=true") == 0
    assert "o: complete already" in capsys.readouterr().err
    assert (here / "o" / "manifest.json").stat().st_mtime_ns == written
    assert label("out=o", "resume=true", "tolerate_faults=true") == 1
    assert "begun with tolerate_faults=False, now tolerate_faults=True" in capsys.readouterr().err
    assert label("out=o", "overwrite=true", "tolerate_faults=true") == 0
    assert (here / "o" / "manifest.json").stat().st_mtime_ns > written


@pytest.mark.slow
def test_each_job_of_a_sweep_refuses_for_itself(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert label("out=sweep/1") == 0
    assert label("out=sweep", "-m", "tolerate_faults=true,false") == 1
    assert "sweep/1 holds another run" in capsys.readouterr().err
    # The job that could run has run, and is in the table.
    assert (here / "sweep" / "0" / "manifest.json").exists()
    assert [row["job"] for row in json.loads((here / "sweep" / "sweep.json").read_text())] == [0, 1]
    assert label("out=sweep", "-m", "tolerate_faults=true,false", "overwrite=true") == 0


@pytest.mark.slow
def test_a_sweep_may_run_its_jobs_side_by_side(here: Path) -> None:
    pytest.importorskip("hydra_plugins.hydra_joblib_launcher")
    launcher = ["hydra/launcher=joblib", "hydra.launcher.n_jobs=2"]
    assert label("out=my sweep", "-m", "tolerate_faults=true,false", *launcher) == 0
    rows = json.loads((here / "my sweep" / "sweep.json").read_text())
    assert [(row["job"], row["tolerate_faults"]) for row in rows] == [(0, True), (1, False)]


def test_a_folder_of_other_files_is_never_written_to(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "o").mkdir()
    (here / "o" / "thesis.tex").write_text("mine")
    assert label("out=o", "overwrite=true") == 1
    assert "holds files that are no run of Tillroll (thesis.tex)" in capsys.readouterr().err
    assert [path.name for path in (here / "o").iterdir()] == ["thesis.tex"]


def test_what_the_front_door_changes_it_puts_back(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.delenv("HYDRA_FULL_ERROR", raising=False)
    before, arguments, folder = dict(os.environ), list(sys.argv), Path.cwd()
    tillroll.main(["evaluate", "pred=nowhere.jsonl", "gold=documents.jsonl"])
    assert (dict(os.environ), sys.argv, Path.cwd()) == (before, arguments, folder)


def test_no_setting_is_hidden_by_a_group_of_the_same_name() -> None:
    """Hydra takes ``model=runs/demo`` for a choice wherever a group is called ``model``."""
    from importlib import import_module

    from receipts.config import choices, paths_of

    for target, _ in tillroll.VERBS.values():
        module, _, name = target.rpartition(".")
        assert not paths_of(getattr(import_module(module), name)) & choices().keys()
