"""Highlighters: bands of translucent ink over lines of text, streaked along the stroke and darker where they overlap."""

from dataclasses import dataclass
from typing import ClassVar

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import IntRange, Probability, Range, component
from receipts.document import Document
from synth.draw import between, chance, pick, weighted, whole
from synth.printing.fine import clouds
from synth.printing.marks import places
from synth.printing.marks.mark import Layer, Mark, laid
from synth.printing.printer import Print
from synth.printing.typeset import DOTS_PER_MM

_COLOURS = {
    (0.98, 0.97, 0.3): 5.0,
    (1.0, 0.55, 0.78): 2.0,
    (0.55, 0.95, 0.5): 2.0,
    (1.0, 0.72, 0.3): 1.0,
    (0.5, 0.85, 0.97): 1.0,
}
_FINENESS = 2


@dataclass(frozen=True)
class Band:
    """One stroke: it runs from (left, y) to (right, y + fall), dots, and bows by ``bow`` dots between."""

    left: float
    right: float
    y: float
    fall: float
    bow: float


@dataclass(frozen=True)
class Bands:
    """What one highlighter left.

    Attributes:
        colour: shares of red, green and blue light that its ink lets through where it is thickest.
        width_dots: of the tip.
        strength: how much ink it leaves, 0 to 1.
        seed: where its streaks lie.
    """

    colour: tuple[float, float, float]
    width_dots: float
    strength: float
    seed: int
    bands: tuple[Band, ...]


@component
class Highlighter(Mark):
    """A highlighter drawn over lines, the total above all; text below it can be read.

    Attributes:
        share: of the receipts that bear it.
        count_range: how many lines.
        width_mm_range: of its tip.
        strength_range: how much ink it leaves.
    """

    kind: ClassVar[str] = "highlighter"

    share: Probability = 0.01
    count_range: IntRange = (1, 3)
    width_mm_range: Range = (3.0, 5.0)
    strength_range: Range = (0.55, 1.0)

    def __post_init__(self) -> None:
        if self.count_range[0] < 1:
            raise ValueError(f"count_range: got {self.count_range}; a highlighter marks 1 line or more")
        if not 0.5 <= self.width_mm_range[0] <= self.width_mm_range[1] <= 20:
            raise ValueError(f"width_mm_range: got {self.width_mm_range}; its tip is 0.5 to 20 mm wide")
        if not 0 < self.strength_range[0] <= self.strength_range[1] <= 1:
            raise ValueError(f"strength_range: got {self.strength_range}; strength lies above 0 and up to 1")

    def placed(self, document: Document, rng: Generator) -> Bands:
        """What chance decides once there is a mark."""
        lines, total = places.lines(document), places.total(document)
        boxes = [pick(rng, lines) for _ in range(whole(rng, *self.count_range))]
        if total is not None and chance(rng, 0.6):
            boxes[0] = total
        bands = [band for box in boxes for band in _over(box, rng)]
        return Bands(
            colour=weighted(rng, _COLOURS),
            width_dots=between(rng, self.width_mm_range) * DOTS_PER_MM,
            strength=between(rng, self.strength_range),
            seed=int(rng.integers(1 << 31)),
            bands=tuple(bands),
        )

    def put(self, print: Print, drawn: Bands) -> Print:
        """The print with the bands on it."""
        return laid(print, self.kind, [_layer(band, drawn, number) for number, band in enumerate(drawn.bands)])


def _over(box: NDArray[np.float64], rng: Generator) -> list[Band]:
    """One stroke over a box, or two that overlap."""
    found = []
    for _ in range(2 if chance(rng, 0.3) else 1):
        left, right = box[0] - between(rng, (0.0, 24.0)), box[2] + between(rng, (-6.0, 24.0))
        middle = (box[1] + box[3]) / 2 + between(rng, (-5.0, 5.0))
        slope = between(rng, (-0.02, 0.02)) * (right - left)
        found.append(
            Band(float(left), float(max(right, left + 20)), float(middle - slope / 2), slope, between(rng, (-4.0, 4.0)))
        )
    return found


def _layer(band: Band, drawn: Bands, number: int) -> Layer:
    """The light that one stroke lets through."""
    pad = int(drawn.width_dots) + 8
    left, top = int(band.left) - pad, int(min(band.y, band.y + band.fall) - abs(band.bow)) - pad
    size = (int(band.right) + pad - left, int(max(band.y, band.y + band.fall) + abs(band.bow)) + pad - top)
    along = np.linspace(0, 1, 24)
    x = band.left + (band.right - band.left) * along
    y = band.y + band.fall * along + band.bow * np.sin(along * np.pi)
    # A chisel tip: the stroke is as wide as its edge, which leans.
    edge = np.array([0.12, -0.5]) * drawn.width_dots
    outline = np.concatenate([np.stack([x, y], axis=1) + edge, np.stack([x, y], axis=1)[::-1] - edge]) - (left, top)
    fine = np.zeros((size[1] * _FINENESS, size[0] * _FINENESS), np.uint8)
    cv2.fillPoly(fine, [np.rint(outline * _FINENESS * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    covered = cv2.GaussianBlur(cv2.resize(fine, size, interpolation=cv2.INTER_AREA), (0, 0), 0.8).astype(np.float32) / 255
    streaks = (
        clouds(drawn.seed + number, covered.shape, 3, 160) * 0.35 + clouds(drawn.seed + number, covered.shape, 12, 12) * 0.15
    )
    # Ink gathers at the rims and where the tip rests.
    rim = np.clip(covered - cv2.GaussianBlur(covered, (0, 0), 2.5), 0.0, 1.0)
    ends = np.minimum(np.abs(np.arange(size[0]) + left - band.left), np.abs(np.arange(size[0]) + left - band.right))
    thick = np.clip(drawn.strength * (0.75 - streaks + 0.5 * rim + 0.2 * np.exp(-ends / 10)[None, :]), 0.0, 1.0)
    taken = (covered * thick.astype(np.float32))[..., None] * (1.0 - np.array(drawn.colour, np.float32))
    return Layer(left, top, tint=np.rint(255.0 * (1.0 - taken)).astype(np.uint8))
