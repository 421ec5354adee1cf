"""Lenses blur and dim light, and lose none of it but in the corners; what is sharp stays where it is."""

import cv2
import numpy as np
import pytest

from receipts.config import build
from receipts.rng import stream
from synth.scene.camera.focus import defocused
from synth.scene.camera.lens import Lens, LensView, blur_px, through_lens

SIZE = (120, 90)
FOCAL_PX = 950.0


def points(value=10.0):
    """Points of light on grey, far from the edges and from each other, float32 (h, w, 3)."""
    picture = np.full((*SIZE, 3), 0.2, np.float32)
    picture[60, 45] += value
    return picture


def spread(picture, base=0.2):
    """(sum of light above the base, its mean (y, x), its largest variance along any axis) of the middle channel."""
    light = picture[..., 1].astype(np.float64) - base
    places = np.stack(np.mgrid[: SIZE[0], : SIZE[1]]).reshape(2, -1)
    covariance = np.cov(places, aweights=np.maximum(light.ravel(), 0.0), ddof=0)
    return light.sum(), (places * light.ravel()).sum(axis=1) / light.sum(), np.linalg.eigvalsh(covariance).max()


def deep(value):
    return np.full(SIZE, value, np.float32)


def test_a_lens_without_faults_changes_nothing():
    picture = points()
    assert np.array_equal(through_lens(picture, deep(700.0), LensView(), FOCAL_PX), picture)
    focused = LensView(aperture_mm=3.0, focus_mm=400.0)
    assert np.array_equal(through_lens(picture, deep(400.0), focused, FOCAL_PX), picture)


@pytest.mark.parametrize(
    "view",
    [
        LensView(softness_px=0.7),
        LensView(aperture_mm=3.0, focus_mm=300.0),
        LensView(aperture_mm=6.0, focus_mm=150.0),
        LensView(motion_deg=((-0.1, 0.0), (0.05, 0.05), (0.2, -0.1))),
        LensView(aperture_mm=3.0, focus_mm=300.0, softness_px=0.8, motion_deg=((0.0, -0.1), (0.0, 0.1))),
    ],
)
def test_blurs_keep_light_keep_its_place_and_are_as_wide_as_told(view):
    seen = through_lens(points(), deep(500.0), view, FOCAL_PX)
    total, middle, variance = spread(seen)
    assert total == pytest.approx(10.0, rel=2e-3)
    assert np.abs(middle - (60, 45)).max() < 0.03
    told = float(blur_px(view, deep(500.0), FOCAL_PX)[0, 0])
    assert variance**0.5 == pytest.approx(told, rel=0.05)


def test_glare_spreads_light_and_loses_none():
    picture = np.full((160, 160, 3), 0.1, np.float32)
    picture[60:100, 60:100] = 2.0
    seen = through_lens(picture, np.full((160, 160), 300.0, np.float32), LensView(glare=0.2, glare_spread=0.05), FOCAL_PX)
    assert seen.sum() == pytest.approx(picture.sum(), rel=0.01)
    assert seen[80, 52, 0] > 0.12
    assert seen[80, 80, 0] < 1.95


def test_corners_lose_the_share_of_light_that_is_told_and_the_middle_none():
    flat = np.ones((400, 300, 3), np.float32)
    seen = through_lens(flat, np.ones((400, 300), np.float32), LensView(vignetting=0.4), FOCAL_PX)
    assert seen[0, 0].tolist() == pytest.approx([0.6] * 3, abs=0.005)
    assert seen[-1, 0, 0] == seen[0, -1, 0] == seen[0, 0, 0]
    assert seen[200, 150, 2] == pytest.approx(1.0, abs=1e-4)
    assert (np.diff(seen[200, 150:, 1]) <= 0).all()


