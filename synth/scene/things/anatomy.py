"""Anatomy: how long bones of a hand are, how thick fingers, and the shapes that skin and nails take around them.

A hand has axes of its own: x to the side of its thumb, y along its fingers, z out of its palm, the wrist at 0; mm of a hand of
middling size.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synth.scene.things.mesh import Mesh, Points, gridded
from synth.scene.things.skin import COLUMNS, NAIL_SIDE, ROWS
from synth.scene.things.tube import Tube, bent_tube, tube_mesh

# Forefinger to little finger: knuckles, bones from there on, and half the thickness.
KNUCKLES = np.array([[24.0, 87.0, -1.0], [4.0, 92.0, -2.0], [-15.0, 87.0, -1.0], [-29.5, 77.0, -1.0]])
BONES = np.array([[43.0, 26.0, 24.0], [47.0, 29.0, 25.0], [44.0, 27.0, 25.0], [34.0, 21.0, 22.0]])
THICK = np.array([8.7, 9.0, 8.5, 7.4])
THUMB_ROOT = np.array([17.0, 14.0, 6.0])
THUMB_BONES = np.array([52.0, 34.0, 29.0])
THUMB_THICK = 11.2
# A finger is rooted in the hand, so far behind its knuckle.
ROOT_MM = 15.0
# Shares of the thickness along the joints: half the width, back, front.
_FINGER_STEPS = (0.0, 0.5, 1.0, 1.3, 1.6, 2.0, 2.4, 3.0, 3.45, 3.75, 4.0)
_FINGER_HALF = np.array(
    [
        [1.05, 0.35, 0.45],
        [1.12, 0.80, 0.92],
        [1.14, 1.04, 1.16],
        [1.08, 1.00, 1.15],
        [1.00, 0.93, 1.08],
        [1.06, 1.00, 0.96],
        [0.95, 0.86, 0.98],
        [0.93, 0.84, 0.84],
        [0.90, 0.76, 0.92],
        [0.84, 0.66, 0.86],
        [0.74, 0.50, 0.70],
    ]
)
_THUMB_STEPS = (0.0, 0.5, 0.85, 1.15, 1.6, 2.0, 2.35, 2.7, 3.0)
_THUMB_HALF = np.array(
    [
        [1.10, 0.70, 1.10],
        [1.42, 1.05, 1.50],
        [1.25, 1.10, 1.20],
        [1.10, 1.02, 1.05],
        [0.96, 0.90, 0.95],
        [1.04, 0.92, 0.90],
        [1.06, 0.80, 0.90],
        [1.00, 0.66, 0.80],
        [0.80, 0.46, 0.62],
    ]
)
_ARM_STEPS = (0.0, 0.25, 0.5, 1.0, 1.6, 2.0, 2.5, 3.0, 4.0)
_ARM_HALF = np.array(
    [
        [30.0, 6.0, 8.0],
        [37.0, 8.5, 11.0],
        [41.5, 12.0, 14.0],
        [40.0, 14.5, 16.5],
        [33.0, 16.5, 19.0],
        [28.5, 18.0, 19.0],
        [29.0, 20.5, 21.0],
        [34.0, 26.0, 26.0],
        [42.0, 35.0, 35.0],
    ]
)


def finger_tube(joints: Points, backs: Points, thick: float) -> Tube:
    """A finger around its root in the hand, its knuckle, its two joints and its tip."""
    return bent_tube(joints, backs, _FINGER_STEPS, thick * _FINGER_HALF)


def thumb_tube(joints: Points, backs: Points, thick: float) -> Tube:
    """A thumb around its root, its two joints and its tip."""
    return bent_tube(joints, backs, _THUMB_STEPS, thick * _THUMB_HALF)


def arm_tube(joints: Points, backs: Points, scale: float) -> Tube:
    """A hand without fingers, from the knuckles by its middle to the wrist, and an arm in two parts: five joints."""
    return bent_tube(joints, backs, _ARM_STEPS, scale * _ARM_HALF)


def skin_mesh(tube: Tube, sides: int, rings: int, ends: tuple[float, float], span: tuple[float, float]) -> Mesh:
    """The skin of a tube, its places on a picture of `synth.scene.things.skin.finger_picture` from one step to another."""
    mesh = tube_mesh(tube, sides, rings, ends)
    first, last = span
    down = np.clip((mesh.places[:, 1] - first) / (last - first), 0.0, 1.0)
    return mesh.on(np.stack([mesh.places[:, 0] * (COLUMNS - 1.0), down * (ROWS - 1.0)], axis=-1) + 0.5)


def nail_mesh(tube: Tube, root: float, beyond_mm: float, cells: int = 8) -> Mesh:
    """The nail on a tube's tip: a bent plate, thin, that lies on the skin; its places on a `nail_picture`.

    Args:
        root: the step where the nail begins.
        beyond_mm: how far it stands out beyond the tip.
        cells: of its grid, either way.
    """
    begin, stop = float(np.interp(root, tube.steps, tube.arc)), tube.length + beyond_mm - 0.6
    down, lateral = np.linspace(0.0, 1.0, cells + 1) ** 1.25, np.linspace(-1.0, 1.0, cells + 1)
    found = tube.sampled(begin + (stop - begin) * down)
    half = found.half
    # Round at its root, and at its free edge less so.
    wide = (1.0 - np.maximum(1.0 - down / 0.4, 0.0) ** 2.4) ** 0.5 * (1.0 - 0.32 * np.maximum((down - 0.75) / 0.25, 0.0) ** 2)
    wide = np.maximum(wide, 0.3) * 0.66 * float(np.interp(root + 0.2, tube.steps, tube.half[:, 0]))
    across = wide[:, None] * lateral
    level = np.interp(np.minimum(down, 0.62), down, half[:, 1])[:, None] - 3.6 * np.maximum(down - 0.55, 0.0)[:, None] ** 2
    arch = level * (1.0 - (across / np.maximum(half[:, :1] * 1.04, wide[:, None] * 1.2)) ** 2) ** 0.5
    raised = 0.55 - 0.35 * np.abs(lateral) ** 4 - 0.3 * np.exp(-down / 0.07)[:, None]
    points = (
        found.middle[:, None] + (arch + raised)[..., None] * found.back[:, None] + across[..., None] * found.sides()[:, None]
    )
    grid = np.stack(np.meshgrid((lateral + 1) / 2, down), axis=-1)
    return gridded(points, grid * (NAIL_SIDE - 1.0) + 0.5)


def bone_chain(
    start: ArrayLike, along: Points, palm: Points, bones: NDArray[np.float64], bends: ArrayLike
) -> tuple[Points, Points]:
    """The joints (n + 1, 3) of bones that bend towards the palm, and the way to their backs at each.

    Args:
        along, palm: unit vectors: where a straight finger points, and out of the palm.
        bends: the angle of each bone to ``along``, radians.
    """
    angle = np.asarray(bends, np.float64)
    ways = np.cos(angle)[:, None] * along + np.sin(angle)[:, None] * palm
    backs = np.sin(angle)[:, None] * along - np.cos(angle)[:, None] * palm
    joints = np.concatenate([[np.asarray(start, np.float64)], np.asarray(start) + np.cumsum(bones[:, None] * ways, axis=0)])
    hints = np.concatenate([backs[:1], (backs[1:] + backs[:-1]) / 2, backs[-1:]])
    return joints, hints


def elbow(start: Points, end: Points, first: float, second: float, towards: Points) -> Points:
    """The joint between two bones from a start to an end, on the side of ``towards``; longer bones where they do not reach."""
    way = end - start
    distance = max(float(np.linalg.norm(way)), 1e-6)
    grown = max(1.0, 1.001 * distance / (first + second))
    first, second = first * grown, second * grown
    unit = way / distance
    share = (distance**2 + first**2 - second**2) / (2 * distance)
    aside = towards - (towards @ unit) * unit
    aside = aside / max(float(np.linalg.norm(aside)), 1e-9)
    return start + share * unit + np.sqrt(max(first**2 - share**2, 0.0)) * aside
