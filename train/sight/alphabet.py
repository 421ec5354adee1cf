"""The characters that a recogniser can write, and texts as their numbers."""

from __future__ import annotations

import unicodedata
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from receipts.config import Component, component

# Number 0 says that a step writes nothing.
NOTHING = 0


@component
class Alphabet(Component):
    """Characters by number, from 1; a yaml chooses it, and another alphabet is another training.

    Attributes:
        characters: each once; a pair with ``..`` between stands for all from the first to the last.

    >>> Alphabet(characters=("0..9", "A..C", " €")).text
    ' 0123456789ABC€'
    """

    characters: tuple[str, ...] = (" ..~", "£€")

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError("alphabet.characters: none is given")

    @cached_property
    def text(self) -> str:
        """All characters, by code."""
        found: set[str] = set()
        for part in self.characters:
            if len(part) == 4 and part[1:3] == "..":
                found.update(map(chr, range(ord(part[0]), ord(part[3]) + 1)))
            else:
                found.update(part)
        return "".join(sorted(found))

    @property
    def cardinality(self) -> int:
        """How many answers a step has: the characters, and nothing."""
        return len(self.text) + 1

    def numbers(self, text: str) -> NDArray[np.int64] | None:
        """The numbers of a text's characters, int64; blanks in a row count once, outer ones not at all.

        None: a character of it cannot be written with this alphabet.
        """
        plain = " ".join(unicodedata.normalize("NFC", text).split())
        found = [self._number.get(character, NOTHING) for character in plain]
        return None if NOTHING in found else np.array(found, np.int64)

    def spelled(self, numbers: NDArray[np.int64]) -> str:
        """The text of numbers from 1."""
        return "".join(self.text[number - 1] for number in numbers.tolist())

    @cached_property
    def _number(self) -> dict[str, int]:
        return {character: number for number, character in enumerate(self.text, 1)}
