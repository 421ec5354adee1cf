"""Manner: the habits of one till: how it writes amounts, dates, labels, in capitals or not. Drawn once a receipt."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from numpy.random import Generator

from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.draw import Slots, chance, fill, pick, weighted

_COLONS = {" : ": 4.0, ": ": 4.0, ":": 2.0, " ": 1.5, " :": 0.8}
_TIMES = {"%H:%M": 4.0, "%H:%M:%S": 4.0, "%I:%M %p": 1.5, "%I:%M:%S %p": 2.0, "%I:%M%p": 1.0, "%-I:%M:%S %p": 1.0, "%H.%M": 0.2}
_WORD = re.compile(r"[A-Za-z']+")
_KEPT = frozenset(("SS", "PJU", "USJ", "RM", "GST", "KM", "II", "III", "PJ", "KL", "TV", "LED", "PVC", "USB", "W.P."))


@dataclass(frozen=True)
class Manner:
    """How one till writes.

    Attributes:
        upper: everything in capitals.
        names_upper: names and addresses in capitals whatever the rest.
        colon: between a label and its value.
        date_text: the date as printed.
        time_text: the time as printed.
        total_mark: before amounts in the totals, such as ``RM ``.
        item_mark: before amounts of items.
        thousands: amounts have commas at thousands.
        tax: the word for the tax, such as GST.
        rate: its rate in percent, such as 6.
        head: the currency as column headings name it, such as RM.
        words: the locale's wordings.
    """

    upper: bool
    names_upper: bool
    colon: str
    date_text: str
    time_text: str
    total_mark: str
    item_mark: str
    thousands: bool
    tax: str
    rate: str
    head: str
    words: Mapping[str, Sequence[str]]

    def say(self, text: str) -> str:
        """A wording as this till prints it."""
        return text.upper() if self.upper else text

    def name(self, text: str) -> str:
        """A name, an address or an article, given in capitals, as this till prints it."""
        return text if self.upper or self.names_upper else titled(text)

    def amount(self, minor: int) -> str:
        """Money without its mark, such as 1,234.50."""
        sign = "-" if minor < 0 else ""
        units, cents = divmod(abs(minor), 100)
        return f"{sign}{units:,}.{cents:02d}" if self.thousands else f"{sign}{units}.{cents:02d}"

    def unit_price(self, item: Item) -> str:
        """The price of one unit, to a tenth of a minor unit where it is told so."""
        whole, part = divmod(item.unit_price, item.unit_price_parts)
        digits = len(str(item.unit_price_parts)) - 1
        return self.amount(whole) + (f"{part:0{digits}d}" if digits else "")

    def slots(self) -> Slots:
        """What wordings are filled with: tax, rate, currency."""
        return {"tax": (self.tax,), "rate": (self.rate,), "cur": (self.head,)}

    def word(self, options: Sequence[str], rng: Generator, slots: Slots | None = None) -> str:
        """One of the wordings, filled and cased."""
        return self.say(fill(rng, pick(rng, options), {**self.slots(), **(slots or {})}))


def draw_manner(receipt: Receipt, locale: Locale, rng: Generator) -> Manner:
    """The habits of the till that prints a receipt."""
    upper = chance(rng, 0.62)
    rates = [tax.rate_basis_points for tax in receipt.taxes]
    rate = f"{max(rates, default=0) / 100:g}"
    marks = locale.words["marks"]
    date_text = receipt.when.strftime(weighted(rng, locale.date_formats()))
    return Manner(
        upper=upper,
        names_upper=upper or chance(rng, 0.35),
        colon=weighted(rng, _COLONS),
        date_text=date_text.upper() if upper or chance(rng, 0.2) else date_text,
        time_text=receipt.when.strftime(weighted(rng, _TIMES)),
        total_mark=pick(rng, marks),
        item_mark=pick(rng, marks) if chance(rng, 0.25) else "",
        thousands=chance(rng, 0.7),
        tax=receipt.taxes[0].name if receipt.taxes else locale.words["tax"][0],
        rate=pick(rng, (rate, rate, rate, f"{max(rates, default=0) / 100:.2f}")),
        head=pick(rng, locale.words["heads"]),
        words=locale.words,
    )


def titled(text: str) -> str:
    """The text with capitals only where words begin, letter for letter.

    >>> titled("RESTORAN TAN'S SDN BHD, JALAN SS 2")
    "Restoran Tan's Sdn Bhd, Jalan SS 2"
    """
    return _WORD.sub(lambda match: match[0] if match[0] in _KEPT or len(match[0]) < 2 else match[0].capitalize(), text)
