"""The posterior where labels are many: a vote moves the odds of one label only, so that no table (m, k + 1, k) is needed.

What `evidence_table` holds is the same for all labels but the one voted, apart from the balance; what is the same for all of
them a posterior does not see. A row costs labels + votes instead of labels x votes, on 1,461 labels a fortieth.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labeling_functions.label_model.engine import Engine
from labeling_functions.label_model.evidence import refuted_share

# At a time: 32 MB of scores.
_CHUNK_SCORES = 2**22


def many_label_posterior(
    engine: Engine,
    rows: Any,
    precision: NDArray[np.float64],
    balance: NDArray[np.float64],
    refuted: NDArray[np.bool_],
    *,
    clusters: Sequence[NDArray[np.int64]] = (),
    temperature: float = 1.0,
) -> Any:
    """What ``engine.posterior`` gives with the `evidence_table` of the same precision, balance and refuted labels: (P, k)."""
    size = max(_CHUNK_SCORES // len(balance), 1)
    result = engine.array(np.empty((len(rows), len(balance))))
    gain = np.log(precision) - np.log1p(-precision) + np.log(max(len(balance) - 1, 1))
    gain[:, 0] = 0.0
    silence = _silence(precision, balance, refuted)
    for start in range(0, len(rows), size):
        part = engine.places(rows[start : start + size])
        weights = _weights(engine, part, silence, clusters)
        scores = _scores(engine, part, gain, silence, weights=weights, log_balance=np.log(balance))
        result[start : start + size] = engine.softmax(scores / temperature)
    return result


def _silence(
    precision: NDArray[np.float64], balance: NDArray[np.float64], refuted: NDArray[np.bool_]
) -> dict[int, NDArray[np.float64]]:
    """What the silence of each function that is exhaustive adds to the log-odds of each label (k)."""
    share, found = refuted_share(refuted, balance), {}
    for function in np.flatnonzero(refuted.any(axis=1) & ~refuted.all(axis=1)).tolist():
        right = precision[function, 0]
        against, others = np.log1p(-right) - np.log(share[function]), np.log(right) - np.log1p(-share[function])
        found[function] = np.where(refuted[function], against, others)
    return found


def _weights(engine: Engine, votes: Any, silence: dict[int, Any], clusters: Sequence[NDArray[np.int64]]) -> dict[int, Any]:
    """For each function of a cluster, 1 over how many of it speak on each row (P)."""
    found: dict[int, Any] = {}
    # In double precision: torch takes a float of Python's for a single one.
    one = engine.array(np.ones(1))
    for cluster in map(np.ndarray.tolist, clusters):
        speaking = sum((votes[:, function] >= (-1 if function in silence else 0)) * one for function in cluster)
        found |= dict.fromkeys(cluster, one / (speaking + (speaking == 0)))
    return found


def _scores(
    engine: Engine,
    votes: Any,
    gain: NDArray[np.float64],
    silence: dict[int, NDArray[np.float64]],
    *,
    weights: dict[int, Any],
    log_balance: NDArray[np.float64],
) -> Any:
    number = engine.array(np.arange(len(votes)))
    voted, one = votes >= 0, engine.array(np.ones(1))
    # Every vote takes the balance away once.
    kept = one - sum(voted[:, function] * weights.get(function, one) for function in range(len(gain)))
    scores = kept[:, None] * engine.array(log_balance)[None, :]
    gains = engine.array(gain)
    for function in range(len(gain)):
        weight = weights.get(function, one)
        label = votes[:, function]
        # Silence adds nothing to label 0; a row stands once, so that no sum is lost.
        scores[number, label * voted[:, function]] += weight * gains[function][label + 1]
        if function in silence:
            quiet = weight * ~voted[:, function]
            scores += quiet[:, None] * engine.array(silence[function])[None, :]
    return scores
