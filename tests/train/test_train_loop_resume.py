"""A training goes on after a kill to the same end, from the newest checkpoint that is whole; also a program that is killed."""

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from receipts.rng import stream
from train.checkpoint import load_checkpoint
from train.loop import Loop, Training
from train.task import Task

CPU = torch.device("cpu")
PLAIN = Loop(steps=20, learning_rate=3e-3, checkpoint_seconds=3600)
EACH_STEP = replace(PLAIN, checkpoint_seconds=0)


@dataclass(frozen=True)
class Points:
    x: Tensor
    y: Tensor
    names: tuple[str, ...]

    def to(self, device: torch.device) -> "Points":
        return replace(self, x=self.x.to(device), y=self.y.to(device))


class Line(Task):
    """Points near a plane, a network with dropout and counted batches, and a count of its own."""

    pool_batches = 4
    unit = "points"

    def __init__(self, weights_seed: int = 0, width: int = 8) -> None:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(weights_seed)
            self.model = nn.Sequential(nn.Linear(4, width), nn.BatchNorm1d(width), nn.Dropout(0.1), nn.Linear(width, 1))
        self.seen = torch.zeros((), dtype=torch.int64)

    def batches(self, pool: int) -> list[Points]:
        rng = stream(5, pool, "points")
        drawn = [torch.from_numpy(rng.normal(size=(8, 4)).astype("f4")) for _ in range(self.pool_batches)]
        return [Points(x, x.sum(1), tuple(f"p{pool}.{number}.{row}" for row in range(8))) for number, x in enumerate(drawn)]

    def loss(self, batch: Points, step: int, average: Callable[..., Tensor] | None) -> Tensor:
        self.seen += 1
        return ((self.model(batch.x)[:, 0] - batch.y) ** 2).mean() + 1e-3 * self.seen

    def state(self) -> Mapping[str, Tensor]:
        return {"seen": self.seen}

    def restore(self, state: Mapping[str, Tensor]) -> None:
        self.seen = state["seen"]


class Fails(Line):
    """Stops at a step."""

    def __init__(self, step: int, fault: BaseException) -> None:
        super().__init__()
        self.step, self.fault = step, fault

    def loss(self, batch: Points, step: int, average: Callable[..., Tensor] | None) -> Tensor:
        if step == self.step:
            raise self.fault
        return super().loss(batch, step, average)


def trained(folder: Path, settings: Loop = PLAIN, weights_seed: int = 0) -> Training:
    training = Training(Line(weights_seed), settings, 0, CPU)
    training.run(folder)
    return training


