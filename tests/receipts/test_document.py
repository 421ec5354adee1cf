"""Tokens cover the text, spans give it back exactly, and neighbours are found where the eye finds them."""

import itertools
import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from receipts import Kind, is_date, is_money, is_number, is_time
from receipts.document import Document, Span, token_offsets
from receipts.geometry import Warp, box_quads

# Receipts hold letters of many scripts, digits, marks, currency signs and blanks of several widths.
line_texts = st.text(
    st.one_of(st.sampled_from("RM7.42 :/-,_€£ÄßéТ合計\u00a0\u3000\t#%"), st.characters(codec="utf-8")), max_size=24
)
many_lines = st.lists(line_texts, min_size=1, max_size=5)


def document_of(texts: list[str]) -> Document:
    """One line below the other, 10 px a character and 20 px a line."""
    boxes = [[0, 20 * row, 10 * max(len(text), 1), 20 * row + 16] for row, text in enumerate(texts)]
    return Document.from_lines("a", texts, box_quads(boxes), size=(400, 400))


@pytest.fixture
def receipt() -> Document:
    """A receipt with columns: names at the left, amounts at the right, as the eye sees rows."""
    lines = {
        "SUPER MART SDN BHD": [40, 0, 220, 18],
        "QTY ITEM": [0, 40, 80, 56],
        "AMOUNT": [180, 41, 240, 57],
        "2 KOPI O": [0, 60, 80, 76],
        "7.00": [200, 62, 240, 78],
        "TOTAL (RM)": [0, 100, 100, 124],
        "39.00": [190, 104, 240, 122],
        "CHANGE": [0, 130, 60, 146],
        "1.00": [200, 131, 240, 147],
    }
    return Document.from_lines("r", list(lines), box_quads(list(lines.values())), size=(260, 160))


@given(line_texts)
def test_tokens_cover_every_character_but_the_blanks(text: str) -> None:
    covered = {place for a, b in token_offsets(text) for place in range(a, b)}
    assert covered == {place for place, letter in enumerate(text) if not letter.isspace()}


@given(line_texts)
def test_tokens_stand_in_order_and_overlap_nowhere(text: str) -> None:
    offsets = token_offsets(text)
    assert all(a < b for a, b in offsets)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(offsets))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("DATE:14/03/2018", ["DATE", ":", "14", "/", "03", "/", "2018"]),
        ("RM7.42", ["RM", "7", ".", "42"]),
        ("Größe 合計", ["Größe", "合計"]),
        ("A_B--", ["A", "_", "B", "-", "-"]),
        ("", []),
        (" \t ", []),
    ],
)
def test_tokens_split_where_letters_digits_and_marks_meet(text: str, tokens: list[str]) -> None:
    assert [text[a:b] for a, b in token_offsets(text)] == tokens


@given(many_lines)
def test_a_token_is_found_again_in_its_line(texts: list[str]) -> None:
    document = document_of(texts)
    for token, line, offset in zip(document.texts, document.line, document.offsets, strict=True):
        assert texts[line][offset : offset + len(token)] == token


@given(many_lines)
def test_the_span_of_a_whole_line_is_its_text_without_outer_blanks(texts: list[str]) -> None:
    document = document_of(texts)
    assert [document.span_text(span) for span in document.line_spans] == [text.strip() for text in texts]


@given(many_lines)
def test_the_span_of_everything_joins_lines_by_one_blank(texts: list[str]) -> None:
    assume(any(text.strip() for text in texts))
    document = document_of(texts)
    kept = [line for line, span in zip(texts, document.line_spans, strict=True) if span.start < span.stop]
    middle = kept[1:-1]
    expected = " ".join([kept[0].strip(), *middle, kept[-1].strip()]) if len(kept) > 1 else kept[0].strip()
    assert document.span_text(Span(0, len(document))) == expected


