"""``tillroll evaluate``: predictions against known fields, as a table and metrics.json."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from receipts.config import Command, File, component
from receipts.console import say, table
from receipts.document import Document
from receipts.files import write_json
from receipts.jsonl import Prediction, read_documents, read_fields, read_predictions
from receipts.metrics import (
    FORMS,
    Fields,
    Form,
    Score,
    box_score,
    calibration_error,
    field_scores,
    interval,
    is_correct,
    micro,
    phrase_score,
    word_score,
)

# The forms that are told together, and the one of them that a run is judged by.
By = Literal["text", "value"]
_SHOWN: Mapping[By, tuple[Form, ...]] = {"text": ("exact", "blank_free"), "value": ("value",)}


@component
class Evaluate(Command):
    """Scores predictions against the fields of documents; what was read off pictures, against their text too.

        tillroll evaluate pred=runs/demo/predictions.jsonl gold=examples/sroie/documents.jsonl
        tillroll evaluate pred=runs/german/predictions.jsonl gold=german.jsonl by=value

    Attributes:
        pred: predictions, a json object a line, as tillroll read and tillroll train write them.
        gold: documents that carry fields; those without are passed over.
        by: text compares strings, exact and blank-free; value compares what they say: dates as dates, amounts as amounts, other
            text by whether the prediction holds the gold string. By value, fields that no prediction names are left out.
        out: the folder of metrics.json; that of pred unless set.
    """

    pred: File
    gold: File
    by: By = "text"
    out: File | None = None

    def __call__(self) -> float:
        """Print the table and write metrics.json; gives the micro F1, blank-free or by value."""
        gold = {key: fields for key, fields in read_fields(self.gold).items() if fields is not None}
        if not gold:
            raise ValueError(f"gold: no document of {self.gold} carries fields; there is nothing to score against")
        read = read_predictions(self.pred)
        found = {key: one.fields for key, one in read.items()}
        absent = [key for key in gold if key not in found]
        if len(absent) == len(gold):
            raise ValueError(f"pred: {self.pred} and {self.gold} share no document; were they made from the same receipts?")
        unnamed = unnamed_fields(found, gold)
        if self.by == "value" and not any(fields.keys() - unnamed for fields in gold.values()):
            raise ValueError(f"pred: {self.pred} names none of the fields that {self.gold} knows ({', '.join(unnamed)})")
        if absent:
            say(f"{len(absent)} of {len(gold)} documents with fields were not predicted and count as missed ({absent[0]}, ...)")
        if unnamed and self.by == "value":
            say(f"left out of the figures: {', '.join(unnamed)} (no prediction names it)")
        confidence = {key: one.confidence for key, one in read.items()}
        text = text_metrics(read, read_documents(self.gold))
        metrics = {**field_metrics(found, gold, confidence), **text}
        print_fields(metrics, self.by)
        # Where the text was given, nothing was read.
        if any(one["correct"] < max(one["predicted"], one["gold"]) for one in text.values()):
            rows = [[name, f"{one['gold']}", *(f"{value:.3f}" for value in _figures(one))] for name, one in text.items()]
            table("text", ["", "gold", "P", "R", "F1"], rows)
        write_json(Path(self.out or self.pred.parent) / "metrics.json", metrics)
        return float(metrics[_SHOWN[self.by][-1]]["micro"]["f1"])


def field_metrics(
    predicted: Mapping[str, Fields], gold: Mapping[str, Fields], confidence: Mapping[str, Mapping[str, float]] | None = None
) -> dict[str, Any]:
    """The field metrics as plain values: ``exact``, ``blank_free`` and ``value``, each by field and ``micro``.

    By value, fields that no prediction names are left out: the reader's schema has none such. With confidences, the expected
    calibration error of what was read stands beside, as ``calibration_error``.
    """
    metrics: dict[str, Any] = {"documents": len(gold)}
    unnamed = unnamed_fields(predicted, gold)
    asked = {key: {name: text for name, text in fields.items() if name not in unnamed} for key, fields in gold.items()}
    for form in FORMS:
        known = asked if form == "value" else gold
        scores = field_scores(predicted, known, form)
        metrics[form] = {name: _plain(score) for name, score in {**scores, "micro": micro(scores)}.items()}
        metrics[form]["micro"]["interval"] = interval(predicted, known, form)
    if confidence is not None:
        read = [
            (confidence[key][name], is_correct(name, value, gold[key][name], "blank_free"))
            for key, fields in predicted.items()
            for name, value in fields.items()
            if value is not None and name in gold.get(key, {})
        ]
        metrics["calibration_error"] = calibration_error([sure for sure, _ in read], [right for _, right in read])
    return metrics


def unnamed_fields(predicted: Mapping[str, Fields], gold: Mapping[str, Fields]) -> list[str]:
    """The fields that gold knows and no prediction names, not even as null."""
    named = {name for fields in predicted.values() for name in fields}
    return [name for name in dict.fromkeys(name for fields in gold.values() for name in fields) if name not in named]


def print_fields(metrics: Mapping[str, Any], by: By = "text") -> None:
    """Print field metrics as a table, by text or by value."""
    forms = _SHOWN[by]
    rows = [
        [name, f"{score['gold']}", *(f"{value:.3f}" for form in forms for value in _figures(metrics[form][name]))]
        for name, score in metrics[forms[0]].items()
    ]
    told = {"exact": "exact", "blank_free": "blank-free", "value": "by value"}
    columns = ["field", "gold", *(head for form in forms for head in (f"{told[form]} P", "R", "F1"))]
    table(f"fields of {metrics['documents']} documents", columns, rows)
    score = metrics[forms[-1]]["micro"]
    low, high = score["interval"]
    if "calibration_error" in metrics:
        print(f"confidences are off by {metrics['calibration_error']:.3f} in the mean (expected calibration error)")
    print(f"{told[forms[-1]]} micro F1 {score['f1']:.3f} (95 % interval {low:.3f} to {high:.3f})")


def _figures(score: Mapping[str, Any]) -> list[float]:
    return [score["precision"], score["recall"], score["f1"]]


def _plain(score: Score) -> dict[str, Any]:
    counts = {"correct": score.correct, "predicted": score.predicted, "gold": score.gold}
    return {**counts, "precision": score.precision, "recall": score.recall, "f1": score.f1}


def text_metrics(read: Mapping[str, Prediction], gold: Sequence[Document]) -> dict[str, dict[str, Any]]:
    """How much of the documents' text the predictions hold: ``words``, and by place ``lines`` and ``phrases``.

    Lines are boxes found at an IoU of .5, phrases a recall alone; both of documents whose pictures had the same size for both,
    and left out where there is none.
    """
    pairs = [(read[document.id].document, document) for document in gold if document.id in read]
    scores = {"words": [word_score(found.line_texts, true.line_texts) for found, true in pairs]}
    alike = [(found, true) for found, true in pairs if found.size == true.size]
    if alike:
        scores["lines"] = [box_score(found.line_boxes, true.line_boxes) for found, true in alike]
        scores["phrases"] = [
            phrase_score(found.line_texts, found.line_boxes, true.line_texts, true.line_boxes) for found, true in alike
        ]
    return {name: _plain(sum(each, Score(0, 0, 0))) for name, each in scores.items()}
