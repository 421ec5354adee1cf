"""``tillroll annotators``: votes of people go through a label model, which tells how good each of them is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
from numpy.typing import NDArray

from labeling_functions.label_model import VoteModel
from labeling_functions.label_model.evidence import vote_shares
from labeling_functions.label_model.tokens import TokenModelChoice
from labeling_functions.people.agreement import krippendorff_alpha, pairwise_kappas, wilson_interval
from labeling_functions.people.annotations import Annotations, read_annotations
from receipts.config import Command, File, component, to_config
from receipts.console import say, table
from receipts.files import sha256_file, whole_file, write_json
from receipts.labels import ABSTAIN
from receipts.run import open_run

_LOOSE = ("out", "resume", "overwrite")
# A confusion is told where an annotator is reckoned to have made it at least so often.
_LEAST_CONFUSED = 2.0
_TIE = 1e-9


@component
class Annotators(Command):
    """Turns votes of people into labels with probabilities, and tells how good each annotator is and how far they agree.

        tillroll annotators votes=examples/annotations.csv out=runs/annotators

    Attributes:
        votes: a csv or Parquet file, a vote a row: item, annotator, label, and gold where it is known.
        out: the folder of the run.
        gold: a csv or Parquet file of true labels, item and label, instead of a column gold; it is for measuring only.
        label_model: how votes become probabilities.
        resume: take up a run that was cut short.
        overwrite: start again where a run stands.
    """

    votes: File
    out: File
    gold: File | None = None
    label_model: TokenModelChoice
    resume: bool = False
    overwrite: bool = False

    def __call__(self) -> float | None:
        """Write labels, figures and the page; gives the accuracy on gold where there is gold."""
        given = read_annotations(self.votes, self.gold)
        run = open_run(
            self.out, to_config(self), last_file="metrics.json", loose=_LOOSE, resume=self.resume, overwrite=self.overwrite
        )
        given_files = {"votes": self.votes, "gold": self.gold}
        hashes = {name: sha256_file(place) for name, place in given_files.items() if place is not None}
        if run.finished:
            _refuse_changed(self.out, hashes)
            say(f"{self.out}: complete already")
            return None
        from labeling_functions.people.report import write_report

        model = self.label_model.make(len(given.labels)).fit(given.votes)
        probabilities = np.asarray(model.predict_proba(given.votes))
        summaries = summarise(given, probabilities)
        figures = overall(given, model, probabilities)
        write_labels(self.out, given, probabilities)
        write_report(self.out / "report.html", given, probabilities, summaries, figures)
        table("annotators", *brief_table(summaries))
        for line in told(figures):
            print(line)
        by_name = {one.name: one.figures() for one in summaries}
        write_json(self.out / "metrics.json", {**figures, "annotators": by_name, "sha256": hashes})
        return figures["accuracy"]


@dataclass(frozen=True)
class AnnotatorSummary:
    """One annotator.

    Attributes:
        votes: how many items this annotator labeled.
        estimated: how often these labels are right, as the label model reckons; with its 95 % interval.
        interval: of `estimated`: Wilson's, widened by what the model leaves open about each item.
        majority: share of the votes that are what most others say; ties count their share. None where nobody else voted.
        kappa: mean of Cohen's kappa with every other annotator, by items in common; None where there are none.
        right, judged: votes on items with gold that are right, and all of those.
        confusion: what is most often taken for what, and how often: (true, said, share); None where next to none is.
    """

    name: str
    votes: int
    estimated: float
    interval: tuple[float, float]
    majority: float | None
    kappa: float | None
    right: int
    judged: int
    confusion: tuple[str, str, float] | None

    def figures(self) -> dict[str, Any]:
        """The summary as plain values."""
        known = {"gold": self.right / max(self.judged, 1), "gold_interval": wilson_interval(self.right, self.judged)}
        return {
            **{"votes": self.votes, "accuracy": self.estimated, "interval": self.interval},
            **{"majority": self.majority, "kappa": self.kappa, "judged": self.judged},
            **(known if self.judged else {}),
            "confusion": self.confusion,
        }


def summarise(given: Annotations, probabilities: NDArray[np.float64]) -> list[AnnotatorSummary]:
    """A summary of every annotator, from the probabilities (N, k) that a label model gives to the items."""
    kappas = pairwise_kappas(given.votes, len(given.labels))
    rated = (given.votes != ABSTAIN).astype(np.int64)
    common = rated.T @ rated
    summaries = []
    for column, name in enumerate(given.annotators):
        voted = np.flatnonzero(given.votes[:, column] != ABSTAIN)
        said = given.votes[voted, column]
        shares = probabilities[voted, said]
        known = given.gold[voted] != ABSTAIN
        summaries.append(
            AnnotatorSummary(
                name=name,
                votes=len(voted),
                estimated=float(shares.mean()),
                interval=expected_interval(shares),
                majority=_with_the_others(given.votes[voted], column, len(given.labels)),
                kappa=_weighted_mean(np.delete(kappas[column], column), np.delete(common[column], column)),
                right=int((said[known] == given.gold[voted][known]).sum()),
                judged=int(known.sum()),
                confusion=_confusion(said, probabilities[voted], given.labels),
            )
        )
    return summaries


def expected_interval(shares: NDArray[np.float64]) -> tuple[float, float]:
    """The 95 % interval of how often votes are right, from the probability (n) that each is.

    Wilson's interval of their sum, of n, with each half widened by the spread of that sum: the truth of the items is itself
    only guessed. Variances add: independent items.
    """
    total, mean = len(shares), float(shares.mean())
    low, high = wilson_interval(float(shares.sum()), total)
    open_half = 1.96 * float(np.sqrt((shares * (1 - shares)).sum())) / total
    return max(mean - float(np.hypot(mean - low, open_half)), 0.0), min(mean + float(np.hypot(high - mean, open_half)), 1.0)


def overall(given: Annotations, model: VoteModel, probabilities: NDArray[np.float64]) -> dict[str, Any]:
    """The figures of all annotators together: how many, how far they agree, and how good labels are where there is gold."""
    kappas = pairwise_kappas(given.votes, len(given.labels))
    num_votes = int((given.votes != ABSTAIN).sum())
    alpha = krippendorff_alpha(given.votes, len(given.labels))
    judged = int((given.gold != ABSTAIN).sum())
    shares = vote_shares(given.votes, len(given.labels))
    return {
        "items": len(given.items),
        "annotators_count": len(given.annotators),
        "labels": list(given.labels),
        "votes": num_votes,
        "alpha": _plain(alpha),
        "kappa": _plain(float(np.nanmean(kappas)) if np.isfinite(kappas).any() else np.nan),
        "model": type(model).__name__,
        "judged": judged,
        "accuracy": _accuracy(probabilities, given.gold) if judged else None,
        "majority_accuracy": _accuracy(shares, given.gold) if judged else None,
    }


def write_labels(out: Path, given: Annotations, probabilities: NDArray[np.float64]) -> None:
    """Write ``labels.csv`` and ``labels.parquet``: item, label, its probability, and a column P(label) for every label."""
    best = probabilities.argmax(axis=1)
    columns: dict[str, Any] = {
        "item": list(given.items),
        "label": [given.labels[label] for label in best.tolist()],
        "probability": probabilities[np.arange(len(best)), best],
    }
    columns |= {f"P({label})": probabilities[:, number] for number, label in enumerate(given.labels)}
    with whole_file(out / "labels.parquet") as temporary:
        pq.write_table(pa.table(columns), temporary)
    rounded = {name: np.round(column, 6) if isinstance(column, np.ndarray) else column for name, column in columns.items()}
    with whole_file(out / "labels.csv") as temporary:
        pacsv.write_csv(pa.table(rounded), temporary)


def brief_table(summaries: Sequence[AnnotatorSummary]) -> tuple[list[str], list[list[str]]]:
    """Columns and rows for a terminal."""
    columns = ["annotator", "votes", "accuracy", "interval", "majority", "kappa"]
    with_gold = any(one.judged for one in summaries)
    rows = []
    for one in summaries:
        row = [one.name, f"{one.votes}", f"{one.estimated:.3f}", "{:.2f} to {:.2f}".format(*one.interval)]
        row += [_shown(one.majority), _shown(one.kappa)]
        rows.append([*row, *((_shown(one.right / one.judged if one.judged else None), f"{one.judged}") if with_gold else ())])
    return [*columns, *(("gold", "of") if with_gold else ())], rows


def told(figures: Mapping[str, Any]) -> list[str]:
    """The figures of all together, in a few lines."""
    each = figures["votes"] / figures["items"]
    lines = [f"{figures['items']} items, {each:.1f} votes each; Krippendorff's alpha {_shown(figures['alpha']) or 'not known'}"]
    if figures["accuracy"] is not None:
        right = f"accuracy on {figures['judged']} items with gold: {figures['accuracy']:.3f}"
        lines.append(f"{right} (majority vote {figures['majority_accuracy']:.3f})")
    return lines


def _refuse_changed(out: Path, hashes: Mapping[str, str]) -> None:
    before = json.loads((out / "metrics.json").read_text(encoding="utf-8"))["sha256"]
    for name, sha256 in hashes.items():
        if before.get(name) != sha256:
            raise ValueError(
                f"{name}: the file changed since {out} was made; overwrite=true starts again with what it holds now"
            )


def _with_the_others(votes: NDArray[np.int64], column: int, num_labels: int) -> float | None:
    """The share of an annotator's votes that are what most others say of the item; one of n that tie counts 1/n."""
    said, others = votes[:, column], np.delete(votes, column, axis=1)
    counts = np.stack([(others == label).sum(axis=1) for label in range(num_labels)], axis=1)
    heard = counts.any(axis=1)
    best = counts[heard] == counts[heard].max(axis=1, keepdims=True)
    if not heard.any():
        return None
    return float((best[np.arange(len(best)), said[heard]] / best.sum(axis=1)).mean())


