"""What of a print a photograph shows: counted on the very pixels, by whose ink each of them sees."""

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.characters import Characters
from receipts.document import Document
from receipts.geometry import Warp
from synth.printing.legibility import LEAST_VISIBILITY, Legibility, box_sums
from synth.printing.printer import Print, PrintedCode
from synth.scene.camera.reading import add_levels
from synth.scene.sheet_view import SheetView

# Chosen by eye on words around them: below these a word's signs can be taken for others.
LEAST_CONTRAST_LEVELS = 22
LEAST_HEIGHT_PX = 6.5
MOST_BLUR_OF_HEIGHT = 0.16
# Codes want every module: so wide, and so many of their pixels dark or bright as they should be.
LEAST_MODULE_PX = 2.0
LEAST_AGREEMENT = 0.91
MOST_UNEVENNESS = 0.5
_AROUND_PX = 3


@dataclass(frozen=True, eq=False)
class Seen:
    """What the pixels of a photograph show of ids.

    Attributes:
        ids: int32 (h, w), whose ink each pixel's centre sees, 0 for none.
        shown: int64 (count + 1), the pixels of each id's ink that can be seen.
        total: int64 (count + 1), those that it would take were nothing hidden.
    """

    ids: NDArray[np.int32]
    shown: NDArray[np.int64]
    total: NDArray[np.int64]

    def shares(self, member: NDArray[np.int32], count: int) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]:
        """Of ``count`` groups of characters: how much can be seen, float32; the pixels that can be; and all of them, int64.

        A group without a pixel has nothing that could be hidden: it is visible.

        Args:
            member: int32 (c), the group of each character.
        """
        shown, total = (np.bincount(member, one[1 : len(member) + 1], count) for one in (self.shown, self.total))
        share = np.divide(shown, total, out=np.ones(count), where=total > 0).astype(np.float32)
        return share, shown.astype(np.int64), total.astype(np.int64)


@dataclass(frozen=True, eq=False)
class Printed:
    """Where a print lies in a photograph.

    Attributes:
        found: its characters.
        quads: float64 (n, 4, 2), of its tokens, px.
        heights: float64 (n), of the lines on which they stand, px.
        paper: bool (h, w), where the printed side can be seen.
    """

    found: Characters
    quads: NDArray[np.float64]
    heights: NDArray[np.float64]
    paper: NDArray[np.bool_]


def printed_in(document: Document, view: SheetView, found: Characters, paper: NDArray[np.bool_]) -> Printed:
    """Where the print of a document in dots lies in a photograph."""
    lines = view.points(document.line_quads)
    heights = np.linalg.norm(lines[:, 3] - lines[:, 0] + lines[:, 2] - lines[:, 1], axis=1) / 2
    return Printed(found, view.points(document.quads), heights[document.line], paper)


def token_legibility(printed: Printed, seen: Seen, image: NDArray[np.uint8], blur_px: float) -> Legibility:
    """What of each token can be seen, by its pixels, and whether it can be read in the picture.

    A token can be read where `LEAST_VISIBILITY` of its ink can be seen, its line is `LEAST_HEIGHT_PX` high, the lens blurs it
    by no more than `MOST_BLUR_OF_HEIGHT` of that, and its ink is darker than the paper around it by `LEAST_CONTRAST_LEVELS`.

    Args:
        image: uint8 (h, w, 3), the picture.
        blur_px: of the lens, a Gaussian's sigma.
    """
    visibility, shown, total = seen.shares(printed.found.token, len(printed.quads))
    heights = printed.heights
    contrast = _contrasts(printed, seen, image)
    legible = (shown > 0) & (visibility >= LEAST_VISIBILITY) & (contrast >= LEAST_CONTRAST_LEVELS)
    legible &= (heights >= LEAST_HEIGHT_PX) & (blur_px <= MOST_BLUR_OF_HEIGHT * heights)
    return Legibility(visibility, legible, total)


def word_legibility(found: Characters, seen: Seen, tokens: Legibility) -> Legibility:
    """What of each word can be seen, by its pixels; it can be read where all its tokens can."""
    visibility, _, total = seen.shares(found.word[found.token], len(found.word_texts))
    return Legibility(visibility, tokens.joined(found.word, len(found.word_texts)).legible, total)


def _contrasts(printed: Printed, seen: Seen, image: NDArray[np.uint8]) -> NDArray[np.float64]:
    """By how many levels the paper in and around each token is brighter than its ink, float64 (n)."""
    grey: Any = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    found, quads = printed.found, printed.quads
    count, number = len(quads), len(found.token)
    levels = np.zeros(len(seen.shown), np.int64)
    add_levels(seen.ids, grey, levels)
    ink = levels[1 : number + 1]
    dark = np.bincount(found.token, ink, count) / np.maximum(np.bincount(found.token, seen.shown[1 : number + 1], count), 1)
    bare = (printed.paper & (seen.ids == 0)).view(np.uint8)
    boxes = np.concatenate([quads.min(axis=1) - _AROUND_PX, quads.max(axis=1) + _AROUND_PX], axis=1).astype(np.int64)
    light, area = (box_sums(plane, boxes) for plane in (cv2.multiply(grey, bare), bare))
    return light / np.maximum(area, 1) - dark


