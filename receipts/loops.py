"""Loops: how functions over arrays are compiled where numpy would take many times as long: photographs, changed pictures.

Compiled once on a machine and kept beside the module, or in the user's cache; where neither can be written to, compiled anew by
each process. Without reordered sums and without threads: the bits depend on nothing but the arguments.
"""

from collections.abc import Callable
from typing import Any

import numba


def jit(function: Callable[..., Any]) -> Any:
    """The function, compiled when it is first called.

    >>> int(jit(lambda count: count + 1)(2))
    3
    """
    return _compiled(function)


def inlined(function: Callable[..., Any]) -> Any:
    """The function, compiled into every loop that calls it: calls with many arrays cost more than what they do."""
    return _compiled(function, inline="always")


def _compiled(function: Callable[..., Any], **options: Any) -> Any:
    try:
        return numba.njit(cache=True, error_model="numpy", **options)(function)
    except RuntimeError:
        # "no locator available": there is no folder to keep it in.
        return numba.njit(error_model="numpy", **options)(function)
