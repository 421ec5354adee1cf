"""Japan, Taiwan, South Korea and Israel: signs that tills there hold, laws by date, wordings that fit the sums."""

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
import yaml

import conf
from receipts.config import build
from receipts.rng import stream
from synth.content.countries.israel import Israel
from synth.content.countries.japan import Japan
from synth.content.countries.south_korea import SouthKorea
from synth.content.countries.taiwan import Taiwan
from synth.content.locale import Assortment

LOCALES = {"japan": Japan(), "taiwan": Taiwan(), "south_korea": SouthKorea(), "israel": Israel()}
# The codes that printers of a country hold its signs in, and the marks of money that they print beside them.
CODES = {"japan": ("shift_jis", "¥"), "taiwan": ("big5", ""), "south_korea": ("euc_kr", "₩"), "israel": ("iso8859_8", "₪")}
TRADES = sorted(path.stem for path in (Path(conf.__path__[0]) / "trade").glob("*.yaml"))
COUNT = 12


@cache
def trade(name):
    return build(yaml.safe_load((Path(conf.__path__[0]) / "trade" / f"{name}.yaml").read_text(encoding="utf-8")))


@cache
def receipts(name):
    return tuple(
        trade(kind)(LOCALES[name], stream(5, index, f"content/{name}/{kind}"))
        for kind in TRADES
        if kind != "mistaken"
        for index in range(COUNT)
    )


def texts(made):
    items = [part for item in made.items for part in (item.name, item.unit, item.tax_code, *item.details)]
    details = [part for pair in made.details for part in pair]
    paid = [payment.method for payment in made.payments]
    return [made.merchant, made.brand, *made.address, made.cashier, made.table, *items, *details, *made.notes, *paid]


@pytest.mark.parametrize("name", LOCALES)
def test_every_sign_is_in_the_code_of_the_countrys_tills(name):
    codec, marks = CODES[name]
    said = [text for options in LOCALES[name].words.values() for text in options]
    drawn = {sign for text in (*said, *(text for made in receipts(name) for text in texts(made))) for sign in text} - set(marks)
    assert [sign for sign in sorted(drawn) if sign.encode(codec, "ignore").decode(codec) != sign] == []
    if codec == "big5":
        # Level 1 of Big5: the signs in common use, 0xA440 to 0xC67E.
        assert [sign for sign in drawn if "\u4e00" <= sign <= "\u9fff" and sign.encode(codec) > b"\xc6\x7e"] == []


@pytest.mark.parametrize("name", LOCALES)
def test_rare_signs_of_fakers_names_do_not_get_through(name):
    from importlib import import_module

    import faker.providers.address as addresses
    import faker.providers.person as people

    locale = LOCALES[name]
    found = set()
    for group in (people, addresses):
        provider = import_module(f"{group.__name__}.{locale.code}").Provider
        parts = [value for key, value in vars(provider).items() if isinstance(value, tuple | list | dict)]
        for part in parts:
            found |= {text for text in part if isinstance(text, str) and "{" not in text}
    codec = CODES[name][0]
    assert len(found) > 50
    assert [text for text in found if locale.spelled(text).encode(codec, "ignore").decode(codec) != locale.spelled(text)] == []


@pytest.mark.parametrize("name", LOCALES)
def test_prices_are_whole_coins_and_nobody_tips_where_nobody_does(name):
    for made in receipts(name):
        assert not made.tip or LOCALES[name].tipped
        goods = [item.unit_price for item in made.items if not item.role and made.kind not in ("fuel", "electronics")]
        assert all(price % 10 == 0 for price in goods if price > 0 and name in ("israel", "south_korea"))


def test_japan_has_two_rates_and_numbers_on_invoices_since_the_law_says_so():
    rates = {}
    for made in receipts("japan"):
        day = made.when.date()
        era = 1 + (day >= date(2014, 4, 1)) + (day >= date(2019, 10, 1))
        rates.setdefault(era, set()).update(tax.rate_basis_points for tax in made.taxes)
        assert bool(made.tax_id) == (day >= date(2023, 10, 1))
        assert re.fullmatch(r"(T[\d-]+)?", made.tax_id)
    assert rates == {1: {500}, 2: {800}, 3: {1000, 800}}


def test_japan_words_the_tax_as_prices_hold_it():
    inside = {made.taxes[0].included for made in receipts("japan")}
    assert inside == {True, False}
    for made in receipts("japan"):
        rows = LOCALES["japan"].words_for(made)["tax_row"]
        assert any("外税" in row for row in rows) == (not made.taxes[0].included)


def test_japan_explains_the_mark_of_the_lower_rate_only_where_it_stands():
    for made in receipts("japan"):
        marked = any(tax.rate_basis_points == 800 and len(made.taxes) > 1 for tax in made.taxes)
        told = any("軽減税率" in text for text in LOCALES["japan"].words_for(made)["footers"])
        assert told >= marked
        assert not told or made.when.date() >= date(2019, 10, 1)


@pytest.mark.parametrize(
    ("day", "text"),
    [((2019, 4, 30), "平成31年"), ((2019, 5, 1), "令和元年"), ((2024, 11, 21), "令和6年"), ((2010, 1, 2), "平成22年")],
)
def test_eras_begin_on_their_day(day, text):
    assert Japan().written(datetime(*day), "{era}%m月").startswith(text)


def test_invoices_of_taiwan_bear_the_months_of_their_date():
    for made in receipts("taiwan"):
        assert re.fullmatch(r"[A-Z]{2}[- ]?\d{8}", made.number)
        assert re.fullmatch(r"\d{8}", made.tax_id)
        periods = [re.search(r"(\d+)年(\d+)-(\d+)月", text) for text in LOCALES["taiwan"].words_for(made)["titles"]]
        told = [tuple(map(int, found.groups())) for found in periods if found]
        assert bool(told) == bool(made.taxes)
        for year, first, last in told:
            assert year + 1911 == made.when.year
            assert last == first + 1
            assert made.when.month in (first, last)


def test_the_taxes_of_korea_and_israel_are_inside_and_spare_what_the_law_spares():
    for name in ("south_korea", "israel"):
        assert all(tax.included for made in receipts(name) for tax in made.taxes)
        spared = [made for made in receipts(name) if any(not tax.rate_basis_points for tax in made.taxes)]
        assert {made.kind for made in spared} <= {"grocery", "stationery"}
        assert spared
    for made in receipts("israel"):
        full = max(tax.rate_basis_points for tax in made.taxes)
        assert full in (0, 1600, 1700, 1800)
        assert full in (0, 1800) or made.when.year < 2025


@pytest.mark.parametrize("name", ["south_korea", "israel"])
def test_only_sums_that_are_rounded_say_so(name):
    said = {bool(made.rounding): bool(LOCALES[name].words_for(made)["rounding"]) for made in receipts(name)}
    assert said == {True: True, False: False}


def test_high_prices_are_rounder():
    assortment = Assortment({}, 10, (8, 0), 50, broad_from=2000, broad_step=100, broad_endings=(80,))
    assert assortment.steps(1999) == (10, (8, 0))
    assert assortment.steps(2000) == (100, (80,))
    assert Assortment({}, 10, (8, 0), 50).steps(10**9) == (10, (8, 0))
