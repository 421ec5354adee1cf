"""Families of layouts with every trade: nothing meets or leaves the paper, fields read back, what does not fit is refused."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import yaml

import conf
from receipts.config import build, compose
from receipts.rng import stream
from synth.layout.cells import FONTS, cell_setting, set_apart
from synth.layout.columns import Style, item_columns
from synth.layout.direction import as_read
from synth.layout.layout import set_rows
from synth.layout.manner import draw_manner
from synth.layout.row import line
from synth.printing.font import width_em
from synth.printing.printer import code_box
from synth.printing.typeset import typeset

SCHEMA = build(compose("synth", ["schema=rendered"])["schema"])


def components(group):
    files = sorted((Path(conf.__path__[0]) / group).glob("*.yaml"))
    return {path.stem: build(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in files}


LAYOUTS, TRADES, LOCALES = components("layout"), components("trade"), components("locale")
# The families that stand in cells and see to it that no line reaches into the next.
CELLS = [name for name, one in LAYOUTS.items() if hasattr(one, "cell_dots_range")]
COUNTRIES = ["malaysia", "germany", "indonesia", "france", "united_states", "japan", "israel"]
CASES = [(trade, COUNTRIES[number % 7], number) for number, trade in enumerate([*TRADES] * 3)]


@cache
def made(layout, trade, country, index):
    locale = LOCALES[country]
    receipt = TRADES[trade](locale, stream(6, index, f"content/{country}/{trade}"))
    page = as_read(LAYOUTS[layout](receipt, locale, stream(6, index, f"layout/{layout}")), locale)
    return receipt, page, typeset(page, SCHEMA, "a").document


def word_boxes(document, right_to_left=False):
    """int (w, 4): the ink of each run of tokens without a blank between; of each token on a page that is read to the left.

    There a colon stands at the other side of the label that it ends, and a word has no box of its own.
    """
    words = []
    for at, (line_number, offset) in enumerate(zip(document.line, document.offsets, strict=True)):
        follows = at and line_number == document.line[at - 1]
        if follows and not right_to_left and offset == document.offsets[at - 1] + len(document.texts[at - 1]):
            words[-1].append(at)
        else:
            words.append([at])
    boxes = document.boxes
    return np.array([[*boxes[one, :2].min(axis=0), *boxes[one, 2:].max(axis=0)] for one in words])


def overlapping(boxes):
    """Pairs of boxes that share ink's room."""
    left, top, right, bottom = boxes.T
    meet = (left[:, None] < right) & (left < right[:, None]) & (top[:, None] < bottom) & (top < bottom[:, None])
    return np.argwhere(np.triu(meet, 1))


def text_of(page, field):
    """What a page states of a field, its parts joined by a blank, and how often it begins to."""
    found = [(run.text[mark.start : mark.stop], mark.begins) for run in page.runs for mark in run.marks if mark.field == field]
    return " ".join(text for text, _ in found), sum(begins for _, begins in found)


def plain(text, locale):
    """The text as a till without special letters prints it, in one case."""
    return "".join(text.translate(str.maketrans(dict(locale.folding))).casefold().split())


@pytest.mark.parametrize("layout", CELLS)
def test_words_stay_apart_and_on_the_paper(layout):
    for trade, country, index in CASES:
        _, page, document = made(layout, trade, country, index)
        boxes = word_boxes(document, page.right_to_left)
        assert overlapping(boxes).tolist() == []
        assert (boxes[:, :2] >= 0).all()
        assert (boxes[:, 2:] <= document.size).all()
        for box in (*page.rules, *page.bars, *page.logos):
            assert box.x_mm >= 0
            assert box.y_mm >= 0
            assert box.x_mm + box.width_mm <= page.width_mm
            assert box.y_mm + box.height_mm <= page.height_mm
        for code in page.codes:
            left, top, right, bottom = code_box(code)
            assert left >= 0
            assert top > boxes[boxes[:, 3] < bottom, 3].max()
            assert right <= document.size[0]
            assert bottom <= document.size[1]


