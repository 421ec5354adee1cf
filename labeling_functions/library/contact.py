"""Rules for what else stands around: phone and receipt numbers, registrations, titles, people."""

import re
from collections.abc import Iterator

from labeling_functions.function import labeling_function
from labeling_functions.library.header import CONTACT, REGISTRATION, STREET, TITLE
from labeling_functions.library.patterns import either, one_of
from labeling_functions.library.words import NUMBER, PAPER, PERSON, PHONE
from receipts.document import Document, Span
from receipts.values import DATE, MONEY

# Groups of digits with single marks between them: +60 3-555 0199, (020) 7946 0018, 030/555 01 99.
_PHONE = r"(?<![\w.,-])\+?\(?\+?\d{1,4}\)?(?:\s{0,2}+[-./ ]?\s{0,2}+\(?\d{1,8}\)?){1,6}(?![\w,.]\d)"
_PHONE_NUMBER = re.compile(_PHONE)
_AFTER_PHONE = re.compile(
    rf"{either(PHONE)}[^\dA-Z+(]{{0,9}}+(?:NO\b|NR\b)?[^\dA-Z+(]{{0,9}}+(?P<number>{_PHONE})", re.IGNORECASE
)
_PHONE_ALONE = re.compile(rf"^{either(PHONE)}\W{{0,9}}+(?:NO\W{{0,9}}+)?$", re.IGNORECASE)
# Written as each country writes it, with its own prefix, alone on a line or behind one word.
_PHONE_SHAPE = re.compile(
    r"^[\s:.]{0,9}+(?:[A-Z]{1,9}[\s:.)]{1,5}+)?(?P<number>(?=\+|\(|\d+[\s./()-])(?:\+\d{2,3}[\s-]?\(?0?\)?|\(?0(?!0))\d(?:[\s./()-]{0,2}+\d){6,10})\W*+$",
    re.IGNORECASE,
)
_NUMBERED_PAPER = re.compile(
    rf"{either(PAPER)}[\s-]{{0,3}}+(?:{either(NUMBER)}\W{{0,5}}+|[#:]\W{{0,5}}+|$)(?P<number>(?=[\w/-]*\d)[A-Z0-9][\w/-]{{2,}}+)?",
    re.IGNORECASE,
)
_HASH = re.compile(r"^[\s*]{0,3}+#\s?(?P<number>(?=[\w-]*\d)[\w-]{4,}+)\W{0,3}+$")
_NUMBER_ALONE = re.compile(r"^[\s:#.]*+(?P<number>(?=[\w /-]*\d)(?:[A-Z]{1,5}\s)?[A-Z0-9][\w/-]{3,}+)\W*+$", re.IGNORECASE)
_PERSON = one_of(PERSON)
_NO_PHONE = re.compile(r"\bF\s?:|\b(?:FAX|GST|SST|VAT|REG|CO|TAX|INV\w*|NO|ID|UST|NIF|CIF|IVA|BTW|KVK|SIRET)\b", re.IGNORECASE)
_REGISTERED = re.compile(
    r"\b(?:UST\W?ID(?:\W?NR)?|STEUER\W?NR|SIRET|SIREN|RCS|TVA\s?INTRA\w*|N\.?I\.?F|C\.?I\.?F|P\.?\s?IVA|PARTITA\s?IVA|KVK|BTW\W?NR|EIN|ABN|UEN)\b\W{0,5}+\w*\d",
    re.IGNORECASE,
)


@labeling_function(label="phone")
def phone_after_keyword(document: Document) -> Iterator[Span]:
    """A number behind the word telephone on its line, or alone in the line after it."""
    for line, text in enumerate(document.line_texts):
        for match in _AFTER_PHONE.finditer(text):
            yield document.span_at(line, *match.span("number"))
        if _PHONE_ALONE.match(text) and line + 1 < len(document.line_texts):
            below = _PHONE_NUMBER.search(document.line_texts[line + 1])
            if below:
                yield document.span_at(line + 1, *below.span())


@labeling_function(label="phone")
def phone_by_its_shape(document: Document) -> Iterator[Span]:
    """A number with a country's or a trunk prefix that fills its line."""
    for line, text in enumerate(document.line_texts):
        match = _PHONE_SHAPE.match(text)
        if match and not (_NO_PHONE.search(text) or DATE.search(text) or MONEY.search(text)):
            yield document.span_at(line, *match.span("number"))


@labeling_function(label="receipt_number")
def receipt_number_after_keyword(document: Document) -> Iterator[Span]:
    """What stands behind invoice, receipt or bill number on its line."""
    for line, text in enumerate(document.line_texts):
        match = _NUMBERED_PAPER.search(text)
        if match and match["number"] and not DATE.match(match["number"]):
            yield document.span_at(line, *match.span("number"))


@labeling_function(label="receipt_number")
def receipt_number_beside_keyword(document: Document) -> Iterator[Span]:
    """The next line of the row of a line that says no more than invoice, receipt or bill number."""
    for line, text in enumerate(document.line_texts[:-1]):
        keyword = _NUMBERED_PAPER.search(text)
        if keyword and not keyword["number"] and keyword.end() == len(text) and document.row[line + 1] == document.row[line]:
            match = _NUMBER_ALONE.match(document.line_texts[line + 1])
            if match and not DATE.search(match["number"]):
                yield document.span_at(line + 1, *match.span("number"))


@labeling_function(label="receipt_number")
def receipt_number_behind_hash(document: Document) -> Iterator[Span]:
    """A number behind a hash that fills its line."""
    yield from document.find(_HASH, group="number")


@labeling_function(label="other")
def contact_and_registration(document: Document) -> Iterator[Span]:
    """Lines of phone numbers, web addresses, tax and registration numbers, but for the phone numbers themselves."""
    for line, text in enumerate(document.line_texts):
        if (CONTACT.search(text) or REGISTRATION.match(text) or _REGISTERED.search(text)) and not STREET.search(text):
            span = document.line_spans[line]
            for match in _AFTER_PHONE.finditer(text):
                phone = document.span_at(line, *match.span("number"))
                yield Span(span.start, max(span.start, phone.start))
                span = Span(phone.stop, span.stop)
            if span.start < span.stop:
                yield span


@labeling_function(label="other")
def titles(document: Document) -> Iterator[Span]:
    """Titles of the paper: tax invoice, cash bill, duplicate."""
    for line, text in enumerate(document.line_texts):
        if TITLE.match(text):
            yield document.line_spans[line]


@labeling_function(label="other")
def people_are_no_company(document: Document) -> Iterator[Span]:
    """Cashiers, customers and members."""
    for line, text in enumerate(document.line_texts):
        if _PERSON.search(text) and not (_NUMBERED_PAPER.search(text) or DATE.search(text)):
            yield document.line_spans[line]
