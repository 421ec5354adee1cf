"""Rules for the company: who issued the receipt."""

import re
from collections.abc import Iterator

from labeling_functions.function import labeling_function
from labeling_functions.library.header import (
    BODY,
    CONTACT,
    IS_LEGAL_FORM,
    NUMBERED,
    head_lines,
    is_plain,
    is_registration,
    letters,
    looks_like_address,
    names_company,
    parts_head,
    whole_line,
    without_registration,
)
from labeling_functions.library.names import (
    OWNED,
    TRADE_WORD,
    alike,
    completes,
    is_form,
    is_name,
    name_on,
    names_of,
    run_of_names,
)
from labeling_functions.library.patterns import one_of
from labeling_functions.library.words import PERSON
from receipts.document import Document, Span
from receipts.values import MONEY

_BRANCH = re.compile(r"\s-\s|\s?@\s?|\s\(|\s?,\s")
_SITE = re.compile(r"(?:@|\bWWW\.|\bHTTPS?:/{0,2}+)(?P<name>[A-Z0-9-]{4,60}+)\.", re.IGNORECASE)
_CONTINUES = re.compile(r"(?:[&,(-]|\b(?:AND|THE|OF))$", re.IGNORECASE)
_PERSON = one_of(PERSON)
_MOST_UPPER_LINES = 24


@labeling_function(label="company")
def company_is_first_name(document: Document) -> Iterator[Span]:
    """The first line of the head that is no title, contact, number or address."""
    for line in names_of(document)[:1]:
        yield without_registration(document, line)


@labeling_function(label="company")
def company_has_legal_form(document: Document) -> Iterator[Span]:
    """The first line of the head with a legal form, and the line above or below where one of the two is but the form."""
    for line in head_lines(document):
        text = document.line_texts[line]
        if not IS_LEGAL_FORM.search(text) or NUMBERED.match(text):
            continue
        start, stop = without_registration(document, line)
        owner = OWNED.match(text)
        if line and is_form(document, line) and is_plain(document.line_texts[line - 1]):
            start = whole_line(document, line - 1).start
        elif line + 1 < len(document.line_texts) and is_form(document, line + 1):
            stop = without_registration(document, line + 1).stop
        elif owner and owner["name"]:
            start = min(document.span_at(line, *owner.span("name")).start, stop)
        yield Span(start, stop)
        return


@labeling_function(label="company")
def company_up_to_legal_form(document: Document) -> Iterator[Span]:
    """The first line of the head with a legal form, up to this form, where a number or branch stands behind it."""
    for line in head_lines(document):
        text = document.line_texts[line]
        forms = [] if NUMBERED.match(text) else list(IS_LEGAL_FORM.finditer(text))
        if forms:
            stop = document.span_at(line, 0, forms[-1].end()).stop
            while stop < document.line_spans[line].stop and document.texts[stop] in ".)":
                stop += 1
            if stop < whole_line(document, line).stop and letters(text[: forms[0].start()]) >= 3:
                yield Span(whole_line(document, line).start, stop)
            return


@labeling_function(label="company")
def company_with_form_below_title(document: Document) -> Iterator[Span]:
    """The first name with a legal form below the head and above the goods, where the head has none."""
    head = head_lines(document)
    if any(IS_LEGAL_FORM.search(document.line_texts[line]) for line in head):
        return
    for line in range(head[-1] + 1 if head else 1, min(len(document.line_texts), _MOST_UPPER_LINES)):
        text = document.line_texts[line]
        if _PERSON.search(document.line_texts[line - 1]) or MONEY.search(text):
            return
        if names_company(text) and not (BODY.search(text) or CONTACT.search(text)):
            yield without_registration(document, line)
            return


@labeling_function(label="company")
def company_above_house_number(document: Document) -> Iterator[Span]:
    """The line above the first line that begins with a house number or lot, whatever it reads like, numbers left aside."""
    for line in head_lines(document)[1:]:
        if NUMBERED.match(document.line_texts[line]):
            above = line - 1
            while above > 0 and (parts_head(document.line_texts[above]) or not is_name(document.line_texts[above])):
                above -= 1
            if is_plain(document.line_texts[above]):
                yield name_on(document, above)
            return


@labeling_function(label="company")
def company_above_registration(document: Document) -> Iterator[Span]:
    """The name right above or beside a company registration number."""
    names = names_of(document)
    for line in head_lines(document):
        text = document.line_texts[line]
        beside = without_registration(document, line)
        if beside != whole_line(document, line) and is_plain(document.span_text(beside)):
            yield name_on(document, line)
            return
        above = line - 1 if line < 2 or is_name(document.line_texts[line - 1]) else line - 2
        if is_registration(text) and above in names:
            yield name_on(document, above)
            return


@labeling_function(label="company")
def company_above_address(document: Document) -> Iterator[Span]:
    """The last name above the first line of the address."""
    names = names_of(document)
    for line in head_lines(document):
        if looks_like_address(document.line_texts[line]):
            above = [name for name in names if name < line]
            if above:
                yield name_on(document, above[-1])
            return


@labeling_function(label="company")
def company_is_tallest(document: Document) -> Iterator[Span]:
    """The tallest name of the head, where it stands out by a fifth."""
    heights = document.line_boxes[:, 3] - document.line_boxes[:, 1]
    names = names_of(document)
    if len(names) > 1:
        ordered = sorted(names, key=lambda line: -heights[line])
        if heights[ordered[0]] > 1.2 * heights[ordered[1]]:
            yield without_registration(document, ordered[0])


