"""Shadows: none without casters, where geometry says with them, none of a surface on itself."""

import numpy as np
import pytest

from receipts.config import build
from receipts.rng import stream
from synth.paper.sheet import flat_sheet, grid_normals, grid_triangles
from synth.scene.camera.camera import Camera, looking
from synth.scene.light.colour import LUMINANCE
from synth.scene.light.flash import Flash
from synth.scene.light.illumination import illumination
from synth.scene.light.lamp import Lamp, Shade
from synth.scene.light.samples import LightSamples, joined
from synth.scene.light.sky import Dome, Sky

EYE = (0.0, -100.0, 400.0)
EVEN = Dome(0.3, 5000.0, 0.0, 0.0, 0.0, 0.0, 10.0)


def lamp(size_mm=100.0, elevation_deg=90.0, distance_mm=800.0, azimuth_deg=0.0):
    shade = Shade(azimuth_deg, elevation_deg, distance_mm, size_mm, 1.0, 0.8, 4000.0, (0.0, 0.0))
    return Lamp(num_samples=64).samples(shade, None, (0.0, 0.0, 0.0))


def sky():
    return Sky().samples(EVEN, None, (0.0, 0.0, 0.0))


def plate(side_mm=60.0, height_mm=50.0):
    half = side_mm / 2
    points = np.array([[-half, -half, height_mm], [half, -half, height_mm], [half, half, height_mm], [-half, half, height_mm]])
    return points, np.array([[0, 1, 2], [0, 2, 3]], np.int32)


def on_table(x_mm, y_mm=0.0):
    x = np.asarray(x_mm, np.float64)
    return np.stack([x, np.full_like(x, y_mm), np.zeros_like(x)], axis=-1), np.tile([0.0, 0.0, 1.0], (len(x), 1))


def rolled(radius_mm, size_mm=(80.0, 200.0), lift_mm=2.0):
    """A sheet bent to a cylinder whose axis runs across it, and its triangles."""
    sheet = flat_sheet(size_mm)
    points, along = sheet.points.copy(), sheet.points[..., 1] / radius_mm
    points[..., 1], points[..., 2] = radius_mm * np.sin(along), radius_mm * (1 - np.cos(along)) + lift_mm
    return points, grid_triangles(*points.shape[:2])


def test_nothing_is_in_shadow_without_casters():
    points, normals = on_table(np.linspace(-100, 100, 41))
    found = illumination(points, normals, EYE, joined(lamp(), sky()), [])
    assert not found.shadow.any()
    assert not found.behind.any()


def test_a_plate_throws_its_umbra_and_penumbra_where_geometry_says():
    """Under a lamp over a plate, half of the light is blocked where the plate's edge hides the lamp's middle."""
    size, high, side, lamp_high = 100.0, 50.0, 60.0, 800.0
    x = np.arange(0.0, 60.0, 0.25)
    found = illumination(*on_table(x), EYE, lamp(size, distance_mm=lamp_high), [plate(side, high)]).shadow
    grown = lamp_high / (lamp_high - high)
    inner, outer = side / 2 * grown - size / 2 * (grown - 1), side / 2 * grown + size / 2 * (grown - 1)
    assert found[x < inner - 1.0].min() > 0.999
    assert found[x > outer + 1.0].max() < 0.001
    assert x[np.argmax(found < 0.5)] == pytest.approx(side / 2 * grown, abs=0.5)
    assert (np.diff(found) <= 1e-6).all()


def test_larger_lamps_make_softer_shadows():
    x = np.arange(0.0, 80.0, 0.5)
    widths = []
    for size in (20.0, 80.0, 200.0, 400.0):
        found = illumination(*on_table(x), EYE, lamp(size), [plate()]).shadow
        widths.append(x[np.argmax(found < 0.05)] - x[np.argmax(found < 0.95)])
    assert (np.diff(widths) > 1).all()


@pytest.mark.parametrize("elevation_deg", [90.0, 60.0, 35.0, 20.0])
def test_flat_paper_throws_no_shadow_on_itself(elevation_deg):
    sheet = flat_sheet((80.0, 200.0))
    points, normals = sheet.points.reshape(-1, 3), grid_normals(sheet.points).reshape(-1, 3)
    caster = (points, grid_triangles(*sheet.points.shape[:2]))
    for azimuth in (0.0, 33.0, 90.0):
        lights = joined(lamp(elevation_deg=elevation_deg, azimuth_deg=azimuth), sky())
        assert illumination(points, normals, EYE, lights, [caster]).shadow.max() < 1e-3


