"""Illumination: what points receive of a scene's lights once everything that stands in the way has thrown its shadow.

Each small light is asked in its depth map whether it sees a point; the shares that are blocked, over all lights of a lamp,
make its soft shadow. What the sky cannot reach receives bounced light instead, in one term (see `illumination`). All is plain
arithmetic on arrays of points, without chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synth.scene.light.colour import LUMINANCE
from synth.scene.light.depth import Caster, depth_maps
from synth.scene.light.received import OUTPUTS, received
from synth.scene.light.samples import LightSamples

# Pixels along the longer side of the depth maps.
SIDE_PX = 256
# The least roughness: sharper highlights would fall between the points.
_SHARPEST = 0.08


@dataclass(frozen=True, eq=False)
class Illumination:
    """What n points receive and send back; each value 1 where white is as bright as white can be.

    Attributes:
        diffuse: float32 (n, 3), the light on the side that the normals point to, by which albedo is multiplied.
        behind: float32 (n, 3), the same of the other side, for paper that is seen from behind.
        specular: float32 (n, 3), what the surface mirrors to the eye, gloss and all; is added.
        shadow: float32 (n), the share of the key lights' light that is blocked, in [0, 1].
    """

    diffuse: NDArray[np.float32]
    behind: NDArray[np.float32]
    specular: NDArray[np.float32]
    shadow: NDArray[np.float32]


def illumination(
    points: NDArray[np.float64],
    normals: NDArray[np.float64],
    eye: ArrayLike,
    lights: LightSamples,
    casters: Sequence[Caster],
    *,
    gloss: ArrayLike = 0.0,
    roughness: ArrayLike = 0.5,
    translucency: ArrayLike = 0.0,
    bounce: ArrayLike = 0.5,
) -> Illumination:
    """What points receive of lights, past the casters.

    A side of a point with normal m receives of each light that it sees the light's due (see `LightSamples`), of the other side
    ``translucency`` times what that receives, and bounced light: what hides the sky from it, casters and the table, is itself
    lit, as the open table is, as far as light gets in between. That is ``bounce * open * s * (b + (1 - m_z) / 2)``: open the
    light on the open table, b the share of the sky's light that casters block, and s the share of all light that reaches the
    point on that side.

    Highlights are those of microfacets (GGX) with the visibility of Karis 2015, "Optimizing PBR for mobile" (SIGGRAPH course),
    and Schlick's rise towards grazing views; the radius of a small light widens them (Karis 2013, "Real shading in Unreal
    Engine 4", p. 15).

    Args:
        points: float64 (n, 3), mm, in the world.
        normals: float64 (n, 3), unit vectors.
        eye: (3), where the camera is.
        casters: points (n, 3) in mm and triangles (m, 3) of everything that throws shadows, seen or not.
        gloss: the share of light from straight above that is mirrored, for all points or each (n).
        roughness: 0 sharp to 1 nearly matt, for all points or each (n).
        translucency: the share of the light on one side that comes out of the other, for all points or each (n).
        bounce: the albedo of what light bounces from, one or red, green and blue; 0 for none.
    """
    maps = depth_maps(lights.places, casters, points, SIDE_PX)
    place = np.asarray(points, np.float64) - maps.middle
    view = np.asarray(eye, np.float64) - maps.middle - place
    view /= np.maximum(np.linalg.norm(view, axis=1, keepdims=True), 1e-9)
    count = len(place)
    rough = np.clip(np.broadcast_to(roughness, count), _SHARPEST, 1.0)
    rest = np.stack([rough, np.broadcast_to(gloss, count), np.broadcast_to(translucency, count)])
    receivers = np.concatenate([place.T, np.asarray(normals).T, view.T, rest]).astype(np.float32)
    found = np.zeros((OUTPUTS, count), np.float32)
    received(receivers, _packed(lights, maps.middle), (maps.frames, maps.layout, maps.depths), found)
    front, behind = found[0:3], found[3:6]
    bounced = _bounced(lights, maps.middle, found, receivers[5])
    albedo = np.broadcast_to(np.asarray(bounce, np.float32), 3)[:, None]
    front, behind = front + albedo * bounced[0], behind + albedo * bounced[1]
    through = receivers[11]
    with np.errstate(invalid="ignore", divide="ignore"):
        shadow = np.where(found[10] > 0, 1.0 - found[9] / found[10], np.float32(lights.key.any()))
    return Illumination(
        np.ascontiguousarray((front + through * behind).T),
        np.ascontiguousarray((behind + through * front).T),
        np.ascontiguousarray(found[6:9].T),
        np.clip(shadow, 0.0, 1.0).astype(np.float32),
    )


def _packed(lights: LightSamples, middle: NDArray[np.float64]) -> NDArray[np.float32]:
    """The lights as the hot loop takes them, float32 (k, 12)."""
    directed = np.linalg.norm(lights.normals, axis=1) > 0
    columns = (lights.places - middle, lights.normals, lights.power, lights.radii, lights.key, directed)
    return np.column_stack(columns).astype(np.float32)


def _bounced(
    lights: LightSamples, middle: NDArray[np.float64], found: NDArray[np.float32], upward: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What white surroundings would send to either side of the points, float32 (3, n) each."""
    away = lights.places - middle
    far = np.maximum(np.linalg.norm(away, axis=1), 1e-9)
    facing = np.where(np.any(lights.normals, axis=1), np.maximum(-(lights.normals * away).sum(axis=1) / far, 0.0), 1.0)
    each = (np.maximum(away[:, 2], 0.0) * facing / far**3)[:, None] * lights.power
    table, sky = each.sum(axis=0).astype(np.float32), float(each[~lights.key].sum(axis=0) @ np.array(LUMINANCE))
    reached = found[13:15] / np.maximum(found[15], 1e-12)
    hidden = found[11:13] / np.float32(max(sky, 1e-12)) + np.stack([1.0 - upward, 1.0 + upward]) / np.float32(2.0)
    front, behind = reached * np.minimum(hidden, 1.0)
    return table[:, None] * front, table[:, None] * behind
