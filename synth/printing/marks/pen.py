"""Pens: ticks beside amounts, rings around them, lines under them, crosses, and figures that nobody can read."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import IntRange, Probability, component
from receipts.document import Document
from synth.draw import Weight, between, chance, pick, weighted, whole
from synth.printing.marks import places
from synth.printing.marks.mark import Mark, laid
from synth.printing.marks.strokes import Nib, Points, draw_nib, inked, rounded, smooth
from synth.printing.printer import Print


@dataclass(frozen=True)
class Penned:
    """What one pen left: its nib, and strokes through points in dots."""

    nib: Nib
    strokes: tuple[Points, ...]


@component
class Pen(Mark):
    """Marks of a pen, put where people check a receipt.

    Attributes:
        share: of the receipts that bear them.
        count_range: how many marks.
        ballpoint, felt, pencil: how often each pen is taken, against the others.
        checked_share: how many are checked through, a tick to every amount.
    """

    kind: ClassVar[str] = "pen"

    share: Probability = 0.2
    count_range: IntRange = (1, 3)
    ballpoint: Weight = 1.0
    felt: Weight = 0.25
    pencil: Weight = 0.1
    checked_share: Probability = 0.12

    def __post_init__(self) -> None:
        if self.count_range[0] < 1:
            raise ValueError(f"count_range: got {self.count_range}; a pen leaves 1 mark or more")
        if not self.ballpoint + self.felt + self.pencil:
            raise ValueError("ballpoint: one of ballpoint, felt and pencil must weigh more than 0")

    def placed(self, document: Document, rng: Generator) -> Penned:
        """What chance decides once there is a mark."""
        nib = draw_nib(rng, {"ballpoint": self.ballpoint, "felt": self.felt, "pencil": self.pencil})
        amounts = places.amounts(document)
        if chance(rng, self.checked_share) and amounts:
            side, reach = pick(rng, (0, 2)), between(rng, (10.0, 34.0))
            found = [_tick(_beside(box, side, reach, rng), rng) for box in amounts if chance(rng, 0.9)]
            return Penned(nib, tuple(map(rounded, found)))
        strokes = [stroke for _ in range(whole(rng, *self.count_range)) for stroke in _mark(document, rng)]
        return Penned(nib, tuple(map(rounded, strokes)))

    def put(self, print: Print, drawn: Penned) -> Print:
        """The print with the marks that were drawn."""
        return laid(print, self.kind, inked(drawn.strokes, drawn.nib))


def _mark(document: Document, rng: Generator) -> list[NDArray[np.float64]]:
    """The strokes of one mark at a place of its kind."""
    amounts, every = places.amounts(document), places.lines(document)
    total = places.total(document)
    box = pick(rng, amounts or every)
    if total is not None and chance(rng, 0.5):
        box = total
    kind = weighted(rng, {"tick": 3.0, "ring": 3.0, "underline": 3.0, "cross": 0.7, "scribble": 2.0})
    if kind == "ring":
        return [_ring(box, rng)]
    if kind == "underline":
        return _underlines(pick(rng, every) if chance(rng, 0.4) else box, rng)
    at = _beside(box, pick(rng, (0, 2)), between(rng, (6.0, 40.0)), rng)
    if kind == "tick":
        return [_tick(at, rng)]
    if kind == "cross":
        size = between(rng, (10.0, 22.0))
        return [at + size * _bowed(np.array([[-1.0, turn], [1.0, -turn]]), rng) for turn in (-1.0, 0.9)]
    width, height = document.size
    margin = np.array([between(rng, (0.1, 0.8)) * width, pick(rng, (0.02, 0.05, 0.95, 0.98)) * height])
    return [margin + _scribble(rng) * between(rng, (25.0, 70.0))]


def _beside(box: NDArray[np.float64], side: int, reach: float, rng: Generator) -> NDArray[np.float64]:
    """A place left (side 0) or right (side 2) of a box."""
    middle = (box[1] + box[3]) / 2 + between(rng, (-4.0, 4.0))
    return np.array([box[side] + (reach if side else -reach), middle])


def _bowed(corners: NDArray[np.float64], rng: Generator) -> NDArray[np.float64]:
    """A line through corners (k, 2), not quite straight."""
    curve = smooth(corners, 8)
    along = np.linspace(0, np.pi, len(curve))
    return curve + np.sin(along)[:, None] * np.array([between(rng, (-0.08, 0.08)), between(rng, (-0.08, 0.08))])


def _tick(at: NDArray[np.float64], rng: Generator) -> NDArray[np.float64]:
    corners = [[-0.5, -0.1 - 0.2 * rng.random()], [-0.1, 0.5], [0.0, 0.5], [0.9 + 0.4 * rng.random(), -1.0 - rng.random()]]
    return at + between(rng, (11.0, 24.0)) * smooth(np.array(corners), 6)


def _ring(box: NDArray[np.float64], rng: Generator) -> NDArray[np.float64]:
    """A ring around a box that does not quite meet itself."""
    begin = between(rng, (-2.6, -0.9))
    angle = np.linspace(begin, begin - 2 * np.pi - between(rng, (0.1, 0.7)), 40)
    centre, half = (box[:2] + box[2:]) / 2, (box[2:] - box[:2]) / 2
    drift = np.linspace(between(rng, (0.9, 1.0)), between(rng, (1.0, 1.15)), 40)[:, None]
    reach = half * (1.12, 1.5) + np.array([between(rng, (6.0, 16.0)), between(rng, (4.0, 12.0))])
    lean = between(rng, (-0.08, 0.08))
    ring = np.stack([np.cos(angle), np.sin(angle) + 0.12 * np.sin(2 * angle + begin)], axis=1) * reach * drift
    return centre + ring @ np.array([[1.0, lean], [-lean, 1.0]])


def _underlines(box: NDArray[np.float64], rng: Generator) -> list[NDArray[np.float64]]:
    """One line under a box, or two."""
    tilt = between(rng, (-4.0, 4.0))
    found = []
    for number in range(2 if chance(rng, 0.25) else 1):
        y = box[3] + 5 + 9 * number + 3 * rng.random()
        start, stop = box[0] + between(rng, (-14.0, 10.0)), box[2] + between(rng, (-10.0, 18.0))
        along = np.linspace(0, 1, 18)
        wave = between(rng, (0.5, 2.0)) * np.sin(along * between(rng, (2.0, 7.0)) + number)
        found.append(np.stack([start + (stop - start) * along, y + tilt * along + wave], axis=1))
    return found


def _scribble(rng: Generator) -> NDArray[np.float64]:
    """A few joined loops: figures that nobody can read."""
    along = np.linspace(0, 1, 60)
    turns = 3 + 4 * rng.random()
    phase = rng.random() * 6
    x = along * (1.5 + rng.random()) + 0.25 * np.cos(along * turns * 6.28 + phase)
    return np.stack([x, 0.5 * np.sin(along * turns * 6.28) * (0.6 + 0.4 * np.cos(along * 9 + phase))], axis=1)
