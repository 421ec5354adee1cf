"""Dark void: a table that the light does not reach, or black cloth: nearly black, with a trace of something."""

from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Range, component, refuse_outside
from receipts.rng import stream
from synth.draw import Weight, between, whole
from synth.scene.tables.fields import coded, layers
from synth.scene.tables.table import Table, Top, shaded, top

_VARIANTS = 2


@component
class DarkVoid(Table):
    """Next to nothing under the receipt.

    Attributes:
        weight: how often it is taken, against the others.
        level_range: of sRGB, 0 to 255, of what is there.
    """

    weight: Weight = 0.7
    level_range: Range = (4.0, 34.0)

    def __post_init__(self) -> None:
        refuse_outside("level_range", self.level_range, 0.0, 60.0)

    def draw(self, rng: Generator) -> Top:
        """What chance decides for one table."""
        level = between(rng, self.level_range)
        colour = (level * between(rng, (0.9, 1.15)), level, level * between(rng, (0.85, 1.2)))
        ramps = (shaded(colour, 0.6, 1.0, 1.5),)
        return top(rng, whole(rng, 0, _VARIANTS - 1), ramps, mm_per_texel=(0.2, 0.5), gloss=(0.0, 0.05), roughness=(0.3, 0.6))

    def levels(self, variant: int) -> NDArray[np.uint8]:
        """A tile of clouds and dust."""
        return _dust(variant)


@cache
def _dust(variant: int) -> NDArray[np.uint8]:
    rng = stream(0, variant, "tables/dark_void")
    return coded(0.5 + 0.13 * layers(rng, 2, 2, 9, 0.75))
