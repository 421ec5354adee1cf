"""Rules for the address of the company."""

import re
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
    address_rule,
    has_place,
    head_lines,
    is_postcode,
    looks_like_address,
    names_company,
    parts_head,
    whole_line,
    whole_lines,
)
from labeling_functions.library.patterns import either
from labeling_functions.library.words import ADDRESS
from receipts.document import Document, Span

_NAMED = re.compile(rf"^\W*+{either(ADDRESS)}\s{{0,3}}+[:.]\W{{0,3}}+(?P<rest>\S.*+)?$", re.IGNORECASE)


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


@address_rule
def address_is_run_of_lines(document: Document) -> Iterator[Span]:
    """The run of lines of the head with streets, numbers, postcodes and states."""
    lines = _address_lines(document)
    if lines and has_place(document, lines):
        yield whole_lines(document, lines[0], lines[-1])


@address_rule
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
        yield whole_lines(document, starts[0], stop)


@address_rule
def address_line_with_postcode(document: Document) -> Iterator[Span]:
    """A line of the head with a postcode and a town."""
    for line in head_lines(document):
        text = document.line_texts[line]
        if POSTCODE.search(text) and not CONTACT.search(text) and not REGISTRATION.search(text):
            yield whole_lines(document, line, line)
            return


@address_rule
def address_line_with_street(document: Document) -> Iterator[Span]:
    """Lines of the head with a word for a street or a quarter."""
    for line in head_lines(document)[1:]:
        text = document.line_texts[line]
        if STREET.search(text) and not (CONTACT.search(text) or REGISTRATION.search(text) or names_company(text)):
            yield whole_lines(document, line, line)


@address_rule
def address_on_one_line(document: Document) -> Iterator[Span]:
    """A line of the head that holds a number or street and a postcode or state, all of the address."""
    for line in head_lines(document):
        text = document.line_texts[line]
        if parts_head(text) or names_company(text):
            continue
        if (NUMBERED.match(text) or STREET.search(text)) and (is_postcode(text) or STATE.search(text)):
            yield whole_lines(document, line, line)
            return


@address_rule
def address_is_line_above_postcode_too(document: Document) -> Iterator[Span]:
    """The line with the postcode and the one line above it, which holds a number."""
    for line in head_lines(document)[1:]:
        above = document.line_texts[line - 1]
        if is_postcode(document.line_texts[line]) and any(map(str.isdigit, above)) and not parts_head(above):
            yield whole_lines(document, line - 1, line)
            return


@labeling_function(label="address")
def address_before_contact_on_its_line(document: Document) -> Iterator[Span]:
    """The block of address up to a phone number or the like that stands in the middle of its last line."""
    for line in head_lines(document):
        text = document.line_texts[line]
        cut = CONTACT.search(text)
        if cut and cut.start() > 5 and looks_like_address(text[: cut.start()]):
            first = line
            while (
                first > 1
                and not parts_head(document.line_texts[first - 1])
                and not names_company(document.line_texts[first - 1])
            ):
                first -= 1
            while first < line and not (
                looks_like_address(document.line_texts[first]) or document.line_texts[first][:1].isdigit()
            ):
                first += 1
            stop = document.span_at(line, 0, cut.start()).stop
            while document.texts[stop - 1] in ",;:(-":
                stop -= 1
            yield Span(whole_line(document, first).start, stop)
            return


@address_rule
def address_behind_its_name(document: Document) -> Iterator[Span]:
    """What stands behind the word address, and the lines of address below it."""
    for line, text in enumerate(document.line_texts):
        match = _NAMED.match(text)
        if match is None:
            continue
        last = line
        while last + 1 < len(document.line_texts) and looks_like_address(document.line_texts[last + 1]):
            last += 1
        if match["rest"] and looks_like_address(match["rest"]):
            yield Span(document.span_at(line, *match.span("rest")).start, whole_line(document, last).stop)
            return
        if last > line and not match["rest"]:
            yield whole_lines(document, line + 1, last)
            return
