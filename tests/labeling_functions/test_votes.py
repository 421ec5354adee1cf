"""Votes and labels come back from their files as they were; files of something else are refused."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from snorkel.labeling import LabelingFunction, LFAnalysis, PandasLFApplier, filter_unlabeled_dataframe
from snorkel.labeling.model import LabelModel, MajorityLabelVoter

from labeling_functions import LabelingFunction as OurFunction
from labeling_functions import ProbLabels, Votes, apply_functions
from labeling_functions.seeing.analysis import analyse
from labeling_functions.votes import document_starts, read_labels, read_votes, write_labels, write_votes
from receipts.document import Document
from receipts.labels import Schema

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


def test_a_matrix_comes_back_as_it_was() -> None:
    matrix = np.array([[-1, 0], [3, -1], [127, 2]])
    votes = Votes.from_matrix(matrix, names=["a", "b"])
    np.testing.assert_array_equal(votes.to_matrix(), matrix)
    assert (votes.to_matrix().dtype, votes.names, votes.starts.tolist()) == (np.int64, ("a", "b"), [0, 1, 2, 3])
    assert Votes.from_matrix(matrix).names == ("lf0", "lf1")


def test_rows_of_lines_become_tokens_and_lines_again(tmp_path: Path) -> None:
    documents = [empty("a", ["NO 3", "", "x"]), empty("b", []), empty("c", [" ", "y 1 2"])]
    lines = np.array([[1, -1], [-1, -1], [0, 2], [-1, -1], [-1, 1]])
    votes = Votes.from_matrix(lines, documents=documents, rows="lines")
    assert votes.values[:, 0].tolist() == [1, 1, 0, -1, -1, -1]
    np.testing.assert_array_equal(votes.to_matrix(lines_of=documents), lines)
    write_votes(tmp_path / "votes.parquet", votes)
    np.testing.assert_array_equal(read_votes(tmp_path / "votes.parquet").values, votes.values)


def test_a_line_has_the_label_that_most_of_its_tokens_have() -> None:
    documents = [empty("a", ["1 2 3 4"])]
    votes = Votes.from_matrix([[2, 3], [1, -1], [1, 1], [-1, -1]], documents=documents)
    assert votes.to_matrix(lines_of=documents).tolist() == [[1, 1]]


@pytest.mark.parametrize(
    ("matrix", "told"),
    [
        ([1, 2], r"expected whole numbers \(rows, functions\), got int64 of shape \(2,\)"),
        ([["a"]], r"expected whole numbers \(rows, functions\), got <U1"),
        ([[0, -2]], "row 0, function 1: expected a label from 0 to 127, or -1, got -2"),
        ([[0, 1], [128, 0]], "row 1, function 0: .* got 128"),
        ([[0.0, 0.5]], "row 0, function 1: .* got 0.5"),
        ([[np.nan, 0]], "row 0, function 0: .* got nan"),
    ],
)
def test_a_matrix_of_something_else_is_refused(matrix: list[object], told: str) -> None:
    with pytest.raises(ValueError, match=f"^matrix: {told}"):
        Votes.from_matrix(matrix)


def test_matrices_of_other_documents_or_functions_are_refused() -> None:
    documents = [empty("a", ["NO 3"])]
    with pytest.raises(ValueError, match=r"^matrix: 3 rows, but the 1 documents hold 2 tokens$"):
        Votes.from_matrix([[0]] * 3, documents=documents)
    with pytest.raises(ValueError, match=r"^matrix: 2 rows, but the 1 documents hold 1 lines$"):
        Votes.from_matrix([[0]] * 2, documents=documents, rows="lines")
    for names in (["a"], ["a", "a"]):
        with pytest.raises(ValueError, match=r"^names: 2 names that differ are needed"):
            Votes.from_matrix([[0, 1]], names=names)
    with pytest.raises(ValueError, match=r"^lines_of: 0 other documents"):
        Votes.from_matrix([[0]]).to_matrix(lines_of=[])


def test_snorkel_s_appliers_and_ours_say_the_same_of_every_line(schema: Schema) -> None:
    rules = [
        LabelingFunction("amount", lambda x: 4 if "." in x.text else -1),
        LabelingFunction("date", lambda x: 2 if "/" in x.text else -1),
    ]
    documents = [empty("a", ["TOTAL 4.20", "1/2"]), empty("b", ["", "5.00 on 2/3"])]
    lines = pd.DataFrame({"text": [text for document in documents for text in document.line_texts]})
    theirs = PandasLFApplier(rules).apply(lines, progress_bar=False)
    ours = apply_functions(rules, documents, schema)
    np.testing.assert_array_equal(ours.to_matrix(lines_of=documents), theirs)
    taken = Votes.from_matrix(theirs, [rule.name for rule in rules], documents, rows="lines")
    np.testing.assert_array_equal(taken.values, ours.values)
    assert [summary.name for summary in analyse(taken, documents, schema)] == ["amount", "date"]


def test_our_matrix_is_read_by_snorkel() -> None:
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 2, 300)
    told = np.where(rng.random((300, 3)) < 0.8, truth[:, None], 1 - truth[:, None])
    votes = Votes.from_matrix(np.where(rng.random((300, 3)) < 0.6, told, -1), names=["a", "b", "c"])
    matrix = votes.to_matrix()
    functions = [OurFunction(name, "other", lambda document: []) for name in votes.names]
    summary = LFAnalysis(matrix, functions).lf_summary(truth)
    assert summary.index.tolist() == ["a", "b", "c"]
    assert summary["Coverage"].to_numpy() == pytest.approx((votes.values != -1).mean(axis=0))
    model = LabelModel(cardinality=2, verbose=False)
    model.fit(matrix, n_epochs=20, seed=1, progress_bar=False)
    assert model.score(matrix, truth)["accuracy"] > 0.7
    found = MajorityLabelVoter().predict_proba(matrix)
    frame, kept = filter_unlabeled_dataframe(pd.DataFrame({"row": range(300)}), found, matrix)
    np.testing.assert_array_equal(frame["row"], np.flatnonzero((votes.values != -1).any(axis=1)))
    assert len(kept) == len(frame)
