"""Where the spans of a declared function must stand: beside a word, on a row that says so, in a part of the receipt."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from labeling_functions.declared.columns import Columns, Integers
from labeling_functions.declared.finders import Finder
from labeling_functions.declared.text import Ends
from receipts.document import Document, Span
from receipts.neighbours import TOUCHING_PX, span_boxes

Side = Literal["right_of", "left_of", "below", "above", "near"]


class Condition(ABC):
    """Says which spans stand right, in one document and in all at once the same."""

    @abstractmethod
    def keep(self, document: Document, spans: list[Span]) -> list[Span]:
        """Those of a document's spans that stand so."""

    @abstractmethod
    def keeps(self, columns: Columns, spans: Ends) -> NDArray[np.bool_]:
        """Whether each span (s) of all documents stands so."""


@dataclass(frozen=True)
class Beside(Condition):
    """Some anchor has the span right of it, below it, and so on, as `Document` understands these words.

    Attributes:
        rows: for below, above and near: how many rows away, at most.
    """

    side: Side
    anchor: Finder
    rows: int

    def keep(self, document: Document, spans: list[Span]) -> list[Span]:
        """Those of a document's spans that stand so."""
        ask = getattr(document, self.side)
        rows = () if self.side in ("right_of", "left_of") else (self.rows,)
        found = {span for anchor in self.anchor.find(document) for span in ask(anchor, spans, *rows)}
        return [span for span in spans if span in found]

    def keeps(self, columns: Columns, spans: Ends) -> NDArray[np.bool_]:
        """Whether each span stands so."""
        anchors = columns.once(self.anchor, self.anchor.find_all)
        boxes, box = columns.span_boxes(spans), columns.span_boxes(anchors)

        def overlap(anchor: Integers, span: Integers) -> NDArray[np.bool_]:
            return (boxes[span, 0] < box[anchor, 2]) & (boxes[span, 2] > box[anchor, 0])

        def on_one_line(anchor: Integers, span: Integers) -> NDArray[np.bool_]:
            return columns.line[anchors[0][anchor]] == columns.line[spans[0][span]]

        def behind(anchor: Integers, span: Integers) -> NDArray[np.bool_]:
            return spans[0][span] >= anchors[1][anchor]

        def before(anchor: Integers, span: Integers) -> NDArray[np.bool_]:
            return spans[1][span] <= anchors[0][anchor]

        def right_of(anchor: Integers, span: Integers) -> NDArray[np.bool_]:
            right = boxes[span, 0] >= box[anchor, 2] - TOUCHING_PX
            return np.where(on_one_line(anchor, span), behind(anchor, span), right)

        def left_of(anchor: Integers, span: Integers) -> NDArray[np.bool_]:
            left = boxes[span, 2] <= box[anchor, 0] + TOUCHING_PX
            return np.where(on_one_line(anchor, span), before(anchor, span), left)

        def near(anchor: Integers, span: Integers) -> NDArray[np.bool_]:
            return behind(anchor, span) | before(anchor, span)

        apart, holds = {
            "right_of": (range(1), right_of),
            "left_of": (range(1), left_of),
            "below": (range(1, self.rows + 1), overlap),
            "above": (range(-self.rows, 0), overlap),
            "near": (range(-self.rows, self.rows + 1), near),
        }[self.side]
        return columns.any_pair(anchors, spans, apart, holds)


@dataclass(frozen=True)
class RowSays(Condition):
    """A pattern matches something in the text of the visual row that the span stands on, or with ``but_not`` nothing."""

    pattern: re.Pattern[str]
    but_not: bool

    def keep(self, document: Document, spans: list[Span]) -> list[Span]:
        """Those of a document's spans that stand so."""
        says = [any(match[0] for match in self.pattern.finditer(text)) for text in document.row_texts]
        return [span for span in spans if says[document.row[document.line[span.start]]] != self.but_not]

    def keeps(self, columns: Columns, spans: Ends) -> NDArray[np.bool_]:
        """Whether each span stands so."""
        return columns.rows.lines_with(self.pattern)[columns.row[columns.line[spans[0]]]] != self.but_not


@dataclass(frozen=True)
class OnLines(Condition):
    """The span stands on the lines that a slice takes of all lines: ``(0, 5)`` the first five, ``(-5, None)`` the last."""

    first: int | None
    stop: int | None

    def keep(self, document: Document, spans: list[Span]) -> list[Span]:
        """Those of a document's spans that stand so."""
        lines = range(len(document.line_texts))[self.first : self.stop]
        return [span for span in spans if int(document.line[span.start]) in lines]

    def keeps(self, columns: Columns, spans: Ends) -> NDArray[np.bool_]:
        """Whether each span stands so."""
        line = columns.line[spans[0]]
        document = columns.document[line]
        first, stop = (columns.first_lines[document + at] for at in (0, 1))
        low = first if self.first is None else first + self.first if self.first >= 0 else stop + self.first
        high = stop if self.stop is None else first + self.stop if self.stop >= 0 else stop + self.stop
        return (line >= low) & (line < high)


@dataclass(frozen=True)
class Within(Condition):
    """The middle of the span lies between two shares of the way over the printed part of the receipt.

    Attributes:
        axis: 0 from the left to the right, 1 from the top down.
    """

    axis: Literal[0, 1]
    low: float
    high: float

    def keep(self, document: Document, spans: list[Span]) -> list[Span]:
        """Those of a document's spans that stand so."""
        if not spans:
            return []
        boxes = span_boxes(document.boxes, np.array(spans, np.int64))
        first, last = document.line_boxes[:, self.axis].min(), document.line_boxes[:, self.axis + 2].max()
        return [span for span, keep in zip(spans, self._holds(boxes, first, last).tolist(), strict=True) if keep]

    def keeps(self, columns: Columns, spans: Ends) -> NDArray[np.bool_]:
        """Whether each span stands so."""
        first = np.full(len(columns.first_lines), np.inf, np.float32)
        last = -first
        np.minimum.at(first, columns.document, columns.line_boxes[:, self.axis])
        np.maximum.at(last, columns.document, columns.line_boxes[:, self.axis + 2])
        document = columns.document[columns.line[spans[0]]]
        return self._holds(columns.span_boxes(spans), first[document], last[document])

    def _holds(
        self, boxes: NDArray[np.float32], first: NDArray[np.float32] | np.float32, last: NDArray[np.float32] | np.float32
    ) -> NDArray[np.bool_]:
        middle = (boxes[:, self.axis] + boxes[:, self.axis + 2]) / 2
        share = (middle - first) / np.maximum(last - first, 1)
        return (share >= self.low) & (share <= self.high)
