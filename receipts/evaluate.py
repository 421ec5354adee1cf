"""``tillroll evaluate``: predictions against known fields, as a table and metrics.json."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from receipts.config import Command, File, component
from receipts.console import say, table
from receipts.files import write_json
from receipts.jsonl import read_documents, read_fields
from receipts.metrics import Fields, Score, field_scores, interval, micro, word_score


@component
class Evaluate(Command):
    """Scores predictions against the fields of documents.

        tillroll evaluate pred=runs/demo/predictions.jsonl gold=examples/sroie/documents.jsonl

    Attributes:
        pred: predictions, a json object a line, as tillroll read and tillroll train write them.
        gold: documents that carry fields; those without are passed over.
        out: the folder of metrics.json; that of pred unless set.
    """

    pred: File
    gold: File
    out: File | None = None

    def __call__(self) -> float:
        """Print the table and write metrics.json; gives the blank-free micro F1."""
        gold = {key: fields for key, fields in read_fields(self.gold).items() if fields is not None}
        if not gold:
            raise ValueError(f"gold: no document of {self.gold} carries fields; there is nothing to score against")
        found = {key: fields or {} for key, fields in read_fields(self.pred).items()}
        absent = [key for key in gold if key not in found]
        if len(absent) == len(gold):
            raise ValueError(f"pred: {self.pred} and {self.gold} share no document; were they made from the same receipts?")
        if absent:
            say(f"{len(absent)} of {len(gold)} documents with fields were not predicted and count as missed ({absent[0]}, ...)")
        metrics = {**field_metrics(found, gold), "words": _words(self.pred, self.gold)}
        print_fields(metrics)
        write_json(Path(self.out or self.pred.parent) / "metrics.json", metrics)
        return float(metrics["blank_free"]["micro"]["f1"])


def field_metrics(predicted: Mapping[str, Fields], gold: Mapping[str, Fields]) -> dict[str, Any]:
    """Both forms of the field metrics as plain values: ``exact`` and ``blank_free``, each by field and ``micro``."""
    metrics: dict[str, Any] = {"documents": len(gold)}
    for form in ("exact", "blank_free"):
        scores = field_scores(predicted, gold, blank_free=form == "blank_free")
        metrics[form] = {name: _plain(score) for name, score in {**scores, "micro": micro(scores)}.items()}
        metrics[form]["micro"]["interval"] = interval(predicted, gold, blank_free=form == "blank_free")
    return metrics


def print_fields(metrics: Mapping[str, Any]) -> None:
    """Print field metrics as a table."""
    rows = [
        [
            name,
            f"{score['gold']}",
            *(f"{value:.3f}" for form in ("exact", "blank_free") for value in _figures(metrics[form][name])),
        ]
        for name, score in metrics["exact"].items()
    ]
    columns = ["field", "gold", "exact P", "R", "F1", "blank-free P", "R", "F1"]
    table(f"fields of {metrics['documents']} documents", columns, rows)
    low, high = metrics["blank_free"]["micro"]["interval"]
    print(f"blank-free micro F1 {metrics['blank_free']['micro']['f1']:.3f} (95 % interval {low:.3f} to {high:.3f})")


def _figures(score: Mapping[str, Any]) -> list[float]:
    return [score["precision"], score["recall"], score["f1"]]


def _plain(score: Score) -> dict[str, Any]:
    counts = {"correct": score.correct, "predicted": score.predicted, "gold": score.gold}
    return {**counts, "precision": score.precision, "recall": score.recall, "f1": score.f1}


def _words(pred: Path, gold: Path) -> dict[str, Any]:
    """How much of the documents' text the predictions hold."""
    read = {document.id: document.line_texts for document in read_documents(pred)}
    total = Score(0, 0, 0)
    for document in read_documents(gold):
        if document.id in read:
            total += word_score(read[document.id], document.line_texts)
    return _plain(total)
