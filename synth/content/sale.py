"""Sale: what trades share while they ring up: who sells under which tax, rows, and how the bill is paid."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from numpy.random import Generator

from receipts.content import Item, Payment, Receipt, line_price
from synth.content.locale import Company, Locale, TaxRule
from synth.content.trade import issue, pay, selling_time, settle, taxed_inside
from synth.draw import chance, fill, listed, pattern, pick, whole

_CARDS = ("VISA", "MASTERCARD", "DEBIT CARD", "CREDIT CARD", "AMEX", "CARD", "CONTACTLESS", "VISA DEBIT", "MASTER")
_MASKS = ("************####", "**** **** **** ####", "XXXXXXXXXXXX####", "######******####", "XXXX-XXXX-XXXX-####", "....####")
_VOUCHERS = ("GIFT CARD", "VOUCHER", "GIFT VOUCHER", "STORE CREDIT", "E-VOUCHER")
_POSTS = ("MANAGER", "CASHIER", "ADMIN", "SUPERVISOR", "COUNTER", "STAFF", "USER", "OWNER", "BOSS", "SALES", "POS")
_VOIDS = listed("VOID {name} | ITEM VOID | *VOID* {name} | ERROR CORRECT {name} | VOIDED ITEM | CANCEL {name}")
_DISCOUNTS = listed("DISCOUNT {percent}% | {percent}% OFF | PROMO -{percent}% | LESS {percent}% | OFFER {percent}% OFF")


@dataclass(frozen=True)
class Sale:
    """One sale as it is rung up.

    Attributes:
        rule: the tax, or None where none is collected.
        included: the prices hold the tax already.
    """

    kind: str
    locale: Locale
    company: Company
    when: datetime
    rule: TaxRule | None
    included: bool

    def row(self, name: str, quantity_thousandths: int, unit_price: int, *, sort: str = "", **more: Any) -> Item:
        """A row whose price is its quantity times its unit price, taxed as goods of its sort are; ``more`` as in `Item`."""
        code = self.rule.code(sort) if self.rule else ""
        price = line_price(quantity_thousandths, unit_price, more.get("unit_price_parts", 1))
        return Item(name, quantity_thousandths, unit_price, price, tax_code=code, **more)

    def coins(self, hundredths: int) -> int:
        """A small sum in minor units, as many hundredths of a ringgit are worth, in whole coins."""
        coin = self.locale.coin
        worth = round(hundredths / 100 * 10**self.locale.minor_digits * self.locale.price_scale)
        return max(worth // coin, 1) * coin

    def word(self, name: str, usual: Sequence[str], rng: Generator) -> str:
        """One of the locale's words of that name, or of the usual ones."""
        return fill(rng, pick(rng, self.locale.say(name, usual)), {})


def begin(kind: str, locale: Locale, rng: Generator, *, included_share: float) -> Sale:
    """A sale of a company of that kind, at some moment; ``included_share`` of the shops have prices that hold the tax."""
    when = selling_time(rng)
    company = locale.company(kind, rng)
    rule = locale.tax(kind, when.date(), rng) if company.tax_id else None
    return Sale(kind, locale, company, when, rule, taxed_inside(locale, chance(rng, included_share)))


def close(
    sale: Sale,
    items: Sequence[Item],
    rng: Generator,
    *,
    cash_share: float,
    split_share: float = 0.0,
    tip_share: float = 0.0,
    discount: int = 0,
    service_basis_points: int = 0,
) -> Receipt:
    """The receipt of a sale, paid in cash, by card or by both; what else its trade says is put in by ``replace``."""
    cash = chance(rng, cash_share)
    coin = sale.locale.coin
    bill = settle(
        items,
        sale.rule,
        discount=discount,
        service_basis_points=service_basis_points,
        included=taxed_inside(sale.locale, sale.included and not service_basis_points),
        coin=coin if cash else 1,
    )
    receipt = issue(sale.company, sale.locale, tuple(items), bill, rng, kind=sale.kind, when=sale.when, cash=cash)
    tipped = sale.locale.tipped and chance(rng, tip_share)
    tip = bill.total * pick(rng, (5, 10, 10, 12, 15, 18, 20)) // 100 if tipped else 0
    tip = tip // (10 * coin) * 10 * coin
    payments, change = paid(bill.total + tip, sale, rng, cash=cash, split=chance(rng, split_share))
    return replace(receipt, tip=tip, total=bill.total + tip, payments=payments, change=change)


