"""Where the head of a receipt ends and what its lines are: shared by the rules for merchant and address."""

import re

from receipts.document import Document, Span
from receipts.values import DATE, MONEY

# A stranger's line may hold ten thousand blanks: what repeats is possessive (*+, ++) wherever something alike may follow,
# so that a search takes a time in proportion to the line.
CONTACT = re.compile(
    r"\b(?:TEL|TELEPHONE|PHONE|FAX|HP|H/P|MOBILE|CONTACT|EMAIL|E-MAIL|WEBSITE|WWW|HOTLINE)\b|@|\bT\s?:|\bF\s?:", re.IGNORECASE
)
REGISTRATION = re.compile(
    r"\b(?:GST|SST|VAT|TAX|CO|COMPANY|ROC|REG|BRN|SSM|BUSINESS)\b[\s.]*(?:REG|REGN|REGISTRATION|ID|NO|NUMBER|SSM)\b"
    r"|\b(?:ROC|BRN|GST|SST|SSM)\b\W*+(?:(?:NO|ID)\W*+)?\w*\d"
    r"|^\W*+(?:CO\W*+(?:NO|REG)\W*+)?[A-Z]{0,3}\s?\d{5,}+\s?-?\s?[A-Z]?\W*+$",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"^\W*+(?:SIMPLIFIED\s+)?(?:(?:WELCOME|REPRINT|THANK\s*YOU|LICENSEE).*+"
    r"|(?:TAX\s*INVOICE|INVOICE|CASH\s*(?:BILL|SALES?|RECEIPT|INVOICE)|RECEIPT|OFFICIAL\s+RECEIPT|BILL|SALES?\s*(?:RECEIPT|INVOICE)"
    r"|DUPLICATE|COPY|CUSTOMER\s+COPY|ORIGINAL|OWNED BY|OPERATED BY)\W*+)$",
    re.IGNORECASE,
)
BODY = re.compile(
    r"\b(?:INVOICE|INV|BILL|RECEIPT|DOC(?:UMENT)?|TRANS(?:ACTION)?|CASHIER|COUNTER|TABLE|TERMINAL|SALES\s*PERSON|SALESPERSON|ORDER|QTY|DESCRIPTION"
    r"|ITEM|CUSTOMER|MEMBER|PAX|SLIP|CHECK|SERVER|STAFF|TILL|POS|REF|OPERATOR|BILL\s+TO)\b\s*(?:NO|ID|#|:|NUMBER|TO|NAME|DATE)?",
    re.IGNORECASE,
)
STREET = re.compile(
    r"\b(?:JALAN|JLN|LORONG|LRG|LEBUH|LEBUHRAYA|PERSIARAN|TAMAN|TMN|KAMPUNG|KG|BANDAR|SEKSYEN|SECTION|LOT|BLOCK|BLK|FLOOR|FLR|LEVEL|UNIT|STREET|ROAD"
    r"|AVENUE|DRIVE|LANE|PLAZA|MALL|KOMPLEKS|WISMA|MENARA|BATU|PUSAT|DESA|KAWASAN|INDUSTRI|PERINDUSTRIAN|BANGUNAN|SQUARE|PARK|MEDAN|PEKAN|OFF|RD|ST"
    r"|STRASSE|STR|WEG|ALLEE|PLATZ|MILE|MILES|KM)\b",
    re.IGNORECASE,
)
POSTCODE = re.compile(
    r"(?<!\d)\d{5}(?!\d)[\s,.]*[A-Z]{3}|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b|\b[A-Z]{2}\s+\d{5}(?!\d)", re.IGNORECASE
)
STATE = re.compile(
    r"\b(?:SELANGOR|JOHOR|PERAK|PENANG|PULAU\s+PINANG|MELAKA|MALACCA|KEDAH|KELANTAN|PAHANG|PERLIS|SABAH|SARAWAK|TERENGGANU|NEGERI\s+SEMBILAN"
    r"|KUALA\s+LUMPUR|PUTRAJAYA|WILAYAH\s+PERSEKUTUAN|W\.?\s*P|SINGAPORE|MALAYSIA|S'?GOR|D\.E)\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"^\W*(?:NO\b|LOT\b|UNIT\b|\d+[A-Z]?(?:\s*+(?:[,&-]|ST\s+FLOOR)|\s++(?:JALAN|JLN)\b)|[A-Z]{1,2}-?\d+[A-Z]?\s*[,-])",
    re.IGNORECASE,
)

_TRAILING_REGISTRATION = re.compile(
    r"[(\[]?\s{0,9}+(?:(?:COMPANY|CO|BUSINESS|BUS)\b\W*+)?(?:(?:NO|REG\w*|ROC|SSM)\b\W*+){0,3}"
    r"[(\[]?\s{0,9}+[A-Z]{0,3}(?<!\d)\d{5,}+\s?-?\s?[A-Z]?\W*+$",
    re.IGNORECASE,
)
# A head runs over at most a third of the lines of a short receipt; past this many, it was no head.
_MOST_LINES = 14


def head_lines(document: Document) -> list[int]:
    """The lines of a receipt's head: from its top down to the first line of the body (a date, an amount, an invoice number)."""
    lines: list[int] = []
    for line, text in enumerate(document.line_texts[:_MOST_LINES]):
        if lines and (DATE.search(text) or MONEY.search(text) or (BODY.search(text) and not is_plain(text))):
            break
        lines.append(line)
    return lines


def is_plain(text: str) -> bool:
    """Whether a line of the head holds words that are no title, contact or registration."""
    return (
        not (TITLE.match(text) or CONTACT.search(text) or REGISTRATION.search(text) or BODY.search(text)) and letters(text) >= 3
    )


def letters(text: str) -> int:
    """How many letters a string has."""
    return sum(character.isalpha() for character in text)


def looks_like_address(text: str) -> bool:
    """Whether a line reads like a piece of an address."""
    if CONTACT.search(text) or REGISTRATION.search(text):
        return False
    return bool(STREET.search(text) or POSTCODE.search(text) or STATE.search(text) or NUMBERED.match(text))


def whole_line(document: Document, line: int) -> Span:
    """The tokens of a line without punctuation at its ends, brackets of words kept."""
    start, stop = document.line_spans[line]
    while start < stop and document.texts[start] in "*:;-=_~.,'\"":
        start += 1
    while stop > start and document.texts[stop - 1] in "*:;-=_~'\"":
        stop -= 1
    return Span(start, stop)


def without_registration(document: Document, line: int) -> Span:
    """The tokens of a line up to a registration number or a contact, punctuation trimmed."""
    span = whole_line(document, line)
    text = document.line_texts[line]
    cut = _TRAILING_REGISTRATION.search(text)
    if cut is None or letters(text[: cut.start()]) < 3 or text[: cut.start()].count("(") > text[: cut.start()].count(")"):
        return span
    stop = document.span_at(line, 0, cut.start()).stop
    while stop > span.start and document.texts[stop - 1] in "(-:,[":
        stop -= 1
    return Span(span.start, stop)
