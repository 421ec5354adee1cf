"""Photographs: every label comes from the very geometry that coloured the pixels."""

from dataclasses import replace
from functools import cache

import cv2
import numpy as np
import pytest

from receipts.config import build, compose
from receipts.rng import stream
from synth import Renderer
from synth.scene.camera.camera import Camera, looking
from synth.scene.camera.drawing import HOLE, draw_body
from synth.scene.camera.ground import shade_table
from synth.scene.camera.raster import empty_buffers, lens_of, projected
from synth.scene.extents import finer_camera, ids_seen
from synth.scene.inked import ink_ids
from synth.scene.tables.table import Surface
from synth.scene.world import parts_of

RENDERER = Renderer.from_config(["seed=6", "scene=photo", "scene.megapixels=0.5"])
CROPPED = Renderer.from_config(["seed=6", "scene=photo", "scene.megapixels=0.4", "scene.stance.fill_range=[1.3,1.6]"])


@cache
def sample(index, *, cropped=False):
    return (CROPPED if cropped else RENDERER)[index]


def taken(one):
    """What the sample's maps are made from."""
    return one.map_maker.args[0]


def hit_by_ray(view, pixels):
    """The dots under pixels (n, 2), by cutting each pixel's ray with every triangle in turn (Moeller and Trumbore 1997)."""
    points, (width, height) = view.sheet.points, view.dots
    rows, columns = points.shape[:2]
    start = np.array(view.camera.place)
    best, found = np.full(len(pixels), np.inf), np.full((len(pixels), 2), np.nan)
    rays = view.camera.rays(pixels)
    for row in range(rows - 1):
        for column in range(columns - 1):
            here = np.array([column, row], float)
            for corners in (((0, 0), (0, 1), (1, 1)), ((0, 0), (1, 1), (1, 0))):
                a, b, c = (points[row + down, column + right] for right, down in corners)
                across = np.cross(rays, c - a)
                scale = across @ (b - a)
                with np.errstate(divide="ignore", invalid="ignore"):
                    u = across @ (start - a) / scale
                    turned = np.cross(start - a, b - a)
                    v = rays @ turned / scale
                    away = ((c - a) @ turned) / scale
                hit = (u >= 0) & (v >= 0) & (u + v <= 1) & (away > 0) & (away < best)
                flat = [here + np.array(corner) for corner in corners]
                place = flat[0] + u[:, None] * (flat[1] - flat[0]) + v[:, None] * (flat[2] - flat[0])
                found[hit] = (place / (columns - 1, rows - 1) * (width, height))[hit]
                best[hit] = away[hit]
    return found, best


def test_uv_and_depth_are_those_of_each_pixels_own_ray():
    one = sample(1)
    view, maps = taken(one).world.view, one.maps(["uv", "depth"])
    rows, columns = np.nonzero(np.isfinite(maps["uv"][..., 0]))
    some = np.linspace(0, len(rows) - 1, 400).astype(int)
    pixels = np.stack([columns, rows], axis=1)[some] + 0.5
    dots, away = hit_by_ray(view, pixels)
    told = maps["uv"][rows[some], columns[some]] * np.array(view.dots)
    assert np.abs(told - dots).max() < 0.005
    assert np.abs(maps["depth"][rows[some], columns[some]] / away - 1).max() < 1e-6


def test_points_go_where_pixels_come_from():
    one = sample(2)
    view, uv = taken(one).world.view, one.maps(["uv"])["uv"]
    rows, columns = np.nonzero(np.isfinite(uv[..., 0]))
    back = view.points(uv[rows, columns].astype(float) * view.dots)
    assert np.abs(back - np.stack([columns + 0.5, rows + 0.5], axis=1)).max() < 0.01


def test_a_print_reads_back_upright_and_unmirrored():
    """The flattened albedo correlates with the print as it is, and with no turned or mirrored one half as much."""
    fine = Renderer.from_config(["seed=6", "scene=photo", "scene.megapixels=3", "scene.stance.fill_range=[0.9,0.95]"])[0]
    maps, known = fine.maps(["albedo", "backward", "paper"]), taken(fine)
    flat = cv2.remap(cv2.cvtColor(maps["albedo"], cv2.COLOR_RGB2GRAY), maps["backward"] - 0.5, None, cv2.INTER_LINEAR)
    ink = cv2.GaussianBlur(known.levels[..., 0], (0, 0), 1.0)
    match = [np.corrcoef(flat.ravel(), turned.ravel())[0, 1] for turned in (ink, ink[::-1], ink[:, ::-1], ink[::-1, ::-1])]
    assert match[0] > 0.9
    assert max(match[1:]) < 0.5


