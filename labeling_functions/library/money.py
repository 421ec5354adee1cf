"""Rules for the total: the amount to be paid."""

import re
from collections.abc import Iterator

from labeling_functions.function import labeling_function
from receipts.document import Document, Span
from receipts.values import MONEY, parse_money

_TOTAL = re.compile(r"\b(?:TOTAL|T0TAL|JUMLAH|GESAMT|SUMME)\b", re.IGNORECASE)
_NO_TOTAL = re.compile(
    r"\b(?:SUB\s*+-?\s*+TOTAL|SUBTOTAL|QTY|QUANTITY|ITEMS?|DISC|DISCOUNT|SAVINGS?|SAVED|TAX|GST\s*(?:PAYABLE|AMOUNT|SUMMARY|6|@)|EXCL|EXCLUDING|BEFORE|POINTS?"
    r"|PIECES|PCS|ROUNDING|TENDERED|TENDER|CHANGE|PAID|W/O|WITHOUT|TOTAL\s+GST|TOTAL\s+SST|NO\W*OF)\b",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"\b(?:GRAND\s*TOTAL|TOTAL\s*(?:AMOUNT|AMT|DUE|PAYABLE|BILL|SALES|RM)|NETT?\s*(?:TOTAL|AMOUNT|AMT)|AMOUNT\s*(?:DUE|PAYABLE)|BALANCE\s*DUE|ROUNDED\s*TOTAL"
    r"|TOTAL\s*(?:AFTER|ROUNDED)|BILL\s*TOTAL|FINAL\s*TOTAL|AMT\s*DUE)\b",
    re.IGNORECASE,
)
_INCLUSIVE = re.compile(
    r"^(?>.*?\b(?:TOTAL|AMOUNT|SALES)\b).*\b(?:INCL|INCLUSIVE|INCLUDING|INC|WITH|AFTER|ROUND\w*)\b", re.IGNORECASE
)
_PAYMENT = re.compile(
    r"\b(?:CASH|VISA|MASTER\s*CARD|MASTER|CREDIT\s*CARD|CARD|TENDERED|TENDER|PAYMENT|PAID|AMEX|DEBIT|NETS|CHEQUE|BAR)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:CHANGE|BALANCE|BAKI|RETURNED|RUECKGELD)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:SUB\s*+-?\s*+TOTAL|SUBTOTAL|DISC|DISCOUNT|CHANGE|BAKI|ROUNDING|ADJ|GST\s*AMT|TAX|TENDERED|EXCL|EXCLUDING|SERVICE\s*(?:CHARGE|TAX)|SAVINGS?)\b",
    re.IGNORECASE,
)


def _amounts(document: Document) -> list[tuple[int, Span, int]]:
    """Row, span and value of every amount with two decimals."""
    found = []
    for line, text in enumerate(document.line_texts):
        for match in MONEY.finditer(text):
            value = parse_money(match.group())
            if value is not None:
                found.append((int(document.row[line]), document.span_at(line, *match.span()), value))
    return found


def _row_texts(document: Document) -> dict[int, str]:
    """The text of every visual row, left to right."""
    texts: dict[int, list[tuple[float, str]]] = {}
    for line, text in enumerate(document.line_texts):
        texts.setdefault(int(document.row[line]), []).append((float(document.line_boxes[line, 0]), text))
    return {row: " ".join(text for _, text in sorted(pieces)) for row, pieces in texts.items()}


def _amounts_of(
    document: Document, pattern: re.Pattern[str], but_not: re.Pattern[str] | None = None
) -> list[tuple[int, Span, int]]:
    """The last amount of every row that matches one pattern and not the other, downwards; of the next row if it has none."""
    rows, by_row = _row_texts(document), {row: (row, span, value) for row, span, value in _amounts(document)}
    found = []
    for row, text in sorted(rows.items()):
        if pattern.search(text) and not (but_not and but_not.search(text)):
            amount = by_row.get(row)
            below = by_row.get(row + 1)
            if amount is None and below is not None and not re.search(r"[A-Za-z]{3}", rows[row + 1]):
                amount = below
            if amount is not None:
                found.append(amount)
    return found


@labeling_function(label="total")
def total_on_total_row(document: Document) -> Iterator[Span]:
    """The amount on the last row that says total and is no subtotal, tax, discount or count."""
    for _, span, _ in _amounts_of(document, _TOTAL, _NO_TOTAL)[-1:]:
        yield span


