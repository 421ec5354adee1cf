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
        radii_mm: float64 (k), the radius of the part of a lamp or of the sky that each stands for, which widens highlights;
            None for points.
    """

    places: NDArray[np.float64]
    normals: NDArray[np.float64]
    power: NDArray[np.float64]
    key: NDArray[np.bool_]
    radii_mm: NDArray[np.float64] | None = None

    @property
    def radii(self) -> NDArray[np.float64]:
        """float64 (k), mm: the radius that each stands for, 0 for points."""
        return np.zeros(len(self.places)) if self.radii_mm is None else self.radii_mm


def joined(*samples: LightSamples) -> LightSamples:
    """All lights of a scene as one set, in their order.

    >>> dot = LightSamples(np.array([[0.0, 0.0, 500.0]]), np.zeros((1, 3)), np.ones((1, 3)), np.array([True]))
    >>> len(joined(dot, dot).places), len(joined().places)
    (2, 0)
    """
    nothing = np.zeros((0, 3))
    return LightSamples(
        np.concatenate([nothing, *(one.places for one in samples)]),
        np.concatenate([nothing, *(one.normals for one in samples)]),
        np.concatenate([nothing, *(one.power for one in samples)]),
        np.concatenate([np.zeros(0, np.bool_), *(one.key for one in samples)]),
        np.concatenate([np.zeros(0), *(one.radii for one in samples)]),
    )
