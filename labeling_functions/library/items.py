"""Rules for the goods: what they are called, how many, what they cost."""

import re
from collections.abc import Iterator

from labeling_functions.function import labeling_function
from labeling_functions.library.amounts import IS_TOTAL, amounts_of, amounts_on, first_sum_row, prices_above_sums, row_lines
from labeling_functions.library.header import letters
from labeling_functions.library.patterns import one_of
from labeling_functions.library.words import HEADING, SUBTOTAL
from receipts.document import Document, Span
from receipts.values import MONEY

# 2 X 3.50, 2 @ 3.50, 2,000 x 3,50, 3 PCS, 5 UNIT X 2.00; the number must not be a piece of an amount or a code.
_TIMES = re.compile(
    r"(?<![\w.,/-])(\d{1,3}(?:[.,](?:0{1,2}|\d{3,4}))?)"
    r"(?:\s{1,9}+(?:PCS?|UNITS?|STK|ST[UÜ]CK|UDS?|PZ)\b(?:\s{0,9}+[X@*])?|\s{0,9}+[X@*×])"
    r"\s{0,9}+(?=(?:@|RM|[$€£])?\s?\d[\d.,]*+(?!\w)|(?<=[^*])$)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?<![\w.,/:-])\d{1,3}(?:[.,]0{1,4})?(?![\w.,/:%-])")
_HEADING = one_of(HEADING)
_NO_NAME = re.compile(r"\b(?:NUMBER|NO)\W{0,3}+OF\b|\b(?:ITEM\W{0,3}+COUNT|DATE|TRANS|ORDER)\b\W*+(?:ID|NO|:|$)", re.IGNORECASE)
# What stands before a name: its number in the list, a code of the article, how many.
_BEFORE_NAME = re.compile(
    r"\s{0,9}+(?:\d{1,3}[.)]\s++)?(?:(?:[A-Z]{1,3}\d{1,3}-\d|[A-Z]{1,3}\d{3}|\d{4})[\dA-Z/-]*+\s++)?(?:\d{1,3}\s*+X?\s++)?",
    re.IGNORECASE,
)
_IS_SUM = one_of(SUBTOTAL)
_FEWEST_LETTERS = 3


@labeling_function(label="item_name")
def item_name_left_of_price(document: Document) -> Iterator[Span]:
    """The words left of a price on a row of goods."""
    lines = row_lines(document)
    for price in prices_above_sums(document):
        for line in lines[price.row]:
            span = _words(document, line)
            if span.start < span.stop <= price.span.start:
                yield span
                break


@labeling_function(label="item_name")
def item_name_above_its_numbers(document: Document) -> Iterator[Span]:
    """The line of words right above a row of numbers that ends in a price."""
    lines = row_lines(document)
    for price in prices_above_sums(document):
        own = " ".join(document.line_texts[line] for line in lines[price.row])
        above = lines.get(price.row - 1, [])
        texts = " ".join(document.line_texts[line] for line in above)
        if letters(own) <= 2 * _FEWEST_LETTERS and letters(texts) > letters(own) and not MONEY.search(texts):
            spans = [span for span in (_words(document, line) for line in above) if span.start < span.stop]
            yield from spans[:1]


@labeling_function(label="item_quantity")
def quantity_before_times(document: Document) -> Iterator[Span]:
    """A small number before X, @ or a word for pieces, above the totals."""
    end = first_sum_row(document)
    for span in document.find(_TIMES, group=1):
        if end is None or document.row[document.line[span.start]] < end:
            yield span


@labeling_function(label="item_quantity")
def quantity_that_multiplies(document: Document) -> Iterator[Span]:
    """A small number which, times one amount of its row, makes the row's price."""
    lines = row_lines(document)
    amounts = amounts_of(document)
    for price in prices_above_sums(document):
        units = [one.value for one in amounts if one.row == price.row and one.span != price.span]
        for line in lines[price.row] if units else ():
            found = next(
                (span for span in _counts(document, line) if _count(document, span) in _ratios(price.value, units)), None
            )
            if found is not None:
                yield found
                break


@labeling_function(label="item_quantity")
def quantity_begins_row(document: Document) -> Iterator[Span]:
    """A small number at the left end of a row of goods, before a name."""
    lines = row_lines(document)
    for price in prices_above_sums(document):
        first = lines[price.row][0]
        spans = _counts(document, first)
        rest = " ".join(document.line_texts[line] for line in lines[price.row])
        if spans and spans[0].start == document.line_spans[first].start and letters(rest) >= _FEWEST_LETTERS:
            yield spans[0]


@labeling_function(label="item_price")
def price_above_sums(document: Document) -> Iterator[Span]:
    """The last amount of each row above the first row that speaks of totals or payment."""
    for price in prices_above_sums(document):
        yield price.span


@labeling_function(label="item_price")
def price_is_quantity_times_unit(document: Document) -> Iterator[Span]:
    """The last amount of a row that holds its quantity and its price for one."""
    lines = row_lines(document)
    amounts = amounts_of(document)
    for price in prices_above_sums(document):
        units = [one.value for one in amounts if one.row == price.row and one.span != price.span]
        counts = {_count(document, span) for line in lines[price.row] for span in _counts(document, line)}
        if units and counts & _ratios(price.value, units):
            yield price.span


@labeling_function(label="item_price")
def prices_that_add_up(document: Document) -> Iterator[Span]:
    """The prices above the sums, where together they make a subtotal or total."""
    prices = prices_above_sums(document)
    sums = {amount.value for pattern in (IS_TOTAL, _IS_SUM) for amount in amounts_on(document, pattern)}
    if len(prices) > 1 and sum(price.value for price in prices) in sums:
        yield from (price.span for price in prices)


def _words(document: Document, line: int) -> Span:
    """The tokens of a line before its first amount, codes of articles left away; empty where too few letters are left."""
    text = document.line_texts[line]
    amount = MONEY.search(text)
    stop = amount.start() if amount else len(text)
    times = _TIMES.search(text)
    begin = _BEFORE_NAME.match(text)
    start = begin.end() if begin else 0
    stop = times.start() if times and start < times.start() < stop else stop
    span = document.span_at(line, start, stop)
    is_name = letters(_HEADING.sub("", text[start:stop])) >= _FEWEST_LETTERS and not _NO_NAME.search(text)
    return span if is_name else Span(span.start, span.start)


def _counts(document: Document, line: int) -> list[Span]:
    text = document.line_texts[line]
    return [document.span_at(line, *match.span()) for match in _COUNT.finditer(text)]


def _count(document: Document, span: Span) -> int:
    return int(re.split("[.,]", document.span_text(span))[0])


def _ratios(price: int, units: list[int]) -> set[int]:
    """How often each price for one goes into the price without a rest."""
    return {price // unit for unit in units if unit > 0 and price % unit == 0}
