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
    """The prediction of a document that was read off a picture: a field is found, and its text is read, or it is wrong.

    Args:
        found: where the fields were found.
        sure: of each line, the probability that it is read right; a field's own is multiplied by the mean of its lines'.
    """
    confidence = dict(prediction.confidence)
    for name, one in found.items():
        if one.chosen is not None and name in confidence:
            lines = np.unique(prediction.document.line[one.chosen.span.start : one.chosen.span.stop])
            confidence[name] *= float(np.mean([sure[line] for line in lines]))
    return replace(prediction, confidence=confidence, line_confidence=list(sure))
