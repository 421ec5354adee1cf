"""Items in columns: quantity, name, unit price and amount side by side, names wrapped inside their own column.

What leaves too little room for names gives way, one thing after the other: marks of currency, tax codes, the column of unit
prices, that of quantities; what has no column then stands under the name.
"""

from typing import NamedTuple

from numpy.random import Generator

from receipts.content import Item, Receipt
from synth.draw import pick, weighted
from synth.layout.body import HEADS, TIMES, named_lines, quantity_pieces, times_pieces
from synth.layout.manner import Manner
from synth.layout.row import LEFT, RIGHT, Cell, Measure, Piece, Row, cell, cut, fitting, joined, wrapped

_EACH = ("@ {p}", "@{m}{p}", "@ {m}{p}", "{p} ea", "{m}{p} each", "x {p}", "({p})")
# Columns of signs that names want, less with every thing that has given way, down to what they must have.
_WANTED = (15, 15, 12, 10, 6)
_PLAIN = ("discount", "modifier")


class Style(NamedTuple):
    """How one till sets its items.

    Attributes:
        order: the columns from left to right, of "quantity", "name", "unit_price" and "amount".
        times: where quantity times price stands if it has no columns: "above" or "below" the name, "" nowhere.
        single: it stands there for one piece too.
        last: amounts stand on the last line of a name, not on the first.
        wraps: names run on below; else they are cut.
        gap: blank columns between two columns.
        rule: over and under the headings, as in `Row`; "" for none.
        headed: the columns have headings.
        quantity_style: what stands around a number of pieces.
        marked: amounts bear the currency where the till's manner is so.
        emphasis: of the rows.
        detail_mark: before what is printed under an item, such as ``+ ``.
    """

    order: tuple[str, ...]
    times: str = ""
    single: bool = False
    last: bool = False
    wraps: bool = True
    coded: bool = False
    numbered: bool = False
    taxed: bool = False
    marked: bool = True
    headed: bool = False
    rule: str = "-"
    gap: int = 1
    quantity_style: str = "{}"
    emphasis: str = ""
    detail_mark: str = ""


class Places(NamedTuple):
    """Where columns begin and end, over the printable width; ``tax`` is where tax codes begin, 1 or above for none."""

    spans: dict[str, tuple[float, float]]
    tax: float


def item_columns(receipt: Receipt, manner: Manner, measure: Measure, style: Style, rng: Generator) -> list[Row]:
    """The headings and the rows of all items.

    Raises:
        ValueError: the columns of numbers leave names less than six columns of signs.
    """
    style, places = _fitted(receipt, manner, measure, style._replace(gap=max(style.gap, _gap(style))))
    wordings = manner.wordings("each", _EACH) if "quantity" in style.order else manner.wordings("times", TIMES)
    times = pick(rng, wordings)
    rows = _heading(manner, measure, style, places, rng) if style.headed else []
    for number, item in enumerate(receipt.items):
        written = _item(number, item, manner, measure, style, places, times)
        rows += [row._replace(item=number, emphasis=style.emphasis) for row in written]
    return rows


def item_texts(item: Item, manner: Manner, style: Style) -> dict[str, tuple[Piece | str, ...]]:
    """What stands in the columns of numbers of an item."""
    plain = item.role in _PLAIN and item.quantity_thousandths == 1000
    mark, after = (manner.item_mark, manner.item_after) if style.marked else ("", "")
    around = "{}" if item.unit else style.quantity_style
    texts: dict[str, tuple[Piece | str, ...]] = {
        "quantity": () if plain else (*quantity_pieces(item, around, manner), item.unit.lower()),
        "unit_price": () if plain else (Piece(manner.unit_price(item), "item_unit_price"),),
        "amount": (mark, Piece(manner.amount(item.price), "item_price"), after),
    }
    return {name: texts[name] for name in style.order if name != "name"}


def _fitted(receipt: Receipt, manner: Manner, measure: Measure, style: Style) -> tuple[Style, Places]:
    """The style, less what leaves names too little room."""
    digit = measure("0", "")
    order = tuple(name for name in style.order if name != "unit_price")
    bare = style._replace(marked=False)
    untaxed = bare._replace(taxed=False, gap=_gap(style))
    below = untaxed._replace(order=order, times="below" if order != style.order else style.times)
    last = below._replace(order=("name", "amount"), times=below.times or "below")
    for one, wanted in zip((style, bare, untaxed, below, last), _WANTED, strict=True):
        places = _places(receipt, manner, measure, one)
        start, stop = places.spans["name"]
        if stop - start > wanted * digit - 1e-9:
            return one, places
    raise ValueError(
        f"layout: too narrow for its text: of {round(1 / digit)} columns the items' numbers leave "
        f"{max(round((stop - start) / digit), 0)} to names, which need {_WANTED[-1]}; choose wider paper or narrower cells"
    )


