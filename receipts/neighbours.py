"""Which spans of a document stand beside, above or below another: behind `Document.right_of` and its like.

Each function gives the numbers of the spans (s, 2) that stand so, nearest first. A span of several lines stands where its first
line does, seen from another; seen from it, right and down go from its last line.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from receipts.document import Document, Span

Spans = NDArray[np.int64]
Numbers = NDArray[np.int64]
# Tokens of a row that touch may overlap by as much.
TOUCHING_PX = 1


def right_of(document: "Document", at: "Span", spans: Spans) -> Numbers:
    """Those on the same visual row behind it, from left to right."""
    line, boxes, box = document.line, _boxes(document, spans), _box(document, at)
    last = line[at.stop - 1]
    behind = np.where(line[spans[:, 0]] == last, spans[:, 0] >= at.stop, boxes[:, 0] >= box[2] - TOUCHING_PX)
    return _ordered(behind & (_rows(document, spans) == document.row[last]), boxes[:, 0])


def left_of(document: "Document", at: "Span", spans: Spans) -> Numbers:
    """Those on the same visual row before it, from right to left."""
    line, boxes, box = document.line, _boxes(document, spans), _box(document, at)
    first = line[at.start]
    before = np.where(line[spans[:, 0]] == first, spans[:, 1] <= at.start, boxes[:, 2] <= box[0] + TOUCHING_PX)
    return _ordered(before & (_rows(document, spans) == document.row[first]), -boxes[:, 2])


def below(document: "Document", at: "Span", spans: Spans, rows: int | None = None) -> Numbers:
    """Those on the next rows, as many as are asked for, that overlap it from left to right."""
    apart = _rows(document, spans) - document.row[document.line[at.stop - 1]]
    return _ordered(_overlap(document, at, spans) & (apart > 0) & (apart <= _most(document, rows)), apart)


def above(document: "Document", at: "Span", spans: Spans, rows: int | None = None) -> Numbers:
    """Those on the rows before, as many as are asked for, that overlap it from left to right."""
    apart = document.row[document.line[at.start]] - _rows(document, spans)
    return _ordered(_overlap(document, at, spans) & (apart > 0) & (apart <= _most(document, rows)), apart)


def near(document: "Document", at: "Span", spans: Spans, rows: int | None = None) -> Numbers:
    """Those on its own row and as many rows above and below as are asked for; without what shares tokens with it."""
    row = document.row[document.line[[at.start, at.stop - 1]]]
    rows_of = _rows(document, spans)
    apart = np.maximum(row[0] - rows_of, rows_of - row[1])
    other = (spans[:, 1] <= at.start) | (spans[:, 0] >= at.stop)
    box, boxes = _box(document, at), _boxes(document, spans)
    gap = np.maximum(boxes[:, 0] - box[2], box[0] - boxes[:, 2]).clip(min=0)
    found = np.flatnonzero(other & (apart <= _most(document, rows)))
    # Rows count first: an amount belongs to the word at the other end of its row, not to the one above it.
    return found[np.lexsort((gap[found], apart[found].clip(min=0)))]


def _ordered(chosen: NDArray[np.bool_], distance: NDArray[np.floating] | Numbers) -> Numbers:
    found = np.flatnonzero(chosen)
    return found[np.argsort(distance[found], kind="stable")]


def _most(document: "Document", rows: int | None) -> int:
    return len(document.line_texts) if rows is None else rows


def _rows(document: "Document", spans: Spans) -> NDArray[np.int32]:
    return document.row[document.line[spans[:, 0]]]


def span_boxes(boxes: NDArray[np.float32], spans: Spans) -> NDArray[np.float32]:
    """Upright boxes (s, 4) around spans (s, 2) of tokens with boxes (n, 4).

    >>> span_boxes(np.array([[0, 0, 2, 1], [3, 0, 4, 2]], np.float32), np.array([[0, 2], [1, 2]])).tolist()
    [[0.0, 0.0, 4.0, 2.0], [3.0, 0.0, 4.0, 2.0]]
    """
    if not len(spans):
        return np.empty((0, 4), np.float32)
    # Every other reduction is of what lies between two spans.
    padded, bounds = np.concatenate([boxes, boxes[-1:]]), spans.ravel()
    low = np.minimum.reduceat(padded[:, :2], bounds)[::2]
    return np.concatenate([low, np.maximum.reduceat(padded[:, 2:], bounds)[::2]], axis=1)


def _boxes(document: "Document", spans: Spans) -> NDArray[np.float32]:
    return span_boxes(document.boxes, spans)


def _box(document: "Document", span: "Span") -> NDArray[np.float32]:
    return span_boxes(document.boxes, np.array([span], np.int64))[0]


def _overlap(document: "Document", at: "Span", spans: Spans) -> NDArray[np.bool_]:
    box, boxes = _box(document, at), _boxes(document, spans)
    return (boxes[:, 0] < box[2]) & (boxes[:, 2] > box[0])
