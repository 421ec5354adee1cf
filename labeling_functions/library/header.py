"""Where the head of a receipt ends and what its lines are: shared by the rules for merchant and address."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, wraps

import numpy as np
from numpy.typing import NDArray

from labeling_functions.function import LabelingFunction, labeling_function
from labeling_functions.library.patterns import either, one_of
from labeling_functions.library.words import ADDRESS, LEGAL_FORM
from receipts.document import Document, Span
from receipts.geometry import slice_quads
from receipts.values import DATE, MONEY

# A stranger's line may hold ten thousand blanks: what repeats is possessive (*+, ++) wherever something alike may follow,
# so that a search takes a time in proportion to the line.
CONTACT = re.compile(
    r"\b(?:TEL|TELEPHONE|PHONE|FAX|HP|H/P|MOBILE|CONTACT|EMAIL|E-MAIL|WEBSITE|WWW|HOTLINE"
    r"|TELEFON|TELEFOON|T[EÉ]L[EÉ]FONO|T[EÉ]L[EÉ]PHONE|T[EÉ]L|TELF|TLF|HTTPS?|CARELINE|WHATSAPPS?)\b|\w@[\w-]{2,63}+\s?\.|\bT\s?:|\bF\s?:",
    re.IGNORECASE,
)
REGISTRATION = re.compile(
    r"\b(?:GST|SST|VAT|TAX|CO|COMPANY|ROC|REG|BRN|SSM|BUSINESS)\b[\s.]*(?:REG|REGN|REGISTRATION|ID|NO|NUMBER|SSM)\b"
    r"|\b(?:ROC|BRN|GST|SST|SSM)\b\W*+(?:(?:NO|ID)\W*+)?\w*\d"
    r"|\b(?:UST|STEUER|BTW)\W?(?:ID|NR)\b|\b(?:SIRET|SIREN|KVK)\b\W*+\d|\b(?:P\.?\s?IVA|PARTITA\s?IVA|N\.?I\.?F|C\.?I\.?F)\b\W*+\w*\d"
    r"|^(?!\W*+\d{5}\W*+$)\W*+(?:CO\W*+(?:NO|REG)\W*+)?[A-Z]{0,3}\s?\d{5,}+\s?-?\s?[A-Z]?\W*+$",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"^\W*+(?:SIMPLIFIED\s+)?(?:(?:WELCOME|REPRINT|THANKS?\b|THANK\s*YOU|TQ\b|TERIMA\s+KASIH|PLEASE|FOR\s+ANY|FOR\s+FEEDBACK"
    r"|GOODS\s+SOLD|LICENSEE|FORMERLY|FORMELY|F\.?K\.?A\b|SINCE\s+\d{4}|EST(?:D|ABLISHED)?\b\W{0,3}+(?:IN\s+)?\d{4}|REGISTERED\s+(?:IN|OFFICE)\b).*+"
    r"|(?:TAX\s*INVOICE|INVOICE|CASH\s*(?:BILL|SALES?|RECEIPT|INVOICE)|RECEIPT|OFFICIAL\s+RECEIPT|BILL|SALES?\s*(?:RECEIPT|INVOICE)"
    r"|DUPLICATE|COPY|POSTED|CUSTOMER\s+COPY|ORIGINAL|OWNED BY|OPERATED BY|GUEST\s+CHECK|CREDIT\s+NOTE"
    r"|RESIT|INVOIS(?:\s+CUKAI)?|RECHNUNG|QUITTUNG|KASSENBON|FACTURE|TICKET(?:\s+DE\s+CAISSE)?|FACTURA(?:\s+SIMPLIFICADA)?|RICEVUTA|SCONTRINO(?:\s+FISCALE)?"
    r"|DOCUMENTO\s+COMMERCIALE|KASSABON)\W*+)$",
    re.IGNORECASE,
)
BODY = re.compile(
    r"\b(?:INVOICE|INV|BILL|RECEIPT|DOC(?:UMENT)?|TRANS(?:ACTION)?|CASHIER|COUNTER|TABLE|TERMINAL|SALES\s*PERSON|SALESPERSON|ORDER|QTY|DESCRIPTION"
    r"|ITEM|CUSTOMER|MEMBER|PAX|SLIP|CHECK|SERVER|STAFF|TILL|POS|REF|OPERATOR|BILL\s+TO"
    r"|MACHINE(?=\W{0,3}+(?:NO\b|ID\b|\d|$))|BELEG|KASSE|BEDIENER|TISCH|FACTURE|CAISSE|FACTURA|CAJERO|MESA|DOCUMENTO|TAVOLO|KASSA|TAFEL)\b\s*(?:NO|ID|#|:|NUMBER|TO|NAME|DATE)?",
    re.IGNORECASE,
)
STREET = re.compile(
    r"\b(?:JALAN|JLN|LORONG|LRG|LEBUH|LALUAN|LINGKARAN|SOLOK|LEBUHRAYA|PERSIARAN|TAMAN|TMN|KAMPUNG|KG|BANDAR|SEKSYEN|SECTION|LOT|SEK|BLOCK|BLK|FLOOR|FLR|LEVEL|UNIT|STREET|ROAD"
    r"|AVENUE|DRIVE|LANE|PLAZA|MALL|KOMPLEKS|WISMA|MENARA|BATU|PUSAT|DESA|KAWASAN|INDUSTRI|PERINDUSTRIAN|BANGUNAN|SQUARE|PARK|MEDAN|PEKAN|OFF|RD|ST"
    r"|STRASSE|STR|WEG|ALLEE|PLATZ|MILE|MILES|KM|MUKIM|TINGKAT|SIMPANG|KWS|PARADE|BOULEVARD"
    r"|RUE|QUAI|CHEMIN|CALLE|AVENIDA|AVDA|PASEO|CARRER|VIALE|PIAZZA|CORSO|VICOLO|PLEIN|GRACHT|LAAN|KADE)\b"
    r"|\b\w{4,30}+(?:(?<=STRASSE)|(?<=STRA[ßS]E)|(?<=STRAAT)|(?<=PLEIN)|(?<=GRACHT)|(?<=WEG)|(?<=LAAN)|(?<=STR))\b|\bVIA\s[A-Z]{3}"
    r"|\b(?:SS|PJ[US]|USJ|U|SR)\s?\d{1,2}\s?/\s?\d",
    re.IGNORECASE,
)
POSTCODE = re.compile(
    r"(?<![\dA-Z])(?<!LOT\s)(?<!P\.T\.\s)(?<!PT\s)(?<!NO\s)(?<!NO\.)\d{5}(?!\d)[\s,.]*[A-Z]{3}|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b|\b[A-Z]{2}\s+\d{5}(?!\d)"
    r"|\b\d{4}\s?[A-Z]{2}\s[A-Z]{3}|\bSINGAPORE\W{1,3}+(?:\d{6})\b",
    re.IGNORECASE,
)
# A postcode without its town: at the end of a line, or before a town of two letters.
BARE_POSTCODE = re.compile(r"(?:^|[\s,.])\d{5}(?P<town>[\s,.]{1,3}[A-Z]{2})?[\s,.]*+$", re.IGNORECASE)
STATE = re.compile(
    r"\b(?:SELANGOR|JOHOR|PERAK|PENANG|PULAU\s+PINANG|MELAKA|MALACCA|KEDAH|KELANTAN|PAHANG|PERLIS|SABAH|SARAWAK|TERENGGANU|NEGERI\s+SEMBILAN"
    r"|KUALA\s+LUMPUR|PUTRAJAYA|WILAYAH\s+PERSEKUTUAN|W\.?\s*P|SINGAPORE|MALAYSIA|N\.\s?SEMBILAN|SEL(?=\W*$)|S'?GOR|D\.E|DARUL\s[A-Z]+"
    r"|UNITED KINGDOM|ENGLAND|DEUTSCHLAND|FRANCE|ESPAÑA|ITALIA|NEDERLAND)\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"^\W*(?:NO\b|NO\.?\s?\d|LOT\b|UNIT\b|\d+[A-Z]?(?:\s*+(?:[,&-]|ST\s+FLOOR)|\s++(?:JALAN|JLN)\b)|[A-Z]{1,2}[-.]?[A-Z]?\d+[A-Z]?\s*[,&-]"
    r"|[A-Z]{1,2}\d?-(?:[A-Z]{1,2}-)?\d{1,3}[A-Z]?(?=[\s,]))",
    re.IGNORECASE,
)
IS_LEGAL_FORM = one_of(LEGAL_FORM)

_ADDRESS_MARK = re.compile(rf"^\W*+{either(ADDRESS)}\s{{0,3}}+[:.]\s{{0,3}}+(?=\w)", re.IGNORECASE)
_LABELED = re.compile(r"^\W{0,3}+[\w .#/-]{1,20}+:|^\(\d")
_BRACKETED = re.compile(r"\([^()]{0,40}\)")
BARE_PHONE = re.compile(r"^\W*+(?:\d[\s()/-]{0,2}+){8,}\W*+$")
_LABELED_NUMBER = re.compile(
    r"^\W*+(?:(?:CO|COMP|COMPANY|REG|REGN|REGD|REGISTRATION|NO|NUMBER|ROC|ROB|SSM|BR|BRN|BUSINESS|BUS|ID|UEN|SYARIKAT|PENDAFTARAN)\b"
    r"\W{0,9}+){0,4}[A-Z]{0,4}\d{5,}\s?-\s?[A-Z]{1,3}\W*+$",
    re.IGNORECASE,
)
# CO and COMPANY are marks of the number only in its bracket or before NO: in LANTERN & CO (123456-X) they are not.
_TRAILING_REGISTRATION = re.compile(
    r"[(\[]?\s{0,9}+(?:(?:(?<=[(\[])(?:COMPANY|CO)\b|(?:COMPANY|CO|BUSINESS|BUS|BR)\b(?=\W{0,9}+(?:NO|REG\w*|ROC|SSM)\b))\W*+)?"
    r"(?:(?:NO|REG\w*|ROC|SSM)\b\W*+){0,3}(?:[(\[]?\s{0,9}+[A-Z]{0,3}(?<!\d)\d{5,}+\s?-?\s?[A-Z]?"
    r"(?:\s{0,9}+\([^()]{1,20}\)\s*+|\W*+)|[(\[]\s{0,9}+\d{4}-?[A-Z]\W*+)$",
    re.IGNORECASE,
)
# Every function asks the same of the same few lines: what a document's lines are is kept until others come.
_remembered = lru_cache(maxsize=256)
# A head runs over at most a third of the lines of a short receipt; past this many, it was no head.
_MOST_LINES = 14


@lru_cache(maxsize=2)
def head_lines(document: Document) -> Sequence[int]:
    """The lines of a receipt's head: down to the first line of the body (a date, an amount, an invoice number) below a name."""
    lines: list[int] = []
    for line, text in enumerate(document.line_texts[:_MOST_LINES]):
        if lines and (DATE.search(text) or _is_priced(text) or (BODY.search(text) and not is_plain(text))):
            if any(is_plain(document.line_texts[one]) for one in lines):
                break
            lines = []
        else:
            lines.append(line)
    return tuple(lines)


