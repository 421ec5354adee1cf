"""Laminate: office desks and kitchen boards, plain, speckled or with faint lines, from white to black."""

from functools import cache

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Range, component, refuse_outside
from receipts.rng import stream
from synth.draw import Weight, between, chance, pick
from synth.scene.tables.fields import SIDE, coded, layers, noise, smeared, softened
from synth.scene.tables.table import Colour, Table, Top, mixed, shaded, top, varied

_NAMES = ("plain", "grained", "speckled", "lines")
_COLOURS: tuple[Colour, ...] = (
    (238, 238, 236),
    (228, 224, 214),
    (206, 200, 188),
    (180, 182, 184),
    (132, 134, 138),
    (74, 76, 80),
    (36, 36, 38),
    (196, 206, 212),
    (168, 182, 160),
    (120, 50, 48),
    (60, 88, 128),
)


@component
class Laminate(Table):
    """A desk of plastic laminate.

    Attributes:
        weight: how often it is taken, against the others.
        gloss_range: of its surface.
        wear_range: how much dust, smears and scratches stand out, 0 none.
    """

    weight: Weight = 2.2
    gloss_range: Range = (0.02, 0.2)
    wear_range: Range = (0.1, 1.0)

    def __post_init__(self) -> None:
        refuse_outside("gloss_range", self.gloss_range, 0.0, 1.0)
        refuse_outside("wear_range", self.wear_range, 0.0, 2.0)

    def draw(self, rng: Generator) -> Top:
        """What chance decides for one table."""
        colour = varied(rng, pick(rng, _COLOURS), 0.08, 0.015)
        depth = 0.25 * between(rng, self.wear_range)
        name = pick(rng, _NAMES)
        specks = [mixed(colour, speck, between(rng, (0.2, 0.7))) for speck in ((30.0, 30.0, 32.0), (240.0, 238.0, 232.0))]
        if chance(rng, 0.3):
            specks[1] = varied(rng, (170.0, 120.0, 90.0), 0.3, 0.2)
        ramps = tuple(shaded(one, 1.0 - depth, 1.0, 1.0 + 0.7 * depth) for one in (colour, *specks, colour))
        return top(rng, _NAMES.index(name), ramps, mm_per_texel=(0.16, 0.34), gloss=self.gloss_range, roughness=(0.18, 0.5))

    def levels(self, variant: int) -> NDArray[np.uint8]:
        """A tile of one colour with wear, and specks of two others."""
        return _sheet(_NAMES[variant])


@cache
def _sheet(name: str) -> NDArray[np.uint8]:
    rng = stream(0, _NAMES.index(name), "tables/laminate")
    shade = 0.5 + 0.035 * layers(rng, 2, 2, 5, 0.6) + 0.02 * rng.standard_normal((SIDE, SIDE), np.float32)
    shade += _scratches(rng)
    material: NDArray[np.int32] | int = 0
    if name == "grained":
        shade += 0.11 * noise(rng, 512, 512) + 0.05 * noise(rng, 256, 256)
    if name == "lines":
        shade += 0.28 * smeared(rng.standard_normal((SIDE, SIDE), np.float32), 1, 101) * 3.0 + 0.03 * noise(rng, 512, 4)
    if name == "speckled":
        soft = softened(rng.standard_normal((SIDE, SIDE), np.float32), 1.3)
        soft = soft / soft.std() + 0.3 * noise(rng, 128, 128)
        material = np.where(soft > 2.1, 1, np.where(soft < -2.1, 2, 0)).astype(np.int32)
    return coded(shade, material, 4)


def _scratches(rng: Generator) -> NDArray[np.float32]:
    """Fine bright scratches and specks of dust, float32 (SIDE, SIDE)."""
    lines = np.zeros((SIDE, SIDE), np.uint8)
    for _ in range(26):
        start, turn = rng.uniform(0, SIDE, 2), rng.uniform(0, 2 * np.pi)
        end = start + rng.uniform(20, 220) * np.array([np.cos(turn), np.sin(turn)])
        for shift in np.stack(np.meshgrid((-SIDE, 0, SIDE), (-SIDE, 0, SIDE)), axis=-1).reshape(-1, 2):
            ends = [np.rint(16 * (point + shift)).astype(int).tolist() for point in (start, end)]
            cv2.line(lines, ends[0], ends[1], int(rng.integers(60, 255)), 1, cv2.LINE_AA, 4)
    dust = (rng.random((SIDE, SIDE), np.float32) < 0.00025) * rng.choice([-0.5, 0.35], (SIDE, SIDE))
    return (lines.astype(np.float32) / 255 * np.float32(0.16) + softened(dust.astype(np.float32), 0.8) * 2.5).astype(np.float32)
