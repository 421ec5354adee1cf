"""Scans: quads land where the ink lands, and nothing readable is cut off."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from receipts.config import build
from receipts.rng import stream
from synth import Renderer
from synth.scene import scanner
from synth.scene.bed import bed_of

RENDERER = Renderer.from_config(["seed=4"])


def prints(count):
    for index in range(count):
        page = RENDERER._page(index)[2]
        heat = RENDERER.printer.draw(stream(4, index, "printing"))
        yield index, RENDERER.printer.print(page, heat, RENDERER.schema, "a")


def test_warped_quads_are_the_extent_of_the_warped_ink():
    for index, paper in prints(6):
        view = RENDERER.scene.draw(paper.document, stream(4, index, "scene"))
        warp = RENDERER.scene.warp(view)
        document = paper.document.warped(warp)
        for token in range(0, len(document), 9):
            left, top, right, bottom = paper.document.boxes[token].astype(int).tolist()
            ink = np.zeros_like(paper.darkness)
            ink[top:bottom, left:right] = 255
            rows, columns = np.nonzero(warp.image(ink) >= 100)
            seen = np.array([columns.min(), rows.min(), columns.max() + 1, rows.max() + 1])
            assert np.abs(seen - document.boxes[token]).max() <= 1.3


def test_all_text_lies_inside_every_picture():
    for index in range(300):
        document = RENDERER.document(index)
        points = document.quads.reshape(-1, 2)
        assert (points >= 0).all()
        assert (points <= document.size).all()


def test_pictures_keep_to_the_long_side():
    sizes = np.array([RENDERER.document(index).size for index in range(200)])
    assert sizes.max() <= RENDERER.scene.long_side_px
    assert np.median(sizes.max(axis=1)) >= 1000


@pytest.mark.parametrize(("size", "pixels"), [("2mp", 2.0e6), ("1.2mp", 1.2e6)])
def test_a_size_fixes_the_pixels_of_every_picture_and_keeps_its_aspect(size, pixels):
    fixed = Renderer.from_config(["seed=4", f"size={size}", "scene.long_side_px=300"])
    for index in range(60):
        (width, height), plain = fixed.document(index).size, RENDERER.document(index).size
        assert width * height == pytest.approx(pixels, rel=0.01)
        assert height / width == pytest.approx(plain[1] / plain[0], rel=0.01)
    assert fixed[0].image.shape == (*fixed.document(0).size[::-1], 3)


def test_an_unknown_size_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match="size=2pm: no such choice; did you mean 2mp"):
        Renderer.from_config(["size=2pm"])


def test_text_is_darker_than_the_paper_around_it():
    """Pixels and points agree: the middle of a line's box holds ink, a strip above the first line holds none."""
    for index in range(12):
        sample = RENDERER[index]
        grey = cv2.cvtColor(sample.image, cv2.COLOR_RGB2GRAY).astype(float)
        left, top, right, bottom = sample.document.line_boxes[0].astype(int).tolist()
        inside, above = grey[top:bottom, left:right], grey[max(top - 6, 0) : max(top - 2, 1), left:right]
        assert inside.mean() < above.mean() + 2


def test_grey_scenes_have_no_colour_and_colour_scenes_do():
    config = {"_target_": "synth.scene.scan.FlatScan"}
    _, paper = next(prints(1))
    for share, spread in ((1.0, False), (0.0, True)):
        scene = build({**config, "grey_share": share, "bilevel_share": 0.0})
        image = scene.render(paper, scene.draw(paper.document, stream(0, 5, "scene")))
        assert bool(np.ptp(image.astype(int), axis=2).max() > 0) is spread


def test_colour_scans_of_colourless_prints_hold_the_colours_between_black_and_white_alone():
    """However often they were saved: their files are those of the levels, which have no colour to smear."""
    config = {"_target_": "synth.scene.scan.FlatScan", "grey_share": 0.0, "bilevel_share": 0.0, "dpi": {"600": 1.0}}
    scene = build({**config, "file_share": 1.0, "resaved_share": 1.0})
    for index, paper in prints(3):
        view = scene.draw(paper.document, stream(0, index, "scene"))
        image = scene.render(replace(paper, tint=None, red=None), view).reshape(-1, 3) / 255.0
        black, white = np.array(view.look.ink_colour), np.array(view.look.paper_colour)
        level = (image - black) / (white - black)
        assert np.ptp(level[:, 1]) > 0.5
        assert np.ptp(level, axis=1).max() < 1.5 / 255 / (white - black).min()


