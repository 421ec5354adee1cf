"""Things are closed shapes that rest on the sheet and the table, cover little of the paper and come as often as asked."""

from pathlib import Path

import numpy as np
import pytest
import yaml

import conf
from receipts.config import build, to_config
from receipts.rng import stream
from synth.paper.sheet import flat_sheet, grid_normals
from synth.scene.things.mesh import bar, joined, rounded_outline, slab, spun
from synth.scene.things.rest import Spot, seat
from synth.scene.things.thing import Thing

FILES = sorted((Path(conf.__path__[0]) / "thing").glob("*.yaml"))
NAMES = [path.stem for path in FILES]
SIZE = (80.0, 180.0)


def thing(name, **settings):
    path = Path(conf.__path__[0]) / f"thing/{name}.yaml"
    return build({**yaml.safe_load(path.read_text(encoding="utf-8")), "share": 1.0, **settings}, f"things.{name}")


def sheet(kind="flat"):
    """A sheet that lies flat, waves a little, rises at its right edge, or hangs in the air."""
    flat = flat_sheet(SIZE)
    x, y = flat.points[..., 0], flat.points[..., 1]
    if kind == "hanging":
        return flat.moved(np.stack([x, 0.8 * y, 300.0 + 0.6 * y + 0.004 * x**2], axis=-1))
    z = {"flat": 0.0 * x, "wavy": 2.0 + 2.0 * np.sin(y / 20 + x / 30), "risen": 25.0 * np.clip(x / 40, 0, 1) ** 2}[kind]
    return flat.moved(np.stack([x, y, z], axis=-1))


def many(name, count=8, **settings):
    made = thing(name, **settings)
    return [(made, made.draw(SIZE, stream(0, index, f"thing/{name}"))) for index in range(count)]


