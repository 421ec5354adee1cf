"""Exact marginals of fields that hang together: sum-product on a tree of factors, all documents at once.

A variable is a field's choice among its candidates and none; a factor scores the choices of two or three fields together. Where
the factors form a tree (any two share at most one field, and no way leads round), messages give the exact marginals
(Kschischang, Frey and Loeliger, Factor graphs and the sum-product algorithm, 2001, section II).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Factor:
    """A score for each joint choice of some fields.

    Attributes:
        fields: the names, two or more.
        scores: float64 (D, K1, K2, ...), logarithms; one axis a field, in the order of ``fields``.
    """

    fields: tuple[str, ...]
    scores: Scores


def check_tree(scopes: Sequence[Sequence[str]]) -> None:
    """Nothing, where factors over these fields form a tree or several.

    Raises:
        ValueError: they do not; the first factor that closes a ring is named.

    >>> check_tree([("company", "address"), ("subtotal", "tax", "total"), ("payment", "change", "total")])
    """
    group: dict[str, int] = {}
    for number, scope in enumerate(scopes):
        met = [group[name] for name in scope if name in group]
        if len(met) != len(set(met)) or len(set(scope)) != len(scope):
            raise ValueError(f"constraints: {' and '.join(scope)} are bound together already, directly or through others")
        group = {name: number if one in met else one for name, one in group.items()} | dict.fromkeys(scope, number)


def marginals(unary: Mapping[str, Scores], factors: Sequence[Factor]) -> tuple[dict[str, Scores], list[Scores]]:
    """Probabilities of the choices of every field (D, K), and of the joint choices of every factor (D, K1, K2, ...).

    Args:
        unary: a score (D, K) for each choice of each field, a logarithm; -inf for what cannot be chosen.
        factors: a tree, or several.
    """
    to_field = {(number, name): np.zeros_like(unary[name]) for number, factor in enumerate(factors) for name in factor.fields}
    # A message crosses the whole tree in as many rounds as there are factors.
    for _ in range(len(factors)):
        to_field = {
            (number, name): _message(factor, name, _incoming(number, factor, unary, to_field))
            for number, factor in enumerate(factors)
            for name in factor.fields
        }
    sums = {name: scores.copy() for name, scores in unary.items()}
    for (_, name), sent in to_field.items():
        sums[name] += sent
    fields = {name: _normalised(scores) for name, scores in sums.items()}
    joint = [
        _normalised(factor.scores + _spread(_incoming(number, factor, unary, to_field), factor))
        for number, factor in enumerate(factors)
    ]
    return fields, joint


def _incoming(
    number: int, factor: Factor, unary: Mapping[str, Scores], to_field: Mapping[tuple[int, str], Scores]
) -> dict[str, Scores]:
    """What each of a factor's fields says of itself without this factor."""
    sums = {name: unary[name].copy() for name in factor.fields}
    for (other, name), sent in to_field.items():
        if name in sums and other != number:
            sums[name] += sent
    return sums


def _message(factor: Factor, name: str, incoming: Mapping[str, Scores]) -> Scores:
    others = factor.scores + _spread({other: sent for other, sent in incoming.items() if other != name}, factor)
    axes = tuple(axis for axis, other in enumerate(factor.fields, start=1) if other != name)
    sent = _log_sum(others, axes)
    return sent - sent.max(axis=1, keepdims=True)


def _spread(messages: Mapping[str, Scores], factor: Factor) -> Scores:
    """The sum of messages, each along its own axis of the factor."""
    total = np.zeros((1,) * factor.scores.ndim)
    for axis, name in enumerate(factor.fields, start=1):
        if name in messages:
            shape = [len(factor.scores)] + [1] * (factor.scores.ndim - 1)
            shape[axis] = factor.scores.shape[axis]
            total = total + messages[name].reshape(shape)
    return total


def _log_sum(scores: Scores, axes: tuple[int, ...]) -> Scores:
    top = np.maximum(scores.max(axis=axes, keepdims=True), -1e300)
    with np.errstate(divide="ignore"):
        return np.log(np.exp(scores - top).sum(axis=axes)) + top.squeeze(axes)


def _normalised(scores: Scores) -> Scores:
    axes = tuple(range(1, scores.ndim))
    exponentials = np.exp(scores - np.maximum(scores.max(axis=axes, keepdims=True), -1e300))
    result: Scores = exponentials / exponentials.sum(axis=axes, keepdims=True)
    return result
