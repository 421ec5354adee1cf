"""Rows whose label is known: they move precisions and balance before the votes speak, and set the temperature."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from labeling_functions.label_model.evidence import right_and_total
from receipts.labels import ABSTAIN

# A gold label moves the anchor of a precision against so many pseudo-votes, the balance against so many rows.
_AGAINST_ANCHOR = 5.0
_AGAINST_BALANCE = 100.0
_TEMPERATURES = np.geomspace(0.5, 2.0, 29)
# How hard the temperature is held where it was: rows that must each be e times likelier to change it e-fold.
_TEMPERATURE_PRIOR = 5.0


@dataclass(frozen=True)
class Anchors:
    """Known before the votes speak: precisions (m, k + 1), their strength a vote (m, k + 1), counts of gold labels (k)."""

    precision: NDArray[np.float64]
    strength: NDArray[np.float64]
    labels: NDArray[np.float64]


def anchors_of(
    rows: NDArray[np.signedinteger],
    labels: NDArray[np.int64],
    refuted: NDArray[np.bool_],
    *,
    accuracy: float,
    strength: float,
) -> Anchors:
    """What precisions are pulled to, by gold ``rows`` (G, m) and ``labels`` (G); where there are none, to ``accuracy``."""
    certain = np.eye(refuted.shape[1])[labels]
    right, total = right_and_total(rows, np.ones(len(rows)), certain, refuted)
    heard = np.ones(len(rows), bool) if refuted.any() else (rows != ABSTAIN).any(axis=1)
    return Anchors(
        precision=(_AGAINST_ANCHOR * accuracy + right) / (_AGAINST_ANCHOR + total),
        strength=strength * (1 + total / _AGAINST_ANCHOR),
        labels=certain[heard].sum(axis=0),
    )


def moved_balance(learnt: NDArray[np.float64], anchors: Anchors) -> NDArray[np.float64]:
    """The balance (k) with the gold labels counted in."""
    return (_AGAINST_BALANCE * learnt + anchors.labels) / (_AGAINST_BALANCE + anchors.labels.sum())


def calibrated_temperature(probabilities: NDArray[np.float64], labels: NDArray[np.int64], held_at: float) -> float:
    """The temperature at which the gold labels (G) are likeliest, held where it was where they are few.

    Args:
        probabilities: (G, k), at temperature 1.
    """
    if not len(labels):
        return held_at
    logs = np.log(np.maximum(probabilities, 1e-300))
    right = (np.arange(len(logs)), labels)
    held = _TEMPERATURE_PRIOR * np.log(_TEMPERATURES / held_at) ** 2
    losses = held - [_log_softmax(logs / one)[right].sum() for one in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def checked_gold(known: NDArray[np.integer], num_rows: int, cardinality: int) -> NDArray[np.int64]:
    """Gold labels (N), -1 where not known.

    Raises:
        ValueError: they are no whole numbers from -1 to ``cardinality`` - 1, one a row.
    """
    if known.shape != (num_rows,) or known.dtype.kind not in "iu":
        raise ValueError(f"gold: expected {num_rows} whole numbers, one a row of votes, got {known.dtype} {known.shape}")
    if known.size and (known.min() < ABSTAIN or known.max() >= cardinality):
        raise ValueError(f"gold: expected -1 to {cardinality - 1}, got {known.min()} to {known.max()}")
    return known.astype(np.int64)


def _log_softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
