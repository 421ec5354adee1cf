"""Votes and the probabilities they become: arrays over the tokens of all documents, and their files."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import ArrayLike, NDArray

from receipts.document import Document
from receipts.files import whole_file
from receipts.labels import ABSTAIN, OTHER, Schema


@dataclass(frozen=True)
class Votes:
    """What every function says of every token.

    Attributes:
        values: int8 (N, m), a label of the wide schema or -1 for silence.
        exhaustive: bool (m), the function's silence is evidence against its label.
        names: the m functions.
        starts: int64 (documents + 1), where each document's tokens begin, and the end.
        faults: how often each function failed, where that was tolerated.
    """

    values: NDArray[np.int8]
    exhaustive: NDArray[np.bool_]
    names: tuple[str, ...]
    starts: NDArray[np.int64]
    faults: dict[str, int]

    @staticmethod
    def from_matrix(
        matrix: ArrayLike,
        names: Sequence[str] | None = None,
        documents: Sequence[Document] | None = None,
        *,
        rows: Literal["tokens", "lines"] = "tokens",
    ) -> "Votes":
        """Votes from a matrix such as snorkel's ``L``: whole numbers (rows, functions), -1 for silence.

        Args:
            names: of the functions; lf0, lf1, ... unless given.
            documents: that the rows are of, document after document; without them every row is one of its own.
            rows: what a row is of: a token, or a line, whose tokens all get its votes.

        Raises:
            ValueError: no matrix of whole numbers from -1 to 127, or other numbers of rows or functions than documents and
                names tell; or a name twice.

        >>> Votes.from_matrix([[-1, 1], [0, 1]], names=["first", "second"]).values.tolist()
        [[-1, 1], [0, 1]]
        """
        values = _whole_numbers(matrix)
        names = tuple(names) if names is not None else tuple(f"lf{number}" for number in range(values.shape[1]))
        if len(names) != values.shape[1] or len(set(names)) != len(names):
            raise ValueError(f"names: {values.shape[1]} names that differ are needed, one a function, got {list(names)}")
        starts = np.arange(len(values) + 1) if documents is None else document_starts(documents)
        if documents is not None:
            line_of = _line_of_token(documents)
            expected = int(starts[-1]) if rows == "tokens" else sum(len(document.line_texts) for document in documents)
            if len(values) != expected:
                raise ValueError(f"matrix: {len(values)} rows, but the {len(documents)} documents hold {expected} {rows}")
            values = values[line_of] if rows == "lines" else values
        return Votes(np.ascontiguousarray(values), np.zeros(len(names), bool), names, starts.astype(np.int64), {})

    def to_matrix(self, lines_of: Sequence[Document] | None = None) -> NDArray[np.int64]:
        """snorkel's ``L``: int64 (rows, functions), -1 for silence; a row a token, or with documents a row a line.

        A line has the label that a function gives most of the tokens it votes on there, of equals the least.

        Args:
            lines_of: the documents that the votes are on; lines without tokens keep their rows.

        Raises:
            ValueError: they are other documents.
        """
        if lines_of is None:
            return self.values.astype(np.int64)
        if document_starts(lines_of).tolist() != self.starts.tolist():
            raise ValueError(f"lines_of: {len(lines_of)} other documents than those that were voted on")
        num_lines = sum(len(document.line_texts) for document in lines_of)
        counts = np.zeros((num_lines, int(self.values.max(initial=0)) + 1), np.int64)
        matrix = np.full((num_lines, len(self.names)), ABSTAIN, np.int64)
        line = _line_of_token(lines_of)
        for column in range(len(self.names)):
            fired = self.values[:, column] != ABSTAIN
            counts[:] = 0
            np.add.at(counts, (line[fired], self.values[fired, column]), 1)
            matrix[:, column] = np.where(counts.any(axis=1), counts.argmax(axis=1), ABSTAIN)
        return matrix


@dataclass(frozen=True)
class ProbLabels:
    """Probabilities of the labels of every token.

    Attributes:
        probabilities: float32 (N, k), rows sum to 1.
        covered: bool (N), something is known of the token; where not, its row is uniform and means nothing.
    """

    probabilities: NDArray[np.float32]
    covered: NDArray[np.bool_]


def document_starts(documents: Sequence[Document]) -> NDArray[np.int64]:
    """Where each document's tokens begin among all tokens, and the end: int64 (documents + 1)."""
    return np.concatenate([[0], np.cumsum([len(document) for document in documents])]).astype(np.int64)


def votes_of(votes: Votes, numbers: Sequence[int]) -> Votes:
    """The votes on some of the documents, in the order of their numbers."""
    parts = [votes.values[votes.starts[number] : votes.starts[number + 1]] for number in numbers]
    starts = np.cumsum([0, *map(len, parts)]).astype(np.int64)
    values = np.concatenate([np.empty((0, len(votes.names)), np.int8), *parts])
    return Votes(values, votes.exhaustive, votes.names, starts, votes.faults)


