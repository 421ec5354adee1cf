"""What the table of functions says, reckoned by hand."""

from collections.abc import Callable

import numpy as np
import pytest

from labeling_functions import Votes
from labeling_functions.analysis import COLUMNS, FunctionSummary, analyse, conflicts
from receipts.document import Document
from receipts.labels import Schema

N, O, C, D, A, T = -1, 0, 1, 2, 3, 4  # noqa: E741


def votes_of(columns: list[list[int]], documents: list[Document]) -> Votes:
    starts = np.concatenate([[0], np.cumsum([len(document) for document in documents])])
    names = tuple(f"f{number}" for number in range(len(columns)))
    return Votes(np.array(columns, np.int8).T, np.zeros(len(columns), bool), names, starts, {})


@pytest.fixture
def documents(page: Callable[..., Document]) -> list[Document]:
    known = page("OAK MILL\nTOTAL 4.20", id="known", fields={"company": "OAK MILL", "total": "RM4.20", "date": ""})
    return [known, page("9.99", id="unknown"), page("", id="empty"), page("TOTAL", id="last")]


#                OAK MILL TOTAL 4  .  20 | 9  .  99 | TOTAL
COLUMN_TOTAL = [N, N, N, T, T, T, T, T, T, N]
COLUMN_MIXED = [C, C, N, N, N, T, N, N, N, O]
COLUMN_OTHER = [N, N, O, N, N, O, N, N, N, O]
COLUMN_NONE = [N] * 10


@pytest.fixture
def summaries(documents: list[Document], schema: Schema) -> list[FunctionSummary]:
    return analyse(votes_of([COLUMN_TOTAL, COLUMN_MIXED, COLUMN_OTHER, COLUMN_NONE], documents), documents, schema)


def test_labels_are_those_voted_for(summaries: list[FunctionSummary]) -> None:
    assert [summary.labels for summary in summaries] == [("total",), ("other", "company", "total"), ("other",), ()]


def test_coverage_is_reckoned_over_documents_and_tokens(summaries: list[FunctionSummary]) -> None:
    assert [summary.receipts for summary in summaries] == [2 / 4, 2 / 4, 2 / 4, 0]
    assert [summary.tokens for summary in summaries] == pytest.approx([6 / 10, 4 / 10, 3 / 10, 0])


def test_overlap_is_where_another_votes_too(summaries: list[FunctionSummary]) -> None:
    assert [summary.overlap for summary in summaries] == pytest.approx([1 / 6, 2 / 4, 2 / 3, 0])


def test_conflict_is_where_another_votes_otherwise(summaries: list[FunctionSummary]) -> None:
    # At the 20 of 4.20 two functions say total and one says other; on the last token two agree on other.
    assert [summary.conflict for summary in summaries] == pytest.approx([1 / 6, 1 / 4, 1 / 3, 0])


def test_spans_are_judged_where_the_field_is_known(summaries: list[FunctionSummary]) -> None:
    # COLUMN_MIXED votes OAK MILL, which is the company, and 20, which is not the total.
    assert [(summary.right, summary.judged) for summary in summaries] == [(1, 1), (1, 2), (0, 0), (0, 0)]


def test_a_row_stands_under_the_columns(summaries: list[FunctionSummary]) -> None:
    assert summaries[1].row() == ["f1", "other company total", "0.500", "0.400", "0.500", "0.250", "0.500", "2"]
    assert summaries[3].row()[-2:] == ["", ""]
    assert {len(summary.row()) for summary in summaries} == {len(COLUMNS)}


@pytest.mark.parametrize(
    ("text", "label", "gold", "right"),
    [
        ("4.20", T, "RM 4.20", True),
        ("4.20", T, "14.20", False),
        ("oak  mill", C, "OAK MILL", True),
        ("MILL", C, "OAK MILL", True),
        ("OAK MILL LTD", C, "OAK MILL", False),
        ("1/2/2018", D, "1/2/2018", True),
        ("3 ELM", A, "3 ELM ROAD", True),
    ],
)
def test_a_span_is_right_as_the_field_or_a_part_of_its_text(
    page: Callable[..., Document], schema: Schema, text: str, label: int, gold: str, right: bool
) -> None:
    document = page(text, fields={schema.names[label]: gold})
    summary = analyse(votes_of([[label] * len(document)], [document]), [document], schema)[0]
    assert (summary.right, summary.judged) == (int(right), 1)


def test_one_function_alone_overlaps_nobody(page: Callable[..., Document], schema: Schema) -> None:
    summary = analyse(votes_of([[T, N]], [page("4 5")]), [page("4 5")], schema)[0]
    assert (summary.overlap, summary.conflict) == (0, 0)


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([[T, D], [T, T], [T, N], [N, N]], 1),
        ([[T, O], [O, N]], 0),
        ([[C, D], [D, A]], 2),
    ],
    ids=["two fields", "a field and other", "everywhere"],
)
def test_contested_tokens_got_votes_for_two_fields(rows: list[list[int]], count: int) -> None:
    assert conflicts(np.array(rows, np.int8)) == count


def test_an_empty_document_is_not_contested() -> None:
    assert conflicts(np.empty((0, 3), np.int8)) == 0
