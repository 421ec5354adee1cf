"""tillroll label, from the front door: what it writes, what it refuses, and how it tells."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tillroll
from labeling_functions.votes import read_labels, read_votes
from receipts.dataset import Dataset

EXAMPLES = Path(__file__).parents[2] / "examples"
ENTRIES: list[dict[str, Any]] = [
    json.loads(line) for line in (EXAMPLES / "sroie" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
]
KNOWN = [{**entry, "image": None} for entry in ENTRIES if entry["fields"]]
UNKNOWN = [{**entry, "image": None} for entry in ENTRIES if not entry["fields"]]
NAMES = ("other", "company", "date", "address", "total")
Label = Callable[..., int]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def label(documents: list[Any], *arguments: str, out: str = "o") -> int:
    """Label documents by majority vote, which is fast; a text stands for a line as it is."""
    lines = [entry if isinstance(entry, str) else json.dumps(entry) for entry in documents]
    Path("documents.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tillroll.main(["label", "documents=documents.jsonl", f"out={out}", "label_model=majority", *arguments])


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


def with_text(id: str, *texts: str, **more: Any) -> dict[str, Any]:
    """A document with each text on a row of its own."""
    quads = [[0, 20 * row, 90, 20 * row, 90, 20 * row + 15, 0, 20 * row + 15] for row in range(len(texts))]
    lines = [{"text": text, "quad": quad} for text, quad in zip(texts, quads, strict=True)]
    return {"id": id, "image": None, "width": 100, "height": 20 * len(texts) + 20, "lines": lines, "fields": None, **more}


def test_a_run_leaves_whole_files_and_the_manifest_last(here: Path) -> None:
    assert label([*KNOWN[:2], *UNKNOWN[:3]]) == 0
    manifest = json.loads((here / "o" / "manifest.json").read_text())
    assert {path.name for path in (here / "o").iterdir()} == {
        *("config.yaml", "documents.parquet", "labels-majority.parquet", "manifest.json", "metrics.json"),
        *("predictions.jsonl", "report.html", "votes.parquet"),
    }
    assert set(manifest["files"]) == {"documents.parquet", "labels-majority.parquet", "votes.parquet"}
    for name, sha256 in manifest["files"].items():
        assert hashlib.sha256((here / "o" / name).read_bytes()).hexdigest() == sha256
    assert manifest["documents_sha256"] == hashlib.sha256((here / "documents.jsonl").read_bytes()).hexdigest()
    assert (manifest["count"], manifest["schema"], manifest["labels"]) == (5, list(NAMES), "labels-majority.parquet")
    times = {path.name: path.stat().st_mtime_ns for path in (here / "o").iterdir()}
    assert max(times, key=times.__getitem__) == "manifest.json"


def test_files_of_a_run_belong_together(here: Path) -> None:
    assert label([*KNOWN[:1], *UNKNOWN[:2]]) == 0
    documents = Dataset(here / "o").documents
    votes = read_votes(here / "o" / "votes.parquet")
    labels = read_labels(here / "o" / "labels-majority.parquet", NAMES, votes.starts)
    predictions = [json.loads(line) for line in (here / "o" / "predictions.jsonl").read_text().splitlines()]
    assert [document.id for document in documents] == [entry["id"] for entry in predictions]
    assert votes.starts[-1] == sum(map(len, documents)) == len(votes.values) == len(labels.probabilities)
    for document, prediction in zip(documents, predictions, strict=True):
        text = " ".join(document.line_texts)
        assert all(value is None or value in text for value in prediction["fields"].values())
        assert all(0 <= value <= 1 for value in prediction["confidence"].values())


def test_two_runs_write_the_same(here: Path) -> None:
    assert label([*KNOWN[:1], *UNKNOWN[:2]], out="a") == 0
    assert label([*KNOWN[:1], *UNKNOWN[:2]], out="b") == 0
    for name in ("votes.parquet", "labels-majority.parquet", "documents.parquet", "predictions.jsonl", "report.html"):
        assert (here / "a" / name).read_bytes() == (here / "b" / name).read_bytes(), name


def test_the_figures_of_known_receipts_are_told_and_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert label([*KNOWN, *UNKNOWN[:1]]) == 0
    metrics = json.loads((here / "o" / "metrics.json").read_text())
    assert metrics["documents"] == len(KNOWN)
    assert metrics["blank_free"]["micro"]["f1"] > 0.6
    assert f"blank-free micro F1 {metrics['blank_free']['micro']['f1']:.3f}" in capsys.readouterr().out


def test_without_known_fields_there_are_no_figures(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert label(UNKNOWN[:2]) == 0
    assert set(json.loads((here / "o" / "metrics.json").read_text())) == {"faults", "functions"}
    assert "F1" not in capsys.readouterr().out


def test_where_all_fields_are_known_that_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert label(KNOWN[:2]) == 0
    assert "every receipt carries fields; the label model is fitted on the votes on all of them" in told(capsys)


def test_a_finished_run_is_left_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert label(UNKNOWN[:2]) == 0
    before = {path: path.stat().st_mtime_ns for path in (here / "o").iterdir()}
    assert label(UNKNOWN[:2], "resume=true") == 0
    assert "o: complete already" in told(capsys)
    assert {path: path.stat().st_mtime_ns for path in (here / "o").iterdir()} == before


def test_a_run_cut_short_is_gone_on_with(here: Path) -> None:
    assert label(UNKNOWN[:2]) == 0
    whole = {path.name: path.read_bytes() for path in (here / "o").iterdir() if path.name != "manifest.json"}
    for name in ("manifest.json", "report.html", "labels-majority.parquet"):
        (here / "o" / name).unlink()
    assert label(UNKNOWN[:2], "resume=true") == 0
    assert {path.name: path.read_bytes() for path in (here / "o").iterdir() if path.name != "manifest.json"} == whole
    assert (here / "o" / "manifest.json").exists()


@pytest.mark.parametrize("arguments", [[], ["resume=true", "label_model=snorkel"]], ids=["again", "another model"])
def test_the_folder_of_another_run_is_refused(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert label(UNKNOWN[:1]) == 0
    assert label(UNKNOWN[:1], *arguments) == 1
    assert told(capsys).splitlines()[-1].startswith("tillroll: out: o ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "x", ', "tillroll: documents.jsonl:2: broken json: "),
        ('["x"]', "tillroll: documents.jsonl:2: expected a json object, got list"),
        ('{"id": "x", "width": 9, "height": 9}', "tillroll: documents.jsonl:2: misses lines"),
        (
            '{"id": "x", "width": 9, "height": 9, "lines": [{"text": "TOTAL 9.50"}]}',
            "tillroll: documents.jsonl:2: lines: line 1 has no box; each line needs its text and a quad of 8 numbers in pixels",
        ),
    ],
    ids=["broken json", "no object", "no lines", "no boxes"],
)
def test_a_broken_document_is_told_by_file_and_line(
    here: Path, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    assert label([UNKNOWN[0], line]) == 1
    assert told(capsys).startswith(said)
    assert not (here / "o").exists()


def test_empty_documents_are_told_and_gone_on_with(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert label([with_text("blank", " "), UNKNOWN[0], with_text("none")]) == 0
    assert "documents: 2 of 3 hold no text and teach nothing: blank, none" in told(capsys)
    predictions = [json.loads(line) for line in (here / "o" / "predictions.jsonl").read_text().splitlines()]
    assert [entry["id"] for entry in predictions] == ["blank", UNKNOWN[0]["id"], "none"]
    assert set(predictions[0]["fields"].values()) == {None}


def test_only_empty_documents_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert label([with_text("blank", " "), with_text("none")]) == 1
    assert told(capsys) == "tillroll: documents: documents.jsonl: none of its 2 documents holds any text\n"


def test_rules_of_ones_own_vote_alone(here: Path) -> None:
    assert label([*KNOWN[:3], *UNKNOWN[:3]], f"functions={EXAMPLES / 'my_rules.py'}") == 0
    names = read_votes(here / "o" / "votes.parquet").names
    assert "amount_right_of_total" in names
    assert "address_is_run_of_lines" in names
    assert "total_on_total_row" not in names


RULES = """
from labeling_functions import labeling_function

