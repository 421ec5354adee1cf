"""What the table of functions says, reckoned by hand."""

from collections.abc import Callable

import numpy as np
import pytest

from labeling_functions import Votes
from labeling_functions.constraints import decode
from labeling_functions.seeing.analysis import COLUMNS, FunctionSummary, analyse, brief_table, estimated_accuracies
from labeling_functions.seeing.synthetic import Exact
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
    row = dict(zip(COLUMNS, summaries[1].row(), strict=True))
    assert row == {
        **{"function": "f1", "label": "other company total", "receipts": "0.500", "model": "", "gold": "0.500"},
        **{"interval": "0.09\u00a0to\u00a00.91", "of": "2", "exact P": "", "R": ""},
        **{"overlap": "0.500", "conflict": "0.250", "tokens": "0.400"},
    }
    assert summaries[3].row()[3:9] == [""] * 6
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


@pytest.mark.parametrize("name", ["f", "a_function_that_says_where_it_looks_for_a_total"])
def test_a_terminal_of_80_columns_holds_the_table(name: str) -> None:
    full = FunctionSummary(name, ("total",), 1.0, 0.1, 0.5, 0.5, 3, 4, estimated=0.9, exact=Exact(1, 2, 1, 3))
    columns, rows = brief_table([full, FunctionSummary("never", (), 0.0, 0.0, 0.0, 0.0, 0, 0)])
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    assert sum(widths) + 2 * (len(widths) - 1) <= 80
    assert {"function", "model", "gold", "exact P"} <= set(columns)
    assert "exact P" not in brief_table([FunctionSummary("f", (), 0.0, 0.0, 0.0, 0.0, 0, 0, estimated=0.5)])[0]


def test_a_span_is_estimated_by_the_posterior_of_what_it_reads(page: Callable[..., Document], schema: Schema) -> None:
    # 4.20 stands twice and shares a posterior; 9.99 has the rest; other is judged by its tokens; one never votes.
    document = page("TOTAL 4.20\nSUM 4.20\nNO 9.99")
    total, other, never = [N] * 12, [N] * 12, [N] * 12
    for token in (1, 2, 3, 5, 6, 7, 9, 10, 11):
        total[token] = T
    other[8] = O
    votes = votes_of([total, other, never], [document])
    probabilities = np.full((12, 5), 0.2, np.float32)
    found = decode(document, probabilities, schema, votes.values[:, 0] == T)
    shares = {candidate.value: 0.0 for candidate in found["total"].candidates}
    for candidate in found["total"].candidates:
        shares[candidate.value] += candidate.probability
    expected = (2 * shares["4.20"] + shares["9.99"]) / 3
    assert estimated_accuracies(votes, [document], probabilities, [found], schema) == [
        pytest.approx(expected),
        pytest.approx(0.2),
        None,
    ]
