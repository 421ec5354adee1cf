"""The scanner: light off paper and ink, through optics, sensor, contrast curve and JPEG. No chance here: all is drawn."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.geometry import Warp
from receipts.rng import stream
from synth.printing.printer import Print
from synth.scene.regions import seen, touched

_TILE = 2048
_SUBPIXEL_BITS = 4
# How far blur and sharpening carry light.
_REACH_PX = 6
# How much of the red light red ink takes away, against black ink.
_RED_TAKES = 0.25


@dataclass(frozen=True)
class Look:
    """How one scan renders light; reflectances and levels in [0, 1].

    Attributes:
        surround, paper: what lies around the paper, and the paper.
        ink: how much light the blackest dot takes away.
        gradient: light lost from left to right and from top to bottom.
        mottle: depth of the paper's clouds.
        creases: (share of the height, light gained) of folds across the paper.
        streaks: (share of the width, light gained) of dirty sensor elements.
        sharpening: strength of the unsharp mask.
        noise: standard deviation in grey levels of 255.
        noise_offset: where in the tile of noise this picture lies.
        contrast, middle: slope of the tone curve, and the level that it keeps.
        ink_colour, paper_colour: red, green and blue of black and of white.
        quality: of the scanner's JPEG.
    """

    surround: float
    paper: float
    ink: float
    gradient: tuple[float, float]
    mottle: float
    creases: tuple[tuple[float, float], ...]
    streaks: tuple[tuple[float, float], ...]
    blur_px: float
    sharpening: float
    noise: float
    noise_offset: tuple[int, int]
    contrast: float
    middle: float
    ink_colour: tuple[float, float, float]
    paper_colour: tuple[float, float, float]
    grey: bool
    quality: int


def scanned(print: Print, warp: Warp, look: Look) -> NDArray[np.uint8]:
    """The picture of a print, uint8 (h, w, 3); ``warp`` takes its dots to pixels, and points alike."""
    darkness: Any = print.darkness if print.back is None else cv2.add(print.darkness, print.back)
    paper = _paper(print, warp)
    light = _bed(darkness, paper, warp, look)
    levels = _sensed(light, look)
    lights = [light]
    channels = [levels] * (1 if look.grey else 3)
    if print.red is not None:
        passed = 255.0 - (1.0 - _RED_TAKES) * print.red
        lights.append(_bed(np.rint(darkness * (passed / 255.0)).astype(np.uint8), paper, warp, look))
        channels = [_sensed(lights[1], look), levels, levels]
    if print.tint is not None:
        channels = _tinted(channels, lights, print.tint, warp, look)
    return _jpeg(_coloured(channels, look), look)


def _sensed(light: NDArray[np.float32], look: Look, at: tuple[int, int] = (0, 0)) -> NDArray[np.uint8]:
    """What the sensor gives of light of one colour, uint8 (h, w), in a part of the picture that begins at (row, column)."""
    light = _optics(light, look)
    if look.noise > 0:
        offset = (look.noise_offset[0] + at[0], look.noise_offset[1] + at[1])
        light = light + _noise(light.shape, offset) * np.float32(look.noise / 255.0)
    return _toned(light, look)


def _tinted(
    channels: list[NDArray[np.uint8]],
    lights: list[NDArray[np.float32]],
    tint: NDArray[np.uint8],
    warp: Warp,
    look: Look,
) -> list[NDArray[np.uint8]]:
    """The channels with the marks on top, sensed again where there are any; ``lights`` are those of all, or red's the last."""
    regions = touched(tint, warp)
    if regions:
        channels = [channel.copy() for channel in channels]
    for region in regions:
        # What the optics spread comes from beyond the region.
        around = region.grown(_REACH_PX, warp.size)
        inner = region.within(around)
        passed = seen(tint, warp, around)
        colours = cv2.split(cv2.cvtColor(passed, cv2.COLOR_RGB2GRAY) if len(channels) == 1 else passed)
        for number, (channel, colour) in enumerate(zip(channels, colours, strict=True)):
            light = lights[-1 if number == 0 else 0][around.slices] * (colour * np.float32(1 / 255.0))
            channel[region.slices] = _sensed(light, look, (around.top, around.left))[inner]
    return channels


def _paper(print: Print, warp: Warp) -> NDArray[np.uint8]:
    """How far paper covers each pixel, uint8 (h, w), of 255."""
    height, width = print.darkness.shape
    corners = np.rint(warp.points([(0, 0), (width, 0), (width, height), (0, height)]) * (1 << _SUBPIXEL_BITS)).astype(np.int32)
    mask = np.zeros(warp.size[::-1], np.uint8)
    cv2.fillPoly(mask, [corners], 255, lineType=cv2.LINE_AA, shift=_SUBPIXEL_BITS)
    return mask if print.bare is None else cv2.min(mask, 255 - warp.image(print.bare))  # type: ignore[return-value]


