"""Paper clutter: a desk full of other papers and receipts, with print that nobody can read."""

from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, component
from receipts.rng import stream
from synth.draw import Weight, between, chance, pick
from synth.scene.tables.fields import SIDE, coded, layers, noise
from synth.scene.tables.table import Colour, Table, Top, mixed, shaded, top, varied
from synth.scene.tables.unreadable import unreadable

_TEXEL_MM = 0.36
_VARIANTS = 3
_PAPERS = 14
_PAPER_MM = ((80.0, 190.0), (58.0, 150.0), (80.0, 260.0), (210.0, 297.0), (148.0, 210.0), (220.0, 110.0), (76.0, 76.0))
_DESKS: tuple[Colour, ...] = ((120, 84, 58), (196, 190, 180), (54, 52, 52), (166, 128, 88), (226, 224, 220))
_TINTS: tuple[Colour, ...] = ((238, 226, 176), (196, 170, 132), (214, 228, 238), (240, 206, 206), (222, 222, 216))


@component
class PaperClutter(Table):
    """Papers all over a desk.

    Attributes:
        weight: how often it is taken, against the others.
        faded_share: how many of them have pale print.
    """

    weight: Weight = 0.6
    faded_share: Probability = 0.5

    def draw(self, rng: Generator) -> Top:
        """What chance decides for one table."""
        desk = varied(rng, pick(rng, _DESKS), 0.15, 0.04)
        whites = [varied(rng, (238.0, 236.0, 230.0), 0.05, 0.015) for _ in range(2)]
        papers = (*whites, varied(rng, pick(rng, _TINTS), 0.06, 0.03))
        ink = (150.0, 148.0, 150.0) if chance(rng, self.faded_share) else (60.0, 58.0, 64.0)
        ramps = [shaded(desk, 0.35, 0.85, 1.0, 1.12)]
        for paper in papers:
            own = mixed(ink, paper, between(rng, (0.0, 0.35)))
            ramps.append((shaded(own, 0.6)[0], own, mixed(own, paper, 0.6), paper))
        variant = int(rng.random() * _VARIANTS)
        scale = (0.85 * _TEXEL_MM, 1.1 * _TEXEL_MM)
        return top(rng, variant, tuple(ramps), mm_per_texel=scale, gloss=(0.01, 0.06), roughness=(0.4, 0.7))

    def levels(self, variant: int) -> NDArray[np.uint8]:
        """A tile of papers of three sorts on a desk."""
        return _heap(variant)


@cache
def _heap(variant: int) -> NDArray[np.uint8]:
    rng = stream(0, variant, "tables/paper_clutter")
    shade = 0.62 + 0.08 * layers(rng, 64, 4, 3) + 0.05 * noise(rng, 512, 16)
    material = np.zeros((SIDE, SIDE), np.int32)
    length, at = SIDE * _TEXEL_MM, (np.arange(SIDE, dtype=np.float32) + np.float32(0.5)) * np.float32(_TEXEL_MM)
    for _ in range(_PAPERS):
        wide, tall = (side * rng.uniform(0.85, 1.05) for side in pick(rng, _PAPER_MM))
        middle, turn = rng.uniform(0, length, 2), rng.normal(0, 0.5) + np.pi / 2 * int(rng.integers(4))
        reach = float(np.hypot(wide, tall)) / 2 + 8.0
        away_x, away_y = (np.mod(at - spot + length / 2, length) - length / 2 for spot in middle.tolist())
        # Nothing further away is touched.
        rows, columns = np.flatnonzero(np.abs(away_y) < reach), np.flatnonzero(np.abs(away_x) < reach)
        away_x, away_y, where = away_x[columns], away_y[rows][:, None], np.ix_(rows, columns)
        cosine, sine = float(np.cos(turn)), float(np.sin(turn))
        x, y = cosine * away_x + sine * away_y, cosine * away_y - sine * away_x
        beside = np.maximum(np.abs(x) - wide / 2, np.abs(y) - tall / 2)
        # What lies below is darker along the edge.
        below = shade[where] * (1.0 - np.float32(0.32) * np.exp(-np.maximum(beside - 0.1, 0.0) / np.float32(1.6)))
        waves = 0.93 + 0.02 * np.sin(0.05 * x + rng.uniform(0, 6)) + 0.015 * np.sin(0.04 * y + rng.uniform(0, 6))
        sheet = waves - 0.04 * (beside > -0.5) - unreadable(rng, x + wide / 2, y + tall / 2, (wide, tall))
        shade[where] = np.where(beside < 0, sheet, below)
        material[where] = np.where(beside < 0, int(rng.choice([1, 1, 1, 2, 2, 3])), material[where])
    return coded(shade, material, 4)
