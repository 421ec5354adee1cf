"""Grasp: how somebody means to take a sheet, and the part of the sheet that is taken."""

from dataclasses import dataclass

import numpy as np

from synth.paper.sheet import Sheet, grid_normals
from synth.scene.things.mesh import Points

# Edges that stand up higher are not where anybody presses, if another part of the edge is lower.
_LOW_MM = 5.0


@dataclass(frozen=True)
class Grasp:
    """How somebody takes a sheet.

    Attributes:
        side: "left", "right" or "bottom" edge.
        along: where on it, 0 at its top or left end, 1 at the other.
        inset_mm: how far the thumb or the fingertips reach in from the edge.
        splay_deg: how far the hand is turned from straight inwards, counterclockwise.
        right: whether it is the right hand.
        scale: of the hand, 1 middling.
        thumbing: whether the thumb does it: it pinches what hangs, and rests beside what lies.
        pressing: how many fingertips press, where it presses.
        bend: how much fingers are bent, 0 to 1.
        pitch_deg: how far the hand is raised from the paper, or the wrist falls behind it.
        wrist_deg: how far the arm is turned against the hand.
        roll: how far the thumb is turned to its side, radians.
    """

    side: str
    along: float
    inset_mm: float
    splay_deg: float
    right: bool
    scale: float
    thumbing: bool
    pressing: int
    bend: float
    pitch_deg: float
    wrist_deg: float
    roll: float


@dataclass(frozen=True, eq=False)
class Near:
    """The part of a sheet that a hand takes.

    Attributes:
        edge: a point on the edge, (3).
        inwards, front: unit vectors (3) along the paper away from the edge, and out of its print.
        points: float64 (n, 3) of the sheet around.
    """

    edge: Points
    inwards: Points
    front: Points
    points: Points

    def level(self, spot: Points, reach_mm: float, *, above: bool) -> float:
        """How far along ``front`` a spot must move to clear the paper within reach of it, above or below."""
        away = self.points - spot
        out = away @ self.front
        near = np.linalg.norm(away - out[:, None] * self.front, axis=1) < reach_mm
        if not near.any():
            near = np.linalg.norm(away, axis=1) < np.linalg.norm(away, axis=1).min() + reach_mm
        return float(out[near].max() if above else out[near].min())


def near(sheet: Sheet, grasp: Grasp) -> Near:
    """The part of a sheet around the place where it is taken."""
    rows, columns = sheet.points.shape[:2]
    wide, tall = sheet.cell_mm
    if grasp.side == "bottom":
        row, column = rows - 1, round(grasp.along * (columns - 1))
        inner = max(row - round(25 / tall), 0), column
    else:
        row, column = round(grasp.along * (rows - 1)), 0 if grasp.side == "left" else columns - 1
        step = round(25 / wide)
        inner = row, min(step, columns - 1) if grasp.side == "left" else max(column - step, 0)
    high, broad = round(30 / tall), round(30 / wide)
    window = slice(max(row - high, 0), row + high + 1), slice(max(column - broad, 0), column + broad + 1)
    front = grid_normals(np.ascontiguousarray(sheet.points[window])).reshape(-1, 3).mean(axis=0)
    front /= np.linalg.norm(front)
    edge = sheet.points[row, column]
    inwards = turned(across(sheet.points[inner] - edge, front), front, np.deg2rad(grasp.splay_deg))
    high, broad = 5 * high, 5 * broad
    window = slice(max(row - high, 0), row + high + 1), slice(max(column - broad, 0), column + broad + 1)
    return Near(edge, inwards, front, sheet.points[window][::2, ::2].reshape(-1, 3))


def low_place(sheet: Sheet, grasp: Grasp) -> float:
    """The place on the edge, or the next one that is low."""
    points = sheet.points
    edge = points[-1, :, 2] if grasp.side == "bottom" else points[:, 0 if grasp.side == "left" else -1, 2]
    along = np.linspace(0.0, 1.0, len(edge))
    costs = np.abs(along - grasp.along) + np.maximum(edge - _LOW_MM, 0.0)
    return float(along[int(np.argmin(costs))])


def unit(vectors: Points) -> Points:
    """The vectors (..., 3), of length 1."""
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def across(vector: Points, axis: Points) -> Points:
    """The part of a vector across an axis, of length 1."""
    return unit(vector - (vector @ axis) * axis)


def turned(vector: Points, axis: Points, angle: float) -> Points:
    """The vector, across the axis, turned counterclockwise about it."""
    return np.cos(angle) * vector + np.sin(angle) * np.cross(axis, vector)