@pytest.mark.parametrize("texts", [("Çgjy", "ÅÉÑ"), ("Ägy 合計", "合計 ÉÖ"), ("קופה", "לקוח")])
def test_lines_of_any_script_make_room_for_one_another(texts):
    for index in range(8):
        tight = {"fonts": FONTS, "tallness_range": (1.4, 2.0), "pitch_range": (1.0, 1.05)}
        setting = cell_setting(58, 12, 32, stream(3, index, "setting"), **tight)
        rows = [line(text, emphasis=emphasis) for emphasis in ("", "big", "tall", "") for text in texts]
        together, apart = (typeset(one(rows, setting), SCHEMA, "a").document for one in (set_rows, set_apart))
        assert len(overlapping(word_boxes(together))) > 0
        assert len(overlapping(word_boxes(apart))) == 0


@pytest.mark.parametrize("layout", CELLS)
def test_plain_text_stands_in_cells(layout):
    for trade, country, index in CASES[::4]:
        _, page, _ = made(layout, trade, country, index)
        signs = {code.content for code in page.codes}
        size = min(run.size_mm for run in page.runs)
        runs = [run for run in page.runs if run.size_mm == size and run.text not in signs]
        pitch = min(width_em(run.font, "0") * run.size_mm * run.stretch for run in runs)
        starts = np.array([run.x_mm for run in runs]) / pitch
        assert np.abs((starts - starts[0]) - np.rint(starts - starts[0])).max() < 1e-3


@pytest.mark.parametrize("layout", LAYOUTS)
def test_company_date_address_and_total_read_back_once(layout):
    dated = 0
    for trade, country, index in CASES:
        receipt, page, _ = made(layout, trade, country, index)
        locale = LOCALES[country]
        company, once = text_of(page, "company")
        assert (plain(company, locale), once) == (plain(receipt.merchant, locale), 1)
        total, once = text_of(page, "total")
        assert (int(re.sub(r"\D", "", total)), once) == (receipt.total, 1)
        address, once = text_of(page, "address")
        assert (plain(address, locale), once) in ((plain("".join(receipt.address), locale), 1), ("", 0))
        date, once = text_of(page, "date")
        forms = {plain(locale.written(receipt.when, form), locale) for form in locale.date_formats()}
        assert once == bool(date)
        assert not date or plain(date, locale) in forms
        dated += once
    assert dated > 0.85 * len(CASES)


@pytest.mark.parametrize("layout", ["kiosk_ticket", "parking_ticket", "two_columns"])
def test_a_bar_holds_its_own_line_and_no_other(layout):
    share = "bar_share" if layout == "two_columns" else "inverse_share"
    bars = 0
    for trade, country, index in CASES[::2]:
        receipt = made(layout, trade, country, index)[0]
        page = replace(LAYOUTS[layout], **{share: 1.0})(receipt, LOCALES[country], stream(6, index, "layout"))
        words = word_boxes(typeset(page, SCHEMA, "a").document)
        for bar in page.bars:
            top, bottom = bar.y_mm * 8, (bar.y_mm + bar.height_mm) * 8
            meets = words[(words[:, 1] < bottom) & (words[:, 3] > top)]
            assert len(meets) > 0
            if layout != "two_columns":  # its bars come after all is set, over the line and not between lines
                assert (meets[:, 1] >= top).all()
                assert (meets[:, 3] <= bottom).all()
        bars += len(page.bars)
    assert bars > 10


