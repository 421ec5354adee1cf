"""Functions that are wrong, few or silent, from the front door: one line and a status, or a whole run that says what it is."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import tillroll
from labeling_functions.votes import ProbLabels, read_labels, read_votes

NAMES = ("other", "company", "date", "address", "total")
OURS = "from labeling_functions import labeling_function\n"
SNORKEL = "from snorkel.labeling import LabelingFunction\n"
RULE = "@labeling_function(label='{}')\ndef rule(document):\n    {}\n"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Labels two receipts with rules of the given text; the status and what is told."""
    monkeypatch.chdir(tmp_path)
    lines = [{"text": text, "quad": [0, y, 90, y, 90, y + 9, 0, y + 9]} for y, text in ((0, "TOTAL 9.50"), (20, "CASH 10.00"))]
    entries = [{"id": id, "width": 99, "height": 99, "lines": lines} for id in ("slip-1", "slip-2")]
    Path("documents.jsonl").write_text("\n".join(map(json.dumps, entries)))

    def label(text: str, *arguments: str) -> tuple[int, str]:
        Path("rules.py").write_text(text)
        fixed = ["label", "documents=documents.jsonl", "functions=rules.py", "out=o", "label_model=majority"]
        status = tillroll.main([*fixed, *arguments])
        return status, capsys.readouterr().err

    return label


def labels_of_run() -> ProbLabels:
    name = json.loads(Path("o/manifest.json").read_text())["labels"]
    return read_labels(Path("o") / name, NAMES, read_votes(Path("o/votes.parquet")).starts)


REFUSED = {
    "an index out of range": (
        OURS + RULE.format("total", "yield (0, 99)"),
        "labeling function rule, document slip-1: span (0, 99) outside its 8 tokens",
    ),
    "a negative index": (
        OURS + RULE.format("total", "yield (-1, 1)"),
        "labeling function rule, document slip-1: span (-1, 1) outside its 8 tokens",
    ),
    "a label beside the span": (
        OURS + RULE.format("total", "yield (0, 1, 'date')"),
        "labeling function rule, document slip-1: ValueError: ",
    ),
    "what is no span": (OURS + RULE.format("total", "yield 3"), "labeling function rule, document slip-1: TypeError: "),
    "a label that the schema lacks": (
        OURS + RULE.format("totl", "return []"),
        "labeling function rule: label totl: the schema has no such label; did you mean total?",
    ),
    "snorkel's label beyond the schema": (
        SNORKEL + "rule = LabelingFunction('rule', lambda x: 99 if x.line else -1)",
        "labeling function rule, document slip-1, line 1: label 99 outside -1 to ",
    ),
    "an empty file": ("", "functions: rules.py holds no labeling function; decorate one with @labeling_function(label=...)"),
    "plain functions": (
        "def rule(document):\n    return []\n",
        "functions: rules.py holds no labeling function; decorate one with @labeling_function(label=...)",
    ),
    "an empty list": (
        "lfs = []\n",
        "functions: rules.py holds no labeling function; decorate one with @labeling_function(label=...)",
    ),
}


@pytest.mark.parametrize(("text", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_is_told_in_one_line(run: Run, text: str, told: str) -> None:
    status, said = run(text)
    assert status == 1
    assert said.startswith(f"tillroll: {told}")
    assert said.count("\n") == 1
    assert not Path("o/manifest.json").exists()


def test_a_function_that_exits_python_is_no_crash_without_a_word(run: Run) -> None:
    with pytest.raises(SystemExit):
        run(OURS + RULE.format("total", "raise SystemExit(3)"))
    assert not Path("o/manifest.json").exists()


@pytest.mark.parametrize("model", ["majority", "em", "constrained"])
def test_one_function_makes_a_whole_run(run: Run, model: str) -> None:
    assert run(OURS + RULE.format("total", "return document.find(r'9[.]50')"), f"label_model={model}")[0] == 0
    votes = read_votes(Path("o/votes.parquet"))
    labels = labels_of_run()
    assert votes.values.shape == (16, 1)
    found = [json.loads(line)["fields"]["total"] for line in Path("o/predictions.jsonl").read_text().splitlines()]
    assert found == ["9.50", "9.50"]
    assert labels.probabilities[votes.values[:, 0] == NAMES.index("total")].argmax(axis=1).tolist() == [4] * 6


@pytest.mark.parametrize("model", ["majority", "em", "constrained"])
@pytest.mark.parametrize("count", [1, 3])
def test_silence_of_all_is_uniform_uncovered_and_told(run: Run, model: str, count: int) -> None:
    silent = "silent = [labeling_function(label='total', name=f'f{n}')(lambda document: []) for n in range({count})]"
    text = OURS + silent.replace("{count}", str(count))
    status, said = run(text, f"label_model={model}")
    assert status == 0
    assert "no function votes on any token: all probabilities are uniform, no token is covered, and no field is found" in said
    labels = labels_of_run()
    assert not labels.covered.any()
    np.testing.assert_allclose(labels.probabilities, 1 / len(NAMES), atol=1e-6)
    fields = [json.loads(line)["fields"] for line in Path("o/predictions.jsonl").read_text().splitlines()]
    assert fields == [dict.fromkeys(NAMES[1:])] * 2


def test_snorkel_s_model_says_what_it_lacks(run: Run) -> None:
    three = "rules = [labeling_function(label='total', name=n)(lambda document: []) for n in 'abc']"
    assert (
        "snorkel needs at least 3 functions, got 1" in run(OURS + RULE.format("total", "return []"), "label_model=snorkel")[1]
    )
    status, said = run(OURS + three, "label_model=snorkel")
    assert status == 1
    assert said.splitlines()[-1].startswith("tillroll: label_model: every function abstains everywhere")
