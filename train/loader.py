"""Batches on their way to the loop: drawn here or ahead in other processes, the same bits in the same order for any number."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from typing import Any

import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from train.distributed import processes
from train.packing import packed, unpacked
from train.task import AnyBatch, Task


class Loader:
    """The batches of some steps, in order; knows how long it was waited for.

    Attributes:
        waited_s: seconds so far in which whoever asked had to wait.
    """

    def __init__(self, task: Task, steps: range, workers: int = 0, *, prefetch: int = 2, pin: bool = False) -> None:
        """Prepare to draw; nothing is drawn or started yet.

        Args:
            steps: one batch each. Of several training processes each draws pools of its own, in turns.
            workers: processes that draw; 0 draws in this one.
            prefetch: pools each of them draws ahead.
            pin: put the batches where a GPU can fetch them by itself.
        """
        self.waited_s = 0.0
        self._task, self._steps = task, steps
        self._workers, self._prefetch, self._pin = workers, prefetch, pin
        self._processes = processes()

    def __iter__(self) -> Iterator[tuple[int, AnyBatch]]:
        """Each step with its batch.

        Raises:
            ValueError: a worker died; whatever the task raises comes through as it is.
        """
        size = self._task.pool_batches
        turns = range(self._steps.start // size, -(-self._steps.stop // size))
        numbers = [turn * self._processes.count + self._processes.rank for turn in turns]
        pools = self._ahead(numbers) if self._workers else map(self._task.batches, numbers)
        for turn, batches in zip(turns, self._timed(pools), strict=True):
            for place, batch in enumerate(batches):
                step = turn * size + place
                if step in self._steps:
                    yield step, batch

    def _timed(self, pools: Iterable[list[AnyBatch]]) -> Iterator[list[AnyBatch]]:
        start = time.perf_counter()
        for batches in pools:
            self.waited_s += time.perf_counter() - start
            yield batches
            start = time.perf_counter()

    def _ahead(self, numbers: list[int]) -> Iterator[list[AnyBatch]]:
        """The pools, drawn by workers."""
        # A fork of a process with threads may hang: workers are forks of one that has loaded torch and started none.
        server = get_context("forkserver")
        server.set_forkserver_preload(["torch", "train.loader"])
        pools = iter(
            DataLoader(
                _Pools(self._task),
                sampler=numbers,
                batch_size=None,
                num_workers=min(self._workers, len(numbers)),
                prefetch_factor=self._prefetch,
                collate_fn=_as_it_is,
                pin_memory=self._pin,
                multiprocessing_context=server,
                generator=torch.Generator(),  # without it the global one would be drawn from
            )
        )
        for _ in numbers:
            drawn = _next(pools)
            if isinstance(drawn, Exception):
                raise drawn
            yield unpacked(drawn)


def _next(pools: Iterator[Any]) -> Any:
    """What a worker has drawn.

    Raises:
        ValueError: it died.
    """
    try:
        return next(pools)
    except (RuntimeError, EOFError, OSError) as fault:
        # It may die before it was asked, or while what it drew is on its way.
        died = re.search(r"DataLoader worker \((pid)(?:\(s\))? ([\d, ]+)\)", str(fault))
        if died is None and isinstance(fault, RuntimeError):
            raise
        told = f"{died[1]} {died[2]}; " if died else ""
        raise ValueError(
            f"loop.workers: a process that draws batches died ({told}killed, or out of memory?); "
            "resume=true goes on from the last checkpoint"
        ) from None


class _Pools(Dataset[Any]):
    """The pools of a task by number, as a worker draws them."""

    def __init__(self, task: Task) -> None:
        self.task = task

    def __getitem__(self, number: int) -> tuple[bytes, Tensor] | Exception:
        try:
            return packed(self.task.batches(number))
        except (ValueError, OSError) as fault:
            # What a person can mend is told in one line; raised here, it would come wrapped in a trace.
            return fault


def _as_it_is(drawn: Any) -> Any:
    return drawn
