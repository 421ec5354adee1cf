"""What a rendered receipt tells of itself: columns of items, characters, words, maps."""

from functools import cache

import pytest

from receipts.document import Span
from receipts.values import parse_money
from synth import Renderer

RENDERER = Renderer.from_config(["seed=21", "schema=rendered", "locales.united_kingdom.weight=4"])
INDICES = range(40)


@cache
def document(index):
    return RENDERER.document(index)


def spans_of(found, name):
    """The spans of one label, in order."""
    label = RENDERER.schema.label(name)
    starts = [at for at in range(len(found)) if found.labels[at] == label and found.begins[at]]
    spans = []
    for start in starts:
        stop = start + 1
        while stop < len(found) and found.labels[stop] == label and not found.begins[stop] and stop not in starts:
            stop += 1
        spans.append(Span(start, stop))
    return spans


@pytest.mark.parametrize("index", INDICES)
def test_the_columns_of_items_say_what_was_sold(index):
    found, receipt = document(index), RENDERER.receipt(index)
    prices = spans_of(found, "item_price")
    assert [found.group[span.start] for span in prices] == list(range(len(receipt.items)))
    for span, item in zip(prices, receipt.items, strict=True):
        assert parse_money(found.span_text(span)) == item.price
    for span in spans_of(found, "item_unit_price"):
        assert parse_money(found.span_text(span)) == receipt.items[found.group[span.start]].unit_price
    for span in spans_of(found, "item_quantity"):
        assert float(found.span_text(span)) * 1000 == receipt.items[found.group[span.start]].quantity_thousandths
    for span in spans_of(found, "item_code"):
        assert found.span_text(span).casefold() == receipt.items[found.group[span.start]].code.casefold()
    names = {int(found.group[span.start]): found.span_text(span) for span in spans_of(found, "item_name")}
    for group, name in names.items():
        printed = "".join(name.casefold().split())
        assert "".join(receipt.items[group].name.casefold().split()).startswith(printed)


def test_sums_and_payments_are_told_apart():
    told = {"subtotal": 0, "tax": 0, "payment": 0, "change": 0, "time": 0, "receipt_number": 0}
    for index in INDICES:
        found, receipt = document(index), RENDERER.receipt(index)
        assert set(found.fields).isdisjoint(name for name, field in RENDERER.schema.fields.items() if field.repeated)
        for name in told:
            told[name] += name in found.fields
        for name, value in (("subtotal", receipt.subtotal), ("total", receipt.total), ("change", receipt.change)):
            if name in found.fields:
                assert parse_money(found.fields[name]) == value
        if "receipt_number" in found.fields:
            assert found.fields["receipt_number"] == receipt.number
    assert min(told.values()) >= 5


def test_the_text_and_places_do_not_depend_on_what_is_labeled():
    plain = Renderer.from_config(["seed=21", "locales.united_kingdom.weight=4"])
    for index in range(10):
        assert plain.document(index).line_texts == document(index).line_texts
        assert (plain.document(index).quads == document(index).quads).all()
