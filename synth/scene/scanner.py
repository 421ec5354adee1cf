"""The scanner: light off paper and ink, through optics, sensor, contrast curve and JPEG. No chance here: all is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.geometry import Warp
from receipts.rng import stream
from synth.scene.pen import Stroke

_TILE = 2048
_SUBPIXEL_BITS = 4
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


def scanned(
    darkness: NDArray[np.uint8],
    warp: Warp,
    outline: Sequence[tuple[float, float]],
    strokes: Sequence[Stroke],
    look: Look,
    *,
    red: NDArray[np.uint8] | None = None,
) -> NDArray[np.uint8]:
    """The picture of a print, uint8 (h, w, 3).

    Args:
        darkness: uint8 (h, w) of the print, dots.
        warp: from dots to pixels; pixels and points go through it alike.
        outline: of the paper, dots.
        red: uint8 (h, w), the share of the darkness that red ink makes, of 255; None for none.
    """
    levels = _levels(darkness, warp, outline, look)
    reds = levels
    if red is not None:
        passed = 255.0 - (1.0 - _RED_TAKES) * red
        reds = _levels(np.rint(darkness * (passed / 255.0)).astype(np.uint8), warp, outline, look)
    marks = _marks(strokes, warp) if strokes else None
    return _jpeg(_coloured((reds, levels, levels), marks, look), look)


def _levels(darkness: NDArray[np.uint8], warp: Warp, outline: Sequence[tuple[float, float]], look: Look) -> NDArray[np.uint8]:
    """What the sensor gives of light of one colour, uint8 (h, w)."""
    light = _bed(darkness, warp, outline, look)
    light = _optics(light, look)
    if look.noise > 0:
        light += _noise(light.shape, look.noise_offset) * np.float32(look.noise / 255.0)
    return _toned(light, look)


def _bed(darkness: NDArray[np.uint8], warp: Warp, outline: Sequence[tuple[float, float]], look: Look) -> NDArray[np.float32]:
    """Light from the bed, float32 (h, w): paper on its surround, ink on the paper."""
    width, height = warp.size
    ink = warp.image(darkness).astype(np.float32)
    paper = _paper_light(width, height, look)
    corners = np.rint(warp.points(outline) * (1 << _SUBPIXEL_BITS)).astype(np.int32)
    mask = np.zeros((height, width), np.uint8)
    cv2.fillPoly(mask, [corners], 255, lineType=cv2.LINE_AA, shift=_SUBPIXEL_BITS)
    paper *= 1.0 - ink * np.float32(look.ink / 255.0)
    if mask.min() == 255:
        return paper
    # A lid presses the paper flat, yet its rim throws a thin shadow.
    covered = cv2.GaussianBlur(mask, (0, 0), 0.8).astype(np.float32) * np.float32(1 / 255.0)
    shadow = cv2.boxFilter(mask, -1, (9, 9)).astype(np.float32) * np.float32(0.12 / 255.0)
    around = np.float32(look.surround) * (1.0 - shadow)
    return around + (paper - around) * covered


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


def _coloured(
    levels: tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]], marks: NDArray[np.uint8] | None, look: Look
) -> NDArray[np.uint8]:
    """The picture uint8 (h, w) without colour or (h, w, 3) with it, of levels of red, green and blue, pens on top."""
    if look.grey and marks is None and levels[0] is levels[1]:
        return levels[1]
    steps = np.linspace(0.0, 1.0, 256)
    channels = [
        cv2.LUT(level, np.rint(255.0 * (black + (white - black) * steps)).astype(np.uint8))
        for level, black, white in zip(levels, look.ink_colour, look.paper_colour, strict=True)
    ]
    picture: Any = cv2.merge(channels)
    if marks is not None:
        picture = cv2.multiply(picture, marks, scale=1 / 255.0)
    return cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) if look.grey else picture


def _marks(strokes: Sequence[Stroke], warp: Warp) -> NDArray[np.uint8]:
    """What light pens let through, uint8 (h, w, 3)."""
    layer = np.full((warp.size[1], warp.size[0], 3), 255, np.uint8)
    scale = abs(np.linalg.det(warp.matrix[:2, :2])) ** 0.5
    for stroke in strokes:
        points = np.rint(warp.points(stroke.points) * (1 << _SUBPIXEL_BITS)).astype(np.int32)
        colour = tuple(round(255 * share) for share in stroke.colour)
        cv2.polylines(layer, [points], False, colour, max(round(stroke.width * scale), 1), cv2.LINE_AA, _SUBPIXEL_BITS)
    return layer


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