def photographed_characters(print: Print, view: SheetView, found: Characters, words: Legibility) -> Characters:
    """The characters in pixels of the photograph, with the polygons of words and what of them can be seen."""
    return replace(
        found.warped(view),
        word_visibility=words.visibility,
        word_legible=words.legible,
        word_polygons=view.points(ring_points(found.word_quads, 4)).astype(np.float32),
        line_polygons=view.points(ring_points(print.document.line_quads, 12)).astype(np.float32),
    )


def ring_points(quads: NDArray[np.float32], count: int) -> NDArray[np.float64]:
    """Points along the upper and the lower side of quads (n, 4, 2), ``count`` each, float64 (n, 2 count, 2), clockwise.

    >>> ring_points(np.float32([[[0, 0], [6, 0], [6, 2], [0, 2]]]), 3)[0].tolist()
    [[0.0, 0.0], [3.0, 0.0], [6.0, 0.0], [6.0, 2.0], [3.0, 2.0], [0.0, 2.0]]
    """
    quad = np.asarray(quads, np.float64).reshape(-1, 4, 1, 2)
    share = np.linspace(0.0, 1.0, count)[:, None]
    upper = quad[:, 0] + (quad[:, 1] - quad[:, 0]) * share
    lower = quad[:, 2] + (quad[:, 3] - quad[:, 2]) * share
    return np.concatenate([upper, lower], axis=1)


def photographed_codes(
    print: Print, view: SheetView, seen: Seen, image: NDArray[np.uint8], places: NDArray[np.float32]
) -> list[dict[str, Any]]:
    """The codes of a photograph: kind, content, corners in px, how much of each can be seen, and whether it can be read.

    A code can be read where all of it can be seen, its narrowest module is `LEAST_MODULE_PX` wide, `LEAST_AGREEMENT` of its
    pixels are darker or brighter than those around them as their ink says, and, where it is a square one, the paper is so even
    that no module lies further than `MOST_UNEVENNESS` from where a decoder looks for it.

    Args:
        places: float32 (h, w, 2), the dot that each pixel sees.
    """
    first = len(seen.shown) - len(print.codes)
    codes = []
    for number, code in enumerate(print.codes, first):
        visibility = float(seen.shown[number] / seen.total[number]) if seen.total[number] else 0.0
        quad, corners = view.points(code.quad), np.array(code.quad)
        along = [np.linalg.norm(quad[b] - quad[a]) / np.linalg.norm(corners[b] - corners[a]) for a, b in ((0, 1), (0, 3))]
        # Bars are as long as one likes: only their width counts.
        module_px = code.module_dots * float(min(along) if code.kind == "qr" else along[0])
        legible = visibility == 1.0 and module_px >= LEAST_MODULE_PX
        legible = legible and (code.kind != "qr" or unevenness(view, code) <= MOST_UNEVENNESS)
        legible = legible and _agreement(print, seen.ids == number, image, places, module_px) >= LEAST_AGREEMENT
        told = {"kind": code.kind, "content": code.content, "quad": quad.round(3).tolist()}
        codes.append({**told, "visibility": visibility, "legible": bool(legible)})
    return codes


def unevenness(view: SheetView, code: PrintedCode) -> float:
    """How far the modules of a QR code lie from where a decoder looks for them, at most, in modules.

    It finds the three large squares and the small one before the fourth corner (ISO/IEC 18004, figure 2), and takes what lies
    between for flat paper in perspective.
    """
    (left, top), (right, _) = code.quad[0], code.quad[1]
    count, module = (right - left) / code.module_dots, code.module_dots
    marks = np.array([[3.5, 3.5], [count - 3.5, 3.5], [count - 6.5, count - 6.5], [3.5, count - 3.5]])
    grid = np.stack(np.meshgrid(*2 * [np.linspace(0.5, count - 0.5, 9)]), axis=-1).reshape(-1, 2)
    seen = view.points(np.concatenate([marks, grid]) * module + (left, top))
    looked_for = Warp.between(marks, seen[:4], view.size).points(grid)
    side = float(np.linalg.norm(seen[1] - seen[0])) / (count - 7.0)
    return float(np.linalg.norm(looked_for - seen[4:], axis=1).max() / max(side, 1e-9))


def _agreement(
    print: Print, there: NDArray[np.bool_], image: NDArray[np.uint8], places: NDArray[np.float32], module_px: float
) -> float:
    """The share of a code's pixels that are darker than the mean around them where there is ink, brighter where there is none.

    So a decoder must tell black from white where light is uneven.
    """
    rows, columns = np.nonzero(there)
    where = slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1)
    grey: Any = cv2.cvtColor(image[where], cv2.COLOR_RGB2GRAY)
    side = 2 * round(3 * module_px) + 1
    around: Any = cv2.blur(grey, (side, side))
    dots = places[rows, columns].astype(int)
    inked = print.darkness[dots[:, 1].clip(0, len(print.darkness) - 1), dots[:, 0].clip(0, print.darkness.shape[1] - 1)] > 127
    dark = (grey < around)[there[where]]
    return float((dark == inked).mean())
