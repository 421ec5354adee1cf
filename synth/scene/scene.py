"""Scene: a print as a camera or a scanner sees it. One class a kind of scene; points and pixels go through the same map."""

from abc import abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.characters import Characters
from receipts.config import Component, nearest
from receipts.document import Document
from receipts.geometry import PointMap
from synth.printing.characters import characters_of
from synth.printing.legibility import Legibility
from synth.printing.printer import Print

# What the names of marks' maps begin with.
MARK = "mark_"
# What those of things' maps begin with.
THING = "thing_"


@dataclass(frozen=True, eq=False)
class Shot:
    """One picture of a print, and what can be seen of it.

    Attributes:
        image: uint8 (h, w, 3), sRGB.
        tokens: what of each of the document's tokens can be seen and read.
        characters: in pixels of the picture.
        make_maps: gives exact maps of the picture by names that there are.
        origin: what belongs into the sample's recipe, as plain values.
    """

    image: NDArray[np.uint8]
    tokens: Legibility
    characters: Characters
    make_maps: Callable[[Sequence[str]], dict[str, NDArray[Any]]]
    origin: Mapping[str, Any] = field(default_factory=dict)


class Scene(Component):
    """A kind of scene. What it draws for a sample is apart from the picture, so that documents can be had without pictures.

    The maps, (h, w) or (h, w, k), all at the pixels' centres:

    - ``characters``, ``words``: int32, the number of the one whose ink lies there, counted from 1 in reading order, 0 for none.
    - ``ink``: uint8, how far the print covers the pixel before anything faded, of 255.
    - ``mark_KIND``, such as ``mark_stamp``: uint8, 255 where a mark of that kind changed the print.
    - ``paper``: uint8, 255 where paper with print can be seen.
    - ``uv``: float32, the place on the print, (0, 0) its top left corner and (1, 1) its bottom right one, NaN beside it.

    Photographs have these, too:

    - ``depth``: float32, mm along the view.
    - ``normal``: float32 (h, w, 3), unit normals in the camera's axes: right, down, along the view.
    - ``albedo``: uint8 (h, w, 3), sRGB, what surfaces reflect of even white light.
    - ``shadow``: uint8, the share of the lamps' light that is blocked, of 255.
    - ``backward``: float32, of the print's size in dots: the pixel of each dot's middle, which flattens the sheet.
    - ``thing_KIND``, such as ``thing_hand``: uint8, 255 where a thing of that kind can be seen.
    """

    # Whether its first picture compiles loops, which takes long once on a machine.
    compiles: ClassVar[bool] = False

    @property
    @abstractmethod
    def map_names(self) -> tuple[str, ...]:
        """Of the maps that its pictures have, beside ``mark_KIND`` for each kind of mark."""

    @property
    def mask_names(self) -> tuple[str, ...]:
        """Of the maps that are masks of what is seen beside marks."""
        return tuple(name for name in self.map_names if name.startswith(THING))

    @abstractmethod
    def draw(self, document: Document, rng: Generator) -> Any:
        """What chance decides for one picture of a print whose document is in dots, as a frozen dataclass of plain values."""

    @abstractmethod
    def warp(self, drawn: Any) -> PointMap:
        """The map from the print's dots to the picture's pixels."""

    @abstractmethod
    def shot(self, print: Print, drawn: Any, warp: PointMap) -> Shot:
        """The picture, with ``warp`` the map that `warp` gives of what was drawn."""

    def render(self, print: Print, drawn: Any) -> NDArray[np.uint8]:
        """The picture alone, uint8 (h, w, 3), sRGB."""
        return self.shot(print, drawn, self.warp(drawn)).image

    def check_maps(self, names: Sequence[str], kinds: Collection[str]) -> None:
        """Nothing, where there is a map of every name.

        Args:
            kinds: of marks that there are.

        Raises:
            ValueError: there is none of one.
        """
        known = [*self.map_names, *(f"{MARK}{kind}" for kind in kinds)]
        for name in names:
            if name not in known:
                raise ValueError(f"maps: there is no {name}{nearest(name, known)} (there are: {', '.join(known)})")


def seen_characters(print: Print, seen: Legibility) -> Characters:
    """The characters of a print in its dots, and how much of its words can be seen and read, from that of its tokens."""
    found = characters_of(print)
    words = seen.joined(found.word, len(found.word_texts))
    return replace(found, word_visibility=words.visibility, word_legible=words.legible)


def pictured_codes(print: Print, warp: PointMap) -> list[dict[str, Any]]:
    """The barcodes and QR codes of a picture: kind, content and the corners' pixels."""
    return [
        {"kind": code.kind, "content": code.content, "quad": warp.points(code.quad).round(3).tolist()} for code in print.codes
    ]
