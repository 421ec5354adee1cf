"""The training of a model that sees pictures: what it is made of, what it learns from pages, how it is judged and kept.

A trained one is a folder with ``config.yaml`` (its settings) and ``model.safetensors``; both stand or neither does.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import yaml

from receipts.config import Component, build, to_config
from receipts.files import whole_file
from receipts.run import CONFIG
from train.calibration import Judged
from train.loop import Loop
from train.sight.pages import Pages
from train.task import Task

if TYPE_CHECKING:
    import torch
    from torch import nn

    from train.predict import StoredModel

Kind = TypeVar("Kind", bound="PictureTraining")


class Verdict(NamedTuple):
    """How well a model does on pages it has not seen.

    Attributes:
        figures: by name.
        judged: its confidences with how often they are right, by name, for its calibration.
    """

    figures: Mapping[str, float]
    judged: Mapping[str, Judged] = MappingProxyType({})


class PictureTraining(Component):
    """How one of the models is trained.

    Attributes:
        loop: how long and how fast.
    """

    loop: Loop

    @abstractmethod
    def new_model(self, seed: int) -> nn.Module:
        """The model, its weights drawn from ``seed``."""

    def prepare(self, model: nn.Module, folder: Path, *, seed: int, device: torch.device) -> None:
        """Teach a new model what it learns before it sees pages; ``folder`` keeps that, and takes it up after a kill."""

    @abstractmethod
    def task(self, model: nn.Module, pages: Pages, seed: int) -> Task:
        """What the model learns from pages."""

    @abstractmethod
    def judged(self, model: nn.Module, pages: Pages, device: torch.device) -> Verdict:
        """How well the trained model does on pages it has not seen."""


def keep(folder: Path, training: PictureTraining, stored: StoredModel) -> None:
    """Write a trained model to a folder, its weights last, each file whole or not at all."""
    from train.predict import save_model

    folder.mkdir(parents=True, exist_ok=True)
    with whole_file(folder / CONFIG) as temporary:
        temporary.write_text(yaml.safe_dump(to_config(training), sort_keys=False), encoding="utf-8")
    save_model(folder, stored)


def load(folder: Path, kind: type[Kind], device: torch.device) -> tuple[Kind, nn.Module]:
    """A trained model with its settings, ready to compute: in evaluation mode, without gradients. None of its files is run.

    Raises:
        ValueError: the folder holds none, or one of another kind, or weights that do not fit its settings.
    """
    from train.predict import WEIGHTS, load_model

    for name in (WEIGHTS, CONFIG):
        if not (folder / name).exists():
            raise ValueError(
                f"model: {folder} holds no trained model (no {name}); tillroll train experiment=reader_cpu writes one"
            )
    training = build(yaml.safe_load((folder / CONFIG).read_text(encoding="utf-8")), "model")
    if not isinstance(training, kind):
        raise ValueError(f"model: {folder / CONFIG} is the config of a {type(training).__name__}, not of a {kind.__name__}")
    model = training.new_model(seed=0)
    try:
        model.load_state_dict(load_model(folder).weights)
    except RuntimeError as fault:
        first = str(fault).strip().splitlines()[0]
        raise ValueError(f"model: {folder / WEIGHTS} does not fit its config ({first})") from None
    return training, model.to(device).eval().requires_grad_(False)
