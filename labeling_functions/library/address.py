"""Rules for the address of the company."""

from collections.abc import Iterator

from labeling_functions.function import labeling_function
from labeling_functions.library.header import (
    CONTACT,
    NUMBERED,
    POSTCODE,
    REGISTRATION,
    STATE,
    STREET,
    TITLE,
    head_lines,
    looks_like_address,
    whole_line,
)
from receipts.document import Document, Span


def _address_lines(document: Document) -> list[int]:
    """The first unbroken run of the head's lines that read like an address; a single strange line inside does not break it."""
    head = head_lines(document)
    found: list[int] = []
    closed = False  # a postcode was there: only a state or country may follow
    for line in head:
        text = document.line_texts[line]
        if looks_like_address(text):
            if found and (line - found[-1] > 2 or (closed and not STATE.search(text))):
                break
            closed = closed or bool(POSTCODE.search(text))
            found += range(found[-1] + 1 if found else line, line + 1)
        elif found and (CONTACT.search(text) or REGISTRATION.search(text) or TITLE.match(text)):
            break
    return found


@labeling_function(label="address")
def address_is_run_of_lines(document: Document) -> Iterator[Span]:
    """The run of lines of the head with streets, numbers, postcodes and states."""
    lines = _address_lines(document)
    if lines and any(STREET.search(document.line_texts[line]) or POSTCODE.search(document.line_texts[line]) for line in lines):
        yield Span(whole_line(document, lines[0]).start, whole_line(document, lines[-1]).stop)


@labeling_function(label="address")
def address_from_number_to_postcode(document: Document) -> Iterator[Span]:
    """From a line that begins with a house number to the line with the postcode, and its state below."""
    head = head_lines(document)
    starts = [
        line for line in head if NUMBERED.match(document.line_texts[line]) and looks_like_address(document.line_texts[line])
    ]
    stops = [line for line in head if POSTCODE.search(document.line_texts[line])]
    if starts and stops and 0 <= stops[0] - starts[0] <= 5:
        stop = stops[0]
        if stop + 1 < len(document.line_texts) and STATE.match(document.line_texts[stop + 1].strip()):
            stop += 1
        yield Span(whole_line(document, starts[0]).start, whole_line(document, stop).stop)


@labeling_function(label="address")
def address_line_with_postcode(document: Document) -> Iterator[Span]:
    """A line of the head with a postcode and a town."""
    for line in head_lines(document):
        text = document.line_texts[line]
        if POSTCODE.search(text) and not CONTACT.search(text) and not REGISTRATION.search(text):
            yield whole_line(document, line)
            return


@labeling_function(label="address")
def address_line_with_street(document: Document) -> Iterator[Span]:
    """Lines of the head with a word for a street or a quarter."""
    for line in head_lines(document)[1:]:
        text = document.line_texts[line]
        if STREET.search(text) and not CONTACT.search(text) and not REGISTRATION.search(text):
            yield whole_line(document, line)


@labeling_function(label="address")
def address_between_name_and_contact(document: Document) -> Iterator[Span]:
    """What stands between the name with its registration and the first contact or tax number."""
    head = head_lines(document)
    stop = next(
        (
            line
            for line in head[2:]
            if CONTACT.search(document.line_texts[line]) or REGISTRATION.search(document.line_texts[line])
        ),
        None,
    )
    if stop is None:
        return
    start = next((line for line in head[1:stop] if looks_like_address(document.line_texts[line])), None)
    if start is not None and stop - start <= 6:
        yield Span(whole_line(document, start).start, whole_line(document, stop - 1).stop)


@labeling_function(label="other")
def contact_and_registration(document: Document) -> Iterator[Span]:
    """Phone numbers, web addresses, tax and registration numbers."""
    for line, text in enumerate(document.line_texts):
        if (CONTACT.search(text) or REGISTRATION.match(text)) and not STREET.search(text):
            yield document.line_spans[line]


@labeling_function(label="other")
def titles(document: Document) -> Iterator[Span]:
    """Titles of the paper: tax invoice, cash bill, duplicate."""
    for line, text in enumerate(document.line_texts):
        if TITLE.match(text):
            yield document.line_spans[line]
