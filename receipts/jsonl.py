"""Documents and predictions as json lines, an object a line; every fault is told by file, line number and what is wrong."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from receipts.document import Document
from receipts.files import whole_file

# Boxes drawn by people may end a little outside the picture; further out, they belong to another picture.
_OUTSIDE_SHARE = 0.02


@dataclass(frozen=True)
class Prediction:
    """What was read off one document.

    Attributes:
        document: its text.
        fields: field name to the string found, or None.
        confidence: field name to a probability.
        line_confidence: one probability a line; 1 for text that was given.
    """

    document: Document
    fields: Mapping[str, str | None]
    confidence: Mapping[str, float]
    line_confidence: Sequence[float] | None = None


def read_documents(path: Path, *, predicted: bool = False) -> list[Document]:
    """The documents of a json-lines file, pictures' paths made absolute.

    Args:
        predicted: the fields were read off, and those that are null were not found; else each is known.

    Raises:
        ValueError: a line that is no document, told as ``file:line: what``; or the file holds none.
    """
    return [document for _, document, _ in _documents(path, predicted=predicted)]


def read_fields(path: Path) -> dict[str, dict[str, str | None] | None]:
    """The fields of documents or predictions by id; None where a document has none.

    Raises:
        ValueError: as `read_documents`.
    """
    found: dict[str, dict[str, str | None] | None] = {}
    for number, entry in _objects(path):
        if not isinstance(entry.get("id"), str):
            raise ValueError(f"{path}:{number}: expected an id and fields (an object of strings, or null)")
        try:
            found[entry["id"]] = _fields(entry.get("fields"), allow_null=True)
        except ValueError as fault:
            raise ValueError(f"{path}:{number}: {fault}") from None
    return found


def read_predictions(path: Path) -> dict[str, Prediction]:
    """The predictions of a json-lines file by id.

    Raises:
        ValueError: as `read_documents`, and for confidences that are none.
    """
    found: dict[str, Prediction] = {}
    for number, document, entry in _documents(path, predicted=True):
        fields = _fields(entry.get("fields"), allow_null=True) or {}
        try:
            confidence = _confidence(entry.get("confidence"), fields)
            found[document.id] = Prediction(document, fields, confidence, _line_confidence(entry["lines"]))
        except ValueError as fault:
            raise ValueError(f"{path}:{number}: {fault}") from None
    return found


def _documents(path: Path, *, predicted: bool) -> list[tuple[int, Document, dict[str, Any]]]:
    """The documents of a file, each with the number of its line and the object it was made of.

    Raises:
        ValueError: as `read_documents`.
    """
    found: dict[str, tuple[int, Document, dict[str, Any]]] = {}
    for number, entry in _objects(path):
        try:
            document = _document(entry, path.parent, predicted=predicted)
        except ValueError as fault:
            raise ValueError(f"{path}:{number}: {fault}") from None
        if document.id in found:
            raise ValueError(f"{path}:{number}: id {document.id!r} was there before; ids must differ")
        found[document.id] = (number, document, entry)
    if not found:
        raise ValueError(f"{path}: holds no documents; expected a json object a line with id, width, height, lines")
    return list(found.values())


def _confidence(value: Any, fields: Mapping[str, str | None]) -> dict[str, float]:
    """A probability for every field; one that is not told is 1."""
    given = {} if value is None else value
    if not isinstance(given, dict) or not all(isinstance(one, int | float) and 0 <= one <= 1 for one in given.values()):
        raise ValueError("confidence: expected an object of numbers from 0 to 1, one a field")
    return {name: float(given.get(name, 1.0)) for name in fields}


def _line_confidence(lines: Sequence[Mapping[str, Any]]) -> list[float]:
    """A probability for every line; one that is not told is 1."""
    values = [line.get("confidence", 1.0) for line in lines]
    for number, value in enumerate(values, 1):
        if not (isinstance(value, int | float) and 0 <= value <= 1):
            raise ValueError(f"lines: line {number}: confidence: expected a number from 0 to 1, got {value!r}")
    return [float(value) for value in values]


def write_predictions(path: Path, predictions: Iterable[Prediction]) -> None:
    """Write predictions, a json object a line, whole or not at all."""
    with whole_file(path) as temporary, temporary.open("w", encoding="utf-8") as stream:
        for prediction in predictions:
            stream.write(prediction_line(prediction))


def prediction_line(prediction: Prediction) -> str:
    """A prediction as a json object in one line, its end included."""
    return json.dumps(_entry(prediction), ensure_ascii=False) + "\n"


def _entry(prediction: Prediction) -> dict[str, Any]:
    document = prediction.document
    confidences = prediction.line_confidence or [1.0] * len(document.line_texts)
    quads = np.round(document.line_quads.reshape(-1, 8).astype(float), 2).tolist()
    return {
        "id": document.id,
        "width": document.size[0],
        "height": document.size[1],
        "lines": [
            {"text": text, "quad": quad, "confidence": round(confidence, 4)}
            for text, quad, confidence in zip(document.line_texts, quads, confidences, strict=True)
        ],
        "fields": dict(prediction.fields),
        "confidence": {name: round(value, 4) for name, value in prediction.confidence.items()},
    }


def _objects(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as stream:
        try:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield number, _object(path, number, line)
        except UnicodeDecodeError as fault:
            raise ValueError(f"{path}: is no UTF-8 text ({fault.reason} at byte {fault.start}); expected json lines") from None


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as fault:
        raise ValueError(f"{path}:{number}: broken json: {fault.msg} at character {fault.pos + 1}") from None
    if not isinstance(entry, dict):
        raise ValueError(f"{path}:{number}: expected a json object, got {type(entry).__name__}")
    return entry


def _document(entry: Mapping[str, Any], folder: Path, *, predicted: bool) -> Document:
    missing = [name for name in ("id", "width", "height", "lines") if name not in entry]
    if missing:
        raise ValueError(f"misses {', '.join(missing)}")
    if not isinstance(entry["id"], str) or not entry["id"]:
        raise ValueError(f"id: expected a string, got {entry['id']!r}")
    size = (entry["width"], entry["height"])
    if not all(isinstance(side, int) and side > 0 for side in size):
        raise ValueError(f"width and height: expected whole pixels above 0, got {size}")
    if not isinstance(entry["lines"], list):
        raise ValueError("lines: expected a list")
    fields = _fields(entry.get("fields"), allow_null=predicted)
    quads = [_quad(line, number, size) for number, line in enumerate(entry["lines"], 1)]
    texts = [line["text"] for line in entry["lines"]]
    image = entry.get("image")
    return Document.from_lines(
        entry["id"],
        texts,
        np.array(quads, np.float32).reshape(-1, 8),
        size=size,
        fields=None if fields is None else {name: value for name, value in fields.items() if value is not None},
        image=str((folder / image).absolute()) if image else None,
    )


def _quad(line: Any, number: int, size: tuple[int, int]) -> list[float]:
    """The 8 numbers of a line's quad, checked."""
    if not isinstance(line, dict) or not isinstance(line.get("text"), str):
        raise ValueError(f"lines: line {number} has no text")
    quad = line.get("quad")
    if quad is None:
        raise ValueError(f"lines: line {number} has no box; each line needs its text and a quad of 8 numbers in pixels")
    if not (isinstance(quad, list) and len(quad) == 8 and all(isinstance(v, int | float) and math.isfinite(v) for v in quad)):
        raise ValueError(f"lines: line {number}: quad: expected 8 numbers, got {quad!r}")
    for axis, side in enumerate(size):
        slack = _OUTSIDE_SHARE * side
        if min(quad[axis::2]) < -slack or max(quad[axis::2]) > side + slack:
            raise ValueError(f"lines: line {number}: its box {quad} lies outside the picture of {size[0]} x {size[1]} pixels")
    return quad


def _fields(fields: Any, *, allow_null: bool) -> dict[str, str | None] | None:
    """Fields as strings, None where there are none; whole numbers, such as counts, as their digits.

    A number with decimals has lost how it was written: 7.4 may have been 7.40.
    """
    if fields is None:
        return None
    if not isinstance(fields, dict):
        raise ValueError(f"fields: expected an object of strings, or null, got {fields!r}")
    for name, value in fields.items():
        if not (isinstance(value, str) or type(value) is int or (value is None and allow_null)):
            raise ValueError(f"fields: expected an object of strings, or null; {name} is {value!r}")
    return {name: str(value) if type(value) is int else value for name, value in fields.items()}
