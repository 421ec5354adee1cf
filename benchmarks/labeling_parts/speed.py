"""Seconds and memory of fit and predict at a million rows, ours and snorkel's: part ``speed``."""

import multiprocessing
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labeling_functions.label_model import LabelModel
from receipts.console import table

NUM_ROWS = 1_000_000

Array = NDArray[Any]


def drawn_patterns(rng: np.random.Generator) -> Array:
    """2,000 distinct rows of 15 functions and 9 labels, of 1 to 3 votes each."""
    patterns: dict[bytes, Array] = {}
    while len(patterns) < 2000:
        row = np.full(15, -1)
        voters = rng.choice(15, rng.integers(1, 4), replace=False)
        row[voters] = rng.integers(0, 9, len(voters))
        patterns[row.tobytes()] = row
    return np.stack(list(patterns.values()))


def repeating_votes() -> tuple[Array, Array]:
    """A million rows drawn with replacement from `drawn_patterns`."""
    rng = np.random.default_rng(0)
    patterns = drawn_patterns(rng)
    return patterns[rng.integers(0, len(patterns), NUM_ROWS)], np.empty(0)


def dense_votes() -> tuple[Array, Array]:
    """A million rows of 30 functions and 9 labels; they err independently, and rows hardly repeat."""
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 9, NUM_ROWS)
    votes = np.empty((NUM_ROWS, 30), np.int64)
    for function in range(30):
        right, votes_at_all = rng.random(NUM_ROWS) < rng.uniform(0.6, 0.9), rng.random(NUM_ROWS) < rng.uniform(0.2, 0.6)
        wrong = (truth + rng.integers(1, 9, NUM_ROWS)) % 9
        votes[:, function] = np.where(votes_at_all, np.where(right, truth, wrong), -1)
    return votes, truth


KINDS = {"15 x 9, repeating": repeating_votes, "30 x 9, dense": dense_votes}


def timed(kind: str, model: str) -> dict[str, Any]:
    """Seconds of fit and predict after a warm-up, the peak of memory beyond the votes, and the accuracy."""
    votes, truth = KINDS[kind]()
    fitted(model, votes[:5000]).predict_proba(votes[:5000])
    resident = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    start = time.perf_counter()
    one = fitted(model, votes)
    middle = time.perf_counter()
    probabilities = one.predict_proba(votes)
    stop = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - resident
    right = float((probabilities.argmax(axis=1) == truth).mean()) if len(truth) else None
    seconds = {"fit s": middle - start, "predict s": stop - middle}
    return {**seconds, "extra peak MB": peak / 1e6, "accuracy": right, "sum of votes": int(votes.sum())}


def fitted(model: str, votes: Array) -> Any:
    """Our model, or snorkel's with its own defaults, without our wrapper, which predicts in chunks."""
    if model == "ours":
        return LabelModel(9).fit(votes)
    from snorkel.labeling.model import LabelModel as Theirs

    theirs = Theirs(cardinality=9, verbose=False)
    theirs.fit(votes, progress_bar=False)
    return theirs


def speed() -> dict[str, Any]:
    """Seconds and memory of fit and predict at a million rows, ours and snorkel's on the same votes, a process each."""
    found: dict[str, Any] = {}
    rows = []
    for kind in KINDS:
        pair = {}
        for model in ("snorkel", "ours"):
            with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
                pair[model] = one = process.submit(timed, kind, model).result()
            right = "" if one["accuracy"] is None else f"{one['accuracy']:.4f}"
            rows.append([kind, model, f"{one['fit s']:.2f}", f"{one['predict s']:.2f}", f"{one['extra peak MB']:.0f}", right])
        theirs, ours = pair["snorkel"], pair["ours"]
        if theirs["sum of votes"] != ours["sum of votes"]:
            raise RuntimeError(f"{kind}: the two models saw different votes")
        times = (theirs["fit s"] + theirs["predict s"]) / (ours["fit s"] + ours["predict s"])
        memory = ours["extra peak MB"] / theirs["extra peak MB"]
        rows.append([kind, f"{times:.0f} x", "", "", f"{memory:.1%}", ""])
        found[kind] = {**pair, "speed": times, "memory": memory}
    table("fit and predict at a million rows", ["votes", "model", "fit s", "predict s", "extra peak MB", "accuracy"], rows)
    return found
