"""How well fields, words and lines were found: one implementation for tests, training and ``tillroll evaluate``."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from receipts.values import CURRENCY_MARK, MONEY, parse_date, parse_money

Fields = Mapping[str, str | None]
# How a predicted string is held against the known one: as text in two forms, or by what it says.
Form = Literal["exact", "blank_free", "value"]
FORMS: tuple[Form, ...] = get_args(Form)
MONEY_FIELDS = ("total",)
# What is compared as an amount by value, where a gold file names more than the total.
_AMOUNTS = (*MONEY_FIELDS, "subtotal", "tax", "payment", "change")
_DATES = ("date",)


@dataclass(frozen=True)
class Score:
    """Counts and what follows from them; 0 where there is nothing to divide by."""

    correct: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right."""
        return self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found."""
        return self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.correct / (self.predicted + self.gold) if self.predicted + self.gold else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.correct + other.correct, self.predicted + other.predicted, self.gold + other.gold)


def exact_form(text: str) -> str:
    """The string with case folded and runs of blanks as one.

    >>> exact_form("Jalan  Sagu 18 ")
    'jalan sagu 18'
    """
    return " ".join(text.casefold().split())


def blank_free_form(text: str, *, money: bool = False) -> str:
    """The string with case folded and all white space removed; of money, a leading currency mark too.

    >>> blank_free_form("RM 7.42", money=True)
    '7.42'
    """
    bare = CURRENCY_MARK.sub("", text.strip()) if money else text
    return re.sub(r"\s+", "", bare).casefold()


def is_correct(name: str, predicted: str | None, gold: str | None, form: Form) -> bool:
    """Whether a predicted field is the gold one, in one of the three forms."""
    if predicted is None or gold is None:
        return False
    if form == "exact":
        return exact_form(predicted) == exact_form(gold)
    if form == "value":
        return is_same_value(name, predicted, gold)
    money = name in MONEY_FIELDS
    return blank_free_form(predicted, money=money) == blank_free_form(gold, money=money)


def is_same_value(name: str, predicted: str, gold: str) -> bool:
    """Whether a predicted field says what the gold one says: the same day, the same amount, or text that holds the gold text.

    A gold date or amount that cannot be read as one is compared as text. Names of fields tell what they are.

    >>> is_same_value("date", "2.3.20 15:59", "02.03.2020"), is_same_value("total", "1,234.50 EUR", "1.234,50")
    (True, True)
    >>> is_same_value("company", "Super Mart GmbH & Co. KG", "supermart"), is_same_value("company", "Mart", "supermart")
    (True, False)
    """
    known: date | int | None = parse_date(gold) if name in _DATES else _amount(gold) if name in _AMOUNTS else None
    if known is None:
        asked, found = blank_free_form(gold), blank_free_form(predicted)
        return asked in found if asked else not found
    return known == (parse_date(predicted) if name in _DATES else _amount(predicted))


def _amount(text: str) -> int | None:
    """The amount of a string in minor units, whatever mark stands before or behind it; None where there is not just one."""
    amounts = [parse_money(found) for found in MONEY.findall(text)]
    return amounts[0] if len(amounts) == 1 else parse_money(text)


def field_scores(predicted: Mapping[str, Fields], gold: Mapping[str, Fields], form: Form) -> dict[str, Score]:
    """A score for every field that gold names, over the documents of ``gold``; an empty string counts as none.

    >>> field_scores({"a": {"total": "7.42"}}, {"a": {"total": "RM7.42"}}, "blank_free")["total"].f1
    1.0
    """
    names = list(dict.fromkeys(name for fields in gold.values() for name in fields))
    scores = {}
    for name in names:
        pairs = [(predicted.get(key, {}).get(name) or None, fields.get(name) or None) for key, fields in gold.items()]
        scores[name] = Score(
            correct=sum(is_correct(name, found, true, form) for found, true in pairs),
            predicted=sum(found is not None for found, _ in pairs),
            gold=sum(true is not None for _, true in pairs),
        )
    return scores


def micro(scores: Mapping[str, Score]) -> Score:
    """All fields together."""
    return sum(scores.values(), Score(0, 0, 0))


def interval(predicted: Mapping[str, Fields], gold: Mapping[str, Fields], form: Form) -> tuple[float, float]:
    """The 95 % interval of the micro F1 of fields, over documents."""
    return score_interval([micro(field_scores({key: predicted.get(key, {})}, {key: gold[key]}, form)) for key in gold])


def score_interval(each: Sequence[Score]) -> tuple[float, float]:
    """The 95 % interval of the F1 of several documents together, by 1,000 bootstrap draws of them with a fixed seed."""
    counts = np.array([[score.correct, score.predicted + score.gold] for score in each], float)
    drawn = np.random.Generator(np.random.PCG64(0)).integers(0, len(each), (1000, len(each)))
    sums = counts[drawn].sum(axis=1)
    low, high = np.quantile(2 * sums[:, 0] / np.maximum(sums[:, 1], 1), [0.025, 0.975])
    return float(low), float(high)


def calibration_error(confidence: ArrayLike, right: ArrayLike, bins: int = 10) -> float:
    """The expected calibration error: the mean gap between confidence and share right over bins of equal width, by their size.

    Source: C. Guo et al., On calibration of modern neural networks, ICML 2017, section 2.

    >>> round(calibration_error([0.95, 0.95], [1.0, 0.0]), 3)
    0.45
    """
    said, true = np.asarray(confidence, np.float64), np.asarray(right, np.float64)
    place = np.minimum((said * bins).astype(np.int64), bins - 1)
    gap = np.bincount(place, said - true, minlength=bins)
    return float(np.abs(gap).sum() / max(len(said), 1))


def word_score(predicted: Sequence[str], gold: Sequence[str]) -> Score:
    """The words of one receipt, as multisets of blank-separated words, case folded.

    >>> word_score(["TOTAL 7.42"], ["Total", "7.42 RM"]).f1
    0.8
    """
    found, true = (Counter(word for line in lines for word in line.casefold().split()) for lines in (predicted, gold))
    return Score((found & true).total(), found.total(), true.total())


def box_score(predicted: ArrayLike, gold: ArrayLike, iou: float = 0.5) -> Score:
    """The boxes that were found, one to one: of all pairs that share enough, the one that shares most is taken first.

    Args:
        predicted: (p, 4) left, top, right, bottom.
        gold: (g, 4), the same.
        iou: how much the two of a pair share at least, intersection over union.

    >>> box_score([[0, 0, 9, 2], [0, 0, 8, 2]], [[0, 0, 10, 2]])
    Score(correct=1, predicted=2, gold=1)
    """
    found, true = (np.asarray(boxes, np.float64).reshape(-1, 4) for boxes in (predicted, gold))
    return Score(len(box_pairs(found, true, iou)), len(found), len(true))


def box_pairs(predicted: ArrayLike, gold: ArrayLike, iou: float = 0.5) -> list[tuple[int, int]]:
    """Which predicted box is which of gold, by number; see `box_score`.

    >>> box_pairs([[0, 0, 9, 2], [0, 0, 8, 2]], [[9, 9, 9, 9], [0, 0, 8, 2]])
    [(1, 1)]
    """
    found, true = (np.asarray(boxes, np.float64).reshape(-1, 4) for boxes in (predicted, gold))
    shared = _shared(found, true)
    rows, columns = np.nonzero(shared >= iou)
    order = np.argsort(-shared[rows, columns], kind="stable")
    pairs: dict[int, int] = {}
    taken = set()
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if row not in pairs and column not in taken:
            pairs[row] = column
            taken.add(column)
    return list(pairs.items())


def _shared(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """Intersection over union (p, g) of boxes (p, 4) and (g, 4); 0 of two that have no area."""
    low = np.maximum(first[:, None, :2], second[None, :, :2])
    high = np.minimum(first[:, None, 2:], second[None, :, 2:])
    both = np.maximum(high - low, 0).prod(axis=-1)
    areas = [np.maximum(boxes[:, 2:] - boxes[:, :2], 0).prod(axis=-1) for boxes in (first, second)]
    either = areas[0][:, None] + areas[1][None] - both
    return np.divide(both, either, out=np.zeros_like(both), where=either > 0)


def phrase_score(texts: Sequence[str], boxes: ArrayLike, gold_texts: Sequence[str], gold_boxes: ArrayLike) -> Score:
    """The phrases of one picture that were read in their place, of those of three characters or more; a recall alone.

    A phrase counts where its text stands in a line that was read, blanks and case apart, and its box's centre in that line's
    box: tools that join the pieces of a row into one line, or drop blanks, are not held to gold's way. As nothing is asked of
    what else was read, ``predicted`` is ``gold``.

    Args:
        boxes: (p, 4) left, top, right, bottom, of the ``texts`` that were read.
        gold_boxes: (g, 4), the same, of ``gold_texts``.

    >>> phrase_score(["TOTAL7.42"], [[0, 0, 90, 10]], ["Total", "7.42", "RM"], [[0, 0, 40, 10], [60, 9, 90, 19], [9, 0, 9, 9]])
    Score(correct=1, predicted=2, gold=2)
    """
    low, high = np.split(np.asarray(boxes, np.float64).reshape(-1, 4), 2, axis=1)
    true = np.asarray(gold_boxes, np.float64).reshape(-1, 4)
    centre = (true[:, None, :2] + true[:, None, 2:]) / 2
    inside = np.logical_and.reduce((low <= centre) & (centre <= high), axis=-1)
    read = [blank_free_form(text) for text in texts]
    there = [np.flatnonzero(row).tolist() for row in inside]
    asked = [(phrase, at) for text, at in zip(gold_texts, there, strict=True) if len(phrase := blank_free_form(text)) >= 3]
    found = sum(any(phrase in read[line] for line in at) for phrase, at in asked)
    return Score(found, len(asked), len(asked))


def edit_distance(first: str, second: str) -> int:
    """How many characters must be put in, taken out or changed to make one string the other (Levenshtein).

    >>> edit_distance("JALAN SAGU", "JALANSAGO")
    2
    """
    shorter, longer = (np.array([ord(mark) for mark in text], np.int64) for text in sorted((first, second), key=len))
    places = np.arange(len(longer) + 1)
    distance = places
    for mark in shorter.tolist():
        step = np.append(distance[:1] + 1, np.minimum(distance[1:] + 1, distance[:-1] + (longer != mark)))
        # What is put in runs along the row; off its slope, that is a running minimum.
        distance = np.minimum.accumulate(step - places) + places
    return int(distance[-1])


def character_error_rate(predicted: Sequence[str], gold: Sequence[str]) -> float:
    """Characters that are wrong, over those there are, of lines read one by one; case folded, runs of blanks as one.

    Raises:
        ValueError: there are more of one than of the other.

    >>> character_error_rate(["Total  742"], ["TOTAL 7.42"])
    0.1
    """
    pairs = [(exact_form(found), exact_form(true)) for found, true in zip(predicted, gold, strict=True)]
    return sum(edit_distance(found, true) for found, true in pairs) / max(sum(len(true) for _, true in pairs), 1)
