"""Skin: the tones of people, and pictures of fingers, nails and arms: creases at joints, redder knuckles and tips.

Pictures of fingers and thumbs lie along their joints: a row for each part of the way from one joint to the next, columns around
them from the front, over the back, to the front again.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.rng import stream
from synth.draw import between, chance
from synth.scene.tables.table import Colour, mixed, plain

# Around, and along: three bones or four parts of an arm.
COLUMNS, ROWS = 128, 256
NAIL_SIDE = 48
# The backs of hands from the palest people to the darkest, and the insides of the same hands.
_TONES: tuple[tuple[Colour, Colour], ...] = (
    ((236, 205, 186), (238, 202, 186)),
    ((228, 190, 166), (232, 190, 170)),
    ((214, 172, 144), (222, 178, 154)),
    ((198, 152, 120), (212, 166, 138)),
    ((176, 128, 96), (202, 154, 124)),
    ((146, 102, 74), (190, 142, 114)),
    ((114, 78, 57), (178, 132, 106)),
    ((84, 57, 43), (166, 122, 100)),
    ((62, 43, 35), (152, 112, 94)),
)
_POLISH: tuple[Colour, ...] = (
    (166, 22, 38),
    (214, 92, 120),
    (92, 18, 34),
    (232, 186, 182),
    (30, 28, 34),
    (60, 96, 140),
    (236, 232, 226),
)
_Plane = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Complexion:
    """The skin of one person.

    Attributes:
        back, palm: colours of the back and the inside of the hand.
        redness: how red knuckles and tips are, 0 not at all.
        creases: how deep lines are, 1 as most.
        nail: its colour; varnished ones have no pale parts.
        nail_mm: how far nails stand out beyond the tips.
    """

    back: Colour
    palm: Colour
    redness: float
    creases: float
    nail: Colour
    varnished: bool
    nail_mm: float


def draw_complexion(rng: Generator, tone_range: tuple[float, float], varnish_share: float) -> Complexion:
    """Somebody's skin, of a tone from 0, the palest, to 1, the darkest."""
    at = between(rng, tone_range) * (len(_TONES) - 1)
    low = min(int(at), len(_TONES) - 2)
    back, palm = (mixed(one, other, at - low) for one, other in zip(_TONES[low], _TONES[low + 1], strict=True))
    warmth, light = between(rng, (-0.03, 0.03)), between(rng, (0.95, 1.04))
    tints = (light * (1 + warmth), light, light * (1 - 1.4 * warmth))
    back, palm = (plain((c[0] * tints[0], c[1] * tints[1], c[2] * tints[2])) for c in (back, palm))
    varnished = chance(rng, varnish_share)
    polish = _POLISH[int(rng.random() * len(_POLISH))]
    bare = mixed(mixed(back, palm, 0.8), (220, 156, 146), 0.33)
    return Complexion(
        back,
        palm,
        round(between(rng, (0.3, 1.05)), 2),
        round(between(rng, (0.4, 1.15)), 2),
        plain(polish if varnished else bare),
        varnished,
        round(between(rng, (1.0, 5.0) if varnished else (-0.8, 1.6)), 2),
    )


def finger_picture(skin: Complexion, kind: str) -> NDArray[np.uint8]:
    """uint8 (ROWS, COLUMNS, 3): the skin of a "finger", a "thumb" or an "arm" with its hand."""
    palm, red, crease, mottle = _fields(kind)
    light = mottle - np.float32(skin.creases) * crease
    planes = []
    # Blood takes green and blue light; a crease takes least of the red.
    for back, inside, blood, depth in zip(skin.back, skin.palm, (0.035, -0.115, -0.1), (0.85, 1.1, 1.15), strict=True):
        gain = np.float32(skin.redness * blood) * red + np.float32(depth) * light
        plane = np.float32(back) + np.float32(inside - back) * palm
        planes.append(cv2.convertScaleAbs(plane + plane * gain))
    return cv2.merge(planes)  # type: ignore[return-value]


