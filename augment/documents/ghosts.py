"""Words that nobody printed here: the back of thin paper, seen through it in a mirror, read as if it were text."""

from typing import Annotated

import numpy as np
import pydantic
from numpy.typing import NDArray

from augment.documents.account import followed, span_runs, unchanged
from augment.text import TextAugmentation, View
from receipts.config import CountRange, Probability, Range, component, refuse_outside
from receipts.document import Document
from receipts.labels import OTHER

# What letters look like in a mirror, to one who reads letters; others are read as any of the last.
_MIRRORED = dict(zip("bdpqszeangtfjrul", "dbqpseanagtijrul", strict=True))
_STRAY = "iolnrsteau"


@component
class GhostLines(TextAugmentation):
    """Lines of nonsense between and beside the document's own.

    The document must say which tokens are no field: ghosts are no field either. One without labels stays as it is.

    Attributes:
        probability: of documents that show their back.
        num_range: how many lines of it are read.
        height_range: of a ghost's line, over the median of the document's lines.
        letters_range: how many signs it has.
        misread: the share of its letters that are read as some other.
    """

    probability: Probability = 0.4
    num_range: CountRange = (1, 6)
    height_range: Range = (0.6, 1.2)
    letters_range: CountRange = (2, 24)
    misread: Annotated[float, pydantic.Field(ge=0, le=1)] = 0.3

    def __post_init__(self) -> None:
        refuse_outside("height_range", self.height_range, 0.1, 10)

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document with ghosts among its lines; each of their tokens stands for one that is no field."""
        places = free_places(document)
        stand_in = _stand_in(document)
        if stand_in is None or not len(places):
            return unchanged(document)
        after = np.sort(places[rng.integers(0, len(places), rng.integers(self.num_range[0], self.num_range[1] + 1))])
        texts = [self._nonsense(document, rng) for _ in after]
        quads = self._quads(document, after, texts, rng)
        return with_strangers(document, texts, quads, after, stand_in)

    def _nonsense(self, document: Document, rng: np.random.Generator) -> str:
        """A piece of one of the document's lines in a mirror, misread."""
        text = document.line_texts[int(rng.integers(len(document.line_texts)))][::-1].lower()
        start = int(rng.integers(max(len(text) - 2, 1)))
        piece = text[start : start + int(rng.integers(self.letters_range[0], self.letters_range[1] + 1))]
        strange, which = rng.random(len(piece)) < self.misread, rng.integers(0, len(_STRAY), len(piece))
        read = [
            " " if sign.isspace() else _STRAY[place] if odd or not sign.isalpha() else _MIRRORED.get(sign, sign)
            for sign, odd, place in zip(piece, strange.tolist(), which.tolist(), strict=True)
        ]
        return " ".join("".join(read).split()) or _STRAY[0] + _STRAY[1]

    def _quads(
        self, document: Document, after: NDArray[np.intp], texts: list[str], rng: np.random.Generator
    ) -> NDArray[np.float32]:
        """Upright quads (g, 4, 2) under the lines that they follow, somewhere across the page's text."""
        boxes = document.line_boxes.astype(np.float64)
        height = np.median(boxes[:, 3] - boxes[:, 1]) * rng.uniform(*self.height_range, len(after))
        height = np.minimum(height, document.size[1])
        left, right = boxes[:, 0].min(), boxes[:, 2].max()
        width = np.minimum(0.5 * height * [len(text) for text in texts], right - left)
        x = left + rng.random(len(after)) * np.maximum(right - left - width, 0)
        y = np.clip(boxes[after, 3] + rng.uniform(-0.6, 0.4, len(after)) * height, 0, document.size[1] - height)
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        return np.stack([np.stack(corner, axis=-1) for corner in corners], axis=1).astype(np.float32)


def free_places(document: Document) -> NDArray[np.intp]:
    """The lines after which another may stand without cutting a field in two."""
    run, labels = span_runs(document), document.labels
    if labels is None:
        return np.empty(0, np.intp)
    cut = np.zeros(len(document.line_texts), np.bool_)
    inside = (run[1:] == run[:-1]) & (labels[1:] > OTHER) & (document.line[1:] != document.line[:-1])
    for first, last in zip(document.line[:-1][inside].tolist(), document.line[1:][inside].tolist(), strict=True):
        cut[first:last] = True
    return np.flatnonzero(~cut)


def with_strangers(
    document: Document, texts: list[str], quads: NDArray[np.float32], after: NDArray[np.intp], stand_in: int
) -> View:
    """The document with lines of other texts after some of its own; their tokens stand for ``stand_in``.

    Args:
        quads: (g, 4, 2), px.
        after: (g), the line that each follows, never falling.
    """
    added = Document.from_lines(document.id, texts, quads, size=document.size)
    num_lines, num_tokens = len(document.line_texts), len(document)
    order = np.argsort(np.concatenate([np.arange(num_lines), after + 0.5]), kind="stable")
    rank = np.argsort(order, kind="stable")
    line = np.concatenate([rank[document.line], rank[num_lines:][added.line]])
    tokens = np.argsort(line, kind="stable")
    source = np.concatenate([np.arange(num_tokens), np.full(len(added), stand_in)])[tokens].astype(np.int32)
    line_texts, token_texts = (*document.line_texts, *added.line_texts), (*document.texts, *added.texts)
    changed = followed(
        document,
        source,
        line_texts=tuple(line_texts[at] for at in order.tolist()),
        line_quads=np.concatenate([document.line_quads, added.line_quads])[order],
        texts=tuple(token_texts[at] for at in tokens.tolist()),
        offsets=np.concatenate([document.offsets, added.offsets])[tokens],
        line=line[tokens].astype(np.int32),
        quads=np.concatenate([document.quads, added.quads])[tokens],
    )
    return changed, source


def _stand_in(document: Document) -> int | None:
    """A token that is neither a field nor part of an item, or None."""
    if document.labels is None:
        return None
    free = np.flatnonzero((document.labels == OTHER) & (document.group < 0))
    return int(free[0]) if len(free) else None
