"""Document: the text of one receipt in columns, tokens finer than words, and the neighbour queries rules are written with.

Tokens split at blanks and wherever letters, digits and punctuation meet, so that the date inside ``DATE:14/03/2018`` and the
amount inside ``RM7.42`` are spans of whole tokens; lines keep their text, so a span gives back the exact string.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from receipts.geometry import Warp, quad_boxes, slice_quads

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")


class Span(NamedTuple):
    """Tokens from ``start`` up to, not including, ``stop``."""

    start: int
    stop: int


def token_offsets(text: str) -> list[tuple[int, int]]:
    """Start and stop of every token of a line, in characters; together they cover everything but the blanks.

    >>> [text[a:b] for text in ["DATE:14/03"] for a, b in token_offsets(text)]
    ['DATE', ':', '14', '/', '03']
    """
    return [match.span() for match in _TOKEN.finditer(text)]


@dataclass(frozen=True, eq=False)
class Document:
    """The text of one receipt: n tokens in L lines.

    Attributes:
        id: names the document; for a picture its file name without extension.
        size: (width, height) of the picture in pixels.
        line_texts: the L lines as they stand.
        line_quads: float32 (L, 4, 2), px, clockwise from the text's top left.
        texts: the n tokens.
        offsets: int32 (n), where a token starts in its line, in characters.
        line: int32 (n), the line of a token.
        quads: float32 (n, 4, 2), px.
        labels: int8 (n), label of each token, or None where nobody knows.
        begins: bool (n), the token starts a span of its label, or None.
        group: int32 (n), item row of each token, -1 for none.
        visibility: float32 (n) in [0, 1], or None where nobody knows.
        fields: field name to its string, or None where nobody knows.
        image: path of the picture, or None.
    """

    id: str
    size: tuple[int, int]
    line_texts: tuple[str, ...]
    line_quads: NDArray[np.float32]
    texts: tuple[str, ...]
    offsets: NDArray[np.int32]
    line: NDArray[np.int32]
    quads: NDArray[np.float32]
    labels: NDArray[np.int8] | None = None
    begins: NDArray[np.bool_] | None = None
    group: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, np.int32))
    visibility: NDArray[np.float32] | None = None
    fields: Mapping[str, str] | None = None
    image: str | None = None

    def __post_init__(self) -> None:
        if len(self.group) != len(self.texts):
            object.__setattr__(self, "group", np.full(len(self.texts), -1, np.int32))

    @staticmethod
    def from_lines(
        id: str,
        line_texts: Sequence[str],
        line_quads: ArrayLike,
        *,
        size: tuple[int, int],
        fields: Mapping[str, str] | None = None,
        image: str | None = None,
    ) -> "Document":
        """A document from lines of text and their quads; tokens share their line's quad by their characters.

        Args:
            line_quads: (L, 8) or (L, 4, 2), px.

        Raises:
            ValueError: the numbers of lines and quads differ.
        """
        quads = np.asarray(line_quads, np.float32).reshape(-1, 4, 2)
        if len(quads) != len(line_texts):
            raise ValueError(f"document {id}: {len(line_texts)} lines but {len(quads)} quads")
        spans = [(line, a, b) for line, text in enumerate(line_texts) for a, b in token_offsets(text)]
        line = np.array([span[0] for span in spans], np.int32)
        start = np.array([span[1] for span in spans], np.int32)
        stop = np.array([span[2] for span in spans], np.int32)
        length = np.array([max(len(text), 1) for text in line_texts], np.float64)[line]
        return Document(
            id=id,
            size=size,
            line_texts=tuple(line_texts),
            line_quads=quads,
            texts=tuple(line_texts[row][a:b] for row, a, b in spans),
            offsets=start,
            line=line,
            quads=slice_quads(quads[line], start / length, stop / length),
            fields=fields,
            image=image,
        )

    def __len__(self) -> int:
        return len(self.texts)

    def span_text(self, span: Span) -> str:
        """The exact string under a span: a slice of the document's text, lines joined by one blank.

        >>> document = Document.from_lines("a", ["NO. 3,", "JALAN  1"], np.zeros((2, 8)), size=(9, 9))
        >>> document.span_text(Span(2, 5))
        '3, JALAN'
        """
        if span.start >= span.stop:
            return ""
        first, last = int(self.line[span.start]), int(self.line[span.stop - 1])
        begin = int(self.offsets[span.start])
        end = int(self.offsets[span.stop - 1]) + len(self.texts[span.stop - 1])
        if first == last:
            return self.line_texts[first][begin:end]
        middle = [text for text in self.line_texts[first + 1 : last] if text.strip()]
        return " ".join([self.line_texts[first][begin:].rstrip(), *middle, self.line_texts[last][:end].lstrip()])

    @cached_property
    def line_spans(self) -> tuple[Span, ...]:
        """The tokens of each line."""
        bounds = np.searchsorted(self.line, np.arange(len(self.line_texts) + 1))
        return tuple(Span(int(a), int(b)) for a, b in pairwise(bounds))

    @cached_property
    def boxes(self) -> NDArray[np.float32]:
        """Upright boxes (n, 4) around the tokens: left, top, right, bottom, px."""
        return quad_boxes(self.quads)

    @cached_property
    def line_boxes(self) -> NDArray[np.float32]:
        """Upright boxes (L, 4) around the lines: left, top, right, bottom, px."""
        return quad_boxes(self.line_quads)

    @cached_property
    def row(self) -> NDArray[np.int32]:
        """int32 (L), the visual row of each line, rows counted downwards: lines whose middles lie inside one another's heights.

        A receipt prints ``TOTAL`` at the left and ``39.00`` at the right of one row; both are lines of their own.
        """
        rows = np.full(len(self.line_texts), -1, np.int32)
        middle = (self.line_boxes[:, 1] + self.line_boxes[:, 3]) / 2
        current, low, high = -1, 0.0, -1.0
        for line in np.argsort(middle, kind="stable"):
            if current < 0 or not low <= middle[line] <= high:
                current += 1
                low, high = float(self.line_boxes[line, 1]), float(self.line_boxes[line, 3])
            rows[line] = current
        return rows

    def find(self, pattern: str | re.Pattern[str], group: int | str = 0) -> list[Span]:
        """The spans whose text matches a pattern (case ignored) inside one line; a token cut by the match counts whole.

        >>> document = Document.from_lines("a", ["DATE:14/03/2018"], np.zeros((1, 8)), size=(9, 9))
        >>> [document.span_text(span) for span in document.find(r"[0-9/]+")]
        ['14/03/2018']
        """
        compiled = re.compile(pattern, re.IGNORECASE) if isinstance(pattern, str) else pattern
        spans = []
        for line, text in enumerate(self.line_texts):
            for match in compiled.finditer(text):
                span = self.span_at(line, *match.span(group))
                if span.start < span.stop:
                    spans.append(span)
        return spans

    def span_at(self, line: int, start: int, stop: int) -> Span:
        """The tokens of a line that lie, wholly or in part, between two characters of it."""
        tokens = self.line_spans[line]
        starts = self.offsets[tokens.start : tokens.stop].tolist()
        first = max(bisect_right(starts, start) - 1, 0)
        while first < len(starts) and starts[first] + len(self.texts[tokens.start + first]) <= start:
            first += 1
        last = first
        while start < stop and last < len(starts) and starts[last] < stop:
            last += 1
        return Span(tokens.start + first, tokens.start + last)

    def right_of(self, token: int, test: Callable[[str], bool] | None = None) -> list[int]:
        """Tokens right of a token on its visual row, nearest first; with ``test``, those whose text passes it."""
        line = int(self.line[token])
        same_row = self.row[self.line] == self.row[line]
        after = (self.line != line) & (self.boxes[:, 0] >= self.boxes[token, 2] - 1)
        own = (self.line == line) & (np.arange(len(self)) > token)
        found = np.flatnonzero(same_row & (after | own))
        ordered = found[np.argsort(self.boxes[found, 0], kind="stable")].tolist()
        return [i for i in ordered if test is None or test(self.texts[i])]

    def below(self, token: int, test: Callable[[str], bool] | None = None) -> list[int]:
        """Tokens on the next visual rows that overlap a token from left to right, nearest first."""
        box, rows = self.boxes[token], self.row[self.line]
        overlaps = (self.boxes[:, 0] < box[2]) & (self.boxes[:, 2] > box[0])
        found = np.flatnonzero(overlaps & (rows > rows[token]))
        ordered = found[np.argsort(rows[found], kind="stable")].tolist()
        return [i for i in ordered if test is None or test(self.texts[i])]

    def warped(self, warp: Warp) -> "Document":
        """The document as the warp's target sees it: every quad moved, the size that of the target."""
        return replace(
            self,
            size=warp.size,
            quads=warp.points(self.quads).astype(np.float32),
            line_quads=warp.points(self.line_quads).astype(np.float32),
        )
