"""Our label model of whole receipts: a field is one of the spans that were voted for, or is not there at all.

Where token models ask of each token which label it has, this one asks of each receipt which candidate is its total. What a
receipt allows stands inside the expectation step: at most one value a field, fields in their order, sums that balance;
posteriors under all of it are exact (`labeling_functions.field_graph`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, field, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labeling_functions.candidates import FieldCandidates, field_candidates
from labeling_functions.constraints import Candidate, Found, choose
from labeling_functions.field_graph import Factor, check_tree, marginals
from labeling_functions.label_model.field_record import (
    Assumed,
    FieldRecord,
    evidence,
    first_record,
    learnt_record,
    lies_in,
    vote_weight,
)
from labeling_functions.label_model.fields import FieldModel, LabelModelChoice, log_odds
from labeling_functions.label_model.patterns import spread_rows
from labeling_functions.label_model.repeated import learnt_precisions, probabilities_of_each
from labeling_functions.label_model.stored import Arrays, read_model, write_model
from labeling_functions.sections import Constraint, Kinds, kind_weights
from labeling_functions.votes import Votes, votes_of
from receipts.config import Positive, Probability, build, component, to_config
from receipts.document import Document
from receipts.labels import Schema

_MOST_STEPS = 30
_TOLERANCE = 1e-3
# So many receipts, evenly spread, fix what is learnt; and so many are read at a time.
_MOST_RECEIPTS = 4_096
_AT_A_TIME = 512
_LEAST = 1e-6

Scores = NDArray[np.float64]


class ConstrainedModel(FieldModel):
    """Expectation maximisation over the candidates of each receipt's fields; draws nothing.

    Attributes:
        schema: the fields, and what stands aside.
        constraints: what binds fields of one receipt, a tree; those on fields that the schema does not have bind nothing.
        assumed: the share of votes that meet the truth, and how many pseudo-votes hold a function to it for each vote cast.
        temperature: divides what votes say, for functions never err quite independently.
        records: what was learnt of each field.
        precisions: float64 (m), of each field that a receipt has many of.
        weights: for each constraint the logarithm of what its kinds weigh.
    """

    def __init__(
        self, schema: Schema, constraints: Sequence[Constraint] = (), *, assumed: Assumed, temperature: float = 1.6
    ) -> None:
        single = {name for name, field in schema.wide.fields.items() if not field.repeated}
        self.schema, self.assumed, self.temperature = schema, assumed, temperature
        self.constraints = tuple(one for one in constraints if single.issuperset(one.fields))
        check_tree([one.fields for one in self.constraints])
        self.weights = [np.zeros(max(map(max, one.groups)) + 1) for one in self.constraints]
        self.records: dict[str, FieldRecord] = {}
        self.precisions: dict[str, Scores] = {}

    def fit(self, documents: Sequence[Document], votes: Votes) -> "ConstrainedModel":
        """Learn from the votes on documents; gives itself."""
        chosen = spread_rows(len(documents), _MOST_RECEIPTS).tolist()
        single, many = self._candidates([documents[number] for number in chosen], votes_of(votes, chosen))
        self.precisions = {
            name: learnt_precisions(one, len(votes.names), self.assumed, self.temperature) for name, one in many.items()
        }
        self.records = {name: first_record(one, votes.exhaustive, self.assumed) for name, one in single.items()}
        kinds = [one.kinds(single) for one in self.constraints]
        allowed = [_joint_used(single, one.fields) for one in self.constraints]
        for _ in range(_MOST_STEPS):
            before = self.records
            posterior, joint = self._posterior(single, kinds)
            self.records = {
                name: learnt_record(one, posterior[name], before[name], self.assumed) for name, one in single.items()
            }
            self.weights = [kind_weights(*part) for part in zip(self.constraints, kinds, allowed, joint, strict=True)]
            moved = [np.abs(self.records[name].relations - before[name].relations).max(initial=0.0) for name in single]
            if max(moved, default=0.0) < _TOLERANCE:
                break
        return self

    def read(self, documents: Sequence[Document], votes: Votes) -> list[dict[str, Found]]:
        """The fields of every document, what stands aside among them, with all candidates and their probabilities."""
        found: list[dict[str, Found]] = []
        for start in range(0, len(documents), _AT_A_TIME):
            numbers = range(start, min(start + _AT_A_TIME, len(documents)))
            single, many = self._candidates([documents[number] for number in numbers], votes_of(votes, numbers))
            posterior = self._posterior(single, [one.kinds(single) for one in self.constraints])[0]
            each = {name: probabilities_of_each(one, self.precisions[name], self.temperature) for name, one in many.items()}
            for row in range(len(numbers)):
                chosen = {name: choose(_weighed(single[name], row, posterior[name][row, 1:])) for name in single}
                listed = {name: _listed(_weighed(many[name], row, each[name][row])) for name in many}
                found.append({**chosen, **listed})
        return found

    def save(self, path: Path) -> None:
        """Write what was learnt as an npz file without pickled objects."""
        settings = {
            "schema": to_config(self.schema),
            "constraints": [to_config(one) for one in self.constraints],
            "assumed": asdict(self.assumed),
            "temperature": self.temperature,
            "fields": list(self.records),
            "repeated": list(self.precisions),
        }
        arrays = {f"weights {number}": one for number, one in enumerate(self.weights)}
        arrays |= {f"precisions {name}": one for name, one in self.precisions.items()}
        for name, record in self.records.items():
            arrays |= {f"{part.name} {name}": np.asarray(getattr(record, part.name)) for part in fields(record)}
        write_model(path, type(self).__name__, settings, arrays)

    @classmethod
    def load(cls, path: Path) -> "ConstrainedModel":
        """The model that `save` wrote; it reads the same.

        Raises:
            ValueError: the file holds no such model.
        """
        kind, settings, arrays = read_model(path)
        if kind != cls.__name__:
            raise ValueError(f"{path}: holds a {kind}, expected {cls.__name__}")
        try:
            constraints = build(settings["constraints"])
            assumed = Assumed(**settings["assumed"])
            model = cls(build(settings["schema"]), constraints, assumed=assumed, temperature=float(settings["temperature"]))
            model.weights = [arrays[f"weights {number}"] for number in range(len(constraints))]
            model.precisions = {name: arrays[f"precisions {name}"] for name in settings["repeated"]}
            model.records = {name: _restored(arrays, name) for name in settings["fields"]}
        except (KeyError, TypeError, AttributeError):
            raise ValueError(f"{path}: parts of a {kind} miss or are of another kind; the file is damaged") from None
        return model

    def precision(self, function: int, label: int) -> float | None:
        """How often a function's votes for a field lie inside it, or are its value printed elsewhere."""
        name = self.schema.wide.names[label]
        if name in self.precisions:
            return float(self.precisions[name][function])
        return lies_in(self.records[name], function) if name in self.records else None

    def weight(self, function: int, voted: int, label: int) -> float | None:
        """What a vote for a field's whole span adds to its log-odds on a usual receipt, or a vote for another label on it."""
        name = self.schema.wide.names[label]
        if name not in self.records:
            return None
        return vote_weight(self.records[name], function, for_it=voted == label) / self.temperature

    @property
    def groups(self) -> Sequence[NDArray[np.int64]]:
        """None: this model tempers all votes alike."""
        return ()

    def _candidates(
        self, documents: Sequence[Document], votes: Votes
    ) -> tuple[dict[str, FieldCandidates], dict[str, FieldCandidates]]:
        """The candidates of fields that a receipt has one of, and of those that it has many of."""
        candidates, known = field_candidates(documents, votes, self.schema), self.schema.wide.fields
        single = {name: one for name, one in candidates.items() if not known[name].repeated}
        return single, {name: one for name, one in candidates.items() if name not in single}

    def _posterior(
        self, candidates: Mapping[str, FieldCandidates], kinds: Sequence[Kinds]
    ) -> tuple[dict[str, Scores], list[Scores]]:
        unary = {name: evidence(one, self.records[name], self.assumed, self.temperature) for name, one in candidates.items()}
        pairs = zip(self.constraints, self.weights, kinds, strict=True)
        return marginals(unary, [Factor(one.fields, weights[part]) for one, weights, part in pairs])


