"""The benchmark of readers: what is known, held against itself, is found whole; what is not there is told."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "benchmarks/reader.py", "documents=examples/sroie/documents.jsonl", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_gold_reaches_one_and_tools_that_are_not_there_are_told(tmp_path: Path) -> None:
    absent = (f"rapidocr_python={tmp_path}/python", f"model={tmp_path}")
    done = run("tools=gold,rapidocr", "count=3", "parts=words,fields", *absent, f"json={tmp_path}/found.json")
    assert done.returncode == 0, done.stderr
    for name in ("rapidocr", "fields"):
        assert f"{name} is left out: " in done.stdout
    found = json.loads((tmp_path / "found.json").read_text())["results"]
    assert found["pictures"] == 3
    assert {name: one["f1"] for name, one in found["words"]["gold"].items()} == {"words": 1.0, "boxes": 1.0, "phrases": 1.0}


def test_an_unknown_tool_is_refused_with_those_there_are() -> None:
    done = run("tools=tesserect")
    assert done.returncode == 1
    assert "tesserect: there is no such tool; did you mean tesseract? (there are: ours, tesseract," in done.stderr
