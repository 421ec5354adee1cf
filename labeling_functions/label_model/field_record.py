"""What a label model of whole receipts learns of one field, and what votes then say of its candidates.

A function's votes are judged by how they stand to the truth: the same span, its start, a part of it, elsewhere. A function that
finds only the street still bounds the address.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from labeling_functions.candidates import APART, MEETING, NUM_RELATIONS, SAME_VALUE, FieldCandidates

# How the ends of a vote that meets the truth stand to the truth's, before anything is learnt: together, short of it, beyond it.
# Truth over several lines is met by pieces more often.
_ENDS = np.array([[0.85, 0.08, 0.07], [0.6, 0.3, 0.1]])
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
        relations: float64 (2, m, NUM_RELATIONS), how often votes for the field stand so to the truth, where that is on one
            line and where on several; sums to 1.
        elsewhere: float64 (m), of the lines of candidates, the share that the function gives another label.
        on_field: float64 (m), the same of the lines of the truth.
        existence: the share of receipts with a candidate that have the field.
        several: how often the truth runs over several lines.
        num_values: how many values there are to choose from, the geometric mean over receipts.
        exhaustive: bool (m), the function's silence speaks for none.
    """

    relations: NDArray[np.float64]
    elsewhere: NDArray[np.float64]
    on_field: NDArray[np.float64]
    existence: float
    several: float
    num_values: float
    exhaustive: NDArray[np.bool_]


def first_record(candidates: FieldCandidates, exhaustive: NDArray[np.bool_], assumed: Assumed) -> FieldRecord:
    """What is taken for granted before the votes speak.

    Args:
        exhaustive: bool (m), functions whose silence is evidence against the labels they vote for.
    """
    num_functions = len(exhaustive)
    contest = candidates.contest
    touched = np.bincount(contest.function, contest.touched, num_functions)
    untouched = np.bincount(contest.function, contest.untouched, num_functions)
    elsewhere = (touched + 0.1) / (touched + untouched + 1)
    relations = np.repeat(_anchor(assumed.accuracy)[:, None], num_functions, axis=1)
    choices = np.log(candidates.num_values[candidates.used.any(axis=1)])
    return FieldRecord(
        relations=relations,
        elsewhere=elsewhere,
        on_field=_HALF * elsewhere,
        existence=_EXPECTED_EXISTENCE,
        several=0.5,
        num_values=float(np.exp(choices.sum() / max(len(choices), 1))),
        exhaustive=exhaustive & candidates.voted.any(axis=0),
    )