def paid(total: int, sale: Sale, rng: Generator, *, cash: bool, split: bool) -> tuple[tuple[Payment, ...], int]:
    """Payments and change; with ``split`` a voucher pays a part, the rest is paid in cash or by card."""
    coin = sale.locale.coin
    part = total * whole(rng, 1, 8) // 10 // coin * coin if split else 0
    first = (Payment(sale.word("vouchers", _VOUCHERS, rng), part),) if part > 0 else ()
    rest = total - part if first else total
    if cash:
        payments, change = pay(rest, rng, cash=True, notes=sale.locale.notes)
        return (*first, *payments), change
    number = pattern(rng, pick(rng, _MASKS)) if chance(rng, 0.6) else ""
    method = sale.word("cards", _CARDS, rng)
    other = method in sale.locale.words.get("cards/other", ())
    return (*first, Payment(method, rest, "" if other else number)), 0


def price_within(limits: tuple[float, float], locale: Locale, rng: Generator) -> int:
    """A price in minor units between two in ringgit, small ones being likelier, that ends as prices do."""
    low, high = limits
    minor = round(10**locale.minor_digits * locale.price_scale * low * (high / low) ** (float(rng.random()) ** 1.2))
    if locale.assortment is not None:
        step, endings = locale.assortment.steps(minor)
        return max(minor // step * step + pick(rng, endings), step)
    ending = pick(rng, (0, 0, 5, 9, 9)) if chance(rng, 0.8) else minor % 10
    return max(minor // 10 * 10 + ending, 5)


def voided(sale: Sale, item: Item, rng: Generator) -> Item:
    """The row that takes another back."""
    name = pick(rng, sale.locale.say("voids", _VOIDS)).format(name=item.name)
    return replace(item, name=name, quantity_thousandths=-item.quantity_thousandths, price=-item.price, role="void", details=())


def reduced(sale: Sale, item: Item, percent: int, rng: Generator) -> Item:
    """The row that takes so many percent off another."""
    name = pick(rng, sale.locale.say("discounts", _DISCOUNTS)).format(percent=percent)
    return Item(name, 1000, -(item.price * percent // 100), -(item.price * percent // 100), "", item.tax_code, role="discount")


def with_corrections(
    sale: Sale, items: Sequence[Item], rng: Generator, *, void_share: float, off_share: float
) -> tuple[Item, ...]:
    """The rows, after some of which one takes them back, or takes something off; the first is never taken back."""
    rows: list[Item] = []
    for item in items:
        rows.append(item)
        if rows[:-1] and not item.role and chance(rng, void_share):
            rows.append(voided(sale, item, rng))
        elif item.price >= 20 and not item.role and chance(rng, off_share):
            rows.append(reduced(sale, item, pick(rng, (5, 10, 10, 15, 20, 25, 30, 50)), rng))
    return tuple(rows)


def article_number(rng: Generator) -> str:
    """Thirteen digits, the last of which checks the others (GS1 General Specifications, 7.9).

    >>> from receipts.rng import stream
    >>> len(article_number(stream(0, 0, "x")))
    13
    """
    digits = pattern(rng, "############")
    check = -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
    return f"{digits}{check}"


def guest(sale: Sale, rng: Generator) -> str:
    """A customer's name: of the names of people, one without a number or a post in it, if there soon is one."""
    names = [sale.locale.person(rng) for _ in range(6)]
    posts = sale.locale.say("posts", _POSTS)
    fit = [name for name in names if len(name) > 2 and not any(sign.isdigit() for sign in name) and name.upper() not in posts]
    return fit[0] if fit else names[0]


def few(rng: Generator) -> int:
    """A number of pieces in thousandths: one mostly, four at most."""
    return 1000 if chance(rng, 0.78) else 1000 * whole(rng, 2, 4)
