"""Text for the report: cleaned of what HTML forbids, numbers written alike down a column, differences of two strings."""

import math
import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from numbers import Integral
from typing import Any, NamedTuple

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MISSING = "–"
# Unicode's controls of direction (UAX 9): what opens an embedding or override, what opens an isolate, what closes each.
_EMBED, _ISOLATE, _END_EMBED, _END_ISOLATE = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068", "\u202c", "\u2069"
# Comparing two strings costs the product of their lengths; above this they are marked whole.
_MOST_COMPARED = 250_000


class Cell(NamedTuple):
    """A table's cell: what it shows, what it sorts by (empty: last), and whether that is a number."""

    text: str
    key: str
    numeric: bool


Value = str | float | int | Cell | None


def clean(value: Any) -> Any:
    """The value for a page: in plain text, characters that HTML and XML forbid stand as U+FFFD, so that they are seen.

    Controls of direction are closed where the text ends: <bdi> alone does not hold a text that closes it or opens another.

    >>> clean("TO" + chr(0) + "TAL"), clean(3)
    ('TO�TAL', 3)
    """
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return close_directions(_FORBIDDEN.sub("\ufffd", value))
    return value


def close_directions(text: str) -> str:
    """The text with every control of direction closed inside it; one that closes what it did not open stands as U+FFFD.

    >>> close_directions("\\u202eTOTAL\\u2066") == "\\u202eTOTAL\\u2066\\u2069\\u202c", close_directions("a\\u2069b")
    (True, 'a�b')
    """
    if text.isascii():
        return text
    shown, ends = [], list[str]()
    for character in text:
        if character in _EMBED:
            ends.append(_END_EMBED)
        elif character in _ISOLATE:
            ends.append(_END_ISOLATE)
        elif character == _END_ISOLATE and _END_ISOLATE in ends:
            while ends.pop() != _END_ISOLATE:
                pass
        elif character == _END_EMBED and ends[-1:] == [_END_EMBED]:
            ends.pop()
        elif character in (_END_EMBED, _END_ISOLATE):
            character = "\ufffd"
        shown.append(character)
    return "".join(shown + ends[::-1])


def column_cells(values: Sequence[Value]) -> list[Cell]:
    """The cells of one column; fractions have the same number of decimals, None and NaN are a dash, a cell stays as it is.

    >>> [cell.text for cell in column_cells([0.5, 0.8421, None])], [cell.text for cell in column_cells([1200, 7])]
    (['0.500', '0.842', '–'], ['1,200', '7'])
    """
    fractions = [abs(float(value)) for value in values if value is not None and not isinstance(value, str | Integral | Cell)]
    finite = [value for value in fractions if math.isfinite(value)]
    decimals = 1 if finite and max(finite) >= 100 else 3
    return [_cell(value, decimals) for value in values]


def format_number(value: float, decimals: int = 3) -> str:
    """The number with so many decimals; one too small for them in scientific form, so that it does not look like zero.

    >>> format_number(0.25), format_number(0.00002), format_number(0.0)
    ('0.250', '2.0e-05', '0.000')
    """
    if value and abs(value) < 0.5 * 10.0**-decimals:
        return f"{value:.1e}"
    return f"{value:,.{decimals}f}" if abs(value) < 1e9 else f"{value:.3e}"


def differences(text: str, other: str) -> list[tuple[str, bool]]:
    """The parts of ``text`` in order, each with whether it differs from ``other``; case is ignored.

    >>> differences("RM 39.00", "rm 89.00")
    [('RM ', False), ('3', True), ('9.00', False)]
    """
    if len(text) * len(other) > _MOST_COMPARED:
        return [(text, True)]
    folded, other_folded = ([character.casefold() for character in string] for string in (text, other))
    parts = []
    for kind, start, stop, _, _ in SequenceMatcher(None, folded, other_folded, autojunk=False).get_opcodes():
        if start < stop:
            parts.append((text[start:stop], kind != "equal"))
    return parts


def _cell(value: Value, decimals: int) -> Cell:
    if isinstance(value, Cell):
        return value
    if isinstance(value, bool):
        return Cell("yes" if value else "no", "yes" if value else "no", False)
    if value is None:
        return Cell(_MISSING, "", False)
    if isinstance(value, str):
        return Cell(value, value, False)
    if isinstance(value, Integral):
        return Cell(f"{int(value):,}", str(int(value)), True)
    number = float(value)
    if math.isnan(number):
        return Cell(_MISSING, "", True)
    if math.isinf(number):
        return Cell("∞" if number > 0 else "−∞", "Infinity" if number > 0 else "-Infinity", True)
    return Cell(format_number(number, decimals), repr(number), True)
