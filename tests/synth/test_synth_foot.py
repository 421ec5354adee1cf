"""What law and card terminals add at the foot: the signatures of German tills, and slips where a card pays."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import yaml

import conf
from receipts.config import build
from receipts.content import imbalances
from receipts.rng import stream
from synth import Renderer
from synth.content.clothing import Clothing
from synth.content.countries.german_till import signed
from synth.content.countries.germany import Germany
from synth.content.countries.malaysia import Malaysia
from synth.content.countries.united_kingdom import UnitedKingdom
from synth.content.grocery import Grocery
from synth.content.parking import Parking

COUNT = 40
FILES = sorted((Path(conf.__path__[0]) / "locale").glob("*.yaml"))
LOCALES = {path.stem: build(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in FILES}
WORDING = [name for name, locale in LOCALES.items() if "slip" in locale.words]


def sold(trade, locale, index, year=None):
    made = trade(locale, stream(3, index, "content"))
    return replace(made, when=datetime(year, 5, 4, 12, 30, 11)) if year else made


def test_tills_of_germany_sign_from_the_law_on_and_not_before():
    for year, least, most in ((2019, 0, 0), (2020, 1, COUNT // 2), (2024, int(0.85 * COUNT), COUNT)):
        receipts = [sold(Grocery(), Germany(), index, year) for index in range(COUNT)]
        after = [signed(one, stream(3, index, "foot")) for index, one in enumerate(receipts)]
        assert least <= sum(one != two for one, two in zip(receipts, after, strict=True)) <= most
        assert all(replace(two, notes=one.notes, code="") == one for one, two in zip(receipts, after, strict=True))
    spared = [sold(Parking(), Germany(), index, 2024) for index in range(20)]
    assert [signed(one, stream(3, index, "foot")) for index, one in enumerate(spared)] == spared


def test_the_sums_in_a_qr_code_are_those_of_the_receipt():
    made = [signed(sold(Grocery(), Germany(), index, 2024), stream(3, index, "foot")) for index in range(COUNT)]
    coded = [one for one in made if one.code]
    assert len(coded) > 3
    for one in coded:
        parts = one.code.split(";")
        assert (parts[0], parts[2], len(parts)) == ("V0", "Kassenbeleg-V1", 12)
        _, gross, paid = parts[3].split("^")
        minor = [int(amount.replace(".", "")) for amount in gross.split("_")]
        assert len(minor) == 5
        assert sum(minor) == one.total
        assert sum(int(part.partition(":")[0].replace(".", "")) for part in paid.split("_")) == one.total
        taxed = {tax.rate_basis_points: tax.base + tax.amount for tax in one.taxes}
        assert [minor[0], minor[1]] == [taxed.get(1900, 0), taxed.get(700, 0)]


def test_the_code_on_the_paper_is_the_one_of_the_law():
    overrides = ["+locale@locales.germany=germany", "locales.malaysia.weight=0", "locales.united_kingdom.weight=0"]
    renderer = Renderer.from_config(
        [
            "seed=4",
            *overrides,
            "layouts.till_roll.code_share=1",
            "layouts.windows_receipt.weight=0",
            "layouts.four_columns.weight=0",
        ]
    )
    coded = [index for index in range(400) if renderer.receipt(index).code]
    assert coded
    assert renderer[coded[0]].origin["codes"][0]["content"] == renderer.receipt(coded[0]).code


@pytest.mark.parametrize("name", WORDING)
def test_slips_stand_under_what_a_card_pays_and_mask_its_number(name):
    locale = LOCALES[name]
    slips = 0
    for index in range(COUNT):
        made = sold(Clothing(), locale, index, 2018)
        after = locale.completed(made, stream(3, index, "foot"))
        added = after.notes[len(made.notes) :]
        assert after.notes[: len(made.notes)] == made.notes
        assert imbalances(after) == []
        slips += bool(added)
        if added:
            assert made.payments[-1].method != "CASH"
            assert made.payments[-1].method not in locale.words.get("cards/other", ())
            assert not any("{" in line for line in added)
            cards = [line for line in added if re.search(r"[*X.]{4}", line)]
            assert len(cards) <= 2
            assert not any(re.search(r"\d{11,}[*X]|[*X]\d{11,}", line) for line in cards)
    assert slips >= COUNT // 10


def test_other_countries_print_no_more_than_they_did():
    for locale in (Malaysia(), UnitedKingdom()):
        made = sold(Grocery(), locale, 1, 2024)
        assert locale.completed(made, stream(3, 1, "foot")) is made
