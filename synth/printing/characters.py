"""Characters of a print: where the ink of each sign lies, as quads and as a map of ids, on paper that may have slipped."""

import numpy as np
from numpy.typing import NDArray

from receipts.characters import Characters, word_numbers
from receipts.geometry import box_quads
from synth.printing.printer import Print, Slip, row_sources
from synth.printing.typeset import DOTS_PER_MM, Typeset


def characters_of(print: Print) -> Characters:
    """The characters of a print, quads in dots of the sheet: the exact extent of the dots that are fired for each."""
    text, document = print.text, print.document
    lengths = np.array([len(token) for token in document.texts], np.int64)
    word = word_numbers(document)
    boxes = _on_sheet(text.boxes[text.characters], text, print.slips)
    token = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    first_characters = np.flatnonzero(np.diff(word[token], prepend=-1))
    word_boxes = np.empty((len(first_characters), 4), np.float64)
    for side, reduce in enumerate((np.minimum, np.minimum, np.maximum, np.maximum)):
        word_boxes[:, side] = reduce.reduceat(boxes[:, side], first_characters) if len(boxes) else 0
    bounds = np.flatnonzero(np.diff(word, prepend=-1, append=-1))
    pairs = zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
    return Characters(
        texts=tuple("".join(document.texts)),
        quads=box_quads(boxes),
        token=token,
        word_texts=tuple("".join(document.texts[start:stop]) for start, stop in pairs),
        word_quads=box_quads(word_boxes),
        word=word,
    )


def character_ids(print: Print) -> NDArray[np.int32]:
    """int32 (h, w), dots of the sheet: the number of the character whose ink falls on each, counted from 1; 0 for none.

    Where one dot of the sheet stands for several of a finer head, the last character among them counts.
    """
    text = print.text
    ids = np.zeros((text.size[1], text.size[0]), np.int32)
    numbers = np.zeros(len(text.boxes), np.int32)
    numbers[text.characters] = np.arange(1, len(text.characters) + 1)
    start = 0
    for placed in text.placed:
        for code, box, number in zip(
            placed.codes.tolist(), text.boxes[start:].tolist(), numbers[start:].tolist(), strict=False
        ):
            left, top, right, bottom = box
            if number and right > left:
                area = ids[top:bottom, left:right]
                area[placed.face.bitmap(code) > 0] = number
        start += len(placed.codes)
    fineness = _fineness(text)
    if fineness > 1:
        ids = ids.reshape(text.size[1] // fineness, fineness, text.size[0] // fineness, fineness).max(axis=(1, 3))
    return ids[row_sources(len(ids), print.slips)] if print.slips else ids


def _fineness(text: Typeset) -> int:
    return round(text.dots_per_mm / DOTS_PER_MM)


def _on_sheet(boxes: NDArray[np.int32], text: Typeset, slips: tuple[Slip, ...]) -> NDArray[np.float64]:
    """Boxes (c, 4) of a head's dots as boxes of the sheet's."""
    found = boxes / _fineness(text)
    if slips:
        sources = row_sources(text.size[1], slips)
        found[:, 1::2] = np.searchsorted(sources, np.arange(text.size[1] + 1))[boxes[:, 1::2]]
    return found
