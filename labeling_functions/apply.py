"""All functions over all documents, in columns, in parallel, and not again where they voted before: `apply_functions`."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labeling_functions.cache import VoteCache
from labeling_functions.function import LabelingFunction
from labeling_functions.lines import LineFunction
from labeling_functions.votes import Votes, document_starts
from labeling_functions.voting import Answer, Question, Source, as_ours, ask_all, parts_of
from receipts.document import Document
from receipts.labels import ABSTAIN, Schema


def apply_functions(
    functions: Sequence[LabelingFunction | Any],
    documents: Sequence[Document],
    schema: Schema,
    *,
    tolerate_faults: bool = False,
    workers: int = 1,
    place: Path | str | None = None,
    vote_cache: VoteCache | None = None,
    advance: Callable[[int], None] | None = None,
) -> Votes:
    """The votes of all functions on every token of all documents; the same for any number of workers.

    Args:
        functions: ours, or snorkel's as they are, which label lines by the schema's numbers.
        schema: gives the functions' label names their numbers, those of what is aside after those of the fields.
        tolerate_faults: a function that fails on a document abstains there, and is counted.
        workers: processes; above 1 each loads the functions again, from ``place``.
        place: the file or module that `load_functions` read the functions from; None for the shipped library.
        vote_cache: gives the votes of functions that were cast before, and keeps those of the others that did not fail.
        advance: called with the number of documents just done.

    Raises:
        ValueError: no functions, two of one name, a label the schema does not have, a function that failed (named, with its
            document), or, with several workers, functions that are not those of ``place``.
    """
    functions = _checked(functions)
    schema = schema.wide
    labels = tuple(None if isinstance(one, LineFunction) else _label(one, schema) for one in functions)
    starts = document_starts(documents)
    values = np.full((int(starts[-1]), len(functions)), ABSTAIN, np.int8)
    nothing: tuple[list[str | None], dict[int, NDArray[np.int8]]] = [None] * len(functions), {}
    keys, before = vote_cache.take(functions, labels, documents, schema.cardinality) if vote_cache is not None else nothing
    for number, votes in before.items():
        values[:, number] = votes
    asked = tuple(number for number in range(len(functions)) if number not in before)
    question = Question(asked, labels, schema.cardinality, tolerate_faults)
    parts = parts_of(documents, workers) if asked else []
    done = advance or (lambda count: None)
    answers = ask_all(functions, question, parts, Source.of(place, functions), workers=workers, advance=done)
    faults = _fill(values, starts, asked, answers)
    if not asked:
        done(len(documents))
    if vote_cache is not None:
        fresh = [(keys[number], values[:, number]) for number in asked if functions[number].name not in faults]
        vote_cache.write({key: votes for key, votes in fresh if key is not None})
    exhaustive = np.array([function.exhaustive for function in functions])
    return Votes(values, exhaustive, tuple(function.name for function in functions), starts, faults)


def _fill(
    values: NDArray[np.int8], starts: NDArray[np.int64], asked: Sequence[int], answers: Iterable[Answer]
) -> dict[str, int]:
    """Put the answers where they belong; gives how often each function failed."""
    faults: dict[str, int] = {}
    for answer in answers:
        start = int(starts[answer.part])
        values[start : start + len(answer.values), asked] = answer.values
        for name, count in answer.faults.items():
            faults[name] = faults.get(name, 0) + count
    return faults


def _checked(functions: Sequence[Any]) -> list[Any]:
    if not functions:
        raise ValueError("functions: none given; at least one labeling function is needed")
    names = [function.name for function in functions]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"functions: two are called {twice}; give one of them another name=")
    return as_ours(functions)


def _label(function: LabelingFunction, schema: Schema) -> int:
    try:
        return schema.label(function.label)
    except ValueError as fault:
        raise ValueError(f"labeling function {function.name}: label {fault}") from None
