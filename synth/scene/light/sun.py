"""Sun: light from one direction, whose shadows have edges as sharp as a receipt is flat."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from receipts.config import Probability, Range, component, refuse_outside
from synth.draw import between
from synth.scene.camera.camera import Camera
from synth.scene.light.colour import temperature_colour
from synth.scene.light.light import Light, across, direction, on_disc, panel, refuse_lights, spread_square
from synth.scene.light.samples import FAR_MM, LightSamples

# The sun's disc, seen from the earth, is 0.53 degrees wide.
_HALF_DEG = 0.265


@dataclass(frozen=True)
class Beam:
    """Sunlight.

    Attributes:
        azimuth_deg, elevation_deg: where the sun stands, azimuth counterclockwise from +x.
        level: what a white surface that faces it receives.
        kelvin: the temperature of its colour.
    """

    azimuth_deg: float
    elevation_deg: float
    level: float
    kelvin: float


@component
class Sun(Light):
    """The sun, outdoors or straight through a window.

    Attributes:
        share: of the photographs on which it shines.
        elevation_deg_range: how high it stands.
        level_range: its light, against the one under which white is as bright as white can be; it outshines all else.
        kelvin_range: the temperature of its colour, warmer when low.
        num_samples: into how many small lights it is parted.
    """

    share: Probability = 0.05
    elevation_deg_range: Range = (18.0, 65.0)
    level_range: Range = (1.2, 3.5)
    kelvin_range: Range = (4300.0, 5800.0)
    num_samples: int = 5

    def __post_init__(self) -> None:
        refuse_lights(self.level_range, self.kelvin_range, self.num_samples)
        refuse_outside("elevation_deg_range", self.elevation_deg_range, 3.0, 90.0, "degrees")

    def placed(self, rng: Generator) -> Beam:
        """What chance decides once the sun shines."""
        azimuth, elevation = between(rng, (0.0, 360.0)), between(rng, self.elevation_deg_range)
        return Beam(azimuth, elevation, between(rng, self.level_range), between(rng, self.kelvin_range))

    def samples(self, drawn: Beam, camera: Camera, target: ArrayLike) -> LightSamples:
        """The sun that was drawn; where the camera stands does not matter."""
        way = direction(drawn.azimuth_deg, drawn.elevation_deg)
        level, upright = across(-way)
        half = FAR_MM * np.tan(np.deg2rad(_HALF_DEG))
        middle = np.asarray(target, np.float64) + FAR_MM * way
        flat = on_disc(spread_square(self.num_samples))
        light = drawn.level * np.array(temperature_colour(drawn.kelvin))
        return panel(middle, (half * level, half * upright), flat, target, light)