@labeling_function(label="total")
def stumbles_over_cash(document):
    if document.find("cash"):
        raise RuntimeError("cash")
    return document.find(r"[0-9]+[.][0-9][0-9]")
"""
CASH, CARD = with_text("slip-1", "TOTAL 9.50", "CASH 10.00"), with_text("slip-2", "TOTAL 9.50", "CARD 9.50")


def test_a_function_that_fails_ends_the_run_and_is_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "rules.py").write_text(RULES)
    assert label([CASH, CARD], "functions=rules.py") == 1
    assert told(capsys) == "tillroll: labeling function stumbles_over_cash, document slip-1: RuntimeError: cash\n"
    assert not (here / "o" / "manifest.json").exists()


def test_a_tolerated_fault_is_counted_and_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "rules.py").write_text(RULES)
    assert label([CASH, CARD], "functions=rules.py", "tolerate_faults=true") == 0
    assert "labeling function stumbles_over_cash failed on 1 receipts and abstained there" in told(capsys)
    assert json.loads((here / "o" / "metrics.json").read_text())["faults"] == {"stumbles_over_cash": 1}


def test_a_picture_that_is_not_there_is_told_before_the_work(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert label([UNKNOWN[0], with_text("slip-9", "TOTAL 9.50", image="gone.jpg")]) == 1
    assert told(capsys) == (
        f"tillroll: documents: documents.jsonl: image of slip-9: {here / 'gone.jpg'}: no such file or folder; "
        'a receipt without a picture has "image": null\n'
    )
    assert not (here / "o").exists()


def test_a_file_that_is_no_picture_is_told_before_the_work(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "text.jpg").write_text("no picture")
    assert label([with_text("slip-9", "TOTAL 9.50", image="text.jpg")]) == 1
    assert f"image of slip-9: {here / 'text.jpg'}: cannot be decoded as a picture (of no known kind)" in told(capsys)
    assert not (here / "o").exists()


def test_a_picture_cut_short_is_told_and_loses_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pictured = next(entry for entry in ENTRIES if entry["image"] and entry["fields"])
    (here / "images").mkdir()
    whole = (EXAMPLES / "sroie" / pictured["image"]).read_bytes()
    (here / pictured["image"]).write_bytes(whole[: len(whole) // 2])
    assert label([pictured, UNKNOWN[0]]) == 0
    assert f"report: {pictured['id']} is drawn without its picture: {here / pictured['image']}: cannot be decoded" in told(
        capsys
    )
    assert (here / "o" / "manifest.json").exists()
    assert pictured["id"] in (here / "o" / "report.html").read_text()


def test_pictures_stand_in_the_report(here: Path) -> None:
    pictured = next(entry for entry in ENTRIES if entry["image"] and entry["fields"])
    shutil.copytree(EXAMPLES / "sroie" / "images", here / "images")
    assert label([pictured, UNKNOWN[0]]) == 0
    assert "data:image/" in (here / "o" / "report.html").read_text()


OF_TWO_MINDS = """
from labeling_functions import labeling_function

