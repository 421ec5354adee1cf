"""Characters: every sign of a document with its own quad, and the words that they make."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from receipts.document import Document
from receipts.geometry import PointMap


@dataclass(frozen=True, eq=False)
class Characters:
    """The c characters of a document's n tokens in reading order, and the w words, which blanks part.

    Attributes:
        texts: the characters.
        quads: float32 (c, 4, 2), px, clockwise from the character's top left: the extent of its ink.
        token: int32 (c), the token of each.
        word_texts: the words.
        word_quads: float32 (w, 4, 2), px: the extent of their ink.
        word: int32 (n), the word of each token.
        word_visibility: float32 (w) in [0, 1], how much of each word's ink can be seen, or None where nobody knows.
        word_legible: bool (w), the word can be read, or None where nobody knows.
        word_boxes: float32 (w, 4), px, left, top, right, bottom of each word's ink that can be seen, NaN where none can; None
            where nobody knows.
        word_polygons: float32 (w, 8, 2), px, the outline of each word on paper that is bent: its upper side from the left to
            the right, its lower side back; None on flat paper, where quads say as much.
        line_polygons: float32 (lines, 24, 2), px, the same of the document's lines.
    """

    texts: tuple[str, ...]
    quads: NDArray[np.float32]
    token: NDArray[np.int32]
    word_texts: tuple[str, ...]
    word_quads: NDArray[np.float32]
    word: NDArray[np.int32]
    word_visibility: NDArray[np.float32] | None = None
    word_legible: NDArray[np.bool_] | None = None
    word_boxes: NDArray[np.float32] | None = None
    word_polygons: NDArray[np.float32] | None = None
    line_polygons: NDArray[np.float32] | None = None

    def __len__(self) -> int:
        return len(self.texts)

    def warped(self, warp: PointMap) -> "Characters":
        """The characters as the warp's target sees them; the boxes of what can be seen are not known there."""
        return replace(
            self,
            quads=warp.points(self.quads).astype(np.float32),
            word_quads=warp.points(self.word_quads).astype(np.float32),
            word_boxes=None,
            word_polygons=None if self.word_polygons is None else warp.points(self.word_polygons).astype(np.float32),
            line_polygons=None if self.line_polygons is None else warp.points(self.line_polygons).astype(np.float32),
        )


def word_numbers(document: Document) -> NDArray[np.int32]:
    """int32 (n), the word of each token, counted in reading order: tokens of a line that no blank parts are one word.

    >>> document = Document.from_lines("a", ["TOTAL RM7.42"], np.zeros((1, 8)), size=(9, 9))
    >>> document.texts, word_numbers(document).tolist()
    (('TOTAL', 'RM', '7', '.', '42'), [0, 1, 1, 1, 1])
    """
    if not len(document):
        return np.empty(0, np.int32)
    ends = document.offsets + np.array([len(text) for text in document.texts], np.int32)
    joined = (document.line[1:] == document.line[:-1]) & (document.offsets[1:] == ends[:-1])
    return np.concatenate([[0], np.cumsum(~joined)]).astype(np.int32)
