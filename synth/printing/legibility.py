"""Legibility: how much of a word's ink can still be seen on a print with its marks, and whether one can read it."""

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from synth.printing.printer import Print

# Chosen by eye on words around them: below this contrast between ink and the paper around it a word is lost in a scan's noise.
LEAST_CONTRAST = 0.16
# With less of its ink to be seen, a word's signs can be taken for others.
LEAST_VISIBILITY = 0.6
# Under marks that let less light through, black ink does not show.
_DARKEST_TINT = 0.3
# The paper around a word: the bare dots up to so far from it.
_AROUND_DOTS = 2


class Legibility(NamedTuple):
    """What of boxes of ink can be seen and read.

    Attributes:
        visibility: float32 (k) in [0, 1].
        legible: bool (k).
        ink: int64 (k), how many dots of ink each box holds, seen or not.
    """

    visibility: NDArray[np.float32]
    legible: NDArray[np.bool_]
    ink: NDArray[np.int64]

    def joined(self, member: NDArray[np.int32], count: int) -> "Legibility":
        """That of ``count`` groups, such as words, from that of their members: a group can be read where all of it can."""
        ink = np.bincount(member, self.ink, count)
        shown = np.bincount(member, self.ink * self.visibility, count)
        unread = np.bincount(member, ~self.legible, count)
        visibility = np.divide(shown, ink, out=np.ones(count), where=ink > 0)
        return Legibility(visibility.astype(np.float32), unread == 0, ink.astype(np.int64))


def legibility(print: Print) -> Legibility:
    """Visibility of every token of a print, and whether it can be read.

    Visibility is the share of a token's ink that has paper below it and no mark on top that hides it. A token can be read where
    `LEAST_VISIBILITY` of its ink can be seen, and where that ink is darker than the paper around it, marks and fading included,
    by `LEAST_CONTRAST` of white paper's light.
    """
    return judged(print, print.document.boxes)


def judged(print: Print, boxes: NDArray[np.float32]) -> Legibility:
    """Visibility of the ink in boxes (k, 4) in dots, and whether it can be read.

    A box without any ink shows nothing that could be hidden: it is visible, and not legible.
    """
    strokes, light, shown = _strokes(print), _light(print), _shown(print)
    paper: Any = (
        cv2.bitwise_not(strokes) if print.bare is None else cv2.min(cv2.bitwise_not(strokes), cv2.bitwise_not(print.bare))
    )
    visibility = np.ones(len(boxes), np.float32)
    contrast = np.zeros(len(boxes), np.float32)
    inked = np.zeros(len(boxes), np.int64)
    lows = np.maximum(np.floor(boxes[:, :2]).astype(np.int64), 0)
    highs = np.minimum(np.ceil(boxes[:, 2:]).astype(np.int64), strokes.shape[::-1])
    # How many rows above each row hide something: most words stand in rows that hide nothing.
    touched = [] if shown is None else [0, *np.cumsum(shown.min(axis=1) == 0).tolist()]
    for number, ((left, top), (right, bottom)) in enumerate(zip(lows.tolist(), highs.tolist(), strict=True)):
        ink: Any = strokes[top:bottom, left:right]
        if not ink.size:
            continue
        inked[number] = total = cv2.countNonZero(ink)
        if shown is not None and touched[bottom] > touched[top]:
            ink = cv2.bitwise_and(ink, shown[top:bottom, left:right])
            visibility[number] = cv2.countNonZero(ink) / total if total else 1.0
        first_row, first_column = max(top - _AROUND_DOTS, 0), max(left - _AROUND_DOTS, 0)
        around = (slice(first_row, bottom + _AROUND_DOTS), slice(first_column, right + _AROUND_DOTS))
        inside = cv2.mean(light[top:bottom, left:right], ink)[0]
        if inside or cv2.countNonZero(ink):
            contrast[number] = cv2.mean(light[around], paper[around])[0] - inside
    return Legibility(visibility, (contrast >= 255 * LEAST_CONTRAST) & (visibility >= LEAST_VISIBILITY), inked)


def _strokes(print: Print) -> NDArray[np.uint8]:
    """uint8 (h, w), 255 where the print fired a dot, or half of one; where nobody knows, where it is dark."""
    ink = print.darkness if print.ink is None else print.ink
    return cv2.threshold(ink, 127 if print.ink is not None else 31, 255, cv2.THRESH_BINARY)[1]  # type: ignore[return-value]


def _light(print: Print) -> NDArray[np.uint8]:
    """The light off the print, uint8 (h, w), of white paper's 255."""
    dark = print.darkness if print.back is None else cv2.add(print.darkness, print.back)
    light = cv2.bitwise_not(dark)
    if print.tint is not None:
        light = cv2.multiply(light, cv2.cvtColor(print.tint, cv2.COLOR_RGB2GRAY), scale=1 / 255.0)
    return light  # type: ignore[return-value]


def _shown(print: Print) -> NDArray[np.uint8] | None:
    """uint8 (h, w), 255 where ink would be seen; None where that is everywhere."""
    if not print.masks:
        return None
    shown = np.full(print.darkness.shape, 255, np.uint8)
    if print.tint is not None:
        grey = cv2.cvtColor(print.tint, cv2.COLOR_RGB2GRAY)
        shown = cv2.threshold(grey, int(255 * _DARKEST_TINT), 255, cv2.THRESH_BINARY)[1]  # type: ignore[assignment]
    if print.bare is not None:
        shown[print.bare >= 128] = 0
    # Marks that hide ink leave none on the print.
    blank: Any = cv2.compare(print.darkness, 0, cv2.CMP_EQ)  # type: ignore[call-overload]
    for mask in print.masks.values():
        shown[...] = cv2.bitwise_and(shown, cv2.bitwise_not(cv2.bitwise_and(mask, blank)))
    return shown
