"""Fields that a receipt has many of, such as the prices of its items: each candidate is judged for itself."""

import numpy as np
from numpy.typing import NDArray

from labeling_functions.candidates import MEETING, FieldCandidates
from labeling_functions.label_model.field_record import Assumed

_MOST_STEPS = 30
_TOLERANCE = 1e-3
_LEAST_VOTES = 2.0
# How often a function that votes otherwise on a candidate is taken to be right.
_AGAINST = 0.7


def learnt_precisions(
    candidates: FieldCandidates, num_functions: int, assumed: Assumed, temperature: float
) -> NDArray[np.float64]:
    """How often each function's votes for the field are right, float64 (m), by expectation maximisation."""
    function, slot = _voted(candidates)
    total = np.bincount(function, minlength=num_functions)
    pull = assumed.strength * total + _LEAST_VOTES
    precision = np.full(num_functions, assumed.accuracy)
    for _ in range(_MOST_STEPS):
        before = precision
        probability = probabilities_of_each(candidates, precision, temperature).ravel()
        right = np.bincount(function, probability[slot], num_functions)
        precision = (right + pull * assumed.accuracy) / (total + pull)
        if np.abs(precision - before).max(initial=0.0) < _TOLERANCE:
            break
    return precision


def probabilities_of_each(
    candidates: FieldCandidates, precision: NDArray[np.float64], temperature: float
) -> NDArray[np.float64]:
    """The probability (D, K) of every candidate, 0 in slots that hold none."""
    function, slot = _voted(candidates)
    speaks = np.log(precision) - np.log1p(-precision)
    scores = np.bincount(slot, speaks[function], candidates.used.size)
    contested = candidates.contest.touched > 0
    against = np.full(int(contested.sum()), np.log1p(-_AGAINST) - np.log(_AGAINST))
    scores += np.bincount(candidates.contest.slot[contested], against, candidates.used.size)
    probability = 1 / (1 + np.exp(-scores / temperature))
    return np.where(candidates.used, probability.reshape(candidates.used.shape), 0.0)


def _voted(candidates: FieldCandidates) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Who votes for exactly which candidates."""
    exact = candidates.support.relation == MEETING
    return candidates.support.function[exact], candidates.support.slot[exact]
