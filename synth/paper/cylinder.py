"""Waves: paper that is bent along one direction only, smoothly and without plan, as paper that lay about is."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component, refuse_outside
from synth.draw import between, chance, whole
from synth.paper.along import turned
from synth.paper.bend import Bend
from synth.paper.sheet import Sheet

# Paper is too stiff for shorter waves, and for high ones that are not long.
_SHORTEST_MM = 70.0
_LONG_MM = 200.0


@dataclass(frozen=True)
class Waves:
    """The waves of one sheet.

    Attributes:
        direction_deg: along which the paper rises and falls, counterclockwise from its right.
        waves: of each its amplitude in radians of slope, its length in mm and its phase in radians.
    """

    direction_deg: float
    waves: tuple[tuple[float, float, float], ...]


@component
class Cylinder(Bend):
    """The paper is a generalised cylinder of smooth random curvature.

    Attributes:
        share: of the sheets that are.
        height_mm_range: how high the longest wave rises; less where it is short.
        length_range: of the longest wave, as a share of the sheet's length in its direction.
        along_share: how many of them rise and fall along the paper; others across, a third of them at a slant.
    """

    order = 30

    share: Probability = 0.6
    height_mm_range: Range = (1.0, 10.0)
    length_range: Range = (0.5, 2.2)
    along_share: Probability = 0.75

    def __post_init__(self) -> None:
        refuse_outside("height_mm_range", self.height_mm_range, 0.0, 60.0, "mm")
        refuse_outside("length_range", self.length_range, 0.2, 10.0)

    def drawn(self, size_mm: tuple[float, float], rng: Generator) -> Waves:
        """What chance decides once there are waves."""
        along = chance(rng, self.along_share)
        slant = between(rng, (-35.0, 35.0)) if chance(rng, 0.33) else 0.0
        length = max((size_mm[1] if along else size_mm[0]) * between(rng, self.length_range), _SHORTEST_MM)
        height = between(rng, self.height_mm_range) * min(length / _LONG_MM, 1.0)
        waves = []
        for count in range(1, whole(rng, 2, 4) + 1 if along else 2):
            stretch = length / count * between(rng, (0.8, 1.25))
            # A wave of height h and length l is as steep as pi h / l; the shorter, the lower.
            slope = min(np.pi * height / stretch / count**1.7, 0.6)
            waves.append((float(slope), float(stretch), between(rng, (0.0, 2.0 * np.pi))))
        return Waves((90.0 if along else 0.0) + slant, tuple(waves))

    def bend(self, sheet: Sheet, drawn: Waves) -> Sheet:
        """The sheet with the waves."""

        def angles(places: NDArray[np.float64]) -> NDArray[np.float64]:
            slopes = [slope * np.sin(2.0 * np.pi * places / length + phase) for slope, length, phase in drawn.waves]
            return np.asarray(np.sum(slopes, axis=0))

        return turned(sheet, drawn.direction_deg, angles)
