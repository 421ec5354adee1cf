"""The scanner: light off the bed through optics, sensor, tone curve and files. No chance here: all is drawn."""

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.geometry import Warp, box_quads
from synth.printing.printer import Print
from synth.scene.bed import PAD_DOTS, WHITE, bed_of, optics_kernel, surround_level
from synth.scene.history import aged
from synth.scene.look import Look
from synth.tiles import TILE_DEVIATION, TILE_MEAN, flicker_row, grain_window, product

# Width of the scanner's halo, a Gaussian's sigma.
_HALO_PX = 1.2
_STREAK_PX = 2
# A picture of which the paper fills less than this is resampled where the paper lies only.
_WORTH_CUTTING = 0.8


class Region(NamedTuple):
    """A rectangle of a picture: left, top, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> tuple[int, int]:
        """(width, height)."""
        return self.right - self.left, self.bottom - self.top

    @property
    def slices(self) -> tuple[slice, slice]:
        """Its rows and columns."""
        return slice(self.top, self.bottom), slice(self.left, self.right)


def scanned(print: Print, warp: Warp, look: Look) -> NDArray[np.uint8]:
    """The picture of a print, uint8 (h, w, 3); ``warp`` takes its dots to pixels, and points alike."""
    scan = _scan_warp(warp, look)
    kernel = _optics(look, abs(np.linalg.det(scan.matrix[:2, :2])) ** 0.5)
    light = _light(scan.size, look)
    bed = bed_of(print, look)
    whole = Region(0, 0, *scan.size)
    # A small receipt on a large bed: only where it lies is anything to be seen but lid.
    part = _landing((0, 0, *bed.planes[0].shape[1::-1]), scan, 1)
    part = part if part.size[0] * part.size[1] < _WORTH_CUTTING * scan.size[0] * scan.size[1] else whole
    seen: Any = (
        np.empty(scan.size[::-1], np.uint8) if part == whole else np.full(scan.size[::-1], surround_level(look), np.uint8)
    )
    seen[part.slices] = _seen(bed.planes[0], kernel, scan, part, look)
    channels = [_toned(seen, light, whole, look)]
    # The other two colours differ from the first where something coloured is; an error that spreads spreads everywhere.
    box = _landing(bed.box, scan, len(kernel) // 2 + 2) if look.tones != "diffused" else whole
    for plane in bed.planes[1:]:
        channels.append(channels[0].copy())
        if box.size[0] > 0 and box.size[1] > 0:
            channels[-1][box.slices] = _toned(_seen(plane, kernel, scan, box, look), light, box, look)
    if len(channels) == 1:
        # Where nothing is coloured but black and white themselves, the files are those of the levels: a third of the work.
        picture = _coloured([aged(channels[0], look.generations, warp.size)], look)
    else:
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


def _landing(box: tuple[int, int, int, int], scan: Warp, margin: int) -> Region:
    """The region of the scan on which a box of the bed lands, with a margin in dots around it."""
    corners = scan.points(box_quads([box])[0] + np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * margin)
    left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0).tolist()
    right, bottom = np.minimum(np.ceil(corners.max(axis=0)).astype(int), scan.size).tolist()
    return Region(left, top, right, bottom)


def _seen(plane: Any, kernel: NDArray[np.float64], scan: Warp, region: Region, look: Look) -> NDArray[np.uint8]:
    """A plane of the bed through the optics, uint8 (h, w) of WHITE, in a region of the scan."""
    back = scan.inverse((plane.shape[1], plane.shape[0]))
    # What the optics spread comes from beyond the region.
    left, top, right, bottom = _landing(region, back, len(kernel) // 2 + 2)
    plane = plane[top:bottom, left:right]
    if len(kernel) > 1:
        plane = cv2.sepFilter2D(plane, -1, kernel, kernel, borderType=cv2.BORDER_REPLICATE)
    there, here = np.eye(3), np.eye(3)
    there[:2, 2], here[:2, 2] = (left, top), (-region.left, -region.top)
    return Warp(here @ scan.matrix @ there, region.size).image(plane, border=surround_level(look), average=False)


def _toned(seen: Any, light: NDArray[np.uint8], region: Region, look: Look) -> NDArray[np.uint8]:
    """Levels uint8 (h, w): the lamp's light, noise, then a tone curve, a line of slope ``contrast`` that keeps ``middle``."""
    start = 255.0 * look.middle * (1.0 - look.contrast)
    noise = look.contrast * look.noise / TILE_DEVIATION
    slope = look.contrast * look.exposure * 255.0 / WHITE
    lit: Any = cv2.multiply(seen, light[region.slices], None, 1 / WHITE)
    grain = grain_window(lit.shape, (look.noise_offset[0] + region.top, look.noise_offset[1] + region.left), soft=look.grain)
    levels: Any = cv2.addWeighted(lit, slope, grain, noise, start - noise * TILE_MEAN)
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
