"""Kinds of values that rules look for beside a word: `is_money`, `is_date`, `is_time`, `is_number`."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from receipts.values import CURRENCY_MARK, DATE, MONEY, TIME, WHOLE_MONEY, parse_date, parse_time


@dataclass(frozen=True)
class Kind:
    """A kind of value. Called with a string, it tells whether the whole of it is one; `Document.find` finds all of a document.

    Attributes:
        name: how it is called.
        pattern: finds it inside a line.
        reads: gives None for what looks like one and is none: the 99th of a month.
        mark: what may stand before it.
    """

    name: str
    pattern: re.Pattern[str]
    reads: Callable[[str], object] | None = None
    mark: re.Pattern[str] | None = None

    def __call__(self, text: str) -> bool:
        """Whether a whole string is such a value.

        >>> is_money("RM 7.42"), is_money("7"), is_date("14/03/2018"), is_date("99/99/2018"), is_number("1,200")
        (True, False, True, False, True)
        >>> is_money("¥1,234"), is_money("1,234円"), is_date("2024年11月21日")
        (True, True, True)
        """
        told = text.strip()
        bare = told if self.mark is None else self.mark.sub("", told).strip()
        return any(self.pattern.fullmatch(form) is not None and self.accepts(form) for form in {told, bare})

    def accepts(self, text: str) -> bool:
        """Whether what the pattern found is such a value."""
        return self.reads is None or self.reads(text) is not None


is_money = Kind("money", re.compile(f"{WHOLE_MONEY.pattern}|{MONEY.pattern}", re.IGNORECASE), mark=CURRENCY_MARK)
is_date = Kind("date", DATE, parse_date)
is_time = Kind("time", TIME, parse_time)
is_number = Kind("number", re.compile(r"\d+(?:[.,]\d+)*"))
