"""Which labeling functions repeat one another: how their votes hang together once the label is known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from labeling_functions.label_model.duplicates import find_clusters, residual_correlation
from labeling_functions.label_model.patterns import spread_rows
from receipts.labels import ABSTAIN

_MOST_ROWS = 65_536
# What the shipped label model takes for copies; models that share no weights are shown the same groups.
_COPIES = 0.7


@dataclass(frozen=True, eq=False)
class Redundancy:
    """How m functions hang together.

    Attributes:
        correlation: float64 (m, m), 0 for functions that err independently, 1 for copies.
        together: int64 (m, m), tokens on which both vote.
        alike: float64 (m, m), the share of those on which they say the same; NaN where there are none.
        clusters: functions that the label model takes for copies of one another.
        voting: int (v), the functions that vote at all.
    """

    correlation: NDArray[np.float64]
    together: NDArray[np.int64]
    alike: NDArray[np.float64]
    clusters: list[list[int]]
    voting: NDArray[np.int64]


def redundancy(
    values: NDArray[np.int8], probabilities: NDArray[np.floating], groups: Sequence[NDArray[np.int64]]
) -> Redundancy:
    """How the functions of votes int8 (N, m) hang together given the probabilities (N, k) of the labels.

    Args:
        groups: what the label model took for copies; sought here where it took none.
    """
    heard = np.flatnonzero((values != ABSTAIN).any(axis=1))
    heard = heard[spread_rows(len(heard), _MOST_ROWS)]
    rows, posterior, counts = values[heard], probabilities[heard].astype(np.float64), np.ones(len(heard))
    num_functions, cardinality = values.shape[1], probabilities.shape[1]
    correlation = residual_correlation(rows, counts, posterior)
    together, same = np.zeros((2, num_functions, num_functions))
    for label in range(ABSTAIN, cardinality):
        voted = (rows != ABSTAIN if label == ABSTAIN else rows == label).astype(np.float64)
        counted = voted.T @ voted
        if label == ABSTAIN:
            together = counted
        else:
            same += counted
    clusters = list(groups)
    if not clusters and num_functions > 1 and len(rows):
        clusters = find_clusters(rows, counts, posterior, _COPIES)
    with np.errstate(invalid="ignore"):
        alike = same / together
    voting = np.flatnonzero(np.diagonal(together))
    return Redundancy(correlation, together.astype(np.int64), alike, [cluster.tolist() for cluster in clusters], voting)


def neighbours_first(correlation: NDArray[np.float64], clusters: list[list[int]], shown: NDArray[np.int64]) -> list[int]:
    """The functions ``shown`` in an order in which those that hang together stand together; clusters stay whole.

    It begins with the largest cluster, or the likest pair, and goes on with whatever hangs most on what came last.

    >>> likeness = np.array([[1, 0, 0.9], [0, 1, 0.1], [0.9, 0.1, 1]])
    >>> neighbours_first(likeness, [], np.arange(3))
    [0, 2, 1]
    """
    kept = set(shown.tolist())
    units = [[function for function in cluster if function in kept] for cluster in clusters]
    grouped = {function for unit in units for function in unit}
    units = [unit for unit in units if unit] + [[function] for function in shown.tolist() if function not in grouped]
    if not units:
        return []
    likeness = correlation.copy()
    np.fill_diagonal(likeness, -np.inf)
    order = max(units, key=lambda unit: (len(unit), likeness[unit[0]].max(), -unit[0]))
    units.remove(order)
    order = list(order)
    while units:
        last = order[-3:]
        nearest = max(units, key=lambda unit: (float(likeness[np.ix_(last, unit)].max()), -unit[0]))
        units.remove(nearest)
        order += nearest
    return order
