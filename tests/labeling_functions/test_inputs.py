"""Documents or functions that change under a run: told in one line, and never mixed with votes on what was there before."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

import tillroll
from labeling_functions.votes import read_votes

RULES = """
from labeling_functions import labeling_function

@labeling_function(label="total")
def amounts(document):
    return document.find(r"[0-9]+[.][0-9][0-9]")
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents, rules and a finished run of both."""
    monkeypatch.chdir(tmp_path)
    write("9.50")
    Path("rules.py").write_text(RULES)
    assert label() == 0
    return tmp_path


def write(amount: str) -> None:
    entry = {"id": "slip", "width": 99, "height": 99, "lines": [{"text": f"TOTAL {amount}", "quad": [0, 0, 9, 0, 9, 9, 0, 9]}]}
    Path("documents.jsonl").write_text(json.dumps(entry))


def label(*arguments: str) -> int:
    fixed = ["documents=documents.jsonl", "functions=rules.py", "label_model=majority", "out=o"]
    return tillroll.main(["label", *fixed, *arguments])


def last_line(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err.splitlines()[-1]


def labels(run: Path) -> list[Any]:
    return read_votes(run / "votes.parquet").values[:, 0].tolist()


def test_a_finished_run_of_changed_documents_is_not_complete(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert label("resume=true") == 0
    assert last_line(capsys) == "o: complete already"
    write("999")
    assert label("resume=true") == 1
    assert last_line(capsys).startswith("tillroll: documents: documents.jsonl changed since o was made; overwrite=true ")
    assert label("overwrite=true") == 0
    assert labels(here / "o") == [-1, -1]


def test_a_finished_run_of_changed_functions_is_not_complete(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rules.py").write_text(RULES + "\n# more\n")
    assert label("resume=true") == 1
    assert last_line(capsys).startswith("tillroll: functions: rules.py changed since o was made; overwrite=true ")


def test_a_changed_dataset_is_seen(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    of_run = ["label", "documents=o", "functions=rules.py", "label_model=majority", "out=p"]
    assert tillroll.main(of_run) == 0
    write("7.20 8.20")
    assert label("overwrite=true") == 0
    assert tillroll.main([*of_run, "resume=true"]) == 1
    assert last_line(capsys).startswith("tillroll: documents: o changed since p was made")


def test_a_run_cut_short_goes_on_with_the_documents_of_now(here: Path) -> None:
    (here / "o" / "manifest.json").unlink()
    write("1.00 2.00")
    assert label("resume=true") == 0
    assert labels(here / "o") == [-1, 4, 4, 4, 4, 4, 4]


def test_votes_on_documents_that_changed_within_the_same_size_and_time_are_not_reused(here: Path) -> None:
    before = Path("documents.jsonl").stat()
    write("9,50")
    os.utime("documents.jsonl", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Path("documents.jsonl").stat().st_size == before.st_size
    assert label("overwrite=true") == 0
    assert labels(here / "o") == [-1, -1, -1, -1]


def test_why_tells_that_the_documents_are_others_by_now(capsys: pytest.CaptureFixture[str]) -> None:
    why = ["why", "run=o", "document=slip", "field=total"]
    assert tillroll.main(why) == 0
    assert "changed since" not in capsys.readouterr().err
    write("999")
    assert tillroll.main(why) == 0
    told = capsys.readouterr()
    assert "documents: documents.jsonl changed since o was made, which holds the receipts as they were" in told.err
    assert "9.50" in told.out
    Path("documents.jsonl").unlink()
    assert tillroll.main(why) == 0
    assert "changed since" not in capsys.readouterr().err
