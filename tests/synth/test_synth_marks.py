"""Marks lie on top of a print: each tells the truth about where it is, and leaves the document and the other marks alone."""

from pathlib import Path

import numpy as np
import pytest
import yaml

import conf
from receipts.config import build, to_config
from receipts.rng import stream
from synth import Renderer
from synth.printing.marks.lettering import ringed
from synth.printing.marks.letters import draw_hand, written
from synth.printing.marks.mark import Layer, laid
from synth.printing.marks.strokes import pressure, smooth

RENDERER = Renderer.from_config(["seed=7"])
FILES = sorted((Path(conf.__path__[0]) / "mark").glob("*.yaml"))
KINDS = [path.stem for path in FILES]
PLANES = {"darkness": 0, "tint": 255, "bare": 0, "back": 0}


def mark(kind, **settings):
    path = Path(conf.__path__[0]) / f"mark/{kind}.yaml"
    return build({**yaml.safe_load(path.read_text(encoding="utf-8")), "share": 1.0, **settings}, f"marks.{kind}")


def paper(index=0):
    page = RENDERER._page(index)[2]
    return RENDERER.printer.print(page, RENDERER.printer.draw(stream(7, index, "printing")), RENDERER.schema, "a")


def changed(before, after):
    """Which dots differ, bool (h, w)."""
    found = np.zeros(before.darkness.shape, bool)
    for name, empty in PLANES.items():
        one, two = getattr(before, name), getattr(after, name)
        if two is not None:
            differs = two != (empty if one is None else one)
            found |= differs.any(axis=2) if differs.ndim == 3 else differs
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_mask_holds_exactly_what_a_mark_changes(kind):
    one, bare = mark(kind), paper()
    for index in range(4):
        marked = one.put(bare, one.draw(bare.document, stream(index, 0, f"mark/{kind}")))
        assert set(marked.masks) == {kind} == {one.kind}
        assert set(np.unique(marked.masks[kind]).tolist()) == {0, 255}
        assert np.array_equal(marked.masks[kind] == 255, changed(bare, marked))
        assert marked.document is bare.document
        assert marked.ink is bare.ink


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_draw_gives_the_same_bytes_and_another_gives_others(kind):
    one, bare = mark(kind), paper()
    before = bare.darkness.copy()
    draws = [one.draw(bare.document, stream(0, index, f"mark/{kind}")) for index in (0, 0, 1)]
    assert draws[0] == draws[1] != draws[2]
    marked = [one.put(bare, drawn).masks[kind] for drawn in draws]
    assert np.array_equal(marked[0], marked[1])
    assert not np.array_equal(marked[0], marked[2])
    assert np.array_equal(bare.darkness, before)
    assert bare.tint is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_share_of_0_is_never_and_of_1_always(kind):
    document = paper().document
    for index in range(30):
        assert mark(kind, share=0.0).draw(document, stream(0, index, "mark")) is None
        assert mark(kind, share=1.0).draw(document, stream(0, index, "mark")) is not None
    with pytest.raises(ValueError, match=rf"marks\.{kind}\.share.*less than or equal to 1"):
        mark(kind, share=1.5)


def test_an_added_mark_leaves_documents_and_other_marks_as_they_were():
    config = to_config(RENDERER)
    config["marks"] = {kind: to_config(mark(kind)) for kind in KINDS}
    full = build(config)
    del config["marks"]["torn"]
    fewer = build(config)
    for index in range(2):
        one, two = full[index], fewer[index]
        drawn = one.origin["drawn"]["marks"]
        assert set(drawn) == set(KINDS)
        assert {name: value for name, value in drawn.items() if name != "torn"} == two.origin["drawn"]["marks"]
        assert one.origin["drawn"]["scene"] == two.origin["drawn"]["scene"]
        assert np.array_equal(one.document.quads, two.document.quads)
        assert one.document.line_texts == RENDERER.document(index).line_texts


