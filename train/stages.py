"""The stages of a training, each in a folder of its own until it is done: killed, a run goes on with the stage it was in."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from receipts.labels import Schema
from train.calibration import Calibration
from train.checkpoint import remove_checkpoints
from train.co_teaching import CoTeaching
from train.loop import Loop, Training
from train.losses.base import Loss
from train.mixture import Mixture
from train.models.base import ModelChoice
from train.self_training import SelfTraining
from train.sources.base import Kept
from train.task import Task

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from train.predict import Reader, StoredModel
    from train.pretraining.task import Pretraining

PRETRAINING = "pretraining"

Curve = Sequence[tuple[int, float]]
# Added to the seed for the weights of a second model.
_OTHER_SEED = 2**32


@dataclass(frozen=True)
class Stages:
    """What every stage of a training works with.

    Attributes:
        mixture: what is learned from.
        model: the choice of the model.
        loss: what is wrong with answers.
        loop: how long and how fast.
        out: the folder of the run.
    """

    mixture: Mixture
    model: ModelChoice
    schema: Schema
    loss: Loss
    loop: Loop
    seed: int
    device: torch.device
    out: Path

    def run(
        self, co_teaching: CoTeaching | None, self_training: SelfTraining | None, pretraining: Pretraining | None = None
    ) -> tuple[Reader, dict[str, Curve]]:
        """The trained reader, and the loss of each stage by name."""
        mixture, curves = self.mixture, dict[str, Curve]()
        trunk = {} if pretraining is None else self._trunk(pretraining)
        if self_training is not None:
            mixture = self_training.first(mixture)
            for number in range(self_training.rounds):
                stored = self._trained(mixture, self.out / f"round-{number}", co_teaching, trunk)
                curves[f"round {number}"] = stored.curve
                mixture = relabelled(self.mixture, self_training, self._reader(stored))
        stored = self._trained(mixture, self.out, co_teaching, trunk)
        return self._reader(stored), {**curves, "training": stored.curve}

    def keep(self, calibration: Calibration) -> Reader:
        """The reader with its calibration, kept in the run's folder; what only the training needed is removed."""
        from train.predict import load_model, save_model

        stored = replace(load_model(self.out), calibration=calibration)
        save_model(self.out, stored)
        remove_checkpoints(self.out)
        for folder in (*self.out.glob("round-*"), *self.out.glob(PRETRAINING)):
            shutil.rmtree(folder)
        return self._reader(stored)

    def _trunk(self, pretraining: Pretraining) -> Mapping[str, Tensor]:
        """What the weights of every new model are before it learns fields, but for its head."""
        from train.pretraining.task import pretrained

        kept = [one for source in self.mixture.sources.values() if isinstance(source, Kept) for one in source.examples]
        return pretrained(
            self.model.make(self.schema.cardinality, self.seed),
            [example.document for example in kept if not example.exact],
            pretraining,
            rendered=[example.document for example in kept if example.exact],
            seed=self.seed,
            folder=self.out / PRETRAINING,
            device=self.device,
        )

    def _trained(
        self, mixture: Mixture, folder: Path, co_teaching: CoTeaching | None, trunk: Mapping[str, Tensor]
    ) -> StoredModel:
        """The model of one stage, taken from its folder where it was done before."""
        from train.predict import WEIGHTS, StoredModel, load_model, save_model

        if (folder / WEIGHTS).exists():
            return load_model(folder)
        folder.mkdir(exist_ok=True)
        task = self._task(mixture, co_teaching, trunk)
        training = Training(task, self.loop, self.seed, self.device)
        weights = task.kept(training.run(folder))
        stored = StoredModel(weights, tuple(self.schema.fields), curve=tuple(training.curve))
        if training.processes.main:
            save_model(folder, stored)
        return stored

    def _task(self, mixture: Mixture, co_teaching: CoTeaching | None, trunk: Mapping[str, Tensor]) -> Task:
        from train.co_teaching import CoTeachingTask
        from train.fields import FieldTask

        first = self._new_model(self.seed, trunk)
        if co_teaching is None:
            return FieldTask(first, mixture, self.loss)
        second = self._new_model(self.seed + _OTHER_SEED, trunk)
        return CoTeachingTask(first, second, mixture, self.loss, co_teaching)

    def _new_model(self, seed: int, trunk: Mapping[str, Tensor]) -> nn.Module:
        model: nn.Module = self.model.make(self.schema.cardinality, seed)
        model.load_state_dict({**model.state_dict(), **trunk})
        return model

    def _reader(self, stored: StoredModel) -> Reader:
        from train.predict import Reader

        model: nn.Module = self.model.make(self.schema.cardinality, self.seed)
        model.load_state_dict(stored.weights)
        return Reader(model, self.schema, self.device, stored.calibration)


def relabelled(mixture: Mixture, self_training: SelfTraining, reader: Reader) -> Mixture:
    """The mixture with what the reader says joined to what rules said of its real documents."""
    sources = {
        name: Kept(self_training.relabelled(examples.examples, reader)) if isinstance(examples, Kept) else examples
        for name, examples in mixture.sources.items()
    }
    return replace(mixture, sources=sources)
