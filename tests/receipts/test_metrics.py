"""Metrics against counts made by hand, and properties that any such score has."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from receipts.metrics import (
    FORMS,
    Form,
    Score,
    blank_free_form,
    box_score,
    character_error_rate,
    edit_distance,
    exact_form,
    field_scores,
    interval,
    is_correct,
    is_same_value,
    micro,
    phrase_score,
    word_score,
)

GOLD = {
    "a": {"company": "KEDAI KOPI", "total": "RM 7.42", "date": "14/03/2018"},
    "b": {"company": "SUPER MART", "total": "39.00", "date": ""},
}
FOUND = {
    "a": {"company": "Kedai  Kopi", "total": "7.42", "date": None},
    "b": {"company": "SUPERMART", "total": "39.0", "date": "1/1/18"},
    "c": {"company": "NOT ASKED FOR"},
}
fields = st.fixed_dictionaries({name: st.one_of(st.none(), st.text("aA 7.RM", max_size=5)) for name in ("company", "total")})
documents = st.dictionaries(st.sampled_from("abcde"), fields, min_size=1)
corners = arrays(np.float64, st.tuples(st.integers(0, 8), st.just(4)), elements=st.integers(0, 9))
words = st.text("abA ", max_size=8)


def test_fields_are_scored_exactly_but_for_case_and_runs_of_blanks() -> None:
    scores = field_scores(FOUND, GOLD, "exact")
    assert scores == {"company": Score(1, 2, 2), "total": Score(0, 2, 2), "date": Score(0, 1, 1)}
    assert micro(scores) == Score(1, 5, 5)


def test_fields_are_scored_without_blanks_and_without_the_mark_of_a_total() -> None:
    scores = field_scores(FOUND, GOLD, "blank_free")
    assert scores == {"company": Score(2, 2, 2), "total": Score(1, 2, 2), "date": Score(0, 1, 1)}
    assert micro(scores).f1 == pytest.approx(3 / 5)


def test_only_a_total_loses_its_mark() -> None:
    assert not is_correct("company", "RM7", "7", "blank_free")
    assert is_correct("total", "RM7", "7", "blank_free")


@pytest.mark.parametrize("form", FORMS)
@given(documents)
def test_gold_against_itself_is_perfect(form: Form, gold: dict[str, dict[str, str | None]]) -> None:
    score = micro(field_scores(gold, gold, form))
    assert score.correct == score.predicted == score.gold


@given(documents, documents)
def test_the_blank_free_score_is_never_below_the_exact_one(found: dict, gold: dict) -> None:
    exact, free = (micro(field_scores(found, gold, form)) for form in ("exact", "blank_free"))
    assert exact.correct <= free.correct <= min(free.predicted, free.gold)
    assert (exact.predicted, exact.gold) == (free.predicted, free.gold)


@pytest.mark.parametrize(
    ("name", "predicted", "gold", "same"),
    [
        ("date", "02.03.20", "02.03.2020", True),
        ("date", "2020-03-02 15:59", "02.03.2020", True),
        ("date", "03.02.2020", "02.03.2020", False),
        ("date", "Montag", "02.03.2020", False),
        ("date", "am 99.99.9999", "99.99.9999", True),
        ("total", "1.234,50", "1,234.50", True),
        ("total", "EUR 7,16", "7,16", True),
        ("total", "7,16 EUR", "7,16", True),
        ("total", "-7,16", "7,16", False),
        ("total", "7,61", "7,16", False),
        ("total", "7,16 10,00", "7,16", False),
        ("total", "", "7,16", False),
        ("change", "2,84", "2.84", True),
        ("company", "Markt & Kauf Meier KG", "markt&kauf", True),
        ("company", "Markt", "Marktkauf", False),
        ("company", "Markt", " ", False),
        ("num_items", "12", "1", True),
    ],
)
def test_values_are_compared_by_what_they_say(name: str, predicted: str, gold: str, same: bool) -> None:
    assert is_same_value(name, predicted, gold) is same


@given(st.integers(-(10**6), 10**9), st.sampled_from(["{}", "EUR {}", "{} €", "Summe {}"]))
def test_an_amount_is_the_same_with_commas_and_full_stops(amount: int, form: str) -> None:
    english = f"{amount / 100:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert is_same_value("total", form.format(german), english)
    assert not is_same_value("total", form.format(german), f"{(amount + 1) / 100:,.2f}")


@given(documents, documents)
def test_the_interval_is_bounded_and_the_same_every_time(found: dict, gold: dict) -> None:
    low, high = interval(found, gold, "blank_free")
    assert 0 <= low <= high <= 1
    assert (low, high) == interval(found, gold, "blank_free")


def test_the_interval_of_equal_documents_is_a_point_and_of_mixed_ones_holds_the_score() -> None:
    gold = {str(number): {"total": "7.42"} for number in range(50)}
    right_half = {str(number): {"total": "7.42"} for number in range(25)}
    assert interval(gold, gold, "blank_free") == (1.0, 1.0)
    low, high = interval(right_half, gold, "blank_free")
    assert low < micro(field_scores(right_half, gold, "blank_free")).f1 < high


@given(st.builds(Score, st.integers(0, 9), st.integers(9, 99), st.integers(9, 99)))
def test_f1_is_the_harmonic_mean(score: Score) -> None:
    precision, recall = score.precision, score.recall
    expected = 2 * precision * recall / (precision + recall) if score.correct else 0.0
    assert score.f1 == pytest.approx(expected)


def test_nothing_predicted_scores_zero() -> None:
    assert (Score(0, 0, 5).precision, Score(0, 0, 5).f1, Score(0, 0, 0).recall) == (0.0, 0.0, 0.0)


def test_words_count_as_often_as_they_stand() -> None:
    assert word_score(["A A B"], ["a", "B b c"]) == Score(2, 3, 4)
    assert word_score([], ["x"]) == Score(0, 0, 1)


@given(st.lists(st.text("ab ", max_size=6)), st.lists(st.text("ab ", max_size=6)))
def test_words_do_not_depend_on_lines_or_order(found: list[str], gold: list[str]) -> None:
    assert word_score(found, gold) == word_score([" ".join(reversed(found))], gold[::-1])
    swapped = word_score(gold, found)
    assert word_score(found, gold) == Score(swapped.correct, swapped.gold, swapped.predicted)


@given(st.text(max_size=20))
def test_the_forms_of_a_string_are_final(text: str) -> None:
    assert exact_form(exact_form(text)) == exact_form(text)
    assert blank_free_form(blank_free_form(text)) == blank_free_form(text)


def grid(count: int, shift: float = 0.0) -> np.ndarray:
    """Boxes of 10 x 4 beside and below one another, none touching, moved right by ``shift``."""
    left, top = 20.0 * (np.arange(count) % 5) + shift, 10.0 * (np.arange(count) // 5)
    return np.stack([left, top, left + 10, top + 4], axis=1)


@given(st.integers(0, 20), st.floats(0, 9))
def test_a_box_that_slid_is_found_while_enough_is_shared(count: int, shift: float) -> None:
    # Of two boxes of width 10 slid by s, (10 - s) / (10 + s) is shared: half where s is 10 / 3.
    slid = np.random.default_rng(0).permutation(grid(count, shift))
    if abs(shift - 10 / 3) > 1e-6:
        assert box_score(slid, grid(count)) == Score(count if shift < 10 / 3 else 0, count, count)
    assert box_score(slid, grid(count), iou=(10 - shift) / (10 + shift) - 1e-9).recall == (1.0 if count else 0.0)


@given(corners, corners)
def test_boxes_are_matched_one_to_one(found: np.ndarray, gold: np.ndarray) -> None:
    score = box_score(found, gold)
    assert 0 <= score.correct <= min(len(found), len(gold))
    assert (score.predicted, score.gold) == (len(found), len(gold))
    assert box_score(found * 3 + 7, gold * 3 + 7) == score


@given(st.integers(1, 9), st.integers(1, 9))
def test_copies_of_a_box_find_it_once(copies: int, others: int) -> None:
    assert box_score(np.repeat(grid(1), copies, axis=0), grid(others)) == Score(1, copies, others)


def test_the_pair_that_shares_most_is_taken_first() -> None:
    # The first box would do for either, but the second box only for the first one's better partner.
    gold = [[0, 0, 10, 10], [0, 2, 10, 12]]
    assert box_score([[0, 0, 10, 10], [0, -2, 10, 8]], gold) == Score(1, 2, 2)
    assert box_score([[0, 1, 10, 11], [0, -2, 10, 8]], gold) == Score(1, 2, 2)
    assert box_score([[0, 2, 10, 12], [0, -2, 10, 8]], gold) == Score(2, 2, 2)


def test_a_box_without_area_is_never_found() -> None:
    assert box_score([[3, 3, 3, 9]], [[3, 3, 3, 9]]) == Score(0, 1, 1)


@given(st.lists(st.text("aB 7", max_size=6), max_size=20))
def test_gold_finds_all_its_phrases(texts: list[str]) -> None:
    boxes = grid(len(texts))
    long = sum(len(blank_free_form(text)) >= 3 for text in texts)
    assert phrase_score(texts, boxes, texts, boxes) == Score(long, long, long)
    bare = [text.replace(" ", "").swapcase() for text in texts]
    assert phrase_score(bare, boxes, texts, boxes).correct == long
    whole = phrase_score(["|".join(texts)], [[0, 0, 999, 999]], texts, boxes)
    assert whole.correct == long


def test_a_phrase_is_found_only_whole_and_in_its_place() -> None:
    total, there, elsewhere = [[0, 0, 50, 10]], [[20, 4, 90, 12]], [[30, 0, 90, 10]]
    assert phrase_score(["TOTAL RM 7.42"], there, ["rm7.42"], total).recall == 1.0
    assert phrase_score(["TOTAL RM 7.42"], elsewhere, ["rm7.42"], total).recall == 0.0
    assert phrase_score(["RM", "7.42"], there * 2, ["rm7.42"], total).recall == 0.0
    assert phrase_score([], np.zeros((0, 4)), ["rm7.42"], total) == Score(0, 1, 1)
    assert phrase_score(["RM"], there, ["RM"], total) == Score(0, 0, 0)


def slow_distance(first: str, second: str) -> int:
    """By its definition."""
    if not first or not second:
        return len(first) + len(second)
    if first[0] == second[0]:
        return slow_distance(first[1:], second[1:])
    return 1 + min(slow_distance(first[1:], second), slow_distance(first, second[1:]), slow_distance(first[1:], second[1:]))


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_the_edit_distance_is_that_of_its_definition(first: str, second: str) -> None:
    assert edit_distance(first, second) == slow_distance(first, second)


@given(words, words, words)
def test_the_edit_distance_is_a_distance(first: str, second: str, third: str) -> None:
    assert (edit_distance(first, second) == 0) is (first == second)
    assert edit_distance(first, second) == edit_distance(second, first)
    assert edit_distance(first, third) <= edit_distance(first, second) + edit_distance(second, third)


@given(st.lists(words, max_size=5))
def test_character_errors_fold_case_and_runs_of_blanks(gold: list[str]) -> None:
    assert character_error_rate([f" {text.swapcase().replace(' ', '   ')} " for text in gold], gold) == 0.0
    assert character_error_rate([""] * len(gold), gold) == (1.0 if any(map(str.strip, gold)) else 0.0)


def test_character_errors_are_counted_over_all_lines() -> None:
    assert character_error_rate(["JALANSAGU 1B", ""], ["JALAN SAGU 18", "RM 7.42"]) == pytest.approx(9 / 20)
    with pytest.raises(ValueError, match="zip"):
        character_error_rate(["a"], [])
