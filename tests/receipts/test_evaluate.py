import json
from pathlib import Path
from typing import Any

import pytest

from receipts.evaluate import Evaluate


def documents(path: Path, fields: dict[str, dict[str, Any] | None]) -> Path:
    line = {"text": "TOTAL RM7.42", "quad": [0, 0, 9, 0, 9, 9, 0, 9], "confidence": 1.0}
    entries = [{"id": key, "width": 9, "height": 9, "lines": [line], "fields": value} for key, value in fields.items()]
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries))
    return path


def test_predictions_are_scored_and_the_figures_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = documents(tmp_path / "gold.jsonl", {"a": {"total": "RM7.42"}, "b": {"total": "39.00"}, "c": None})
    pred = documents(tmp_path / "pred.jsonl", {"a": {"total": "7.42"}, "c": {"total": "1.00"}})
    assert Evaluate(pred=pred, gold=gold)() == pytest.approx(2 / 3)
    metrics = json.loads((tmp_path / "metrics.json").read_text())
    assert metrics["documents"] == 2
    assert metrics["exact"]["micro"]["f1"] == 0.0
    assert metrics["blank_free"]["total"] == {
        "correct": 1,
        "predicted": 1,
        "gold": 2,
        "precision": 1.0,
        "recall": 0.5,
        "f1": 2 / 3,
    }
    assert metrics["words"]["f1"] == 1.0
    shown = capsys.readouterr()
    assert "1 of 2 documents with fields were not predicted and count as missed (b, ...)" in shown.err
    assert "blank-free micro F1 0.667" in shown.out


def test_figures_go_where_they_are_asked_to(tmp_path: Path) -> None:
    gold = documents(tmp_path / "gold.jsonl", {"a": {"total": "7.42"}})
    assert Evaluate(pred=gold, gold=gold, out=tmp_path / "x")() == 1.0
    assert (tmp_path / "x" / "metrics.json").exists()


def test_by_value_what_fields_say_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = {"company": "mart", "date": "02.03.2020", "total": "1.007,42", "num_items": 3}
    gold = documents(tmp_path / "gold.jsonl", {"a": known, "b": known})
    right = {"company": "SUPER MART GmbH", "date": "2.3.20", "total": "1007.42"}
    pred = documents(tmp_path / "pred.jsonl", {"a": right, "b": {**right, "date": None, "total": "7,42"}})
    assert Evaluate(pred=pred, gold=gold, by="value")() == pytest.approx(2 * 4 / (5 + 6))
    metrics = json.loads((tmp_path / "metrics.json").read_text())
    assert [metrics["value"][name]["correct"] for name in ("company", "date", "total")] == [2, 1, 1]
    assert "num_items" not in metrics["value"]
    assert metrics["blank_free"]["num_items"]["gold"] == 2
    shown = capsys.readouterr()
    assert "left out of the figures: num_items" in shown.err
    assert "by value micro F1 0.727" in shown.out
    assert "num_items" not in shown.out


def test_by_value_a_field_that_is_null_throughout_counts_as_missed(tmp_path: Path) -> None:
    gold = documents(tmp_path / "gold.jsonl", {"a": {"company": "mart", "total": "7.42"}})
    pred = documents(tmp_path / "pred.jsonl", {"a": {"company": None, "total": "7.42"}})
    assert Evaluate(pred=pred, gold=gold, by="value")() == pytest.approx(2 / 3)


def test_by_value_predictions_without_any_known_field_are_refused(tmp_path: Path) -> None:
    gold = documents(tmp_path / "gold.jsonl", {"a": {"company": "mart", "total": "7.42"}})
    pred = documents(tmp_path / "pred.jsonl", {"a": {"shop": "mart"}})
    with pytest.raises(ValueError, match=r"pred: .* names none of the fields that .* knows \(company, total\)"):
        Evaluate(pred=pred, gold=gold, by="value")()
    assert not (tmp_path / "metrics.json").exists()


@pytest.mark.parametrize(
    ("found", "known", "said"),
    [
        ({"a": {}}, {"a": None}, r"gold: no document of .* carries fields"),
        ({"b": {}}, {"a": {"total": "1"}}, r"pred: .* share no document"),
    ],
)
def test_what_cannot_be_scored_is_refused(tmp_path: Path, found: Any, known: Any, said: str) -> None:
    pred, gold = documents(tmp_path / "pred.jsonl", found), documents(tmp_path / "gold.jsonl", known)
    with pytest.raises(ValueError, match=said):
        Evaluate(pred=pred, gold=gold)()
    assert not (tmp_path / "metrics.json").exists()


def picture(path: Path, lines: dict[str, list[float]], width: int = 100) -> Path:
    """A receipt with lines of text in boxes."""
    entries = [{"text": text, "quad": [a, b, c, b, c, d, a, d]} for text, (a, b, c, d) in lines.items()]
    path.write_text(json.dumps({"id": "a", "width": width, "height": 90, "lines": entries, "fields": {"total": "7.42"}}))
    return path


KNOWN = {"TOTAL": [0.0, 10.0, 40.0, 20.0], "RM 7.42": [50.0, 10.0, 90.0, 20.0]}
# One line found and read, one whose box is half of it and whose text lacks its blank.
SEEN = {"Total": [0.0, 10.0, 40.0, 20.0], "RM7.42": [50.0, 10.0, 65.0, 20.0]}


def test_what_was_read_off_a_picture_is_scored_by_words_lines_and_phrases(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Evaluate(pred=picture(tmp_path / "pred.jsonl", SEEN), gold=picture(tmp_path / "gold.jsonl", KNOWN))()
    metrics = json.loads((tmp_path / "metrics.json").read_text())
    counts = {
        name: [metrics[name][count] for count in ("correct", "predicted", "gold")] for name in ("words", "lines", "phrases")
    }
    assert counts == {"words": [1, 2, 3], "lines": [1, 2, 2], "phrases": [1, 2, 2]}
    shown = capsys.readouterr().out
    assert [line.split() for line in shown.splitlines() if line.startswith(("lines", "phrases"))] == [
        ["lines", "2", "0.500", "0.500", "0.500"],
        ["phrases", "2", "0.500", "0.500", "0.500"],
    ]


def test_boxes_in_pictures_of_other_sizes_are_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Evaluate(pred=picture(tmp_path / "pred.jsonl", SEEN, 120), gold=picture(tmp_path / "gold.jsonl", KNOWN))()
    metrics = json.loads((tmp_path / "metrics.json").read_text())
    assert metrics["words"]["correct"] == 1
    assert not {"lines", "phrases"} & metrics.keys()
    assert "phrases" not in capsys.readouterr().out


def test_of_text_that_was_given_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = picture(tmp_path / "gold.jsonl", KNOWN)
    Evaluate(pred=gold, gold=gold)()
    assert json.loads((tmp_path / "metrics.json").read_text())["phrases"]["recall"] == 1.0
    assert "words" not in capsys.readouterr().out
