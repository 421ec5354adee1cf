"""A5 cash bills: pre-printed forms, upright or lying, with lines to write on and a boxed table that ends in empty rows."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import NamedTuple

from numpy.random import Generator

from receipts.config import Probability, Range, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, between, chance, listed, pick, weighted
from synth.layout.account import payment_entries, sum_entries, sums_block
from synth.layout.block import Block, bar, gap, overlaid, stacked, text_block
from synth.layout.goods import Goods, draw_goods
from synth.layout.info import Entry as Fact
from synth.layout.layout import Setting
from synth.layout.letterhead import (
    company_rows,
    draw_logo,
    facts_block,
    letterhead,
    parties,
    recipient_rows,
    sheet_entries,
    term_rows,
)
from synth.layout.manner import Manner, draw_manner
from synth.layout.page import Figure, Page
from synth.layout.row import BLANK, CENTRE, LEFT, RIGHT, Piece, Row, cell, joined, line
from synth.layout.sheet import Face, Fit, HeadedLayout, face_setting, filled, page_of, squeezed
from synth.layout.table import Entry, Ruling, fitted, table

_SHORT_MM, _LONG_MM = 148.0, 210.0
# How far a letter may begin left of its place.
_OVERHANG_MM = 0.25
_TITLES = listed("CASH BILL | CASH BILL | CASH SALE | BILL | Cash Memo | RECEIPT | INVOICE | CASH / CREDIT BILL | TAX INVOICE")
_CUSTOMERS = ("M/S", "Name", "Customer", "To", "Sold to", "Bill to", "Received from")
_SIGNATURES = ("Authorised Signature", "Received by", "Signature", "Issued by", "Customer's Signature", "For and on behalf of")
_FRAMES = {"grid": 2.0, "columns": 3.0}
_HEADS = {"plain": 1.0, "bold": 3.0, "grey": 2.0, "black": 1.0}
_ORDERS: Mapping[tuple[str, ...], float] = {
    ("quantity", "name", "price", "amount"): 3.0,
    ("position", "name", "quantity", "price", "amount"): 3.0,
    ("code", "name", "quantity", "unit", "price", "amount"): 1.0,
}


class _Words(NamedTuple):
    """What one bill says, before it is set."""

    company: list[Row]
    logo: tuple[tuple[Figure, ...], float]
    title: Row
    number: tuple[Piece | str, ...]
    customer: list[Row]
    facts: list[Fact]
    goods: Goods
    sums: list[Entry]
    paid: list[Entry]
    terms: list[Row]
    signature: list[Row]
    red: bool


class _Look(NamedTuple):
    """How one bill is set."""

    face: Face
    size_mm: tuple[float, float]
    margin_mm: float
    ruling: Ruling
    sums_share: float


@component
class A5Invoice(HeadedLayout):
    """Cash bills on A5.

    Attributes:
        weight: how often it is taken, against the other layouts.
        kinds: of shops that it suits; any where empty.
        landscape_share: how many lie.
        blank_share: how many have a line to write the customer's name on, instead of a name.
        stretched_share: how many tables go on with empty rows to the end of the sheet.
        signature_share: how many have a line to sign on.
        red_share: how many have their number in red, where the printer knows red.
    """

    weight: Weight = 1.0
    kinds: tuple[str, ...] = ("service", "hardware", "electronics", "stationery", "clothing")
    size_mm_range: Range = (2.75, 3.5)
    pitch_range: Range = (1.2, 1.45)
    margin_mm_range: Range = (6.0, 12.0)
    landscape_share: Probability = 0.35
    frames: Mapping[str, Weight] = field(default_factory=lambda: dict(_FRAMES))
    heads: Mapping[str, Weight] = field(default_factory=lambda: dict(_HEADS))
    logo_share: Probability = 0.3
    blank_share: Probability = 0.7
    stretched_share: Probability = 0.8
    signature_share: Probability = 0.7
    red_share: Probability = 0.55

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt as a bill on one sheet."""
        words, look = self._words(receipt, locale, rng), self._look(rng)
        width, room = (side - 2 * look.margin_mm for side in look.size_mm)
        stretched = chance(rng, self.stretched_share)
        body = filled(lambda fit: _body(words, look, width, fit), len(receipt.items), room, stretched=stretched)
        return page_of([(look.margin_mm, look.margin_mm, body)], look.size_mm)

    def _words(self, receipt: Receipt, locale: Locale, rng: Generator) -> _Words:
        manner = draw_manner(receipt, locale, rng)
        align = weighted(rng, {CENTRE: 4.0, LEFT: 1.0})
        facts, number = _without_number(sheet_entries(receipt, locale, manner, rng))
        title = manner.word(manner.wordings("bill_titles", _TITLES), rng)
        blank = chance(rng, self.blank_share)
        signed = manner.word(manner.wordings("signatures", _SIGNATURES), rng)
        return _Words(
            company=company_rows(receipt, manner, align, rng),
            logo=draw_logo(self.logo_share, 1.0, rng),
            title=line(title, align=pick(rng, (CENTRE, CENTRE, LEFT)), emphasis=pick(rng, ("title", "big", "bold", "wide"))),
            number=number,
            customer=_blank_rows(manner, rng) if blank else recipient_rows(locale, manner, rng),
            facts=facts,
            goods=draw_goods(receipt, manner, rng, order=weighted(rng, _ORDERS), shares={"position": 1.0, "price": 1.0}),
            sums=sum_entries(receipt, manner, rng, shade=pick(rng, (0.0, 0.0, 0.19))),
            paid=payment_entries(receipt, manner, rng) if chance(rng, 0.5) else [],
            terms=term_rows(receipt, manner, pick(rng, (0, 1, 1, 2)), rng),
            signature=[Row(blank=(0.0, 1.0)), line(signed, align=CENTRE, emphasis="small")]
            if chance(rng, self.signature_share)
            else [],
            red=chance(rng, self.red_share),
        )

    def _look(self, rng: Generator) -> _Look:
        lying = chance(rng, self.landscape_share)
        face = self.face(rng)
        shade = pick(rng, (0.13, 0.19, 0.25))
        return _Look(
            face=face,
            size_mm=(_LONG_MM, _SHORT_MM) if lying else (_SHORT_MM, _LONG_MM),
            margin_mm=between(rng, self.margin_mm_range),
            ruling=Ruling(
                weighted(rng, self.frames),
                weighted(rng, self.heads),
                shade,
                between(rng, (0.8, 1.6)),
                between(rng, (0.3, 1.3)),
                face.rule_mm,
            ),
            sums_share=between(rng, (0.4, 0.52)),
        )


