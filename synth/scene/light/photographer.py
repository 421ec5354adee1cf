"""Photographer: the phone and the hands that hold it, which no camera sees but which stand in the light.

Their shadow is the soft dark end that so many photographs of receipts have. A plain rectangle behind the lens throws it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from receipts.config import Component, Probability, Range, component, refuse_outside
from synth.draw import between, chance
from synth.scene.camera.camera import Camera
from synth.scene.light.depth import Caster

# Behind the lens, so that neither the camera nor its flash sees it.
_BEHIND_MM = 4.0


@dataclass(frozen=True)
class Silhouette:
    """What stands behind the lens of one photograph.

    Attributes:
        size_mm: along the picture's width and height, at no turn.
        lens: where the lens lies in it, shares of its width and height from its top left.
        turn_deg: by how much it is turned clockwise, seen by the camera.
    """

    size_mm: tuple[float, float]
    lens: tuple[float, float]
    turn_deg: float


@component
class Photographer(Component):
    """Somebody with a phone, who stands in the light or does not.

    Attributes:
        share: of the photographs that somebody takes so; no shadow falls from the others.
        width_mm_range, length_mm_range: of the phone with the hands around it; of arms and head, too, where large.
        turn_deg_range: by how much it is turned against the picture.
    """

    share: Probability = 0.7
    width_mm_range: Range = (75.0, 190.0)
    length_mm_range: Range = (150.0, 300.0)
    turn_deg_range: Range = (-12.0, 12.0)

    def __post_init__(self) -> None:
        refuse_outside("width_mm_range", self.width_mm_range, 10.0, 1000.0, "mm")
        refuse_outside("length_mm_range", self.length_mm_range, 10.0, 1000.0, "mm")
        refuse_outside("turn_deg_range", self.turn_deg_range, -180.0, 180.0, "degrees")

    def draw(self, rng: Generator) -> Silhouette | None:
        """What chance decides; None for nobody in the light."""
        if not chance(rng, self.share):
            return None
        size = (between(rng, self.width_mm_range), between(rng, self.length_mm_range))
        # The lens sits in a corner of the phone's head; arms and body reach towards the picture's bottom.
        lens = (between(rng, (0.2, 0.8)), between(rng, (0.08, 0.3)))
        return Silhouette(size, lens, between(rng, self.turn_deg_range))

    def caster(self, drawn: Silhouette, camera: Camera) -> Caster:
        """The rectangle that was drawn, behind the camera's lens."""
        right, down, view = np.array(camera.axes)
        turn = np.deg2rad(drawn.turn_deg)
        width = drawn.size_mm[0] * (np.cos(turn) * right + np.sin(turn) * down)
        length = drawn.size_mm[1] * (np.cos(turn) * down - np.sin(turn) * right)
        corner = np.array(camera.place) - _BEHIND_MM * view - drawn.lens[0] * width - drawn.lens[1] * length
        points = corner + np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) @ np.stack([width, length])
        return Caster(points, np.array([[0, 2, 1], [0, 3, 2]], np.int32))
