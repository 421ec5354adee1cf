"""Card slips: the copy of a card terminal: its numbers, the card's, APPROVED, and the amount, large."""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import IntRange, Probability, Range, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, between, chance, pick, weighted
from synth.layout.cards import card_entries, draw_card
from synth.layout.cells import field_texts, refuse_narrow, set_apart
from synth.layout.columns import Style, item_columns
from synth.layout.footer import footer_rows
from synth.layout.header import header_rows
from synth.layout.info import info_entries
from synth.layout.labeled import draw_form, labeled_rows, line_to_write_on, widest_that_fits
from synth.layout.logos import with_logo
from synth.layout.manner import Manner, draw_manner
from synth.layout.page import Page
from synth.layout.roll import RollLayout
from synth.layout.row import BLANK, CENTRE, RIGHT, Measure, Piece, Row, cell, joined, line, pair, wrapped

_TITLES = ("Sale", "Purchase", "Card Sale", "SALE", "EFTPOS", "Card Payment", "Sale Transaction", "Credit Card Sale")
_AMOUNTS = ("Amount", "Amount", "Total", "Total Amount", "Sale Amount", "Amount {cur}", "Total {cur}", "Purchase Amount")
_BASES = ("Base Amount", "Base", "Sale", "Purchase", "Amount Before Tip")
_TIPS = ("Tip", "Gratuity", "Tip Amount")
_APPROVED = (
    "APPROVED",
    "Approved",
    "*** Approved ***",
    "Transaction Approved",
    "Approved 00",
    "Approved - Thank You",
    "00 Approved",
)
_CHECKED = (
    "No Signature Required",
    "PIN Verified",
    "Signature Not Required",
    "Cardholder PIN Verified",
    "No CVM Required",
    "PIN OK",
)
_COPIES = (
    "Customer Copy",
    "*** Customer Copy ***",
    "Merchant Copy",
    "Cardholder Copy",
    "-- Merchant Copy --",
    "Copy for Customer",
)
_TERMS = (
    "I agree to pay the above total amount according to the card issuer agreement",
    "Please debit my account",
    "Cardholder acknowledges receipt of goods or services in the amount shown",
    "Please keep this copy for your records",
)
_SIGNATURES = ("Signature", "X", "Sign Here", "Cardholder Signature", "Customer Signature")


@component
class CardSlip(RollLayout):
    """Copies of a card terminal; the amount is the receipt's total.

    A receipt that was paid in cash is written as if a card had paid it. Few slips tell items, and only where there are few.

    Attributes:
        weight: how often it is taken, against the other layouts.
        narrow_share: how many are on 58 mm paper, the others on 80 mm.
        told_range: how much of what a terminal might tell of a card it does tell.
        right_share: how many set values at the right edge.
        edge_range: where values begin on the others, over the printable width.
        signature_share: how many have a line for a signature.
        items_share: how many tell the items, three at most.
        logo_share: how many bear a logo over the head.
    """

    weight: Weight = 1.0
    narrow_share: Probability = 0.8
    told_range: Range = (0.3, 0.9)
    right_share: Probability = 0.4
    edge_range: Range = (0.3, 0.45)
    signature_share: Probability = 0.35
    items_share: Probability = 0.12
    cell_dots_range: IntRange = (9, 13)
    logo_share: Probability = 0.1

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The slip of the card that paid the receipt.

        Raises:
            ValueError: the roll is too narrow for its text.
        """
        setting = self.setting(weighted(rng, {58: self.narrow_share, 80: 1.0 - self.narrow_share}), rng)
        manner = draw_manner(receipt, locale, rng)
        refuse_narrow(field_texts(receipt, manner), setting.measure)
        page = set_apart(self._rows(receipt, locale, manner, setting.measure, rng), setting)
        return with_logo(page, self.logo_share, rng)

    def _rows(self, receipt: Receipt, locale: Locale, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        slip = replace(receipt, table="", covers=0, details=(), cashier="", notes=())
        titled = replace(manner, words={**manner.words, "titles": manner.wordings("card_titles", _TITLES)})
        header = header_rows(slip, locale, titled, measure, rng, whole_words=True)
        info = info_entries(slip, manner, rng, dated=chance(rng, 0.97))
        card = card_entries(
            draw_card(receipt, manner, rng), manner, rng, between(rng, self.told_range), ("card_number", "card_approval")
        )
        form = draw_form(manner, self.edge_range, self.right_share, rng)
        entries = [*info, *card] if chance(rng, 0.7) else [*card, *info]
        rows = [*header, BLANK, *labeled_rows(entries, form, measure)]
        if len(receipt.items) <= 3 and chance(rng, self.items_share):
            rows += [BLANK, *item_columns(receipt, manner, measure, Style(("name", "amount"), times="below"), rng)]
        rows += [Row(rule=weighted(rng, {" ": 3.0, "-": 2.0, "_": 1.0, "=": 1.0})), *_amounts(receipt, manner, measure, rng)]
        return [*rows, *self._closing(slip, manner, measure, rng)]

    def _closing(self, receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        approved = manner.word(manner.wordings("card_approved", _APPROVED), rng)
        emphasis = pick(rng, ("", "bold", "tall", "big"))
        rows = [BLANK, line(approved, align=CENTRE, emphasis=emphasis if measure(approved, emphasis) <= 1.0 else "")]
        if chance(rng, self.signature_share):
            label = manner.word(manner.wordings("card_signatures", _SIGNATURES), rng)
            rows += [BLANK, BLANK, *line_to_write_on(label, measure, under=chance(rng, 0.4))]
        elif chance(rng, 0.7):
            rows.append(line(manner.word(manner.wordings("card_checked", _CHECKED), rng), align=CENTRE))
        if chance(rng, 0.5):
            terms = manner.word(manner.wordings("card_terms", _TERMS), rng)
            rows += [BLANK, *(line(text, align=CENTRE) for text in wrapped(terms, 1.0, measure))]
        copy = line(manner.word(manner.wordings("card_copies", _COPIES), rng), align=CENTRE, emphasis=pick(rng, ("", "bold")))
        foot = footer_rows(receipt, manner, measure, rng) if chance(rng, 0.5) else []
        return [*rows, BLANK, copy, *foot]


def _amounts(receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
    """What the card was charged, large; before it the amount without the tip, and the tip."""
    rows = []
    parts = (("card_base", _BASES, receipt.total - receipt.tip), ("tip", _TIPS, receipt.tip)) if receipt.tip else ()
    for name, usual, amount in parts:
        label = manner.word(manner.wordings(name, usual), rng)
        rows.append(pair(cell(label), cell(manner.total_mark, manner.amount(amount), edge=RIGHT, align=RIGHT)))
    label = manner.word(manner.wordings("card_amounts", _AMOUNTS), rng)
    value = (manner.total_mark, Piece(manner.amount(receipt.total), "total"), manner.total_after)
    large = pick(rng, (("big", "tall"), ("big", "tall"), ("huge", "big", "tall"), ("tall",), ("wide", "bold")))
    if large[0] == "huge" or chance(rng, 0.25):
        return [
            *rows,
            line(label, align=CENTRE),
            line(*value, align=CENTRE, emphasis=widest_that_fits([joined(value)], large, measure)),
        ]
    emphasis = widest_that_fits([label, joined(value)], large, measure)
    return [*rows, pair(cell(label), cell(*value, edge=RIGHT, align=RIGHT), emphasis)]
