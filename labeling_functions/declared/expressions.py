"""Python's regular expressions put into RE2's words, for the text of all documents at once: `for_re2`.

The text is lines of printable ASCII, each with a line feed behind it. There both agree on digits, letters, blanks and
boundaries; what RE2 lacks (looking around, references back, possessive repeats) is loosened, so that it finds a line too many
and never one too few.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

_PIECE = re.compile(
    r"(?P<escape>\\.)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<look>\(\?<?[=!])|(?P<atomic>\(\?>)|\(\?P=(?P<back>\w+)\)"
    r"|(?P<flags>\(\?[ims]+\))|(?P<plain>\(\?(?:-?i)?:)|(?P<group>\((?:\?P<\w+>|(?!\?)))|(?P<strange>\(\?)|(?P<close>\))"
    r"|(?P<repeat>[*+?]|\{\d*,\d*\}|\{\d+\})(?P<greed>[+?]?)|(?P<or>\|)|.",
    re.DOTALL,
)
# On such lines they mean these; what is left out is the line feed, which no line holds.
_MEANING = {r"\s": " ", r"\W": r"[^\w\n]", r"\D": r"[^\d\n]", r"\S": r"[^\s]", r"\Z": "$", r"\A": "^"}
_ANYTHING = r"[^\n]*"
# Letters that are not ASCII and, case ignored, match one that is.
_FOLDED = frozenset("\u0130\u0131\u017f\u212a")


# How far an edge may look, in characters.
_WIDEST_EDGE = 8


class Edge(NamedTuple):
    """What must stand, or must not, right before or right behind a match.

    Attributes:
        pattern: looks back, or ahead, and matches nothing.
        width: how many characters it looks at, at most.
    """

    pattern: re.Pattern[str]
    width: int


@dataclass(frozen=True)
class Fast:
    """What RE2 searches for.

    Attributes:
        text: the expression.
        exact: where the edges of all its matches in a line hold, they are the very matches that Python finds.
        before: what the text before a match must be like.
        after: what the text behind a match must be like.
        parts: what stands before, in and behind the wanted group, a group each; "" where it cannot be cut so, or is not wanted.
    """

    text: str
    exact: bool
    before: Edge | None
    after: Edge | None
    parts: str


def for_re2(pattern: re.Pattern[str], group: int | str = 0) -> Fast | None:
    """A pattern as RE2 takes it, or None where it cannot be told in its words."""
    if pattern.flags & re.VERBOSE or _FOLDED & set(pattern.pattern):
        return None
    return _Reader(pattern, pattern.groupindex[group] if isinstance(group, str) else group).read()


def may_be_empty(pattern: re.Pattern[str]) -> bool:
    """Whether a pattern may match nothing, behind a letter or behind none.

    >>> may_be_empty(re.compile("a*")), may_be_empty(re.compile("a+"))
    (True, False)
    """
    # At the end of a text only nothing can match: what may do so there, does.
    return any(match.start() == match.end() for probe in ("a", "-") for match in pattern.finditer(probe))


class _Reader:
    """Reads one pattern piece by piece, and writes it anew."""

    def __init__(self, pattern: re.Pattern[str], wanted: int) -> None:
        self.pattern, self.wanted = pattern, wanted
        self.written: list[str] = []
        self.open: list[tuple[int, int]] = []  # of each open group: its number or -1, where it starts among the written
        self.groups = 0
        self.exact = True
        self.before: list[str] = []
        self.after: list[str] = []
        self.cut: tuple[int, int] | None = None  # where the wanted group starts and stops
        self.closed = -1  # where the group starts that the last piece closed
        self.branches = False

    def read(self) -> Fast | None:
        text, at = self.pattern.pattern, 0
        while at < len(text):
            piece = _PIECE.match(text, at)
            assert piece is not None
            if piece["look"]:
                stop = _close(text, piece.end())
                self._look(text[at:stop])
                at = stop
                continue
            if self.after:  # it does not stand at the end
                self.exact = False
            if piece["strange"] or not self._take(piece):
                return None
            at = piece.end()
        return self._told()

    def _look(self, text: str) -> None:
        """Keep what looks around at the edges of the pattern; elsewhere it makes the search a loose one."""
        if text.startswith("(?<") and not "".join(self.written).replace("(?:)", ""):
            self.before.append(text)
        elif not text.startswith("(?<") and not self.open:
            self.after.append(text)
        else:
            self.exact = False
        self.written.append("(?:)")

    def _told(self) -> Fast | None:
        body, flags = "".join(self.written), self.pattern.flags & re.IGNORECASE
        before, after = _edge(self.before, flags), _edge(self.after, flags)
        exact = self.exact and not (self.branches and (self.before or self.after))
        exact &= (before is not None or not self.before) and (after is not None or not self.after)
        try:
            exact = exact and not may_be_empty(re.compile(body, flags))
        except re.error:
            return None
        prefix, parts = "(?im)" if flags else "(?m)", ""
        if exact and self.cut is not None and not self.branches:
            start, stop = self.cut
            cut = (self.written[:start], self.written[start:stop], self.written[stop:])
            parts = prefix + "".join(f"({''.join(part)})" for part in cut)
        return Fast(prefix + body, exact, before, after, parts)

    def _take(self, piece: re.Match[str]) -> bool:
        text = piece[0]
        closed, self.closed = self.closed, -1
        if piece["group"] or piece["atomic"] or piece["plain"]:
            self.groups += bool(piece["group"])
            self.exact &= not piece["atomic"]
            self.open.append((self.groups if piece["group"] else -1, len(self.written)))
            self.written.append(piece["plain"] or "(?:")
        elif piece["close"]:
            number, start = self.open.pop()
            self.written.append(text)
            self.closed = start
            if number == self.wanted and not self.open:
                self.cut = (start, len(self.written))
        elif piece["repeat"]:
            return self._repeat(piece, closed)
        elif piece["back"] or re.fullmatch(r"\\[1-9]", text):
            self.exact = False
            self.written.append(_ANYTHING)
            # A reference of two digits would leave one behind.
            return not self.pattern.pattern[piece.end() : piece.end() + 1].isdigit() or bool(piece["back"])
        elif not piece["flags"]:
            self.branches |= bool(piece["or"]) and not self.open
            self.written.append(_meaning(piece))
            # A range of letters that are not ASCII may hold one that matches an ASCII letter.
            return not piece["set"] or "-" not in text or text.isascii()
        return True

    def _repeat(self, piece: re.Match[str], closed: int) -> bool:
        repeat = piece["repeat"].replace("{,", "{0,")
        if piece["greed"] == "+":
            self.exact = False
        if closed >= 0:
            if self.cut is not None and self.cut[0] == closed:
                self.cut = None
            try:
                # Of what repeats and may be nothing, the two choose differently.
                self.exact &= not may_be_empty(re.compile("".join(self.written[closed:]), self.pattern.flags))
            except re.error:
                return False
        self.written.append(repeat + piece["greed"].replace("+", ""))
        return True


def _meaning(piece: re.Match[str]) -> str:
    if not piece["set"]:
        return _MEANING.get(piece[0], piece[0])
    negated = piece[0].startswith("[^")
    inside = piece[0][2 if negated else 1 : -1]
    inside = re.sub(r"\\.|\[", lambda one: r"\[" if one[0] == "[" else " " if one[0] == r"\s" else one[0], inside)
    return f"[^{inside}\\n]" if negated else f"[{inside}]"


def _close(text: str, at: int) -> int:
    """Where the group ends whose inside starts at ``at``."""
    depth = 1
    while depth:
        piece = _PIECE.match(text, at)
        assert piece is not None
        opens = any(piece[kind] for kind in ("group", "look", "atomic", "plain", "strange"))
        depth += opens - bool(piece["close"])
        at = piece.end()
    return at


def _edge(looks: list[str], flags: int) -> Edge | None:
    """Several that look the same way as one, where each looks at a few characters."""
    widths = [_width(text[text.index("=" if "=" in text[:4] else "!") + 1 : -1]) for text in looks]
    if not widths or None in widths or max(filter(None, widths), default=9) > _WIDEST_EDGE:
        return None
    return Edge(re.compile("".join(looks), flags), max(filter(None, widths)))


def _width(text: str) -> int | None:
    """How many characters an expression of single characters looks at, or None for any other."""
    width = longest = 0
    for piece in _PIECE.finditer(text):
        kind = next((name for name, value in piece.groupdict().items() if value), "letter")
        if kind not in ("escape", "set", "or", "letter") or piece[0] in (r"\b", r"\B", "^") or piece["back"]:
            return None
        width = 0 if piece["or"] else width + 1
        longest = max(longest, width)
    return longest
