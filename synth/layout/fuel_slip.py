"""Fuel slips: pump, grade, litres and price in labeled rows, without a grid, under a station's head; a block for the card."""

from collections.abc import Sequence
from dataclasses import replace

from numpy.random import Generator

from receipts.config import IntRange, Probability, Range, component
from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.draw import Weight, between, chance, pick, weighted
from synth.layout.body import quantity_pieces
from synth.layout.cards import card_entries, draw_card
from synth.layout.cells import field_texts, refuse_narrow, set_apart
from synth.layout.columns import Style, detail_rows, item_columns
from synth.layout.footer import footer_rows
from synth.layout.header import header_rows
from synth.layout.info import Entry, info_rows
from synth.layout.labeled import Form, draw_form, labeled_rows
from synth.layout.logos import with_logo
from synth.layout.manner import Manner, draw_manner
from synth.layout.page import Page
from synth.layout.roll import RollLayout
from synth.layout.row import BLANK, CENTRE, Measure, Piece, Row, line, wrapped
from synth.layout.totals import total_rows

_GRADES = ("Product", "Grade", "Fuel", "Prod", "Type", "Item")
_VOLUMES = ("Volume", "Quantity", "Qty", "Vol", "Volume")
_PRICES = ("Price", "Unit Price", "Price/{unit}", "Price per {unit}", "PPU", "{cur}/{unit}")
_SALES = ("Fuel Sale", "Amount", "Sale", "Fuel Total", "Value", "Amount {cur}")
_HEADS = ("Fuel", "Pump Sale", "*** Fuel Sale ***", "Forecourt", "Dispensed")


