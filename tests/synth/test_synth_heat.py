"""Heat: each fault of a thermal head does what its physics says, and no more."""

from dataclasses import replace

import numpy as np
import pytest

from receipts.config import build
from receipts.rng import stream
from synth import Renderer
from synth.printing.heat import Heat, Warmth, carried, head_elements, heated, melting_curve, row_strengths, warmed, without_dead
from synth.printing.thermal import ThermalPrinter

PLAIN = Heat(
    darkness=0.9,
    spread_dots=0.4,
    gain=1.3,
    fade_left=0.0,
    fade_right=0.0,
    band_dots=20.0,
    band_depth=0.0,
    weak=(),
    wear=0.0,
    wear_seed=1,
    slips=(),
)


def block(top=100, bottom=140):
    """A black bar across most of 80 mm paper, and thin strokes above and below it."""
    dots = np.zeros((300, 640), np.uint8)
    dots[top:bottom, 60:580] = 255
    dots[30:60, 100:540:20] = dots[220:250, 100:540:20] = 255
    return dots


def test_full_heat_gives_the_darkness_asked_for_and_bare_paper_none():
    darkness = heated(block(), PLAIN)
    assert darkness[110:130, 80:560].tolist() == np.full((20, 480), round(255 * 0.9)).tolist()
    assert not darkness[150:210].any()


@pytest.mark.parametrize(("paper_mm", "elements"), [(58, 384), (80, 576), (112, 832)])
def test_heads_have_the_elements_of_their_paper_and_fit_it(paper_mm, elements):
    assert head_elements(paper_mm * 8) == elements < paper_mm * 8


def test_a_dead_element_leaves_its_column_bare_along_the_whole_print():
    dots = block()
    left = without_dead(dots, ((0.5, 2),))
    columns = np.flatnonzero((left != dots).any(axis=0))
    assert columns.tolist() == [320, 321]
    assert not left[:, columns].any()
    head = (640 - 576) // 2
    for at in (0.0, 0.999):
        (column,) = np.flatnonzero((without_dead(np.full_like(dots, 255), ((at, 1),)) == 0).all(axis=0))
        assert head <= column < 640 - head


def test_heat_is_carried_to_the_rows_after_and_not_before():
    tail = carried(block(), 0.3)
    assert not tail[76:101].any()
    below = tail[140:160, 300].astype(int)
    assert below[0] > 50
    assert (np.diff(below) <= 0).all()
    assert not tail[152:200].any()
    darker = heated(block(), replace(PLAIN, carry=0.3))
    assert (darker >= heated(block(), PLAIN)).all()
    assert darker[140, 300] > heated(block(), PLAIN)[140, 300]


def test_a_sagging_supply_starves_full_rows_only():
    rows = row_strengths(block(), replace(PLAIN, starve=0.5))
    assert rows[:90] == pytest.approx(PLAIN.darkness)
    assert rows[110] == pytest.approx(PLAIN.darkness * (1 - 0.5 * (520 / 640 - 0.2) / 0.8), abs=1e-3)


def test_a_battery_goes_down_from_its_row_to_the_end_and_more_under_load():
    rows = row_strengths(block(200, 240), replace(PLAIN, battery=(0.5, 0.6)))
    assert rows[:150] == pytest.approx(PLAIN.darkness)
    assert (np.diff(rows[245:]) < 0).all()
    assert rows[220] < rows[199]
    assert rows[-1] == pytest.approx(PLAIN.darkness * (1 - 0.6 * 0.6), abs=0.01)


def test_age_takes_half_molten_strokes_first():
    young, old = melting_curve(1.2, 0.0, 1.0).astype(int), melting_curve(1.2, 1.0, 1.0).astype(int)
    assert (old <= young).all()
    assert (np.diff(young) >= 0).all()
    assert old[255] == young[255] == 255
    assert old[100] / young[100] < old[180] / young[180] < 1
    assert young[20] == 0


def test_warmth_darkens_and_fades_with_distance():
    bare, printed = np.zeros((300, 640), np.uint8), heated(block(), PLAIN)
    glow = warmed(bare, (Warmth(0.5, 0.5, 10.0, 0.4),))
    assert glow[150, 320] == pytest.approx(255 * 0.4, abs=2)
    assert not glow[:, :200].any()
    assert (warmed(printed, (Warmth(0.5, 0.5, 10.0, 0.4),)) >= printed).all()


def test_every_fault_leaves_the_document_alone():
    renderer = Renderer.from_config(["seed=2"])
    page = renderer._page(0)[2]
    faults = ("dead_share", "carry_share", "starve_share", "battery_share", "age_share", "warm_share")
    none, every = (ThermalPrinter(**dict.fromkeys(faults, share)) for share in (0.0, 1.0))
    for index in range(5):
        clean, worn = (printer.draw(stream(2, index, "printing")) for printer in (none, every))
        assert (clean.dead, clean.carry, clean.starve, clean.battery[1], clean.age, clean.warmths) == ((), 0, 0, 0, 0, ())
        assert worn.dead
        assert worn.warmths
        assert min(worn.carry, worn.starve, worn.battery[1], worn.age) > 0
        assert (worn.slips, worn.darkness, worn.grain) == (clean.slips, clean.darkness, clean.grain)
        one, two = (none.print(page, heat, renderer.schema, "a") for heat in (clean, worn))
        assert np.array_equal(one.document.quads, two.document.quads)
        assert not np.array_equal(one.darkness, two.darkness)


def test_impossible_grain_is_refused():
    with pytest.raises(ValueError, match=r"grain_range: got .* 0 to 2"):
        build({"_target_": "synth.printing.thermal.ThermalPrinter", "grain_range": [0.0, 5.0]})
