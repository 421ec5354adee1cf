"""Sums as tills of German chains print them: what is to be paid, how it was, the tax by rate, the slip of the card terminal."""

from collections.abc import Sequence
from typing import NamedTuple

from numpy.random import Generator

from receipts.content import Receipt, Tax
from synth.draw import Slots, chance, fill, pick, weighted
from synth.layout.german_goods import num_pieces
from synth.layout.manner import Manner
from synth.layout.row import CENTRE, LEFT, RIGHT, Cell, Measure, Piece, Row, cell, fitting, line, pair, wrapped
from synth.layout.totals import drawn_sums


class Place(NamedTuple):
    """Where amounts end, where the currency stands in a column of its own (0 for none), and what stands beside amounts."""

    edge: float
    mark_edge: float
    before: str
    after: str


def drawn_place(edge: float, manner: Manner, rng: Generator) -> Place:
    """Where and how a till writes its sums; most end them where the items' amounts end."""
    form = weighted(rng, {"bare": 5.0, "column": 2.5, "before": 1.5, "after": 1.0})
    return Place(
        edge=edge if chance(rng, 0.7) else 1.0,
        mark_edge=pick(rng, (0.55, 0.6, 0.65)) if form == "column" else 0.0,
        before="EUR " if form == "before" else "",
        after=manner.say(pick(rng, (" EUR", " €"))) if form == "after" else "",
    )


def due_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator, place: Place) -> list[Row]:
    """What comes between the goods and what is to be paid, and that itself, which alone is the total."""
    slots: Slots = {"n": (str(num_pieces(receipt, rng)),)}
    sums = drawn_sums(receipt, manner, rng)[:-1]
    if not _explained(receipt):
        sums = sums[:1] if chance(rng, 0.15) else []
    rows = [
        _sum_row(manner.word(one.wordings, rng), Piece(manner.amount(one.value), one.field), measure, place) for one in sums
    ]
    count = [line(manner.word(manner.words["till/pieces"], rng, slots))] if chance(rng, 0.35) else []
    labels = fitting([manner.word(manner.words["till/final"], rng, slots) for _ in range(3)], 0.6, measure)
    total = Piece(manner.amount(receipt.total), "total")
    emphasis = weighted(rng, {"": 4.0, "bold": 1.5, "tall": 1.0, "wide": 0.7, "big": 1.3})
    due = _sum_row(pick(rng, labels), total, measure, place, emphasis)
    first = chance(rng, 0.5)
    ruled = [Row(rule=pick(rng, "--=_ "))] if chance(rng, 0.5) else []
    return [*ruled, *rows, *(count if first else []), due, *([] if first else count), *(ruled if chance(rng, 0.3) else [])]


def _explained(receipt: Receipt) -> bool:
    """Whether the goods do not add up to what is to be paid without another row."""
    return bool(receipt.total != receipt.subtotal)


def payment_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator, place: Place) -> list[Row]:
    """How it was paid, and what was given back, at times as a negative amount."""
    rows = []
    for payment in receipt.payments:
        cash = payment.method == "CASH"
        options = manner.words["till/cash"] if cash else manner.words["till/card"]
        label = manner.word(fitting(options, 0.6, measure), rng, {"method": (payment.method,)})
        rows.append(_sum_row(label, Piece(manner.amount(payment.amount), "payment"), measure, place))
    if receipt.change:
        label, sign = manner.word(manner.words["till/change"], rng), -1 if chance(rng, 0.4) else 1
        rows += [Row(rule=" ")] if chance(rng, 0.2) else []
        rows.append(_sum_row(label, Piece(manner.amount(sign * receipt.change), "change"), measure, place))
    return rows


def _sum_row(label: str, amount: Piece, measure: Measure, place: Place, emphasis: str = "") -> Row:
    """A label and its amount; without the emphasis where there is no room for it."""
    right = cell(place.before, amount, place.after, edge=place.edge, align=RIGHT)
    left = place.edge - measure(right.text, emphasis) - measure("0", emphasis)
    if measure(label, emphasis) > left:
        return _sum_row(label, amount, measure, place) if emphasis else Row((cell(label), right))
    marked = place.mark_edge - measure("EUR", emphasis)
    if place.mark_edge and measure(label + "0", emphasis) < marked and place.mark_edge < left and "EUR" not in label.upper():
        return Row((cell(label), cell("EUR", edge=place.mark_edge, align=RIGHT), right), emphasis)
    return pair(cell(label), right, emphasis)


def tax_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """The tax by rate, as a table or as lines; nothing on a few receipts."""
    if not receipt.taxes or chance(rng, 0.07):
        return []
    if chance(rng, 0.2):
        return [row for tax in receipt.taxes for row in _tax_lines(tax, manner, rng)]
    order = pick(rng, (("net", "levy", "gross"), ("levy", "net", "gross"), ("gross", "net", "levy"), ("net", "levy")))
    edges = pick(rng, ((0.48, 0.74, 1.0), (0.45, 0.7, 0.95), (0.52, 0.76, 1.0), (0.42, 0.68, 0.92)))[-len(order) :]
    heads = [manner.word(manner.words[f"till/{name}_head"], rng) for name in order]
    form = pick(rng, manner.words["till/tax_label"])
    rows = [_columns(manner.word(manner.words["till/tax_head"], rng), heads, edges, measure)]
    for tax in receipt.taxes:
        rows.append(_columns(_rated(form, tax, manner), _amounts(order, [tax], manner), edges, measure))
    if chance(rng, 0.3):
        label = manner.word(manner.words["till/tax_sum"], rng)
        rows.append(_columns(label, _amounts(order, receipt.taxes, manner), edges, measure))
    return rows


