"""The scanner: light off the bed through optics, sensor, tone curve and files. No chance here: all is drawn."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.geometry import Warp
from synth.printing.printer import Print
from synth.scene.bed import PAD_DOTS, WHITE, bed_planes, optics_kernel, surround_level
from synth.scene.history import aged
from synth.scene.look import Look
from synth.tiles import TILE_DEVIATION, TILE_MEAN, flicker_row, grain_window, product

# Width of the scanner's halo, a Gaussian's sigma.
_HALO_PX = 1.2
_STREAK_PX = 2
# A picture of which the paper fills less than this is resampled where the paper lies only.
_WORTH_CUTTING = 0.8


def scanned(print: Print, warp: Warp, look: Look) -> NDArray[np.uint8]:
    """The picture of a print, uint8 (h, w, 3); ``warp`` takes its dots to pixels, and points alike."""
    scan = _scan_warp(warp, look)
    scale = abs(np.linalg.det(scan.matrix[:2, :2])) ** 0.5
    kernel = _optics(look, scale)
    light = _light(scan.size, look)
    channels = []
    for plane in bed_planes(print, look):
        if len(kernel) > 1:
            plane = cv2.sepFilter2D(plane, -1, kernel, kernel, borderType=cv2.BORDER_REPLICATE)  # type: ignore[assignment]
        channels.append(_toned(_sensed(plane, light, scan, look), look))
    picture = aged(_coloured(channels, look), look.generations, warp.size)
    return cv2.cvtColor(picture, cv2.COLOR_GRAY2RGB if picture.ndim == 2 else cv2.COLOR_BGR2RGB)  # type: ignore[return-value]


def _scan_warp(warp: Warp, look: Look) -> Warp:
    """The warp from the bed's dots, lid and all, to the pixels of the scan, which may be fewer than the picture's."""
    width, height = (max(round(side * look.resolution), 1) for side in warp.size)
    shift = np.eye(3)
    shift[:2, 2] = -PAD_DOTS
    fewer = np.diag([width / warp.size[0], height / warp.size[1], 1.0])
    return Warp(fewer @ warp.matrix @ shift, (width, height))


def _optics(look: Look, scale: float) -> NDArray[np.float64]:
    """The kernel along either axis of the dots, at a scale in pixels a dot; it averages what falls on one pixel, too."""
    averaged = 0.25 * max(1.0 / scale**2 - 1.0, 0.0)
    return optics_kernel((averaged + (look.blur_px / scale) ** 2) ** 0.5, look.sharpening, _HALO_PX / scale)


def _light(size: tuple[int, int], look: Look) -> NDArray[np.uint8]:
    """The lamp's light on every pixel, uint8 (h, w) of WHITE: falling off to the sides, flickering, streaked by dirt."""
    width, height = size
    across = 1.0 + look.gradient[0] * np.linspace(-0.5, 0.5, width, dtype=np.float32)
    down = look.paper * (1.0 + look.gradient[1] * np.linspace(-0.5, 0.5, height, dtype=np.float32))
    for at, gain in look.streaks:
        across[int(at * width) : int(at * width) + _STREAK_PX] *= 1.0 + gain
    if look.flicker:
        down *= 1.0 + np.float32(look.flicker) * flicker_row(height, look.noise_offset[1])
    return product(down, across, WHITE)


def _sensed(plane: NDArray[np.uint8], light: NDArray[np.uint8], scan: Warp, look: Look) -> NDArray[np.uint8]:
    """What reaches the sensor, uint8 (h, w) of WHITE."""
    width, height = scan.size
    lid = surround_level(look)
    corners = scan.points([[0, 0], [plane.shape[1], 0], plane.shape[1::-1], [0, plane.shape[0]]])
    left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int) - 1, 0).tolist()
    right, bottom = np.minimum(np.ceil(corners.max(axis=0)).astype(int) + 1, scan.size).tolist()
    if (right - left) * (bottom - top) > _WORTH_CUTTING * width * height:
        seen = scan.image(plane, border=lid, average=False)
    else:
        shift = np.eye(3)
        shift[:2, 2] = (-left, -top)
        part = Warp(shift @ scan.matrix, (right - left, bottom - top)).image(plane, border=lid, average=False)
        seen = np.full((height, width), lid, np.uint8)
        seen[top:bottom, left:right] = part
    return cv2.multiply(seen, light, None, 1 / WHITE)  # type: ignore[return-value]


def _toned(seen: NDArray[np.uint8], look: Look) -> NDArray[np.uint8]:
    """Levels uint8 (h, w): noise, then a tone curve, a line of slope ``contrast`` that keeps the level ``middle``."""
    start = 255.0 * look.middle * (1.0 - look.contrast)
    noise = look.contrast * look.noise / TILE_DEVIATION
    slope = look.contrast * look.exposure * 255.0 / WHITE
    grain = grain_window(seen.shape, look.noise_offset, soft=look.grain)
    levels: Any = cv2.addWeighted(seen, slope, grain, noise, start - noise * TILE_MEAN)
    if look.tones == "cut":
        levels = cv2.threshold(levels, round(255 * look.middle), 255, cv2.THRESH_BINARY)[1]
    elif look.tones == "diffused":
        levels = _diffused(levels)
    return levels


def _diffused(levels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Black and white, uint8 (h, w), each pixel's error handed on to its neighbours (Floyd and Steinberg 1976)."""
    from PIL import Image

    return np.array(Image.fromarray(levels).convert("1"), np.uint8) * np.uint8(255)


def _coloured(channels: list[NDArray[np.uint8]], look: Look) -> NDArray[np.uint8]:
    """The picture uint8 (h, w) without colour, or (h, w, 3) in blue, green, red, of one level or of red, green and blue."""
    if look.grey:
        return channels[0]
    levels = channels if len(channels) == 3 else channels * 3
    coloured = [
        cv2.convertScaleAbs(level, None, white - black, 255.0 * black)
        for level, black, white in zip(levels, look.ink_colour, look.paper_colour, strict=True)
    ]
    return cv2.merge(coloured[::-1])  # type: ignore[return-value]
