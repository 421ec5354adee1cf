"""What a GPU makes of training: ``python benchmarks/gpu.py [device=cuda] [small=yes] [workers=N] [json=FILE]``.

One command of under ten minutes for any CUDA machine. For each model: whether CPU and GPU agree on the same batch, in float32
and in bfloat16; a short training through the loop of the project; samples a second against the FLOPs that torch counts and
the rate of one large product on the same device; the share of the time in which the device waits for data (the same steps
again, on batches that lie ready); peak memory. ``device=cpu small=yes`` tries all of it on a small model without a GPU.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

_HERE = str(Path(__file__).parent)
sys.path = [place for place in sys.path if place != _HERE]

import torch  # noqa: E402
from torch import Tensor  # noqa: E402
from torch.utils.flop_counter import FlopCounterMode  # noqa: E402

from augment.text import TokenNoise  # noqa: E402
from receipts.console import say, table  # noqa: E402
from receipts.files import write_json  # noqa: E402
from synth import Renderer  # noqa: E402
from train.examples import Batch  # noqa: E402
from train.fields import FieldTask  # noqa: E402
from train.loop import Loop, Training  # noqa: E402
from train.losses.cross_entropy import CrossEntropy  # noqa: E402
from train.mixture import Mixture  # noqa: E402
from train.models.extractor import ExtractorModel  # noqa: E402
from train.predict import choose_device  # noqa: E402
from train.sources.base import Kept  # noqa: E402
from train.sources.made import MadeExamples  # noqa: E402

# Steps before the clock starts: compiling, and workers that come up.
_WARM_UP = 60


@dataclass(frozen=True)
class Size:
    """How much is measured: models by name, documents, steps that are timed, documents a batch, side of the large product."""

    models: dict[str, ExtractorModel]
    documents: int
    steps: int
    batch_size: int
    warm_up: int
    side: int


FULL = Size(
    {"extractor": ExtractorModel(), "extractor_large": ExtractorModel(width=384, depth=8, heads=6, character_width=64)},
    documents=768,
    steps=400,
    batch_size=64,
    warm_up=_WARM_UP,
    side=8192,
)
SMALL = Size({"extractor": ExtractorModel(width=32, depth=1, heads=2)}, 16, steps=8, batch_size=2, warm_up=2, side=256)


class Timed(FieldTask):
    """Finds fields, and looks at the clock when the warm-up is over."""

    def __init__(self, model: torch.nn.Module, mixture: Mixture, device: torch.device, warm_up: int) -> None:
        super().__init__(model, mixture, CrossEntropy())
        self.device, self.warm_up = device, warm_up
        self.start_s = 0.0

    def loss(self, batch: Batch, step: int, average: Callable[..., Tensor] | None) -> Tensor:
        """The loss, as ever."""
        if step == self.warm_up:
            synchronise(self.device)
            self.start_s = time.perf_counter()
        return super().loss(batch, step, average)


class Ready(Timed):
    """The same with batches that lie ready on the device."""

    pool: list[Batch]

    def batches(self, pool: int) -> list[Batch]:
        """The same for every pool."""
        return self.pool


def main(arguments: list[str]) -> None:
    """Measure, print a table, write json where asked."""
    options = dict(text.split("=", 1) for text in arguments)
    try:
        device = choose_device(options.get("device", "cuda"))
    except ValueError as fault:
        raise SystemExit(f"benchmarks/gpu.py: {fault}") from None
    size = SMALL if options.get("small") == "yes" else FULL
    usable = len(os.sched_getaffinity(0))
    workers = int(options.get("workers", min(usable - 1, 12) if device.type == "cuda" else 0))
    start = time.perf_counter()
    renderer = Renderer.from_config(["seed=0"])
    made = MadeExamples(renderer, renderer.schema)
    kept = Kept([made[number] for number in range(size.documents)])
    say(f"{size.documents} receipts made in {time.perf_counter() - start:.0f} s; {workers} workers draw batches of them")
    peak = product_rate(size.side, device)
    found: dict[str, Any] = {
        "device": torch.cuda.get_device_name(device) if device.type == "cuda" else "cpu",
        "versions": {package: version(package) for package in ("tillroll", "torch", "numpy")},
        "cores": usable,
        "workers": workers,
        "product_tflops": peak / 1e12,
        "models": {},
    }
    for name, choice in size.models.items():
        mixture = Mixture({"made": kept}, {"made": (1.0, 1.0)}, TokenNoise(), 0, size.warm_up + size.steps, size.batch_size)
        model = choice.make(renderer.schema.cardinality, 0)
        found["models"][name] = {
            **agreement(model, mixture, device),
            **training(model, mixture, size, device, workers, peak),
        }
    found["seconds"] = time.perf_counter() - start
    figures = next(iter(found["models"].values()))
    rows = [[figure, *(f"{one[figure]:.4g}" for one in found["models"].values())] for figure in figures]
    table(f"{found['device']}, a product of {size.side}: {peak / 1e12:.4g} TFLOP/s", ["", *found["models"]], rows)
    say(f"all of it took {found['seconds']:.0f} s")
    if "json" in options:
        write_json(Path(options["json"]), found)


def agreement(model: torch.nn.Module, mixture: Mixture, device: torch.device) -> dict[str, float]:
    """How far loss and gradient of a batch are from those on the CPU, relative: in float32 and under bfloat16."""
    task = FieldTask(model.eval(), mixture, CrossEntropy())
    batch = mixture.batch(0)
    loss, gradient = answer(task, batch, torch.device("cpu"), half=False)
    found = {}
    for name, half in (("float32", False), ("bfloat16", True)):
        other_loss, other_gradient = answer(task, batch, device, half=half)
        found[f"loss differs ({name})"] = abs(other_loss - loss) / abs(loss)
        found[f"gradient differs ({name})"] = float((other_gradient - gradient).norm() / gradient.norm())
    model.cpu().train()
    return found


def answer(task: FieldTask, batch: Batch, device: torch.device, *, half: bool) -> tuple[float, Tensor]:
    """The loss of a batch and its gradient, flat and on the CPU."""
    task.model.to(device)
    task.model.zero_grad(set_to_none=True)
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=half):
        loss = task.loss(batch.to(device), 0, None)
    loss.backward()
    gradient = torch.cat([weight.grad.flatten().cpu() for weight in task.model.parameters() if weight.grad is not None])
    return float(loss.detach()), gradient.double()


def training(
    model: torch.nn.Module, mixture: Mixture, size: Size, device: torch.device, workers: int, peak: float
) -> dict[str, float]:
    """A short training, and the same steps on batches that lie ready."""
    flops = counted_flops(model, mixture, device)
    loop = Loop(
        steps=size.warm_up + size.steps, batch_size=size.batch_size, workers=workers, prefetch=4, checkpoint_seconds=3600.0
    )
    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)
    seconds, trained = timed(Timed(model, mixture, device, size.warm_up), loop, device)
    peak_bytes = torch.cuda.max_memory_allocated(device) if device.type == "cuda" else 0
    ready = Ready(model, mixture, device, size.warm_up)
    ready.pool = [batch.to(device) for batch in mixture.batches(0)]
    at_best, _ = timed(ready, replace(loop, workers=0), device)
    rate = size.steps * size.batch_size / seconds
    return {
        "first loss": trained.curve[0][1],
        "last loss": trained.curve[-1][1],
        "receipts/s": rate,
        "receipts/s, batches ready": size.steps * size.batch_size / at_best,
        "GFLOP a receipt": flops / 1e9,
        "share of the product's FLOP/s": rate * flops / peak,
        "share, batches ready": size.steps * size.batch_size / at_best * flops / peak,
        "share of time waiting for data": max(1 - at_best / seconds, 0.0),
        "share of time the host waits": trained.speed["wait_share"],
        "peak memory GiB": peak_bytes / 2**30,
    }


def timed(task: Timed, loop: Loop, device: torch.device) -> tuple[float, Training]:
    """Seconds from the end of the warm-up to the end of a training."""
    with tempfile.TemporaryDirectory() as folder:
        trained = Training(task, loop, 0, device)
        trained.run(Path(folder))
        synchronise(device)
        return time.perf_counter() - task.start_s, trained


def counted_flops(model: torch.nn.Module, mixture: Mixture, device: torch.device) -> float:
    """The FLOPs of a receipt, forth and back, as torch counts them."""
    task = FieldTask(model.to(device), mixture, CrossEntropy())
    batches = mixture.batches(0)
    with FlopCounterMode(display=False) as counter:
        for batch in batches:
            task.loss(batch.to(device), 0, None).backward()
    model.zero_grad(set_to_none=True)
    return counter.get_total_flops() / sum(len(batch.names) for batch in batches)


def product_rate(side: int, device: torch.device) -> float:
    """FLOP/s of the product of two square matrices, in bfloat16 on a GPU; the best of five."""
    dtype = torch.bfloat16 if device.type == "cuda" else torch.float32
    left, right = (torch.ones(side, side, device=device, dtype=dtype) for _ in range(2))
    seconds = []
    for _ in range(6):
        synchronise(device)
        start = time.perf_counter()
        for _ in range(10):
            left @ right
        synchronise(device)
        seconds.append((time.perf_counter() - start) / 10)
    return 2 * side**3 / min(seconds[1:])


def synchronise(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)


if __name__ == "__main__":
    main(sys.argv[1:])
