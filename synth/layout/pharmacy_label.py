"""Pharmacy labels: a small label or bag receipt on which each thing sold has a box: its name, dose, batch and price."""

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from numpy.random import Generator

from receipts.config import Count, Positive, Probability, Range, component
from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.draw import Weight, between, chance, listed, pick, weighted
from synth.layout.account import payment_entries, sum_entries, sums_block
from synth.layout.block import DOT_MM, Block, gap, stacked, text_block
from synth.layout.goods import Goods, draw_goods, quantity_pieces
from synth.layout.info import Entry as Fact
from synth.layout.layout import Layout, Setting
from synth.layout.letterhead import company_rows, draw_logo, facts_block, letterhead, sheet_entries, term_rows
from synth.layout.manner import Manner, draw_manner
from synth.layout.page import Figure, Page
from synth.layout.row import CENTRE, LEFT, RIGHT, Piece, Row, cell, line
from synth.layout.sheet import Face, Fit, draw_face, face_setting, filled, page_of, refuse_type
from synth.layout.table import Column, Entry, Ruling, fitted, table

_FONTS = {"arimo-400": 6.0, "cousine-400": 0.5, "inconsolata-400": 0.5}
_TITLES = ("Dispensing Label", "Medication Receipt", "Receipt", "Prescription Receipt", "Sale", "Pharmacy Receipt", "Rx")
_WARNINGS = listed(
    """
    Keep out of the reach of children | Store below {20..30} C | Take with food | Take with a full glass of water | Shake well
    before use | For external use only | May cause drowsiness | Complete the course | Ask your pharmacist | Do not exceed the
    stated dose
    """
)
_BOX = (Column("name", "", wraps=True), Column("amount", "", RIGHT))
_SMALL = ("quantity", "name", "amount")


class _Words(NamedTuple):
    """What one label says, before it is set; the boxes or the goods are empty."""

    company: list[Row]
    logo: tuple[tuple[Figure, ...], float]
    title: list[Row]
    facts: list[Fact]
    boxes: list[list[Entry]]
    goods: Goods
    sums: list[Entry]
    terms: list[Row]


class _Look(NamedTuple):
    """How one label is set."""

    face: Face
    facts: Ruling
    box: Ruling
    sums: Ruling
    goods: Ruling


