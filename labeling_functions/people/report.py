"""The page of annotators: how good each is, who agrees with whom, and the items that stay open."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from labeling_functions.people.agreement import pairwise_kappas, wilson_interval
from labeling_functions.people.annotations import Annotations
from labeling_functions.seeing.redundancy import neighbours_first
from receipts.labels import ABSTAIN
from receipts.report import FigureSection, Section, TableSection, write_page
from receipts.report_matrix import MatrixSection

if TYPE_CHECKING:
    from labeling_functions.people.command import AnnotatorSummary

_MOST_ITEMS = 100
_MOST_ANNOTATORS = 120


def write_report(
    path: Path,
    given: Annotations,
    probabilities: NDArray[np.float64],
    summaries: Sequence["AnnotatorSummary"],
    figures: Mapping[str, Any],
) -> None:
    """Write ``report.html`` of a table of annotations."""
    sections: list[Section] = [_figures(figures), _annotators(summaries), _agreement(given), _open_items(given, probabilities)]
    write_page(path, "Annotators", sections, f"{len(given.annotators)} annotators on {len(given.items)} items")


def _figures(figures: Mapping[str, Any]) -> FigureSection:
    shown = [("items", f"{figures['items']:,}"), ("votes", f"{figures['votes']:,}")]
    named = (("Krippendorff's alpha", "alpha"), ("mean Cohen's kappa", "kappa"), ("accuracy on gold", "accuracy"))
    shown += [
        (name, f"{figures[key]:.3f}")
        for name, key in (*named, ("majority vote on gold", "majority_accuracy"))
        if figures[key] is not None
    ]
    note = "Alpha and kappa: 1 where all agree, 0 where they agree no more than by chance."
    return FigureSection("Figures", shown, note)


def _annotators(summaries: Sequence["AnnotatorSummary"]) -> TableSection:
    with_gold = any(one.judged for one in summaries)
    rows: list[list[Any]] = []
    for one in summaries:
        confusion = "{} → {} ({:.2f})".format(*one.confusion) if one.confusion else ""
        row = [one.name, one.votes, one.estimated, _range(one.interval), one.majority, one.kappa]
        if with_gold:
            gold = wilson_interval(one.right, one.judged)
            row += [one.right / one.judged, _range(gold), one.judged] if one.judged else [None, "", 0]
        rows.append([*row, confusion])
    columns = ["annotator", "votes", "accuracy", "interval", "majority", "kappa"]
    columns += ["gold", "interval", "of"] if with_gold else []
    note = (
        "accuracy: how often the labels are right, as the label model reckons, with its 95 % interval. majority: share of "
        "votes that are what most others say of the item. kappa: mean of Cohen's kappa with the others, by items in common. "
        "confuses: true label → what is said instead, and how often."
    )
    return TableSection("Annotators", [*columns, "confuses"], rows, note=note)


def _agreement(given: Annotations) -> MatrixSection:
    kappas = pairwise_kappas(given.votes, len(given.labels))
    rated = (given.votes != ABSTAIN).astype(np.int64)
    common = rated.T @ rated
    note = "Cohen's kappa of every two annotators on the items that both labeled; dotted where that tells nothing."
    shown = np.arange(len(given.annotators))
    if len(shown) > _MOST_ANNOTATORS:
        shown = np.sort(np.argsort(-rated.sum(axis=0), kind="stable")[:_MOST_ANNOTATORS])
        note += f" Of {len(given.annotators)}, the {_MOST_ANNOTATORS} who labeled most are shown."
    order = neighbours_first(np.nan_to_num(kappas, nan=0.0), [], shown)
    square = np.ix_(order, order)
    return MatrixSection(
        "Who agrees with whom",
        [given.annotators[place] for place in order],
        kappas[square],
        more={"items both labeled": common[square]},
        measure="kappa",
        note=note,
    )


def _open_items(given: Annotations, probabilities: NDArray[np.float64]) -> TableSection:
    """The items whose label is least sure, each with its votes."""
    entropy = -(probabilities * np.log2(np.maximum(probabilities, 1e-300))).sum(axis=1)
    order = np.argsort(-entropy, kind="stable")[:_MOST_ITEMS].tolist()
    rows: list[list[Any]] = []
    for item in order:
        best = int(probabilities[item].argmax())
        cast = [
            f"{given.annotators[a]}: {given.labels[given.votes[item, a]]}" for a in np.flatnonzero(given.votes[item] != ABSTAIN)
        ]
        gold = given.labels[given.gold[item]] if given.gold[item] != ABSTAIN else None
        rows.append([given.items[item], given.labels[best], float(probabilities[item, best]), ", ".join(cast), gold])
    columns = ["item", "label", "probability", "votes", "gold"]
    if not (given.gold != ABSTAIN).any():
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    note = f"The {len(rows)} items whose label is least sure: let another person look at these first."
    return TableSection("Items that stay open", columns, rows, note=note)


def _range(interval: tuple[float, float]) -> str:
    return "{:.2f}\u00a0to\u00a0{:.2f}".format(*interval)
