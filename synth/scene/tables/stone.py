"""Stone: granite, marble, terrazzo and concrete, polished or not."""

from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Range, component, refuse_outside
from receipts.rng import stream
from synth.draw import Weight, between, chance, pick
from synth.scene.tables.fields import SIDE, Field, borders, cells, coded, layers, moved, noise, softened
from synth.scene.tables.table import Colour, Ramp, Table, Top, mixed, shaded, top, varied

_TEXEL_MM = 0.24
_NAMES = ("granite fine", "granite coarse", "marble", "marble torn", "terrazzo", "concrete")
# Crystals of a granite from the most to the rarest.
_GRANITES: tuple[tuple[Colour, Colour, Colour, Colour], ...] = (
    ((176, 170, 164), (212, 206, 198), (112, 108, 106), (38, 36, 38)),
    ((40, 42, 44), (24, 24, 26), (74, 76, 78), (150, 148, 144)),
    ((176, 134, 116), (204, 176, 156), (120, 92, 82), (46, 40, 40)),
    ((196, 180, 148), (222, 208, 180), (142, 116, 84), (62, 50, 44)),
    ((84, 92, 98), (120, 128, 134), (52, 58, 64), (196, 200, 204)),
)
# Ground and veins.
_MARBLES: tuple[tuple[Colour, Colour], ...] = (
    ((226, 225, 221), (140, 140, 143)),
    ((228, 216, 196), (172, 136, 98)),
    ((34, 34, 38), (206, 202, 196)),
    ((46, 66, 56), (172, 186, 172)),
    ((204, 182, 164), (150, 116, 96)),
    ((188, 186, 184), (108, 106, 108)),
)
_GROUNDS: tuple[Colour, ...] = ((222, 218, 210), (168, 164, 158), (98, 98, 100), (52, 54, 58), (204, 188, 166))


@component
class Stone(Table):
    """A stone top.

    Attributes:
        weight: how often it is taken, against the others.
        gloss_range: of its polish.
    """

    weight: Weight = 1.2
    gloss_range: Range = (0.03, 0.25)

    def __post_init__(self) -> None:
        refuse_outside("gloss_range", self.gloss_range, 0.0, 1.0)

    def draw(self, rng: Generator) -> Top:
        """What chance decides for one table."""
        name = pick(rng, _NAMES)
        scale = (0.7 * _TEXEL_MM, 1.5 * _TEXEL_MM)
        rough, gloss = (0.08, 0.35), self.gloss_range
        if name == "concrete":
            rough, gloss = (0.5, 0.9), (0.0, 0.04)
        return top(rng, _NAMES.index(name), _ramps(rng, name), mm_per_texel=scale, gloss=gloss, roughness=rough)

    def levels(self, variant: int) -> NDArray[np.uint8]:
        """A tile of crystals, veins or chips."""
        name = _NAMES[variant]
        kind = name.split()[0]
        return {"granite": _granite, "marble": _marble, "terrazzo": _terrazzo, "concrete": _concrete}[kind](name)


def _ramps(rng: Generator, name: str) -> tuple[Ramp, ...]:
    if name.startswith("granite"):
        return tuple(shaded(varied(rng, crystal, 0.1, 0.03), 0.72, 1.0, 1.2) for crystal in pick(rng, _GRANITES))
    if name.startswith("marble"):
        ground, vein = (varied(rng, colour, 0.05, 0.025) for colour in pick(rng, _MARBLES))
        vein = mixed(ground, vein, between(rng, (0.5, 1.0)))
        return ((vein, mixed(vein, ground, 0.5), mixed(vein, ground, 0.85), ground, shaded(ground, 1.05)[0]),)
    if name == "terrazzo":
        ground = varied(rng, pick(rng, _GROUNDS), 0.06, 0.03)
        chips = [varied(rng, pick(rng, pick(rng, _GRANITES)), 0.15, 0.06) for _ in range(3)]
        return tuple(shaded(colour, 0.85, 1.0, 1.1) for colour in (ground, *chips))
    grey = varied(rng, (168, 164, 158) if chance(rng, 0.7) else (110, 110, 112), 0.15, 0.02)
    return (shaded(grey, 0.45, 0.85, 1.0, 1.15),)


