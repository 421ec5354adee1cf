"""A4 invoices: a letterhead, a recipient, what names the invoice, a ruled table of goods, sums, terms, a foot in columns."""

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from numpy.random import Generator

from receipts.config import Probability, Range, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, between, chance, listed, pick, weighted, whole
from synth.layout.account import payment_entries, sum_entries, sums_block, tax_table, with_taxes
from synth.layout.block import Block, gap, stacked, text_block
from synth.layout.goods import Goods, draw_goods
from synth.layout.info import Entry as Fact
from synth.layout.layout import Setting
from synth.layout.letterhead import (
    company_rows,
    draw_logo,
    facts_block,
    foot,
    foot_columns,
    letterhead,
    parties,
    recipient_rows,
    sender_row,
    sheet_entries,
    term_rows,
)
from synth.layout.manner import draw_manner
from synth.layout.page import Figure, Page
from synth.layout.row import BLANK, CENTRE, LEFT, RIGHT, Row, line
from synth.layout.sheet import Face, Fit, HeadedLayout, face_setting, filled, page_of, squeezed
from synth.layout.table import Column, Entry, Ruling, fitted, table

_SIZE_MM = (210.0, 297.0)
_TITLES = listed("Invoice | INVOICE | Tax Invoice | TAX INVOICE | Invoice / Receipt | Sales Invoice | Cash Invoice | Invoice")
_FRAMES = {"grid": 3.0, "columns": 2.0, "lines": 2.0, "head": 2.0}
_HEADS = {"plain": 1.0, "bold": 3.0, "grey": 3.0, "black": 1.0}


class _Words(NamedTuple):
    """What one invoice says, before it is set."""

    company: list[Row]
    logo: tuple[tuple[Figure, ...], float]
    sender: list[Row]
    recipient: list[Row]
    facts: list[Fact]
    title: Row
    goods: Goods
    sums: list[Entry]
    paid: list[Entry]
    taxes: tuple[tuple[Column, ...], list[Entry]]
    terms: list[Row]
    foot: list[list[Row]]


class _Look(NamedTuple):
    """How one invoice is set."""

    face: Face
    margin_mm: float
    ruling: Ruling
    facts: Ruling
    sums: Ruling
    sums_share: float
    title_first: bool
    swapped: bool
    stretched: bool


