"""The loops that change pixels: resampling, light, blur and grain, each row in vectors.

Pictures are seen as rows of bytes (h, 3 w). Casts stand at each step because numba would count in 64 bits otherwise, and
vectors would hold a quarter of the pixels.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from augment.nodes import along_rows, at_row
from receipts.loops import jit

_ONE, _EVEN, _ROUND = np.uint32(256), np.uint32(0x00FF00FF), np.uint32(0x00800080)
_BYTE, _ZERO, _TOP = np.uint32(8), np.float32(0), np.float32(255)
# Adding and taking away this float32 rounds to whole numbers, ties to even.
_WHOLE = np.float32(1.5 * 2**23)
# The standard deviation of the sum of four bytes, each as likely as the other.
_FOUR_BYTES = float(np.sqrt(4 * (256**2 - 1) / 12))
# The finest step of noise in fixed point, and a half of it.
GRAIN_BITS = 14


def resampled(source: NDArray[np.uint8], back: NDArray[np.float64], shift: NDArray[np.float32] | None, target: Any) -> None:
    """Fill ``target`` (h, w, 4): its pixel t shows the source at ``back`` of t + shift(t), between pixels straight, to 1/256
    px.

    Args:
        source: uint8 (h + 2, w + 2, 4), the picture in a frame, which goes on for ever.
        back: float64 (3, 3), takes points of the plane to points of the picture, px.
        shift: float32 (nodes, nodes, 2), px, from edge to edge of the target; None for none.
        target: uint8 (h, w, 4).
    """
    width = target.shape[1]
    across = np.zeros((2, 2, width), np.float32)
    if shift is not None:
        across = np.empty((2, len(shift), width), np.float32)
        along_rows(shift, across.transpose(1, 0, 2))
    # Four bytes a pixel are one number, and both halves of it are weighted at once.
    pixels, made = (image.view(np.uint32)[..., 0] for image in (source, target))
    _resample(pixels, (back / back[2, 2]).astype(np.float32), across, made)


def light_up(image: NDArray[np.uint8], light: NDArray[np.float32] | None, gains: NDArray[np.float32], offset: float) -> None:
    """Multiply a picture (h, w, 3) by the light at its pixels and by the gains of its colours, then add a level, in place."""
    lights = np.ones((2, 2), np.float32) if light is None else light
    # A value for each byte of a row.
    across = np.empty((len(lights), 3 * image.shape[1]), np.float32)
    for channel in range(3):
        along_rows(lights[..., None] * gains[channel], across[:, None, channel::3])
    _light_up(image.reshape(len(image), -1), across, np.float32(offset))


def gaussian_taps(sigma_px: float) -> NDArray[np.float32]:
    """The weights of a Gaussian blur, float32 (2 r + 1), their sum 1, r three standard deviations.

    >>> [f"{weight:.3f}" for weight in gaussian_taps(0.5)]
    ['0.000', '0.106', '0.787', '0.106', '0.000']
    """
    reach = max(int(np.ceil(3 * sigma_px)), 1)
    places = np.arange(-reach, reach + 1)
    weights = np.exp(-(places**2) / (2 * sigma_px**2))
    return (weights / weights.sum()).astype(np.float32)


def blurred(image: NDArray[np.uint8], taps: NDArray[np.float32], out: NDArray[np.uint8]) -> None:
    """Fill ``out`` with the picture (h, w, 3) weighted along both axes, mirrored about its outermost pixels beyond them."""
    height, width = image.shape[:2]
    reach = len(taps) // 2
    rows = image.reshape(height, -1)
    _blur(rows, taps[reach:], mirrored(height, reach), 3 * mirrored(width, reach), out.reshape(height, -1))


def mirrored(length: int, reach: int) -> NDArray[np.int64]:
    """The places -reach to length + reach - 1, those outside mirrored about the outermost ones within.

    >>> mirrored(4, 2).tolist()
    [2, 1, 0, 1, 2, 3, 2, 1]
    """
    if length == 1:
        return np.zeros(length + 2 * reach, np.int64)
    turn = np.arange(-reach, length + reach) % (2 * length - 2)
    return np.minimum(turn, 2 * length - 2 - turn)


def grain_step(grain: float) -> int:
    """What a sum of four bytes is multiplied by to become noise of a standard deviation, in 2**-14 of a level."""
    return round(grain / _FOUR_BYTES * (1 << GRAIN_BITS))


def make_grainy(image: NDArray[np.uint8], grain: float, key: int) -> None:
    """Add noise of a standard deviation in levels of 255 to a picture (h, w, 3), in place.

    The noise of a value is the sum of the four bytes of a hash of key and place: near to Gaussian, to 3.5 standard deviations.
    """
    _make_grainy(image.reshape(len(image), -1), np.int32(grain_step(grain)), np.uint32(key))


@jit
def _resample(source: Any, back: Any, across: Any, target: Any) -> None:
    height, width = target.shape
    flat = source.ravel()
    places, shares = np.empty(width, np.int32), np.empty(width, np.uint32)
    x_shift, y_shift = np.empty(width, np.float32), np.empty(width, np.float32)
    corners = np.empty((4, width), np.uint32)
    for y in range(height):
        at_row(across[0], y, height, x_shift)
        at_row(across[1], y, height, y_shift)
        _look_up(back, np.float32(y + 0.5), x_shift, y_shift, source.shape[1], source.shape[0], places, shares)
        _fetch(flat, np.uint64(source.shape[1]), places, corners)
        _mix(corners[0], corners[1], corners[2], corners[3], shares, target[y])


@jit
def _look_up(back: Any, y: Any, x_shift: Any, y_shift: Any, width: int, height: int, places: Any, shares: Any) -> None:
    """Where each pixel of a row looks: the upper left of four pixels, and 256ths of the way to the next ones."""
    whole = np.int32
    # A little less than the last pixel of the frame, so that there is always a next one; and the frame's first pixel is at
    # -0.5.
    right, bottom, stride = np.float32(width - 1.004), np.float32(height - 1.004), whole(width)
    a, b, c, d, e, f, g, h = back[0, 0], back[0, 1], back[0, 2], back[1, 0], back[1, 1], back[1, 2], back[2, 0], back[2, 1]
    half, fine = np.float32(0.5), np.float32(256)
    for x in range(len(places)):
        u, v = np.float32(whole(x)) + half + x_shift[x], y + y_shift[x]
        scale = np.float32(1) / (g * u + h * v + np.float32(1))
        s, t = (a * u + b * v + c) * scale + half, (d * u + e * v + f) * scale + half
        # Compared in this order, what is no number becomes 0.
        s, t = s if s > _ZERO else _ZERO, t if t > _ZERO else _ZERO
        s, t = s if s < right else right, t if t < bottom else bottom
        column, row = whole(s * fine + half), whole(t * fine + half)
        places[x] = whole(whole(row >> whole(8)) * stride) + whole(column >> whole(8))
        shares[x] = np.uint32(whole(whole(row & whole(255)) << whole(8)) | whole(column & whole(255)))


@jit
def _fetch(flat: Any, stride: Any, places: Any, corners: Any) -> None:
    one = np.uint64(1)
    for x in range(len(places)):
        at = np.uint64(places[x])
        corners[0, x], corners[1, x] = flat[at], flat[at + one]
        corners[2, x], corners[3, x] = flat[at + stride], flat[at + stride + one]


@jit
def _mix(upper_left: Any, upper_right: Any, lower_left: Any, lower_right: Any, shares: Any, target: Any) -> None:
    """Four pixels weighted; red and blue in one number, green and the fourth byte in another."""
    u = np.uint32
    for x in range(len(target)):
        p, q, r, s = upper_left[x], upper_right[x], lower_left[x], lower_right[x]
        right, low = u(shares[x] & u(255)), u(shares[x] >> _BYTE)
        left, high = u(_ONE - right), u(_ONE - low)
        a = u(u(u(u(u(p & _EVEN) * left) + u(u(q & _EVEN) * right)) + _ROUND) >> _BYTE) & _EVEN
        b = u(u(u(u(u(r & _EVEN) * left) + u(u(s & _EVEN) * right)) + _ROUND) >> _BYTE) & _EVEN
        c = u(u(u(u(u(p >> _BYTE) & _EVEN) * left) + u(u(u(q >> _BYTE) & _EVEN) * right)) + _ROUND)
        d = u(u(u(u(u(r >> _BYTE) & _EVEN) * left) + u(u(u(s >> _BYTE) & _EVEN) * right)) + _ROUND)
        c, d = u(u(c >> _BYTE) & _EVEN), u(u(d >> _BYTE) & _EVEN)
        even = u(u(u(u(u(a) * high) + u(u(b) * low)) + _ROUND) >> _BYTE) & _EVEN
        odd = u(u(u(c * high) + u(d * low)) + _ROUND) & u(~_EVEN)
        target[x] = u(u(even) | odd)


@jit
def _light_up(image: Any, across: Any, offset: Any) -> None:
    lights = np.empty(image.shape[1], np.float32)
    for y in range(len(image)):
        at_row(across, y, len(image), lights)
        _light_row(image[y], lights, offset)


@jit
def _light_row(row: Any, lights: Any, offset: Any) -> None:
    for x in range(len(row)):
        level = np.float32(row[x]) * lights[x] + offset
        row[x] = np.int32((min(max(level, _ZERO), _TOP) + _WHOLE) - _WHOLE)


@jit
def _blur(image: Any, taps: Any, rows: Any, columns: Any, out: Any) -> None:
    length, reach = image.shape[1], len(taps) - 1
    column = np.empty(length + 6 * reach, np.float32)
    inner, summed = column[3 * reach : 3 * reach + length], np.empty(length, np.float32)
    after = 3 * reach + length
    for y in range(len(image)):
        _weigh(image[y], taps[0], inner)
        for tap in range(1, reach + 1):
            _add_pair(image[rows[reach + y - tap]], image[rows[reach + y + tap]], taps[tap], inner)
        for outside in range(reach):
            for channel in range(3):
                column[3 * outside + channel] = inner[columns[outside] + channel]
                column[after + 3 * outside + channel] = inner[columns[len(columns) - reach + outside] + channel]
        _weigh(inner, taps[0], summed)
        for tap in range(1, reach + 1):
            before, behind = 3 * (reach - tap), 3 * (reach + tap)
            _add_pair(column[before : before + length], column[behind : behind + length], taps[tap], summed)
        _to_bytes(summed, out[y])


@jit
def _weigh(row: Any, weight: Any, summed: Any) -> None:
    for x in range(len(summed)):
        summed[x] = np.float32(row[x]) * weight


@jit
def _add_pair(row: Any, other: Any, weight: Any, summed: Any) -> None:
    for x in range(len(summed)):
        summed[x] += (np.float32(row[x]) + np.float32(other[x])) * weight


@jit
def _to_bytes(levels: Any, row: Any) -> None:
    for x in range(len(row)):
        row[x] = np.int32((min(max(levels[x], _ZERO), _TOP) + _WHOLE) - _WHOLE)


@jit
def _make_grainy(image: Any, step: Any, key: Any) -> None:
    for y in range(len(image)):
        _make_row_grainy(image[y], np.uint32(y * image.shape[1]), step, key)


@jit
def _make_row_grainy(row: Any, first: Any, step: Any, key: Any) -> None:
    # The hash is "lowbias32" of C. Wellons, Prospecting for Hash Functions (2018), on the place and, mixed in, the key.
    u, whole = np.uint32, np.int32
    least, most = whole(0), whole(255)
    for x in range(len(row)):
        bits = u(u(u(u(x) + first) * u(0x9E3779B9)) ^ key)
        bits = u(u(bits ^ u(bits >> u(16))) * u(0x7FEB352D))
        bits = u(u(bits ^ u(bits >> u(15))) * u(0x846CA68B))
        bits = u(bits ^ u(bits >> u(16)))
        pairs = u(u(bits & _EVEN) + u(u(bits >> _BYTE) & _EVEN))
        four = whole(u(u(pairs & u(0xFFFF)) + u(pairs >> u(16))))
        noise = whole(whole(whole(whole(four - whole(510)) * step) + whole(1 << (GRAIN_BITS - 1))) >> whole(GRAIN_BITS))
        row[x] = min(max(whole(whole(row[x]) + noise), least), most)
