"""Torn paper: ends cut along the machine's teeth, cut askew or torn by hand, and corners torn off, with fibres at the tears."""

from dataclasses import dataclass
from typing import ClassVar

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component
from receipts.document import Document
from synth.draw import Weight, between, chance, pick, weighted
from synth.printing.marks.mark import Layer, Mark, laid
from synth.printing.printer import Print
from synth.printing.typeset import DOTS_PER_MM, WIDEST_ROLL_MM

_TOOTH_MM = (1.2, 2.2)
# A tear shows the paper's core: its face, and the ink on it, comes off about so far inside.
_CORE_DOTS = (2.0, 9.0)
_FIBRES_PER_DOT = 0.35


@dataclass(frozen=True)
class Edge:
    """One end of the paper as chance had it.

    Attributes:
        bottom: of the paper, else its top.
        kind: ``teeth``, ``cut``, ``torn`` or ``corner``.
        depths: how much is gone at the left and at the right end, dots.
        reach: share of the width over which a corner is torn off.
        pitch_dots, bite_dots: of the teeth.
        core_dots: how far inside the paper's face came off; 0 for a clean cut.
        seed: where the tear runs.
    """

    bottom: bool
    kind: str
    depths: tuple[float, float]
    reach: float
    pitch_dots: float
    bite_dots: float
    core_dots: float
    seed: int


@dataclass(frozen=True)
class Ends:
    """The ends of the paper that are not straight."""

    edges: tuple[Edge, ...]


@component
class Torn(Mark):
    """Paper whose ends are not straight.

    Attributes:
        share: of the receipts whose paper is torn or cut.
        depth_mm_range: how much of the paper is gone at most; corners lose more.
        corner_mm_range: how much is gone where a corner is torn off.
        teeth, cut, hand, corner: how often the machine's teeth, scissors, a hand or a lost corner is taken, against the others.
    """

    kind: ClassVar[str] = "torn"

    share: Probability = 0.12
    depth_mm_range: Range = (0.2, 1.5)
    corner_mm_range: Range = (4.0, 14.0)
    teeth: Weight = 3.0
    cut: Weight = 1.0
    hand: Weight = 2.0
    corner: Weight = 0.7

    def __post_init__(self) -> None:
        for name, most in (("depth_mm_range", 10), ("corner_mm_range", 40)):
            if not 0 <= getattr(self, name)[0] <= getattr(self, name)[1] <= most:
                raise ValueError(f"{name}: got {getattr(self, name)}; a tear takes 0 to {most} mm")
        if not self.teeth + self.cut + self.hand + self.corner:
            raise ValueError("teeth: one of teeth, cut, hand and corner must weigh more than 0")

    def placed(self, document: Document, rng: Generator) -> Ends:
        """What chance decides once there is a tear: for the top, the bottom or both."""
        kinds = {"teeth": self.teeth, "cut": self.cut, "torn": self.hand, "corner": self.corner}
        if document.size[0] > WIDEST_ROLL_MM * DOTS_PER_MM and self.hand + self.corner:
            kinds = {"torn": self.hand, "corner": self.corner}  # no machine cuts sheets off a roll
        ends = pick(rng, ((False, True), (False, True), (False,), (True,)))
        return Ends(tuple(self._edge(bottom, weighted(rng, kinds), rng) for bottom in ends))

    def put(self, print: Print, drawn: Ends) -> Print:
        """The print with its paper torn."""
        height, width = print.darkness.shape
        return laid(print, self.kind, [_strip(edge, width, height) for edge in drawn.edges])

    def _edge(self, bottom: bool, kind: str, rng: Generator) -> Edge:
        depths = [between(rng, self.depth_mm_range) * DOTS_PER_MM for _ in range(2)]
        if kind == "corner":
            depths = [between(rng, self.corner_mm_range) * DOTS_PER_MM, 0.0]
            depths = depths if chance(rng, 0.5) else depths[::-1]
        return Edge(
            bottom=bottom,
            kind=kind,
            depths=(depths[0], depths[1]),
            reach=between(rng, (0.12, 0.35)) if kind == "corner" else 1.0,
            pitch_dots=between(rng, _TOOTH_MM) * DOTS_PER_MM,
            bite_dots=between(rng, (0.3, 0.8)) * DOTS_PER_MM,
            core_dots=between(rng, _CORE_DOTS) if kind == "torn" or (kind == "corner" and chance(rng, 0.4)) else 0.0,
            seed=int(rng.integers(1 << 31)),
        )


