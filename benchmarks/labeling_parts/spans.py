"""Spans from votes for spans: parts ``spans`` and ``spans_settings``.

``seq_laptopreview.npz`` and ``seq_bc5cdr.npz`` hold BIO tags of functions, 0 where they say nothing. Models are fitted on the
votes of split 0 and scored on split 2 by F1 of spans, both ends and the type right. Models of tokens see the tags as labels,
each token for itself, and tags that tie go to the first; a token on which all abstain is in no span.
"""

import time
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labeling_functions.label_model import LabelModel, MajorityVote, SnorkelLabelModel, SpanModel, union_of_spans
from receipts.console import table
from receipts.metrics import Score

SETS = ("laptopreview", "bc5cdr")
GRID = {"accuracy": (0.8, 0.9), "silence": (0.25, 0.5, 0.75), "anchor": (0.3, 1.0, 3.0)}

Array = NDArray[Any]
Spans = set[tuple[int, int, int]]


def read_set(folder: Path, name: str, *, recommended: bool) -> dict[str, Any]:
    """The parts of one set: tags (N, m), their labels and begins, the starts of sentences, and the true spans."""
    with np.load(folder / f"seq_{name}.npz", allow_pickle=False) as stored:
        chosen = np.isin(stored["lf"], stored["lf_rec"]) if recommended else np.ones(len(stored["lf"]), bool)
        tags, truth = stored["L"][:, chosen].astype(np.int64), stored["y"].astype(np.int64)
        split, sentence, num_tags = stored["split"], stored["sent"], len(stored["labels"])
    parts: dict[str, Any] = {"name": name, "tags": num_tags, "labels": (num_tags + 1) // 2}
    for number, part in enumerate(("train", "valid", "test")):
        here = split == number
        starts = np.concatenate([[0], np.flatnonzero(np.diff(sentence[here])) + 1, [here.sum()]])
        votes = np.where(tags[here] == 0, -1, (tags[here] + 1) // 2)
        spans = tagged_spans(truth[here], starts)
        parts[part] = {"tags": tags[here], "votes": votes, "begins": tags[here] % 2 == 1, "starts": starts, "spans": spans}
    return parts


def tagged_spans(tags: Array, starts: Array) -> Spans:
    """The spans (start, stop, label) of BIO tags (N): odd tags begin a span, even ones go on or, after another, begin one."""
    labels = (tags + 1) // 2
    return set(union_of_spans(np.where(labels == 0, -1, labels)[:, None], starts, tags[:, None] % 2 == 1))


def f1(found: Spans, gold: Spans) -> tuple[float, float, float]:
    """F1, precision and recall of spans."""
    score = Score(correct=len(found & gold), predicted=len(found), gold=len(gold))
    return score.f1, score.precision, score.recall


def by_token(model: Any, one: dict[str, Any], *, silence_votes: bool) -> Spans:
    """The spans of the tags that a model of tokens thinks most probable; silence is a vote for no span, or none."""
    least = 0 if silence_votes else 1
    train, test = (np.where(one[part]["tags"] < least, -1, one[part]["tags"]) for part in ("train", "test"))
    best = model.fit(train).predict_proba(test).argmax(axis=1)
    return tagged_spans(np.where((test < 0).all(axis=1), 0, best), one["test"]["starts"])


def by_span(one: dict[str, Any]) -> Spans:
    """The spans of our model."""
    return predicted(SpanModel(one["labels"]).fit(*arrays_of(one["train"])), one["test"])


def arrays_of(part: dict[str, Any]) -> tuple[Array, Array, Array]:
    """What `SpanModel` takes."""
    return part["votes"], part["starts"], part["begins"]


def predicted(model: SpanModel, part: dict[str, Any]) -> Spans:
    """The spans of a fitted model."""
    return {span[:3] for span in model.predict_spans(*arrays_of(part))}


def union(one: dict[str, Any]) -> Spans:
    """The union of whole spans, the longest of those that overlap."""
    return set(union_of_spans(*arrays_of(one["test"])))


MODELS: dict[str, Any] = {
    "majority, silence votes O": lambda one: by_token(MajorityVote(one["tags"]), one, silence_votes=True),
    "snorkel, silence votes O": lambda one: by_token(SnorkelLabelModel(one["tags"]), one, silence_votes=True),
    "snorkel": lambda one: by_token(SnorkelLabelModel(one["tags"]), one, silence_votes=False),
    "LabelModel": lambda one: by_token(LabelModel(one["tags"]), one, silence_votes=False),
    "union of spans, by tag": lambda one: by_token(MajorityVote(one["tags"]), one, silence_votes=False),
    "longest of the spans": union,
    "SpanModel": by_span,
}


def spans(folder: str) -> dict[str, Any]:
    """F1, precision and recall of every model on every set, with the recommended and with all functions."""
    found: dict[str, Any] = {}
    for recommended in (True, False):
        sets = [read_set(Path(folder), name, recommended=recommended) for name in SETS]
        kind = "recommended" if recommended else "all"
        rows = []
        for model, run in MODELS.items():
            cells, found[f"{kind}, {model}"] = [], {}
            for one in sets:
                begin = time.perf_counter()
                try:
                    scores: Any = f1(run(one), one["test"]["spans"])
                    cells += [f"{scores[0]:.3f}", f"{scores[1]:.2f}/{scores[2]:.2f}"]
                except ValueError as fault:
                    scores = str(fault)
                    cells += ["none", ""]
                seconds = time.perf_counter() - begin
                cells.append(f"{seconds:.1f}")
                found[f"{kind}, {model}"][one["name"]] = {"scores": scores, "seconds": seconds}
            rows.append([model, *cells])
        columns = [column for name in SETS for column in (name, "P/R", "s")]
        table(f"F1 of spans, test, {kind} functions (s: fit and predict; none: refused)", ["model", *columns], rows)
    return found


def settings(folder: str) -> dict[str, Any]:
    """What the settings that are best on the valid split of one set score on the test split of the other."""
    sets = {name: read_set(Path(folder), name, recommended=True) for name in SETS}
    combinations = [dict(zip(GRID, values, strict=True)) for values in product(*GRID.values())]
    scores: dict[tuple[str, str], list[float]] = {(name, part): [] for name in SETS for part in ("valid", "test")}
    for (name, one), chosen in product(sets.items(), combinations):
        model = SpanModel(one["labels"], **chosen).fit(*arrays_of(one["train"]))
        for part in ("valid", "test"):
            scores[name, part].append(f1(predicted(model, one[part]), one[part]["spans"])[0])
    rows, found = [], {}
    for left, other in (SETS, SETS[::-1]):
        best = int(np.argmax(scores[other, "valid"]))
        tests = scores[left, "test"]
        found[left] = {**combinations[best], "F1": tests[best], "range": [min(tests), max(tests)]}
        rows.append([left, *(str(value) for value in combinations[best].values()), f"{tests[best]:.3f}"])
        rows[-1].append(f"{min(tests):.3f} to {max(tests):.3f}")
    table("settings chosen on the other set's valid split", ["set", *GRID, "F1, test", "all settings"], rows)
    return found
