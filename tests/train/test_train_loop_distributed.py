"""Processes that torchrun starts train one model: as one process with all their batches, told and written once."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from receipts.rng import stream
from train.distributed import Processes, processes, together
from train.loop import Loop, Training
from train.task import Task

ROOT = Path(__file__).parents[2]
LOOP = Loop(precision="float32", steps=24, learning_rate=1e-2, checkpoint_seconds=0)


@dataclass(frozen=True)
class Points:
    x: Tensor
    names: tuple[str, ...]

    def to(self, device: torch.device) -> "Points":
        return self


class Line(Task):
    """Points on a plane; a pool is made of ``joined`` pools of half the size, one for each process there could be."""

    pool_batches = 4
    unit = "points"

    def __init__(self, joined: int = 1, bad_name: str = "") -> None:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(1)
            self.model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
        self.joined, self.bad_name = joined, bad_name

    def batches(self, pool: int) -> list[Points]:
        parts = [
            stream(5, pool * self.joined + number, "points").normal(size=(self.pool_batches, 8, 4))
            for number in range(self.joined)
        ]
        name = ",".join(str(pool * self.joined + number) for number in range(self.joined))
        return [
            Points(torch.cat([torch.from_numpy(part[place]).float() for part in parts]), (f"{name}/{place}",))
            for place in range(self.pool_batches)
        ]

    def loss(self, batch: Points, step: int, average: Callable[..., Tensor] | None) -> Tensor:
        loss: Tensor = ((self.model(batch.x)[:, 0] - batch.x.sum(1)) ** 2).mean()
        return loss * float("nan") if batch.names[0] == self.bad_name else loss


def torchrun(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2", *arguments]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=500)


def test_one_process_alone_needs_no_others() -> None:
    with together("cpu") as alone:
        assert alone == processes() == Processes()
        assert alone.from_main(lambda: "made") == "made"
        assert alone.mean(torch.ones(2)).tolist() == [1, 1]


@pytest.mark.slow
def test_two_processes_train_as_one_with_the_batches_of_both(tmp_path: Path) -> None:
    alone = Training(Line(joined=2), LOOP, 0, torch.device("cpu"))
    alone.run(tmp_path / "alone")
    done = torchrun(__file__, str(tmp_path / "two"), "")
    assert done.returncode == 0, done.stderr
    first, second = (load_file(tmp_path / "two" / f"rank-{rank}.safetensors") for rank in range(2))
    for name, tensor in alone.average.items():
        assert torch.equal(first[name], second[name])
        torch.testing.assert_close(first[name], tensor, atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(first["curve"], torch.tensor(alone.curve), atol=1e-5, rtol=1e-4)
    assert torch.equal(first["curve"], second["curve"])
    assert done.stderr.count("training: 24 steps") == 1
    # Killed and taken up again, both end where they would have ended.
    (tmp_path / "two" / "rank-1.safetensors").unlink()
    assert torchrun(__file__, str(tmp_path / "two"), "").returncode == 0
    assert torch.equal(load_file(tmp_path / "two" / "rank-1.safetensors")["0.weight"], first["0.weight"])


@pytest.mark.slow
def test_a_loss_that_is_no_number_in_one_process_ends_both_with_one_message(tmp_path: Path) -> None:
    # The pool 3 is the second one of the second process: batch 6 is its third.
    done = torchrun(__file__, str(tmp_path), "3/2")
    assert done.returncode != 0
    assert done.stderr.count("the loss of batch 6 is nan (3/2); training stopped, the last checkpoint stays") == 1


@pytest.mark.slow
def test_the_front_door_prepares_writes_and_tells_once(tmp_path: Path) -> None:
    small = ["loop.steps=6", "loop.batch_size=2", "model.width=32", "model.depth=1", "model.heads=2"]
    made = ["synth.count=8", "synth.pictures=0", "sources.probable.share=0", "device=cpu"]
    done = torchrun(str(ROOT / "tillroll.py"), "train", f"out={tmp_path / 'run'}", *small, *made)
    assert done.returncode == 0, done.stderr
    assert (
        done.stderr.count("training on receipts")
        == done.stderr.count("training: 6 steps")
        == done.stderr.count("report: ")
        == 1
    )
    assert (tmp_path / "run" / "model.safetensors").exists()
    assert not list((tmp_path / "run").glob("checkpoint*"))


def main(folder: Path, bad_name: str) -> None:
    """Train as one of several processes, and write what this one ends with."""
    torch.set_num_threads(1)
    with together("cpu") as joined:
        training = Training(Line(bad_name=bad_name), LOOP, 0, torch.device("cpu"))
        try:
            training.run(folder)
        except ValueError as fault:
            raise SystemExit(str(fault)) from None
        curve = torch.tensor(training.curve)
        save_file({**training.average, "curve": curve}, folder / f"rank-{joined.rank}.safetensors")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
