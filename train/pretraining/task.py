"""Pretraining: puzzles from documents without labels, and the trunk of an extractor that learns to solve them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from receipts.config import Component, component
from receipts.console import say
from receipts.document import Document
from receipts.files import whole_file
from receipts.rng import stream, stream_key
from train.checkpoint import remove_checkpoints
from train.examples import Batch, collate
from train.loop import Loop, Training
from train.mixture import POOL_BATCHES, cut_by_length, epoch_order
from train.pretraining.base import Puzzle
from train.task import Task

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from train.models.extractor import Extractor
    from train.pretraining.solver import Solver

WEIGHTS = "trunk.safetensors"
_TRUNK = "trunk."
# What an extractor does after its trunk; these stay as they are.
_UNUSED = ("norm.", "head.")


@component
class Pretraining(Component):
    """What an extractor learns before it learns fields.

    Attributes:
        puzzles: by name; a batch poses each of them.
        loop: how long and how fast.
    """

    puzzles: Mapping[str, Puzzle]
    loop: Loop

    def __post_init__(self) -> None:
        if not self.puzzles:
            raise ValueError("pretraining.puzzles: none is given; pretraining=masked has two")


@dataclass(frozen=True)
class Puzzles:
    """One batch: what every puzzle made of the same documents.

    Attributes:
        posed: by the puzzle's name.
        names: of the documents.
    """

    posed: Mapping[str, Batch]
    names: tuple[str, ...]

    def to(self, device: torch.device) -> Puzzles:
        """The batch on a device."""
        return replace(self, posed={name: batch.to(device) for name, batch in self.posed.items()})


class PretrainingTask(Task):
    """A copy of an extractor whose trunk learns to solve puzzles."""

    pool_batches = POOL_BATCHES
    unit = "receipts"

    def __init__(self, trunk: Extractor, documents: Sequence[Document], settings: Pretraining, seed: int) -> None:
        import torch

        from train.pretraining.solver import Solver

        trunk = copy.deepcopy(trunk)
        for name in _UNUSED:
            trunk.get_submodule(name.rstrip(".")).requires_grad_(False)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(stream_key(seed, 0, "pretraining/weights") % 2**63)
            self.model: Solver = Solver(trunk, settings.puzzles)
        self.documents = documents
        self.settings = settings
        self.seed = seed

    def batches(self, pool: int) -> list[Puzzles]:
        """The batches of a pool, each of documents of like length."""
        size = self.settings.loop.batch_size
        draws = range(pool * POOL_BATCHES * size, (pool + 1) * POOL_BATCHES * size)
        drawn = [(draw, self._document(draw)) for draw in draws]
        cut = cut_by_length(drawn, lambda one: len(one[1]), stream(self.seed, pool, "pretraining/order"))
        return [self._batch(alike) for alike in cut]

    def loss(self, batch: Puzzles, step: int, average: Callable[..., Tensor] | None) -> Tensor:
        """The sum of the puzzles' losses by their weights."""
        value: Tensor = self.model(batch.posed)
        return value

    def kept(self, weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The weights that puzzles taught the trunk, by their names in the extractor."""
        taught = {name.removeprefix(_TRUNK): tensor for name, tensor in weights.items() if name.startswith(_TRUNK)}
        return {name: tensor for name, tensor in taught.items() if not name.startswith(_UNUSED)}

    def _document(self, draw: int) -> Document:
        epoch, place = divmod(draw, len(self.documents))
        return self.documents[int(epoch_order(self.seed, epoch, "pretraining/epoch", len(self.documents))[place])]

    def _batch(self, drawn: Sequence[tuple[int, Document]]) -> Puzzles:
        posed = {}
        for name, puzzle in self.settings.puzzles.items():
            made = [puzzle.posed(document, stream(self.seed, draw, f"pretraining/{name}")) for draw, document in drawn]
            posed[name] = collate([view for views in zip(*made, strict=True) for view in views])
        return Puzzles(posed, tuple(document.id for _, document in drawn))


def pretrained(
    model: nn.Module,
    documents: Sequence[Document],
    settings: Pretraining,
    *,
    rendered: Sequence[Document] = (),
    seed: int,
    folder: Path,
    device: torch.device,
) -> dict[str, Tensor]:
    """The weights of a model's trunk, by name, as puzzles taught it; made once into ``folder``, taken up there after a kill.

    Args:
        model: an extractor; it stays as it is.
        documents: real receipts; those that carry fields are left out wholly, for they are for measuring.
        rendered: receipts that were rendered, which may carry fields.

    Raises:
        ValueError: no document is left to learn from, or the model is no extractor.
    """
    from safetensors.torch import load_file, save_file

    from train.models.extractor import Extractor

    if not isinstance(model, Extractor):
        raise ValueError(f"pretraining: a {type(model).__name__} has no trunk that it could teach; only extractors do")

    learned = [document for document in documents if document.fields is None] + list(rendered)
    # What is hidden must leave something to find it from.
    learned = [document for document in learned if len(document.line_texts) > 1 and len(document) > 1]
    if not learned:
        raise ValueError("pretraining: no document to learn from; give documents, labels or data")
    if not (folder / WEIGHTS).exists():
        folder.mkdir(parents=True, exist_ok=True)
        say(f"pretraining on {len(learned)} receipts ({', '.join(settings.puzzles)})")
        task = PretrainingTask(model, learned, settings, seed)
        weights = task.kept(Training(task, settings.loop, seed, device).run(folder))
        with whole_file(folder / WEIGHTS) as temporary:
            save_file({name: tensor.contiguous().cpu() for name, tensor in weights.items()}, temporary)
        remove_checkpoints(folder)
    return load_file(folder / WEIGHTS)
