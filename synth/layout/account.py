"""Account: the sums, payments and taxes of a receipt as the rows of tables."""

from collections.abc import Sequence

from numpy.random import Generator

from receipts.content import Receipt
from synth.draw import chance, pick
from synth.layout.block import Block, overlaid
from synth.layout.layout import Setting
from synth.layout.manner import Manner
from synth.layout.row import RIGHT, Piece, cell
from synth.layout.table import Column, Entry, Ruling, fitted, least_mm, table
from synth.layout.totals import drawn_sums
from synth.layout.wording import BASE_HEAD, CASH, CHANGE, SUMMARY, TAX_HEAD

_COLUMNS = (Column("label", "", wraps=True), Column("amount", "", RIGHT))
_GROSS_HEAD = ("Gross", "Total", "Gross Amount", "Total ({cur})")


def sum_entries(receipt: Receipt, manner: Manner, rng: Generator, *, shade: float = 0.0) -> list[Entry]:
    """The sums, one row each; the last says what is to be paid, in a heavier type, on a ground of a shade."""
    colon = pick(rng, ("", "", ":"))
    emphasis = pick(rng, ("bold", "bold", "big", "tall"))
    entries = []
    for one in drawn_sums(receipt, manner, rng):
        label = manner.word(one.wordings, rng, {"s": (service_percent(receipt),)}) + colon
        final = one.field == "total"
        value = cell(manner.total_mark, Piece(manner.amount(one.value), one.field), manner.total_after)
        cells = {"label": (cell(label),), "amount": (value,)}
        entries.append(Entry(cells, -1, emphasis if final else "", shade if final else 0.0))
    return entries


def service_percent(receipt: Receipt) -> str:
    """The service charge in percent of what was sold."""
    sold = receipt.subtotal - receipt.discount
    return f"{100 * receipt.service_charge / sold:.0f}" if receipt.service_charge and sold else "10"


def sums_block(entries: Sequence[Entry], setting: Setting, ruling: Ruling, width_mm: float, most_mm: float) -> Block:
    """Sums as a table of a width, or of what they need up to ``most_mm``; without larger type where that has no room.

    Raises:
        TooNarrow: they need more.
    """
    if least_mm(_COLUMNS, entries, setting, ruling) > most_mm:
        entries = [entry._replace(emphasis="bold" if entry.emphasis else "") for entry in entries]
    width_mm = min(max(width_mm, least_mm(_COLUMNS, entries, setting, ruling)), most_mm)
    return table(fitted(_COLUMNS, entries, setting, ruling, width_mm), entries, setting, ruling, headed=False)


def payment_entries(receipt: Receipt, manner: Manner, rng: Generator) -> list[Entry]:
    """How the receipt was paid, and what was given back."""
    entries = []
    for payment in receipt.payments:
        options = manner.wordings("cash", CASH) if payment.method == "CASH" else (payment.method, payment.method.title())
        label = manner.word(options, rng)
        value = cell(manner.total_mark, Piece(manner.amount(payment.amount), "payment"), manner.total_after)
        card = (cell(payment.card),) if payment.card else ()
        entries.append(Entry({"label": (cell(label), *card), "amount": (value,)}))
    if receipt.change:
        label = manner.word(manner.wordings("change", CHANGE), rng)
        value = cell(manner.total_mark, Piece(manner.amount(receipt.change), "change"), manner.total_after)
        entries.append(Entry({"label": (cell(label),), "amount": (value,)}))
    return entries


def tax_table(receipt: Receipt, manner: Manner, rng: Generator) -> tuple[tuple[Column, ...], list[Entry]]:
    """The table of what is taxed at each rate; its sums are no total of the receipt."""
    gross = chance(rng, 0.6)
    heads = [
        ("rate", manner.word(manner.wordings("summary", SUMMARY), rng), 0.0),
        ("base", manner.word(manner.wordings("base_head", BASE_HEAD), rng), RIGHT),
        ("tax", manner.word(manner.wordings("tax_head", TAX_HEAD), rng), RIGHT),
        *([("gross", manner.word(manner.wordings("gross_head", _GROSS_HEAD), rng), RIGHT)] if gross else []),
    ]
    form = pick(rng, manner.wordings("rates", ("{c} {r}%", "{r}%", "{c} = {r}%")))
    entries = []
    for tax in receipt.taxes:
        rate = form.format(c=tax.code or tax.name, r=manner.number(f"{tax.rate_basis_points / 100:g}"))
        sums: Sequence[int] = (tax.base, tax.amount, tax.base + tax.amount)
        texts = dict(zip(("base", "tax", "gross"), map(manner.amount, sums), strict=True))
        entries.append(Entry({"rate": (cell(rate),), **{name: (cell(text),) for name, text in texts.items()}}))
    spare = {"gross": 2, "base": 1}
    columns = tuple(Column(name, head, align, spare.get(name, 0), name == "rate") for name, head, align in heads)
    return columns, entries


def with_taxes(
    sums: Block, taxes: tuple[tuple[Column, ...], list[Entry]], setting: Setting, ruling: Ruling, width_mm: float
) -> Block:
    """The sums at the right edge, the table of taxes at the left where it has room and is not empty."""
    places = [(width_mm - sums.width_mm, 0.0, sums)]
    columns, entries = taxes
    room = width_mm - sums.width_mm - 6.0
    if columns and least_mm([column for column in columns if not column.spare], entries, setting, ruling) <= room:
        places.append((0.0, 0.0, table(fitted(columns, entries, setting, ruling, room), entries, setting, ruling)))
    return overlaid(places, width_mm)
