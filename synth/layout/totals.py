"""The sums of a receipt in the many ways tills word them. One row states what is to be paid, and only that one is the total."""

from collections.abc import Sequence
from typing import NamedTuple

from numpy.random import Generator

from receipts.content import Receipt
from synth.draw import Slots, chance, fill, pick, weighted
from synth.layout.manner import Manner
from synth.layout.row import CENTRE, LEFT, RIGHT, Measure, Piece, Row, cell, fitting, line, pair
from synth.layout.wording import (
    BASE_HEAD,
    CASH,
    CHANGE,
    DISCOUNT,
    EXCLUSIVE,
    FINAL,
    INCLUDED,
    INCLUSIVE,
    PAYMENT_MODES,
    QUANTITY,
    ROUNDED,
    ROUNDING,
    SERVICE,
    SUBTOTAL,
    SUMMARY,
    TAX,
    TAX_HEAD,
    TIP,
    TRAPS,
    UNROUNDED,
)


class Place(NamedTuple):
    """Where labels and amounts of the sums stand.

    Attributes:
        label_edge: of the labels; with ``label_align`` 1 their right end.
        split_mark: the currency stands in a column of its own.
    """

    label_edge: float
    label_align: float
    colon: str
    split_mark: bool
    emphasis: str
    mark: str


class Sum(NamedTuple):
    """One row of the sums: its wordings, its value, and the field it states."""

    wordings: Sequence[str]
    value: int
    field: str = ""


def total_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator, emphasis: str = "") -> list[Row]:
    """Sums, payments and the tax summary; what is to be paid in an emphasis, or in one of those that tills use."""
    place = _draw_place(manner, manner.amount(receipt.total) + manner.total_after, measure, rng)
    place = place._replace(emphasis=emphasis or place.emphasis)
    rows = [Row(rule=weighted(rng, {"-": 4.6, "_": 1.0, "=": 0.4, " ": 2.0}))]
    if chance(rng, 0.28):
        rows.append(_quantity_row(receipt, manner, place, measure, rng))
    rows += [_sum_row(one, manner, place, measure, rng) for one in drawn_sums(receipt, manner, rng)]
    if chance(rng, 0.15):
        rows.insert(-1, Row(rule=pick(rng, "--_=")))
    if chance(rng, 0.25):
        rows.append(Row(rule=pick(rng, "--_= ")))
    rows += _payment_rows(receipt, manner, place, measure, rng)
    if chance(rng, 0.1):
        rows.append(_quantity_row(receipt, manner, place, measure, rng))
    if chance(rng, 0.1):
        wording = pick(rng, manner.wordings("traps", TRAPS))
        rows.append(_sum_row(Sum((wording,), pick(rng, (0, 0, receipt.discount, 120))), manner, place, measure, rng))
    return [*rows, *_summary_rows(receipt, manner, measure, rng)]


def _draw_place(manner: Manner, total: str, measure: Measure, rng: Generator) -> Place:
    align = weighted(rng, {LEFT: 3.0, RIGHT: 1.0})
    # Room for nine signs, and for more where the currency stands behind a long total.
    widest = max(measure("000000000", ""), measure(total, "") if manner.total_after else 0.0)
    edge = 1.0 - widest - 0.02 if align else pick(rng, (0.0, 0.0, 0.0, 0.1, 0.2, 0.3))
    return Place(
        label_edge=edge,
        label_align=align,
        colon=pick(rng, ("", "", ":", " :", ":", " : ")).rstrip(),
        split_mark=bool(manner.total_mark) and chance(rng, 0.15),
        emphasis=weighted(rng, {"": 4.0, "bold": 2.0, "big": 1.0, "wide": 0.8, "tall": 1.0}),
        mark=manner.total_mark,
    )


