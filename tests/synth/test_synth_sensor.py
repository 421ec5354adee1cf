"""Sensors: plain values out of linear light, noise as told, tones that never fall; files that keep size and colour."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from receipts.config import build, to_config
from receipts.rng import stream
from synth.scene.camera.detail import halo_curve
from synth.scene.camera.development import srgb, tone_curve
from synth.scene.camera.exposure import light_colour, local_gain, metered_gain
from synth.scene.camera.files import Files, filed
from synth.scene.camera.lens import Lens, LensView, through_lens
from synth.scene.camera.sensor import Exposure, Sensor, developed
from synth.scene.look import Generation


def table(height=300, width=220):
    """A bright sheet on a dark coloured table, lit from one side, float32 (h, w, 3)."""
    rng = np.random.Generator(np.random.Philox(key=3))
    picture = np.broadcast_to(np.float32([0.2, 0.12, 0.06]), (height, width, 3)) * rng.uniform(0.8, 1.2, (height, width, 1))
    picture[60:260, 60:160] = 0.8
    picture[100:110, 80:140] = 0.05
    return (picture * np.linspace(1.0, 0.5, width)[:, None]).astype(np.float32)


def test_neutral_values_give_the_plain_levels_of_srgb():
    ramp = np.linspace(0.0, 1.0, 3 * 256 * 40, dtype=np.float32).reshape(40, 256, 3)
    plain = np.rint(255 * srgb(ramp.astype(np.float64)))
    made = developed(ramp, Exposure()).astype(float)
    assert np.abs(made - plain).max() <= 1
    assert (made == plain).mean() > 0.9


def test_light_beyond_white_is_clipped_and_none_is_black():
    picture = np.float32([[[7.0, 0.0, 1.0]]]).repeat(20, axis=0).repeat(20, axis=1)
    assert developed(picture, Exposure())[5, 5].tolist() == [255, 0, 255]
    assert developed(np.zeros((40, 40, 3), np.float32), Exposure(metering=1.0, adaptation=1.0, local=0.3)).max() == 0


def test_a_grey_card_under_coloured_light_is_neutral_under_perfect_white_balance():
    card = np.full((64, 64, 3), 0.3, np.float32) * np.float32([1.5, 1.0, 0.4])
    balanced = developed(card, Exposure(adaptation=1.0))
    assert np.ptp(balanced.astype(int), axis=2).max() <= 1
    cast = developed(card, Exposure(adaptation=0.5)).astype(int)[0, 0]
    assert cast[0] > cast[1] > cast[2]
    assert (developed(card, Exposure()).astype(int)[0, 0] - cast)[0] > 3


def test_exposure_follows_the_light_and_its_bias():
    picture = table()
    shot = Exposure(metering=1.0)
    assert np.abs(developed(picture, shot).astype(int) - developed(picture * 0.1, shot)).max() <= 1
    levels = [developed(picture, Exposure(metering=1.0, stops=stops)).mean() for stops in (-1.5, 0.0, 1.0)]
    assert levels[0] < levels[1] < levels[2]
    card = np.full((9, 9, 3), 0.25, np.float32)
    assert metered_gain(card) == pytest.approx(2 * metered_gain(2 * card), rel=1e-3)
    card[:3] = 2.0
    assert metered_gain(card) * 2.0 < 1.0


@pytest.mark.parametrize("light", [0.05, 0.2, 0.5])
@pytest.mark.parametrize("dim", [0.0, 3.0])
def test_the_variance_of_noise_is_that_which_was_drawn(light, dim):
    shot = Exposure(shot=2e-5, read=1e-3, dim_stops=dim, colour_noise=0.5)
    flat = developed(np.full((400, 400, 3), light, np.float32), shot).astype(np.float64) / 255
    linear = np.where(flat <= 0.04045, flat / 12.92, ((flat + 0.055) / 1.055) ** 2.4)
    gain = 2.0**dim
    wanted = 2e-5 * gain * light + (1e-3 * gain) ** 2
    slope = 1.055 / 2.4 * light ** (1 / 2.4 - 1) * 255
    assert linear.mean(axis=(0, 1)).tolist() == pytest.approx([light] * 3, rel=0.02)
    for channel in range(3):
        assert linear[..., channel].var() - 1 / 12 / slope**2 == pytest.approx(wanted, rel=0.12)


def test_little_light_is_noisy_and_colours_err_apart():
    flat = np.full((200, 200, 3), 0.3, np.float32)
    bright, dim = (developed(flat, Exposure(shot=5e-5, read=3e-4, dim_stops=stops)).std() for stops in (0.0, 5.0))
    assert dim > 3 * bright
    grey, coloured = (developed(flat, Exposure(shot=1e-3, colour_noise=weight)).astype(float) for weight in (0.0, 0.8))
    assert np.ptp(grey, axis=2).max() == 0
    assert np.ptp(coloured, axis=2).mean() > 1


def test_flicker_leaves_bands_across_and_keeps_the_mean():
    flat = np.full((400, 50, 3), 0.2, np.float32)
    made = developed(flat, Exposure(bands=0.2, band_rows=0.25)).astype(int)
    assert np.ptp(made, axis=1).max() == 0
    light = made[:, 0, 1]
    assert light[25] > light[50] + 5 > light[75] + 10
    assert abs(light[:100] - light[100:200]).max() <= 1
    assert abs(light.mean() - developed(flat, Exposure()).mean()) < 1.5


def test_phones_amplify_no_further_than_forty_times():
    flat = np.full((200, 200, 3), 0.3, np.float32)
    dim, darker = (developed(flat, Exposure(shot=5e-5, read=1e-4, dim_stops=stops)).tobytes() for stops in (6.0, 8.0))
    assert dim == darker


@pytest.mark.parametrize(("white", "contrast", "black"), [(1.0, 0.9, 0.2), (2.5, -0.9, -0.1), (1.3, 0.4, 0.02)])
def test_tone_curves_never_fall_and_end_at_white(white, contrast, black):
    curve = tone_curve(white, contrast, black).astype(int)
    assert (np.diff(curve) >= 0).all()
    assert curve[-1] == 255
    assert len(set(curve.tolist())) > 150


def test_detail_keeps_its_order_and_flat_pictures_stay_flat():
    curve = halo_curve(0.9, 6.0, 50.0).astype(int)
    assert (np.diff(curve + np.arange(-255, 256)) >= 0).all()
    assert curve[255] == 0
    flat = np.full((50, 50, 3), 0.4, np.float32)
    assert np.ptp(developed(flat, Exposure(sharpening=1.0, smoothing=0.8)), axis=(0, 1)).max() == 0


def test_sharpening_makes_halos_and_smoothing_takes_faint_grain():
    step = np.full((60, 60, 3), 0.2, np.float32)
    step[:, 30:] = 0.5
    plain, sharp = (developed(step, Exposure(sharpening=value)).astype(int) for value in (0.0, 0.8))
    assert sharp[30, 30, 0] > plain[30, 30, 0] + 5
    assert sharp[30, 29, 0] < plain[30, 29, 0] - 5
    flat = np.full((200, 200, 3), 0.3, np.float32)
    noisy, smooth = (developed(flat, Exposure(shot=2e-4, smoothing=value, grain=4.0)).std() for value in (0.0, 0.8))
    assert smooth < 0.7 * noisy
    kept = developed(step, Exposure(smoothing=1.0, grain=3.0)).astype(int)
    assert np.abs(kept - plain).max() <= 2


def test_local_gains_lift_the_dark_side_and_lower_the_bright_one():
    small = np.ones((20, 30, 3), np.float32) * np.linspace(0.1, 1.0, 30, dtype=np.float32)[:, None]
    gain = local_gain(small, 0.4)
    assert gain[10, 0] > 1.1 > 0.9 > gain[10, -1]
    assert (local_gain(small, 0.0) == 1.0).all()
    assert np.log(gain).mean() == pytest.approx(0.0, abs=1e-3)


def test_the_colour_of_light_is_that_of_white_paper_more_than_of_the_table():
    small = np.full((20, 20, 3), 0.1, np.float32) * np.float32([1.0, 0.4, 0.2])
    small[5:15, 5:15] = np.float32([0.9, 0.8, 0.5])
    colour = light_colour(small)
    assert colour[2] / colour[0] == pytest.approx(0.5 / 0.9, rel=0.1)


def test_pictures_do_not_depend_on_threads_and_leave_what_they_are_made_of_alone():
    picture, depth = table(), np.linspace(200, 900, 300 * 220, dtype=np.float32).reshape(300, 220)
    kept, before = picture.copy(), cv2.getNumThreads()
    made = []
    for threads in (1, 2):
        cv2.setNumThreads(threads)
        pictures = []
        for index in range(8):
            shot, files = Sensor().draw(stream(0, index, "s")), Files().draw((220, 300), stream(0, index, "f"))
            view = replace(Lens(motion_share=0.5, glare_share=0.5).draw(stream(0, index, "l")), focus_mm=250.0)
            seen = through_lens(picture, depth, view, 900.0)
            pictures.append(filed(developed(seen, shot), files))
            assert pictures[-1].shape == picture.shape
            assert pictures[-1].dtype == np.uint8
        made.append(b"".join(one.tobytes() for one in pictures))
    cv2.setNumThreads(before)
    assert made[0] == made[1]
    assert np.array_equal(picture, kept)


def test_files_keep_size_and_order_of_colours_and_lose_more_at_low_quality():
    picture = developed(
        through_lens(table(), np.full((300, 220), 300, np.float32), LensView(softness_px=0.7), 900.0), Exposure()
    )
    assert filed(picture, ()) is picture
    errors = []
    for quality, chroma in ((95, "444"), (95, "420"), (40, "420")):
        seen = filed(picture, (Generation(1.0, quality, chroma),))
        assert seen.shape == picture.shape
        errors.append(np.abs(seen.astype(int) - picture).mean())
        assert np.abs(seen.mean(axis=(0, 1)) - picture.mean(axis=(0, 1))).max() < 1
    assert errors[0] < errors[1] < errors[2]
    assert filed(picture, (Generation(0.6, 70),)).shape == picture.shape


def test_chat_programs_make_large_pictures_smaller_and_leave_small_ones():
    files = Files(chat_share=1.0, phone_share=0.0, resized_share=0.0, long_side_px={"1280": 1.0})
    assert files.draw((1200, 1600), stream(0, 0, "f"))[0].scale == 0.8
    assert files.draw((800, 1000), stream(0, 0, "f"))[0].scale == 1.0
    assert files.draw((3000, 6000), stream(0, 0, "f"))[0].scale == 0.5


@pytest.mark.parametrize("made", [Lens(), Sensor(), Files()])
def test_components_are_built_again_from_their_config(made):
    assert build(to_config(made)) == made


@pytest.mark.parametrize(
    ("target", "setting", "value", "message"),
    [
        ("sensor.Sensor", "stops_range", [-9.0, 0.0], "-4 to 4 stops"),
        ("sensor.Sensor", "dim_stops_range", [0.0, 20.0], "0 to 8 stops"),
        ("sensor.Sensor", "adaptation_range", [0.0, 1.5], "0 to 1"),
        ("sensor.Sensor", "tint_range", [-0.9, 0.0], "-0.5 to 0.5"),
        ("sensor.Sensor", "noise_range", [-1.0, 1.0], "0 to 100"),
        ("sensor.Sensor", "band_range", [0.0, 1.0], "0 to 0.9"),
        ("sensor.Sensor", "sharpening_range", [0.0, 9.0], "0 to 5"),
        ("sensor.Sensor", "local_range", [0.0, 1.0], "0 to 0.9"),
        ("sensor.Sensor", "contrast_range", [0.0, 1.0], "-0.9 to 0.9"),
        ("sensor.Sensor", "saturation_range", [-1.0, 1.0], "0 to 4"),
        ("sensor.Sensor", "shot", 1.0, "0 to 0.1"),
        ("files.Files", "phone_quality_range", [0, 90], "1 to 100"),
        ("files.Files", "chat_quality_range", [50, 101], "1 to 100"),
        ("files.Files", "long_side_px", {"12": 1.0}, "100 to 20000 px"),
        ("files.Files", "long_side_px", {"1280": 0.0}, "every weight is 0"),
    ],
)
def test_values_out_of_range_are_refused_by_name(target, setting, value, message):
    with pytest.raises(ValueError, match=rf"{setting}.*{message}"):
        build({"_target_": f"synth.scene.camera.{target}", setting: value}, "scene")