@_remembered
def parts_head(text: str) -> bool:
    """Whether a line ends what stands above it: a title, contact, registration, date, amount, or line of the body."""
    return bool(
        (CONTACT.search(text) or REGISTRATION.search(text) or TITLE.match(text) or _LABELED_NUMBER.match(text))
        or (DATE.search(text) or _is_priced(text) or BARE_PHONE.match(text))
        or (BODY.search(text) and not looks_like_address(text))
    )


@_remembered
def is_registration(text: str) -> bool:
    """Whether a line holds a number under which a company is registered."""
    return bool(REGISTRATION.search(text) or _LABELED_NUMBER.match(text))


@_remembered
def is_plain(text: str) -> bool:
    """Whether a line of the head holds words that are no title, contact or registration, and no value behind its name."""
    told = TITLE.match(text) or CONTACT.search(text) or is_registration(text) or BODY.search(text) or _LABELED.match(text)
    return not told and letters(text) >= 3


def letters(text: str) -> int:
    """How many letters a string has."""
    return sum(character.isalpha() for character in text)


@_remembered
def names_company(text: str) -> bool:
    """Whether a line ends like a company's name: in a legal form, with no more than brackets or a registration behind it."""
    if text.count("(") > text.count(")"):
        return False
    stops = [match.end() for match in IS_LEGAL_FORM.finditer(text)]
    registered = _TRAILING_REGISTRATION.search(text)
    if registered and letters(text[: registered.start()]) >= 3 and not (POSTCODE.search(text) or BARE_POSTCODE.search(text)):
        return not NUMBERED.match(text)
    goes_on = text.rstrip()[-1:] == "," and STREET.search(text)
    return bool(stops) and letters(_BRACKETED.sub(" ", text[stops[-1] :])) <= 6 and not (goes_on or NUMBERED.match(text))


