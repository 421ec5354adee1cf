"""Letters as recognisers that know English alone read them: without accents, a sharp s as a B, a euro sign as some letter."""

import unicodedata

import numpy as np

from augment.documents.account import followed, unchanged
from augment.text import TextAugmentation, View
from receipts.config import Probability, component
from receipts.document import Document

# What has no plain letter under its accent, and what it is taken for; a document's recogniser takes it for one of these.
_TAKEN_FOR = {"ß": "BBBB8SR", "€": "EEeCt6", "ø": "o0", "Ø": "O0", "æ": "a", "Æ": "A", "ł": "l1", "Ł": "L", "đ": "d", "œ": "o"}


@component
class FoldedAccents(TextAugmentation):
    """The document in plain letters, each where the accented one stood.

    Attributes:
        probability: of documents that are read so.
    """

    probability: Probability = 0.5

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document in plain letters; every other sign stays."""
        places = rng.random(len(_TAKEN_FOR))
        taken = {sign: others[int(at * len(others))] for (sign, others), at in zip(_TAKEN_FOR.items(), places, strict=True)}
        same, source = unchanged(document)
        lines = tuple(folded(text, taken) for text in document.line_texts)
        texts = tuple(folded(text, taken) for text in document.texts)
        return followed(same, source, line_texts=lines, texts=texts), source


def folded(text: str, taken: dict[str, str]) -> str:
    """The text without accents, as long as it was; ``taken`` says what other signs become.

    >>> folded("Größe 5 €", {"ß": "B"})
    'GroBe 5 €'
    """
    return text if text.isascii() else "".join(taken.get(sign, _plain(sign)) for sign in text)


def _plain(sign: str) -> str:
    """The letter without its accent, where that is one Latin letter."""
    first = unicodedata.normalize("NFD", sign)[0]
    return first if first.isascii() and first.isalpha() else sign
