"""The head of a receipt: company, registration, address, phone, tax number, title; a customer at times."""

from numpy.random import Generator

from receipts.content import Receipt
from synth.content.locale import Locale, invented
from synth.draw import chance, fill, listed, pattern, pick, weighted
from synth.layout.manner import Manner
from synth.layout.row import BLANK, CENTRE, LEFT, Measure, Piece, Row, line, unbroken, wrapped

_SLOGANS = listed(
    """
    Your neighbourhood store | Since {1960..2010} | We care | Good food, good mood | Everyday low price | Quality & service
    | Tel & delivery | (Non-halal) | Halal | Licensee of {site} | Formerly known as {site} | Welcome to {site} | Selamat
    datang | Open daily | Branch : {##} | Cawangan {##} | HQ | Outlet : {site} | (POS {1..9}) | www.{site}.com
    """
)
_SITES = ("Email: {site}@gmail.com", "www.{site}.com", "{site}@yahoo.com")
_BILL_TO = ("Bill to", "Bill To :", "Customer :", "Sold to :", "Attn :", "Customer", "M/S :", "Deliver to")


def header_rows(
    receipt: Receipt, locale: Locale, manner: Manner, measure: Measure, rng: Generator, *, whole_words: bool = False
) -> list[Row]:
    """The rows down to the title, in one of the orders that tills use.

    Args:
        whole_words: words of company and address are never cut in two where a line has room for them.
    """
    align = weighted(rng, {CENTRE: 5.0, LEFT: 1.0})
    company = _company(receipt, manner, measure, align, rng, whole_words=whole_words)
    address = _address(receipt, manner, measure, align, rng, whole_words=whole_words) if chance(rng, 0.95) else []
    numbers = _numbers(receipt, manner, align, rng)
    phones = _phones(receipt, manner, align, rng)
    title = [_title(manner, align, rng)] if chance(rng, 0.88) else []
    middle = [address, phones, numbers]
    if chance(rng, 0.12):
        middle = [numbers, address, phones]
    elif chance(rng, 0.1):
        middle = [address, numbers, phones]
    parts = [company, *middle]
    first = bool(title) and chance(rng, 0.06)
    parts = [title, *parts] if first else [*parts, title]
    rows = [_fitted(row, measure) for part in parts for row in part]
    if title and not first and chance(rng, 0.5):
        rows.insert(len(rows) - 1, BLANK)
    return [*rows, *_customer(locale, manner, measure, rng)] if chance(rng, 0.05) else rows


def _company(
    receipt: Receipt, manner: Manner, measure: Measure, align: float, rng: Generator, *, whole_words: bool
) -> list[Row]:
    emphasis = weighted(rng, {"": 5.0, "bold": 2.0, "wide": 0.7, "tall": 1.0, "big": 1.2})
    name = manner.name(receipt.merchant)
    if chance(rng, 0.15):
        name = name.upper()
    if measure(max(name.split(), key=len), emphasis) > 1.0:
        emphasis = ""
    room = 1.0 if chance(rng, 0.9) else 0.6
    if whole_words:
        room = min(max(room, *(measure(word, emphasis) for word in unbroken(name))), 1.0)
    lines = wrapped(name, room, measure, emphasis)
    beside = f" ({receipt.registration})" if receipt.registration and chance(rng, 0.25) else ""
    beside = beside if beside and measure(lines[-1] + beside, emphasis) <= 1.0 else ""
    rows = []
    if receipt.brand:
        rows.append(line(manner.name(receipt.brand), align=align, emphasis=pick(rng, ("", "bold", "big", "tall"))))
    elif chance(rng, 0.05):
        rows.append(line(_slogan(manner, rng), align=align))
    for number, text in enumerate(lines):
        after = beside if number == len(lines) - 1 else ""
        rows.append(line(Piece(text, "company", number == 0), after, align=align, emphasis=emphasis))
    if receipt.registration and not beside and chance(rng, 0.72):
        rows.append(_labeled("registrations", receipt.registration, "registration", manner, align, rng))
    if chance(rng, 0.08):
        rows.append(line(_slogan(manner, rng), align=align))
    return rows


