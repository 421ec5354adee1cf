"""How high ink stands in boxes of figures, in real scans and in ours by the same measure.

People draw boxes with room around the ink, ours end where the ink ends. Digits have neither tails nor accents: the rows of such
a box that hold ink are as high as a digit, whoever drew the box.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.document import Document
from receipts.pictures import read_picture
from synth import Renderer

_FIGURES = re.compile(r"[0-9.]{3,}")
# Rows count as ink from this share of the darkest row on; a box of less contrast, in grey levels, is left out.
_ROW_SHARE = 0.25
_CONTRAST = 40
_LEAST_PX = 5


def ink_rows(grey: NDArray[np.uint8], box: NDArray[np.float32]) -> int | None:
    """How many rows of ink stand together about the middle of a box in a picture uint8 (h, w); None for too little ink."""
    left, top, right, bottom = (float(side) for side in box)
    room = (bottom - top) / 2
    area = grey[int(max(top - room, 0)) : int(bottom + room), int(max(left, 0)) : int(right)]
    if area.shape[0] < _LEAST_PX or area.shape[1] < _LEAST_PX:
        return None
    dark, bright = np.percentile(area, (1, 80))
    if bright - dark < _CONTRAST:
        return None
    profile = np.clip((bright - area.astype(np.float64)) / (bright - dark), 0.0, 1.0).mean(axis=1)
    inked = (profile > _ROW_SHARE * profile.max()).astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inked, [0]])))
    starts, stops = edges[::2], edges[1::2]
    middle = (top + bottom) / 2 - int(max(top - room, 0))
    away = np.maximum(np.maximum(starts - middle, middle - stops), 0)
    nearest = int(np.argmin(away))
    return int(stops[nearest] - starts[nearest])


def heights(pairs: Iterable[tuple[Document, NDArray[np.uint8]]]) -> dict[str, NDArray[np.float64]]:
    """Of all boxes of figures: ink and box in % of the picture's width, and the box over its ink."""
    ink, box = [], []
    for document, picture in pairs:
        grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
        for text, place in zip(document.line_texts, document.line_boxes, strict=True):
            tall = float(place[3] - place[1])
            rows = ink_rows(grey, place) if _FIGURES.fullmatch(text) and tall >= _LEAST_PX else None  # type: ignore[arg-type]
            if rows and rows < 2 * tall:
                ink.append(100.0 * rows / document.size[0])
                box.append(100.0 * tall / document.size[0])
    return {"ink, % of width": np.array(ink), "box, % of width": np.array(box), "box over ink": np.array(box) / np.array(ink)}


def real(documents: Iterable[Document]) -> dict[str, NDArray[np.float64]]:
    """The heights in the documents whose picture is there."""
    paths = [(document, Path(document.image)) for document in documents if document.image]
    return heights((document, read_picture(path)) for document, path in paths if path.exists())


def rendered(renderer: Renderer, count: int) -> dict[str, NDArray[np.float64]]:
    """The heights in rendered pictures."""
    samples = (renderer[index] for index in range(count))
    return heights((sample.document, sample.image) for sample in samples)
