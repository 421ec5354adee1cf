"""Shading: linear light of every pixel from the albedo of what it sees and the light that reaches it there.

Light is known at the points of bodies; between them it is interpolated as any other value.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from synth.scene.camera.raster import jit, shares_at
from synth.scene.camera.texels import corners_of

# What the columns of `shade`'s values hold.
PLACE, DIFFUSE, SPECULAR, SLOPE_GAIN = 0, 2, 5, 8
COLUMNS = 10


class Skin(NamedTuple):
    """What the surface of a body looks like.

    Attributes:
        albedo: uint8 (h, w, 1 or 3).
        linear: float32 (4081, 3), what a sixteenth of the albedo's levels reflects of red, green and blue.
        slopes: float32 (a, b, 2), of fine wrinkles, repeated over the albedo's texels; a and b powers of 2.
        start: int64 (2), the row and the column of the slopes at the first texel.
    """

    albedo: NDArray[np.uint8]
    linear: NDArray[np.float32]
    slopes: NDArray[np.float32]
    start: NDArray[np.int64]


@jit
def shade(lens: Any, body: Any, where: Any, owner: Any, values: Any, skin: Any, places: Any, out: Any) -> None:
    """Writes the light of a body's pixels into ``out`` (h, w, 3), and what they see of its albedo into ``places`` (h, w, 2).

    Args:
        where: the number of the body's first triangle; top, bottom, left, right of the pixels that it may touch.
        values: float32 (n, 10), of the body's points: place on the albedo in texels (2), light that falls on them (3), light
            that they mirror (3), and by how much more light falls where the surface rises by 1 to the right, and downwards (2).
        skin: a `Skin`.
    """
    albedo, linear, slopes, start = skin
    tall_slopes, wide_slopes = slopes.shape[0] - 1, slopes.shape[1] - 1
    first, above, beneath, west, east_end = where
    last = first + len(body.triangles)
    channels, tall, wide = albedo.shape[2], albedo.shape[0], albedo.shape[1]
    for row in range(above, beneath):
        for column in range(west, east_end):
            number = owner[row, column]
            if number < first or number >= last:
                continue
            a, b, c = body.triangles[number - first]
            one, two, three = shares_at(lens, body, number - first, row, column)
            u = one * values[a, 0] + two * values[b, 0] + three * values[c, 0]
            v = one * values[a, 1] + two * values[b, 1] + three * values[c, 1]
            places[row, column, 0], places[row, column, 1] = u, v
            one, two, three = np.float32(one), np.float32(two), np.float32(three)
            gain_x = one * values[a, 8] + two * values[b, 8] + three * values[c, 8]
            gain_y = one * values[a, 9] + two * values[b, 9] + three * values[c, 9]
            i, j = (int(max(v, 0.0)) + start[0]) & tall_slopes, (int(max(u, 0.0)) + start[1]) & wide_slopes
            gain = max(np.float32(1) + gain_x * slopes[i, j, 0] + gain_y * slopes[i, j, 1], np.float32(0))
            # Texels have their centres at .5; beyond the outermost the edge goes on.
            x, y = min(max(u - 0.5, 0.0), wide - 1.001), min(max(v - 0.5, 0.0), tall - 1.001)
            left, top = int(x), int(y)
            right, down = np.float32(x - left), np.float32(y - top)
            beside, below = min(left + 1, wide - 1), min(top + 1, tall - 1)
            here, east, south, far = corners_of(right, down)
            for channel in range(3):
                at = channel if channels == 3 else 0
                level = (
                    here * np.float32(albedo[top, left, at])
                    + east * np.float32(albedo[top, beside, at])
                    + south * np.float32(albedo[below, left, at])
                    + far * np.float32(albedo[below, beside, at])
                )
                reflected = linear[int(level * 16), channel]
                light = one * values[a, 2 + channel] + two * values[b, 2 + channel] + three * values[c, 2 + channel]
                shine = one * values[a, 5 + channel] + two * values[b, 5 + channel] + three * values[c, 5 + channel]
                out[row, column, channel] = reflected * light * gain + shine
