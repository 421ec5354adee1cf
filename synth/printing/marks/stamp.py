"""Stamps: round ones with text along their rings, boxed ones and bare words, their ink as uneven as rubber leaves it."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component
from receipts.document import Document
from synth.draw import Weight, between, chance, pick, weighted, whole
from synth.printing.fine import clouds
from synth.printing.font import width_em
from synth.printing.marks import places
from synth.printing.marks.lettering import lettered, ringed
from synth.printing.marks.mark import Layer, Mark, laid
from synth.printing.printer import Print
from synth.printing.typeset import DOTS_PER_MM
from synth.tiles import TILE_DEVIATION, TILE_MEAN, grain_window

_FINENESS = 2
_COLOURS = {
    (0.13, 0.17, 0.62): 4.0,
    (0.3, 0.2, 0.68): 2.0,
    (0.82, 0.1, 0.25): 4.0,
    (0.42, 0.12, 0.5): 1.5,
    (0.12, 0.12, 0.15): 2.5,
}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True)
class Imprint:
    """One stamp as chance had it.

    Attributes:
        shape: ``round``, ``boxed`` or ``plain``.
        lines: of text, the first the largest; a round stamp has them in its middle.
        ring: the texts along the top and the bottom of a round stamp.
        font: of the letters.
        hollow: only the outlines of the largest letters.
        x, y: the middle, dots.
        size_dots: the width.
        angle_deg: how far it is turned, clockwise.
        colour: shares of red, green and blue light that the ink lets through.
        inking: how full of ink the rubber is, 0 to 1.
        tilt: darkness lost towards one side, and that side's direction in radians.
        seed: where ink is missing.
    """

    shape: str
    lines: tuple[str, ...]
    ring: tuple[str, str]
    font: str
    hollow: bool
    x: float
    y: float
    size_dots: float
    angle_deg: float
    colour: tuple[float, float, float]
    inking: float
    tilt: tuple[float, float]
    seed: int


@component
class Stamp(Mark):
    """A rubber stamp, put over the foot of the receipt mostly.

    Attributes:
        share: of the receipts that bear one.
        size_mm_range: how wide it is.
        angle_deg_range: how far it is turned.
        inking_range: how full of ink the rubber is: 1 prints solid, little leaves holes.
        round, boxed, plain: how often each shape is taken, against the others.
        words: what it says, one of them.
    """

    kind: ClassVar[str] = "stamp"

    share: Probability = 0.05
    size_mm_range: Range = (24.0, 42.0)
    angle_deg_range: Range = (-25.0, 25.0)
    inking_range: Range = (0.15, 0.9)
    round: Weight = 1.0
    boxed: Weight = 1.0
    plain: Weight = 1.0
    words: tuple[str, ...] = ("PAID", "RECEIVED", "POSTED", "CHECKED", "COPY", "APPROVED", "ENTERED", "CLAIMED", "VERIFIED")

    def __post_init__(self) -> None:
        if not 5 <= self.size_mm_range[0] <= self.size_mm_range[1] <= 120:
            raise ValueError(f"size_mm_range: got {self.size_mm_range}; a stamp is 5 to 120 mm wide")
        if not 0 < self.inking_range[0] <= self.inking_range[1] <= 1:
            raise ValueError(f"inking_range: got {self.inking_range}; inking lies above 0 and up to 1")
        if not self.round + self.boxed + self.plain:
            raise ValueError("round: one of round, boxed and plain must weigh more than 0")
        if not self.words or not all(word.strip() for word in self.words):
            raise ValueError(f"words: got {self.words}; a stamp says one word at least")

    def placed(self, document: Document, rng: Generator) -> Imprint:
        """What chance decides once there is a stamp."""
        width, height = document.size
        shape = weighted(rng, {"round": self.round, "boxed": self.boxed, "plain": self.plain})
        word = pick(rng, self.words)
        date = f"{whole(rng, 1, 28):02d} {pick(rng, _MONTHS)} 20{whole(rng, 12, 25)}"
        company = " ".join(re.sub(r"[^ -~]", "", (document.fields or {}).get("company", "")).upper().split())[:26]
        top = places.foot(document) if chance(rng, 0.75) else 0.0
        return Imprint(
            shape=shape,
            lines=(word, date) if chance(rng, 0.6) else (word,) if chance(rng, 0.7) else (word, date, "ACCOUNTS DEPT."),
            ring=(
                company if len(company) > 5 else "ACCOUNTS DEPARTMENT",
                pick(rng, ("* * *", "* OFFICE *", "* CASHIER *", "*")),
            ),
            font=pick(rng, ("arimo-700", "arimo-400", "courier-prime-700", "cousine-700")),
            hollow=chance(rng, 0.15),
            x=between(rng, (0.2, 0.85)) * width,
            y=between(rng, (top, float(height))),
            size_dots=between(rng, self.size_mm_range) * DOTS_PER_MM,
            angle_deg=between(rng, self.angle_deg_range),
            colour=weighted(rng, _COLOURS),
            inking=between(rng, self.inking_range),
            tilt=(between(rng, (0.0, 0.9)), between(rng, (0.0, 6.28))),
            seed=int(rng.integers(1 << 31)),
        )

    def put(self, print: Print, drawn: Imprint) -> Print:
        """The print with the stamp on it."""
        rubber = _round(drawn) if drawn.shape == "round" else _lines(drawn, boxed=drawn.shape == "boxed")
        covered = _turned(rubber, drawn)
        taken = (covered * _ink(covered, drawn))[..., None] * (1.0 - np.array(drawn.colour, np.float32))
        height, width = covered.shape
        left, top = round(drawn.x - width / 2), round(drawn.y - height / 2)
        return laid(print, self.kind, [Layer(left, top, tint=np.rint(255.0 * (1.0 - taken)).astype(np.uint8))])


def _round(drawn: Imprint) -> NDArray[np.uint8]:
    """The rubber of a round stamp, uint8 (h, w) on fine dots: rings, text between them, lines in the middle."""
    side = round(drawn.size_dots * _FINENESS)
    rubber = np.zeros((side, side), np.uint8)
    em = max(round(side * 0.11), 8)
    outer, inner = side / 2 - em * 0.25, side / 2 - em * 1.5
    for radius, wide in ((outer, 0.12), (inner, 0.07)):
        cv2.circle(rubber, (side // 2, side // 2), round(radius), 255, max(round(em * wide), 2), cv2.LINE_AA)
    # The upper text takes up to three fifths of the ring.
    longest = 0.6 * 2 * np.pi * inner / (1.08 * width_em(drawn.font, drawn.ring[0]))
    ringed(rubber, drawn.ring[0], drawn.font, max(min(em, int(longest)), 6), inner + em * 0.3)
    ringed(rubber, drawn.ring[1], drawn.font, em, inner + em, below=True)
    block = _block(drawn, inner * 1.6)
    block = block[: side - 1, : side - 1]
    top, left = (side - block.shape[0]) // 2, (side - block.shape[1]) // 2
    area = rubber[top : top + block.shape[0], left : left + block.shape[1]]
    np.maximum(area, block, out=area)
    return rubber


def _lines(drawn: Imprint, *, boxed: bool) -> NDArray[np.uint8]:
    """The rubber of a stamp of lines, uint8 (h, w) on fine dots, with a frame of one or two rules if it is boxed."""
    block = _block(drawn, drawn.size_dots * _FINENESS * 0.85)
    pad = round(0.16 * block.shape[0]) + 8
    rubber = np.pad(block, pad)
    if boxed:
        height, width = rubber.shape
        for inset, wide in ((2, max(pad // 5, 2)), (pad // 2 + 2, 2))[: 1 + drawn.seed % 2]:
            cv2.rectangle(rubber, (inset, inset), (width - 1 - inset, height - 1 - inset), 255, wide)
    return rubber


def _block(drawn: Imprint, width: float) -> NDArray[np.uint8]:
    """The lines of a stamp, one below the other, each in the middle, uint8 (h, w) on fine dots and at most ``width`` wide."""
    rows = []
    for number, text in enumerate(drawn.lines):
        share = 1.0 if number == 0 else 0.7
        natural = width_em(drawn.font, text) + 0.5
        em = max(min(round(width * share / natural), round(width * 0.32 * share)), 8)
        row = lettered(text, drawn.font, em)[round(0.2 * em) :]
        if number == 0 and drawn.hollow:
            thick = np.ones((max(em // 14, 2),) * 2, np.uint8)
            row = cv2.morphologyEx(np.pad(row, 4), cv2.MORPH_GRADIENT, thick)  # type: ignore[assignment]
        rows.append(row)
    wide = max(row.shape[1] for row in rows)
    return np.concatenate([np.pad(row, ((0, 0), ((wide - row.shape[1]) // 2, (wide - row.shape[1] + 1) // 2))) for row in rows])


def _turned(rubber: NDArray[np.uint8], drawn: Imprint) -> NDArray[np.float32]:
    """The rubber turned and on the sheet's dots, float32 (h, w) in [0, 1], with room for the ink to creep."""
    height, width = rubber.shape
    reach = int(np.hypot(height, width) / 2 / _FINENESS) + 4
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -drawn.angle_deg, 1.0)
    matrix[:, 2] += reach * _FINENESS - np.array([width / 2, height / 2])
    turned = cv2.warpAffine(rubber, matrix, (2 * reach * _FINENESS,) * 2, flags=cv2.INTER_LINEAR)
    small: Any = cv2.resize(turned, (2 * reach, 2 * reach), interpolation=cv2.INTER_AREA)
    spare = max(cv2.boundingRect(small)[1] - 4, 0)
    small = small[spare : len(small) - spare]
    return cv2.GaussianBlur(small, (0, 0), 0.6).astype(np.float32) * np.float32(1 / 255)


