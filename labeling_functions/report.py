"""The page of a labeling run: what each function does, how good the labels are, and the receipts where functions fight."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labeling_functions.analysis import COLUMNS, FunctionSummary, conflicts
from labeling_functions.votes import Votes
from receipts.console import say
from receipts.document import Document
from receipts.jsonl import Prediction
from receipts.labels import OTHER, Schema
from receipts.metrics import is_correct
from receipts.pictures import read_picture
from receipts.report import Comparison, FieldSection, FigureSection, Picture, PictureSection, Section, TableSection, write_page

_MOST_RECEIPTS = 24


def write_report(
    path: Path,
    summaries: Sequence[FunctionSummary],
    votes: Votes,
    predictions: Sequence[Prediction],
    metrics: Mapping[str, Any],
    schema: Schema,
) -> None:
    """Write ``report.html`` of a labeling run."""
    documents = [one.document for one in predictions]
    sections: list[Section] = [figures(documents, metrics), function_table(summaries)]
    compared = [comparison(one) for one in predictions if one.document.fields is not None]
    if compared:
        note = "What the rules and the label model alone make of receipts whose fields are known; most errors first."
        sections.append(FieldSection("Receipts with known fields", worst(compared), note=note))
    note = "Where functions vote for different fields on one token, most such tokens first; coloured by the majority."
    sections.append(PictureSection("Where functions fight", _fights(documents, votes, schema), schema.names, note=note))
    write_page(path, "Labels from rules", sections, f"{len(votes.names)} functions on {len(documents)} receipts")


def figures(documents: Sequence[Document], metrics: Mapping[str, Any]) -> FigureSection:
    """The headline numbers of a run."""
    shown = [("receipts", f"{len(documents):,}")]
    if "blank_free" in metrics:
        low, high = metrics["blank_free"]["micro"]["interval"]
        shown += [
            ("blank-free micro F1", f"{metrics['blank_free']['micro']['f1']:.3f}"),
            ("95 % interval", f"{low:.3f} to {high:.3f}"),
            ("exact micro F1", f"{metrics['exact']['micro']['f1']:.3f}"),
            ("receipts scored on", f"{metrics['documents']}"),
        ]
    return FigureSection("Figures", shown)


def function_table(summaries: Sequence[FunctionSummary]) -> TableSection:
    """The labeling functions, a row each."""
    note = (
        "receipts, tokens: share voted on. overlap, conflict: share of its votes where others vote too, or otherwise. "
        "accuracy: share of its spans that lie in the known field, of so many judged."
    )
    return TableSection("Labeling functions", COLUMNS, [_numbers(summary.row()) for summary in summaries], note=note)


def comparison(prediction: Prediction) -> Comparison:
    """A prediction beside its document's known fields; `worst` adds the picture to those that are shown."""
    document = prediction.document
    gold = document.fields or {}
    return Comparison(
        document=document,
        predicted=prediction.fields,
        gold=gold,
        correct={
            name: is_correct(name, prediction.fields.get(name), true, blank_free=True) for name, true in gold.items() if true
        },
        confidence=prediction.confidence,
    )


def worst(compared: Sequence[Comparison]) -> list[Comparison]:
    """The comparisons with the most errors first, as many as a page carries, with their pictures."""
    ordered = sorted(compared, key=lambda one: -one.wrong)[:_MOST_RECEIPTS]
    return [replace(one, image=picture_of(one.document)) for one in ordered]


def picture_of(document: Document) -> NDArray[np.uint8] | None:
    """The document's picture, or None where it has none.

    One that turns out broken is told and left out: the page is written at the end of a run, and the run's work must stay.
    """
    try:
        return read_picture(Path(document.image)) if document.image else None
    except (ValueError, OSError) as fault:
        say(f"report: {document.id} is drawn without its picture: {fault}")
        return None


def _fights(documents: Sequence[Document], votes: Votes, schema: Schema) -> list[Picture]:
    """The documents with the most contested tokens, coloured by the majority of the votes for fields."""
    ranges = list(zip(votes.starts[:-1], votes.starts[1:], strict=True))
    counts = [conflicts(votes.values[a:b]) for a, b in ranges]
    hardest = [index for index in np.argsort(counts, kind="stable")[::-1][:_MOST_RECEIPTS].tolist() if counts[index]]
    pictures = []
    for index in hardest:
        values = votes.values[slice(*ranges[index])]
        tally = np.stack([(values == label).sum(axis=1) for label in range(schema.cardinality)], axis=1)
        tally[:, OTHER] = 0
        labeled = replace(documents[index], labels=tally.argmax(axis=1).astype(np.int8))
        pictures.append(Picture(labeled, f"{labeled.id}: {counts[index]} contested tokens", picture_of(labeled)))
    return pictures


def _numbers(row: Sequence[str]) -> list[str | float]:
    """The row with its figures as numbers, so that the table sorts by them."""
    return [*row[:2], *(float(value) if value else "" for value in row[2:])]
