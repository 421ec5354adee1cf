"""Light: a kind of light that a photograph is taken by. One class a kind, one file each.

A light draws where people have it, its colour and its strength; what was drawn then becomes light samples without chance, given
where the camera stands and what it photographs.
"""

from abc import abstractmethod
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike, NDArray

from receipts.config import Component, refuse_outside
from synth.draw import chance
from synth.scene.camera.camera import Camera
from synth.scene.light.colour import COLDEST_KELVIN, HOTTEST_KELVIN
from synth.scene.light.samples import LightSamples

# The brightest light that may be asked for, against one under which white is as bright as white can be.
BRIGHTEST = 50.0
# The small lights that one may be parted into.
MOST_SAMPLES = 256


class Light(Component):
    """A kind of light. What it draws is apart from its samples, so that it can be told, and lit again.

    Attributes:
        share: of the photographs that have it.
    """

    share: float

    def draw(self, rng: Generator) -> Any:
        """What chance decides, a frozen dataclass of plain values; None for no such light."""
        return self.placed(rng) if chance(rng, self.share) else None

    @abstractmethod
    def placed(self, rng: Generator) -> Any:
        """What chance decides once there is such a light, as a frozen dataclass of plain values."""

    @abstractmethod
    def samples(self, drawn: Any, camera: Camera, target: ArrayLike) -> LightSamples:
        """The light that was drawn, for a camera that photographs what lies at ``target``, (x, y, z) mm."""


def refuse_lights(level_range: tuple[float, float], kelvin_range: tuple[float, float], num_samples: int) -> None:
    """Nothing, where a light can be as strong, of such a colour, and in so many parts.

    Raises:
        ValueError: it cannot.
    """
    refuse_outside("level_range", level_range, 0.0, BRIGHTEST)
    refuse_outside("kelvin_range", kelvin_range, COLDEST_KELVIN, HOTTEST_KELVIN, "K")
    if not 1 <= num_samples <= MOST_SAMPLES:
        raise ValueError(f"num_samples: got {num_samples}; a light is parted into 1 to {MOST_SAMPLES}")


def direction(azimuth_deg: float, elevation_deg: float) -> NDArray[np.float64]:
    """The unit vector, float64 (3), towards an azimuth counterclockwise from +x and a height above the horizon.

    >>> direction(90.0, 0.0).round(9).tolist()
    [0.0, 1.0, 0.0]
    """
    azimuth, elevation = np.deg2rad(azimuth_deg), np.deg2rad(elevation_deg)
    flat = np.cos(elevation)
    return np.array([flat * np.cos(azimuth), flat * np.sin(azimuth), np.sin(elevation)])


def spread_square(count: int) -> NDArray[np.float64]:
    """float64 (count, 2) in [0, 1): points spread evenly over a square, no two in one line with either side.

    A lattice of rank 1 (Sloan and Joe 1994, "Lattice methods for multiple integration", section 1.3): seen from the side it
    has ``count`` places, so that a shadow's edge has that many steps whichever way it runs; a plain grid has the root of it.
    Of all lattices the one whose points lie farthest apart is taken; those of 5, 13 and 21 points are the most even.
    """
    steps = [step for step in range(1, count + 1) if np.gcd(step, count) == 1]
    step = max(steps, key=lambda step: _apart(step, count))
    at = np.arange(count)
    return np.stack([(at + 0.5) / count, (at * step % count + 0.5) / count], axis=1)


def _apart(step: int, count: int) -> int:
    """The square of the least distance between points of a lattice that goes on beyond the square, in its steps; 0 for one."""
    across = np.arange(1, count)
    down = across * step % count
    return int((np.minimum(across, count - across) ** 2 + np.minimum(down, count - down) ** 2).min(initial=count**2))


def on_disc(square: NDArray[np.float64]) -> NDArray[np.float64]:
    """float64 (n, 2): points of a square [0, 1) on a disc of radius 1, areas kept.

    Shirley and Chiu 1997, "A low distortion map between disk and square".
    """
    x, y = (2.0 * square - 1.0).T
    wide = np.abs(x) > np.abs(y)
    radius = np.where(wide, x, y)
    with np.errstate(divide="ignore", invalid="ignore"):
        turn = np.where(wide, np.pi / 4 * y / x, np.pi / 2 - np.pi / 4 * x / y)
    turn = np.where(radius == 0.0, 0.0, turn)
    return np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1)


def across(normal: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Two unit vectors that stand upright on a direction and on each other, the first level with the table."""
    level = np.array([-normal[1], normal[0], 0.0])
    length = np.linalg.norm(level)
    level = level / length if length > 1e-9 else np.array([1.0, 0.0, 0.0])
    return level, np.cross(normal, level)


def panel(
    middle: NDArray[np.float64],
    sides_mm: tuple[NDArray[np.float64], NDArray[np.float64]],
    flat: NDArray[np.float64],
    target: ArrayLike,
    light: ArrayLike,
) -> LightSamples:
    """The samples of a flat lamp that shines from one side, evenly.

    Args:
        middle: float64 (3), mm.
        sides_mm: half of its two sides, as vectors; it shines to where their cross product points.
        flat: float64 (k, 2), the places of its samples, shares of those sides from -1 to 1.
        target: (x, y, z) mm of what is lit.
        light: red, green and blue that a white surface at the target that faces the middle receives.
    """
    one, two = sides_mm
    places = middle + flat[:, :1] * one + flat[:, 1:] * two
    normal = np.cross(one, two)
    area, count = 4.0 * float(np.linalg.norm(normal)), len(places)
    normal = normal / np.linalg.norm(normal)
    away = places - np.asarray(target, np.float64)
    way = (middle - np.asarray(target, np.float64)) / np.linalg.norm(middle - np.asarray(target, np.float64))
    received = np.maximum(-(away @ normal), 0.0) * np.maximum(away @ way, 0.0) / (away**2).sum(axis=1) ** 2
    power = np.tile(np.asarray(light, np.float64) / max(float(received.sum()), 1e-12), (count, 1))
    radii = np.full(count, (area / count / np.pi) ** 0.5)
    return LightSamples(places, np.tile(normal, (count, 1)), power, np.ones(count, np.bool_), radii)
