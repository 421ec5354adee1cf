"""Table: what a receipt lies on, as a tile of its colours. One class a kind of table, one file each.

A tile of levels is made once a process; a sample colours it with its own tones, and lays it with a scale, a turn and an offset
of its own. The bits of a level that stand highest name a material (a board, a thread, a crystal), the others its shade.
"""

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike, NDArray

from receipts.config import Component
from synth.draw import Weight, between

# Red, green and blue of sRGB, 0 to 255.
Colour = tuple[float, float, float]
# Colours of one material, from its darkest shade to its lightest.
Ramp = tuple[Colour, ...]
# Nothing throws back more of the light than fresh paint.
_WHITEST = 246


@dataclass(frozen=True, eq=False)
class Surface:
    """What a table looks like under white light.

    Attributes:
        albedo: uint8 (h, w, 3), sRGB, a tile that repeats without seams in both directions.
        mm_per_texel: how large a texel is.
        angle_deg: how far the tile is turned on the table, counterclockwise seen from above.
        offset_mm: (x, y) of the world where the tile's top left corner lies.
        gloss, roughness: as those of a `synth.scene.body.Body`.
    """

    albedo: NDArray[np.uint8]
    mm_per_texel: float
    angle_deg: float = 0.0
    offset_mm: tuple[float, float] = (0.0, 0.0)
    gloss: float = 0.0
    roughness: float = 0.5

    def places(self, points: ArrayLike) -> NDArray[np.float64]:
        """Where points (..., 2 or 3) of the world lie on the tile, float64 (..., 2): texels (x, y), beyond its sides too.

        >>> surface = Surface(np.zeros((4, 4, 3), np.uint8), 0.5, 90.0, (10.0, 0.0))
        >>> surface.places([[10.0, 3.0, 0.0], [11.0, 1.0, 0.0]]).round(9).tolist()
        [[6.0, -0.0], [2.0, 2.0]]
        """
        turn = np.deg2rad(self.angle_deg)
        x, y = np.moveaxis(np.asarray(points, np.float64)[..., :2] - np.array(self.offset_mm), -1, 0)
        along, up = np.cos(turn) * x + np.sin(turn) * y, np.cos(turn) * y - np.sin(turn) * x
        return np.stack([along, -up], axis=-1) / self.mm_per_texel


@dataclass(frozen=True)
class Top:
    """One table as chance had it.

    Attributes:
        variant: which of the tiles.
        ramps: the colours of each material.
        flipped: whether the tile is mirrored.
    """

    variant: int
    ramps: tuple[Ramp, ...]
    flipped: bool
    mm_per_texel: float
    angle_deg: float
    offset_mm: tuple[float, float]
    gloss: float
    roughness: float


class Table(Component):
    """A kind of table.

    Attributes:
        weight: how often it is taken, against the others.
    """

    weight: Weight

    @abstractmethod
    def draw(self, rng: Generator) -> Top:
        """What chance decides for one table."""

    @abstractmethod
    def levels(self, variant: int) -> NDArray[np.uint8]:
        """A tile of levels, uint8 (h, w); the same array for the same variant."""

    def surface(self, drawn: Top) -> Surface:
        """The table that was drawn."""
        levels: Any = self.levels(drawn.variant)
        if drawn.flipped:
            levels = cv2.flip(levels, 1)
        albedo: Any = cv2.applyColorMap(levels, palette(drawn.ramps))
        return Surface(albedo, drawn.mm_per_texel, drawn.angle_deg, drawn.offset_mm, drawn.gloss, drawn.roughness)


def top(
    rng: Generator,
    variant: int,
    ramps: tuple[Ramp, ...],
    *,
    mm_per_texel: tuple[float, float],
    gloss: tuple[float, float],
    roughness: tuple[float, float],
) -> Top:
    """A table of the given colours, laid anyhow; scale, gloss and roughness lie between the given limits."""
    place = (round(between(rng, (-500.0, 500.0)), 2), round(between(rng, (-500.0, 500.0)), 2))
    # Tables stand along the walls of a room, and so do receipts on them, more often than not.
    turn = 90.0 * int(rng.random() * 4) + (rng.standard_normal() * 6.0 if rng.random() < 0.6 else rng.random() * 90.0)
    return Top(
        variant,
        tuple(tuple(plain(colour) for colour in ramp) for ramp in ramps),
        bool(rng.random() < 0.5),
        round(between(rng, mm_per_texel), 4),
        round(float(turn), 2),
        place,
        round(between(rng, gloss), 3),
        round(between(rng, roughness), 3),
    )


def palette(ramps: tuple[Ramp, ...]) -> NDArray[np.uint8]:
    """The colour of every level, uint8 (256, 1, 3): as many ramps as materials, 1, 2 or 4, each even over its shades.

    >>> palette((((0.0, 0.0, 0.0), (240.0, 0.0, 0.0)), ((9.0, 9.0, 9.0),)))[[0, 127, 128, 255], 0].tolist()
    [[0, 0, 0], [240, 0, 0], [9, 9, 9], [9, 9, 9]]
    """
    shades = 256 // len(ramps)
    at = np.linspace(0.0, 1.0, shades)
    parts = []
    for ramp in ramps:
        stops, colours = np.linspace(0.0, 1.0, len(ramp)), np.array(ramp, np.float64)
        parts.append(np.stack([np.interp(at, stops, colours[:, channel]) for channel in range(3)], axis=-1))
    return np.clip(np.rint(np.concatenate(parts)), 0, _WHITEST).astype(np.uint8)[:, None]


def shaded(colour: Colour, *factors: float) -> Ramp:
    """One colour at several brightnesses.

    >>> shaded((100.0, 50.0, 0.0), 0.5, 2.0)
    ((50.0, 25.0, 0.0), (200.0, 100.0, 0.0))
    """
    return tuple((colour[0] * by, colour[1] * by, colour[2] * by) for by in factors)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two, ``share`` of the way from one to the other."""
    red, green, blue = (first + (second - first) * share for first, second in zip(one, other, strict=True))
    return red, green, blue


def plain(colour: Colour) -> Colour:
    """The colour as it is written down: to tenths, no channel above 255."""
    red, green, blue = (round(min(value, 255.0), 1) for value in colour)
    return red, green, blue


def varied(rng: Generator, colour: Colour, brightness: float, hue: float) -> Colour:
    """The colour brighter or darker by up to a share, and each channel by up to another share of its own."""
    gain = 1.0 + brightness * between(rng, (-1.0, 1.0))
    red, green, blue = (min(value * gain * (1.0 + hue * between(rng, (-1.0, 1.0))), 255.0) for value in colour)
    return red, green, blue
