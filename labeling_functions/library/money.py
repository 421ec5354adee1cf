"""Rules for the total: the amount to be paid."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from labeling_functions.function import labeling_function
from labeling_functions.library.amounts import (
    IS_CHANGE,
    IS_NO_TOTAL,
    IS_PAYMENT,
    IS_TOTAL,
    Amount,
    above_summary,
    amounts_of,
    amounts_on,
    first_sum_row,
    prices_above_sums,
    row_texts,
)
from labeling_functions.library.patterns import either, one_of
from labeling_functions.library.words import ADJUSTMENT, EXCLUSIVE, FINAL, INCLUSIVE, SUBTOTAL, TAX, TOTAL
from receipts.document import Document, Span

_FINAL = one_of(FINAL)
_NOT_FINAL = re.compile(r"\b(?:EXCL|EXCLUDING|QTY|ITEMS?|TAX|DISCOUNT|CHANGE|BALANCE\s++DUE\s++TO|DATE)\b", re.IGNORECASE)
_INCLUSIVE = re.compile(
    rf"^(?>.*?(?:{either(TOTAL)}|\b(?:AMOUNT|AMT|SALES)\b)).*(?:{either(INCLUSIVE)}|\bROUND\w*\b)", re.IGNORECASE
)
_NOT_INCLUSIVE = re.compile(rf"{either(EXCLUSIVE)}|\bQTY\b", re.IGNORECASE)
# What rounding to the smallest coin changes at most, in minor units.
_MOST_ROUNDING = 4
_COIN = 5
_ROUNDS = re.compile(r"ROUND|\bRND\b|RUNDUNG|ARRONDI|REDONDEO|ARROTOND|AFROND|BUNDARAN", re.IGNORECASE)
_SUM = re.compile(rf"{either(TOTAL, SUBTOTAL, FINAL)}|\b(?:TTL|TL)\b", re.IGNORECASE)
_SUBTOTAL = one_of(SUBTOTAL, EXCLUSIVE)
_TAX = one_of(TAX)
_NOT_TAX = one_of(TOTAL, INCLUSIVE)
_ADJUSTMENT = one_of(ADJUSTMENT)


@labeling_function(label="total")
def total_on_total_row(document: Document) -> Iterator[Span]:
    """The amount on the last row that says total and is no subtotal, tax, discount or count."""
    totals = amounts_on(document, IS_TOTAL, IS_NO_TOTAL)
    for amount in (above_summary(document, totals) or totals)[-1:]:
        yield _after_rounding(document, amount).span


@labeling_function(label="total")
def total_on_first_total_row(document: Document) -> Iterator[Span]:
    """The amount on the first row that says total and is no subtotal, tax, discount or count."""
    for amount in amounts_on(document, IS_TOTAL, IS_NO_TOTAL)[:1]:
        yield _after_rounding(document, amount).span


@labeling_function(label="total")
def total_on_final_row(document: Document) -> Iterator[Span]:
    """The amount beside grand total, amount due, net total and the like."""
    for amount in amounts_on(document, _FINAL, _NOT_FINAL)[-1:]:
        yield _after_rounding(document, amount).span


@labeling_function(label="total")
def total_is_inclusive(document: Document) -> Iterator[Span]:
    """The amount of the last row that says total inclusive of tax, or after rounding."""
    for amount in amounts_on(document, _INCLUSIVE, _NOT_INCLUSIVE)[-1:]:
        yield _after_rounding(document, amount).span


@labeling_function(label="total")
def total_is_cash_less_change(document: Document) -> Iterator[Span]:
    """The amount that cash tendered less change makes, wherever it is printed on a row of totals or payments."""
    paid = [abs(amount.value) for amount in amounts_on(document, IS_PAYMENT, IS_CHANGE)]
    change = [abs(amount.value) for amount in amounts_on(document, IS_CHANGE, IS_PAYMENT)]
    if not paid or not change:
        return
    total = max(paid) - change[-1]
    rows = row_texts(document)
    matching = [amount for amount in amounts_of(document) if amount.value == total > 0]
    named = [one for one in matching if IS_TOTAL.search(rows[one.row]) and not IS_NO_TOTAL.search(rows[one.row])]
    for amount in (named or matching)[-1:]:
        yield amount.span


@labeling_function(label="total")
def total_after_rounding(document: Document) -> Iterator[Span]:
    """The first amount in whole coins below a total, at most four off it, that stands on no row of payment."""
    for total in amounts_on(document, _SUM, IS_NO_TOTAL):
        after = _after_rounding(document, total)
        if after != total:
            yield after.span
            return


@labeling_function(label="total")
def total_is_subtotal_and_tax(document: Document) -> Iterator[Span]:
    """The amount on a row of totals that a subtotal and the taxes printed below it make, give or take the rounding."""
    for subtotal in amounts_on(document, _SUBTOTAL)[:1]:
        taxes = [one.value for one in amounts_on(document, _TAX, _NOT_TAX) if one.row > subtotal.row]
        added = [one.value for one in amounts_on(document, _ADJUSTMENT) if one.row > subtotal.row]
        sums = dict.fromkeys(subtotal.value + tax + more for tax in (*taxes, sum(taxes)) for more in (sum(added), 0, *added))
        found = [span for value in sums for span in _rounded(document, value)] if taxes else []
        yield from found[:1]


@labeling_function(label="total")
def total_is_sum_of_items(document: Document) -> Iterator[Span]:
    """The amount on a row of totals to which the prices above add up."""
    prices = prices_above_sums(document)
    if len(prices) > 1:
        yield from _rounded(document, sum(price.value for price in prices))


@labeling_function(label="total")
def total_is_largest_above_payment(document: Document) -> Iterator[Span]:
    """The largest amount above the first row of payment."""
    payments = [amount.row for amount in amounts_on(document, IS_PAYMENT)]
    rows = row_texts(document)
    above = [
        (amount.value, amount.row, amount)
        for amount in amounts_of(document)
        if (not payments or amount.row < payments[0])
        and not IS_CHANGE.search(rows[amount.row])
        and not IS_PAYMENT.search(rows[amount.row])
    ]
    if above:
        yield _after_rounding(document, max(above)[2]).span


@labeling_function(label="total")
def total_is_last_above_payment(document: Document) -> Iterator[Span]:
    """The last amount above the first row of payment below the goods, roundings left aside."""
    foot = first_sum_row(document)
    if foot is None:
        return
    payments = [amount.row for amount in amounts_on(document, IS_PAYMENT, IS_CHANGE) if amount.row > foot]
    rows = row_texts(document)
    between = [amount for amount in amounts_of(document) if payments and foot <= amount.row < payments[0]]
    for amount in [one for one in between if not _ADJUSTMENT.search(rows[one.row])][-1:]:
        yield amount.span


@labeling_function(label="total")
def total_is_what_was_paid(document: Document) -> Iterator[Span]:
    """The last print above the payment of an amount that was paid without change."""
    change = [amount.value for amount in amounts_on(document, IS_CHANGE, IS_PAYMENT) if amount.value]
    paid = [] if change else amounts_on(document, IS_PAYMENT, IS_CHANGE)
    rows = row_texts(document)
    for payment in paid[-1:]:
        above = [one for one in amounts_of(document) if one.row < payment.row and one.value == abs(payment.value) > 0]
        for amount in [one for one in above if not IS_PAYMENT.search(rows[one.row])][-1:]:
            yield amount.span


@labeling_function(label="total")
def total_is_repeated_most(document: Document) -> Iterator[Span]:
    """The last print on a row of totals of the largest amount among those printed three times or more."""
    counts = Counter(amount.value for amount in amounts_of(document))
    repeated = [
        amount for amount in amounts_on(document, IS_TOTAL, IS_NO_TOTAL) if counts[amount.value] >= 3 and amount.value > 0
    ]
    if repeated:
        yield _after_rounding(document, max((amount.value, amount.row, amount) for amount in repeated)[2]).span


@labeling_function(label="total")
def total_is_tallest(document: Document) -> Iterator[Span]:
    """An amount printed a quarter taller than the median line, where it is the only one."""
    heights = document.line_boxes[:, 3] - document.line_boxes[:, 1]
    if not len(heights):
        return
    limit = 1.25 * sorted(heights)[len(heights) // 2]
    tall = [amount for amount in amounts_of(document) if heights[document.line[amount.span.start]] > limit]
    if tall and len({amount.value for amount in tall}) == 1:
        yield tall[-1].span


def _after_rounding(document: Document, total: Amount) -> Amount:
    """What rounding makes of a total, where this is printed below it and rounding is spoken of; else the total itself."""
    rows = row_texts(document)
    for one in amounts_of(document) if _speaks_of_rounding(document) and total.value > _MOST_ROUNDING else ():
        near = one.row > total.row and 0 < abs(one.value - total.value) <= _MOST_ROUNDING and one.value % _COIN == 0
        if near and not _is_paid(rows[one.row]):
            return one
    return total


def _is_paid(text: str) -> bool:
    """Whether a row is of a payment or change: CASH, CHANGE DUE; not CASH TOTAL, TO BE PAID."""
    total = _FINAL.search(text) or IS_TOTAL.search(text)
    return bool(IS_CHANGE.search(text) or (IS_PAYMENT.search(text) and not total))


@lru_cache(maxsize=2)
def _speaks_of_rounding(document: Document) -> bool:
    return any(map(_ROUNDS.search, document.line_texts))


def _rounded(document: Document, value: int) -> list[Span]:
    """The last total above the table of taxes if it is this value, or what rounding makes of it where rounding is spoken of."""
    rounding = _MOST_ROUNDING if _speaks_of_rounding(document) else 0
    totals = above_summary(document, amounts_on(document, IS_TOTAL, IS_NO_TOTAL))
    return [_after_rounding(document, total).span for total in totals[-1:] if abs(total.value - value) <= rounding]
