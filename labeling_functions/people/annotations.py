"""Votes of people as a table, a row a vote: item, annotator, label; read from csv or Parquet into a matrix of votes."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.labels import ABSTAIN

_COLUMNS = ("item", "annotator", "label")
_MOST_LABELS = 10_000


@dataclass(frozen=True, eq=False)
class Annotations:
    """What annotators said of items.

    Attributes:
        items: the N items, in the order in which they first stand.
        annotators: the m annotators, likewise.
        labels: the k labels, sorted.
        votes: int64 (N, m), numbers of labels, -1 where an annotator did not label an item.
        gold: int64 (N), the number of the true label, -1 where nobody knows.
    """

    items: tuple[str, ...]
    annotators: tuple[str, ...]
    labels: tuple[str, ...]
    votes: NDArray[np.int64]
    gold: NDArray[np.int64]


def read_annotations(path: Path, gold: Path | None = None) -> Annotations:
    """The annotations of a csv file (UTF-8, with a header) or of a Parquet file, with what is known of the truth.

    Columns are item, annotator, label, and, if wanted, gold, which may be empty; others are passed over.

    Args:
        gold: a table item, label of true labels, instead of a column gold.

    Raises:
        ValueError: a header that misses a column, a row that is empty somewhere or says what another says otherwise; the row is
            named. Fewer than two labels. Gold twice, or of none of the items.
    """
    rows = list(_rows(path, _COLUMNS, ("gold",)))
    if not rows:
        raise ValueError(f"votes: {path} holds no rows; expected a vote a row: {', '.join(_COLUMNS)}")
    votes: dict[tuple[str, str], tuple[str, str]] = {}
    truth: dict[str, tuple[str, str]] = {}
    for where, (item, annotator, label, known) in rows:
        _put(votes, (item, annotator), label, where, f"{annotator} labeled {item}")
        if known:
            _put(truth, item, known, where, f"the gold label of {item} is", may_repeat=True)
    if gold is not None:
        if truth:
            raise ValueError(f"gold: {path} has a column gold already; say either")
        for where, (item, label) in _rows(gold, ("item", "label"), ()):
            _put(truth, item, label, where, f"the gold label of {item} is")
        if not any(item in truth for item, _ in votes):
            raise ValueError(f"gold: {gold} and {path} share no item; are they of the same items?")
    return _matrix(path, votes, truth)


def _matrix(path: Path, votes: dict[tuple[str, str], tuple[str, str]], truth: dict[str, tuple[str, str]]) -> Annotations:
    items, annotators = (tuple(dict.fromkeys(keys)) for keys in zip(*votes, strict=True))
    known = {item: label for item, (label, _) in truth.items() if item in set(items)}
    labels = tuple(sorted({label for label, _ in votes.values()} | set(known.values())))
    if not 2 <= len(labels) <= _MOST_LABELS:
        what = f"all of its rows say {labels[0]!r}" if len(labels) == 1 else f"{len(labels)} different labels"
        raise ValueError(f"votes: {path}: {what}; there must be 2 to {_MOST_LABELS:,} labels to tell apart")
    item_number, annotator_number, number = (
        {name: place for place, name in enumerate(names)} for names in (items, annotators, labels)
    )
    matrix = np.full((len(items), len(annotators)), ABSTAIN, np.int64)
    for (item, annotator), (label, _) in votes.items():
        matrix[item_number[item], annotator_number[annotator]] = number[label]
    gold = np.array([number[known[item]] if item in known else ABSTAIN for item in items], np.int64)
    return Annotations(items, annotators, labels, matrix, gold)


def _put(found: dict[Any, tuple[str, str]], key: Any, label: str, where: str, what: str, *, may_repeat: bool = False) -> None:
    if key in found:
        before, row = found[key]
        if before != label:
            raise ValueError(f"{where}: {what} {label!r}, but {before!r} in {row}; one label each")
        if not may_repeat:
            raise ValueError(f"{where}: {what} {label!r} once before, in {row}; one row each")
    found[key] = label, where.rpartition(": ")[2]


def _rows(path: Path, needed: Sequence[str], wanted: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Where each row stands and its values of the needed columns, which must be there, and of the wanted, which may."""
    table = _parquet(path) if path.suffix == ".parquet" else _csv(path)
    header = next(table)[1]
    for name in needed:
        if name not in header:
            raise ValueError(f"{path}: misses the column {name}; expected {', '.join(needed)}, found {', '.join(header)}")
    places = [header.index(name) if name in header else None for name in (*needed, *wanted)]
    for where, row in table:
        values = ["" if place is None or place >= len(row) else row[place].strip() for place in places]
        for name, value in zip(needed, values, strict=False):
            if not value:
                raise ValueError(f"{where}: {name} is empty")
        yield where, values


def _csv(path: Path) -> Iterator[tuple[str, list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        try:
            yield f"{path}: line 1", [name.strip() for name in next(reader, [])]
            for row in reader:
                if row:
                    yield f"{path}: line {reader.line_num}", row
        except csv.Error as fault:
            raise ValueError(f"{path}: line {reader.line_num}: no csv: {fault}") from None
        except UnicodeDecodeError as fault:
            raise ValueError(f"{path}: is no UTF-8 text ({fault.reason} at byte {fault.start}); expected csv") from None


def _parquet(path: Path) -> Iterator[tuple[str, list[str]]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(path)
    except pa.ArrowInvalid as fault:
        raise ValueError(f"{path}: no Parquet file: {fault}") from None
    yield f"{path}: header", list(table.column_names)
    columns = [column.to_pylist() for column in table.columns]
    for number, row in enumerate(zip(*columns, strict=True), start=1):
        yield f"{path}: row {number}", ["" if value is None else str(value) for value in row]
