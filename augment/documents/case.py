"""Upper and lower case of a whole document changed: tills print either, transcripts are often in capitals."""

import re
from collections.abc import Callable

import numpy as np

from augment.documents.account import followed, unchanged
from augment.text import TextAugmentation, View
from receipts.config import Probability, component
from receipts.document import Document

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@component
class Case(TextAugmentation):
    """The document in one case throughout.

    Attributes:
        probability: of documents whose case is changed.
        upper: how often it becomes capitals, against the other two.
        lower: how often small letters.
        title: how often small letters after a capital in each word.
    """

    probability: Probability = 0.3
    upper: Probability = 0.5
    lower: Probability = 0.2
    title: Probability = 0.3

    def __post_init__(self) -> None:
        if self.upper + self.lower + self.title == 0:
            raise ValueError("upper, lower and title are 0; one at least must be above 0")

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document in capitals, small letters, or as titles; letters without the other case stay."""
        weights = np.array([self.upper, self.lower, self.title])
        chosen = int(np.searchsorted(np.cumsum(weights) / weights.sum(), rng.random(), side="right"))
        change: Callable[[str], str] = (upper, lower, titled)[min(chosen, 2)]
        same, source = unchanged(document)
        lines = tuple(map(change, document.line_texts))
        starts = document.offsets.tolist()
        texts = tuple(
            lines[line][start : start + len(text)]
            for line, start, text in zip(document.line.tolist(), starts, document.texts, strict=True)
        )
        return followed(same, source, line_texts=lines, texts=texts), source


def upper(text: str) -> str:
    """The text in capitals, as long as it was.

    >>> upper("Straße 5")
    'STRAßE 5'
    """
    return text.upper() if text.isascii() else "".join(_kept(one, one.upper()) for one in text)


def lower(text: str) -> str:
    """The text in small letters, as long as it was."""
    return text.lower() if text.isascii() else "".join(_kept(one, one.lower()) for one in text)


def titled(text: str) -> str:
    """The text with a capital at the start of each word, as long as it was.

    >>> titled("JALAN 3RD o'BRIEN")
    "Jalan 3Rd O'brien"
    """
    return _WORD.sub(lambda word: upper(word[0][0]) + lower(word[0][1:]), text)


def _kept(one: str, other: str) -> str:
    """The other case of a letter, where that is one letter."""
    return other if len(other) == 1 and one.isalpha() and other.isalpha() else one
