"""Lines as recognisers find them: some not found, some cut in two, some made of two neighbours on a row."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from augment.documents.account import followed, run_starts, unchanged
from augment.documents.rows import Rows, with_lines
from augment.text import Share, TextAugmentation, View
from receipts.config import Positive, Probability, component
from receipts.document import Document
from receipts.geometry import slice_quads


@component
class LostLines(TextAugmentation):
    """Lines that are not found, here and there and in bands of rows that are too faint; the page keeps their place.

    Attributes:
        probability: of documents that lose lines.
        share_range: the share of its lines that such a document loses here and there.
        band: the share of such documents in which a band is faint.
        band_range: the share of the rows that a band takes.
    """

    probability: Probability = 0.3
    share_range: Share = (0.0, 0.08)
    band: Probability = 0.15
    band_range: Share = (0.02, 0.1)

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document without some of its lines, the others where they were."""
        share, chance = rng.uniform(*self.share_range), rng.random(len(document.line_texts))
        faint, place, tall = rng.random() < self.band, rng.random(), rng.uniform(*self.band_range)
        lost = chance < share
        if faint:
            rows = Rows.of_page(document)
            first = place * len(rows) * (1 - tall)
            # In faint print a line in three is still found.
            lost |= (rows.of >= first) & (rows.of < first + tall * len(rows)) & (chance < 0.67)
        tokens = np.bincount(document.line, minlength=len(lost))
        if not lost.any() or not tokens[~lost].any():
            return unchanged(document)
        return with_lines(document, np.flatnonzero(~lost))


@component
class SplitLines(TextAugmentation):
    """Lines cut at a blank, wide ones first; or every line cut at all its blanks, as recognisers do that find words.

    Attributes:
        probability: of documents whose lines are cut.
        words: of these, the share that is cut into words.
        share_range: the share of the blanks that are cut in the others, in the mean; wide ones are cut more often.
    """

    probability: Probability = 0.2
    words: Probability = 0.25
    share_range: Share = (0.02, 0.2)

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document with lines cut in pieces; its tokens are the same."""
        share, chance, all_words = rng.uniform(*self.share_range), rng.random(len(document)), rng.random() < self.words
        starts = _line_starts(document)
        blanks = ~starts
        blanks[1:] &= document.offsets[1:] > document.offsets[:-1] + _lengths(document)[:-1]
        if not all_words and blanks.any():
            width = _gaps(document)
            mean = max(float(width[blanks].mean()), 1e-6)
            blanks &= chance < share * np.clip(width / mean, 0, 5)
        return relined(document, starts | blanks)


@component
class JoinedLines(TextAugmentation):
    """Neighbours on a row read as one line, near ones first; or each row read as one line, as some recognisers do.

    Attributes:
        probability: of documents whose lines are joined.
        rows: of these, the share whose rows are lines.
        share_range: the share of the pairs that stand close to each other that are joined in the others.
        reach_heights: the gap, in heights of the line, at which that share falls to a third.
    """

    probability: Probability = 0.2
    rows: Probability = 0.3
    share_range: Share = (0.1, 0.8)
    reach_heights: Positive = 2.0

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document with lines joined to the one before; its tokens are the same."""
        share, chance, all_rows = rng.uniform(*self.share_range), rng.random(len(document)), rng.random() < self.rows
        starts = _line_starts(document)
        row, gap = Rows.of_page(document).of[document.line], _gaps(document)
        # Only what is read in order can be joined: the line before stands left of this one, on its row.
        joins = starts & ~run_starts(row) & (gap >= 0)
        if not all_rows:
            joins &= chance < share * np.exp(-gap / self.reach_heights)
        return relined(document, starts & ~joins)


