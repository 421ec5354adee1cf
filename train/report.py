"""The page of a training run: figures, loss, rules, rendered receipts with their truth, real ones with what was read."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from labeling_functions.seeing.analysis import analyse
from labeling_functions.seeing.report import comparison, figures, function_table, worst
from labeling_functions.votes import read_votes
from receipts.dataset import Dataset
from receipts.labels import Schema
from receipts.report import CurveSection, FieldSection, Picture, PictureSection, Section, TableSection, write_page

_MOST_PICTURES = 6


def write_report(
    path: Path,
    schema: Schema,
    curves: Mapping[str, Sequence[tuple[int, float]]],
    metrics: Mapping[str, Any],
    read: Sequence[tuple[Any, Any]],
    data: Path | None,
    labels: Path | None,
) -> None:
    """Write ``report.html`` of a training run, the last file of the run."""
    sections: list[Section] = [figures([one.document for one, _ in read], metrics)]
    if "blank_free" in metrics:
        sections.append(_field_table(metrics))
    if read:
        note = "Receipts whose fields no training saw, read by the trained model; most errors first."
        compared = [comparison(prediction) for prediction, _ in read]
        sections.append(FieldSection("Real receipts: read and known", worst(compared), note=note))
    sections.append(CurveSection("Loss", dict(curves), "step", "loss"))
    if labels is not None:
        dataset = Dataset(labels)
        sections.append(function_table(analyse(read_votes(labels / "votes.parquet"), dataset.documents, schema.wide)))
    if data is not None:
        sections += _rendered(Dataset(data), schema)
    write_page(path, "Training", sections, f"{path.parent}")


def _rendered(dataset: Dataset, schema: Schema) -> list[Section]:
    count = min(dataset.num_pictures, _MOST_PICTURES)
    samples = [dataset[index] for index in range(count)]
    pictures = [Picture(sample.document, sample.document.id, sample.image) for sample in samples]
    if not pictures:
        pictures = [Picture(document, document.id) for document in dataset.documents[:_MOST_PICTURES]]
    note = f"{len(dataset)} receipts that never existed, with their exact truth; these are the first."
    return [PictureSection("Rendered receipts", pictures, schema.names, note=note)]


def _field_table(metrics: Mapping[str, Any]) -> TableSection:
    rows = [
        [
            name,
            score["gold"],
            *(metrics[form][name][figure] for form in ("exact", "blank_free") for figure in ("precision", "recall", "f1")),
        ]
        for name, score in metrics["exact"].items()
    ]
    columns = ["field", "known", "exact precision", "recall", "F1", "blank-free precision", "recall", "F1"]
    return TableSection(
        "Fields", columns, [[value if isinstance(value, str | int) else round(value, 3) for value in row] for row in rows]
    )
