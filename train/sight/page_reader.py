"""From a picture to its lines: found, read and put in order; the document that rules and the extractor work on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from receipts.document import Document
from receipts.geometry import quad_boxes
from train.sight.crops import rectified, stretched
from train.sight.order import reading_order
from train.sight.turns import Upright, end_quad, per_character, upright

if TYPE_CHECKING:
    import torch
    from numpy.typing import NDArray

    from train.sight.line_reader import LineReader
    from train.sight.lines import LineFinder

# Outlines stand a little off the ink already; the reader learned from lines with about a sixth of their height around them.
_MARGIN_SHARE = 0.05
# A line that is likelier wrong than this is looked at again: stretched, and with more around it; the surest reading stands.
# On rendered lines held back, three looks at all lines make 1.09 % of characters wrong, one look 1.21 %.
_SURE = 0.9
_STRETCH, _MORE_MARGIN_SHARE = 1.2, 0.08
# A line is dropped where its characters are likelier wrong than right. Long lines are hardly ever: specks are.
_HOPELESS = 0.5
# Two lines are one where they share so much of the smaller one's area.
_SAME_SHARE = 0.6


@dataclass(frozen=True)
class PageReader:
    """A detector and a recogniser that read pictures together.

    Attributes:
        finder: finds lines.
        reader: reads them.
    """

    finder: LineFinder
    reader: LineReader

    @staticmethod
    def load(folder: Path, device: torch.device) -> PageReader:
        """The models in a folder's ``detector`` and ``recogniser``.

        Raises:
            ValueError: one of them is missing, or is no such model.
        """
        from train.sight.line_reader import LineReader
        from train.sight.lines import LineFinder

        return PageReader(LineFinder.load(folder / "detector", device), LineReader.load(folder / "recogniser", device))

    def read(self, image: NDArray[np.uint8], id: str = "") -> tuple[Document, list[float]]:
        """The text of a picture, whichever of the four ways round it lies, and how sure each line's text is, 0 to 1.

        Lines are in the order of reading; their quads are in pixels of the picture and begin at the text's own top left.

        Args:
            image: uint8, (h, w, 3) sRGB or (h, w) grey.

        Raises:
            ValueError: the array is no such picture.
        """
        grey = _grey(image)
        page = upright(grey, self.finder, self.reader, _MARGIN_SHARE)
        readings = self._readings(page)
        quads = np.array([around(line.outline) for line in page.lines], np.float32).reshape(-1, 4, 2)
        sure = np.array([per_character([reading]) for reading in readings])
        kept = np.flatnonzero(sure >= _HOPELESS)
        # Of two readings of one line, the one with more characters that are right, as far as anybody knows.
        kept = kept[distinct(quads[kept], [sure[number] * len(readings[number][0]) for number in kept])]
        kept = kept[reading_order(quads[kept])]
        size = (grey.shape[1], grey.shape[0])
        given = np.clip(page.turn.inverse().points(quads[kept]), 0, size)
        document = Document.from_lines(id, [readings[number][0] for number in kept], given, size=size)
        return document, [readings[number][1] for number in kept]

    def _readings(self, page: Upright) -> list[tuple[str, float]]:
        """What each line of a page says, with its confidence; those that told how it lies have been read."""
        left = [number for number in range(len(page.lines)) if number not in page.readings]
        crops = [self._crop(page, number) for number in left]
        found = {**page.readings, **dict(zip(left, self.reader.read(crops), strict=True))}
        unsure = [number for number, (_, confidence) in found.items() if confidence < _SURE]
        again = [stretched(self._crop(page, number), _STRETCH) for number in unsure]
        again += [self._crop(page, number, _MORE_MARGIN_SHARE) for number in unsure]
        for number, reading in zip(unsure * 2, self.reader.read(again), strict=True):
            if reading[1] > found[number][1]:
                found[number] = reading
        return [(found[number][0], found[number][1]) for number in range(len(page.lines))]

    def _crop(self, page: Upright, number: int, more_share: float = 0.0) -> NDArray[np.uint8]:
        return rectified(page.image, page.lines[number].outline, margin_share=_MARGIN_SHARE + more_share)


def _grey(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture in grey, uint8 (h, w).

    Raises:
        ValueError: the array is no picture.
    """
    if image.dtype != np.uint8 or image.ndim not in (2, 3) or (image.ndim == 3 and image.shape[2] != 3) or not image.size:
        raise ValueError(
            f"image: expected uint8 (height, width) grey or (height, width, 3) sRGB, got {image.dtype} {image.shape}"
        )
    return cv2.cvtColor(image, cv2.COLOR_RGB2GRAY) if image.ndim == 3 else image  # type: ignore[return-value]


def around(outline: NDArray[np.float32]) -> NDArray[np.float32]:
    """The quad around an outline (P, 2), float32 (4, 2), from its text's top left.

    A quad is its own; around a bent line it is a rectangle along the way from its start to its end.

    >>> around(np.array([[0, 0], [5, 2], [10, 0], [10, 4], [5, 6], [0, 4]], np.float32)).tolist()
    [[0.0, 0.0], [10.0, 0.0], [10.0, 6.0], [0.0, 6.0]]
    """
    quad = end_quad(outline)
    if len(outline) == 4:
        return quad
    along = (quad[1] + quad[2] - quad[0] - quad[3]).astype(np.float64)
    along /= max(float(np.hypot(*along)), 1e-6)
    axes = np.array([along, (-along[1], along[0])])
    places = outline.astype(np.float64) @ axes.T
    (left, top), (right, bottom) = places.min(axis=0), places.max(axis=0)
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    return (corners @ axes).astype(np.float32)


def distinct(quads: NDArray[np.float32], worths: Sequence[float]) -> list[int]:
    """The numbers of lines, in the order given, without those that lie over one worth more.

    Args:
        quads: (L, 4, 2), px.
    """
    boxes = quad_boxes(quads)
    areas = [abs(float(cv2.contourArea(quad))) for quad in quads]
    kept: list[int] = []
    for number in sorted(range(len(quads)), key=lambda number: -worths[number]):
        low = np.maximum(boxes[kept, :2], boxes[number, :2])
        high = np.minimum(boxes[kept, 2:], boxes[number, 2:])
        touching = [kept[place] for place in np.flatnonzero((high > low).all(axis=1))]
        shared = [cv2.intersectConvexConvex(quads[number], quads[other])[0] for other in touching]
        if all(area < _SAME_SHARE * min(areas[number], areas[other]) for area, other in zip(shared, touching, strict=True)):
            kept.append(number)
    return sorted(kept)