@component
class FuelSlip(RollLayout):
    """Slips of filling stations; of other trades a single item is told in labeled rows, several are listed.

    Attributes:
        weight: how often it is taken, against the other layouts.
        kinds: of shops that it suits; any where empty.
        narrow_share: how many are on 58 mm paper, the others on 80 mm.
        right_share: how many set values at the right edge.
        edge_range: where values begin on the others, over the printable width.
        card_share: how many that were paid by card tell of the card.
        told_range: how much of what a terminal might tell of the card.
        logo_share: how many bear a logo over the head.
    """

    weight: Weight = 1.0
    kinds: tuple[str, ...] = ("fuel",)
    narrow_share: Probability = 0.6
    right_share: Probability = 0.45
    edge_range: Range = (0.35, 0.55)
    card_share: Probability = 0.8
    told_range: Range = (0.15, 0.6)
    logo_share: Probability = 0.3
    cell_dots_range: IntRange = (9, 13)

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt as a pump's slip.

        Raises:
            ValueError: the roll is too narrow for its text.
        """
        setting = self.setting(weighted(rng, {58: self.narrow_share, 80: 1.0 - self.narrow_share}), rng)
        manner = draw_manner(receipt, locale, rng)
        refuse_narrow(field_texts(receipt, manner), setting.measure)
        page = set_apart(self._rows(receipt, locale, manner, setting.measure, rng), setting)
        return with_logo(page, self.logo_share, rng)

    def _rows(self, receipt: Receipt, locale: Locale, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        form = draw_form(manner, self.edge_range, self.right_share, rng)
        header = header_rows(receipt, locale, manner, measure, rng, whole_words=True)
        info = info_rows(replace(receipt, details=()), manner, measure, rng)
        details = [Entry(manner.say(label), (manner.say(value),)) for label, value in receipt.details]
        head = [line(manner.word(manner.wordings("fuel_heads", _HEADS), rng), align=CENTRE)] if receipt.kind == "fuel" else []
        total = total_rows(
            receipt, manner, measure, rng, emphasis=weighted(rng, {"": 1.0, "tall": 2.0, "big": 2.0, "bold": 1.0})
        )
        return [
            *header,
            BLANK,
            *info,
            Row(rule=weighted(rng, {" ": 3.0, "-": 2.0, "_": 1.0})),
            *(head if chance(rng, 0.25) else []),
            *labeled_rows(details, form, measure),
            *_items(receipt, form, manner, measure, rng),
            *total,
            *self._card(receipt, form, manner, measure, rng),
            *footer_rows(receipt, manner, measure, rng),
        ]

    def _card(self, receipt: Receipt, form: Form, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        if not any(payment.card for payment in receipt.payments) or not chance(rng, self.card_share):
            return []
        card = draw_card(receipt, manner, rng)
        share = between(rng, self.told_range)
        return [BLANK, *labeled_rows(card_entries(card, manner, rng, share, ("card_approval",)), form, measure)]


def _items(receipt: Receipt, form: Form, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """What came from a pump, labeled; then all else, in two columns."""
    pumped = [number for number, item in enumerate(receipt.items) if _pumped(item, receipt)]
    labels = _labels(manner, rng)
    made: list[Row] = []
    listed = iter(_listed(receipt, pumped, manner, measure, rng))
    waiting = next(listed, None)
    for number, item in enumerate(receipt.items):
        if number in pumped:
            made += [BLANK] * (number > 0) + _dispensed(number, item, labels, form, manner, measure) + [BLANK] * (number > 0)
        while waiting is not None and waiting.item == number:
            made.append(waiting)
            waiting = next(listed, None)
    return made


def _pumped(item: Item, receipt: Receipt) -> bool:
    fuel = receipt.kind == "fuel" and (bool(item.unit) or item.quantity_thousandths % 1000 > 0)
    return not item.role and (fuel or len(receipt.items) == 1)


def _listed(receipt: Receipt, pumped: Sequence[int], manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """The rows of the other items, which keep their numbers."""
    others = [number for number in range(len(receipt.items)) if number not in pumped]
    if not others:
        return []
    style = Style(("name", "amount"), times="below", taxed=chance(rng, 0.5))
    rows = item_columns(replace(receipt, items=tuple(receipt.items[number] for number in others)), manner, measure, style, rng)
    return [row._replace(item=others[row.item]) for row in rows]


def _labels(manner: Manner, rng: Generator) -> dict[str, str]:
    usual = {"fuel_grades": _GRADES, "fuel_volumes": _VOLUMES, "fuel_prices": _PRICES, "fuel_sales": _SALES}
    return {name: pick(rng, manner.wordings(name, options)) for name, options in usual.items()}


def _dispensed(number: int, item: Item, labels: dict[str, str], form: Form, manner: Manner, measure: Measure) -> list[Row]:
    """Grade, volume, price of a unit and amount of one item, a row each."""
    slots = {"unit": item.unit, "cur": manner.head}
    names = {
        name: manner.say(text.replace("{unit}", slots["unit"] or "1").replace("{cur}", slots["cur"]))
        for name, text in labels.items()
    }
    unit = (f" {item.unit}",) if item.unit else ()
    amount = (manner.total_mark, Piece(manner.amount(item.price), "item_price"), manner.total_after)
    entries = [
        Entry(names["fuel_volumes"], (*quantity_pieces(item, "{}", manner), *unit)),
        Entry(names["fuel_prices"], (Piece(manner.unit_price(item), "item_unit_price"),)),
        Entry(names["fuel_sales"], amount),
    ]
    rows = [*_grade(names["fuel_grades"], item, form, manner, measure), *labeled_rows(entries, form, measure)]
    return [row._replace(item=number) for row in (*rows, *detail_rows(item, manner, measure, 0.0))]


def _grade(label: str, item: Item, form: Form, manner: Manner, measure: Measure) -> list[Row]:
    """The name beside its label, or under it where it is too long."""
    name = manner.name(item.name)
    if measure(f"{label}{form.colon}0{name}", "") <= 1.0:
        return labeled_rows([Entry(label, (Piece(name, "item_name"),))], form, measure)
    lines = wrapped(name, 1.0, measure)
    return [line(Piece(text, "item_name", place == 0)) for place, text in enumerate(lines)]
