"""A trained extractor on disk, and what it reads off documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import yaml
from numpy.typing import NDArray

from labeling_functions.constraints import Found, decode, prediction
from receipts.config import build
from receipts.document import Document
from receipts.files import whole_file
from receipts.jsonl import Prediction
from receipts.labels import Schema
from receipts.run import CONFIG
from train.calibration import Calibration
from train.examples import Example, collate
from train.models.base import ModelChoice

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

WEIGHTS = "model.safetensors"
_BATCH_TOKENS = 4096
# The one key of what is told of the weights: of several, safetensors writes them in any order, and no two files are alike.
_ABOUT = "tillroll"


class Reader:
    """An extractor with its schema, ready to read documents."""

    def __init__(self, model: nn.Module, schema: Schema, device: torch.device, calibration: Calibration | None = None) -> None:
        self.model = model.to(device).eval()
        self.schema = schema
        self.device = device
        self.calibration = calibration or Calibration()

    @staticmethod
    def load(folder: Path, device: torch.device) -> Reader:
        """The model that ``tillroll train`` wrote to a folder. Nothing in the folder is run: weights are plain arrays.

        Raises:
            ValueError: the folder holds no whole model, or weights that do not fit its config.
        """
        for name in (WEIGHTS, CONFIG):
            if not (folder / name).exists():
                raise ValueError(f"model: {folder} holds no trained model (no {name}); tillroll train writes one")
        settings = yaml.safe_load((folder / CONFIG).read_text(encoding="utf-8"))
        schema, choice = build(settings["schema"], "schema"), build(settings["model"], "model")
        if not isinstance(schema, Schema) or not isinstance(choice, ModelChoice):
            raise ValueError(f"model: {folder / CONFIG} names no schema and model")
        model = choice.make(schema.cardinality, seed=0)
        stored = load_model(folder)
        try:
            model.load_state_dict(stored.weights)
        except RuntimeError as fault:
            first = str(fault).strip().splitlines()[0]
            raise ValueError(f"model: {folder / WEIGHTS} does not fit its config ({first})") from None
        if stored.fields and stored.fields != tuple(schema.fields):
            raise ValueError(
                f"model: {folder / WEIGHTS} was trained for the fields {', '.join(stored.fields)}, its config names "
                f"{', '.join(schema.fields)}; weights and config are of different runs"
            )
        return Reader(model, schema, device, stored.calibration)

    def probabilities(
        self, documents: Sequence[Document], advance: Callable[[int], None] | None = None
    ) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """The index of each document with its probabilities float32 (n, k), shortest documents first."""
        import torch

        order = sorted(range(len(documents)), key=lambda index: len(documents[index]))
        filled = [index for index in order if len(documents[index])]
        for group in _groups(filled, [len(document) for document in documents]):
            batch = collate([_unlabeled(documents[index], self.schema.cardinality) for index in group]).to(self.device)
            with torch.inference_mode():
                shares = torch.softmax(self.model(*batch.inputs).float(), dim=-1).cpu().numpy()
            for row, index in enumerate(group):
                yield index, shares[row, : len(documents[index])]
            if advance is not None:
                advance(len(group))

    def read(
        self, documents: Sequence[Document], advance: Callable[[int], None] | None = None
    ) -> list[tuple[Prediction, dict[str, Found]]]:
        """What each document says, in the order given, with where it was found."""
        empty: dict[str, Found] = {name: Found(None, 0.0, ()) for name in self.schema.fields}
        decoded = [empty] * len(documents)
        for index, probabilities in self.probabilities(documents, advance):
            decoded[index] = self.calibration.applied(decode(documents[index], probabilities, self.schema))
        return [(prediction(document, found), found) for document, found in zip(documents, decoded, strict=True)]


@dataclass(frozen=True)
class StoredModel:
    """What a file of weights holds.

    Attributes:
        weights: the tensors by name.
        fields: the fields the model was trained for, in the order of its labels; none in files of before.
        calibration: of its confidences.
        curve: (step, loss) of its training.
    """

    weights: Mapping[str, Tensor]
    fields: tuple[str, ...] = ()
    calibration: Calibration = field(default_factory=Calibration)
    curve: tuple[tuple[int, float], ...] = ()


def save_model(folder: Path, model: StoredModel) -> None:
    """Write a model, whole or not at all; its config stands beside it."""
    from safetensors.torch import save_file

    about = {"fields": list(model.fields), "calibration": dict(model.calibration.lines), "curve": list(model.curve)}
    with whole_file(folder / WEIGHTS) as temporary:
        save_file(
            {name: tensor.contiguous().cpu() for name, tensor in model.weights.items()},
            temporary,
            metadata={_ABOUT: json.dumps(about)},
        )


def load_model(folder: Path) -> StoredModel:
    """The model in a folder's file of weights.

    Raises:
        ValueError: the file is cut short or is none of Tillroll's.
    """
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(folder / WEIGHTS, framework="pt") as stored:
            about = json.loads((stored.metadata() or {}).get(_ABOUT, "{}"))
            weights = {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118 (no mapping)
        lines = {name: (float(slope), float(offset)) for name, (slope, offset) in about.get("calibration", {}).items()}
        curve = tuple((int(step), float(loss)) for step, loss in about.get("curve", ()))
    except (SafetensorError, ValueError, TypeError, AttributeError) as fault:
        first = str(fault).strip().splitlines()[0]
        raise ValueError(f"model: {folder / WEIGHTS} is cut short or no model of Tillroll ({first})") from None
    return StoredModel(weights, tuple(about.get("fields", ())), Calibration(lines), curve)


def choose_device(name: str) -> torch.device:
    """The device of a name: ``auto`` is CUDA where there is one.

    Raises:
        ValueError: CUDA was asked for and there is none.
    """
    import torch

    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if name == "cuda" and not torch.cuda.is_available():
        raise ValueError("device: cuda was asked for, but torch sees no CUDA device here; say device=cpu or device=auto")
    return torch.device(name)


def _unlabeled(document: Document, cardinality: int) -> Example:
    return Example(document, np.zeros((len(document), cardinality), np.float32), np.zeros(len(document), np.float32))


def _groups(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Documents of like length, as many as a batch holds."""
    group: list[int] = []
    for index in order:
        if group and (len(group) + 1) * lengths[index] > _BATCH_TOKENS:
            yield group
            group = []
        group.append(index)
    if group:
        yield group