@labeling_function(label="total")
def one(document):
    return document.find(r"[0-9]+[.][0-9][0-9]")

@labeling_function(label="company")
def other(document):
    return document.find(r"[0-9]+[.][0-9][0-9]")
"""


def test_a_strangers_text_cannot_run_in_the_report(here: Path) -> None:
    script, quote = "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'
    known = with_text(quote, f"{script} SDN BHD", "TOTAL 9.50", fields={"company": script, "total": quote})
    (here / "rules.py").write_text(OF_TWO_MINDS)
    assert label([known, with_text(script, script, "9.50")], "functions=rules.py") == 0
    page = (here / "o" / "report.html").read_text(encoding="utf-8")
    assert "Where functions fight" in page
    assert "with the votes on total" in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 3
    assert script not in page
    assert "<img src=x" not in page


def test_what_stands_in_known_fields_changes_nothing_but_the_figures(here: Path) -> None:
    """With label_model=snorkel as well: see test_label_model.py."""
    assert label([*KNOWN[:4], *UNKNOWN[:4]], out="a") == 0
    changed = [{**entry, "fields": dict.fromkeys(entry["fields"], "9.50")} for entry in KNOWN[:4]]
    assert label([*changed, *UNKNOWN[:4]], out="b") == 0
    for name in ("votes.parquet", "labels-majority.parquet", "predictions.jsonl"):
        assert (here / "a" / name).read_bytes() == (here / "b" / name).read_bytes(), name


def test_the_text_of_known_receipts_changes_nothing_for_the_others(here: Path) -> None:
    assert label([*UNKNOWN[:4], *KNOWN[:4]], out="a") == 0
    changed = [
        {**other, "id": entry["id"], "fields": entry["fields"]} for entry, other in zip(KNOWN, UNKNOWN[4:8], strict=False)
    ]
    assert label([*UNKNOWN[:4], *changed], out="b") == 0
    first, second = (own_labels(here / out, "labels-majority.parquet", 4) for out in "ab")
    np.testing.assert_array_equal(first, second)


def own_labels(out: Path, name: str, count: int) -> np.ndarray:
    """The probabilities of the first documents of a run."""
    starts = read_votes(out / "votes.parquet").starts
    return read_labels(out / name, NAMES, starts).probabilities[: starts[count]]


def test_a_run_can_be_labeled_anew(here: Path) -> None:
    assert label(UNKNOWN[:2], out="a") == 0
    assert tillroll.main(["label", "documents=a", "out=b", "label_model=majority"]) == 0
    assert (here / "a" / "votes.parquet").read_bytes() == (here / "b" / "votes.parquet").read_bytes()