def test_rough_scans_break_outlines_of_bilevel_pictures_alone():
    _, paper = next(prints(1))
    for bilevel in (0.0, 1.0):
        config = {"_target_": "synth.scene.scan.FlatScan", "bilevel_share": bilevel, "one_bit_share": 0.0}
        smooth, rough = (
            build({**config, "rough_range": [value, value]}).draw(paper.document, stream(0, 3, "scene")).look
            for value in (0.0, 20.0)
        )
        assert replace(rough, noise=smooth.noise) == smooth
        assert rough.noise - smooth.noise == pytest.approx(20.0 * bilevel)


def test_bilevel_scenes_are_black_and_white():
    scene = build({"_target_": "synth.scene.scan.FlatScan", "bilevel_share": 1.0, "dark_share": 0.0})
    shares = []
    for index, paper in prints(6):
        image = scene.render(paper, scene.draw(paper.document, stream(0, index, "scene")))
        shares.append(((image < 40) | (image > 215)).mean())
    assert np.median(shares) > 0.93


def test_an_empty_print_can_be_scanned():
    _, paper = next(prints(1))
    bare = replace(paper, darkness=np.zeros_like(paper.darkness))
    image = RENDERER.scene.render(bare, RENDERER.scene.draw(paper.document, stream(0, 0, "scene")))
    assert image.dtype == np.uint8
    assert image.ndim == 3


PLAIN = {"grey_share": 1.0, "bilevel_share": 0.0, "dark_share": 0.0, "page_share": 0.0, "overexposed_share": 0.0}
WORN = {
    "plain": {},
    "coarse": {"dpi": {"100": 1.0}},
    "often saved": {"file_share": 1.0, "resaved_share": 1.0},
    "overexposed": {"overexposed_share": 1.0},
    "underexposed": {"underexposed_share": 1.0},
    "risen edges": {"lift_share": 1.0},
    "one bit": {"bilevel_share": 1.0, "one_bit_share": 1.0, "diffused_share": 0.0},
    "diffused": {"bilevel_share": 1.0, "one_bit_share": 1.0, "diffused_share": 1.0},
    "dark lid": {"dark_share": 1.0},
    "on a sheet": {"page_share": 1.0},
    "coloured": {"grey_share": 0.0},
}


@pytest.mark.parametrize("name", WORN)
def test_boxes_meet_ink_after_everything_a_scanner_does(name):
    """What a black word takes of the light has its middle in the middle of the word's quad, and as much area."""
    scene = build({"_target_": "synth.scene.scan.FlatScan", **PLAIN, "noise_range": [0.0, 0.0], **WORN[name]})
    for index, paper in prints(3):
        boxes = paper.document.boxes.astype(int)
        # Words far enough apart that the optics do not mix them, and wide enough that a coarse scan holds them.
        words = [word for word in range(0, len(boxes), 10) if boxes[word, 2] - boxes[word, 0] > 12]
        ink = np.zeros_like(paper.darkness)
        for left, top, right, bottom in boxes[words]:
            ink[top:bottom, left:right] = 255
        view = scene.draw(paper.document, stream(4, index, "scene"))
        bare, inked, black = (
            cv2.cvtColor(scene.render(replace(paper, darkness=one), view), cv2.COLOR_RGB2GRAY).astype(float)
            for one in (np.zeros_like(ink), ink, np.full_like(ink, 255))
        )
        if view.look.tones == "diffused":
            bare, inked, black = (cv2.GaussianBlur(one, (0, 0), 1.5) for one in (bare, inked, black))
        # Against a sheet all black, so that shades of the light and of the paper weigh nothing.
        # Whole pixels are black or white, or their errors lie beside them; files ring around them.
        slack = {"grey": 0.4, "cut": 0.8, "diffused": 1.2}[view.look.tones]
        taken = (bare - inked) / np.maximum(bare - black, 1.0)
        warped = paper.document.warped(scene.warp(view))
        for word in words:
            quad = warped.quads[word].astype(float)
            left, top = np.maximum(np.floor(quad.min(axis=0) - 5), 0).astype(int)
            right, bottom = np.ceil(quad.max(axis=0) + 5).astype(int)
            seen = taken[top:bottom, left:right]
            rows, columns = np.indices(seen.shape) + 0.5
            middle = np.array([(seen * columns).sum(), (seen * rows).sum()]) / seen.sum() + [left, top]
            assert np.abs(middle - quad.mean(axis=0)).max() < slack / view.look.resolution
            area = cv2.contourArea(quad.astype(np.float32))
            assert seen.sum() / np.percentile(seen, 98) == pytest.approx(area, rel=0.2)


