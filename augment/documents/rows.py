"""Rows of a page, and what becomes of the page when some are taken out or change places: the rest closes up."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from augment.documents.account import followed
from receipts.document import Document

Lines = NDArray[np.intp]


@dataclass(frozen=True)
class Rows:
    """The R visual rows of a page with L lines, counted down the page, however the page is turned.

    Attributes:
        of: int32 (L), the row of each line.
        start: float64 (R + 1), px along ``down``: where each row's share of the page begins, and last where all end.
        down: float64 (2), the unit vector across the lines.
    """

    of: NDArray[np.int32]
    start: NDArray[np.float64]
    down: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.start) - 1

    @staticmethod
    def of_page(document: Document) -> "Rows":
        """The rows of a document's page: lines whose middles lie inside one another's heights, as `Document.row` has them."""
        down = across_lines(document.line_quads)
        # Corner by corner: numpy's own reductions over an axis of four take three times as long.
        a, b, c, d = (document.line_quads @ down).T
        middle, top, bottom = (
            (a + b + c + d) / 4,
            np.minimum(np.minimum(a, b), np.minimum(c, d)),
            np.maximum(np.maximum(a, b), np.maximum(c, d)),
        )
        order = np.argsort(middle, kind="stable")
        of, starts, high = np.empty(len(a), np.int32), list[float](), -np.inf
        columns = (one[order].tolist() for one in (middle, top, bottom))
        row = []
        for at, upper, lower in zip(*columns, strict=True):
            if at > high:
                starts.append(upper)
                high = lower
            starts[-1] = min(starts[-1], upper)
            row.append(len(starts) - 1)
        of[order] = row
        starts.append(float(bottom.max()) if len(bottom) else 0.0)
        return Rows(of, np.maximum.accumulate(starts), down)


def across_lines(line_quads: NDArray[np.float32]) -> NDArray[np.float64]:
    """The unit vector across the lines (L, 4, 2), downwards as text is read; long lines count more than short ones.

    >>> across_lines(np.array([[[0, 0], [0, 8], [-2, 8], [-2, 0]]], np.float32)).tolist()
    [-1.0, 0.0]
    """
    along = (line_quads[:, 1] + line_quads[:, 2] - line_quads[:, 0] - line_quads[:, 3]).sum(axis=0, dtype=np.float64)
    length = float(np.hypot(*along))
    return np.array([-along[1], along[0]]) / length + 0.0 if length else np.array([0.0, 1.0])


def along_lines(line_quads: NDArray[np.float32]) -> NDArray[np.float64]:
    """The unit vector along the lines (L, 4, 2), as text is read."""
    down = across_lines(line_quads)
    return np.array([down[1], -down[0]])


def with_lines(
    document: Document, lines: Lines, shift: NDArray[np.float64] | None = None, size: tuple[int, int] | None = None
) -> tuple[Document, NDArray[np.int32]]:
    """The document with some of its lines, in any order, and int32 (n of it): the old token of each token.

    Args:
        lines: the numbers of the lines that are left, in their new order.
        shift: (lines, 2), px: how far each moves with its tokens.
        size: of the page from now on; as it was unless given.
    """
    bounds = np.searchsorted(document.line, np.arange(len(document.line_texts) + 1))
    length = bounds[lines + 1] - bounds[lines]
    within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    source = (np.repeat(bounds[lines], length) + within).astype(np.int32)
    line = np.repeat(np.arange(len(lines), dtype=np.int32), length)
    quads, line_quads = document.quads[source], document.line_quads[lines]
    if shift is not None:
        moved = shift.astype(np.float32)[:, None]
        quads, line_quads = quads + moved[line], line_quads + moved
    left = followed(
        document,
        source,
        size=size or document.size,
        line_texts=tuple(map(document.line_texts.__getitem__, lines.tolist())),
        line_quads=line_quads,
        texts=tuple(map(document.texts.__getitem__, source.tolist())),
        offsets=document.offsets[source],
        line=line,
        quads=quads,
    )
    return left, source


def with_rows(
    document: Document, rows: Rows, order: NDArray[np.intp], lines: Lines | None = None
) -> tuple[Document, NDArray[np.int32]]:
    """The document with some of its rows, in any order, set below one another as closely as they were.

    Args:
        order: the numbers of the rows that are left, in their new order.
        lines: the numbers of the lines on them in their new order; as they were unless given.
    """
    pitch = np.diff(rows.start)
    begins = rows.start[0] + np.cumsum(pitch[order]) - pitch[order]
    moves = np.zeros(len(rows))
    moves[order] = begins - rows.start[order]
    if lines is None:
        left = np.zeros(len(rows), np.bool_)
        left[order] = True
        lines = np.flatnonzero(left[rows.of])
    shift = moves[rows.of[lines]][:, None] * rows.down
    # The page gets shorter at its end, which is at the bottom unless the page lies on its side or its head.
    axis = int(np.abs(rows.down).argmax())
    shorter = (pitch.sum() - pitch[order].sum()) * abs(rows.down[axis])
    if rows.down[axis] < 0:
        shift[:, axis] -= shorter
    size = [document.size[0], document.size[1]]
    size[axis] = max(round(size[axis] - shorter), 1)
    changed, source = with_lines(document, lines, shift, (size[0], size[1]))
    return on_page(changed), source


def on_page(document: Document) -> Document:
    """The document on a page that holds it: moved and the page enlarged where something lies outside."""
    corners = np.concatenate([document.quads, document.line_quads]).reshape(-1, 2)
    if not len(corners):
        return document
    low, high = np.minimum(corners.min(axis=0), 0), corners.max(axis=0)
    size = (max(document.size[0], int(np.ceil(high[0]))), max(document.size[1], int(np.ceil(high[1]))))
    if not low.any():
        return document if size == document.size else replace(document, size=size)
    # Rounding up leaves room for the last bit that a shifted float32 may gain.
    room = np.ceil(-low).astype(np.float32)
    moved_size = (size[0] + int(room[0]), size[1] + int(room[1]))
    return replace(document, quads=document.quads + room, line_quads=document.line_quads + room, size=moved_size)
