"""Development: linear light to the levels of a picture: gain, noise, clipping, colour, tone curve, smoothing, sharpening."""

from typing import Any, NamedTuple

import cv2
import numpy as np
from numba import njit
from numpy.typing import NDArray

from synth.tiles import TILE_DEVIATION, TILE_MEAN

# Entries of the tone curve: even at black, where sRGB is steep, one is a sixth of a level of a curve up to 1.
_ENTRIES = 1 << 15
# Where a curve that keeps highlights leaves that which does not.
_KNEE = 0.6


class Gains(NamedTuple):
    """What the light is multiplied by.

    Attributes:
        places: float32 (h', w'), for all colours, at even places of the picture, between which it runs evenly.
        colours: float32 (3), for red, green and blue.
    """

    places: NDArray[np.float32]
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


def srgb(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values in [0, 1] of linear light in [0, 1] (IEC 61966-2-1).

    >>> srgb(np.array([0.0, 0.0031308, 0.2140, 1.0])).round(3).tolist()
    [0.0, 0.04, 0.5, 1.0]
    """
    light = np.clip(light, 0.0, 1.0)
    value: NDArray[np.float64] = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return value


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
    tables = (gains.colours, noise.shot, noise.read**2, settings)
    _expose(light, across, tables, (noise.grey, noise.red, noise.blue), curve, levels, luma)
    return levels, luma


@njit(cache=True, error_model="numpy")
def _expose(light: Any, across: Any, tables: Any, grain: Any, curve: Any, levels: Any, luma: Any) -> None:
    """Row by row: gains, noise, clipping, saturation and the tone curve."""
    colours, shot, read2, settings = tables
    grey, red, blue = grain
    white, saturation, colour = settings[0], settings[1], settings[2]
    height, width = luma.shape
    noisy = grey.shape[0] > 0
    zero, half = np.float32(0.0), np.float32(0.5)
    unit = np.float32(1.0 / TILE_DEVIATION) / np.sqrt(np.float32(1.0) + colour * colour)
    mean = np.float32(TILE_MEAN)
    steps = np.float32(len(curve) - 1) / white
    row_light = np.empty((3, width), np.float32)
    grains = np.zeros((3, width), np.float32)
    for row in range(height):
        at = (np.float32(row) + half) * np.float32(len(across)) / np.float32(height) - half
        at = min(max(at, zero), np.float32(len(across) - 1))
        upper = min(int(at), max(len(across) - 2, 0))
        lower = min(upper + 1, len(across) - 1)
        share = at - np.float32(upper)
        if noisy:
            for x in range(width):
                common = np.float32(grey[row, x]) - mean
                to_red = colour * (np.float32(red[row, x]) - mean)
                to_blue = colour * (np.float32(blue[row, x]) - mean)
                grains[0, x] = unit * (common + to_red)
                grains[1, x] = unit * (common - (to_red + to_blue) * np.float32(0.70710678))
                grains[2, x] = unit * (common + to_blue)
        for channel in range(3):
            gain, photons, read = colours[channel], shot[channel], read2[channel]
            for x in range(width):
                place = across[upper, x] + share * (across[lower, x] - across[upper, x])
                value = max(light[row, x, channel] * place * gain, zero)
                value += np.sqrt(photons * value + read) * grains[channel, x]
                row_light[channel, x] = min(max(value, zero), white)
        for x in range(width):
            r, g, b = row_light[0, x], row_light[1, x], row_light[2, x]
            y = np.float32(0.2126) * r + np.float32(0.7152) * g + np.float32(0.0722) * b
            r = min(max(y + saturation * (r - y), zero), white)
            g = min(max(y + saturation * (g - y), zero), white)
            b = min(max(y + saturation * (b - y), zero), white)
            r8 = curve[int(r * steps + half)]
            g8 = curve[int(g * steps + half)]
            b8 = curve[int(b * steps + half)]
            levels[row, x, 0] = b8
            levels[row, x, 1] = g8
            levels[row, x, 2] = r8
            luma[row, x] = np.uint8((77 * np.int32(r8) + 150 * np.int32(g8) + 29 * np.int32(b8) + 128) >> 8)


def detail_curve(smoothing: float, sharpening: float, grain: float, most: float) -> NDArray[np.int16]:
    """What is added to a level whose detail (its difference from its surroundings) is -255 to 255, int16 (511).

    Args:
        smoothing: share of the faintest detail that is taken away.
        sharpening: share of strong detail that is added.
        grain: detail, in levels, between faint and strong.
        most: levels that are added at most.

    >>> detail_curve(0.5, 1.0, 4.0, 30.0)[[255 + 2, 255 + 20, 255 + 200]].tolist()
    [0, 19, 30]
    """
    detail = np.arange(-255.0, 256.0)
    strong = detail**2 / (detail**2 + max(grain, 1e-3) ** 2)
    added = detail * (sharpening * strong - smoothing * (1.0 - strong))
    return np.rint(np.clip(added, -most, most)).astype(np.int16)


def detailed(levels: NDArray[np.uint8], luma: NDArray[np.uint8], curve: NDArray[np.int16], sigma_px: float) -> None:
    """Changes the detail of levels uint8 (h, w, 3) by a curve of `detail_curve`, in place, all three colours alike.

    Args:
        luma: uint8 (h, w), of the levels.
        sigma_px: of the Gaussian that makes a pixel's surroundings.
    """
    if curve.any():
        _detail(levels, luma, cv2.GaussianBlur(luma, (0, 0), sigma_px, borderType=cv2.BORDER_REPLICATE), curve)


@njit(cache=True, error_model="numpy")
def _detail(levels: Any, luma: Any, around: Any, curve: Any) -> None:
    """Adds to each pixel what the curve says of its luma against that around it."""
    for row in range(luma.shape[0]):
        for x in range(luma.shape[1]):
            added = curve[np.int32(luma[row, x]) - np.int32(around[row, x]) + 255]
            for channel in range(3):
                levels[row, x, channel] = min(max(np.int32(levels[row, x, channel]) + added, 0), 255)
