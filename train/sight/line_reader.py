"""Pictures of lines read by a trained recogniser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from receipts.metrics import character_error_rate
from train.calibration import Calibration, Judged
from train.models.recogniser import HEIGHT_PX
from train.sight.alphabet import Alphabet
from train.sight.base import Verdict, load
from train.sight.crops import rectified
from train.sight.ctc import Reading, best_path
from train.sight.fused import Quick
from train.sight.pages import Pages
from train.sight.recogniser import RecogniserTraining, lines_of, num_steps, padded_width, stacked

if TYPE_CHECKING:
    import torch
    from torch import nn

# What the calibration of its confidences is called.
TEXT = "text"
# A batch holds so many columns of pixels, with its padding.
_BATCH_COLUMNS = 6144


class LineReader:
    """A recogniser, ready to read.

    Attributes:
        alphabet: what it can write.
    """

    def __init__(
        self, model: nn.Module, alphabet: Alphabet, device: torch.device, calibration: Calibration | None = None
    ) -> None:
        self.alphabet = alphabet
        self._model = Quick(model, device)
        self._device = device
        self._calibration = calibration or Calibration()

    @staticmethod
    def load(folder: Path, device: torch.device) -> LineReader:
        """The recogniser in a folder; raises as `train.sight.base.load`."""
        from train.predict import load_model

        training, model = load(folder, RecogniserTraining, device)
        return LineReader(model, training.alphabet, device, load_model(folder).calibration)

    def read(self, images: Sequence[NDArray[np.uint8]]) -> list[Reading]:
        """What lines say, in the order given.

        Args:
            images: uint8 (32, w) each, as `rectified` cuts them out.
        """
        import torch

        found: list[Reading | None] = [None] * len(images)
        for group in _groups(images):
            pixels = torch.from_numpy(stacked([images[number] for number in group])).to(self._device)
            with torch.inference_mode():
                logits = self._model(pixels).cpu().numpy()
            for row, number in enumerate(group):
                text, confidence = best_path(logits[row, : num_steps(images[number])], self.alphabet)
                found[number] = Reading(text, self._calibration(TEXT, confidence))
        return [reading for reading in found if reading is not None]


def _groups(images: Sequence[NDArray[np.uint8]]) -> list[list[int]]:
    """The numbers of lines that are as wide when padded, as many as a batch holds: none is read otherwise for its company."""
    alike: dict[int, list[int]] = {}
    for number, image in enumerate(images):
        alike.setdefault(padded_width(image.shape[1]), []).append(number)
    sizes = {width: max(_BATCH_COLUMNS // width, 1) for width in alike}
    return [
        numbers[start : start + sizes[width]]
        for width, numbers in sorted(alike.items())
        for start in range(0, len(numbers), sizes[width])
    ]


def verdict(reader: LineReader, pages: Pages) -> Verdict:
    """How legible lines in the alphabet are read, cut out as they are known to lie: ``character_error_rate`` (case folded),
    ``lines_right`` (the share read exactly), ``lines``; and the confidences.
    """
    gold, read = [], []
    for number in range(len(pages)):
        page = pages[number]
        known = [(text, outline) for text, outline in lines_of(page) if reader.alphabet.numbers(text) is not None]
        gold += [" ".join(text.split()) for text, _ in known]
        read += reader.read([rectified(page.image, outline, HEIGHT_PX) for _, outline in known])
    right = np.array([one.text == text for one, text in zip(read, gold, strict=True)], np.float64)
    figures = {
        "character_error_rate": character_error_rate([one.text for one in read], gold),
        "lines_right": float(right.mean()) if len(right) else 0.0,
        "lines": float(len(gold)),
    }
    return Verdict(figures, {TEXT: Judged(np.array([one.confidence for one in read], np.float64), right)})
