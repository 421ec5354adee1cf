"""Thermal printers: a head of 8 dots a mm that heats paper row by row; dots spread, fade, fail, and the paper slips."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import IntRange, Probability, Range, component
from receipts.document import Document
from receipts.labels import Schema
from synth.draw import between, chance, pick, whole
from synth.layout.page import Page
from synth.printing.printer import Print, Printer, Slip, fired, printed_codes, row_sources, typeset_document


@dataclass(frozen=True)
class Heat:
    """One thermal print as chance had it.

    Attributes:
        darkness: of a dot at full heat, 0 to 1.
        spread_dots: how far a dot's heat reaches, as a Gaussian's sigma.
        gain: how readily half-heated paper turns dark.
        fade_left, fade_right: darkness lost at either side of the paper, 0 to 1.
        band_dots, band_depth: length of bands of weaker rows, and what they lose.
        weak: (column share of the width, dots wide, darkness left) of columns whose elements fail.
        wear: darkness lost in the blotches of handled paper.
        wear_seed: where the blotches lie.
        slips: where the paper slipped.
    """

    darkness: float
    spread_dots: float
    gain: float
    fade_left: float
    fade_right: float
    band_dots: float
    band_depth: float
    weak: tuple[tuple[float, int, float], ...]
    wear: float
    wear_seed: int
    slips: tuple[Slip, ...]


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

    def __post_init__(self) -> None:
        if not 0 < self.darkness_range[0] <= self.darkness_range[1] <= 1:
            raise ValueError(f"darkness_range: got {self.darkness_range}; darkness lies above 0 and up to 1")
        if not 0 < self.spread_dots_range[0] <= self.spread_dots_range[1] <= 3:
            raise ValueError(f"spread_dots_range: got {self.spread_dots_range}; spread lies above 0 and up to 3 dots")
        if self.slip_dots_range[0] < 1:
            raise ValueError(f"slip_dots_range: got {self.slip_dots_range}; paper slips by 1 dot or more")

    def draw(self, rng: Generator) -> Heat:
        """What chance decides for one print."""
        faint = between(rng, (0.45, 0.85)) if chance(rng, self.faint_share) else 1.0
        side = pick(rng, (0, 1))
        fade = between(rng, (0.15, 0.5)) if chance(rng, self.fade_share) else 0.0
        weak = [(float(rng.random()), whole(rng, 1, 2), between(rng, (0.1, 0.7))) for _ in range(whole(rng, 1, 4))]
        slips = [Slip(float(rng.random()), whole(rng, *self.slip_dots_range)) for _ in range(whole(rng, 1, 3))]
        return Heat(
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


def heated(dots: NDArray[np.uint8], heat: Heat) -> NDArray[np.uint8]:
    """Darkness uint8 (h, w) of paper whose fired dots are 255 in ``dots``."""
    spread = cv2.GaussianBlur(dots, (0, 0), heat.spread_dots)
    height, width = dots.shape
    columns = np.linspace(1.0 - heat.fade_left, 1.0 - heat.fade_right, width, dtype=np.float32)
    for at, wide, left in heat.weak:
        start = int(at * width)
        columns[start : start + wide] *= left
    rows = np.full(height, heat.darkness, np.float32)
    if heat.band_depth:
        rows *= 1.0 - heat.band_depth * (0.5 + 0.5 * np.sin(np.arange(height, dtype=np.float32) * (2 * np.pi / heat.band_dots)))
    strength = rows[:, None] * columns[None, :]
    if heat.wear:
        strength *= 1.0 - heat.wear * _blotches(heat.wear_seed, width, height)
    # Paper darkens by threshold: gain lifts half-heated rims of a dot towards black.
    darkened = np.minimum(spread.astype(np.float32) * heat.gain, 255.0)
    return (darkened * strength).astype(np.uint8)


def _blotches(seed: int, width: int, height: int) -> NDArray[np.float32]:
    """float32 (h, w) in [0, 1]: smooth patches some millimetres wide."""
    coarse = np.random.Generator(np.random.Philox(key=seed)).random((max(height // 48, 2), max(width // 48, 2)), np.float32)
    return np.clip(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), 0.0, 1.0)
