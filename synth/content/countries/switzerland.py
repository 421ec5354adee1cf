"""Switzerland, its German part: francs, apostrophes at thousands, MWST of 8.1 and 2.6 %, cash rounded to 5 Rappen."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from receipts.content import Receipt
from synth.content.countries.germany import Germany
from synth.content.locale import TaxRule
from synth.content.slip import with_slip
from synth.content.words.german import WORDS
from synth.content.words.german_trades import TRADE_WORDS
from synth.draw import Weight, listed, pick


@component
class Switzerland(Germany):
    """Receipts as German-speaking Switzerland prints them: CHF, legal forms such as AG, no sharp s.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "de_CH"
    faker_code: ClassVar[str] = "de_CH"
    currency: ClassVar[str] = "CHF"
    coin: ClassVar[int] = 5
    price_scale: ClassVar[float] = 0.6
    decimal_mark: ClassVar[str] = "."
    thousands_mark: ClassVar[str] = "'"
    folding: ClassVar[Mapping[str, str]] = {"ß": "ss"}
    plain_share: ClassVar[float] = 1.0
    shapes: ClassVar[Sequence[str]] = (
        *(
            "{noun} {surname}",
            "{noun} {surname} AG",
            "{surname} {noun} GmbH",
            "{invented} AG",
            "{noun} {town}",
            "{invented} {noun}",
        ),
        *("{surname} & Co. AG", "Genossenschaft {invented}", "{noun} {first} {surname}", "{invented} (Schweiz) AG"),
    )
    addresses: ClassVar[Sequence[str]] = (
        *(
            "{street} {1..160} / {postcode} {town}",
            "Bahnhofstrasse {1..120} / {postcode} {town}",
            "Dorfstrasse {1..90} / {postcode} {town}",
        ),
        *(
            "{street} {1..90}, {postcode} {town}",
            "{street} {1..90} / CH-{postcode} {town}",
            "{place} / {street} {1..60} / {postcode} {town}",
        ),
    )
    phone_forms: ClassVar[Sequence[str]] = ("0{##} {###} {##} {##}", "+41 {##} {###} {##} {##}", "0{##}/{###} {##} {##}")
    registration_forms: ClassVar[Sequence[str]] = ("Filiale {####}", "Filiale {town}", "CH-{###}.{###}.{###}")
    tax_id_forms: ClassVar[Sequence[str]] = ("CHE-{###}.{###}.{###}", "CHE-{###}.{###}.{###} MWST", "{###} {###}")
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **WORDS,
        **TRADE_WORDS,
        "rounding": ("Rundung", "Rundungsdifferenz", "Rundung {cur}"),
        "service": (),
        "tax": ("MWST",),
        "marks": ("", "", "", "CHF ", "CHF ", "Fr. "),
        "afters": ("", "", "", " CHF"),
        "heads": ("CHF", "CHF", "Fr."),
        "tax_ids": ("MWST-Nr. {}", "MWST-Nr: {}", "MWST Nr. {}", "UID {}", "MWST: {}", "MWSt-Nr. {}"),
        "mobile": ("079 {###} {##} {##}",),
        "cards": (
            "Maestro",
            "TWINT",
            "Visa",
            "Mastercard",
            "PostFinance Card",
            "EFT",
            "Karte",
            "Debit Mastercard",
            "Kreditkarte",
        ),
        "cards/other": ("TWINT",),
        "slip": listed(
            """
            *** KUNDENBELEG *** | {method} | {card} | {date} {time} | Trm-Id: {########} | Akt-Id: {##} | AID: A000000{#######}
            | Trx. Seq-Nr: {#####} | Trx. Ref-Nr: {###########} | Aut. Code: {######} | Total-EFT CHF: {amount}
            """
        ),
        "articles": ("76###########", "76###########", "######", "####", "2############"),
    }

    def completed(self, receipt: Receipt, rng: Generator) -> Receipt:
        """The receipt, on some that a card pays with the slip of the terminal; Swiss tills sign nothing."""
        return with_slip(receipt, self, rng)

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """MWST at 8.1 and 2.6 %, before 2024 at 7.7 and 2.5 %, before 2018 at 8 and 2.5 %; meals in full, rooms 3.8 %."""
        full, low = (810, 260) if when.year >= 2024 else (770, 250) if when.year >= 2018 else (800, 250)
        lower = "" if kind in ("restaurant", "cafe") else "reduced"
        codes = pick(rng, (("1", "2"), ("A", "B"), ("0", "1"), ("*", "+")))
        if kind == "hotel":
            return TaxRule("MWST", 370 if 2018 <= when.year < 2024 else 380, codes[1], "", levels={})
        return TaxRule(
            "MWST", full, codes[0], "", low, codes[1], dict.fromkeys(("food", "books", "medicine", "prescription"), lower)
        )
