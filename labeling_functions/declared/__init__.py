"""Labeling functions declared in one line, which run over all documents at once.

`declare` is the whole of it; `matches`, `keywords` and `dictionary` are its common forms.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypedDict, Unpack, get_args

import numpy as np

from labeling_functions.declared.columns import Columns
from labeling_functions.declared.conditions import Beside, Condition, OnLines, RowSays, Side, Within
from labeling_functions.declared.finders import Finder, Sought, compiled, finder_of
from labeling_functions.declared.text import Ends
from labeling_functions.function import LabelingFunction
from receipts.config import nearest
from receipts.document import Document, Span

Take = Literal["all", "first", "last"]


class Where(TypedDict, total=False):
    """Where a declared function's spans must stand; all that is said must hold.

    ``right_of``, ``left_of``, ``below``, ``above`` and ``near`` say what must be there: a pattern, a kind of value, a list of
    words or a file of them.
    """

    right_of: Sought
    left_of: Sought
    below: Sought
    above: Sought
    near: Sought
    rows: int
    """For below, above and near: how many rows away, at most; 1 unless said. 0 is the same row, for near."""
    when: str | re.Pattern[str]
    """What the text of its visual row must match somewhere."""
    unless: str | re.Pattern[str]
    """What the text of its visual row must not match."""
    lines: tuple[int | None, int | None]
    """The lines, as a slice takes them: (0, 5) the first five, (-5, None) the last five."""
    down: tuple[float, float]
    """From what share to what share of the way down: (0, 0.25) is the top quarter."""
    across: tuple[float, float]
    """The same from left to right."""
    take: Take
    """All of a document's spans that stand so, or the first or the last of them."""


@dataclass(frozen=True)
class Rule:
    """What a declared function looks for, and where. Called with a document, it gives the spans.

    Attributes:
        finder: finds the spans.
        conditions: of which all must hold.
        take: of those that are left.
    """

    finder: Finder
    conditions: tuple[Condition, ...] = ()
    take: Take = "all"

    def __call__(self, document: Document) -> list[Span]:
        """The spans in one document."""
        spans = self.finder.find(document)
        for condition in self.conditions:
            spans = condition.keep(document, spans)
        return spans if self.take == "all" else spans[:1] if self.take == "first" else spans[-1:]

    def find_all(self, columns: Columns) -> Ends:
        """The spans in all documents: starts and stops, int64 (s), counted over all tokens."""
        starts, stops = columns.once(self.finder, self.finder.find_all)
        for condition in self.conditions:
            if len(starts):
                kept = condition.keeps(columns, (starts, stops))
                starts, stops = starts[kept], stops[kept]
        if self.take != "all" and len(starts):
            document = columns.document[columns.line[starts]]
            changes = np.diff(document, prepend=-1) if self.take == "first" else np.diff(document, append=-1)
            starts, stops = starts[changes != 0], stops[changes != 0]
        return starts, stops


@dataclass(frozen=True, kw_only=True)
class DeclaredFunction(LabelingFunction):
    """A labeling function that is a rule, and so can be asked about all documents at once."""

    rule: Rule


def declare(
    name: str,
    *,
    label: str,
    find: Sought,
    group: int | str = 0,
    exhaustive: bool = False,
    about: str = "",
    **where: Unpack[Where],
) -> LabelingFunction:
    """A labeling function that votes for what it finds where that stands as asked; it runs over all documents at once.

    Args:
        find: a pattern (case ignored, inside a line), a kind of value such as `is_money`, words, or a file of words.
        group: of a pattern, the part to vote on.
        where: see `Where`.

    Raises:
        ValueError: what is given cannot be; it says what and why.

    >>> from receipts import is_money
    >>> declare("total", label="total", find=is_money, right_of=r"\\btotal\\b", unless=r"sub\\W*total|gst", take="last").name
    'total'
    """
    rule = Rule(finder_of(name, find, group), _conditions(name, where), _take(name, where.get("take", "all")))
    return DeclaredFunction(name, label, rule, exhaustive, about, rule=rule)


