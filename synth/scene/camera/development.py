"""Development: linear light to the levels of a picture: gain, noise, clipping, colour and the tone curve."""

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.loops import jit
from synth.scene.camera.thumbnail import row_between
from synth.tiles import TILE_DEVIATION, TILE_MEAN

# Entries of the tone curve: even at black, where sRGB is steep, one is a sixth of a level of a curve up to 1.
_ENTRIES = 1 << 15
# Where a curve that keeps highlights leaves that which does not.
_KNEE = 0.6


class Gains(NamedTuple):
    """What the light is multiplied by.

    Attributes:
        places: float32 (h', w'), for all colours, at even places of the picture, between which it runs evenly.
        rows: float32 (h), for each row.
        colours: float32 (3), for red, green and blue.
    """

    places: NDArray[np.float32]
    rows: NDArray[np.float32]
    colours: NDArray[np.float32]


class Noise(NamedTuple):
    """The noise of a picture whose light is multiplied already: its variance at light s is ``shot * s + read ** 2``.

    Attributes:
        shot, read: float32 (3), of red, green and blue.
        grey: uint8 (h, w), the noise that all colours share.
        red, blue: uint8 (h, w), the noise that parts red from green and blue from green, of a weight ``colour``.
    """

    shot: NDArray[np.float32]
    read: NDArray[np.float32]
    grey: NDArray[np.uint8]
    red: NDArray[np.uint8]
    blue: NDArray[np.uint8]
    colour: float


def srgb(light: NDArray[Any]) -> NDArray[Any]:
    """Values in [0, 1] of linear light in [0, 1] (IEC 61966-2-1).

    >>> srgb(np.array([0.0, 0.0031308, 0.2140, 1.0])).round(3).tolist()
    [0.0, 0.04, 0.5, 1.0]
    """
    light = np.clip(light, 0.0, 1.0)
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)


def linear_light(value: NDArray[Any]) -> NDArray[Any]:
    """Linear light in [0, 1] of values in [0, 1]: the way back from `srgb`.

    >>> bool(abs(srgb(linear_light(np.linspace(0.0, 1.0, 99))) - np.linspace(0.0, 1.0, 99)).max() < 1e-6)
    True
    """
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def tone_curve(white: float, contrast: float, black: float) -> NDArray[np.uint8]:
    """Levels uint8 (32768) of light at even steps from 0 to ``white``: sRGB, never falling.

    Args:
        white: the light that becomes white, 1 or above; above 1 highlights are pressed together.
        contrast: of an S around the middle, from -0.9 to 0.9.
        black: value in [0, 0.5] that becomes black; below 0, what black becomes.

    >>> tone_curve(1.0, 0.0, 0.0)[[0, 7030, 32767]].tolist()
    [0, 128, 255]
    """
    light = np.linspace(0.0, white, _ENTRIES)
    over = np.clip((light - _KNEE) / (white - _KNEE), 0.0, 1.0)
    pressed = _KNEE + (1.0 - _KNEE) * (1.0 - (1.0 - over) ** ((white - _KNEE) / (1.0 - _KNEE)))
    value = srgb(np.where(light > _KNEE, pressed, light))
    value = value + contrast * value * (1.0 - value) * (2.0 * value - 1.0)
    value = (value - black) / (1.0 - black)
    return np.rint(255.0 * np.clip(value, 0.0, 1.0)).astype(np.uint8)


