"""``tillroll train``: an extractor from rendered receipts and from probabilities, scored on receipts no training saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from augment.text import TextAugmentation
from labeling_functions.command import Label, load_documents
from labeling_functions.inputs import refuse_changed, tell_changed
from receipts.config import Command, File, Seed, component, to_config
from receipts.console import progress, say
from receipts.dataset import Dataset
from receipts.document import Document
from receipts.evaluate import field_metrics, print_fields
from receipts.files import write_json
from receipts.jsonl import write_predictions
from receipts.labels import Schema
from receipts.run import open_run
from synth.command import Synth
from train.loop import Loop, Training, remove_checkpoint
from train.losses.base import Loss
from train.mixture import Mixture, opened
from train.models.base import ModelChoice
from train.sources.base import Given, Source

if TYPE_CHECKING:
    from receipts.jsonl import Prediction
    from train.predict import Reader

_LOOSE = ("out", "resume", "overwrite", "device")


@component
class Train(Command):
    """Trains an extractor on rendered receipts and on probabilities from rules.

        tillroll train experiment=demo documents=examples/sroie/documents.jsonl out=runs/demo
        tillroll train experiment=zero_label documents=receipts.jsonl out=runs/mine
        tillroll train data=runs/receipts labels=runs/labels out=runs/both
        tillroll train -m seed=1,2,3 documents=receipts.jsonl out=runs/seeds

    Attributes:
        out: the folder of the run.
        documents: real receipts; label and synth then run first, into out/labels and out/synth.
        data: a dataset that tillroll synth made; made first unless given.
        labels: a folder that tillroll label made.
        sources: what documents it learns from, by name, each with a share of the batches.
        synth: how receipts are rendered, as for tillroll synth.
        label: how receipts are labeled, as for tillroll label.
        schema: the fields, for labels and rendered receipts too.
        model: the extractor's size.
        token_noise: misreadings put into the training texts.
        loss: what is wrong with answers, given the probabilities.
        loop: how long and how fast.
        seed: of weights, batches and noise.
        device: where to train; auto takes CUDA where there is one.
        resume: go on with a run that was cut short.
        overwrite: start again where a run stands.
    """

    places: ClassVar[Mapping[str, str]] = {"size": "synth.scene", "mixture": "synth"}

    out: File
    documents: File | None = None
    data: File | None = None
    labels: File | None = None
    sources: Mapping[str, Source]
    synth: Synth | None = None
    label: Label | None = None
    schema: Schema
    model: ModelChoice
    token_noise: TextAugmentation | None = None
    loss: Loss
    loop: Loop
    seed: Seed = 0
    device: Literal["auto", "cpu", "cuda"] = "auto"
    resume: bool = False
    overwrite: bool = False

    def __call__(self) -> float | None:
        """Train and write the model, its figures and the report; gives the blank-free micro F1 where fields are known."""
        from train.predict import choose_device

        device = choose_device(self.device)
        run = open_run(
            self.out, to_config(self), last_file="report.html", loose=_LOOSE, resume=self.resume, overwrite=self.overwrite
        )
        if run.finished:
            if self.documents is not None and (self.out / "labels").is_dir():
                refuse_changed(self.out / "labels", self.documents)
            say(f"{self.out}: complete already")
            return None
        data, labels = self._prepare()
        mixture, known = self._mixture(data, labels)
        reader, curve = self._fit(mixture, device)
        return self._score(reader, known, curve, data, labels)

    def _prepare(self) -> tuple[Path | None, Path | None]:
        """The folders of rendered receipts and of labels, made where a source needs them and they are not given."""
        needed = {source.needs for source in self.sources.values() if source.used}
        data, labels = self.data, self.labels
        if labels is not None:
            tell_changed(labels)
        resume = self.resume
        if labels is None and "labels" in needed and self.documents is not None and self.label is not None:
            labels = self.out / "labels"
            replace(self.label, documents=self.documents, out=labels, schema=self.schema, resume=resume)()
        if data is None and "data" in needed and self.synth is not None:
            data = self.out / "synth"
            replace(self.synth, out=data, schema=self.schema, resume=resume)()
        return data, labels

    def _mixture(self, data: Path | None, labels: Path | None) -> tuple[Mixture, list[Document]]:
        """What is trained on, and the documents with fields, which are not."""
        renderer = None if self.synth is None else replace(self.synth, schema=self.schema).renderer()
        given = Given(self.schema, data, labels, renderer, self.seed)
        mixture = opened(self.sources, given, self.token_noise, self.loop.steps, self.loop.batch_size)
        documents: Sequence[Document] = []
        if self.documents is not None:
            documents = load_documents(self.documents)
        elif labels is not None:
            documents = Dataset(labels).documents
        known = [document for document in documents if document.fields is not None]
        told = ", ".join(
            f"{name}: {'as many as it takes' if examples.count is None else examples.count}"
            for name, examples in mixture.sources.items()
        )
        say(f"training on receipts ({told}); {len(known)} with fields are held back")
        return mixture, known

    def _fit(self, mixture: Mixture, device: Any) -> tuple[Reader, list[tuple[int, float]]]:
        from train.fields import FieldTask
        from train.predict import Reader, save_model

        task = FieldTask(self.model.make(self.schema.cardinality, self.seed), mixture, self.loss)
        training = Training(task, self.loop, self.seed, device)
        weights = training.run(self.out)
        save_model(self.out, dict(weights))
        training.model.load_state_dict(dict(weights))
        return Reader(training.model, self.schema, device), training.curve

    def _score(
        self, reader: Reader, known: Sequence[Document], curve: list[tuple[int, float]], data: Path | None, labels: Path | None
    ) -> float | None:
        from train.report import write_report

        metrics: dict[str, Any] = {"loss": curve[-1][1]}
        read: list[tuple[Prediction, Any]] = []
        if known:
            with progress("reading", len(known), "receipts") as advance:
                read = reader.read(known, advance)
            write_predictions(self.out / "predictions.jsonl", [prediction for prediction, _ in read])
            gold = {document.id: document.fields for document in known if document.fields is not None}
            metrics |= field_metrics({one.document.id: one.fields for one, _ in read}, gold)
        write_json(self.out / "metrics.json", {**metrics, "curve": curve})
        remove_checkpoint(self.out)
        write_report(self.out / "report.html", self.schema, curve, metrics, read, data, labels)
        say(f"report: {self.out / 'report.html'}")
        if not known:
            return None
        print_fields(metrics)
        return float(metrics["blank_free"]["micro"]["f1"])
