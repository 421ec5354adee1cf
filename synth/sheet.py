"""The contact sheet's layers: all that a rendered sample knows of itself, each to be switched on."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from receipts.document import Document
from receipts.geometry import box_quads
from receipts.report_layers import Layer
from receipts.sample import Sample
from synth.scene.scene import MARK


def truth_layers(sample: Sample, kinds: Sequence[str]) -> tuple[Layer, ...]:
    """Outlines of items, lines, words, characters and codes, tokens that cannot be read, and the masks of kinds of marks."""
    document, characters = sample.document, sample.characters
    codes = [code["quad"] for code in sample.origin.get("codes", ())]
    outlines = {
        "items": _item_quads(document),
        "lines": document.line_quads,
        "words": characters.word_quads if characters else _NONE,
        "characters": characters.quads if characters else _NONE,
        "codes": np.array(codes, np.float32).reshape(-1, 4, 2),
        "not legible": _NONE if document.legible is None else document.quads[~document.legible],
    }
    maps = sample.maps([f"{MARK}{kind}" for kind in kinds])
    masks = [Layer(kind.replace("_", " "), _NONE, maps[f"{MARK}{kind}"]) for kind in kinds]
    return (*(Layer(name, quads) for name, quads in outlines.items()), *masks)


_NONE = np.empty((0, 4, 2), np.float32)


def _item_quads(document: Document) -> NDArray[np.float32]:
    """The upright box around all tokens of each item row."""
    boxes = [document.boxes[document.group == group] for group in np.unique(document.group[document.group >= 0])]
    return box_quads([[*box[:, :2].min(axis=0), *box[:, 2:].max(axis=0)] for box in boxes])
