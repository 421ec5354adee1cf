"""What fields of one receipt say of one another: their order down the page, and sums that balance.

Each constraint sorts joint choices of candidates into a few kinds (so many rows apart; the sum balances or not). How much a
kind counts is learnt: how often it is among probable choices, over how often it would be among candidates chosen blindly.
"""

from abc import abstractmethod
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from labeling_functions.candidates import FieldCandidates
from receipts.config import Component, Seed, component

# Rows from the end of one field to the start of the other: kinds of gaps, split at these.
_GAPS = (-4, -1, 0, 1, 2, 3, 4, 8)
# Pseudo-receipts that hold each kind's weight at 1.
_HELD = 5.0

Kinds = NDArray[np.int8]


class Constraint(Component):
    """Something that binds fields of one receipt."""

    @property
    @abstractmethod
    def fields(self) -> tuple[str, ...]:
        """The fields it binds, in the order of the axes of its kinds."""

    @property
    @abstractmethod
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Kinds that stand for one another: weights say which of a group is likelier. A kind in no group weighs nothing."""

    @abstractmethod
    def kinds(self, candidates: Mapping[str, FieldCandidates]) -> Kinds:
        """The kind of every joint choice, int8 (D, K1 + 1, K2 + 1, ...); the first choice of each field is none."""


@component
class Order(Constraint):
    """One field stands above another, at a usual distance: an address right under the company.

    Attributes:
        above: the upper field.
        below: the lower one.
    """

    above: str
    below: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The two fields."""
        return (self.above, self.below)

    @property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """All gaps."""
        return (tuple(range(1, len(_GAPS) + 2)),)

    def kinds(self, candidates: Mapping[str, FieldCandidates]) -> Kinds:
        """0 where a field is not there, else the kind of gap, from far above to far below."""
        upper, lower = candidates[self.above], candidates[self.below]
        gaps = lower.rows[:, None, :, 0] - upper.rows[:, :, None, 1]
        kinds = np.zeros((len(gaps), gaps.shape[1] + 1, gaps.shape[2] + 1), np.int8)
        kinds[:, 1:, 1:] = 1 + np.searchsorted(_GAPS, gaps, side="right")
        return kinds


@component
class Sum(Constraint):
    """Two amounts that make a third: subtotal and tax the total, total and change what was paid.

    Attributes:
        first: one part; where the other is missing, or in it already, it is the whole.
        second: the other part.
        whole: what they make.
        tolerance: how far off a balanced sum may be, in minor units: totals are rounded to the smallest coin.
    """

    first: str
    second: str
    whole: str
    tolerance: Seed = 4

    @property
    def fields(self) -> tuple[str, ...]:
        """The parts and the whole."""
        return (self.first, self.second, self.whole)

    @property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Kinds with both parts, and kinds with the first only."""
        return ((1, 2, 3), (4, 5))

    def kinds(self, candidates: Mapping[str, FieldCandidates]) -> Kinds:
        """With both parts 1 where they balance, 2 where the first is the whole, 3 where neither; without the second 4 and 5."""
        first, second, whole = (candidates[name].amounts for name in self.fields)
        kinds = np.zeros((len(first), *(amounts.shape[1] + 1 for amounts in (first, second, whole))), np.int8)
        alone = np.abs(first[:, :, None] - whole[:, None, :]) <= self.tolerance
        both = np.abs(first[:, :, None, None] + second[:, None, :, None] - whole[:, None, None, :]) <= self.tolerance
        kinds[:, 1:, 1:, 1:] = np.where(both, 1, np.where(alone[:, :, None, :], 2, 3))
        kinds[:, 1:, 0, 1:] = np.where(alone, 4, 5)
        return kinds


def kind_weights(
    constraint: Constraint, kinds: Kinds, allowed: NDArray[np.bool_], joint: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The logarithm of what each kind weighs: its share of probable choices over its share of all choices, by group.

    Args:
        allowed: bool, shaped as ``kinds``: all choices there are.
        joint: the probabilities of the choices.
    """
    num_kinds = max(max(group) for group in constraint.groups) + 1
    axes = tuple(range(1, kinds.ndim))
    weights = np.zeros(num_kinds)
    for group in constraint.groups:
        member = np.isin(kinds, group)
        blind = (allowed & member).astype(np.float64)
        there = blind.sum(axis=axes, keepdims=True)
        blind = np.divide(blind, there, out=blind, where=there > 0)
        found = np.where(member, joint, 0.0) * (there > 0)
        by_chance = np.bincount(kinds.ravel(), blind.ravel(), num_kinds)[list(group)]
        by_choice = np.bincount(kinds.ravel(), found.ravel(), num_kinds)[list(group)]
        if by_chance.sum() and by_choice.sum():
            chance = (by_chance + 1) / (by_chance + 1).sum()
            choice = (by_choice + _HELD * chance) / (by_choice.sum() + _HELD)
            weights[list(group)] = np.log(choice / chance)
    return weights
