"""Which lines of the head are names and where a name begins and ends: shared by the rules for the company."""

import re

from labeling_functions.library.header import (
    IS_LEGAL_FORM,
    head_lines,
    is_plain,
    letters,
    looks_like_address,
    names_company,
    whole_line,
    without_registration,
)
from labeling_functions.library.patterns import either, one_of
from labeling_functions.library.words import OWNER
from receipts.document import Document, Span

_FORM_ALONE = re.compile(
    rf"^\W*+(?:M(?:ALAYSIA\))?\W*+)?(?:{one_of(OWNER).pattern})?(?:{IS_LEGAL_FORM.pattern}\W*+){{1,3}}$", re.IGNORECASE
)
TRADE_WORD = re.compile(
    r"\b(?:RESTAURANT|RESTORAN|KEDAI|CAFE|CAFÉ|KOPITIAM|BISTRO|MART|MINIMARKET|MARKET|SUPERMARKET|HYPERMARKET|PHARMACY|FARMASI"
    r"|HARDWARE|STATIONERY|STATIONERIES"
    r"|BOOK|BOOKS|BAKERY|SHOP|STORE|STORES|HOTEL|CATERING|FOOD|FOODS|PERNIAGAAN|SYARIKAT|PASAR|MOTOR|AUTO"
    r"|ELECTRICAL|ELECTRONICS|GIFT|DECO|HOUSE|CORNER|CLINIC"
    r"|KLINIK|SALON|OPTICAL|TEXTILE|BOUTIQUE|FASHION|FRESH|GROCER|SERVICES?|STATION|PETROL|PIZZA|BURGER|KITCHEN|SEAFOOD|STEAMBOAT|NOODLES?"
    r"|B[AÄ]CKEREI|APOTHEKE|METZGEREI|BOULANGERIE|PHARMACIE|[EÉ]PICERIE|PANADER[IÍ]A|FARMACIA|RESTAURANTE|RISTORANTE|PANIFICIO|TRATTORIA"
    r"|BAKKERIJ|APOTHEEK|SLAGERIJ)\b",
    re.IGNORECASE,
)
_BUSINESS = re.compile(
    r"\b(?:MARKETING|SUPPLY|SUPPLIES|RETAIL|GROUP|MANAGEMENT|RESOURCES|VENTURES?|INTERNATIONAL|GLOBAL|SALES|COMPANY|BROTHERS)\b",
    re.IGNORECASE,
)
OWNED = re.compile(rf"(?P<owner>{either(OWNER)}|\bWELCOME\s+TO\b)\W{{0,9}}+(?P<name>\w.*+)?", re.IGNORECASE)
_BRANCH_BEHIND = re.compile(r"\([^()]{0,40}\)|\s@\s.{0,40}$")
_WORD = re.compile(r"[^\W\d_]{3,}")
MOST_NAME_LINES = 4


def names_of(document: Document) -> list[int]:
    """The head's lines that could be a name."""
    texts = document.line_texts
    return [line for line in head_lines(document) if is_name(texts[line]) and not looks_like_address(texts[line])]


def is_name(text: str) -> bool:
    """Whether a line could be a name: what stands in brackets as a whole is a branch or a remark."""
    bare = text.strip(" .,:;*-")
    return is_plain(text) and not (bare.startswith("(") and bare.endswith(")"))


def run_of_names(document: Document) -> list[int]:
    """The first names of the head that follow one another."""
    names = names_of(document)[:MOST_NAME_LINES]
    return [line for number, line in enumerate(names) if line - number == names[0]]


def name_on(document: Document, line: int) -> Span:
    """The name on a line: without registration and owner's mark, with the lines above where it says too little alone."""
    start, stop = without_registration(document, line)
    owner = OWNED.match(document.line_texts[line])
    if owner and owner["name"]:
        return Span(min(document.span_at(line, *owner.span("name")).start, stop), stop)
    names, text = names_of(document), document.span_text(Span(start, stop))
    while says_little(text) and (line - 1) in names and not names_company(document.line_texts[line - 1]):
        line -= 1
        start, text = whole_line(document, line).start, document.line_texts[line]
    return Span(start, stop)


def says_little(text: str) -> bool:
    """Whether a line is but the end of a name: a legal form, words for trades and a place in brackets.

    >>> says_little("STATIONERY SDN. BHD"), says_little("(SEMENYIH) SDN BHD"), says_little("FERN STATIONERY")
    (True, True, False)
    """
    left = TRADE_WORD.sub("", IS_LEGAL_FORM.sub("", _BRANCH_BEHIND.sub("", text)))
    return letters(_BUSINESS.sub("", left)) == 0 and letters(text) >= 3


def is_form(document: Document, line: int) -> bool:
    """Whether a line says no more than a legal form, a registration number behind it left aside."""
    return _FORM_ALONE.match(document.span_text(without_registration(document, line)) + ".") is not None


def alike(document: Document, line: int, closed: int) -> bool:
    """Whether a line with a legal form says a word of the name above again: it is that name in full, and no end of it."""
    above, below = (set(_WORD.findall(document.line_texts[one].upper())) for one in (line, closed))
    return bool(above & below)


def completes(document: Document, line: int, closed: int) -> bool:
    """Whether a line with a legal form goes on with the name above it: it says little itself, or is as tall and as near."""
    text = document.line_texts[closed]
    alone = letters(_BUSINESS.sub("", TRADE_WORD.sub("", IS_LEGAL_FORM.sub("", text)))) <= 5
    heights = document.line_boxes[:, 3] - document.line_boxes[:, 1]
    return alone and closed - line < MOST_NAME_LINES and heights[line] > 0 and abs(heights[closed] / heights[line] - 1) < 0.3
