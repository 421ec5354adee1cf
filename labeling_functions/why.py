"""``tillroll why``: every vote on one field of one document, what it weighs, and what the votes together make of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import pydantic
import yaml
from numpy.typing import NDArray

from labeling_functions.cast import CastVote, votes_on
from labeling_functions.command import fitted_model
from labeling_functions.constraints import Found
from labeling_functions.inputs import tell_changed
from labeling_functions.label_model import FieldModel, LabelModelChoice
from labeling_functions.votes import ProbLabels, Votes, document_starts, read_labels, read_votes, votes_of
from receipts.config import Command, File, build, component, nearest
from receipts.console import say, table
from receipts.dataset import Dataset
from receipts.document import Document, Span
from receipts.labels import Schema
from receipts.run import CONFIG

_LABEL = "labeling_functions.command.Label"
_COLUMNS = 80
_LEAST_TEXT = 12
_MOST_CANDIDATES = 8
# An id of digits alone arrives as a number.
_Id = Annotated[str, pydantic.Strict(False), pydantic.Field(coerce_numbers_to_str=True)]


@component
class Why(Command):
    """Tells why a field of a document came out as it did: the votes, their weights, the candidates and their posterior.

        tillroll why run=runs/labels document=X51005255805 field=total

    Attributes:
        run: a folder that tillroll label wrote.
        document: the id of one of its documents.
        field: a field of its schema.
    """

    run: File
    document: _Id
    field: str

    def __call__(self) -> None:
        """Print the tables; nothing is written, and no labeling function is run."""
        run = _read_run(self.run)
        tell_changed(self.run)
        if self.field not in run.schema.fields:
            known = run.schema.fields
            hint = nearest(self.field, known) or f"; there are: {', '.join(known)}"
            raise ValueError(f"field: {self.field}: the schema has no such field{hint}")
        ids = [document.id for document in run.documents]
        if self.document not in ids:
            hint = nearest(self.document, ids) or f"; it holds {len(ids)}, the first is {ids[0]}"
            raise ValueError(f"document: {self.document}: {self.run} holds no such document{hint}")
        _explain(run, ids.index(self.document), self.field)


@dataclass(frozen=True)
class LabelingRun:
    """What a labeling run left: its documents, votes and labels, and the settings the votes were weighed with."""

    path: Path
    documents: Sequence[Document]
    votes: Votes
    labels: ProbLabels
    schema: Schema
    label_model: LabelModelChoice


def _read_run(path: Path) -> LabelingRun:
    config = _label_config(path)
    dataset = Dataset(path)
    votes = read_votes(path / "votes.parquet")
    if document_starts(dataset.documents).tolist() != votes.starts.tolist():
        raise ValueError(f"run: {path}: votes.parquet and documents.parquet are of different documents; label again")
    schema = build(config["schema"], "schema")
    labels = read_labels(path / dataset.manifest["labels"], schema.names, votes.starts)
    return LabelingRun(path, dataset.documents, votes, labels, schema, build(config["label_model"], "label_model"))


def _label_config(path: Path) -> dict[str, Any]:
    """The settings of a labeling run.

    Raises:
        ValueError: the folder is of no labeling run.
    """
    config = yaml.safe_load((path / CONFIG).read_text(encoding="utf-8")) if (path / CONFIG).exists() else None
    if isinstance(config, dict) and config.get("_target_") == _LABEL:
        return config
    inside = path / "labels"
    hint = f"did you mean {inside}?" if (inside / CONFIG).exists() else "expected a folder that tillroll label wrote"
    raise ValueError(f"run: {path} is no labeling run; {hint}")


def _explain(run: LabelingRun, number: int, field: str) -> None:
    document, label = run.documents[number], run.schema.label(field)
    part = slice(int(run.votes.starts[number]), int(run.votes.starts[number + 1]))
    model = fitted_model(run.label_model, run.documents, run.votes, run.schema)
    own = votes_of(run.votes, [number])
    found, values = model.read([document], own)[0][field], own.values
    _print_value(run.path, document, field, found)
    cast = votes_on(values, label, [candidate.span for candidate in found.candidates])
    if cast:
        _print_votes(run, document, cast, model, label)
    else:
        print(f"no function votes on {field} here")
    _print_notes(run.votes, values, cast, model, label)
    if found.candidates:
        _print_candidates(document, found, run.labels.probabilities[part, label], run.labels.covered[part])


def _print_value(path: Path, document: Document, field: str, found: Found) -> None:
    """What the run wrote for the field, and what is known."""
    lines = (path / "predictions.jsonl").read_text(encoding="utf-8").splitlines()
    entry = next(entry for entry in map(json.loads, lines) if entry["id"] == document.id)
    written = entry["fields"][field]
    rows = [[_plain(written or "(nothing)"), "chosen", f"{entry['confidence'][field]:.3f}"]]
    if document.fields is not None:
        rows.append([_plain(document.fields.get(field) or "(nothing)"), "known", ""])
    table(f"{field} of {_plain(document.id)}", [field, "", "probability"], rows)
    if written != (document.span_text(found.chosen.span) if found.chosen else None):
        say("fitted again, the label model chooses otherwise than in predictions.jsonl; was the run made by another version?")


def _print_votes(run: LabelingRun, document: Document, cast: Sequence[CastVote], model: FieldModel, label: int) -> None:
    rows = []
    for vote in cast:
        precision, weight = model.precision(vote.function, vote.label), model.weight(vote.function, vote.label, label)
        figures = ["-" if precision is None else f"{precision:.3f}", "-" if weight is None else f"{weight:+.2f}"]
        where = [_line(document, vote.span), _plain(document.span_text(vote.span)), run.schema.wide.names[vote.label]]
        rows.append([run.votes.names[vote.function], *where, *figures])
    _print_fitting("votes", ["function", "line", "text", "vote", "precision", "weight"], rows, text=2)


def _print_notes(votes: Votes, values: NDArray[np.int8], cast: Sequence[CastVote], model: FieldModel, label: int) -> None:
    """What the weights of single votes do not show: copies share a weight, and silence may speak."""
    voting = {vote.function for vote in cast}
    for cluster in model.groups:
        names = [votes.names[function] for function in cluster.tolist() if function in voting]
        if len(names) > 1:
            print(f"near copies, which share one weight where they vote together: {', '.join(names)}")
    asked = votes.exhaustive & (votes.values == label).any(axis=0) & ~(values == label).any(axis=0)
    if asked.any():
        silent = ", ".join(votes.names[function] for function in np.flatnonzero(asked).tolist())
        print(f"exhaustive and silent here, which speaks against every candidate: {silent}")


def _print_candidates(document: Document, found: Found, labels: NDArray[np.float32], covered: NDArray[np.bool_]) -> None:
    """The candidates, most probable first; ``label`` is the mean probability that training gets for their tokens."""
    rows = []
    ranked = sorted(found.candidates, key=lambda candidate: -candidate.probability)
    for candidate in ranked[:_MOST_CANDIDATES]:
        span = slice(*candidate.span)
        same = found.chosen is not None and candidate.value == found.chosen.value
        trained = f"{labels[span].mean():.3f}" if covered[span].all() else "-"
        mark = "chosen" if candidate == found.chosen else "same value" if same else ""
        text, line = _plain(document.span_text(candidate.span)), _line(document, candidate.span)
        rows.append([text, line, f"{candidate.log_odds:+.2f}", f"{candidate.probability:.3f}", trained, mark])
    others = ranked[_MOST_CANDIDATES:]
    if others:
        rows.append([f"({len(others)} others)", "", "", f"{sum(one.probability for one in others):.3f}", "", ""])
    none = 1 - sum(candidate.probability for candidate in found.candidates)
    rows.append(["(none of them)", "", "+0.00", f"{none:.3f}", "", ""])
    _print_fitting("candidates", ["candidate", "line", "log-odds", "posterior", "label", ""], rows, text=0)


def _print_fitting(title: str, columns: Sequence[str], rows: Sequence[list[str]], *, text: int) -> None:
    """Print a table whose column ``text`` is cut to what 80 columns leave it."""
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    room = max(_COLUMNS - 2 * (len(widths) - 1) - sum(widths) + widths[text], _LEAST_TEXT)
    table(title, columns, [[*row[:text], _cut(row[text], room), *row[text + 1 :]] for row in rows])


def _line(document: Document, span: Span) -> str:
    """The number of the line, from 1, on which a span starts."""
    return str(int(document.line[span.start]) + 1)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 3]}..."


def _plain(text: str) -> str:
    """The text without control characters, which a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)
