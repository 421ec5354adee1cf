"""All functions over all documents: each vote depends on its function and its document alone."""

from collections.abc import Callable

import numpy as np
import pytest

from labeling_functions import LabelingFunction, apply_functions, labeling_function
from labeling_functions.votes import Votes
from receipts.document import Document, Span
from receipts.labels import ABSTAIN, OTHER, Schema


@labeling_function(label="total", exhaustive=True)
def behind_total(document: Document) -> list[Span]:
    return document.find(r"total\W*(\d+\.\d\d)", group=1)


@labeling_function(label="date")
def slashes(document: Document) -> list[Span]:
    return document.find(r"\d+/\d+/\d+")


@labeling_function(label="other")
def change(document: Document) -> list[Span]:
    return document.find(r"change")


@labeling_function(label="total")
def fails_on_dates(document: Document) -> list[Span]:
    if document.find("date"):
        raise KeyError("date")
    return document.find(r"total")


FUNCTIONS = (behind_total, slashes, change)


@pytest.fixture(scope="module")
def documents(page: Callable[..., Document]) -> list[Document]:
    texts = ("TOTAL 4.20\nCHANGE", "", "DATE 1/2/2018", "\n\n", "CHANGE 1.00")
    return [page(text, id=f"slip-{number}") for number, text in enumerate(texts)]


def own_votes(votes: Votes, document: int) -> np.ndarray:
    return votes.values[votes.starts[document] : votes.starts[document + 1]]


def test_votes_stand_in_a_column_a_function_and_a_row_a_token(documents: list[Document], schema: Schema) -> None:
    votes = apply_functions(FUNCTIONS, documents, schema)
    total, date, none = schema.label("total"), schema.label("date"), ABSTAIN
    # TOTAL 4 . 20 CHANGE: nothing else votes there.
    np.testing.assert_array_equal(own_votes(votes, 0).T, [[none, total, total, total, none], [none] * 5, [none] * 4 + [OTHER]])
    np.testing.assert_array_equal(own_votes(votes, 2).T, [[none] * 6, [none] + [date] * 5, [none] * 6])
    assert votes.names == ("behind_total", "slashes", "change")
    assert votes.exhaustive.tolist() == [True, False, False]
    assert votes.values.dtype == np.int8
    assert votes.faults == {}


def test_documents_start_where_those_before_end(documents: list[Document], schema: Schema) -> None:
    votes = apply_functions(FUNCTIONS, documents, schema)
    assert votes.starts.tolist() == [0, 5, 5, 11, 11, 15]
    assert votes.starts.dtype == np.int64
    assert len(votes.values) == 15


@pytest.mark.parametrize("column", range(len(FUNCTIONS)))
def test_a_function_votes_alike_alone_and_among_others(documents: list[Document], schema: Schema, column: int) -> None:
    together = apply_functions(FUNCTIONS, documents, schema).values[:, [column]]
    np.testing.assert_array_equal(apply_functions([FUNCTIONS[column]], documents, schema).values, together)


def test_the_order_of_documents_changes_no_vote(documents: list[Document], schema: Schema) -> None:
    forth, back = apply_functions(FUNCTIONS, documents, schema), apply_functions(FUNCTIONS, documents[::-1], schema)
    for number in range(len(documents)):
        np.testing.assert_array_equal(own_votes(forth, number), own_votes(back, len(documents) - 1 - number))


def test_two_runs_are_equal(documents: list[Document], schema: Schema) -> None:
    first, second = (apply_functions(FUNCTIONS, documents, schema) for _ in range(2))
    np.testing.assert_array_equal(first.values, second.values)
    np.testing.assert_array_equal(first.starts, second.starts)


def test_no_documents_give_no_votes(schema: Schema) -> None:
    votes = apply_functions(FUNCTIONS, [], schema)
    assert votes.values.shape == (0, 3)
    assert votes.starts.tolist() == [0]


def test_progress_counts_documents(documents: list[Document], schema: Schema) -> None:
    counts: list[int] = []
    apply_functions(FUNCTIONS, documents, schema, advance=counts.append)
    assert counts == [1] * len(documents)


def test_a_fault_ends_the_run_unless_tolerated(documents: list[Document], schema: Schema) -> None:
    with pytest.raises(ValueError, match=r"^labeling function fails_on_dates, document slip-2: KeyError: 'date'$"):
        apply_functions([fails_on_dates, slashes], documents, schema)


def test_a_tolerated_fault_abstains_there_only_and_is_counted(documents: list[Document], schema: Schema) -> None:
    votes = apply_functions([fails_on_dates, slashes], documents, schema, tolerate_faults=True)
    assert votes.faults == {"fails_on_dates": 1}
    assert (own_votes(votes, 2)[:, 0] == ABSTAIN).all()
    assert own_votes(votes, 0)[0, 0] == schema.label("total")
    np.testing.assert_array_equal(votes.values[:, [1]], apply_functions([slashes], documents, schema).values)


def test_a_function_that_fails_halfway_votes_nowhere_in_that_document(documents: list[Document], schema: Schema) -> None:
    halfway = LabelingFunction("halfway", "total", lambda document: [Span(0, 1), Span(0, 10**6)])
    votes = apply_functions([halfway], documents, schema, tolerate_faults=True)
    assert (votes.values == ABSTAIN).all()
    assert votes.faults == {"halfway": len(documents)}


def test_a_label_the_schema_lacks_is_told_with_the_nearest(documents: list[Document], schema: Schema) -> None:
    with pytest.raises(ValueError, match=r"^labeling function f: label totl: .*; did you mean total\?$"):
        apply_functions([LabelingFunction("f", "totl", lambda document: [])], documents, schema)


def test_no_functions_are_refused(documents: list[Document], schema: Schema) -> None:
    with pytest.raises(ValueError, match="functions: none given"):
        apply_functions([], documents, schema)


def test_functions_of_one_name_are_refused(documents: list[Document], schema: Schema) -> None:
    # Their columns would be one in votes.parquet.
    with pytest.raises(ValueError, match="functions: two are called slashes; give one of them another name="):
        apply_functions([slashes, change, slashes], documents, schema)
