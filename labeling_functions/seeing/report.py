"""The page of a labeling run: what each function does, what changed, who repeats whom, and where functions fight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labeling_functions.constraints import Found
from labeling_functions.seeing.analysis import COLUMNS, FunctionSummary
from labeling_functions.seeing.changes import Changes
from labeling_functions.seeing.fights import Fight, few_of_each, fights, sides
from labeling_functions.seeing.redundancy import Redundancy, neighbours_first
from labeling_functions.votes import Votes
from receipts.console import say
from receipts.document import Document
from receipts.jsonl import Prediction
from receipts.labels import Schema
from receipts.metrics import is_correct
from receipts.pictures import read_picture
from receipts.report import Comparison, FieldSection, FigureSection, Section, TableSection, write_page
from receipts.report_matrix import MatrixSection, runs_of
from receipts.report_votes import Contest, VoteGroup, VoteSection

_MOST_RECEIPTS = 24
_MOST_OF_ONE = 2
_MOST_ROWS = 300
# So many functions make a matrix that can still be read on a page.
_MOST_FUNCTIONS = 120


@dataclass(frozen=True, eq=False)
class Seen:
    """What a page of a labeling run is made of.

    Attributes:
        votes: on all receipts.
        decoded: what `decode` gives for each receipt.
        summaries: of the functions.
        redundancy: how the functions hang together.
        changes: since an earlier run, if there was one.
    """

    votes: Votes
    decoded: Sequence[Mapping[str, Found]]
    summaries: Sequence[FunctionSummary]
    redundancy: Redundancy
    changes: Changes | None = None


def write_report(path: Path, seen: Seen, predictions: Sequence[Prediction], metrics: Mapping[str, Any], schema: Schema) -> None:
    """Write ``report.html`` of a labeling run."""
    documents = [one.document for one in predictions]
    sections: list[Section] = [figures(documents, metrics)]
    if seen.changes is not None:
        sections += change_sections(seen.changes)
    sections.append(function_table(seen.summaries))
    compared = [comparison(one) for one in predictions if one.document.fields is not None]
    if compared:
        note = "What the rules and the label model alone make of receipts whose fields are known; most errors first."
        sections.append(FieldSection("Receipts with known fields", worst(compared), note=note))
    sections.append(redundancy_map(seen.votes.names, seen.redundancy))
    sections.append(_fights(documents, seen, schema))
    write_page(path, "Labels from rules", sections, f"{len(seen.votes.names)} functions on {len(documents)} receipts")


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
    """The labeling functions, a row each; columns of which nothing is known are left out."""
    rows = [summary.row() for summary in summaries]
    places = [place for place in range(len(COLUMNS)) if place < 2 or any(row[place] for row in rows)]
    note = (
        "receipts, tokens: share voted on. model: how often its spans are right, as the label model reckons without gold. "
        "gold: share of its spans that lie in the known field, its 95 % interval, of so many judged. exact P, R: precision and "
        "recall of its spans on synthetic receipts, where the truth is exact. overlap, conflict: share of its votes where "
        "others vote too, or otherwise."
    )
    numbers = [[_number(row[place], place) for place in places] for row in rows]
    return TableSection("Labeling functions", [COLUMNS[place] for place in places], numbers, note=note)


def change_sections(changes: Changes) -> list[Section]:
    """What changed since an earlier run: its figures, the functions, and the fields that read otherwise."""
    better, worse = (sum(flip.verdict == way for flip in changes.flips) for way in (1, -1))
    moved = len({name for name, *_ in changes.moved})
    shown = [("functions added", f"{len(changes.added)}"), ("removed", f"{len(changes.removed)}")]
    shown += [("with other figures", f"{moved}"), ("fields that read otherwise", f"{len(changes.flips)}")]
    if changes.f1 is not None and changes.since.f1 is not None:
        shown += [("blank-free micro F1", f"{changes.since.f1:.3f} → {changes.f1:.3f}")]
        shown += [("became right, wrong", f"{better}, {worse}")]
    note = f"Compared with {changes.since.name}, on the {changes.shared} receipts of both runs."
    if changes.f1 is not None and changes.documents != changes.since.documents:
        note += f" F1 before is over {changes.since.documents} receipts, now over {changes.documents}."
    sections: list[Section] = [FigureSection("What changed", shown, note)]
    rows: list[list[Any]] = [[name, "added", None, None] for name in changes.added]
    rows += [[name, "removed", None, None] for name in changes.removed]
    rows += [list(row) for row in changes.moved]
    if rows:
        columns = ("function", "what", "before", "now")
        sections.append(TableSection("Functions that changed", columns, rows[:_MOST_ROWS], note=_cut_note(rows)))
    if changes.flips:
        verdict = {1: "now right", -1: "now wrong", 0: ""}
        told = [[f.document, f.field, f.before, f.now, f.known, verdict[f.verdict]] for f in changes.flips]
        columns_of_fields = ("receipt", "field", "before", "now", "known", "verdict")
        sections.append(TableSection("Fields that read otherwise", columns_of_fields, told[:_MOST_ROWS], note=_cut_note(told)))
    return sections


def redundancy_map(names: Sequence[str], found: Redundancy) -> MatrixSection:
    """The functions against one another, those that hang together side by side."""
    shown = found.voting
    note = (
        "How two functions' votes hang together once the label is known: 0 for functions that err independently, 1 for "
        "copies. A group that the label model takes for copies is outlined: where they vote together they share one weight. "
        "Functions that never vote are left out."
    )
    if len(shown) > _MOST_FUNCTIONS:
        apart = np.abs(found.correlation - np.diag(np.diagonal(found.correlation)))
        strongest = np.argsort(-apart[shown].max(axis=1), kind="stable")[:_MOST_FUNCTIONS]
        note += f" Of {len(shown)}, the {_MOST_FUNCTIONS} are shown that hang most on another."
        shown = np.sort(shown[strongest])
    order = neighbours_first(found.correlation, found.clusters, shown)
    square = np.ix_(order, order)
    return MatrixSection(
        "Which functions repeat one another",
        [names[place] for place in order],
        found.correlation[square],
        groups=runs_of(order, found.clusters),
        more={"tokens both vote on": found.together[square], "of these alike": found.alike[square]},
        measure="correlation",
        note=note,
    )


def comparison(prediction: Prediction) -> Comparison:
    """A prediction beside its document's known fields; `worst` adds the picture to those that are shown."""
    document = prediction.document
    gold = document.fields or {}
    return Comparison(
        document=document,
        predicted=prediction.fields,
        gold=gold,
        correct={
            name: is_correct(name, prediction.fields.get(name), true, "blank_free") for name, true in gold.items() if true
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


def _fights(documents: Sequence[Document], seen: Seen, schema: Schema) -> VoteSection:
    """The fields on which votes disagree and the posterior stays open, hardest first."""
    found = fights(seen.votes, seen.decoded, schema)
    shown = list(few_of_each(found, _MOST_RECEIPTS, _MOST_OF_ONE))
    note = (
        "Fields on which functions disagree, hardest first: by the share of votes that are not for what most are for, times "
        f"the entropy of the posterior. {len(found):,} fields are contested, {len(shown)} are shown. A number stands left of "
        "what was voted on; votes for other, and for what the schema sets aside, speak against the field."
    )
    contests = [_contest(fight, documents[fight.document], seen, schema) for fight in shown]
    return VoteSection("Where functions fight", contests, note=note)


def _contest(fight: Fight, document: Document, seen: Seen, schema: Schema) -> Contest:
    votes, found, label = seen.votes, seen.decoded[fight.document][fight.field], schema.label(fight.field)
    values = votes.values[votes.starts[fight.document] : votes.starts[fight.document + 1]]
    money = schema.fields[fight.field].kind == "money"
    groups = [
        VoteGroup(
            label=schema.wide.names[side.label],
            text=side.text,
            spans=side.spans,
            voters=[votes.names[function] for function in side.functions],
            probability=side.probability,
            chosen=side.chosen,
        )
        for side in sides(document, values, found, label, money=money)
    ]
    chosen = document.span_text(found.chosen.span) if found.chosen else "(nothing)"
    outcome = [("chosen", chosen), ("posterior", f"{found.confidence:.3f}")]
    gold = (document.fields or {}).get(fight.field)
    outcome += [("known", gold)] if gold else []
    outcome += [("disagreement", f"{fight.disagreement:.2f}"), ("entropy", f"{fight.entropy_bits:.2f} bits")]
    return Contest(document, fight.field, groups, outcome, picture_of(document))


def _cut_note(rows: Sequence[Any]) -> str:
    return f"The first {_MOST_ROWS} of {len(rows):,}." if len(rows) > _MOST_ROWS else ""


def _number(text: str, place: int) -> str | float | int | None:
    """A cell with its figure as a number, so that the table sorts by it."""
    if COLUMNS[place] in ("function", "label", "interval"):
        return text
    return None if not text else int(text) if COLUMNS[place] == "of" else float(text)
