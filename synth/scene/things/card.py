"""Card: a bank or loyalty card with rounded corners, a pattern, a chip or a magnetic stripe, and marks nobody can read."""

from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, component
from receipts.rng import stream
from synth.draw import between, chance, pick
from synth.paper.sheet import Sheet
from synth.scene.body import Body
from synth.scene.tables.table import Colour, palette, plain, varied
from synth.scene.things.mesh import rounded_outline, slab, subdivided
from synth.scene.things.rest import Spot, draw_spot, least_away, seat
from synth.scene.things.thing import Thing

# ISO/IEC 7810: the size of cards, and of their corners.
_SIZE_MM = (85.6, 53.98)
_CORNER_MM = 3.18
_THICK_MM = 0.76
_PER_MM = 5
_VARIANTS = 5
_INKS: tuple[Colour, ...] = (
    (24, 36, 84),
    (20, 22, 26),
    (176, 24, 40),
    (16, 108, 92),
    (222, 222, 218),
    (206, 166, 84),
    (84, 44, 124),
    (44, 132, 190),
    (236, 116, 40),
    (92, 98, 106),
)


@dataclass(frozen=True)
class Dealt:
    """One card: its pattern and colours, which side is up, and where it is laid."""

    variant: int
    colours: tuple[Colour, ...]
    chip: bool
    back: bool
    light_marks: bool
    spot: Spot


@component
class Card(Thing):
    """A plastic card.

    Attributes:
        share: of the photographs that show it.
        on_share: how many lie on the paper's edge, not beside it.
        chip_share: how many bear a chip.
        back_share: how many show their back.
    """

    kind: ClassVar[str] = "card"

    share: Probability = 0.05
    on_share: Probability = 0.4
    chip_share: Probability = 0.6
    back_share: Probability = 0.15

    def placed(self, size_mm: tuple[float, float], rng: Generator) -> Dealt:
        """What chance decides once there is a card."""
        away = least_away(size_mm, _SIZE_MM[0], float(np.hypot(*_SIZE_MM)) / 2)
        spot = draw_spot(size_mm, _SIZE_MM[1] / 2, rng, on_share=self.on_share, least_away_mm=away)
        first, second = (varied(rng, pick(rng, _INKS), 0.2, 0.08) for _ in range(2))
        third = first if chance(rng, 0.5) else varied(rng, pick(rng, _INKS), 0.2, 0.08)
        if chance(rng, 0.3):
            second = varied(rng, first, 0.25, 0.05)
        colours = tuple(plain(colour) for colour in (first, second, third))
        return Dealt(
            int(rng.random() * _VARIANTS),
            colours,
            chance(rng, self.chip_share),
            chance(rng, self.back_share),
            between(rng, (0.0, 255.0)) > colours[0][1],
            spot,
        )

    def bodies(self, sheet: Sheet, drawn: Dealt) -> tuple[Body, ...]:
        """One body."""
        outline = rounded_outline(*_SIZE_MM, _CORNER_MM)
        # The long sides need points between their corners, too, where light is worked out.
        mesh = slab(subdivided(outline, 9.0), _THICK_MM, (1.0, 0.9, 0.6, 0.3, 0.0))
        axes, origin = seat(sheet, outline, drawn.spot)
        placed = mesh.placed(axes, origin)
        texels = (mesh.places * (1, -1) + np.array(_SIZE_MM) / 2) * _PER_MM
        return (placed.on(texels).body(self.kind, _albedo(drawn), gloss=0.12, roughness=0.25),)


def _albedo(drawn: Dealt) -> NDArray[np.uint8]:
    """The card's face, uint8 (270, 428, 3)."""
    face: Any = cv2.applyColorMap(_pattern(drawn.variant), palette((drawn.colours,)))
    mark = np.array((225, 225, 220) if drawn.light_marks else (40, 40, 44), np.float32)
    rows, columns, cover = _marks(drawn.variant, drawn.back)
    under = face[rows, columns]
    face[rows, columns] = np.rint(under + (mark - under) * cover).astype(np.uint8)
    if drawn.back:
        face[30:92] = (26, 24, 24)
        face[112:148, 30:290] = (226, 224, 214)
    elif drawn.chip:
        chip = _chip()
        face[96 : 96 + chip.shape[0], 48 : 48 + chip.shape[1]] = chip
    return np.asarray(face, np.uint8)


