"""Manner: the habits of one till: how it writes amounts, dates, labels, in capitals or not. Drawn once a receipt."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from numpy.random import Generator

from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.draw import Slots, chance, fill, pick, weighted

_COLONS = {" : ": 4.0, ": ": 4.0, ":": 2.0, " ": 1.5, " :": 0.8}
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ']+")
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
        total_after, item_after: the currency behind amounts, such as `` €``.
        decimal_mark, thousands_mark: within amounts.
        minor_digits: behind the decimal mark; 0 for a currency without minor units.
        cased: names and articles are given as they are written, not in capitals.
        folding: what replaces letters that this till does not print, such as ``AE`` for ``Ä``.
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
    total_after: str = ""
    item_after: str = ""
    decimal_mark: str = "."
    thousands_mark: str = ","
    minor_digits: int = 2
    cased: bool = False
    folding: Mapping[int, str] = field(default_factory=dict)

    def say(self, text: str) -> str:
        """A wording as this till prints it."""
        folded = text.translate(self.folding)
        return folded.upper() if self.upper else folded

    def name(self, text: str) -> str:
        """A name, an address or an article as this till prints it."""
        folded = text.translate(self.folding)
        if self.cased:
            return folded.upper() if self.upper or self.names_upper else folded
        return folded if self.upper or self.names_upper else titled(folded)

    def wordings(self, name: str, usual: Sequence[str]) -> Sequence[str]:
        """How receipts of this locale word something: its words of that name, or the usual ones."""
        return self.words.get(name, usual)

    def amount(self, minor: int) -> str:
        """Money without its mark, such as 1,234.50."""
        sign = "-" if minor < 0 else ""
        units, parts = divmod(abs(minor), 10**self.minor_digits)
        grouped = f"{units:,}".replace(",", self.thousands_mark) if self.thousands else str(units)
        return sign + grouped + (f"{self.decimal_mark}{parts:0{self.minor_digits}d}" if self.minor_digits else "")

    def number(self, text: str) -> str:
        """A number given with a decimal point, as this till prints it."""
        return text.replace(".", self.decimal_mark)

    def unit_price(self, item: Item) -> str:
        """The price of one unit, to a tenth of a minor unit where it is told so."""
        whole, part = divmod(item.unit_price, item.unit_price_parts)
        digits = len(str(item.unit_price_parts)) - 1
        if not digits:
            return self.amount(whole)
        return self.amount(whole) + ("" if self.minor_digits else self.decimal_mark) + f"{part:0{digits}d}"

    def slots(self) -> Slots:
        """What wordings are filled with: tax, rate, currency."""
        return {"tax": (self.tax,), "rate": (self.rate,), "cur": (self.head,)}

    def word(self, options: Sequence[str], rng: Generator, slots: Slots | None = None) -> str:
        """One of the wordings, filled and cased."""
        return self.say(fill(rng, pick(rng, options), {**self.slots(), **(slots or {})}))


def draw_manner(receipt: Receipt, locale: Locale, rng: Generator) -> Manner:
    """The habits of the till that prints a receipt."""
    upper = chance(rng, locale.upper_share)
    rates = [tax.rate_basis_points for tax in receipt.taxes]
    rate = f"{max(rates, default=0) / 100:g}"
    marks = locale.words["marks"]
    date_text = locale.written(receipt.when, weighted(rng, locale.date_formats()))
    manner = Manner(
        upper=upper,
        names_upper=upper or chance(rng, 0.35),
        colon=weighted(rng, _COLONS),
        date_text=date_text.upper() if upper or chance(rng, 0.2) else date_text,
        time_text=receipt.when.strftime(weighted(rng, locale.time_formats())),
        total_mark=pick(rng, marks),
        item_mark=pick(rng, marks) if chance(rng, 0.25) else "",
        thousands=chance(rng, 0.7),
        tax=receipt.taxes[0].name if receipt.taxes else locale.words["tax"][0],
        rate=pick(rng, (rate, rate, rate, f"{max(rates, default=0) / 100:.2f}")),
        head=pick(rng, locale.words["heads"]),
        words=locale.words_for(receipt),
        decimal_mark=locale.decimal_mark,
        thousands_mark=locale.thousands_mark,
        minor_digits=locale.minor_digits,
        cased=locale.cased,
    )
    return _of_country(manner, locale, rng)


def _of_country(manner: Manner, locale: Locale, rng: Generator) -> Manner:
    """The habits that only some countries' tills have; the others draw nothing for them."""
    date_text, rate = manner.date_text, manner.number(manner.rate)
    total_after = item_after = ""
    if "afters" in locale.words:
        total_after = "" if manner.total_mark else pick(rng, locale.words["afters"])
        item_after = total_after if not manner.item_mark and chance(rng, 0.15) else ""
    plain = bool(locale.folding) and chance(rng, locale.plain_share)
    folding = str.maketrans(dict(locale.folding)) if plain else {}
    return replace(
        manner,
        total_after=total_after.translate(folding),
        item_after=item_after.translate(folding),
        rate=rate,
        head=manner.head.translate(folding),
        date_text=date_text.translate(folding),
        folding=folding,
    )


def titled(text: str) -> str:
    """The text with capitals only where words begin, letter for letter.

    >>> titled("RESTORAN TAN'S SDN BHD, JALAN SS 2")
    "Restoran Tan's Sdn Bhd, Jalan SS 2"
    """
    return _WORD.sub(lambda match: match[0] if match[0] in _KEPT or len(match[0]) < 2 else match[0].capitalize(), text)
