"""Several processes that train one model together, as torchrun starts them; the first one prepares, writes and tells."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from torch import Tensor

Made = TypeVar("Made")
# While the first process renders and labels, the others wait: hours, not the ten minutes that torch thinks of.
_PATIENCE = timedelta(hours=48)


@dataclass(frozen=True)
class Processes:
    """The processes of a training.

    Attributes:
        rank: the number of this one, from 0.
        count: how many there are.
    """

    rank: int = 0
    count: int = 1

    @property
    def main(self) -> bool:
        """Whether this is the one that writes and tells."""
        return self.rank == 0

    def from_main(self, make: Callable[[], Made]) -> Made:
        """What the first process makes, in all of them; the others wait for it."""
        if self.count == 1:
            return make()
        from torch import distributed

        made = [make() if self.main else None]
        with others_gone():
            distributed.broadcast_object_list(made, src=0)
        return made[0]  # type: ignore[return-value]

    def wait(self) -> None:
        """Return when all have come here."""
        self.from_main(lambda: None)

    def mean(self, values: Tensor) -> Tensor:
        """The mean over the processes of a tensor (its own device) that each has."""
        if self.count == 1:
            return values
        from torch import distributed

        mean = values / self.count
        with others_gone():
            distributed.all_reduce(mean)
        return mean

    def fail(self, mine: str | None) -> NoReturn:
        """End the training; all come here, and the first one tells what one of them has to say.

        Raises:
            ValueError: with what is told.
        """
        said = [mine] * self.count
        if self.count > 1:
            from torch import distributed

            with others_gone():
                distributed.all_gather_object(said, mine)
        if self.main:
            raise ValueError(next(one for one in said if one is not None))
        # Until the first one has told and gone: torchrun ends all as soon as one is gone.
        self.wait()
        raise SystemExit(1)


def processes() -> Processes:
    """The processes that train together now."""
    from torch import distributed

    if not (distributed.is_available() and distributed.is_initialized()):
        return Processes()
    return Processes(distributed.get_rank(), distributed.get_world_size())


@contextlib.contextmanager
def together(device: str) -> Iterator[Processes]:
    """The processes that torchrun started, joined; without torchrun this one alone. All but the first are silent.

    Args:
        device: the kind, ``"cpu"`` or ``"cuda"``; with CUDA each process takes a GPU of its own.

    Raises:
        ValueError: more processes than GPUs.
    """
    if int(os.environ.get("WORLD_SIZE", "1")) == 1:
        yield Processes()
        return
    import torch
    from torch import distributed

    if device == "cuda":
        local, there = int(os.environ["LOCAL_RANK"]), torch.cuda.device_count()
        if local >= there:
            raise ValueError(f"torchrun: process {local + 1} of this machine has no GPU; say --nproc-per-node={there}")
        torch.cuda.set_device(local)
    distributed.init_process_group("cpu:gloo,cuda:nccl" if device == "cuda" else "gloo", timeout=_PATIENCE)
    joined = processes()
    with contextlib.nullcontext() if joined.main else _silence():
        yield joined
    # Not after a fault: the others may be gone, and saying goodbye would wait for them.
    distributed.destroy_process_group()


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        yield


@contextlib.contextmanager
def others_gone() -> Iterator[None]:
    """End this process quietly where another is gone: that one has told why, and torchrun ends them all."""
    from torch.distributed import DistError

    try:
        yield
    except RuntimeError as fault:
        # Gloo has no class of faults of its own, only its name in their text.
        if isinstance(fault, DistError) or "gloo" in str(fault):
            raise SystemExit(1) from None
        raise