def drawn_sums(receipt: Receipt, manner: Manner, rng: Generator) -> list[Sum]:
    """The rows from the sum of the items down to what is to be paid, which comes last."""
    added = sum(tax.amount for tax in receipt.taxes if not tax.included)
    inside = sum(tax.amount for tax in receipt.taxes if tax.included)
    due = receipt.total - receipt.rounding
    extras = bool(receipt.discount or receipt.service_charge or added)
    sums: list[Sum] = []
    if chance(rng, 0.9 if extras else 0.4):
        wordings = manner.wordings("subtotal", SUBTOTAL)
        if "subtotal" not in manner.words and chance(rng, 0.06):
            wordings = [f"{len(receipt.items)} {text}" for text in wordings]
        sums.append(Sum(wordings, receipt.subtotal, "subtotal"))
    if receipt.discount or chance(rng, 0.12):
        sums.append(Sum(manner.wordings("discount", DISCOUNT), -receipt.discount if chance(rng, 0.7) else receipt.discount))
    if receipt.service_charge or (chance(rng, 0.03) and manner.wordings("service", SERVICE)):
        sums.append(Sum(manner.wordings("service", SERVICE), receipt.service_charge))
    if receipt.taxes and chance(rng, 0.3):
        sums.append(Sum(manner.wordings("exclusive", EXCLUSIVE), due - receipt.tip - added - inside))
    if added or (receipt.taxes and chance(rng, 0.3)):
        sums += _tax_sums(receipt, manner, added or inside)
    if receipt.tip:
        sums.append(Sum(manner.wordings("tip", TIP), receipt.tip))
    rounded = bool(receipt.rounding) or (chance(rng, 0.4) and bool(manner.wordings("rounding", ROUNDING)))
    if rounded and receipt.taxes and chance(rng, 0.55):
        sums.append(Sum(manner.wordings("inclusive", INCLUSIVE), due))
    elif (rounded and chance(rng, 0.25)) or chance(rng, 0.03):
        sums.append(Sum(manner.wordings("unrounded", UNROUNDED), due))
    if rounded:
        sums.append(Sum(manner.wordings("rounding", ROUNDING), receipt.rounding))
    return [*sums, Sum(_final(receipt, manner, rng, rounded=rounded), receipt.total, "total")]


def _tax_sums(receipt: Receipt, manner: Manner, amount: int) -> list[Sum]:
    """A row for the tax; one for each rate where several are levied."""
    wordings = manner.wordings("tax_row", TAX)
    levied = [tax for tax in receipt.taxes if tax.amount]
    if len(levied) < 2:
        return [Sum(wordings, amount, "tax")]
    rates = [manner.number(f"{tax.rate_basis_points / 100:g}") for tax in levied]
    told = [text for text in wordings if "{rate}" in text]
    return [
        Sum([text.replace("{rate}", rate) for text in told], tax.amount, "tax") for rate, tax in zip(rates, levied, strict=True)
    ]


def _final(receipt: Receipt, manner: Manner, rng: Generator, *, rounded: bool) -> Sequence[str]:
    """The wordings of the row that says what is to be paid."""
    if rounded and chance(rng, 0.6):
        return manner.wordings("rounded", ROUNDED)
    if receipt.taxes and chance(rng, 0.3):
        return manner.wordings("inclusive", INCLUSIVE)
    return manner.wordings("final", FINAL)


def _sum_row(one: Sum, manner: Manner, place: Place, measure: Measure, rng: Generator) -> Row:
    amount = manner.amount(one.value)
    value = Piece(amount, one.field)
    emphasis = place.emphasis if one.field == "total" else ""
    room = place.label_edge if place.label_align else 1.0 - place.label_edge
    left = (
        room
        - (0.0 if place.label_align else measure(place.mark + amount + manner.total_after + "00", emphasis))
        - measure(place.colon, emphasis)
    )
    labels = _labels(one.wordings, manner, rng)
    fits = fitting(labels, left, measure, emphasis)
    if measure(fits[0], emphasis) > left and emphasis:
        return _sum_row(one, manner, place._replace(emphasis=""), measure, rng)
    label = cell(pick(rng, fits) + place.colon, edge=place.label_edge, align=place.label_align)
    if measure(label.text, emphasis) > left + 0.05:
        label = label._replace(edge=0.0, align=LEFT)
    if place.split_mark:
        width = measure("00000", emphasis)
        mark_edge = 1.0 - max(measure(amount, emphasis), width) - measure("0", emphasis)
        taken = label.edge + (1 - label.align) * measure(label.text, emphasis)
        if taken + measure(place.mark.strip() + "0", emphasis) < mark_edge:
            mark = cell(place.mark.strip(), edge=mark_edge, align=RIGHT)
            return Row((label, mark, cell(value, edge=RIGHT, align=RIGHT)), emphasis)
    return pair(label, cell(place.mark, value, manner.total_after, edge=RIGHT, align=RIGHT), emphasis)