@given(many_lines, st.data())
def test_a_span_and_its_text_agree(texts: list[str], data: st.DataObject) -> None:
    document = document_of(texts)
    assume(len(document))
    line = data.draw(st.sampled_from([span for span in document.line_spans if span.start < span.stop]))
    start = data.draw(st.integers(line.start, line.stop - 1))
    stop = data.draw(st.integers(start + 1, line.stop))
    row, offset = int(document.line[start]), int(document.offsets[start])
    text = document.span_text(Span(start, stop))
    assert document.span_at(row, offset, offset + len(text)) == Span(start, stop)
    assert Span(start, stop) in document.find(re.compile(re.escape(text)))


def test_find_gives_whole_tokens_where_the_match_cuts_them() -> None:
    document = document_of(["TOTAL RM39.00"])
    assert [document.span_text(span) for span in document.find("OTA")] == ["TOTAL"]
    assert [document.span_text(span) for span in document.find(r"m(3)", group=1)] == ["39"]


def test_find_ignores_case_unless_given_a_compiled_pattern() -> None:
    document = document_of(["Total", "TOTAL"])
    assert len(document.find("total")) == 2
    assert len(document.find(re.compile("TOTAL"))) == 1


def test_find_passes_over_matches_of_nothing() -> None:
    assert document_of(["AB CD"]).find("x*| ") == []


def test_an_empty_span_has_no_text() -> None:
    assert document_of(["AB"]).span_text(Span(1, 1)) == ""


def test_rows_hold_the_lines_that_the_eye_reads_together(receipt: Document) -> None:
    assert receipt.row.tolist() == [0, 1, 1, 2, 2, 3, 3, 4, 4]


