"""Flash: a phone's small bright light beside its lens, near enough that it falls off across the picture."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from receipts.config import Probability, Range, component, refuse_outside
from synth.draw import between
from synth.scene.camera.camera import Camera
from synth.scene.light.colour import temperature_colour
from synth.scene.light.light import Light, direction, on_disc, panel, refuse_lights, spread_square
from synth.scene.light.samples import LightSamples

# In front of the lens, so that what carries it throws no shadow of it.
_AHEAD_MM = 2.0


@dataclass(frozen=True)
class Burst:
    """One flash.

    Attributes:
        offset_mm: from the lens, to the picture's right and to its bottom.
        size_mm: its diameter.
        level: what a white surface at the receipt that faces it receives.
        kelvin: the temperature of its colour.
    """

    offset_mm: tuple[float, float]
    size_mm: float
    level: float
    kelvin: float


@component
class Flash(Light):
    """The flash of the phone that takes the photograph.

    Attributes:
        share: of the photographs that have it.
        offset_mm_range: how far it sits from the lens.
        size_mm_range: its diameter.
        level_range: its light, against the one under which white is as bright as white can be; it outshines a room.
        kelvin_range: the temperature of its colour.
        num_samples: into how many small lights it is parted.
    """

    share: Probability = 0.12
    offset_mm_range: Range = (9.0, 24.0)
    size_mm_range: Range = (4.0, 9.0)
    level_range: Range = (0.8, 3.5)
    kelvin_range: Range = (4300.0, 6200.0)
    num_samples: int = 5

    def __post_init__(self) -> None:
        refuse_lights(self.level_range, self.kelvin_range, self.num_samples)
        refuse_outside("offset_mm_range", self.offset_mm_range, 1.0, 200.0, "mm")
        refuse_outside("size_mm_range", self.size_mm_range, 0.5, 100.0, "mm")

    def placed(self, rng: Generator) -> Burst:
        """What chance decides once there is a flash."""
        x, y, _ = (between(rng, self.offset_mm_range) * direction(between(rng, (0.0, 360.0)), 0.0)).tolist()
        size, level = between(rng, self.size_mm_range), between(rng, self.level_range)
        return Burst((x, y), size, level, between(rng, self.kelvin_range))

    def samples(self, drawn: Burst, camera: Camera, target: ArrayLike) -> LightSamples:
        """The flash that was drawn, beside the camera's lens, shining where the camera looks."""
        right, down, view = np.array(camera.axes)
        middle = np.array(camera.place) + drawn.offset_mm[0] * right + drawn.offset_mm[1] * down + _AHEAD_MM * view
        half = drawn.size_mm / 2
        flat = on_disc(spread_square(self.num_samples))
        light = drawn.level * np.array(temperature_colour(drawn.kelvin))
        return panel(middle, (half * right, half * down), flat, target, light)
