"""``tillroll label``: functions vote on documents, a label model turns the votes into probabilities."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from labeling_functions.apply import apply_functions
from labeling_functions.cache import VoteCache
from labeling_functions.constraints import one_per_document, prediction
from labeling_functions.inputs import input_hashes, refuse_changed
from labeling_functions.label_model import FieldModel, LabelModelChoice
from labeling_functions.load import load_functions
from labeling_functions.seeing import Weighed, check_synthetic, earlier_run, summarise
from labeling_functions.seeing.analysis import FunctionSummary, brief_table
from labeling_functions.seeing.changes import Changes, PastRun, changes_since, told
from labeling_functions.seeing.redundancy import redundancy
from labeling_functions.votes import Votes, narrow, votes_of, write_labels, write_votes
from receipts.config import Command, Count, File, component, to_config
from receipts.console import progress, say, table
from receipts.dataset import Dataset, write_documents_table, write_manifest
from receipts.document import Document
from receipts.evaluate import field_metrics, print_fields
from receipts.files import explain_os_error, write_json
from receipts.jsonl import Prediction, read_documents, write_predictions
from receipts.labels import ABSTAIN, Schema
from receipts.pictures import check_picture
from receipts.run import open_run

_LOOSE = ("out", "workers", "cache", "since", "resume", "overwrite")


@component
class Label(Command):
    """Lets labeling functions vote on receipts, and turns the votes into probabilities.

        tillroll label documents=examples/sroie/documents.jsonl out=runs/labels
        tillroll label documents=receipts.jsonl functions=my_rules.py label_model=majority out=runs/mine

    Attributes:
        documents: receipts as json lines, or a dataset's folder.
        out: the folder of the run.
        functions: a file or module with labeling functions; the shipped library unless set.
        label_model: how votes become probabilities.
        schema: the fields.
        tolerate_faults: a function that fails on a receipt abstains there and is counted, instead of ending the run.
        workers: processes that ask the functions; the votes are the same for any number.
        cache: a folder of votes cast before: a function that is as it was is not asked again about receipts that are as they
            were. None asks all.
        synthetic: a dataset of tillroll synth: how the functions fare where the truth is exact is told too.
        since: another run's folder: what changed since is told; without it, since the run that is overwritten.
        resume: take up a run that was cut short.
        overwrite: start again where a run stands.
    """

    documents: File
    out: File
    functions: File | None = None
    label_model: LabelModelChoice
    schema: Schema
    tolerate_faults: bool = False
    workers: Count = 1
    cache: File | None = Path(".tillroll/votes")
    synthetic: File | None = None
    since: File | None = None
    resume: bool = False
    overwrite: bool = False

    def __call__(self) -> float | None:
        """Write votes, probabilities, predictions and the report; gives the blank-free micro F1 where fields are known."""
        documents = load_documents(self.documents)
        functions = load_functions(self.functions)
        check_synthetic(self.synthetic)
        past = earlier_run(self.since, self.out, overwrite=self.overwrite)
        run = open_run(
            self.out, to_config(self), last_file="manifest.json", loose=_LOOSE, resume=self.resume, overwrite=self.overwrite
        )
        if run.finished:
            refuse_changed(self.out, self.documents, self.functions)
            say(f"{self.out}: complete already")
            return None
        weighed = self._weigh(documents, self._vote(functions, documents))
        summaries = summarise(
            weighed, documents, self.schema, synthetic=self.synthetic, vote=lambda others: self._vote(functions, others)
        )
        return self._write(documents, weighed, summaries, past)

    def _vote(self, functions: Sequence[Any], documents: Sequence[Document]) -> Votes:
        with progress("voting", len(documents), "receipts") as advance:
            votes = apply_functions(
                functions,
                documents,
                self.schema,
                tolerate_faults=self.tolerate_faults,
                workers=self.workers,
                place=self.functions,
                vote_cache=VoteCache(self.cache, say) if self.cache else None,
                advance=advance,
            )
        if (votes.values == ABSTAIN).all():
            say("no function votes on any token: all probabilities are uniform, no token is covered, and no field is found")
        return votes

    def _weigh(self, documents: Sequence[Document], votes: Votes) -> Weighed:
        """Fit the label model, then read all receipts."""
        if all(document.fields is not None for document in documents):
            say("every receipt carries fields; the label model is fitted on the votes on all of them")
        model = fitted_model(self.label_model, documents, votes, self.schema)
        decoded = model.read(documents, votes)
        return Weighed(votes, model, one_per_document(documents, decoded, self.schema), decoded)

    def _write(
        self,
        documents: Sequence[Document],
        weighed: Weighed,
        summaries: Sequence[FunctionSummary],
        past: PastRun | None,
    ) -> float | None:
        out, votes, schema = self.out, weighed.votes, self.schema
        name = type(self.label_model).__name__.lower()
        asked = [{name: found[name] for name in schema.fields} for found in weighed.decoded]
        predictions = [prediction(document, found) for document, found in zip(documents, asked, strict=True)]
        write_documents_table(out, documents)
        write_votes(out / "votes.parquet", votes)
        write_labels(out / f"labels-{name}.parquet", weighed.labels, schema.names, votes.starts)
        write_predictions(out / "predictions.jsonl", predictions)
        gold = {document.id: document.fields for document in documents if document.fields is not None}
        metrics = field_metrics({one.document.id: one.fields for one in predictions}, gold) if gold else {}
        by_function = {summary.name: summary.figures() for summary in summaries}
        write_json(out / "metrics.json", {**metrics, "faults": votes.faults, "functions": by_function})
        changes = changes_since(past, summaries, predictions, metrics) if past else None
        self._write_report(weighed, summaries, predictions, metrics, changes)
        self._tell(summaries, votes)
        if metrics:
            print_fields(metrics)
        for line in told(changes) if changes else ():
            print(line)
        write_manifest(out, self._description(len(documents), f"labels-{name}.parquet"))
        return float(metrics["blank_free"]["micro"]["f1"]) if metrics else None

    def _write_report(
        self,
        weighed: Weighed,
        summaries: Sequence[FunctionSummary],
        predictions: Sequence[Prediction],
        metrics: Mapping[str, Any],
        changes: Changes | None,
    ) -> None:
        from labeling_functions.seeing.report import Seen, write_report

        values = narrow(weighed.votes.values, self.schema)
        repeated = redundancy(values, weighed.labels.probabilities, weighed.model.groups)
        seen = Seen(weighed.votes, weighed.decoded, summaries, repeated, changes)
        write_report(self.out / "report.html", seen, predictions, metrics, self.schema)

    def _description(self, count: int, labels: str) -> dict[str, Any]:
        """What the manifest says of the run."""
        return {
            "schema": list(self.schema.names),
            "config": to_config(self),
            "documents": str(self.documents),
            **input_hashes(self.documents, self.functions),
            "labels": labels,
            "count": count,
            "versions": {package: version(package) for package in ("tillroll", "snorkel", "numpy", "pyarrow")},
        }

    def _tell(self, summaries: Sequence[FunctionSummary], votes: Votes) -> None:
        table("labeling functions", *brief_table(summaries))
        for name, count in votes.faults.items():
            say(f"labeling function {name} failed on {count} receipts and abstained there (tolerate_faults)")


def fitted_model(choice: LabelModelChoice, documents: Sequence[Document], votes: Votes, schema: Schema) -> FieldModel:
    """A label model fitted on the votes on the receipts without fields; on those on all where all carry fields."""
    unknown = [number for number, document in enumerate(documents) if document.fields is None] or range(len(documents))
    chosen = votes_of(votes, unknown)
    say(f"fitting the label model on {len(chosen.values)} tokens")
    return choice.fit([documents[number] for number in unknown], chosen, schema)


def load_documents(place: Path) -> list[Document]:
    """The documents of a json-lines file or of a dataset; empty ones are told.

    Raises:
        ValueError: a line that is no document, a picture that is not there or is none, or no text in any document.
    """
    documents = list(Dataset(place).documents) if place.is_dir() else read_documents(place)
    empty = [document.id for document in documents if not len(document)]
    if len(empty) == len(documents):
        raise ValueError(f"documents: {place}: none of its {len(documents)} documents holds any text")
    if empty:
        say(f"documents: {len(empty)} of {len(documents)} hold no text and teach nothing: {', '.join(empty[:5])}")
    for document in documents:
        _check_picture(document, place)
    return documents


def _check_picture(document: Document, place: Path) -> None:
    try:
        if document.image:
            check_picture(Path(document.image))
    except (ValueError, OSError) as fault:
        told = explain_os_error(fault) if isinstance(fault, OSError) else str(fault)
        what = f"documents: {place}: image of {document.id}: {told}"
        raise ValueError(f'{what}; a receipt without a picture has "image": null') from None