@labeling_function(label="company")
def company_names_trade(document: Document) -> Iterator[Span]:
    """The first of the top lines that names a trade: restaurant, hardware, pharmacy."""
    for line in names_of(document)[:3]:
        if TRADE_WORD.search(document.line_texts[line]):
            yield name_on(document, line)
            return


@labeling_function(label="company")
def company_wraps(document: Document) -> Iterator[Span]:
    """A name over several lines: the first is cut off in the middle, or the last completes it with a legal form."""
    run = run_of_names(document)
    for first, line in enumerate(run[:-1]):
        if names_company(document.line_texts[line]):
            return
        below = run[first + 1 :]
        cut = [_CONTINUES.search(document.line_texts[one].rstrip(" .:")) for one in run[first:]]
        closed = next((one for one in below if names_company(document.line_texts[one])), None)
        if closed is not None and not alike(document, line, closed) and (cut[0] or completes(document, line, closed)):
            yield Span(whole_line(document, line).start, without_registration(document, closed).stop)
            return
        if cut[0] or document.line_texts[below[0]].lstrip()[:1] == "&":
            yield Span(whole_line(document, line).start, without_registration(document, below[0]).stop)
            return


@labeling_function(label="company")
def company_is_all_above_registration(document: Document) -> Iterator[Span]:
    """The two to four names of about one size down to a registration, contact or address, where none has a legal form."""
    run, heights = run_of_names(document), document.line_boxes[:, 3] - document.line_boxes[:, 1]
    # A logo's name above, much larger or smaller, is another name.
    unlike = [number for number, line in enumerate(run) if abs(heights[line] - heights[run[-1]]) > 0.3 * heights[run[-1]]]
    run = run[unlike[-1] + 1 :] if unlike else run
    formless = not any(IS_LEGAL_FORM.search(document.line_texts[line]) for line in run)
    if len(run) > 1 and formless and run[-1] + 1 < len(document.line_texts):
        below = document.line_texts[run[-1] + 1]
        if parts_head(below) or looks_like_address(below):
            yield Span(whole_line(document, run[0]).start, without_registration(document, run[-1]).stop)


@labeling_function(label="company")
def company_in_one_size(document: Document) -> Iterator[Span]:
    """The first names that follow one another in one size of print, larger than the line below them."""
    run = run_of_names(document)
    heights = document.line_boxes[:, 3] - document.line_boxes[:, 1]
    if not run or heights[run[0]] <= 0:
        return
    same = [line for line in run if abs(heights[line] / heights[run[0]] - 1) < 0.12]
    same = [line for number, line in enumerate(same) if line - number == run[0]]
    after = same[-1] + 1
    if after < len(heights) and heights[run[0]] > 1.15 * heights[after]:
        yield Span(whole_line(document, same[0]).start, without_registration(document, same[-1]).stop)


@labeling_function(label="company")
def company_without_branch(document: Document) -> Iterator[Span]:
    """The first name up to a dash, @, comma or bracket, behind which a branch stands."""
    for line in names_of(document)[:1]:
        text = document.line_texts[line]
        cut = _BRANCH.search(text)
        if cut and letters(text[: cut.start()]) >= 3 and not names_company(text):
            yield Span(whole_line(document, line).start, document.span_at(line, 0, cut.start()).stop)


@labeling_function(label="company")
def company_behind_owner(document: Document) -> Iterator[Span]:
    """The name behind owned by, operated by or welcome to, on the same line or the next."""
    for line in head_lines(document):
        match = OWNED.search(document.line_texts[line])
        if match and match["name"] and letters(match["name"]) >= 3:
            stop = without_registration(document, line).stop
            start = document.span_at(line, *match.span("name")).start
            yield Span(start, max(start, stop))
            return
        if match and line + 1 < len(document.line_texts) and is_plain(document.line_texts[line + 1]):
            yield without_registration(document, line + 1)
            return


@labeling_function(label="company")
def company_stands_again_below(document: Document) -> Iterator[Span]:
    """A name of the head that stands in a line further down once more."""
    texts = [_bare(text) for text in document.line_texts]
    foot = max(head_lines(document), default=0)
    for line in names_of(document):
        name = _bare(document.span_text(without_registration(document, line)))
        if len(name) >= 6 and any(name in text for text in texts[foot + 1 :]):
            yield without_registration(document, line)
            return


@labeling_function(label="company")
def company_in_web_address(document: Document) -> Iterator[Span]:
    """The name whose letters, or most of them, make the receipt's web or mail address."""
    sites = [_bare(match["name"]) for text in document.line_texts for match in _SITE.finditer(text)]
    for line in names_of(document):
        name = _bare(document.span_text(without_registration(document, line)))
        if any(len(site) >= 4 and (site in name or (len(name) >= 4 and name in site)) for site in sites):
            yield without_registration(document, line)
            return


@labeling_function(label="other")
def registration_beside_name(document: Document) -> Iterator[Span]:
    """A registration number behind a name on its line."""
    for line in head_lines(document):
        name, whole = without_registration(document, line), whole_line(document, line)
        if name.stop < whole.stop and is_plain(document.span_text(name)):
            yield Span(name.stop, whole.stop)


def _bare(text: str) -> str:
    """The letters and digits of a string, capitals."""
    return "".join(character for character in text.upper() if character.isalnum())
