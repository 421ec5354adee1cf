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
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from receipts import neighbours
from receipts.geometry import PointMap, quad_boxes, slice_quads
from receipts.kinds import Kind

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")


class Span(NamedTuple):
    """Tokens from ``start`` up to, not including, ``stop``."""

    start: int
    stop: int


# What has spans in a document: a pattern, a kind of value, or the spans themselves.
Sought: TypeAlias = str | re.Pattern[str] | Kind | Sequence[Span]
Test: TypeAlias = Callable[[str], bool]


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
        visibility: float32 (n) in [0, 1], how much of each token's ink can be seen, or None where nobody knows.
        legible: bool (n), the token can be read: not hidden, torn off, or too faint; or None where nobody knows.
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
    legible: NDArray[np.bool_] | None = None
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
        order = np.argsort(middle, kind="stable")
        current, high = -1, 0.0
        pairs = zip(middle[order].tolist(), self.line_boxes[order, 3].tolist(), strict=True)
        for place, (level, bottom) in enumerate(pairs):
            if current < 0 or level > high:
                current, high = current + 1, bottom
            rows[order[place]] = current
        return rows

    @cached_property
    def row_texts(self) -> tuple[str, ...]:
        """The text of every visual row, its lines from left to right, joined by one blank."""
        pieces: list[list[str]] = [[] for _ in range(self.row.max(initial=-1) + 1)]
        for line in np.argsort(self.line_boxes[:, 0], kind="stable").tolist():
            pieces[self.row[line]].append(self.line_texts[line])
        return tuple(map(" ".join, pieces))

    def find(self, sought: str | re.Pattern[str] | Kind, group: int | str = 0) -> list[Span]:
        """The spans that match a pattern (case ignored) inside one line, or is of a kind; a token that is cut counts whole.

        >>> document = Document.from_lines("a", ["DATE:14/03/2018"], np.zeros((1, 8)), size=(9, 9))
        >>> [document.span_text(span) for span in document.find(r"[0-9/]+")]
        ['14/03/2018']
        """
        compiled = re.compile(sought, re.IGNORECASE) if isinstance(sought, str) else sought
        pattern = compiled.pattern if isinstance(compiled, Kind) else compiled
        spans = []
        for line, text in enumerate(self.line_texts):
            for match in pattern.finditer(text):
                if isinstance(compiled, Kind) and not compiled.accepts(match.group()):
                    continue
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

    def right_of(self, at: int | Span, sought: Sought | Test | None = None) -> list[Any]:
        """What stands right of a token or a span on its visual row, nearest first.

        Args:
            sought: a pattern, a kind such as `is_money`, or spans give spans; any other test gives the tokens whose text
                passes it, None all tokens.

        >>> from receipts import is_money
        >>> document = Document.from_lines("a", ["TOTAL RM7.42"], [[0, 0, 120, 0, 120, 10, 0, 10]], size=(120, 10))
        >>> [document.span_text(span) for span in document.right_of(0, is_money)], document.right_of(0, str.isdigit)
        (['7.42'], [2, 4])
        """
        return self._neighbours(neighbours.right_of, at, sought)

    def left_of(self, at: int | Span, sought: Sought | Test | None = None) -> list[Any]:
        """What stands left of a token or a span on its visual row, nearest first; asked as `right_of` is."""
        return self._neighbours(neighbours.left_of, at, sought)

    def below(self, at: int | Span, sought: Sought | Test | None = None, rows: int | None = None) -> list[Any]:
        """What overlaps a token or a span from left to right on the next ``rows`` rows (None: all), nearest first."""
        return self._neighbours(neighbours.below, at, sought, rows)

    def above(self, at: int | Span, sought: Sought | Test | None = None, rows: int | None = None) -> list[Any]:
        """What overlaps a token or a span from left to right on the ``rows`` rows above (None: all), nearest first."""
        return self._neighbours(neighbours.above, at, sought, rows)

    def near(self, at: int | Span, sought: Sought | Test | None = None, rows: int | None = None) -> list[Any]:
        """What stands on the row of a token or a span, or at most ``rows`` rows away (None: anywhere).

        Nearest first: by rows, then by the gap between left and right.
        """
        return self._neighbours(neighbours.near, at, sought, rows)

    def nearest(self, at: int | Span, sought: Sought) -> Span | None:
        """The span that stands nearest to a token or a span, the first of `near`; None where nothing is found."""
        return next(iter(self.near(at, sought)), None)

    def _neighbours(
        self, side: Callable[..., NDArray[np.int64]], at: int | Span, sought: Sought | Test | None, *rows: int | None
    ) -> list[Any]:
        here = Span(at, at + 1) if isinstance(at, int | np.integer) else at
        if sought is None or (callable(sought) and not isinstance(sought, Kind)):
            tokens = [i for i, text in enumerate(self.texts) if sought is None or sought(text)]
            found = side(self, here, np.array([(i, i + 1) for i in tokens], np.int64).reshape(-1, 2), *rows)
            return [tokens[i] for i in found.tolist()]
        spans = self.find(sought) if isinstance(sought, str | re.Pattern | Kind) else list(sought)
        found = side(self, here, np.array(spans, np.int64).reshape(-1, 2), *rows)
        return [spans[i] for i in found.tolist()]

    def warped(self, warp: PointMap) -> "Document":
        """The document as the warp's target sees it: every quad moved, the size that of the target."""
        return replace(
            self,
            size=warp.size,
            quads=warp.points(self.quads).astype(np.float32),
            line_quads=warp.points(self.line_quads).astype(np.float32),
        )
