"""Paper has colours that paper has; its fine wrinkles repeat without a seam and are where it is crumpled."""

import cv2
import numpy as np
import pytest

from receipts.rng import stream
from synth.paper.along import turned
from synth.paper.sheet import flat_sheet
from synth.paper.stock import Stock
from synth.paper.wrinkles import TILE_DOTS, wrinkle_gain, wrinkle_tile, wrinkle_window, wrinkledness


def test_the_tile_goes_on_at_its_edges_as_within_it():
    tile = wrinkle_tile()
    assert tile.shape == (TILE_DOTS, TILE_DOTS, 2)
    assert tile.dtype == np.float32
    assert np.allclose(tile.mean(axis=(0, 1)), 0.0, atol=1e-3)
    for axis in (0, 1):
        within = np.abs(np.diff(tile, axis=axis))
        across = np.abs(np.take(tile, 0, axis) - np.take(tile, -1, axis))
        assert across.mean() < 1.5 * within.mean()
        assert across.max() < 1.2 * within.max()


def test_the_tile_is_slopes_of_a_surface():
    # Without the grain, what rises to the right and then downwards is as high as what rises downwards first.
    right, down = (cv2.GaussianBlur(wrinkle_tile()[..., axis], (0, 0), 6.0) for axis in (0, 1))
    turning = np.diff(right, axis=0)[:, :-1] - np.diff(down, axis=1)[:-1]
    bending = np.diff(right, axis=1)[:-1] + np.diff(down, axis=0)[:, :-1]
    assert turning.std() < 0.4 * bending.std()


def test_a_window_is_a_part_of_the_tile():
    window = wrinkle_window((40, 60), (1000, -20), strength=2.0)
    assert np.allclose(window[5, 30], 2.0 * wrinkle_tile()[1005, 10])
    assert np.array_equal(window[30], wrinkle_window((1, 60), (6, 1004), strength=2.0)[0])
    large = wrinkle_window((40, 60), (0, 0), scale=2.0)
    assert np.array_equal(large[::2, ::2], wrinkle_window((20, 30), (0, 0)))


def test_curled_paper_is_smooth_and_folded_paper_is_wrinkled_at_its_crease():
    flat = flat_sheet((60.0, 120.0))
    curled = turned(flat, 90.0, lambda places: places / 60.0)
    assert wrinkledness(flat).max() == 0.0
    assert wrinkledness(curled).max() < 0.3
    folded = wrinkledness(turned(flat, 90.0, lambda places: 0.3 * np.tanh(places)))
    assert folded[30].min() > 0.5
    assert folded[[4, -5]].max() < 0.05
    gain = wrinkle_gain(curled)
    assert gain.min() > 0.0
    assert gain.max() < wrinkle_gain(turned(flat, 90.0, lambda places: 0.3 * np.tanh(places))).max()


def test_paper_sends_back_no_more_light_than_falls_on_it():
    drawn = [Stock().draw(stream(0, index, "stock")) for index in range(300)]
    colours = np.array([paper.reflectance for paper in drawn])
    assert colours.min() > 0.2
    assert colours.max() < 1.0
    assert drawn[0] == Stock().draw(stream(0, 0, "stock"))
    # Most papers are white; among the others are some of each colour.
    spread = np.ptp(colours, axis=1) / colours.max(axis=1)
    assert np.mean(spread < 0.12) > 0.6
    assert spread.max() > 0.25
    thickness, through = np.array([(paper.thickness_mm, paper.translucency) for paper in drawn]).T
    assert np.corrcoef(thickness, through)[0, 1] < -0.4


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"whiteness_range": (0.5, 1.5)}, "whiteness_range: got .* from 0.05 to 1"),
        ({"thickness_mm_range": (0.0, 0.1)}, "thickness_mm_range: got .* from 0.02 to 1 mm"),
        (dict.fromkeys(("white", "yellowed", "grey", "bluish", "pink", "yellow"), 0.0), "must weigh more than 0"),
    ],
)
def test_papers_that_cannot_be_are_refused(settings, message):
    with pytest.raises(ValueError, match=message):
        Stock(**settings)
