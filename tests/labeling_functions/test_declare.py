"""Declared functions: in columns over all documents they vote as they do document by document."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labeling_functions import apply_functions, keywords, matches
from labeling_functions.declare import Columns
from labeling_functions.function import LabelingFunction
from receipts.document import Document, Span
from receipts.jsonl import read_documents
from receipts.labels import ABSTAIN, Field, Schema

EXAMPLES = Path(__file__).parents[2] / "examples" / "sroie" / "documents.jsonl"
SCHEMA = Schema(fields={"date": Field(kind="date"), "total": Field(kind="money")})
# The last seven are unknown to RE2, or mean something else to it.
PATTERNS = (
    r"\d+\.\d\d",
    r"total\W*(\d+)?",
    r"\b[a-z]\w*\b",
    r"\s+\d|$",
    r"^\S+",
    r"k|s",
    r"(\d)\1",
    r"(?<=a)b",
    r"\d++\b",
    r"[[:digit:]]",
    r"a{,2}b",
    r"\w+\Z",
    "\u0131|\u00e9",
)


def declared() -> list[LabelingFunction]:
    rules = [matches(f"rule {i}", label="total", pattern=text) for i, text in enumerate(PATTERNS)]
    rules.append(matches("group", label="date", pattern=PATTERNS[1], group=1))
    return [*rules, keywords("words", label="date", words=["total", "a b", "(s)", "9."])]


def same_both_ways(documents: list[Document]) -> np.ndarray:
    rules = declared()
    plain = [LabelingFunction(one.name, one.label, one.find) for one in rules]
    votes = apply_functions(rules, documents, SCHEMA).values
    np.testing.assert_array_equal(votes, apply_functions(plain, documents, SCHEMA).values)
    return votes


pytestmark = pytest.mark.filterwarnings("ignore:Possible nested set:FutureWarning")


def test_votes_on_the_examples_are_the_same_both_ways() -> None:
    votes = same_both_ways(read_documents(EXAMPLES))
    assert (votes[:, :4] != ABSTAIN).any(axis=0).all()


def test_declared_functions_are_not_called_document_by_document() -> None:
    def called(document: Document) -> list[Span]:
        raise AssertionError(f"called for {document.id}")

    documents = read_documents(EXAMPLES)[:5]
    rules = [replace(one, find=called) for one in declared()]
    np.testing.assert_array_equal(
        apply_functions(rules, documents, SCHEMA).values, apply_functions(declared(), documents, SCHEMA).values
    )


@given(
    st.lists(
        st.lists(
            st.text(st.sampled_from("aABbksS\u017f\u212a\u0131i\u00e9109\u0663. ()_:[]d\n\t\x1c\x85\xa0"), max_size=12),
            max_size=4,
        ),
        max_size=4,
    )
)
def test_votes_on_any_lines_are_the_same_both_ways(lines: list[list[str]]) -> None:
    same_both_ways(
        [Document.from_lines(str(i), texts, np.zeros((len(texts), 8)), size=(9, 9)) for i, texts in enumerate(lines)]
    )


def test_keywords_are_whole_words(page: Callable[..., Document]) -> None:
    document = page("Total subtotal | TOTALS total.")
    assert [document.span_text(span) for span in keywords("w", label="other", words=["total"])(document)] == ["Total", "total"]


def test_only_lines_with_a_match_are_searched_by_python(page: Callable[..., Document]) -> None:
    columns = Columns([page("TOTAL | 5.00"), page("caf\u00e9 | tax")])
    assert columns.candidates(r"\d\.\d") == [1, 2]
    assert columns.candidates(r"(?<=\d)\.") == [0, 1, 2, 3]


def test_a_declared_function_keeps_what_it_is_told() -> None:
    rule = matches("a", label="date", pattern="x", exhaustive=True, about="An x.")
    assert (rule.name, rule.label, rule.exhaustive, rule.about) == ("a", "date", True, "An x.")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: matches("a", label="date", pattern="(x"), "pattern (x: missing )"),
        (lambda: matches("a", label="date", pattern="(x)", group=2), "pattern (x): has no group 2"),
        (lambda: matches("a", label="date", pattern="(x)", group="day"), "pattern (x): has no group day"),
        (lambda: keywords("a", label="date", words=[]), "words []: at least one"),
        (lambda: keywords("a", label="date", words=["x", ""]), "none of them empty"),
        (lambda: keywords("a", label="date", words="total"), "words 'total'"),
    ],
)
def test_what_cannot_be_declared_is_told(make: Callable[[], LabelingFunction], told: str) -> None:
    with pytest.raises(ValueError, match=f"^labeling function a: .*{re.escape(told)}"):
        make()
