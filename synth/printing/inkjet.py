"""Inkjet printers: swaths of drops from a head that goes to and fro; nozzles clog, ink bleeds, small drops fly beside."""

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
from synth.printing.fine import FINENESS, averaged, clouds, fine_document
from synth.printing.printer import Print, Printer, fired, printed_codes, red_ink

# Nozzles of the head: rows of fine dots a swath, printed in one pass.
_SWATH_ROWS = 192


@dataclass(frozen=True)
class Drops:
    """One inkjet print as chance had it.

    Attributes:
        darkness: of a full area, 0 to 1.
        bleed_dots: how far ink creeps along the paper's fibres, as a Gaussian's sigma in dots of the sheet.
        feather: how unevenly it does so, 0 to 1.
        bands: darkness lost, or gained, where one swath meets the next.
        clogged: (share of the swath, fine rows, darkness left) of nozzles that fire weakly.
        satellites: small drops that land beside an edge, as a share of the edge's dots.
        satellite_dots: how far beside, in fine dots.
        draft: darkness that a draft leaves: every other row of drops is weaker. 1 for none.
        seed: where ink feathers and drops land.
    """

    darkness: float
    bleed_dots: float
    feather: float
    bands: float
    clogged: tuple[tuple[float, int, float], ...]
    satellites: float
    satellite_dots: int
    draft: float
    seed: int


@component
class InkjetPrinter(Printer):
    """An inkjet printer.

    Attributes:
        darkness_range: of a full area, 0 bare paper, 1 black.
        bleed_dots_range: how far ink creeps into the paper.
        feather_range: how unevenly it creeps.
        band_share: how many prints show where swaths meet.
        clogged_share: how many heads have clogged nozzles.
        satellite_range: small drops beside edges, a share of the edges' dots.
        draft_share: how many are drafts, with every other row of drops weaker.
    """

    darkness_range: Range = (0.7, 0.98)
    bleed_dots_range: Range = (0.35, 0.75)
    feather_range: Range = (0.0, 0.6)
    band_share: Probability = 0.3
    clogged_share: Probability = 0.2
    satellite_range: Range = (0.0, 0.1)
    draft_share: Probability = 0.2

    def __post_init__(self) -> None:
        for name in ("darkness_range", "feather_range", "satellite_range"):
            low, high = getattr(self, name)
            if not 0 <= low <= high <= 1:
                raise ValueError(f"{name}: got {(low, high)}; it lies from 0 to 1")
        if not 0 < self.bleed_dots_range[0] <= self.bleed_dots_range[1] <= 2:
            raise ValueError(f"bleed_dots_range: got {self.bleed_dots_range}; ink creeps above 0 and up to 2 dots")

    def draw(self, rng: Generator) -> Drops:
        """What chance decides for one print."""
        clogged = [(float(rng.random()), whole(rng, 1, 4), between(rng, (0.0, 0.5))) for _ in range(whole(rng, 1, 3))]
        return Drops(
            darkness=between(rng, self.darkness_range),
            bleed_dots=between(rng, self.bleed_dots_range),
            feather=between(rng, self.feather_range),
            bands=between(rng, (-0.3, 0.6)) if chance(rng, self.band_share) else 0.0,
            clogged=tuple(clogged) if chance(rng, self.clogged_share) else (),
            satellites=between(rng, self.satellite_range),
            satellite_dots=whole(rng, 2, 4),
            draft=between(rng, (0.3, 0.7)) if chance(rng, self.draft_share) else 1.0,
            seed=int(rng.integers(1 << 31)),
        )

    def document(self, page: Page, drawn: Drops, schema: Schema, id: str) -> Document:
        """The document of the print in dots of the sheet."""
        return fine_document(page, schema, id)[1]

    def print(self, page: Page, drawn: Drops, schema: Schema, id: str) -> Print:
        """The page in ink."""
        text, document = fine_document(page, schema, id)
        dots = fired(page, text)
        codes = printed_codes(page, (), len(dots) // FINENESS)
        ink = averaged(dots)
        return Print(jetted(dots, drawn), document, text, codes=codes, red=red_ink(page, ink.shape), ink=ink)


def jetted(dots: NDArray[np.uint8], drops: Drops) -> NDArray[np.uint8]:
    """Darkness uint8 (h, w) of paper on which the head fires at the fine dots (3h, 3w) that are 255."""
    rows = _row_strengths(len(dots), drops)
    shares = averaged(_with_satellites(dots, drops)).astype(np.float32)
    strength = cv2.resize(rows[:, None], (1, len(shares)), interpolation=cv2.INTER_AREA).reshape(-1, 1)
    bled = cv2.GaussianBlur(shares, (0, 0), drops.bleed_dots)
    if drops.feather:
        far = cv2.GaussianBlur(shares, (0, 0), drops.bleed_dots * 2.5)
        bled += np.float32(drops.feather) * clouds(drops.seed, shares.shape, 3, 3) * np.maximum(far - bled, 0.0)
    return np.clip(bled * (strength * np.float32(drops.darkness)), 0.0, 255.0).astype(np.uint8)


def _row_strengths(height: int, drops: Drops) -> NDArray[np.float32]:
    """float32 (height) of fine rows: how strongly each is printed."""
    nozzles = np.ones(_SWATH_ROWS, np.float32)
    nozzles[: 2 * FINENESS] -= drops.bands
    nozzles[1::2] *= drops.draft
    for at, wide, left in drops.clogged:
        nozzles[int(at * _SWATH_ROWS) : int(at * _SWATH_ROWS) + wide] *= left
    return np.resize(nozzles, height)


def _with_satellites(dots: NDArray[np.uint8], drops: Drops) -> NDArray[np.uint8]:
    """The fine dots with small drops beside the right edges of some, in the direction in which the head goes."""
    if not drops.satellites:
        return dots
    rows, columns = np.nonzero((dots[:, :-1] > 0) & (dots[:, 1:] == 0))
    rng = np.random.Generator(np.random.Philox(key=drops.seed + 1))
    taken = rng.random(len(rows)) < drops.satellites
    flown = columns[taken] + 1 + rng.integers(1, drops.satellite_dots + 1, int(taken.sum()))
    result = dots.copy()
    result[rows[taken], np.minimum(flown, dots.shape[1] - 1)] = 255
    return result
