"""Body: anything that a camera can see and that throws shadows, as triangles with a picture of its surface."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Body:
    """One body in the world (see `synth.paper.sheet` for its axes).

    Attributes:
        kind: what it is, such as "hand" or "coin".
        points: float64 (n, 3), mm.
        triangles: int32 (m, 3), numbers of points, counterclockwise seen from outside.
        normals: float64 (n, 3), unit vectors outwards, smooth over the body.
        places: float64 (n, 2), where each point lies on the albedo: texels (x, y), the centre of the first at (.5, .5).
        albedo: uint8 (h, w, 3), sRGB: the colour of the surface under white light.
        gloss: how much of the light it mirrors, 0 matt to 1 a mirror; paper has 0.02 to 0.1.
        roughness: how far a highlight spreads, 0 sharp to 1 nearly matt.
        seen_from_behind: whether triangles seen from behind are drawn too, as thin things need it.
    """

    kind: str
    points: NDArray[np.float64]
    triangles: NDArray[np.int32]
    normals: NDArray[np.float64]
    places: NDArray[np.float64]
    albedo: NDArray[np.uint8]
    gloss: float = 0.0
    roughness: float = 0.5
    seen_from_behind: bool = False
