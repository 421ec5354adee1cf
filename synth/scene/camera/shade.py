"""Shading: linear light of every pixel from the albedo of what it sees and the light that reaches it there.

Light is known at the points of bodies; between them it is interpolated as any other value.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from receipts.loops import inlined, jit
from synth.scene.camera.raster import shares_at
from synth.scene.camera.texels import corners_of

# What the columns of `shade`'s values hold.
PLACE, SLOPE_GAIN, DIFFUSE, SPECULAR = 0, 2, 4, 7
COLUMNS = 10
# Within a triangle values are worked out at every so many pixels.
_RUN_PX = 16


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
def shade(lens: Any, body: Any, where: Any, owner: Any, values: Any, skin: Any, dots: Any, out: Any) -> None:
    """Writes the light of a body's pixels into ``out`` (h, w, 3).

    Args:
        where: the number of the body's first triangle; top, bottom, left, right of the pixels that it may touch.
        values: float32 (n, 10), of the body's points: place on the albedo in texels (2), by how much more light falls where
            the surface rises by 1 to the right, and downwards (2), light that falls on them (3), light that they mirror (3).
        skin: a `Skin`.
        dots: float32 (h, w, 2), the places on the albedo of a body's pixels where they are known; (0, 0, 2) where not.
    """
    first, above, beneath, west, east = where
    last = first + len(body.triangles)
    known = dots.shape[0] > 0
    albedo, linear, slopes, offset = skin
    size, texels = albedo.shape, albedo.reshape(-1)
    for row in range(above, beneath):
        column = west
        while column < east:
            number = owner[row, column]
            if number < first or number >= last:
                column += 1
                continue
            stop = column + 1
            while stop < east and owner[row, stop] == number and stop - column < _RUN_PX:
                stop += 1
            place, gains, falls, shine = _values(lens, body, number - first, (row, column), values)
            ends = _values(lens, body, number - first, (row, stop - 1), values)
            share = np.float32(1) / np.float32(max(stop - 1 - column, 1))
            place_step, gains_step = _grown(place, ends[0], share), _grown(gains, ends[1], share)
            falls_step, shine_step = _grown(falls, ends[2], share), _grown(shine, ends[3], share)
            while column < stop:
                u, v = (dots[row, column, 0], dots[row, column, 1]) if known else (place[0], place[1])
                gain = _gain(slopes, offset, u, v, gains)
                red, green, blue = _levels(texels, size, u, v)
                out[row, column, 0] = linear[np.uint32(red * np.float32(16)), 0] * falls[0] * gain + shine[0]
                out[row, column, 1] = linear[np.uint32(green * np.float32(16)), 1] * falls[1] * gain + shine[1]
                out[row, column, 2] = linear[np.uint32(blue * np.float32(16)), 2] * falls[2] * gain + shine[2]
                place, gains = _added(place, place_step), _added(gains, gains_step)
                falls, shine = _added(falls, falls_step), _added(shine, shine_step)
                column += 1


@inlined
def _values(lens: Any, body: Any, number: int, where: Any, values: Any) -> Any:
    """The values of a triangle at a pixel: from `PLACE`, from `SLOPE_GAIN`, `DIFFUSE` and `SPECULAR` on, three float32 each."""
    a, b, c = body.triangles[number]
    one, two, three = shares_at(lens, body, number, where[0], where[1])
    corners, weights = (a, b, c), (np.float32(one), np.float32(two), np.float32(three))
    return (
        _mean(values, corners, weights, PLACE),
        _mean(values, corners, weights, SLOPE_GAIN),
        _mean(values, corners, weights, DIFFUSE),
        _mean(values, corners, weights, SPECULAR),
    )


@jit
def _mean(values: Any, corners: Any, weights: Any, at: int) -> Any:
    """Three columns of the values, from one on, between a triangle's corners."""
    a, b, c = corners
    first, second, third = weights
    return (
        first * values[a, at] + second * values[b, at] + third * values[c, at],
        first * values[a, at + 1] + second * values[b, at + 1] + third * values[c, at + 1],
        first * values[a, at + 2] + second * values[b, at + 2] + third * values[c, at + 2],
    )


@jit
def _grown(here: Any, there: Any, share: Any) -> Any:
    return (there[0] - here[0]) * share, (there[1] - here[1]) * share, (there[2] - here[2]) * share


@jit
def _added(here: Any, step: Any) -> Any:
    return here[0] + step[0], here[1] + step[1], here[2] + step[2]


@jit
def _gain(slopes: Any, start: Any, u: Any, v: Any, gains: Any) -> Any:
    """By how much more light falls on a place for its fine wrinkles, float32."""
    if slopes.shape[0] == 1:
        return np.float32(1)
    tall, wide = slopes.shape[0] - 1, slopes.shape[1] - 1
    i, j = (int(max(v, np.float32(0))) + start[0]) & tall, (int(max(u, np.float32(0))) + start[1]) & wide
    rises = gains[0] * slopes[i, j, 0] + gains[1] * slopes[i, j, 1]
    return max(np.float32(1) + rises, np.float32(0))


@inlined
def _levels(texels: Any, size: Any, u: Any, v: Any) -> Any:
    """The three levels of an albedo at a place, float32, between texels, which have their centres at .5; edges go on."""
    tall, wide, channels = size
    x = min(max(u - np.float32(0.5), np.float32(0)), np.float32(wide - 1))
    y = min(max(v - np.float32(0.5), np.float32(0)), np.float32(tall - 1))
    left, top = int(x), int(y)
    one, two, three, four = corners_of(x - np.float32(left), y - np.float32(top))
    beside, below = min(left + 1, wide - 1), min(top + 1, tall - 1)
    here, right = np.uint64((top * wide + left) * channels), np.uint64((top * wide + beside) * channels)
    lower, far = np.uint64((below * wide + left) * channels), np.uint64((below * wide + beside) * channels)
    level = one * np.float32(texels[here]) + two * np.float32(texels[right])
    level += three * np.float32(texels[lower]) + four * np.float32(texels[far])
    if channels == 1:
        return level, level, level
    green, blue = np.uint64(1), np.uint64(2)
    second = one * np.float32(texels[here + green]) + two * np.float32(texels[right + green])
    second += three * np.float32(texels[lower + green]) + four * np.float32(texels[far + green])
    third = one * np.float32(texels[here + blue]) + two * np.float32(texels[right + blue])
    third += three * np.float32(texels[lower + blue]) + four * np.float32(texels[far + blue])
    return level, second, third
