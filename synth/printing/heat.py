"""Heat: what a thermal head, its power supply and the years make of the dots that a page asks for.

Thermal paper turns dark where its coat melts: below a threshold not at all, above it ever more. The head is a row of
resistors, 8 a mm, that stay warm for some milliseconds; the paper runs past them. Each function is one of these effects, on
dots of uint8 (h, w), 255 where the head fires.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from synth.printing.printer import Slip
from synth.printing.typeset import DOTS_PER_MM
from synth.tiles import TILE_MEAN, grain_window, product

# Heads by the paper they are built for: its width in mm at most, and the elements of 1/8 mm.
_HEADS = ((60.0, 384), (90.0, 576), (130.0, 832))
# Rows over which an element cools: about 1 ms a row.
_COOLING_ROWS = 12
# Heat below this share melts nothing.
_MELTS_AT = 0.1
# Rows with fewer dots than this share of the paper's width leave the power supply unmoved.
_EASY_LOAD = 0.2


@dataclass(frozen=True)
class Warmth:
    """A warm place: where, as shares of the paper's width and height, how far it reaches, and the darkness at its middle."""

    across: float
    down: float
    reach_mm: float
    darkness: float


@dataclass(frozen=True)
class Heat:
    """One thermal print as chance had it.

    Attributes:
        darkness: of a dot at full heat, 0 to 1.
        spread_dots: how far a dot's heat reaches, as a Gaussian's sigma.
        gain: how readily half-heated paper turns dark.
        fade_left, fade_right: darkness lost at either side of the paper, 0 to 1.
        band_dots, band_depth: length of bands of weaker rows, and what they lose.
        weak: (column share of the width, dots wide, darkness left) of columns whose elements fail.
        wear: darkness lost in the blotches of handled paper.
        wear_seed: where the blotches lie.
        slips: where the paper slipped.
        dead: (share of the head, elements) that do not heat at all.
        carry: share of a row's heat that the head carries into the next rows.
        starve: darkness lost by a row all of whose dots fire, as the power supply sags.
        battery: (share of the height, darkness lost at the end) from where on a battery goes down.
        age: how far the dye has gone back: thin, half-dark strokes fade first.
        warmths: places whose warmth darkened the paper.
        grain, grain_offset: how unevenly the paper takes heat, and where in the tile of noise it lies.
    """

    darkness: float
    spread_dots: float
    gain: float
    fade_left: float
    fade_right: float
    band_dots: float
    band_depth: float
    weak: tuple[tuple[float, int, float], ...]
    wear: float
    wear_seed: int
    slips: tuple[Slip, ...]
    dead: tuple[tuple[float, int], ...] = ()
    carry: float = 0.0
    starve: float = 0.0
    battery: tuple[float, float] = (1.0, 0.0)
    age: float = 0.0
    warmths: tuple[Warmth, ...] = ()
    grain: float = 0.0
    grain_offset: tuple[int, int] = (0, 0)


def head_elements(width_dots: int) -> int:
    """The elements of the head for paper of a width: 384 on 58 mm, 576 on 80 mm, 832 on 112 mm; wider paper has none of them.

    >>> head_elements(58 * 8), head_elements(80 * 8), head_elements(210 * 8)
    (384, 576, 1680)
    """
    return next((elements for width_mm, elements in _HEADS if width_dots <= width_mm * DOTS_PER_MM), width_dots)


def heated(dots: NDArray[np.uint8], heat: Heat) -> NDArray[np.uint8]:
    """Darkness uint8 (h, w) of paper whose fired dots are 255 in ``dots``."""
    fired = without_dead(dots, heat.dead)
    heats: Any = cv2.GaussianBlur(fired, (0, 0), heat.spread_dots)
    if heat.carry:
        heats = cv2.add(heats, carried(fired, heat.carry))
    if heat.grain:
        heats = _uneven(heats, heat)
    # Darkness at full strength comes with the curve where it is the same everywhere.
    strength = _strength(fired, heat)
    darkness: Any = cv2.LUT(heats, melting_curve(heat.gain, heat.age, 1.0 if strength is not None else heat.darkness))
    if strength is not None:
        darkness = cv2.multiply(darkness, strength, None, 1 / 255.0)
    return warmed(darkness, heat.warmths)


def without_dead(dots: NDArray[np.uint8], dead: Sequence[tuple[float, int]]) -> NDArray[np.uint8]:
    """The dots without those of dead elements: a broken resistor leaves a white line along the whole print."""
    if not dead:
        return dots
    width = dots.shape[1]
    elements = head_elements(width)
    result = dots.copy()
    for at, wide in dead:
        start = (width - elements) // 2 + int(at * elements)
        result[:, start : start + wide] = 0
    return result