@cache
def _granite(name: str) -> NDArray[np.uint8]:
    rng = stream(0, _NAMES.index(name), "tables/stone")
    count = 42000 if name.endswith("fine") else 14000
    label, _ = cells(rng, count)
    kind = rng.choice(4, int(label.max()) + 1, p=(0.45, 0.26, 0.19, 0.10)).astype(np.int32)
    # Between large crystals lie small ones.
    small, _ = cells(rng, 3 * count)
    fine = rng.random(int(small.max()) + 1)[small] < 0.3
    label = np.where(fine, small % len(kind), label)
    # Dark crystals stand in flocks.
    flock = layers(rng, 32, 32, 3) > 1.8
    material = np.where(flock & (kind[label] < 2), 3, kind[label])
    tone = rng.normal(0, 0.13, int(label.max()) + 1).astype(np.float32)[label]
    return coded(0.5 + tone + 0.17 * noise(rng, 512, 512) + 0.05 * layers(rng, 4, 4, 3), material, 4)


@cache
def _marble(name: str) -> NDArray[np.uint8]:
    rng = stream(0, _NAMES.index(name), "tables/stone")
    wild = 70.0 if name.endswith("torn") else 38.0
    across, down = wild * layers(rng, 4, 4, 4, 0.55), wild * layers(rng, 4, 4, 4, 0.55)
    shade = 0.8 + 0.045 * moved(layers(rng, 2, 2, 5, 0.6), across, down) + 0.012 * noise(rng, 512, 512)
    for waves, thick, depth in ((2, 0.06, 0.6), (4, 0.05, 0.42), (8, 0.05, 0.22)):
        ridge = np.abs(moved(noise(rng, waves, waves), across, down))
        shade -= depth * np.exp(-ridge / thick) * np.clip(0.5 + 0.6 * layers(rng, 2, 2, 3), 0.0, 1.3)
    return coded(shade)


@cache
def _terrazzo(name: str) -> NDArray[np.uint8]:
    rng = stream(0, _NAMES.index(name), "tables/stone")
    material = np.zeros((SIDE, SIDE), np.int32)
    for count, gap in ((900, 4.0), (6000, 1.6)):
        label, _ = cells(rng, count, 0.25)
        kind = rng.choice(4, int(label.max()) + 1, p=(0.5, 0.2, 0.17, 0.13)).astype(np.int32)
        inside = borders(label) > gap + 1.5 * rng.random(int(label.max()) + 1)[label]
        material = np.where((material == 0) & inside, kind[label], material)
    tone = 0.5 + 0.1 * noise(rng, 512, 512) + 0.08 * layers(rng, 32, 32, 4)
    return coded(tone, material, 4)


@cache
def _concrete(name: str) -> NDArray[np.uint8]:
    rng = stream(0, _NAMES.index(name), "tables/stone")
    pores = softened((rng.random((SIDE, SIDE), np.float32) < 0.0005) * rng.random((SIDE, SIDE), np.float32) ** 2, 1.2) * 8.0
    pores += softened((rng.random((SIDE, SIDE), np.float32) < 0.00003).astype(np.float32), 2.2) * 22.0
    return coded(0.62 + 0.08 * layers(rng, 2, 2, 6, 0.62) + 0.03 * noise(rng, 512, 512) - np.minimum(pores, 0.5) + _trowel(rng))


def _trowel(rng: Generator) -> Field:
    """Long faint arcs of the tool."""
    return 0.02 * moved(noise(rng, 128, 2), 60.0 * noise(rng, 2, 2), 60.0 * noise(rng, 2, 2))
