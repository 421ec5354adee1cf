"""All functions over all documents, in columns: `apply_functions`."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labeling_functions.declare import Columns, DeclaredFunction
from labeling_functions.function import LabelingFunction
from labeling_functions.lines import LineFunction, is_snorkel_function
from labeling_functions.votes import Votes, document_starts
from receipts.document import Document
from receipts.labels import ABSTAIN, Schema


def apply_functions(
    functions: Sequence[LabelingFunction | Any],
    documents: Sequence[Document],
    schema: Schema,
    *,
    tolerate_faults: bool = False,
    advance: Callable[[int], None] | None = None,
) -> Votes:
    """The votes of all functions on every token of all documents.

    Args:
        functions: ours, or snorkel's as they are, which label lines by the schema's numbers.
        schema: gives the functions' label names their numbers, those of what is aside after those of the fields.
        tolerate_faults: a function that fails on a document abstains there, and is counted.
        advance: called with 1 after each document.

    Raises:
        ValueError: no functions, two of one name, a label the schema does not have, or a function that failed (named,
            with its document).
    """
    if not functions:
        raise ValueError("functions: none given; at least one labeling function is needed")
    schema = schema.wide
    functions = [LineFunction(one.name, one) if is_snorkel_function(one) else one for one in functions]
    names = [function.name for function in functions]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"functions: two are called {twice}; give one of them another name=")
    numbers = {one.name: _label(one, schema) for one in functions if not isinstance(one, LineFunction)}
    starts = document_starts(documents)
    values = np.full((int(starts[-1]), len(functions)), ABSTAIN, np.int8)
    _vote_in_columns(values, functions, numbers, documents)
    others = [(column, one) for column, one in enumerate(functions) if not isinstance(one, DeclaredFunction)]
    faults: dict[str, int] = {}
    for document, start, stop in zip(documents, starts[:-1], starts[1:], strict=True):
        rows = values[start:stop]
        for column, function in others:
            try:
                if isinstance(function, LineFunction):
                    rows[:, column] = function.votes(document, schema.cardinality)
                else:
                    _vote(rows[:, column], function, numbers[function.name], document)
            except ValueError:
                if not tolerate_faults:
                    raise
                faults[function.name] = faults.get(function.name, 0) + 1
        if advance is not None:
            advance(1)
    exhaustive = np.array([function.exhaustive for function in functions])
    return Votes(values, exhaustive, tuple(names), starts, faults)


def _vote_in_columns(
    values: NDArray[np.int8], functions: Sequence[Any], numbers: dict[str, int], documents: Sequence[Document]
) -> None:
    declared = [(column, one) for column, one in enumerate(functions) if isinstance(one, DeclaredFunction)]
    if not declared or not documents:
        return
    columns = Columns(documents)
    for column, function in declared:
        for start, stop in zip(*(ends.tolist() for ends in function.find_all(columns)), strict=True):
            values[start:stop, column] = numbers[function.name]


def _vote(column: NDArray[np.int8], function: LabelingFunction, label: int, document: Document) -> None:
    for start, stop in function(document):
        column[start:stop] = label


def _label(function: LabelingFunction, schema: Schema) -> int:
    try:
        return schema.label(function.label)
    except ValueError as fault:
        raise ValueError(f"labeling function {function.name}: label {fault}") from None
