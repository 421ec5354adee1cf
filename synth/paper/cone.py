"""Cones: paper whose straight lines meet in a point beside it, so that one end waves more tightly than the other."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from receipts.config import Probability, Range, component, refuse_outside
from receipts.loops import jit
from synth.draw import between, whole
from synth.paper.bend import Bend
from synth.paper.sheet import Sheet

_KNOTS = 512


@dataclass(frozen=True)
class Fan:
    """The cone of one sheet.

    Attributes:
        apex_mm: (x, y) of the point in which the flat paper's straight lines meet.
        waves: of each its amplitude in radians of slope, its length in radians around the apex, and its phase in radians.
    """

    apex_mm: tuple[float, float]
    waves: tuple[tuple[float, float, float], ...]


@component
class Cone(Bend):
    """The paper is a generalised cone of smooth random curvature.

    Attributes:
        share: of the sheets that are.
        height_mm_range: how high the longest wave rises at the paper's middle.
        apex_range: how far away the apex is, in half diagonals of the paper.
    """

    order = 25

    share: Probability = 0.3
    height_mm_range: Range = (1.0, 7.0)
    apex_range: Range = (1.4, 4.0)

    def __post_init__(self) -> None:
        refuse_outside("height_mm_range", self.height_mm_range, 0.0, 40.0, "mm")
        refuse_outside("apex_range", self.apex_range, 1.2, 100.0, "half diagonals")

    def drawn(self, size_mm: tuple[float, float], rng: Generator) -> Fan:
        """What chance decides once the paper is a cone."""
        reach = np.hypot(*size_mm) / 2
        distance, angle = reach * between(rng, self.apex_range), between(rng, (0.0, 2.0 * np.pi))
        # The extent of the paper, seen from the apex.
        span = (size_mm[0] * abs(np.sin(angle)) + size_mm[1] * abs(np.cos(angle))) / distance
        height, longest = between(rng, self.height_mm_range), span * between(rng, (0.7, 2.0))
        waves = []
        for count in range(1, whole(rng, 1, 3) + 1):
            length = longest / count * between(rng, (0.8, 1.25))
            slope = min(np.pi * height / (length * distance) / count**1.5, 0.45)
            waves.append((float(slope), float(length), between(rng, (0.0, 2.0 * np.pi))))
        return Fan((float(distance * np.cos(angle)), float(distance * np.sin(angle))), tuple(waves))

    def bend(self, sheet: Sheet, drawn: Fan) -> Sheet:
        """The sheet on its cone.

        Where a point lies r from the apex at an angle, it comes to r times the unit vector c(angle), whose curve on the unit
        sphere has the angle as its length and the waves' derivative as its geodesic curvature: so no length changes.
        """
        apex = np.array(drawn.apex_mm)
        start = float(np.arctan2(-apex[1], -apex[0]))
        corners = sheet.points[[0, 0, -1, -1], [0, -1, 0, -1], :2] - apex
        widest = float(np.abs(_wrapped(np.arctan2(corners[:, 1], corners[:, 0]) - start)).max()) * 1.1 + 0.05
        step = 2.0 * widest / _KNOTS
        middles = step * (np.arange(_KNOTS) + 0.5) - widest
        bends = [
            slope * 2.0 * np.pi / length * np.cos(2.0 * np.pi * middles / length + phase)
            for slope, length, phase in drawn.waves
        ]
        return sheet.moved(_on_cone(sheet.points, apex, _frames(np.sum(bends, axis=0), step, start), step))


def _wrapped(angles: np.ndarray) -> np.ndarray:
    return np.asarray((angles + np.pi) % (2.0 * np.pi) - np.pi)


@jit
def _frames(bends, step, start):  # type: ignore[no-untyped-def]
    """The unit vector, its tangent and the normal at each knot, (n + 1, 3, 3), from the middle knot on to both sides."""
    count = len(bends)
    frames = np.empty((count + 1, 3, 3))
    middle = count // 2
    frames[middle] = np.array([[np.cos(start), np.sin(start), 0.0], [-np.sin(start), np.cos(start), 0.0], [0.0, 0.0, 1.0]])
    for side in (1, -1):
        knot = middle
        while 0 <= knot + side <= count:
            bend = bends[knot if side > 0 else knot - 1]
            # The frame turns about its own vector by the bend, and about its normal by 1, for each radian.
            axis = bend * frames[knot, 0] + frames[knot, 2]
            length = np.sqrt(bend * bend + 1.0)
            axis = axis / length
            turn = side * step * length
            for vector in range(3):
                v = frames[knot, vector]
                cross = np.array(
                    [axis[1] * v[2] - axis[2] * v[1], axis[2] * v[0] - axis[0] * v[2], axis[0] * v[1] - axis[1] * v[0]]
                )
                along = axis[0] * v[0] + axis[1] * v[1] + axis[2] * v[2]
                frames[knot + side, vector] = np.cos(turn) * v + np.sin(turn) * cross + (1.0 - np.cos(turn)) * along * axis
            knot += side
    return frames


@jit
def _on_cone(points, apex, frames, step):  # type: ignore[no-untyped-def]
    """The points where the cone's frames take them; heights along its normals."""
    moved = np.empty_like(points)
    middle = (frames.shape[0] - 1) // 2
    first, second = frames[middle, 0], frames[middle, 1]
    for row in range(points.shape[0]):
        for column in range(points.shape[1]):
            x, y = points[row, column, 0] - apex[0], points[row, column, 1] - apex[1]
            radius = np.sqrt(x * x + y * y)
            angle = np.arctan2(x * second[0] + y * second[1], x * first[0] + y * first[1])
            place = angle / step + middle
            knot = min(max(int(place), 0), frames.shape[0] - 2)
            share = place - knot
            square = 0.0
            for axis in range(3):
                value = frames[knot, 0, axis] * (1.0 - share) + frames[knot + 1, 0, axis] * share
                moved[row, column, axis] = value
                square += value * value
            for axis in range(3):
                normal = frames[knot, 2, axis] * (1.0 - share) + frames[knot + 1, 2, axis] * share
                moved[row, column, axis] *= radius / np.sqrt(square)
                moved[row, column, axis] += points[row, column, 2] * normal + (apex[axis] if axis < 2 else 0.0)
    return moved
