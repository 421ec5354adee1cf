"""Hand: somebody holds the receipt, pinches it, or presses it onto the table with a finger or more."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.random import Generator

from receipts.config import IntRange, Probability, Range, component, refuse_outside
from synth.draw import Weight, between, chance, weighted, whole
from synth.paper.sheet import Sheet
from synth.scene.body import Body
from synth.scene.tables.table import Colour, plain
from synth.scene.things.anatomy import (
    THICK,
    THUMB_THICK,
    arm_tube,
    finger_tube,
    nail_mesh,
    skin_mesh,
    thumb_tube,
)
from synth.scene.things.grasp import Grasp
from synth.scene.things.grip import taken
from synth.scene.things.skin import Complexion, draw_complexion, finger_picture, nail_picture, sleeve_folds
from synth.scene.things.thing import Thing
from synth.scene.things.tube import Tube, tube_mesh

_SKIN = (0.055, 0.42)
_NAIL = (0.16, 0.25)
_VARNISH = (0.3, 0.15)


@dataclass(frozen=True)
class Holder:
    """Somebody's hand."""

    grasp: Grasp
    skin: Complexion
    sleeve: Colour | None
    sleeve_at: float


@component
class HandThing(Thing):
    """A hand.

    Attributes:
        share: of the photographs that show it.
        inset_mm_range: how far a thumb reaches in from the edge of the paper; fingertips reach half as far.
        pressing_range: how many fingertips press onto paper that lies flat.
        scale_range: how large the hand is, 1 middling.
        tone_range: of the skin, from 0, the palest, to 1, the darkest.
        thumb_share: how many use the thumb: pinch paper in the air, and lie beside paper on the table with the thumb on it.
        varnish_share: how many have varnished nails.
        sleeve_share: how many wear long sleeves.
        left, right, bottom: how often each edge is taken.
    """

    kind: ClassVar[str] = "hand"

    share: Probability = 0.12
    inset_mm_range: Range = (12.0, 32.0)
    pressing_range: IntRange = (1, 3)
    scale_range: Range = (0.84, 1.08)
    tone_range: Range = (0.0, 1.0)
    thumb_share: Probability = 0.5
    varnish_share: Probability = 0.12
    sleeve_share: Probability = 0.6
    left: Weight = 1.0
    right: Weight = 0.8
    bottom: Weight = 1.0

    def __post_init__(self) -> None:
        refuse_outside("inset_mm_range", self.inset_mm_range, 4.0, 40.0, "mm")
        refuse_outside("pressing_range", self.pressing_range, 1, 4)
        refuse_outside("scale_range", self.scale_range, 0.5, 1.3)
        refuse_outside("tone_range", self.tone_range, 0.0, 1.0)
        if not self.left + self.right + self.bottom:
            raise ValueError("left: one of left, right and bottom must weigh more than 0")

    def placed(self, size_mm: tuple[float, float], rng: Generator) -> Holder:
        """What chance decides once there is a hand."""
        side = weighted(rng, {"left": self.left, "right": self.right, "bottom": self.bottom})
        right = chance(rng, {"left": 0.15, "right": 0.85, "bottom": 0.5}[side])
        # Arms come from below: from the left, hands point upwards to the right.
        splay = {"left": (0.0, 45.0), "right": (-45.0, 0.0), "bottom": (-28.0, 28.0)}[side]
        grasp = Grasp(
            side=side,
            along=round(between(rng, (0.25, 0.97) if side != "bottom" else (0.08, 0.92)), 3),
            inset_mm=round(between(rng, self.inset_mm_range), 2),
            splay_deg=round(between(rng, splay), 2),
            right=right,
            scale=round(between(rng, self.scale_range), 3),
            thumbing=chance(rng, self.thumb_share),
            pressing=whole(rng, *self.pressing_range),
            bend=round(rng.random(), 3),
            pitch_deg=round(between(rng, (0.0, 28.0)), 2),
            wrist_deg=round(between(rng, (-18.0, 18.0)), 2),
            roll=round(between(rng, (-0.15, 0.55)), 3),
        )
        skin = draw_complexion(rng, self.tone_range, self.varnish_share)
        level = between(rng, (15.0, 215.0))
        red, green, blue = (min(level * between(rng, (0.75, 1.25)), 235.0) for _ in range(3))
        at = round(between(rng, (2.15, 2.9)), 3)
        return Holder(grasp, skin, plain((red, green, blue)) if chance(rng, self.sleeve_share) else None, at)

    def bodies(self, sheet: Sheet, drawn: Holder) -> tuple[Body, ...]:
        """A body each for the thumb, the fingers, the hand with its arm, a sleeve and the nails that can be seen."""
        return _bodies(sheet, drawn)


