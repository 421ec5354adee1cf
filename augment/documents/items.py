"""Items of a receipt changed: in another order, some missing, some of their cells missing.

Items are known by `Document.group`; a document whose groups nobody knows stays as it is.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from augment.documents.account import run_starts, unchanged
from augment.documents.rows import Rows, along_lines, with_lines, with_rows
from augment.text import Share, TextAugmentation, View
from receipts.config import Probability, component
from receipts.document import Document


@dataclass(frozen=True)
class ItemBlocks:
    """The B runs of rows that items take, one below another without a gap: an item has what follows it up to the next.

    Attributes:
        first: int64 (B), the first row of each.
        stop: int64 (B), one after its last.
    """

    first: NDArray[np.intp]
    stop: NDArray[np.intp]

    @staticmethod
    def of(document: Document, rows: Rows) -> "ItemBlocks":
        """The blocks of a document; items that share a row are one block."""
        mine = np.flatnonzero(document.group >= 0)
        row = rows.of[document.line[mine]]
        # Sorted by group, then row: the ends of each group's part are its first and last row.
        order = np.lexsort((row, document.group[mine]))
        starts = np.flatnonzero(run_starts(document.group[mine][order]))
        top, bottom = row[order][starts], row[order][np.append(starts[1:], len(order)) - 1] if len(order) else row
        spans = sorted(zip(top.tolist(), (bottom + 1).tolist(), strict=True))
        first: list[int] = []
        reach = -1
        for start, stop in spans:
            if start >= reach:
                first.append(start)
            reach = max(reach, stop)
        return ItemBlocks(np.array(first, np.intp), np.array([*first[1:], reach], np.intp)[: len(first)])

    def __len__(self) -> int:
        return len(self.first)

    def rows(self, block: int) -> NDArray[np.intp]:
        """The rows of a block."""
        return np.arange(self.first[block], self.stop[block])

    def of_lines(self, rows: Rows) -> NDArray[np.intp]:
        """The block of each line, int64 (L): -1 above all items, B below them."""
        block = np.searchsorted(self.first, rows.of, side="right") - 1
        return np.where(rows.of >= self.stop[-1], len(self), block)


@component
class ItemOrder(TextAugmentation):
    """The items in another order; what follows an item, such as its discount, goes with it.

    Attributes:
        probability: of documents whose items change places.
    """

    probability: Probability = 0.3

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document with its items in a random order, set from the same place on."""
        rows = Rows.of_page(document)
        blocks = ItemBlocks.of(document, rows)
        if len(blocks) < 2:
            return unchanged(document)
        block = blocks.of_lines(rows)
        # Lines that stand in another order than their rows, columns one after another, cannot be told which to follow.
        if (np.diff(block) < 0).any():
            return unchanged(document)
        order = rng.permutation(len(blocks))
        place = np.concatenate([[0], 1 + np.argsort(order), [len(blocks) + 1]])
        lines = np.argsort(place[block + 1], kind="stable")
        above, below = np.arange(blocks.first[0]), np.arange(blocks.stop[-1], len(rows))
        return with_rows(document, rows, np.concatenate([above, *map(blocks.rows, order), below]), lines)


@component
class MissingItems(TextAugmentation):
    """Fewer items than there were; one is always left, and those with a field among them.

    Attributes:
        probability: of documents that lose items.
        share_range: the share of its items that such a document loses.
    """

    probability: Probability = 0.2
    share_range: Share = (0.1, 0.6)

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document without some of its items, the rest closed up."""
        rows = Rows.of_page(document)
        blocks = ItemBlocks.of(document, rows)
        share, rank = rng.uniform(*self.share_range), rng.permutation(len(blocks))
        lost = rank < min(round(share * len(blocks)), len(blocks) - 1)
        if document.labels is not None:
            for row in set(rows.of[document.line[(document.labels > 0) & (document.group < 0)]].tolist()):
                lost &= (row < blocks.first) | (row >= blocks.stop)
        if not lost.any():
            return unchanged(document)
        left = np.ones(len(rows), np.bool_)
        for block in np.flatnonzero(lost).tolist():
            left[blocks.rows(block)] = False
        return with_rows(document, rows, np.flatnonzero(left))


@component
class MissingCells(TextAugmentation):
    """Items without some of their cells: pieces of a row set apart, its first piece never.

    Attributes:
        probability: of documents that lose cells.
        column: of these, the share that lose a column of all items; the others lose cells here and there.
        share_range: the share of its cells that a document loses here and there.
    """

    probability: Probability = 0.2
    column: Probability = 0.4
    share_range: Share = (0.02, 0.2)

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document without some cells of items; nothing closes up, as the rows are still there."""
        lines = _cells(document)
        share, chance, whole = rng.uniform(*self.share_range), rng.random(len(document.line_texts)), rng.random()
        if not len(lines):
            return unchanged(document)
        if whole < self.column:
            pattern = document.line_boxes[lines[chance[lines].argmin()]]
            boxes = document.line_boxes[lines]
            common = np.minimum(boxes[:, 2], pattern[2]) - np.maximum(boxes[:, 0], pattern[0])
            # Half of the narrower one: columns are set flush to one side, and their widths vary.
            lost = lines[common > 0.5 * np.minimum(boxes[:, 2] - boxes[:, 0], pattern[2] - pattern[0])]
        else:
            lost = lines[chance[lines] < share]
        left = np.ones(len(document.line_texts), np.bool_)
        left[lost] = False
        return with_lines(document, np.flatnonzero(left))


def _cells(document: Document) -> NDArray[np.intp]:
    """The lines that are a cell of an item's row and not its first."""
    rows = Rows.of_page(document).of
    group = np.full(len(document.line_texts), -1, np.int32)
    group[document.line] = document.group
    left = document.line_quads[:, 0] @ along_lines(document.line_quads)
    order = np.lexsort((left, rows))
    first = np.zeros(len(order), np.bool_)
    first[order] = run_starts(rows[order])
    return np.flatnonzero((group >= 0) & ~first)