def test_tilted_paper_close_to_a_flash_throws_no_shadow_on_itself():
    """Near lights see planes in strong perspective, and the plane that a point lies in must follow it exactly."""
    sheet = flat_sheet((80.0, 200.0))
    for turn_deg in (-50.0, -20.0, 20.0, 50.0):
        turn = np.deg2rad(turn_deg)
        tilt = np.array([[1.0, 0.0, 0.0], [0.0, np.cos(turn), np.sin(turn)], [0.0, -np.sin(turn), np.cos(turn)]])
        points, normals = (one.reshape(-1, 3) @ tilt for one in (sheet.points, grid_normals(sheet.points)))
        for place in ((10.0, -20.0, 260.0), (-90.0, 60.0, 240.0)):
            burst = LightSamples(np.array([place]), np.zeros((1, 3)), np.full((1, 3), 6e4), np.array([True]))
            found = illumination(points, normals, EYE, burst, [(points, grid_triangles(*sheet.points.shape[:2]))])
            assert found.shadow.max() < 1e-3


@pytest.mark.parametrize("radius_mm", [25.0, 60.0, -60.0, 200.0])
def test_curled_paper_throws_no_shadow_where_it_faces_the_light(radius_mm):
    grid, triangles = rolled(radius_mm, (60.0, abs(radius_mm) * 1.2), 80.0)
    points, normals = grid.reshape(-1, 3), grid_normals(grid).reshape(-1, 3)
    lights = lamp(40.0, elevation_deg=88.0)
    found = illumination(points, normals, EYE, lights, [(points, triangles)]).shadow
    assert found.max() < 0.02


def test_what_lies_beneath_paper_is_dark_and_more_so_the_closer():
    """Contact: the table at the foot of a sheet that rises is darker the lower the sheet stands above it."""
    dark = []
    for height in (3.0, 8.0, 20.0, 60.0):
        found = illumination(*on_table([0.0]), EYE, sky(), [plate(60.0, height)], bounce=0.0)
        dark.append(float(found.diffuse.sum()))
    assert dark[0] < 0.02
    assert (np.diff(dark) > 0).all()


def test_bounced_light_fills_what_the_sky_cannot_reach_but_never_a_closed_place():
    grid, triangles = rolled(60.0)
    points, normals = grid.reshape(-1, 3), grid_normals(grid).reshape(-1, 3)
    lights = joined(lamp(elevation_deg=50.0), sky())
    without, half, full = (
        illumination(points, normals, EYE, lights, [(points, triangles)], bounce=albedo).diffuse for albedo in (0.0, 0.5, 1.0)
    )
    assert (half >= without).all()
    assert np.allclose(half - without, (full - without) / 2, atol=1e-6)
    assert (half[0] - without[0]).min() > 0.01
    closed = illumination(*on_table([0.0]), EYE, lights, [plate(900.0, 2.0)], bounce=1.0)
    assert closed.diffuse.max() < 1e-3


PHOTOGRAPHER = {"_target_": "synth.scene.light.photographer.Photographer", "share": 1.0}
CAMERA = Camera(EYE, looking(EYE, (0.0, 0.0, 0.0)), 1000.0, (450.0, 600.0), (900, 1200))


def test_a_photographer_stands_in_a_lamps_light_but_in_neither_the_flashs_nor_the_picture():
    points, normals = on_table(np.linspace(-200, 200, 201))
    ahead, dark = Flash(), 0
    for index in range(10):
        one = build(PHOTOGRAPHER)
        caster = one.caster(one.draw(stream(0, index, "photographer")), CAMERA)
        assert (CAMERA.seen(caster.points)[:, 2] < 0).all()
        burst = ahead.samples(ahead.placed(stream(0, index, "flash")), CAMERA, (0.0, 0.0, 0.0))
        assert not illumination(points, normals, EYE, burst, [caster]).shadow.any()
        # A lamp behind the camera, as the camera sees the table: the phone hides it from where the camera looks.
        behind = lamp(120.0, elevation_deg=76.0, distance_mm=1200.0, azimuth_deg=-90.0)
        found = illumination(points, normals, EYE, behind, [caster]).shadow
        dark += found[100] > 0.5
        assert np.abs(np.diff(found)).max() < 0.1
    assert dark > 7
    assert build({**PHOTOGRAPHER, "share": 0.0}).draw(stream(0, 0, "photographer")) is None


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"width_mm_range": [0.0, 90.0]}, "width_mm_range: got .* from 10 to 1000 mm"),
        ({"length_mm_range": [100.0, 9000.0]}, "length_mm_range: got .* from 10 to 1000 mm"),
        ({"turn_deg_range": [-400.0, 0.0]}, "turn_deg_range: got .* from -180 to 180 degrees"),
    ],
)
def test_photographers_that_cannot_be_are_refused(settings, message):
    with pytest.raises(ValueError, match=message):
        build({**PHOTOGRAPHER, **settings})


