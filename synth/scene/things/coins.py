"""Coins: discs with a rim and a worn relief, of copper, brass, silver, or two metals."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import ClassVar

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import CountRange, Probability, Range, component, refuse_outside
from receipts.rng import stream
from synth.draw import between, chance, pick, whole
from synth.paper.sheet import Sheet
from synth.scene.body import Body
from synth.scene.tables.table import Colour, palette, plain, shaded, varied
from synth.scene.things.mesh import spun
from synth.scene.things.rest import Spot, draw_spot, seat
from synth.scene.things.thing import Thing

_SIDES = 32
_TEXELS = 128
_VARIANTS = 6
_METALS: MappingProxyType[str, Colour] = MappingProxyType(
    {"brass": (196, 164, 92), "copper": (176, 108, 72), "nickel": (184, 182, 176), "steel": (172, 174, 178)}
)
_BLACK_SHARES = (0.28, 0.72, 1.0, 1.3)


@dataclass(frozen=True)
class Coin:
    """One coin: its metals from the rim inwards, its relief, and where it is laid."""

    radius_mm: float
    height_mm: float
    rim: Colour
    core: Colour
    variant: int
    spot: Spot


@dataclass(frozen=True)
class Change:
    """The coins of one photograph."""

    coins: tuple[Coin, ...]


@component
class Coins(Thing):
    """Change beside the receipt.

    Attributes:
        share: of the photographs that show coins.
        count_range: how many.
        diameter_mm_range: of a coin.
        bicolour_share: how many are of two metals.
        on_share: how many lie on the paper's edge, not beside it.
    """

    kind: ClassVar[str] = "coin"

    share: Probability = 0.06
    count_range: CountRange = (1, 4)
    diameter_mm_range: Range = (16.0, 28.0)
    bicolour_share: Probability = 0.2
    on_share: Probability = 0.45

    def __post_init__(self) -> None:
        if self.count_range[1] > 6:
            raise ValueError(f"count_range: got {self.count_range}; there are 6 coins at most")
        refuse_outside("diameter_mm_range", self.diameter_mm_range, 10.0, 40.0, "mm")

    def placed(self, size_mm: tuple[float, float], rng: Generator) -> Change:
        """What chance decides once there are coins: they lie in a group, none on another."""
        coins: list[Coin] = []
        for _ in range(whole(rng, *self.count_range)):
            radius = round(between(rng, self.diameter_mm_range) / 2, 2)
            first = draw_spot(size_mm, radius, rng, on_share=self.on_share)
            spot = _apart(coins, radius, first, rng)
            coins.append(self._coin(radius, spot, rng))
        return Change(tuple(coins))

    def bodies(self, sheet: Sheet, drawn: Change) -> tuple[Body, ...]:
        """A body a coin."""
        return tuple(_body(sheet, coin) for coin in drawn.coins)

    def _coin(self, radius: float, spot: Spot, rng: Generator) -> Coin:
        rim, core = (plain(varied(rng, _METALS[pick(rng, sorted(_METALS))], 0.2, 0.04)) for _ in range(2))
        height = round(between(rng, (1.5, 2.2)), 2)
        return Coin(radius, height, rim, core if chance(rng, self.bicolour_share) else rim, whole(rng, 0, _VARIANTS - 1), spot)


def _apart(coins: list[Coin], radius: float, first: Spot, rng: Generator) -> Spot:
    """A spot near the first coin, or one of its own, that touches no coin."""
    if not coins:
        return first
    home, angle = coins[0].spot, rng.random() * 2 * np.pi
    away, step = coins[0].radius_mm + radius + between(rng, (0.5, 25.0)), 3.0
    while True:
        x, y = home.x_mm + away * np.cos(angle), home.y_mm + away * np.sin(angle)
        gaps = [np.hypot(x - coin.spot.x_mm, y - coin.spot.y_mm) - coin.radius_mm - radius for coin in coins]
        if min(gaps) > 0.2:
            return Spot(round(float(x), 2), round(float(y), 2), first.turn_deg)
        away, angle = away + step, angle + 0.4


def _body(sheet: Sheet, coin: Coin) -> Body:
    radius, height, inner = coin.radius_mm, coin.height_mm, 0.9 * coin.radius_mm
    bevel, low = 0.18, height - 0.22
    edge = ((radius - bevel, 0.0), (radius, bevel), (radius, height - bevel), (radius - bevel, height), (inner, height))
    mesh = spun(((0.0, 0.0), *edge, (inner - 0.3, low), (0.5 * inner, low), (0.0, low)), _SIDES)
    axes, origin = seat(sheet, radius * _circle(), coin.spot)
    placed = mesh.placed(axes, origin)
    texels = mesh.points[:, :2] / radius * (_TEXELS / 2 - 1.5) * (1, -1) + _TEXELS / 2
    return placed.on(texels).body(Coins.kind, _albedo(coin), gloss=0.5, roughness=0.32)


def _circle() -> NDArray[np.float64]:
    """Sixteen corners around a circle of radius 1."""
    angle = np.arange(16) * np.pi / 8
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1) / np.cos(np.pi / 16)


def _albedo(coin: Coin) -> NDArray[np.uint8]:
    """The coin's face in its metals, uint8 (_TEXELS, _TEXELS, 3)."""
    ramps = tuple(shaded(metal, *_BLACK_SHARES) for metal in (coin.rim, coin.core))
    return cv2.applyColorMap(_face(coin.variant), palette(ramps))  # type: ignore[return-value]


