"""What pens leave on receipts: ticks, rings, underlines, scribbled figures, as curves in the print's dots."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from synth.draw import between, pick, whole

_COLOURS = ((0.1, 0.1, 0.15), (0.1, 0.15, 0.55), (0.75, 0.1, 0.15), (0.15, 0.15, 0.2), (0.2, 0.2, 0.5))


@dataclass(frozen=True)
class Stroke:
    """A curve: points in dots, its width in dots, its colour as shares of red, green and blue."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: tuple[float, float, float]


def draw_strokes(width: int, height: int, rng: Generator) -> tuple[Stroke, ...]:
    """One to three marks of one pen on paper of a size in dots."""
    colour, thickness = pick(rng, _COLOURS), between(rng, (2.0, 5.0))
    return tuple(_stroke(width, height, colour, thickness, rng) for _ in range(whole(rng, 1, 3)))


def _stroke(width: int, height: int, colour: tuple[float, float, float], thickness: float, rng: Generator) -> Stroke:
    # Where people write: the margins at the top and the foot, and beside the amounts.
    at = np.array([between(rng, (0.1, 0.95)) * width, pick(rng, (0.03, 0.06, 0.6, 0.7, 0.95, float(rng.random()))) * height])
    curve = pick(rng, (_tick, _ring, _underline, _scribble, _scribble))(rng)
    points = at + curve * between(rng, (25.0, 80.0))
    return Stroke(tuple((float(x), float(y)) for x, y in points), thickness, colour)


def _tick(rng: Generator) -> NDArray[np.float64]:
    return np.array([[-0.4, 0.0], [0.0, 0.5], [1.0, -1.0 - rng.random()]])


def _ring(rng: Generator) -> NDArray[np.float64]:
    angle = np.linspace(0.3, 2 * np.pi + 0.5, 32)
    return np.stack([np.cos(angle) * (1.2 + rng.random()), np.sin(angle) * 0.5], axis=1)


def _underline(rng: Generator) -> NDArray[np.float64]:
    along = np.linspace(-2, 2, 16)
    return np.stack([along, 0.08 * np.sin(along * 3 * rng.random())], axis=1)


def _scribble(rng: Generator) -> NDArray[np.float64]:
    """A few joined loops: figures that nobody can read."""
    along = np.linspace(0, 1, 60)
    turns = 3 + 4 * rng.random()
    phase = rng.random() * 6
    x = along * (1.5 + rng.random()) + 0.25 * np.cos(along * turns * 6.28 + phase)
    return np.stack([x, 0.5 * np.sin(along * turns * 6.28) * (0.6 + 0.4 * np.cos(along * 9 + phase))], axis=1)
