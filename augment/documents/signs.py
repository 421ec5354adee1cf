"""Large print that no recogniser reads right: letters of a logo, ornaments, slogans in a script."""

import numpy as np

from augment.documents.account import unchanged
from augment.documents.misreading import DocumentCharacters, line_heights, reread
from augment.text import TextAugmentation, View
from receipts.config import Positive, Probability, component
from receipts.document import Document
from receipts.labels import OTHER

_LETTERS = "aeioulnrtsdmbIOLDSEH01'."


@component
class MisreadSigns(TextAugmentation):
    """Lines much larger than the others, and that state no field, in letters that are not theirs.

    What states a field stays as it is: its truth is what is printed. A document without labels stays as it is.

    Attributes:
        probability: of documents whose signs are misread.
        tall: how many times as high as the median line a sign is.
        confuse_character: a letter is taken for any other.
        lose_character: a letter is not read.
    """

    probability: Probability = 0.6
    tall: Positive = 1.6
    confuse_character: Probability = 0.35
    lose_character: Probability = 0.2

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document with its signs misread."""
        height = line_heights(document.line_quads)[:, 0]
        sign = height > self.tall * np.median(height)
        if document.labels is None:
            return unchanged(document)
        sign[document.line[document.labels > OTHER]] = False
        if not sign.any():
            return unchanged(document)
        old = DocumentCharacters.of(document)
        chance, which = rng.random(len(old.text)), rng.integers(0, len(_LETTERS), len(old.text))
        inside = (old.owner >= 0) & sign[document.line[np.maximum(old.owner, 0)]]
        lost = inside & (chance < self.lose_character)
        other = inside & ~lost & (chance < self.lose_character + self.confuse_character)
        if lost[old.owner >= 0].all():
            return unchanged(document)
        places = zip(old.text, other.tolist(), which.tolist(), strict=True)
        pieces = [_LETTERS[letter] if odd else piece for piece, odd, letter in places]
        kept = np.flatnonzero(~lost)
        return reread(document, old, "".join(pieces[at] for at in kept.tolist()), kept)
