"""What changed since an earlier labeling run: functions, their figures, and the fields that now read otherwise."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from labeling_functions.seeing.analysis import FunctionSummary
from receipts.config import nearest
from receipts.jsonl import Prediction, read_fields
from receipts.metrics import blank_free_form, is_correct
from receipts.run import CONFIG

_LABEL = "labeling_functions.command.Label"
# Figures of functions that are compared, and how far one must move to be told.
FIGURES = ("receipts", "tokens", "overlap", "conflict", "model", "gold", "exact P", "R")
_LEAST_MOVE = 0.0005


@dataclass(frozen=True)
class PastRun:
    """What an earlier run left that a later one is compared with.

    Attributes:
        name: where it stood.
        functions: by name, the figures of `FunctionSummary.figures`; None where the run kept none.
        fields: by receipt, the fields it read.
        f1: the blank-free micro F1, None where no fields were known.
        documents: how many receipts that figure is over.
    """

    name: str
    functions: Mapping[str, Mapping[str, Any]] | None
    fields: Mapping[str, Mapping[str, str | None]]
    f1: float | None
    documents: int


@dataclass(frozen=True)
class Flip:
    """A field of a receipt that reads otherwise than before.

    Attributes:
        known: what stands on the receipt; None where nobody knows.
        verdict: 1 wrong before and right now, -1 the other way round, 0 neither or not known.
    """

    document: str
    field: str
    before: str | None
    now: str | None
    known: str | None
    verdict: int


@dataclass(frozen=True)
class Changes:
    """The difference between two runs.

    Attributes:
        since: the earlier run.
        added, removed: names of functions.
        moved: function, figure, before, now; None for a figure that is not known.
        flips: fields that read otherwise on receipts of both runs: those that became wrong, those that became right, others.
        shared: how many receipts are of both runs.
        f1: now; None where no fields are known.
        documents: how many receipts that figure is over.
    """

    since: PastRun
    added: Sequence[str]
    removed: Sequence[str]
    moved: Sequence[tuple[str, str, float | None, float | None]]
    flips: Sequence[Flip]
    shared: int
    f1: float | None
    documents: int


def is_past_run(place: Path) -> bool:
    """Whether a labeling run that was finished stands at ``place``."""
    try:
        config = yaml.safe_load((place / CONFIG).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return False
    ours = isinstance(config, dict) and config.get("_target_") == _LABEL
    return ours and all((place / name).exists() for name in ("predictions.jsonl", "metrics.json", "manifest.json"))


def read_past_run(place: Path) -> PastRun:
    """The run that stands at ``place``.

    Raises:
        ValueError: there is no finished labeling run.
    """
    if not is_past_run(place):
        siblings = [path.name for path in place.absolute().parent.glob("*") if is_past_run(path)]
        hint = nearest(place.name, siblings) or "; expected a folder in which tillroll label came to its end"
        raise ValueError(f"since: {place} is no finished labeling run{hint}")
    metrics = json.loads((place / "metrics.json").read_text(encoding="utf-8"))
    f1 = metrics["blank_free"]["micro"]["f1"] if "blank_free" in metrics else None
    fields = {key: found or {} for key, found in read_fields(place / "predictions.jsonl").items()}
    return PastRun(str(place), metrics.get("functions"), fields, f1, metrics.get("documents", 0))


def changes_since(
    past: PastRun, summaries: Sequence[FunctionSummary], predictions: Sequence[Prediction], metrics: Mapping[str, Any]
) -> Changes:
    """How a run differs from an earlier one."""
    before = past.functions or {}
    now = {summary.name: summary.figures() for summary in summaries}
    known = past.functions is not None
    moved = [
        (name, figure, before[name].get(figure), figures[figure])
        for name, figures in now.items()
        if name in before
        for figure in FIGURES
        if _moved(before[name].get(figure), figures[figure])
    ]
    return Changes(
        since=past,
        added=[name for name in now if known and name not in before],
        removed=[name for name in before if name not in now],
        moved=moved,
        flips=_flips(past, predictions),
        shared=sum(one.document.id in past.fields for one in predictions),
        f1=metrics["blank_free"]["micro"]["f1"] if "blank_free" in metrics else None,
        documents=metrics.get("documents", 0),
    )


def told(changes: Changes) -> list[str]:
    """The changes in a few lines for a terminal."""
    functions = len({name for name, *_ in changes.moved})
    better, worse = (sum(flip.verdict == way for flip in changes.flips) for way in (1, -1))
    kinds = (("added", len(changes.added)), ("removed", len(changes.removed)), ("with other figures", functions))
    counted = ", ".join(f"{count} {kind}" for kind, count in kinds if count) or "all as they were"
    lines = [f"since {changes.since.name}: functions: {counted}"]
    if changes.since.functions is None:
        lines = [f"since {changes.since.name}: it kept no figures of functions to compare with"]
    receipts = len({flip.document for flip in changes.flips})
    judged = f" ({better} right that were wrong, {worse} wrong that were right)" if better or worse else ""
    lines.append(f"  {len(changes.flips)} fields read otherwise, on {receipts} of {changes.shared} receipts{judged}")
    if changes.f1 is not None and changes.since.f1 is not None:
        lines.append(f"  blank-free micro F1 {changes.since.f1:.3f} -> {changes.f1:.3f} ({changes.f1 - changes.since.f1:+.3f})")
        if changes.documents != changes.since.documents:
            lines[-1] += f", over {changes.since.documents} and {changes.documents} receipts"
    return lines


def _moved(before: Any, now: float | None) -> bool:
    if before is None or now is None:
        return (before is None) != (now is None)
    return abs(before - now) > _LEAST_MOVE


def _flips(past: PastRun, predictions: Sequence[Prediction]) -> list[Flip]:
    found = []
    for one in predictions:
        before, gold = past.fields.get(one.document.id, {}), one.document.fields or {}
        for name, now in one.fields.items():
            if name in before and blank_free_form(before[name] or "") != blank_free_form(now or ""):
                known = gold.get(name) or None
                was, is_now = (is_correct(name, text, known, "blank_free") for text in (before[name], now))
                found.append(Flip(one.document.id, name, before[name], now, known, int(is_now) - int(was)))
    order = {-1: 0, 1: 1, 0: 2}
    return sorted(found, key=lambda flip: (order[flip.verdict], flip.known is None))
