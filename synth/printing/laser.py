"""Laser printers: toner fused to plain paper at 300 or 600 dpi; even, sharp, with faults that run along or come round."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component
from receipts.document import Document
from receipts.labels import Schema
from synth.draw import between, chance, whole
from synth.layout.page import Page
from synth.printing.fine import averaged, clouds, fine_document, specks
from synth.printing.printer import Print, Printer, fired, printed_codes, red_ink
from synth.printing.typeset import DOTS_PER_MM

# Round the drum once: what it repeats lies this far apart.
_DRUM_MM = 75.0


@dataclass(frozen=True)
class Toner:
    """One laser print as chance had it.

    Attributes:
        darkness: of a full area, 0 to 1.
        spread_dots: how far toner scatters around an edge, as a Gaussian's sigma in dots of the sheet.
        mottle, mottle_dots: darkness lost in clouds of uneven toner, and their size.
        bands: darkness lost in bands across the page, which the gears of the drum make.
        band_mm: from one band to the next.
        streaks: (share of the width, dots wide, darkness left) of scratches along the drum.
        spot: (share of the width, share of a turn, dots) of a mark that the drum leaves at each turn; 0 dots for none.
        low: (share of the width, darkness left) of the place where the cartridge runs out.
        dust: specks of toner on bare paper, per square centimetre.
        seed: where clouds and dust lie.
    """

    darkness: float
    spread_dots: float
    mottle: float
    mottle_dots: int
    bands: float
    band_mm: float
    streaks: tuple[tuple[float, int, float], ...]
    spot: tuple[float, float, int]
    low: tuple[float, float]
    dust: float
    seed: int


@component
class LaserPrinter(Printer):
    """A laser printer.

    Attributes:
        darkness_range: of a full area, 0 bare paper, 1 black.
        spread_dots_range: how far toner scatters around an edge; 0.2 and 0.4 look like 600 and 300 dpi.
        mottle_range: darkness lost in clouds of uneven toner.
        band_share: how many prints show bands across the page.
        streak_share: how many show streaks along it.
        spot_share: how many bear a mark that comes again at each turn of the drum.
        low_share: how many come from a cartridge that runs out.
        dust_range: specks of toner, per square centimetre.
    """

    darkness_range: Range = (0.85, 1.0)
    spread_dots_range: Range = (0.2, 0.45)
    mottle_range: Range = (0.0, 0.2)
    band_share: Probability = 0.2
    streak_share: Probability = 0.15
    spot_share: Probability = 0.1
    low_share: Probability = 0.12
    dust_range: Range = (0.0, 0.5)

    def __post_init__(self) -> None:
        for name in ("darkness_range", "mottle_range"):
            low, high = getattr(self, name)
            if not 0 <= low <= high <= 1:
                raise ValueError(f"{name}: got {(low, high)}; it lies from 0 to 1")
        if not 0 < self.spread_dots_range[0] <= self.spread_dots_range[1] <= 2:
            raise ValueError(f"spread_dots_range: got {self.spread_dots_range}; spread lies above 0 and up to 2 dots")
        if self.dust_range[0] < 0:
            raise ValueError(f"dust_range: got {self.dust_range}; it must be 0 or above")

    def draw(self, rng: Generator) -> Toner:
        """What chance decides for one print."""
        streaks = [(float(rng.random()), whole(rng, 1, 3), between(rng, (0.2, 0.8))) for _ in range(whole(rng, 1, 3))]
        spot = (float(rng.random()), float(rng.random()), whole(rng, 2, 8))
        return Toner(
            darkness=between(rng, self.darkness_range),
            spread_dots=between(rng, self.spread_dots_range),
            mottle=between(rng, self.mottle_range),
            mottle_dots=whole(rng, 3, 24),
            bands=between(rng, (0.08, 0.3)) if chance(rng, self.band_share) else 0.0,
            band_mm=between(rng, (1.5, 30.0)),
            streaks=tuple(streaks) if chance(rng, self.streak_share) else (),
            spot=spot if chance(rng, self.spot_share) else (*spot[:2], 0),
            low=(float(rng.random()), between(rng, (0.25, 0.75)) if chance(rng, self.low_share) else 1.0),
            dust=between(rng, self.dust_range),
            seed=int(rng.integers(1 << 31)),
        )

    def document(self, page: Page, drawn: Toner, schema: Schema, id: str) -> Document:
        """The document of the print in dots of the sheet."""
        return fine_document(page, schema, id)[1]

    def print(self, page: Page, drawn: Toner, schema: Schema, id: str) -> Print:
        """The page in toner."""
        text, document = fine_document(page, schema, id)
        dots = averaged(fired(page, text))
        return Print(
            fused(dots, drawn),
            document,
            text,
            codes=printed_codes(page, (), len(dots)),
            red=red_ink(page, dots.shape),
            ink=dots,
        )


def fused(dots: NDArray[np.uint8], toner: Toner) -> NDArray[np.uint8]:
    """Darkness uint8 (h, w) of paper whose dots are covered with toner to the shares ``dots``, of 255."""
    height, width = dots.shape
    columns = np.ones(width, np.float32)
    for at, wide, left in toner.streaks:
        columns[int(at * width) : int(at * width) + wide] *= left
    at, left = toner.low
    columns *= 1.0 - (1.0 - left) * np.exp(-(((np.arange(width, dtype=np.float32) / width - at) / 0.2) ** 2))
    rows = np.full(height, toner.darkness, np.float32)
    if toner.bands:
        rows *= 1.0 - toner.bands * (0.5 + 0.5 * np.sin(np.arange(height) * (2 * np.pi / (toner.band_mm * DOTS_PER_MM)))) ** 4
    strength = rows[:, None] * columns[None, :]
    if toner.mottle:
        strength *= 1.0 - np.float32(toner.mottle) * clouds(toner.seed, dots.shape, toner.mottle_dots, toner.mottle_dots)
    spread = cv2.GaussianBlur(dots, (0, 0), toner.spread_dots)
    darkness = (spread * strength).astype(np.uint8)
    specks(darkness, toner.seed + 1, toner.dust)
    _turned_spots(darkness, toner)
    return darkness


def _turned_spots(darkness: NDArray[np.uint8], toner: Toner) -> None:
    """Draws the mark that the drum leaves at each turn."""
    height, width = darkness.shape
    across, start, size = toner.spot
    turn = _DRUM_MM * DOTS_PER_MM
    for y in np.arange(start * turn, height if size else 0.0, turn):
        cv2.ellipse(darkness, (int(across * width), int(y)), (size, max(size // 2, 1)), 0, 0, 360, 150, cv2.FILLED, cv2.LINE_AA)
