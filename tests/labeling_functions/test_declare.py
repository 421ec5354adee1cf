"""Declared functions: in columns over all documents they vote as they do document by document."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labeling_functions import apply_functions, declare, dictionary, keywords, matches
from labeling_functions.declared.columns import Columns
from labeling_functions.declared.expressions import for_re2
from labeling_functions.declared.text import Text
from labeling_functions.function import LabelingFunction
from receipts import Kind, is_date, is_money, is_number, is_time
from receipts.document import Document, Span
from receipts.geometry import box_quads
from receipts.jsonl import read_documents
from receipts.labels import ABSTAIN, Field, Schema
from receipts.values import DATE, MONEY, TIME

EXAMPLES = Path(__file__).parents[2] / "examples" / "sroie" / "documents.jsonl"
SCHEMA = Schema(fields={"date": Field(kind="date"), "total": Field(kind="money")})
# With the group that is wanted. Many mean something else to RE2, or nothing.
PATTERNS: tuple[tuple[str, int], ...] = (
    (r"\d+\.\d\d", 0),
    (r"total\W*(\d+)?", 0),
    (r"total\W*(\d+)?", 1),
    (r"a[^b]*(\d+)", 1),
    (r"(?:s|(a)|b)(\d)", 2),
    (r"((a)b)\b|9", 1),
    (r"(?:a|\b)9|\B", 0),
    (r"\b[a-z]\w*\b", 0),
    (r"\s+\d|$", 0),
    (r"^\S+", 0),
    (r"k|s", 0),
    (r"[\s(]\D\s?", 0),
    (r"(?:|a)+b", 0),
    (r"(?:\d ?)+", 0),
    (r"ab|b|", 0),
    (r"(\d)\1", 0),
    (r"(?<=a)b", 0),
    (r"(?<!\d)\d{1,2}(?!\d|\.\d)", 0),
    (r"(?<![a-z])(a+)(b?)(?![b)])", 1),
    (r"a(?!b)|b", 0),
    (r"\d++\b", 0),
    (r"[[:digit:]]", 0),
    (r"a{,2}b", 0),
    (r"\A.|\w+\Z", 0),
    ("\u0131|\u00e9|a", 0),
    (r"(?s).a", 0),
    ("a\n|\\n", 0),
)
LISTS = (["total", "a b", "(s)", "9."], ["a", "a b a", "b", "10 9", "sa", "\u017f", "."])


def spans_of(rule: LabelingFunction, documents: list[Document]) -> list[tuple[int, int]]:
    """The spans that a declared function finds document by document, counted over all tokens."""
    found, base = [], 0
    for document in documents:
        found += [(base + start, base + stop) for start, stop in rule(document)]
        base += len(document)
    return found


def same_both_ways(rules: list[Any], documents: list[Document]) -> list[int]:
    """Every rule finds the same in columns; how much each finds."""
    columns = Columns(documents)
    told = []
    for rule in rules:
        starts, stops = rule.rule.find_all(columns)
        expected = spans_of(rule, documents)
        assert list(zip(starts.tolist(), stops.tolist(), strict=True)) == expected, rule.rule
        told.append(len(expected))
    return told


def finders() -> list[LabelingFunction]:
    rules = [matches(f"rule {i}", label="total", pattern=one, group=group) for i, (one, group) in enumerate(PATTERNS)]
    rules += [declare(kind.name, label="total", find=kind) for kind in (is_money, is_date, is_time, is_number)]
    rules += [keywords(f"words {i}", label="date", words=words) for i, words in enumerate(LISTS)]
    return [*rules, *(dictionary(f"list {i}", label="date", words=words) for i, words in enumerate(LISTS))]


def conditioned(find: Any, anchor: Any, says: str, **more: Any) -> list[LabelingFunction]:
    where: list[dict[str, Any]] = [{side: anchor} for side in ("right_of", "left_of", "below", "above", "near")]
    where += [{"below": anchor, "rows": 3}, {"above": anchor, "rows": 2}, {"near": anchor, "rows": 0}]
    where += [{"when": says}, {"unless": says}, {"lines": (0, 2)}, {"lines": (-2, None)}, {"lines": (1, -1)}]
    where += [{"down": (0, 0.3)}, {"across": (0.5, 1)}, {"unless": says, "right_of": anchor, "lines": (1, None)}]
    return [
        declare(f"{number} {take}", label="total", find=find, take=take, **one, **more)
        for number, one in enumerate(where)
        for take in ("all", "first", "last")
    ]


pytestmark = pytest.mark.filterwarnings("ignore:Possible nested set:FutureWarning")


def test_every_kind_finds_the_same_on_the_examples_both_ways() -> None:
    documents = read_documents(EXAMPLES)
    found = same_both_ways(finders(), documents)
    assert found[0] > 0
    assert sum(found[len(PATTERNS) : len(PATTERNS) + 4]) > 100
    for rules in (
        conditioned(is_money, r"\btotal\b", r"sub|gst"),
        conditioned(is_date, ["date", "tarikh", "invoice date"], r":"),
        conditioned(r"^\w+", is_money, r"total"),
    ):
        assert sum(count > 0 for count in same_both_ways(rules, documents[:4])) > len(rules) / 2


ALPHABET = "aABbksS\u017f\u212a\u0131i\u00e9109\u0663. ()_:[]d\n\t\x1c\x85\xa0"
LINES = st.lists(st.lists(st.text(st.sampled_from(ALPHABET), max_size=12), max_size=4), max_size=4)


@settings(max_examples=60)
@given(LINES)
def test_any_lines_are_searched_the_same_both_ways(lines: list[list[str]]) -> None:
    pages = [Document.from_lines(str(i), texts, np.zeros((len(texts), 8)), size=(9, 9)) for i, texts in enumerate(lines)]
    same_both_ways(finders(), pages)
    # Plain lines are where RE2 decides.
    plain = [[re.sub(r"[^ -~]", "9", text) for text in texts] for texts in lines]
    pages = [Document.from_lines(str(i), texts, np.zeros((len(texts), 8)), size=(9, 9)) for i, texts in enumerate(plain)]
    same_both_ways(finders(), pages)


@st.composite
def pages(draw: st.DrawFn) -> list[Document]:
    """Receipts whose lines stand anywhere, on whole pixels, so that they touch and line up often."""
    found = []
    for number in range(draw(st.integers(0, 3))):
        texts = draw(st.lists(st.text(st.sampled_from("ab19 ."), max_size=6), max_size=6))
        corners = [draw(st.tuples(st.integers(0, 6), st.integers(0, 6))) for _ in texts]
        sizes = [draw(st.tuples(st.integers(0, 6), st.integers(0, 3))) for _ in texts]
        boxes = [(x, y, x + w, y + h) for (x, y), (w, h) in zip(corners, sizes, strict=True)]
        found.append(Document.from_lines(str(number), texts, box_quads(np.reshape(boxes, (-1, 4))), size=(12, 12)))
    return found


@settings(max_examples=40)
@given(pages())
def test_places_are_judged_the_same_both_ways(documents: list[Document]) -> None:
    same_both_ways([*conditioned(r"\d+", r"a", r"b"), *conditioned(r"\w", ["b", "a 1"], r"1 a", group=0)], documents)
    columns = Columns(documents)
    rows = [text for document in documents for text in document.row_texts]
    assert list(columns.rows.lines) == rows
    first = np.cumsum([0, *(len(document.row_texts) for document in documents)])
    assert columns.row.tolist() == [base + row for base, one in zip(first, documents, strict=False) for row in one.row]


@given(st.lists(st.text(st.sampled_from("019.,/:- JANUMRpmh"), max_size=14), max_size=3))
def test_values_are_found_as_their_patterns_find_them(lines: list[str]) -> None:
    text = Text(lines)
    for pattern in (MONEY, DATE, TIME):
        starts, stops = text.find(pattern)
        assert text.slices(starts, stops) == [match.group() for line in lines for match in pattern.finditer(line)]


def test_amounts_go_through_re2() -> None:
    assert for_re2(MONEY).exact  # type: ignore[union-attr]
    assert for_re2(re.compile(r"(?<!\d)\d{5}(?!\d)")).exact  # type: ignore[union-attr]
    assert for_re2(re.compile(r"(\d)\1")).exact is False  # type: ignore[union-attr]
    assert for_re2(re.compile(r"(?x) a")) is None


def test_a_text_longer_than_a_piece_is_searched_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("labeling_functions.declared.text._PIECE", 7)
    text = Text([f"a{number} b" for number in range(50)])
    assert text.slices(*text.find(re.compile(r"\d+ b"))) == [f"{number} b" for number in range(50)]


def test_pairs_are_looked_at_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("labeling_functions.declared.columns._PAIRS_AT_ONCE", 5)
    same_both_ways(conditioned(r"\d+", is_money, r"total"), read_documents(EXAMPLES)[:1])


def test_declared_functions_are_not_called_document_by_document() -> None:
    def called(document: Document) -> list[Span]:
        raise AssertionError(f"called for {document.id}")

    documents = read_documents(EXAMPLES)[:5]
    rules = [*finders(), *conditioned(is_money, r"total", r"sub")]
    deaf = [replace(one, find=called) for one in rules]
    plain = [LabelingFunction(one.name, one.label, one.find) for one in rules]
    votes = apply_functions(deaf, documents, SCHEMA).values
    np.testing.assert_array_equal(votes, apply_functions(plain, documents, SCHEMA).values)
    assert (votes != ABSTAIN).any(axis=0).sum() > 30


def test_a_kind_that_fails_is_told_with_its_document(page: Callable[..., Document]) -> None:
    documents = [page("1", id="a"), page("2 | 3", id="b")]
    single = Kind("single", re.compile(r"\d"), {"1": 1, "3": 3}.__getitem__)
    rule = declare("rule", label="total", find=single)
    with pytest.raises(ValueError, match=r"^labeling function rule, document b: KeyError: '2'$"):
        apply_functions([rule], documents, SCHEMA)
    votes = apply_functions([rule], documents, SCHEMA, tolerate_faults=True)
    assert votes.values.ravel().tolist() == [2, ABSTAIN, ABSTAIN]
    assert votes.faults == {"rule": 1}


def test_a_dictionary_has_whole_words_the_longest_first(page: Callable[..., Document], tmp_path: Path) -> None:
    document = page("KUALA  lumpur Kuala | KUALALUMPUR\nKL59 (kl) | Kuala Lumpur City")
    (tmp_path / "towns.txt").write_text("# towns\nKuala\n\nkuala Lumpur\nKuala Lumpur City\nKL\n", encoding="utf-8")
    rule = dictionary("towns", label="date", words=str(tmp_path / "towns.txt"))
    assert [document.span_text(span) for span in rule(document)] == ["KUALA  lumpur", "Kuala", "kl", "Kuala Lumpur City"]
    same_both_ways([rule], [document, document])


def test_keywords_are_whole_words(page: Callable[..., Document]) -> None:
    document = page("Total subtotal | TOTALS total.")
    assert [document.span_text(span) for span in keywords("w", label="other", words=["total"])(document)] == ["Total", "total"]


def test_a_rule_reads_as_the_receipt_does(page: Callable[..., Document]) -> None:
    document = page("Subtotal | 8.00\nTotal qty 2 | 9.00 10.00\nTotal GST | 0.60\nCash | 50.00\nDate | Time\n1/2/2018 | 14:05")

    def said(**settings: Any) -> list[str]:
        return [document.span_text(span) for span in declare("a", label="total", **settings)(document)]

    assert said(find=is_money, right_of=r"\btotal\b") == ["9.00", "10.00", "0.60"]
    assert said(find=is_money, when="total", unless="gst|sub", take="last") == ["10.00"]
    assert said(find=is_date, below="^date") == ["1/2/2018"]
    assert said(find=is_date, below="^time") == []
    assert said(find=is_money, near=["cash"], rows=0) == ["50.00"]
    assert said(find=r"^\w+", lines=(0, 2)) == ["Subtotal", "8"]
    assert said(find=is_number, down=(0.9, 1), across=(0, 0.3)) == ["1", "2", "2018"]


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
        (lambda: dictionary("a", label="date", words=["x", " "]), "none of them empty"),
        (lambda: dictionary("a", label="date", words="none.txt"), "none.txt: no such file"),
        (lambda: declare("a", label="date", find=is_date, belwo="x"), "no belwo; did you mean below?"),  # type: ignore[call-arg]
        (lambda: declare("a", label="date", find=is_date, unless="(x"), "unless: pattern (x: missing )"),
        (lambda: declare("a", label="date", find=is_date, down=(30, 60)), "down (30, 60): two shares from 0 to 1"),
        (lambda: declare("a", label="date", find=is_date, lines=(1, 2, 3)), "lines (1, 2, 3): two are needed"),  # type: ignore[arg-type]
        (lambda: declare("a", label="date", find=is_date, near="x", rows=-1), "rows -1: 0 or more"),
        (lambda: declare("a", label="date", find=is_date, take="best"), "take 'best': one of all, first, last"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_declared_is_told(make: Callable[[], LabelingFunction], told: str) -> None:
    with pytest.raises(ValueError, match=f"^labeling function a: .*{re.escape(told)}"):
        make()
