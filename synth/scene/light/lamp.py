"""Lamp: a round or square shade, hanging or standing near the receipt, its light warm to neutral."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from receipts.config import Positive, Probability, Range, component, refuse_outside
from synth.draw import between, chance
from synth.scene.camera.camera import Camera
from synth.scene.light.colour import temperature_colour
from synth.scene.light.light import Light, across, direction, on_disc, panel, refuse_lights, spread_square
from synth.scene.light.samples import LightSamples


@dataclass(frozen=True)
class Shade:
    """One lamp.

    Attributes:
        azimuth_deg, elevation_deg: where it is, seen from the receipt; azimuth counterclockwise from +x.
        distance_mm: from the receipt.
        size_mm: its diameter, or its longer side.
        aspect: its shorter side over the longer one; 0 for a round one.
        level: what a white surface at the receipt that faces it receives.
        kelvin: the temperature of its colour.
        aim_mm: (x, y), by how much it points beside the receipt.
    """

    azimuth_deg: float
    elevation_deg: float
    distance_mm: float
    size_mm: float
    aspect: float
    level: float
    kelvin: float
    aim_mm: tuple[float, float]


@component
class Lamp(Light):
    """An area lamp: on the ceiling, on a stand or on the desk.

    Attributes:
        share: of the photographs that have it.
        size_mm_range: its diameter, or its longer side.
        distance_mm_range: from the receipt.
        elevation_deg_range: how high it hangs, seen from the receipt; 90 right above.
        level_range: its light, against the one under which white is as bright as white can be.
        kelvin_range: the temperature of its colour.
        square_share: how many have corners.
        aim_mm: how far from the receipt the middle of its light falls at most.
        num_samples: into how many small lights it is parted.
    """

    share: Probability = 0.7
    size_mm_range: Range = (50.0, 400.0)
    distance_mm_range: Range = (400.0, 2500.0)
    elevation_deg_range: Range = (28.0, 85.0)
    level_range: Range = (0.35, 1.0)
    kelvin_range: Range = (2500.0, 5000.0)
    square_share: Probability = 0.3
    aim_mm: Positive = 150.0
    num_samples: int = 13

    def __post_init__(self) -> None:
        refuse_lights(self.level_range, self.kelvin_range, self.num_samples)
        refuse_outside("size_mm_range", self.size_mm_range, 1.0, 2000.0, "mm")
        refuse_outside("distance_mm_range", self.distance_mm_range, 100.0, 20000.0, "mm")
        refuse_outside("elevation_deg_range", self.elevation_deg_range, 5.0, 90.0, "degrees")

    def placed(self, rng: Generator) -> Shade:
        """What chance decides once there is a lamp."""
        # Sizes and distances by their logarithms: as many lamps of 50 to 100 mm as of 100 to 200.
        size, distance = (
            float(np.exp(between(rng, tuple(np.log(limits).tolist()))))
            for limits in (self.size_mm_range, self.distance_mm_range)
        )
        azimuth, elevation = between(rng, (0.0, 360.0)), between(rng, self.elevation_deg_range)
        aspect = between(rng, (0.3, 1.0)) if chance(rng, self.square_share) else 0.0
        level, kelvin = between(rng, self.level_range), between(rng, self.kelvin_range)
        x, y = (between(rng, (-self.aim_mm, self.aim_mm)) for _ in range(2))
        return Shade(azimuth, elevation, distance, size, aspect, level, kelvin, (x, y))

    def samples(self, drawn: Shade, camera: Camera, target: ArrayLike) -> LightSamples:
        """The lamp that was drawn; where the camera stands does not matter."""
        middle = np.asarray(target, np.float64) + drawn.distance_mm * direction(drawn.azimuth_deg, drawn.elevation_deg)
        away = np.asarray(target, np.float64) + np.array([*drawn.aim_mm, 0.0]) - middle
        normal = away / np.linalg.norm(away)
        level, upright = across(normal)
        half = drawn.size_mm / 2
        flat = spread_square(self.num_samples)
        flat = 2.0 * flat - 1.0 if drawn.aspect else on_disc(flat)
        sides = (half * level, half * (drawn.aspect or 1.0) * upright)
        return panel(middle, sides, flat, target, drawn.level * np.array(temperature_colour(drawn.kelvin)))
