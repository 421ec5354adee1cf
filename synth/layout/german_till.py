"""Tills of German chains: goods in one column with letters of tax, sums, tax, slip; name and moment at the head or the foot."""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import IntRange, Probability, Range, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, chance, pick, weighted
from synth.layout.cells import field_texts, refuse_narrow, set_apart
from synth.layout.codes import with_code
from synth.layout.german_goods import goods_rows
from synth.layout.german_head import foot_rows, head_rows, when_rows
from synth.layout.german_sums import drawn_place, due_rows, payment_rows, slip_rows, tax_rows
from synth.layout.layout import compose
from synth.layout.manner import Manner, draw_manner
from synth.layout.page import Page
from synth.layout.roll import RollLayout
from synth.layout.row import BLANK, Measure, Row


@component
class GermanTill(RollLayout):
    """Receipts of supermarkets, chemists, builders' and electronics markets in Germany; elsewhere the usual order of parts.

    Attributes:
        weight: how often it is taken, against the other layouts.
        narrow_share: how many are on 58 mm paper.
        nameless_share: how many tell the company by a drawn logo alone: their text names it on the slip at most.
        head_share: how many of the others name the company over the goods; the rest in the foot.
        sign_share: how many bear what the shop's sign says, large, over all else.
        early_share: how many tell the moment over the goods; the others in the foot.
        slip_share: how many that are paid by card bear the terminal's slip.
        point_share: how many write amounts with a full stop instead of a comma.
        code_share: how many bear a barcode or a QR code at the foot.
    """

    weight: Weight = 1.0
    narrow_share: Probability = 0.05
    nameless_share: Probability = 0.0
    head_share: Probability = 0.82
    sign_share: Probability = 0.3
    early_share: Probability = 0.2
    slip_share: Probability = 0.75
    point_share: Probability = 0.05
    code_share: Probability = 0.15
    cell_dots_range: IntRange = (11, 16)
    pitch_range: Range = (1.4, 2.0)

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt as a German chain prints it.

        Raises:
            ValueError: the roll is too narrow for its text.
        """
        setting = self.setting(58 if chance(rng, self.narrow_share) else 80, rng, huge=3)
        refuse_narrow(field_texts(receipt, draw_manner(receipt, locale, rng)), setting.measure)
        if "till/final" in locale.words:
            rows = self._rows(receipt, locale, setting.measure, rng)
        else:
            rows = compose(receipt, locale, setting.measure, rng, whole_words=True)
        return with_code(set_apart(rows, setting), receipt, self.code_share, rng)

    def _rows(self, receipt: Receipt, locale: Locale, measure: Measure, rng: Generator) -> list[Row]:
        manner = replace(draw_manner(receipt, locale, rng), item_mark="", item_after="")
        if chance(rng, self.point_share):
            manner = replace(manner, decimal_mark=".", thousands=False)
        nameless, over = chance(rng, self.nameless_share), chance(rng, self.head_share)
        signed = chance(rng, self.sign_share if over else 0.1) and not nameless
        named = over and not nameless
        head = head_rows(receipt, locale, manner, measure, rng, named=named, signed=signed)
        when = when_rows(receipt, manner, measure, rng) if chance(rng, 0.97) else []
        goods, edge = goods_rows(receipt, manner, measure, rng)
        foot = foot_rows(receipt, locale, manner, measure, rng, named=None if nameless else not over)
        middle = self._sums(receipt, manner, measure, rng, edge, nameless=nameless)
        gap = [BLANK] if chance(rng, 0.5) else []
        if chance(rng, self.early_share):
            return [*head, *when, *gap, *goods, *gap, *middle, *gap, *foot]
        at = pick(rng, (0, len(foot), len(foot)))
        return [*head, *goods, *gap, *middle, *gap, *foot[:at], *gap, *when, *foot[at:]]

    def _sums(
        self, receipt: Receipt, manner: Manner, measure: Measure, rng: Generator, edge: float, *, nameless: bool
    ) -> list[Row]:
        """Sums, payments, tax and slip in one of the orders that tills have."""
        place = drawn_place(edge, manner, rng)
        due = due_rows(receipt, manner, measure, rng, place)
        paid = payment_rows(receipt, manner, measure, rng, place)
        tax = tax_rows(receipt, manner, measure, rng)
        by_card = receipt.payments[-1].method != "CASH" and not any("eleg" in note for note in receipt.notes)
        slip = slip_rows(receipt, manner, measure, rng, names=nameless) if by_card and chance(rng, self.slip_share) else []
        gap = [BLANK] if chance(rng, 0.5) else []
        order = weighted(rng, {"tax first": 3.0, "slip first": 2.0, "slip before payment": 1.0})
        parts = {
            "tax first": (due, paid, tax, slip),
            "slip first": (due, paid, slip, tax),
            "slip before payment": (due, slip, paid, tax),
        }[order]
        return [row for part in parts if part for row in (*part, *gap)]
