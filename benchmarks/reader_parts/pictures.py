"""The pictures that are read, and what a tool read off them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from receipts.document import Document
from receipts.files import sha256_file
from receipts.geometry import box_quads
from receipts.jsonl import read_documents
from receipts.pictures import read_picture


class Unavailable(Exception):
    """A tool or a model that is not there."""


@dataclass(frozen=True)
class Picture:
    """A picture whose text is known.

    Attributes:
        document: what it says; without fields where nobody knows them.
        path: of its file.
    """

    document: Document
    path: Path

    def image(self) -> NDArray[np.uint8]:
        """uint8 (h, w, 3), sRGB."""
        return read_picture(self.path)

    def digest(self) -> str:
        """Of its file's bytes."""
        return sha256_file(self.path)


@dataclass(frozen=True)
class Read:
    """What a tool read off one picture.

    Attributes:
        document: its lines.
        seconds: CPU time it took; None where nothing was measured.
    """

    document: Document
    seconds: float | None


# By the name of a tool, or of one of its settings: what it read off each picture.
Reads = dict[str, list[Read]]


def pictures(file: Path, count: int = 0) -> list[Picture]:
    """The receipts of a json-lines file that have pictures; ``count`` of them, spread over the file, where above 0.

    Raises:
        SystemExit: none has one, or a picture is not there.
    """
    found = [Picture(document, Path(document.image)) for document in read_documents(file) if document.image]
    if not found:
        raise SystemExit(f"documents: no receipt of {file} names its picture (image: a path beside the file)")
    for picture in found:
        if not picture.path.exists():
            raise SystemExit(f"documents: {picture.path}, named by {picture.document.id}, is not there")
    places = np.unique(np.linspace(0, len(found) - 1, min(count or len(found), len(found))).round().astype(int))
    return [found[place] for place in places.tolist()]


def read_lines(picture: Picture, texts: Sequence[str], boxes: Sequence[Sequence[float]], seconds: float | None) -> Read:
    """Lines as a tool tells them, each with its upright box (left, top, right, bottom) in pixels of the picture."""
    quads = box_quads(np.array(boxes, np.float32).reshape(-1, 4))
    return Read(Document.from_lines(picture.document.id, texts, quads, size=picture.document.size), seconds)


def gold(taken: list[Picture]) -> Reads:
    """What is known, as if a tool had read it."""
    return {"gold": [Read(picture.document, None) for picture in taken]}


def own_time(clock: Callable[[], float], work: Callable[[], Document]) -> Read:
    """What some work reads, with the time it took by a clock."""
    begin = clock()
    document = work()
    return Read(document, clock() - begin)
