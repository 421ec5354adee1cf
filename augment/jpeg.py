"""What saving a picture as JPEG does to its pixels, without writing a file: coding alone loses nothing, so it is left out.

The steps are those of libjpeg as OpenCV calls it (ITU-T T.81; JFIF 1.02): its tables at a quality, YCbCr, colours at half the
size down and across, cosines of blocks of 8 x 8 rounded to multiples of the tables, colours brought back by triangles.
"""

from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from augment.scratch import Scratch
from receipts.loops import inlined, jit

# ITU-T T.81, annex K, tables K.1 and K.2.
_LUMINANCE = """
    16 11 10 16 24 40 51 61  12 12 14 19 26 58 60 55  14 13 16 24 40 57 69 56  14 17 22 29 51 87 80 62
    18 22 37 56 68 109 103 77  24 35 55 64 81 104 113 92  49 64 78 87 103 121 120 101  72 92 95 98 112 100 103 99"""
_CHROMINANCE = """
    17 18 24 47 99 99 99 99  18 21 26 66 99 99 99 99  24 26 56 99 99 99 99 99  47 66 99 99 99 99 99 99
    99 99 99 99 99 99 99 99  99 99 99 99 99 99 99 99  99 99 99 99 99 99 99 99  99 99 99 99 99 99 99 99"""
# Blocks of colour cover so many pixels down and across.
BLOCK_PX = 16
# Adding and taking away this float32 rounds to whole numbers, ties to even; a call to round would not be put in vectors.
_WHOLE = np.float32(1.5 * 2**23)
# Of colours in 1/65536: a half, 128 and almost a half, as in libjpeg's jccolor.c.
_BITS, _HALF, _ZERO = np.int32(16), np.int32(32768), np.int32(8421375)
_MIDDLE, _LEAST, _MOST = np.float32(128), np.float32(0), np.float32(255.49)