@component
class PharmacyLabel(Layout):
    """Labels and bag receipts in proportional type.

    Attributes:
        weight: how often it is taken, against the other layouts.
        kinds: of shops that it suits; any where empty.
        fonts: fonts with their weights.
        width_mm_range: of the label.
        size_mm_range: the em of plain text.
        pitch_range: from one baseline to the next, over the em.
        margin_mm: bare paper at the edges.
        most_boxes: how many things have boxes of their own; more stand in one table.
        logo_share: how many bear a logo.
        warning_share: how many things bear a warning.
    """

    weight: Weight = 1.0
    kinds: tuple[str, ...] = ("pharmacy",)
    fonts: Mapping[str, Weight] = field(default_factory=lambda: dict(_FONTS))
    width_mm_range: Range = (70.0, 100.0)
    size_mm_range: Range = (2.4, 3.1)
    pitch_range: Range = (1.12, 1.35)
    margin_mm: Positive = 3.0
    most_boxes: Count = 8
    logo_share: Probability = 0.15
    warning_share: Probability = 0.35

    def __post_init__(self) -> None:
        refuse_type(self.fonts, self.size_mm_range, self.pitch_range, self.margin_mm)

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt as a label."""
        paper = round(between(rng, self.width_mm_range) / DOT_MM) * DOT_MM
        words, look = self._words(receipt, locale, rng), self._look(rng)
        width = paper - 2 * self.margin_mm
        body = filled(lambda fit: _body(words, look, width, fit), 1, float("inf"))
        top, bottom = between(rng, (2.5, 6.0)), between(rng, (3.0, 10.0))
        return page_of([(self.margin_mm, top, body)], (paper, top + body.height_mm + bottom))

    def _words(self, receipt: Receipt, locale: Locale, rng: Generator) -> _Words:
        manner = draw_manner(receipt, locale, rng)
        align = weighted(rng, {CENTRE: 2.0, LEFT: 1.0})
        title = manner.word(manner.wordings("label_titles", _TITLES), rng)
        boxed = len(receipt.items) <= self.most_boxes
        return _Words(
            company=company_rows(receipt, manner, align, rng),
            logo=draw_logo(self.logo_share, 1.0, rng),
            title=[line(title, align=CENTRE, emphasis="bold")._replace(inverse=chance(rng, 0.4))] if chance(rng, 0.6) else [],
            facts=sheet_entries(receipt, locale, manner, rng),
            boxes=[self._box(number, item, manner, rng) for number, item in enumerate(receipt.items)] if boxed else [],
            goods=draw_goods(receipt, manner, rng, order=_SMALL),
            sums=[*sum_entries(receipt, manner, rng), *(payment_entries(receipt, manner, rng) if chance(rng, 0.7) else [])],
            terms=term_rows(receipt, manner, 0, rng),
        )

    def _box(self, number: int, item: Item, manner: Manner, rng: Generator) -> list[Entry]:
        """The rows of one box: the name and the price, then how many at what price, the code, what else is said."""
        price = cell(manner.item_mark, Piece(manner.amount(item.price), "item_price"), manner.item_after)
        times: tuple[Piece | str, ...] = (*quantity_pieces(item, manner), f" {item.unit}" if item.unit else "")
        below = [cell(Piece(manner.say(detail), "item_detail")) for detail in item.details]
        if item.quantity_thousandths != 1000 or chance(rng, 0.6):
            below.insert(0, cell(*times, " x ", Piece(manner.unit_price(item), "item_unit_price")))
        if item.code and chance(rng, 0.7):
            below.append(cell(Piece(item.code, "item_code")))
        if not item.role and chance(rng, self.warning_share):
            below.append(cell(manner.word(manner.wordings("warnings", _WARNINGS), rng)))
        first = Entry({"name": (cell(Piece(manner.name(item.name), "item_name")),), "amount": (price,)}, number, "bold")
        return [first, Entry({"name": tuple(below)}, number)] if below else [first]

    def _look(self, rng: Generator) -> _Look:
        face = draw_face(self.fonts, self.size_mm_range, self.pitch_range, rng)
        rule, side = face.rule_mm, between(rng, (0.8, 1.6))
        return _Look(
            face=face._replace(larger=min(face.larger, 1.4)),
            facts=Ruling("none", "plain", 0.0, 0.6, 0.0, rule),
            box=Ruling("box", "plain", 0.0, side, 0.1, rule),
            sums=Ruling(pick(rng, ("box", "none", "grid", "lines")), "plain", 0.0, side, 0.2, rule),
            goods=Ruling(pick(rng, ("grid", "columns", "lines")), pick(rng, ("bold", "grey")), 0.19, side, 0.2, rule),
        )


def _body(words: _Words, look: _Look, width: float, fit: Fit) -> Block:
    setting = face_setting(look.face, fit.scale)
    space = gap(0.4 * setting.pitch_mm)
    head = letterhead(words.company, words.logo, setting, width)
    facts = facts_block(words.facts, setting, look.facts, width, ":")
    parts = [head, space, text_block(words.title, setting, width), facts, space, *_items(words, look, setting, width), space]
    sums = sums_block(words.sums, setting, look.sums, width, width)
    return stacked([*parts, sums, *([space, text_block(words.terms, setting, width)] if words.terms else [])])


def _items(words: _Words, look: _Look, setting: Setting, width: float) -> list[Block]:
    """A box for each thing sold, or one table for all where they are many."""
    if not words.boxes:
        entries = words.goods.since(0)
        return [table(fitted(words.goods.columns, entries, setting, look.goods, width), entries, setting, look.goods)]
    every = [entry for box in words.boxes for entry in box]
    widths = fitted(_BOX, every, setting, look.box, width)
    boxes = [table(widths, box, setting, look.box, headed=False) for box in words.boxes]
    return [part for box in boxes for part in (box, gap(0.3 * setting.pitch_mm))]
