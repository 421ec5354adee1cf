"""Rules for the date of purchase."""

import re
from collections.abc import Iterator

from labeling_functions.function import labeling_function
from receipts.document import Document, Span
from receipts.values import DATE, parse_date

_KEYWORD = re.compile(r"\b(?:DATE|TARIKH|DATUM|DT)\b", re.IGNORECASE)
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?:\s?\d{2}(?!\d)(?:\s?:\s?\d{2})?\s?(?:AM|PM)?", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"\b(?:DUE|EXP|EXPIRY|EXPIRES?|VALID|BIRTH|UNTIL|BEFORE|PRINTED|DELIVERY|FROM|EFFECTIVE)\b", re.IGNORECASE
)


def _dates(document: Document) -> list[tuple[int, Span]]:
    """The line and span of everything that is a date."""
    found = []
    for line, text in enumerate(document.line_texts):
        for match in DATE.finditer(text):
            if parse_date(match.group()) is not None:
                found.append((line, document.span_at(line, *match.span())))
    return found


@labeling_function(label="date")
def date_after_keyword(document: Document) -> Iterator[Span]:
    """A date on the row of the word date."""
    rows = {int(document.row[line]) for line, text in enumerate(document.line_texts) if _KEYWORD.search(text)}
    for line, span in _dates(document):
        if int(document.row[line]) in rows and not _OTHER_DATE.search(document.line_texts[line]):
            yield span
            return


@labeling_function(label="date")
def date_is_first(document: Document) -> Iterator[Span]:
    """The first date of the receipt."""
    for _, span in _dates(document)[:1]:
        yield span


@labeling_function(label="date")
def date_beside_time(document: Document) -> Iterator[Span]:
    """The first date on a row with a time of day."""
    rows = {int(document.row[line]) for line, text in enumerate(document.line_texts) if _TIME.search(text)}
    for line, span in _dates(document):
        if int(document.row[line]) in rows:
            yield span
            return


@labeling_function(label="date")
def date_is_only(document: Document) -> Iterator[Span]:
    """The date that is printed, once or more often, where no other date is."""
    dates = _dates(document)
    if len({parse_date(document.span_text(span)) for _, span in dates}) == 1:
        yield dates[0][1]


@labeling_function(label="other")
def date_of_something_else(document: Document) -> Iterator[Span]:
    """Dates that are due, valid until, or of birth."""
    for line, span in _dates(document):
        if _OTHER_DATE.search(document.line_texts[line]):
            yield span


@labeling_function(label="other")
def time_of_day(document: Document) -> Iterator[Span]:
    """Times of day, which stand beside dates and are none."""
    yield from document.find(_TIME)
