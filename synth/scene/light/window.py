"""Window: a large bright rectangle in a wall, near or far, low or high; daylight from one side."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from receipts.config import Probability, Range, component, refuse_outside
from synth.draw import between
from synth.scene.camera.camera import Camera
from synth.scene.light.colour import temperature_colour
from synth.scene.light.light import Light, direction, panel, refuse_lights, spread_square
from synth.scene.light.samples import LightSamples


@dataclass(frozen=True)
class Pane:
    """One window.

    Attributes:
        azimuth_deg: where its middle is, seen from the receipt, counterclockwise from +x.
        distance_mm: of its middle from the receipt, along the table.
        bottom_mm: how high its sill is above the table.
        size_mm: its width and height.
        turn_deg: by how much its wall does not face the receipt.
        level: what a white surface at the receipt that faces it receives.
        kelvin: the temperature of its colour.
    """

    azimuth_deg: float
    distance_mm: float
    bottom_mm: float
    size_mm: tuple[float, float]
    turn_deg: float
    level: float
    kelvin: float


@component
class Window(Light):
    """Daylight through a window.

    Attributes:
        share: of the photographs that have it.
        distance_mm_range: of its middle from the receipt, along the table.
        bottom_mm_range: how high its sill is above the table.
        width_mm_range, height_mm_range: its size.
        turn_deg_range: by how much its wall does not face the receipt, either way.
        level_range: its light, against the one under which white is as bright as white can be.
        kelvin_range: the temperature of its colour.
        num_samples: into how many small lights it is parted.
    """

    share: Probability = 0.45
    distance_mm_range: Range = (1000.0, 4000.0)
    bottom_mm_range: Range = (50.0, 900.0)
    width_mm_range: Range = (600.0, 2000.0)
    height_mm_range: Range = (800.0, 1800.0)
    turn_deg_range: Range = (0.0, 45.0)
    level_range: Range = (0.4, 1.1)
    kelvin_range: Range = (5000.0, 7500.0)
    num_samples: int = 21

    def __post_init__(self) -> None:
        refuse_lights(self.level_range, self.kelvin_range, self.num_samples)
        refuse_outside("distance_mm_range", self.distance_mm_range, 300.0, 20000.0, "mm")
        refuse_outside("bottom_mm_range", self.bottom_mm_range, 0.0, 5000.0, "mm")
        refuse_outside("width_mm_range", self.width_mm_range, 50.0, 10000.0, "mm")
        refuse_outside("height_mm_range", self.height_mm_range, 50.0, 10000.0, "mm")
        refuse_outside("turn_deg_range", self.turn_deg_range, 0.0, 75.0, "degrees")

    def placed(self, rng: Generator) -> Pane:
        """What chance decides once there is a window."""
        azimuth, distance = between(rng, (0.0, 360.0)), between(rng, self.distance_mm_range)
        bottom, width = between(rng, self.bottom_mm_range), between(rng, self.width_mm_range)
        height, turn = between(rng, self.height_mm_range), between(rng, self.turn_deg_range)
        side = 1.0 if rng.random() < 0.5 else -1.0
        level, kelvin = between(rng, self.level_range), between(rng, self.kelvin_range)
        return Pane(azimuth, distance, bottom, (width, height), side * turn, level, kelvin)

    def samples(self, drawn: Pane, camera: Camera, target: ArrayLike) -> LightSamples:
        """The window that was drawn; where the camera stands does not matter."""
        x, y, _ = np.asarray(target, np.float64).tolist()
        width, height = drawn.size_mm
        middle = np.array([x, y, drawn.bottom_mm + height / 2]) + drawn.distance_mm * direction(drawn.azimuth_deg, 0.0)
        along = direction(drawn.azimuth_deg + 180.0 + drawn.turn_deg + 90.0, 0.0)
        sides = (width / 2 * along, np.array([0.0, 0.0, height / 2]))
        flat = 2.0 * spread_square(self.num_samples) - 1.0
        return panel(middle, sides, flat, target, drawn.level * np.array(temperature_colour(drawn.kelvin)))
