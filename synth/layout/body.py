"""The items of a receipt: a grid of one or two rows each, in the orders of columns that tills use."""

import re
from string import Formatter
from typing import NamedTuple

from numpy.random import Generator

from receipts.content import Item, Receipt
from synth.draw import chance, listed, pick, weighted
from synth.layout.manner import Manner
from synth.layout.row import RIGHT, Cell, Measure, Piece, Row, cell, cut, joined, line, wrapped

HEADS = {
    "name": listed(
        """
        Description | Item | Item | Item/Desc | Product | Particulars | Butiran | Name | Code&Desc | Desc | Items | Menu
        """
    ),
    "quantity": ("Qty", "Qty", "Qty", "QTY", "Kty", "Qty."),
    "price": ("Price", "U.Price", "U/P", "Unit Price", "S/Price", "U/P({cur})", "Price({cur})", "RSP", "@"),
    "amount": listed(
        """
        Amount | Amt | Total | Amount({cur}) | Amt({cur}) | Total({cur}) | {cur} | Amount ({cur}) | Jumlah | Total {cur} |
        Value
        """
    ),
    "tax": ("Tax", "Tax", "{tax}", "Code", "TX", ""),
}
TIMES = listed(
    """
    {q} X {p} | {q} x {p} | @{q} X {m}{p} | {q} @ {p} | {q}X {p} | {q} * {p} | {q} PC @ {p} | {q} UNIT X {p} | {p} X {q} |
    {p} * {q} | {q} x @{p} | {q} PCS @ {m}{p} | *{q} {p} | ({q} X {p})
    """
)
_QUANTITIES = (*("{}",) * 8, "{} X", "{}.00")
# What counts pieces in these, such as PCS: left out where a quantity has a unit of its own.
_PIECES = re.compile(r" ?\b[A-Za-z]{2,}\b\.?| ?[\u05d0-\u05ea]+'?|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")


class Grid(NamedTuple):
    """Where the columns stand, over the printable width, and how one till writes quantities and tax codes."""

    name: float
    quantity: float
    quantity_align: float
    price: float
    amount: float
    tax: float
    form: str
    quantity_style: str
    coded: bool
    numbered: bool
    wraps: bool


def item_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """The heading and the rows of all items."""
    grid = _draw_grid(receipt, manner, measure, rng)
    times = pick(rng, manner.wordings("times", TIMES))
    rows = _heading(grid, manner, measure, rng) if chance(rng, 0.72) else []
    write = {"one": _one_row, "code": _code_row, "below": _below, "above": _above}[grid.form]
    for number, item in enumerate(receipt.items):
        written = [*write(number, item, grid, manner, measure, times), *_details(item, manner, measure)]
        rows += [row._replace(item=number) for row in written]
    return rows


