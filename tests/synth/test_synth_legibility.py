"""What marks hide, tear off or blacken loses visibility; what they only tint, and what merely fades, loses contrast."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from receipts.rng import stream
from synth import Renderer
from synth.printing.legibility import judged, legibility
from synth.printing.marks.highlighter import Highlighter
from synth.printing.marks.mark import Layer, laid
from synth.printing.marks.punch_holes import Holes, PunchHoles
from synth.printing.marks.stamp import Stamp
from synth.printing.marks.staple import Staple, Wire, Wires

RENDERER = Renderer.from_config(["seed=7", "printer.faint_share=0", "printer.wear_share=0", "printer.fade_share=0"])


def paper(index=0):
    page = RENDERER._page(index)[2]
    return RENDERER.printer.print(page, RENDERER.printer.draw(stream(7, index, "printing")), RENDERER.schema, "a")


def over(bare, token, colour, kind="stamp"):
    """The print with a patch of one colour over a token."""
    left, top, right, bottom = bare.document.boxes[token].astype(int).tolist()
    tint = np.empty((bottom - top + 6, right - left + 6, 3), np.uint8)
    tint[...] = np.rint(255 * np.array(colour)).astype(np.uint8)
    return laid(bare, kind, [Layer(left - 3, top - 3, tint=tint)])


def test_a_print_without_marks_is_seen_and_read():
    for index in range(5):
        visibility, legible, _ = legibility(paper(index))
        assert (visibility == 1).all()
        assert legible.all()
        assert visibility.dtype == np.float32


def test_punched_and_torn_words_are_gone_and_their_neighbours_stay():
    bare = paper()
    token = max(range(len(bare.document)), key=lambda one: len(bare.document.texts[one]))
    left, top, right, bottom = bare.document.boxes[token].tolist()
    holes = Holes((((left + right) / 2, (top + bottom) / 2),), (right - left) / 2 + 8, 0.2, 0.0)
    visibility, legible, _ = legibility(PunchHoles().put(bare, holes))
    assert visibility[token] == 0
    assert not legible[token]
    assert visibility.max() == 1
    gone = np.zeros(bare.darkness.shape, np.uint8)
    gone[: int(bare.document.line_boxes[0, 3]) + 1] = 255
    visibility, legible, _ = judged(laid(bare, "torn", [Layer(bare=gone)]), bare.document.line_boxes)
    assert visibility[0] == 0
    assert not legible[0]
    assert legible[1:].any()


def test_a_highlighter_keeps_ink_legible():
    for index in range(8):
        bare, mark = paper(index), Highlighter(share=1.0, strength_range=(1.0, 1.0), count_range=(6, 6))
        visibility, legible, _ = legibility(mark.put(bare, mark.draw(bare.document, stream(3, index, "mark"))))
        assert (visibility == 1).all()
        assert legible.all()


@pytest.mark.parametrize(("colour", "read"), [((0.12, 0.12, 0.15), False), ((0.13, 0.17, 0.5), False), ((0.9, 0.7, 0.8), True)])
def test_words_under_dark_ink_are_lost_and_under_light_ink_are_not(colour, read):
    bare = paper()
    visibility, legible, _ = legibility(over(bare, 5, colour))
    assert bool(legible[5]) is read
    assert bool(visibility[5] == 1) is read
    assert (visibility == 1).sum() >= len(visibility) - 3


def test_a_black_stamp_takes_some_of_the_words_below_it_and_none_beside_it():
    bare, mark = paper(), Stamp(share=1.0, inking_range=(1.0, 1.0), size_mm_range=(40.0, 40.0))
    boxes = bare.document.boxes
    drawn = mark.draw(bare.document, stream(3, 0, "mark"))
    x, y = boxes[len(boxes) // 2, :2].tolist()
    drawn = replace(drawn, shape="boxed", x=x, y=y, colour=(0.05, 0.05, 0.05), tilt=(0.0, 0.0))
    visibility, _, _ = legibility(mark.put(bare, drawn))
    away = np.abs(boxes[:, 1] - y) > 200
    assert visibility[~away].min() < 0.8
    assert (visibility[away] == 1).all()


def test_visibility_is_the_share_of_ink_that_is_left():
    bare = paper()
    left, top, right, bottom = bare.document.boxes[5].astype(int).tolist()
    half = (left + right) // 2
    gone = np.full((bottom - top, half - left), 255, np.uint8)
    ink = bare.ink[top:bottom, left:right] > 127
    visibility, _, _ = legibility(laid(bare, "torn", [Layer(left, top, bare=gone)]))
    assert visibility[5] == pytest.approx(ink[:, half - left :].sum() / ink.sum())


def test_a_staple_hides_what_it_crosses():
    bare = paper()
    left, top, right, bottom = bare.document.line_boxes[0].tolist()
    wire = Wire((left, (top + bottom) / 2), (right, (top + bottom) / 2), True, 0.9, 1)
    visibility, _, _ = judged(Staple().put(bare, Wires((wire,))), bare.document.line_boxes)
    assert 0.2 < visibility[0] < 0.95


def test_faint_print_is_seen_and_not_read_and_adding_marks_never_helps():
    bare = paper()
    levels = [
        legibility(replace(bare, darkness=cv2.convertScaleAbs(bare.darkness, alpha=share)))[1] for share in (0.05, 0.3, 1)
    ]
    assert not levels[0].any()
    assert levels[0].sum() <= levels[1].sum() <= levels[2].sum()
    before, read, _ = legibility(bare)
    for token in range(0, len(before), 7):
        after, still, _ = legibility(over(bare, token, (0.6, 0.6, 0.6)))
        assert (after <= before).all()
        assert (still <= read).all()