def test_light_comes_through_paper_by_its_translucency():
    points, normals = on_table([0.0, 30.0])
    for share in (0.05, 0.25):
        found = illumination(points, -normals, EYE, lamp(), [], translucency=share, bounce=0.0)
        assert np.allclose(found.diffuse, share * found.behind)
        assert np.allclose(found.behind @ LUMINANCE, 0.8, rtol=0.02)
    assert not illumination(points, -normals, EYE, lamp(), []).diffuse.any()


def test_highlights_stand_where_mirrors_have_them_and_rough_ones_are_wider():
    """The brightest point of a plane lies where the angle to the lamp equals that to the eye."""
    x = np.linspace(-200, 200, 401)
    points, normals = on_table(x)
    dot = LightSamples(np.array([[-100.0, 0.0, 300.0]]), np.zeros((1, 3)), np.full((1, 3), 9e4), np.array([True]))
    sharp, rough = (
        illumination(points, normals, (100.0, 0.0, 300.0), dot, [], gloss=0.05, roughness=value).specular[:, 0]
        for value in (0.2, 0.5)
    )
    assert x[sharp.argmax()] == pytest.approx(0.0, abs=2.0)
    assert (sharp > sharp.max() / 2).sum() < (rough > rough.max() / 2).sum()
    assert not illumination(points, normals, EYE, dot, []).specular.any()


def test_the_same_scene_gives_the_same_bits_whatever_the_order_of_its_points():
    grid, triangles = rolled(50.0)
    points, normals = grid.reshape(-1, 3), grid_normals(grid).reshape(-1, 3)
    lights, casters = joined(lamp(elevation_deg=40.0), sky()), [(points, triangles)]
    one, two = (illumination(points, normals, EYE, lights, casters, gloss=0.04, translucency=0.2) for _ in range(2))
    back = illumination(points[::-1], normals[::-1], EYE, lights, casters, gloss=0.04, translucency=0.2)
    for name in ("diffuse", "behind", "specular", "shadow"):
        assert getattr(one, name).tobytes() == getattr(two, name).tobytes()
        assert np.array_equal(getattr(one, name), getattr(back, name)[::-1])


def test_few_lights_leave_no_steps_in_a_wide_penumbra():
    """A dozen lights alone would step by a twelfth; each has a penumbra of its own."""
    x = np.arange(0.0, 90.0, 0.5)
    shade = Shade(0.0, 90.0, 500.0, 400.0, 1.0, 0.8, 4000.0, (0.0, 0.0))
    wide = Lamp(num_samples=12).samples(shade, None, (0.0, 0.0, 0.0))
    shadow = illumination(*on_table(x), EYE, wide, [plate(60.0, 60.0)]).shadow
    light = illumination(*on_table(x), EYE, sky(), [plate(60.0, 20.0)], bounce=0.0).diffuse[:, 0]
    for values in (shadow, light / light.max()):
        assert np.abs(np.diff(values)).max() < 0.035
        assert np.ptp(values) > 0.6


def test_points_beside_and_above_a_light_are_lit_without_a_fault():
    """What is as high as the lamp has no place in its map."""
    points = np.array([[0.0, 0.0, 0.0], [60.0, -60.0, 100.0], [60.0, 10.0, 140.0], [-60.0, 60.0, 99.0]])
    normals = np.array([[0.0, 0.0, 1.0], [-1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, -1.0, 0.0]])
    dot = LightSamples(np.array([[0.0, 0.0, 100.0]]), np.zeros((1, 3)), np.full((1, 3), 1e4), np.array([True]))
    found = illumination(points, normals, EYE, dot, [plate(40.0, 30.0)], gloss=0.1, bounce=0.0)
    assert found.shadow.tolist() == [1.0, 0.0, 0.0, 0.0]
    away = np.array([0.0, 0.0, 100.0]) - points
    due = 1e4 * (away * normals).sum(axis=1) / np.linalg.norm(away, axis=1) ** 3
    assert np.allclose(found.diffuse[1:, 0], due[1:], rtol=1e-5)
    assert np.isfinite(found.specular).all()
