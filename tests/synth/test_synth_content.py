"""What receipts say: they balance, they vary, and the same stream says the same."""

from datetime import date

import pytest

from receipts.config import build
from receipts.content import imbalances
from receipts.rng import stream
from synth.content.countries.malaysia import Malaysia, address_lines
from synth.content.countries.united_kingdom import UnitedKingdom
from synth.content.locale import TaxRule
from synth.content.restaurant import Restaurant
from synth.content.shop import Shop
from synth.content.trade import settle, sold
from synth.draw import fill, weighted

LOCALES = (Malaysia(), UnitedKingdom())
TRADES = (Shop(), Restaurant())


def drawn(index, locale=None):
    locale = locale or LOCALES[index % 5 == 4]
    return TRADES[index % 2](locale, stream(11, index, "content"))


def test_every_receipt_balances():
    faults = [fault for index in range(2000) for fault in imbalances(drawn(index))]
    assert faults == []


def test_taxes_are_their_rate_of_their_base():
    for index in range(500):
        for tax in drawn(index).taxes:
            assert abs(tax.amount * 10000 - tax.base * tax.rate_basis_points) <= 10000


def test_taxed_and_spared_rows_make_up_the_bill():
    for index in range(500):
        receipt = drawn(index)
        if receipt.taxes:
            before_tax = receipt.subtotal - receipt.discount + receipt.service_charge
            inside = sum(tax.amount for tax in receipt.taxes if tax.included)
            assert sum(tax.base for tax in receipt.taxes) + inside == before_tax


def test_cash_totals_are_whole_coins():
    for index in range(500):
        receipt = drawn(index, LOCALES[0])
        if receipt.payments[0].method == "CASH":
            assert receipt.total % LOCALES[0].coin == 0
            assert abs(receipt.rounding) * 2 <= LOCALES[0].coin
        else:
            assert receipt.rounding == 0


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.code)
def test_the_same_stream_says_the_same_whatever_came_before(locale):
    first = drawn(7, locale)
    drawn(8, locale)
    assert drawn(7, locale) == first


def test_names_and_addresses_are_too_many_to_memorise():
    receipts = [drawn(index, LOCALES[0]) for index in range(1000)]
    assert len({receipt.merchant for receipt in receipts}) > 950
    assert len({address_lines(stream(1, index, "x")) for index in range(1000)}) > 990


def test_gst_is_levied_when_it_was_law():
    rng = stream(0, 0, "tax")
    assert LOCALES[0].tax("grocery", date(2015, 3, 31), rng) is None
    assert LOCALES[0].tax("grocery", date(2017, 1, 1), rng).rate_basis_points == 600
    assert LOCALES[0].tax("grocery", date(2018, 7, 1), rng).rate_basis_points == 0
    assert LOCALES[0].tax("grocery", date(2019, 1, 1), rng) is None


def test_included_tax_is_the_same_money_as_added_tax():
    rule = TaxRule("GST", 600, "SR", "ZR")
    bill = settle([sold("X", 1000, 1060, tax_code="SR")], rule, discount=0, service_basis_points=0, included=True, coin=1)
    added = settle([sold("X", 1000, 1000, tax_code="SR")], rule, discount=0, service_basis_points=0, included=False, coin=1)
    assert (bill.total, bill.taxes[0].base, bill.taxes[0].amount) == (1060, 1000, 60)
    assert (added.total, added.taxes[0].base, added.taxes[0].amount) == (1060, 1000, 60)


def test_unknown_shop_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match=r"kinds: .*hardwear; did you mean hardware"):
        build({"_target_": "synth.content.shop.Shop", "kinds": {"hardwear": 1.0}})


def test_weights_of_zero_are_never_taken_and_all_zero_is_refused():
    rng = stream(0, 0, "w")
    assert {weighted(rng, {"a": 0.0, "b": 1.0}) for _ in range(200)} == {"b"}
    with pytest.raises(ValueError, match="more than 0"):
        weighted(rng, {"a": 0.0})


def test_unknown_slot_is_refused():
    with pytest.raises(KeyError, match="nouns"):
        fill(stream(0, 0, "x"), "{nouns}", {"noun": ("A",)})
