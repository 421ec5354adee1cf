"""Held: a receipt in the air before a camera, over whatever lies below it."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from receipts.config import Component, Probability, Range, component, refuse_outside
from synth.draw import between, chance
from synth.paper.sheet import Sheet


@dataclass(frozen=True)
class Lift:
    """How one receipt is held.

    Attributes:
        height_mm: of its middle over the table.
        tilt_deg: by how much its top is turned away from the table's upright, towards ``azimuth_deg`` counterclockwise from +x.
    """

    height_mm: float
    tilt_deg: float
    azimuth_deg: float


@component
class Holding(Component):
    """People who hold receipts in their hands while they take pictures of them.

    Attributes:
        share: of the photographs, where there is a hand among the things.
        height_mm_range: over the table.
        tilt_deg_range: of the receipt.
    """

    share: Probability = 0.14
    height_mm_range: Range = (160.0, 600.0)
    tilt_deg_range: Range = (0.0, 22.0)

    def __post_init__(self) -> None:
        refuse_outside("height_mm_range", self.height_mm_range, 120.0, 2000.0, "mm")
        refuse_outside("tilt_deg_range", self.tilt_deg_range, 0.0, 60.0, "degrees")

    def draw(self, size_mm: tuple[float, float], rng: Generator) -> Lift | None:
        """What chance decides for paper of (width, height); None for paper on the table."""
        held = chance(rng, self.share)
        # Its lower end, and the hand, stay over the table.
        height = between(rng, self.height_mm_range) + 0.5 * max(size_mm)
        lift = Lift(height, between(rng, self.tilt_deg_range), between(rng, (0.0, 360.0)))
        return lift if held else None


def lifted(sheet: Sheet, lift: Lift) -> Sheet:
    """The sheet, held as drawn: turned about its middle, and moved up.

    >>> from synth.paper.sheet import flat_sheet
    >>> lifted(flat_sheet((80.0, 200.0)), Lift(300.0, 0.0, 0.0)).points[0, 0].tolist()
    [-40.0, 100.0, 300.0]
    >>> from synth.paper.sheet import grid_normals
    >>> grid_normals(lifted(flat_sheet((80.0, 200.0)), Lift(300.0, 30.0, 90.0)).points)[0, 0, 1:].round(3).tolist()
    [0.5, 0.866]
    """
    tilt, azimuth = np.deg2rad(lift.tilt_deg), np.deg2rad(lift.azimuth_deg)
    axis = np.array([-np.sin(azimuth), np.cos(azimuth), 0.0])
    turn = np.outer(axis, axis) * (1.0 - np.cos(tilt)) + np.cos(tilt) * np.eye(3)
    turn += np.sin(tilt) * np.array([[0.0, 0.0, axis[1]], [0.0, 0.0, -axis[0]], [-axis[1], axis[0], 0.0]])
    middle = sheet.points.reshape(-1, 3).mean(axis=0) * (0.0, 0.0, 1.0)
    return sheet.moved((sheet.points - middle) @ turn.T + (0.0, 0.0, lift.height_mm))
