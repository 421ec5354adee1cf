"""Where a shop is and how to reach it: address, phone, fax and web site at the head of a receipt."""

from numpy.random import Generator

from receipts.content import Receipt
from synth.content.locale import invented
from synth.draw import chance, pattern, pick, whole
from synth.layout.manner import Manner
from synth.layout.row import Measure, Piece, Row, line, unbroken, wrapped

_SITES = ("Email: {site}@gmail.com", "www.{site}.com", "{site}@yahoo.com")


def address_rows(
    receipt: Receipt, manner: Manner, measure: Measure, align: float, rng: Generator, *, whole_words: bool
) -> list[Row]:
    """The address on its lines, on fewer or on more; at times a phone number goes on behind it."""
    lines = [manner.name(text) for text in receipt.address]
    form = rng.random()
    if form < 0.12:
        lines = [" ".join(lines)]
    room = 1.0 if chance(rng, 0.8) else 0.8
    if 0.12 <= form < 0.24:
        # A column of its own width, as where a till has so many signs for each line of the address.
        lines = [" ".join(lines)] if chance(rng, 0.5) else lines
        room = min(measure("0" * whole(rng, 18, 34), ""), 1.0)
    if whole_words or room < 0.8:
        room = min(max(room, *(measure(word, "") for text in lines for word in unbroken(text))), 1.0)
    broken = [piece for text in lines for piece in wrapped(text, room, measure)]
    phone = _phone_beside(receipt, manner, rng) if receipt.phone and chance(rng, 0.05) else ""
    phone = phone if phone and measure(broken[-1] + phone, "") <= 1.0 else ""
    label = (
        manner.word(manner.words["address_labels"], rng) + " " if "address_labels" in manner.words and chance(rng, 0.04) else ""
    )
    label = label if label and measure(label + broken[0] + phone, "") <= 1.0 else ""
    return [
        line(
            label if number == 0 else "",
            Piece(text, "address", number == 0),
            phone if number == len(broken) - 1 else "",
            align=align,
        )
        for number, text in enumerate(broken)
    ]


def _phone_beside(receipt: Receipt, manner: Manner, rng: Generator) -> str:
    if chance(rng, 0.3):
        return " " + manner.say(pick(rng, manner.words["faxes"]).replace("{}", _fax(receipt, rng)))
    return f" {manner.say(manner.wordings('phone', ('Tel',))[0])}{manner.colon}{receipt.phone}"


def phone_rows(receipt: Receipt, manner: Manner, measure: Measure, align: float, rng: Generator) -> list[Row]:
    """The phone number, a fax number beside or under it, a web site."""
    if not receipt.phone:
        return (
            [line(manner.word(manner.wordings("no_phone", ("Tel :", "Tel:", "Fax :")), rng), align=align)]
            if chance(rng, 0.05)
            else []
        )
    before, _, after = manner.say(pick(rng, manner.words["phones"])).partition("{}")
    phone = (before, Piece(receipt.phone, "phone"), after)
    rows = [line(*phone, align=align)]
    if chance(rng, 0.28):
        text = manner.say(pick(rng, manner.words["faxes"]).replace("{}", _fax(receipt, rng)))
        gap = pick(rng, (" ", " ", "  ", " | ", ", "))
        if chance(rng, 0.5) and measure(before + receipt.phone + after + gap + text, "") <= 1.0:
            rows = [line(*phone, gap, text, align=align)]
        else:
            rows.append(line(text, align=align))
    if chance(rng, 0.08):
        # Where names are not in capitals, addresses of sites are not either.
        site = (lambda rng: invented(rng).lower()) if manner.cased else invented
        rows.append(line(manner.word(manner.wordings("sites", _SITES), rng, {"site": site}), align=align))
    return rows


def _fax(receipt: Receipt, rng: Generator) -> str:
    return pattern(rng, "".join("#" if sign.isdigit() else sign for sign in receipt.phone))