@given(st.permutations(range(9)))
def test_rows_do_not_depend_on_the_order_of_the_lines(order: list[int]) -> None:
    boxes = np.array([[0, 24 * (i // 2), 50, 24 * (i // 2) + 18] for i in range(9)])
    shuffled = Document.from_lines("a", ["X"] * 9, box_quads(boxes[order]), size=(99, 400))
    assert shuffled.row.tolist() == [i // 2 for i in order]


def test_right_of_reads_the_row_from_left_to_right(receipt: Document) -> None:
    total = receipt.find("TOTAL")[0].start
    assert [receipt.texts[i] for i in receipt.right_of(total)] == ["(", "RM", ")", "39", ".", "00"]
    assert [receipt.texts[i] for i in receipt.right_of(total, str.isdigit)] == ["39", "00"]
    assert receipt.right_of(len(receipt) - 1) == []


def test_below_goes_down_the_column(receipt: Document) -> None:
    amount = receipt.find("AMOUNT")[0].start
    assert [receipt.texts[i] for i in receipt.below(amount, str.isdigit)] == ["7", "00", "39", "00", "1", "00"]
    assert "TOTAL" not in [receipt.texts[i] for i in receipt.below(amount)]


def said(document: Document, spans: list[Span]) -> list[str]:
    return [document.span_text(span) for span in spans]


def test_whole_values_are_found_beside_a_word(receipt: Document) -> None:
    total, change = receipt.find("total")[0], receipt.find("change")[0]
    assert said(receipt, receipt.right_of(total, is_money)) == ["39.00"]
    assert receipt.right_of(total.start, is_money) == receipt.right_of(total, r"\d+\.\d\d") == receipt.find(is_money)[1:2]
    assert said(receipt, receipt.left_of(receipt.find(is_money)[1], r"\w+")) == ["RM", "TOTAL"]
    assert said(receipt, receipt.below(receipt.find("amount")[0], is_money)) == ["7.00", "39.00", "1.00"]
    assert said(receipt, receipt.below(receipt.find("amount")[0], is_money, rows=1)) == ["7.00"]
    assert said(receipt, receipt.above(change, r"\w+", rows=1)) == ["TOTAL"]
    assert said(receipt, receipt.near(total, is_money, rows=0)) == ["39.00"]
    assert sorted(said(receipt, receipt.near(total, is_money, rows=1))) == ["1.00", "39.00", "7.00"]
    assert receipt.nearest(change, is_money) == receipt.find("1.00")[0]
    assert receipt.nearest(change, is_date) is None
    assert receipt.right_of(total, receipt.find("1.00")) == []


def test_to_stand_right_is_the_inverse_of_to_stand_left(receipt: Document) -> None:
    words = receipt.find(r"\S+")
    for ask, back in ((receipt.right_of, receipt.left_of), (receipt.below, receipt.above), (receipt.near, receipt.near)):
        pairs = {(one, other) for one in words for other in ask(one, words)}
        assert pairs == {(one, other) for other in words for one in back(other, words)}
        assert pairs
        assert all(one != other for one, other in pairs)


def test_tokens_and_their_spans_have_the_same_neighbours(receipt: Document) -> None:
    spans = [Span(token, token + 1) for token in range(len(receipt))]
    for token in range(len(receipt)):
        for ask in (receipt.right_of, receipt.left_of, receipt.below, receipt.above, receipt.near):
            assert ask(token) == [span.start for span in ask(token, spans)]


def test_rows_have_their_text(receipt: Document) -> None:
    assert receipt.row_texts[1:4] == ("QTY ITEM AMOUNT", "2 KOPI O 7.00", "TOTAL (RM) 39.00")
    assert document_of([]).row_texts == ()


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (is_money, "RM7.42 and 1,234.50, 7 of 12/03/2018", ["7.42", "1,234.50"]),
        (is_date, "DATE:14/03/2018 99/99/2018 5 MAR 18", ["14/03/2018", "5 MAR 18"]),
        (is_time, "14/03/2018 8:05 25:99", ["8:05"]),
        (is_number, "1,200 KG x 3", ["1,200", "3"]),
    ],
)
def test_values_of_a_kind_are_whole(kind: Kind, text: str, found: list[str]) -> None:
    document = document_of([text])
    assert said(document, document.find(kind)) == found
    assert all(kind(one) for one in found)
    assert not kind(text)


def test_tokens_share_the_quad_of_their_line_by_their_characters() -> None:
    document = Document.from_lines("a", ["AB 1234"], [[0, 0, 70, 0, 70, 10, 0, 10]], size=(80, 20))
    np.testing.assert_allclose(document.boxes, [[0, 0, 20, 10], [30, 0, 70, 10]], atol=1e-4)


@given(st.lists(st.floats(-30, 30), min_size=8, max_size=8))
def test_a_warped_document_is_the_document_of_the_warped_lines(move: list[float]) -> None:
    corners = np.array([[0, 0], [260, 0], [260, 160], [0, 160]], float)
    warp = Warp.between(corners, corners + np.reshape(move, (4, 2)), (300, 200))
    document = document_of(["TOTAL", "39.00"])
    moved = document.warped(warp)
    assert moved.size == (300, 200)
    assert (moved.texts, moved.line_texts) == (document.texts, document.line_texts)
    np.testing.assert_allclose(moved.line_quads, warp.points(document.line_quads), atol=1e-3)
    back = moved.warped(warp.inverse(document.size))
    np.testing.assert_allclose(back.quads, document.quads, atol=1e-2)
    assert back.size == document.size


def test_lines_and_quads_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="document a: 2 lines but 1 quads"):
        Document.from_lines("a", ["X", "Y"], np.zeros((1, 8)), size=(9, 9))


def test_a_document_without_lines_is_a_document() -> None:
    document = Document.from_lines("a", [], np.zeros((0, 8)), size=(9, 9))
    assert len(document) == 0
    assert document.quads.shape == (0, 4, 2)
    assert document.find("x") == []
    assert document.row.tolist() == []


@pytest.mark.parametrize("name", ["quads", "line_quads", "boxes", "line_boxes", "offsets", "line", "group"])
def test_columns_have_their_types(name: str) -> None:
    column = getattr(document_of(["TOTAL 39.00"]), name)
    assert column.dtype == (np.int32 if name in ("offsets", "line", "group") else np.float32)
    assert column.flags.c_contiguous


def test_nothing_is_grouped_unless_told() -> None:
    assert document_of(["TOTAL 39.00"]).group.tolist() == [-1] * 4
