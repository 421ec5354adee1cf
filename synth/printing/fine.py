"""Fine printers: pages set on 24 dots a mm, about 600 dpi, and averaged down to the sheet's 8."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.document import Document
from receipts.geometry import Warp
from receipts.labels import Schema
from synth.layout.page import Page
from synth.printing.font import face
from synth.printing.typeset import DOTS_PER_MM, Faces, Typeset, typeset

FINENESS = 3


def fine_document(page: Page, schema: Schema, id: str, faces: Faces = face) -> tuple[Typeset, Document]:
    """The page on fine dots, and its document in dots of the sheet: quads at thirds of a dot, the exact extent of the ink."""
    text = typeset(page, schema, id, fineness=FINENESS, faces=faces)
    size = (text.size[0] // FINENESS, text.size[1] // FINENESS)
    return text, text.document.warped(Warp.scale(1 / FINENESS, size))


def averaged(dots: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Fine dots uint8 (3h, 3w) as the share of each of the sheet's dots that they cover, uint8 (h, w) of 255."""
    size = (dots.shape[1] // FINENESS, dots.shape[0] // FINENESS)
    shares: Any = cv2.resize(dots, size, interpolation=cv2.INTER_AREA)
    return shares


def clouds(seed: int, shape: tuple[int, int], down: int, across: int) -> NDArray[np.float32]:
    """Smooth noise in [0, 1], float32 (h, w), that changes about every ``down`` and ``across`` dots; a seed's own."""
    height, width = shape
    cells = (max(height // down, 2), max(width // across, 2))
    coarse = np.random.Generator(np.random.Philox(key=seed)).random(cells, np.float32)
    return np.clip(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR), 0.0, 1.0)


def specks(darkness: NDArray[np.uint8], seed: int, per_square_cm: float) -> None:
    """Puts specks of one dot onto a print, anywhere; the same for the same seed."""
    rng = np.random.Generator(np.random.Philox(key=seed))
    height, width = darkness.shape
    count = round(per_square_cm * height * width / (10 * DOTS_PER_MM) ** 2)
    rows, columns = rng.integers(0, height, count), rng.integers(0, width, count)
    darkness[rows, columns] = np.maximum(darkness[rows, columns], rng.integers(40, 160, count, np.uint8))
