"""Pictures of a dataset by number, decoded no larger than a model needs them, their quads along with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from receipts.dataset import Dataset
from receipts.document import Document

# A JPEG gives itself at a half, a quarter or an eighth of its size for a part of the work: whole blocks of 8 are summed first.
_REDUCTIONS = (8, 4, 2, 1)


@dataclass(frozen=True)
class Picture:
    """A picture as a model sees it.

    Attributes:
        image: uint8, (h, w) grey or (h, w, 3) sRGB.
        document: the text on it; size and quads in pixels of the image.
        scale: pixels of the image for one of the stored picture, across and down.
    """

    image: NDArray[np.uint8]
    document: Document
    scale: tuple[float, float]


class Pictures:
    """The first samples of a dataset, those that have a picture, read where they lie in the tar shards."""

    def __init__(self, path: Path | str, long_side_px: int | None = None, *, colour: bool = False) -> None:
        """Open the pictures of a dataset.

        Args:
            long_side_px: how long the longer side is made; smaller pictures stay as they are. None: all stay.
            colour: in colour, not grey.

        Raises:
            ValueError: there is no dataset, or no sample of it has a picture.
        """
        if long_side_px is not None and long_side_px < 1:
            raise ValueError(f"long_side_px: must be 1 or more, got {long_side_px}")
        self.dataset = Dataset(path)
        self.long_side_px, self.colour = long_side_px, colour
        self.count = self.dataset.num_pictures
        if not self.count:
            raise ValueError(f"{path}: no sample has a picture; tillroll synth pictures=N makes them")

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, number: int) -> Picture:
        """Picture ``number``.

        Raises:
            IndexError: there is no such picture.
            ValueError: its bytes are no whole JPEG.
        """
        document = self.dataset.documents[range(len(self))[number]]
        by = reduction(document.size, self.long_side_px)
        whole = decoded(self.dataset.jpeg(number), by, colour=self.colour)
        if whole is None:
            raise ValueError(f"{self.dataset.path}: the picture of sample {document.id} cannot be decoded; is its shard whole?")
        image = shrunk(whole, self.long_side_px)
        # Of a side that does not divide by it the decoder keeps what is over: the decoded pixel is exactly ``by`` stored ones.
        height, width = image.shape[:2]
        scale = (width / (whole.shape[1] * by), height / (whole.shape[0] * by))
        return Picture(image, scaled(document, scale, (width, height)), scale)


def reduction(size: tuple[int, int], long_side_px: int | None) -> int:
    """By how much a picture of a size may be reduced in decoding, so that its longer side stays long enough.

    >>> [reduction((1000, 2000), side) for side in (None, 1500, 1000, 640, 250)]
    [1, 1, 2, 2, 8]
    """
    return 1 if long_side_px is None else next(by for by in _REDUCTIONS if by == 1 or max(size) >= by * long_side_px)


def decoded(jpeg: bytes, by: int, *, colour: bool) -> NDArray[np.uint8] | None:
    """The picture at a 1/``by`` of its size, sides rounded up: uint8 (h, w), in colour (h, w, 3) sRGB; None: it is none."""
    import cv2

    grey = {1: cv2.IMREAD_GRAYSCALE, **{n: getattr(cv2, f"IMREAD_REDUCED_GRAYSCALE_{n}") for n in (2, 4, 8)}}
    bright = {1: cv2.IMREAD_COLOR, **{n: getattr(cv2, f"IMREAD_REDUCED_COLOR_{n}") for n in (2, 4, 8)}}
    found = cv2.imdecode(np.frombuffer(jpeg, np.uint8), (bright if colour else grey)[by])
    if found is None or not colour:
        return found  # type: ignore[return-value]
    return cv2.cvtColor(found, cv2.COLOR_BGR2RGB)  # type: ignore[return-value]


def shrunk(image: NDArray[np.uint8], long_side_px: int | None) -> NDArray[np.uint8]:
    """The picture with its longer side as long as asked for; one that is smaller as it is."""
    import cv2

    height, width = image.shape[:2]
    if long_side_px is None or max(height, width) <= long_side_px:
        return image
    share = long_side_px / max(height, width)
    wanted = (max(round(width * share), 1), max(round(height * share), 1))
    return cv2.resize(image, wanted, interpolation=cv2.INTER_AREA)  # type: ignore[return-value]


def scaled(document: Document, scale: tuple[float, float], size: tuple[int, int]) -> Document:
    """The document on a picture of another scale, across and down; (0, 0) stays at its corner."""
    factors = np.array(scale, np.float32)
    return replace(document, size=size, quads=document.quads * factors, line_quads=document.line_quads * factors)
