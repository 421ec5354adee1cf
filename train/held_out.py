"""Receipts held back from training: what shows how well and how surely a model reads, without a hand label."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from augment.text import TextAugmentation
from receipts.document import Document
from receipts.evaluate import field_metrics
from receipts.jsonl import Prediction
from receipts.rng import stream
from train.calibration import Calibration, fitted, judged_by_rules, judged_by_truth
from train.sources.base import Examples, Kept

if TYPE_CHECKING:
    from train.examples import Example
    from train.predict import Reader

# Of documents that are made as they are needed, these are never trained on.
_MADE_FROM, _NUM_MADE = 10**9, 200
# With fewer real receipts than these, rendered ones tell more of how sure a model may be.
_FEWEST_REAL = 25


@dataclass(frozen=True)
class HeldOut:
    """Receipts no training sees.

    Attributes:
        rendered: with their truth as fields.
        real: those on which rules spoke.
    """

    rendered: Sequence[Document] = ()
    real: Sequence[Document] = ()


def is_held(document: Document, share: float) -> bool:
    """Whether a document is held back: by its name alone, so the same in every run.

    >>> is_held(Document.from_lines("a", [], [], size=(1, 1)), 0.0)
    False
    """
    place = int.from_bytes(hashlib.blake2b(document.id.encode(), digest_size=8).digest(), "little")
    return place < share * 2**64


def held_back(sources: Mapping[str, Examples], share: float) -> tuple[dict[str, Examples], HeldOut]:
    """The sources without a share of their documents, and those documents.

    A source that would be left with nothing keeps all it has.
    """
    left: dict[str, Examples] = {}
    rendered: list[Document] = []
    real: list[Document] = []
    for name, examples in sources.items():
        left[name] = examples
        if not share:
            continue
        if not isinstance(examples, Kept):
            rendered += [examples[_MADE_FROM + number].document for number in range(_NUM_MADE)]
            continue
        kept: list[Example] = []
        held: list[Example] = []
        for example in examples.examples:
            (held if is_held(example.document, share) else kept).append(example)
        if kept:
            left[name] = Kept(kept)
            for example in held:
                (rendered if example.exact else real).append(example.document)
    return left, HeldOut(rendered, real)


def judge(
    reader: Reader, held: HeldOut, rules: Mapping[str, Prediction], noise: TextAugmentation | None, seed: int
) -> tuple[Calibration, dict[str, Any]]:
    """How sure the reader may be, and its figures: F1 on rendered receipts, agreement with the rules on real ones.

    Real receipts decide on the calibration where there are enough: they are what the model is for.

    Args:
        rules: what rules said of the real ones, by id.
        noise: misreadings, put into rendered receipts as in training.
    """
    figures: dict[str, Any] = {}
    calibration = Calibration()
    if held.rendered:
        noisy = [_noisy(document, noise, seed, number) for number, document in enumerate(held.rendered)]
        read = [one for one, _ in reader.read(noisy)]
        truth = {document.id: dict(document.fields or {}) for document in noisy}
        figures["rendered"] = _figures(read, truth)
        calibration = fitted(judged_by_truth(read, truth))
    real = [document for document in held.real if document.id in rules]
    if real:
        read = [one for one, _ in reader.read(real)]
        figures["agreement"] = _figures(read, {document.id: dict(rules[document.id].fields) for document in real})
        if len(real) >= _FEWEST_REAL or not held.rendered:
            calibration = fitted(judged_by_rules(read, rules))
    return calibration, figures


def _figures(read: Sequence[Prediction], truth: Mapping[str, Mapping[str, str | None]]) -> dict[str, Any]:
    """The blank-free F1 of each field and of all."""
    scores = field_metrics({one.document.id: one.fields for one in read}, truth)["blank_free"]
    return {"receipts": len(read), **{name: round(score["f1"], 4) for name, score in scores.items()}}


def _noisy(document: Document, noise: TextAugmentation | None, seed: int, number: int) -> Document:
    return document if noise is None else noise(document, stream(seed, number, "train/held_out"))