def evidence(candidates: FieldCandidates, record: FieldRecord, assumed: Assumed, temperature: float) -> NDArray[np.float64]:
    """Scores (D, K + 1), logarithms, of no candidate and of each; -inf where a slot holds none.

    Each vote adds log P(the vote's relation | candidate) less the number of spans in that relation, against a vote cast blindly
    at one of the document's places. Votes never speak for none: where they do not hang together, it keeps the probability that
    it had before them. An exhaustive function that is silent speaks for none, as one that is right that often.

    Args:
        temperature: divides what votes say, for functions never err quite independently.
    """
    num_documents, num_slots = candidates.used.shape
    support, contest, size = candidates.support, candidates.contest, candidates.used.size
    places = np.log(candidates.num_values)
    several = candidates.several.ravel()[support.slot].astype(np.int64)
    said = np.log(record.relations[several, support.function, support.relation]) - np.log(support.alternatives)
    # With one slot a document there may be documents without any.
    said += places[support.slot // max(num_slots, 1)]
    scores = np.bincount(support.slot, support.share * said, size).astype(np.float64)
    here, there = record.on_field[contest.function], record.elsewhere[contest.function]
    against = contest.touched * np.log(here / there) + contest.untouched * np.log((1 - here) / (1 - there))
    scores += np.bincount(contest.slot, against, size)
    scores = (scores.reshape(num_documents, num_slots) - places[:, None]) / temperature
    scores += _line_prior(candidates, record.several)
    silent = (record.exhaustive & ~candidates.voted).sum(axis=1)
    exists = np.log(record.existence) - np.log1p(-record.existence)
    result = np.zeros((num_documents, num_slots + 1))
    result[:, 1:] = np.where(candidates.used, scores + exists, -np.inf)
    together = np.logaddexp.reduce(result[:, 1:], axis=1)
    result[:, 0] = np.where(candidates.used.any(axis=1), np.minimum(together - exists, 0.0), 0.0)
    result[:, 0] += silent * (np.log(assumed.accuracy) - np.log1p(-assumed.accuracy)) / temperature
    return result


def _line_prior(candidates: FieldCandidates, several: float) -> NDArray[np.float64]:
    """What speaks for candidates (D, K) on one line or on several, where a document has both, against one chosen blindly."""
    number = candidates.used.sum(axis=1, keepdims=True)
    on_several = candidates.several.sum(axis=1, keepdims=True)
    both = (on_several > 0) & (on_several < number)
    share = np.where(both, on_several / np.maximum(number, 1), 0.5)
    weights = np.where(candidates.several, np.log(several / share), np.log((1 - several) / (1 - share)))
    return np.where(both, weights, 0.0)


def learnt_record(
    candidates: FieldCandidates, posterior: NDArray[np.float64], before: FieldRecord, assumed: Assumed
) -> FieldRecord:
    """The record that the posteriors (D, K + 1) of the candidates give, held to what is taken for granted."""
    mass, num_functions = posterior[:, 1:].ravel(), before.relations.shape[1]
    support, contest = candidates.support, candidates.contest
    several = candidates.several.ravel()[support.slot].astype(np.int64)
    cells = (several * num_functions + support.function) * NUM_RELATIONS + support.relation
    seen = np.bincount(cells, support.share * mass[support.slot], 2 * num_functions * NUM_RELATIONS)
    counts = seen.reshape(2, num_functions, NUM_RELATIONS).astype(np.float64)
    touched = np.bincount(contest.function, contest.touched * mass[contest.slot], num_functions)
    untouched = np.bincount(contest.function, contest.untouched * mass[contest.slot], num_functions)
    on_field = (touched + _LEAST_LINES * _HALF * before.elsewhere) / (touched + untouched + _LEAST_LINES)
    with_any = candidates.used.any(axis=1)
    # Votes hardly tell whether a field is there at all: what is expected weighs as much as they do.
    held = with_any.sum() + _LEAST_RECEIPTS
    existence = float(((1 - posterior[with_any, 0]).sum() + held * _EXPECTED_EXISTENCE) / (with_any.sum() + held))
    on_several = (mass @ candidates.several.ravel() + _LEAST_RECEIPTS / 2) / (mass.sum() + _LEAST_RECEIPTS)
    relations = _learnt_relations(counts, assumed)
    return replace(before, relations=relations, on_field=on_field, existence=existence, several=float(on_several))


def lies_in(record: FieldRecord, function: int) -> float:
    """How often a function's votes for the field lie inside it, or are its value printed elsewhere."""
    relations = _mixed(record)[function]
    return float(relations[SAME_VALUE] + relations[MEETING:].reshape(3, 3)[:2, :2].sum())


def vote_weight(record: FieldRecord, function: int, *, for_it: bool) -> float:
    """What one vote adds to the log-odds of the field: one for its whole span, or one for something else on its line."""
    if for_it:
        return float(np.log(_mixed(record)[function, MEETING]) + np.log(record.num_values))
    return float(np.log(record.on_field[function]) - np.log(record.elsewhere[function]))


def _mixed(record: FieldRecord) -> NDArray[np.float64]:
    """Relations (m, NUM_RELATIONS), whatever the number of lines."""
    result: NDArray[np.float64] = (1 - record.several) * record.relations[0] + record.several * record.relations[1]
    return result


def _learnt_relations(counts: NDArray[np.float64], assumed: Assumed) -> NDArray[np.float64]:
    """Relations held to their anchors; the two ends of a vote are taken to err independently."""
    anchor = _anchor(assumed.accuracy)
    away = np.stack([anchor[:, APART], anchor[:, SAME_VALUE], np.full(2, assumed.accuracy)], axis=-1)[:, None]
    seen = np.stack([counts[..., APART], counts[..., SAME_VALUE], counts[..., MEETING:].sum(axis=-1)], axis=-1)
    kind = _held(seen, away, assumed.strength)
    ends = counts[..., MEETING:].reshape(*counts.shape[:2], 3, 3)
    start = _held(ends.sum(axis=-1), _ENDS[:, None], assumed.strength)
    stop = _held(ends.sum(axis=-2), _ENDS[:, None], assumed.strength)
    meeting = kind[..., 2, None, None] * start[..., :, None] * stop[..., None, :]
    return np.concatenate([kind[..., :2], meeting.reshape(*counts.shape[:2], 9)], axis=-1)


def _held(counts: NDArray[np.float64], anchor: NDArray[np.float64], strength: float) -> NDArray[np.float64]:
    total = counts.sum(axis=-1, keepdims=True)
    pull = strength * total + _LEAST_VOTES
    result: NDArray[np.float64] = (counts + pull * anchor) / (total + pull)
    return result


def _anchor(accuracy: float) -> NDArray[np.float64]:
    """Relations (2, NUM_RELATIONS) before anything is learnt, to truth on one line and on several."""
    away = (1 - accuracy) * np.array([[1 - _SAME_VALUE_SHARE, _SAME_VALUE_SHARE]] * 2)
    meeting = accuracy * _ENDS[:, :, None] * _ENDS[:, None, :]
    return np.concatenate([away, meeting.reshape(2, 9)], axis=1)
