"""Cloth: canvas, linen, denim, sheets with folds, checked and striped tablecloths, felt."""

from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Range, component, refuse_outside
from receipts.rng import stream
from synth.draw import Weight, between, chance, pick
from synth.scene.tables.fields import SIDE, Field, coded, layers, moved, noise, smeared, softened
from synth.scene.tables.table import Colour, Ramp, Table, Top, mixed, shaded, top, varied

_TEXEL_MM = 0.17
_NAMES = ("canvas", "linen", "denim", "sheet", "checks", "stripes", "felt")
_FINE = ("sheet", "checks", "stripes")
_DYES: tuple[Colour, ...] = (
    (232, 228, 218),
    (206, 196, 176),
    (150, 142, 130),
    (96, 98, 102),
    (44, 46, 52),
    (24, 26, 30),
    (40, 62, 104),
    (92, 128, 164),
    (138, 30, 40),
    (190, 72, 60),
    (36, 84, 64),
    (122, 140, 96),
    (200, 160, 84),
    (112, 76, 58),
    (186, 152, 166),
)
_INDIGO: tuple[Colour, ...] = ((34, 46, 78), (58, 78, 118), (92, 116, 150), (30, 32, 40))


@component
class Cloth(Table):
    """Woven cloth: tablecloths, jeans, a bed.

    Attributes:
        weight: how often it is taken, against the others.
        depth_range: how far threads and folds stand out, 1 as in canvas under light from one side.
    """

    weight: Weight = 1.6
    depth_range: Range = (0.4, 1.2)

    def __post_init__(self) -> None:
        refuse_outside("depth_range", self.depth_range, 0.0, 1.6)

    def draw(self, rng: Generator) -> Top:
        """What chance decides for one table."""
        name = pick(rng, _NAMES)
        depth = between(rng, self.depth_range)
        if name == "denim":
            warp = varied(rng, pick(rng, _INDIGO), 0.15, 0.05)
            weft = mixed(warp, (226, 226, 220), between(rng, (0.2, 0.6)))
            dyes = (warp, warp, weft, weft)
        else:
            one, other = (varied(rng, pick(rng, _DYES), 0.12, 0.05) for _ in range(2))
            if name == "checks" or (name == "stripes" and chance(rng, 0.6)):
                other = varied(rng, pick(rng, _DYES[:2]), 0.04, 0.03)
            dyes = (one, other, one, other)
        ramps = tuple(_ramp(dye, depth) for dye in dyes)
        low, high = (0.5, 0.9) if name in _FINE else (0.75, 1.5)
        scale = (low * _TEXEL_MM, high * _TEXEL_MM)
        return top(rng, _NAMES.index(name), ramps, mm_per_texel=scale, gloss=(0.0, 0.03), roughness=(0.6, 0.95))

    def levels(self, variant: int) -> NDArray[np.uint8]:
        """A tile of threads: warp of two dyes, weft of two."""
        return _woven(_NAMES[variant])


def _ramp(dye: Colour, depth: float) -> Ramp:
    return shaded(dye, 1.0 - 0.75 * min(depth, 1.3), 1.0 - 0.3 * depth, 1.0, 1.0 + 0.16 * depth)


@cache
def _woven(name: str) -> NDArray[np.uint8]:
    rng = stream(0, _NAMES.index(name), "tables/cloth")
    if name == "felt":
        fibres = sum(smeared(rng.standard_normal((SIDE, SIDE), np.float32), *way) for way in ((1, 9), (9, 1), (3, 3)))
        return coded(0.62 + 0.13 * fibres + 0.04 * layers(rng, 4, 4, 4), 0, 4)
    wide = {"canvas": 8, "linen": 8, "denim": 4, "sheet": 4, "checks": 4, "stripes": 4}[name]
    wander = {"canvas": 0.8, "linen": 2.2, "denim": 0.8, "sheet": 0.4, "checks": 0.7, "stripes": 0.7}[name]
    count = SIDE // wide
    at = np.arange(SIDE, dtype=np.float32)
    x = np.mod(at + wander * noise(rng, 64, 128), SIDE)
    y = np.mod(at[:, None] + wander * noise(rng, 128, 64), SIDE)
    warp, weft = (np.minimum((side / wide).astype(np.int32), count - 1) for side in (x, y))
    # Denim shows the warp on three of four, plain weaves on every other.
    over = (warp + weft) % 4 != 0 if name == "denim" else (warp + weft) % 2 == 0
    bulge_x, bulge_y = (np.abs(np.sin(np.pi * side / wide)) for side in (x, y))
    round_ = np.where(over, bulge_x * (0.55 + 0.45 * bulge_y), bulge_y * (0.55 + 0.45 * bulge_x))
    uneven = {"linen": 0.13, "canvas": 0.06}.get(name, 0.04)
    by_warp, by_weft = (rng.normal(0, uneven, count).astype(np.float32) for _ in range(2))
    threads = np.where(over, by_warp[warp], by_weft[weft])
    shade = 0.36 + 0.3 * round_ + threads + 0.045 * layers(rng, 64, 64, 3) + _folds(rng, name)
    return coded(softened(shade.astype(np.float32), 0.6), _dyes(name, warp, weft, over, count), 4)


def _dyes(
    name: str, warp: NDArray[np.int32], weft: NDArray[np.int32], over: NDArray[np.bool_], count: int
) -> NDArray[np.int32] | int:
    """Which thread lies on top: 0 and 1 the two dyes of the warp, 2 and 3 those of the weft."""
    if name == "checks":
        striped_warp, striped_weft = (warp * 8 // count) % 2, (weft * 8 // count) % 2
    elif name == "stripes":
        striped_warp = ((warp * 32 // count) % 8 < 3).astype(np.int32) | ((warp * 64 // count) % 16 == 9).astype(np.int32)
        striped_weft = striped_warp
    else:
        striped_warp = striped_weft = np.zeros_like(warp)
    return np.where(over, striped_warp, 2 + striped_weft).astype(np.int32)


def _folds(rng: Generator, name: str) -> Field:
    """Light and shadow of soft folds, float32 (SIDE, SIDE)."""
    wave = layers(rng, 2, 2, 2)
    bent = moved(noise(rng, 2, 4), 40.0 * wave, 40.0 * noise(rng, 2, 2))
    ridge = softened(np.exp(-((3.2 * bent) ** 2)), 9.0)
    slope = np.roll(ridge, 9, axis=1) - np.roll(ridge, -9, axis=1)
    return np.float32({"sheet": 1.0, "stripes": 0.5, "checks": 0.4}.get(name, 0.2)) * (0.6 * slope + 0.03 * wave)
