"""``tillroll train``: an extractor from rendered receipts and from probabilities, scored on receipts no training saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

import pydantic

from augment.text import TextAugmentation
from labeling_functions.command import Label, load_documents
from labeling_functions.inputs import input_hashes, refuse_changed, tell_changed
from receipts.config import Command, File, Seed, component, to_config
from receipts.console import progress, say
from receipts.dataset import Dataset
from receipts.document import Document
from receipts.evaluate import field_metrics, print_fields
from receipts.files import write_json
from receipts.jsonl import read_predictions, write_predictions
from receipts.labels import Schema
from receipts.run import Run, open_run
from receipts.shared_run import prepared
from synth.command import Synth
from train.co_teaching import CoTeaching
from train.held_out import held_back, judge
from train.loop import Loop
from train.losses.base import Loss
from train.mixture import Mixture, opened, shares
from train.models.base import ModelChoice
from train.pretraining.task import Pretraining
from train.self_training import SelfTraining
from train.sight.stage import Seen, SightTraining, tell_seen, trained
from train.sources.base import Examples, Given, Source
from train.stages import Stages

if TYPE_CHECKING:
    from receipts.jsonl import Prediction
    from train.distributed import Processes
    from train.predict import Reader

_LOOSE = ("out", "resume", "overwrite", "device")
_WHERE = ("out", "documents", "workers", "cache", "resume", "overwrite")


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
        model: the extractor's size; without one no extractor is trained.
        sight: models that see pictures, trained before the extractor, each into out/NAME; or null.
        token_noise: misreadings put into the training texts.
        loss: what is wrong with answers, given the probabilities.
        held_out_share: of the documents of each source, held back to see how well and how surely the model reads.
        pretraining: what the model learns before, from documents without labels, or null.
        co_teaching: two models that choose what the other learns from, or null.
        self_training: what the trained model reads joins what the rules said, and training starts anew; or null.
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
    model: ModelChoice | None = None
    sight: SightTraining | None = None
    token_noise: TextAugmentation | None = None
    loss: Loss
    held_out_share: Annotated[float, pydantic.Field(ge=0, lt=1)] = 0.08
    pretraining: Pretraining | None = None
    co_teaching: CoTeaching | None = None
    self_training: SelfTraining | None = None
    loop: Loop
    seed: Seed = 0
    device: Literal["auto", "cpu", "cuda"] = "auto"
    resume: bool = False
    overwrite: bool = False

    def __post_init__(self) -> None:
        if self.model is None and self.sight is None:
            raise ValueError(
                "model: nothing to train; network@model=extractor trains an extractor, experiment=reader_cpu a reader"
            )
        if (
            self.data is not None
            and self.sight is None
            and not any(source.used and source.needs == "data" for source in self.sources.values())
        ):
            raise ValueError(
                "data: no source draws from a dataset; say source@sources.rendered=rendered with a share above 0, "
                "or leave data out"
            )

    def __call__(self) -> float | None:
        """Train and write the model, its figures and the report; gives the blank-free micro F1 where fields are known."""
        from train.distributed import together
        from train.predict import choose_device

        device = choose_device(self.device)
        with together(device.type) as processes:
            run = self._run() if processes.main else None
            if processes.from_main(lambda: run is not None and run.finished):
                return None
            return self._trained(processes, device)

    def _run(self) -> Run:
        """The folder, held as long as what is given back lives."""
        run = open_run(
            self.out, to_config(self), last_file="report.html", loose=_LOOSE, resume=self.resume, overwrite=self.overwrite
        )
        if run.finished:
            if self.documents is not None and (self.out / "labels").is_dir():
                refuse_changed(self.out / "labels", self.documents)
            say(f"{self.out}: complete already")
        return run

    def _trained(self, processes: Processes, device: Any) -> float | None:
        """Prepare, train and score; of several processes the first one prepares and scores."""
        seen = self._seen(processes, device)
        if self.model is None:
            if processes.main:
                tell_seen(self.out, seen)
            return None
        data, labels = processes.from_main(self._prepare)
        sources, held = held_back(opened(self.sources, self._given(data, labels)), self.held_out_share)
        known = self._known(labels)
        told = ", ".join(f"{name}: {'no end' if one.count is None else one.count}" for name, one in sources.items())
        say(f"training on receipts ({told}); held back: {len(held.rendered) + len(held.real)}, and {len(known)} with fields")
        mixture = self._mixture(sources, steps=self.loop.steps * processes.count)
        stages = Stages(mixture, self.model, self.schema, self.loss, self.loop, self.seed, device, self.out)
        reader, curves = stages.run(self.co_teaching, self.self_training, self.pretraining)
        if not processes.main:
            return None
        rules = read_predictions(labels / "predictions.jsonl") if labels is not None and held.real else {}
        calibration, figures = judge(reader, held, rules, self.token_noise, self.seed)
        reader = stages.keep(calibration)
        curves = {**{name: one.curve for name, one in seen.items()}, **curves}
        return self._score(
            reader, known, curves, {**figures, **{name: one.figures for name, one in seen.items()}}, data, labels
        )

    def _seen(self, processes: Processes, device: Any) -> dict[str, Seen]:
        """The models that see pictures, trained on given pictures or on such as are rendered ahead."""
        sight = self.sight
        if sight is None:
            return {}
        datasets = processes.from_main(lambda: [self.data] if self.data is not None else self._pictures(sight))
        return trained(sight.models, datasets, sight.held_back, seed=self.seed, device=device, out=self.out)

    def _pictures(self, sight: SightTraining) -> list[Path]:
        """The folders of the pictures that the models learn from, rendered where they are not yet."""
        made = []
        for name, given in sight.pictures.items():
            synth = replace(given, schema=self.schema)
            made.append(prepared(self.out / name, _settings(synth), partial(self._made, synth)))
        return made

    def _prepare(self) -> tuple[Path | None, Path | None]:
        """The folders of rendered receipts and of labels, made where a source needs them and they are not given."""
        needed = {source.needs for source in self.sources.values() if source.used}
        data, labels = self.data, self.labels
        if labels is not None:
            tell_changed(labels)
        if labels is None and "labels" in needed and self.documents is not None and self.label is not None:
            label = replace(self.label, documents=self.documents, schema=self.schema)
            hashes = input_hashes(self.documents, label.functions)
            labels = prepared(self.out / "labels", {**_settings(label), **hashes}, lambda out: self._made(label, out))
        if data is None and "data" in needed and self.synth is not None:
            synth = replace(self.synth, schema=self.schema)
            data = prepared(self.out / "synth", _settings(synth), lambda out: self._made(synth, out))
        return data, labels

    def _made(self, command: Label | Synth, out: Path) -> object:
        resume = self.resume or (out / "config.yaml").exists()
        return replace(command, out=out, resume=resume, overwrite=False)()

    def _given(self, data: Path | None, labels: Path | None) -> Given:
        renderer = None if self.synth is None else replace(self.synth, schema=self.schema).renderer()
        return Given(self.schema, data, labels, renderer, self.seed)

    def _known(self, labels: Path | None) -> list[Document]:
        """The documents with fields, which are not trained on."""
        documents: Sequence[Document] = []
        if self.documents is not None:
            documents = load_documents(self.documents)
        elif labels is not None:
            documents = Dataset(labels).documents
        return [document for document in documents if document.fields is not None]

    def _mixture(self, sources: Mapping[str, Examples], steps: int) -> Mixture:
        return Mixture(sources, shares(self.sources), self.token_noise, self.seed, steps=steps, batch_size=self.loop.batch_size)

    def _asked(self, fields: Mapping[str, str]) -> dict[str, str]:
        """The known fields that the schema has too."""
        return {name: value for name, value in fields.items() if name in self.schema.fields}

    def _score(
        self,
        reader: Reader,
        known: Sequence[Document],
        curves: Mapping[str, Sequence[tuple[int, float]]],
        figures: Mapping[str, Any],
        data: Path | None,
        labels: Path | None,
    ) -> float | None:
        from train.report import write_report

        curve = list(curves["training"])
        metrics: dict[str, Any] = {"loss": curve[-1][1]} if curve else {}
        read: list[tuple[Prediction, Any]] = []
        if known:
            with progress("reading", len(known), "receipts") as advance:
                read = reader.read(known, advance)
            predictions = [prediction for prediction, _ in read]
            write_predictions(self.out / "predictions.jsonl", predictions)
            gold = {document.id: self._asked(document.fields) for document in known if document.fields is not None}
            confidence = {one.document.id: one.confidence for one in predictions}
            metrics |= field_metrics({one.document.id: one.fields for one in predictions}, gold, confidence)
        write_json(self.out / "metrics.json", {**metrics, "held_out": figures, "curve": curve, "curves": curves})
        write_report(self.out / "report.html", self.schema, curves, metrics, read, data, labels)
        say(f"report: {self.out / 'report.html'}")
        if not known:
            return None
        print_fields(metrics)
        return float(metrics["blank_free"]["micro"]["f1"])


def _settings(command: Label | Synth) -> dict[str, Any]:
    """All that shapes what a command makes: its settings without where and how it runs."""
    return {name: value for name, value in to_config(command).items() if name not in _WHERE}