@lru_cache(maxsize=128)
def quantisation(quality: int) -> NDArray[np.float32]:
    """The steps that cosines are rounded to at a quality from 1 to 100, float32 (2, 8, 8): of luminance, of colours.

    >>> quantisation(50)[0, 0, :3].tolist(), quantisation(100).max().item()
    ([16.0, 11.0, 10.0], 1.0)
    """
    percent = 5000 // quality if quality < 50 else 200 - 2 * quality
    tables = np.array([text.split() for text in (_LUMINANCE, _CHROMINANCE)], np.int64).reshape(2, 8, 8)
    steps: NDArray[np.float32] = np.clip((tables * percent + 50) // 100, 1, 255).astype(np.float32)
    steps.setflags(write=False)
    return steps


def through_jpeg(image: NDArray[np.uint8], quality: int, scratch: Scratch) -> None:
    """Make of a picture (h, w, 3), in place, what comes back from a JPEG file of a quality from 1 to 100."""
    height, width = image.shape[:2]
    rows, columns = height + -height % BLOCK_PX, width + -width % BLOCK_PX
    whole: Any = image
    if (rows, columns) != (height, width):
        whole = scratch.array("blocks", (rows, columns, 3))
        cv2.copyMakeBorder(image, 0, rows - height, 0, columns - width, cv2.BORDER_REPLICATE, dst=whole)
    luminance = scratch.array("luminance", (rows, columns))
    blue, red = scratch.array("colours", (2, rows // 2, columns // 2))
    _part(whole.reshape(rows, 3 * columns), luminance, blue, red)
    of_luminance, of_colours = _scales(quality)
    for plane, (down, up) in ((luminance, of_luminance), (blue, of_colours), (red, of_colours)):
        _round_plane(plane, down, up)
    _join(luminance, blue, red, whole.reshape(rows, 3 * columns))
    if whole is not image:
        image[:] = whole[:height, :width]


@lru_cache(maxsize=128)
def _scales(quality: int) -> NDArray[np.float32]:
    """What cosines as `_cosines` leaves them are multiplied by before rounding and after, float32 (2, 2, 8, 8)."""
    # Arai, Agui and Nakajima (1988): cosines come out larger by these factors, along each axis.
    factors = np.array([1.0, *(np.sqrt(2) * np.cos(np.arange(1, 8) * np.pi / 16))])
    scaled = quantisation(quality) * np.outer(factors, factors)
    return np.stack([1 / (8 * scaled), scaled / 8], axis=1).astype(np.float32)


@jit
def _part(rgb: Any, luminance: Any, blue: Any, red: Any) -> None:
    """Luminance, and both colours at half the size: means of four, rounded up and down by turns."""
    width = luminance.shape[1]
    blues, reds = np.empty((2, width), np.uint8), np.empty((2, width), np.uint8)
    turns = (1 + (np.arange(width // 2) & 1)).astype(np.uint16)
    for pair in range(len(blue)):
        for side in range(2):
            _part_row(rgb[2 * pair + side], luminance[2 * pair + side], blues[side], reds[side])
        _halve(blues[0], blues[1], turns, blue[pair])
        _halve(reds[0], reds[1], turns, red[pair])


@jit
def _part_row(rgb: Any, luminance: Any, blues: Any, reds: Any) -> None:
    # Casts keep every step in 32 bits, which is what fits eight or sixteen pixels into a vector.
    whole = np.int32
    for x in range(len(luminance)):
        r, g, b = whole(rgb[3 * x]), whole(rgb[3 * x + 1]), whole(rgb[3 * x + 2])
        luminance[x] = whole(whole(whole(r * 19595) + whole(g * 38470)) + whole(whole(b * 7471) + _HALF)) >> _BITS
        blues[x] = whole(whole(whole(b * 32768) + _ZERO) - whole(whole(r * 11059) + whole(g * 21709))) >> _BITS
        reds[x] = whole(whole(whole(r * 32768) + _ZERO) - whole(whole(g * 27439) + whole(b * 5329))) >> _BITS


@jit
def _halve(upper: Any, lower: Any, turns: Any, halved: Any) -> None:
    whole = np.uint16
    for x in range(len(halved)):
        left = whole(whole(upper[2 * x]) + whole(lower[2 * x]))
        right = whole(whole(upper[2 * x + 1]) + whole(lower[2 * x + 1]))
        halved[x] = whole(whole(whole(left + right) + turns[x]) >> whole(2))


@jit
def _round_plane(plane: Any, down: Any, up: Any) -> None:
    """Cosines of each block rounded to multiples of its table's steps."""
    width = plane.shape[1]
    rows = np.empty((8, width), np.float32)
    # Column k of all blocks of a row side by side, so that a vector holds the same place of many blocks.
    columns, rounded = np.empty((8, 8, width // 8), np.float32), np.empty((8, 8, width // 8), np.float32)
    for top in range(0, len(plane), 8):
        _cosines_down(plane[top : top + 8], rows)
        _gather(rows, columns)
        for row in range(8):
            _round_across(columns[row], down[row], up[row], rounded[row])
        _scatter(rounded, rows)
        _back_up(rows, plane[top : top + 8])


@jit
def _cosines_down(plane: Any, rows: Any) -> None:
    for x in range(plane.shape[1]):
        rows[0, x], rows[1, x], rows[2, x], rows[3, x], rows[4, x], rows[5, x], rows[6, x], rows[7, x] = _cosines(
            np.float32(plane[0, x]) - _MIDDLE,
            np.float32(plane[1, x]) - _MIDDLE,
            np.float32(plane[2, x]) - _MIDDLE,
            np.float32(plane[3, x]) - _MIDDLE,
            np.float32(plane[4, x]) - _MIDDLE,
            np.float32(plane[5, x]) - _MIDDLE,
            np.float32(plane[6, x]) - _MIDDLE,
            np.float32(plane[7, x]) - _MIDDLE,
        )


@jit
def _gather(rows: Any, columns: Any) -> None:
    for row in range(8):
        for place in range(8):
            for block in range(columns.shape[2]):
                columns[row, place, block] = rows[row, 8 * block + place]


@jit
def _scatter(columns: Any, rows: Any) -> None:
    for row in range(8):
        for place in range(8):
            for block in range(columns.shape[2]):
                rows[row, 8 * block + place] = columns[row, place, block]


@jit
def _round_across(columns: Any, down: Any, up: Any, rounded: Any) -> None:
    d0, d1, d2, d3, d4, d5, d6, d7 = down[0], down[1], down[2], down[3], down[4], down[5], down[6], down[7]
    u0, u1, u2, u3, u4, u5, u6, u7 = up[0], up[1], up[2], up[3], up[4], up[5], up[6], up[7]
    c0, c1, c2, c3, c4, c5, c6, c7 = (columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6],
                                      columns[7])  # fmt: skip
    for x in range(columns.shape[1]):
        a0, a1, a2, a3, a4, a5, a6, a7 = _cosines(c0[x], c1[x], c2[x], c3[x], c4[x], c5[x], c6[x], c7[x])
        b0, b1, b2, b3, b4, b5, b6, b7 = _back(
            ((a0 * d0 + _WHOLE) - _WHOLE) * u0,
            ((a1 * d1 + _WHOLE) - _WHOLE) * u1,
            ((a2 * d2 + _WHOLE) - _WHOLE) * u2,
            ((a3 * d3 + _WHOLE) - _WHOLE) * u3,
            ((a4 * d4 + _WHOLE) - _WHOLE) * u4,
            ((a5 * d5 + _WHOLE) - _WHOLE) * u5,
            ((a6 * d6 + _WHOLE) - _WHOLE) * u6,
            ((a7 * d7 + _WHOLE) - _WHOLE) * u7,
        )
        rounded[0, x], rounded[1, x], rounded[2, x], rounded[3, x] = b0, b1, b2, b3
        rounded[4, x], rounded[5, x], rounded[6, x], rounded[7, x] = b4, b5, b6, b7


@jit
def _back_up(rows: Any, plane: Any) -> None:
    for x in range(plane.shape[1]):
        levels = _back(rows[0, x], rows[1, x], rows[2, x], rows[3, x], rows[4, x], rows[5, x], rows[6, x], rows[7, x])
        for row in range(8):
            plane[row, x] = np.int32(min(max(levels[row] + np.float32(128.5), _LEAST), _MOST))


@jit
def _join(luminance: Any, blue: Any, red: Any, rgb: Any) -> None:
    """The picture; colours at full size by triangles: three parts of the nearest, one of the next, down and across."""
    width, last = luminance.shape[1], len(blue) - 1
    mixed, blues, reds = np.empty(width // 2, np.uint16), np.empty(width, np.uint8), np.empty(width, np.uint8)
    for y in range(len(luminance)):
        near = y // 2
        far = min(max(near + (1 if y & 1 else -1), 0), last)
        _double(blue[near], blue[far], mixed, blues)
        _double(red[near], red[far], mixed, reds)
        _join_row(luminance[y], blues, reds, rgb[y])


@jit
def _double(near: Any, far: Any, mixed: Any, doubled: Any) -> None:
    whole = np.uint16
    for x in range(len(mixed)):
        mixed[x] = whole(whole(whole(near[x]) * whole(3)) + whole(far[x]))
    last = len(mixed) - 1
    doubled[0], doubled[-1] = whole(mixed[0] * 4 + 8) >> 4, whole(mixed[last] * 4 + 7) >> 4
    for x in range(last):
        doubled[2 * x + 1] = whole(whole(whole(mixed[x] * whole(3)) + whole(mixed[x + 1] + whole(7))) >> whole(4))
        doubled[2 * x + 2] = whole(whole(whole(mixed[x + 1] * whole(3)) + whole(mixed[x] + whole(8))) >> whole(4))


@jit
def _join_row(luminance: Any, blues: Any, reds: Any, rgb: Any) -> None:
    whole = np.int32
    least, most = whole(0), whole(255)
    for x in range(len(luminance)):
        y = whole(whole(luminance[x]) * 65536 + 32768)
        b, r = whole(whole(blues[x]) - 128), whole(whole(reds[x]) - 128)
        rgb[3 * x] = min(max(whole(whole(y + whole(r * 91881)) >> 16), least), most)
        rgb[3 * x + 1] = min(max(whole(whole(y - whole(b * 22554 + r * 46802)) >> 16), least), most)
        rgb[3 * x + 2] = min(max(whole(whole(y + whole(b * 116130)) >> 16), least), most)


@inlined
def _cosines(a0: Any, a1: Any, a2: Any, a3: Any, a4: Any, a5: Any, a6: Any, a7: Any) -> Any:
    """Eight values as cosines, scaled; Arai, Agui and Nakajima (1988), as in libjpeg's jfdctflt.c."""
    s0, d7, s1, d6, s2, d5, s3, d4 = a0 + a7, a0 - a7, a1 + a6, a1 - a6, a2 + a5, a2 - a5, a3 + a4, a3 - a4
    t0, t3, t1, t2 = s0 + s3, s0 - s3, s1 + s2, s1 - s2
    even = (t2 + t3) * np.float32(0.707106781)
    u0, u1, u2 = d4 + d5, d5 + d6, d6 + d7
    both = (u0 - u2) * np.float32(0.382683433)
    low, high = np.float32(0.541196100) * u0 + both, np.float32(1.306562965) * u2 + both
    middle = u1 * np.float32(0.707106781)
    upper, lower = d7 + middle, d7 - middle
    return t0 + t1, upper + high, t3 + even, lower - low, t0 - t1, lower + low, t3 - even, upper - high


@inlined
def _back(a0: Any, a1: Any, a2: Any, a3: Any, a4: Any, a5: Any, a6: Any, a7: Any) -> Any:
    """Eight values from their scaled cosines, the way back of `_cosines`; as in libjpeg's jidctflt.c."""
    s0, s1, t3 = a0 + a4, a0 - a4, a2 + a6
    t2 = (a2 - a6) * np.float32(1.414213562) - t3
    e0, e3, e1, e2 = s0 + t3, s0 - t3, s1 + t2, s1 - t2
    z13, z10, z11, z12 = a5 + a3, a5 - a3, a1 + a7, a1 - a7
    o7 = z11 + z13
    both = (z10 + z12) * np.float32(1.847759065)
    o6 = both - z10 * np.float32(2.613125930) - o7
    o5 = (z11 - z13) * np.float32(1.414213562) - o6
    o4 = both - z12 * np.float32(1.082392200) - o5
    return e0 + o7, e1 + o6, e2 + o5, e3 + o4, e3 - o4, e2 - o5, e1 - o6, e0 - o7