def _amounts(order: Sequence[str], taxes: Sequence[Tax], manner: Manner) -> list[str]:
    net, levy = sum(tax.base for tax in taxes), sum(tax.amount for tax in taxes)
    values = {"net": net, "levy": levy, "gross": net + levy}
    return [manner.amount(values[name]) for name in order]


def _tax_lines(tax: Tax, manner: Manner, rng: Generator) -> list[Row]:
    """The tax and, on most tills, what it is levied on, a row each."""
    names = ("tax_lines", "net_lines") if chance(rng, 0.7) else ("tax_lines",)
    rows = []
    for name in names:
        label = _rated(pick(rng, manner.words[f"till/{name}"]), tax, manner)
        amount = manner.amount(tax.amount if name == "tax_lines" else tax.base)
        rows.append(pair(cell(label), cell(amount, edge=RIGHT, align=RIGHT)))
    return rows


def _rated(form: str, tax: Tax, manner: Manner) -> str:
    text = form.replace("{c}", tax.code or "1").replace("{r}", manner.number(f"{tax.rate_basis_points / 100:g}"))
    return manner.say(text)


def _columns(left: str, texts: Sequence[str], edges: Sequence[float], measure: Measure) -> Row:
    """A row of columns that end at the edges; of those that would run into their neighbour the left one is left out."""
    cells: list[Cell] = []
    reached = 1.5
    for text, edge in zip(reversed(texts), reversed(edges), strict=True):
        if edge + 0.015 < reached and edge - measure(text, "") > measure(left, "") + 0.015:
            cells.insert(0, cell(text, edge=edge, align=RIGHT))
            reached = edge - measure(text, "")
    return Row((cell(left), *cells))


def slip_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator, *, names: bool) -> list[Row]:
    """What the card terminal prints: a title, the shop at times, numbers at the left and right, the amount, what came of it.

    Args:
        names: nothing else on the receipt names the company, so that the slip does.
    """
    words, align = manner.words, pick(rng, (CENTRE, CENTRE, LEFT))
    place = manner.name(receipt.address[-1]) if receipt.address else ""
    rows = [line(manner.word(words["till/slip_titles"], rng), align=align)]
    if chance(rng, 0.5):
        field = "company" if names else ""
        lines = wrapped(manner.name(receipt.merchant), 1.0, measure)
        rows += [line(Piece(text, field, at == 0), align=align) for at, text in enumerate(lines)]
        texts = [*(manner.name(text) for text in receipt.address[:-1]), place]
        rows += [line(piece, align=align) for text in texts if text for piece in wrapped(text, 1.0, measure)]
    slots: Slots = {
        "date": (manner.date_text,),
        "time": (manner.time_text.removesuffix(" Uhr"),),
        "day": (f"{receipt.when:%d.%m.}",),
    }
    dated = [pick(rng, words["till/slip_dates"])] if chance(rng, 0.85) else []
    several = [pick(rng, words["till/slip_rows"]) for _ in range(pick(rng, (3, 4, 5, 6, 7, 8)))]
    numbers = list(dict.fromkeys([*several, pick(rng, words["till/slip_pans"])]))
    halves = [half for text in (*dated, *numbers[:2]) for half in _halves(text, manner, measure, rng, slots)]
    rows += halves
    method = "" if receipt.payments[-1].method == "CASH" else receipt.payments[-1].method
    rows += [line(manner.word(words["till/slip_kinds"], rng), align=align), line(manner.say(method), align=align)]
    amount = pair(
        cell(manner.word(words["till/slip_amounts"], rng)), cell(manner.amount(receipt.total), edge=RIGHT, align=RIGHT)
    )
    early = chance(rng, 0.3)
    rows += [amount] if early else []
    rows += [half for text in numbers[2:] for half in _halves(text, manner, measure, rng, slots)]
    for text in (fill(rng, pick(rng, words["till/slip_data"]), {}) for _ in range(pick(rng, (0, 0, 1, 2, 3)))):
        rows += [line(piece) for piece in wrapped(text, 1.0, measure)]
    rows += [] if early else [amount]
    rows.append(line(manner.word(words["till/slip_ends"], rng), align=align))
    rows += [line(manner.word(words["till/slip_keeps"], rng), align=align)] if chance(rng, 0.6) else []
    return [row for row in rows if row.rule or any(one.text for one in row.cells)]


def _halves(template: str, manner: Manner, measure: Measure, rng: Generator, slots: Slots) -> list[Row]:
    """Rows of a template ``label = value``; `` / `` begins another row."""
    rows = []
    for part in template.split(" / "):
        left, _, right = (manner.say(fill(rng, text.strip(), slots)) if text.strip() else text for text in part.partition(" ="))
        together = measure(left + right + "0", "") <= 1.0
        texts = (left, right.strip())
        rows += [pair(cell(texts[0]), cell(texts[1], edge=RIGHT, align=RIGHT))] if together else [line(text) for text in texts]
    return rows
