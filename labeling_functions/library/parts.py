"""Rules for the parts of the sum: subtotal, taxes, and what is neither."""

import re
from collections.abc import Iterator

from labeling_functions.function import labeling_function
from labeling_functions.library.amounts import (
    IS_NO_TOTAL,
    IS_SUMMARY,
    IS_TOTAL,
    amounts_of,
    amounts_on,
    named_last,
    prices_above_sums,
    row_texts,
)
from labeling_functions.library.patterns import either, one_of
from labeling_functions.library.words import ADJUSTMENT, COUNT, EXCLUSIVE, INCLUSIVE, SUBTOTAL, TAX, TOTAL
from receipts.document import Document, Span

_IS_SUBTOTAL = re.compile(rf"{either(SUBTOTAL)}|(?:{either(TOTAL)}|\bAMOUNT\b)[^\d]{{0,20}}?{either(EXCLUSIVE)}", re.IGNORECASE)
_NO_SUBTOTAL = re.compile(rf"{either(COUNT)}|\b(?:AFTER|ROUNDED|GRAND)\b", re.IGNORECASE)
_IS_TAX = one_of(TAX)
# A rate on the row of a total (INCLUSIVE OF GST) names no tax; nor do numbers of registration.
_NO_TAX = re.compile(
    rf"{either(COUNT, SUBTOTAL)}|\b(?:INVOICE|ID|REG|RECEIPT)\b"
    rf"|(?:{either(TOTAL)}|\b(?:AMOUNT|AMT|SALES)\b)[^\d]{{0,20}}?{either(INCLUSIVE, EXCLUSIVE)}",
    re.IGNORECASE,
)
_RATE = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?%")
_IS_ADJUSTMENT = one_of(ADJUSTMENT)
_NO_ADJUSTMENT = re.compile(r"\b(?:GRAND|INCL|INCLUSIVE|NETT?|AFTER|ROUNDED)\b|\bSUB\W{0,3}+TOTAL\b", re.IGNORECASE)


@labeling_function(label="subtotal")
def subtotal_on_its_row(document: Document) -> Iterator[Span]:
    """The amount on the first row that says subtotal, or total before tax."""
    for amount in amounts_on(document, _IS_SUBTOTAL, _NO_SUBTOTAL)[:1]:
        yield amount.span


@labeling_function(label="subtotal")
def subtotal_is_sum_of_items(document: Document) -> Iterator[Span]:
    """The amount on a row of subtotals to which the prices above add up."""
    prices = prices_above_sums(document)
    if prices:
        yield from named_last(document, sum(price.value for price in prices), _IS_SUBTOTAL, _NO_SUBTOTAL)


@labeling_function(label="subtotal")
def subtotal_is_total_less_tax(document: Document) -> Iterator[Span]:
    """The amount above the total that the total less a tax makes."""
    totals = amounts_on(document, IS_TOTAL, IS_NO_TOTAL)
    taxes = amounts_on(document, _IS_TAX, _NO_TAX)
    for total in totals[-1:]:
        sums = {total.value - tax.value for tax in taxes if 0 < tax.value < total.value and tax.row < total.row}
        prices = {price.row for price in prices_above_sums(document)}
        for amount in amounts_of(document):
            if amount.value in sums and amount.row < total.row and amount.row not in prices:
                yield amount.span
                return


@labeling_function(label="tax")
def tax_on_its_row(document: Document) -> Iterator[Span]:
    """The last amount on the first row that names a tax and is no total."""
    rows = row_texts(document)
    for amount in amounts_on(document, _IS_TAX, _NO_TAX):
        if not IS_SUMMARY.search(rows[amount.row]):
            yield amount.span
            return


@labeling_function(label="tax")
def tax_is_rate_of_another(document: Document) -> Iterator[Span]:
    """The amounts that are what their row's rate makes of another amount, added to it or within it."""
    amounts = amounts_of(document)
    values = {amount.value for amount in amounts}
    for row, text in row_texts(document).items():
        rates = [float(match.replace(",", ".")) for match in _RATE.findall(text)]
        for amount in amounts:
            if (
                amount.row == row
                and amount.value > 0
                and any(rate > 0 and _taxes(amount.value, rate, values) for rate in rates)
            ):
                yield amount.span


@labeling_function(label="tax")
def tax_is_total_less_subtotal(document: Document) -> Iterator[Span]:
    """The amount on a tax's row that the total less the subtotal makes."""
    subtotals = amounts_on(document, _IS_SUBTOTAL, _NO_SUBTOTAL)
    totals = amounts_on(document, IS_TOTAL, IS_NO_TOTAL)
    for subtotal in subtotals[:1]:
        for total in totals:
            found = named_last(document, total.value - subtotal.value, _IS_TAX, _NO_TAX)
            if found:
                yield from found
                return


@labeling_function(label="other")
def adjustments(document: Document) -> Iterator[Span]:
    """Discounts, rounding and service charges."""
    for amount in amounts_on(document, _IS_ADJUSTMENT, _NO_ADJUSTMENT):
        yield amount.span


@labeling_function(label="other")
def tables_of_taxes(document: Document) -> Iterator[Span]:
    """The amounts below the head of a table of taxes, but for the last of each row, which is the tax."""
    rows = row_texts(document)
    head = next((row for row, text in rows.items() if IS_SUMMARY.search(text) and _IS_TAX.search(text)), None)
    below = [amount for amount in amounts_of(document) if head is not None and amount.row > head]
    last = {amount.row: amount for amount in below}
    yield from (amount.span for amount in below if amount != last[amount.row])


def _taxes(value: int, rate: float, values: set[int]) -> bool:
    """Whether some amount bears this tax: as a base to which it is added, or as a sum that includes it."""
    return any(abs(other * rate / whole - value) <= 0.5 for other in values for whole in (100, 100 + rate))
