"""What a label model of whole receipts learns of one field, and what votes then say of its candidates.

A function's votes are judged by how they stand to the truth: the same span, its start, a part of it, elsewhere. A function that
finds only the street still bounds the address.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from labeling_functions.candidates import APART, MEETING, NUM_RELATIONS, SAME_VALUE, FieldCandidates

# How the ends of a vote that meets the truth stand to the truth's, before anything is learnt: together, short of it, beyond it.
_ENDS = np.array([0.8, 0.12, 0.08])
# Of votes apart from the truth, those that hold its value.
_SAME_VALUE_SHARE = 0.25
# Pseudo-votes that each function's record starts from, beside a share of its votes.
_LEAST_VOTES = 2.0
# Pseudo-lines that hold votes for something else to be half as frequent on the field as on other candidates.
_LEAST_LINES, _HALF = 5.0, 0.5
_LEAST_RECEIPTS, _EXPECTED_EXISTENCE = 4.0, 0.9


@dataclass(frozen=True)
class Assumed:
    """What is taken for granted of every function.

    Attributes:
        accuracy: the share of its votes that meet the truth.
        strength: how many pseudo-votes hold it to that, for each vote cast.
    """

    accuracy: float = 0.8
    strength: float = 0.3


@dataclass(frozen=True)
class FieldRecord:
    """What was learnt of one field: of m functions, and of the field itself.

    Attributes:
        relations: float64 (m, NUM_RELATIONS), how often a function's votes for the field stand so to the truth; rows sum to 1.
        elsewhere: float64 (m), of the lines of candidates, the share that the function gives another label.
        on_field: float64 (m), the same of the lines of the truth.
        existence: the share of receipts with a candidate that have the field.
        places: from how many places a vote can choose, the geometric mean over receipts.
    """

    relations: NDArray[np.float64]
    elsewhere: NDArray[np.float64]
    on_field: NDArray[np.float64]
    existence: float
    places: float


def first_record(candidates: FieldCandidates, num_functions: int, assumed: Assumed) -> FieldRecord:
    """What is taken for granted before the votes speak."""
    contest = candidates.contest
    touched = np.bincount(contest.function, contest.touched, num_functions)
    untouched = np.bincount(contest.function, contest.untouched, num_functions)
    elsewhere = (touched + 0.1) / (touched + untouched + 1)
    relations = np.tile(_anchor(assumed.accuracy), (num_functions, 1))
    places = np.log(candidates.num_places[candidates.used.any(axis=1)])
    return FieldRecord(
        relations, elsewhere, _HALF * elsewhere, _EXPECTED_EXISTENCE, float(np.exp(places.sum() / max(len(places), 1)))
    )


def evidence(candidates: FieldCandidates, record: FieldRecord, assumed: Assumed, temperature: float) -> NDArray[np.float64]:
    """Scores (D, K + 1), logarithms, of no candidate and of each; -inf where a slot holds none.

    Each vote adds log P(the vote's relation | candidate) less the number of spans in that relation, against a vote cast blindly
    at one of the document's places. An exhaustive function that is silent speaks for none, as one that is right that often.

    Args:
        temperature: divides what votes say, for functions never err quite independently.
    """
    num_documents, num_slots = candidates.used.shape
    support, contest, size = candidates.support, candidates.contest, candidates.used.size
    places = np.log(candidates.num_places)
    said = np.log(record.relations[support.function, support.relation]) - np.log(support.alternatives)
    # With one slot a document there may be documents without any.
    said += places[support.slot // max(num_slots, 1)]
    scores = np.bincount(support.slot, support.share * said, size).astype(np.float64)
    here, there = record.on_field[contest.function], record.elsewhere[contest.function]
    against = contest.touched * np.log(here / there) + contest.untouched * np.log((1 - here) / (1 - there))
    scores += np.bincount(contest.slot, against, size)
    scores = (scores.reshape(num_documents, num_slots) - places[:, None]) / temperature
    result = np.zeros((num_documents, num_slots + 1))
    result[:, 0] = candidates.silent * (np.log(assumed.accuracy) - np.log1p(-assumed.accuracy)) / temperature
    result[:, 1:] = np.where(candidates.used, scores + np.log(record.existence) - np.log1p(-record.existence), -np.inf)
    return result


def learnt_record(
    candidates: FieldCandidates, posterior: NDArray[np.float64], before: FieldRecord, assumed: Assumed
) -> FieldRecord:
    """The record that the posteriors (D, K + 1) of the candidates give, held to what is taken for granted."""
    mass, num_functions = posterior[:, 1:].ravel(), len(before.relations)
    support, contest = candidates.support, candidates.contest
    cells = support.function * NUM_RELATIONS + support.relation
    seen = np.bincount(cells, support.share * mass[support.slot], num_functions * NUM_RELATIONS)
    counts = seen.reshape(num_functions, NUM_RELATIONS).astype(np.float64)
    touched = np.bincount(contest.function, contest.touched * mass[contest.slot], num_functions)
    untouched = np.bincount(contest.function, contest.untouched * mass[contest.slot], num_functions)
    on_field = (touched + _LEAST_LINES * _HALF * before.elsewhere) / (touched + untouched + _LEAST_LINES)
    with_any = candidates.used.any(axis=1)
    # Votes hardly tell whether a field is there at all: what is expected weighs as much as they do.
    held = with_any.sum() + _LEAST_RECEIPTS
    existence = float(((1 - posterior[with_any, 0]).sum() + held * _EXPECTED_EXISTENCE) / (with_any.sum() + held))
    relations = _learnt_relations(counts, assumed)
    return FieldRecord(relations, before.elsewhere, on_field, existence, before.places)


def lies_in(record: FieldRecord, function: int) -> float:
    """How often a function's votes for the field lie inside it, or are its value printed elsewhere."""
    relations = record.relations[function]
    return float(relations[SAME_VALUE] + relations[MEETING:].reshape(3, 3)[:2, :2].sum())


def vote_weight(record: FieldRecord, function: int, *, for_it: bool) -> float:
    """What one vote adds to the log-odds of the field: one for its whole span, or one for something else on its line."""
    if for_it:
        return float(np.log(record.relations[function, MEETING]) + np.log(record.places))
    return float(np.log(record.on_field[function]) - np.log(record.elsewhere[function]))


def _learnt_relations(counts: NDArray[np.float64], assumed: Assumed) -> NDArray[np.float64]:
    """Relations held to their anchors; the two ends of a vote are taken to err independently."""
    anchor, strength = _anchor(assumed.accuracy), assumed.strength
    kinds = np.stack([counts[:, APART], counts[:, SAME_VALUE], counts[:, MEETING:].sum(axis=1)], axis=1)
    kind = _held(kinds, np.array([anchor[APART], anchor[SAME_VALUE], assumed.accuracy]), strength)
    ends = counts[:, MEETING:].reshape(-1, 3, 3)
    start, stop = _held(ends.sum(axis=2), _ENDS, strength), _held(ends.sum(axis=1), _ENDS, strength)
    meeting = kind[:, 2, None, None] * start[:, :, None] * stop[:, None, :]
    return np.concatenate([kind[:, :2], meeting.reshape(-1, 9)], axis=1)


def _held(counts: NDArray[np.float64], anchor: NDArray[np.float64], strength: float) -> NDArray[np.float64]:
    total = counts.sum(axis=1, keepdims=True)
    pull = strength * total + _LEAST_VOTES
    result: NDArray[np.float64] = (counts + pull * anchor) / (total + pull)
    return result


def _anchor(accuracy: float) -> NDArray[np.float64]:
    away = (1 - accuracy) * np.array([1 - _SAME_VALUE_SHARE, _SAME_VALUE_SHARE])
    return np.concatenate([away, accuracy * np.outer(_ENDS, _ENDS).ravel()])
