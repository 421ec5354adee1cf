"""How well fields and words were found: one implementation for tests, training and ``tillroll evaluate``."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

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
    """The 95 % interval of the micro F1, by 1,000 bootstrap draws of documents with a fixed seed."""
    each = [micro(field_scores({key: predicted.get(key, {})}, {key: gold[key]}, form)) for key in gold]
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
