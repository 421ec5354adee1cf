"""Locale: who and where a shop is, how it writes money and dates, and which taxes it owes. One class a country."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import ClassVar

from numpy.random import Generator

from receipts.config import Component
from receipts.content import Receipt
from synth.draw import listed, pick, whole

_VOWELS = ("A", "E", "I", "O", "U", "A", "E", "I", "O", "IA", "AI", "EE", "OO", "AU")
# What layouts take from a locale's words without words of their own to fall back on.
NEEDED_WORDS = ("marks", "tax", "heads", "titles", "faxes", "thanks", "footers")
_STARTS = listed(
    """
    B | C | D | F | G | H | J | K | L | M | N | P | R | S | T | V | W | Y | Z | BR | CH | CR | DR | FL | GR | KL | KR | PR |
    SH | ST | TR | TH | QU
    """
)
_ENDS = ("", "", "", "N", "R", "L", "X", "S", "K", "NG", "M", "T", "ND", "SH", "Z", "RA", "CO", "TEX", "LA", "NIX")


@dataclass(frozen=True)
class Company:
    """A shop as its receipts name it.

    Attributes:
        name: the company that issues the receipt.
        brand: the name over its door where that differs, or "".
        address: its lines.
        tax_id: its number with the tax office, "" for a shop that collects no tax.
    """

    name: str
    brand: str
    registration: str
    address: tuple[str, ...]
    phone: str
    tax_id: str


@dataclass(frozen=True)
class TaxRule:
    """A tax as a locale levies it: 600 basis points are 6 %; codes mark taxed and exempt rows.

    Attributes:
        reduced_basis_points: the lower rate of some goods, such as food, or None where there is none.
        reduced_code: marks the rows under that rate; differs from the other two.
        levels: ``exempt``, ``reduced`` or ``favoured`` (reduced where there is such a rate, else exempt) for the sorts of goods
            that are: food, fuel, medicine, prescription, children's wear (``children``), books, lodging; else taxed in full.
            ``favoured`` is what a locale's own goods are marked as; it is at its level unless it is named here too.
    """

    name: str
    rate_basis_points: int
    taxed_code: str
    exempt_code: str
    reduced_basis_points: int | None = None
    reduced_code: str = ""
    levels: Mapping[str, str] = field(default_factory=lambda: {"food": "favoured"})

    def code(self, sort: str) -> str:
        """What rows of one sort of goods print, such as ``food``.

        >>> TaxRule("VAT", 2000, "A", "Z").code("food")
        'Z'
        """
        level = self.levels.get(sort, sort if sort == "favoured" else "")
        if level in ("reduced", "favoured") and self.reduced_basis_points is not None:
            return self.reduced_code
        return self.exempt_code if level in ("exempt", "favoured") else self.taxed_code


@dataclass(frozen=True)
class Assortment:
    """What is sold in a country, in its language, at its prices.

    Attributes:
        goods: by kind of shop, and meals under ``restaurant``: templates with a usual price, ``Vollmilch 1L = 1.15 r``;
            ``r`` marks what the lower tax rate, or none, is levied on.
        step: shops' prices are multiples of it, minor units, and one of ``endings`` more.
        meal_step: meals' prices are multiples of it.
        broad_from: high prices, from here on, are multiples of ``broad_step`` and one of ``broad_endings`` more; 0 for none.
    """

    goods: Mapping[str, Sequence[str]]
    step: int
    endings: Sequence[int]
    meal_step: int
    broad_from: int = 0
    broad_step: int = 1
    broad_endings: Sequence[int] = (0,)

    def steps(self, minor: int) -> tuple[int, Sequence[int]]:
        """What a price of about so many minor units is a multiple of, and what it has more than that.

        >>> Assortment({}, 10, (8, 0), 50, broad_from=3000, broad_step=100).steps(12345)
        (100, (0,))
        """
        broad = self.broad_from and minor >= self.broad_from
        return (self.broad_step, self.broad_endings) if broad else (self.step, self.endings)


class Locale(Component):
    """A country: its companies, its money, its dates, its taxes.

    Attributes:
        weight: how often it is taken, against the other locales.
        code: such as ``en_MY``.
        currency: three letters, such as ``MYR``.
        coin: the smallest coin in minor units, to which cash totals are rounded.
        price_scale: what a price in ringgit is multiplied by to be usual here.
        words: how receipts here word what differs from country to country: currency marks, labels, headings, footers.
        decimal_mark, thousands_mark: within amounts.
        minor_digits: behind the decimal mark; 0 for a currency without minor units.
        cased: names and articles are given as they are written; else in capitals.
        upper_share: how many tills print everything in capitals.
        folding: what stands for letters that old tills lack, such as ``AE`` for ``Ä``; ``plain_share`` of the tills are such.
        taxed_inside: True where all prices hold the tax, False where none does, None where shops differ.
        services: service charges in basis points; none for empty.
        notes: what is paid with in cash, minor units.
        assortment: what is sold here; None for what shops sell in Malaysia.
        tipped: guests may add a tip to a bill.
        right_to_left: receipts are read from right to left, as in Hebrew.
    """

    weight: float
    code: ClassVar[str]
    currency: ClassVar[str]
    coin: ClassVar[int]
    price_scale: ClassVar[float]
    words: ClassVar[Mapping[str, Sequence[str]]]
    decimal_mark: ClassVar[str] = "."
    thousands_mark: ClassVar[str] = ","
    minor_digits: ClassVar[int] = 2
    cased: ClassVar[bool] = False
    upper_share: ClassVar[float] = 0.62
    folding: ClassVar[Mapping[str, str]] = {}
    plain_share: ClassVar[float] = 0.0
    taxed_inside: ClassVar[bool | None] = None
    services: ClassVar[Sequence[int]] = (1000, 1000, 500)
    notes: ClassVar[Sequence[int]] = (100, 500, 1000, 1000, 5000, 5000, 10000)
    assortment: ClassVar[Assortment | None] = None
    tipped: ClassVar[bool] = True
    right_to_left: ClassVar[bool] = False

    @abstractmethod
    def company(self, kind: str, rng: Generator) -> Company:
        """A shop of one kind, such as ``hardware``."""

    @abstractmethod
    def person(self, rng: Generator) -> str:
        """A cashier as receipts name one."""

    @abstractmethod
    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """The tax that a shop of this kind collects on a day, or None."""

    def refuse_wordless(self, path: str) -> None:
        """Nothing, where the locale has all the words that every layout asks for.

        Raises:
            ValueError: one is missing; ``path`` names the locale.
        """
        for name in NEEDED_WORDS:
            if not self.words.get(name):
                raise ValueError(f"{path}: the words of {type(self).__name__} lack {name!r}; add it to {type(self).__module__}")

    def say(self, name: str, usual: Sequence[str]) -> Sequence[str]:
        """How receipts here word something: the words of that name, or the usual ones where the locale has none."""
        return self.words.get(name, usual)

    def branch(self, rng: Generator) -> str:
        """Where a branch is, as receipts name it beside an address, such as a mall; "" where they name none."""
        return ""

    def words_for(self, receipt: Receipt) -> Mapping[str, Sequence[str]]:
        """The words on one receipt: the same on all, unless a country words by date or by how prices hold the tax."""
        return self.words

    def tax_number(self, number: str, when: date) -> str:
        """A shop's tax number as its receipts of a day print it, "" where they do not."""
        return number

    def invented(self, rng: Generator) -> str:
        """A word that means nothing, as brands here have them."""
        return invented(rng)

    def completed(self, receipt: Receipt, rng: Generator) -> Receipt:
        """The receipt with what the law and card terminals of the country add to any trade's; here nothing."""
        return receipt

    def date_formats(self) -> Mapping[str, float]:
        """How dates are printed, as strftime patterns, and how often; the shares are those of the 626 SROIE receipts."""
        return DATE_FORMATS

    def time_formats(self) -> Mapping[str, float]:
        """How times are printed, as strftime patterns, and how often."""
        return TIME_FORMATS

    def written(self, when: datetime, form: str) -> str:
        """A moment as a strftime pattern has it, in the language of the country."""
        return when.strftime(form)


