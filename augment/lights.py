"""Transforms of light: how it falls off across a picture, and shadows that lie on it."""

from typing import Annotated

import numpy as np
import pydantic

from augment.draws import ImageDraws, node_places
from augment.transforms import Share, Transform, within
from receipts.config import Count, Probability, Range, component


@component
class Illumination(Transform):
    """Light that falls off from one side to the other and towards the corners, and is warmer or colder than white.

    Attributes:
        fall_share_range: how much less light there is at the dark end than at the bright one, of the bright one's.
        corner_share_range: how much less there is in the corners than in the middle.
        warmth_range: by how much red is more and blue is less; below 0 the other way round.
    """

    probability: Probability = 0.5
    fall_share_range: Share = (0.0, 0.4)
    corner_share_range: Share = (0.0, 0.2)
    warmth_range: Annotated[Range, pydantic.AfterValidator(lambda limits: within(limits, -0.5, 0.5))] = (-0.06, 0.08)

    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """A fall in a drawn direction times one from the middle, as bright as before where it is brightest; a tint."""
        fall, corner = rng.uniform(*self.fall_share_range), rng.uniform(*self.corner_share_range)
        angle, warmth = rng.uniform(0, 2 * np.pi), rng.uniform(*self.warmth_range)
        x, y = node_places()
        along = (x * np.cos(angle) + y * np.sin(angle)) / (abs(np.cos(angle)) + abs(np.sin(angle)))
        light = (1 - fall * (1 + along) / 2) * (1 - corner * (x**2 + y**2) / 2)
        return draws.lit((light / light.max()).astype(np.float32), (1 + warmth, 1.0, 1 - warmth))


@component
class Shadow(Transform):
    """A shadow with one to a few straight edges, as of a hand, a phone or a window's frame.

    Attributes:
        loss_share_range: how much of the light is missing in it.
        softness_share_range: how wide the edge is, as a share of the shorter side.
        edges_range: how many edges there are; three make a corner that is cut off.
    """

    probability: Probability = 0.3
    loss_share_range: Share = (0.1, 0.45)
    softness_share_range: Share = (0.03, 0.2)
    edges_range: tuple[Count, Count] = (1, 3)

    def __post_init__(self) -> None:
        if self.edges_range[0] > self.edges_range[1]:
            raise ValueError(f"edges_range: low is above high, got {self.edges_range}")

    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """What lies behind all of the edges, each through a drawn point in a drawn direction, gets less light."""
        loss, softness = rng.uniform(*self.loss_share_range), max(rng.uniform(*self.softness_share_range), 1e-3)
        count = int(rng.integers(self.edges_range[0], self.edges_range[1] + 1))
        angles = rng.uniform(0, 2 * np.pi) + rng.uniform(-1, 1, count)
        through = rng.uniform(0.1, 0.9, (count, 2)) * draws.size
        x, y = node_places()
        x_px, y_px = (x + 1) / 2 * draws.size[0], (y + 1) / 2 * draws.size[1]
        behind = np.min(
            [
                (x_px - point[0]) * np.cos(angle) + (y_px - point[1]) * np.sin(angle)
                for angle, point in zip(angles, through, strict=True)
            ],
            axis=0,
        )
        share = np.clip(behind / (softness * min(draws.size)) + 0.5, 0, 1)
        return draws.lit((1 - loss * share**2 * (3 - 2 * share)).astype(np.float32))
