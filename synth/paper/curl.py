"""Curls: the ends of paper that came off a roll rise from the table, or roll themselves in."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component, refuse_outside
from synth.draw import between, chance, weighted
from synth.paper.along import turned
from synth.paper.bend import Bend
from synth.paper.sheet import Sheet


@dataclass(frozen=True)
class CurledEnd:
    """One curled end.

    Attributes:
        top: whether it is the paper's top, or its bottom.
        turn_rad: by how much the end is turned against the middle: upwards, or downwards below 0.
        reach_mm: how much of the paper takes part.
        tightening: how far the curl tightens towards the end: 0 not at all.
    """

    top: bool
    turn_rad: float
    reach_mm: float
    tightening: float


@dataclass(frozen=True)
class CurledEnds:
    """The curled ends of one sheet."""

    ends: tuple[CurledEnd, ...]


@component
class Curl(Bend):
    """The paper remembers the roll that it came from, along its length.

    Attributes:
        share: of the sheets that curl.
        both_share: how many curl at both ends.
        turn_deg_range: by how much the ends are turned up.
        radius_mm_range: of the curl where it is tightest, the end.
        rolled_share: how many of the ends are rolled in.
        rolled_deg_range, rolled_radius_mm_range: the same of these.
        down_share: how many curl down, so that the middle rises; these are not rolled in.
    """

    order = 31

    share: Probability = 0.5
    both_share: Probability = 0.55
    turn_deg_range: Range = (5.0, 38.0)
    radius_mm_range: Range = (30.0, 140.0)
    rolled_share: Probability = 0.05
    rolled_deg_range: Range = (110.0, 420.0)
    rolled_radius_mm_range: Range = (9.0, 18.0)
    down_share: Probability = 0.25

    def __post_init__(self) -> None:
        refuse_outside("turn_deg_range", self.turn_deg_range, 0.0, 90.0, "degrees")
        refuse_outside("radius_mm_range", self.radius_mm_range, 8.0, 2000.0, "mm")
        refuse_outside("rolled_deg_range", self.rolled_deg_range, 0.0, 720.0, "degrees")
        refuse_outside("rolled_radius_mm_range", self.rolled_radius_mm_range, 6.0, 200.0, "mm")

    def drawn(self, size_mm: tuple[float, float], rng: Generator) -> CurledEnds:
        """What chance decides once the paper curls."""
        down = chance(rng, self.down_share)
        which = weighted(rng, {"both": self.both_share, "one": 1.0 - self.both_share})
        first = chance(rng, 0.5)
        tops = (True, False) if which == "both" else (first,)
        room = size_mm[1] * (0.48 if which == "both" else 0.8)
        return CurledEnds(tuple(self._end(top, room, rng, down=down) for top in tops))

    def bend(self, sheet: Sheet, drawn: CurledEnds) -> Sheet:
        """The sheet with its ends curled."""
        half = sheet.size_mm[1] / 2

        def angles(places: NDArray[np.float64]) -> NDArray[np.float64]:
            turn = np.zeros_like(places)
            for end in drawn.ends:
                side = 1.0 if end.top else -1.0
                inwards = np.clip((half - side * places) / end.reach_mm, 0.0, 1.0)
                turn += side * end.turn_rad * (1.0 - inwards) ** (1.0 + end.tightening)
            return turn

        return turned(sheet, 90.0, angles)

    def _end(self, top: bool, room: float, rng: Generator, *, down: bool) -> CurledEnd:
        rolled = chance(rng, self.rolled_share) and not down
        turn = np.deg2rad(between(rng, self.rolled_deg_range if rolled else self.turn_deg_range))
        radius = between(rng, self.rolled_radius_mm_range if rolled else self.radius_mm_range)
        tightening = between(rng, (0.35, 0.7) if rolled else (0.4, 1.6))
        # At its end, a curl of this turn, reach and tightening has the radius.
        reach = min(turn * radius * (1.0 + tightening), room)
        turn = min(turn, reach / (radius * (1.0 + tightening)))
        return CurledEnd(top, float(-turn if down else turn), float(reach), tightening)
