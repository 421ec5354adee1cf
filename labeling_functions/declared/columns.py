"""The lines, tokens and visual rows of all documents, one after the other: `Columns`, which declared functions run over."""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from labeling_functions.declared.text import Ends, Text
from receipts.document import Document
from receipts.geometry import quad_boxes
from receipts.neighbours import span_boxes

Integers = NDArray[np.int64]
# Pairs of an anchor and a span that are looked at together.
_PAIRS_AT_ONCE = 1 << 21


class Columns:
    """All documents in columns; made once, searched by every declared function.

    Attributes:
        text: the lines.
        line: int32 (N), the line of each token, counted over all documents.
        starts: int64 (N), where each token starts in the text.
        first_lines: int64 (D + 1), the first line of each document, and behind the last.
        first_tokens: int64 (D + 1), the same of tokens.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._found: dict[Hashable, Ends] = {}
        self.text = Text([text for document in documents for text in document.line_texts])
        self.first_lines = np.cumsum([0, *(len(document.line_texts) for document in documents)])
        self.first_tokens = np.cumsum([0, *map(len, documents)])
        before = np.repeat(self.first_lines[:-1].astype(np.int32), np.diff(self.first_tokens))
        self.line = _joined([document.line for document in documents]) + before
        self.starts = self.text.starts[self.line] + _joined([document.offsets for document in documents])

    @cached_property
    def document(self) -> Integers:
        """int64 (L), the document of each line."""
        return np.repeat(np.arange(len(self._documents)), np.diff(self.first_lines))

    @cached_property
    def _encoded(self) -> tuple[dict[str, int], Integers]:
        tokens = pa.array([text for document in self._documents for text in document.texts], pa.string())
        encoded = tokens.dictionary_encode()
        vocabulary: dict[str, int] = {}
        folded = [vocabulary.setdefault(text.casefold(), len(vocabulary)) for text in encoded.dictionary.to_pylist()]
        return vocabulary, np.array(folded, np.int64)[encoded.indices.to_numpy()]

    @property
    def vocabulary(self) -> dict[str, int]:
        """The number of every token that occurs, case folded."""
        return self._encoded[0]

    @property
    def words(self) -> Integers:
        """int64 (N), the number of each token in the vocabulary."""
        return self._encoded[1]

    @cached_property
    def boxes(self) -> NDArray[np.float32]:
        """Upright boxes (N, 4) around the tokens."""
        return quad_boxes(np.concatenate([np.empty((0, 4, 2), np.float32), *(one.quads for one in self._documents)]))

    @cached_property
    def line_boxes(self) -> NDArray[np.float32]:
        """Upright boxes (L, 4) around the lines."""
        return quad_boxes(np.concatenate([np.empty((0, 4, 2), np.float32), *(one.line_quads for one in self._documents)]))

    @cached_property
    def row(self) -> Integers:
        """int64 (L), the visual row of each line, as `Document.row` has it; no two documents share a number."""
        top, bottom = self.line_boxes[:, 1], self.line_boxes[:, 3]
        middle = (top + bottom) / 2
        # Heights as ranks, so that document and height together make one sorted number.
        ranks = np.unique(np.concatenate([middle, bottom]), return_inverse=True)[1].reshape(2, -1)
        keys = self.document * (2 * len(middle) + 1) + ranks
        order = np.argsort(keys[0], kind="stable")
        # Behind the row that a line opens: the first line whose middle is below the line's bottom.
        behind = np.searchsorted(keys[0][order], keys[1][order], side="right")
        opens = np.zeros(len(order), bool)
        at, ends = self.first_lines[:-1], self.first_lines[1:]
        while len(at):
            at, ends = at[at < ends], ends[at < ends]
            opens[at] = True
            at = behind[at]
        rows = np.empty(len(order), np.int64)
        rows[order] = np.cumsum(opens) - 1
        return rows

    @cached_property
    def rows(self) -> Text:
        """The texts of the rows, their lines from left to right, joined by one blank."""
        order = np.lexsort((np.arange(len(self.row)), self.line_boxes[:, 0], self.row))
        texts = [self.text.lines[line] for line in order.tolist()]
        cuts = np.searchsorted(self.row[order], np.arange(self.row.max(initial=-1) + 2)).tolist()
        return Text([" ".join(texts[a:b]) for a, b in pairwise(cuts)])

    @cached_property
    def _begun(self) -> NDArray[np.int32]:
        """How many tokens start up to and with every place of the text."""
        begins = np.zeros(len(self.text.codes), np.int8)
        begins[self.starts] = 1
        return np.cumsum(begins, dtype=np.int32)

    def once(self, finder: Hashable, find_all: Callable[["Columns"], Ends]) -> Ends:
        """What a finder finds in all documents, looked for once however many functions ask for it."""
        if finder not in self._found:
            self._found[finder] = find_all(self)
        return self._found[finder]

    def spans(self, starts: Integers, stops: Integers) -> Ends:
        """First tokens and those behind the last, int64 (s), of what lies between places; what has no tokens is left out."""
        first = self._begun[starts].astype(np.int64) - 1
        # Tokens cover all but the blanks; what starts with a blank starts with the token behind.
        first += self.text.judged(starts, str.isspace)
        last = self._begun[stops - 1].astype(np.int64)
        return first[first < last], last[first < last]

    def span_boxes(self, spans: Ends) -> NDArray[np.float32]:
        """Upright boxes (s, 4) around spans."""
        return span_boxes(self.boxes, np.stack(spans, axis=1))

    def glued(self, tokens: Integers) -> NDArray[np.bool_]:
        """Whether the text before each of the tokens (s) runs on into it without a word's end; N is behind the last token."""
        found = (tokens > 0) & (tokens < len(self.starts))
        places = self.starts[tokens[found]]
        found[found] = self.text.judged(places, is_word) & self.text.judged(places - 1, is_word)
        return found

    @cached_property
    def _first_rows(self) -> Integers:
        """int64 (D + 1), the first row of each document, and behind the last."""
        documents = np.zeros(self.row.max(initial=-1) + 1, np.int64)
        documents[self.row] = self.document
        return np.searchsorted(documents, np.arange(len(self._documents) + 1))

    def any_pair(
        self, anchors: Ends, spans: Ends, rows_apart: range, holds: Callable[[Integers, Integers], NDArray[np.bool_]]
    ) -> NDArray[np.bool_]:
        """Whether for each span (s) some anchor of its document stands a number of rows above it, and the two are as asked.

        Args:
            rows_apart: how many rows further down the span is than the anchor.
            holds: tells of pairs (p), numbers of anchors and of spans, whether they are.
        """
        anchor_row, span_line = self.row[self.line[anchors[0]]], self.line[spans[0]]
        first, behind = (self._first_rows[self.document[span_line] + at] for at in (0, 1))
        order = np.argsort(anchor_row, kind="stable")
        lowest = np.maximum(self.row[span_line] - rows_apart[-1], first)
        highest = np.minimum(self.row[span_line] - rows_apart[0], behind - 1)
        low = np.searchsorted(anchor_row[order], lowest, side="left")
        counts = (np.searchsorted(anchor_row[order], highest, side="right") - low).clip(min=0)
        found = np.zeros(len(span_line), bool)
        blocks = np.cumsum(counts) // _PAIRS_AT_ONCE
        for block in np.unique(blocks[counts > 0]):
            of_block = np.flatnonzero((blocks == block) & (counts > 0))
            span = np.repeat(of_block, counts[of_block])
            anchor = order[ranges(low[of_block], low[of_block] + counts[of_block])]
            found[span[holds(anchor, span)]] = True
        return found


def is_word(character: str) -> bool:
    """Whether regular expressions count a character to a word."""
    return character.isalnum() or character == "_"


def ranges(starts: Integers, stops: Integers) -> Integers:
    """The numbers from each start up to, not including, its stop, one range behind the other.

    >>> ranges(np.array([3, 7]), np.array([5, 8])).tolist()
    [3, 4, 7]
    """
    counts = stops - starts
    return np.repeat(stops - np.cumsum(counts), counts) + np.arange(counts.sum())


def _joined(columns: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate([np.empty(0, np.int32), *columns])
