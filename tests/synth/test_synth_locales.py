"""Every locale there is, found through its yaml: receipts balance, print in the fonts, and read back as what they say."""

import re
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
import yaml

import conf
from receipts.config import build
from receipts.content import imbalances
from receipts.rng import stream
from receipts.values import parse_date, parse_money
from synth.content.faked import FakedLocale
from synth.content.locale import Locale
from synth.content.restaurant import Restaurant
from synth.content.shop import Shop
from synth.content.words import german
from synth.layout.till_roll import TillRoll
from synth.layout.windows_receipt import WindowsReceipt
from synth.printing.font import face

NAMES = sorted(path.stem for path in (Path(conf.__path__[0]) / "locale").glob("*.yaml"))
TRADES = (Shop(), Restaurant())
LAYOUTS = (TillRoll(), WindowsReceipt())
COUNT = 40


@cache
def locale_of(name: str) -> Locale:
    text = (Path(conf.__path__[0]) / "locale" / f"{name}.yaml").read_text(encoding="utf-8")
    return build(yaml.safe_load(text), name)


def receipt(name, index):
    return TRADES[index % 2](locale_of(name), stream(8, index, f"content/{name}"))


@cache
def page(name, index):
    return LAYOUTS[index // 2 % 2](receipt(name, index), locale_of(name), stream(8, index, f"layout/{name}"))


def stated(made, field):
    """The texts that a page marks as one field."""
    return [run.text[mark.start : mark.stop] for run in made.runs for mark in run.marks if mark.field == field]


@pytest.mark.parametrize("name", NAMES)
def test_receipts_of_every_locale_balance_and_repeat(name):
    made = [receipt(name, index) for index in range(COUNT)]
    assert [fault for one in made for fault in imbalances(one)] == []
    assert [receipt(name, index) for index in range(COUNT)] == made
    assert len({one.merchant for one in made}) > COUNT * 0.8
    assert len({one.address for one in made}) > COUNT * 0.9


@pytest.mark.parametrize("name", NAMES)
def test_every_sign_is_in_the_font_it_is_printed_in(name):
    for index in range(COUNT):
        for run in page(name, index).runs:
            face(run.font, 24, 1.0).codes(run.text)


@pytest.mark.parametrize("name", NAMES)
def test_totals_read_back_as_money(name):
    locale = locale_of(name)
    # An amount without decimals is money only beside the mark of its currency.
    marks = {mark for mark in locale.words["marks"] if set(mark) & set("¥₩") or mark.startswith("NT")}
    forms = [f"{mark}{{}}" for mark in sorted(marks)] or ["{}"] * (locale.minor_digits == 2)
    for index in range(COUNT):
        (text,) = stated(page(name, index), "total")
        digits = int(re.sub(r"\D", "", text))
        assert digits == receipt(name, index).total
        for form in forms if not set("' ") & set(text) else ():
            assert parse_money(form.format(text)) == digits


@pytest.mark.parametrize("name", NAMES)
def test_dates_read_back_as_dates(name):
    month_first = any(form.startswith(("%m", "%-m", "%b")) for form in locale_of(name).date_formats())
    for index in range(COUNT):
        text = " ".join(stated(page(name, index), "date"))
        assert parse_date(text, month_first=month_first) == receipt(name, index).when.date() or not text


@pytest.mark.parametrize("name", NAMES)
def test_every_form_of_a_date_reads_back(name):
    locale = locale_of(name)
    for form in locale.date_formats():
        for when in (datetime(2010, 12, 31), datetime(2024, 2, 29), *(datetime(2019, month, 1) for month in range(1, 13))):
            text = locale.written(when, form)
            assert parse_date(text, month_first=form.startswith(("%m", "%-m", "%b"))) == when.date(), text


@pytest.mark.parametrize("name", [name for name in NAMES if isinstance(locale_of(name), FakedLocale)])
def test_countries_with_words_of_their_own_word_everything(name):
    words = locale_of(name).words
    # The words of the till; those of trades and sheets are in test_synth_words.
    known = set(german.WORDS) - {"gross_head", "rates", "summary", "tip", "rounding", "rounded", "service", "afters"}
    if not locale_of(name).code.startswith("en_"):
        assert known <= set(words)
    assert all(options or key in ("rounding", "service", "gratuities", "tip_lines") for key, options in words.items())
    assert len(locale_of(name).assortment.goods["restaurant"]) >= 25
    assert sum(len(goods) for kind, goods in locale_of(name).assortment.goods.items() if kind != "restaurant") >= 40


def test_taxes_of_two_rates_are_told_apart():
    made = [receipt("germany", index) for index in range(COUNT)]
    rates = {tax.rate_basis_points for one in made for tax in one.taxes}
    assert rates <= {1900, 700, 1600, 500}
    assert any(len(one.taxes) == 2 for one in made)
    assert all(tax.included for one in made for tax in one.taxes)


def test_a_till_without_umlauts_spells_them_out():
    texts = [run.text for index in range(COUNT) for run in page("germany", index).runs]
    assert any("Rückgeld" in text or "RÜCKGELD" in text for text in texts)
    assert any("fuer " in text or "FUER " in text for text in texts)