@_remembered
def looks_like_address(text: str) -> bool:
    """Whether a line reads like a piece of an address."""
    if CONTACT.search(text) or REGISTRATION.search(text) or names_company(text):
        return False
    outside = _BRACKETED.sub(" ", text)
    return bool(
        STREET.search(outside)
        or (POSTCODE.search(text) or BARE_POSTCODE.search(text))
        or (STATE.search(outside) or NUMBERED.match(text))
    )


@lru_cache(maxsize=2)
def parted(document: Document) -> Document:
    """The document with every line that begins as an address and goes on as a contact made two; its tokens stay the same.

    >>> document = Document.from_lines("a", ["83000 BATU PAHAT TEL: 07-1234567"], [[0, 0, 9, 0, 9, 1, 0, 1]], size=(9, 9))
    >>> parted(document).line_texts
    ('83000 BATU PAHAT ', 'TEL: 07-1234567')
    """
    texts: list[str] = []
    quads: list[NDArray[np.float32]] = []
    for text, quad in zip(document.line_texts, document.line_quads, strict=True):
        cut = CONTACT.search(text)
        place = cut.start() if cut and looks_like_address(text[: cut.start()]) else 0
        texts += [text[:place], text[place:]] if place else [text]
        share = np.array([0, place, len(text)]) / len(text) if place else np.array([0.0, 1.0])
        quads += list(slice_quads(np.repeat(quad[None], len(share) - 1, axis=0), share[:-1], share[1:]))
    if len(texts) == len(document.line_texts):
        return document
    return Document.from_lines(document.id, texts, np.array(quads), size=document.size)


