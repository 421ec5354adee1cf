"""Sheets: text stays inside its column, off rules and other text; rules meet; fields read back; what has no room is told."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import yaml

import conf
from receipts.config import build
from receipts.content import Item
from receipts.rng import stream
from receipts.values import parse_date, parse_money
from synth.layout.block import TooNarrow
from synth.layout.row import RIGHT, Piece, cell
from synth.layout.sheet import Face, face_setting
from synth.layout.table import Column, Entry, Ruling, fitted, table
from synth.printing.font import face
from synth.printing.typeset import typeset

NAMES = ("a4_invoice", "a5_invoice", "boxed_receipt", "hotel_folio", "pharmacy_label", "statement")
LOCALES = ("malaysia", "united_kingdom", "germany", "united_states")
TRADES = ("grocery", "restaurant", "hotel", "service", "pharmacy", "mistaken", "electronics")
# Fine dots a mm, at which ink is compared with rules.
FINE = 24.0


def built(group, name):
    return build(yaml.safe_load((Path(conf.__path__[0]) / group / f"{name}.yaml").read_text(encoding="utf-8")))


LAYOUTS = {name: built("layout", name) for name in NAMES}
COUNTRIES = {name: built("locale", name) for name in LOCALES}
SHOPS = {name: built("trade", name) for name in TRADES}
SCHEMA = built("schema", "rendered")


def receipt_of(index):
    locale = LOCALES[index % len(LOCALES)]
    return locale, SHOPS[TRADES[index % len(TRADES)]](COUNTRIES[locale], stream(3, index, "content"))


def pages(name, count):
    for index in range(count):
        locale, receipt = receipt_of(index)
        yield receipt, LAYOUTS[name](receipt, COUNTRIES[locale], stream(3, index, f"layout/{name}"))


def rule_boxes(page):
    """Left, top, right, bottom of every rule in fine dots, as printers fill them."""
    found = []
    for rule in page.rules:
        left, right = round(rule.x_mm * FINE), round((rule.x_mm + rule.width_mm) * FINE)
        top = round(rule.y_mm * FINE)
        found.append((left, top, right, top + max(round(rule.height_mm * FINE), 1)))
    return np.array(found).reshape(-1, 4)


def overlaps(one, two):
    """bool (n, m): which boxes of the one share ink with which of the other."""
    a, b = one[:, None], two[None]
    return (a[..., 0] < b[..., 2]) & (b[..., 0] < a[..., 2]) & (a[..., 1] < b[..., 3]) & (b[..., 1] < a[..., 3])


@pytest.mark.parametrize("name", NAMES)
def test_text_keeps_off_rules_and_off_other_text(name):
    for _, page in pages(name, 28):
        document = typeset(page, SCHEMA, "x", fineness=3).document
        words = np.concatenate([document.quads[:, 0], document.quads[:, 2]], axis=1)
        assert not overlaps(words, rule_boxes(page)).any()
        assert not (overlaps(words, words) & ~np.eye(len(words), dtype=bool)).any()


@pytest.mark.parametrize("name", NAMES)
def test_rules_that_stand_end_in_rules_that_lie(name):
    num_standing = 0
    for _, page in pages(name, 28):
        boxes = rule_boxes(page)
        stand = (boxes[:, 3] - boxes[:, 1]) > (boxes[:, 2] - boxes[:, 0])
        lying, standing = boxes[~stand], boxes[stand]
        num_standing += len(standing)
        for end in (standing[:, 1], standing[:, 3] - 1):
            ends = np.stack([standing[:, 0], end, standing[:, 2], end + 1], axis=1)
            inside = (lying[None, :, 0] <= ends[:, None, 0]) & (lying[None, :, 2] >= ends[:, None, 2])
            assert (overlaps(ends, lying) & inside).any(axis=1).all()
    assert num_standing > 20 or name == "statement"


@pytest.mark.parametrize("name", NAMES)
def test_fields_read_back_from_sheets(name):
    for index, (receipt, page) in enumerate(pages(name, 56)):
        fields = typeset(page, SCHEMA, "x").document.fields
        folding = str.maketrans(dict(COUNTRIES[LOCALES[index % len(LOCALES)]].folding))
        for field, said in (("company", receipt.merchant), ("address", " ".join(receipt.address))):
            assert fields[field].translate(folding).upper().split() == said.translate(folding).upper().split()
        assert parse_money(fields["total"]) == receipt.total
        if "date" in fields and receipt.locale != "en_US":  # months come first there
            assert parse_date(fields["date"]) == receipt.when.date()
        begun = [mark.field for run in page.runs for mark in run.marks if mark.begins]
        assert all(begun.count(field) == 1 for field in ("company", "address", "total"))


@pytest.mark.parametrize("name", NAMES)
def test_every_item_has_its_row_with_its_price(name):
    for receipt, page in pages(name, 28):
        rows = {}
        for run in page.runs:
            for mark in run.marks:
                if mark.field == "item_price":
                    rows[run.item] = parse_money(run.text[mark.start : mark.stop])
        assert rows == {number: item.price for number, item in enumerate(receipt.items) if number >= min(rows)}
        assert min(rows) == 0 or name == "a5_invoice"


@pytest.mark.parametrize("name", ["a4_invoice", "a5_invoice", "hotel_folio", "statement"])
def test_what_a_sheet_has_no_room_for_is_brought_forward(name):
    locale, receipt = receipt_of(1)
    items = tuple(Item(f"BOLT M{number}", 1000, 100 + number, 100 + number) for number in range(150))
    total = sum(item.price for item in items)
    long = replace(receipt, items=items, discount=0, service_charge=0, taxes=(), tip=0, rounding=0, total=total)
    page = LAYOUTS[name](long, COUNTRIES[locale], stream(3, 0, "layout"))
    shown = sorted({run.item for run in page.runs} - {-1})
    assert shown == list(range(shown[0], 150))
    assert 10 < len(shown) < 150
    before = sum(item.price for item in items[: shown[0]])
    texts = {run.text.replace(",", "") for run in page.runs if run.item == -1}
    assert f"{before / 100:.2f}" in {text.lstrip("RM$£ ") for text in texts}
    assert page.height_mm == LAYOUTS[name](receipt, COUNTRIES[locale], stream(3, 0, "layout")).height_mm


@pytest.mark.parametrize("name", ["laser", "inkjet", "impact"])
def test_the_number_of_a_cash_bill_is_printed_red(name):
    printer, layout = built("printer", name), replace(LAYOUTS["a5_invoice"], red_share=1.0)
    locale, receipt = receipt_of(2)
    page = layout(receipt, COUNTRIES[locale], stream(3, 7, "layout"))
    drawn = replace(printer.draw(stream(3, 0, "printing")), **({"red": ""} if name == "impact" else {}))
    made = printer.print(page, drawn, SCHEMA, "x")
    found = made.document.labels == SCHEMA.label("receipt_number")
    assert found.any()
    for left, top, right, bottom in made.document.boxes.round().astype(int):
        inside = (made.red[top:bottom, left:right] > 0).mean()
        assert inside in (0.0, 1.0)
    (area,) = page.reds
    assert made.red.sum() == 255 * round(area.width_mm * 8) * round(area.height_mm * 8)


def test_cells_wrap_inside_their_columns():
    setting = face_setting(Face("arimo-400", 3.0, 1.3, 1.4, 0.25))
    ruling = Ruling("grid", "grey", 0.2, 1.0, 0.5, 0.25)
    columns = (Column("name", "Description of goods", wraps=True), Column("amount", "Amount", RIGHT))
    name = "INSULATED COPPER CABLE WITH TWO CORES, 2.5 MM, ON A DRUM OF A HUNDRED METRES"
    for width_mm in (45.0, 60.0, 90.0, 150.0):
        entries = [Entry({"name": (cell(Piece(name, "item_name")),), "amount": (cell("1,234.50"),)}, 0)]
        widths = fitted(columns, entries, setting, ruling, width_mm)
        assert sum(widths.values()) == pytest.approx(width_mm)
        block = table(widths, entries, setting, ruling)
        edge = widths[columns[0]]
        named = [run for run in block.runs if any(mark.field == "item_name" for mark in run.marks)]
        assert " ".join(run.text for run in named) == name
        assert [mark.begins for run in named for mark in run.marks] == [True] + [False] * (len(named) - 1)
        for run in block.runs:
            column = face(run.font, round(run.size_mm * 8), run.stretch)
            wide = sum(column.advance[column.codes(run.text)]) / 8
            left, right = (0.0, edge) if run.x_mm < edge else (edge, width_mm)
            assert left + ruling.side_mm - 0.2 <= run.x_mm
            assert run.x_mm + wide <= right - ruling.side_mm + 0.2
            assert run.baseline_mm < block.height_mm - ruling.rule_mm


def test_columns_that_a_table_can_spare_give_way():
    setting = face_setting(Face("arimo-400", 3.0, 1.3, 1.4, 0.25))
    ruling = Ruling("grid", "plain", 0.0, 1.0, 0.5, 0.25)
    columns = (Column("code", "Code", spare=2), Column("unit", "Unit", spare=3), Column("name", "Name", wraps=True))
    entries = [Entry({name: (cell("ABCDEFGHIJ"),) for name in ("code", "unit", "name")})]
    assert [len(fitted(columns, entries, setting, ruling, width)) for width in (90.0, 60.0, 30.0)] == [3, 2, 1]
    with pytest.raises(TooNarrow, match=r"a table of name needs .* mm, and has 15\.0 mm"):
        fitted(columns, entries, setting, ruling, 15.0)


@pytest.mark.parametrize("name", ["a5_invoice", "pharmacy_label", "boxed_receipt"])
def test_a_sheet_too_narrow_for_its_text_is_refused_in_a_line(name):
    layout = replace(LAYOUTS[name], size_mm_range=(11.0, 11.0))
    locale, receipt = receipt_of(0)
    with pytest.raises(ValueError, match=r"^layout: .*take wider paper or a smaller size_mm_range$|take a larger sheet"):
        layout(receipt, COUNTRIES[locale], stream(3, 0, "layout"))


def test_settings_of_sheets_are_checked():
    with pytest.raises(ValueError, match="there is no arimo-40; did you mean arimo-400"):
        replace(LAYOUTS["a4_invoice"], fonts={"arimo-40": 1.0})
    with pytest.raises(ValueError, match=r"width_mm_range: .* 79 mm wide at most"):
        replace(LAYOUTS["boxed_receipt"], width_mm_range=(70.0, 90.0))
    with pytest.raises(ValueError, match=r"shade_range: .* from 0 to 0\.5"):
        replace(LAYOUTS["boxed_receipt"], shade_range=(0.1, 0.9))
    for name, setting, told in (
        ("a4_invoice", {"frames": {"gird": 1.0}}, "frames: there is no gird; did you mean grid"),
        ("hotel_folio", {"heads": {"gray": 1.0}}, "heads: there is no gray; did you mean grey"),
        ("a5_invoice", {"size_mm_range": (0.5, 3.0)}, "size_mm_range: .* from an em of 1.2 mm on"),
        ("pharmacy_label", {"pitch_range": (0.6, 1.2)}, "pitch_range: .* closer than 1 em touch"),
        ("a4_invoice", {"margin_mm_range": (10.0, 90.0)}, "margin_mm: got 90; margins are 0 to 37 mm wide"),
    ):
        with pytest.raises(ValueError, match=told):
            replace(LAYOUTS[name], **setting)
    with pytest.raises(ValueError, match=r"side_share_range: .* takes 0\.1 to 0\.45"):
        replace(LAYOUTS["statement"], side_share_range=(0.3, 0.6))
