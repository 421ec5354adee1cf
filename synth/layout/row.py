"""Rows: what a receipt says, line by line, before a family of layouts decides on fonts and places."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from synth.layout.page import Mark

# Printed width of a text over the printable width, for an emphasis.
Measure = Callable[[str, str], float]
LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0
# Signs beside which Japanese and Chinese lines break: kana, Han signs and full-width forms; then those that stay with the sign
# before them, and those that stay with the sign after (JIS X 4051, the common ones).
_WIDE = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uffdf"
_LATE = "、。，．・：；？！）」』】〉》〕］｝％ー々〜～ぁぃぅぇぉっゃゅょァィゥェォッャュョｧｨｩｪｫｬｭｮｯｰﾞﾟ｡､｣"
_EARLY = "（「『【〈《〔［｛￥｢"
_PIECE = re.compile(f"[{_EARLY}]*(?:[^{_WIDE}]+|[{_WIDE}])[{_LATE}]*")


class Piece(NamedTuple):
    """Text that states a field, or none where ``field`` is empty."""

    text: str
    field: str = ""
    begins: bool = True


class Cell(NamedTuple):
    """Text in a row.

    Attributes:
        edge: where it stands, over the printable width; that point of the text is its left end, middle or right end.
        align: 0 its left end, 0.5 its middle, 1 its right end.
    """

    text: str
    marks: tuple[Mark, ...]
    edge: float
    align: float


class Row(NamedTuple):
    """Cells on one baseline, or a rule.

    Attributes:
        emphasis: "" plain, "bold", "wide", "tall" or "big"; "huge" where the setting has such a type.
        rule: "" none, "-" a dashed, "_" a solid, "=" a double line, " " an empty line.
        item: the receipt's item that the row belongs to, -1 for none.
        inverse: white on a black bar.
        blank: where a line to write on begins and ends, over the printable width; none where it ends at 0.
    """

    cells: tuple[Cell, ...] = ()
    emphasis: str = ""
    rule: str = ""
    item: int = -1
    inverse: bool = False
    blank: tuple[float, float] = (0.0, 0.0)


BLANK = Row(rule=" ")


def joined(pieces: Sequence[Piece | str]) -> str:
    """The text of pieces put one after the other."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def cell(*pieces: Piece | str, edge: float = LEFT, align: float = LEFT) -> Cell:
    """A cell of pieces put one after the other.

    >>> cell("DATE: ", Piece("14/03/2018", "date")).marks
    (Mark(field='date', start=6, stop=16, begins=True),)
    """
    texts: list[str] = []
    marks: list[Mark] = []
    length = 0
    for piece in pieces:
        text = piece if isinstance(piece, str) else piece.text
        if not isinstance(piece, str) and piece.field and text:
            marks.append(Mark(piece.field, length, length + len(text), piece.begins))
        texts.append(text)
        length += len(text)
    return Cell("".join(texts), tuple(marks), edge, align)


def line(*pieces: Piece | str, align: float = LEFT, emphasis: str = "") -> Row:
    """A row of one cell at the left, in the middle or at the right."""
    return Row((cell(*pieces, edge=align, align=align),), emphasis)


def pair(left: Cell, right: Cell, emphasis: str = "") -> Row:
    """A row of two cells."""
    return Row((left, right), emphasis)


def wrapped(text: str, room: float, measure: Measure, emphasis: str = "") -> list[str]:
    """The text on lines that fit into ``room``, broken at blanks and beside kana, Han signs and full-width forms.

    A piece that is too long stands alone, cut to the room.

    >>> wrapped("JALAN SS 15", 8, lambda text, emphasis: len(text))
    ['JALAN SS', '15']
    >>> wrapped("東京都（渋谷区）1234番地", 5, lambda text, emphasis: len(text))
    ['東京都（渋', '谷区）', '1234番', '地']
    """
    lines: list[str] = []
    current = ""
    for blank, piece in _pieces(text):
        joined = f"{current}{blank}{piece}" if current else piece
        if measure(joined, emphasis) <= room:
            current = joined
            continue
        if current:
            lines.append(current)
        while measure(piece, emphasis) > room and len(piece) > 1:
            head = cut(piece, room, measure, emphasis)
            lines.append(head)
            piece = piece[len(head) :]
        current = piece
    return [*lines, current] if current else lines


def _pieces(text: str) -> list[tuple[str, str]]:
    """What lines of a text are made of, and the blank or nothing before each."""
    found = []
    for word in text.split():
        parts = [word] if word.isascii() else _PIECE.findall(word)
        found += [(" " if number == 0 else "", part) for number, part in enumerate(parts)]
    return found


def unbroken(text: str) -> list[str]:
    """What `wrapped` leaves whole of a text where the room is wide enough: its words, or their pieces.

    >>> unbroken("NO 15 合計")
    ['NO', '15', '合', '計']
    """
    return [piece for _, piece in _pieces(text)]


def breaks(text: str) -> list[int]:
    """Where a line of the text may end: before its blanks, and beside signs as `wrapped` breaks them.

    >>> breaks("NO 15"), breaks("合計 ¥12円")
    ([2], [1, 2, 6])
    """
    found = {at for at, sign in enumerate(text) if sign == " "}
    if not text.isascii():
        ends = [match.end() for match in _PIECE.finditer(text)]
        found |= {end for end in ends[:-1] if not text[end - 1].isspace()}
    return sorted(found)


def cut(text: str, room: float, measure: Measure, emphasis: str = "") -> str:
    """As much of the text's start as fits into ``room``, one character at least."""
    if measure(text, emphasis) <= room:
        return text
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle], emphasis) <= room else (low, middle - 1)
    return text[:low]


def fitting(options: Sequence[str], room: float, measure: Measure, emphasis: str = "") -> list[str]:
    """The options that fit into ``room``; the shortest alone where none does."""
    found = [option for option in options if measure(option, emphasis) <= room]
    return found or [min(options, key=len)]
