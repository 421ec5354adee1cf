"""Statements: service invoices with wide margins, in two columns: what names the invoice beside whom it is for and the work."""

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from numpy.random import Generator

from receipts.config import Probability, Range, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, between, chance, listed, pick, weighted, whole
from synth.layout.account import payment_entries, sum_entries, sums_block
from synth.layout.block import Block, gap, overlaid, stacked, text_block
from synth.layout.goods import Goods, draw_goods
from synth.layout.letterhead import (
    company_rows,
    draw_logo,
    foot_columns,
    letterhead,
    recipient_rows,
    sheet_entries,
    term_rows,
)
from synth.layout.manner import draw_manner
from synth.layout.page import Figure, Page
from synth.layout.row import BLANK, LEFT, RIGHT, Row, line
from synth.layout.sheet import Face, Fit, SheetLayout, face_setting, filled, page_of, squeezed
from synth.layout.table import Entry, Ruling, fitted, table

_SIZE_MM = (210.0, 297.0)
_FONTS = {"arimo-400": 6.0, "ibm-plex-mono-400": 0.5, "courier-prime-400": 0.7}
_TITLES = listed("Invoice | Statement | Invoice for services | Statement of work | Fee Note | Service Invoice | Tax Invoice")
_ORDERS: Mapping[tuple[str, ...], float] = {
    ("name", "quantity", "price", "amount"): 4.0,
    ("name", "amount"): 1.5,
    ("quantity", "name", "price", "amount"): 1.0,
    ("name", "quantity", "price", "tax", "amount"): 1.0,
}
_FRAMES = {"head": 4.0, "lines": 4.0, "none": 1.0}


class _Words(NamedTuple):
    """What one statement says, before it is set."""

    company: list[Row]
    logo: tuple[tuple[Figure, ...], float]
    side: list[Row]
    recipient: list[Row]
    title: Row
    goods: Goods
    sums: list[Entry]
    terms: list[Row]


class _Look(NamedTuple):
    """How one statement is set."""

    face: Face
    margin_mm: float
    side_share: float
    swapped: bool
    ruling: Ruling
    sums: Ruling


@component
class Statement(SheetLayout):
    """Service invoices in two columns on A4.

    Attributes:
        weight: how often it is taken, against the other layouts.
        kinds: of shops that it suits; any where empty.
        side_share_range: of the width that the narrow column takes.
        swapped_share: how many have the narrow column at the right.
        frames: how the table of the work is ruled, with weights: grid, columns, lines, head, none.
        terms_share: how many bear terms of payment.
    """

    weight: Weight = 1.0
    kinds: tuple[str, ...] = ("service",)
    fonts: Mapping[str, Weight] = field(default_factory=lambda: dict(_FONTS))
    size_mm_range: Range = (2.9, 3.6)
    pitch_range: Range = (1.3, 1.6)
    margin_mm_range: Range = (17.0, 28.0)
    side_share_range: Range = (0.22, 0.3)
    swapped_share: Probability = 0.25
    frames: Mapping[str, Weight] = field(default_factory=lambda: dict(_FRAMES))
    logo_share: Probability = 0.6
    terms_share: Probability = 0.8

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0.1 <= self.side_share_range[0] <= self.side_share_range[1] <= 0.45:
            raise ValueError(f"side_share_range: got {self.side_share_range}; the narrow column takes 0.1 to 0.45 of the width")

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt as a statement on one sheet."""
        words, look = self._words(receipt, locale, rng), self._look(rng)
        width, room = (side - 2 * look.margin_mm for side in _SIZE_MM)
        body = filled(lambda fit: _body(words, look, width, fit), len(receipt.items), room)
        return page_of([(look.margin_mm, look.margin_mm, body)], _SIZE_MM)

    def _words(self, receipt: Receipt, locale: Locale, rng: Generator) -> _Words:
        manner = draw_manner(receipt, locale, rng)
        due = pick(rng, (7, 14, 14, 30, 30)) if chance(rng, self.terms_share) and not receipt.change else 0
        facts = sheet_entries(receipt, locale, manner, rng, due_days=due)
        label = pick(rng, ("small", "bold"))
        side = [row for fact in facts for row in (line(fact.label, emphasis=label), line(*fact.value), BLANK)]
        bank = [row for column in foot_columns(receipt, locale, manner, 1, rng) for row in column]
        paid = payment_entries(receipt, manner, rng) if chance(rng, 0.6) else []
        return _Words(
            company=company_rows(receipt, manner, weighted(rng, {LEFT: 3.0, RIGHT: 2.0}), rng),
            logo=draw_logo(self.logo_share, 1.0, rng),
            side=[*side, *(bank if chance(rng, 0.6) else [])],
            recipient=recipient_rows(locale, manner, rng),
            title=line(manner.word(manner.wordings("statement_titles", _TITLES), rng), emphasis=pick(rng, ("title", "big"))),
            goods=draw_goods(receipt, manner, rng, order=weighted(rng, _ORDERS), shares={"price": 1.0}),
            sums=[*sum_entries(receipt, manner, rng), *paid],
            terms=term_rows(receipt, manner, whole(rng, 1, 3) if chance(rng, self.terms_share) else 0, rng),
        )

    def _look(self, rng: Generator) -> _Look:
        face = self.face(rng)
        frame, pad = weighted(rng, self.frames), between(rng, (0.5, 1.6))
        side = pick(rng, (0.6, 1.0))
        return _Look(
            face=face,
            margin_mm=between(rng, self.margin_mm_range),
            side_share=between(rng, self.side_share_range),
            swapped=chance(rng, self.swapped_share),
            ruling=Ruling(frame, pick(rng, ("plain", "bold", "bold")), 0.0, side, pad, face.rule_mm),
            sums=Ruling(pick(rng, ("none", "lines")), "plain", 0.0, side, 0.5, face.rule_mm),
        )


def _body(words: _Words, look: _Look, width: float, fit: Fit) -> Block:
    """The letterhead, under it the columns side by side."""
    setting = face_setting(look.face, fit.scale)
    space = gap(setting.pitch_mm * (1.4 if fit.whole else 0.5))
    head = letterhead(words.company, words.logo if fit.whole else ((), 1.0), setting, width)
    narrow = width * look.side_share
    wide = width - narrow - 7.0
    ruling, sums = squeezed(look.ruling, fit), squeezed(look.sums, fit)
    entries = words.goods.since(fit.first)
    parts = [
        text_block([words.title], setting, wide),
        space,
        text_block(words.recipient, setting, wide),
        space,
        table(fitted(words.goods.columns, entries, setting, ruling, wide), entries, setting, ruling),
        gap(0.5 * setting.pitch_mm),
        sums_block(words.sums, setting, sums, 0.62 * wide, wide),
    ]
    parts[-1] = overlaid([(wide - parts[-1].width_mm, 0.0, parts[-1])], wide)
    parts += [space, text_block(words.terms, setting, wide)] if fit.whole and words.terms else []
    side, main = text_block(words.side, setting, narrow), stacked(parts)
    places = [(0.0, 0.0, main), (width - narrow, 0.0, side)] if look.swapped else [(0.0, 0.0, side), (width - wide, 0.0, main)]
    return stacked([head, space, overlaid(places, width)])
