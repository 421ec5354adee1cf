"""Lights: as strong as they say, of the colour they say, drawn within their ranges."""

from pathlib import Path

import numpy as np
import pytest
import yaml

import conf
from receipts.config import build
from receipts.rng import stream
from synth.scene.camera.camera import Camera, looking
from synth.scene.light.colour import LUMINANCE, temperature_colour
from synth.scene.light.illumination import illumination
from synth.scene.light.light import on_disc, spread_square
from synth.scene.light.samples import FAR_MM, LightSamples, joined

FILES = sorted((Path(conf.__path__[0]) / "light").glob("*.yaml"))
KINDS = [path.stem for path in FILES]
CAMERA = Camera((20.0, -80.0, 420.0), looking((20.0, -80.0, 420.0), (5.0, 3.0, 0.0)), 1000.0, (450.0, 600.0), (900, 1200))
TARGET = (5.0, 3.0, 0.0)
UP = np.array([[0.0, 0.0, 1.0]])


def light(kind, **settings):
    path = Path(conf.__path__[0]) / f"light/{kind}.yaml"
    return build({**yaml.safe_load(path.read_text(encoding="utf-8")), "share": 1.0, **settings}, f"lights.{kind}")


def drawn_samples(kind, index, **settings):
    one = light(kind, **settings)
    drawn = one.draw(stream(0, index, f"light/{kind}"))
    return drawn, one.samples(drawn, CAMERA, TARGET)


def point_light(place, power=(1.0, 1.0, 1.0), normal=(0.0, 0.0, 0.0), key=True):
    return LightSamples(*(np.array([one], np.float64) for one in (place, normal, power)), np.array([key]))


def lit(lights, points, normals, casters=(), **settings):
    points, normals = np.asarray(points, np.float64), np.asarray(normals, np.float64)
    return illumination(points, normals, CAMERA.place, lights, casters, **settings)


def test_a_plane_receives_power_by_cosine_over_distance_squared():
    rng = stream(0, 0, "points")
    points = np.column_stack([rng.uniform(-150, 150, (50, 2)), np.zeros(50)])
    for place in ((300.0, -200.0, 900.0), (0.0, FAR_MM * 0.6, FAR_MM * 0.8)):
        away = np.array(place) - points
        distance = np.linalg.norm(away, axis=1)
        due = 1e6 * away[:, 2] / distance**3
        plain = lit(point_light(place, (1e6, 2e6, 5e5)), points, np.repeat(UP, 50, axis=0))
        assert np.allclose(plain.diffuse, due[:, None] * [1.0, 2.0, 0.5], rtol=1e-5)
        facing = np.maximum(away @ [0.0, -0.6, 0.8] / distance, 0)
        turned = lit(point_light(place, (1e6, 1e6, 1e6), (0.0, 0.6, -0.8)), points, np.repeat(UP, 50, axis=0))
        assert np.allclose(turned.diffuse, (due * facing)[:, None], rtol=1e-5, atol=1e-6)
        assert not plain.shadow.any()


@pytest.mark.parametrize("kind", KINDS)
def test_a_surface_that_faces_a_light_receives_its_level_in_its_colour(kind):
    for index in range(20):
        drawn, samples = drawn_samples(kind, index)
        middle = samples.places.mean(axis=0)
        way = UP[0] if kind == "sky" else (middle - TARGET) / np.linalg.norm(middle - TARGET)
        received = lit(samples, [TARGET], [way], bounce=0.0).diffuse[0]
        assert received @ LUMINANCE == pytest.approx(drawn.level, rel=5e-3)
        if kind != "sky":
            assert np.allclose(received / (received @ LUMINANCE), temperature_colour(drawn.kelvin), rtol=1e-4)
        assert samples.key.all() == (kind != "sky")
        assert (samples.places[:, 2] > 0).all()


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_draw_gives_the_same_light_and_another_gives_another(kind):
    first, again, other = (drawn_samples(kind, index) for index in (0, 0, 1))
    assert first[0] == again[0] != other[0]
    for name in ("places", "normals", "power", "key", "radii"):
        assert getattr(first[1], name).tobytes() == getattr(again[1], name).tobytes()
    assert first[1].places.tobytes() != other[1].places.tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_share_of_0_is_never_and_of_1_always(kind):
    for index in range(30):
        assert light(kind, share=0.0).draw(stream(0, index, "light")) is None
        assert light(kind, share=1.0).draw(stream(0, index, "light")) is not None


def test_colours_run_from_candles_over_daylight_to_blue_sky():
    colours = np.array([temperature_colour(kelvin) for kelvin in (1800, 2700, 4000, 6500, 12000, 20000)])
    assert (np.diff(colours[:, 0] / colours[:, 2].clip(1e-3)) < 0).all()
    assert np.allclose(colours @ LUMINANCE, 1.0)
    # The chromaticity of a body of 6500 K, close to sRGB's own white (CIE 15:2004).
    assert np.allclose(colours[3], 1.0, atol=0.07)
    with pytest.raises(ValueError, match="kelvin: got 900; light is 1500 to 25000 K"):
        temperature_colour(900.0)