def _bodies(sheet: Sheet, drawn: Holder) -> tuple[Body, ...]:
    grasp, skin = drawn.grasp, drawn.skin
    hand, way = taken(sheet, grasp)
    scale, kind = grasp.scale, HandThing.kind
    pictures = {name: finger_picture(skin, name) for name in ("finger", "thumb", "arm")}
    nail, gleam = nail_picture(skin), _VARNISH if skin.varnished else _NAIL
    found = []
    for number, (joints, backs) in enumerate(hand.fingers):
        tube = finger_tube(joints, backs, scale * THICK[number])
        seen = way == "pressing" and number < grasp.pressing
        sides, rings = (14, 12) if seen else (10, 7)
        mesh = skin_mesh(tube, sides, rings, (5.0 * scale, 7.0 * scale), (1.0, 4.0))
        found.append(mesh.body(kind, pictures["finger"], gloss=_SKIN[0], roughness=_SKIN[1]))
        if seen or way == "resting":
            plate = nail_mesh(tube, 3.4, skin.nail_mm * scale, 6)
            found.append(plate.body(kind, nail, gloss=gleam[0], roughness=gleam[1], seen_from_behind=True))
    tube = thumb_tube(*hand.thumb, scale * THUMB_THICK)
    mesh = skin_mesh(tube, 14 if way == "pressing" else 16, 16, (12.0 * scale, 9.0 * scale), (0.0, 3.0))
    found.append(mesh.body(kind, pictures["thumb"], gloss=_SKIN[0], roughness=_SKIN[1]))
    plate = nail_mesh(tube, 2.36, skin.nail_mm * scale)
    found.append(plate.body(kind, nail, gloss=gleam[0], roughness=gleam[1], seen_from_behind=True))
    tube = arm_tube(*hand.arm, scale)
    mesh = skin_mesh(tube, 20, 7, (14.0 * scale, 10.0), (0.0, 4.0))
    found.append(mesh.body(kind, pictures["arm"], gloss=_SKIN[0], roughness=_SKIN[1]))
    if drawn.sleeve is not None:
        found.append(_sleeve(tube, drawn.sleeve, drawn.sleeve_at))
    return tuple(_clear(body) for body in found)


def _sleeve(arm: Tube, colour: Colour, step: float) -> Body:
    """A sleeve around an arm from a step on."""
    mesh = tube_mesh(arm.beyond(step, 1.12, 2.5), 14, 1, (2.5, 10.0))
    side = 64
    places = np.stack([mesh.places[:, 0], (mesh.places[:, 1] - step) / (4.0 - step)], axis=-1)
    folds = 0.86 + 0.28 * sleeve_folds(side)
    albedo = np.clip(folds[..., None] * np.array(colour, np.float32), 0, 255).astype(np.uint8)
    return mesh.on(np.clip(places, 0.0, 1.0) * (side - 1.0) + 0.5).body(HandThing.kind, albedo, gloss=0.0, roughness=0.8)


def _clear(body: Body) -> Body:
    """The body with nothing of it below the table."""
    np.maximum(body.points[:, 2], 0.0, out=body.points[:, 2])
    return body
