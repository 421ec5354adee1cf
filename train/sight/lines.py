"""Lines of text found on a picture: the detector's map of kernels, and the outlines that grow from it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from receipts.config import Component, Count, Positive, Probability, component
from train.calibration import Calibration
from train.sight.outlines import TextLine, outlined

if TYPE_CHECKING:
    import torch
    from torch import nn

# What the calibration of its confidences is called.
LINE = "line"


@component
class Finding(Component):
    """How lines are looked for.

    Attributes:
        long_side_px: to which the longer side of a picture is scaled.
        longest_ratio: pictures that are longer for their width, such as till rolls, are scaled as if they were just so long.
        largest_scale: small pictures are made larger by at most this.
        tile_px: side of the tiles in which larger pictures are looked at, a multiple of 32.
        overlap_px: of neighbouring tiles, about.
        threshold: of the kernel map, above which a pixel may be in a line.
        least_confidence: of a line, the mean of its kernel, before any calibration; others are dropped.
        margin_share: of a line's height, by so much its outline stands off the ink.
    """

    long_side_px: Count = 1440
    longest_ratio: Positive = 2.6
    largest_scale: Positive = 2.0
    tile_px: Count = 2048
    overlap_px: Count = 256
    threshold: Probability = 0.3
    least_confidence: Probability = 0.5
    margin_share: Probability = 0.1

    def __post_init__(self) -> None:
        if self.tile_px % 32 or self.overlap_px >= self.tile_px:
            raise ValueError(
                f"finding.tile_px: a multiple of 32, above overlap_px, got {self.tile_px} with overlap_px {self.overlap_px}"
            )

    def scale(self, width: int, height: int) -> float:
        """By how much a picture is scaled.

        >>> round(Finding().scale(500, 5200) * 500), Finding().scale(100, 200)
        (554, 2.0)
        """
        long_side = min(max(width, height), self.longest_ratio * min(width, height))
        return min(self.long_side_px / long_side, self.largest_scale)


class LineFinder:
    """A trained detector, ready to find lines."""

    def __init__(
        self, model: nn.Module, finding: Finding, device: torch.device, calibration: Calibration | None = None
    ) -> None:
        from train.sight.fused import Quick

        self.model = Quick(model, device)
        self.finding = finding
        self.device = device
        self._calibration = calibration or Calibration()

    @staticmethod
    def load(folder: Path, device: torch.device) -> LineFinder:
        """The detector that was trained into a folder.

        Raises:
            ValueError: the folder holds none, or weights that do not fit its settings.
        """
        from train.predict import load_model
        from train.sight.base import load
        from train.sight.detector import DetectorTraining

        training, model = load(folder, DetectorTraining, device)
        return LineFinder(model, training.finding, device, load_model(folder).calibration)

    def find(self, image: NDArray[np.uint8]) -> list[TextLine]:
        """The lines of a grey picture (h, w), uint8, dark text on bright ground, in no order; their outlines in its pixels."""
        import cv2

        from train.models.detector import MAP_STRIDE

        height, width = image.shape
        scale = self.finding.scale(width, height)
        size = (max(round(width * scale), 1), max(round(height * scale), 1))
        scaled = cv2.resize(image, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
        found = outlined(
            self.kernels(scaled.astype(np.uint8, copy=False)),
            threshold=self.finding.threshold,
            least_confidence=self.finding.least_confidence,
            margin_share=self.finding.margin_share,
        )
        by = np.array([width / size[0], height / size[1]]) * MAP_STRIDE
        return [TextLine((line.outline * by).astype(np.float32), self._calibration(LINE, line.confidence)) for line in found]

    def kernels(self, image: NDArray[np.uint8]) -> NDArray[np.float32]:
        """How likely each 2 x 2 pixels of a grey picture lie in a kernel, float32 (h / 2, w / 2), sides rounded up.

        Large pictures go through the network in tiles; each draws as far as the middle of what it shares with the next.
        """
        from train.models.detector import MAP_STRIDE

        height, width = image.shape
        tile_px, overlap_px = self.finding.tile_px, self.finding.overlap_px
        drawn = np.zeros((-(-height // MAP_STRIDE), -(-width // MAP_STRIDE)), np.float32)
        for down in _tiles(height, tile_px, overlap_px):
            for across in _tiles(width, tile_px, overlap_px):
                tile = self._kernels_of_tile(image[down.start : down.start + tile_px, across.start : across.start + tile_px])
                (top, bottom), (left, right) = ((one.first // MAP_STRIDE, -(-one.last // MAP_STRIDE)) for one in (down, across))
                above, beside = down.start // MAP_STRIDE, across.start // MAP_STRIDE
                drawn[top:bottom, left:right] = tile[top - above : bottom - above, left - beside : right - beside]
        return drawn

    def _kernels_of_tile(self, image: NDArray[np.uint8]) -> NDArray[np.float32]:
        import torch

        from train.models.detector import DETECTOR_STRIDE, MAP_STRIDE, as_input

        height, width = image.shape
        more = ((0, -height % DETECTOR_STRIDE), (0, -width % DETECTOR_STRIDE))
        with torch.inference_mode():
            padded = torch.from_numpy(np.pad(image, more, mode="edge"))[None, None].to(self.device)
            kernel: NDArray[np.float32] = self.model(as_input(padded))[0, 0].sigmoid().cpu().numpy()
        return kernel[: -(-height // MAP_STRIDE), : -(-width // MAP_STRIDE)]


class _Tile(NamedTuple):
    """Where a tile lies along a side.

    Attributes:
        start: its first pixel, a multiple of 32: of every tile the network halves the same pixels as of the whole picture.
        first: the first pixel that it draws.
        last: the last, exclusive.
    """

    start: int
    first: int
    last: int


def _tiles(length: int, tile: int, overlap: int) -> list[_Tile]:
    """The tiles of a side.

    >>> _tiles(1000, 2048, 256)
    [_Tile(start=0, first=0, last=1000)]
    >>> _tiles(3000, 2048, 256)
    [_Tile(start=0, first=0, last=1504), _Tile(start=960, first=1504, last=3000)]
    """
    count = max(-(-(length - overlap) // (tile - overlap)), 1)
    beyond = max(length - tile, 0)
    starts = [-(-number * beyond // max(count - 1, 1) // 32) * 32 for number in range(count)]
    seams = [0, *((before + tile + after) // 2 for before, after in pairwise(starts)), length]
    return [_Tile(start, first, last) for start, (first, last) in zip(starts, pairwise(seams), strict=True)]
