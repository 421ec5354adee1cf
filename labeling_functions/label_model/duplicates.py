"""Functions that copy one another: found by how much they still agree once the label is known."""

import numpy as np
from numpy.typing import NDArray

from labeling_functions.label_model.patterns import spread_rows

_MOST_ROWS = 20_000
_LEAST_ROWS = 1_000
# Multiplications that the search may take: 2e10 are seconds on one core.
_MOST_WORK = 2e10


def find_clusters(
    rows: NDArray[np.signedinteger], counts: NDArray[np.float64], posterior: NDArray[np.float64], threshold: float
) -> list[NDArray[np.int64]]:
    """Groups of two and more functions whose votes hang together beyond what the label explains, smallest function first.

    Args:
        rows: (P, m), distinct votes, -1 abstains.
        counts: (P), how often each stands.
        posterior: (P, k), probabilities of the labels.
        threshold: least mean of `residual_correlation` between a function and a group that it joins.
    """
    correlation = residual_correlation(rows, counts, posterior)
    groups = [[function] for function in range(rows.shape[1])]
    linked = np.where(np.eye(len(groups), dtype=bool), -np.inf, correlation)
    sizes = np.ones(len(groups))
    while True:
        one, two = np.unravel_index(int(linked.argmax()), linked.shape)
        if linked[one, two] < threshold:
            return [np.array(group) for group in sorted(map(sorted, groups)) if len(group) > 1]
        # Average linkage: a group's correlation with another is the mean over the pairs between them.
        mean = (sizes[one] * linked[one] + sizes[two] * linked[two]) / (sizes[one] + sizes[two])
        linked[one], linked[:, one] = mean, mean
        linked[one, one] = -np.inf
        linked[two], linked[:, two] = -np.inf, -np.inf
        sizes[one] += sizes[two]
        groups[one], groups[two] = groups[one] + groups[two], []


def residual_correlation(
    rows: NDArray[np.signedinteger], counts: NDArray[np.float64], posterior: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The correlation (m, m) of functions' votes given the label: 0 for functions that err independently, 1 for copies.

    For functions i and j, the covariances of "i votes v" and "j votes v" given the label, summed over v, over the root of the
    product of their variances. Voting on the same rows counts as hanging together, as does saying the same there.
    """
    num_functions, num_labels = rows.shape[1], posterior.shape[1]
    # A row takes part where a label is voted on it, at the most as often as there are votes or labels.
    parts = min(float((rows >= 0).sum() / max(len(rows), 1)), num_labels) + 1e-9
    most = int(np.clip(_MOST_WORK / (parts * num_functions * (num_functions + num_labels)), _LEAST_ROWS, _MOST_ROWS))
    chosen = spread_rows(len(rows), most)
    rows, counts, posterior = rows[chosen], counts[chosen], posterior[chosen]
    mass = counts[:, None] * posterior
    of_label = np.maximum(mass.sum(axis=0), 1e-12)
    together = np.zeros((num_functions, num_functions))
    for label in range(num_labels):
        # Of many labels, each is voted on few rows.
        places = np.flatnonzero((rows == label).any(axis=1))
        voted = (rows[places] == label).astype(np.float64)
        expected = (mass[places].T @ voted) / np.sqrt(of_label)[:, None]
        together += voted.T @ (counts[places, None] * voted) - expected.T @ expected
    deviation = np.sqrt(np.maximum(np.diagonal(together), 0.0))
    # A function whose votes the label explains wholly (or that never votes) copies nobody that can be told.
    product = np.outer(deviation, deviation)
    return np.where(product > 1e-9 * counts.sum(), together / np.maximum(product, 1e-300), 0.0)