def test_checks_suggest_shares_of_the_bill():
    layout = replace(LAYOUTS["restaurant_check"], gratuity_share=1.0, gratuities_percent=(10, 25))
    suggested = 0
    for index in range(40):
        country = ("united_states", "japan")[index % 2]
        receipt = TRADES["restaurant"](LOCALES[country], stream(6, index, "content"))
        runs = [run.text for run in layout(receipt, LOCALES[country], stream(6, index, "layout")).runs]
        told = " ".join(runs)
        shares = re.findall(r"(10|25)%(?: =| is|:|=)? ?\$? ?([\d,]+\.\d\d)", told)
        amounts = [int(re.sub(r"\D", "", amount)) for percent, amount in shares if percent == "10"]
        if country == "united_states" and not receipt.tip and not receipt.service_charge:
            bases = (receipt.total, receipt.subtotal - receipt.discount)
            assert set(amounts) & {(base * 10 + 50) // 100 for base in bases}
            suggested += 1
        assert country != "japan" or "Tip" not in told
    assert suggested > 10


@pytest.mark.parametrize("layout", CELLS)
def test_every_item_is_told_with_its_amount(layout):
    for trade, country, index in CASES:
        receipt, page, document = made(layout, trade, country, index)
        found = [
            (run.item, int(re.sub(r"\D", "", run.text[mark.start : mark.stop])))
            for run in page.runs
            for mark in run.marks
            if mark.field == "item_price"
        ]
        expected = [(number, abs(item.price)) for number, item in enumerate(receipt.items)]
        assert sorted(found) == expected or (layout == "card_slip" and not found)
        if found:
            assert set(document.group.tolist()) - {-1} == set(range(len(receipt.items)))
            names = {run.item for run in page.runs for mark in run.marks if mark.field == "item_name" and mark.begins}
            assert names == set(range(len(receipt.items)))


@pytest.mark.parametrize("layout", CELLS)
def test_a_family_repeats_what_it_drew(layout):
    receipt, page, _ = made(layout, *CASES[0])
    _, country, index = CASES[0]
    again = LAYOUTS[layout](receipt, LOCALES[country], stream(6, index, f"layout/{layout}"))
    assert as_read(again, LOCALES[country]) == page


@pytest.mark.parametrize("layout", CELLS)
def test_a_layout_too_narrow_for_its_text_is_refused(layout):
    receipt = replace(made(layout, *CASES[0])[0], merchant="WHOLESALERS OF CHRYSANTHEMUMS")
    with pytest.raises(ValueError, match=r"^layout: too narrow for its text: .* columns of .*; choose wider paper[^\n]*$"):
        replace(LAYOUTS[layout], cell_dots_range=(60, 60))(receipt, LOCALES["malaysia"], stream(6, 0, "layout"))


@pytest.mark.parametrize("layout", CELLS)
def test_cells_too_small_to_be_read_are_refused(layout):
    with pytest.raises(ValueError, match=r"cell_dots_range: got \(3, 9\); a cell is 6 dots wide at least"):
        replace(LAYOUTS[layout], cell_dots_range=(3, 9))


def columns_of(order, num_columns, **style):
    locale = LOCALES["malaysia"]
    receipt = TRADES["hardware"](locale, stream(6, 1, "content"))
    manner = draw_manner(receipt, locale, stream(6, 1, "layout"))
    rows = item_columns(receipt, manner, lambda text, _: len(text) / num_columns, Style(order, **style), stream(6, 1, "items"))
    return receipt, [row for row in rows if row.item >= 0]


def test_numbers_give_way_to_names_before_they_are_refused():
    order = ("name", "quantity", "unit_price", "amount")
    fields = []
    for num_columns in (60, 24):
        _, rows = columns_of(order, num_columns)
        fields.append({mark.field: one.edge for row in rows for one in row.cells for mark in one.marks})
        assert {"item_name", "item_quantity", "item_unit_price", "item_price"} <= set(fields[-1])
    assert fields[0]["item_unit_price"] > fields[0]["item_quantity"]
    assert fields[1]["item_unit_price"] < fields[1]["item_quantity"]  # under the name
    with pytest.raises(ValueError, match=r"too narrow for its text: of 11 columns .* names, which need 6"):
        columns_of(order, 11)


def test_names_wrap_inside_their_own_column():
    receipt, rows = columns_of(("quantity", "name", "amount"), 30)
    for number, item in enumerate(receipt.items):
        cells = [one for row in rows if row.item == number for one in row.cells if one.marks[0].field == "item_name"]
        assert "".join("".join(one.text for one in cells).split()).casefold() == "".join(item.name.split()).casefold()
        assert len({one.edge for one in cells}) == 1


def test_quantity_times_price_stands_over_or_under_the_name():
    for times, place in (("above", 0), ("below", -1)):
        _, rows = columns_of(("name", "amount"), 40, times=times, single=True)
        first = [row for row in rows if row.item == 0]
        assert "item_quantity" in {mark.field for one in first[place].cells for mark in one.marks}
