"""Goods: the items of a receipt as the rows of a table, in the columns that sheets have."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from numpy.random import Generator

from receipts.content import Item, Receipt
from synth.draw import chance, listed, pick, weighted
from synth.layout.manner import Manner
from synth.layout.row import LEFT, RIGHT, Cell, Piece, cell
from synth.layout.table import Column, Entry

_HEADS: Mapping[str, Sequence[str]] = {
    "position": ("No.", "No", "#", "Pos", "Item", "Line", "S/No"),
    "code": ("Code", "Item Code", "Item No.", "Article", "SKU", "Part No.", "Stock Code", "Product Code"),
    "name": listed("Description | Description | Item | Product | Particulars | Details | Item Description | Service | Goods"),
    "quantity": ("Qty", "Qty", "Quantity", "Qty.", "QTY", "Hours/Qty"),
    "unit": ("Unit", "UOM", "U/M", "Unit"),
    "price": ("Unit Price", "Price", "U/Price", "Rate", "Unit Cost", "Price ({cur})", "Each", "Unit Price ({cur})"),
    "tax": ("Tax", "{tax}", "Tax Code", "{tax} Code", "Tax %"),
    "amount": listed("Amount | Amount | Total | Amount ({cur}) | Total ({cur}) | Line Total | {cur} | Net Amount | Value"),
}
_UNITS = ("pcs", "pc", "ea", "EA", "UNIT", "PCS", "unit")
_FORWARD = ("Brought forward", "Carried over", "Balance brought forward", "B/F", "From previous page")
_ORDERS: Mapping[tuple[str, ...], float] = {
    ("position", "code", "name", "quantity", "unit", "price", "tax", "amount"): 5.0,
    ("position", "name", "code", "quantity", "unit", "price", "tax", "amount"): 1.0,
    ("quantity", "unit", "code", "name", "price", "tax", "amount"): 2.0,
    ("code", "quantity", "unit", "name", "tax", "price", "amount"): 1.0,
    ("position", "code", "name", "price", "quantity", "unit", "tax", "amount"): 1.5,
}
# Which columns go first where the table has no room for all.
_SPARE = {"unit": 6, "position": 5, "code": 4, "tax": 3, "price": 2}


class Goods(NamedTuple):
    """The items as a table: its columns, the rows, and how the sum of the rows before is named on a page that goes on.

    Attributes:
        sums: of the items up to each, minor units.
    """

    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    forward: str
    sums: tuple[str, ...]

    def since(self, first: int) -> list[Entry]:
        """The rows from an item on, after the sum of those before it."""
        if not first:
            return list(self.entries)
        brought = {"name": (cell(self.forward),), "amount": (cell(self.sums[first - 1]),)}
        return [Entry(brought), *self.entries[first:]]


def draw_goods(
    receipt: Receipt, manner: Manner, rng: Generator, *, order: tuple[str, ...] = (), shares: Mapping[str, float] | None = None
) -> Goods:
    """The items in columns.

    Args:
        order: of the columns; one that sheets have unless given.
        shares: how often columns that need not be there are; those not named, as often as on invoices.
    """
    often = {"position": 0.45, "code": 0.75, "unit": 0.3, "tax": 0.6, "price": 0.93, **(shares or {})}
    present = {name for name, share in often.items() if chance(rng, share)}
    for name, told in (("code", [item.code for item in receipt.items]), ("tax", [item.tax_code for item in receipt.items])):
        present -= set() if any(told) else {name}
    order = order or weighted(rng, _ORDERS)
    names = [name for name in order if name in present or name not in often]
    middle = pick(rng, (LEFT, 0.5, RIGHT))
    aligns = {"quantity": pick(rng, (RIGHT, 0.5, RIGHT)), "price": RIGHT, "amount": RIGHT, "tax": 0.5, "unit": middle}
    columns = tuple(
        Column(
            name,
            manner.word(manner.wordings(f"head_{name}", _HEADS[name]), rng),
            aligns.get(name, LEFT),
            _SPARE.get(name, 0),
            name == "name",
        )
        for name in names
    )
    style = pick(rng, ("{}", "{}", "{}", "{}.00", "{}.0"))
    piece = manner.word(manner.wordings("piece_unit", _UNITS), rng)
    entries = tuple(
        Entry(_cells(number, item, manner, style, piece, unit="unit" in names), number)
        for number, item in enumerate(receipt.items)
    )
    sums, total = [], 0
    for item in receipt.items:
        total += item.price
        sums.append(manner.amount(total))
    return Goods(columns, entries, manner.word(manner.wordings("brought_forward", _FORWARD), rng), tuple(sums))


def _cells(number: int, item: Item, manner: Manner, style: str, piece: str, *, unit: bool) -> dict[str, tuple[Cell, ...]]:
    details = [cell(Piece(manner.say(detail), "item_detail")) for detail in item.details]
    return {
        "position": (cell(str(number + 1)),),
        "code": (cell(Piece(item.code, "item_code")),),
        "name": (cell(Piece(manner.name(item.name), "item_name")), *details),
        "quantity": (cell(*quantity_pieces(item, manner, style), f" {item.unit}" if item.unit and not unit else ""),),
        "unit": (cell(item.unit or piece),),
        "price": (cell(Piece(manner.unit_price(item), "item_unit_price")),),
        "tax": (cell(Piece(item.tax_code, "item_tax")),),
        "amount": (cell(manner.item_mark, Piece(manner.amount(item.price), "item_price"), manner.item_after),),
    }


def quantity_pieces(item: Item, manner: Manner, style: str = "{}") -> tuple[Piece | str, ...]:
    """How many or how much; ``style`` says what stands around a whole number."""
    if item.quantity_thousandths % 1000:
        return (Piece(manner.number(f"{item.quantity_thousandths / 1000:.3f}"), "item_quantity"),)
    before, _, after = manner.number(style).partition("{}")
    return before, Piece(str(item.quantity_thousandths // 1000), "item_quantity"), after