def _labels(wordings: Sequence[str], manner: Manner, rng: Generator) -> list[str]:
    """A few of the wordings, filled and cased; short ones among them, so that one fits."""
    slots: Slots = {**manner.slots(), "s": ("10", "5")}
    drawn = [pick(rng, wordings) for _ in range(4)]
    return [manner.say(fill(rng, text, slots)) for text in (*drawn, min(wordings, key=len))][: 5 if len(wordings) > 1 else 1]


def _quantity_row(receipt: Receipt, manner: Manner, place: Place, measure: Measure, rng: Generator) -> Row:
    pieces = sum(max(item.quantity_thousandths // 1000, 1) for item in receipt.items if item.price > 0)
    count = str(pieces if chance(rng, 0.6) else len(receipt.items))
    label = manner.word(manner.wordings("pieces", QUANTITY), rng)
    form = rng.random()
    if form < 0.4:
        return line(label, manner.colon, count)
    if form < 0.6:
        return pair(cell(label), cell(count, edge=pick(rng, (0.5, 0.55, 0.6))))
    if form < 0.85 and measure(label, "") < 0.45:
        return Row(
            (cell(label), cell(count, edge=0.58, align=RIGHT), cell(manner.amount(receipt.subtotal), edge=RIGHT, align=RIGHT))
        )
    return pair(cell(label), cell(count, edge=RIGHT, align=RIGHT))


def _payment_rows(receipt: Receipt, manner: Manner, place: Place, measure: Measure, rng: Generator) -> list[Row]:
    plain = place._replace(emphasis="")
    rows = []
    if chance(rng, 0.9):
        sign = -1 if chance(rng, 0.04) else 1
        for payment in receipt.payments:
            wordings = manner.wordings("cash", CASH) if payment.method == "CASH" else _titled(payment.method)
            rows.append(_sum_row(Sum(wordings, sign * payment.amount, "payment"), manner, plain, measure, rng))
            rows += [line(payment.card)] if payment.card else []
    if receipt.change or chance(rng, 0.55):
        rows.append(_sum_row(Sum(manner.wordings("change", CHANGE), receipt.change, "change"), manner, plain, measure, rng))
    if rows and chance(rng, 0.07):
        rows.insert(0, line(manner.word(manner.wordings("payment_modes", PAYMENT_MODES), rng)))
    return rows


def _titled(method: str) -> tuple[str, str]:
    """A way to pay as it is, and in capitals only where words begin; names in other scripts stay as they are."""
    return (method, method.title() if method.isascii() else method)


def _summary_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """The table of taxed amounts by rate, with sums of its own, which are no total of the receipt."""
    if not receipt.taxes or chance(rng, 0.3):
        return _included_row(receipt, manner, rng)
    if "gross_head" in manner.words and chance(rng, 0.75):
        return _gross_rows(receipt, manner, measure, rng)
    middle = pick(rng, (0.6, 0.65, 0.7))
    rows = _summary_heads(manner, measure, middle, rng)
    form = pick(rng, ("{c} = {r}%", "{c} @ {r}%", "{c} ({r}%)", "{c} (@ {r}%)", "{c}={r}%", "{c} {r}%", "{c} : {r}%"))
    for tax in receipt.taxes:
        label = form.format(c=tax.code or tax.name, r=manner.number(f"{tax.rate_basis_points / 100:g}"))
        rows.append(_three(label, manner.amount(tax.base), manner.amount(tax.amount), middle))
    if len(receipt.taxes) == 1 and "zero_codes" in manner.words and chance(rng, 0.15):
        zero = manner.amount(0)
        rows.append(_three(form.format(c=pick(rng, manner.words["zero_codes"]), r="0"), zero, zero, middle))
    if chance(rng, 0.32):
        base, amount = sum(tax.base for tax in receipt.taxes), sum(tax.amount for tax in receipt.taxes)
        label = manner.say(manner.wordings("summary_total", ("Total",))[0]) + pick(rng, (":", "", " :"))
        rows.append(_three(label, manner.amount(base), manner.amount(amount), middle))
    return [Row(rule=weighted(rng, {"-": 2.0, " ": 3.0, "_": 1.0, "=": 0.5})), *rows]


def _gross_rows(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """The table of taxed amounts by rate as countries with VAT print it: rate, net, tax and gross, in one of three orders."""
    order = pick(rng, (("base", "tax", "gross"), ("tax", "base", "gross"), ("gross", "base", "tax")))
    edges = pick(rng, ((0.5, 0.75, 1.0), (0.54, 0.78, 1.0), (0.45, 0.7, 0.95)))
    heads = [manner.word(manner.words[f"{name}_head"], rng) for name in order]
    title = manner.word(manner.words["summary"], rng)
    form = pick(rng, manner.words["rates"])
    rows = [_columns(title, heads, edges, measure)]
    for tax in receipt.taxes:
        label = form.format(c=tax.code or tax.name, r=manner.number(f"{tax.rate_basis_points / 100:g}"))
        sums = {"base": tax.base, "tax": tax.amount, "gross": tax.base + tax.amount}
        rows.append(_columns(label, [manner.amount(sums[name]) for name in order], edges, measure))
    return [Row(rule=weighted(rng, {"-": 2.0, " ": 3.0, "_": 1.0, "=": 0.5})), *rows]


def _columns(left: str, texts: Sequence[str], edges: Sequence[float], measure: Measure) -> Row:
    """A row of columns that end at the edges; what would run into its neighbour is left out, the leftmost first."""
    cells = [cell(text, edge=edge, align=RIGHT) for text, edge in zip(texts, edges, strict=True)]
    starts = [one.edge - measure(one.text, "") for one in cells]
    ends = [measure(left, ""), *edges[:-1]]
    fits = [start > end + 0.015 for start, end in zip(starts, ends, strict=True)]
    return Row((cell(left), *(one for one, fit in zip(cells, fits, strict=True) if fit)))


def _included_row(receipt: Receipt, manner: Manner, rng: Generator) -> list[Row]:
    """At times, instead of a table, one row that says how much tax the total holds."""
    amount = sum(tax.amount for tax in receipt.taxes)
    if not amount or chance(rng, 0.62):
        return []
    label, text = manner.word(manner.wordings("included", INCLUDED), rng), manner.amount(amount)
    if chance(rng, 0.3):
        return [line(f"({label}{manner.colon}{text})", align=CENTRE)]
    return [pair(cell(label), cell(text, edge=RIGHT, align=RIGHT))]


def _summary_heads(manner: Manner, measure: Measure, middle: float, rng: Generator) -> list[Row]:
    title, base, tax = (
        manner.word(manner.wordings(name, usual), rng)
        for name, usual in (("summary", SUMMARY), ("base_head", BASE_HEAD), ("tax_head", TAX_HEAD))
    )
    if measure(title, "") + measure(base, "") + 0.03 > middle:
        return [line(title, align=pick(rng, (LEFT, CENTRE))), _three("", base, tax, middle)]
    return [_three(title, base, tax, middle)._replace(emphasis=pick(rng, ("", "", "bold")))]


def _three(left: str, middle: str, right: str, edge: float) -> Row:
    """A row of three columns, the middle one ending at ``edge``."""
    return Row((cell(left), cell(middle, edge=edge, align=RIGHT), cell(right, edge=RIGHT, align=RIGHT)))
