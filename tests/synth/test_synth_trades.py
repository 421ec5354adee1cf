"""Every trade in every country, found through their yaml: receipts balance, repeat, and explain each price."""

from pathlib import Path
from statistics import median

import pytest
import yaml

import conf
from receipts.config import build
from receipts.content import imbalances
from receipts.rng import stream
from synth import Renderer
from synth.content.mistaken import Mistaken
from synth.content.words.pharmacy import COVERED

COUNT = 40


def components(group):
    files = sorted((Path(conf.__path__[0]) / group).glob("*.yaml"))
    return {path.stem: build(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in files}


LOCALES, TRADES = components("locale"), components("trade")


def receipt(trade, locale, index):
    return TRADES[trade](LOCALES[locale], stream(4, index, f"content/{locale}/{trade}"))


@pytest.mark.parametrize("trade", TRADES)
def test_receipts_of_a_trade_balance_repeat_and_say_something(trade):
    for locale in LOCALES:
        for index in range(COUNT if locale in ("malaysia", "united_kingdom") else COUNT // 4):
            made = receipt(trade, locale, index)
            assert bool(imbalances(made)) == bool(made.mistake)
            assert made == receipt(trade, locale, index)
            assert made.items
            assert made.total > 0
            assert made.merchant.strip()
            assert all(text.strip() for pair in made.details for text in pair)
            assert all(text.strip() for text in (*made.notes, *(payment.method for payment in made.payments)))
            assert all(payment.amount > 0 for payment in made.payments)
            for item in made.items:
                assert item.name.strip()
                assert "{" not in item.name
                assert all(detail.strip() for detail in item.details)


@pytest.mark.parametrize("trade", sorted(set(TRADES) - {"shop", "restaurant"}))
def test_what_costs_nothing_or_less_says_why(trade):
    for locale in LOCALES:
        for index in range(COUNT):
            for item in receipt(trade, locale, index).items:
                assert item.price > 0 or item.role in ("discount", "deposit", "void", "modifier")
                assert item.quantity_thousandths > 0 or item.role == "void"


def test_groceries_weigh_take_deposits_and_tax_at_several_rates():
    made = [receipt("grocery", "united_kingdom", index) for index in range(200)]
    items = [item for one in made for item in one.items]
    assert any(item.unit == "KG" and item.quantity_thousandths % 1000 for item in items)
    assert any(item.role == "deposit" and item.price > 0 for item in items)
    assert any(item.role == "deposit" and item.price < 0 for item in items)
    assert any(item.role == "void" for item in items)
    assert any(len({tax.rate_basis_points for tax in one.taxes}) > 1 for one in made)
    assert any(len(one.payments) > 1 for one in made)


def test_article_numbers_check():
    codes = [item.code for index in range(20) for item in receipt("grocery", "malaysia", index).items if item.code]
    assert codes
    for code in codes:
        assert sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(code)) % 10 == 0


def test_fuel_is_sold_at_a_tenth_of_a_penny():
    items = [receipt("fuel", "united_kingdom", index).items[0] for index in range(50)]
    assert {item.unit_price_parts for item in items} == {10}
    assert {item.unit for item in items} == {"L", "LTR"}
    assert any(item.price % 500 == 0 for item in items)


def test_guests_of_cafes_tip_on_top_of_the_bill():
    made = [receipt("cafe", "united_kingdom", index) for index in range(100)]
    tipped = [one for one in made if one.tip]
    assert 5 <= len(tipped) <= 40
    assert all(sum(payment.amount for payment in one.payments) - one.change == one.total for one in tipped)
    assert any(item.role == "modifier" and item.price > 0 for one in made for item in one.items)


def test_phones_bear_numbers_that_check():
    details = [
        detail for index in range(80) for item in receipt("electronics", "malaysia", index).items for detail in item.details
    ]
    numbers = [detail.removeprefix("IMEI ") for detail in details if detail.startswith("IMEI ")]
    assert numbers
    for number in numbers:
        doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(number)]
        assert sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def test_prescriptions_are_insured_and_childrens_wear_is_exempt():
    chemists = [receipt("pharmacy", "united_kingdom", index) for index in range(100)]
    assert any(item.role == "discount" and item.name in COVERED for one in chemists for item in one.items)
    assert any(one.details for one in chemists)
    clothes = [receipt("clothing", "united_kingdom", index) for index in range(100)]
    assert {0, 2000} <= {tax.rate_basis_points for one in clothes for tax in one.taxes}


def test_guests_of_hotels_may_pay_ahead_and_pay_stations_have_no_cashier():
    hotels = [receipt("hotel", "malaysia", index) for index in range(60)]
    assert any(len(one.payments) == 2 for one in hotels)
    assert all(one.details for one in hotels)
    assert any(one.service_charge for one in hotels)
    assert {receipt("parking", "malaysia", index).cashier for index in range(20)} == {""}


@pytest.mark.parametrize("mistake", ["wrong_total", "missing_tax", "wrong_item", "wrong_tax", "wrong_change"])
def test_mistakes_are_named_and_found(mistake):
    trade = Mistaken(trade=TRADES["service"], mistakes={mistake: 1.0})
    made = [trade(LOCALES["united_kingdom"], stream(1, index, "content")) for index in range(60)]
    assert all(imbalances(one) for one in made)
    assert {mistake} <= {one.mistake for one in made} <= {mistake, "wrong_total"}
    assert all(payment.amount > 0 for one in made for payment in one.payments)


def test_an_unknown_mistake_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match=r"mistakes: .*wrong_totals; did you mean wrong_total\?"):
        Mistaken(trade=TRADES["grocery"], mistakes={"wrong_totals": 1.0})


def test_the_origin_of_a_sample_tells_its_mistake():
    none = ("trades.shop.weight=0", "trades.restaurant.weight=0")
    sample = Renderer.from_config(["seed=2", "+trade@trades.mistaken=mistaken", *none])[0]
    assert sample.origin["drawn"]["mistake"] == sample.receipt.mistake
    assert imbalances(sample.receipt)
    assert "mistake" not in Renderer.from_config(["seed=2"])[0].origin["drawn"]


@pytest.mark.parametrize("locale", LOCALES)
def test_prices_of_all_trades_are_in_the_money_of_the_country(locale):
    def usual(trade):
        return median(item.unit_price for index in range(30) for item in receipt(trade, locale, index).items if not item.role)

    # A locale with goods of its own prices its groceries by them, what its cafes sell by price_scale.
    assert 0.1 < usual("cafe") / usual("grocery") < 10, "price_scale does not fit the prices of the locale's own goods"
