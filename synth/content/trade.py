"""Trade: who sells what. Gives receipts whose sums balance; one class a trade, over the shared arithmetic here."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from numpy.random import Generator

from receipts.config import Component
from receipts.content import Item, Payment, Receipt, Tax, line_price
from synth.content.locale import Company, Locale, TaxRule, shopping_time
from synth.draw import chance, listed, pattern, pick, whole

_CARDS = ("VISA", "MASTERCARD", "DEBIT CARD", "CREDIT CARD", "VISA CARD", "MASTER", "MYDEBIT", "AMEX", "E-WALLET", "CARD")
ARTICLES = ("955##########", "9#########", "######", "####", "00####", "AA##########", "#######", "A##-####", "2###-00##")
_NUMBERS = listed(
    """
    CS######## | ######## | ###### | ##### | CS-AA-0###### | AA##-##-###### | #####/###/A#### | INV###### | A######## |
    ####### | R########## | AA########### | ##-###### | CS####/##### | A###-###### | 1CR#######
    """
)


class Trade(Component):
    """A way of doing business.

    Attributes:
        weight: how often it is taken, against the other trades.
    """

    weight: float

    @abstractmethod
    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt that balances."""


@dataclass(frozen=True)
class Bill:
    """The sums under the items, minor units."""

    discount: int
    service_charge: int
    taxes: tuple[Tax, ...]
    rounding: int
    total: int


def selling_time(rng: Generator) -> datetime:
    """A moment of sale: mostly 2015 to 2018, the years of the public scans, else 2010 to 2026."""
    return (
        shopping_time(rng, date(2015, 4, 1), date(2018, 12, 31))
        if chance(rng, 0.75)
        else shopping_time(rng, date(2010, 1, 1), date(2026, 6, 30))
    )


def num_items(limits: tuple[int, int], rng: Generator) -> int:
    """How many rows, the low end being likelier: a squared uniform draw."""
    low, high = limits
    return low + int((high - low + 1) * float(rng.random()) ** 2)


def tax_share(gross: int, rate_basis_points: int) -> int:
    """The tax inside a gross price, halves rounded up.

    >>> tax_share(10600, 600)
    600
    """
    return (2 * gross * rate_basis_points + 10000 + rate_basis_points) // (2 * (10000 + rate_basis_points))


def settle(
    items: Sequence[Item], rule: TaxRule | None, *, discount: int, service_basis_points: int, included: bool, coin: int
) -> Bill:
    """The sums under the items: discount, service charge, tax inside or on top, rounding to the coin.

    Args:
        service_basis_points: of the discounted items; 1000 is 10 %.
        included: the prices hold the tax already.
        coin: what the total is rounded to, minor units; halves go up.
    """
    spared = sum(item.price for item in items if rule and item.tax_code == rule.exempt_code)
    net = sum(item.price for item in items) - discount
    service = (net * service_basis_points + 5000) // 10000
    exempt = min(max(spared, 0), net)
    lower = sum(item.price for item in items if _reduced(rule, item))
    reduced = min(max(lower, 0), net - exempt)
    taxed = net - exempt - reduced + service
    taxes: list[Tax] = []
    if rule and (taxed or not (exempt or reduced)):
        taxes.append(levied(rule.name, rule.rate_basis_points, taxed, included=included, code=rule.taxed_code))
    if rule and rule.reduced_basis_points is not None and reduced:
        taxes.append(levied(rule.name, rule.reduced_basis_points, reduced, included=included, code=rule.reduced_code))
    if rule and exempt:
        taxes.append(Tax(rule.name, 0, exempt, 0, included, rule.exempt_code))
    due = net + service + sum(tax.amount for tax in taxes if not tax.included)
    rounded = (2 * due + coin) // (2 * coin) * coin
    return Bill(discount, service, tuple(taxes), rounded - due, rounded)


def levied(name: str, rate_basis_points: int, worth: int, *, included: bool, code: str = "") -> Tax:
    """A tax on goods of a worth that holds it already, or to which it is added.

    >>> levied("VAT", 2000, 1200, included=True).base
    1000
    """
    amount = tax_share(worth, rate_basis_points) if included else (worth * rate_basis_points + 5000) // 10000
    return Tax(name, rate_basis_points, worth - amount if included else worth, amount, included, code)


def _reduced(rule: TaxRule | None, item: Item) -> bool:
    return rule is not None and rule.reduced_basis_points is not None and item.tax_code == rule.reduced_code


def taxed_inside(locale: Locale, usual: bool) -> bool:
    """Whether prices hold the tax already: as the country has it, or as usual where its shops differ."""
    return usual if locale.taxed_inside is None else locale.taxed_inside


def pay(
    total: int, rng: Generator, *, cash: bool, notes: Sequence[int] = Locale.notes, cards: Sequence[str] = _CARDS
) -> tuple[tuple[Payment, ...], int]:
    """Payments and change: cash exact or in round notes, a card to the cent."""
    if not cash or total <= 0:
        return (Payment(pick(rng, cards), total),), 0
    if chance(rng, 0.35):
        return (Payment("CASH", total),), 0
    note = pick(rng, notes)
    tendered = -(-total // note) * note
    return (Payment("CASH", tendered),), tendered - total


def issue(
    company: Company,
    locale: Locale,
    items: tuple[Item, ...],
    bill: Bill,
    rng: Generator,
    *,
    kind: str,
    when: datetime,
    cash: bool,
    table: str = "",
    covers: int = 0,
) -> Receipt:
    """The receipt that a company issues for a bill, paid in cash or by card."""
    payments, change = pay(bill.total, rng, cash=cash, notes=locale.notes, cards=locale.say("cards", _CARDS))
    return Receipt(
        merchant=company.name,
        registration=company.registration,
        address=company.address,
        phone=company.phone,
        tax_id=locale.tax_number(company.tax_id, when.date()),
        number=document_number(rng, locale.say("numbers", _NUMBERS)),
        cashier=locale.person(rng),
        when=when,
        items=items,
        discount=bill.discount,
        service_charge=bill.service_charge,
        taxes=bill.taxes,
        rounding=bill.rounding,
        total=bill.total,
        payments=payments,
        change=change,
        currency=locale.currency,
        locale=locale.code,
        brand=company.brand,
        kind=kind,
        table=table,
        covers=covers,
    )


def bar_code(rng: Generator, articles: Sequence[str] = ARTICLES) -> str:
    """A number of an article: thirteen digits, or a shop's own short code."""
    return pattern(rng, pick(rng, articles))


def sold(name: str, quantity_thousandths: int, unit_price: int, *, code: str = "", tax_code: str = "") -> Item:
    """A row whose price is its quantity times its unit price."""
    return Item(name, quantity_thousandths, unit_price, line_price(quantity_thousandths, unit_price), code, tax_code)


def document_number(rng: Generator, numbers: Sequence[str] = _NUMBERS) -> str:
    """The number of a receipt, in the shape of some till's."""
    return pattern(rng, pick(rng, numbers))


def pieces(rng: Generator) -> int:
    """A quantity in thousandths: one piece mostly."""
    return 1000 if chance(rng, 0.68) else 1000 * (whole(rng, 2, 6) if chance(rng, 0.85) else whole(rng, 7, 60))
