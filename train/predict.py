"""A trained extractor on disk, and what it reads off documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from train.examples import Example, collate
from train.models.base import ModelChoice

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

WEIGHTS = "model.safetensors"
_BATCH_TOKENS = 4096


class Reader:
    """An extractor with its schema, ready to read documents."""

    def __init__(self, model: nn.Module, schema: Schema, device: torch.device) -> None:
        self.model = model.to(device).eval()
        self.schema = schema
        self.device = device

    @staticmethod
    def load(folder: Path, device: torch.device) -> Reader:
        """The model that ``tillroll train`` wrote to a folder. Nothing in the folder is run: weights are plain arrays.

        Raises:
            ValueError: the folder holds no whole model, or weights that do not fit its config.
        """
        from safetensors import SafetensorError
        from safetensors.torch import load_file

        for name in (WEIGHTS, CONFIG):
            if not (folder / name).exists():
                raise ValueError(f"model: {folder} holds no trained model (no {name}); tillroll train writes one")
        settings = yaml.safe_load((folder / CONFIG).read_text(encoding="utf-8"))
        schema, choice = build(settings["schema"], "schema"), build(settings["model"], "model")
        if not isinstance(schema, Schema) or not isinstance(choice, ModelChoice):
            raise ValueError(f"model: {folder / CONFIG} names no schema and model")
        model = choice.make(schema.cardinality, seed=0)
        try:
            model.load_state_dict(load_file(folder / WEIGHTS))
        except (SafetensorError, RuntimeError) as fault:
            first = str(fault).strip().splitlines()[0]
            raise ValueError(f"model: {folder / WEIGHTS} is cut short or does not fit its config ({first})") from None
        return Reader(model, schema, device)

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
            decoded[index] = decode(documents[index], probabilities, self.schema)
        return [(prediction(document, found), found) for document, found in zip(documents, decoded, strict=True)]


def save_model(folder: Path, weights: dict[str, Tensor]) -> None:
    """Write a model's weights, whole or not at all; its config stands beside it."""
    from safetensors.torch import save_file

    with whole_file(folder / WEIGHTS) as temporary:
        save_file({name: tensor.contiguous().cpu() for name, tensor in weights.items()}, temporary)


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
