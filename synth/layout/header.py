"""The head of a receipt: company, registration, address, phone, tax number, title; a customer at times."""

from collections.abc import Sequence

from numpy.random import Generator

from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import chance, fill, pick, weighted
from synth.layout.manner import Manner
from synth.layout.names import branch_rows, company_rows, shop_name
from synth.layout.places import address_rows, phone_rows
from synth.layout.row import BLANK, CENTRE, LEFT, Measure, Piece, Row, line, wrapped

_BILL_TO = ("Bill to", "Bill To :", "Customer :", "Sold to :", "Attn :", "Customer", "M/S :", "Deliver to")


def header_rows(
    receipt: Receipt, locale: Locale, manner: Manner, measure: Measure, rng: Generator, *, whole_words: bool = False
) -> list[Row]:
    """The rows down to the title, in one of the orders that tills use.

    Args:
        whole_words: words of company and address are never cut in two where a line has room for them.
    """
    align = weighted(rng, {CENTRE: 5.0, LEFT: 1.0})
    company = company_rows(receipt, locale, manner, measure, align, rng, whole_words=whole_words)
    address = address_rows(receipt, manner, measure, align, rng, whole_words=whole_words) if chance(rng, 0.95) else []
    numbers = _numbers(receipt, manner, align, rng)
    phones = phone_rows(receipt, manner, measure, align, rng)
    title = [_title(manner, align, rng)] if chance(rng, 0.88) else []
    parts = [company, *_middle(receipt, locale, manner, align, rng, parts=[address, phones, numbers])]
    first = bool(title) and chance(rng, 0.06)
    parts = [title, *parts] if first else [*parts, title]
    if chance(rng, 0.08):
        parts.insert(0, _said(receipt, manner, "tops", align, rng))
    rows = [_fitted(row, measure) for part in parts for row in part]
    if title and not first and chance(rng, 0.5):
        rows.insert(len(rows) - 1, BLANK)
    if chance(rng, 0.04):
        rows += _owner(locale, manner, align, rng)
    return [*rows, *_customer(locale, manner, measure, rng)] if chance(rng, 0.05) else rows


def _middle(
    receipt: Receipt, locale: Locale, manner: Manner, align: float, rng: Generator, *, parts: list[list[Row]]
) -> list[list[Row]]:
    """Address, phones and numbers in one of their orders, at times with the branch or a notice behind one of them."""
    address, phones, numbers = parts
    order = [address, phones, numbers]
    if chance(rng, 0.12):
        order = [numbers, address, phones]
    elif chance(rng, 0.1):
        order = [address, numbers, phones]
    if chance(rng, 0.19):
        # Mostly right behind the address, of which it is no part.
        after = address if chance(rng, 0.7) else pick(rng, (phones, numbers))
        order.insert([part is after for part in order].index(True) + 1, branch_rows(receipt, locale, manner, align, rng))
    if chance(rng, 0.05):
        after = address if chance(rng, 0.6) else pick(rng, (phones, numbers))
        order.insert([part is after for part in order].index(True) + 1, _said(receipt, manner, "notices", align, rng))
    return order


def _said(receipt: Receipt, manner: Manner, kind: str, align: float, rng: Generator) -> list[Row]:
    """One of the locale's wordings of a kind, on as many lines as it has; nothing where the locale has none."""
    wordings: Sequence[str] = manner.words.get(kind, ())
    if not wordings:
        return []
    text = manner.word(wordings, rng, {"name": (shop_name(receipt, manner, rng),)})
    return [line(part, align=align) for part in text.split(" / ")]


def _owner(locale: Locale, manner: Manner, align: float, rng: Generator) -> list[Row]:
    """Another company, which owns this one or was its name before; on receipts that name their own at the top."""
    owners = manner.words.get("owners", ())
    if not owners:
        return []
    other = locale.company("grocery", rng)
    name = manner.name(other.name) + (f" ({other.registration})" if other.registration and chance(rng, 0.6) else "")
    said = manner.word(owners, rng)
    return [line(text, align=align) for text in ((said, name) if chance(rng, 0.6) else (f"{said} {name}",))]


def _numbers(receipt: Receipt, manner: Manner, align: float, rng: Generator) -> list[Row]:
    if not receipt.tax_id or chance(rng, 0.1):
        return []
    before, _, after = manner.say(pick(rng, manner.words["tax_ids"])).partition("{}")
    return [line(before, Piece(receipt.tax_id, "tax_id"), after, align=align)]


def _title(manner: Manner, align: float, rng: Generator) -> Row:
    align = align if chance(rng, 0.4) else CENTRE
    return line(manner.word(manner.words["titles"], rng), align=align, emphasis=pick(rng, ("", "", "", "bold", "big", "wide")))


def _customer(locale: Locale, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """Whom the goods went to: another name and mostly its address, which are no fields of the receipt."""
    other = locale.company("hardware", rng)
    texts = [manner.name(other.name), *(manner.name(text) for text in other.address)]
    if chance(rng, 0.25):
        texts = texts[:1]
    if chance(rng, 0.75):
        texts.insert(0, manner.word(manner.wordings("bill_to", _BILL_TO), rng))
    if chance(rng, 0.3):
        texts.append(fill(rng, manner.wordings("mobile", ("01{#}-{#######}",))[0], {}))
    gap = [BLANK] if chance(rng, 0.6) else []
    return [*gap, *(line(piece) for text in texts for piece in wrapped(text, 1.0, measure))]


def _fitted(row: Row, measure: Measure) -> Row:
    """The row without its emphasis where it would not fit with it."""
    return row if all(measure(cell.text, row.emphasis) <= 1.0 for cell in row.cells) else row._replace(emphasis="")
