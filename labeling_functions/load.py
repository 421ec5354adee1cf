"""Labeling functions from where they are written: the shipped library, a person's own file, or a module."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from labeling_functions.function import LabelingFunction
from labeling_functions.library import shipped
from labeling_functions.lines import is_snorkel_function
from receipts.own_code import own_module


def load_functions(place: Path | str | None) -> tuple[LabelingFunction | Any, ...]:
    """The labeling functions of a file or module, ours and snorkel's, in their order; the shipped library if ``place`` is None.

    Those in lists and tuples (``lfs = [first, second]``) are among them; each comes once, however many names it has.

    This runs the file: it is called only with what stands on the command line.

    Raises:
        ValueError: there is no such file or module, it fails, or it holds no labeling function.
    """
    if place is None:
        return shipped()
    module = own_module(str(place), "functions")
    found = tuple({id(function): function for value in vars(module).values() for function in _functions_in(value)}.values())
    if not found:
        raise ValueError(f"functions: {place} holds no labeling function; decorate one with @labeling_function(label=...)")
    names = [function.name for function in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"functions: {place} holds {sorted(twice)[0]} twice; give one of them another name=")
    return found


def _functions_in(value: Any) -> Iterator[Any]:
    if isinstance(value, LabelingFunction) or is_snorkel_function(value):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _functions_in(item)
