"""Boxed receipts: 80 mm receipts through a printer driver, with a ruled table of goods and headings on grey bars."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import NamedTuple

from numpy.random import Generator

from receipts.config import Probability, Range, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, between, chance, pick, weighted
from synth.layout.account import payment_entries, sum_entries, sums_block, tax_table
from synth.layout.block import Block, gap, stacked, text_block, within
from synth.layout.codes import with_code
from synth.layout.footer import footer_rows
from synth.layout.goods import Goods, draw_goods
from synth.layout.info import Entry as Fact
from synth.layout.layout import Layout
from synth.layout.letterhead import company_rows, draw_logo, facts_block, letterhead, sheet_entries
from synth.layout.manner import draw_manner
from synth.layout.page import Figure, Page
from synth.layout.row import CENTRE, LEFT, Row, cell
from synth.layout.sheet import Face, Fit, draw_face, face_setting, filled, page_of, refuse_type
from synth.layout.table import Column, Entry, Ruling, fitted, least_mm, refuse_rulings, table

_PAPER_MM = 80.0
_FONTS = {"arimo-400": 8.0, "cousine-400": 0.4, "inconsolata-400": 0.4}
_FRAMES = {"grid": 4.0, "columns": 2.0, "lines": 1.0}
_ORDERS: Mapping[tuple[str, ...], float] = {
    ("name", "quantity", "price", "amount"): 4.0,
    ("position", "name", "quantity", "amount"): 1.5,
    ("quantity", "name", "price", "amount"): 2.0,
    ("quantity", "name", "tax", "amount"): 1.0,
    ("code", "name", "quantity", "amount"): 0.7,
}
_TITLE = (Column("title", "", CENTRE, 0, True),)


class _Words(NamedTuple):
    """What one receipt says, before it is set."""

    company: list[Row]
    logo: tuple[tuple[Figure, ...], float]
    title: list[Entry]
    facts: list[Fact]
    goods: Goods
    sums: list[Entry]
    paid: list[Entry]
    taxes: tuple[tuple[Column, ...], list[Entry]]
    foot: list[Row]


class _Look(NamedTuple):
    """How one receipt is set."""

    face: Face
    goods: Ruling
    facts: Ruling
    sums: Ruling
    colon: str


@component
class BoxedReceipt(Layout):
    """Receipts of boxes on 80 mm paper, in proportional type.

    Attributes:
        weight: how often it is taken, against the other layouts.
        fonts: fonts with their weights.
        width_mm_range: of what is printed, on paper of 80 mm.
        size_mm_range: the em of plain text; it shrinks to four fifths where a table has no room.
        pitch_range: from one baseline to the next, over the em.
        frames: how the table of goods is ruled, with weights: grid, columns, lines, head.
        grey_share: how many headings are on grey, the others on black or bare paper.
        shade_range: of the grey; text is legible up to 0.3 or so.
        tax_table_share: how many bear a table of the taxes.
        logo_share: how many bear a logo.
        code_share: how many bear a barcode or a QR code at the foot.
    """

    weight: Weight = 1.0
    fonts: Mapping[str, Weight] = field(default_factory=lambda: dict(_FONTS))
    width_mm_range: Range = (66.0, 76.0)
    size_mm_range: Range = (2.5, 3.2)
    pitch_range: Range = (1.12, 1.4)
    frames: Mapping[str, Weight] = field(default_factory=lambda: dict(_FRAMES))
    grey_share: Probability = 0.65
    shade_range: Range = (0.12, 0.26)
    tax_table_share: Probability = 0.35
    logo_share: Probability = 0.3
    code_share: Probability = 0.2

    def __post_init__(self) -> None:
        refuse_type(self.fonts, self.size_mm_range, self.pitch_range)
        refuse_rulings(self.frames, {})
        if self.width_mm_range[1] > _PAPER_MM - 1:
            raise ValueError(
                f"width_mm_range: got {self.width_mm_range}; what is printed must be 79 mm wide at most, for 80 mm paper"
            )
        if not 0 <= self.shade_range[0] <= self.shade_range[1] <= 0.5:
            raise ValueError(f"shade_range: got {self.shade_range}; it lies from 0 to 0.5")

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt in boxes."""
        width = between(rng, self.width_mm_range)
        look = self._look(rng)
        words = self._words(receipt, locale, look, width, rng)
        body = filled(lambda fit: _body(words, look, width, fit), 1, float("inf"))
        left, top = (_PAPER_MM - body.width_mm) * between(rng, (0.35, 0.65)), between(rng, (3.0, 12.0))
        page = page_of([(left, top, body)], (_PAPER_MM, top + body.height_mm + between(rng, (5.0, 20.0))))
        return with_code(page, receipt, self.code_share, rng)

    def _words(self, receipt: Receipt, locale: Locale, look: _Look, width: float, rng: Generator) -> _Words:
        manner = draw_manner(receipt, locale, rng)
        align = weighted(rng, {CENTRE: 5.0, LEFT: 1.0})
        title = Entry({"title": (cell(manner.word(manner.words["titles"], rng)),)}, -1, "bold", look.goods.shade)
        measure = within(face_setting(look.face), width).measure
        return _Words(
            company=company_rows(receipt, manner, align, rng),
            logo=draw_logo(self.logo_share, 1.0, rng),
            title=[title] if chance(rng, 0.8) else [],
            facts=sheet_entries(receipt, locale, manner, rng),
            goods=draw_goods(receipt, manner, rng, order=weighted(rng, _ORDERS), shares={"position": 1.0, "price": 1.0}),
            sums=sum_entries(receipt, manner, rng, shade=look.goods.shade if chance(rng, 0.6) else 0.0),
            paid=payment_entries(receipt, manner, rng) if chance(rng, 0.85) else [],
            taxes=tax_table(receipt, manner, rng) if receipt.taxes and chance(rng, self.tax_table_share) else ((), []),
            foot=footer_rows(receipt, manner, measure, rng),
        )

    def _look(self, rng: Generator) -> _Look:
        face = draw_face(self.fonts, self.size_mm_range, self.pitch_range, rng)
        frame = weighted(rng, self.frames)
        grey = chance(rng, self.grey_share)
        shade = between(rng, self.shade_range) if grey else 0.0
        side, pad = between(rng, (0.6, 1.1)), between(rng, (0.0, 0.5))
        head = "grey" if grey else pick(rng, ("black", "bold", "plain"))
        return _Look(
            face=face._replace(larger=min(face.larger, 1.6)),
            goods=Ruling(frame, head, shade, side, pad, face.rule_mm),
            facts=Ruling(pick(rng, ("grid", "none", "box", "none")), "plain", 0.0, side, 0.0, face.rule_mm),
            sums=Ruling(pick(rng, ("grid", "box", "lines")), "plain", 0.0, side, pad, face.rule_mm),
            colon=pick(rng, ("", ":")),
        )


def _body(words: _Words, look: _Look, width: float, fit: Fit) -> Block:
    setting = face_setting(look.face, fit.scale)
    space = gap(0.35 * setting.pitch_mm)
    head = letterhead(words.company, words.logo, setting, width)
    box = replace(look.goods, frame="box")
    title = table(fitted(_TITLE, words.title, setting, box, width), words.title, setting, box, headed=False)
    facts = facts_block(words.facts, setting, look.facts, width, look.colon)
    entries = words.goods.since(0)
    goods = table(fitted(words.goods.columns, entries, setting, look.goods, width), entries, setting, look.goods)
    rows = [*words.sums, *words.paid]
    sums = sums_block(rows, setting, look.sums, width, width)
    parts = [head, space, title, space, facts, space, goods, space, sums, space]
    columns, taxes = words.taxes
    if columns and least_mm([one for one in columns if not one.spare], taxes, setting, look.goods) <= width:
        parts += [table(fitted(columns, taxes, setting, look.goods, width), taxes, setting, look.goods), space]
    return stacked([*parts, text_block(words.foot, setting, width)])
