"""Handwriting: figures, filing numbers, dates, words and signatures by pen, where receipts leave room for them."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import IntRange, Probability, Range, component
from receipts.document import Document
from synth.draw import Weight, between, chance, listed, pattern, pick, weighted, whole
from synth.printing.marks import places
from synth.printing.marks.letters import can_write, draw_hand, signed, written
from synth.printing.marks.mark import Mark, laid
from synth.printing.marks.strokes import Nib, Points, draw_nib, inked, rounded
from synth.printing.printer import Print
from synth.printing.typeset import DOTS_PER_MM

_WORDS = listed(
    "ok | paid | claim | petrol | lunch | office | boss | Mr Tan | cash | copy | stock | Jan | HQ | done | site | parking"
)
_CODES = ("A#####", "3 ## ## ###", "#######", "###/##", "AA", "(A)", "No. ###", "PV ####", "##.##.##")


@dataclass(frozen=True)
class Written:
    """What somebody wrote: the texts ("" for a signature), the nib, and the strokes through points in dots."""

    texts: tuple[str, ...]
    nib: Nib
    strokes: tuple[Points, ...]


@component
class Handwriting(Mark):
    """Notes by hand in the margins, at the foot and beside the total.

    Attributes:
        share: of the receipts that bear some.
        count_range: how many notes, by one hand.
        height_mm_range: of capitals and figures.
        ballpoint, felt, pencil: how often each pen is taken, against the others.
        ring_share: how many figures are ringed.
    """

    kind: ClassVar[str] = "handwriting"

    share: Probability = 0.3
    count_range: IntRange = (1, 2)
    height_mm_range: Range = (3.0, 7.0)
    ballpoint: Weight = 1.0
    felt: Weight = 0.2
    pencil: Weight = 0.35
    ring_share: Probability = 0.25

    def __post_init__(self) -> None:
        if self.count_range[0] < 1:
            raise ValueError(f"count_range: got {self.count_range}; somebody writes 1 note or more")
        if not 1 <= self.height_mm_range[0] <= self.height_mm_range[1] <= 30:
            raise ValueError(f"height_mm_range: got {self.height_mm_range}; letters are 1 to 30 mm tall")
        if not self.ballpoint + self.felt + self.pencil:
            raise ValueError("ballpoint: one of ballpoint, felt and pencil must weigh more than 0")

    def placed(self, document: Document, rng: Generator) -> Written:
        """What chance decides once there is some."""
        nib = draw_nib(rng, {"ballpoint": self.ballpoint, "felt": self.felt, "pencil": self.pencil})
        hand, height = draw_hand(rng), between(rng, self.height_mm_range) * DOTS_PER_MM
        texts: list[str] = []
        strokes: list[NDArray[np.float64]] = []
        boxes = places.lines(document)
        for _ in range(whole(rng, *self.count_range)):
            kind = weighted(rng, {"figure": 2.0, "code": 3.0, "date": 1.0, "word": 1.5, "signature": 1.5})
            text = _text(kind, document, rng)
            note = signed(hand, height, rng) if kind == "signature" else written(text, hand, height, rng)
            if kind == "figure" and chance(rng, self.ring_share):
                note = [*note, _ring(np.concatenate(note), rng)]
            texts.append(text)
            note = _on_paper(note, document, boxes, rng)
            boxes.append(np.concatenate([np.concatenate(note).min(axis=0), np.concatenate(note).max(axis=0)]))
            strokes += note
        return Written(tuple(texts), nib, tuple(map(rounded, strokes)))

    def put(self, print: Print, drawn: Written) -> Print:
        """The print with what was written on it."""
        return laid(print, self.kind, inked(drawn.strokes, drawn.nib))


def _text(kind: str, document: Document, rng: Generator) -> str:
    """What a note of a kind says; figures mostly repeat the total."""
    if kind == "signature":
        return ""
    if kind == "word":
        return pick(rng, _WORDS)
    if kind == "date":
        return f"{whole(rng, 1, 28)}/{whole(rng, 1, 12)}" + (f"/{whole(rng, 12, 25)}" if chance(rng, 0.4) else "")
    if kind == "code":
        return pattern(rng, pick(rng, _CODES))
    total = (document.fields or {}).get("total", "")
    if total and can_write(total) and chance(rng, 0.7):
        return total
    return f"{whole(rng, 1, 400)}" + pick(rng, (".00", ".50", "/=", "/-", f".{whole(rng, 10, 99)}"))


def _on_paper(
    note: list[NDArray[np.float64]], document: Document, boxes: list[NDArray[np.float64]], rng: Generator
) -> list[NDArray[np.float64]]:
    """The strokes of a note where it covers little of what fills the boxes: the best of a few places, turned a little."""
    angle = np.deg2rad(between(rng, (-12.0, 12.0)))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    note = [stroke @ turn for stroke in note]
    points = np.concatenate(note)
    low, size = points.min(axis=0), np.ptp(points, axis=0)
    width, height = document.size
    taken = np.array(boxes)
    best, least = np.zeros(2), np.inf
    for _ in range(whole(rng, 1, 6)):
        y = pick(rng, (between(rng, (0.0, 0.06)), between(rng, (0.9, 0.98)), between(rng, (0.55, 0.9)), float(rng.random())))
        corner = np.array([between(rng, (0.03, 0.95)) * max(width - size[0], 1), y * max(height - size[1], 1)])
        shared = np.minimum(taken[:, 2:], corner + size) - np.maximum(taken[:, :2], corner)
        covered = float(np.clip(shared, 0, None).prod(axis=1).sum())
        if covered < least:
            best, least = corner, covered
    return [stroke - low + best for stroke in note]


def _ring(points: NDArray[np.float64], rng: Generator) -> NDArray[np.float64]:
    """A ring around what was written."""
    middle, half = (points.min(axis=0) + points.max(axis=0)) / 2, np.ptp(points, axis=0) / 2
    begin = between(rng, (-2.6, -0.9))
    angle = np.linspace(begin, begin - 2 * np.pi - between(rng, (0.0, 0.5)), 40)
    drift = np.linspace(1.0, between(rng, (1.0, 1.12)), 40)[:, None]
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return middle + circle * (half * 1.25 + np.array([10.0, 10.0])) * drift
