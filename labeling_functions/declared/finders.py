"""What declared functions look for: expressions, kinds of values, words of a list; in one document, or in all at once."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

from labeling_functions.declared.columns import Columns, Integers, is_word
from labeling_functions.declared.text import Ends
from receipts.document import Document, Span, token_offsets
from receipts.files import explain_os_error
from receipts.kinds import Kind

# What a declared function takes: a pattern, a kind of value, words, or a file of words, one a line.
Sought: TypeAlias = str | re.Pattern[str] | Kind | Sequence[str] | Path


class Finder(ABC):
    """Finds spans, in both ways the same."""

    @abstractmethod
    def find(self, document: Document) -> list[Span]:
        """The spans in one document."""

    @abstractmethod
    def find_all(self, columns: Columns) -> Ends:
        """The spans in all documents: starts and stops, int64 (s), counted over all tokens, in their order."""


@dataclass(frozen=True)
class Expression(Finder):
    """Finds a group of a regular expression inside each line."""

    pattern: re.Pattern[str]
    group: int | str = 0

    def find(self, document: Document) -> list[Span]:
        """The spans in one document."""
        return document.find(self.pattern, self.group)

    def find_all(self, columns: Columns) -> Ends:
        """The spans in all documents."""
        return columns.spans(*columns.text.find(self.pattern, self.group))


@dataclass(frozen=True)
class Values(Finder):
    """Finds values of a kind inside each line."""

    kind: Kind

    def find(self, document: Document) -> list[Span]:
        """The spans in one document."""
        return document.find(self.kind)

    def find_all(self, columns: Columns) -> Ends:
        """The spans in all documents; of strings that are alike, one is looked at."""
        starts, stops = columns.text.find(self.kind.pattern)
        if self.kind.reads is not None:
            texts = columns.text.slices(starts, stops)
            accepted = {text: self.kind.accepts(text) for text in set(texts)}
            right = np.array([accepted[text] for text in texts], bool)
            starts, stops = starts[right], stops[right]
        return columns.spans(starts, stops)


@dataclass(frozen=True)
class Words(Finder):
    """Finds entries of a list inside each line, the longest first, no part of a longer word; case and blanks count for nothing.

    Attributes:
        entries: each in tokens, case folded.
    """

    entries: frozenset[tuple[str, ...]]

    @property
    def _longest(self) -> int:
        return max(map(len, self.entries))

    def find(self, document: Document) -> list[Span]:
        """The spans in one document."""
        texts = [text.casefold() for text in document.texts]
        spans, longest = [], self._longest
        for start, stop in document.line_spans:
            while start < stop:
                ends = range(min(start + longest, stop), start, -1)
                end = next((end for end in ends if self._is_entry(document, texts, Span(start, end))), None)
                spans += [Span(start, end)] if end else []
                start = end or start + 1
        return spans

    def _is_entry(self, document: Document, texts: Sequence[str], span: Span) -> bool:
        line = document.line[span.start]
        text, start = document.line_texts[line], int(document.offsets[span.start])
        stop = int(document.offsets[span.stop - 1]) + len(document.texts[span.stop - 1])
        return tuple(texts[span.start : span.stop]) in self.entries and not _glued(text, start) and not _glued(text, stop)

    def find_all(self, columns: Columns) -> Ends:
        """The spans in all documents."""
        words, size = columns.words, len(columns.vocabulary)
        steps, ends = self._trie(columns.vocabulary)
        keys = np.array(sorted(steps), np.int64)
        nodes = np.array([steps[key] for key in keys.tolist()], np.int64)
        is_end = np.zeros(len(nodes) + 1, bool)
        is_end[list(ends)] = True
        first = np.full(size, -1)
        first[keys[keys < size]] = nodes[keys < size]
        starts = np.flatnonzero(first[words] >= 0)
        starts = starts[~columns.glued(starts)]
        stops, alive, node = np.zeros(len(starts), np.int64), np.arange(len(starts)), first[words[starts]]
        # All that have begun an entry go on by a token together; those that no entry goes on from fall away.
        for length in range(1, self._longest + 1):
            stop = starts[alive] + length
            done = is_end[node] & ~columns.glued(stop)
            stops[alive[done]] = stop[done]
            more = (stop < len(words)) & (columns.line[stop.clip(max=len(words) - 1)] == columns.line[starts[alive]])
            alive, wanted = alive[more], node[more] * size + words[stop[more]]
            place = np.searchsorted(keys, wanted).clip(max=len(keys) - 1)
            known = keys[place] == wanted
            alive, node = alive[known], nodes[place[known]]
        found = stops > 0
        return _apart(starts[found], stops[found])

    def _trie(self, vocabulary: Mapping[str, int]) -> tuple[dict[int, int], set[int]]:
        """From node times size of the vocabulary plus word to node, the root being 0; and the nodes where entries end."""
        size, ends = len(vocabulary), set[int]()
        steps: dict[int, int] = {}
        for entry in self.entries:
            words = [vocabulary.get(text, -1) for text in entry]
            if min(words) >= 0:
                node = 0
                for word in words:
                    node = steps.setdefault(node * size + word, len(steps) + 1)
                ends.add(node)
        return steps, ends


def finder_of(name: str, sought: Sought, group: int | str = 0) -> Finder:
    """The finder of what a labeling function was declared with.

    Raises:
        ValueError: the pattern is none, or has no such group; no words, or an empty one; a file that is not there.
    """
    where = f"labeling function {name}"
    if isinstance(sought, Kind):
        return Values(sought)
    if isinstance(sought, str | re.Pattern):
        pattern = compiled(where, sought)
        if group not in (*range(pattern.groups + 1), *pattern.groupindex):
            raise ValueError(f"{where}: pattern {pattern.pattern}: has no group {group}")
        return Expression(pattern, group)
    return Words(_entries(where, sought))


def compiled(where: str, pattern: str | re.Pattern[str]) -> re.Pattern[str]:
    """A pattern, case ignored unless it was compiled before.

    Raises:
        ValueError: it is none.
    """
    try:
        return re.compile(pattern, re.IGNORECASE) if isinstance(pattern, str) else pattern
    except re.error as fault:
        raise ValueError(f"{where}: pattern {pattern}: {fault}") from None


def _entries(where: str, words: Sequence[str] | Path) -> frozenset[tuple[str, ...]]:
    told = str(words) if isinstance(words, Path) else "words"
    if isinstance(words, Path):
        try:
            lines = words.read_text(encoding="utf-8").splitlines()
        except OSError as fault:
            raise ValueError(f"{where}: words: {explain_os_error(fault)}") from None
        except UnicodeDecodeError as fault:
            raise ValueError(f"{where}: words: {words}: byte {fault.start} is not UTF-8; save it as UTF-8") from None
        words = [line for line in map(str.strip, lines) if line and not line.startswith("#")]
    entries = frozenset(tuple(text[a:b].casefold() for a, b in token_offsets(text)) for text in words)
    if not entries or () in entries:
        raise ValueError(f"{where}: {told}: at least one is needed, none of them empty")
    return entries


def _glued(text: str, place: int) -> bool:
    """Whether a word runs on over a place of a line."""
    return 0 < place < len(text) and is_word(text[place - 1]) and is_word(text[place])


def _apart(starts: Integers, stops: Integers) -> Ends:
    """Of spans in the order of their starts, those that do not overlap one that was taken before."""
    overlaps = starts[1:] < np.maximum.accumulate(stops)[:-1]
    if not overlaps.any():
        return starts, stops
    taken, end = np.zeros(len(starts), bool), 0
    for number, (start, stop) in enumerate(zip(starts.tolist(), stops.tolist(), strict=True)):
        if start >= end:
            taken[number], end = True, stop
    return starts[taken], stops[taken]