def nail_picture(skin: Complexion) -> NDArray[np.uint8]:
    """uint8 (48, 48, 3): a nail, its root in the first row, its free edge in the last."""
    down, across = np.meshgrid(np.linspace(0, 1, NAIL_SIDE), np.linspace(-1, 1, NAIL_SIDE), indexing="ij")
    colour = np.array(skin.nail, np.float64)
    ridges = 0.012 * np.sin(across * 23.0 + 2.0 * np.sin(across * 5.0))
    light = (1.0 + ridges - 0.2 * np.abs(across) ** 6 - 0.22 * np.exp(-down / 0.04))[..., None]
    picture = np.broadcast_to(colour, (NAIL_SIDE, NAIL_SIDE, 3))
    if not skin.varnished:
        # The moon at the root, and the free edge beyond the flesh.
        pale = np.clip((0.20 - down - 0.16 * across**2) / 0.05, 0, 1)[..., None] * 0.35
        edge = 1.0 - 0.08 * (1 - across**2) - max(skin.nail_mm + 0.8, 0.5) / 16.0
        free = np.clip((down - edge) / 0.03, 0, 1)[..., None] * 0.75
        line = np.exp(-(((down - edge) / 0.025) ** 2))[..., None] * 0.08
        picture = picture + (np.array([238, 214, 204]) - picture) * pale
        picture = picture * (1.0 - line) + (np.array([236, 226, 212]) * min(0.55 + skin.back[1] / 380, 1.0) - picture) * free
    return np.clip(np.rint(picture * light), 0, 255).astype(np.uint8)


@cache
def _fields(kind: str) -> tuple[_Plane, _Plane, _Plane, _Plane]:
    """How much of the inside of the hand, blood, crease and light there is, each float32 (ROWS, COLUMNS)."""
    rng = stream(0, 0, f"things/skin/{kind}")
    bones = 4.0 if kind == "arm" else 3.0
    step = (np.arange(ROWS, dtype=np.float32)[:, None] + 0.5) / ROWS * np.float32(bones)
    turn = ((np.arange(COLUMNS, dtype=np.float32) + 0.5) / COLUMNS * 2 - 1) * np.float32(np.pi)
    wander = 0.16 * _soft(rng, 12, 10)
    palm = _smooth((np.abs(turn) - 1.75 + wander) / 0.55)
    shape = {"finger": _finger_lines, "thumb": _thumb_lines, "arm": _arm_lines}[kind]
    crease, red = shape(rng, step, turn, 0.05 * _soft(rng, 24, 12))
    cells = np.abs(_soft(rng, 128, 64)) + np.abs(_soft(rng, 100, 50))
    crease = crease + 0.016 * np.clip(1.2 - cells, 0, 1) * (1.3 - palm)
    mottle = 0.018 * _soft(rng, 20, 12) + 0.012 * _soft(rng, 50, 26) + 0.012 * _soft(rng, 128, 64)
    # Where fingers sit in the hand both look alike.
    rooted = _smooth((step - 0.1) / 0.5) if kind != "arm" else 1.0 - np.exp(-(((step - 0.2) / 0.22) ** 2))
    red, mottle, crease = (red + 0.22 * _soft(rng, 16, 10)) * rooted, mottle * rooted, crease * rooted
    planes = tuple(
        np.ascontiguousarray(np.broadcast_to(plane, (ROWS, COLUMNS)), np.float32) for plane in (palm, red, crease, mottle)
    )
    for plane in planes:
        plane.setflags(write=False)
    return planes  # type: ignore[return-value]


def _finger_lines(rng: Generator, step: _Plane, turn: _Plane, wander: _Plane) -> tuple[_Plane, _Plane]:
    """Creases and redness of a finger: joints at 1 and 2, the nail on the back from 2.4 on."""
    crease = np.zeros((ROWS, COLUMNS), np.float32)
    for joint, lines, spread in ((1.0, 9, 0.17), (2.0, 5, 0.10)):
        for at in np.linspace(-spread, spread, lines) + rng.normal(0, 0.012, lines):
            crease += _line(
                step + 0.6 * wander, turn, joint + at, float(rng.uniform(0.5, 0.95)), thick=0.011, bow=0.10 * at / spread
            )
    for at in (0.06, 0.95, 1.05, 2.0, 2.06):
        crease += 1.2 * _line(step + 0.5 * wander, np.pi - np.abs(turn), at, 1.15, thick=0.014, bow=-0.02)
    tip = _smooth((step - 2.45) / 0.35)
    knuckles = np.exp(-(((step - 1.0) / 0.2) ** 2) - (turn / 0.9) ** 2) + 0.7 * np.exp(
        -(((step - 2.0) / 0.14) ** 2) - (turn / 0.9) ** 2
    )
    return 0.15 * crease + _cuticle(step, turn, 2.4), 0.9 * tip + knuckles + 0.25 * (np.abs(turn) > 2.0)