def _strip(edge: Edge, width: int, height: int) -> Layer:
    """The strip of paper that an edge changes."""
    rng = np.random.Generator(np.random.Philox(key=edge.seed))
    depth = _depths(edge, width, rng)
    rows = min(int(depth.max() + 3 * edge.core_dots) + 16, height)
    below = np.arange(rows, dtype=np.float32)[:, None] + 0.5 - depth[None, :]
    paper = np.clip(below + 0.5, 0.0, 1.0)
    tint = cover = None
    if edge.core_dots:
        paper = np.maximum(paper, _fibres(depth, paper.shape, rng))
        core = _wander(width, rng, (24, 7, 3)) * 1.6
        inside = below - np.maximum(core, 0.0) * edge.core_dots
        # Where the core shows there is no ink, and where the face begins it throws a thin shadow.
        bare_core = np.clip(1.0 - inside, 0.0, 1.0) * (depth[None, :] > 0.5)
        cover = np.rint(255 * bare_core).astype(np.uint8)
        rough = cv2.GaussianBlur(rng.random(paper.shape, np.float32), (0, 0), 0.8) - 0.5
        shade = bare_core * (0.03 + 0.22 * np.abs(rough)) + 0.1 * np.exp(-((inside - 1.0) ** 2)) * (depth[None, :] > 0.5)
        tint = np.repeat(np.rint(255 * (1.0 - np.clip(shade, 0, 1))).astype(np.uint8)[..., None], 3, axis=2)
    bare = np.rint(255 * (1.0 - paper)).astype(np.uint8)
    turned = [part if part is None else np.ascontiguousarray(part[:: -1 if edge.bottom else 1]) for part in (tint, cover, bare)]
    return Layer(0, height - rows if edge.bottom else 0, turned[0], turned[1], turned[2])


def _depths(edge: Edge, width: int, rng: Generator) -> NDArray[np.float32]:
    """float32 (width): how much of the paper is gone at each column, dots."""
    across = np.arange(width, dtype=np.float32)
    left, right = edge.depths
    if edge.kind == "teeth":
        phase = across / edge.pitch_dots + rng.random()
        saw = np.abs(phase % 1.0 - 0.5) * 2.0
        return (left + (right - left) * across / width + edge.bite_dots * saw).astype(np.float32)
    if edge.kind == "cut":
        return (left + (right - left) * across / width).astype(np.float32)
    ragged = _wander(width, rng, (width / 3, 60, 18, 6, 2))
    if edge.kind == "torn":
        return np.maximum(left + (right - left) * across / width + (left + right + 8) * 0.6 * ragged, 0.0).astype(np.float32)
    along = np.minimum((across if left else width - across) / (edge.reach * width), 1.0)
    fallen = max(left, right) * (1.0 - along)
    if edge.core_dots:
        fallen = max(left, right) * (1.0 - along**0.8) + 10 * ragged * np.minimum((1.0 - along) / 0.3, 1.0)
    return np.where(along < 1.0, np.maximum(fallen, 0.0), 0.0).astype(np.float32)


def _wander(width: int, rng: Generator, scales: tuple[float, ...]) -> NDArray[np.float32]:
    """float32 (width), mostly from -1 to 1: a rough line of waves of several lengths in dots."""
    line = np.zeros(width, np.float32)
    for scale in scales:
        knots = rng.standard_normal(max(int(width / scale), 1) + 3).astype(np.float32)
        line += np.interp(np.arange(width) / scale, np.arange(len(knots)), knots) * np.float32((scale / scales[0]) ** 0.6)
    return np.divide(line, 1.6, dtype=np.float32)


def _fibres(depth: NDArray[np.float32], shape: tuple[int, int], rng: Generator) -> NDArray[np.float32]:
    """float32 (h, w) in [0, 1]: thin fibres that stick out of the tear."""
    drawn = np.zeros(shape, np.uint8)
    for _ in range(int(len(depth) * _FIBRES_PER_DOT)):
        x = int(rng.random() * len(depth))
        angle, length = rng.normal(0.0, 0.7), 1.0 + 6.0 * rng.random() ** 2
        root = np.array([x, depth[x] + 1.0])
        tip = root + length * np.array([np.sin(angle), -np.cos(angle)])
        if depth[x] > 0.5:
            start, stop = np.rint(root * 16).astype(int).tolist(), np.rint(tip * 16).astype(int).tolist()
            cv2.line(drawn, start, stop, int(rng.integers(90, 230)), 1, cv2.LINE_AA, 4)
    return drawn.astype(np.float32) * np.float32(1 / 255)