def _ink(covered: NDArray[np.float32], drawn: Imprint) -> NDArray[np.float32]:
    """How thick the ink lies, float32 (h, w) in [0, 1]: less where rubber was pressed less, more at the rims, none in holes."""
    height, width = covered.shape
    depth, side = drawn.tilt
    down, across = np.linspace(-1, 1, height, dtype=np.float32)[:, None], np.linspace(-1, 1, width, dtype=np.float32)
    lean = 0.5 + 0.5 * (np.float32(np.sin(side)) * down + np.float32(np.cos(side)) * across)
    uneven = clouds(drawn.seed, covered.shape, 30, 30) + 0.6 * clouds(drawn.seed + 1, covered.shape, 9, 9)
    pressed = 0.3 + 0.6 * np.float32(drawn.inking) - np.float32(depth) * np.clip(lean, 0, 1) ** 2 + 0.8 * (uneven - 0.8)
    noise = grain_window(covered.shape, (drawn.seed, drawn.seed >> 11), soft=True)
    grain = np.float32(0.5) + (noise - np.float32(TILE_MEAN)) * np.float32(0.3 / TILE_DEVIATION)
    # Rubber carries less ink in the middle of its faces than it squeezes out at the rims.
    rim = np.clip((covered - cv2.GaussianBlur(covered, (0, 0), 2.2)) * 1.6, 0.0, 0.5)
    held = np.clip((pressed + rim - grain * np.float32(0.9 - 0.6 * drawn.inking)) * 2.5, 0.0, 1.0)
    return held * np.clip(0.5 + 0.4 * pressed + 0.4 * rim, 0.0, 0.95)
