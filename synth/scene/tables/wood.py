"""Wood: boards with rings, fibres, pores and knots, from bleached and light to nearly black."""

from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Range, component, refuse_outside
from receipts.rng import stream
from synth.draw import Weight, between, whole
from synth.scene.tables.fields import SIDE, Field, coded, layers, noise, smeared
from synth.scene.tables.table import Colour, Ramp, Table, Top, mixed, shaded, top, varied

# Boards in a tile, mm between rings, how deep the joints are, how many knots; a tile is 300 mm wide where a texel is 0.3.
_VARIANTS = (
    (1, 3.2, 0.0, 0),
    (2, 5.0, 0.0, 0),
    (3, 4.0, 0.9, 1),
    (4, 3.0, 0.35, 0),
    (8, 2.4, 0.3, 0),
    (2, 6.5, 1.0, 3),
)
_TEXEL_MM = 0.3
# The middle tone of boards, and of the dark rings and pores in them.
_WOODS = MappingProxyType(
    {
        "ash": ((206, 182, 146), (160, 130, 94)),
        "beech": ((205, 160, 118), (166, 112, 74)),
        "bleached": ((205, 197, 184), (160, 150, 136)),
        "cherry": ((150, 98, 68), (104, 62, 42)),
        "grey": ((142, 134, 124), (92, 84, 76)),
        "mahogany": ((106, 62, 46), (62, 32, 24)),
        "oak": ((182, 142, 96), (124, 88, 52)),
        "pine": ((216, 172, 112), (172, 112, 58)),
        "stained": ((66, 46, 36), (34, 22, 18)),
        "walnut": ((112, 78, 54), (62, 40, 28)),
        "wenge": ((58, 44, 36), (24, 18, 16)),
    }
)


@component
class Wood(Table):
    """A wooden table.

    Attributes:
        weight: how often it is taken, against the others.
        contrast_range: how far rings and pores stand out: 0 not at all, 1 as in oiled oak.
        gloss_range: of its varnish.
    """

    weight: Weight = 3.0
    contrast_range: Range = (0.35, 1.15)
    gloss_range: Range = (0.01, 0.16)

    def __post_init__(self) -> None:
        refuse_outside("contrast_range", self.contrast_range, 0.0, 1.5)
        refuse_outside("gloss_range", self.gloss_range, 0.0, 1.0)

    def draw(self, rng: Generator) -> Top:
        """What chance decides for one table."""
        names = sorted(_WOODS)
        light, dark = _WOODS[names[whole(rng, 0, len(names) - 1)]]
        one, contrast = varied(rng, light, 0.14, 0.035), between(rng, self.contrast_range)
        ramps = tuple(_ramp(varied(rng, one, 0.08, 0.012), dark, light, contrast) for _ in range(4))
        variant = whole(rng, 0, len(_VARIANTS) - 1)
        scale = (0.75 * _TEXEL_MM, 1.35 * _TEXEL_MM)
        return top(rng, variant, ramps, mm_per_texel=scale, gloss=self.gloss_range, roughness=(0.2, 0.55))

    def levels(self, variant: int) -> NDArray[np.uint8]:
        """A tile of boards: four materials, as boards differ."""
        return _boards(variant)


def _ramp(board: Colour, dark: Colour, light: Colour, contrast: float) -> Ramp:
    """From the joints between boards, by the rings, to the board and its gleaming fibres."""
    red, green, blue = (own * deep / pale for own, deep, pale in zip(board, dark, light, strict=True))
    ring = mixed(board, (red, green, blue), contrast)
    deep, pale = shaded(ring, 1.0 - 0.45 * contrast)[0], shaded(board, 1.0 + 0.13 * contrast)[0]
    return (shaded(dark, 0.25)[0], deep, ring, mixed(ring, board, 0.6), board, pale)


