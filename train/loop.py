"""The training loop: batches in, a trained model out; killed, it goes on from its last checkpoint to the same end."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import pydantic

from receipts.config import Component, Count, Positive, Probability, component
from receipts.console import progress
from receipts.files import whole_file
from receipts.rng import stream_key

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from train.task import AnyBatch, Task

CHECKPOINT = "checkpoint.safetensors"

_CURVE_EVERY = 10


@component
class Loop(Component):
    """How a model is trained.

    Attributes:
        steps: batches.
        batch_size: documents a batch.
        learning_rate: at its highest, after the warm-up.
        warmup_share: share of the steps in which the learning rate rises.
        weight_decay: of AdamW.
        gradient_norm: gradients are clipped to it.
        average_decay: of the moving average of the weights, which is what is kept; 0 keeps the last weights.
        checkpoint_seconds: how often a checkpoint is written, in seconds; 0 writes one after every step.
    """

    steps: Count = 1000
    batch_size: Count = 8
    learning_rate: Positive = 1e-3
    warmup_share: Probability = 0.08
    weight_decay: Annotated[float, pydantic.Field(ge=0)] = 0.02
    gradient_norm: Positive = 1.0
    average_decay: Annotated[float, pydantic.Field(ge=0, lt=1)] = 0.99
    checkpoint_seconds: Annotated[float, pydantic.Field(ge=0)] = 30.0


class Training:
    """A model on its way: weights, optimiser, moving average, step and curve; all of it is in a checkpoint."""

    def __init__(self, task: Task, settings: Loop, seed: int, device: torch.device) -> None:
        import torch

        self.task = task
        self.model: nn.Module = task.model.to(device)
        self.seed = seed
        self.settings = settings
        self.device = device
        self.step = 0
        self.curve: list[tuple[int, float]] = []
        self.optimizer = torch.optim.AdamW(
            self.model.parameters(), lr=0.0, weight_decay=settings.weight_decay, betas=(0.9, 0.98), fused=device.type == "cuda"
        )
        self.average = {name: tensor.detach().clone() for name, tensor in self.model.state_dict().items()}

    def run(self, folder: Path) -> Mapping[str, Tensor]:
        """Train to the last step; gives the averaged weights. Checkpoints go to ``folder`` and are taken up from there.

        Raises:
            ValueError: the loss is no number; the last good checkpoint stays.
        """
        import torch

        self._take_up(folder)
        last_saved = time.monotonic()
        cuda = [self.device] if self.device.type == "cuda" else []
        with torch.random.fork_rng(devices=cuda), progress("training", self.settings.steps - self.step, "steps") as advance:
            self.model.train()
            while self.step < self.settings.steps:
                pool, first = divmod(self.step, self.task.pool_batches)
                for batch in self.task.batches(pool)[first : first + self.settings.steps - self.step]:
                    torch.manual_seed(stream_key(self.seed, self.step, "dropout") % 2**63)
                    value = self._one_step(batch.to(self.device))
                    self.step += 1
                    if self.step % _CURVE_EVERY == 0 or self.step == self.settings.steps:
                        self.curve.append((self.step, value))
                    advance(1)
                    if time.monotonic() - last_saved >= self.settings.checkpoint_seconds and self.step < self.settings.steps:
                        self._save(folder)
                        last_saved = time.monotonic()
        return self.average

    def _one_step(self, batch: AnyBatch) -> float:
        import torch

        rate = learning_rate(self.step, self.settings)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.device.type == "cuda"):
            value = self.task.loss(batch, self.step, self._averaged if self.task.needs_average else None)
        if not torch.isfinite(value):
            number = float(value.detach())
            raise ValueError(
                f"the loss of batch {self.step} is {number} ({', '.join(batch.names[:8])}); training stopped, "
                "the last checkpoint stays"
            )
        self.optimizer.zero_grad(set_to_none=True)
        value.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.settings.gradient_norm)
        self.optimizer.step()
        decay = min(self.settings.average_decay, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, tensor in self.model.state_dict().items():
                self.average[name].lerp_(tensor, 1 - decay)
        return float(value.detach())

    def _averaged(self, *inputs: Tensor) -> Any:
        """What the model says with its averaged weights, without dropout and gradients."""
        import torch

        self.model.eval()
        with torch.no_grad():
            said = torch.func.functional_call(self.model, dict(self.average), inputs)
        self.model.train()
        return said

    def _save(self, folder: Path) -> None:
        """Write weights, average, optimiser, step and curve, in one file."""
        from safetensors.torch import save_file

        tensors = {f"model.{name}": tensor.contiguous() for name, tensor in self.model.state_dict().items()}
        tensors |= {f"average.{name}": tensor for name, tensor in self.average.items()}
        for number, state in self.optimizer.state_dict()["state"].items():
            tensors |= {f"optimizer.{number}.{name}": tensor for name, tensor in state.items()}
        with whole_file(folder / CHECKPOINT) as temporary:
            save_file(tensors, temporary, metadata={"step": str(self.step), "curve": json.dumps(self.curve)})

    def _take_up(self, folder: Path) -> None:
        from safetensors import safe_open

        if not (folder / CHECKPOINT).exists():
            return
        with safe_open(folder / CHECKPOINT, framework="pt") as stored:
            about = stored.metadata()
            tensors = {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118 (no mapping)
        self.step, self.curve = int(about["step"]), [(int(a), float(b)) for a, b in json.loads(about["curve"])]
        self.model.load_state_dict(_under("model", tensors))
        self.average = {name: tensor.to(self.device) for name, tensor in _under("average", tensors).items()}
        state: dict[int, dict[str, Any]] = {}
        for name, tensor in _under("optimizer", tensors).items():
            number, _, key = name.partition(".")
            state.setdefault(int(number), {})[key] = tensor
        self.optimizer.load_state_dict({**self.optimizer.state_dict(), "state": state})


def learning_rate(step: int, settings: Loop) -> float:
    """The learning rate of a step: a linear rise, then half a cosine down to 0.

    >>> settings = Loop(steps=100, warmup_share=0.1, learning_rate=1.0)
    >>> [round(learning_rate(step, settings), 2) for step in (0, 9, 55, 99)]
    [0.1, 1.0, 0.5, 0.0]
    """
    warmup = max(round(settings.warmup_share * settings.steps), 1)
    if step < warmup:
        return settings.learning_rate * (step + 1) / warmup
    return settings.learning_rate * 0.5 * (1 + math.cos(math.pi * (step - warmup) / max(settings.steps - warmup, 1)))


def remove_checkpoint(folder: Path) -> None:
    """Remove the checkpoint of a training that is done."""
    (folder / CHECKPOINT).unlink(missing_ok=True)


def _under(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(f"{prefix}."): tensor for name, tensor in tensors.items() if name.startswith(f"{prefix}.")}
