"""Stains: rings of coffee, spots of grease that make paper see-through, and dried drops with dark rims."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component
from receipts.document import Document
from synth.draw import Weight, between, chance, weighted, whole
from synth.printing.fine import clouds
from synth.printing.marks.mark import Layer, Mark, laid
from synth.printing.printer import Print
from synth.printing.typeset import DOTS_PER_MM

_COFFEE = (0.66, 0.5, 0.33)
_COLOURS = MappingProxyType({"ring": _COFFEE, "drop": _COFFEE, "grease": (0.86, 0.84, 0.7)})


@dataclass(frozen=True)
class Spot:
    """One spot: its middle and radius in dots, how strong it is, 0 to 1, and where its edge runs.

    Attributes:
        kind: ``ring``, ``grease`` or ``drop``.
        gap: the share of a ring that was not wet, and its direction in radians.
    """

    kind: str
    x: float
    y: float
    radius: float
    strength: float
    gap: tuple[float, float]
    seed: int


@dataclass(frozen=True)
class Spots:
    """The spots of one receipt."""

    spots: tuple[Spot, ...]


@component
class Stain(Mark):
    """Something was spilt on the receipt, or stood on it.

    Attributes:
        share: of the receipts that are stained.
        strength_range: how dark the stains are: 0 bare paper, 1 strong coffee.
        ring, grease, drops: how often each is taken, against the others.
    """

    kind: ClassVar[str] = "stain"

    share: Probability = 0.03
    strength_range: Range = (0.15, 0.8)
    ring: Weight = 1.0
    grease: Weight = 1.5
    drops: Weight = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.strength_range[0] <= self.strength_range[1] <= 1:
            raise ValueError(f"strength_range: got {self.strength_range}; strength lies above 0 and up to 1")
        if not self.ring + self.grease + self.drops:
            raise ValueError("ring: one of ring, grease and drops must weigh more than 0")

    def placed(self, document: Document, rng: Generator) -> Spots:
        """What chance decides once there is a stain."""
        width, height = document.size
        kind = weighted(rng, {"ring": self.ring, "grease": self.grease, "drop": self.drops})
        middle = np.array([between(rng, (-0.05, 1.05)) * width, rng.random() * height])
        sizes_mm = {"ring": (28.0, 42.0), "grease": (2.0, 14.0), "drop": (0.8, 4.0)}[kind]
        strength = between(rng, self.strength_range)
        spots = []
        for _ in range({"ring": 1, "grease": whole(rng, 1, 4), "drop": whole(rng, 2, 9)}[kind]):
            away = rng.standard_normal(2) * (0.0 if kind == "ring" else 12.0 * DOTS_PER_MM)
            x, y = (middle + away).round(1).tolist()
            gap = (between(rng, (0.0, 0.7)) if chance(rng, 0.7) else 0.0, between(rng, (0.0, 6.28)))
            size = between(rng, sizes_mm) * DOTS_PER_MM
            spots.append(
                Spot(kind, float(x), float(y), size, strength * between(rng, (0.7, 1.0)), gap, int(rng.integers(1 << 31)))
            )
        # One spot at least lies on the paper.
        first = spots[0]
        inside = Spot(first.kind, min(max(first.x, 0.0), width), min(max(first.y, 0.0), height), *_rest(first))
        return Spots((inside, *spots[1:]))

    def put(self, print: Print, drawn: Spots) -> Print:
        """The print with the stains on it."""
        return laid(print, self.kind, [_spot(spot) for spot in drawn.spots])


def _rest(spot: Spot) -> tuple[float, float, tuple[float, float], int]:
    return spot.radius, spot.strength, spot.gap, spot.seed


def _spot(spot: Spot) -> Layer:
    """The light that one spot lets through."""
    reach = int(spot.radius * 1.35) + 10
    # Large spots are smooth: every other dot tells them.
    step = 2 if spot.radius > 40 else 1
    at = np.arange(2 * reach // step, dtype=np.float32) * step + np.float32(step / 2 - reach)
    distance, angle = np.hypot(at, at[:, None]), np.arctan2(at[:, None], at)
    taken = (_ring if spot.kind == "ring" else _blot)(spot, distance, angle)
    taken = np.clip(taken * (1.0 + 0.5 * (clouds(spot.seed + 1, taken.shape, 5, 5) - 0.5)), 0.0, 1.0).astype(np.float32)
    smooth = cv2.resize(cv2.GaussianBlur(taken, (0, 0), 0.8), (2 * reach, 2 * reach), interpolation=cv2.INTER_LINEAR)
    light = 1.0 - smooth[..., None] * (np.float32(spot.strength) * (1.0 - np.array(_COLOURS[spot.kind], np.float32)))
    return Layer(int(spot.x) - reach, int(spot.y) - reach, tint=np.rint(255.0 * light).astype(np.uint8))


def _ring(spot: Spot, distance: NDArray[np.float32], angle: NDArray[np.float32]) -> NDArray[np.float32]:
    """Light that a cup's ring takes, (h, w) in [0, 1]: strongest along its rims, not wet all around."""
    cell = max(len(distance) // 8, 3)
    wander = clouds(spot.seed, (len(distance), len(distance)), cell, cell) - 0.5
    edge = distance - spot.radius * (0.92 + 0.04 * wander)
    gap, side = spot.gap
    wet = np.clip(1.2 - gap * (1.0 + np.cos(angle - side)) + wander, 0.05, 1.0)
    wide = 5.0 + 5.0 * wet
    rim = 0.5 * np.exp(-(((edge - wide * 0.8) / 2.0) ** 2))
    return wet * (np.exp(-((edge / wide) ** 2)) * 0.7 + rim + 0.06 * (edge < 0))


def _blot(spot: Spot, distance: NDArray[np.float32], angle: NDArray[np.float32]) -> NDArray[np.float32]:
    """Light that grease or a drop takes, (h, w) in [0, 1]: round but for a few long waves; drops dry at the rim."""
    phases = np.random.Generator(np.random.Philox(key=spot.seed)).random(4) * 2 * np.pi
    waves = sum(np.sin(np.float32(count) * angle + np.float32(phase)) / count for count, phase in enumerate(phases, start=2))
    edge = distance - spot.radius * (1.0 + 0.12 * waves)
    greasy = spot.kind == "grease"
    inner = np.clip(0.5 - edge / (6.0 if greasy else 1.6), 0.0, 1.0)
    rim = np.exp(-((edge + 1.2) ** 2) / (18.0 if greasy else 4.0))
    return inner * (0.9 if greasy else 0.4) + rim * (0.15 if greasy else 0.6)
