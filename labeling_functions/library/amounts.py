"""The amounts of a receipt and the rows they stand on: shared by the rules for money."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from labeling_functions.library.patterns import either, one_of
from labeling_functions.library.words import ADJUSTMENT, CHANGE, COUNT, EXCLUSIVE, PAYMENT, SUBTOTAL, TAX, TOTAL
from receipts.document import Document, Span
from receipts.values import MONEY, parse_money

IS_TOTAL = one_of(TOTAL)
IS_PAYMENT = re.compile(rf"{either(PAYMENT)}|^\W*+PAY\b(?!\s*+BY)", re.IGNORECASE)
IS_CHANGE = one_of(CHANGE)
# Rows that speak of a total and hold another amount: a part of the sum, a count, a payment; not the total after rounding,
# nor one with its tax.
IS_NO_TOTAL = re.compile(
    r"^(?!.*\b(?:AFTER\s++(?:ADJ|ROUND)|(?:INCL|INCLUSIVE|INCLUDING|INC|WITH)\b[\s.]{0,3}+(?:OF\s++)?(?:GST|SST|VAT|TAX)\b)).*"
    rf"(?:{either(SUBTOTAL, COUNT, ADJUSTMENT, EXCLUSIVE)}"
    r"|\b(?:TAX|GST\s*(?:PAYABLE|AMOUNT|SUMMARY|6|@)|TENDERED|TENDER|CHANGE|PAID|TOTAL\s+[GS]ST|NO\W*OF)\b"
    r"|\bTOTAL\w*+\W{0,3}+(?:MWST|UST|TVA|IVA|BTW|VAT)\b)",
    re.IGNORECASE,
)
IS_PART = one_of(SUBTOTAL, TAX, ADJUSTMENT, EXCLUSIVE, CHANGE)
# A row of its own that says how many at what price for one: 2 X 3.50, 3.50 X 2.
_FOR_ONE = re.compile(r"\d\s{0,9}+[X@*]\s{0,9}+(?:RM|MYR|[$€£])?\s{0,3}+\d[\d.,]*+\W*+$", re.IGNORECASE)
# A table of taxes at the foot repeats amounts under other names.
IS_SUMMARY = re.compile(r"\b(?:SUMMARY|TAX\s*CODE|AN[AÁ]LISIS|DETALLE|RIEPILOGO|STEUERSATZ|TAUX)\b", re.IGNORECASE)

# Every function asks for the same amounts of the same document: they are kept until other documents come.
_remembered = lru_cache(maxsize=2)


class Amount(NamedTuple):
    """An amount with two decimals: its visual row, its tokens, its value in minor units."""

    row: int
    span: Span
    value: int


@_remembered
def amounts_of(document: Document) -> Sequence[Amount]:
    """Every amount with two decimals that is no rate of per cent, line by line."""
    found = []
    for line, text in enumerate(document.line_texts):
        for match in MONEY.finditer(text):
            value = parse_money(match.group())
            if value is not None and text[match.end() :].lstrip()[:1] != "%":
                found.append(Amount(int(document.row[line]), document.span_at(line, *match.span()), value))
    return tuple(found)


@_remembered
def row_lines(document: Document) -> Mapping[int, Sequence[int]]:
    """The lines of every visual row, left to right, rows downwards."""
    lines: dict[int, list[int]] = {}
    for line in sorted(range(len(document.line_texts)), key=lambda line: (document.row[line], document.line_boxes[line, 0])):
        lines.setdefault(int(document.row[line]), []).append(line)
    return lines


@_remembered
def row_texts(document: Document) -> Mapping[int, str]:
    """The text of every visual row, left to right, rows downwards."""
    return {row: " ".join(document.line_texts[line] for line in lines) for row, lines in row_lines(document).items()}


@lru_cache(maxsize=32)
def amounts_on(document: Document, pattern: re.Pattern[str], but_not: re.Pattern[str] | None = None) -> Sequence[Amount]:
    """The last amount of every row that matches one pattern and not the other, downwards; of the next row if it has none."""
    rows, by_row = row_texts(document), {amount.row: amount for amount in amounts_of(document)}
    found = []
    for row, text in rows.items():
        if pattern.search(text) and not (but_not and but_not.search(text)):
            amount = by_row.get(row)
            below = by_row.get(row + 1)
            if amount is None and below is not None and not re.search(r"[A-Za-z]{3}", rows[row + 1]):
                amount = below
            if amount is not None:
                found.append(amount)
    return tuple(found)


@_remembered
def first_sum_row(document: Document) -> int | None:
    """The first row below an amount that speaks of totals, parts of the sum or payment, or None."""
    first_amount = min((amount.row for amount in amounts_of(document)), default=0)
    for row, text in row_texts(document).items():
        if row > first_amount and (IS_TOTAL.search(text) or IS_PAYMENT.search(text) or IS_PART.search(text)):
            return row
    return None


@_remembered
def prices_above_sums(document: Document) -> Sequence[Amount]:
    """The last amount of each row above the first sum: what the items cost, row by row."""
    end = first_sum_row(document)
    if end is None:
        return ()
    rows = row_texts(document)
    above = [amount for amount in amounts_of(document) if amount.row < end and not IS_TOTAL.search(rows[amount.row])]
    last = {amount.row: amount for amount in above}
    return tuple(
        last[row] for row in sorted(last) if sum(one.row == row for one in above) > 1 or not _FOR_ONE.search(rows[row])
    )


def named_last(document: Document, value: int, pattern: re.Pattern[str], but_not: re.Pattern[str] | None = None) -> list[Span]:
    """The last print of a value, at most one, on a row that matches one pattern and not the other, above the table of taxes."""
    rows = row_texts(document)
    named = [
        amount.span
        for amount in above_summary(document, amounts_of(document))
        if amount.value == value > 0 and pattern.search(rows[amount.row])
        if not (but_not and but_not.search(rows[amount.row]))
    ]
    return named[-1:]


def above_summary(document: Document, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts above the table of taxes at the foot, all where there is none."""
    foot = first_sum_row(document) or 0
    summary = next((row for row, text in row_texts(document).items() if row > foot and IS_SUMMARY.search(text)), None)
    return [amount for amount in amounts if summary is None or amount.row < summary]
