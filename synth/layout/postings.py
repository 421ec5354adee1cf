"""Postings: a receipt as the rows of a running account, with charges, credits and the balance after each."""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from numpy.random import Generator

from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.draw import whole
from synth.layout.account import service_percent
from synth.layout.goods import quantity_pieces
from synth.layout.manner import Manner
from synth.layout.row import Cell, Piece, cell
from synth.layout.table import Entry
from synth.layout.wording import CASH, CHANGE, DISCOUNT, ROUNDING, SERVICE, TAX, TIP

_BROUGHT = ("Balance brought forward", "Brought forward", "B/F")


class Posting(NamedTuple):
    """One row of the account: what it says, and what it adds to the balance, minor units; charged or credited."""

    cells: Mapping[str, tuple[Cell, ...]]
    amount: int
    field: str
    credit: bool = False
    item: int = -1


def charges(receipt: Receipt, manner: Manner, rng: Generator) -> list[Posting]:
    """The items, and what else makes the sum that is to be paid."""
    found = []
    for number, item in enumerate(receipt.items):
        details = [cell(Piece(manner.say(detail), "item_detail")) for detail in item.details]
        name = cell(Piece(manner.name(item.name), "item_name"), *_times(item, manner))
        found.append(Posting({"name": (name, *details)}, item.price, "item_price", item=number))
    service = {"s": (service_percent(receipt),)}
    more = [("discount", DISCOUNT, -receipt.discount, "", 0), ("service", SERVICE, receipt.service_charge, "", 0)]
    more += [("tax_row", TAX, tax.amount, "tax", tax.rate_basis_points) for tax in receipt.taxes if not tax.included]
    more += [("tip", TIP, receipt.tip, "", 0), ("rounding", ROUNDING, receipt.rounding, "", 0)]
    for kind, usual, amount, stated, rate in more:
        if amount:
            words = [text.replace("{rate}", manner.number(f"{rate / 100:g}")) for text in manner.wordings(kind, usual) or usual]
            found.append(Posting({"name": (cell(manner.word(words, rng, service)),)}, amount, stated))
    return found


def _times(item: Item, manner: Manner) -> tuple[Piece | str, ...]:
    """How many at what price, behind the name, where it is not one."""
    if item.quantity_thousandths == 1000:
        return ()
    unit = f" {item.unit}" if item.unit else ""
    return ("  ", *quantity_pieces(item, manner), unit, " x ", Piece(manner.unit_price(item), "item_unit_price"))


def payments(receipt: Receipt, manner: Manner, rng: Generator) -> list[Posting]:
    """How the account was settled, and what was given back."""
    found = []
    for payment in receipt.payments:
        options = manner.wordings("cash", CASH) if payment.method == "CASH" else (payment.method, payment.method.title())
        text = manner.word(options, rng) + (f" {payment.card}" if payment.card else "")
        found.append(Posting({"name": (cell(text),)}, -payment.amount, "payment", credit=True))
    if receipt.change:
        text = manner.word(manner.wordings("change", CHANGE), rng)
        found.append(Posting({"name": (cell(text),)}, receipt.change, "change"))
    return found


def posting_days(receipt: Receipt, postings: list[Posting], form: str, locale: Locale, rng: Generator) -> list[str]:
    """The day of each posting: rows of the room one a night, other items over the nights, the rest on the last day."""
    room = receipt.items[0]
    alike = [item.unit_price == room.unit_price and item.quantity_thousandths == 1000 for item in receipt.items]
    rows = (alike.index(False) if False in alike else len(alike)) or 1
    nights = min(max(room.quantity_thousandths // 1000, rows), 14)
    spread = sorted(whole(rng, rows - 1, nights) for _ in receipt.items[rows:])
    days = [*range(rows), *spread, *[nights] * len(postings)]
    first = receipt.when - timedelta(days=nights)
    return [locale.written(first + timedelta(days=min(day, nights)), form) for day, _ in zip(days, postings, strict=False)]


def account_entries(
    postings: list[Posting], days: list[str], manner: Manner, rng: Generator
) -> tuple[list[Entry], list[Entry]]:
    """The rows with their balance, and for each the row that brings forward the balance of those up to it."""
    label = manner.word(manner.wordings("balance_forward", _BROUGHT), rng)
    account, brought, balance = [], [], 0
    for posting, day in zip(postings, days, strict=True):
        balance += posting.amount
        amount = manner.amount(-posting.amount if posting.credit else posting.amount)
        side = "credits" if posting.credit else "charges"
        cells = {
            **posting.cells,
            "date": (cell(manner.say(day)),),
            side: (cell(Piece(amount, posting.field)),),
            "balance": (cell(manner.amount(balance)),),
        }
        account.append(Entry(cells, posting.item))
        brought.append(Entry({"name": (cell(label),), "balance": (cell(manner.amount(balance)),)}))
    return account, brought