def _gap(style: Style) -> int:
    """Blank columns that keep signs of this emphasis apart at least: high ones need more room to be read as two words."""
    return 2 if style.emphasis == "tall" else 1


def _places(receipt: Receipt, manner: Manner, measure: Measure, style: Style) -> Places:
    digit = measure("0", "")
    widths = dict.fromkeys(style.order, 0.0)
    for item in receipt.items:
        for name, pieces in item_texts(item, manner, style).items():
            widths[name] = max(widths[name], measure(joined(pieces), ""))
    codes = max((measure(item.tax_code, "") for item in receipt.items), default=0.0) if style.taxed else 0.0
    end = 1.0 - codes - digit * bool(codes)
    gaps = digit * style.gap * (len(style.order) - 1)
    widths["name"] = end - gaps - sum(widths[name] for name in style.order if name != "name")
    spans, start = {}, 0.0
    for name in style.order:
        spans[name] = (start, start + widths[name])
        start += widths[name] + digit * style.gap
    return Places(spans, end + digit if codes else 2.0)


def _heading(manner: Manner, measure: Measure, style: Style, places: Places, rng: Generator) -> list[Row]:
    cells = []
    for name in style.order:
        head = name.replace("unit_", "")
        start, stop = places.spans[name]
        # A heading may reach over the gap on its left; one that does not fit even so is left out.
        reach = (style.gap - 1) * measure("0", "") * (name not in ("name", style.order[0]))
        options = [manner.word((text,), rng) for text in manner.wordings(f"head_{head}", HEADS[head])]
        text = pick(rng, fitting(options, stop - start + reach, measure))
        if measure(text, "") <= stop - start + reach + 1e-9:
            left = name == "name" or name == style.order[0]
            cells.append(cell(text, edge=start if left else stop, align=LEFT if left else RIGHT))
    head_row = Row(tuple(cells), weighted(rng, {"": 2.0, "bold": 1.0}))
    ruled = Row(rule=style.rule)
    return [ruled, head_row, ruled] if style.rule else [head_row]


def _item(number: int, item: Item, manner: Manner, measure: Measure, style: Style, places: Places, times: str) -> list[Row]:
    start, stop = places.spans["name"]
    before: tuple[Piece | str, ...] = (f"{number + 1}. ",) if style.numbered else ()
    code = Piece(item.code if style.coded else "", "item_code")
    # A code that leaves the name little of its first line stands on a line of its own.
    alone = bool(code.text) and measure(joined((*before, code)) + "0000000", "") > stop - start
    before = (*before, code, " ") if code.text and not alone else before
    text = joined(before) + manner.name(item.name)
    lines = wrapped(text, stop - start, measure) if style.wraps else [cut(text, stop - start, measure).rstrip()]
    names = [cell(*pieces, edge=start) for pieces in named_lines(lines, before)]
    rows = [[one] for one in names]
    numbers = _numbers(item, manner, style, places)
    for name, one in numbers.items():
        rows[-1 if style.last and name != "quantity" else 0].append(one)
    made = [Row(tuple(sorted(cells, key=lambda one: one.edge))) for cells in rows]
    if alone:
        made.append(Row((cell(code, edge=start),)))
    if style.times and (style.single or item.quantity_thousandths != 1000) and item.role not in _PLAIN:
        beneath = start + 2 * measure("0", "") * (style.times == "below")
        row = Row((cell(*times_pieces(item, manner, times), edge=beneath),))
        made = [row, *made] if style.times == "above" else [*made, row]
    return [*made, *detail_rows(item, manner, measure, start, style.detail_mark)]


def _numbers(item: Item, manner: Manner, style: Style, places: Places) -> dict[str, Cell]:
    """The cells of numbers by their column, and the tax code."""
    cells = {}
    for name, pieces in item_texts(item, manner, style).items():
        start, stop = places.spans[name]
        first = name == style.order[0]
        if joined(pieces):
            cells[name] = cell(*pieces, edge=start if first else stop, align=LEFT if first else RIGHT)
    if places.tax < 1 and item.tax_code:
        cells["tax"] = cell(Piece(item.tax_code, "item_tax"), edge=places.tax)
    return cells


def detail_rows(item: Item, manner: Manner, measure: Measure, edge: float, mark: str = "") -> list[Row]:
    """What is printed under an item, two signs further in than its name; a mark such as ``+ `` before each."""
    start = edge + measure("00", "")
    rows = []
    for detail in item.details:
        lines = wrapped(manner.say(detail), 1.0 - start - measure(mark, ""), measure)
        rows.append(Row((cell(mark, Piece(lines[0], "item_detail"), edge=start),)))
        inner = start + measure(mark, "")
        rows += [Row((cell(Piece(text, "item_detail", False), edge=inner),)) for text in lines[1:]]
    return rows
