"""Grip: how a hand takes a sheet: where its wrist is and where the joints of its fingers are, from the sheet as it lies.

In the air: *holding* it with the thumb in front and the fingers straight behind, or *pinching* it between the thumb and the
side of a bent forefinger. On the table: *pressing* it down with fingertips, or *resting* beside it, the thumb on it.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from synth.paper.sheet import Sheet
from synth.scene.things.anatomy import BONES, KNUCKLES, ROOT_MM, THICK, THUMB_BONES, THUMB_ROOT, THUMB_THICK, bone_chain, elbow
from synth.scene.things.grasp import Grasp, Near, across, low_place, near, turned, unit
from synth.scene.things.mesh import Points

# How high the back of the hand and the arm lie on the table at least, from the knuckles to the elbow.
_ARM_MM = (11.0, 16.0, 20.0, 27.0, 37.0)
_HANGING_MM = 60.0


@dataclass(frozen=True, eq=False)
class Hand:
    """A hand in the world: joints (k, 3) and the way to the back at each: four fingers, the thumb, and the hand with its arm.

    A finger begins at its root in the hand, then come its knuckle, two joints and the tip.
    """

    fingers: tuple[tuple[Points, Points], ...]
    thumb: tuple[Points, Points]
    arm: tuple[Points, Points]


def taken(sheet: Sheet, grasp: Grasp) -> tuple[Hand, str]:
    """The hand as it takes the sheet, and how: "holding", "pinching", "pressing" or "resting"."""
    if sheet.points[..., 2].min() > _HANGING_MM:
        place = near(sheet, grasp)
        return (_pinching(place, grasp), "pinching") if grasp.thumbing else (_holding(place, grasp), "holding")
    grasp = replace(grasp, along=low_place(sheet, grasp))
    place = near(sheet, grasp)
    if grasp.thumbing and grasp.side != "bottom":
        # From the other side the arm would come over the top of the paper.
        grasp = replace(grasp, right=grasp.side == "right")
        return _above_table(_resting(place, grasp), grasp), "resting"
    return _above_table(_pressing(place, grasp), grasp), "pressing"


def _axes(along: Points, palm: Points, right: bool) -> Points:
    """Rows: to the thumb, along the fingers, out of the palm."""
    return np.stack([np.cross(along, palm) * (1.0 if right else -1.0), along, palm])


def _holding(place: Near, grasp: Grasp) -> Hand:
    """The palm behind the paper, the fingers along its back, the thumb in front."""
    scale, front = grasp.scale, place.front
    inwards = place.inwards
    pitch = np.deg2rad(0.6 * grasp.pitch_deg - 8.0)
    along = np.cos(pitch) * inwards + np.sin(pitch) * front
    axes = _axes(along, np.cos(pitch) * front - np.sin(pitch) * inwards, grasp.right)
    level = _axes(inwards, front, grasp.right)
    tip = place.edge + grasp.inset_mm * inwards
    wrist = tip - scale * np.array([14.0, 115.0, 15.0]) @ level
    # The palm turns about the knuckles.
    wrist = wrist + np.array([0.0, 86.0, 0.0]) * scale @ level - np.array([0.0, 86.0, 0.0]) * scale @ axes
    fingers = []
    for number in range(4):
        start = wrist + scale * KNUCKLES[number] @ axes
        thick = scale * THICK[number]
        bends = np.array([0.0, 0.10, 0.16]) + grasp.bend * np.array([0.0, 0.5, 0.75])
        spread = (1.5 - number) * 0.05 * (1.0 if grasp.right else -1.0)
        ahead = turned(inwards, front, -spread)
        fingers.append(_touching(place, start, ahead, (scale * BONES[number], bends), (-thick, False)))
    root = wrist + scale * THUMB_ROOT @ axes
    return Hand(_rooted(fingers, axes, scale), _thumb_on(place, grasp, root, tip, level), _arm(wrist, axes, grasp))


def _pinching(place: Near, grasp: Grasp) -> Hand:
    """The hand edgeways: its thumb on the front of the paper, the bent fingers one behind the other at its back."""
    scale, front, along = grasp.scale, place.front, place.inwards
    palm = np.cross(front, along) * (1.0 if grasp.right else -1.0)
    level = _axes(along, front, grasp.right)
    # Deeper in, the hand itself would meet the edge.
    inset = min(grasp.inset_mm, 21.0 * scale)
    # The wrist lies a little before the paper, and the bent fingers behind it.
    pitch = np.deg2rad(0.4 * grasp.pitch_deg)
    axes = np.stack([np.cos(pitch) * front + np.sin(pitch) * along, np.cos(pitch) * along - np.sin(pitch) * front, palm])
    out = place.level(place.edge + inset * along, 22.0, above=False)
    knuckle = place.edge + (inset - 32.0 * scale) * along + (out - (THICK[0] + 3.0) * scale) * front
    wrist = knuckle - scale * KNUCKLES[0] @ axes
    fingers = []
    for number in range(4):
        start = wrist + scale * KNUCKLES[number] @ axes
        bends = np.deg2rad([22.0 + 9.0 * number, 112.0 + 8.0 * number, 158.0 + 8.0 * number]) + 0.25 * (grasp.bend - 0.5)
        fingers.append(bone_chain(start, axes[1], palm, scale * BONES[number], bends))
    tip = place.edge + inset * along
    thumb = _thumb_on(place, grasp, wrist + scale * THUMB_ROOT @ axes, tip, level)
    return Hand(_rooted(fingers, axes, scale), thumb, _arm(wrist, axes, grasp))


def _pressing(place: Near, grasp: Grasp) -> Hand:
    """The palm over the table, the forefinger and others onto the paper."""
    scale, front = grasp.scale, place.front
    flat = across(place.inwards, np.array([0.0, 0.0, 1.0]))
    up = np.array([0.0, 0.0, 1.0])
    bends = np.deg2rad(np.array([14.0, 40.0, 33.0]) + grasp.bend * np.array([10.0, 16.0, 18.0]))
    pitch = np.deg2rad(0.5 * grasp.pitch_deg - 6.0)
    axes = _axes(np.cos(pitch) * flat - np.sin(pitch) * up, -np.cos(pitch) * up - np.sin(pitch) * flat, grasp.right)
    bones = scale * BONES[0]
    reach = bone_chain(np.zeros(3), flat, -up, bones, bends)[0][-1]
    tip = place.edge + grasp.inset_mm * place.inwards
    tip = tip + (place.level(tip, 8.0, above=True) + 0.74 * scale * THICK[0]) * front
    wrist = tip - reach - scale * KNUCKLES[0] @ axes
    fingers = []
    for number in range(4):
        start = wrist + scale * KNUCKLES[number] @ axes
        spread = (1.5 - number) * 0.07 * (1.0 if grasp.right else -1.0)
        ahead = turned(flat, up, spread)
        if number < grasp.pressing:
            chain = (scale * BONES[number], bends + 0.05 * number)
            fingers.append(_touching(place, start, ahead, chain, (0.74 * scale * THICK[number], True), palm=-up))
        else:
            curled = np.deg2rad(np.array([34.0, 96.0, 140.0]) + 8.0 * number)
            fingers.append(bone_chain(start, ahead, -up, scale * BONES[number], curled))
    ways = np.array([[0.52, 0.74, 0.42], [0.12, 0.93, 0.34], [-0.12, 0.97, 0.2]])
    root = wrist + scale * THUMB_ROOT @ axes
    joints = np.concatenate([[root], root + np.cumsum(scale * THUMB_BONES[:, None] * unit(ways) @ axes, axis=0)])
    backs = np.array([[0.5, 0.0, -0.85], [0.75, -0.1, -0.65], [0.85, 0.0, -0.5], [0.85, 0.0, -0.5]]) @ axes
    return Hand(_rooted(fingers, axes, scale), (joints, backs), _arm(wrist, axes, grasp))


def _resting(place: Near, grasp: Grasp) -> Hand:
    """The palm down on the table beside the paper, the fingers along its edge, the thumb across onto it."""
    scale, up = grasp.scale, np.array([0.0, 0.0, 1.0])
    hand = 1.0 if grasp.right else -1.0
    inwards = turned(across(place.inwards, up), up, -np.deg2rad(grasp.splay_deg))
    lean = np.deg2rad(0.7 * abs(grasp.splay_deg) - 8.0)
    along = turned(inwards, up, -hand * (np.pi / 2 + lean))
    axes = _axes(along, -up, grasp.right)
    tip = place.edge + grasp.inset_mm * inwards
    wrist = tip - scale * np.array([88.0, 84.0, 0.0]) @ axes
    wrist[2] = (17.0 + 6.0 * grasp.bend) * scale
    fingers = []
    for number in range(4):
        start, bones = wrist + scale * KNUCKLES[number] @ axes, scale * BONES[number]
        bends = np.deg2rad(np.array([6.0, 22.0, 30.0]) + grasp.bend * np.array([22.0, 40.0, 50.0]))
        ahead = turned(along, up, hand * (1.5 - number) * 0.08)
        way = bone_chain(np.zeros(3), ahead, -up, bones, bends)[0][-1]
        length, fall = float(np.linalg.norm(way)), start[2] - 0.9 * scale * THICK[number]
        turn = np.arcsin(np.clip(fall / length, -0.9, 0.9)) - np.arctan2(-way[2], way @ ahead)
        fingers.append(bone_chain(start, ahead, -up, bones, bends + turn))
    way = across(0.85 * axes[0] + 0.5 * along, place.front)
    level = _axes(way, place.front, grasp.right)
    thumb = _thumb_on(place, grasp, wrist + scale * THUMB_ROOT @ axes, tip, level)
    return Hand(_rooted(fingers, axes, scale), thumb, _arm(wrist, axes, grasp))


def _rooted(fingers: list[tuple[Points, Points]], axes: Points, scale: float) -> tuple[tuple[Points, Points], ...]:
    """The fingers, each from its root in the hand on, which lies behind its knuckle."""
    behind = scale * np.array([0.0, -ROOT_MM, 1.0]) @ axes
    return tuple(
        (np.concatenate([joints[:1] + behind, joints]), np.concatenate([-axes[2:], backs])) for joints, backs in fingers
    )


def _touching(
    place: Near,
    start: Points,
    ahead: Points,
    chain: tuple[NDArray[np.float64], NDArray[np.float64]],
    contact: tuple[float, bool],
    *,
    palm: Points | None = None,
) -> tuple[Points, Points]:
    """A finger turned about its knuckle so that its tip touches the paper: its bones and bends, its distance and side."""
    palm = place.front if palm is None else palm
    bones, bends = chain
    joints, _ = bone_chain(start, ahead, palm, bones, bends)
    spot = joints[-1]
    target = spot + (place.level(spot, 9.0, above=contact[1]) + contact[0]) * place.front
    way = joints[-1] - start
    length, rise = float(np.hypot(way @ ahead, way @ palm)), float((target - start) @ palm)
    turn = np.arcsin(np.clip(rise / length, -0.9, 0.9)) - np.arctan2(way @ palm, way @ ahead)
    return bone_chain(start, ahead, palm, bones, bends + turn)


def _thumb_on(place: Near, grasp: Grasp, root: Points, tip: Points, level: Points) -> tuple[Points, Points]:
    """The joints of a thumb from its root to a tip on the front of the paper; ``level``: to its side, ahead, and up."""
    scale = grasp.scale
    aside, along, front = level
    thick = THUMB_THICK * scale
    way = unit(along - 0.16 * aside - 0.13 * front)
    # The ball of the thumb is what touches, some way before the tip.
    spots = tip - np.array([[4.0], [14.0]]) * way
    rise = max(place.level(spot, 9.0, above=True) + own * thick for spot, own in zip(spots, (0.74, 0.86), strict=True))
    tip = tip + rise * front
    last = tip - THUMB_BONES[2] * scale * way
    # Paper under the joint must be cleared, too.
    under = place.level(last, 9.0, above=True) + 0.95 * thick
    last = last + max(under, 0.0) * front if np.linalg.norm(place.points - last, axis=1).min() < 30.0 else last
    middle = elbow(root, last, THUMB_BONES[0] * scale, THUMB_BONES[1] * scale, 0.8 * aside + 0.6 * front)
    nail = np.cos(grasp.roll) * front + np.sin(grasp.roll) * aside
    backs = np.stack([unit(0.5 * nail + 0.9 * aside), unit(nail + 0.5 * aside), nail, nail])
    return np.stack([root, middle, last, tip]), backs


def _arm(wrist: Points, axes: Points, grasp: Grasp) -> tuple[Points, Points]:
    """From the knuckles to the elbow, which lies towards the bottom of the sheet and, in the air, behind it."""
    scale, (aside, along, palm) = grasp.scale, axes
    turn = np.deg2rad(grasp.wrist_deg)
    way = -np.cos(turn) * along - np.sin(turn) * aside
    knuckles, middle = (wrist + scale * np.array(spot) @ axes for spot in ((4.0, 98.0, -1.0), (1.0, 48.0, -1.0)))
    joints = np.stack([knuckles, middle, wrist, wrist + 110.0 * scale * way, wrist + 290.0 * scale * way])
    return joints, np.broadcast_to(-palm, (5, 3)).copy()


def _above_table(hand: Hand, grasp: Grasp) -> Hand:
    """The hand with every joint so high that skin stays above the table."""
    scale = grasp.scale
    lowest = [(1.0 * thick * scale * np.array([1.3, 1.25, 1.1, 1.0, 0.88])) for thick in THICK]
    fingers = tuple((_raised(joints, low), backs) for (joints, backs), low in zip(hand.fingers, lowest, strict=True))
    thumb = _raised(hand.thumb[0], scale * THUMB_THICK * np.array([1.5, 1.3, 1.05, 0.9])), hand.thumb[1]
    return Hand(fingers, thumb, (_raised(hand.arm[0], scale * np.array(_ARM_MM) + 1.0), hand.arm[1]))


def _raised(joints: Points, lowest: NDArray[np.float64]) -> Points:
    return np.c_[joints[:, :2], np.maximum(joints[:, 2], lowest)]
