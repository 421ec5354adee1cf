"""Thermal printers: a head of 203 dpi that heats paper row by row; how their faults and their paper's age are drawn.

What the draws do to the dots stands in `synth.printing.heat`.
"""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import IntRange, Probability, Range, component
from receipts.document import Document
from receipts.labels import Schema
from receipts.rng import stream
from synth.draw import between, chance, pick, whole
from synth.layout.page import Page
from synth.printing.heat import Heat, Warmth, heated
from synth.printing.printer import Print, Printer, Slip, fired, printed_codes, row_sources, typeset_document


@component
class ThermalPrinter(Printer):
    """A receipt printer with a thermal head.

    Attributes:
        darkness_range: of a dot at full heat, 0 bare paper, 1 black.
        faint_share: how many prints are faint, down to 0.45 of their darkness.
        spread_dots_range: how far a dot's heat reaches, as a Gaussian's sigma.
        fade_share: how many prints fade towards one side.
        band_share: how many show bands of weaker rows.
        weak_share: how many heads have failing elements.
        wear_share: how many prints are worn in blotches.
        slip_share: on how many the paper slips.
        slip_dots_range: by how much.
        dead_share: how many heads have elements that no longer heat.
        carry_share: how many heads stay hot from row to row, so that dark areas smear downwards.
        starve_share: how many power supplies sag under rows with many dots.
        battery_share: how many run on a battery that goes down before the end.
        age_share: how many prints have aged: thin strokes went first.
        warm_share: how many lay somewhere warm, which darkened the paper itself.
        grain_range: how unevenly the paper takes heat, dot by dot.
    """

    darkness_range: Range = (0.75, 1.0)
    faint_share: Probability = 0.12
    spread_dots_range: Range = (0.35, 0.7)
    fade_share: Probability = 0.2
    band_share: Probability = 0.15
    weak_share: Probability = 0.15
    wear_share: Probability = 0.3
    slip_share: Probability = 0.08
    slip_dots_range: IntRange = (1, 3)
    dead_share: Probability = 0.05
    carry_share: Probability = 0.25
    starve_share: Probability = 0.15
    battery_share: Probability = 0.04
    age_share: Probability = 0.2
    warm_share: Probability = 0.05
    grain_range: Range = (0.0, 0.8)

    def __post_init__(self) -> None:
        if not 0 < self.darkness_range[0] <= self.darkness_range[1] <= 1:
            raise ValueError(f"darkness_range: got {self.darkness_range}; darkness lies above 0 and up to 1")
        if not 0 < self.spread_dots_range[0] <= self.spread_dots_range[1] <= 3:
            raise ValueError(f"spread_dots_range: got {self.spread_dots_range}; spread lies above 0 and up to 3 dots")
        if not 0 <= self.grain_range[0] <= self.grain_range[1] <= 2:
            raise ValueError(f"grain_range: got {self.grain_range}; paper is uneven by 0 to 2")
        if self.slip_dots_range[0] < 1:
            raise ValueError(f"slip_dots_range: got {self.slip_dots_range}; paper slips by 1 dot or more")

    def draw(self, rng: Generator) -> Heat:
        """What chance decides for one print."""
        faint = between(rng, (0.45, 0.85)) if chance(rng, self.faint_share) else 1.0
        side = pick(rng, (0, 1))
        fade = between(rng, (0.15, 0.5)) if chance(rng, self.fade_share) else 0.0
        weak = [(float(rng.random()), whole(rng, 1, 2), between(rng, (0.1, 0.7))) for _ in range(whole(rng, 1, 4))]
        slips = [Slip(float(rng.random()), whole(rng, *self.slip_dots_range)) for _ in range(whole(rng, 1, 3))]
        heat = Heat(
            darkness=between(rng, self.darkness_range) * faint,
            spread_dots=between(rng, self.spread_dots_range),
            gain=between(rng, (1.0, 1.6)),
            fade_left=fade * (1 - side),
            fade_right=fade * side,
            band_dots=between(rng, (6.0, 60.0)),
            band_depth=between(rng, (0.05, 0.25)) if chance(rng, self.band_share) else 0.0,
            weak=tuple(weak) if chance(rng, self.weak_share) else (),
            wear=between(rng, (0.1, 0.35)) if chance(rng, self.wear_share) else 0.0,
            wear_seed=int(rng.integers(1 << 31)),
            slips=tuple(slips) if chance(rng, self.slip_share) else (),
        )
        return self._worn(heat, int(rng.integers(1 << 62)))

    def _worn(self, heat: Heat, seed: int) -> Heat:
        """The print with the faults that came later than the rest: each draws from a stream of its own, named by it."""

        def chances(fault: str) -> Generator:
            return stream(seed, 0, f"thermal/{fault}")

        dead, head, age, warm, grain = (chances(fault) for fault in ("dead", "head", "age", "warm", "grain"))
        elements = [(float(dead.random()), whole(dead, 1, 2)) for _ in range(whole(dead, 1, 3))]
        warmths = [_warmth(warm) for _ in range(whole(warm, 1, 3))]
        carry, starve, start = between(head, (0.08, 0.3)), between(head, (0.15, 0.6)), between(head, (0.2, 0.9))
        return replace(
            heat,
            dead=tuple(elements) if chance(dead, self.dead_share) else (),
            carry=carry if chance(head, self.carry_share) else 0.0,
            starve=starve if chance(head, self.starve_share) else 0.0,
            battery=(start, between(head, (0.2, 0.6)) if chance(head, self.battery_share) else 0.0),
            age=between(age, (0.2, 1.2)) if chance(age, self.age_share) else 0.0,
            warmths=tuple(warmths) if chance(warm, self.warm_share) else (),
            grain=between(grain, self.grain_range),
            grain_offset=(whole(grain, 0, 4095), whole(grain, 0, 4095)),
        )

    def document(self, page: Page, drawn: Heat, schema: Schema, id: str) -> Document:
        """The document of the print in dots."""
        return typeset_document(page, drawn.slips, schema, id)[1]

    def print(self, page: Page, drawn: Heat, schema: Schema, id: str) -> Print:
        """The page as the head burns it."""
        text, document = typeset_document(page, drawn.slips, schema, id)
        dots = fired(page, text)
        if drawn.slips:
            dots = dots[row_sources(len(dots), drawn.slips)]
        return Print(heated(dots, drawn), document, text, drawn.slips, printed_codes(page, drawn.slips, text.size[1]), ink=dots)


def _warmth(rng: Generator) -> Warmth:
    """A warm place, mostly beside the paper, so that only its rim shows."""
    across, down = (
        (pick(rng, (-0.1, 1.1)), float(rng.random())) if chance(rng, 0.6) else (float(rng.random()), float(rng.random()))
    )
    return Warmth(across, down, between(rng, (6.0, 40.0)), between(rng, (0.1, 0.5)))
