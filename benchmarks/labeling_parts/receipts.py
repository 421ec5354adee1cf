"""Fields of real receipts decoded from label models alone, with and without what receipts allow: part ``receipts``.

``documents`` is a json-lines file or a dataset; the receipts without fields are fitted on, those with fields are measured on
and nothing else. Where all carry fields, as rendered ones do, the votes on all are fitted on. All models see the same votes, of
the shipped functions.
"""

import time
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from labeling_functions import apply_functions
from labeling_functions.command import fitted_model, load_documents
from labeling_functions.constraints import prediction
from labeling_functions.label_model import Constrained, LabelModelChoice
from labeling_functions.load import load_functions
from receipts.config import build
from receipts.console import table
from receipts.evaluate import field_metrics
from receipts.jsonl import Prediction
from receipts.metrics import is_correct


def models() -> dict[str, LabelModelChoice]:
    """Every label model as it is shipped, and the one of whole receipts with one constraint at a time."""
    folder = Path(str(files("conf"))) / "label_model"
    shipped = {path.stem: build(yaml.safe_load(path.read_text())) for path in sorted(folder.glob("*.yaml"))}
    constrained = shipped["constrained"]
    assert isinstance(constrained, Constrained)
    alone = {f"only {name}": replace(constrained, constraints={name: one}) for name, one in constrained.constraints.items()}
    return {**shipped, **alone}


def receipts(file: str) -> dict[str, Any]:
    """Blank-free F1 of each field and of all, with the interval, calibration error, and seconds to fit and read."""
    documents = load_documents(Path(file))
    schema = build(yaml.safe_load((files("conf") / "schema" / "receipt.yaml").read_text()))
    votes = apply_functions(load_functions(None), documents, schema)
    gold = {document.id: document.fields for document in documents if document.fields is not None}
    found: dict[str, Any] = {}
    for name, choice in models().items():
        start = time.perf_counter()
        decoded = fitted_model(choice, documents, votes, schema).read(documents, votes)
        seconds = time.perf_counter() - start
        read = [
            prediction(document, {field: one[field] for field in schema.fields})
            for document, one in zip(documents, decoded, strict=True)
        ]
        metrics = field_metrics({one.document.id: one.fields for one in read}, gold)
        told = {"calibration error": calibration_error(read), "seconds": seconds}
        found[name] = {"blank_free": metrics["blank_free"], "exact": metrics["exact"], **told}
    fitted = len(documents) - len(gold) or len(gold)
    table(
        f"blank-free F1 on {len(gold)} receipts, {len(votes.names)} functions, fitted on {fitted}",
        ["label model", *schema.fields, "all", "95 %", "error"],
        [
            [name, *_row(one["blank_free"], list(schema.fields)), f"{one['calibration error']:.3f}"]
            for name, one in found.items()
        ],
    )
    return found


def calibration_error(read: list[Prediction]) -> float:
    """The expected calibration error of the chosen values' probabilities on receipts with known fields, in ten bins."""
    told = [
        (one.confidence[name], is_correct(name, one.fields[name], gold, "blank_free"))
        for one in read
        for name, gold in (one.document.fields or {}).items()
        if gold and one.fields.get(name) is not None
    ]
    confidence, right = np.array(told, float).T
    number = np.minimum(confidence * 10, 9).astype(int)
    bins = [number == place for place in range(10)]
    return float(sum(abs(confidence[own].mean() - right[own].mean()) * own.mean() for own in bins if own.any()))


def _row(scores: dict[str, Any], fields: list[str]) -> list[str]:
    low, high = scores["micro"]["interval"]
    return [*(f"{scores[name]['f1']:.3f}" for name in [*fields, "micro"]), f"{low:.3f} to {high:.3f}"]
