"""Seconds and memory of fit and predict on votes that stream from Parquet and back to it: part ``streaming``.

Rows of 15 functions and 9 labels: drawn from 2,000 patterns, at 1, 10 and 100 million rows as far as ``rows`` goes (10
million unless said); and dense, of functions that err independently, so that rows hardly repeat, at a tenth of ``rows``. The
files stand in a temporary folder (TMPDIR), some 70 bytes a row in all, and go when they were measured.
"""

import multiprocessing
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from labeling_parts.speed import Array, drawn_patterns

from labeling_functions.label_model import LabelModel, parquet_batches, write_probabilities
from receipts.console import table

SIZES = (1_000_000, 10_000_000, 100_000_000)
NAMES = [f"function{number:02d}" for number in range(15)]
BATCH_ROWS, BYTES_A_ROW = 1_000_000, 70


def repeating(num_rows: int) -> Iterator[tuple[Array, Array]]:
    """Votes and no truth (-1), a batch at a time."""
    rng = np.random.default_rng(0)
    patterns = drawn_patterns(rng).astype(np.int8)
    for start in range(0, num_rows, BATCH_ROWS):
        size = min(BATCH_ROWS, num_rows - start)
        yield patterns[rng.integers(0, len(patterns), size)], np.full(size, -1, np.int8)


def dense(num_rows: int) -> Iterator[tuple[Array, Array]]:
    """Votes of functions of accuracy .6 to .9 and coverage .2 to .6, and the truth, a batch at a time."""
    rng = np.random.default_rng(0)
    accuracy, coverage = rng.uniform(0.6, 0.9, 15), rng.uniform(0.2, 0.6, 15)
    for start in range(0, num_rows, BATCH_ROWS):
        truth = rng.integers(0, 9, min(BATCH_ROWS, num_rows - start))
        shape = (len(truth), 15)
        wrong = (truth[:, None] + rng.integers(1, 9, shape)) % 9
        votes = np.where(rng.random(shape) < accuracy, truth[:, None], wrong)
        yield np.where(rng.random(shape) < coverage, votes, -1).astype(np.int8), truth.astype(np.int8)


KINDS = {"2,000 patterns": repeating, "dense": dense}


def written(kind: str, num_rows: int, path: Path) -> None:
    """Make a file of votes, with the truth beside them."""
    schema = pa.schema([(name, pa.int8()) for name in [*NAMES, "truth"]])
    with pq.ParquetWriter(path, schema) as writer:
        for votes, truth in KINDS[kind](num_rows):
            columns = [*np.ascontiguousarray(votes.T), truth]
            writer.write_batch(pa.record_batch([pa.array(column) for column in columns], schema=schema))


def timed(path: Path, out: Path) -> dict[str, Any]:
    """Seconds of fit and of predict, reading and writing among them, the peak of memory, and the accuracy on the first rows."""
    start = time.perf_counter()
    model = LabelModel(9).fit_batches(parquet_batches(path, NAMES))
    middle = time.perf_counter()
    write_probabilities(out, model, parquet_batches(path, NAMES))
    stop = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    found = pq.ParquetFile(out).read_row_group(0)
    truth = pq.ParquetFile(path).read_row_group(0, ["truth"])["truth"].to_numpy()[: len(found)]
    best = np.stack([found[str(label)].to_numpy() for label in range(9)]).argmax(axis=0)
    right = float((best == truth).mean()) if truth.max() >= 0 else None
    return {"fit s": middle - start, "predict s": stop - middle, "peak MB": peak / 1e6, "accuracy": right}


def in_a_process(function: Any, *arguments: Any) -> Any:
    """What a function gives in a process of its own, whose memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(function, *arguments).result()


def streaming(rows: int = SIZES[1]) -> dict[str, Any]:
    """Seconds and memory of fit and predict, a process each."""
    free = shutil.disk_usage(tempfile.gettempdir()).free
    if free < BYTES_A_ROW * rows:
        raise SystemExit(
            f"rows={rows}: {BYTES_A_ROW * rows / 1e9:.0f} GB are needed in {tempfile.gettempdir()}, got {free / 1e9:.0f}"
        )
    sizes = [size for size in SIZES if size < rows] + [rows]
    found: dict[str, Any] = {}
    told = []
    for kind, num_rows in [*(("2,000 patterns", size) for size in sizes), *(("dense", rows // size) for size in (100, 10))]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "votes.parquet"
            in_a_process(written, kind, num_rows, path)
            one = found[f"{kind}, {num_rows}"] = in_a_process(timed, path, Path(folder) / "labels.parquet")
        right = "" if one["accuracy"] is None else f"{one['accuracy']:.4f}"
        seconds = f"{one['fit s']:.1f}", f"{one['predict s']:.1f}"
        told.append([kind, f"{num_rows:,}", *seconds, f"{one['peak MB']:.0f}", right])
    table("votes streamed from Parquet and back", ["votes", "rows", "fit s", "predict s", "peak MB", "accuracy"], told)
    return found