@cache
def _boards(variant: int) -> NDArray[np.uint8]:
    count, ring_mm, joint, knots = _VARIANTS[variant]
    rng = stream(0, variant, "tables/wood")
    at = np.arange(SIDE, dtype=np.float32) * np.float32(_TEXEL_MM)
    # A single board repeats across, too: its rings lie even, as where it was cut towards the middle of the trunk.
    rings = _even_rings(rng, at, ring_mm) if count == 1 else np.empty((SIDE, SIDE), np.float32)
    tone, material = np.zeros((SIDE, 1), np.float32), np.zeros((SIDE, 1), np.int32)
    gap = np.zeros((SIDE, 1), np.float32)
    edges = np.rint(np.arange(count + 1) * SIDE / count + np.r_[0, rng.uniform(-0.1, 0.1, max(count - 1, 0)) * SIDE / count, 0])
    wander = layers(rng, 4, 2, 4, 0.42)
    for board in range(count if count > 1 else 0):
        rows = slice(int(edges[board]), int(edges[board + 1]))
        rings[rows] = _board_rings(rng, at, rows, wander, ring_mm=ring_mm, knots=knots if rng.random() < 0.6 else 0)
        tone[rows], material[rows] = 0.05 * rng.standard_normal(), int(rng.integers(4))
        gap[rows.start : rows.start + 2], gap[rows.stop - 1] = joint, 0.4 * joint
    # Years differ: in how wide their rings are, and how dark.
    rings = rings + 0.55 * np.sin(0.71 * rings) + 0.35 * np.sin(1.93 * rings + 1.0)
    year = np.floor(rings).astype(np.int32) % 64
    phase = rings - np.floor(rings)
    late = phase**2.6 * np.clip((1.0 - phase) / 0.22, 0.0, 1.0) * rng.uniform(0.35, 1.25, 64).astype(np.float32)[year]
    fibre = smeared(rng.standard_normal((SIDE, SIDE), np.float32), 1, 41) * 6.4 + 0.7 * noise(rng, 256, 8)
    pores = smeared((rng.random((SIDE, SIDE), np.float32) < 0.006).astype(np.float32), 1, 17) * 17.0
    shade = 0.76 - 0.3 * late + 0.045 * fibre + 0.045 * layers(rng, 16, 2, 4) + 0.025 * noise(rng, 512, 32) + tone
    shade -= 0.16 * np.minimum(pores, 1.5) * (0.35 + 0.65 * np.clip(1.0 - 2.0 * phase, 0.0, 1.0))
    return coded(np.clip(shade, 0.2, 0.999) * (1.0 - gap), np.broadcast_to(material, (SIDE, SIDE)), 4)


def _even_rings(rng: Generator, at: Field, ring_mm: float) -> Field:
    """Ring numbers that grow evenly down the tile, by a whole number from end to end."""
    total = round(SIDE * _TEXEL_MM / ring_mm)
    thick = 0.9 * noise(rng, 16, 1) + 0.25 * noise(rng, 64, 1)
    return (at[:, None] / np.float32(SIDE * _TEXEL_MM) * total + thick + 0.7 * layers(rng, 2, 2, 4, 0.4)).astype(np.float32)


def _board_rings(rng: Generator, at: Field, rows: slice, wander: Field, *, ring_mm: float, knots: int) -> Field:
    """Ring numbers of one board (h, SIDE), sawn at some distance from the middle of a trunk that is no straight cone."""
    height, length = float(at[rows][-1] - at[rows][0]), SIDE * _TEXEL_MM
    middle = float(at[rows][0]) + height * rng.uniform(-0.3, 1.3)
    turn = 2 * np.pi * at / length + rng.uniform(0, 2 * np.pi)
    depth = rng.uniform(4.0, 30.0) + rng.uniform(4.0, 22.0) * np.sin(turn) + 3.0 * np.sin(2 * turn + rng.uniform(0, 6.28))
    shift = int(rng.integers(SIDE))
    bent = 3.2 * np.roll(wander, shift, axis=1)[rows] + 2.0 * np.sin(turn + rng.uniform(0, 6.28))
    radius = np.hypot(at[rows][:, None] - middle + bent, depth)
    for _ in range(knots):
        x, y = rng.uniform(0, length), rng.uniform(at[rows][0], at[rows][-1])
        size = rng.uniform(3.0, 7.0)
        beside = np.mod(at - x + length / 2, length) - length / 2
        away = np.hypot(beside / 2.2, at[rows][:, None] - y + 0.4 * bent)
        radius = radius + 9.0 * size * np.exp(-((away / size) ** 1.3) * 0.7)
    return (radius / ring_mm).astype(np.float32)
