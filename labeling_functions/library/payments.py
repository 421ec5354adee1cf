"""Rules for what was paid and what was given back."""

from collections.abc import Iterator

from labeling_functions.function import labeling_function
from labeling_functions.library.amounts import (
    IS_CHANGE,
    IS_NO_TOTAL,
    IS_PAYMENT,
    IS_TOTAL,
    amounts_of,
    amounts_on,
    first_sum_row,
    row_texts,
)
from receipts.document import Document, Span


@labeling_function(label="payment")
def payment_on_its_row(document: Document) -> Iterator[Span]:
    """The amounts on rows that say cash, card or paid, below the goods."""
    end = first_sum_row(document)
    rows = row_texts(document)
    for amount in amounts_on(document, IS_PAYMENT, IS_CHANGE):
        if end is not None and amount.row >= end and not IS_TOTAL.search(rows[amount.row]):
            yield amount.span


@labeling_function(label="payment")
def payment_is_total_and_change(document: Document) -> Iterator[Span]:
    """The amount below a total that this total and the change make."""
    totals = amounts_on(document, IS_TOTAL, IS_NO_TOTAL)
    for change in amounts_on(document, IS_CHANGE, IS_PAYMENT)[-1:]:
        for total in totals[-1:]:
            for amount in amounts_of(document):
                if change.value > 0 and amount.value == total.value + change.value and amount.row > total.row:
                    yield amount.span
                    return


@labeling_function(label="change")
def change_on_its_row(document: Document) -> Iterator[Span]:
    """The amount on the last row that says change."""
    for amount in amounts_on(document, IS_CHANGE, IS_PAYMENT)[-1:]:
        yield amount.span


@labeling_function(label="change")
def change_is_paid_less_total(document: Document) -> Iterator[Span]:
    """The amount below a payment that the payment less a total makes."""
    totals = {amount.value for amount in amounts_on(document, IS_TOTAL, IS_NO_TOTAL)}
    for paid in amounts_on(document, IS_PAYMENT, IS_CHANGE):
        differences = {paid.value - total for total in totals if total < paid.value}
        for amount in amounts_of(document):
            if amount.value in differences and amount.row > paid.row:
                yield amount.span
                return