def test_ids_are_of_the_ink_under_the_pixel():
    for index in range(3):
        known, maps = taken(sample(index)), sample(index).maps(["characters", "words", "uv"])
        ids = ink_ids(known.print)
        rows, columns = np.nonzero(maps["characters"])
        places = maps["uv"][rows, columns].astype(float) * known.world.view.dots
        # Shares of the print's size do not tell on which side of a dot's edge a place lies that is nearly on it.
        sure = (np.abs(places - np.rint(places)) > 1e-3).all(axis=1)
        rows, columns, dots = rows[sure], columns[sure], places[sure].astype(int)
        assert (ids[dots[:, 1], dots[:, 0]] == maps["characters"][rows, columns]).all()
        word = sample(index).characters.word[sample(index).characters.token]
        assert (maps["words"][rows, columns] == word[maps["characters"][rows, columns] - 1] + 1).all()


@pytest.mark.parametrize("cropped", [False, True])
def test_what_can_be_seen_of_a_word_is_counted(cropped):
    """Pixels in the picture against those on an unbounded one in which nothing stands before the sheet."""
    hidden = 0
    for index in range(3):
        one = sample(index, cropped=cropped)
        known, characters = taken(one), one.characters
        words = one.maps(["words"])["words"]
        world = replace(known.world, bodies=())
        reach = 900
        camera = known.world.view.camera
        wide = finer_camera(camera, (-reach, -reach), (camera.size[0] + 2 * reach, camera.size[1] + 2 * reach), 1)
        ids = ink_ids(known.print) & ((1 << 24) - 1)
        every_id = ids_seen(world, parts_of(world, wide), wide, ids.astype(np.int32))
        alone = np.bincount(every_id.ravel(), minlength=len(known.sight.seen.total))
        word = np.concatenate([[0], characters.word[characters.token] + 1])
        count = len(characters.word_texts) + 1
        every = np.bincount(word, alone[: len(word)], count)
        shown = np.bincount(words.ravel(), minlength=count)
        told = characters.word_visibility
        there = every[1:] > 0
        assert np.array_equal(told[there], (shown[1:] / np.maximum(every[1:], 1)).astype(np.float32)[there])
        assert np.array_equal(alone[1:], known.sight.seen.total[1:])
        hidden += int((told < 1).sum())
    assert hidden > 20 or not cropped


@pytest.mark.slow
@pytest.mark.parametrize("cropped", [False, True])
def test_boxes_of_words_are_the_extent_of_their_ink_that_shows(cropped):
    worst = 0.0
    for index in range(2):
        one = sample(index, cropped=cropped)
        known, boxes = taken(one), one.characters.word_boxes
        camera, ids = known.world.view.camera, ink_ids(known.print)
        finer = finer_camera(camera, (0, 0), camera.size, 8)
        fine = ids_seen(known.world, parts_of(known.world, finer), finer, ids)
        word = np.concatenate([[0], one.characters.word[one.characters.token] + 1, np.zeros(len(known.print.codes), int)])
        seen = word[fine]
        for number in range(0, len(boxes), 3):
            left, top, right, bottom = np.nan_to_num(boxes[number] * 8, nan=0).astype(int)
            # Two pixels around it: were there ink beyond, the extent would differ by as much.
            left, top = max(left - 16, 0), max(top - 16, 0)
            rows, columns = np.nonzero(seen[top : bottom + 16, left : right + 16] == number + 1)
            if len(rows):
                extent = np.array([columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]) / 8
                extent += np.array([left, top, left, top]) / 8
                worst = max(worst, float(np.abs(extent - boxes[number]).max()))
            else:
                assert np.isnan(boxes[number]).all() or one.characters.word_visibility[number] > 0
    assert worst <= 0.25


def test_the_document_alone_is_that_of_the_photograph():
    for index in range(3):
        alone, pictured = RENDERER.document(index), sample(index).document
        assert alone.texts == pictured.texts
        assert np.array_equal(alone.quads, pictured.quads)
        assert alone.size == pictured.size == sample(index).image.shape[1::-1]