def _without_number(facts: list[Fact]) -> tuple[list[Fact], tuple[Piece | str, ...]]:
    """What names the sale without its number, and the number with its label, which stands apart."""
    rest: list[Fact] = []
    number: tuple[Piece | str, ...] = ()
    for fact in facts:
        if any(isinstance(piece, Piece) and piece.field == "receipt_number" for piece in fact.value):
            number = (f"{fact.label} ", *fact.value)
        else:
            rest.append(fact)
    return rest, number


def _blank_rows(manner: Manner, rng: Generator) -> list[Row]:
    """Lines on which somebody writes whom the bill is for."""
    label = cell(manner.word(manner.wordings("customer_line", _CUSTOMERS), rng), ":")
    return [Row((label,), blank=(0.34, 1.0)), *[Row(blank=(0.0, 1.0))] * pick(rng, (0, 1, 1, 2))]


def _body(words: _Words, look: _Look, width: float, fit: Fit) -> Block:
    setting = face_setting(look.face, fit.scale)
    look = look._replace(ruling=squeezed(look.ruling, fit))
    space = gap(setting.pitch_mm * (0.6 if fit.whole else 0.3))
    head = letterhead(words.company, words.logo if fit.whole else ((), 1.0), setting, width)
    entries = words.goods.since(fit.first)
    columns = fitted(words.goods.columns, entries, setting, look.ruling, width)
    goods = table(columns, entries, setting, look.ruling, empty_mm=fit.empty_mm)
    end = _end(words, look, setting, width, fit)
    # The sums hang on the table of goods: their upper rule is its last one.
    lower = overlaid([(0.0, 0.0, goods), (0.0, goods.height_mm - look.ruling.rule_mm, end)], width)
    return stacked([head, space, _named(words, setting, width), space, _parties(words, look, setting, width), space, lower])


def _named(words: _Words, setting: Setting, width: float) -> Block:
    """The title, and the number at the right, larger than the rest."""
    title = text_block([words.title], setting, width)
    if not words.number:
        return title
    number = text_block([line(*words.number, align=RIGHT, emphasis="tall")], setting, width)
    wide = min(setting.types["tall"].width_mm(joined(words.number)) + _OVERHANG_MM, width)
    if words.red:
        number = replace(number, reds=(bar(width - wide, 0.0, wide, number.height_mm),))
    taken = setting.types[words.title.emphasis].width_mm(words.title.cells[0].text)
    beside = (taken if not words.title.cells[0].align else (width + taken) / 2) + 4.0
    if beside + wide > width:
        return stacked([title, number])
    return overlaid([(0.0, 0.0, title), (0.0, max(title.height_mm - number.height_mm, 0.0), number)], width)


def _parties(words: _Words, look: _Look, setting: Setting, width: float) -> Block:
    half = width * 0.48
    ruling = Ruling("none", "plain", 0.0, 0.8, 0.0, look.ruling.rule_mm)
    return parties(text_block(words.customer, setting, half), facts_block(words.facts, setting, ruling, half, ":"), width)


def _end(words: _Words, look: _Look, setting: Setting, width: float, fit: Fit) -> Block:
    """The sums at the right; terms and a line to sign on at the left."""
    ruling = Ruling("grid", "plain", 0.0, look.ruling.side_mm, look.ruling.pad_mm, look.ruling.rule_mm)
    entries = [*words.sums, *(words.paid if fit.whole else [])]
    sums = sums_block(entries, setting, ruling, width * look.sums_share, width)
    room = width - sums.width_mm - 4.0
    if room < 20.0:
        return sums.moved(width - sums.width_mm, 0.0)
    terms = text_block(words.terms if fit.whole else [], setting, room)
    signature = text_block([BLANK, BLANK, *words.signature] if words.signature else [], setting, min(room, 50.0))
    return overlaid([(0.0, 1.0, stacked([terms, signature])), (width - sums.width_mm, 0.0, sums)], width)
