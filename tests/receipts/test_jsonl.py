"""Documents come in and predictions go out; every fault is told by file and line."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from receipts.jsonl import Prediction, read_documents, read_fields, write_predictions

LINE = {"text": "TOTAL RM7.42", "quad": [0, 0, 100, 0, 100, 20, 0, 20]}
GOOD = {"id": "a", "image": "pictures/a.jpg", "width": 200, "height": 100, "lines": [LINE], "fields": {"total": "RM7.42"}}


def written(tmp_path: Path, *entries: Any) -> Path:
    path = tmp_path / "documents.jsonl"
    path.write_text(
        "".join(f"{entry if isinstance(entry, str) else json.dumps(entry)}\n" for entry in entries), encoding="utf-8"
    )
    return path


def test_documents_are_read(tmp_path: Path) -> None:
    bare = {"id": "b", "width": 9, "height": 9, "lines": []}
    one, other = read_documents(written(tmp_path, GOOD, "", bare))
    assert (one.id, one.size, one.line_texts, one.fields) == ("a", (200, 100), ("TOTAL RM7.42",), {"total": "RM7.42"})
    np.testing.assert_array_equal(one.line_quads, [[[0, 0], [100, 0], [100, 20], [0, 20]]])
    assert one.image == str(tmp_path / "pictures" / "a.jpg")
    assert (other.fields, other.image, len(other)) == (None, None, 0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"id": 7}, "id: expected a string, got 7"),
        ({"id": ""}, "id: expected a string, got ''"),
        ({"width": 0}, "width and height: expected whole pixels above 0, got (0, 100)"),
        ({"height": 10.5}, "width and height: expected whole pixels above 0, got (200, 10.5)"),
        ({"lines": {}}, "lines: expected a list"),
        ({"lines": [LINE, {"quad": [0] * 8}]}, "lines: line 2 has no text"),
        ({"lines": [{"text": "x"}]}, "lines: line 1 has no box"),
        ({"lines": [{"text": "x", "quad": [0, 0, 9, 9]}]}, "lines: line 1: quad: expected 8 numbers, got [0, 0, 9, 9]"),
        ({"lines": [{"text": "x", "quad": [float("nan")] * 8}]}, "lines: line 1: quad: expected 8 numbers"),
        ({"lines": [{"text": "x", "quad": [900] * 8}]}, "lines: line 1: its box"),
        ({"lines": [{"text": "x", "quad": [-50] * 8}]}, "lies outside the picture of 200 x 100 pixels"),
        ({"fields": {"total": 7.42}}, "fields: expected an object of strings, or null; total is 7.42"),
        ({"fields": {"total": None}}, "fields: expected an object of strings, or null; total is None"),
        ({"fields": {"paid": True}}, "fields: expected an object of strings, or null; paid is True"),
        ({"fields": ["7.42"]}, "fields: expected an object of strings, or null, got ['7.42']"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, wrong: dict[str, Any], said: str) -> None:
    path = written(tmp_path, GOOD, {**GOOD, "id": "b", **wrong})
    with pytest.raises(ValueError) as caught:
        read_documents(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert said in str(caught.value)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r":1: misses width, lines$"):
        read_documents(written(tmp_path, {"id": "a", "height": 9}))


def test_whole_numbers_among_the_fields_are_read_as_their_digits(tmp_path: Path) -> None:
    path = written(tmp_path, {**GOOD, "fields": {"total": "7.42", "num_items": 19}})
    assert read_fields(path) == {"a": {"total": "7.42", "num_items": "19"}}
    assert read_documents(path)[0].fields == {"total": "7.42", "num_items": "19"}


@pytest.mark.parametrize("entry", [{"id": 7, "fields": {}}, {"id": "b", "fields": {"total": 7.4}}, {"id": "b", "fields": "7"}])
def test_fields_that_are_none_are_told(tmp_path: Path, entry: Any) -> None:
    with pytest.raises(ValueError, match=r":2: .*an object of strings, or null"):
        read_fields(written(tmp_path, GOOD, entry))


@pytest.mark.parametrize(("line", "said"), [('{"id": ', "broken json: "), ("[1]", "expected a json object, got list")])
@pytest.mark.parametrize("read", [read_documents, read_fields])
def test_broken_lines_are_told(tmp_path: Path, line: str, said: str, read: Any) -> None:
    path = written(tmp_path, GOOD, line)
    with pytest.raises(ValueError, match=f":2: {said}"):
        read(path)


def test_two_documents_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r":2: id 'a' was there before"):
        read_documents(written(tmp_path, GOOD, GOOD))


def test_a_file_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds no documents"):
        read_documents(written(tmp_path))


def test_text_of_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.jsonl"
    path.write_bytes('{"id": "Größe"}'.encode("latin-1"))
    with pytest.raises(ValueError, match=r"latin.jsonl: is no UTF-8 text \(.* at byte 10\)"):
        read_documents(path)


def test_a_box_a_little_outside_is_taken(tmp_path: Path) -> None:
    entry = {**GOOD, "lines": [{"text": "x", "quad": [-2, -1, 203, -1, 203, 101, -2, 101]}]}
    assert len(read_documents(written(tmp_path, entry))) == 1


def test_a_prediction_is_itself_a_document(tmp_path: Path) -> None:
    (document,) = read_documents(written(tmp_path, GOOD))
    path = tmp_path / "predictions.jsonl"
    write_predictions(path, [Prediction(document, {"total": "RM7.42", "date": None}, {"total": 0.987654, "date": 0.5}, [0.25])])
    entry = json.loads(path.read_text(encoding="utf-8"))
    assert entry["lines"] == [{**LINE, "quad": [float(value) for value in LINE["quad"]], "confidence": 0.25}]
    assert entry["confidence"] == {"total": 0.9877, "date": 0.5}
    assert read_fields(path) == {"a": {"total": "RM7.42", "date": None}}
    entry["fields"] = None
    (again,) = read_documents(written(tmp_path, entry))
    assert again.line_texts == document.line_texts
    np.testing.assert_array_equal(again.line_quads, document.line_quads)


def test_text_that_was_given_is_certain(tmp_path: Path) -> None:
    (document,) = read_documents(written(tmp_path, GOOD))
    write_predictions(tmp_path / "p.jsonl", [Prediction(document, {}, {})])
    assert json.loads((tmp_path / "p.jsonl").read_text())["lines"][0]["confidence"] == 1.0
