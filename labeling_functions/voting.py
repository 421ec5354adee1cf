"""Functions asked about parts of the documents, in this process or in several; the answers do not depend on how many."""

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from labeling_functions.declared import DeclaredFunction
from labeling_functions.declared.columns import Columns, ranges
from labeling_functions.function import LabelingFunction
from labeling_functions.lines import LineFunction, is_snorkel_function
from labeling_functions.load import load_functions
from receipts.document import Document
from receipts.files import sha256_file
from receipts.labels import ABSTAIN
from receipts.workers import run_jobs

# Documents that are searched in columns at once: enough that a column is long, few enough that memory stays flat.
_TOGETHER = 2048
# Parts of the documents for every process, so that none waits long for the last.
_PARTS_A_WORKER = 4


@dataclass(frozen=True)
class Question:
    """Which functions are asked, and how.

    Attributes:
        asked: the numbers of the functions.
        labels: what each of all functions votes for; None for one with several labels.
        cardinality: how many labels there are.
        tolerate_faults: a function that fails on a document abstains there, and is counted.
    """

    asked: tuple[int, ...]
    labels: tuple[int | None, ...]
    cardinality: int
    tolerate_faults: bool


@dataclass(frozen=True)
class Part:
    """Consecutive documents, the first of which has this number among all."""

    first: int
    documents: Sequence[Document]


@dataclass(frozen=True)
class Source:
    """Where other processes find the functions, and how they know that these are the same.

    Attributes:
        place: as `load_functions` takes it.
        names: of the functions there.
        sha256: of the file; None for a module.
    """

    place: str | None
    names: tuple[str, ...]
    sha256: str | None

    @staticmethod
    def of(place: Path | str | None, functions: Sequence[Any]) -> "Source":
        """The source of functions that were loaded from a place."""
        return Source(None if place is None else str(place), tuple(one.name for one in functions), _sha256(place))


@dataclass(frozen=True)
class Answer:
    """What the asked functions say of one part.

    Attributes:
        part: the number of its first document.
        values: votes int8 (n, asked functions).
        faults: how often each function failed, where that was tolerated.
        fault: what ended the part, where it was not.
    """

    part: int
    values: NDArray[np.int8]
    faults: dict[str, int]
    fault: ValueError | None = None


def as_ours(functions: Sequence[Any]) -> list[Any]:
    """The functions, snorkel's as functions of lines."""
    return [LineFunction(one.name, one) if is_snorkel_function(one) else one for one in functions]


def parts_of(documents: Sequence[Document], workers: int) -> list[Part]:
    """The documents in parts, in order."""
    size = _TOGETHER if workers == 1 else max(1, min(_TOGETHER, -(-len(documents) // (_PARTS_A_WORKER * workers))))
    return [Part(first, documents[first : first + size]) for first in range(0, len(documents), size)]


def ask_all(
    functions: Sequence[Any],
    question: Question,
    parts: Sequence[Part],
    source: Source,
    *,
    workers: int,
    advance: Callable[[int], None],
) -> Iterator[Answer]:
    """The answers on all parts, in any order.

    Args:
        functions: as `as_ours` gives them.
        workers: processes; above 1 each loads the functions from ``source``.
        advance: called with the number of documents just done.

    Raises:
        ValueError: a function failed: of all faults, the one that one process would have met first.
    """
    if workers == 1 or len(parts) < 2:
        for part in parts:
            yield _ask(functions, question, part, advance)
        return
    waiting = {part.first: len(part.documents) for part in parts}
    failed: dict[int, ValueError] = {}
    for answer in run_jobs(partial(_ask_elsewhere, source, question), parts, workers):
        advance(waiting.pop(answer.part))
        if answer.fault is not None:
            failed[answer.part] = answer.fault
        # A part that is still out may hold a fault that comes first.
        if failed and all(first > min(failed) for first in waiting):
            raise failed[min(failed)]
        if not failed:
            yield answer


def _ask(functions: Sequence[Any], question: Question, part: Part, advance: Callable[[int], None]) -> Answer:
    asked = [functions[number] for number in question.asked]
    labels = [question.labels[number] for number in question.asked]
    values = np.full((sum(map(len, part.documents)), len(asked)), ABSTAIN, np.int8)
    others = _vote_in_columns(values, asked, labels, part.documents)
    faults: dict[str, int] = {}
    start = 0
    for document in part.documents:
        rows = values[start : start + len(document)]
        start += len(document)
        for column, function in others:
            try:
                if isinstance(function, LineFunction):
                    rows[:, column] = function.votes(document, question.cardinality)
                else:
                    _vote(rows[:, column], function, cast(int, labels[column]), document)
            except ValueError:
                if not question.tolerate_faults:
                    raise
                faults[function.name] = faults.get(function.name, 0) + 1
        advance(1)
    return Answer(part.first, values, faults)


def _ask_elsewhere(source: Source, question: Question, part: Part) -> Answer:
    functions = loaded(source)
    try:
        return _ask(functions, question, part, lambda count: None)
    except ValueError as fault:
        # A fault loses its trace on the way to another process.
        fault.add_note("".join(traceback.format_exception(fault)))
        return Answer(part.first, np.empty((0, 0), np.int8), {}, fault)


@cache
def loaded(source: Source) -> Sequence[Any]:
    """The functions of a source, as `as_ours` gives them; loaded once a process.

    Raises:
        ValueError: they are not those that the source was told of.
    """
    functions = as_ours(load_functions(source.place))
    names = tuple(one.name for one in functions)
    if (names, _sha256(source.place)) != (source.names, source.sha256):
        where = source.place or "the shipped library"
        raise ValueError(f"workers: {where} does not hold the functions that were given; say place=, or workers=1")
    return functions


def _sha256(place: Path | str | None) -> str | None:
    return sha256_file(Path(place)) if place is not None and Path(place).is_file() else None


def _vote_in_columns(
    values: NDArray[np.int8], functions: Sequence[Any], labels: Sequence[int | None], documents: Sequence[Document]
) -> list[tuple[int, Any]]:
    """Cast the votes of the declared functions; gives the others, each with its column."""
    others: list[tuple[int, Any]] = []
    columns = Columns(documents) if any(isinstance(one, DeclaredFunction) for one in functions) else None
    for column, function in enumerate(functions):
        if columns is None or not isinstance(function, DeclaredFunction):
            others.append((column, function))
            continue
        try:
            starts, stops = function.rule.find_all(columns)
        except Exception:
            # A kind of a person's own may fail: asked document by document, the function says on which.
            others.append((column, function))
        else:
            values[ranges(starts, stops), column] = cast(int, labels[column])
    return others


def _vote(column: NDArray[np.int8], function: LabelingFunction, label: int, document: Document) -> None:
    for start, stop in function(document):
        column[start:stop] = label