def cut(folder: Path, step: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        Training(Fails(step, KeyboardInterrupt()), EACH_STEP, 0, CPU).run(folder)


def same(one: Training, other: Training) -> bool:
    equal = all(torch.equal(tensor, other.average[name]) for name, tensor in one.average.items())
    return equal and one.curve == other.curve


def newest(folder: Path) -> Path:
    return max(folder.glob("checkpoint-?.safetensors"), key=lambda path: path.stat().st_mtime_ns)


def test_it_goes_on_from_any_step_to_the_same_end(tmp_path: Path) -> None:
    whole = trained(tmp_path / "whole")
    for step in (1, 6):
        cut(tmp_path / str(step), step)
        assert same(trained(tmp_path / str(step), weights_seed=7), whole)


@pytest.mark.parametrize("damage", ["cut", "zeros", "empty"])
def test_a_checkpoint_cut_short_is_told_and_the_one_before_is_used(
    tmp_path: Path, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = trained(tmp_path / "whole")
    cut(tmp_path, 5)
    path = newest(tmp_path)
    content = path.read_bytes()
    half = len(content) * 3 // 4
    path.write_bytes({"cut": content[:half], "zeros": content[:half] + bytes(len(content) - half), "empty": b""}[damage])
    capsys.readouterr()
    assert same(trained(tmp_path), whole)
    told = [line for line in capsys.readouterr().err.splitlines() if "checkpoint" in line]
    assert len(told) == 1
    assert told[0].startswith(f"{path}: a checkpoint ")
    assert told[0].endswith("; going on from step 4 by the other one")


def test_where_no_checkpoint_is_whole_it_says_what_to_do(tmp_path: Path) -> None:
    cut(tmp_path, 5)
    for path in tmp_path.glob("checkpoint-?.safetensors"):
        path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(ValueError, match=r"a checkpoint cut short \(.*\), and no other is whole; remove it to train"):
        trained(tmp_path)


def test_a_checkpoint_of_another_training_is_refused(tmp_path: Path) -> None:
    cut(tmp_path, 5)
    with pytest.raises(ValueError, match=r"trained with loop\.steps=20, now 70"):
        trained(tmp_path, replace(PLAIN, steps=70))
    with pytest.raises(ValueError, match=r"trained with seed=0, now 1"):
        Training(Line(), PLAIN, 1, CPU).run(tmp_path)
    with pytest.raises(ValueError, match=r"of another model: 0\.weight is \(8, 4\), here \(12, 4\)"):
        Training(Line(width=12), PLAIN, 0, CPU).run(tmp_path)
    assert load_checkpoint(tmp_path).step == 5  # type: ignore[union-attr]


def test_a_full_disk_leaves_the_checkpoints_that_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut(tmp_path, 5)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as fault:
        trained(tmp_path, EACH_STEP)
    assert "checkpoint-" in fault.value.filename
    assert load_checkpoint(tmp_path).step == 5  # type: ignore[union-attr]
    assert not list(tmp_path.glob(".*.part"))


def start(folder: Path, workers: int, die_in_writing: int = 0) -> "subprocess.Popen[bytes]":
    """A training in a process of its own, a checkpoint after each of its 400 steps."""
    command = [sys.executable, "-P", __file__, str(folder), str(workers), str(die_in_writing)]
    root = str(Path(__file__).parents[2])
    return subprocess.Popen(command, env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": root})


def checkpoints(folder: Path) -> int:
    return sum(path.stat().st_mtime_ns for path in folder.glob("checkpoint-?.safetensors"))


@pytest.mark.slow
def test_tensorboard_reads_each_step_once_after_a_resume(tmp_path: Path) -> None:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    settings = replace(EACH_STEP, steps=40)
    with pytest.raises(KeyboardInterrupt):
        Training(Fails(25, KeyboardInterrupt()), settings, 0, CPU).run(tmp_path)
    training = Training(Line(), settings, 0, CPU)
    training.run(tmp_path)
    read = EventAccumulator(str(tmp_path)).Reload()
    assert {"loss", "learning_rate", "gradient_norm", "samples_per_second", "wait_share"} <= set(read.Tags()["scalars"])
    assert [event.step for event in read.Scalars("loss")] == [step for step, _ in training.curve]
    assert [event.value for event in read.Scalars("loss")] == pytest.approx([loss for _, loss in training.curve])


@pytest.mark.slow
@pytest.mark.parametrize("workers", [0, 2])
def test_killed_with_9_at_random_moments_it_ends_with_the_same_bytes(tmp_path: Path, workers: int) -> None:
    assert start(tmp_path / "whole", 0).wait() == 0
    folder, moments = tmp_path / "killed", random.Random(workers)
    for _ in range(3):
        before = checkpoints(folder)
        process = start(folder, workers)
        while checkpoints(folder) == before:
            assert process.poll() is None
            time.sleep(0.02)
        time.sleep(moments.uniform(0, 0.4))
        process.kill()
        assert process.wait() == -signal.SIGKILL, "it ended before it was killed: more steps are needed"
    for _ in range(2):
        assert start(folder, workers, die_in_writing=20).wait() == -signal.SIGKILL
    assert start(folder, workers).wait() == 0
    for name in ("end.safetensors", "curve.txt"):
        assert (folder / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert not list(folder.glob("checkpoint*"))


def main(folder: Path, workers: int, die_in_writing: int) -> None:
    """Train; with ``die_in_writing`` the process kills itself while it writes that checkpoint."""
    from safetensors.torch import save_file

    from train.checkpoint import remove_checkpoints

    torch.set_num_threads(1)
    flush, count = os.fsync, itertools.count(1)

    def dies(file: int) -> None:
        if next(count) == die_in_writing:
            os.kill(os.getpid(), signal.SIGKILL)
        flush(file)

    os.fsync = dies
    training = trained(folder, replace(EACH_STEP, steps=400, workers=workers))
    save_file(dict(training.average), folder / "end.safetensors")
    (folder / "curve.txt").write_text(repr(training.curve))
    remove_checkpoints(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
