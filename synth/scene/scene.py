"""Scene: a print as a camera or a scanner sees it. One class a kind of scene; points and pixels go through the same warp."""

from abc import abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.characters import Characters
from receipts.config import Component, nearest
from receipts.document import Document
from receipts.geometry import Warp
from synth.printing.characters import character_ids, characters_of
from synth.printing.printer import Print

# What the names of marks' maps begin with.
MARK = "mark_"


class Scene(Component):
    """A kind of scene. What it draws for a sample is apart from the picture, so that documents can be had without pictures."""

    @abstractmethod
    def draw(self, document: Document, rng: Generator) -> Any:
        """What chance decides for one picture of a print whose document is in dots, as a frozen dataclass of plain values."""

    @abstractmethod
    def warp(self, drawn: Any) -> Warp:
        """The map from the print's dots to the picture's pixels."""

    @abstractmethod
    def render(self, print: Print, drawn: Any) -> NDArray[np.uint8]:
        """The picture, uint8 (h, w, 3), sRGB."""

    def maps(self, print: Print, drawn: Any, names: Sequence[str]) -> dict[str, NDArray[Any]]:
        """Exact maps of the picture by name, (h, w) or (h, w, 2).

        - ``characters``, ``words``: int32, the number of the one whose ink lies at the pixel's centre, counted from 1 in
          reading order, 0 for none.
        - ``ink``: uint8, how far the print covers the pixel before anything faded, of 255.
        - ``mark_KIND``, such as ``mark_stamp``: uint8, 255 where a mark of that kind changed the print.
        - ``paper``: uint8, 255 where the pixel's centre lies on paper.
        - ``uv``: float32, the place on the print under the pixel's centre, (0, 0) its top left corner and (1, 1) its bottom
          right one, NaN beside it.

        Raises:
            ValueError: there is no map of a name.
        """
        check_maps(names, [name.removeprefix(MARK) for name in names if name.startswith(MARK)])
        warp = self.warp(drawn)
        return {name: _mark_map(print, warp, name) if name.startswith(MARK) else _MAPS[name](print, warp) for name in names}


def check_maps(names: Sequence[str], kinds: Collection[str]) -> None:
    """Nothing, where there is a map of every name.

    Args:
        kinds: of marks that there are.

    Raises:
        ValueError: there is none of one.
    """
    known = [*_MAPS, *(f"{MARK}{kind}" for kind in kinds)]
    for name in names:
        if name not in known:
            raise ValueError(f"maps: there is no {name}{nearest(name, known)} (there are: {', '.join(known)})")


def _character_map(print: Print, warp: Warp) -> NDArray[np.int32]:
    return warp.ids(character_ids(print))


def _word_map(print: Print, warp: Warp) -> NDArray[np.int32]:
    found: Characters = characters_of(print)
    words = np.concatenate([[0], found.word[found.token] + 1]).astype(np.int32)
    return warp.ids(words[character_ids(print)])


def _ink_map(print: Print, warp: Warp) -> NDArray[np.uint8]:
    ink = (character_ids(print) > 0).astype(np.uint8) * 255 if print.ink is None else print.ink
    return warp.image(ink)


def _mark_map(print: Print, warp: Warp, name: str) -> NDArray[np.uint8]:
    mask = print.masks.get(name.removeprefix(MARK))
    if mask is None:
        return np.zeros(warp.size[::-1], np.uint8)
    return warp.ids(mask.astype(np.int32)).astype(np.uint8)


def _paper_map(print: Print, warp: Warp) -> NDArray[np.uint8]:
    paper = np.full(print.darkness.shape, 255, np.int32)
    if print.bare is not None:
        paper[print.bare > 127] = 0
    return warp.ids(paper).astype(np.uint8)


def _uv_map(print: Print, warp: Warp) -> NDArray[np.float32]:
    height, width = print.darkness.shape
    columns, rows = np.meshgrid(np.arange(warp.size[0]) + 0.5, np.arange(warp.size[1]) + 0.5)
    places = warp.inverse((width, height)).points(np.stack([columns, rows], axis=-1)) / (width, height)
    places[((places < 0) | (places > 1)).any(axis=-1)] = np.nan
    return places.astype(np.float32)


_MAPS: Mapping[str, Callable[[Print, Warp], NDArray[Any]]] = MappingProxyType(
    {"characters": _character_map, "words": _word_map, "ink": _ink_map, "paper": _paper_map, "uv": _uv_map}
)