# Shares in the 626 SROIE receipts: 99/99/9999 52 %, 99-99-99 13 %, 99-99-9999 11 %, 99/99/99 10 %, 99 MON 9999 7 %.
DATE_FORMATS: Mapping[str, float] = {
    "%d/%m/%Y": 52.0,
    "%d-%m-%y": 13.0,
    "%d-%m-%Y": 11.0,
    "%d/%m/%y": 10.0,
    "%d %b %Y": 6.0,
    "%d %B %Y": 1.0,
    "%-d/%-m/%Y": 1.5,
    "%d %b %y": 1.0,
    "%d-%b-%Y": 1.0,
    "%d/%b/%Y": 1.0,
    "%Y-%m-%d": 1.0,
    "%Y/%m/%d": 1.0,
    "%d.%m.%Y": 1.0,
    "%-d/%m/%Y": 0.3,
    "%d-%b-%y": 0.3,
    "%d.%m.%y": 0.3,
}
TIME_FORMATS: Mapping[str, float] = {
    "%H:%M": 4.0,
    "%H:%M:%S": 4.0,
    "%I:%M %p": 1.5,
    "%I:%M:%S %p": 2.0,
    "%I:%M%p": 1.0,
    "%-I:%M:%S %p": 1.0,
    "%H.%M": 0.2,
}


def invented(rng: Generator) -> str:
    """A word that means nothing: two or three syllables, as brands have them.

    >>> from receipts.rng import stream
    >>> invented(stream(0, 0, "x")).isalpha()
    True
    """
    syllables = "".join(pick(rng, _STARTS) + pick(rng, _VOWELS) for _ in range(whole(rng, 1, 2)))
    return syllables + pick(rng, _STARTS)[:1] + pick(rng, _VOWELS) + pick(rng, _ENDS)


def shopping_time(rng: Generator, first: date, last: date) -> datetime:
    """A moment between two days, at an hour when shops are open."""
    day = first + timedelta(days=whole(rng, 0, (last - first).days))
    return datetime(day.year, day.month, day.day, whole(rng, 7, 22), whole(rng, 0, 59), whole(rng, 0, 59))
