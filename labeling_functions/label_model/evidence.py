"""What votes say of a row: a table of log-likelihood ratios, the posterior of their sum, how often votes were right."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.patterns import CHUNK_ROWS
from receipts.labels import ABSTAIN

_CHUNK_VOTES = 2**21


def evidence_table(
    precision: NDArray[np.float64],
    balance: NDArray[np.float64],
    refuted: NDArray[np.bool_],
    pooled: NDArray[np.bool_] | None = None,
) -> NDArray[np.float64]:
    """What each function's silence (row 0) and votes (row 1 + label) add to the log-odds of each label: (m, k + 1, k).

    A vote for v gives log P(y | vote) / balance[y], where P is the precision for v and the rest shared evenly by the other
    labels. Silence gives zero unless the function is exhaustive; then its labels are wrong with the precision of silence, and
    among the other labels silence says nothing.

    Args:
        precision: (m, k + 1), P(right | silence), then P(y = v | vote for v); strictly between 0 and 1.
        balance: (k), the probability of each label.
        refuted: (m, k), the labels that a function's silence speaks against; none where it is not exhaustive.
        pooled: (m), functions whose figure is P(vote for y | y) instead, one for all labels; their votes give its logarithm.
    """
    num_labels = len(balance)
    right, wrong = np.log(precision), np.log1p(-precision)
    table = np.zeros((*precision.shape, num_labels))
    table[:, 1:, :] = (wrong[:, 1:] - np.log(max(num_labels - 1, 1)))[:, :, None]
    labels = np.arange(num_labels)
    table[:, 1 + labels, labels] = right[:, 1:]
    by_precision = slice(None) if pooled is None else ~pooled
    table[by_precision, 1:, :] -= np.log(balance)
    share = refuted_share(refuted, balance)
    silent = np.flatnonzero(refuted.any(axis=1) & ~refuted.all(axis=1))
    for_others = right[silent, 0] - np.log1p(-share[silent])
    against = wrong[silent, 0] - np.log(share[silent])
    table[silent, 0] = np.where(refuted[silent], against[:, None], for_others[:, None])
    return table


def refuted_share(refuted: NDArray[np.bool_], balance: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probability (m) of the labels that each silence speaks against; below 1, so that the others keep some."""
    return np.minimum(refuted @ balance, np.nextafter(1.0, 0.0))


def refuted_labels(votes: NDArray[np.signedinteger], exhaustive: ArrayLike | None, cardinality: int) -> NDArray[np.bool_]:
    """The labels (m, k) that each function's silence speaks against: those it votes somewhere, where it is exhaustive.

    Raises:
        ValueError: ``exhaustive`` is not one boolean a function.
    """
    num_functions = votes.shape[1]
    told = np.zeros(num_functions, bool) if exhaustive is None else np.asarray(exhaustive)
    if told.shape != (num_functions,) or told.dtype != bool:
        raise ValueError(f"exhaustive: expected {num_functions} booleans, got {told.dtype} {told.shape}")
    refuted = np.zeros((num_functions, cardinality), bool)
    for function in np.flatnonzero(told):
        cast = np.bincount(votes[:, function].astype(np.intp) + 1, minlength=cardinality + 1)
        refuted[function] = cast[1:] > 0
    return refuted


def posterior(
    rows: NDArray[np.signedinteger],
    table: NDArray[np.float64],
    balance: NDArray[np.float64],
    clusters: Sequence[NDArray[np.int64]] = (),
    temperature: float = 1.0,
) -> NDArray[np.float64]:
    """The probabilities (P, k) of the labels of ``rows`` (P, m), each row summing to 1.

    Args:
        table: what `evidence_table` gives.
        balance: (k), the probability of each label.
        clusters: functions that copy one another; those of a cluster that vote on a row share one vote's weight there.
        temperature: divides all log-odds; above 1 makes less sure.
    """
    result = np.empty((len(rows), len(balance)))
    for start in range(0, len(rows), CHUNK_ROWS):
        scores = _summed(rows[start : start + CHUNK_ROWS], table, np.log(balance), clusters)
        if temperature != 1.0:
            scores /= temperature
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        np.divide(scores, scores.sum(axis=1, keepdims=True), out=result[start : start + CHUNK_ROWS])
    return result


def right_and_total(
    rows: NDArray[np.signedinteger],
    counts: NDArray[np.float64],
    probabilities: NDArray[np.float64],
    refuted: NDArray[np.bool_],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How often each function's silence and each of its votes is right, and how often it stands at all: (m, k + 1) each."""
    num_functions, num_symbols = rows.shape[1], probabilities.shape[1] + 1
    right, total = np.zeros((num_functions, num_symbols)), np.zeros((num_functions, num_symbols))
    number = np.arange(len(rows))
    for function in range(num_functions):
        votes = rows[:, function].astype(np.intp)
        hit = np.where(votes == ABSTAIN, 0.0, probabilities[number, votes])
        if refuted[function].any():
            hit = np.where(votes == ABSTAIN, 1 - probabilities @ refuted[function], hit)
        right[function] = np.bincount(votes + 1, counts * hit, num_symbols)
        total[function] = np.bincount(votes + 1, counts, num_symbols)
    return right, total


def vote_shares(rows: NDArray[np.signedinteger], cardinality: int) -> NDArray[np.float64]:
    """The share (P, k) of the votes that each label got, even where all abstain: majority vote, where the search begins."""
    shares = np.empty((len(rows), cardinality))
    size = max(_CHUNK_VOTES // (rows.shape[1] + cardinality), 1)
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        # Each row has a place for silence, then one for each label.
        places = np.arange(len(part))[:, None] * (cardinality + 1) + part + 1
        cast = np.bincount(places.ravel(), minlength=len(part) * (cardinality + 1)).reshape(len(part), -1)[:, 1:]
        shares[start : start + size] = cast
    shares[shares.sum(axis=1) == 0] = 1.0
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _summed(
    rows: NDArray[np.signedinteger],
    table: NDArray[np.float64],
    log_balance: NDArray[np.float64],
    clusters: Sequence[NDArray[np.int64]],
) -> NDArray[np.float64]:
    scores = np.tile(log_balance, (len(rows), 1))
    places = np.ascontiguousarray(rows.T).astype(np.intp) + 1
    looked_up = np.empty_like(scores)
    together = {function for cluster in clusters for function in cluster.tolist()}
    for function in range(rows.shape[1]):
        if function not in together:
            scores += np.take(table[function], places[function], axis=0, out=looked_up, mode="clip")
    for cluster in clusters:
        shared = np.zeros_like(scores)
        for function in cluster:
            shared += np.take(table[function], places[function], axis=0, out=looked_up, mode="clip")
        # An exhaustive function speaks by its silence, too.
        speaking = places[cluster] > 0
        speaking[table[cluster, 0].any(axis=1)] = True
        scores += shared / np.maximum(speaking.sum(axis=0), 1)[:, None]
    return scores


def agreement(probabilities: NDArray[np.float64], shares: NDArray[np.float64], counts: NDArray[np.float64]) -> float:
    """How often the likeliest label is one that most votes are for; labels that tie count their share."""
    likeliest, most = (one >= one.max(axis=1, keepdims=True) - 1e-9 for one in (probabilities, shares))
    both = (likeliest & most).sum(axis=1) / (likeliest.sum(axis=1) * most.sum(axis=1))
    return float((counts @ both) / max(counts.sum(), 1.0))
