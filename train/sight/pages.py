"""Pages: rendered pictures as the models that see pictures learn from them, each line with its outline and its text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from receipts.dataset import Dataset
from receipts.document import Document
from train.pictures import decoded


@dataclass(frozen=True, eq=False)
class Page:
    """A picture with L lines of text on it.

    Attributes:
        name: of its sample, for messages.
        image: uint8 (h, w), grey.
        texts: what the lines say.
        outlines: float32 (L, P, 2), px: the upper side of each line's ink from the left to the right, its lower side back;
            P is 4 on flat paper, 24 on paper that is bent.
        legible: bool (L), a person could read the line: at least most of its tokens can be seen and are not too faint.
    """

    name: str
    image: NDArray[np.uint8]
    texts: tuple[str, ...]
    outlines: NDArray[np.float32]
    legible: NDArray[np.bool_]


class Pages:
    """Pages of datasets by number, each a part of its dataset: the first ones to learn from, the last to judge by.

    Pictures are decoded when they are asked for; nothing but documents is held.
    """

    def __init__(self, parts: list[tuple[Path, range]]) -> None:
        """Pages of some samples of some datasets.

        Args:
            parts: each dataset's folder, and the numbers of the samples taken.
        """
        self._parts = parts

    def __len__(self) -> int:
        return sum(len(numbers) for _, numbers in self._parts)

    def __getitem__(self, number: int) -> Page:
        """Page ``number``.

        Raises:
            IndexError: there is none.
            ValueError: its bytes are no whole JPEG.
        """
        left = range(len(self))[number]
        for place, (_, numbers) in enumerate(self._parts):
            if left < len(numbers):
                return _page(self._datasets[place], numbers[left])
            left -= len(numbers)
        raise IndexError(number)

    @cached_property
    def _datasets(self) -> list[Dataset]:
        return [Dataset(path) for path, _ in self._parts]

    def __getstate__(self) -> dict[str, object]:
        """As it goes to processes that draw batches: these open the datasets themselves."""
        return {"_parts": self._parts}


def split(paths: list[Path], held_back: int) -> tuple[Pages, Pages]:
    """The pages to learn from and those held back, the last ``held_back`` of each dataset.

    Raises:
        ValueError: a dataset has no more pictures than are held back.
    """
    learned, held = [], []
    for path in paths:
        count = Dataset(path).num_pictures
        if count <= held_back:
            raise ValueError(f"{path}: {count} pictures, and {held_back} are held back to judge by; none is left to learn from")
        learned.append((path, range(count - held_back)))
        held.append((path, range(count - held_back, count)))
    return Pages(learned), Pages(held)


def _page(dataset: Dataset, number: int) -> Page:
    document = dataset.documents[number]
    image = decoded(dataset.jpeg(number), 1, colour=False)
    if image is None:
        raise ValueError(f"{dataset.path}: the picture of sample {document.id} cannot be decoded; is its shard whole?")
    characters = dataset.characters(number)
    bent = None if characters is None else characters.line_polygons
    outlines = document.line_quads if bent is None else bent
    return Page(document.id, image, document.line_texts, outlines, legible_lines(document))


def legible_lines(document: Document) -> NDArray[np.bool_]:
    """Bool (L): of each line's characters, those of legible tokens are nearly all; a line without tokens is not legible."""
    lines = len(document.line_texts)
    if document.legible is None:
        return np.bincount(document.line, minlength=lines) > 0
    length = np.array([len(text) for text in document.texts], np.float64)
    whole = np.bincount(document.line, length, lines)
    read = np.bincount(document.line, length * document.legible, lines)
    return (whole > 0) & (read >= _LEGIBLE_SHARE * whole)


_LEGIBLE_SHARE = 0.9
