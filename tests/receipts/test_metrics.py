"""Metrics against counts made by hand, and properties that any such score has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receipts.metrics import (
    FORMS,
    Form,
    Score,
    blank_free_form,
    exact_form,
    field_scores,
    interval,
    is_correct,
    is_same_value,
    micro,
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
