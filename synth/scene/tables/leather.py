"""Leather: desk pads, folders and seats with pores and fine wrinkles."""

from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Range, component, refuse_outside
from receipts.rng import stream
from synth.draw import Weight, between, pick
from synth.scene.tables.fields import SIDE, borders, cells, coded, layers, moved, noise, softened
from synth.scene.tables.table import Colour, Table, Top, shaded, top, varied

_PEBBLES = (14000, 5200, 30000)
_HIDES: tuple[Colour, ...] = (
    (34, 32, 32),
    (46, 34, 28),
    (88, 52, 34),
    (134, 84, 52),
    (172, 124, 84),
    (102, 28, 28),
    (40, 58, 48),
    (196, 184, 166),
    (92, 90, 88),
)


@component
class Leather(Table):
    """A pad of leather.

    Attributes:
        weight: how often it is taken, against the others.
        depth_range: how far its grain stands out, 1 deep.
        gloss_range: of its finish.
    """

    weight: Weight = 0.6
    depth_range: Range = (0.35, 1.0)
    gloss_range: Range = (0.04, 0.2)

    def __post_init__(self) -> None:
        refuse_outside("depth_range", self.depth_range, 0.0, 1.2)
        refuse_outside("gloss_range", self.gloss_range, 0.0, 1.0)

    def draw(self, rng: Generator) -> Top:
        """What chance decides for one table."""
        hide, depth = varied(rng, pick(rng, _HIDES), 0.15, 0.04), between(rng, self.depth_range)
        ramps = (shaded(hide, 1.0 - 0.7 * depth, 1.0 - 0.25 * depth, 1.0, 1.0 + 0.35 * depth),)
        variant = int(rng.random() * len(_PEBBLES))
        return top(rng, variant, ramps, mm_per_texel=(0.1, 0.2), gloss=self.gloss_range, roughness=(0.3, 0.6))

    def levels(self, variant: int) -> NDArray[np.uint8]:
        """A tile of pebbles with creases between them."""
        return _hide(variant)


@cache
def _hide(variant: int) -> NDArray[np.uint8]:
    rng = stream(0, variant, "tables/leather")
    label, _ = cells(rng, _PEBBLES[variant], 0.2)
    size = SIDE / _PEBBLES[variant] ** 0.5
    pebble = np.minimum(borders(label) / np.float32(0.42 * size), 1.0)
    dome = softened(moved(np.sqrt(pebble), 2.0 * layers(rng, 32, 32, 3), 2.0 * layers(rng, 32, 32, 3)), 0.9)
    lit = dome - np.roll(np.roll(dome, 1, axis=0), 1, axis=1)
    tone = rng.normal(0, 0.04, int(label.max()) + 1).astype(np.float32)[label]
    wrinkle = np.exp(-np.abs(moved(noise(rng, 8, 16), 30 * noise(rng, 4, 4), 30 * noise(rng, 4, 4))) * 14.0)
    shade = 0.3 + 0.36 * dome + 0.5 * lit + tone + 0.04 * layers(rng, 2, 2, 4) - 0.1 * wrinkle
    return coded(shade.astype(np.float32))