@cache
def _face(variant: int) -> NDArray[np.uint8]:
    """Levels of a coin's relief as light from one side shows it: two metals, the rim's and the core's."""
    rng, size = stream(0, variant, "things/coins"), 4 * _TEXELS
    at = (np.arange(size, dtype=np.float32) + 0.5) / size * 2 - 1
    distance, angle = np.hypot(at, at[:, None]), np.arctan2(at[:, None], at)
    relief = np.zeros((size, size), np.uint8)
    middle = np.array([size / 2, size / 2])
    for step in range(int(rng.integers(14, 26))):
        # Letters and stars around the rim, worn past reading.
        turn = step * 2 * np.pi / 26 + rng.normal() * 0.02
        spot = middle + 0.39 * size * np.array([np.cos(turn), np.sin(turn)])
        axes = (int(size * rng.uniform(0.012, 0.03)), int(size * rng.uniform(0.006, 0.014)))
        cv2.ellipse(
            relief, np.rint(spot).astype(int).tolist(), axes, float(np.rad2deg(turn) + rng.uniform(0, 90)), 0, 360, 255, -1
        )
    _figure(relief, rng)
    raised = cv2.GaussianBlur(relief.astype(np.float32) / 255, (0, 0), size / 110)
    worn = cv2.resize(rng.standard_normal((32, 32), np.float32), (size, size), interpolation=cv2.INTER_CUBIC)
    lit = cv2.Sobel(raised, cv2.CV_32F, 1, 0) + cv2.Sobel(raised, cv2.CV_32F, 0, 1)
    shade = 0.52 + 1.1 * lit + 0.12 * (raised - 0.3) + 0.05 * worn
    shade += np.where(distance > 0.9, 0.14, 0.0) - 0.3 * np.exp(-(((distance - 0.885) / 0.014) ** 2))
    shade -= 0.05 * np.maximum(np.sin(60 * angle), 0) * ((distance > 0.84) & (distance < 0.88))
    small = cv2.resize(shade, (_TEXELS, _TEXELS), interpolation=cv2.INTER_AREA)
    core = cv2.resize((distance < 0.68).astype(np.uint8), (_TEXELS, _TEXELS), interpolation=cv2.INTER_NEAREST)
    levels = np.clip(small * 128, 0, 127).astype(np.uint8) + core * np.uint8(128)
    levels.setflags(write=False)
    return levels


def _figure(relief: NDArray[np.uint8], rng: Generator) -> None:
    """Something like a head, a leaf or arms in the middle of a coin."""
    size = len(relief)
    turn = rng.uniform(0, 360)
    for _ in range(int(rng.integers(4, 9))):
        middle = size / 2 + rng.normal(0, 0.09, 2) * size
        axes = np.rint(size * rng.uniform((0.05, 0.02), (0.17, 0.09))).astype(int)
        angle = float(turn + rng.normal() * 50)
        fill = int(rng.choice([255, 255, 0]))
        cv2.ellipse(
            relief,
            np.rint(middle).astype(int).tolist(),
            axes.tolist(),
            angle,
            0,
            360,
            fill,
            -1 if rng.random() < 0.6 else size // 60,
        )
