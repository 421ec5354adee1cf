"""Keys: two or three on a ring, of brass or steel, beside the receipt."""

from dataclasses import dataclass
from typing import ClassVar

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import CountRange, Probability, component
from synth.draw import between, chance, pick
from synth.paper.sheet import Sheet
from synth.scene.body import Body
from synth.scene.tables.table import Colour, palette, plain, shaded, varied
from synth.scene.things.mesh import Mesh, Points, bar, joined, slab
from synth.scene.things.rest import Spot, draw_spot, least_away, seat
from synth.scene.things.thing import Thing
from synth.scene.things.tube import bent_tube, tube_mesh

_RING_MM = 13.0
_WIRE_MM = 0.9
_KEY_MM = (52.0, 22.0)
_THICK_MM = 2.0
_PER_MM = 3
_METALS: tuple[Colour, ...] = ((190, 160, 92), (176, 178, 180), (150, 152, 154), (168, 142, 96))


@dataclass(frozen=True)
class Key:
    """One key: its metal, its teeth in mm, how far it is turned about the ring, its size, 1 as usual."""

    metal: Colour
    teeth: tuple[float, ...]
    turn_deg: float
    size: float
    covered: bool


@dataclass(frozen=True)
class Bunch:
    """The keys of one photograph."""

    keys: tuple[Key, ...]
    spot: Spot


@component
class Keys(Thing):
    """A bunch of keys.

    Attributes:
        share: of the photographs that show it.
        count_range: how many keys.
        on_share: how many bunches lie over the paper's edge, not beside it.
    """

    kind: ClassVar[str] = "keys"

    share: Probability = 0.03
    count_range: CountRange = (1, 3)
    on_share: Probability = 0.25

    def __post_init__(self) -> None:
        if self.count_range[1] > 4:
            raise ValueError(f"count_range: got {self.count_range}; there are 4 keys at most")

    def placed(self, size_mm: tuple[float, float], rng: Generator) -> Bunch:
        """What chance decides once there are keys."""
        spot = draw_spot(size_mm, 30.0, rng, on_share=self.on_share, least_away_mm=least_away(size_mm, 60.0, 45.0))
        count = self.count_range[0] + int(rng.random() * (self.count_range[1] - self.count_range[0] + 1))
        keys = []
        for number in range(count):
            metal = plain(varied(rng, pick(rng, _METALS), 0.15, 0.03))
            teeth = tuple(round(between(rng, (0.6, 3.0)), 2) for _ in range(6))
            turn = 38.0 * (number - 0.5 * (count - 1)) + between(rng, (-7.0, 7.0))
            keys.append(Key(metal, teeth, round(turn, 1), round(between(rng, (0.85, 1.1)), 3), chance(rng, 0.3)))
        return Bunch(tuple(keys), spot)

    def bodies(self, sheet: Sheet, drawn: Bunch) -> tuple[Body, ...]:
        """A body for the ring and for each key, keys that cross one another one above the other."""
        reach = _RING_MM + _KEY_MM[0]
        angle = np.arange(12) * np.pi / 6
        outline = np.stack([0.5 * reach * np.cos(angle), 0.9 * reach * np.sin(angle)], axis=-1)
        axes, origin = seat(sheet, outline, drawn.spot)
        found = []
        for number, key in enumerate(drawn.keys):
            mesh, texels = _key(key)
            turn = np.deg2rad(key.turn_deg)
            around = np.array([[np.cos(turn), np.sin(turn), 0.0], [-np.sin(turn), np.cos(turn), 0.0], [0.0, 0.0, 1.0]])
            # The hole in a key's head lies on the ring.
            shift = np.array([np.sin(turn), -np.cos(turn), 0.0]) * (_RING_MM - 3.0) + (
                0.0,
                0.25 * reach,
                number * (_THICK_MM + 0.05),
            )
            placed = mesh.placed(around, shift).placed(axes, origin)
            found.append(placed.on(texels).body(self.kind, _albedo(key), gloss=0.35, roughness=0.35))
        ring = (
            _ring(len(drawn.keys) * (_THICK_MM + 0.05))
            .placed(np.eye(3), np.array([0.0, 0.25 * reach, 0.0]))
            .placed(axes, origin)
        )
        steel = np.full((4, 4, 3), (168, 170, 172), np.uint8)
        found.append(ring.on(ring.places * 0.0 + 2.0).body(self.kind, steel, gloss=0.5, roughness=0.25))
        return tuple(found)


def _ring(height: float) -> Mesh:
    """A ring of wire that is nearly closed, on top of the keys."""
    angle = np.linspace(0.02, 2 * np.pi - 0.02, 25)
    joints = np.stack([_RING_MM * np.cos(angle), _RING_MM * np.sin(angle), np.full(25, height + _WIRE_MM)], axis=-1)
    up = np.broadcast_to([0.0, 0.0, 1.0], joints.shape)
    tube = bent_tube(joints, up, (0.0, 24.0), np.full((2, 3), _WIRE_MM))
    return tube_mesh(tube, 8, 36, (0.6, 0.6))


def _key(key: Key) -> tuple[Mesh, Points]:
    """A key that hangs down from the origin, and where its points lie on its picture."""
    length, wide = (side * key.size for side in _KEY_MM)
    angle = np.arange(20) * np.pi / 10
    middle = np.array([0.0, -0.3 * wide])
    head = slab(np.stack([0.5 * wide * np.cos(angle), 0.42 * wide * np.sin(angle)], axis=-1), _THICK_MM, (1.0, 0.5, 0.0))
    head = head.placed(np.eye(3), np.array([*middle, 0.0]))
    steps = np.concatenate([[-length], np.linspace(2.0 - length, -0.86 * wide - 3.0, len(key.teeth)), [-0.6 * wide]])
    right = 0.19 * wide - 0.55 * np.array([3.4, *key.teeth, 0.0])
    # A hair thinner than the head, so that neither shines through the other.
    blade = bar(
        np.stack([np.full_like(steps, -0.16 * wide), steps], axis=-1), np.stack([right, steps], axis=-1), _THICK_MM - 0.1
    )
    mesh = joined((head, blade.placed(np.eye(3), np.array([0.0, 0.0, 0.05]))))
    texels = (mesh.points[:, :2] + (14.0, _KEY_MM[0] * 1.12)) * _PER_MM
    return mesh, np.clip(texels, 0.0, (28.0 * _PER_MM, 68.0 * _PER_MM))


def _albedo(key: Key) -> NDArray[np.uint8]:
    """A key's metal, uint8 (204, 84, 3): its hole, its groove, scratches, or a head of plastic."""
    shade = np.full((68 * _PER_MM, 28 * _PER_MM), 150, np.uint8)
    down, across = _KEY_MM[0] * 1.12 * _PER_MM, 14 * _PER_MM
    cv2.line(shade, (across, 4), (across, int(down - 0.9 * _KEY_MM[1] * _PER_MM)), 90, 4)
    cv2.ellipse(shade, (across, int(down - 0.3 * _KEY_MM[1] * _PER_MM)), (22, 17), 0, 0, 360, 120, 2)
    cv2.circle(shade, (across, int(down - 3.0 * _PER_MM)), 2 * _PER_MM, 20, -1)
    picture = cv2.applyColorMap(shade, palette((shaded(key.metal, 0.15, 0.7, 1.05, 1.3),)))
    if key.covered:
        top = int(down - 0.85 * _KEY_MM[1] * _PER_MM)
        picture[top:] = np.where(shade[top:, :, None] > 60, np.array([34, 34, 38], np.uint8), picture[top:])
    return np.asarray(picture, np.uint8)