def _shape() -> tuple[int, int]:
    return int(_SIZE_MM[1] * _PER_MM) + 1, int(_SIZE_MM[0] * _PER_MM) + 1


@cache
def _pattern(variant: int) -> NDArray[np.uint8]:
    """Levels of a card's print: a gradient, waves, circles or stripes, uint8 (270, 429)."""
    rng = stream(0, variant, "things/card")
    height, width = _shape()
    x, y = np.meshgrid(np.linspace(0, 1.6, width), np.linspace(0, 1, height))
    turn = rng.uniform(0, 2 * np.pi)
    level = 0.5 + 0.3 * (np.cos(turn) * (x - 0.8) + np.sin(turn) * (y - 0.5))
    if variant == 1:
        level += 0.22 * np.sign(np.sin(5.0 * x + 2.6 * np.sin(2.2 * y + 1.0)))
    if variant == 2:
        for radius in (0.35, 0.6, 0.9):
            level += 0.16 * (np.hypot(x - 1.5, y - 0.1) < radius)
    if variant == 3:
        level += 0.12 * np.sin(18.0 * (x + y + 0.25 * np.sin(3.0 * x)))
    if variant == 4:
        level = 0.15 + 0.7 * (y > 0.62 + 0.08 * np.sin(3.5 * x))
    levels = np.clip(np.rint(level * 255 + rng.normal(0, 1.5, level.shape)), 0, 255).astype(np.uint8)
    levels.setflags(write=False)
    return levels


@cache
def _marks(variant: int, back: bool) -> tuple[NDArray[Any], ...]:
    """Rows, columns (n) and how far marks cover the card there (n, 1): raised signs, a name, a badge; bars that say nothing."""
    rng = stream(0, variant, f"things/card/marks/{back}")
    cover = np.zeros(_shape(), np.uint8)
    rows = (
        ((170, 12, 18, 4), (206, 7, 10, 8), (228, 7, 11, 8))
        if not back
        else ((180, 5, 40, 8), (196, 5, 36, 8), (212, 5, 20, 8))
    )
    for top, tall, count, gap in rows:
        left = 44 if not back else 30
        for number in range(count):
            wide = int(rng.integers(4, 9))
            if number % 4 == 3 or rng.random() < 0.12:
                left += gap
            cv2.rectangle(cover, (left, top), (left + wide, top + tall), int(rng.integers(90, 220)), -1)
            left += wide + 4
    if not back:
        cv2.circle(cover, (376, 226), 22, 190, -1)
        cv2.circle(cover, (350, 226), 22, 110, -1)
        cv2.rectangle(cover, (300, 30), (392, 48), 170, -1)
    soft = cv2.GaussianBlur(cover, (0, 0), 1.0).astype(np.float32) / np.float32(300)
    there = np.nonzero(soft > 0.01)
    return *there, soft[there][:, None]


@cache
def _chip() -> NDArray[np.uint8]:
    """A chip of gilt contacts, uint8 (46, 58, 3)."""
    chip = np.full((46, 58, 3), (206, 176, 104), np.uint8)
    for at in (15, 31):
        cv2.line(chip, (0, at), (57, at), (120, 96, 50), 1)
    for at in (19, 39):
        cv2.line(chip, (at, 0), (at, 45), (120, 96, 50), 1)
    cv2.rectangle(chip, (19, 12), (39, 34), (214, 186, 118), -1)
    cv2.rectangle(chip, (0, 0), (57, 45), (130, 104, 56), 1)
    chip.setflags(write=False)
    return chip
