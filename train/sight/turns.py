"""Which way up a picture lies, of the four: told by its lines, and by which way round they can be read.

Lines are always found on the picture turned upright, so that a picture and its exact rotation give the same lines.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from receipts.geometry import QuarterTurn
from train.sight.crops import MARGIN_SHARE, quarters_upright, rectified

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from train.sight.line_reader import LineReader
    from train.sight.lines import LineFinder, TextLine

# So many lines are read both ways round, those a reader is surest of: long ones, but not so long that they take the most time.
_SAMPLE = 10
_LONG = 12.0
# Lines at least so many times as long as high tell which way text runs.
_CLEARLY_LONG = 2.0
# Above it a character stands upright, and nobody asks the other way: upside down, readers were 0.65 to 0.8 sure of one.
_UPRIGHT_FROM = 0.95
# The other way round must be surer by as much, a character. The right way was by 0.07 to 0.18, of a half-trained reader.
_CLEARLY_SURER = 0.02
# Confidences are bounded away from 0 before their logarithm is taken.
_LEAST = 1e-4


@dataclass(frozen=True)
class Upright:
    """A picture turned upright, and what was found on it.

    Attributes:
        turn: from the picture as given to the upright one.
        image: uint8 (h, w), grey, upright.
        lines: as found on the upright picture.
        readings: of some of the lines, by their numbers: what they say and how sure that is.
    """

    turn: QuarterTurn
    image: NDArray[np.uint8]
    lines: list[TextLine]
    readings: Mapping[int, tuple[str, float]]


@dataclass(frozen=True)
class Told:
    """What the lines of a picture tell about how it lies.

    Attributes:
        quarters: how many quarter turns counterclockwise set it upright, 0 to 3.
        readings: of the lines that were asked, by their numbers, read as they were given.
    """

    quarters: int
    readings: Mapping[int, tuple[str, float]]


def upright(image: NDArray[np.uint8], finder: LineFinder, reader: LineReader, margin_share: float = MARGIN_SHARE) -> Upright:
    """A picture (h, w) turned upright with its lines; they are found up to three times, once where it lay upright."""
    size = (image.shape[1], image.shape[0])
    quarters, seen = 0, set[int]()
    while True:
        turn = QuarterTurn(quarters, size)
        turned = turn.image(image)
        lines = finder.find(turned)
        seen.add(quarters)
        told = told_by_lines(turned, lines, reader, margin_share)
        further = (quarters + told.quarters) % 4
        # Where lines contradict one another from one way round to the next, the picture stays as it was tried last.
        if further in seen:
            return Upright(turn, turned, lines, told.readings)
        quarters = further


def told_by_lines(
    image: NDArray[np.uint8], lines: Sequence[TextLine], reader: LineReader, margin_share: float = MARGIN_SHARE
) -> Told:
    """How a picture (h, w) lies, told by the lines found on it.

    Lines on a picture that lies sideways, or upside down, may be given as if they ran the other way.
    """
    sample, quarters = _sample(lines)
    if not sample:
        return Told(0, {})
    outlines = [lines[number].outline for number in sample]
    here = _read(image, outlines, reader, margin_share)
    readings = dict(zip(sample, here, strict=True))
    if per_character(here) < _UPRIGHT_FROM:
        other = _read(image, [np.roll(outline, len(outline) // 2, axis=0) for outline in outlines], reader, margin_share)
        if per_character(other) > per_character(here) + _CLEARLY_SURER:
            return Told((quarters + 2) % 4, readings)
    return Told(quarters, readings)


def _sample(lines: Sequence[TextLine]) -> tuple[list[int], int]:
    """The numbers of the lines worth asking, which run as most text does, and the quarter turns that set this upright."""
    quads = np.array([end_quad(line.outline) for line in lines], np.float64).reshape(-1, 4, 2)
    along, down = quads[:, 1] + quads[:, 2] - quads[:, 0] - quads[:, 3], quads[:, 3] + quads[:, 2] - quads[:, 0] - quads[:, 1]
    length, height = (np.hypot(side[:, 0], side[:, 1]) / 2 for side in (along, down))
    times = length / np.maximum(height, 1.0)
    quarters = np.array([quarters_upright(one) for one in along], np.int64)
    most = int(np.bincount(quarters, np.where(times >= _CLEARLY_LONG, length, 0.0), 4).argmax())
    worth = np.where(quarters == most, np.minimum(times, _LONG), 0.0) * [line.confidence for line in lines]
    surest = np.argsort(-worth, kind="stable")[:_SAMPLE]
    return [int(number) for number in surest if worth[number] > 0], most


def _read(
    image: NDArray[np.uint8], outlines: Sequence[NDArray[np.float32]], reader: LineReader, margin_share: float
) -> list[tuple[str, float]]:
    crops = [rectified(image, outline, margin_share=margin_share) for outline in outlines]
    return [(text, confidence) for text, confidence in reader.read(crops)]


def end_quad(outline: NDArray[np.float32]) -> NDArray[np.float32]:
    """The corners of an outline (P, 2) at its two ends, float32 (4, 2), clockwise from its first point."""
    half = len(outline) // 2
    return np.asarray(outline, np.float32)[[0, half - 1, half, -1]]


def per_character(readings: Sequence[tuple[str, float]]) -> float:
    """How sure of a character a reader was, over all of the lines it read: the geometric mean, 0 to 1.

    A line's confidence is that of all of its characters together: the longer it is, the lower.

    >>> round(per_character([("TOTAL", 0.9**5), ("9", 0.9)]), 3)
    0.9
    """
    characters = sum(max(len(text), 1) for text, _ in readings)
    sure = sum(math.log(max(confidence, _LEAST) if text else _LEAST) for text, confidence in readings)
    return math.exp(sure / max(characters, 1))