def _slogan(manner: Manner, rng: Generator) -> str:
    return manner.word(manner.wordings("slogans", _SLOGANS), rng, {"site": invented})


def _address(
    receipt: Receipt, manner: Manner, measure: Measure, align: float, rng: Generator, *, whole_words: bool
) -> list[Row]:
    lines = [manner.name(text) for text in receipt.address]
    if chance(rng, 0.12):
        lines = [" ".join(lines)]
    room = 1.0 if chance(rng, 0.8) else 0.8
    if whole_words:
        room = min(max(room, *(measure(word, "") for text in lines for word in unbroken(text))), 1.0)
    broken = [piece for text in lines for piece in wrapped(text, room, measure)]
    phone = (
        f" {manner.say(manner.wordings('phone', ('Tel',))[0])}{manner.colon}{receipt.phone}"
        if receipt.phone and chance(rng, 0.03)
        else ""
    )
    return [
        line(Piece(text, "address", number == 0), phone if number == len(broken) - 1 else "", align=align)
        for number, text in enumerate(broken)
    ]


def _phones(receipt: Receipt, manner: Manner, align: float, rng: Generator) -> list[Row]:
    if not receipt.phone:
        return (
            [line(manner.word(manner.wordings("no_phone", ("Tel :", "Tel:", "Fax :")), rng), align=align)]
            if chance(rng, 0.05)
            else []
        )
    rows = [_labeled("phones", receipt.phone, "phone", manner, align, rng)]
    if chance(rng, 0.25):
        fax = pattern(rng, "".join("#" if sign.isdigit() else sign for sign in receipt.phone))
        text = manner.say(pick(rng, manner.words["faxes"]).replace("{}", fax))
        rows.append(line(text, align=align))
    if chance(rng, 0.08):
        # Where names are not in capitals, addresses of sites are not either.
        site = (lambda rng: invented(rng).lower()) if manner.cased else invented
        rows.append(line(manner.word(manner.wordings("sites", _SITES), rng, {"site": site}), align=align))
    return rows


def _numbers(receipt: Receipt, manner: Manner, align: float, rng: Generator) -> list[Row]:
    if not receipt.tax_id or chance(rng, 0.1):
        return []
    return [_labeled("tax_ids", receipt.tax_id, "tax_id", manner, align, rng)]


def _labeled(kind: str, value: str, field: str, manner: Manner, align: float, rng: Generator) -> Row:
    before, _, after = manner.say(pick(rng, manner.words[kind])).partition("{}")
    return line(before, Piece(value, field), after, align=align)


def _title(manner: Manner, align: float, rng: Generator) -> Row:
    align = align if chance(rng, 0.4) else CENTRE
    return line(manner.word(manner.words["titles"], rng), align=align, emphasis=pick(rng, ("", "", "", "bold", "big", "wide")))


def _customer(locale: Locale, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """Whom the goods went to: another name and address, which are no fields of the receipt."""
    other = locale.company("hardware", rng)
    texts = [
        manner.word(manner.wordings("bill_to", _BILL_TO), rng),
        manner.name(other.name),
        *(manner.name(text) for text in other.address),
    ]
    if chance(rng, 0.3):
        texts.append(fill(rng, manner.wordings("mobile", ("01{#}-{#######}",))[0], {}))
    return [BLANK, *(line(piece) for text in texts for piece in wrapped(text, 1.0, measure))]


def _fitted(row: Row, measure: Measure) -> Row:
    """The row without its emphasis where it would not fit with it."""
    return row if all(measure(cell.text, row.emphasis) <= 1.0 for cell in row.cells) else row._replace(emphasis="")
