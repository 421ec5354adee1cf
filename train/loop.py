"""The training loop: batches in, a trained model out; killed, it goes on from its last checkpoint to the same end.

On a CPU the same seed gives the same bits for any number of workers and kills, on one version of torch and the same number
of threads. On CUDA batches, weights and dropout begin alike, but sums in attention and embedding run in any order there.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import pydantic

from receipts.config import Component, Count, Positive, Probability, component, to_config
from receipts.console import progress, say
from receipts.rng import stream_key
from train.checkpoint import Checkpoint, load_checkpoint, save_checkpoint

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from train.loader import Loader
    from train.scalars import Clock, Figure, Scalars
    from train.task import AnyBatch, Task

_CURVE_EVERY = 10
# On a GPU losses are read back every so many steps, and later than they were asked for.
_READ_EVERY = 20
# Settings of the loop that change how fast it runs and nothing else.
_LOOSE = ("checkpoint_seconds", "workers", "prefetch", "compile")


@component
class Loop(Component):
    """How a model is trained.

    Attributes:
        steps: batches; with several training processes, each takes so many.
        batch_size: documents a batch.
        learning_rate: at its highest, after the warm-up.
        warmup_share: share of the steps in which the learning rate rises.
        weight_decay: of AdamW.
        gradient_norm: gradients are clipped to it.
        average_decay: of the moving average of the weights, which is what is kept; 0 keeps the last weights.
        checkpoint_seconds: how often a checkpoint is written, in seconds; 0 writes one after every step.
        workers: processes that draw batches ahead; 0 draws them between the steps.
        prefetch: pools of batches that each of them draws ahead.
        precision: of the products; auto is bfloat16 on a GPU or CPU that has instructions for it.
        compile: the model by torch.compile; auto on a GPU, and without it where that fails.
    """

    steps: Count = 1000
    batch_size: Count = 8
    learning_rate: Positive = 1e-3
    warmup_share: Probability = 0.08
    weight_decay: Annotated[float, pydantic.Field(ge=0)] = 0.02
    gradient_norm: Positive = 1.0
    average_decay: Annotated[float, pydantic.Field(ge=0, lt=1)] = 0.99
    checkpoint_seconds: Annotated[float, pydantic.Field(ge=0)] = 30.0
    workers: Annotated[int, pydantic.Field(ge=0)] = 0
    prefetch: Count = 2
    precision: Literal["auto", "float32", "bfloat16"] = "auto"
    compile: Literal["auto", "yes", "no"] = "auto"


class Training:
    """A model on its way: weights, optimiser, moving average, step and curve; all of it is in a checkpoint.

    Attributes:
        model: whose weights are learned.
        step: how many steps are done.
        curve: (step, loss), the loss a mean over the processes.
        speed: of this run: ``seconds``, ``samples_per_second`` of all processes, ``wait_share`` (of the time, for batches).
    """

    def __init__(self, task: Task, settings: Loop, seed: int, device: torch.device) -> None:
        import torch

        from train.averages import Average
        from train.distributed import processes
        from train.step import Step

        self.task = task
        self.model: nn.Module = task.model.to(device)
        self.seed = seed
        self.settings = settings
        self.device = device
        self.processes = processes()
        self.step = 0
        self.curve: list[tuple[int, float]] = []
        self.speed: dict[str, float] = {}
        # Fused: 1.1 ms a step of the extractor on a CPU, 3.1 otherwise.
        self.optimizer = torch.optim.AdamW(
            self.model.parameters(), lr=0.0, weight_decay=settings.weight_decay, betas=(0.9, 0.98), fused=True
        )
        self._average = Average(self.model)
        self._loss = Step(task, self._average, device, precision=settings.precision, compile=settings.compile)

    @property
    def average(self) -> Mapping[str, Tensor]:
        """The averaged weights by name."""
        return self._average.tensors

    def run(self, folder: Path) -> Mapping[str, Tensor]:
        """Train to the last step; gives the averaged weights. Checkpoints go to ``folder`` and are taken up from there.

        Raises:
            ValueError: the loss is no number (the last good checkpoint stays), a checkpoint is cut short or of another
                training, or a process that draws batches died.
        """
        import torch

        from train.loader import Loader
        from train.scalars import Scalars

        self._take_up(folder)
        cuda, settings = self.device.type == "cuda", self.settings
        loader = Loader(self.task, range(self.step, settings.steps), settings.workers, prefetch=settings.prefetch, pin=cuda)
        with (
            torch.random.fork_rng(devices=[self.device] if cuda else []),
            Scalars(folder, self.step, self.processes) as scalars,
            progress("training", settings.steps - self.step, "steps") as advance,
        ):
            self.model.train()
            self._steps(folder, loader, scalars, advance)
        if self.speed:
            say(f"training: {self.speed['wait_share']:.1%} of the time went into waiting for batches")
        return self.average

    def _steps(self, folder: Path, loader: Loader, scalars: Scalars, advance: Callable[[int], None]) -> None:
        from train.scalars import Clock, Figures

        figures = Figures(_READ_EVERY if self.device.type == "cuda" else 1, self.processes)
        clock, saved = Clock(loader), time.monotonic()
        for step, batch in loader:
            loss, norm = self._one_step(step, batch.to(self.device))
            self.step = step + 1
            figures.add(step, batch.names, loss, norm)
            clock.count(len(batch.names) * self.processes.count)
            last = self.step == self.settings.steps
            due = not last and time.monotonic() - saved >= self.settings.checkpoint_seconds
            # What is saved has been looked at: no checkpoint holds weights that a loss which is no number has touched.
            for figure in figures.read(all=last or due):
                self._tell(figure, clock, scalars)
            advance(1)
            if due:
                scalars.flush()
                self._save(folder)
                saved = time.monotonic()
        self.speed = clock.total

    def _one_step(self, step: int, batch: AnyBatch) -> tuple[Tensor, Tensor]:
        """The loss and the norm of its gradient, scalars on the device."""
        import torch

        draw = step * self.processes.count + self.processes.rank
        torch.manual_seed(stream_key(self.seed, draw, "dropout") % 2**63)
        rate = learning_rate(step, self.settings)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad(set_to_none=True)
        loss = self._loss.backward(batch, step)
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.settings.gradient_norm)
        self.optimizer.step()
        self._average.update(min(self.settings.average_decay, (1 + step) / (10 + step)))
        return loss, norm

    def _tell(self, figure: Figure, clock: Clock, scalars: Scalars) -> None:
        done = figure.step + 1
        if done % _CURVE_EVERY and done != self.settings.steps:
            return
        self.curve.append((done, figure.loss))
        now = {"loss": figure.loss, "gradient_norm": figure.gradient_norm}
        scalars.write(
            done, {**now, "learning_rate": learning_rate(figure.step, self.settings), **clock.lap(), **self.task.scalars}
        )

    def _save(self, folder: Path) -> None:
        if not self.processes.main:
            return
        optimizer = {
            f"{number}.{name}": tensor
            for number, state in self.optimizer.state_dict()["state"].items()
            for name, tensor in state.items()
        }
        parts = {"model": self.model.state_dict(), "average": self.average, "optimizer": optimizer, "task": self.task.state()}
        save_checkpoint(folder, Checkpoint(self.step, self.curve, self._shaping, parts))

    def _take_up(self, folder: Path) -> None:
        found = load_checkpoint(folder)
        # Nothing is written before all have read.
        self.processes.wait()
        if found is None:
            return
        self._refuse_other(found, folder)
        self.step, self.curve = found.step, found.curve
        self.model.load_state_dict(found.parts["model"])
        self._average.model.load_state_dict(found.parts["average"])
        learned = [parameter for group in self.optimizer.param_groups for parameter in group["params"]]
        state: dict[int, dict[str, Tensor]] = {}
        for name, tensor in found.parts.get("optimizer", {}).items():
            number, _, key = name.partition(".")
            state.setdefault(int(number), {})[key] = _laid_out_as(learned[int(number)], tensor)
        self.optimizer.load_state_dict({**self.optimizer.state_dict(), "state": state})
        self.task.restore(found.parts.get("task", {}))

    @property
    def _shaping(self) -> dict[str, Any]:
        """The settings a training cannot change on its way."""
        loop = {name: value for name, value in to_config(self.settings).items() if name not in (*_LOOSE, "_target_")}
        return {"seed": self.seed, "processes": self.processes.count, **{f"loop.{name}": value for name, value in loop.items()}}

    def _refuse_other(self, found: Checkpoint, folder: Path) -> None:
        """Nothing, where a checkpoint is of this training.

        Raises:
            ValueError: it is of another.
        """
        end = "; overwrite=true trains from the start"
        for name, value in self._shaping.items():
            if found.settings.get(name) != value:
                raise ValueError(
                    f"{folder}: its checkpoint was trained with {name}={found.settings.get(name)}, now {value}{end}"
                )
        there = {name: tuple(tensor.shape) for name, tensor in found.parts["model"].items()}
        here = {name: tuple(tensor.shape) for name, tensor in self.model.state_dict().items()}
        for name in [*here, *there]:
            if here.get(name) != there.get(name):
                raise ValueError(
                    f"{folder}: its checkpoint is of another model: {name} is {there.get(name, 'not there')}, "
                    f"here {here.get(name, 'not there')}{end}"
                )


def _laid_out_as(parameter: Tensor, tensor: Tensor) -> Tensor:
    """A tensor in memory as its parameter is: AdamW, fused, goes through both by address and would mix up its elements."""
    import torch

    if tensor.shape != parameter.shape:
        return tensor
    return torch.empty_like(parameter.detach(), dtype=tensor.dtype).copy_(tensor)


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
