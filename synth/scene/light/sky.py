"""Sky: the light that comes from all sides at once, of walls, ceiling and clouds; what shadows are filled with."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike, NDArray

from receipts.config import Probability, Range, component, refuse_outside
from synth.draw import between
from synth.scene.camera.camera import Camera
from synth.scene.light.colour import COLDEST_KELVIN, HOTTEST_KELVIN, temperature_colour
from synth.scene.light.light import Light, direction, refuse_lights
from synth.scene.light.samples import FAR_MM, LightSamples

# Each sample stands some 137.5 degrees on from the one below it, so that no two throw one shadow.
_GOLDEN_DEG = 180.0 * (3.0 - 5.0**0.5)
# How many samples stand low: their density grows with the sine of their height plus this.
_LOW = 0.35
# Fewer samples than these light no surface as a sky does.
_FEWEST = 8


@dataclass(frozen=True)
class Dome:
    """The light of one room or place.

    Attributes:
        level: what a white surface that lies flat in the open receives.
        kelvin: the temperature of its colour.
        gradient: by how much one side is brighter than the middle, and the other darker, 0 to 1.
        warmth: by how much the colder side's temperature is above the middle's, and the warmer below, as a share.
        zenith: by how much the top is brighter than the middle, as a share; below 0 for bright walls.
        azimuth_deg: where the bright side is, counterclockwise from +x.
        turn_deg: by how much its samples are turned.
    """

    level: float
    kelvin: float
    gradient: float
    warmth: float
    zenith: float
    azimuth_deg: float
    turn_deg: float


@component
class Sky(Light):
    """Light from everywhere above the table, brighter and colder on one side, as rooms with windows are.

    Attributes:
        share: of the photographs that have it; without, shadows are black.
        level_range: its light, against the one under which white is as bright as white can be.
        kelvin_range: the temperature of its colour.
        gradient_range: by how much one side is brighter than the middle, as a share.
        warmth_range: by how much its temperature varies from side to side, as a share.
        zenith_range: by how much the top is brighter than the middle, as a share; below 0 for bright walls.
        num_samples: into how many small lights it is parted.
    """

    share: Probability = 1.0
    level_range: Range = (0.1, 0.5)
    kelvin_range: Range = (3300.0, 7000.0)
    gradient_range: Range = (0.1, 0.8)
    warmth_range: Range = (0.0, 0.2)
    zenith_range: Range = (-0.3, 0.4)
    num_samples: int = 14

    def __post_init__(self) -> None:
        refuse_lights(self.level_range, self.kelvin_range, self.num_samples)
        refuse_outside("gradient_range", self.gradient_range, 0.0, 1.0)
        refuse_outside("warmth_range", self.warmth_range, 0.0, 0.4)
        refuse_outside("zenith_range", self.zenith_range, -1.0, 1.0)
        if self.num_samples < _FEWEST:
            raise ValueError(f"num_samples: got {self.num_samples}; a sky is parted into {_FEWEST} at least")

    def placed(self, rng: Generator) -> Dome:
        """What chance decides of the sky."""
        level, kelvin = between(rng, self.level_range), between(rng, self.kelvin_range)
        gradient, warmth = between(rng, self.gradient_range), between(rng, self.warmth_range)
        zenith, azimuth = between(rng, self.zenith_range), between(rng, (0.0, 360.0))
        return Dome(level, kelvin, gradient, warmth, zenith, azimuth, between(rng, (0.0, 360.0)))

    def samples(self, drawn: Dome, camera: Camera, target: ArrayLike) -> LightSamples:
        """The sky that was drawn; where the camera stands does not matter."""
        even, solid = _even(self.num_samples)
        turn = np.deg2rad(drawn.turn_deg)
        ways = even @ np.array([[np.cos(turn), np.sin(turn), 0.0], [-np.sin(turn), np.cos(turn), 0.0], [0.0, 0.0, 1.0]])
        side = ways @ direction(drawn.azimuth_deg, 0.0)
        bright = np.maximum(1.0 + drawn.gradient * side + drawn.zenith * (ways[:, 2] - 2 / 3), 0.0) * solid / np.pi
        kelvins = np.clip(drawn.kelvin * (1.0 + drawn.warmth * np.array([-1.0, 1.0])), COLDEST_KELVIN, HOTTEST_KELVIN)
        ends = [np.array(temperature_colour(kelvin)) for kelvin in kelvins.tolist()]
        mixed = 0.5 - 0.5 * side[:, None]
        strength = bright * drawn.level / (bright * ways[:, 2]).sum()
        return LightSamples(
            np.asarray(target, np.float64) + FAR_MM * ways,
            np.zeros_like(ways),
            FAR_MM**2 * strength[:, None] * (mixed * ends[0] + (1.0 - mixed) * ends[1]),
            np.zeros(self.num_samples, np.bool_),
            FAR_MM * np.sqrt(solid / np.pi),
        )


@cache
def _even(count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Directions over the table, float64 (count, 3), and the solid angle that each stands for, float64 (count).

    The angles are those that light surfaces of all tilts most nearly as an even sky does, (1 + n_z) / 2 of its light, in least
    squares: within 1.2 % (deviation) for 20 directions, not 8 % as angles that the directions' density gives.
    """
    at = (np.arange(count) + 0.5) / count
    # More of them above, where what lies flat gets its light from, but walls have their share.
    sine = np.sqrt(_LOW**2 + at * (1.0 + 2.0 * _LOW)) - _LOW
    angles = np.deg2rad(_GOLDEN_DEG) * np.arange(count)
    flat = np.sqrt(1.0 - sine**2)
    ways = np.stack([flat * np.cos(angles), flat * np.sin(angles), sine], axis=1)
    solid = 2.0 * np.pi / count * (0.5 + _LOW) / (sine + _LOW)
    height = 1.0 - 1.2 * (np.arange(200) + 0.5) / 200
    turns, wide = np.deg2rad(_GOLDEN_DEG) * np.arange(200), np.sqrt(1.0 - height**2)
    normals = np.stack([wide * np.cos(turns), wide * np.sin(turns), height], axis=1)
    each = np.maximum(normals @ ways.T, 0.0) / np.pi * solid
    solid = solid * (1.0 + np.linalg.pinv(each, rcond=0.05) @ ((1.0 + height) / 2.0 - each.sum(axis=1)))
    for one in (ways, solid):
        one.setflags(write=False)
    return ways, solid
