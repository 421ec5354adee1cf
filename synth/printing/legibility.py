"""Legibility: how much of a word's ink can still be seen on a print with its marks, and whether one can read it."""

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from synth.printing.printer import Print, seen_darkness

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
    strokes, light = _strokes(print), _light(print)
    seen = _seen(print, strokes)
    paper: Any = cv2.bitwise_not(strokes)
    if print.bare is not None:
        paper = cv2.bitwise_and(paper, cv2.threshold(print.bare, 254, 255, cv2.THRESH_BINARY_INV)[1])
    inside = np.hstack([np.floor(boxes[:, :2]), np.ceil(boxes[:, 2:])]).astype(np.int64)
    around = inside + np.array([-_AROUND_DOTS, -_AROUND_DOTS, _AROUND_DOTS, _AROUND_DOTS])
    ink, ground = box_sums(strokes, inside), box_sums(paper, around)
    shown = ink if seen is strokes else box_sums(seen, inside)
    dark, bright = box_sums(cv2.bitwise_and(light, seen), inside), box_sums(cv2.bitwise_and(light, paper), around)
    visibility = np.divide(shown, ink, out=np.ones(len(ink)), where=ink > 0).astype(np.float32)
    contrast = (255 * (bright / np.maximum(ground, 1) - dark / np.maximum(shown, 1))).astype(np.float32)
    legible = (shown > 0) & (contrast >= 255 * LEAST_CONTRAST) & (visibility >= LEAST_VISIBILITY)
    return Legibility(visibility, legible, ink // 255)


def box_sums(plane: Any, boxes: NDArray[np.int64]) -> NDArray[np.int64]:
    """int64 (k): the sums of a plane, uint8 (h, w), over boxes (k, 4) of whole pixels, what of them lies on it.

    By way of a table of sums from the top left (Crow 1984), as one box after the other takes longer.
    """
    table: Any = cv2.integral(plane)
    lefts, rights = np.clip(boxes[:, ::2], 0, plane.shape[1]).T
    tops, bottoms = np.clip(boxes[:, 1::2], 0, plane.shape[0]).T
    return (table[bottoms, rights] - table[tops, rights] - table[bottoms, lefts] + table[tops, lefts]).astype(np.int64)


def _strokes(print: Print) -> NDArray[np.uint8]:
    """uint8 (h, w), 255 where the print fired a dot, or half of one; where nobody knows, where it is dark."""
    ink = print.darkness if print.ink is None else print.ink
    return cv2.threshold(ink, 127 if print.ink is not None else 31, 255, cv2.THRESH_BINARY)[1]  # type: ignore[return-value]


def _light(print: Print) -> NDArray[np.uint8]:
    """The light off the print, uint8 (h, w), of white paper's 255."""
    light = cv2.bitwise_not(seen_darkness(print))
    if print.tint is not None:
        light = cv2.multiply(light, cv2.cvtColor(print.tint, cv2.COLOR_RGB2GRAY), scale=1 / 255.0)
    return light  # type: ignore[return-value]


def _seen(print: Print, strokes: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """uint8 (h, w), 255 where a stroke has paper below it and nothing on top that hides it."""
    seen: Any = strokes
    hidden: Any = hidden_ink(print)
    if print.bare is not None:
        seen = cv2.bitwise_and(seen, cv2.threshold(print.bare, 127, 255, cv2.THRESH_BINARY_INV)[1])
    return seen if hidden is None else cv2.bitwise_and(seen, cv2.bitwise_not(hidden))


def hidden_ink(print: Print) -> NDArray[np.uint8] | None:
    """uint8 (h, w), 255 where ink of the print would not show, as a mark lies on it; None for nowhere."""
    hidden: Any = None
    if print.tint is not None:
        grey = cv2.cvtColor(print.tint, cv2.COLOR_RGB2GRAY)
        hidden = cv2.threshold(grey, int(255 * _DARKEST_TINT), 255, cv2.THRESH_BINARY_INV)[1]
    if print.masks:
        # Marks that hide ink leave none on the print.
        blank: Any = cv2.compare(print.darkness, 0, cv2.CMP_EQ)  # type: ignore[call-overload]
        for mask in print.masks.values():
            covered = cv2.bitwise_and(mask, blank)
            hidden = covered if hidden is None else cv2.bitwise_or(hidden, covered)
    return hidden