@pytest.mark.parametrize(
    ("kind", "settings", "message"),
    [
        ("pen", {"count_range": [0, 2]}, "count_range: got .* 1 mark or more"),
        ("pen", {"ballpoint": 0.0, "felt": 0.0, "pencil": 0.0}, "must weigh more than 0"),
        ("torn", {"depth_mm_range": [1.0, 90.0]}, "depth_mm_range: got .* 0 to 10 mm"),
        ("stamp", {"words": ["PAID", " "]}, "words: got .* one word at least"),
        ("stamp", {"inking_range": [0.0, 0.5]}, "inking_range: got .* above 0"),
        ("handwriting", {"height_mm_range": [0.1, 3.0]}, "height_mm_range: got .* 1 to 30 mm"),
        ("highlighter", {"strength_range": [0.5, 2.0]}, "strength_range: got .* up to 1"),
        ("punch_holes", {"diameter_mm_range": [0.5, 90.0]}, "diameter_mm_range: got .* 1 to 20 mm"),
        ("show_through", {"blur_mm_range": [0.0, 0.2]}, "blur_mm_range: got .* above 0"),
        ("stain", {"ring": 0.0, "grease": 0.0, "drops": 0.0}, "must weigh more than 0"),
        ("staple", {"length_mm_range": [1.0, 90.0]}, "length_mm_range: got .* 3 to 30 mm"),
    ],
)
def test_ranges_that_cannot_be_are_refused(kind, settings, message):
    with pytest.raises(ValueError, match=message):
        mark(kind, **settings)


def test_what_falls_beside_the_paper_changes_nothing():
    before = paper()
    height, width = before.darkness.shape
    patch = np.full((4, 4), 200, np.uint8)
    for left, top in ((width, 3), (-4, 3), (3, height + 9)):
        after = laid(before, "pen", [Layer(left, top, tint=np.full((4, 4, 3), 9, np.uint8), back=patch)])
        assert not after.masks["pen"].any()
        assert np.array_equal(after.darkness, before.darkness)


def test_pens_press_where_they_begin_and_curves_go_through_their_corners():
    corners = np.array([[0.0, 0.0], [3.0, 5.0], [9.0, 1.0], [12.0, 4.0]])
    assert np.allclose(smooth(corners, 7)[::7], corners)
    force = pressure(smooth(corners, 7), 0.5)
    assert force.min() > 0
    assert force.max() <= 1
    assert force[-1] < force.max()


@pytest.mark.parametrize("text", ["A03018", "165/=", "No. 42", "Mr Tan", "(P)"])
def test_hands_write_every_sign_above_and_below_one_line(text):
    hand = draw_hand(stream(1, 0, "hand"))
    points = np.concatenate(written(text, hand, 40.0, stream(1, 1, "hand")))
    assert -60 < points[:, 1].min() < -20
    assert points[:, 1].max() < 40
    with pytest.raises(ValueError, match="handwriting knows Latin"):
        written(text + "¥", hand, 40.0, stream(1, 1, "hand"))


def test_letters_along_a_ring_keep_to_it_and_read_from_left_to_right():
    for below in (False, True):
        ring = np.zeros((400, 400), np.uint8)
        ringed(ring, "M..", "arimo-700", 40, 150.0, below=below)
        rows, columns = np.nonzero(ring)
        assert (rows > 200).all() if below else (rows < 200).all()
        away = np.hypot(columns - 200, rows - 200)
        assert away.min() > 110
        assert away.max() < 190
        # M holds most of the ink and stands on the left.
        assert columns.mean() < 195


def test_a_mark_lays_nothing_where_paper_is_gone_and_a_hole_takes_marks_away():
    bare = paper()
    whole = np.full(bare.darkness.shape, 255, np.uint8)
    gone = laid(bare, "torn", [Layer(bare=whole)])
    inked = laid(bare, "pen", [Layer(tint=np.zeros((*whole.shape, 3), np.uint8))])
    assert not laid(gone, "pen", [Layer(tint=np.zeros((*whole.shape, 3), np.uint8))]).masks["pen"].any()
    assert inked.masks["pen"].all()
    assert not laid(inked, "torn", [Layer(bare=whole)]).masks["pen"].any()
