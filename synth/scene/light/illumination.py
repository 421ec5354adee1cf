"""Illumination: what points receive of a scene's lights once everything that stands in the way has thrown its shadow.

Each small light is asked in its depth map whether it sees a point; the shares that are blocked, over all lights of a lamp,
make its soft shadow. What the sky cannot reach receives bounced light instead, in one term (see `illumination`). All is plain
arithmetic on arrays of points, without chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synth.scene.light.blocks import BLOCK, OUTPUTS, packed, unpacked
from synth.scene.light.colour import LUMINANCE
from synth.scene.light.depth import Caster, DepthMaps, depth_maps
from synth.scene.light.received import received
from synth.scene.light.samples import LightSamples

# The mm of a pixel of the depth maps of key lights and of the sky's, whose shadows are soft, and the most along a side.
_KEY_PIXELS, _SKY_PIXELS = (1.3, 280.0), (3.6, 96.0)
# What hangs this far above all that receives light throws softer shadows: it has maps of its own, so that it coarsens none.
_HANGING_MM = 60.0
_HANGING_KEY_PIXELS, _HANGING_SKY_PIXELS = (2.5, 120.0), (8.0, 40.0)


@dataclass(frozen=True, eq=False)
class Illumination:
    """What n points receive and send back; each value 1 where white is as bright as white can be.

    Attributes:
        diffuse: float32 (n, 3), the light on the side that the normals point to, by which albedo is multiplied.
        behind: float32 (n, 3), the same of the other side, for thin things that are seen from behind; 0 where nothing is
            translucent.
        specular: float32 (n, 3), what the surface mirrors to the eye, gloss and all; is added.
        shadow: float32 (n), the share of the key lights' light that is blocked, in [0, 1]; 1 where they shine on the other
            side alone, 0 without key lights.
        shadow_behind: float32 (n), the same of the other side; 1 where nothing is translucent.
    """

    diffuse: NDArray[np.float32]
    behind: NDArray[np.float32]
    specular: NDArray[np.float32]
    shadow: NDArray[np.float32]
    shadow_behind: NDArray[np.float32]


def illumination(
    points: NDArray[np.float64],
    normals: NDArray[np.float64],
    eye: ArrayLike,
    lights: LightSamples,
    casters: Sequence[Caster | tuple[NDArray[np.float64], NDArray[np.int32]]],
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
    and Schlick's rise towards grazing views; the radius of a small light widens them (after Karis 2013, "Real shading
    in Unreal Engine 4", p. 15).

    Args:
        points: float64 (n, 3), mm, in the world.
        normals: float64 (n, 3), unit vectors.
        eye: (3), where the camera is.
        casters: points (n, 3) in mm and triangles (m, 3) of everything that throws shadows, seen or not.
        gloss: the share of light from straight above that is mirrored, for all points or each (n).
        roughness: 0 sharp to 1 nearly matt, for all points or each (n).
        translucency: the share of the light on one side that comes out of the other, for all points or each (n); 0 for
            bodies, whose other side is not asked for.
        bounce: the albedo of what light bounces from, one or red, green and blue; 0 for none.
    """
    middle = 0.5 * (points.min(axis=0) + points.max(axis=0))
    places, here = lights.places - middle, points - middle
    maps = _maps(places, [Caster(one - middle, triangles) for one, triangles in casters], here, lights.key)
    surfaces = np.stack([np.broadcast_to(np.asarray(one, np.float64), len(here)) for one in (roughness, gloss, translucency)])
    blocks = packed(here, np.ascontiguousarray(normals, np.float64), np.asarray(eye, np.float64) - middle, surfaces)
    found = np.zeros((len(blocks), OUTPUTS, BLOCK), np.float32)
    received(blocks, _told(lights, places), (maps.frames, maps.layout, maps.depths, maps.tops), found)
    out = np.empty((len(here), 11), np.float32)
    unpacked(found, blocks, _around(lights, places, bounce), np.float32(lights.key.any()), out)
    diffuse, behind, specular = (np.ascontiguousarray(out[:, start : start + 3]) for start in (0, 3, 6))
    return Illumination(diffuse, behind, specular, np.ascontiguousarray(out[:, 9]), np.ascontiguousarray(out[:, 10]))


def _maps(
    places: NDArray[np.float64], casters: Sequence[Caster], receivers: NDArray[np.float64], key: NDArray[np.bool_]
) -> DepthMaps:
    """The depth maps of all lights: first of what lies among the receivers, then, coarse, of what hangs far above them."""
    highest = receivers[:, 2].max() + _HANGING_MM
    low = [one for one in casters if not one.points[:, 2].min() > highest]
    hanging = [one for one in casters if one.points[:, 2].min() > highest]
    first = depth_maps(places, low, receivers, np.where(key[:, None], _KEY_PIXELS, _SKY_PIXELS))
    if not hanging:
        return first
    second = depth_maps(places, hanging, receivers, np.where(key[:, None], _HANGING_KEY_PIXELS, _HANGING_SKY_PIXELS))
    after = second.layout + np.array([len(first.depths), 0, 0, len(first.tops)])
    return DepthMaps(
        np.concatenate([first.frames, second.frames]),
        np.concatenate([first.layout, after]),
        np.concatenate([first.depths, second.depths]),
        np.concatenate([first.tops, second.tops]),
    )


def _told(lights: LightSamples, places: NDArray[np.float64]) -> NDArray[np.float32]:
    """The lights as the hot loop takes them, float32 (k, 12)."""
    directed = lights.normals.any(axis=1)
    columns = (places, lights.normals, lights.power, lights.radii, lights.key, directed)
    return np.column_stack(columns).astype(np.float32)


def _around(lights: LightSamples, places: NDArray[np.float64], bounce: ArrayLike) -> NDArray[np.float32]:
    """What surroundings lit as the open table is would send, red, green and blue, and the sky's light on it, float32 (4)."""
    far = np.maximum(np.linalg.norm(places, axis=1), 1e-9)
    facing = np.where(lights.normals.any(axis=1), np.maximum(-(lights.normals * places).sum(axis=1) / far, 0.0), 1.0)
    each = (np.maximum(places[:, 2], 0.0) * facing / far**3)[:, None] * lights.power
    sky = each[~lights.key].sum(axis=0) @ np.array(LUMINANCE)
    return np.array([*(each.sum(axis=0) * np.asarray(bounce, np.float64)), sky], np.float32)
