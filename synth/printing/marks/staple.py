"""Staples: the wire with its gleam and its shadow, or the torn little holes that one left when it was pulled."""

from dataclasses import dataclass
from typing import ClassVar

import cv2
import numpy as np
from numpy.random import Generator

from receipts.config import IntRange, Probability, Range, component
from receipts.document import Document
from synth.draw import between, chance, pick, whole
from synth.printing.marks.mark import Layer, Mark, laid
from synth.printing.printer import Print
from synth.printing.typeset import DOTS_PER_MM

_WIRE_MM = 0.55
_FINENESS = 4


@dataclass(frozen=True)
class Wire:
    """One staple: its ends (x, y) in dots, whether the wire is still there, and where its holes are frayed."""

    start: tuple[float, float]
    stop: tuple[float, float]
    metal: bool
    gleam: float
    seed: int


@dataclass(frozen=True)
class Wires:
    """The staples of one receipt."""

    wires: tuple[Wire, ...]


@component
class Staple(Mark):
    """Staples near the head of the receipt, most of them pulled before it was scanned.

    Attributes:
        share: of the receipts that were stapled.
        count_range: how often they were.
        metal_share: how many of the staples are still there.
        length_mm_range: of the wire.
    """

    kind: ClassVar[str] = "staple"

    share: Probability = 0.15
    count_range: IntRange = (1, 3)
    metal_share: Probability = 0.1
    length_mm_range: Range = (9.0, 13.0)

    def __post_init__(self) -> None:
        if self.count_range[0] < 1:
            raise ValueError(f"count_range: got {self.count_range}; a stapled receipt bears 1 staple or more")
        if not 3 <= self.length_mm_range[0] <= self.length_mm_range[1] <= 30:
            raise ValueError(f"length_mm_range: got {self.length_mm_range}; a staple is 3 to 30 mm long")

    def placed(self, document: Document, rng: Generator) -> Wires:
        """What chance decides once the paper was stapled."""
        return Wires(tuple(self._wire(document, rng) for _ in range(whole(rng, *self.count_range))))

    def put(self, print: Print, drawn: Wires) -> Print:
        """The print with the staples, or their holes, in it."""
        layers = [layer for wire in drawn.wires for layer in (*_holes(wire), *([_wire(wire)] if wire.metal else []))]
        return laid(print, self.kind, layers)

    def _wire(self, document: Document, rng: Generator) -> Wire:
        width, height = document.size
        length = between(rng, self.length_mm_range) * DOTS_PER_MM
        angle = np.deg2rad(pick(rng, (0.0, 0.0, 45.0, -45.0)) + between(rng, (-20.0, 20.0)))
        middle = np.array([between(rng, (0.12, 0.88)) * width, between(rng, (0.01, 0.05)) * height + 10])
        half = np.array([np.cos(angle), np.sin(angle)]) * length / 2
        start, stop = middle - half, middle + half
        return Wire(
            (round(float(start[0]), 1), round(float(start[1]), 1)),
            (round(float(stop[0]), 1), round(float(stop[1]), 1)),
            chance(rng, self.metal_share),
            between(rng, (0.5, 0.95)),
            int(rng.integers(1 << 31)),
        )


def _holes(wire: Wire) -> list[Layer]:
    """The two frayed holes of a staple: dark where light falls through, with a dent around and a trace between."""
    rng = np.random.Generator(np.random.Philox(key=wire.seed))
    layers = []
    for x, y in (wire.start, wire.stop):
        reach = 14
        left, top = int(x) - reach, int(y) - reach
        rows, columns = np.mgrid[: 2 * reach, : 2 * reach].astype(np.float32) + 0.5
        across, down = columns + left - x, rows + top - y
        angle = np.arctan2(down, across)
        stretch, turn = 1.0 + 1.2 * rng.random(), np.pi * rng.random()
        ragged = 1.0 + 0.3 * np.sin(3 * angle + 6 * rng.random()) + 0.2 * np.sin(7 * angle + 6 * rng.random())
        along = np.hypot(np.cos(turn) * across + np.sin(turn) * down, stretch * (np.cos(turn) * down - np.sin(turn) * across))
        beyond = along - (1.2 + 1.8 * rng.random()) * ragged
        dark = np.clip(0.6 - beyond * 0.7, 0.0, 0.55 + 0.4 * rng.random())
        dent = 0.12 * rng.random() * np.exp(-((np.maximum(beyond, 0) / 4) ** 2)) * (0.5 + 0.5 * np.cos(angle - turn))
        shade = np.clip(dark + dent, 0.0, 1.0)
        bare = np.rint(255 * np.clip(-beyond - 0.6, 0.0, 1.0)).astype(np.uint8) if rng.random() < 0.3 else None
        tint = np.repeat(np.rint(255 * (1.0 - shade)).astype(np.uint8)[..., None], 3, axis=2)
        layers.append(Layer(left, top, tint=tint, bare=bare))
    return layers


def _wire(wire: Wire) -> Layer:
    """The wire itself: it hides the ink below, gleams along its crown and throws a shadow."""
    points = np.array([wire.start, wire.stop])
    pad = 12
    left, top = (np.floor(points.min(axis=0)).astype(int) - pad).tolist()
    right, bottom = (np.ceil(points.max(axis=0)).astype(int) + pad).tolist()
    size = (right - left, bottom - top)
    thick = _WIRE_MM * DOTS_PER_MM

    def line(shift: float, wide: float) -> np.ndarray:
        fine = np.zeros((size[1] * _FINENESS, size[0] * _FINENESS), np.uint8)
        start, stop = np.rint((points - (left, top) + shift) * _FINENESS * 16).astype(int).tolist()
        cv2.line(fine, start, stop, 255, max(round(wide * _FINENESS), 1), cv2.LINE_AA, 4)
        return cv2.resize(fine, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255

    shadow = cv2.GaussianBlur(line(2.5, thick), (0, 0), 1.6) * 0.55
    metal, gleam = line(0.0, thick), line(-0.8, thick * 0.35)
    grey = 0.42 + 0.1 * np.random.Generator(np.random.Philox(key=wire.seed)).random() + (wire.gleam - 0.42) * gleam
    light = (1.0 - shadow) * (1.0 - metal) + np.clip(grey, 0, 1) * metal
    tint = np.repeat(np.rint(255 * np.clip(light, 0, 1)).astype(np.uint8)[..., None], 3, axis=2)
    return Layer(left, top, tint=tint, cover=np.rint(255 * metal).astype(np.uint8))
