"""Votes and labels come back from their files as they were; files of something else are refused."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from labeling_functions import ProbLabels, Votes
from labeling_functions.votes import document_starts, read_labels, read_votes, write_labels, write_votes
from receipts.document import Document

NAMES = ("other", "date", "total")
STARTS = np.array([0, 2, 2, 5], np.int64)
RNG = np.random.default_rng(0)
VOTES = Votes(
    values=RNG.integers(-1, 3, (5, 4)).astype(np.int8),
    exhaustive=np.array([True, False, False, True]),
    names=("plain", "with blanks", "täglich", "a.b"),
    starts=STARTS,
    faults={"plain": 2},
)
LABELS = ProbLabels(
    probabilities=RNG.dirichlet(np.ones(3), 5).astype(np.float32), covered=np.array([True, False, True, True, False])
)


@pytest.fixture
def labels_file(tmp_path: Path) -> Path:
    write_labels(tmp_path / "labels.parquet", LABELS, NAMES, STARTS)
    return tmp_path / "labels.parquet"


def empty(id: str, texts: list[str]) -> Document:
    return Document.from_lines(id, texts, np.zeros((len(texts), 8)), size=(9, 9))


def test_starts_count_the_tokens_of_documents() -> None:
    documents = [empty("a", ["NO 3"]), empty("b", []), empty("c", [" ", "x"])]
    assert document_starts(documents).tolist() == [0, 2, 2, 3]
    assert document_starts([]).tolist() == [0]


def test_votes_come_back(tmp_path: Path) -> None:
    write_votes(tmp_path / "votes.parquet", VOTES)
    read = read_votes(tmp_path / "votes.parquet")
    np.testing.assert_array_equal(read.values, VOTES.values)
    np.testing.assert_array_equal(read.exhaustive, VOTES.exhaustive)
    np.testing.assert_array_equal(read.starts, VOTES.starts)
    assert (read.names, read.faults) == (VOTES.names, VOTES.faults)
    assert (read.values.dtype, read.starts.dtype, read.values.flags.c_contiguous) == (np.int8, np.int64, True)


def test_votes_on_no_tokens_come_back(tmp_path: Path) -> None:
    none = Votes(np.empty((0, 2), np.int8), np.zeros(2, bool), ("a", "b"), np.array([0, 0]), {})
    write_votes(tmp_path / "votes.parquet", none)
    assert read_votes(tmp_path / "votes.parquet").values.shape == (0, 2)


def test_labels_come_back(labels_file: Path) -> None:
    read = read_labels(labels_file, NAMES, STARTS)
    np.testing.assert_array_equal(read.probabilities, LABELS.probabilities)
    np.testing.assert_array_equal(read.covered, LABELS.covered)
    assert (read.probabilities.dtype, read.covered.dtype) == (np.float32, np.bool_)


def test_the_same_votes_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_votes(tmp_path / name, VOTES)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("names", [("other", "total", "date"), ("other", "date"), ("other", "date", "sum")])
def test_labels_of_another_schema_are_refused(labels_file: Path, names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"labels\.parquet: labels of another schema: \['other', 'date', 'total'\], expected"):
        read_labels(labels_file, names, STARTS)


@pytest.mark.parametrize("starts", [[0, 2, 4, 5], [0, 2, 2, 5, 5], [0, 5]])
def test_labels_of_other_documents_are_refused(labels_file: Path, starts: list[int]) -> None:
    with pytest.raises(ValueError, match=r"labels\.parquet: labels of other documents"):
        read_labels(labels_file, NAMES, np.array(starts))


@pytest.mark.parametrize(("value", "total"), [(0.5, r"1\.5"), (np.nan, "nan")])
def test_labels_that_are_no_probabilities_are_refused(tmp_path: Path, value: float, total: str) -> None:
    wrong = np.tile(np.float32([1, 0, 0]), (5, 1))
    wrong[3, 1] = value
    write_labels(tmp_path / "l.parquet", ProbLabels(wrong, np.ones(5, bool)), NAMES, STARTS)
    with pytest.raises(ValueError, match=rf"l\.parquet: probabilities of token 3 sum to {total}"):
        read_labels(tmp_path / "l.parquet", NAMES, STARTS)


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"other": [1.0]}), tmp_path / "x.parquet")
    with pytest.raises(ValueError, match=r"x\.parquet: was not written by tillroll label"):
        read_votes(tmp_path / "x.parquet")
    with pytest.raises(ValueError, match=r"x\.parquet: was not written by tillroll label"):
        read_labels(tmp_path / "x.parquet", NAMES, STARTS)


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_text("no table")
    with pytest.raises(ValueError, match=r"x\.parquet.* not a parquet file"):
        read_votes(tmp_path / "x.parquet")


def test_labels_are_no_votes(labels_file: Path) -> None:
    with pytest.raises(ValueError, match=r"labels\.parquet: holds no votes"):
        read_votes(labels_file)
