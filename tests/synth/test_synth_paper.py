"""Paper keeps its lengths however it is bent, and rests on the table."""

from pathlib import Path

import numpy as np
import pytest
import yaml

import conf
from receipts.config import build
from receipts.rng import stream
from synth.paper.bends import bent, draw_bends
from synth.paper.settle import rested, restored, settled
from synth.paper.sheet import flat_sheet, grid_normals, strain
from synth.paper.thinned import thinned_points

FILES = sorted((Path(conf.__path__[0]) / "bend").glob("*.yaml"))
KINDS = [path.stem for path in FILES]
SIZES = [(80.0, 200.0), (44.0, 60.0), (57.0, 500.0), (210.0, 148.0)]


# Few crumples do here: each takes a while to make.
FEW = {"crumple": {"library": 4}}


@pytest.fixture(autouse=True, scope="module")
def caches(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


def component(kind, **settings):
    path = Path(conf.__path__[0]) / f"bend/{kind}.yaml"
    return build({**yaml.safe_load(path.read_text(encoding="utf-8")), **FEW.get(kind, {}), **settings}, f"bends.{kind}")


def sheet_of(bends, size_mm, index):
    return bent(size_mm, bends, draw_bends(size_mm, bends, lambda name: stream(index, 0, f"bend/{name}")))


def refuse_stretched(sheet):
    error = np.abs(strain(sheet))
    assert np.percentile(error, 99) < 0.02
    assert sheet.points[..., 2].min() == 0.0
    assert np.isfinite(sheet.points).all()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size_mm", SIZES)
def test_every_bend_keeps_lengths_and_stays_on_the_table(kind, size_mm):
    one = {kind: component(kind, share=1.0)}
    for index in range(3):
        sheet = sheet_of(one, size_mm, index)
        refuse_stretched(sheet)
        assert sheet.size_mm == size_mm
        assert sheet.points[..., 2].max() > 0.05


def test_bends_of_all_kinds_at_once_keep_lengths():
    bends = {kind: component(kind) for kind in KINDS}
    for index in range(24):
        refuse_stretched(sheet_of(bends, SIZES[index % len(SIZES)], index))


@pytest.mark.slow
def test_all_but_a_hundredth_of_lengths_are_right_to_half_a_percent():
    bends = {kind: component(kind) for kind in KINDS}
    for size_mm in ((80.0, 200.0), (58.0, 110.0), (210.0, 297.0)):
        error = np.concatenate([np.abs(strain(sheet_of(bends, size_mm, index))) for index in range(60)])
        assert np.percentile(error, 99) < 0.005


@pytest.mark.parametrize("kind", KINDS)
def test_a_bend_draws_apart_from_others_and_bends_without_chance(kind):
    bends = {name: component(name, share=1.0) for name in KINDS}
    alone = {kind: bends[kind]}
    drawn = [draw_bends((80.0, 200.0), bends, lambda name, seed=seed: stream(seed, 0, name)) for seed in (0, 0, 1)]
    assert drawn[0] == drawn[1]
    assert drawn[0][kind] != drawn[2][kind]
    assert draw_bends((80.0, 200.0), alone, lambda name: stream(0, 0, name)) == {kind: drawn[0][kind]}
    sheets = [bent((80.0, 200.0), alone, one).points for one in drawn]
    assert np.array_equal(sheets[0], sheets[1])
    assert not np.array_equal(sheets[0], sheets[2])
    never = component(kind, share=0.0)
    assert all(never.draw((80.0, 200.0), stream(0, index, "x")) is None for index in range(20))


def test_a_sheet_without_bends_lies_flat():
    bends = {kind: component(kind, share=0.0) for kind in KINDS}
    flat = flat_sheet((58.0, 120.0))
    assert np.array_equal(sheet_of(bends, (58.0, 120.0), 0).points, flat.points)
    assert np.array_equal(settled(flat).points, flat.points)


def test_stretched_paper_shrinks_back_to_its_lengths():
    flat = flat_sheet((20.0, 24.0))
    stretched = flat.points * [1.03, 0.97, 1.0]
    assert np.abs(strain(flat.moved(stretched))).max() > 0.02
    assert np.percentile(np.abs(strain(flat.moved(restored(stretched, flat.cell_mm, 400)))), 99) < 2e-3


def test_a_sheet_rests_on_three_points_around_its_middle():
    rng = stream(3, 0, "rest")
    for _ in range(20):
        points = flat_sheet((60.0, 90.0)).points.copy()
        points[..., 2] = 6.0 * rng.random(points.shape[:2]) + points[..., :2] @ rng.normal(size=2)
        still = rested(points)
        # A rigid body: all distances stay.
        assert np.allclose(np.linalg.norm(still[3, 4] - still[-1, -2]), np.linalg.norm(points[3, 4] - points[-1, -2]))
        touching = still[still[..., 2] < 1e-6][:, :2]
        assert len(touching) >= 3
        angles = np.sort(np.arctan2(touching[:, 1], touching[:, 0]))
        assert np.diff(angles, append=angles[0] + 2 * np.pi).max() <= np.pi + 1e-6


@pytest.mark.parametrize(
    ("kind", "settings", "message"),
    [
        ("cylinder", {"height_mm_range": [1.0, 90.0]}, "height_mm_range: got .* from 0 to 60 mm"),
        ("crumple", {"strength_range": [0.5, 3.0]}, "strength_range: got .* from 0 to 2"),
        ("curl", {"radius_mm_range": [1.0, 90.0]}, "radius_mm_range: got .* from 8 to 2000 mm"),
        ("fold", {"angle_deg_range": [1.0, 180.0]}, "angle_deg_range: got .* from 0 to 120 degrees"),
        (
            "fold",
            {"half_across": 0.0, "half_along": 0.0, "thirds": 0.0, "quarters": 0.0, "pocket": 0.0},
            "must weigh more than 0",
        ),
        ("cone", {"apex_range": [0.5, 2.0]}, "apex_range: got .* from 1.2 to 100 half diagonals"),
        ("dog_ear", {"depth_mm_range": [0.5, 9.0]}, "depth_mm_range: got .* from 2 to 100 mm"),
    ],
)
def test_ranges_that_cannot_be_are_refused(kind, settings, message):
    with pytest.raises(ValueError, match=message):
        component(kind, **settings)


def test_rolled_ends_never_pass_through_themselves():
    one = {"curl": component("curl", share=1.0, rolled_share=1.0, down_share=0.0)}
    for index in range(12):
        line = sheet_of(one, (80.0, 200.0), index).points[:, 20, 1:]
        start, stop = line[:-1], line[1:]

        def side(of, start=start, stop=stop):
            """On which side of each piece, (n, 1), the points (m) lie."""
            along, away = (stop - start)[:, None], of[None] - start[:, None]
            return along[..., 0] * away[..., 1] - along[..., 1] * away[..., 0]

        apart = side(start) * side(stop) < 0
        crossing = np.argwhere(apart & apart.T)
        assert (np.abs(crossing[:, 0] - crossing[:, 1]) <= 1).all()


def test_fewer_points_throw_no_shadow_on_the_sheet_that_they_are_of():
    bends = {kind: component(kind, share=1.0) for kind in ("crumple", "fold", "cone")}
    for index in range(4):
        sheet = sheet_of(bends, (60.0, 120.0), index)
        thin = thinned_points(sheet)
        assert thin.shape == (31, 16, 3)
        normals = grid_normals(sheet.points)
        for middle, chord in (
            (np.s_[1::2, ::2], 0.5 * (thin[1:] + thin[:-1])),
            (np.s_[1::2, 1::2], 0.5 * (thin[1:, 1:] + thin[:-1, :-1])),
        ):
            points, facing = sheet.points[middle], normals[middle]
            assert ((chord - points) * facing).sum(axis=2).max() < 0.02
        assert np.linalg.norm(thin - sheet.points[::2, ::2], axis=2).max() < 1.5
