from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receipts.content import Item, Payment, Receipt, Tax, imbalances, line_price

GOOD = Receipt(
    merchant="KEDAI KOPI",
    registration="",
    address=("1 JALAN SAGU",),
    phone="",
    tax_id="",
    number="17",
    cashier="",
    when=datetime(2018, 3, 14, 12, 30),
    items=(Item("KOPI O", 2000, 250, 500), Item("BAWANG", 1500, 333, 500)),
    discount=100,
    service_charge=90,
    taxes=(Tax("SST", 600, 900, 54, included=False), Tax("GST", 600, 849, 51, included=True)),
    rounding=1,
    total=1045,
    payments=(Payment("CASH", 2000),),
    change=955,
    currency="MYR",
    locale="ms_MY",
)


def test_a_receipt_that_adds_up_has_no_imbalance() -> None:
    assert list(imbalances(GOOD)) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"items": (replace(GOOD.items[0], price=501), replace(GOOD.items[1], price=499))}, ["item 'KOPI O'", "item 'BAWANG'"]),
        ({"items": GOOD.items[:1]}, ["total:"]),
        ({"discount": 0}, ["total:"]),
        ({"service_charge": 0}, ["total:"]),
        ({"taxes": (replace(GOOD.taxes[0], amount=55), GOOD.taxes[1])}, ["total:"]),
        ({"taxes": (GOOD.taxes[0], replace(GOOD.taxes[1], included=False))}, ["total:"]),
        ({"taxes": (GOOD.taxes[0], replace(GOOD.taxes[1], amount=54))}, ["tax 'GST'"]),
        ({"rounding": -1}, ["total:"]),
        ({"total": 1046}, ["total:", "payments less change"]),
        ({"change": 956}, ["payments less change"]),
        ({"payments": ()}, ["payments less change"]),
    ],
)
def test_each_wrong_sum_is_named(wrong: dict[str, object], said: list[str]) -> None:
    found = imbalances(replace(GOOD, **wrong))  # type: ignore[arg-type]
    assert len(found) == len(said)
    assert all(line.startswith(start) for line, start in zip(found, said, strict=True))


def test_the_amount_of_an_included_tax_is_not_added() -> None:
    assert not imbalances(replace(GOOD, taxes=(GOOD.taxes[0], replace(GOOD.taxes[1], base=100, amount=6))))


@given(st.integers(0, 10**6), st.integers(0, 10**8))
def test_a_line_price_is_within_half_a_minor_unit_of_the_product(quantity: int, price: int) -> None:
    assert -500 < 1000 * line_price(quantity, price) - quantity * price <= 500


@given(st.lists(st.integers(-1000, 10**6), max_size=9))
def test_the_subtotal_is_the_sum_of_the_items(prices: list[int]) -> None:
    assert replace(GOOD, items=tuple(Item("x", 1000, price, price) for price in prices)).subtotal == sum(prices)