def _thumb_lines(rng: Generator, step: _Plane, turn: _Plane, wander: _Plane) -> tuple[_Plane, _Plane]:
    """Creases and redness of a thumb: joints at 1 and 2, the nail on the back from 2.4 on."""
    crease = np.zeros((ROWS, COLUMNS), np.float32)
    for at in np.linspace(-0.19, 0.19, 9) + rng.normal(0, 0.014, 9):
        crease += _line(step + 0.8 * wander, turn, 2.0 + at, float(rng.uniform(0.45, 0.95)), thick=0.012, bow=0.22 * at / 0.19)
    for at in (1.0, 1.07, 1.98, 2.07):
        crease += _line(step + 0.5 * wander, np.pi - np.abs(turn), at, 1.2, thick=0.015, bow=-0.03)
    tip = _smooth((step - 2.4) / 0.4)
    knuckle = np.exp(-(((step - 2.0) / 0.2) ** 2) - (turn / 0.9) ** 2)
    return 0.15 * crease + _cuticle(step, turn, 2.36), 0.8 * tip + 0.9 * knuckle + 0.25 * (np.abs(turn) > 2.0)


def _arm_lines(rng: Generator, step: _Plane, turn: _Plane, wander: _Plane) -> tuple[_Plane, _Plane]:
    """Creases and redness of a hand with its arm: knuckles at 0.2, the wrist at 2."""
    crease = np.zeros((ROWS, COLUMNS), np.float32)
    inside = np.pi - np.abs(turn)
    for at in (1.93, 2.0):
        crease += 0.8 * _line(step + wander, inside, at, 0.8, thick=0.012, bow=0.05)
    # The lines of the palm run across at a slant, and around the ball of the thumb.
    across = np.where(turn > 0, turn - np.pi, turn + np.pi)
    for at, slant, bow in ((0.42, 0.16, 0.1), (0.66, -0.2, 0.05), (0.95, 0.75, 0.35)):
        away = (step + 1.5 * wander - at - slant * across - bow * across**2) / np.float32(0.026)
        crease += 0.75 * np.exp(-(away**2)) * _smooth((0.95 - inside) / 0.4)
    knuckles = sum(np.exp(-(((step - 0.28) / 0.12) ** 2) - ((turn - at) / 0.16) ** 2) for at in (-0.85, -0.3, 0.3, 0.85))
    wrinkled = 0.35 * knuckles * np.sin(90.0 * step + 9.0 * wander)
    return 0.15 * crease + 0.06 * wrinkled, 0.8 * knuckles + 0.3 * (inside < 0.9) * _smooth((1.6 - step) / 0.4)


def _cuticle(step: _Plane, turn: _Plane, root: float) -> _Plane:
    """The fold of skin around a nail whose root lies at a step."""
    away = np.hypot(turn / 0.86, np.minimum((step - root - 0.30) / 0.33, 0.0))
    fold = np.exp(-(((away - 1.02) / 0.10) ** 2)) * 0.16
    return (fold - 0.05 * np.exp(-(((away - 1.28) / 0.12) ** 2))) * _smooth((step - root + 0.12) / 0.08)


def _line(step: _Plane, turn: _Plane, at: float, half: float, *, thick: float, bow: float) -> _Plane:
    """A crease across, ``half`` radians to either side, bowed along by ``bow``."""
    away = (step - at - bow * (turn / max(half, 0.5)) ** 2) / np.float32(thick)
    return np.exp(-(away**2)) * _smooth((half - np.abs(turn)) / 0.35)


def _smooth(value: _Plane) -> _Plane:
    """0 below 0, 1 above 1, and smooth between."""
    inside = np.clip(value, 0.0, 1.0)
    return inside * inside * (3.0 - 2.0 * inside)


def _soft(rng: Generator, down: int, across: int) -> _Plane:
    """Noise of deviation 1 (ROWS, COLUMNS) whose columns close around."""
    lattice = np.pad(rng.standard_normal((down, across), np.float32), ((1, 1), (2, 2)), mode="wrap")
    wide = COLUMNS * (across + 4) // across
    field = cv2.resize(lattice, (wide, ROWS), interpolation=cv2.INTER_CUBIC)
    start = (wide - COLUMNS) // 2
    field = field[:, start : start + COLUMNS]
    return np.asarray(field / field.std(), np.float32)


@cache
def sleeve_folds(side: int) -> _Plane:
    """How light the folds and threads of a sleeve are, float32 (side, side) in [0, 1]."""
    rng = stream(0, 0, "things/skin/sleeve")
    folds = cv2.resize(rng.random((10, 5), np.float32), (side, side), interpolation=cv2.INTER_CUBIC)
    planes = np.clip(0.75 * folds + 0.25 * rng.random((side, side), np.float32), 0.0, 1.0)
    planes[0] *= np.float32(0.6)
    planes.setflags(write=False)
    return planes