@component
class A4Invoice(HeadedLayout):
    """Tax invoices on A4.

    Attributes:
        weight: how often it is taken, against the other layouts.
        kinds: of shops that it suits; any where empty.
        sender_share: how many state the address in a small line over the recipient.
        tax_table_share: how many bear a table of the taxes.
        terms_share: how many bear terms of payment.
        foot_share: how many end in columns with the bank's details.
        stretched_share: how many tables of goods go on to the end of the sheet with empty rows.
    """

    weight: Weight = 1.0
    kinds: tuple[str, ...] = ("service", "hardware", "electronics", "stationery", "hotel")
    size_mm_range: Range = (3.0, 3.9)
    pitch_range: Range = (1.2, 1.45)
    margin_mm_range: Range = (11.0, 22.0)
    frames: Mapping[str, Weight] = field(default_factory=lambda: dict(_FRAMES))
    heads: Mapping[str, Weight] = field(default_factory=lambda: dict(_HEADS))
    logo_share: Probability = 0.55
    sender_share: Probability = 0.2
    tax_table_share: Probability = 0.6
    terms_share: Probability = 0.7
    foot_share: Probability = 0.65
    stretched_share: Probability = 0.2

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt as an invoice on one sheet."""
        words, look = self._words(receipt, locale, rng), self._look(rng)
        width = _SIZE_MM[0] - 2 * look.margin_mm
        bottom = foot(words.foot, face_setting(look.face, 0.88), width)
        room = _SIZE_MM[1] - 2 * look.margin_mm - (bottom.height_mm + 3.0 if words.foot else 0.0)
        body = filled(lambda fit: _body(words, look, width, fit), len(receipt.items), room, stretched=look.stretched)
        places = [(look.margin_mm, look.margin_mm, body)]
        return page_of([*places, (look.margin_mm, _SIZE_MM[1] - look.margin_mm - bottom.height_mm, bottom)], _SIZE_MM)

    def _words(self, receipt: Receipt, locale: Locale, rng: Generator) -> _Words:
        manner = draw_manner(receipt, locale, rng)
        sender = chance(rng, self.sender_share)
        align = weighted(rng, {LEFT: 3.0, CENTRE: 2.0, RIGHT: 2.0})
        due = pick(rng, (7, 14, 14, 30, 30)) if chance(rng, self.terms_share) and not receipt.change else 0
        titled = pick(rng, (LEFT, LEFT, CENTRE, RIGHT))
        title = manner.word(manner.wordings("invoice_titles", _TITLES), rng)
        return _Words(
            company=company_rows(receipt, manner, align, rng, addressed=not sender),
            logo=draw_logo(self.logo_share, 1.0, rng),
            sender=[sender_row(receipt, manner)] if sender else [],
            recipient=recipient_rows(locale, manner, rng),
            facts=sheet_entries(receipt, locale, manner, rng, due_days=due),
            title=line(title, align=titled, emphasis=pick(rng, ("title", "title", "big", "bold"))),
            goods=draw_goods(receipt, manner, rng),
            sums=sum_entries(receipt, manner, rng, shade=pick(rng, (0.0, 0.0, 0.19))),
            paid=payment_entries(receipt, manner, rng) if chance(rng, 0.75) else [],
            taxes=tax_table(receipt, manner, rng) if receipt.taxes and chance(rng, self.tax_table_share) else ((), []),
            terms=term_rows(receipt, manner, whole(rng, 1, 3) if chance(rng, self.terms_share) else 0, rng),
            foot=foot_columns(receipt, locale, manner, whole(rng, 2, 3), rng) if chance(rng, self.foot_share) else [],
        )

    def _look(self, rng: Generator) -> _Look:
        face = self.face(rng)
        frame, head = weighted(rng, self.frames), weighted(rng, self.heads)
        shade = pick(rng, (0.13, 0.19, 0.25))
        ruling = Ruling(frame, head, shade, between(rng, (1.0, 2.2)), between(rng, (0.2, 1.2)), face.rule_mm)
        boxed = frame in ("grid", "columns")
        return _Look(
            face=face,
            margin_mm=between(rng, self.margin_mm_range),
            ruling=ruling,
            facts=Ruling(
                pick(rng, ("grid", "box", "none") if boxed else ("none", "none", "lines")), "plain", 0, 1.2, 0.1, face.rule_mm
            ),
            sums=Ruling(pick(rng, ("grid", "box", "none") if boxed else ("none", "lines")), "plain", 0, 1.2, 0.3, face.rule_mm),
            sums_share=between(rng, (0.36, 0.5)),
            title_first=chance(rng, 0.35),
            swapped=chance(rng, 0.15),
            stretched=chance(rng, self.stretched_share),
        )


def _body(words: _Words, look: _Look, width: float, fit: Fit) -> Block:
    """All but the foot, one part under the other."""
    setting = face_setting(look.face, fit.scale)
    look = look._replace(ruling=squeezed(look.ruling, fit), sums=squeezed(look.sums, fit))
    space = gap(setting.pitch_mm * (0.9 if fit.whole else 0.4))
    title = text_block([words.title], setting, width)
    head = letterhead(words.company, words.logo if fit.whole else ((), 1.0), setting, width)
    entries = words.goods.since(fit.first)
    goods = table(
        fitted(words.goods.columns, entries, setting, look.ruling, width), entries, setting, look.ruling, empty_mm=fit.empty_mm
    )
    sender = text_block([*words.sender, BLANK] if words.sender else [], setting, width)
    parts = [head, space, *([title, space] if look.title_first else []), sender, _parties(words, look, setting, width), space]
    parts += [] if look.title_first else [title, space]
    parts += [goods, gap(setting.pitch_mm * 0.5), _sums(words, look, setting, width, fit)]
    if fit.whole and words.terms:
        parts += [space, text_block(words.terms, setting, width)]
    return stacked(parts)


def _parties(words: _Words, look: _Look, setting: Setting, width: float) -> Block:
    """Whom the invoice is for, and beside it what names it."""
    half = width * 0.46
    recipient = text_block(words.recipient, setting, half)
    facts = facts_block(words.facts, setting, look.facts, half)
    return parties(facts, recipient, width) if look.swapped else parties(recipient, facts, width)


def _sums(words: _Words, look: _Look, setting: Setting, width: float, fit: Fit) -> Block:
    """The sums at the right, and the taxes at the left of them."""
    entries = [*words.sums, *(words.paid if fit.whole else [])]
    sums = sums_block(entries, setting, look.sums, width * look.sums_share, width)
    return with_taxes(sums, words.taxes if fit.whole else ((), []), setting, look.ruling, width)
