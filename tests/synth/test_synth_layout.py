"""Layouts: everything stays on the paper, cells never run into one another, and each receipt says its total once."""

from itertools import pairwise

import numpy as np
import pytest

from receipts.rng import stream
from synth.content.countries.malaysia import Malaysia
from synth.content.restaurant import Restaurant
from synth.content.shop import Shop
from synth.layout.layout import Setting, Type, set_rows
from synth.layout.manner import titled
from synth.layout.page import Mark
from synth.layout.row import RIGHT, Piece, cell, cut, line, pair, wrapped
from synth.layout.till_roll import TillRoll
from synth.layout.windows_receipt import WindowsReceipt
from synth.printing.font import width_em

LOCALE = Malaysia()
LAYOUTS = (TillRoll(), TillRoll(narrow_share=1.0), WindowsReceipt())


def page(layout, index):
    receipt = (Shop(), Restaurant())[index % 2](LOCALE, stream(2, index, "content"))
    return layout(receipt, LOCALE, stream(2, index, "layout"))


def width_mm(run):
    return width_em(run.font, run.text) * run.size_mm * run.stretch


@pytest.mark.parametrize("layout", LAYOUTS, ids=["wide", "narrow", "windows"])
def test_runs_stay_on_the_paper_and_apart(layout):
    for index in range(150):
        made = page(layout, index)
        rows = {}
        for run in made.runs:
            assert run.text.strip()
            assert run.x_mm >= 0
            assert run.x_mm + width_mm(run) <= made.width_mm + 0.01
            assert run.size_mm * 0.5 < run.baseline_mm < made.height_mm
            rows.setdefault(run.baseline_mm, []).append(run)
        for runs in rows.values():
            for left, right in pairwise(runs):
                assert left.x_mm + width_mm(left) < right.x_mm


@pytest.mark.parametrize("layout", LAYOUTS, ids=["wide", "narrow", "windows"])
def test_each_field_begins_once(layout):
    for index in range(150):
        marks = [mark for run in page(layout, index).runs for mark in run.marks]
        for field in ("company", "date", "address", "total"):
            begun = sum(mark.begins for mark in marks if mark.field == field)
            assert begun == (1 if any(mark.field == field for mark in marks) else 0)
        assert {"company", "total"} <= {mark.field for mark in marks}


def test_till_rolls_stand_in_cells():
    for index in range(30):
        made = page(LAYOUTS[0], index)
        plain = min(run.size_mm for run in made.runs)
        runs = [run for run in made.runs if run.size_mm == plain]
        pitch = min(width_mm(run) / len(run.text) for run in runs)
        starts = np.array([run.x_mm for run in runs]) / pitch
        assert np.abs((starts - starts[0]) - np.rint(starts - starts[0])).max() < 1e-3


def setting(printable=40.0):
    types = dict.fromkeys(("", "bold", "wide", "tall", "big"), Type("inconsolata-400", 4.0))
    return Setting(50.0, 5.0, printable, 2.0, 4.0, 4.0, 4.0, types, 0.25, 1.0)


def test_cells_that_would_meet_go_on_below():
    made = set_rows([pair(cell("A" * 15), cell("B" * 10, edge=RIGHT, align=RIGHT))], setting())
    assert [run.text for run in made.runs] == ["A" * 15, "B" * 10]
    assert made.runs[0].baseline_mm < made.runs[1].baseline_mm


def test_a_field_broken_over_rows_begins_once_and_keeps_its_words():
    made = set_rows([line(Piece("ALPHA BETA GAMMA DELTA EPSILON", "company"))], setting())
    assert [run.text for run in made.runs] == ["ALPHA BETA GAMMA", "DELTA EPSILON"]
    assert [run.marks for run in made.runs] == [(Mark("company", 0, 16, True),), (Mark("company", 0, 13, False),)]


def test_wrapping_loses_no_words_and_keeps_to_the_room():
    def measure(text, emphasis):
        return len(text)

    text = "NO. 12, JALAN SS 2/64, 47300 PETALING JAYA"
    for room in range(8, 50):
        lines = wrapped(text, room, measure)
        assert " ".join(lines) == text
        assert max(map(len, lines)) <= room
    assert wrapped("ABCDEFGH", 3, measure) == ["ABC", "DEF", "GH"]
    assert cut("ABCDEFGH", 3, measure) == "ABC"


def test_titles_keep_every_letter():
    for text in ("RESTORAN AL-AMIN'S (M) SDN. BHD.", "'X' 5KG", "LOT 12, JALAN SS 2/3"):
        assert titled(text).upper() == text
        assert len(titled(text)) == len(text)