def _weighted_mean(values: NDArray[np.float64], weights: NDArray[np.int64]) -> float | None:
    known = np.isfinite(values)
    return float(np.average(values[known], weights=weights[known])) if known.any() else None


def _confusion(
    said: NDArray[np.int64], probabilities: NDArray[np.float64], labels: Sequence[str]
) -> tuple[str, str, float] | None:
    """The likeliest confusion: true label, what is said instead, and how often where that label is true."""
    counts = np.stack([probabilities[said == label].sum(axis=0) for label in range(len(labels))], axis=1)
    wrong = counts - np.diag(np.diagonal(counts))
    true, instead = divmod(int(wrong.argmax()), len(labels))
    if wrong[true, instead] < _LEAST_CONFUSED:
        return None
    return labels[true], labels[instead], float(wrong[true, instead] / counts[true].sum())


def _accuracy(probabilities: NDArray[np.float64], gold: NDArray[np.int64]) -> float:
    """The share of items with gold whose likeliest label is right; of n that tie, the right one counts 1/n."""
    known = np.flatnonzero(gold != ABSTAIN)
    best = probabilities[known] >= probabilities[known].max(axis=1, keepdims=True) - _TIE
    return float((best[np.arange(len(known)), gold[known]] / best.sum(axis=1)).mean())


def _plain(value: float) -> float | None:
    return value if np.isfinite(value) else None


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