def exposed(
    light: NDArray[np.float32], gains: Gains, noise: Noise | None, curve: NDArray[np.uint8], *, white: float, saturation: float
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Levels uint8 (h, w, 3) in blue, green, red, and their luma uint8 (h, w).

    Args:
        light: float32 (h, w, 3), linear: red, green, blue.
        curve: of `tone_curve`, up to ``white``, where the sensor is full.
        saturation: 1 leaves colours, 0 takes them.
    """
    height, width = light.shape[:2]
    levels, luma = np.empty((height, width, 3), np.uint8), np.empty((height, width), np.uint8)
    across = cv2.resize(gains.places, (width, len(gains.places)), interpolation=cv2.INTER_LINEAR)
    settings = np.array([white, saturation, noise.colour if noise else 0.0], np.float32)
    if noise is None:
        none = np.empty((0, 0), np.uint8)
        noise = Noise(np.zeros(3, np.float32), np.zeros(3, np.float32), none, none, none, 0.0)
    tables = (gains.colours, noise.shot, noise.read**2, settings, curve)
    _expose(light, (across, gains.rows), tables, (noise.grey, noise.red, noise.blue), (levels, luma))
    return levels, luma


@jit
def _expose(light: Any, places: Any, tables: Any, grain: Any, made: Any) -> None:
    """Row by row: gains, noise, clipping, saturation and the tone curve.

    Each loop along a row writes to one array, or reads one: such loops become vector instructions, ten times as fast as one
    loop that does all.
    """
    across, down = places
    colours, shot, read2, settings, curve = tables
    levels, luma = made
    height, width = luma.shape
    place, luminance = np.empty(width, np.float32), np.empty(width, np.float32)
    grains = np.zeros((3, width), np.float32)
    planes = np.empty((3, width), np.float32)
    entries = np.empty((3, width), np.uint16)
    for row in range(height):
        row_between(across, row, height, place)
        if grain[0].shape[0]:
            _grains(grain[0][row], grain[1][row], grain[2][row], settings[2], grains)
        _parted(light[row], planes)
        for channel in range(3):
            gain = colours[channel] * down[row]
            _amplified(place, grains[channel], (gain, shot[channel], read2[channel], settings[0]), planes[channel])
        _luminance(planes, luminance)
        for channel in range(3):
            _entries(planes[channel], luminance, settings, np.float32(len(curve) - 1), entries[channel])
        _looked_up(entries, curve, levels[row], luma[row])


@jit
def _grains(grey: Any, red: Any, blue: Any, colour: Any, out: Any) -> None:
    """The noise of red, green and blue, float32 (3, w), of a deviation of 1: green has what red and blue have not."""
    unit = np.float32(1.0 / TILE_DEVIATION) / np.sqrt(np.float32(1.0) + colour * colour)
    mean = np.float32(TILE_MEAN)
    half = colour * unit * np.float32(0.5**0.5)
    for x in range(len(grey)):
        out[0, x] = unit * ((np.float32(grey[x]) - mean) + colour * (np.float32(red[x]) - mean))
    for x in range(len(grey)):
        out[1, x] = unit * (np.float32(grey[x]) - mean) - half * ((np.float32(red[x]) - mean) + (np.float32(blue[x]) - mean))
    for x in range(len(grey)):
        out[2, x] = unit * ((np.float32(grey[x]) - mean) + colour * (np.float32(blue[x]) - mean))


@jit
def _parted(light: Any, planes: Any) -> None:
    flat, width = light.reshape(-1), planes.shape[1]
    red, green, blue = planes[0], planes[1], planes[2]
    for x in range(width):
        red[x] = flat[3 * x]
        green[x] = flat[3 * x + 1]
        blue[x] = flat[3 * x + 2]


@jit
def _amplified(place: Any, grain: Any, numbers: Any, plane: Any) -> None:
    """Gain and noise, clipped where the sensor is full, in place."""
    gain, shot, read2, white = numbers
    for x in range(len(plane)):
        value = max(plane[x] * place[x] * gain, np.float32(0.0))
        value += np.sqrt(shot * value + read2) * grain[x]
        plane[x] = min(max(value, np.float32(0.0)), white)


@jit
def _luminance(planes: Any, out: Any) -> None:
    for x in range(len(out)):
        out[x] = np.float32(0.2126) * planes[0, x] + np.float32(0.7152) * planes[1, x] + np.float32(0.0722) * planes[2, x]


@jit
def _entries(plane: Any, luminance: Any, settings: Any, last: Any, out: Any) -> None:
    """Where each value stands on the tone curve, its colour changed before."""
    white, saturation = settings[0], settings[1]
    steps = last / white
    for x in range(len(out)):
        value = min(max(luminance[x] + saturation * (plane[x] - luminance[x]), np.float32(0.0)), white)
        out[x] = np.uint16(np.int32(value * steps + np.float32(0.5)))


@jit
def _looked_up(entries: Any, curve: Any, levels: Any, luma: Any) -> None:
    """Levels in blue, green, red, and their luma in 256ths (BT.601, as JPEG)."""
    for x in range(len(luma)):
        red, green, blue = curve[entries[0, x]], curve[entries[1, x]], curve[entries[2, x]]
        levels[x, 0], levels[x, 1], levels[x, 2] = blue, green, red
        weighed = np.uint32(77) * np.uint32(red) + np.uint32(150) * np.uint32(green) + np.uint32(29) * np.uint32(blue)
        luma[x] = (weighed + np.uint32(128)) >> np.uint32(8)
