"""Labeling functions declared in one line, which run over the lines of all documents at once: `matches`, `keywords`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from labeling_functions.function import LabelingFunction
from receipts.document import Document, Span

# Python reads these differently than RE2 does, which takes them without a word.
_READ_DIFFERENTLY = ("[:", "{,")


class Columns:
    """The lines and tokens of all documents, one after the other; made once, searched by every declared function."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.texts = [text for document in documents for text in document.line_texts]
        lengths = np.fromiter(map(len, chain.from_iterable(one.texts for one in documents)), np.int64)
        first_lines = np.cumsum([0, *(len(document.line_texts) for document in documents)])
        pairs = zip(documents, first_lines[:-1].tolist(), strict=True)
        lines = np.concatenate([np.empty(0, np.int64), *(document.line + first for document, first in pairs)])
        offsets = np.concatenate([np.empty(0, np.int64), *(document.offsets for document in documents)])
        # Places in all text: lines are laid at equal distances, so that line and character become one sorted number.
        self._width = max(map(len, self.texts), default=0) + 1
        self._starts = lines * self._width + offsets
        self._stops = self._starts + lengths

    @cached_property
    def _plain(self) -> pa.Array:
        # On printable ASCII, RE2 and Python agree on what is a digit, a letter, a blank and the end of a line.
        return pa.array([text if text.isascii() and text.isprintable() else None for text in self.texts], pa.string())

    def candidates(self, pattern: str) -> list[int]:
        """The lines that RE2 finds a pattern in (case ignored), and those it cannot judge; all where it cannot read it."""
        if not pattern.isascii() or any(part in pattern for part in _READ_DIFFERENTLY):
            return list(range(len(self.texts)))
        try:
            found = pc.match_substring_regex(self._plain, pattern, ignore_case=True)
        except pa.ArrowInvalid:
            return list(range(len(self.texts)))
        return np.flatnonzero(pc.fill_null(found, True).to_numpy(zero_copy_only=False)).tolist()

    def spans(self, places: Sequence[tuple[int, int, int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """First tokens and those behind the last, int64 (s), of places (line, first character, character behind the last)."""
        line, start, stop = np.fromiter(chain.from_iterable(places), np.int64).reshape(-1, 3).T
        first = np.searchsorted(self._stops, line * self._width + start, side="right")
        last = np.searchsorted(self._starts, line * self._width + stop, side="left")
        return first[first < last], last[first < last]


@dataclass(frozen=True, kw_only=True)
class DeclaredFunction(LabelingFunction):
    """A labeling function that is a regular expression.

    Attributes:
        pattern: what it searches for inside each line.
        group: the part of the match it votes on.
        hint: an expression that is found in every line that ``pattern`` is found in, for RE2.
    """

    pattern: re.Pattern[str]
    group: int | str
    hint: str

    def find_all(self, columns: Columns) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The spans it votes on in all documents: starts and stops, int64 (s), counted over all tokens."""
        texts, search, group = columns.texts, self.pattern.finditer, self.group
        return columns.spans(
            [
                (line, start, stop)
                for line in columns.candidates(self.hint)
                for match in search(texts[line])
                for start, stop in (match.span(group),)
                if start < stop
            ]
        )


def matches(
    name: str, *, label: str, pattern: str, group: int | str = 0, exhaustive: bool = False, about: str = ""
) -> LabelingFunction:
    """A labeling function that votes for what a pattern matches inside a line, case ignored.

    Args:
        group: the part of the match to vote on.

    Raises:
        ValueError: the pattern is none, or has no such group.

    >>> matches("total", label="total", pattern=r"total\\W*(\\d+\\.\\d\\d)", group=1).label
    'total'
    """
    return _declare(name, label, pattern, pattern, group, exhaustive, about)


def keywords(name: str, *, label: str, words: Sequence[str], exhaustive: bool = False, about: str = "") -> LabelingFunction:
    """A labeling function that votes for words, case ignored; a part of a longer word is none.

    Raises:
        ValueError: no words, or an empty one.
    """
    if isinstance(words, str) or not words or not all(words):
        raise ValueError(f"labeling function {name}: words {words!r}: at least one is needed, none of them empty")
    hint = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return _declare(name, label, rf"(?<!\w)(?:{hint})(?!\w)", hint, 0, exhaustive, about)


def _declare(
    name: str, label: str, pattern: str, hint: str, group: int | str, exhaustive: bool, about: str
) -> DeclaredFunction:
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
    except re.error as fault:
        raise ValueError(f"labeling function {name}: pattern {pattern}: {fault}") from None
    if group not in (*range(compiled.groups + 1), *compiled.groupindex):
        raise ValueError(f"labeling function {name}: pattern {pattern}: has no group {group}")

    def find(document: Document) -> list[Span]:
        return document.find(compiled, group)

    return DeclaredFunction(name, label, find, exhaustive, about, pattern=compiled, group=group, hint=hint)
