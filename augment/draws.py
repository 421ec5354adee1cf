"""What is done to one picture, drawn and composed: the same draws for either engine.

Transforms add to it what chance gives them; `augment.cpu` and `augment.device` do it. All warps are one map, so that the
picture is resampled once. The order is that of a photograph whatever the order of the transforms: paper moves, light falls on
it, things lie on it, the lens blurs, the sensor is grainy, a file is written.
"""

import math
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from augment.nodes import against_shift
from receipts.geometry import Warp

# Shifts and light are given at so many nodes down and across, from edge to edge of the picture, and run smoothly in between:
# the same number for any picture, so that the draws of a batch are one table. 16 px apart on 1024.
NUM_NODES = 65


def _one() -> NDArray[np.float64]:
    return np.eye(3)


@dataclass(frozen=True, eq=False)
class ImageDraws:
    """What is done to a picture, in this order; as it comes, nothing.

    Attributes:
        size: (width, height) of the picture in pixels, before and after.
        matrix: float64 (3, 3), takes points of the picture before to the plane that ``shift`` bends.
        shift: float32 (nodes, nodes, 2), px: target pixel t shows the plane at t + shift(t); None where nothing bends.
        border: the colour of what lies outside the picture before; None for that of the nearest pixel in it.
        light: float32 (nodes, nodes), how much light falls where, 1 for as much as before; None for that everywhere.
        tint: the colour of that light: what red, green and blue are multiplied by.
        contrast: what levels are multiplied by after that.
        offset: what is added then, in levels of 255.
        covers: float32 (n, 7), rectangles painted over: left, top, right, bottom in whole px, then their colour.
        sigma_px: the standard deviation of a Gaussian blur; 0 for none.
        streak: float32 (k, k), k odd, the picture of a point after it was shaken; None where it was not.
        grain: the standard deviation of noise in levels of 255; 0 for none.
        grain_key: names the noise, 0 to 2**32 - 1.
        quality: of the JPEG file, 1 to 100; None for no file.
    """

    size: tuple[int, int]
    matrix: NDArray[np.float64] = field(default_factory=_one)
    shift: NDArray[np.float32] | None = None
    border: tuple[int, int, int] | None = None
    light: NDArray[np.float32] | None = None
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    contrast: float = 1.0
    offset: float = 0.0
    covers: NDArray[np.float32] = field(default_factory=lambda: np.empty((0, 7), np.float32))
    sigma_px: float = 0.0
    streak: NDArray[np.float32] | None = None
    grain: float = 0.0
    grain_key: int = 0
    quality: int | None = None

    @property
    def warps(self) -> bool:
        """Whether anything moves."""
        return self.shift is not None or not np.array_equal(self.matrix, np.eye(3))

    def points(self, points: ArrayLike) -> NDArray[np.float64]:
        """Where the ink at points (..., 2) of the picture lies afterwards, float64 (..., 2), px, to 0.001 px.

        >>> ImageDraws((4, 4), matrix=np.diag([2.0, 2.0, 1.0])).points([[1, 1.5]]).tolist()
        [[2.0, 3.0]]
        """
        plane = Warp(self.matrix, self.size).points(points)
        return plane if self.shift is None else against_shift(plane, self.shift, self.size)

    def shows(self, x: NDArray[Any], y: NDArray[Any]) -> NDArray[np.bool_]:
        """Whether points of the picture afterwards lie in it and under no cover."""
        shown = (x >= 0) & (x < self.size[0]) & (y >= 0) & (y < self.size[1])
        for left, top, right, bottom in self.covers[:, :4].tolist():
            shown &= (x < left) | (x >= right) | (y < top) | (y >= bottom)
        return shown

    def warped(self, matrix: NDArray[np.float64], border: tuple[int, int, int] | None) -> "ImageDraws":
        """With one more map (3, 3) of the plane after those that there are."""
        return replace(self, matrix=matrix @ self.matrix, border=border)

    def shifted(self, shift: NDArray[np.float32], border: tuple[int, int, int] | None) -> "ImageDraws":
        """With one more shift (nodes, nodes, 2); shifts add up."""
        return replace(self, shift=shift if self.shift is None else self.shift + shift, border=border)

    def lit(self, light: NDArray[np.float32], tint: tuple[float, float, float] = (1.0, 1.0, 1.0)) -> "ImageDraws":
        """With one more light or shadow (nodes, nodes) and its colour; they multiply."""
        red, green, blue = (one * more for one, more in zip(self.tint, tint, strict=True))
        return replace(self, light=light if self.light is None else self.light * light, tint=(red, green, blue))

    def toned(self, contrast: float, offset: float) -> "ImageDraws":
        """With levels multiplied, and a level added, after what there is."""
        return replace(self, contrast=self.contrast * contrast, offset=self.offset * contrast + offset)

    def covered(self, covers: NDArray[np.float32]) -> "ImageDraws":
        """With more rectangles (n, 7) on top."""
        return replace(self, covers=np.concatenate([self.covers, covers]))

    def blurred(self, sigma_px: float) -> "ImageDraws":
        """With one more Gaussian blur: the squares add up."""
        return replace(self, sigma_px=math.hypot(self.sigma_px, sigma_px))

    def grained(self, grain: float, key: int) -> "ImageDraws":
        """With more noise: the squares add up; the key is the last one's."""
        return replace(self, grain=math.hypot(self.grain, grain), grain_key=key)


def node_places() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Where the nodes lie, x float32 (1, nodes) and y (nodes, 1), from -1 to 1 between the picture's edges."""
    places = np.linspace(-1, 1, NUM_NODES, dtype=np.float32)
    return places[None, :], places[:, None]
