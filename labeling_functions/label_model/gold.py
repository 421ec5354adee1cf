"""Rows whose label is known: they move precisions and balance before the votes speak, correct them after, and calibrate."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from labeling_functions.label_model.evidence import right_and_total
from labeling_functions.label_model.patterns import spread_rows
from receipts.labels import ABSTAIN

# A gold label moves the anchor of a precision against so many pseudo-votes, the balance against so many rows.
_AGAINST_ANCHOR = 5.0
_AGAINST_BALANCE = 100.0
_TEMPERATURES = np.geomspace(0.5, 2.0, 29)
# How hard the temperature is held where it was: rows that must each be e times likelier to change it e-fold.
_TEMPERATURE_PRIOR = 5.0
# One over the variance of how far gold labels move log-odds, of all votes for a label alike and of one function's.
_RIDGE = 3.0
_ROUNDS, _STEPS, _TOLERANCE = 10, 50, 1e-6
# They move only where gold rows held out, a fifth at a time, become so much likelier by it (natural logarithm, all together):
# else what the votes agree on is the safer guide, for rows to come may be of another kind.
_FOLDS, _LEAST_GAIN = 5, 5.0
# Of more gold rows so many are corrected by, evenly spread; the anchors count them all.
_MOST_ROWS = 2048


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


def calibrated_temperature(
    logs: NDArray[np.float64], labels: NDArray[np.int64], held_at: float, added: NDArray[np.float64] | float = 0.0
) -> float:
    """The temperature at which the gold labels (G) are likeliest, held where it was where they are few.

    Args:
        logs: (G, k), logarithms of the probabilities at temperature 1.
        added: (G, k), what is added after they are divided.
    """
    if not len(labels):
        return held_at
    right = (np.arange(len(logs)), labels)
    held = _TEMPERATURE_PRIOR * np.log(_TEMPERATURES / held_at) ** 2
    losses = held - [log_softmax(logs / one + added)[right].sum() for one in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def corrected(
    precisions: NDArray[np.float64],
    rows: NDArray[np.signedinteger],
    labels: NDArray[np.int64],
    logs: NDArray[np.float64],
    *,
    clusters: Sequence[NDArray[np.int64]],
    held_at: float,
) -> tuple[NDArray[np.float64], float]:
    """The precisions (m, k + 1) and the temperature that suit the gold labels (G).

    The log-odds of a precision move by a part that all votes for that label share and a part of the function's own, both normal
    around nothing: multinomial logistic regression that begins at what was learnt without. Where that does not make gold rows
    clearly likelier that it did not see, the precisions stay and only the temperature is learnt.

    Args:
        rows: (G, m), the votes on the gold rows.
        logs: (G, k), logarithms of their probabilities at temperature 1.
        clusters: functions that share one vote's weight.
        held_at: the temperature where no gold row says another.
    """
    chosen = spread_rows(len(rows), _MOST_ROWS)
    rows, labels, logs = rows[chosen], labels[chosen], logs[chosen]
    weights = _vote_weights(rows, clusters)
    votes = [_Votes.of(label, rows, weights) for label in np.unique(rows[rows != ABSTAIN]).tolist()]
    if _held_out_gain(votes, labels, logs, held_at) < _LEAST_GAIN:
        return precisions, calibrated_temperature(logs, labels, held_at)
    moves, temperature = _moves(votes, labels, logs, held_at)
    log_odds = np.log(precisions) - np.log1p(-precisions)
    for part, move in zip(votes, moves, strict=True):
        # The posterior divides by the temperature.
        log_odds[:, part.label + 1] += temperature * move[0]
        log_odds[part.functions, part.label + 1] += temperature * move[1:]
    return np.clip(1 / (1 + np.exp(-log_odds)), 1e-9, 1 - 1e-9), temperature


@dataclass(frozen=True)
class _Votes:
    """The votes for one label on gold rows: on ``cast`` (G, 1 + f) how many, then whose of ``functions`` (f), weighed."""

    label: int
    functions: NDArray[np.int64]
    cast: NDArray[np.float64]

    @classmethod
    def of(cls, label: int, rows: NDArray[np.signedinteger], weights: NDArray[np.float64]) -> "_Votes":
        """Those for ``label`` in ``rows`` (G, m) with ``weights`` (G, m)."""
        functions = np.flatnonzero((rows == label).any(axis=0))
        own = weights[:, functions] * (rows[:, functions] == label)
        return cls(label, functions, np.concatenate([own.sum(axis=1, keepdims=True), own], axis=1))


def _held_out_gain(votes: list[_Votes], labels: NDArray[np.int64], logs: NDArray[np.float64], held_at: float) -> float:
    """How much likelier gold rows become by moves that were learnt on the other gold rows."""
    gain, number = 0.0, np.arange(len(labels))
    for fold in range(min(_FOLDS, len(labels))):
        out, seen = number[fold::_FOLDS], np.delete(number, np.s_[fold::_FOLDS])
        parts = [replace(part, cast=part.cast[seen]) for part in votes]
        moves, temperature = _moves(parts, labels[seen], logs[seen], held_at)
        scores, right = logs[out] / temperature, (np.arange(len(out)), labels[out])
        for part, move in zip(votes, moves, strict=True):
            scores[:, part.label] += part.cast[out] @ move
        plain = logs[out] / calibrated_temperature(logs[seen], labels[seen], held_at)
        gain += float((log_softmax(scores) - log_softmax(plain))[right].sum())
    return gain


def _moves(
    votes: list[_Votes], labels: NDArray[np.int64], logs: NDArray[np.float64], held_at: float
) -> tuple[list[NDArray[np.float64]], float]:
    """What to add to log-odds for each vote (1 + f of each label), and the temperature, at which gold labels are likeliest.

    A step is Newton's with the bound 1/2 on the curvature (Boehning, 1992, Annals of the Institute of Statistical Mathematics
    44), which never overshoots.
    """
    moves = [np.zeros(part.cast.shape[1]) for part in votes]
    steps = [np.linalg.inv(part.cast.T @ part.cast / 2 + _RIDGE * np.eye(part.cast.shape[1])) for part in votes]
    temperature, added, certain = held_at, np.zeros_like(logs), np.eye(logs.shape[1])[labels]
    for _ in range(_ROUNDS):
        before = added.copy()
        temperature = calibrated_temperature(logs, labels, held_at, added)
        for _ in range(_STEPS):
            missed = certain - np.exp(log_softmax(logs / temperature + added))
            for part, move, step in zip(votes, moves, steps, strict=True):
                move += step @ (part.cast.T @ missed[:, part.label] - _RIDGE * move)
                added[:, part.label] = part.cast @ move
        if np.abs(added - before).max(initial=0.0) < _TOLERANCE:
            break
    return moves, temperature


def _vote_weights(rows: NDArray[np.signedinteger], clusters: Sequence[NDArray[np.int64]]) -> NDArray[np.float64]:
    """What each vote counts (G, m): nothing where it is silence, 1, or its share where functions of its cluster speak, too."""
    weights = (rows != ABSTAIN).astype(np.float64)
    for cluster in clusters:
        weights[:, cluster] /= np.maximum(weights[:, cluster].sum(axis=1, keepdims=True), 1)
    return weights


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


def log_softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scores (G, k) as logarithms of probabilities."""
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