def _bed(darkness: NDArray[np.uint8], paper: NDArray[np.uint8], warp: Warp, look: Look) -> NDArray[np.float32]:
    """Light from the bed, float32 (h, w): paper on its surround, ink on the paper."""
    ink = warp.image(darkness).astype(np.float32)
    light = _paper_light(*warp.size, look)
    light *= 1.0 - ink * np.float32(look.ink / 255.0)
    if paper.min() == 255:
        return light
    # A lid presses the paper flat, yet its rim throws a thin shadow.
    covered = cv2.GaussianBlur(paper, (0, 0), 0.8).astype(np.float32) * np.float32(1 / 255.0)
    shadow = cv2.boxFilter(paper, -1, (9, 9)).astype(np.float32) * np.float32(0.12 / 255.0)
    around = np.float32(look.surround) * (1.0 - shadow)
    return around + (light - around) * covered


def _paper_light(width: int, height: int, look: Look) -> NDArray[np.float32]:
    """What bare paper reflects, float32 (h, w): clouds, a gradient of the lamp, folds, streaks of the sensor."""
    across = 1.0 + look.gradient[0] * np.linspace(-0.5, 0.5, width, dtype=np.float32)
    down = look.paper * (1.0 + look.gradient[1] * np.linspace(-0.5, 0.5, height, dtype=np.float32))
    for at, gain in look.streaks:
        across[int(at * width) : int(at * width) + 2] *= 1.0 + gain
    for at, gain in look.creases:
        distance = (np.arange(height, dtype=np.float32) - at * height) / 2.5
        down *= 1.0 + gain * np.exp(-(distance**2))
    light = down[:, None] * across[None, :]
    if look.mottle:
        light *= 1.0 + np.float32(look.mottle) * _clouds((height, width), look.noise_offset)
    return light


def _optics(light: NDArray[np.float32], look: Look) -> NDArray[np.float32]:
    """Blur of the lens, then the scanner's unsharp mask with its halo."""
    if look.blur_px > 0:
        light = cv2.GaussianBlur(light, (0, 0), look.blur_px)  # type: ignore[assignment]
    if look.sharpening > 0:
        soft = cv2.GaussianBlur(light, (0, 0), 1.2)
        light = cv2.addWeighted(light, 1.0 + look.sharpening, soft, -look.sharpening, 0.0)  # type: ignore[assignment]
    return light


def _toned(light: NDArray[np.float32], look: Look) -> NDArray[np.uint8]:
    """Levels uint8 (h, w) through the tone curve: a line of slope ``contrast`` that keeps the level ``middle``."""
    slope = 255.0 * look.contrast
    start = 255.0 * look.middle * (1.0 - look.contrast)
    curve = cv2.addWeighted(light, slope, light, 0.0, start)
    return np.clip(curve, 0.0, 255.0).astype(np.uint8)


def _coloured(channels: list[NDArray[np.uint8]], look: Look) -> NDArray[np.uint8]:
    """The picture uint8 (h, w) without colour or (h, w, 3) with it, of one level or of red, green and blue."""
    if len(channels) == 1:
        return channels[0]
    steps = np.linspace(0.0, 1.0, 256)
    coloured = [
        cv2.LUT(channel, np.rint(255.0 * (black + (white - black) * steps)).astype(np.uint8))
        for channel, black, white in zip(channels, look.ink_colour, look.paper_colour, strict=True)
    ]
    picture: Any = cv2.merge(coloured)
    return cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) if look.grey else picture


def _jpeg(picture: NDArray[np.uint8], look: Look) -> NDArray[np.uint8]:
    """The picture as the scanner's JPEG gives it back, uint8 (h, w, 3)."""
    flat = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    _, encoded = cv2.imencode(".jpg", flat, [cv2.IMWRITE_JPEG_QUALITY, look.quality])
    if look.grey:
        return cv2.cvtColor(cv2.imdecode(encoded, cv2.IMREAD_GRAYSCALE), cv2.COLOR_GRAY2RGB)  # type: ignore[arg-type, return-value]
    return cv2.cvtColor(cv2.imdecode(encoded, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)  # type: ignore[arg-type, return-value]


def _noise(shape: tuple[int, ...], offset: tuple[int, int]) -> NDArray[np.float32]:
    """Noise of standard deviation 1, float32 (h, w), from the tile at an offset.

    Drawing two million normal numbers takes 57 ms, a window of a tile 2 ms.
    """
    return _window(_noise_tile(), shape, offset)


def _clouds(shape: tuple[int, ...], offset: tuple[int, int]) -> NDArray[np.float32]:
    """Soft clouds of standard deviation 1, float32 (h, w)."""
    return _window(_cloud_tile(), shape, offset)


def _window(tile: NDArray[np.float32], shape: tuple[int, ...], offset: tuple[int, int]) -> NDArray[np.float32]:
    rows = (np.arange(shape[0]) + offset[0]) % _TILE
    columns = offset[1] % _TILE
    wide = np.take(tile, rows, axis=0)
    if columns + shape[1] <= _TILE:
        return wide[:, columns : columns + shape[1]]
    return np.take(wide, (np.arange(shape[1]) + columns) % _TILE, axis=1)


@cache
def _noise_tile() -> NDArray[np.float32]:
    return stream(0, 0, "scene/noise").standard_normal((_TILE, _TILE), np.float32)


@cache
def _cloud_tile() -> NDArray[np.float32]:
    coarse = cv2.GaussianBlur(_noise_tile(), (0, 0), 2.5, borderType=cv2.BORDER_REFLECT)
    return (coarse / coarse.std()).astype(np.float32)
