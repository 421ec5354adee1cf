"""What a rendered receipt tells of itself: columns of items, characters, words, maps."""

from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest

import conf
from receipts.document import Span
from receipts.geometry import quad_boxes
from receipts.rng import stream
from receipts.sample import Sample
from receipts.values import parse_money
from synth import Renderer
from synth.printing.characters import character_ids, characters_of

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


PRINTERS = sorted(path.stem for path in (Path(conf.__path__[0]) / "printer").glob("*.yaml"))


@pytest.mark.parametrize("printer", PRINTERS)
def test_quads_of_characters_are_the_extent_of_their_own_ink(printer):
    renderer = Renderer.from_config(
        ["seed=5", f"printer={printer}", *(["printer.slip_share=1"] if printer == "thermal" else [])]
    )
    for index in range(3):
        paper = renderer.printer.print(
            renderer._page(index)[2], renderer.printer.draw(stream(5, index, "printing")), renderer.schema, "a"
        )
        found, ids = characters_of(paper), character_ids(paper)
        assert "".join(found.texts) == "".join(paper.document.texts)
        assert ids.shape == paper.darkness.shape
        for number, box in enumerate(quad_boxes(found.quads), 1):
            rows, columns = np.flatnonzero((ids == number).any(axis=1)), np.flatnonzero((ids == number).any(axis=0))
            ink = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
            assert np.abs(np.array(ink) - box).max() < (1.0 if printer != "thermal" else 1e-6)


@pytest.mark.parametrize("index", range(4))
def test_words_are_parted_by_blanks_and_hold_their_characters(index):
    sample = RENDERER[index]
    found, told = sample.characters, sample.document
    assert list(found.word_texts) == [word for line in told.line_texts for word in line.split()]
    boxes, words = quad_boxes(found.quads), quad_boxes(found.word_quads)
    tokens = quad_boxes(told.quads)
    for number in range(len(words)):
        own = tokens[found.word == number]
        assert words[number, :2] == pytest.approx(own[:, :2].min(axis=0), abs=1.5)
    inside = words[found.word[found.token]]
    assert (boxes[:, :2] > inside[:, :2] - 1.5).all()
    assert (boxes[:, 2:] < inside[:, 2:] + 1.5).all()


@pytest.mark.slow
def test_maps_agree_with_one_another_and_with_the_quads():
    sample = RENDERER[2]
    maps = sample.maps(["characters", "words", "uv"])
    found, (width, height) = sample.characters, sample.document.size
    assert maps["characters"].shape == maps["words"].shape == maps["uv"].shape[:2] == (height, width)
    inked = maps["characters"] > 0
    assert (maps["words"][inked] - 1 == found.word[found.token[maps["characters"][inked] - 1]]).all()
    assert not maps["words"][~inked].any()
    assert not np.isnan(maps["uv"][inked]).any()
    boxes = quad_boxes(found.quads)
    for number in np.unique(maps["characters"])[1:]:
        rows, columns = np.nonzero(maps["characters"] == number)
        left, top, right, bottom = boxes[number - 1]
        assert columns.min() + 0.5 >= left - 1e-3
        assert columns.max() + 0.5 <= right + 1e-3
        assert rows.min() + 0.5 >= top - 1e-3
        assert rows.max() + 0.5 <= bottom + 1e-3


def test_the_uv_map_takes_pixels_back_to_the_print():
    sample = RENDERER[3]
    uv = sample.maps(["uv"])["uv"]
    view = RENDERER.scene.draw(RENDERER.printer.document(*printed(3)), stream(21, 3, "scene"))
    warp = RENDERER.scene.warp(view)
    size = RENDERER.printer.document(*printed(3)).size
    rows, columns = np.nonzero(~np.isnan(uv[..., 0]))
    chosen = slice(None, None, 997)
    back = warp.points(uv[rows[chosen], columns[chosen]].astype(np.float64) * size)
    assert np.abs(back - np.stack([columns[chosen], rows[chosen]], axis=1) - 0.5).max() < 0.005


def printed(index):
    """What the printer takes to print a sample."""
    return RENDERER._page(index)[2], RENDERER.printer.draw(stream(21, index, "printing")), RENDERER.schema, "a"


def test_an_unknown_map_is_refused_with_the_nearest_name():
    with pytest.raises(ValueError, match="did you mean characters"):
        RENDERER[0].maps(["charakters"])
    with pytest.raises(ValueError, match="no maps are known"):
        Sample(np.zeros((2, 2, 3), np.uint8), document(0)).maps(["uv"])


@pytest.mark.parametrize("index", range(3))
def test_masks_of_marks_lie_where_the_picture_changed(index):
    marked, bare = (
        Renderer.from_config(["seed=21", f"marks.pen.share={share}", "marks.torn.share=0"])[index] for share in (1, 0)
    )
    mask = marked.maps(["mark_pen"])["mark_pen"]
    assert not bare.maps(["mark_pen"])["mark_pen"].any()
    changed = (marked.image.astype(int) - bare.image).max(axis=2) != 0
    near = cv2.dilate(mask, np.ones((49, 49), np.uint8)) > 0  # optics and blocks of JPEG carry a stroke so far
    assert not changed[~near].any()
    assert np.abs(marked.image.astype(int) - bare.image)[mask > 0].mean() > 20


def test_ink_and_paper_are_told_before_anything_fades():
    sample = Renderer.from_config(["seed=21", "printer.darkness_range=[0.3,0.3]", "marks.torn.share=1"])[0]
    maps = sample.maps(["ink", "paper", "characters", "uv"])
    inked = (maps["characters"] > 0) & (maps["paper"] > 0)
    assert maps["ink"][inked].mean() > 128
    assert not maps["paper"][np.isnan(maps["uv"][..., 0])].any()
    assert 0.5 < (maps["paper"] > 0)[~np.isnan(maps["uv"][..., 0])].mean() < 1


def test_what_can_be_seen_and_read_is_told_with_the_picture():
    faint = Renderer.from_config(["seed=21", "printer.darkness_range=[0.08,0.1]", "marks.torn.share=0"])[0]
    sample = RENDERER[0]
    told, words = sample.document, sample.characters
    assert RENDERER.document(0).visibility is RENDERER.document(0).legible is None
    assert told.visibility.shape == told.legible.shape == (len(told),)
    assert words.word_visibility.shape == words.word_legible.shape == (len(words.word_texts),)
    assert told.legible.mean() > 0.9
    assert not faint.document.legible.any()
    assert (faint.document.visibility == 1).mean() > 0.5
    whole = words.word_visibility == 1
    assert (told.visibility[whole[words.word]] == 1).all()
