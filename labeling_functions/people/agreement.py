"""How sure a share is, and how far raters agree beyond chance: Wilson's interval, Cohen's kappa, Krippendorff's alpha."""

import math

import numpy as np
from numpy.typing import NDArray

from receipts.labels import ABSTAIN

# Two-sided 95 %.
_Z = 1.959963984540054


def wilson_interval(right: float, total: float) -> tuple[float, float]:
    """The 95 % interval of a share, from ``right`` of ``total``; (0, 1) of nothing (Wilson, 1927, J. Am. Stat. Assoc. 22).

    It stays within 0 and 1 and means something for few and for all right, where the normal interval has no width.

    >>> [round(bound, 3) for bound in wilson_interval(9, 10)], wilson_interval(0, 0)
    ([0.596, 0.982], (0.0, 1.0))
    """
    if total <= 0:
        return 0.0, 1.0
    share, spread = right / total, _Z**2 / total
    middle = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * math.sqrt(share * (1 - share) / total + spread / (4 * total))
    # Where none or all are right, the bound is 0 or 1 but for rounding.
    return 0.0 if right <= 0 else max(middle - half, 0.0), 1.0 if right >= total else min(middle + half, 1.0)


def cohen_kappa(one: NDArray[np.integer], two: NDArray[np.integer]) -> float:
    """Cohen's kappa of two raters on the items that both labeled, NaN where that is none or chance alone explains all.

    (observed - expected) / (1 - expected): the share of items with the same label, and the share that two raters would reach
    who label at random with these two's own frequencies (Cohen, 1960, Educ. Psychol. Meas. 20).

    Args:
        one, two: int (N), labels, -1 where a rater labeled nothing.

    >>> cohen_kappa(np.array([0, 0, 1, 1, -1]), np.array([0, 1, 1, 1, 0]))
    0.5
    """
    both = (one != ABSTAIN) & (two != ABSTAIN)
    if not both.any():
        return math.nan
    one, two = one[both], two[both]
    labels = np.union1d(one, two)
    observed = float((one == two).mean())
    expected = float(sum((one == label).mean() * (two == label).mean() for label in labels))
    return (observed - expected) / (1 - expected) if expected < 1 else math.nan


def pairwise_kappas(votes: NDArray[np.integer], cardinality: int) -> NDArray[np.float64]:
    """`cohen_kappa` of every two columns of votes (N, m): (m, m), NaN where a pair has none and on the diagonal."""
    rated = (votes != ABSTAIN).astype(np.float64)
    alike, expected = np.zeros((2, votes.shape[1], votes.shape[1]))
    for label in range(cardinality):
        said = (votes == label).astype(np.float64)
        alike += said.T @ said
        # How often each says it on the items that it shares with each other.
        often = said.T @ rated
        expected += often * often.T
    both = rated.T @ rated
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = expected / both**2
        kappas = np.where(chance < 1 - 1e-12, (alike / both - chance) / (1 - chance), np.nan)
    np.fill_diagonal(kappas, np.nan)
    return kappas


def krippendorff_alpha(votes: NDArray[np.integer], cardinality: int) -> float:
    """Krippendorff's alpha of nominal labels int (N, m), -1 where a rater labeled nothing; NaN where nothing can be told.

    1 - observed / expected disagreement, over the pairs of labels that one item got; items with one label say nothing, any
    number of raters an item will do (Krippendorff, 2011, Computing Krippendorff's Alpha-Reliability, sections C and D).
    """
    counts = np.stack([(votes == label).sum(axis=1) for label in range(cardinality)], axis=1).astype(np.float64)
    raters = counts.sum(axis=1)
    counts, raters = counts[raters > 1], raters[raters > 1]
    if not len(counts):
        return math.nan
    pairs_unlike = (raters**2 - (counts**2).sum(axis=1)) / (raters - 1)
    total, of_label = raters.sum(), counts.sum(axis=0)
    expected = (total**2 - (of_label**2).sum()) / (total - 1)
    return float(1 - pairs_unlike.sum() / expected) if expected else math.nan
