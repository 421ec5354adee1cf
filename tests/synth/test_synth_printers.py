"""Printers: each one's quads are the extent of its ink, its document needs no print, and its settings are checked."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import yaml

import conf
from receipts.config import build
from receipts.geometry import Warp
from receipts.rng import stream
from synth import Renderer
from synth.layout.page import Page, Run
from synth.printing.fine import FINENESS, fine_document
from synth.printing.font import face
from synth.printing.impact import ImpactPrinter, red_rows
from synth.printing.pins import pin_face
from synth.printing.printer import fired
from synth.printing.typeset import typeset

# Families whose pages bear text and rules alone.
PLAIN = ("seed=21", "layouts.four_columns.weight=0")
RENDERER = Renderer.from_config(PLAIN)
SCHEMA = RENDERER.schema
PRINTERS = sorted(path.stem for path in (Path(conf.__path__[0]) / "printer").glob("*.yaml"))


# What falls on bare paper anywhere is no ink of a text.
CLEAN = {"thermal": {"warm_share": 0.0}, "laser": {"dust_range": [0.0, 0.0], "spot_share": 0.0}}


def config_of(name):
    return yaml.safe_load((Path(conf.__path__[0]) / f"printer/{name}.yaml").read_text(encoding="utf-8"))


def printer_of(name):
    return build({**config_of(name), **CLEAN.get(name, {})})


def pages(count):
    return [RENDERER._page(index)[2] for index in range(count)]


@pytest.mark.parametrize("name", PRINTERS)
def test_quads_lie_within_half_a_dot_of_the_ink(name):
    printer = printer_of(name)
    for index, page in enumerate(pages(6)):
        paper = printer.print(replace(page, rules=()), printer.draw(stream(4, index, "printing")), SCHEMA, "a")
        inked = np.pad(paper.darkness, 6) > 0
        boxes = paper.document.boxes
        assert (boxes >= 0).all()
        assert (boxes[:, 2:] <= paper.document.size).all()
        free = np.pad(paper.darkness, 6) > 25
        for left, top, right, bottom in boxes:
            # Ink that shows creeps by four dots, below by six, where a head that stays hot smears; a box without ink on
            # each side would be too large.
            rows, columns = slice(int(top) + 6, int(np.ceil(bottom)) + 6), slice(int(left) + 6, int(np.ceil(right)) + 6)
            box = inked[rows, columns]
            assert box[0].any()
            assert box[-1].any()
            assert box[:, 0].any()
            assert box[:, -1].any()
            free[rows.start - 4 : rows.stop + 6, columns.start - 4 : columns.stop + 4] = False
        assert not free.any()


@pytest.mark.parametrize("faces", [face, pin_face], ids=["outlines", "pins"])
def test_quads_are_the_extent_of_the_fine_dots(faces):
    for page in pages(12):
        text, document = fine_document(page, SCHEMA, "a", faces)
        dots = fired(replace(page, rules=()), text)
        left_over = dots.copy()
        for left, top, right, bottom in np.rint(document.boxes * FINENESS).astype(int).tolist():
            box = dots[top:bottom, left:right]
            assert box[0].any()
            assert box[-1].any()
            assert box[:, 0].any()
            assert box[:, -1].any()
            left_over[top:bottom, left:right] = 0
        assert not left_over.any()


@pytest.mark.parametrize("name", PRINTERS)
def test_the_document_needs_no_print_and_the_print_no_luck(name):
    printer = printer_of(name)
    for index, page in enumerate(pages(3)):
        drawn = printer.draw(stream(4, index, "printing"))
        one, two = (printer.print(page, drawn, SCHEMA, "a") for _ in range(2))
        alone = printer.document(page, drawn, SCHEMA, "a")
        assert np.array_equal(one.darkness, two.darkness)
        assert one.darkness.shape == alone.size[::-1]
        assert np.array_equal(one.document.quads, alone.quads)
        assert one.document.fields == alone.fields
        assert one.darkness.max() > 60


@pytest.mark.parametrize("name", PRINTERS)
def test_every_printer_prints_samples_of_the_same_words(name):
    other = Renderer.from_config([*PLAIN, f"printer={name}"])
    for index in range(3):
        one, two = other[index].document, RENDERER.document(index)
        assert " ".join(one.line_texts) == " ".join(two.line_texts)
        assert one.fields == two.fields


def test_pins_strike_lines_on_the_way_back_beside_the_others():
    page = Page(80.0, 40.0, tuple(Run("TOTAL 5.00", 5.0, at, 3.0, "vt323-400") for at in (10.0, 20.0, 30.0)))
    printer = ImpactPrinter(shift_mm_range=(0.25, 0.25), drop_mm_range=(0.125, 0.125))
    document = printer.document(page, printer.draw(stream(1, 0, "printing")), SCHEMA, "a")
    lines = document.line_boxes
    assert lines[1] - lines[0] == pytest.approx([2, 81, 2, 81])
    assert lines[2] - lines[0] == pytest.approx([0, 160, 0, 160])


def test_red_ink_marks_negative_amounts_alone_and_shows_in_colour():
    texts = ("FAX 05-2004 1180", "DISC -3.57", "FQ-212 4.10")
    page = Page(80.0, 40.0, tuple(Run(text, 5.0, 10.0 * (n + 1), 3.0, "vt323-400") for n, text in enumerate(texts)))
    rows = red_rows(page, "negative", 320)
    assert [bool(rows[round(80 * (n + 1)) - 8]) for n in range(3)] == [False, True, False]
    printer = ImpactPrinter(red_share=1.0)
    paper = printer.print(page, replace(printer.draw(stream(1, 0, "printing")), red="negative"), SCHEMA, "a")
    scene = Renderer.from_config(["scene.grey_share=0", "scene.bilevel_share=0", "scene.page_share=0"]).scene
    view = scene.draw(paper.document, stream(1, 0, "scene"))
    picture = scene.render(paper, view).astype(int)
    where = paper.document.warped(scene.warp(view)).line_boxes.astype(int)
    redness = [(picture[y:below, x:right, 0] - picture[y:below, x:right, 2]).mean() for x, y, right, below in where]
    assert redness[1] > max(redness[0], redness[2]) + 5


@pytest.mark.parametrize(
    ("name", "settings", "fault"),
    [
        ("impact", {"wear_range": [0.1, 1.5]}, "wear_range: got .* from 0 to 1"),
        ("impact", {"drop_mm_range": [0.0, 3.0]}, "drop_mm_range: got .* 0.5 mm"),
        ("laser", {"spread_dots_range": [0.0, 0.5]}, "spread_dots_range: got .* above 0"),
        ("laser", {"dust_range": [-1.0, 0.5]}, "dust_range: got .* 0 or above"),
        ("inkjet", {"satellite_range": [0.0, 2.0]}, "satellite_range: got .* from 0 to 1"),
        ("inkjet", {"bleed_dots_range": [0.3, 9.0]}, "bleed_dots_range: got .* up to 2"),
    ],
)
def test_impossible_settings_are_refused(name, settings, fault):
    with pytest.raises(ValueError, match=fault):
        build({**config_of(name), **settings})


def test_warps_of_fine_documents_are_thirds():
    page = pages(1)[0]
    text, document = fine_document(page, SCHEMA, "a")
    back = document.warped(Warp.scale(FINENESS, text.size))
    assert np.array_equal(np.rint(back.quads), text.document.quads)


@pytest.mark.parametrize("name", PRINTERS)
def test_a_logo_moves_the_rest_down_and_leaves_its_quads_on_the_ink(name):
    logos = Renderer.from_config([*PLAIN, "layouts.till_roll.logo_share=1", "layouts.windows_receipt.logo_share=1"])
    printer = printer_of(name)
    for index, page in enumerate(pages(3)):
        headed = logos._page(index)[2]
        (logo,) = headed.logos
        moved = headed.height_mm - page.height_mm
        assert min(run.baseline_mm - run.size_mm for run in headed.runs) > logo.y_mm + logo.height_mm
        assert max(abs(at) for figure in logo.figures for corner in figure.corners for at in corner) <= 1
        assert 0 <= logo.x_mm <= page.width_mm - logo.width_mm
        drawn = printer.draw(stream(4, index, "printing"))
        paper, plain = (printer.print(one, drawn, SCHEMA, "a") for one in (headed, page))
        if not getattr(drawn, "slips", ()):
            assert paper.document.quads == pytest.approx(plain.document.quads + np.array([0, moved * 8]), abs=1.01)
        assert paper.document.fields == plain.document.fields
        box = paper.darkness[round(logo.y_mm * 8) : round((logo.y_mm + logo.height_mm) * 8)]
        assert (box > 100).mean() > 0.005


def test_bars_turn_one_line_white_on_black_and_leave_its_quads():
    barred = Renderer.from_config([*PLAIN, "layouts.till_roll.bar_share=1", "layouts.windows_receipt.bar_share=1"])
    for index, page in enumerate(pages(20)):
        with_bar = barred._page(index)[2]
        (bar,) = with_bar.bars
        text = typeset(with_bar, SCHEMA, "a")
        before, after = (fired(replace(one, rules=()), text) for one in (page, with_bar))
        assert replace(with_bar, bars=()) == page
        top, bottom = round(bar.y_mm * 8), round((bar.y_mm + bar.height_mm) * 8)
        turned = before != after
        assert turned[top:bottom].any(axis=1).all()
        assert not turned[:top].any()
        assert not turned[bottom:].any()
        inside = [box for box in text.document.boxes.astype(int).tolist() if top <= box[1] and box[3] <= bottom]
        assert inside
        assert all((after[y:below, x:right] == 0).any(axis=0)[[0, -1]].all() for x, y, right, below in inside)