@labeling_function(label="total")
def total_on_first_total_row(document: Document) -> Iterator[Span]:
    """The amount on the first row that says total and is no subtotal, tax, discount or count."""
    for _, span, _ in _amounts_of(document, _TOTAL, _NO_TOTAL)[:1]:
        yield span


@labeling_function(label="total")
def total_on_final_row(document: Document) -> Iterator[Span]:
    """The amount beside grand total, amount due, net total and the like."""
    for _, span, _ in _amounts_of(
        document, _FINAL, re.compile(r"\b(?:EXCL|EXCLUDING|QTY|ITEMS?|TAX|DISCOUNT)\b", re.IGNORECASE)
    )[-1:]:
        yield span


@labeling_function(label="total")
def total_is_inclusive(document: Document) -> Iterator[Span]:
    """The amount of the last row that says total inclusive of tax, or after rounding."""
    for _, span, _ in _amounts_of(document, _INCLUSIVE, re.compile(r"\b(?:EXCL|EXCLUDING|QTY)\b", re.IGNORECASE))[-1:]:
        yield span


@labeling_function(label="total")
def total_is_cash_less_change(document: Document) -> Iterator[Span]:
    """The amount that cash tendered less change makes, wherever it is printed on a row of totals or payments."""
    paid = [value for _, _, value in _amounts_of(document, _PAYMENT, _CHANGE)]
    change = [value for _, _, value in _amounts_of(document, _CHANGE, _PAYMENT)]
    if not paid or not change:
        return
    total = max(paid) - change[-1]
    rows = _row_texts(document)
    matching = [(row, span) for row, span, value in _amounts(document) if value == total > 0]
    named = [span for row, span in matching if _TOTAL.search(rows[row]) and not _NO_TOTAL.search(rows[row])]
    yield from (named or [span for _, span in matching])[-1:]


@labeling_function(label="total")
def total_is_largest_above_payment(document: Document) -> Iterator[Span]:
    """The largest amount above the first row of payment."""
    payments = [row for row, _, _ in _amounts_of(document, _PAYMENT)]
    rows = _row_texts(document)
    amounts = [
        (value, row, span)
        for row, span, value in _amounts(document)
        if (not payments or row < payments[0]) and not _CHANGE.search(rows[row]) and not _PAYMENT.search(rows[row])
    ]
    if amounts:
        yield max(amounts)[2]


@labeling_function(label="total")
def total_is_repeated_most(document: Document) -> Iterator[Span]:
    """The last print of the largest amount among those printed three times or more."""
    amounts = _amounts(document)
    counts: dict[int, int] = {}
    for _, _, value in amounts:
        counts[value] = counts.get(value, 0) + 1
    repeated = [value for value, count in counts.items() if count >= 3 and value > 0]
    if repeated:
        rows = _row_texts(document)
        spans = [(bool(_TOTAL.search(rows[row])), row, span) for row, span, value in amounts if value == max(repeated)]
        yield max(spans)[2]


@labeling_function(label="total")
def total_is_tallest(document: Document) -> Iterator[Span]:
    """An amount printed a quarter taller than the median line, where it is the only one."""
    heights = document.line_boxes[:, 3] - document.line_boxes[:, 1]
    if not len(heights):
        return
    limit = 1.25 * sorted(heights)[len(heights) // 2]
    tall = [(span, value) for _, span, value in _amounts(document) if heights[document.line[span.start]] > limit]
    if tall and len({value for _, value in tall}) == 1:
        yield tall[-1][0]


@labeling_function(label="other")
def parts_of_the_sum(document: Document) -> Iterator[Span]:
    """Amounts of subtotals, taxes, discounts, rounding and change."""
    for _, span, _ in _amounts_of(
        document, _PART, re.compile(r"\b(?:GRAND|INCL|INCLUSIVE|NETT?|AFTER|ROUNDED)\b", re.IGNORECASE)
    ):
        yield span


@labeling_function(label="other")
def prices_of_items(document: Document) -> Iterator[Span]:
    """Amounts above the first row that speaks of totals or payment."""
    rows = _row_texts(document)
    ends = [row for row, text in sorted(rows.items()) if _TOTAL.search(text) or _PAYMENT.search(text) or _PART.search(text)]
    amounts = _amounts(document)
    first_amount = min((row for row, _, _ in amounts), default=0)
    end = next((row for row in ends if row > first_amount), None)
    if end is not None:
        for row, span, _ in amounts:
            if row < end and not _TOTAL.search(rows[row]):
                yield span
