"""Scans: quads land where the ink lands, and nothing readable is cut off."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from receipts.config import build
from receipts.rng import stream
from synth import Renderer

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


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("skew_deg_range", [3.0, 1.0], "low is above high"),
        ("skew_deg_range", [-80.0, 80.0], "45 degrees"),
        ("quality_range", [0, 50], "from 1 to 100"),
        ("long_side_px", 50, "200 pixels"),
        ("megapixels", 0.0, "0.05 to 100"),
        ("noise_range", [-1.0, 2.0], "0 or above"),
        ("grey_share", 1.5, "less than or equal to 1"),
    ],
)
def test_values_out_of_range_are_refused_by_name(setting, value, message):
    with pytest.raises(ValueError, match=rf"scene\.{setting}.*{message}|{setting}.*{message}"):
        build({"_target_": "synth.scene.scan.FlatScan", setting: value}, "scene")
