"""Other receipt: a second slip beside the one that is photographed, bent a little, its print unreadable."""

from dataclasses import dataclass
from functools import cache
from typing import ClassVar

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component, refuse_outside
from receipts.rng import stream
from synth.draw import between, chance
from synth.paper.sheet import Sheet
from synth.scene.body import Body
from synth.scene.tables.table import Colour, mixed, palette, plain, shaded, varied
from synth.scene.tables.unreadable import unreadable
from synth.scene.things.mesh import Points, gridded
from synth.scene.things.rest import Spot, draw_spot, heights, least_away, seat
from synth.scene.things.thing import Thing

_PER_MM = 4
_LARGEST_MM = (82, 230)
_VARIANTS = 4
_CELL_MM = 7.0


@dataclass(frozen=True)
class Slip:
    """One slip: its size, how it is bent (1 / mm across and along), its paper and ink, and where it is laid."""

    size_mm: tuple[float, float]
    bend: tuple[float, float]
    variant: int
    paper: Colour
    ink: Colour
    spot: Spot


@component
class OtherReceipt(Thing):
    """Another receipt.

    Attributes:
        share: of the photographs that show it.
        on_share: how many lie over the edge of the paper, not beside it.
        width_mm_range: of the paper.
        length_mm_range: of the paper.
    """

    kind: ClassVar[str] = "receipt"

    share: Probability = 0.08
    on_share: Probability = 0.4
    width_mm_range: Range = (56.0, 80.0)
    length_mm_range: Range = (70.0, 210.0)

    def __post_init__(self) -> None:
        refuse_outside("width_mm_range", self.width_mm_range, 20.0, _LARGEST_MM[0], "mm")
        refuse_outside("length_mm_range", self.length_mm_range, 30.0, _LARGEST_MM[1], "mm")

    def placed(self, size_mm: tuple[float, float], rng: Generator) -> Slip:
        """What chance decides once there is another receipt."""
        size = round(between(rng, self.width_mm_range), 1), round(between(rng, self.length_mm_range), 1)
        away = least_away(size_mm, max(size), float(np.hypot(*size)) / 2, 0.15)
        spot = draw_spot(size_mm, size[0] / 2, rng, on_share=self.on_share, least_away_mm=away)
        paper = varied(rng, (240.0, 239.0, 234.0), 0.04, 0.012)
        ink = mixed((58.0, 56.0, 66.0), paper, between(rng, (0.0, 0.6)))
        across, along = (round(between(rng, (-0.006, 0.006)) if chance(rng, 0.7) else 0.0, 5) for _ in range(2))
        return Slip(size, (across, along), int(rng.random() * _VARIANTS), plain(paper), plain(ink), spot)

    def bodies(self, sheet: Sheet, drawn: Slip) -> tuple[Body, ...]:
        """One thin body, printed on both sides alike."""
        points, flat = _bent(drawn)
        half = np.array(drawn.size_mm) / 2
        outline = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * half
        # Paper bends to what is under it: it takes its place there, but not its slope.
        place = seat(sheet, outline, drawn.spot)[1][:2]
        turn = np.deg2rad(drawn.spot.turn_deg)
        across = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        lying = np.concatenate([points[..., :2] @ across + place, points[..., 2:]], axis=-1)
        lying[..., 2] = _over(sheet, lying)
        texels = (flat * (1, -1) + half) * _PER_MM
        mesh = gridded(lying, texels)
        return (mesh.body(self.kind, _albedo(drawn), gloss=0.05, roughness=0.5, seen_from_behind=True),)


def _bent(drawn: Slip) -> tuple[Points, Points]:
    """The slip bent across or along, lying on z = 0, and the places of its points on the flat paper; rows go up."""
    columns, rows = (max(round(side / _CELL_MM), 2) + 1 for side in drawn.size_mm)
    x, y = np.meshgrid(np.linspace(-0.5, 0.5, columns) * drawn.size_mm[0], np.linspace(-0.5, 0.5, rows) * drawn.size_mm[1])
    # Paper bends one way only: the stronger of the two.
    along = abs(drawn.bend[1]) > abs(drawn.bend[0])
    curve = drawn.bend[1] if along else drawn.bend[0]
    bent, straight = (y, x) if along else (x, y)
    if abs(curve) > 1e-6:
        bent, z = np.sin(curve * bent) / curve, (1.0 - np.cos(curve * bent)) / curve
    else:
        z = np.zeros_like(x)
    points = np.stack([straight, bent, z] if along else [bent, straight, z], axis=-1)
    return points - [0.0, 0.0, z.min()], np.stack([x, y], axis=-1)


def _over(sheet: Sheet, points: Points) -> NDArray[np.float64]:
    """How high points (rows, columns, 3) of a slip lie where it may not go through the sheet."""
    rows, columns = points.shape[:2]
    # What lies between points counts for them, too.
    fine = np.concatenate([points[..., :2] + np.array(shift) for shift in ((0, 0), (3.5, 0), (-3.5, 0), (0, 3.5), (0, -3.5))])
    under = heights(sheet, fine.reshape(-1, 2)).reshape(5, rows, columns).max(axis=0)
    if not under.any():
        return points[..., 2]
    raised = cv2.GaussianBlur(cv2.dilate(under, np.ones((3, 3), np.uint8)), (0, 0), 1.0)
    return np.maximum(points[..., 2], np.maximum(raised, under + 0.15 * (under > 0)))


def _albedo(drawn: Slip) -> NDArray[np.uint8]:
    """The slip's print, uint8 (h, w, 3)."""
    width, height = (int(np.ceil(side * _PER_MM)) + 1 for side in drawn.size_mm)
    ramp = (drawn.ink, mixed(drawn.ink, drawn.paper, 0.7), drawn.paper, shaded(drawn.paper, 1.02)[0])
    ink = np.ascontiguousarray(_picture(drawn.variant)[:height, :width])
    return cv2.applyColorMap(ink, palette((ramp,)))  # type: ignore[return-value]


@cache
def _picture(variant: int) -> NDArray[np.uint8]:
    """Levels of a slip as large as any, uint8 (_, _): light paper, darker print."""
    rng = stream(0, variant, "things/other_receipt")
    width, height = (side * _PER_MM + 2 for side in _LARGEST_MM)
    x, y = np.meshgrid(np.arange(width) / _PER_MM, np.arange(height) / _PER_MM)
    ink = unreadable(rng, x.astype(np.float32), y.astype(np.float32), (58.0, float(_LARGEST_MM[1])))
    shade = 0.93 - ink + 0.012 * rng.standard_normal(ink.shape, np.float32)
    levels = np.clip(np.rint(shade * 255), 0, 255).astype(np.uint8)
    levels.setflags(write=False)
    return levels
