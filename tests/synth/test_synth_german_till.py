"""Tills of German chains: where the name and the moment stand, what slips say, and pieces on rows of their own."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

import conf
from receipts.config import build
from receipts.content import imbalances
from receipts.rng import stream

COUNT = 20


def component(group, name):
    return build(yaml.safe_load((Path(conf.__path__[0]) / group / f"{name}.yaml").read_text(encoding="utf-8")))


GERMANY, LAYOUT, GROCERY = component("locale", "germany"), component("layout", "german_till"), component("trade", "grocery")


@cache
def receipt(index, **trade):
    return replace(GROCERY, **trade)(GERMANY, stream(7, index, "content"))


def page(index, trade=(), **layout):
    return replace(LAYOUT, **layout)(receipt(index, **dict(trade)), GERMANY, stream(7, index, "layout"))


def height_of(made, field):
    """Where the first run that states a field stands, mm from the top."""
    return min(run.baseline_mm for run in made.runs for mark in run.marks if mark.field == field)


@pytest.mark.parametrize(("share", "sign"), [(1.0, 1), (0.0, -1)])
def test_the_name_stands_over_the_goods_or_under_the_sums(share, sign):
    for index in range(COUNT):
        made = page(index, head_share=share)
        assert (height_of(made, "total") - height_of(made, "company")) * sign > 0


def test_where_a_logo_alone_names_the_shop_its_text_does_so_on_the_slip_at_most():
    named = 0
    for index in range(COUNT):
        made = page(index, (("cash_share", 0.0),), nameless_share=1.0)
        companies = [run for run in made.runs for mark in run.marks if mark.field == "company"]
        assert all(run.baseline_mm > height_of(made, "total") for run in companies)
        title = [run.baseline_mm for run in made.runs if "ELEG" in run.text.upper().replace("-", "").replace(" ", "")]
        assert all(run.baseline_mm > min(title) for run in companies)
        merchant = receipt(index, cash_share=0.0).merchant
        if not companies:
            assert merchant.casefold() not in " ".join(run.text for run in made.runs).casefold()
        named += bool(companies)
    assert 0 < named < COUNT


def test_the_moment_stands_in_the_foot_unless_it_is_told_early():
    early = [page(index, early_share=1.0) for index in range(COUNT)]
    late = [page(index, early_share=0.0) for index in range(COUNT)]
    for made, sign in ((early, 1), (late, -1)):
        dated = [one for one in made if any(mark.field == "date" for run in one.runs for mark in run.marks)]
        assert len(dated) > 0.8 * COUNT
        assert all((height_of(one, "total") - height_of(one, "date")) * sign > 0 for one in dated)


def test_slips_stand_where_cards_pay_and_tell_what_was_paid():
    by_card, in_cash = (("cash_share", 0.0),), (("cash_share", 1.0), ("split_share", 0.0))
    for index in range(COUNT):
        texts = [run.text.upper().replace("-", "").replace(" ", "") for run in page(index, by_card, slip_share=1.0).runs]
        assert any("KUNDENBELEG" in text for text in texts)
        told = ["".join(sign for sign in text if sign.isdigit()) for text in texts]
        assert [int(digits) for digits in told if digits].count(receipt(index, cash_share=0.0).total) >= 2
        texts = [run.text.upper().replace("-", "").replace(" ", "") for run in page(index, in_cash, slip_share=1.0).runs]
        assert not any("KUNDENBELEG" in text for text in texts)


def test_amounts_may_have_full_stops():
    for index in range(COUNT):
        prices = [
            run.text[mark.start : mark.stop]
            for run in page(index, point_share=1.0).runs
            for mark in run.marks
            if mark.field in ("item_price", "total")
        ]
        assert all("." in price and "," not in price for price in prices)


def test_each_piece_has_a_row_and_the_sums_stay():
    scanned = component("trade", "scanned")
    split = 0
    for index in range(COUNT):
        whole, pieces = (trade(GERMANY, stream(7, index, "content")) for trade in (scanned.trade, scanned))
        assert imbalances(pieces) == []
        assert replace(pieces, items=whole.items) == whole
        assert sum(item.price for item in pieces.items) == sum(item.price for item in whole.items)
        assert not any(1000 < item.quantity_thousandths <= 8000 and not item.unit for item in pieces.items if item.price > 0)
        split += len(pieces.items) > len(whole.items)
    assert split > COUNT / 3
