"""Batches drawn ahead: the same for any number of workers; one that fails or dies is told, and none outlives the loop."""

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import torch
from torch import Tensor

from receipts.rng import stream
from train.loader import Loader
from train.task import Task


@dataclass(frozen=True)
class Numbers:
    values: Tensor
    names: tuple[str, ...]

    def to(self, device: torch.device) -> "Numbers":
        return self


class Drawn(Task):
    """Numbers drawn by pool; at one pool something happens."""

    pool_batches = 3
    unit = "numbers"

    def __init__(self, bad_pool: int = -1, bad: str = "") -> None:
        self.model = torch.nn.Identity()
        self.bad_pool, self.bad = bad_pool, bad

    def batches(self, pool: int) -> list[Numbers]:
        if pool == self.bad_pool:
            if self.bad == "dies":
                os.kill(os.getpid(), signal.SIGKILL)
            raise ValueError(self.bad)
        rng = stream(0, pool, "numbers")
        return [Numbers(torch.from_numpy(rng.random(5)), (f"{pool}.{place}", str(os.getpid()))) for place in range(3)]

    def loss(self, batch: Numbers, step: int, average: object) -> Tensor:
        return batch.values.sum()


def drawn(loader: Loader) -> Iterator[tuple[int, list[float], str]]:
    for step, batch in loader:
        yield step, batch.values.tolist(), batch.names[0]  # type: ignore[attr-defined]


@pytest.mark.slow
def test_any_number_of_workers_gives_the_same_batches_from_any_step() -> None:
    before = torch.get_rng_state()
    here = list(drawn(Loader(Drawn(), range(4, 20))))
    there = list(drawn(Loader(Drawn(), range(4, 20), workers=2)))
    assert here == there
    assert [step for step, _, _ in here] == list(range(4, 20))
    assert [name for _, _, name in here][:3] == ["1.1", "1.2", "2.0"]
    assert torch.equal(before, torch.get_rng_state())


def test_what_a_worker_raises_is_told_as_it_is() -> None:
    with pytest.raises(ValueError, match=r"^documents: none is left$"):
        list(drawn(Loader(Drawn(2, "documents: none is left"), range(20), workers=1)))


def test_a_worker_that_dies_is_told() -> None:
    with pytest.raises(
        ValueError, match=r"loop\.workers: a process that draws batches died \((pid \d+; )?killed.*resume=true goes on"
    ):
        list(drawn(Loader(Drawn(2, "dies"), range(20), workers=1)))


def test_workers_end_with_the_loop_and_the_time_spent_waiting_for_them_is_known() -> None:
    loader = Loader(Drawn(), range(60), workers=1)
    batches = iter(loader)
    _, first = next(batches)
    pid = int(first.names[1])
    assert pid != os.getpid()
    waited = loader.waited_s
    assert waited > 0
    time.sleep(0.3)
    next(batches)
    assert loader.waited_s - waited < 0.1, "what is ready is not waited for"
    del batches
    for _ in range(100):
        if not os.path.exists(f"/proc/{pid}"):  # noqa: PTH110
            return
        time.sleep(0.05)
    pytest.fail(f"worker {pid} is still there")