def test_a_photograph_is_the_same_at_every_call_and_for_any_number_of_threads():
    before = cv2.getNumThreads()
    made = []
    for threads in (1, 2):
        cv2.setNumThreads(threads)
        one = RENDERER[3]
        made.append([one.image.tobytes(), *(values.tobytes() for values in one.maps(["uv", "depth", "shadow"]).values())])
    cv2.setNumThreads(before)
    assert made[0] == made[1]


def test_no_pixel_of_a_sheet_is_lost_between_its_triangles():
    view = taken(sample(0)).world.view
    paper = sample(0).maps(["paper"])["paper"] > 0
    inside = np.zeros(paper.shape, np.uint8)
    cv2.fillPoly(inside, [np.rint(view.outline()).astype(np.int32)], 1)
    core = cv2.erode(inside, np.ones((7, 7), np.uint8)) > 0
    others = taken(sample(0)).sight.buffers.owner >= taken(sample(0)).sight.firsts[1]
    assert (paper | others)[core].all()


def test_a_component_added_leaves_the_draws_of_the_others():
    document = RENDERER.document(0)
    plain = compose("synth", ["scene=photo"])["scene"]
    more = compose("synth", ["scene=photo", "+thing@scene.things.zzz=coins", "scene.things.zzz.share=1"])["scene"]
    for index in range(5):
        one, other = (build(scene, "scene").draw(document, stream(0, index, "scene")) for scene in (plain, more))
        things = dict(other.things)
        assert things.pop("zzz") is not None
        assert replace(other, things=things) == one


def test_a_camera_inside_the_sheet_is_refused():
    sheet = taken(sample(0)).world.view.sheet
    camera = Camera((0.0, 0.0, 0.5), ((1, 0, 0), (0, -1, 0), (0, 0, -1)), 500.0, (250.0, 250.0), (500, 500))
    with pytest.raises(ValueError, match="stands within or behind what it sees"):
        projected(camera, sheet.points.reshape(-1, 3), np.zeros((1, 3), np.int32))


def test_a_triangle_that_is_seen_edge_on_or_from_behind_draws_nothing():
    camera = Camera((0.0, 0.0, 100.0), ((1, 0, 0), (0, -1, 0), (0, 0, -1)), 100.0, (50.0, 50.0), (100, 100))
    points = np.array([[-20.0, -20.0, 0.0], [20.0, -20.0, 0.0], [0.0, 20.0, 0.0]])
    for triangle, pixels in (([0, 1, 2], True), ([0, 2, 1], False), ([0, 1, 1], False)):
        buffers = empty_buffers(camera.size)
        draw_body(lens_of(camera), projected(camera, points, np.array([triangle], np.int32)), 0, *buffers)
        assert bool((buffers.owner >= 0).any()) is pixels


@pytest.mark.parametrize(
    ("override", "told"),
    [
        ("scene.megapixels=0", "megapixels: got 0.0; a picture has 0.05 to 100"),
        ("scene.megapixels_range=[0.01,1]", r"megapixels_range: got \(0.01, 1.0\)"),
        ("scene.stance.tilt_deg_range=[0,80]", r"tilt_deg_range: got .*; it lies from 0 to 60 degrees"),
        ("scene.stance.fill_range=[0,1]", r"fill_range: got .*; a sheet fills 0.1 to 4"),
        ("scene.stance.shift_range=[-2,0]", r"shift_range: got .*; beyond 0.5 of a picture the sheet would lie out of it"),
        ("scene.stance.focal_range=[0.1,1]", r"focal_range: got .*; a lens has 0.4 to 10"),
        ("scene.stance.distortion_range=[-1,0]", r"distortion_range: got .*; a lens has -0.25 to 0.06"),
        ("scene.stance.aspects={34: 1.0}", "aspects: got '34'; write width to height"),
        ("scene.bends.cylindr.share=1", "did you mean cylinder"),
    ],
)
def test_what_cannot_be_photographed_is_refused_by_name(override, told):
    with pytest.raises(ValueError, match=told):
        Renderer.from_config(["scene=photo", override])