def address_rule(function: Callable[[Document], Iterable[Span]]) -> LabelingFunction:
    """A labeling function for addresses, which is shown contacts apart from the addresses whose last line they share."""

    @wraps(function)
    def find(document: Document) -> Iterable[Span]:
        return function(parted(document))

    return labeling_function(label="address")(find)


def _is_priced(text: str) -> bool:
    """Whether a line holds an amount; 55,57 in an address and LOT 9.76 are none."""
    return MONEY.search(text) is not None and not (NUMBERED.match(text) and looks_like_address(text))


def is_postcode(text: str) -> bool:
    """Whether a line holds a postcode, with its town or without."""
    return bool(POSTCODE.search(text) or BARE_POSTCODE.search(text))


def has_place(document: Document, lines: Sequence[int]) -> bool:
    """Whether lines hold a street or a postcode."""
    return any(STREET.search(document.line_texts[line]) or is_postcode(document.line_texts[line]) for line in lines)


def whole_line(document: Document, line: int) -> Span:
    """The tokens of a line without punctuation at its ends, brackets of words kept."""
    start, stop = document.line_spans[line]
    while start < stop and document.texts[start] in "*:;-=_~.,'\"":
        start += 1
    while stop > start and document.texts[stop - 1] in "*:;-=_~'\"":
        stop -= 1
    return Span(start, stop)


def whole_lines(document: Document, first: int, last: int) -> Span:
    """The tokens from one line to another, both whole, but for a mark of the address (HQ ADD:) before the first."""
    start, stop = whole_line(document, first).start, whole_line(document, last).stop
    mark = _ADDRESS_MARK.match(document.line_texts[first])
    return Span(document.span_at(first, mark.end(), len(document.line_texts[first])).start if mark else start, stop)


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