def _draw_grid(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> Grid:
    taxed = any(item.tax_code for item in receipt.items) and chance(rng, 0.75)
    digit = measure("0", "")
    widest = max(measure(manner.item_mark + manner.amount(item.price) + manner.item_after, "") for item in receipt.items)
    tax_room = max((measure(item.tax_code, "") for item in receipt.items), default=0.0) + digit * 3.2 if taxed else 0.0
    amount = 1.0 - tax_room
    price = amount - widest - digit * pick(rng, (1, 2, 3))
    quantity = price - max(measure(manner.unit_price(item), "") for item in receipt.items) - digit * 2
    room = quantity - digit * 6
    forms = {
        "one": 9.0 if room > 0.3 else 0.0,
        "code": 3.5 if any(item.code for item in receipt.items) else 0.0,
        "below": 1.2,
        "above": 0.6,
    }
    form = weighted(rng, forms)
    first = form == "one" and chance(rng, 0.4)
    return Grid(
        name=digit * 6 if first else 0.0,
        quantity=0.0 if first else quantity,
        quantity_align=0.0 if first else RIGHT,
        price=-1.0 if first and chance(rng, 0.6) else price,
        amount=amount,
        tax=amount + digit * 2.8 if taxed else -1.0,
        form=form,
        quantity_style=pick(rng, manner.wordings("quantities", _QUANTITIES)),
        coded=chance(rng, 0.7),
        numbered=chance(rng, 0.15),
        wraps=chance(rng, 0.65),
    )


def _heading(grid: Grid, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    heads = {name: manner.word(manner.wordings(f"head_{name}", options), rng) for name, options in HEADS.items()}
    cells = [cell(heads["name"], edge=grid.name)]
    if grid.form in ("one", "code"):
        cells.append(cell(heads["quantity"], edge=grid.quantity, align=grid.quantity_align))
        if grid.price >= 0:
            cells.append(cell(heads["price"], edge=grid.price, align=RIGHT))
    cells.append(cell(heads["amount"], edge=grid.amount, align=RIGHT))
    if grid.tax >= 0 and chance(rng, 0.6):
        cells.append(cell(heads["tax"][:3], edge=1.0, align=RIGHT))
    rule = weighted(rng, {"-": 5.0, "_": 1.2, "=": 0.4, "": 2.0})
    head = Row(tuple(_apart(cells, measure)), pick(rng, ("", "", "bold")))
    rows = [Row(rule=rule), head, Row(rule=rule)] if rule else [head]
    return rows[1:] if rule and chance(rng, 0.3) else rows


def _apart(cells: list[Cell], measure: Measure) -> list[Cell]:
    """The cells that do not run into one another, those further left giving way."""
    kept: list[Cell] = []
    limit = 1.5
    for one in sorted((one for one in cells if one.text), key=lambda one: -_left(one, measure)):
        if _left(one, measure) + measure(one.text, "") + 0.01 <= limit and _left(one, measure) >= -0.001:
            kept.append(one)
            limit = _left(one, measure)
    return kept[::-1]


def _left(one: Cell, measure: Measure) -> float:
    return one.edge - one.align * measure(one.text, "")


def quantity_pieces(item: Item, style: str, manner: Manner) -> tuple[Piece | str, ...]:
    """How many or how much, with what this till writes around it."""
    if item.quantity_thousandths % 1000:
        return (Piece(manner.number(f"{item.quantity_thousandths / 1000:.3f}"), "item_quantity"),)
    before, _, after = manner.number(style).partition("{}")
    return before, Piece(str(item.quantity_thousandths // 1000), "item_quantity"), after


def _unit_price(item: Item, manner: Manner) -> Piece:
    return Piece(manner.unit_price(item), "item_unit_price")


def _money(item: Item, grid: Grid, manner: Manner) -> list[Cell]:
    price = Piece(manner.amount(item.price), "item_price")
    cells = [cell(manner.item_mark, price, manner.item_after, edge=grid.amount, align=RIGHT)]
    if grid.tax >= 0 and item.tax_code:
        cells.append(cell(Piece(item.tax_code, "item_tax"), edge=grid.tax))
    return cells


def _before(number: int, item: Item, grid: Grid, *, code: bool = False) -> tuple[Piece | str, ...]:
    """What stands before an item's name: its code, its number, or nothing."""
    coded = (Piece(item.code, "item_code"), " ") if code and item.code and grid.coded else ()
    return (*coded, f"{number + 1}. ") if grid.numbered else coded


def named_lines(lines: list[str], before: tuple[Piece | str, ...]) -> list[tuple[Piece | str, ...]]:
    """The lines of what stands before a name, and of the name, as pieces."""
    told = len(joined(before))
    if told >= len(lines[0]):
        if lines[0] != joined(before).rstrip():
            return [(text,) for text in lines]
        alone = tuple(piece.rstrip() if isinstance(piece, str) else piece for piece in before)
        return [alone, *((Piece(text, "item_name", number == 0),) for number, text in enumerate(lines[1:]))]
    first = (*before, Piece(lines[0][told:], "item_name"))
    return [first, *((Piece(text, "item_name", False),) for text in lines[1:])]


def _one_row(number: int, item: Item, grid: Grid, manner: Manner, measure: Measure, times: str) -> list[Row]:
    """Name, quantity, price and amount on one row; the name runs on below, or is cut."""
    right = _money(item, grid, manner)
    if grid.price >= 0:
        right.insert(0, cell(_unit_price(item, manner), edge=grid.price, align=RIGHT))
    quantity = cell(*quantity_pieces(item, grid.quantity_style, manner), edge=grid.quantity, align=grid.quantity_align)
    cells = [quantity, *right] if grid.quantity_align else right
    room = min(_left(one, measure) for one in cells) - grid.name - measure("0", "")
    before = _before(number, item, grid)
    name = joined(before) + manner.name(item.name)
    texts = wrapped(name, room, measure) if grid.wraps else [cut(name, room, measure).rstrip()]
    head, *more = (cell(*pieces, edge=grid.name) for pieces in named_lines(texts, before))
    first = Row((head, *cells) if grid.quantity_align else (quantity, head, *cells))
    return [first, *(Row((one,)) for one in more)]


def _code_row(number: int, item: Item, grid: Grid, manner: Manner, measure: Measure, times: str) -> list[Row]:
    """Code, quantity, price and amount on one row, the name on the next."""
    cells = [
        cell(*quantity_pieces(item, grid.quantity_style, manner), edge=grid.quantity, align=RIGHT),
        cell(_unit_price(item, manner), edge=grid.price, align=RIGHT),
    ]
    row = Row(tuple(_apart([cell(Piece(item.code, "item_code")), *cells, *_money(item, grid, manner)], measure)))
    return [row, *_name_lines(number, item, grid, manner, measure)]


def _below(number: int, item: Item, grid: Grid, manner: Manner, measure: Measure, times: str) -> list[Row]:
    """The name first; under it code, quantity times price, and the amount."""
    return [*_name_lines(number, item, grid, manner, measure), _times_row(item, grid, manner, measure, times)]


def _above(number: int, item: Item, grid: Grid, manner: Manner, measure: Measure, times: str) -> list[Row]:
    """Name and amount on one row; under it quantity times price where there is more than one."""
    money = _money(item, grid, manner)
    room = _left(money[0], measure) - measure("00", "")
    before = _before(number, item, grid, code=True)
    text = cut(joined(before) + manner.name(item.name), room, measure).rstrip()
    rows = [Row((cell(*named_lines([text], before)[0]), *money))]
    if item.quantity_thousandths != 1000:
        rows.append(Row((cell(*times_pieces(item, manner, times), edge=measure("00", "")),)))
    return rows


def _times_row(item: Item, grid: Grid, manner: Manner, measure: Measure, times: str) -> Row:
    pieces = times_pieces(item, manner, times)
    money = _money(item, grid, manner)
    left = _left(money[0], measure) - measure("0", "")
    cells = [cell(Piece(item.code, "item_code"))] if item.code and grid.coded else []
    start = measure(item.code + "00", "") if cells else measure("000", "")
    if start + measure(joined(pieces), "") > left:
        cells, start = [], 0.0
    return Row((*cells, cell(*pieces, edge=start), *money))


def times_pieces(item: Item, manner: Manner, times: str) -> list[Piece | str]:
    """Quantity times price in the till's wording, such as ``2 X 3.50``."""
    if item.unit:
        # A unit is a word of its own: 1.5 KG x 2.00.
        times = re.sub(r"\{q\}(?=\w)", "{q} ", _PIECES.sub("", times))
    quantity = quantity_pieces(item, "{}", manner)
    values = {
        "q": (*quantity, f" {item.unit}") if item.unit else quantity,
        "p": (_unit_price(item, manner),),
        "m": (manner.total_mark,),
    }
    return [piece for literal, name, _, _ in Formatter().parse(times) for piece in (literal, *values.get(name or "", ()))]


def _details(item: Item, manner: Manner, measure: Measure) -> list[Row]:
    indent = measure("00", "")
    texts = [text for detail in item.details for text in wrapped(manner.say(detail), 1.0 - indent, measure)]
    return [Row((cell(Piece(text, "item_detail"), edge=indent),)) for text in texts]


def _name_lines(number: int, item: Item, grid: Grid, manner: Manner, measure: Measure) -> list[Row]:
    before = _before(number, item, grid)
    lines = wrapped(joined(before) + manner.name(item.name), 1.0, measure)
    return [line(*pieces) for pieces in named_lines(lines, before)]
