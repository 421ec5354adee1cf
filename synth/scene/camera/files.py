"""Files: what a photograph went through before anyone trains on it: the phone's JPEG, chat programs, saved again."""

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Component, IntRange, Probability, component, refuse_outside
from synth.draw import Weights, between, chance, weighted, whole
from synth.scene.history import aged
from synth.scene.look import Generation

_LONG_SIDES_PX = MappingProxyType({"800": 0.5, "1024": 1.0, "1280": 2.0, "1600": 2.0, "2048": 1.0})
# A picture that was made smaller than this could not be read.
_LEAST_SCALE = 0.5


@component
class Files(Component):
    """The files of a photograph, of which its own is the last.

    Attributes:
        phone_share: how many show traces of the phone's own file; one that was made smaller afterwards shows none.
        phone_quality_range: of its JPEG.
        fine_colour_share: how many of the phones' files keep the colour of every pixel.
        chat_share: how many were sent by a chat program.
        chat_quality_range: of its JPEG.
        long_side_px: longer side of what chat programs send, with their weights; smaller pictures keep their size.
        resized_share: how many of these were made smaller still before, to 0.6 to 0.95 of their sides.
    """

    phone_share: Probability = 0.7
    phone_quality_range: IntRange = (78, 96)
    fine_colour_share: Probability = 0.15
    chat_share: Probability = 0.35
    chat_quality_range: IntRange = (45, 85)
    long_side_px: Weights = field(default_factory=lambda: dict(_LONG_SIDES_PX))
    resized_share: Probability = 0.15

    def __post_init__(self) -> None:
        refuse_outside("phone_quality_range", self.phone_quality_range, 1, 100)
        refuse_outside("chat_quality_range", self.chat_quality_range, 1, 100)
        _sides(self.long_side_px)

    def draw(self, size: tuple[int, int], rng: Generator) -> tuple[Generation, ...]:
        """What chance decides for one picture of a size (width, height): its files, the oldest first."""
        fine, quality = chance(rng, self.fine_colour_share), whole(rng, *self.phone_quality_range)
        found = [Generation(1.0, quality, "444" if fine else "420")] if chance(rng, self.phone_share) else []
        sent, quality = chance(rng, self.chat_share), whole(rng, *self.chat_quality_range)
        side, resized, other = int(weighted(rng, self.long_side_px)), chance(rng, self.resized_share), between(rng, (0.6, 0.95))
        if sent:
            scale = min(side / max(size), 1.0, other if resized else 1.0)
            found.append(Generation(max(round(scale, 4), _LEAST_SCALE), quality, "420"))
        return tuple(found)


def filed(picture: NDArray[np.uint8], drawn: tuple[Generation, ...]) -> NDArray[np.uint8]:
    """The picture, uint8 (h, w, 3) sRGB, after all its files, in the size it had."""
    if not drawn:
        return picture
    size = (picture.shape[1], picture.shape[0])
    return cv2.cvtColor(aged(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), drawn, size), cv2.COLOR_BGR2RGB)  # type: ignore


def _sides(sides: Mapping[str, float]) -> None:
    for name in sides:
        if not name.isdecimal() or not 100 <= int(name) <= 20000:
            raise ValueError(f"long_side_px: got {name}; it lies from 100 to 20000 px, written as a whole number")
