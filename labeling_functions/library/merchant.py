"""Rules for the company: who issued the receipt."""

import re
from collections.abc import Iterator

from labeling_functions.function import labeling_function
from labeling_functions.library.header import (
    NUMBERED,
    REGISTRATION,
    head_lines,
    is_plain,
    looks_like_address,
    whole_line,
    without_registration,
)
from receipts.document import Document, Span

_LEGAL_FORM = re.compile(
    r"\b(?:SDN\W*(?:BHD|BND)|S/B|BHD|BERHAD|ENTERPRISE|ENTERPRISES|TRADING|PLT|LTD|LIMITED|LLC|INC|CORP|GMBH|PTE"
    r"|HOLDINGS?|& (?:SONS?|CO)|INDUSTRIES)\b",
    re.IGNORECASE,
)
_LEGAL_FORM_ALONE = re.compile(
    r"^\W*+(?:M(?:ALAYSIA\))?\W*+)?(?:SDN\W*+(?:BHD|BND)|BHD|BERHAD|ENTERPRISE|TRADING|PTE\W*+LTD)\W*+$", re.IGNORECASE
)
_TRADE_WORD = re.compile(
    r"\b(?:RESTAURANT|RESTORAN|KEDAI|CAFE|CAFÉ|KOPITIAM|BISTRO|MART|MINIMARKET|MARKET|SUPERMARKET|HYPERMARKET|PHARMACY|FARMASI"
    r"|HARDWARE|STATIONERY|STATIONERIES"
    r"|BOOK|BOOKS|BAKERY|SHOP|STORE|STORES|HOTEL|CATERING|FOOD|FOODS|PERNIAGAAN|SYARIKAT|PASAR|MOTOR|AUTO"
    r"|ELECTRICAL|ELECTRONICS|GIFT|DECO|HOUSE|CORNER|CLINIC"
    r"|KLINIK|SALON|OPTICAL|TEXTILE|BOUTIQUE|FASHION|FRESH|GROCER|SERVICES?|STATION|PETROL|PIZZA|BURGER|KITCHEN|SEAFOOD|STEAMBOAT|NOODLES?)\b",
    re.IGNORECASE,
)
_PERSON_IN_CHARGE = re.compile(
    r"\b(?:CASHIER|SERVED BY|STAFF|SALES\s*PERSON|ATTENDED BY|CUSTOMER|BILL TO|MEMBER)\b", re.IGNORECASE
)


def _names(document: Document) -> list[int]:
    """The head's lines that could be a name."""
    return [
        line
        for line in head_lines(document)
        if is_plain(document.line_texts[line]) and not looks_like_address(document.line_texts[line])
    ]


@labeling_function(label="company")
def company_is_first_name(document: Document) -> Iterator[Span]:
    """The first line of the head that is no title, contact, number or address."""
    for line in _names(document)[:1]:
        yield without_registration(document, line)


@labeling_function(label="company")
def company_has_legal_form(document: Document) -> Iterator[Span]:
    """The first line of the head that ends in a legal form, with the line above where the form stands alone."""
    for line in head_lines(document):
        text = document.line_texts[line]
        if not _LEGAL_FORM.search(text) or NUMBERED.match(text):
            continue
        span = without_registration(document, line)
        if line and _LEGAL_FORM_ALONE.match(text) and is_plain(document.line_texts[line - 1]):
            span = Span(whole_line(document, line - 1).start, span.stop)
        yield span
        return


@labeling_function(label="company")
def company_above_registration(document: Document) -> Iterator[Span]:
    """The name right above or beside a company registration number."""
    lines = head_lines(document)
    for line in lines:
        text = document.line_texts[line]
        beside = without_registration(document, line)
        if beside != whole_line(document, line) and is_plain(document.span_text(beside)):
            yield beside
            return
        if REGISTRATION.match(text) and line and (line - 1) in _names(document):
            yield without_registration(document, line - 1)
            return


@labeling_function(label="company")
def company_above_address(document: Document) -> Iterator[Span]:
    """The last name above the first line of the address."""
    names = _names(document)
    for line in head_lines(document):
        if looks_like_address(document.line_texts[line]):
            above = [name for name in names if name < line]
            if above:
                yield without_registration(document, above[-1])
            return


@labeling_function(label="company")
def company_is_tallest(document: Document) -> Iterator[Span]:
    """The tallest name of the head, where it stands out by a fifth."""
    heights = document.line_boxes[:, 3] - document.line_boxes[:, 1]
    names = _names(document)
    if len(names) > 1:
        ordered = sorted(names, key=lambda line: -heights[line])
        if heights[ordered[0]] > 1.2 * heights[ordered[1]]:
            yield without_registration(document, ordered[0])


@labeling_function(label="company")
def company_names_trade(document: Document) -> Iterator[Span]:
    """The first of the top lines that names a trade: restaurant, hardware, pharmacy."""
    for line in _names(document)[:3]:
        if _TRADE_WORD.search(document.line_texts[line]):
            yield without_registration(document, line)
            return


@labeling_function(label="other")
def people_are_no_company(document: Document) -> Iterator[Span]:
    """Cashiers, customers and members."""
    for line, text in enumerate(document.line_texts):
        if _PERSON_IN_CHARGE.search(text):
            yield document.line_spans[line]
