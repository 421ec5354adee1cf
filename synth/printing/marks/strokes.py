"""Strokes: what the tip of a pen leaves along a curve: pressed at its beginning, thin where it is fast, lifted at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from synth.draw import between, pick, weighted
from synth.printing.marks.mark import Layer
from synth.tiles import TILE_DEVIATION, TILE_MEAN, grain_window

Points = tuple[tuple[float, float], ...]
# Strokes are drawn on so many dots for one, either way, and averaged down.
_FINENESS = 3
_PAD_DOTS = 6
_BLUE, _BLACK, _RED = ((0.1, 0.16, 0.55), (0.14, 0.2, 0.68)), ((0.1, 0.1, 0.13), (0.2, 0.2, 0.24)), ((0.75, 0.08, 0.14),)


@dataclass(frozen=True)
class Nib:
    """The tip of a pen.

    Attributes:
        colour: shares of red, green and blue light that its ink lets through.
        width_dots: of a stroke under full pressure.
        flow: how dark the ink is, 0 to 1.
        grain: how much of it the paper's grain keeps off, 0 to 1.
        spring: how much thinner fast strokes are, 0 to 1.
        seed: where the grain lies.
    """

    colour: tuple[float, float, float]
    width_dots: float
    flow: float
    grain: float
    spring: float
    seed: int


def draw_nib(rng: Generator, kinds: dict[str, float]) -> Nib:
    """A pen of one of the kinds ``ballpoint``, ``felt`` and ``pencil``, by their weights."""
    kind = weighted(rng, kinds)
    ink = pick(rng, weighted(rng, {_BLUE: 5.0, _BLACK: 4.0, _RED: 1.5}))
    seed = int(rng.integers(1 << 31))
    if kind == "felt":
        return Nib(ink, between(rng, (4.5, 8.0)), between(rng, (0.85, 0.97)), 0.08, 0.15, seed)
    if kind == "pencil":
        return Nib((0.32, 0.32, 0.34), between(rng, (3.0, 5.0)), between(rng, (0.6, 0.85)), 0.7, 0.3, seed)
    return Nib(ink, between(rng, (2.4, 4.2)), between(rng, (0.8, 0.95)), between(rng, (0.15, 0.4)), 0.5, seed)


def inked(strokes: Sequence[Points], nib: Nib) -> list[Layer]:
    """A layer for each stroke, a curve through points (x, y) in dots."""
    return [_stroke(np.array(points), nib, number) for number, points in enumerate(strokes)]


def _stroke(points: NDArray[np.float64], nib: Nib, number: int) -> Layer:
    pad = _PAD_DOTS + int(nib.width_dots)
    left, top = (np.floor(points.min(axis=0)).astype(int) - pad).tolist()
    right, bottom = (np.ceil(points.max(axis=0)).astype(int) + pad).tolist()
    fine = np.zeros(((bottom - top) * _FINENESS, (right - left) * _FINENESS), np.uint8)
    places = np.rint((points - (left, top)) * (_FINENESS * 16)).astype(int).tolist()
    widths = np.maximum(np.rint(pressure(points, nib.spring) * nib.width_dots * _FINENESS), 1).astype(int).tolist()
    for start, stop, width in zip(places[:-1], places[1:], widths, strict=True):
        cv2.line(fine, start, stop, 255, width, cv2.LINE_AA, 4)
    inked = cv2.resize(fine, (right - left, bottom - top), interpolation=cv2.INTER_AREA)
    seen = inked > 0
    covered = inked[seen].astype(np.float32) / 255
    grain = grain_window(inked.shape, (nib.seed + 67 * number, nib.seed >> 11), soft=True)[seen]
    # Ink lies thick where strokes are pressed and skips the hollows of the paper, most of all near the rims.
    hollow = np.clip(0.45 + (grain - np.float32(TILE_MEAN)) * np.float32(0.4 / TILE_DEVIATION), 0.0, 1.0)
    held = np.clip(1.0 - nib.grain * hollow * (1.25 - 0.5 * covered), 0.0, 1.0)
    taken = (covered * nib.flow * held)[:, None] * (1.0 - np.array(nib.colour, np.float32))
    tint = np.full((*inked.shape, 3), 255, np.uint8)
    tint[seen] = np.rint(255.0 * (1.0 - taken))
    return Layer(left, top, tint=tint)


def pressure(points: NDArray[np.float64], spring: float) -> NDArray[np.float64]:
    """float64 (n - 1), above 0 and up to 1: how hard the tip is pressed on each piece of a curve of n points.

    It lands and leaves lightly, and long steps, which are fast ones, are thin.

    >>> pressure(np.array([[0.0, 0.0], [2.0, 0.0], [4.0, 0.0], [8.0, 0.0], [10.0, 0.0]]), 0.5).round(2).tolist()
    [0.85, 0.85, 0.7, 0.64]
    """
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    speed = steps / max(float(steps.max()), 1e-6)
    along = (np.cumsum(steps) - steps / 2) / max(float(steps.sum()), 1e-6)
    ends = np.minimum(np.clip(0.65 + along * 5, 0, 1), np.clip(0.35 + (1 - along) * 4, 0, 1))
    return np.clip(ends * (1.0 - spring * 0.6 * speed), 0.1, 1.0)


def smooth(corners: NDArray[np.float64], steps: int) -> NDArray[np.float64]:
    """A curve through corners (k, 2), float64 ((k - 1) * steps + 1, 2): a Catmull-Rom spline.

    >>> smooth(np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]]), 2).tolist()
    [[0.0, 0.0], [0.5, 0.0], [1.0, 0.0], [1.5, 0.0], [2.0, 0.0]]
    """
    padded = np.concatenate([2 * corners[:1] - corners[1:2], corners, 2 * corners[-1:] - corners[-2:-1]])
    a, b, c, d = (padded[first : first + len(corners) - 1, None] for first in range(4))
    share = np.arange(steps)[:, None] / steps
    cubic = 2 * b + (c - a) * share + (2 * a - 5 * b + 4 * c - d) * share**2 + (3 * b - a - 3 * c + d) * share**3
    return np.concatenate([(cubic / 2).reshape(-1, 2), corners[-1:]])


def rounded(points: NDArray[np.float64]) -> Points:
    """The points as plain numbers, to a tenth of a dot."""
    return tuple((x, y) for x, y in points.round(1).tolist())