def test_one_bit_scans_have_two_levels_before_their_files():
    config = {"_target_": "synth.scene.scan.FlatScan", "bilevel_share": 1.0, "one_bit_share": 1.0, "diffused_share": 0.5}
    scene = build({**config, "grey_share": 1.0, "file_share": 0.0, "resaved_share": 0.0, "dpi": {"600": 1.0}})
    tones = set()
    for index, paper in prints(8):
        view = scene.draw(paper.document, stream(1, index, "scene"))
        tones.add(view.look.tones)
        assert set(np.unique(scene.render(paper, view)).tolist()) == {0, 255}
    assert tones == {"cut", "diffused"}


def test_an_effect_that_changes_leaves_the_draws_of_the_others():
    _, paper = next(prints(1))
    one, two = (build({"_target_": "synth.scene.scan.FlatScan", "lift_share": share}) for share in (0.0, 1.0))
    for index in range(20):
        plain, risen = (scene.draw(paper.document, stream(0, index, "scene")) for scene in (one, two))
        assert risen.matrix == plain.matrix
        assert replace(risen.look, lift=plain.look.lift, shadow=plain.look.shadow) == plain.look


def test_colours_sensed_in_a_box_alone_are_those_of_the_whole_picture(monkeypatch):
    """The other two channels are taken over from the first beside the marks: to a level, where the resampling rounds."""
    config = {"grey_share": 0.0, "bilevel_share": 0.0, "file_share": 0.0, "overexposed_share": 0.0}
    scene = build({"_target_": "synth.scene.scan.FlatScan", **config})
    for index, paper in prints(4):
        tint = np.full((*paper.darkness.shape, 3), 255, np.uint8)
        tint[200:260, 100:300] = (110, 140, 170)
        view = scene.draw(paper.document, stream(2, index, "scene"))
        marked = replace(paper, tint=tint)
        boxed = scene.render(marked, view).astype(int)
        with monkeypatch.context() as patch:
            patch.setattr(
                scanner, "bed_of", lambda *given: (bed := bed_of(*given))._replace(box=(0, 0, *bed.planes[0].shape[::-1]))
            )
            whole = scene.render(marked, view)
        assert np.abs(boxed - whole).mean() < 0.01
        plain = scene.render(paper, view)
        left, top = np.floor(scene.warp(view).points([100, 200]) + 4).astype(int)
        dimmed, bare = (one[top : top + 10, left : left + 10].mean(axis=(0, 1)) for one in (boxed, plain))
        assert (dimmed < bare - 10).all()
        assert dimmed[0] < dimmed[1] < dimmed[2]


def test_pictures_are_the_same_for_any_number_of_threads():
    made = []
    before = cv2.getNumThreads()
    for threads in (1, 2):
        cv2.setNumThreads(threads)
        made.append([RENDERER[index].image.tobytes() for index in range(6)])
    cv2.setNumThreads(before)
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("dpi", {"3o0": 1.0}, "got 3o0; scanners have 50 to 2400"),
        ("dpi", {"300": 0.0}, "every weight is 0"),
        ("lift_share", -0.1, "greater than or equal to 0"),
        ("skew_deg_range", [3.0, 1.0], "low is above high"),
        ("skew_deg_range", [-80.0, 80.0], "45 degrees"),
        ("quality_range", [0, 50], "from 1 to 100"),
        ("long_side_px", 50, "200 pixels"),
        ("megapixels", 0.0, "0.05 to 100"),
        ("noise_range", [-1.0, 2.0], "0 or above"),
        ("rough_range", [-1.0, 2.0], "0 or above"),
        ("grey_share", 1.5, "less than or equal to 1"),
    ],
)
def test_values_out_of_range_are_refused_by_name(setting, value, message):
    with pytest.raises(ValueError, match=rf"scene\.{setting}.*{message}|{setting}.*{message}"):
        build({"_target_": "synth.scene.scan.FlatScan", setting: value}, "scene")
