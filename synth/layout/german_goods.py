"""Goods as tills of German chains print them: name, amount, the letter of its tax, pieces and weights around the name."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from numpy.random import Generator

from receipts.content import Item, Receipt
from synth.draw import chance, pick, weighted
from synth.layout.body import quantity_pieces
from synth.layout.manner import Manner
from synth.layout.row import RIGHT, Cell, Measure, Piece, Row, cell, cut, joined, wrapped

_SLOT = re.compile(r"(\{[qp]\})")


class Style(NamedTuple):
    """How one till sets its goods.

    Attributes:
        times: where pieces times price stands: "above", "below" or "beside" the name; "block" gives every item a second row
            with pieces, price and amount.
        edge: where amounts end, over the printable width.
        coded: codes stand "before" the name, "above" or "below" it, or nowhere.
        letter: between an amount and the letter of its tax; None for tills without letters.
        longest: signs of a name that are printed.
    """

    times: str
    edge: float
    coded: str
    letter: str | None
    longest: int
    wordings: Mapping[str, str]


def goods_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> tuple[list[Row], float]:
    """The rows of all items under the mark of the currency, and where their amounts end, over the printable width."""
    style = _drawn(receipt, manner, measure, rng)
    rows = _heading(style, manner, rng)
    departments = chance(rng, 0.08)
    for number, item in enumerate(receipt.items):
        if departments and (not number or chance(rng, 0.25)):
            rows.append(Row((cell(manner.word(manner.words["till/departments"], rng)),)))
        written = [*_item(item, style, manner, measure), *_details(item, manner, measure)]
        rows += [row._replace(item=number) for row in written]
    return rows, style.edge


def _drawn(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> Style:
    digit = measure("0", "")
    letter = pick(rng, (" ", " ", " ", " ", "", "*", "  "))
    codes = [item.tax_code for item in receipt.items if item.tax_code]
    lettered = bool(codes) and chance(rng, 0.85)
    room = measure(max(codes, key=len) + letter, "") if lettered else 0.0
    return Style(
        times=weighted(rng, {"above": 3.0, "below": 3.0, "beside": 2.0, "block": 1.5}),
        edge=1.0 - room - pick(rng, (0, 0, 0, 1, 3)) * digit,
        coded=weighted(rng, {"": 6.0, "before": 1.5, "above": 1.5, "below": 1.0}),
        letter=letter if lettered else None,
        longest=pick(rng, (16, 18, 20, 20, 25, 30)),
        wordings={name: pick(rng, manner.words[f"till/{name}"]) for name in _WORDED},
    )


_WORDED = ("times_above", "times", "times_beside", "weights", "codes")


def _heading(style: Style, manner: Manner, rng: Generator) -> list[Row]:
    """What currency the amounts are in, over their column, on most tills."""
    if not chance(rng, 0.6):
        return []
    head = cell(manner.word(manner.words["till/amount_head"], rng), edge=style.edge, align=RIGHT)
    if not chance(rng, 0.2):
        return [Row((head,))]
    return [Row((cell(manner.word(manner.words["head_name"], rng)), head)), *([Row(rule="-")] if chance(rng, 0.5) else [])]


def _item(item: Item, style: Style, manner: Manner, measure: Measure) -> list[Row]:
    """The rows of one item."""
    counted = item.quantity_thousandths != 1000
    beside = style.times == "beside" and counted and not item.unit
    right = [_money(item, style, manner)]
    if beside:
        right.insert(
            0, cell(*_times(item, style, manner, "times_beside"), edge=style.edge - measure("00000000", ""), align=RIGHT)
        )
    block = style.times == "block"
    room = 1.0 if block else _left(right[0], measure) - measure("0", "")
    if beside and room < measure("00000000", ""):
        right, beside, room = right[1:], False, _left(right[1], measure) - measure("0", "")
    before: tuple[Piece | str, ...] = (Piece(item.code, "item_code"), " ") if item.code and style.coded == "before" else ()
    if measure(joined(before) + "00000000", "") > room:
        before = ()
    name = cut(joined(before) + manner.name(item.name)[: style.longest], room, measure).rstrip()
    label = Piece(name[len(joined(before)) :], "item_name")
    rows = [Row((cell(*before, label), *([] if block else right)))]
    if block:
        rows.append(_block(item, style, manner, measure))
    elif counted and not beside:
        above = style.times == "above"
        wording = "weights" if item.unit else "times_above" if above else "times"
        times = _times_row(item, style, manner, measure, wording)
        rows = [times, *rows] if above else [*rows, times]
    return _coded(rows, item, style, measure, printed=bool(before))


def _coded(rows: list[Row], item: Item, style: Style, measure: Measure, *, printed: bool) -> list[Row]:
    """The rows with the code on one of its own, on tills that set it so."""
    if not item.code or printed or style.coded not in ("above", "below"):
        return rows
    before, _, after = style.wordings["codes"].partition("{}")
    code = Row((cell(before, Piece(item.code, "item_code"), after),))
    return [code, *rows] if style.coded == "above" else [*rows, code]


def _money(item: Item, style: Style, manner: Manner) -> Cell:
    """The amount and the letter of its tax, set so that amounts end alike."""
    price = Piece(manner.amount(item.price), "item_price")
    if style.letter is None or not item.tax_code:
        return cell(price, edge=style.edge, align=RIGHT)
    return cell(price, style.letter, Piece(item.tax_code, "item_tax"), edge=1.0, align=RIGHT)


def _block(item: Item, style: Style, manner: Manner, measure: Measure) -> Row:
    """Pieces, price and amount on a row under the name."""
    quantity = quantity_pieces(item, "{}", manner)
    unit = f" {item.unit}" if item.unit else "" if item.quantity_thousandths % 1000 else f" {manner.say('Stk')}"
    money = _money(item, style, manner)
    cells = [cell(*quantity, unit, edge=measure("000", "")), money]
    price = cell(Piece(manner.unit_price(item), "item_unit_price"), edge=style.edge - measure("00000000", ""), align=RIGHT)
    if _left(price, measure) > measure("0000" + joined((*quantity, unit)), ""):
        cells.insert(1, price)
    return Row(tuple(cells))


def _times_row(item: Item, style: Style, manner: Manner, measure: Measure, wording: str) -> Row:
    """Pieces or weight times price on a row of its own; where the wording has no price, it stands at the right."""
    indent = 0.0 if style.times == "above" else measure("000", "")
    pieces = cell(*_times(item, style, manner, wording), edge=indent)
    if "{p}" in style.wordings[wording]:
        return Row((pieces,))
    price = cell(Piece(manner.unit_price(item), "item_unit_price"), edge=style.edge - measure("000000000", ""), align=RIGHT)
    return Row((pieces, price))


def _times(item: Item, style: Style, manner: Manner, wording: str) -> list[Piece | str]:
    """Pieces or weight times price as the till words it, such as ``0,162 kg x 1,15 EUR/kg``."""
    template = style.wordings[wording].replace("/kg", f"/{item.unit}")
    quantity = quantity_pieces(item, "{}", manner)
    values: Mapping[str, tuple[Piece | str, ...]] = {
        "{q}": (*quantity, f" {item.unit}") if item.unit else quantity,
        "{p}": (Piece(manner.unit_price(item), "item_unit_price"),),
    }
    return [piece for part in _SLOT.split(template) for piece in values.get(part, (part,)) if piece]


def _details(item: Item, manner: Manner, measure: Measure) -> list[Row]:
    texts = [text for detail in item.details for text in wrapped(manner.say(detail), 1.0, measure)]
    return [Row((cell(Piece(text, "item_detail")),)) for text in texts]


def _left(one: Cell, measure: Measure) -> float:
    return one.edge - one.align * measure(one.text, "")


def num_pieces(receipt: Receipt, rng: Generator) -> int:
    """How many things a till counts: rows, or pieces."""
    pieces = sum(max(item.quantity_thousandths // 1000, 1) for item in receipt.items if item.price > 0)
    return pieces if chance(rng, 0.6) else len(receipt.items)