def test_an_even_sky_lights_walls_by_half():
    drawn, samples = drawn_samples("sky", 3, gradient_range=[0.0, 0.0], zenith_range=[0.0, 0.0])
    normals = [UP[0], (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (-0.6, 0.48, 0.64)]
    received = lit(samples, [TARGET] * 4, normals, bounce=0.0).diffuse @ LUMINANCE
    assert received == pytest.approx(drawn.level * np.array([1.0, 0.5, 0.5, 0.82]), rel=0.04)


def test_a_flash_shines_from_beside_the_lens_and_falls_off_across_the_picture():
    for index in range(20):
        drawn, samples = drawn_samples("flash", index)
        away = CAMERA.seen(samples.places.mean(axis=0))
        assert away[:2] == pytest.approx(drawn.offset_mm, abs=2.0)
        assert 0 < away[2] < 5
        received = lit(samples, [TARGET, (150.0, 250.0, 0.0)], np.repeat(UP, 2, axis=0)).diffuse @ LUMINANCE
        assert received[1] < 0.6 * received[0]


@pytest.mark.parametrize("count", [5, 9, 13, 21, 64])
def test_samples_are_spread_evenly_and_no_two_in_a_line(count):
    square = spread_square(count)
    for axis in (0, 1):
        assert sorted(np.floor(square[:, axis] * count).astype(int).tolist()) == list(range(count))
    radius = np.hypot(*on_disc(square).T)
    assert radius.max() < 1
    assert (radius**2).mean() == pytest.approx(0.5, abs=0.1)


def test_joined_lights_add_up():
    one, two = (drawn_samples(kind, 5)[1] for kind in ("lamp", "sky"))
    points, normals = [[0.0, 0.0, 0.0], [40.0, 10.0, 3.0]], np.repeat(UP, 2, axis=0)
    both, *apart = (lit(lights, points, normals, gloss=0.05).diffuse for lights in (joined(one, two), one, two))
    assert np.allclose(both, apart[0] + apart[1], rtol=1e-5)


@pytest.mark.parametrize(
    ("kind", "settings", "message"),
    [
        ("lamp", {"level_range": [0.5, 80.0]}, "level_range: got .* from 0 to 50"),
        ("lamp", {"kelvin_range": [500.0, 3000.0]}, "kelvin_range: got .* from 1500 to 25000 K"),
        ("lamp", {"size_mm_range": [0.0, 50.0]}, "size_mm_range: got .* from 1 to 2000 mm"),
        ("lamp", {"distance_mm_range": [10.0, 500.0]}, "distance_mm_range: got .* from 100 to 20000 mm"),
        ("lamp", {"elevation_deg_range": [-5.0, 50.0]}, "elevation_deg_range: got .* from 5 to 90 degrees"),
        ("lamp", {"num_samples": 0}, "num_samples: got 0; a light is parted into 1 to 256"),
        ("sky", {"gradient_range": [0.0, 2.0]}, "gradient_range: got .* from 0 to 1"),
        ("sky", {"warmth_range": [0.0, 0.9]}, "warmth_range: got .* from 0 to 0.4"),
        ("sky", {"zenith_range": [-2.0, 0.0]}, "zenith_range: got .* from -1 to 1"),
        ("sky", {"num_samples": 2}, "num_samples: got 2; a sky is parted into 8 at least"),
        ("sky", {"level_range": [0.5, 0.2]}, "level_range: low is above high"),
        ("window", {"distance_mm_range": [10.0, 500.0]}, "distance_mm_range: got .* from 300 to 20000 mm"),
        ("window", {"bottom_mm_range": [-10.0, 500.0]}, "bottom_mm_range: got .* from 0 to 5000 mm"),
        ("window", {"width_mm_range": [10.0, 500.0]}, "width_mm_range: got .* from 50 to 10000 mm"),
        ("window", {"height_mm_range": [10.0, 500.0]}, "height_mm_range: got .* from 50 to 10000 mm"),
        ("window", {"turn_deg_range": [0.0, 90.0]}, "turn_deg_range: got .* from 0 to 75 degrees"),
        ("sun", {"elevation_deg_range": [-3.0, 20.0]}, "elevation_deg_range: got .* from 3 to 90 degrees"),
        ("flash", {"offset_mm_range": [0.0, 20.0]}, "offset_mm_range: got .* from 1 to 200 mm"),
        ("flash", {"size_mm_range": [0.0, 20.0]}, "size_mm_range: got .* from 0.5 to 100 mm"),
    ],
)
def test_ranges_that_cannot_be_are_refused(kind, settings, message):
    with pytest.raises(ValueError, match=message):
        light(kind, **settings)
