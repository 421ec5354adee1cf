"""Tubes: smooth bodies along a bent line, with round ends: fingers, arms, pens and wires."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synth.scene.things.mesh import Mesh, Points, cross, gridded

_CUTS = 3


@dataclass(frozen=True, eq=False)
class Tube:
    """A bent line with an outline around each of its points.

    Attributes:
        arc: float64 (m), mm from the start.
        steps: float64 (m): which joint is where, 0 the first; between them as far as the way is.
        middle, ahead, back: float64 (m, 3): points of the line, its direction there, and the way to the back of the outline.
        half: float64 (m, 3), mm: half the outline's width, and how far its back and its front lie from the line.
    """

    arc: NDArray[np.float64]
    steps: NDArray[np.float64]
    middle: Points
    ahead: Points
    back: Points
    half: NDArray[np.float64]

    @property
    def length(self) -> float:
        """In mm."""
        return float(self.arc[-1])

    def sampled(self, arc: ArrayLike) -> "Tube":
        """The tube at the given distances from its start."""
        arc = np.asarray(arc, np.float64)
        columns = np.concatenate([self.steps[:, None], self.middle, self.ahead, self.back, self.half], axis=1)
        after = np.clip(np.searchsorted(self.arc, arc), 1, len(self.arc) - 1)
        share = ((arc - self.arc[after - 1]) / (self.arc[after] - self.arc[after - 1]))[:, None]
        # Beyond its ends the line goes straight on; nothing else changes there.
        inside = np.clip(share, 0.0, 1.0)
        found = columns[after - 1] + inside * (columns[after] - columns[after - 1])
        found[:, 1:4] = self.middle[after - 1] + share * (self.middle[after] - self.middle[after - 1])
        ahead = _unit(found[:, 4:7])
        back = _unit(found[:, 7:10] - (found[:, 7:10] * ahead).sum(axis=1, keepdims=True) * ahead)
        return Tube(arc, found[:, 0], found[:, 1:4], ahead, back, found[:, 10:])

    def beyond(self, step: float, grown: float, more_mm: float) -> "Tube":
        """The part of the tube from a step on, its outline larger by a share and by some mm."""
        start = float(np.interp(step, self.steps, self.arc))
        part = self.sampled(np.linspace(start, self.length, 12))
        return replace(part, arc=part.arc - start, half=part.half * grown + more_mm)

    def sides(self) -> Points:
        """float64 (m, 3): to the left of who walks along it, back up."""
        return cross(self.ahead, self.back)

    def outline(self, angle: NDArray[np.float64], size: NDArray[np.float64]) -> Points:
        """float64 (m, n, 3): points around it at angles from its back, its outlines grown by ``size`` (m)."""
        high, wide = np.cos(angle), np.sin(angle)
        up = np.where(high > 0, self.half[:, 1:2], self.half[:, 2:3]) * high * size[:, None]
        across = self.half[:, :1] * wide * size[:, None]
        return self.middle[:, None] + up[..., None] * self.back[:, None] + across[..., None] * self.sides()[:, None]


def bent_tube(joints: ArrayLike, backs: ArrayLike, steps: Sequence[float], half: ArrayLike) -> Tube:
    """A tube through joints (k, 3), its corners cut smooth.

    Args:
        backs: (k, 3), roughly the way to its back at each joint.
        steps: where outlines are given, counted in joints.
        half: (len(steps), 3), what the outlines are there, as in `Tube`.
    """
    joints = np.asarray(joints, np.float64)
    rows = np.concatenate([joints, np.asarray(backs, np.float64), np.arange(len(joints))[:, None]], axis=1)
    rows = _corner_cutting(len(joints)) @ rows
    pieces = np.linalg.norm(np.diff(rows[:, :3], axis=0), axis=1)
    rows = rows[np.r_[True, pieces > 1e-9]]
    arc = np.r_[0.0, np.cumsum(pieces[pieces > 1e-9])]
    ahead = _unit(np.diff(rows[:, :3], axis=0, prepend=rows[:1, :3] - (rows[1:2, :3] - rows[:1, :3])))
    ahead = _unit(ahead + np.concatenate([ahead[1:], ahead[-1:]]))
    back = _unit(rows[:, 3:6] - (rows[:, 3:6] * ahead).sum(axis=1, keepdims=True) * ahead)
    table = np.asarray(half, np.float64)
    halves = np.stack([np.interp(rows[:, 6], steps, table[:, column]) for column in range(3)], axis=1)
    return Tube(arc, rows[:, 6], rows[:, :3], ahead, back, halves)


@cache
def _corner_cutting(count: int) -> NDArray[np.float64]:
    """What takes so many corners to a smooth line (m, count) (Chaikin 1974, "An algorithm for high-speed curve generation")."""
    rows = np.eye(count)
    for _ in range(_CUTS):
        cut = np.empty((2 * len(rows), count))
        cut[0], cut[-1] = rows[0], rows[-1]
        cut[1:-1:2], cut[2:-1:2] = 0.75 * rows[:-1] + 0.25 * rows[1:], 0.25 * rows[:-1] + 0.75 * rows[1:]
        rows = cut
    rows.setflags(write=False)
    return rows


def tube_mesh(tube: Tube, sides: int, rings: int, ends: tuple[float, float]) -> Mesh:
    """The tube as a closed shape; its places are (share of the way around from its front, step).

    Args:
        sides: of its outlines.
        rings: outlines between its round ends.
        ends: mm over which it rounds off at its start and its end.
    """
    quarter = np.sin(np.linspace(0.0, np.pi / 2, 5))
    start, stop = ends[0] * (1.0 - quarter[::-1]), tube.length - ends[1] * (1.0 - quarter)
    arc = np.concatenate([start, np.linspace(ends[0], tube.length - ends[1], rings + 2)[1:-1], stop])
    size = np.ones(len(arc))
    size[:5], size[-5:] = np.sqrt(1.0 - quarter[::-1] ** 2), np.sqrt(1.0 - quarter**2)
    angle = np.linspace(-np.pi, np.pi, sides + 1)
    found = tube.sampled(arc)
    points = found.outline(angle, size)
    points[:, -1] = points[:, 0]
    points[0], points[-1] = found.middle[0], found.middle[-1]
    share = np.broadcast_to((angle / (2 * np.pi) + 0.5)[None, :], points.shape[:2])
    places = np.stack([share, np.broadcast_to(found.steps[:, None], share.shape)], axis=-1)
    return gridded(points, places, around=True)


def _unit(vectors: Points) -> Points:
    return vectors / np.maximum(np.sqrt((vectors * vectors).sum(axis=-1, keepdims=True)), 1e-12)