def relined(document: Document, starts: NDArray[np.bool_]) -> View:
    """The document with its tokens in other lines, a blank where two were joined; each token stands for itself.

    Args:
        starts: bool (n), where a line starts; the first token always does. Lines without tokens are left out if any changes.
    """
    old = _line_starts(document)
    if not len(document) or (starts == old).all():
        return unchanged(document)
    segment = np.flatnonzero(starts | old)
    stop = np.append(segment[1:], len(document))
    first = np.searchsorted(segment, np.flatnonzero(starts))
    ends = document.offsets + _lengths(document)
    of = document.line[segment].tolist()
    a, b = document.offsets[segment].tolist(), ends[stop - 1].tolist()
    texts = [document.line_texts[line][start:end] for line, start, end in zip(of, a, b, strict=True)]
    begins, line = np.zeros(len(segment), np.int64), np.cumsum(starts) - 1
    place, heads = 0, set(first.tolist())
    for number, text in enumerate(texts):
        place = 0 if number in heads else place
        begins[number] = place
        place += len(text) + 1
    in_segment = np.repeat(np.arange(len(segment)), stop - segment)
    bounds = [*first.tolist(), len(segment)]
    changed, source = unchanged(document)
    changed = followed(
        document,
        source,
        line_texts=tuple(" ".join(texts[a:b]) for a, b in pairwise(bounds)),
        line_quads=_joined(_segment_quads(document, segment, stop), first),
        offsets=(document.offsets - document.offsets[segment][in_segment] + begins[in_segment]).astype(np.int32),
        line=line.astype(np.int32),
    )
    return changed, source


def _segment_quads(document: Document, segment: NDArray[np.intp], stop: NDArray[np.intp]) -> NDArray[np.float32]:
    """The parts of the lines' quads that runs of tokens take, float32 (s, 4, 2); whole lines take all."""
    line = document.line[segment]
    quads = document.line_quads[line]
    origin = quads[:, 0].astype(np.float64)
    along = quads[:, 1] - origin
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    left = ((document.quads[segment, 0] - origin) * along).sum(axis=1) / length
    right = ((document.quads[stop - 1, 1] - origin) * along).sum(axis=1) / length
    whole = _line_starts(document)
    ends = np.append(whole[1:], True)
    left = np.where(whole[segment], 0.0, np.clip(left, 0, 1))
    right = np.where(ends[stop - 1], 1.0, np.clip(right, left, 1))
    return slice_quads(quads, left, right)


def _joined(quads: NDArray[np.float32], first: NDArray[np.intp]) -> NDArray[np.float32]:
    """The quads around runs of quads (s, 4, 2) that begin at ``first`` (l), float32 (l, 4, 2); of one quad itself."""
    if len(first) == len(quads):
        return quads
    last = np.append(first[1:], len(quads)) - 1
    along = (quads[last, 1] + quads[last, 2] - quads[first, 0] - quads[first, 3]).astype(np.float64)
    along /= np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    down = np.stack([-along[:, 1], along[:, 0]], axis=1)
    run = np.repeat(np.arange(len(first)), last + 1 - first)
    x = (quads * along[run][:, None]).sum(axis=2)
    y = (quads * down[run][:, None]).sum(axis=2)
    left, top = (np.minimum.reduceat(one.min(axis=1), first)[:, None] for one in (x, y))
    right, bottom = (np.maximum.reduceat(one.max(axis=1), first)[:, None] for one in (x, y))
    around = [across * along + over * down for across, over in ((left, top), (right, top), (right, bottom), (left, bottom))]
    alone = (first == last)[:, None, None]
    return np.where(alone, quads[first], np.stack(around, axis=1)).astype(np.float32)


def _line_starts(document: Document) -> NDArray[np.bool_]:
    """The tokens that start a line, bool (n)."""
    return run_starts(document.line)


def _lengths(document: Document) -> NDArray[np.int64]:
    """The number of characters of each token, int64 (n)."""
    return np.fromiter(map(len, document.texts), np.int64, len(document))


def _gaps(document: Document) -> NDArray[np.float64]:
    """How far each token stands behind the one before it, along the latter's line, float64 (n), in heights of that line."""
    quads = document.quads.astype(np.float64)
    step = quads[1:, 0] - quads[:-1, 1]
    line = document.line_quads[document.line[:-1]].astype(np.float64)
    along = line[:, 1] - line[:, 0]
    along /= np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    height = np.hypot(*(line[:, 3] - line[:, 0]).T)
    return np.concatenate([[0.0], (step * along).sum(axis=1) / np.maximum(height, 1e-9)])