def _line_of_token(documents: Sequence[Document]) -> NDArray[np.int64]:
    """The line of every token, int64 (N), lines counted over all documents."""
    first = np.cumsum([0, *(len(document.line_texts) for document in documents)])
    lines = [document.line + start for document, start in zip(documents, first[:-1], strict=True)]
    return np.concatenate([np.empty(0, np.int64), *lines])


def _whole_numbers(matrix: ArrayLike) -> NDArray[np.int8]:
    found = np.asarray(matrix)
    if found.ndim != 2 or not np.issubdtype(found.dtype, np.number) or np.iscomplexobj(found):
        raise ValueError(f"matrix: expected whole numbers (rows, functions), got {found.dtype} of shape {found.shape}")
    wrong = np.argwhere(~((found >= ABSTAIN) & (found <= np.iinfo(np.int8).max) & (found == np.round(found))))
    if len(wrong):
        row, column = wrong[0].tolist()
        raise ValueError(
            f"matrix: row {row}, function {column}: expected a label from 0 to 127, or -1, got {found[row, column]}"
        )
    return found.astype(np.int8)


def narrow(values: NDArray[np.int8], schema: Schema) -> NDArray[np.int8]:
    """Votes with those for what the schema holds aside as votes for ``other``.

    >>> from receipts.labels import Field
    >>> schema = Schema(fields={"total": Field(kind="money")}, aside={"tax": Field(kind="money")})
    >>> narrow(np.array([[-1, 0, 1, 2]], np.int8), schema).tolist()
    [[-1, 0, 1, 0]]
    """
    return np.where(values < schema.cardinality, values, np.int8(OTHER))


def write_votes(path: Path, votes: Votes) -> None:
    """Write votes, a column a function."""
    columns: dict[str, Any] = {name: votes.values[:, column] for column, name in enumerate(votes.names)}
    about = {"exhaustive": votes.exhaustive.tolist(), "starts": votes.starts.tolist(), "faults": votes.faults}
    _write(path, columns, about)


def read_votes(path: Path) -> Votes:
    """Read votes back.

    Raises:
        ValueError: the file holds no votes.
    """
    table, about = _read(path)
    if "exhaustive" not in about:
        raise ValueError(f"{path}: holds no votes; those of a run are in its votes.parquet")
    values = np.stack([column.to_numpy() for column in table.columns], axis=1)
    return Votes(
        values=np.ascontiguousarray(values, dtype=np.int8),
        exhaustive=np.array(about["exhaustive"], bool),
        names=tuple(table.column_names),
        starts=np.array(about["starts"], np.int64),
        faults=about["faults"],
    )


def write_labels(path: Path, labels: ProbLabels, names: Sequence[str], starts: NDArray[np.int64]) -> None:
    """Write probabilities, a column a label, and whether each token is covered."""
    columns: dict[str, Any] = {name: labels.probabilities[:, column] for column, name in enumerate(names)}
    _write(path, {**columns, "covered": labels.covered}, {"starts": starts.tolist()})


def read_labels(path: Path, names: Sequence[str], starts: NDArray[np.int64]) -> ProbLabels:
    """Read probabilities back.

    Raises:
        ValueError: they are of another schema or of other documents, or do not sum to 1.
    """
    table, about = _read(path)
    if table.column_names != [*names, "covered"]:
        raise ValueError(f"{path}: labels of another schema: {table.column_names[:-1]}, expected {list(names)}")
    if about["starts"] != starts.tolist():
        raise ValueError(f"{path}: labels of other documents: {about['starts'][-1]} tokens, expected {starts[-1]}")
    probabilities = np.stack([table.column(name).to_numpy() for name in names], axis=1).astype(np.float32)
    wrong = np.flatnonzero(~(np.abs(probabilities.sum(axis=1) - 1) < 1e-3))
    if len(wrong):
        raise ValueError(f"{path}: probabilities of token {wrong[0]} sum to {probabilities[wrong[0]].sum():.4f}, expected 1")
    return ProbLabels(np.ascontiguousarray(probabilities), table.column("covered").to_numpy().astype(bool))


def _write(path: Path, columns: dict[str, Any], about: dict[str, Any]) -> None:
    table = pa.table(columns).replace_schema_metadata({"tillroll": json.dumps(about)})
    with whole_file(path) as temporary:
        pq.write_table(table, temporary)


def _read(path: Path) -> tuple[pa.Table, dict[str, Any]]:
    table = pq.read_table(path)
    metadata = table.schema.metadata or {}
    if b"tillroll" not in metadata:
        raise ValueError(f"{path}: was not written by tillroll label")
    return table, json.loads(metadata[b"tillroll"])
