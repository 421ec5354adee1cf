"""Metal: brushed steel counters and worn trays."""

from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Range, component, refuse_outside
from receipts.rng import stream
from synth.draw import Weight, between, pick
from synth.scene.tables.fields import SIDE, coded, layers, moved, noise, smeared
from synth.scene.tables.table import Colour, Table, Top, shaded, top, varied

_NAMES = ("brushed", "crossed", "worn")
_METALS: tuple[Colour, ...] = ((176, 178, 180), (150, 152, 156), (112, 114, 118), (74, 76, 80), (186, 178, 162))


@component
class Metal(Table):
    """A metal top.

    Attributes:
        weight: how often it is taken, against the others.
        contrast_range: how far its scratches stand out, 1 strongly.
        gloss_range: how much of the light it mirrors.
    """

    weight: Weight = 0.5
    contrast_range: Range = (0.3, 1.0)
    gloss_range: Range = (0.25, 0.55)

    def __post_init__(self) -> None:
        refuse_outside("contrast_range", self.contrast_range, 0.0, 1.5)
        refuse_outside("gloss_range", self.gloss_range, 0.0, 1.0)

    def draw(self, rng: Generator) -> Top:
        """What chance decides for one table."""
        metal, contrast = varied(rng, pick(rng, _METALS), 0.1, 0.015), between(rng, self.contrast_range)
        ramps = (shaded(metal, 1.0 - 0.55 * contrast, 1.0, 1.0 + 0.4 * contrast),)
        name = pick(rng, _NAMES)
        return top(rng, _NAMES.index(name), ramps, mm_per_texel=(0.14, 0.28), gloss=self.gloss_range, roughness=(0.25, 0.5))

    def levels(self, variant: int) -> NDArray[np.uint8]:
        """A tile of scratches."""
        return _scratched(_NAMES[variant])


@cache
def _scratched(name: str) -> NDArray[np.uint8]:
    rng = stream(0, _NAMES.index(name), "tables/metal")
    grain = [rng.standard_normal((SIDE, SIDE), np.float32) for _ in range(3)]
    shade = 0.5 + 0.05 * layers(rng, 2, 2, 4)
    if name == "brushed":
        shade += 0.75 * smeared(grain[0], 1, 151) + 0.5 * smeared(grain[1], 1, 31) + 0.03 * noise(rng, 512, 2)
    if name == "crossed":
        shade += 0.4 * (smeared(grain[0], 1, 61) + smeared(grain[1], 61, 1))
    if name == "worn":
        swirl = [24.0 * layers(rng, 8, 8, 2) for _ in range(2)]
        shade += 0.35 * moved(smeared(grain[0], 1, 41), *swirl) + 0.35 * moved(smeared(grain[1], 41, 1), *swirl)
        shade += 0.06 * layers(rng, 8, 8, 5, 0.7)
    return coded(shade + 0.02 * grain[2])
