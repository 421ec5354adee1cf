"""Mark: Print -> Print with something on top of it, under it or gone from it. One class a kind of mark, one file each.

A mark draws where people put it, which takes the document in dots, and is then put without chance. Its parts are layers, small
pictures at a place of the sheet; `laid` merges them into the print and writes down the truth: which dots they changed.
"""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, ClassVar

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Component
from receipts.document import Document
from synth.draw import chance
from synth.printing.printer import Print

# What changes a dot by less, of 255, changes nothing: nobody sees it, and no truth mask should claim it.
_FAINTEST = 3
_PASSED = np.array([*range(256 - _FAINTEST), *[255] * _FAINTEST], np.uint8)
_PASSED.setflags(write=False)
# Into which plane of the print each part of a layer goes, in this order, and what that plane holds where nothing is.
_PLANES = MappingProxyType({"tint": ("tint", 255), "cover": ("darkness", 0), "back": ("back", 0), "bare": ("bare", 0)})


class Mark(Component):
    """A kind of mark. What it draws is apart from the putting, so that it can be told, and put again.

    Attributes:
        kind: names the truth mask.
        share: of the receipts that bear it.
    """

    kind: ClassVar[str]
    share: float

    def draw(self, document: Document, rng: Generator) -> Any:
        """What chance decides for a print whose document is in dots, a frozen dataclass of plain values; None for no mark."""
        return self.placed(document, rng) if chance(rng, self.share) else None

    @abstractmethod
    def placed(self, document: Document, rng: Generator) -> Any:
        """What chance decides once there is a mark, as a frozen dataclass of plain values."""

    @abstractmethod
    def put(self, print: Print, drawn: Any) -> Print:
        """The print with the mark that was drawn."""


@dataclass(frozen=True, eq=False)
class Layer:
    """A part of a mark: a small picture whose top left dot falls on (left, top) of the sheet, in part outside it perhaps.

    Attributes:
        tint: uint8 (h, w, 3), the light that it lets through, of 255.
        cover: uint8 (h, w), how far it hides the ink below, of 255.
        bare: uint8 (h, w), 255 where it leaves no paper.
        back: uint8 (h, w), the darkness that it adds from the other side.
    """

    left: int = 0
    top: int = 0
    tint: NDArray[np.uint8] | None = None
    cover: NDArray[np.uint8] | None = None
    bare: NDArray[np.uint8] | None = None
    back: NDArray[np.uint8] | None = None


def laid(print: Print, kind: str, layers: Sequence[Layer]) -> Print:
    """The print with layers on it; where no paper is left, nothing is laid.

    ``masks[kind]`` gains the dots that the layers changed, and every other kind loses those whose paper they took away.
    """
    planes = _writable(print, layers)
    mask = print.masks[kind].copy() if kind in print.masks else np.zeros(print.darkness.shape, np.uint8)
    for layer in layers:
        for part, (name, _) in _PLANES.items():
            values = getattr(layer, part)
            if values is not None:
                rows, top = _inside(layer.top, values.shape[0], mask.shape[0])
                columns, left = _inside(layer.left, values.shape[1], mask.shape[1])
                area = planes[name][rows, columns]
                if not area.size:
                    continue  # beside the paper
                merged = _merged(part, area, values[top : top + area.shape[0], left : left + area.shape[1]])
                bare: Any = planes.get("bare", print.bare)
                if bare is not None and part != "bare":
                    cv2.copyTo(area, cv2.threshold(bare[rows, columns], 254, 255, cv2.THRESH_BINARY)[1], merged)
                mask[rows, columns] = cv2.max(mask[rows, columns], _differing(merged, area))
                area[...] = merged
    masks = dict(print.masks)
    if "bare" in planes:
        paper: Any = cv2.threshold(planes["bare"], 254, 255, cv2.THRESH_BINARY_INV)[1]
        masks = {name: np.asarray(cv2.bitwise_and(old, paper), np.uint8) for name, old in masks.items()}
    changes: dict[str, Any] = {**planes, "masks": {**masks, kind: mask}}
    return replace(print, **changes)


def _writable(print: Print, layers: Sequence[Layer]) -> dict[str, NDArray[np.uint8]]:
    """Copies of the planes of a print that the layers change, empty ones where it has none."""
    planes = {}
    for part, (name, empty) in _PLANES.items():
        if any(getattr(layer, part) is not None for layer in layers):
            old = getattr(print, name)
            tail = (3,) if name == "tint" else ()
            planes[name] = np.full((*print.darkness.shape, *tail), empty, np.uint8) if old is None else old.copy()
    return planes


def _inside(start: int, length: int, limit: int) -> tuple[slice, int]:
    """The part of a stretch that lies from 0 to ``limit``, and where it begins in the stretch."""
    first = min(max(start, 0), limit)
    return slice(first, max(min(start + length, limit), first)), first - start


def _merged(part: str, old: Any, new: Any) -> Any:
    """What a plane holds once a part of a layer is on it."""
    if part in ("tint", "cover"):
        passed = cv2.LUT(new if part == "tint" else cv2.bitwise_not(new), _PASSED)
        return cv2.multiply(old, passed, scale=1 / 255.0)
    return cv2.max(old, cv2.threshold(new, _FAINTEST - 1, 0, cv2.THRESH_TOZERO)[1])


def _differing(one: Any, two: Any) -> Any:
    """uint8 (h, w), 255 where two planes (h, w) or (h, w, 3) differ."""
    apart = cv2.absdiff(one, two)
    if apart.ndim == 3:
        apart = cv2.max(cv2.max(*cv2.split(apart)[:2]), cv2.split(apart)[2])
    return cv2.threshold(apart, 0, 255, cv2.THRESH_BINARY)[1]