@component
class Constrained(LabelModelChoice):
    """Chooses the label model of whole receipts.

    Attributes:
        accuracy: the share of votes that meet the truth, taken for granted.
        strength: how many pseudo-votes hold a function to that, for each vote cast.
        temperature: divides what votes say; above 1 makes less sure.
        constraints: what binds fields of one receipt; nothing unless given.
    """

    accuracy: Probability = 0.8
    strength: Positive = 0.3
    temperature: Positive = 1.6
    constraints: Mapping[str, Constraint] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_tree([one.fields for one in self.constraints.values()])

    def fit(self, documents: Sequence[Document], votes: Votes, schema: Schema) -> ConstrainedModel:
        """What the votes on documents teach."""
        assumed = Assumed(self.accuracy, self.strength)
        model = ConstrainedModel(schema, tuple(self.constraints.values()), assumed=assumed, temperature=self.temperature)
        return model.fit(documents, votes)


def _restored(arrays: Arrays, name: str) -> FieldRecord:
    stored = {part.name: arrays[f"{part.name} {name}"] for part in fields(FieldRecord)}
    parts: dict[str, Any] = {key: value if value.ndim else float(value) for key, value in stored.items()}
    return FieldRecord(**parts)


def _weighed(candidates: FieldCandidates, row: int, probabilities: Scores) -> list[Candidate]:
    """One document's candidates with their probabilities."""
    pairs = zip(candidates.spans[row], candidates.values[row], probabilities.tolist(), strict=False)
    bounded = ((span, value, min(max(share, _LEAST), 1 - _LEAST)) for span, value, share in pairs)
    return [Candidate(span, value, log_odds(share), share) for span, value, share in bounded]


def _listed(candidates: Sequence[Candidate]) -> Found:
    return Found(None, 0.0, tuple(candidates), repeated=True)


def _joint_used(candidates: Mapping[str, FieldCandidates], names: Sequence[str]) -> NDArray[np.bool_]:
    """bool (D, K1 + 1, ...): the joint choices that there are, of candidates and of none."""
    result = np.ones((), bool)
    for axis, name in enumerate(names, start=1):
        used = candidates[name].used
        there = np.concatenate([np.ones((len(used), 1), bool), used], axis=1)
        shape = [len(used)] + [1] * len(names)
        shape[axis] = there.shape[1]
        result = result & there.reshape(shape)
    return result
