"""Exact maps of flat scans, by name: the print through the one warp that its pixels went through."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.characters import Characters
from receipts.geometry import Warp, pixel_centres
from synth.printing.characters import character_ids, characters_of
from synth.printing.printer import Print
from synth.scene.scene import MARK


def flat_maps(print: Print, warp: Warp, names: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The maps of a print through a warp, (h, w) or (h, w, 2), by names that there are."""
    return {name: _mark_map(print, warp, name) if name.startswith(MARK) else _MAPS[name](print, warp) for name in names}


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
    places = warp.inverse((width, height)).points(pixel_centres(warp.size)) / (width, height)
    places[((places < 0) | (places > 1)).any(axis=-1)] = np.nan
    return places.astype(np.float32)


_MAPS: Mapping[str, Callable[[Print, Warp], NDArray[Any]]] = MappingProxyType(
    {"characters": _character_map, "words": _word_map, "ink": _ink_map, "paper": _paper_map, "uv": _uv_map}
)

MAP_NAMES = tuple(_MAPS)
