"""Tables repeat without seams, are the same for the same draw, and refuse what cannot be."""

from pathlib import Path

import numpy as np
import pytest
import yaml

import conf
from receipts.config import build
from receipts.rng import stream
from synth.scene.tables.fields import SIDE, borders, cells
from synth.scene.tables.table import Table

FILES = sorted((Path(conf.__path__[0]) / "table").glob("*.yaml"))
NAMES = [path.stem for path in FILES]


def table(name, **settings):
    path = Path(conf.__path__[0]) / f"table/{name}.yaml"
    return build({**yaml.safe_load(path.read_text(encoding="utf-8")), **settings}, f"tables.{name}")


def draws(name, count=4):
    return [table(name).draw(stream(0, index, "table")) for index in range(count)]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_table_says_how_it_is_used(path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# tillroll synth scene=photo ")
    assert f"scene.tables.{path.stem}." in first
    assert isinstance(table(path.stem), Table)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_tiles_repeat_without_seams(name):
    for drawn in draws(name, 4):
        albedo = table(name).surface(drawn).albedo.astype(np.float64)
        for axis in (0, 1):
            steps = np.abs(np.diff(albedo, axis=axis)).mean(axis=(1 - axis, 2))
            seam = np.abs(np.take(albedo, 0, axis) - np.take(albedo, -1, axis)).mean()
            # Two boards may differ by more where tiles meet than elsewhere; noise may not.
            assert seam <= (1.5 if (name, axis) == ("wood", 0) else 1.05) * steps.max()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_draw_gives_the_same_bytes_and_another_gives_others(name):
    one, other = table(name).draw(stream(0, 0, "table")), table(name).draw(stream(0, 1, "table"))
    assert one == table(name).draw(stream(0, 0, "table")) != other
    surface = table(name).surface(one)
    assert np.array_equal(surface.albedo, table(name).surface(one).albedo)
    assert not np.array_equal(surface.albedo, table(name).surface(other).albedo)


@pytest.mark.parametrize("name", NAMES)
def test_surfaces_are_pictures_of_a_bearable_scale(name):
    for drawn in draws(name):
        surface = table(name).surface(drawn)
        assert surface.albedo.dtype == np.uint8
        assert surface.albedo.shape == (SIDE, SIDE, 3)
        assert 0.05 <= surface.mm_per_texel <= 1.0
        assert 0 <= surface.gloss <= 1
        assert 0 <= surface.roughness <= 1


@pytest.mark.parametrize("name", NAMES)
def test_nobody_can_write_to_a_tile_that_others_use(name):
    drawn = draws(name, 1)[0]
    levels = table(name).levels(drawn.variant)
    assert not levels.flags.writeable
    before = levels.copy()
    table(name).surface(drawn).albedo[:] = 0
    assert np.array_equal(levels, before)


def test_a_turn_of_the_table_turns_its_places_back():
    drawn = draws("wood", 1)[0]
    surface = table("wood").surface(drawn)
    here = surface.places([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    steps = (here[1:] - here[0]) * surface.mm_per_texel
    assert np.allclose(steps @ steps.T, np.eye(2))
    assert np.linalg.det(steps) == pytest.approx(-1.0)
    assert np.allclose(surface.places(surface.offset_mm), 0.0)


def test_cells_hold_what_is_nearest_across_the_seams():
    label, distance = cells(stream(0, 0, "cells"), 100)
    seeds = [
        np.argwhere((label == number) & (distance < 0.5))[0] for number in range(label.max() + 1) if (label == number).any()
    ]
    numbers = [number for number in range(label.max() + 1) if (label == number).any()]
    spots = np.argwhere(np.ones((4, 4))) * 256 + np.array([3, 250])
    for row, column in spots.tolist():
        away = np.abs(np.array(seeds) - (row, column))
        away = np.hypot(*np.minimum(away, SIDE - away).T)
        # cv2 measures distances to 2% or so.
        assert away[numbers.index(label[row, column])] <= away.min() * 1.05 + 1.0
        assert distance[row, column] == pytest.approx(away.min(), rel=0.05, abs=1.0)
    edge = borders(label)
    assert (edge[:, 0][label[:, 0] != label[:, -1]] <= 1.0).all()


@pytest.mark.parametrize(
    ("name", "settings", "message"),
    [
        ("wood", {"contrast_range": [0.5, 9.0]}, r"contrast_range: got .* 0 to 1\.5"),
        ("wood", {"weight": -1.0}, r"tables\.wood\.weight.*greater than or equal to 0"),
        ("cloth", {"depth_range": [0.5, 5.0]}, r"depth_range: got .* 0 to 1\.6"),
        ("laminate", {"gloss_range": [0.5, 5.0]}, "gloss_range: got .* 0 to 1"),
        ("laminate", {"wear_range": [0.5, 5.0]}, "wear_range: got .* 0 to 2"),
        ("leather", {"depth_range": [-1.0, 1.0]}, r"depth_range: got .* 0 to 1\.2"),
        ("metal", {"contrast_range": [0.5, 5.0]}, r"contrast_range: got .* 0 to 1\.5"),
        ("paper_clutter", {"faded_share": 2.0}, r"tables\.paper_clutter\.faded_share.*less than or equal to 1"),
        ("stone", {"gloss_range": [-0.5, 0.5]}, "gloss_range: got .* 0 to 1"),
        ("dark_void", {"level_range": [5.0, 200.0]}, "level_range: got .* 0 to 60"),
    ],
)
def test_ranges_that_cannot_be_are_refused(name, settings, message):
    with pytest.raises(ValueError, match=message):
        table(name, **settings)
