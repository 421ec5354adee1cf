"""From a picture to the fields on it: its lines are read, and its fields found in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from labeling_functions.constraints import Found
from receipts.document import Document, Span
from receipts.jsonl import Prediction
from receipts.opening import OpenedPicture
from train.pictures import scaled
from train.predict import Reader

if TYPE_CHECKING:
    import torch

    from train.sight.shipped import ModelFolders


class Lines(Protocol):
    """Whatever reads the lines of text on a picture."""

    def read(self, image: NDArray[np.uint8], id: str) -> tuple[Document, list[float]]:
        """The lines on a picture uint8 (h, w, 3), in its pixels, and how sure each is, 0 to 1."""


@dataclass(frozen=True)
class Reading:
    """What was read off one picture.

    Attributes:
        prediction: quads in pixels of the file's picture, upright.
        spans: where each field was found, by name; without those that were not.
        picture: as it was worked on.
    """

    prediction: Prediction
    spans: Mapping[str, Span]
    picture: OpenedPicture


class PictureReader:
    """The three models as one: a detector and a recogniser that read lines, an extractor that finds fields in them."""

    def __init__(self, lines: Lines, extractor: Reader) -> None:
        self.lines = lines
        self.extractor = extractor

    @staticmethod
    def load(models: ModelFolders, device: torch.device) -> PictureReader:
        """The reader whose models lie in three folders.

        Raises:
            ValueError: one of them holds no whole model, or one of another kind.
        """
        models.check("detector", "recogniser", "extractor")
        return PictureReader(line_reader(models, device), Reader.load(models.extractor, device))

    def read(self, picture: OpenedPicture, id: str) -> Reading:
        """What a picture says; the document is called ``id``."""
        worked, sure = self.lines.read(picture.image, id)
        across, down = picture.scale
        document = scaled(worked, (1 / across, 1 / down), picture.size)
        ((prediction, found),) = self.extractor.read([document])
        return Reading(with_line_confidence(prediction, found, sure), spans_of(found), picture)


def spans_of(found: Mapping[str, Found]) -> dict[str, Span]:
    """Where each field was found, by name; without those that were not."""
    return {name: one.chosen.span for name, one in found.items() if one.chosen is not None}


def line_reader(models: ModelFolders, device: torch.device) -> Lines:
    """What reads the lines of pictures, by a detector and a recogniser.

    Raises:
        ValueError: a folder holds no whole model, or one of another kind.
    """
    from train.sight.line_reader import LineReader
    from train.sight.lines import LineFinder
    from train.sight.page_reader import PageReader

    return PageReader(LineFinder.load(models.detector, device), LineReader.load(models.recogniser, device))


def with_line_confidence(prediction: Prediction, found: Mapping[str, Found], sure: Sequence[float]) -> Prediction:
    """The prediction of a document that was read off a picture: a field is right if it was found, and its text was read right.

    Args:
        found: where the fields were found.
        sure: of each line, the probability that all of it is read right. Of a part of its characters, as many in the mean being
            wrong, it is that probability to the power of their share; a field's own is multiplied by those of its lines' parts.
    """
    document = prediction.document
    length = np.array([len(text) for text in document.texts], np.float64)
    whole = np.bincount(document.line, length, len(document.line_texts))
    confidence = dict(prediction.confidence)
    for name, span in spans_of(found).items():
        if name in confidence:
            tokens = slice(*span)
            lines = document.line[tokens]
            shares = length[tokens] / whole[lines]
            confidence[name] *= float(np.prod(np.asarray(sure, np.float64)[lines] ** shares))
    return replace(prediction, confidence=confidence, line_confidence=list(sure))
