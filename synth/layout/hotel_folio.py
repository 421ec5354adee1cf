"""Hotel folios: a running account over the nights of a stay, with charges, credits and a balance."""

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from numpy.random import Generator

from receipts.config import Probability, Range, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, between, chance, listed, pick, weighted, whole
from synth.layout.account import sums_block, tax_table, with_taxes
from synth.layout.block import Block, gap, stacked, text_block
from synth.layout.info import Entry as Fact
from synth.layout.layout import Setting
from synth.layout.letterhead import (
    company_rows,
    date_form,
    draw_logo,
    facts_block,
    foot,
    foot_columns,
    letterhead,
    parties,
    recipient_rows,
    sheet_entries,
    term_rows,
)
from synth.layout.manner import Manner, draw_manner
from synth.layout.page import Figure, Page
from synth.layout.postings import Posting, account_entries, charges, payments, posting_days
from synth.layout.row import BLANK, CENTRE, LEFT, RIGHT, Piece, Row, cell, line
from synth.layout.sheet import FONTS, Face, Fit, HeadedLayout, face_setting, filled, page_of, squeezed
from synth.layout.table import Column, Entry, Ruling, fitted, table
from synth.layout.wording import FINAL

_A4_MM, _LETTER_MM = (210.0, 297.0), (215.9, 279.4)
_TITLES = listed(
    "Guest Folio | FOLIO | Invoice | Information Invoice | Guest Account | Hotel Bill | GUEST FOLIO | Statement of Account"
)
_HEADS = {
    "date": ("Date", "Date", "Posting Date", "Day"),
    "name": listed("Description | Description | Details | Transaction | Text | Particulars"),
    "charges": ("Charges", "Debit", "Charges ({cur})", "Charge", "Amount"),
    "credits": ("Credits", "Credit", "Payments", "Credits ({cur})"),
    "balance": ("Balance", "Balance", "Balance ({cur})"),
}
_CREDITS = ("Total Credits", "Payments", "Total Payments", "Paid")
_DUE = ("Balance Due", "Balance", "Outstanding Balance")
_SIGNATURES = ("Guest Signature", "Signature", "Guest's Signature")
_FRAMES = {"lines": 3.0, "head": 4.0, "grid": 1.0, "columns": 1.5}
_HEADINGS = {"plain": 1.0, "bold": 3.0, "grey": 3.0, "black": 1.0}


class _Words(NamedTuple):
    """What one folio says, before it is set."""

    company: list[Row]
    logo: tuple[tuple[Figure, ...], float]
    guest: list[Row]
    facts: list[Fact]
    title: Row
    columns: tuple[Column, ...]
    account: list[Entry]
    brought: list[Entry]
    sums: list[Entry]
    taxes: tuple[tuple[Column, ...], list[Entry]]
    terms: list[Row]
    foot: list[list[Row]]


class _Look(NamedTuple):
    """How one folio is set."""

    face: Face
    size_mm: tuple[float, float]
    margin_mm: float
    ruling: Ruling
    facts: Ruling
    sums: Ruling


