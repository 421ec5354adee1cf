"""The contact sheet's layers: all that a rendered sample knows of itself, each to be switched on."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from receipts.document import Document
from receipts.geometry import box_quads
from receipts.report_layers import Layer
from receipts.sample import Sample
from synth.scene.scene import MARK, THING


def truth_layers(sample: Sample, kinds: Sequence[str]) -> tuple[Layer, ...]:
    """Outlines of items, lines, words, characters and codes, tokens that cannot be read, and masks.

    Args:
        kinds: the names of the maps that are masks, such as "mark_stamp", "thing_hand", "paper".
    """
    document, characters = sample.document, sample.characters
    codes = [code["quad"] for code in sample.origin.get("codes", ())]
    lines, words, signs = document.line_quads, _NONE, _NONE
    if characters:
        words, signs = characters.word_quads, characters.quads
        # On bent paper polygons follow what quads cut across.
        lines = lines if characters.line_polygons is None else characters.line_polygons
        words = words if characters.word_polygons is None else characters.word_polygons
    outlines = {
        "items": _item_quads(document),
        "lines": lines,
        "words": words,
        "characters": signs,
        "codes": np.array(codes, np.float32).reshape(-1, 4, 2),
        "not legible": _NONE if document.legible is None else document.quads[~document.legible],
    }
    if "outline" in sample.origin:
        outlines["outline"] = np.array([sample.origin["outline"]], np.float32)
    maps = sample.maps(kinds)
    masks = [Layer(kind.removeprefix(MARK).removeprefix(THING).replace("_", " "), _NONE, maps[kind]) for kind in kinds]
    return (*(Layer(name, quads) for name, quads in outlines.items()), *masks)


_NONE = np.empty((0, 4, 2), np.float32)


def _item_quads(document: Document) -> NDArray[np.float32]:
    """The upright box around all tokens of each item row."""
    boxes = [document.boxes[document.group == group] for group in np.unique(document.group[document.group >= 0])]
    return box_quads([[*box[:, :2].min(axis=0), *box[:, 2:].max(axis=0)] for box in boxes])
