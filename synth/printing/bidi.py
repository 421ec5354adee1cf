"""Bidirectional text: the order from left to right in which signs are set that are read in another.

The Unicode Bidirectional Algorithm (UAX #9, rules of Unicode 15) for one paragraph without explicit marks of direction.
"""

import unicodedata
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType

_PAIRS = MappingProxyType(dict(zip("([{（［｛「『【〈《｢", ")]}）］｝」』】〉》｣", strict=True)))
_CLOSING = MappingProxyType({closing: opening for opening, closing in _PAIRS.items()})
# Signs that are mirrored where text runs to the left, each with its own image: brackets, and those that are no pairs.
_IMAGES = MappingProxyType(
    {**_PAIRS, **_CLOSING, "<": ">", ">": "<", "«": "»", "»": "«", "‹": "›", "›": "‹", "≤": "≥", "≥": "≤"}
)
_NEUTRAL = ("B", "S", "WS", "ON")
_RIGHT = ("R", "EN", "AN")
# What a single separator joins, such as the comma in 1,234.
_JOINED = MappingProxyType({"CS": ("EN", "AN"), "ES": ("EN",)})


def runs_left(text: str) -> bool:
    """Whether signs of a text stand in another order than they are read, though its page is read from left to right.

    >>> runs_left("TOTAL 12.90"), runs_left("סהכ 12.90")
    (False, True)
    """
    return not text.isascii() and any(unicodedata.bidirectional(sign) in ("R", "AL", "AN") for sign in text)


@lru_cache(maxsize=1024)
def visual_order(text: str, right_to_left: bool) -> tuple[tuple[int, ...], str]:
    """The place in the text of each sign set, from left to right, and what is set there: mirrored brackets are replaced.

    >>> visual_order("(אב) 12", True)
    ((5, 6, 4, 3, 2, 1, 0), '12 (בא)')
    """
    levels = _levels(text, int(right_to_left))
    order = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        # L2: at each level from the highest down, whatever lies at it or above is turned round.
        start = 0
        for high, group in groupby([levels[at] >= level for at in order]):
            stop = start + len(list(group))
            if high:
                order[start:stop] = order[start:stop][::-1]
            start = stop
    signs = (_IMAGES.get(text[at], text[at]) if levels[at] % 2 else text[at] for at in order)
    return tuple(order), "".join(signs)


def _levels(text: str, base: int) -> list[int]:
    """The embedding level of every sign: odd ones run to the left."""
    first = [unicodedata.bidirectional(sign) or "L" for sign in text]
    around = "R" if base else "L"
    kinds = _numbers(_weak(first, around), around)
    _pair_brackets(text, kinds, first, around)
    _neutrals(kinds, around)
    rise = {"L": 1, "R": 0, "EN": 1, "AN": 1} if base else {"L": 0, "R": 1, "EN": 2, "AN": 2}
    levels = [base + rise[kind] for kind in kinds]
    # L1: blanks at the end, and before tabs and line ends, stand where the paragraph has them.
    trailing = True
    for at in reversed(range(len(text))):
        if first[at] in ("B", "S"):
            trailing = True
        elif first[at] != "WS":
            trailing = False
        if trailing:
            levels[at] = base
    return levels


def _weak(first: list[str], around: str) -> list[str]:
    """W1 to W3: marks take the class of what they stand on, digits after Arabic letters are Arabic, its letters run left."""
    kinds = []
    before = strong = around
    for kind in first:
        kind = before if kind == "NSM" else kind
        before = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds.append("AN" if kind == "EN" and strong == "AL" else kind)
    return ["R" if kind == "AL" else kind for kind in kinds]


def _numbers(kinds: list[str], around: str) -> list[str]:
    """W4 to W7: what joins numbers is theirs; digits after Latin letters run with them."""
    for at in range(1, len(kinds) - 1):
        before, here, after = kinds[at - 1 : at + 2]
        if before == after and before in _JOINED.get(here, ()):
            kinds[at] = before
    joined: list[str] = []
    for kind, group in groupby(kinds):
        size = len(list(group))
        start = len(joined)
        if kind == "ET" and "EN" in (kinds[start - 1] if start else "", *kinds[start + size : start + size + 1]):
            kind = "EN"
        joined += [kind] * size
    strong = around
    for at, kind in enumerate(joined):
        if kind in ("L", "R"):
            strong = kind
        elif kind in ("ES", "ET", "CS", "BN"):
            joined[at] = "ON"
        elif kind == "EN" and strong == "L":
            joined[at] = "L"
    return joined


def _pair_brackets(text: str, kinds: list[str], first: list[str], around: str) -> None:
    """N0: a pair of brackets runs as what it holds does."""
    for start, stop in _bracket_pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[start + 1 : stop]}
        if around in inside:
            taken = around
        elif inside & {"L", "R"}:
            before = next((_strong(kind) for kind in kinds[start - 1 :: -1] if _strong(kind)), around) if start else around
            taken = before if before != around else around
        else:
            continue
        for at in (start, stop):
            kinds[at] = taken
            following = at + 1
            while following < len(first) and first[following] == "NSM":
                kinds[following] = taken
                following += 1


def _bracket_pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """BD16: where brackets open and close, in the order in which they open."""
    open_at: list[int] = []
    pairs = []
    for at, sign in enumerate(text):
        if kinds[at] != "ON":
            continue
        if sign in _PAIRS:
            open_at.append(at)
        elif sign in _CLOSING:
            found = next((place for place in reversed(open_at) if text[place] == _CLOSING[sign]), -1)
            if found >= 0:
                pairs.append((found, at))
                del open_at[open_at.index(found) :]
    return sorted(pairs)


def _neutrals(kinds: list[str], around: str) -> None:
    """N1 and N2: what has no direction takes that of its neighbours where they agree, else that of the paragraph."""
    start = 0
    for neutral, group in groupby([kind in _NEUTRAL for kind in kinds]):
        stop = start + len(list(group))
        if neutral:
            before = _strong(kinds[start - 1]) if start else around
            after = _strong(kinds[stop]) if stop < len(kinds) else around
            kinds[start:stop] = [before if before == after else around] * (stop - start)
        start = stop


def _strong(kind: str) -> str:
    """``L`` or ``R`` for what counts as such beside neutral signs, "" for those."""
    return "R" if kind in _RIGHT else "L" if kind == "L" else ""