def test_a_sheet_that_is_shifted_to_the_edge_stays_in_sight():
    """The camera is aimed by where the sheet lands: however far it is asked to lie aside, it is never out of the picture."""
    aside = ["scene.stance.shift_range=[0.5,0.5]", "scene.stance.fill_range=[0.2,0.4]", "scene.stance.closer_share=0"]
    renderer = Renderer.from_config(["seed=8", "scene=photo", "scene.megapixels=0.3", *aside])
    for index in range(3):
        one = renderer[index]
        assert (one.maps(["paper"])["paper"] > 0).sum() > 500
        assert (one.document.visibility > 0).any()
        assert (one.document.visibility < 1).any()


def test_a_scene_without_a_table_or_without_light_is_refused():
    config = compose("synth", ["scene=photo"])["scene"]
    for group, setting in (("tables", "weight"), ("lights", "share")):
        dark = {**config, group: {name: {**one, setting: 0.0} for name, one in config[group].items()}}
        with pytest.raises(ValueError, match=f"{group}: every {setting} is 0"):
            build(dark, "scene")


def test_a_map_that_there_is_not_is_told_with_the_nearest():
    with pytest.raises(ValueError, match="maps: there is no dept; did you mean depth"):
        sample(0).maps(["dept"])


def test_a_hole_shows_what_lies_beneath_from_either_side():
    camera = Camera((0.0, 0.0, 100.0), ((1, 0, 0), (0, -1, 0), (0, 0, -1)), 100.0, (50.0, 50.0), (100, 100))
    points = np.array([[-20.0, -20.0, 0.0], [20.0, -20.0, 0.0], [0.0, 20.0, 0.0]])
    dots, ids = np.float32([[0, 40], [40, 40], [20, 0]]), np.zeros((40, 40), np.int32)
    ids[20:30, 15:25] = HOLE
    for triangle, turned in (([0, 1, 2], False), ([0, 2, 1], True)):
        shown = []
        for plane in (None, (dots, ids)):
            owner, depth = empty_buffers(camera.size)
            body = projected(camera, points, np.array([triangle], np.int32), both_sides=turned)
            draw_body(lens_of(camera), body, 0, owner, depth, plane)
            shown.append(owner >= 0)
        hole = np.zeros((100, 100), bool)
        hole[50:60, 45:55] = True
        assert np.array_equal(shown[0] & ~shown[1], hole)


def test_the_table_shows_the_texel_under_each_pixel_on_either_side_of_a_seam():
    rng = np.random.default_rng(3)
    albedo = rng.integers(0, 256, (5, 7, 3), np.uint8)
    surface = Surface(albedo, 9.0, 33.0, (4.0, -3.0))
    place = (-20.0, 15.0, 150.0)
    camera = Camera(place, looking(place, (10.0, 60.0, 0.0), roll_deg=20.0), 150.0, (60.0, 45.0), (120, 90), -0.05)
    start, right, up = surface.places([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    spread, light = np.stack([right - start, up - start, start], axis=1), np.float32([1, 1, 1, 0, 0, 0])
    (owner, depth), out = empty_buffers(camera.size), np.zeros((90, 120, 3), np.float32)
    ramp = np.repeat(np.arange(4081, dtype=np.float32)[:, None] / 16, 3, axis=1)
    plane, table = np.array([camera.place, *camera.axes]), np.tile(light, (2, 2, 1))
    shade_table(lens_of(camera), owner, depth, plane, np.array([-50.0, 50.0, 100.0]), table, albedo, ramp, spread, out)
    rays = camera.rays(np.stack(np.meshgrid(np.arange(120) + 0.5, np.arange(90) + 0.5), axis=-1))
    away = -place[2] / rays[..., 2]
    texels = surface.places(np.array(place) + away[..., None] * rays) - 0.5
    assert texels.min() < -7
    left, top = np.floor(texels).astype(int).transpose(2, 0, 1)
    across, down = (texels - np.floor(texels)).transpose(2, 0, 1)[..., None]
    shares = ((1 - across) * (1 - down), across * (1 - down), (1 - across) * down, across * down)
    around = ((top + row, left + column) for row in (0, 1) for column in (0, 1))
    wanted = sum(share * albedo[row % 5, column % 7] for share, (row, column) in zip(shares, around, strict=True))
    assert np.abs(out - wanted).max() < 0.08
    assert np.abs(depth / away - 1).max() < 1e-6
