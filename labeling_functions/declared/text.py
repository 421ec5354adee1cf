"""The lines of all documents as one text, which RE2 searches in one go: `Text`."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from labeling_functions.declared.expressions import Edge, Fast, for_re2

Ends = tuple[NDArray[np.int64], NDArray[np.int64]]
_LINE_FEED = 10
# RE2 marks what it finds with characters that printable text has not: the match, and in it the wanted group.
_MATCH, _GROUP = ("\x01", "\x02"), ("\x03", "\x04")
# Characters that RE2 is given at a time.
_PIECE = 1 << 24


class _Marked(NamedTuple):
    """What RE2 found: the s matches' ends, those of the wanted group, their lines; and (L) the lines that it cannot judge."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    starts: NDArray[np.int64]
    stops: NDArray[np.int64]
    line: NDArray[np.int32]
    doubtful: NDArray[np.bool_]


class Text:
    """L lines, one after the other, each with a line feed behind it; places are characters, counted over all lines.

    Attributes:
        lines: the lines.
        codes: the characters of the whole text, uint32, or uint8 where all are ASCII.
        starts: int64 (L + 1), where the lines start, and the end of the text.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self._joined = "\n".join([*lines, ""])
        self.codes: NDArray[np.uint8 | np.uint32]
        if self._joined.isascii():
            self.codes = np.frombuffer(self._joined.encode("ascii"), np.uint8)
        else:
            self.codes = np.frombuffer(self._joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        feeds = np.flatnonzero(self.codes == _LINE_FEED)
        if len(feeds) > len(lines):  # lines that hold one themselves
            feeds = np.cumsum(np.fromiter(map(len, lines), np.int64) + 1) - 1
        self.starts = np.concatenate([[0], feeds + 1])

    def line_of(self, places: NDArray[np.int64]) -> NDArray[np.int32]:
        """The lines (s) of places (s); the end of the text is of none, L."""
        return self._line[places]

    @cached_property
    def _line(self) -> NDArray[np.int32]:
        """The line of every place: to look it up takes a tenth of searching for it."""
        return np.repeat(np.arange(len(self.starts), dtype=np.int32), np.diff(self.starts, append=self.starts[-1] + 1))

    def slices(self, starts: NDArray[np.int64], stops: NDArray[np.int64]) -> list[str]:
        """The strings (s) between places."""
        return [self._joined[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)]

    def judged(self, places: NDArray[np.int64], test: Callable[[str], bool]) -> NDArray[np.bool_]:
        """Whether the characters at places (s) pass a test, which is asked once about each that occurs."""
        codes, code = np.unique(self.codes[places], return_inverse=True)
        return np.array([test(chr(one)) for one in codes.tolist()], bool)[code]

    def lines_with(self, pattern: re.Pattern[str]) -> NDArray[np.bool_]:
        """Whether a pattern matches something in each of the lines, bool (L)."""
        found = np.zeros(len(self.lines), bool)
        found[self.line_of(self.find(pattern)[0])] = True
        return found

    @cached_property
    def _strange(self) -> NDArray[np.bool_]:
        """Lines that hold more than printable ASCII: on those, RE2 and Python differ in what is a letter or a digit."""
        odd = (self.codes < 32) | (self.codes > 126)
        odd[self.starts[1:] - 1] = False
        strange = np.zeros(len(self.lines), bool)
        strange[self.line_of(np.flatnonzero(odd))] = True
        return strange

    @cached_property
    def _plain(self) -> pa.Array:
        """The text for RE2, a byte a character, strange lines blanked, in pieces of whole lines."""
        codes = self.codes.astype(np.uint8)
        for line in np.flatnonzero(self._strange):
            codes[self.starts[line] : self.starts[line + 1]] = _LINE_FEED
        cuts = np.unique(np.searchsorted(self.starts, np.arange(0, len(codes) + _PIECE, _PIECE)).clip(max=len(self.lines)))
        offsets = pa.py_buffer(self.starts[cuts].astype(np.int64))
        return pa.Array.from_buffers(pa.large_string(), len(cuts) - 1, [None, offsets, pa.py_buffer(codes)])

    def find(self, pattern: re.Pattern[str], group: int | str = 0) -> Ends:
        """Starts and stops, int64 (s), of what a pattern's group matches, line by line as ``re.finditer`` does; matches of
        nothing are left out."""
        fast = for_re2(pattern, group)
        if fast is not None and fast.exact and (group == 0 or fast.parts):
            found = self._marked(fast.parts if group else fast.text, parts=bool(group))
            if found is not None:
                starts, stops = found.starts, found.stops
                known = ~found.doubtful
                known[found.line[~self._edges_hold(fast, found)]] = False
                certain = known[found.line] & (starts < stops)
                return _merged((starts[certain], stops[certain]), self._by_python(pattern, group, np.flatnonzero(~known)))
        return self._by_python(pattern, group, self.candidates(pattern))

    def candidates(self, pattern: re.Pattern[str]) -> NDArray[np.int64]:
        """The lines that a pattern may be found in: no line with a match is missing."""
        fast = for_re2(pattern)
        found = None if fast is None else self._marked(fast.text)
        if found is None:
            return np.arange(len(self.lines))
        found.doubtful[found.line] = True
        return np.flatnonzero(found.doubtful)

    def _marked(self, expression: str, parts: bool = False) -> _Marked | None:
        """What RE2 finds, None where it cannot read the expression."""
        match = rf"{_GROUP[0]}\2{_GROUP[1]}" if parts else r"\0"
        mark = rf"{_MATCH[0]}\1{match}\3{_MATCH[1]}" if parts else f"{_MATCH[0]}{match}{_MATCH[1]}"
        try:
            marked = pc.replace_substring_regex(self._plain, expression, mark)
        except pa.ArrowInvalid:
            return None
        codes = np.frombuffer(marked.buffers()[2] or b"", np.uint8)
        # Marks are the only codes below a line feed's.
        places = np.flatnonzero(codes < _LINE_FEED)
        width = 4 if parts else 2
        ends = (places - np.arange(len(places))).reshape(-1, width).T
        # What is found behind the last line feed is nothing.
        ends = ends[:, ends[0] < self.starts[-1]]
        first, last = self.line_of(ends[0]), self.line_of(ends[-1])
        # A match that runs over the end of its line, or is of nothing, is none of Python's; its lines are searched again.
        wrong = (ends[0] == ends[-1]) | (first < last)
        size = len(self.lines) + 2
        over = np.bincount(first[wrong], minlength=size) - np.bincount(last[wrong] + 1, minlength=size)
        doubtful = self._strange | (np.cumsum(over)[: len(self.lines)] > 0)
        return _Marked(ends[0], ends[-1], ends[width // 2 - 1], ends[width // 2], first, doubtful)

    def _edges_hold(self, fast: Fast, found: _Marked) -> NDArray[np.bool_]:
        hold = np.ones(len(found.first), bool)
        if fast.before is not None:
            places = found.first[:, None] + np.arange(-fast.before.width, 0)
            hold &= self._holds(fast.before, np.where(places < self.starts[found.line, None], -1, places), behind=False)
        if fast.after is not None:
            places = found.last[:, None] + np.arange(fast.after.width)
            hold &= self._holds(fast.after, np.where(places >= self.starts[found.line + 1, None], -1, places), behind=True)
        return hold

    def _holds(self, edge: Edge, places: NDArray[np.int64], behind: bool) -> NDArray[np.bool_]:
        """Whether the characters at places (s, w) are as an edge asks; -1 is beyond the line. Each kind is judged once."""
        codes = np.where(places < 0, _LINE_FEED, self.codes[places]).clip(max=127).astype(np.int64)
        kinds, kind = np.unique(codes @ (128 ** np.arange(codes.shape[1])), return_inverse=True)
        texts = ["".join(chr(code // 128**at % 128) for at in range(codes.shape[1])).strip("\n") for code in kinds.tolist()]
        return np.array([edge.pattern.match(text, 0 if behind else len(text)) is not None for text in texts], bool)[kind]

    def _by_python(self, pattern: re.Pattern[str], group: int | str, lines: Iterable[int]) -> Ends:
        found: list[int] = []
        for line in lines:
            base = int(self.starts[line])
            for match in pattern.finditer(self.lines[line]):
                start, stop = match.span(group)
                if start < stop:
                    found += (base + start, base + stop)
        starts, stops = np.array(found, np.int64).reshape(-1, 2).T
        return starts, stops


def _merged(one: Ends, other: Ends) -> Ends:
    if not len(other[0]):
        return one
    starts, stops = np.concatenate([one[0], other[0]]), np.concatenate([one[1], other[1]])
    order = np.argsort(starts, kind="stable")
    return starts[order], stops[order]
