"""Draws: the few ways in which every part of the renderer takes values from a random stream, and text from templates."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, TypeVar

import pydantic
from numpy.random import Generator

T = TypeVar("T")
# How often something is taken, against others of its kind; 0 never.
Weight = Annotated[float, pydantic.Field(ge=0)]


def some_weight(weights: Mapping[str, float]) -> Mapping[str, float]:
    """The weights, where one is above 0.

    Raises:
        ValueError: none is.
    """
    if not any(weights.values()):
        raise ValueError("every weight is 0; one at least must be above 0" if weights else "empty; name one at least")
    return weights


# What is taken how often, by name.
Weights = Annotated[Mapping[str, Weight], pydantic.AfterValidator(some_weight)]
Slots = Mapping[str, Sequence[str] | Callable[[Generator], str]]
_SLOT = re.compile(r"\{([^{}]+)\}")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def listed(text: str) -> tuple[str, ...]:
    """What stands between the bars of a text, for long lists of words.

    >>> listed("TAN | LIM | NASI GORENG")
    ('TAN', 'LIM', 'NASI GORENG')
    """
    return tuple(" ".join(part.split()) for part in text.split("|"))


def chance(rng: Generator, probability: float) -> bool:
    """True with the given probability."""
    return bool(rng.random() < probability)


def pick(rng: Generator, options: Sequence[T]) -> T:
    """One of the options, all alike."""
    return options[int(rng.random() * len(options))]


def weighted(rng: Generator, options: Mapping[T, float]) -> T:
    """One of the options, by its weight; the order in which they are named does not matter.

    Raises:
        ValueError: no weight is above 0.
    """
    total = sum(options.values())
    if total <= 0:
        raise ValueError(f"weight: one of {', '.join(map(str, options))} must weigh more than 0")
    mark = rng.random() * total
    taken = [option for option in sorted(options) if options[option] > 0]  # type: ignore[type-var]
    for option in taken:
        mark -= options[option]
        if mark < 0:
            return option
    return taken[-1]


def whole(rng: Generator, low: int, high: int) -> int:
    """A whole number from ``low`` to ``high``, both among them."""
    return low + int(rng.random() * (high - low + 1))


def between(rng: Generator, limits: tuple[float, float]) -> float:
    """A number between two limits."""
    return limits[0] + float(rng.random()) * (limits[1] - limits[0])


def fill(rng: Generator, template: str, slots: Slots) -> str:
    """The template with every ``{slot}`` filled, slots inside the fillings too.

    ``{name}`` takes one of ``slots[name]`` or calls it, ``{2..80}`` a whole number, ``{###-A}`` digits for # and letters for A.

    Raises:
        KeyError: a slot that is neither known nor a range nor a pattern.

    >>> from receipts.rng import stream
    >>> fill(stream(0, 0, "x"), "NO. {2..2}, {road}", {"road": ["JALAN {tree}"], "tree": ["MERANTI"]})
    'NO. 2, JALAN MERANTI'
    """
    while "{" in template:
        template = _SLOT.sub(lambda match: _filling(rng, match[1], slots), template)
    return template


def _filling(rng: Generator, slot: str, slots: Slots) -> str:
    if slot in slots:
        options = slots[slot]
        return options(rng) if callable(options) else pick(rng, options)
    low, dots, high = slot.partition("..")
    if dots:
        return str(whole(rng, int(low), int(high)))
    if not re.search("[#A]", slot) or re.search("[^#A/. :-]", slot):
        raise KeyError(f"slot {{{slot}}} is unknown")
    return pattern(rng, slot)


def pattern(rng: Generator, text: str) -> str:
    """The text with a digit for every ``#`` and a capital for every ``A``."""
    return "".join(
        str(int(rng.random() * 10)) if sign == "#" else pick(rng, _LETTERS) if sign == "A" else sign for sign in text
    )