def carried(dots: NDArray[np.uint8], share: float) -> NDArray[np.uint8]:
    """The heat that elements carry into the rows after those they fired in, uint8 (h, w): a tail below every dark area."""
    # The anchor looks back: each row holds the mean of those that fired before it, the last of them among them.
    mean: Any = cv2.boxFilter(dots, -1, (1, _COOLING_ROWS), anchor=(0, _COOLING_ROWS - 1), borderType=cv2.BORDER_CONSTANT)
    tail: Any = cv2.convertScaleAbs(mean, None, share)
    return np.concatenate([np.zeros_like(tail[:1]), tail[:-1]])


def melting_curve(gain: float, age: float, darkness: float) -> NDArray[np.uint8]:
    """Darkness uint8 (256) by heat: none below the threshold, then a slope; the dye of half-molten paper goes back with age."""
    share = np.arange(256) / 255.0
    molten = np.clip((share - _MELTS_AT) / (1.0 - _MELTS_AT) * gain, 0.0, 1.0)
    return np.rint(255.0 * darkness * molten ** (1.0 + age)).astype(np.uint8)


def row_strengths(dots: NDArray[np.uint8], heat: Heat) -> NDArray[np.float32]:
    """float32 (h): how strongly each row is burnt: bands of an uneven feed, a supply that sags, a battery that goes down."""
    height = len(dots)
    rows = np.full(height, heat.darkness, np.float32)
    along = np.arange(height, dtype=np.float32)
    if heat.band_depth:
        rows *= 1.0 - heat.band_depth * (0.5 + 0.5 * np.sin(along * (2 * np.pi / heat.band_dots)))
    start, lost = heat.battery
    if heat.starve or lost:
        loads = cv2.reduce(dots, 1, cv2.REDUCE_AVG, None, cv2.CV_32F).ravel() / 255.0
        loads = np.clip((loads - _EASY_LOAD) / (1.0 - _EASY_LOAD), 0.0, 1.0)
        rows *= 1.0 - heat.starve * loads
        # A tired battery recovers while nothing is printed, and gives out under load.
        spent = np.clip((along / height - start) / max(1.0 - start, 1e-6), 0.0, 1.0)
        rows *= 1.0 - lost * spent * (0.6 + 0.4 * loads)
    return rows


def warmed(darkness: NDArray[np.uint8], warmths: Sequence[Warmth]) -> NDArray[np.uint8]:
    """The darkness with that of the paper itself, which warmth turns grey: beside a cup, on a dashboard, under a lamp."""
    height, width = darkness.shape
    for warmth in warmths:
        x = np.arange(width, dtype=np.float32) - warmth.across * width
        y = np.arange(height, dtype=np.float32) - warmth.down * height
        reach = warmth.reach_mm * DOTS_PER_MM
        # A sharp rim, as where the paper touched: the coat melts within a few degrees.
        columns, rows = np.exp(-((x / reach) ** 2)), np.exp(-((y / reach) ** 2))
        steps = np.clip((np.arange(256) / 255.0 - 0.3) * 2.0, 0.0, 1.0) * (255.0 * warmth.darkness)
        veil: Any = cv2.LUT(product(rows, columns, 255.0), steps.astype(np.uint8))
        left: Any = cv2.multiply(cv2.bitwise_not(darkness), cv2.bitwise_not(veil), None, 1 / 255.0)
        darkness = cv2.bitwise_not(left)
    return darkness


def _uneven(heats: Any, heat: Heat) -> Any:
    """The heat as paper with a coat of uneven thickness takes it."""
    grain = grain_window(heats.shape, heat.grain_offset, soft=True)
    return cv2.addWeighted(heats, 1.0 - heat.grain, cv2.multiply(heats, grain, None, 1 / TILE_MEAN), heat.grain, 0.0)


def _strength(dots: NDArray[np.uint8], heat: Heat) -> NDArray[np.uint8] | None:
    """Darkness of full heat, uint8 (h, w); None where it is ``heat.darkness`` all over."""
    if not (heat.fade_left or heat.fade_right or heat.weak or heat.band_depth or heat.wear or heat.starve or heat.battery[1]):
        return None
    height, width = dots.shape
    columns = np.linspace(1.0 - heat.fade_left, 1.0 - heat.fade_right, width, dtype=np.float32)
    for at, wide, left in heat.weak:
        start = int(at * width)
        columns[start : start + wide] *= left
    rows = row_strengths(dots, heat)
    strength: Any = product(rows, columns, 255.0)
    if heat.wear:
        strength = cv2.multiply(strength, _blotches(heat, width, height), None, 1 / 255.0)
    return strength


def _blotches(heat: Heat, width: int, height: int) -> Any:
    """What handling left of the print, uint8 (h, w) of 255: smooth patches some millimetres wide."""
    cells = (max(height // 48, 2), max(width // 48, 2))
    coarse = np.random.Generator(np.random.Philox(key=heat.wear_seed)).random(cells, np.float32)
    kept = np.rint(255.0 * (1.0 - heat.wear * coarse)).astype(np.uint8)
    return cv2.resize(kept, (width, height), interpolation=cv2.INTER_CUBIC)
