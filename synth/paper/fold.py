"""Folds: paper that was folded for a wallet or an envelope, in halves or thirds, and opened again."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component, refuse_outside
from synth.draw import Weight, between, chance, pick, weighted
from synth.paper.along import Angles, places_along, turned
from synth.paper.bend import Bend
from synth.paper.sheet import Sheet

# Over how many mm a crease through two layers changes its side, at the older crease.
_CROSSING_MM = 14.0


@dataclass(frozen=True)
class Crease:
    """One crease, from edge to edge.

    Attributes:
        across: whether it runs across the paper, from left to right, or along it.
        place_mm: how far above the paper's middle it lies, or to the right of it.
        angle_rad: by which the paper is still bent there; above 0 it is a valley, below a ridge.
        reach_mm: how far from the crease the paper has come back to the table's direction by some two thirds.
        lift: how much of the height that it gains it keeps beyond, 0 to 1.
        hinge_mm: half the width of the hinge.
        flips_mm: where an older crease crosses it, so that it is a valley on one side and a ridge on the other; or None.
    """

    across: bool
    place_mm: float
    angle_rad: float
    reach_mm: float
    lift: float
    hinge_mm: float
    flips_mm: float | None = None


@dataclass(frozen=True)
class Creases:
    """The creases of one sheet, the oldest first."""

    creases: tuple[Crease, ...]


@component
class Fold(Bend):
    """The paper was folded and opened again.

    Attributes:
        share: of the sheets that were.
        angle_deg_range: by how much most creases are still bent.
        strong_share: how many sheets were hardly smoothed out.
        strong_deg_range: by how much their creases are still bent.
        reach_mm_range: how far the paper rises or falls beside a crease.
        hinge_mm_range: half the width of the hinges.
        half_across, half_along, thirds, quarters, pocket: how often paper is folded so, against the others; quarters are two
            folds in the same direction, a pocket's are one in each.
    """

    order = 20

    share: Probability = 0.35
    angle_deg_range: Range = (6.0, 32.0)
    strong_share: Probability = 0.15
    strong_deg_range: Range = (32.0, 75.0)
    reach_mm_range: Range = (10.0, 40.0)
    hinge_mm_range: Range = (0.8, 1.8)
    half_across: Weight = 3.0
    half_along: Weight = 1.2
    thirds: Weight = 1.5
    quarters: Weight = 1.0
    pocket: Weight = 1.6

    def __post_init__(self) -> None:
        refuse_outside("angle_deg_range", self.angle_deg_range, 0.0, 120.0, "degrees")
        refuse_outside("strong_deg_range", self.strong_deg_range, 0.0, 120.0, "degrees")
        refuse_outside("reach_mm_range", self.reach_mm_range, 4.0, 1000.0, "mm")
        refuse_outside("hinge_mm_range", self.hinge_mm_range, 0.5, 10.0, "mm")
        if not self.half_across + self.half_along + self.thirds + self.quarters + self.pocket:
            raise ValueError("half_across: one of the ways of folding must weigh more than 0")

    def drawn(self, size_mm: tuple[float, float], rng: Generator) -> Creases:
        """What chance decides once the paper was folded."""
        ways = ("half_across", "half_along", "thirds", "quarters", "pocket")
        way = weighted(rng, {name: getattr(self, name) for name in ways})
        strong = chance(rng, self.strong_share)
        side = pick(rng, (-1.0, 1.0))
        middle = between(rng, (-0.04, 0.04))
        across = way != "half_along"
        places: tuple[tuple[float, float], ...] = ((middle, side),)
        if way == "thirds":
            # As letters are folded, or to and fro.
            other = side if chance(rng, 0.7) else -side
            places = ((-1 / 6 + middle, side), (1 / 6 + between(rng, (-0.04, 0.04)), other))
        elif way == "quarters":
            places = ((middle, side), (middle - 0.25, side), (middle + 0.25, -side))
        creases = [self._crease(size_mm, (across, place, sign), rng, strong=strong) for place, sign in places]
        if way == "pocket":
            older = self._crease(size_mm, (False, between(rng, (-0.05, 0.05)), pick(rng, (-1.0, 1.0))), rng, strong=strong)
            (first, second) = (older, creases[0]) if chance(rng, 0.5) else (creases[0], older)
            creases = [first, _through_two_layers(second, first)]
        return Creases(tuple(creases))

    def bend(self, sheet: Sheet, drawn: Creases) -> Sheet:
        """The sheet with its creases."""
        for crease in drawn.creases:
            direction = 90.0 if crease.across else 0.0
            folded = turned(sheet, direction, _opened(crease, 1.0))
            if crease.flips_mm is not None:
                other = turned(sheet, direction, _opened(crease, -1.0))
                share = 0.5 + 0.5 * np.tanh((places_along(sheet, 90.0 - direction) - crease.flips_mm) / _CROSSING_MM)
                folded = sheet.moved(folded.points * share[..., None] + other.points * (1.0 - share[..., None]))
            sheet = folded
        return sheet

    def _crease(
        self, size_mm: tuple[float, float], where: tuple[bool, float, float], rng: Generator, *, strong: bool
    ) -> Crease:
        across, place, side = where
        angle = np.deg2rad(between(rng, self.strong_deg_range if strong else self.angle_deg_range))
        extent = size_mm[1] if across else size_mm[0]
        reach = min(between(rng, self.reach_mm_range) * (1.6 if strong else 1.0), extent / 3)
        # A ridge's sides lie down again; beside a valley the paper's own weight bends it back over.
        lift = between(rng, (0.4, 1.0) if side < 0 else (0.0, 0.6))
        return Crease(across, place * extent, float(side * angle), reach, lift, between(rng, self.hinge_mm_range))


def _through_two_layers(crease: Crease, older: Crease) -> Crease:
    """The crease of paper that the older one had laid on itself; both halves end where they would have been."""
    return Crease(
        crease.across, crease.place_mm, crease.angle_rad, crease.reach_mm, 0.0, crease.hinge_mm, flips_mm=older.place_mm
    )


def _opened(crease: Crease, side: float) -> Angles:
    """The angles that a crease adds along its direction: a step at the hinge that fades to both sides."""

    def angles(places: NDArray[np.float64]) -> NDArray[np.float64]:
        away = places - crease.place_mm
        step = away / np.hypot(away, crease.hinge_mm)
        far = np.abs(away) / crease.reach_mm
        return np.asarray(side * 0.5 * crease.angle_rad * step * (1.0 - (1.0 - crease.lift) * far) * np.exp(-far))

    return angles
