"""Print and truth: every token's quad is the extent of its fired dots."""

from dataclasses import replace

import numpy as np
import pytest

from receipts.config import build, compose
from receipts.document import Document, token_offsets
from receipts.rng import stream
from synth import Renderer
from synth.layout.page import Mark, Page, Run
from synth.printing.font import face, font_names
from synth.printing.printer import Slip, fired, row_sources, slipped
from synth.printing.typeset import LINE_GAP, typeset

# Families whose pages bear text and rules alone.
RENDERER = Renderer.from_config(["seed=21", "layouts.four_columns.weight=0"])
SCHEMA = RENDERER.schema


def pages(count):
    return [RENDERER._page(index)[2] for index in range(count)]


def page_of(*runs):
    return Page(80.0, 40.0, runs)


def test_quads_are_the_extent_of_the_fired_dots():
    for page in pages(50):
        text = typeset(page, SCHEMA, "a")
        dots = fired(replace(page, rules=()), text)
        left_over = dots.copy()
        for left, top, right, bottom in text.document.boxes.astype(int).tolist():
            box = dots[top:bottom, left:right]
            assert box[0].any()
            assert box[-1].any()
            assert box[:, 0].any()
            assert box[:, -1].any()
            left_over[top:bottom, left:right] = 0
        assert not left_over.any()


def test_tokens_are_those_of_the_line_texts():
    for page in pages(50):
        document = typeset(page, SCHEMA, "a").document
        again = Document.from_lines("a", document.line_texts, np.zeros((len(document.line_texts), 8)), size=(9, 9))
        assert document.texts == again.texts
        assert document.offsets.tolist() == again.offsets.tolist()
        assert document.line.tolist() == again.line.tolist()


def test_line_quads_hold_their_tokens_and_no_more():
    for page in pages(20):
        document = typeset(page, SCHEMA, "a").document
        for line, span in enumerate(document.line_spans):
            boxes = document.boxes[span.start : span.stop]
            assert document.line_boxes[line].tolist() == [*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)]


def test_lines_break_at_wide_gaps_only():
    font = face("vt323-400", 32, 1.0)
    near, far = (10.0 + (font.advance[ord("A")] + gap * font.height) / 8 for gap in (LINE_GAP * 0.5, LINE_GAP * 2))
    for x_mm, lines in ((near, ("A B",)), (far, ("A", "B"))):
        page = page_of(Run("A", 10.0, 20.0, 4.0, "vt323-400"), Run("B", x_mm, 20.0, 4.0, "vt323-400"))
        assert typeset(page, SCHEMA, "a").document.line_texts == lines


def test_marks_label_whole_tokens():
    run = Run("DATE:14/03/2018 18:22", 5.0, 20.0, 3.0, "arimo-400", marks=(Mark("date", 5, 15),), item=3)
    document = typeset(page_of(run), SCHEMA, "a").document
    assert document.fields == {"date": "14/03/2018"}
    assert document.labels.tolist() == [0, 0, 2, 2, 2, 2, 2, 0, 0, 0]
    assert document.begins.tolist() == [False, False, True] + [False] * 7
    assert set(document.group.tolist()) == {3}


def test_marks_never_cut_a_token():
    for page in pages(100):
        for run in page.runs:
            starts = {at for at, _ in token_offsets(run.text)}
            stops = {at for _, at in token_offsets(run.text)}
            assert all(mark.start in starts and mark.stop in stops for mark in run.marks)


def test_slipped_paper_takes_the_document_along():
    page = pages(1)[0]
    text = typeset(page, SCHEMA, "a")
    slips = (Slip(0.3, 2), Slip(0.7, 1))
    dots = fired(replace(page, rules=()), text)[row_sources(text.size[1], slips)]
    document = slipped(text.document, slips)
    assert document.size == dots.shape[::-1]
    for left, top, right, bottom in document.boxes.astype(int).tolist():
        box = dots[top:bottom, left:right]
        assert box[0].any()
        assert box[-1].any()


@pytest.mark.parametrize("font", font_names())
def test_fonts_hold_every_printable_ascii_sign_and_the_pound(font):
    signs = "".join(map(chr, range(33, 127))) + "£€é"
    codes = face(font, 24, 1.0).codes(signs)
    ink = face(font, 24, 1.0).ink[codes]
    assert ((ink[:, 2:] - ink[:, :2]) >= 1).all()


@pytest.mark.parametrize("sign", ["ж", "ع", "\u0301", "\u200f"])
def test_a_sign_that_no_glyph_shows_is_refused(sign):
    with pytest.raises(ValueError, match=r"font vt323-400 has no glyph for .*U\+"):
        typeset(page_of(Run(f"A{sign}", 5.0, 20.0, 3.0, "vt323-400")), SCHEMA, "a")


def test_an_unknown_font_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match="did you mean vt323-400"):
        face("vt323", 24, 1.0)


def test_text_over_the_edge_is_refused():
    with pytest.raises(ValueError, match="leaves the paper"):
        typeset(page_of(Run("TOTAL", 78.0, 20.0, 4.0, "arimo-400")), SCHEMA, "a")


def test_a_page_without_text_has_an_empty_document():
    document = typeset(page_of(), SCHEMA, "a").document
    assert len(document) == 0
    assert document.fields == {}


def test_a_schema_with_fewer_fields_labels_fewer():
    config = compose("synth", [])["schema"]
    config["fields"] = {"total": config["fields"]["total"]}
    document = typeset(pages(1)[0], build(config), "a").document
    assert set(document.fields) == {"total"}
    assert set(document.labels.tolist()) == {0, 1}


def test_printing_is_a_function_of_what_was_drawn():
    page = pages(3)[2]
    heat = RENDERER.printer.draw(stream(1, 2, "printing"))
    one, two = (RENDERER.printer.print(page, heat, SCHEMA, "a") for _ in range(2))
    assert np.array_equal(one.darkness, two.darkness)
    assert one.darkness.max() > 60