def test_light_of_a_sharp_thing_does_not_leak_into_what_is_blurred_behind_it():
    picture = np.full((200, 200, 3), 0.05, np.float32)
    picture[:, 100:] = 1.0
    sigma = np.full((200, 200), 5.0, np.float32)
    sigma[:, 100:] = 0.0
    seen = defocused(picture, sigma)
    plain = cv2.GaussianBlur(picture, (0, 0), 5.0)
    assert seen[100, 94, 0] < 0.05 + 0.1 * (plain[100, 94, 0] - 0.05)
    assert np.array_equal(seen[:, 100:], picture[:, 100:])


def test_stretches_that_are_blurred_apart_are_as_if_the_whole_were():
    picture = np.random.Generator(np.random.Philox(key=1)).random((400, 60, 3), np.float32)
    sigma = np.repeat(np.abs(np.linspace(-4.0, 4.0, 400, dtype=np.float32))[:, None], 60, axis=1)
    seen = defocused(picture, sigma)
    sigma[200, 0] = 1.1
    whole = defocused(picture, sigma)
    whole[190:210, :10] = seen[190:210, :10]
    assert np.abs(seen - whole).max() < 2e-4
    assert seen[:40].std() < 0.2 * seen[199].std()


@pytest.mark.parametrize("size", [(150, 130), (151, 129), (33, 20)])
def test_a_flat_picture_of_any_size_stays_flat_at_any_depth(size):
    flat = np.full((*size, 3), 0.3, np.float32)
    depth = np.linspace(100.0, 3000.0, size[0] * size[1], dtype=np.float32).reshape(size)
    depth[:20] = np.inf
    view = LensView(aperture_mm=5.0, focus_mm=200.0, softness_px=0.7, glare=0.1, motion_deg=((-0.1, 0.0), (0.1, 0.0)))
    assert np.abs(through_lens(flat, depth, view, FOCAL_PX) - 0.3).max() < 1e-5


def test_what_lies_farther_from_focus_is_more_blurred():
    view = LensView(aperture_mm=3.0, focus_mm=300.0, softness_px=0.5)
    blur = blur_px(view, np.float32([150.0, 200.0, 300.0, 400.0, 1000.0, np.inf]), FOCAL_PX)
    assert blur.argmin() == 2
    assert (np.diff(blur[2:]) > 0).all()
    assert blur[0] > blur[1] > blur[2]


def test_draws_are_plain_repeatable_and_as_frequent_as_told():
    lens = Lens()
    drawn = [lens.draw(stream(1, index, "lens")) for index in range(400)]
    assert drawn[:5] == [lens.draw(stream(1, index, "lens")) for index in range(5)]
    assert 0.05 < np.mean([bool(view.motion_deg) for view in drawn]) < 0.16
    dim = [lens.draw(stream(1, index, "lens"), dim=True) for index in range(400)]
    assert 0.17 < np.mean([bool(view.motion_deg) for view in dim]) < 0.33
    errors = [abs(1000.0 / view.sharp_mm - 1000.0 / 300.0) for view in drawn]
    assert 0.04 < np.mean(np.array(errors) > 0.2) < 0.13
    assert max(errors) <= 1.8
    sharp = Lens(misfocused_share=0.0, focus_error_range=(0.0, 0.0)).draw(stream(1, 0, "lens"))
    assert sharp.sharp_mm == pytest.approx(300.0)


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("aperture_mm_range", [-1.0, 2.0], "0 to 100 mm"),
        ("misfocus_range", [1.0, 90.0], "0 to 20 dioptres"),
        ("softness_px_range", [0.5, 9.0], "0 to 5 px"),
        ("motion_deg_range", [0.0, 45.0], "0 to 2 degrees"),
        ("vignetting_range", [0.0, 1.5], "0 to 0.9"),
        ("glare_range", [0.0, 1.5], "0 to 0.9"),
        ("dim_motion", -1.0, "0 to 100"),
        ("motion_share", 1.5, "less than or equal to 1"),
    ],
)
def test_values_out_of_range_are_refused_by_name(setting, value, message):
    with pytest.raises(ValueError, match=rf"{setting}.*{message}"):
        build({"_target_": "synth.scene.camera.lens.Lens", setting: value}, "scene.lens")
