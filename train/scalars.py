"""Figures of a training as it goes on: kept where they are computed, read back late, written for TensorBoard."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import torch
from torch import Tensor

from train.distributed import Processes
from train.loader import Loader


@dataclass(frozen=True)
class Figure:
    """What one step came to: the loss and the norm of its gradient before clipping, means over the processes."""

    step: int
    loss: float
    gradient_norm: float


@dataclass(frozen=True)
class _Asked:
    """Figures on their way from the device: (n, 2) of this process and of all, ready when the event has happened."""

    first: int
    names: tuple[tuple[str, ...], ...]
    own: Tensor
    mean: Tensor
    event: torch.cuda.Event | None


class Figures:
    """Collects the figures of steps on the device; every ``every`` steps they set out for the host, where they are read later.

    So a GPU never waits for the host to look at a loss, and yet no loss that is no number is missed: each is read before
    the next checkpoint is written.
    """

    def __init__(self, every: int, processes: Processes) -> None:
        self._every, self._processes = every, processes
        self._new: list[tuple[int, tuple[str, ...], Tensor, Tensor]] = []
        self._asked: list[_Asked] = []

    def add(self, step: int, names: tuple[str, ...], loss: Tensor, norm: Tensor) -> None:
        """Keep a step's loss and gradient norm, scalars on the device."""
        self._new.append((step, names, loss.detach(), norm.detach()))

    def read(self, *, all: bool = False) -> list[Figure]:
        """The figures that have arrived, in order; ``all`` waits for those that have not.

        Raises:
            ValueError: a loss or a gradient is no number.
        """
        if self._new and (all or len(self._new) >= self._every):
            self._asked.append(self._ask())
            self._new = []
        # On a GPU the newest are still on their way; without one they are here.
        waiting = [] if all else [asked for asked in self._asked[-1:] if asked.event is not None]
        arrived = self._asked[: len(self._asked) - len(waiting)]
        self._asked = waiting
        return [figure for asked in arrived for figure in self._checked(asked)]

    def _ask(self) -> _Asked:
        own = torch.stack([torch.stack([loss.float(), norm.float()]) for _, _, loss, norm in self._new])
        mean = self._processes.mean(own)
        event = None
        if own.is_cuda:
            own, mean = (torch.empty(own.shape, pin_memory=True).copy_(one, non_blocking=True) for one in (own, mean))
            event = torch.cuda.Event()
            event.record()
        return _Asked(self._new[0][0], tuple(names for _, names, _, _ in self._new), own, mean, event)

    def _checked(self, asked: _Asked) -> list[Figure]:
        if asked.event is not None:
            asked.event.synchronize()
        figures = [Figure(asked.first + row, loss, norm) for row, (loss, norm) in enumerate(asked.mean.tolist())]
        for row, figure in enumerate(figures):
            if not (math.isfinite(figure.loss) and math.isfinite(figure.gradient_norm)):
                # The gradient of each is the mean of all: only the losses tell whose batch it was.
                own_loss, own_norm = asked.own[row].tolist()
                what, own = ("gradient", own_norm) if math.isfinite(figure.loss) else ("loss", own_loss)
                told = f"the {what} of batch {figure.step} is {own} ({', '.join(asked.names[row][:8])})"
                mine = f"{told}; training stopped, the last checkpoint stays"
                self._processes.fail(None if math.isfinite(own) else mine)
        return figures


class Scalars:
    """Scalars for TensorBoard in a folder; those of a run that was cut short are taken back from the step it goes on at."""

    def __init__(self, folder: Path, step: int, processes: Processes) -> None:
        self._writer = None
        if processes.main:
            from torch.utils.tensorboard import SummaryWriter

            self._writer = SummaryWriter(folder, purge_step=step or None)

    def write(self, step: int, values: Mapping[str, float]) -> None:
        """Write the values of a step; files are written by a thread."""
        if self._writer is not None:
            for name, value in values.items():
                self._writer.add_scalar(name, value, step)

    def flush(self) -> None:
        """Bring all to the disk."""
        if self._writer is not None:
            self._writer.flush()

    def __enter__(self) -> Scalars:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        if self._writer is not None:
            self._writer.close()


class Clock:
    """How fast a training goes: samples a second, and the share of the time in which it waits for batches."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader
        self._start = self._last = (time.perf_counter(), 0, 0.0)
        self._samples = 0

    def count(self, samples: int) -> None:
        """Note that so many samples were learned from."""
        self._samples += samples

    def lap(self) -> dict[str, float]:
        """The speed since the last lap."""
        lap = self._since(self._last)
        self._last = self._now()
        return {name: lap[name] for name in ("samples_per_second", "wait_share")}

    @property
    def total(self) -> dict[str, float]:
        """The speed since the start, and the seconds it took."""
        return self._since(self._start)

    def _now(self) -> tuple[float, int, float]:
        return time.perf_counter(), self._samples, self._loader.waited_s

    def _since(self, then: tuple[float, int, float]) -> dict[str, float]:
        seconds, samples, waited = (now - before for now, before in zip(self._now(), then, strict=True))
        seconds = max(seconds, 1e-9)
        return {"seconds": seconds, "samples_per_second": samples / seconds, "wait_share": waited / seconds}
