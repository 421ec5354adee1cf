"""Punch holes: one or two holes of an office punch, half ones where paper lay askew in it, with the rim that the die bends."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.random import Generator

from receipts.config import Probability, Range, component
from receipts.document import Document
from synth.draw import between, chance, pick
from synth.printing.marks.mark import Layer, Mark, laid
from synth.printing.printer import Print
from synth.printing.typeset import DOTS_PER_MM

# ISO 838: holes 80 mm apart, 6 mm wide; American punches 70 mm.
_PITCHES_MM = (80.0, 80.0, 70.0)


@dataclass(frozen=True)
class Holes:
    """The holes of one punch: middles (x, y), radius and how dark their bent rims are, 0 to 1; dots."""

    middles: tuple[tuple[float, float], ...]
    radius: float
    rim: float
    light_deg: float


@component
class PunchHoles(Mark):
    """Holes of an office punch along a side or the head of the receipt, in its text at times.

    Attributes:
        share: of the receipts that are punched.
        diameter_mm_range: of the holes.
        single_share: how many have one hole; the others have two where both fit.
        half_share: how many holes lie on the paper's edge.
    """

    kind: ClassVar[str] = "punch_holes"

    share: Probability = 0.08
    diameter_mm_range: Range = (5.0, 6.5)
    single_share: Probability = 0.5
    half_share: Probability = 0.15

    def __post_init__(self) -> None:
        if not 1 <= self.diameter_mm_range[0] <= self.diameter_mm_range[1] <= 20:
            raise ValueError(f"diameter_mm_range: got {self.diameter_mm_range}; holes are 1 to 20 mm wide")

    def placed(self, document: Document, rng: Generator) -> Holes:
        """What chance decides once the paper is punched."""
        width, height = document.size
        radius = between(rng, self.diameter_mm_range) * DOTS_PER_MM / 2
        # An edge hole lies up to its radius in or out; others stand 6 to 14 mm in.
        inset = between(rng, (-0.3, 0.8)) * radius if chance(rng, self.half_share) else between(rng, (6.0, 14.0)) * DOTS_PER_MM
        pitch = pick(rng, _PITCHES_MM) * DOTS_PER_MM
        tilt = between(rng, (-0.05, 0.05)) * pitch
        if chance(rng, 0.7):
            x = inset if chance(rng, 0.7) else width - inset
            first = between(rng, (0.1, max(1.0 - pitch / height, 0.12))) * height
            middles = [(x, first), (x + tilt, first + pitch)]
        else:
            y = inset if chance(rng, 0.8) else height - inset
            first = between(rng, (0.1, max(1.0 - pitch / width, 0.2))) * width
            middles = [(first, y), (first + pitch, y + tilt)]
        if chance(rng, self.single_share):
            middles = middles[:1]
        fits = [(x, y) for x, y in middles if x < width + radius / 2 and y < height + radius / 2]
        return Holes(
            tuple((round(float(x), 1), round(float(y), 1)) for x, y in fits),
            radius,
            between(rng, (0.1, 0.4)),
            between(rng, (0.0, 360.0)),
        )

    def put(self, print: Print, drawn: Holes) -> Print:
        """The print with the holes in its paper."""
        return laid(print, self.kind, [_hole(x, y, drawn) for x, y in drawn.middles])


def _hole(x: float, y: float, drawn: Holes) -> Layer:
    reach = int(drawn.radius) + 8
    left, top = int(x) - reach, int(y) - reach
    rows, columns = np.mgrid[: 2 * reach + 1, : 2 * reach + 1].astype(np.float32) + 0.5
    across, down = columns + left - x, rows + top - y
    angle = np.arctan2(down, across)
    # The die tears a little: the hole is not quite round.
    beyond = np.hypot(across, down) - drawn.radius - 0.35 * np.sin(5 * angle + drawn.light_deg) - 0.25 * np.sin(11 * angle)
    lit = 0.5 + 0.5 * np.cos(angle - np.deg2rad(drawn.light_deg))
    shade = drawn.rim * np.exp(-((beyond / 1.8) ** 2)) * lit
    tint = np.repeat(np.rint(255 * (1.0 - shade)).astype(np.uint8)[..., None], 3, axis=2)
    return Layer(left, top, tint=tint, bare=np.rint(255 * np.clip(0.5 - beyond, 0.0, 1.0)).astype(np.uint8))
