"""Rules for the date and the time of purchase."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from labeling_functions.function import labeling_function
from labeling_functions.library.patterns import one_of
from labeling_functions.library.words import DATE as DATE_WORDS
from labeling_functions.library.words import OTHER_DATE
from labeling_functions.library.words import TIME as TIME_WORDS
from receipts.document import Document, Span
from receipts.values import DATE, TIME, parse_date, parse_time

_DATE_WORD = one_of(DATE_WORDS)
_OTHER_DATE = one_of(OTHER_DATE)
_TIME_WORD = one_of(TIME_WORDS)
_BARE = re.compile(r"(?<![\d.,-])(?:((?:19|20)\d{2})(\d{2})(\d{2})|(\d{2})(\d{2})((?:19|20)\d{2}))(?![\d.,-])")


# Every function asks for the same dates and times of the same document: they are kept until other documents come.
_remembered = lru_cache(maxsize=2)


@_remembered
def _dates(document: Document) -> Sequence[tuple[int, Span]]:
    """The line and span of everything that is a date."""
    found = []
    for line, text in enumerate(document.line_texts):
        for match in DATE.finditer(text):
            if parse_date(match.group()) is not None:
                found.append((line, document.span_at(line, *match.span())))
    return tuple(found)


@_remembered
def _times(document: Document) -> Sequence[tuple[int, Span]]:
    """The line and span of everything that is a time of day."""
    found = []
    for line, text in enumerate(document.line_texts):
        for match in TIME.finditer(text):
            if parse_time(match.group()) is not None:
                found.append((line, document.span_at(line, *match.span())))
    return tuple(found)


def _rows(document: Document, lines: Iterator[int]) -> set[int]:
    return {int(document.row[line]) for line in lines}


@labeling_function(label="date")
def date_after_keyword(document: Document) -> Iterator[Span]:
    """A date on the row of the word date."""
    rows = _rows(document, (line for line, text in enumerate(document.line_texts) if _DATE_WORD.search(text)))
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
    rows = _rows(document, (line for line, _ in _times(document)))
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


@labeling_function(label="date")
def date_in_bare_digits(document: Document) -> Iterator[Span]:
    """Eight digits that make a date (20180314, 14032018) on a row with the word date or a time, where no other date is."""
    if _dates(document):
        return
    rows = _rows(document, (line for line, text in enumerate(document.line_texts) if _DATE_WORD.search(text)))
    rows |= _rows(document, (line for line, _ in _times(document)))
    for line, text in enumerate(document.line_texts):
        for match in _BARE.finditer(text) if int(document.row[line]) in rows else ():
            if parse_date("/".join(part for part in match.groups() if part)) is not None:
                yield document.span_at(line, *match.span())
                return


@labeling_function(label="time")
def time_beside_date(document: Document) -> Iterator[Span]:
    """The first time of day on a row with a date, or in the line below one."""
    dates = [line for line, _ in _dates(document)]
    rows = _rows(document, iter(dates))
    for line, span in _times(document):
        if int(document.row[line]) in rows or line - 1 in dates:
            yield span
            return


@labeling_function(label="time")
def time_after_keyword(document: Document) -> Iterator[Span]:
    """The first time of day on the row of the word time."""
    rows = _rows(document, (line for line, text in enumerate(document.line_texts) if _TIME_WORD.search(text)))
    for line, span in _times(document):
        if int(document.row[line]) in rows:
            yield span
            return


@labeling_function(label="time")
def time_with_seconds_or_half_of_day(document: Document) -> Iterator[Span]:
    """Times with seconds, or with AM or PM: what else has a colon has neither."""
    for _, span in _times(document):
        text = document.span_text(span)
        if text.count(":") == 2 or text[-1:].upper() == "M":
            yield span


@labeling_function(label="other")
def date_of_something_else(document: Document) -> Iterator[Span]:
    """Dates that are due, valid until, or of birth."""
    for line, span in _dates(document):
        if _OTHER_DATE.search(document.line_texts[line]):
            yield span
