"""Dog ears: a corner of the paper that is turned up, or over."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component, refuse_outside
from synth.draw import between, chance
from synth.paper.along import places_along, turned
from synth.paper.bend import Bend
from synth.paper.sheet import Sheet


@dataclass(frozen=True)
class TurnedCorner:
    """One dog ear.

    Attributes:
        right, top: which corner it is.
        direction_deg: in which it points, counterclockwise from the paper's right.
        depth_mm: from the corner to the crease.
        turn_rad: by which it is turned up.
        radius_mm: of the bend.
    """

    right: bool
    top: bool
    direction_deg: float
    depth_mm: float
    turn_rad: float
    radius_mm: float


@component
class DogEar(Bend):
    """A corner is turned up, or over.

    Attributes:
        share: of the sheets with a dog ear.
        depth_mm_range: from the corner to the crease; no more than 2 fifths of the paper's shorter side.
        turn_deg_range: by how much most are turned up.
        over_share: how many are turned over.
        over_deg_range: by how much these are.
        radius_mm_range: of the bend.
    """

    order = 40

    share: Probability = 0.12
    depth_mm_range: Range = (5.0, 20.0)
    turn_deg_range: Range = (12.0, 75.0)
    over_share: Probability = 0.25
    over_deg_range: Range = (120.0, 168.0)
    radius_mm_range: Range = (4.0, 8.0)

    def __post_init__(self) -> None:
        refuse_outside("depth_mm_range", self.depth_mm_range, 2.0, 100.0, "mm")
        refuse_outside("turn_deg_range", self.turn_deg_range, 0.0, 170.0, "degrees")
        refuse_outside("over_deg_range", self.over_deg_range, 0.0, 170.0, "degrees")
        refuse_outside("radius_mm_range", self.radius_mm_range, 2.0, 50.0, "mm")

    def drawn(self, size_mm: tuple[float, float], rng: Generator) -> TurnedCorner:
        """What chance decides once there is a dog ear."""
        right, top = chance(rng, 0.5), chance(rng, 0.5)
        direction = 45.0 + between(rng, (-18.0, 18.0))
        direction = direction if right else 180.0 - direction
        over = chance(rng, self.over_share)
        return TurnedCorner(
            right,
            top,
            direction if top else -direction,
            min(between(rng, self.depth_mm_range), 0.4 * min(size_mm)),
            float(np.deg2rad(between(rng, self.over_deg_range if over else self.turn_deg_range))),
            between(rng, self.radius_mm_range),
        )

    def bend(self, sheet: Sheet, drawn: TurnedCorner) -> Sheet:
        """The sheet with its corner turned."""
        width, height = sheet.size_mm
        direction = np.deg2rad(drawn.direction_deg)
        corner = 0.5 * (width * abs(np.cos(direction)) + height * abs(np.sin(direction)))
        reach = drawn.turn_rad * drawn.radius_mm

        def angles(places: NDArray[np.float64]) -> NDArray[np.float64]:
            share = np.clip((places - (corner - drawn.depth_mm)) / reach + 0.5, 0.0, 1.0)
            return drawn.turn_rad * share * share * (3.0 - 2.0 * share)

        return turned(_level_at(sheet, drawn, corner - drawn.depth_mm), drawn.direction_deg, angles)


def _level_at(sheet: Sheet, drawn: TurnedCorner, crease_mm: float) -> Sheet:
    """The sheet, turned as a whole so that it is level around the middle of a corner's crease: about lines in its own plane
    corners are turned."""
    away = places_along(sheet, drawn.direction_deg)
    side = places_along(sheet, 90.0 if drawn.top else -90.0)
    near = np.exp(-(((away - crease_mm) / 6.0) ** 2)) * (side > 0) * (places_along(sheet, 0.0 if drawn.right else 180.0) > 0)
    right, down = (np.gradient(sheet.points, axis=axis) for axis in (1, 0))
    x, up = (np.einsum("rc,rcd->d", near, step) for step in (right, -down))
    z = np.cross(x, up)
    z /= np.linalg.norm(z)
    x /= np.linalg.norm(x)
    return sheet.moved(sheet.points @ np.stack([x, np.cross(z, x), z], axis=1))