def edges(body):
    """Every directed edge of a body's triangles, points at one place being one."""
    places = {}
    number = np.array([places.setdefault(point, len(places)) for point in map(tuple, body.points.round(5).tolist())])
    corners = number[body.triangles]
    sides = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]])
    return sides[sides[:, 0] != sides[:, 1]]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_thing_says_how_it_is_used(path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# tillroll synth scene=photo ")
    assert f"scene.things.{path.stem}." in first
    assert isinstance(thing(path.stem), Thing)


@pytest.mark.parametrize("kind", ["flat", "wavy", "risen", "hanging"])
@pytest.mark.parametrize("name", NAMES)
def test_bodies_are_sound(name, kind):
    for made, drawn in many(name):
        bodies = made.bodies(sheet(kind), drawn)
        assert sum(len(body.triangles) for body in bodies) <= 4000
        for body in bodies:
            assert body.kind == made.kind
            assert np.isfinite(body.points).all()
            assert np.allclose(np.linalg.norm(body.normals, axis=1), 1.0)
            assert body.points[:, 2].min() >= -1e-6
            assert body.albedo.dtype == np.uint8
            height, width = body.albedo.shape[:2]
            assert (body.places >= 0).all()
            assert (body.places <= (width, height)).all()
            corners = body.points[body.triangles]
            faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
            assert (np.linalg.norm(faces, axis=1) > 1e-12).all()
            outwards = np.einsum("ij,ij->i", faces, body.normals[body.triangles].sum(axis=1))
            assert (outwards > 0).mean() > 0.99


@pytest.mark.parametrize("name", NAMES)
def test_bodies_are_closed_or_say_that_they_are_not(name):
    for made, drawn in many(name, 4):
        for body in made.bodies(sheet(), drawn):
            if body.seen_from_behind:
                continue
            sides = edges(body)
            there, back = ({tuple(side) for side in way.tolist()} for way in (sides, sides[:, ::-1]))
            assert there == back
            corners = body.points[body.triangles]
            assert np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() > 0


@pytest.mark.parametrize("name", NAMES)
def test_the_same_draw_gives_the_same_bits_and_another_gives_others(name):
    (made, one), (_, other) = many(name, 2)
    assert one == made.draw(SIZE, stream(0, 0, f"thing/{name}")) != other
    first, second = made.bodies(sheet(), one), made.bodies(sheet(), one)
    for left, right in zip(first, second, strict=True):
        assert np.array_equal(left.points, right.points)
        assert np.array_equal(left.albedo, right.albedo)
    assert any(
        not np.array_equal(left.points, right.points) for left, right in zip(first, made.bodies(sheet(), other), strict=False)
    )


@pytest.mark.parametrize("name", NAMES)
def test_shares_are_respected_and_a_share_beyond_1_is_refused(name):
    made = thing(name, share=0.3)
    seen = sum(made.draw(SIZE, stream(1, index, "thing")) is not None for index in range(400))
    assert 80 < seen < 160
    assert all(thing(name, share=0.0).draw(SIZE, stream(1, index, "thing")) is None for index in range(30))
    assert build(to_config(made)) == made
    with pytest.raises(ValueError, match=rf"things\.{name}\.share.*less than or equal to 1"):
        thing(name, share=1.5)


@pytest.mark.parametrize("kind", ["flat", "wavy"])
@pytest.mark.parametrize("name", [name for name in NAMES if name != "hand"])
def test_what_is_laid_down_does_not_go_through_the_paper(name, kind):
    paper = sheet(kind)
    points = paper.points.reshape(-1, 3)
    for made, drawn in many(name):
        for body in made.bodies(paper, drawn):
            inner = body.points[(np.abs(body.points[:, :2]) < np.array(SIZE) / 2 - 0.1).all(axis=1)]
            if not len(inner):
                continue
            away = np.linalg.norm(inner[:, None, :2] - points[None, :, :2], axis=-1)
            paper_z = points[away.argmin(axis=1), 2]
            # Between points of the sheet, 2 mm apart, the waves rise by some tenths.
            assert (inner[:, 2] > paper_z - 0.35).all()


@pytest.mark.parametrize("thumb_share", [0.0, 1.0])
def test_paper_in_the_air_does_not_go_through_the_hand(thumb_share):
    paper = sheet("hanging")
    points, fronts = paper.points.reshape(-1, 3), grid_normals(paper.points).reshape(-1, 3)
    sides = set()
    for made, drawn in many("hand", 8, thumb_share=thumb_share):
        for body in made.bodies(paper, drawn):
            away = np.linalg.norm(body.points[:, None] - points[None, ::3], axis=-1)
            number = 3 * away.argmin(axis=1)
            out = np.einsum("ij,ij->i", body.points - points[number], fronts[number])
            # Points beside the paper are further away than the paper is in front.
            beside = np.sqrt(np.maximum(away.min(axis=1) ** 2 - out**2, 0.0)) > 2.9
            if (~beside).sum() > 5:
                front = out[~beside].mean() > 0
                sides.add(bool(front))
                assert (out[~beside] * (1 if front else -1)).min() > -0.6
    assert sides == {True, False}


@pytest.mark.parametrize("name", NAMES)
def test_little_of_the_paper_is_covered(name):
    size = 200
    for made, drawn in many(name, 12):
        covered = np.zeros((size, size), bool)
        for body in made.bodies(sheet(), drawn):
            share = body.points[body.triangles][..., :2] / SIZE + 0.5
            fine = np.linspace(0, 1, 12)
            weights = np.array([(a, b * (1 - a), (1 - a) * (1 - b)) for a in fine for b in fine])
            spots = (np.einsum("kc,tcx->tkx", weights, share).reshape(-1, 2) * size).astype(int)
            spots = spots[((spots >= 0) & (spots < size)).all(axis=1)]
            covered[spots[:, 1], spots[:, 0]] = True
        assert covered.mean() < 0.27


def test_a_coin_lies_flat_on_a_slope_and_level_on_an_edge():
    slope = flat_sheet(SIZE)
    points = slope.points.copy()
    points[..., 2] = 4.0 + 0.05 * points[..., 0]
    circle = 10 * np.stack([np.cos(np.arange(12) * np.pi / 6), np.sin(np.arange(12) * np.pi / 6)], axis=-1)
    axes, origin = seat(slope.moved(points), circle, Spot(0.0, 0.0, 30.0))
    assert np.allclose(axes @ axes.T, np.eye(3))
    assert np.allclose(axes[2], np.array([-0.05, 0.0, 1.0]) / np.hypot(0.05, 1.0), atol=1e-3)
    assert origin[2] == pytest.approx(4.0, abs=0.2)
    axes, origin = seat(slope.moved(points), circle, Spot(45.0, 0.0, 0.0))
    assert axes[2].tolist() == [0, 0, 1]
    assert origin[2] == pytest.approx(6.0, abs=0.2)


def test_a_thing_slides_off_paper_that_stands_up_and_under_paper_that_hangs():
    paper = sheet("risen")
    circle = 10 * np.stack([np.cos(np.arange(12) * np.pi / 6), np.sin(np.arange(12) * np.pi / 6)], axis=-1)
    _, origin = seat(paper, circle, Spot(36.0, 0.0, 0.0))
    assert origin[0] > 50
    assert origin[2] == 0
    _, origin = seat(paper.moved(paper.points + np.array([0, 0, 300.0])), circle, Spot(0.0, 0.0, 0.0))
    assert origin.tolist() == [0, 0, 0]


def test_shapes_hold_what_their_formulas_say():
    def volume(mesh):
        corners = mesh.points[mesh.triangles]
        return np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6

    disc = spun(((0, 0), (10, 0), (10, 2), (0, 2)), 256)
    assert volume(disc) == pytest.approx(np.pi * 200, rel=1e-3)
    plate = slab(rounded_outline(30.0, 20.0, 0.01), 2.0)
    assert volume(plate) == pytest.approx(1200, rel=1e-3)
    lath = bar(np.array([[0.0, 0.0], [1.0, 4.0]]), np.array([[3.0, 0.0], [3.0, 4.0]]), 2.0)
    assert volume(lath) == pytest.approx(20.0)
    assert volume(joined((disc, plate))) == pytest.approx(volume(disc) + volume(plate))


@pytest.mark.parametrize(
    ("name", "settings", "message"),
    [
        ("coins", {"diameter_mm_range": [1.0, 20.0]}, "diameter_mm_range: got .* 10 to 40 mm"),
        ("pen", {"size_range": [0.1, 1.0]}, r"size_range: got .* 0\.4 to 2"),
        ("pen", {"ballpoint": 0.0, "stick": 0.0, "marker": 0.0, "pencil": 0.0}, "ballpoint: one of .* must weigh"),
        ("keys", {"count_range": [1, 9]}, "count_range: got .* 4 keys at most"),
        ("cup", {"diameter_mm_range": [10.0, 80.0]}, "diameter_mm_range: got .* 40 to 140 mm"),
        ("cup", {"height_mm_range": [10.0, 80.0]}, "height_mm_range: got .* 30 to 160 mm"),
        ("card", {"on_share": 2.0}, r"things\.card\.on_share.*less than or equal to 1"),
        ("other_receipt", {"width_mm_range": [60.0, 200.0]}, "width_mm_range: got .* 20 to 82 mm"),
        ("other_receipt", {"length_mm_range": [60.0, 500.0]}, "length_mm_range: got .* 30 to 230 mm"),
        ("hand", {"inset_mm_range": [1.0, 20.0]}, "inset_mm_range: got .* 4 to 40 mm"),
        ("hand", {"pressing_range": [1, 9]}, "pressing_range: got .* 1 to 4"),
        ("hand", {"scale_range": [0.1, 1.0]}, "scale_range: got .* 0.5 to 1.3"),
        ("hand", {"tone_range": [0.5, 1.1]}, "tone_range: got .* 0 to 1"),
        ("hand", {"left": 0.0, "right": 0.0, "bottom": 0.0}, "left: one of left, right and bottom must weigh"),
        ("coins", {"count_range": [1, 60]}, "count_range: got .* 6 coins at most"),
    ],
)
def test_ranges_that_cannot_be_are_refused(name, settings, message):
    with pytest.raises(ValueError, match=message):
        thing(name, **settings)