def matches(
    name: str,
    *,
    label: str,
    pattern: str,
    group: int | str = 0,
    exhaustive: bool = False,
    about: str = "",
    **where: Unpack[Where],
) -> LabelingFunction:
    """A labeling function that votes for what a pattern matches inside a line, case ignored.

    Args:
        group: the part of the match to vote on.
        where: where it must stand; see `Where`.

    Raises:
        ValueError: the pattern is none, or has no such group.

    >>> matches("total", label="total", pattern=r"total\\W*(\\d+\\.\\d\\d)", group=1).label
    'total'
    """
    return declare(name, label=label, find=pattern, group=group, exhaustive=exhaustive, about=about, **where)


def keywords(
    name: str, *, label: str, words: Sequence[str], exhaustive: bool = False, about: str = "", **where: Unpack[Where]
) -> LabelingFunction:
    """A labeling function that votes for words, case ignored; a part of a longer word is none.

    Raises:
        ValueError: no words, or an empty one.
    """
    if isinstance(words, str) or not words or not all(words):
        raise ValueError(f"labeling function {name}: words {words!r}: at least one is needed, none of them empty")
    pattern = "|".join(f"{_edge(word[0])}{re.escape(word)}{_edge(word[-1])}" for word in sorted(words, key=len, reverse=True))
    return declare(name, label=label, find=pattern, exhaustive=exhaustive, about=about, **where)


def dictionary(
    name: str,
    *,
    label: str,
    words: Sequence[str] | Path | str,
    exhaustive: bool = False,
    about: str = "",
    **where: Unpack[Where],
) -> LabelingFunction:
    """A labeling function that votes for the entries of a list, of thousands as of one; case and blanks count for nothing.

    Of entries that overlap the one that starts first counts, of those the longest; a part of a longer word is none.

    Args:
        words: the entries, or a text file with one a line; lines that are empty or start with # are none.
        where: where they must stand; see `Where`.

    Raises:
        ValueError: no words, an empty one, or no such file.
    """
    found = Path(words) if isinstance(words, str) else words
    return declare(name, label=label, find=found, exhaustive=exhaustive, about=about, **where)


def _edge(character: str) -> str:
    """Between a character at the edge of a word and what is no part of the word."""
    return r"\b" if re.match(r"\w", character) else r"\B"


def _conditions(name: str, where: Where) -> tuple[Condition, ...]:
    told = f"labeling function {name}"
    unknown = [key for key in where if key not in Where.__annotations__]
    if unknown:
        raise ValueError(f"{told}: no {unknown[0]}{nearest(unknown[0], Where.__annotations__)}")
    rows = where.get("rows", 1)
    if rows < 0:
        raise ValueError(f"{told}: rows {rows}: 0 or more are needed")
    found: list[Condition] = []
    for side in get_args(Side):
        if side in where:
            found.append(Beside(side, finder_of(name, where[side]), rows))  # type: ignore[literal-required]
    for key in ("when", "unless"):
        if key in where:
            found.append(RowSays(compiled(f"{told}: {key}", where[key]), key == "unless"))
    if "lines" in where:
        if len(where["lines"]) != 2:
            raise ValueError(f"{told}: lines {where['lines']}: two are needed, (first, behind the last), None for an end")
        found.append(OnLines(*where["lines"]))
    for axis, key in enumerate(("across", "down")):
        if key in where:
            low, high = where[key]  # type: ignore[literal-required]
            if not 0 <= low <= high <= 1:
                raise ValueError(f"{told}: {key} {(low, high)}: two shares from 0 to 1 are needed, the lower first")
            found.append(Within(axis, low, high))  # type: ignore[arg-type]
    return tuple(found)


def _take(name: str, take: Take) -> Take:
    if take not in get_args(Take):
        raise ValueError(f"labeling function {name}: take {take!r}: one of {', '.join(get_args(Take))} is needed")
    return take
