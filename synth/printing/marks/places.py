"""Places: where on a receipt people put marks, from its document in dots."""

import re

import numpy as np
from numpy.typing import NDArray

from receipts.document import Document

_AMOUNT = re.compile(r"\d[.,]\d{2,3}\D{0,3}$")


def amounts(document: Document) -> list[NDArray[np.float64]]:
    """Boxes (4) of the lines that end with an amount: left, top, right, bottom, dots; top to bottom."""
    found = [box for box, text in zip(document.line_boxes, document.line_texts, strict=True) if _AMOUNT.search(text)]
    return [np.array(box, np.float64) for box in found]


def total(document: Document) -> NDArray[np.float64] | None:
    """The box of the last line that states the total, or None where the document has none."""
    stated = (document.fields or {}).get("total", "")
    for box, text in zip(document.line_boxes[::-1], document.line_texts[::-1], strict=True):
        if stated and stated in text:
            return np.array(box, np.float64)
    return None


def lines(document: Document) -> list[NDArray[np.float64]]:
    """Boxes (4) of all lines; the middle of the paper where there are none."""
    if len(document.line_boxes):
        return list(document.line_boxes.astype(np.float64))
    width, height = document.size
    return [np.array([0.3 * width, 0.45 * height, 0.7 * width, 0.55 * height])]


def foot(document: Document) -> float:
    """Where the last third of the text begins, dots from the top."""
    boxes = np.array(lines(document))
    return float(boxes[:, 1].min() + (boxes[:, 3].max() - boxes[:, 1].min()) * 2 / 3)
