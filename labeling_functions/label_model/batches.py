"""Votes that come in batches: counted as distinct rows while those are few, else as an even sample of bounded size."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.base import VoteModel
from labeling_functions.label_model.engine import Engine, as_numpy, engine_for
from labeling_functions.label_model.evidence import refuted_labels
from labeling_functions.label_model.patterns import Patterns, merged
from receipts.config import nearest
from receipts.files import whole_file
from receipts.labels import ABSTAIN

BATCH_ROWS = 250_000
_HIGHEST = 2**64 - 1


@dataclass(frozen=True)
class Gathered:
    """What is kept of votes that came in batches.

    Attributes:
        patterns: what a model learns from, numpy's; inverse is None.
        refuted: bool (m, k), the labels that each exhaustive function voted somewhere.
        num_rows: of all batches.
    """

    patterns: Patterns
    refuted: NDArray[np.bool_]
    num_rows: int


@dataclass(frozen=True)
class _Sample:
    """Rows whose scrambled number is at most ``limit``, and those numbers."""

    rows: NDArray[np.signedinteger]
    numbers: NDArray[np.uint64]
    limit: int


@dataclass(frozen=True)
class _Rules:
    """What is kept: at most ``most`` rows or patterns, those on which all abstain only where ``silent_too``."""

    cardinality: int
    most: int
    silent_too: bool

    def heard(self, rows: NDArray[np.signedinteger], *others: NDArray[Any]) -> list[NDArray[Any]]:
        """Of rows and of arrays beside them, what is kept."""
        if self.silent_too:
            return [rows, *others]
        voted = (rows != ABSTAIN).any(axis=1)
        return [array[voted] for array in (rows, *others)]


def gather(
    batches: Iterable[ArrayLike],
    cardinality: int,
    exhaustive: ArrayLike | None = None,
    *,
    most: int,
    device: str | None = None,
    repeated: bool = True,
) -> Gathered:
    """The distinct rows with their counts while there are at most ``most``; else an even sample of the rows, as large.

    A row is drawn by its number, scrambled, so that any cut into batches draws the same. Rows on which all abstain are left
    out, unless a function is exhaustive. The sample is halved where it grows larger.

    Args:
        repeated: count rows that repeat; else all rows are kept as they come, or the sample.

    Raises:
        ValueError: no batch, batches of unlike widths, or what `compact_votes` refuses; the batch is named.
    """
    told = as_numpy(exhaustive)
    rules = _Rules(cardinality, most, told is not None and bool(np.any(told)))
    num_rows, refuted = 0, np.zeros((0, cardinality), bool)
    patterns, sample = None, None
    for place, batch in enumerate(batches):
        engine = engine_for(batch, device)
        votes = _checked(engine, batch, cardinality, place, None if sample is None else sample.rows.shape[1])
        if sample is None:
            empty = engine.numpy(votes[:0])
            patterns = Patterns(empty, np.zeros(0), None) if repeated else None
            sample, refuted = _Sample(empty, np.zeros(0, np.uint64), _HIGHEST), np.zeros((votes.shape[1], cardinality), bool)
        refuted |= refuted_labels(votes if told is None else engine.numpy(votes), told, cardinality)
        sample = _sampled(engine, sample, votes, num_rows, rules)
        patterns = None if patterns is None else _counted(engine, patterns, votes, rules)
        num_rows += len(votes)
    if sample is None:
        raise ValueError("votes: no batch came; an iterator that was read already gives none")
    kept = patterns or Patterns(sample.rows, np.ones(len(sample.rows)), None)
    return Gathered(kept, refuted, num_rows)


def parquet_batches(
    path: Path, columns: Sequence[str] | None = None, *, batch_rows: int = BATCH_ROWS
) -> Iterator[NDArray[np.signedinteger]]:
    """The votes of a Parquet file, a column a function, in batches of at most ``batch_rows`` rows; read it anew to go again.

    Args:
        columns: the functions, in order; all columns unless given.

    Raises:
        ValueError: a column misses, holds no whole numbers, or a null (silence is -1).
    """
    # Buffered ahead, all of the file would be held until it is closed.
    with pq.ParquetFile(path, pre_buffer=False) as file:
        types = {field.name: field.type for field in file.schema_arrow}
        names = list(types) if columns is None else list(columns)
        for name in names:
            if name not in types:
                raise ValueError(f"{path}: no column {name}{nearest(name, types)}")
            if not pa.types.is_integer(types[name]):
                raise ValueError(f"{path}: {name}: expected a column of whole numbers, got {types[name]}")
        start = 0
        for batch in file.iter_batches(batch_rows, columns=names):
            for name in names:
                if batch.column(name).null_count:
                    row = start + int(np.argmax(batch.column(name).is_null()))
                    raise ValueError(f"{path}: {name}: row {row} is null; silence is -1")
            start += len(batch)
            # Each column in one piece, as it is read and as rows are grouped.
            yield np.stack([batch.column(name).to_numpy() for name in names]).T


def write_probabilities(path: Path, model: VoteModel, batches: Iterable[ArrayLike], names: Sequence[str] | None = None) -> int:
    """Write the probabilities of each batch to a Parquet file; gives the number of rows.

    A float32 column a label, and ``covered``: whether anybody votes on the row.

    Args:
        names: the labels; their numbers unless given.

    Raises:
        ValueError: names that are not one a label, or what the model refuses.
    """
    labels = [str(label) for label in range(model.cardinality)] if names is None else list(names)
    if len(labels) != model.cardinality or len({*labels, "covered"}) != len(labels) + 1:
        raise ValueError(f"names: expected {model.cardinality} distinct labels, none of them covered, got {labels}")
    schema = pa.schema([*((label, pa.float32()) for label in labels), ("covered", pa.bool_())])
    num_rows = 0
    with whole_file(Path(path)) as temporary, pq.ParquetWriter(temporary, schema) as writer:
        for votes in batches:
            engine = engine_for(votes, model.device)
            probabilities = as_numpy(model.predict_proba(votes)).astype(np.float32)
            covered = engine.numpy((engine.votes(votes, model.cardinality) != ABSTAIN).any(axis=1))
            columns = [*np.ascontiguousarray(probabilities.T), covered]
            writer.write_batch(pa.record_batch([pa.array(column) for column in columns], schema=schema))
            num_rows += len(probabilities)
    return num_rows


def _checked(engine: Engine, batch: Any, cardinality: int, place: int, width: int | None) -> Any:
    try:
        votes = engine.votes(batch, cardinality)
    except ValueError as fault:
        raise ValueError(f"batch {place}: {fault}") from None
    if width is not None and votes.shape[1] != width:
        raise ValueError(f"batch {place}: votes: expected those of {width} functions, got {votes.shape[1]}")
    return votes


def _counted(engine: Engine, patterns: Patterns, votes: Any, rules: _Rules) -> Patterns | None:
    """The patterns with those of a batch; None where they are too many."""
    found = engine.distinct(votes, rules.cardinality)
    rows, counts = rules.heard(engine.numpy(found.rows), engine.numpy(found.counts))
    if len(rows) > rules.most:
        return None
    both = merged(patterns, Patterns(rows, counts, None), rules.cardinality)
    return both if len(both.rows) <= rules.most else None


def _sampled(engine: Engine, sample: _Sample, votes: Any, first: int, rules: _Rules) -> _Sample:
    """The sample with what is drawn of a batch whose rows are numbered from ``first``; halved where that is too large."""
    numbers = _scrambled(np.arange(first, first + len(votes), dtype=np.uint64))
    drawn = np.flatnonzero(numbers <= np.uint64(sample.limit))
    rows, numbers = rules.heard(engine.numpy(votes[engine.array(drawn)]), numbers[drawn])
    rows, numbers = np.concatenate([sample.rows, rows]), np.concatenate([sample.numbers, numbers])
    limit = sample.limit
    while len(rows) > rules.most:
        limit //= 2
        kept = numbers <= np.uint64(limit)
        rows, numbers = rows[kept], numbers[kept]
    return _Sample(rows, numbers, limit)


def _scrambled(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers as 64 bits without order (the finalizer of splitmix64; G. Steele et al., OOPSLA 2014); like stays like."""
    mixed = (numbers + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return cast("NDArray[np.uint64]", mixed ^ (mixed >> np.uint64(31)))