@component
class HotelFolio(HeadedLayout):
    """Accounts of a stay, on A4 or letter paper.

    Attributes:
        weight: how often it is taken, against the other layouts.
        kinds: of shops that it suits; any where empty.
        letter_share: how many are on American letter paper.
        tax_table_share: how many bear a table of the taxes.
        signature_share: how many have a line to sign on.
        foot_share: how many end in columns of small print.
    """

    weight: Weight = 1.0
    kinds: tuple[str, ...] = ("hotel",)
    fonts: Mapping[str, Weight] = field(default_factory=lambda: {**FONTS, "courier-prime-400": 1.5})
    size_mm_range: Range = (2.9, 3.7)
    pitch_range: Range = (1.2, 1.5)
    margin_mm_range: Range = (12.0, 22.0)
    letter_share: Probability = 0.25
    frames: Mapping[str, Weight] = field(default_factory=lambda: dict(_FRAMES))
    heads: Mapping[str, Weight] = field(default_factory=lambda: dict(_HEADINGS))
    logo_share: Probability = 0.6
    tax_table_share: Probability = 0.6
    signature_share: Probability = 0.5
    foot_share: Probability = 0.5

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt as an account on one sheet."""
        words, look = self._words(receipt, locale, rng), self._look(rng)
        width, height = (side - 2 * look.margin_mm for side in look.size_mm)
        bottom = foot(words.foot, face_setting(look.face, 0.88), width)
        room = height - (bottom.height_mm + 3.0 if words.foot else 0.0)
        body = filled(lambda fit: _body(words, look, width, fit), len(receipt.items), room)
        places = [(look.margin_mm, look.margin_mm, body)]
        return page_of([*places, (look.margin_mm, look.margin_mm + height - bottom.height_mm, bottom)], look.size_mm)

    def _words(self, receipt: Receipt, locale: Locale, rng: Generator) -> _Words:
        manner = draw_manner(receipt, locale, rng)
        align = weighted(rng, {LEFT: 3.0, CENTRE: 3.0, RIGHT: 2.0})
        heads = {name: manner.word(manner.wordings(f"head_{name}", usual), rng) for name, usual in _HEADS.items()}
        sides = {"date": LEFT, "name": LEFT}
        columns = tuple(Column(name, heads[name], sides.get(name, RIGHT), 0, name == "name") for name in _HEADS)
        postings = [*charges(receipt, manner, rng), *payments(receipt, manner, rng)]
        days = posting_days(receipt, postings, date_form(receipt, locale, manner), locale, rng)
        account, brought = account_entries(postings, days, manner, rng)
        return _Words(
            company=company_rows(receipt, manner, align, rng),
            logo=draw_logo(self.logo_share, 1.0, rng),
            guest=recipient_rows(locale, manner, rng),
            facts=sheet_entries(receipt, locale, manner, rng),
            title=line(
                manner.word(manner.wordings("folio_titles", _TITLES), rng),
                align=pick(rng, (LEFT, CENTRE, CENTRE)),
                emphasis=pick(rng, ("title", "big", "bold")),
            ),
            columns=columns,
            account=account,
            brought=brought,
            sums=_sums(receipt, postings, manner, rng),
            taxes=tax_table(receipt, manner, rng) if receipt.taxes and chance(rng, self.tax_table_share) else ((), []),
            terms=_terms(receipt, manner, rng, signed=chance(rng, self.signature_share)),
            foot=foot_columns(receipt, locale, manner, whole(rng, 2, 3), rng) if chance(rng, self.foot_share) else [],
        )

    def _look(self, rng: Generator) -> _Look:
        face = self.face(rng)
        frame, head = weighted(rng, self.frames), weighted(rng, self.heads)
        pads = between(rng, (1.0, 2.0)), between(rng, (0.1, 0.9))
        return _Look(
            face=face,
            size_mm=_LETTER_MM if chance(rng, self.letter_share) else _A4_MM,
            margin_mm=between(rng, self.margin_mm_range),
            ruling=Ruling(frame, head, pick(rng, (0.13, 0.19, 0.25)), *pads, face.rule_mm),
            facts=Ruling(pick(rng, ("none", "none", "box")), "plain", 0.0, 1.0, 0.1, face.rule_mm),
            sums=Ruling(pick(rng, ("none", "lines", "box")), "plain", 0.0, pads[0], 0.3, face.rule_mm),
        )


def _sums(receipt: Receipt, postings: list[Posting], manner: Manner, rng: Generator) -> list[Entry]:
    """What was charged, which is the total; what was paid; what is left."""
    paid = -sum(posting.amount for posting in postings if posting.field in ("payment", "change"))
    rest = sum(posting.amount for posting in postings)
    rows = [(manner.wordings("final", FINAL), Piece(manner.amount(receipt.total), "total"), "bold")]
    if chance(rng, 0.75):
        rows.append((manner.wordings("total_credits", _CREDITS), Piece(manner.amount(paid)), ""))
    if chance(rng, 0.75):
        rows.append((manner.wordings("balance_due", _DUE), Piece(manner.amount(rest)), ""))
    return [
        Entry(
            {"label": (cell(manner.word(words, rng)),), "amount": (cell(manner.total_mark, value, manner.total_after),)},
            -1,
            how,
        )
        for words, value, how in rows
    ]


def _terms(receipt: Receipt, manner: Manner, rng: Generator, *, signed: bool) -> list[Row]:
    rows = term_rows(receipt, manner, 0, rng)
    label = manner.word(manner.wordings("guest_signature", _SIGNATURES), rng)
    return [*rows, BLANK, BLANK, Row((cell(label),), blank=(0.3, 0.7))] if signed else rows


def _body(words: _Words, look: _Look, width: float, fit: Fit) -> Block:
    setting = face_setting(look.face, fit.scale)
    look = look._replace(ruling=squeezed(look.ruling, fit), sums=squeezed(look.sums, fit))
    space = gap(setting.pitch_mm * (0.9 if fit.whole else 0.4))
    head = letterhead(words.company, words.logo if fit.whole else ((), 1.0), setting, width)
    half = width * 0.47
    named = parties(text_block(words.guest, setting, half), facts_block(words.facts, setting, look.facts, half), width)
    rows = words.account if not fit.first else [words.brought[fit.first - 1], *words.account[fit.first :]]
    account = table(fitted(words.columns, rows, setting, look.ruling, width), rows, setting, look.ruling)
    parts = [head, space, text_block([words.title], setting, width), space, named, space, account, gap(0.5 * setting.pitch_mm)]
    parts.append(_end(words, look, setting, width, fit))
    return stacked([*parts, space, text_block(words.terms, setting, width)] if fit.whole else parts)


def _end(words: _Words, look: _Look, setting: Setting, width: float, fit: Fit) -> Block:
    """The sums at the right, and the taxes at the left of them."""
    sums = sums_block(words.sums, setting, look.sums, 0.42 * width, width)
    return with_taxes(sums, words.taxes if fit.whole else ((), []), setting, look.ruling, width)
