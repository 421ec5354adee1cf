"""Light samples: every lamp, window, flash and sky as a set of small lights, each a place and a colour."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Lights of the sky stand so far away that their rays are parallel.
FAR_MM = 1e5


@dataclass(frozen=True, eq=False)
class LightSamples:
    """k small lights.

    A surface at p with normal n that sees light i receives ``power[i] * max(n . l, 0) * facing / d ** 2``: d the distance in
    mm, l the direction to the light, ``facing`` how far the light turns to p, ``max(normals[i] . -l, 0)``, or 1 where the
    light's normal is 0.

    Attributes:
        places: float64 (k, 3), mm, in the world.
        normals: float64 (k, 3), where each shines to; 0 for every way alike.
        power: float64 (k, 3), red, green and blue; a white surface that receives 1 is as bright as white can be.
        key: bool (k), the light is one that throws shadows a person would point to, no sky or bounce.
    """

    places: NDArray[np.float64]
    normals: NDArray[np.float64]
    power: NDArray[np.float64]
    key: NDArray[np.bool_]
