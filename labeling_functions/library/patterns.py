"""Patterns made of words: how rules look for the words of words.py.

A pattern takes a word in any case, with accents kept, spelled out (UE) or lost, and with marks or nothing where the word has
a blank: ``SUB TOTAL`` is ``Sub-Total`` and ``SUBTOTAL`` too.
"""

import re

from labeling_functions.library.words import Words

_LOST = {
    **{"Ä": "(?:Ä|AE|A)", "Ö": "(?:Ö|OE|O)", "Ü": "(?:Ü|UE|U)", "Ñ": "[ÑN]", "Ç": "[ÇC]", "°": r"[°ºO.]?", "º": r"[°ºO.]?"},
    **{letter: f"[{letter}{plain}]" for letter, plain in zip("ÀÁÂÉÈÊËÍÎÓÔÚÛ", "AAAEEEEIIOOUU", strict=True)},
}
# Bounded and possessive: a stranger's line may hold ten thousand blanks.
_GAP = r"[\s.:/-]{0,3}+"


def either(*tables: Words) -> str:
    """A pattern, without groups, for any whole word of the tables.

    >>> from labeling_functions.library.words import CHANGE, TOTAL
    >>> bool(re.search(either(CHANGE), "Rueckgeld: 2,50", re.IGNORECASE)), bool(re.search(either(TOTAL), "TOTALLY"))
    (True, False)
    """
    listed = {word for table in tables for words in table.values() for word in words}
    spelled = "|".join(map(_spelled, sorted(listed, key=lambda word: (-len(word), word))))
    return rf"(?<!\w)(?:{spelled})(?!\w)"


def one_of(*tables: Words) -> re.Pattern[str]:
    """The pattern of `either`, compiled, case ignored."""
    return re.compile(either(*tables), re.IGNORECASE)


def _spelled(word: str) -> str:
    return "".join(_GAP if letter in " ." else _LOST.get(letter) or re.escape(letter) for letter in word)
