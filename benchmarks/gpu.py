"""What a GPU makes of training: ``python benchmarks/gpu.py [device=cuda] [small=yes] [workers=N] [json=FILE]``.

One command of under ten minutes for any CUDA machine. For each model: whether CPU and GPU agree on the same batch, in float32
and in bfloat16; a short training through the loop of the project; samples a second against the FLOPs that torch counts and
the rate of one large product on the same device; the share of the time in which the device waits for data (the same steps
again, on batches that lie ready); peak memory. Samples are receipts for an extractor, patches of pages for a detector, lines
for a recogniser. Then pictures are read by the shipped models. ``device=cpu small=yes`` tries all of it on small models
without a GPU.
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
from receipts.config import build, compose  # noqa: E402
from receipts.console import say, table  # noqa: E402
from receipts.dataset import Dataset  # noqa: E402
from receipts.files import write_json  # noqa: E402
from synth import Renderer  # noqa: E402
from train.fields import FieldTask  # noqa: E402
from train.loop import Loop, Training  # noqa: E402
from train.losses.cross_entropy import CrossEntropy  # noqa: E402
from train.mixture import Mixture  # noqa: E402
from train.models.detector import DetectorModel  # noqa: E402
from train.models.extractor import ExtractorModel  # noqa: E402
from train.models.recogniser import RecogniserModel  # noqa: E402
from train.predict import choose_device  # noqa: E402
from train.sight.base import PictureTraining  # noqa: E402
from train.sight.page_reader import PageReader  # noqa: E402
from train.sight.pages import Pages  # noqa: E402
from train.sources.base import Kept  # noqa: E402
from train.sources.made import MadeExamples  # noqa: E402
from train.task import Task  # noqa: E402

# Steps before the clock starts: compiling, and workers that come up.
_WARM_UP = 60


_SHIPPED = Path(__file__).parents[1] / "train" / "weights"


@dataclass(frozen=True)
class Size:
    """How much is measured: networks, receipts, pictures, steps that are timed, samples a batch, side of the product."""

    extractors: dict[str, ExtractorModel]
    detector: DetectorModel
    recogniser: RecogniserModel
    documents: int
    pictures: int
    steps: int
    batch_sizes: dict[str, int]
    warm_up: int
    side: int


FULL = Size(
    {"extractor": ExtractorModel(), "extractor_large": ExtractorModel(width=384, depth=8, heads=6, character_width=64)},
    DetectorModel(),
    RecogniserModel(),
    documents=768,
    pictures=64,
    steps=300,
    batch_sizes={"extractor": 64, "extractor_large": 64, "detector": 32, "recogniser": 256},
    warm_up=_WARM_UP,
    side=8192,
)
SMALL = Size(
    {"extractor": ExtractorModel(width=32, depth=1, heads=2)},
    DetectorModel(widths=(16, 16, 16, 16), joined_width=16),
    RecogniserModel(widths=(4, 4, 4, 4), width=8, depth=1),
    documents=16,
    pictures=2,
    steps=4,
    batch_sizes={"extractor": 2, "detector": 2, "recogniser": 4},
    warm_up=2,
    side=256,
)


class Timed(Task):
    """Another task that looks at the clock when the warm-up is over; with batches that lie ready, it draws none."""

    def __init__(self, task: Task, device: torch.device, warm_up: int, ready: list[Any] | None = None) -> None:
        self.task, self.model = task, task.model
        self.pool_batches, self.unit = task.pool_batches, task.unit
        self.device, self.warm_up, self.ready = device, warm_up, ready
        self.start_s = 0.0

    def batches(self, pool: int) -> list[Any]:
        """As the task draws them, or those that lie ready, the same for every pool."""
        return self.task.batches(pool) if self.ready is None else self.ready

    def loss(self, batch: Any, step: int, average: Callable[..., Tensor] | None) -> Tensor:
        """The loss, as ever."""
        if step == self.warm_up:
            synchronise(self.device)
            self.start_s = time.perf_counter()
        self.task.model = self.model
        return self.task.loss(batch, step, average)

    def __getstate__(self) -> dict[str, Any]:
        """Without the model, and without those of the task in it."""
        return {**super().__getstate__(), "ready": None}


def tasks(size: Size, pictures: Path) -> dict[str, Task]:
    """What each network learns, by name."""
    renderer = Renderer.from_config(["seed=0"])
    made = MadeExamples(renderer, renderer.schema)
    kept = Kept([made[number] for number in range(size.documents)])
    found: dict[str, Task] = {}
    for name, choice in size.extractors.items():
        steps = size.warm_up + size.steps
        mixture = Mixture({"made": kept}, {"made": (1.0, 1.0)}, TokenNoise(), 0, steps, size.batch_sizes[name])
        found[name] = FieldTask(choice.make(renderer.schema.cardinality, 0), mixture, CrossEntropy())
    pages = Pages([(pictures, range(size.pictures))])
    models = build(compose("train", ["experiment=reader_cpu", "out=never"])).sight.models
    for name, training in models.items():
        loop = replace(training.loop, batch_size=size.batch_sizes[name])
        one: PictureTraining = replace(training, model=getattr(size, name), loop=loop)
        found[name] = one.task(one.new_model(0), pages, 0)
    return found


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
    peak = product_rate(size.side, device)
    found: dict[str, Any] = {
        "device": torch.cuda.get_device_name(device) if device.type == "cuda" else "cpu",
        "versions": {package: version(package) for package in ("tillroll", "torch", "numpy")},
        "cores": usable,
        "workers": workers,
        "product_tflops": peak / 1e12,
        "models": {},
    }
    with tempfile.TemporaryDirectory() as folder:
        pictures = Path(folder) / "pictures"
        build(compose("synth", [f"out={pictures}", f"count={size.pictures}", f"workers={max(usable // 2, 1)}"]))()
        learned = tasks(size, pictures)
        say(f"receipts and pictures made in {time.perf_counter() - start:.0f} s; {workers} workers draw batches of them")
        for name, task in learned.items():
            loop = Loop(
                steps=size.warm_up + size.steps,
                batch_size=size.batch_sizes[name],
                workers=workers,
                prefetch=4,
                checkpoint_seconds=3600.0,
            )
            found["models"][name] = {**agreement(task, device), **training(task, loop, size, device, peak)}
        found["reading"] = reading(pictures, device)
    found["seconds"] = time.perf_counter() - start
    figures = next(iter(found["models"].values()))
    rows = [[figure, *(f"{one[figure]:.4g}" for one in found["models"].values())] for figure in figures]
    table(f"{found['device']}, a product of {size.side}: {peak / 1e12:.4g} TFLOP/s", ["", *found["models"]], rows)
    say(f"reading pictures: {found['reading']}" if found["reading"] else "no shipped models in train/weights to read with")
    say(f"all of it took {found['seconds']:.0f} s")
    if "json" in options:
        write_json(Path(options["json"]), found)


def reading(pictures: Path, device: torch.device) -> dict[str, float]:
    """Pages a second that the shipped models read, one picture after the other in one process; empty where none are shipped."""
    if not (_SHIPPED / "detector").is_dir():
        return {}
    reader = PageReader.load(_SHIPPED, device)
    dataset = Dataset(pictures)
    images = [dataset[number].image for number in range(dataset.num_pictures)]
    reader.read(images[0])
    synchronise(device)
    start = time.perf_counter()
    lines = sum(len(reader.read(image)[1]) for image in images)
    return {"pages_per_second": len(images) / (time.perf_counter() - start), "lines_per_page": lines / len(images)}


def agreement(task: Task, device: torch.device) -> dict[str, float]:
    """How far loss and gradient of a batch are from those on the CPU, relative: in float32 and under bfloat16."""
    task.model.eval()
    batch = task.batches(0)[0]
    loss, gradient = answer(task, batch, torch.device("cpu"), half=False)
    found = {}
    for name, half in (("float32", False), ("bfloat16", True)):
        other_loss, other_gradient = answer(task, batch, device, half=half)
        found[f"loss differs ({name})"] = abs(other_loss - loss) / abs(loss)
        found[f"gradient differs ({name})"] = float((other_gradient - gradient).norm() / gradient.norm())
    task.model.cpu().train()
    return found


def answer(task: Task, batch: Any, device: torch.device, *, half: bool) -> tuple[float, Tensor]:
    """The loss of a batch and its gradient, flat and on the CPU."""
    task.model.to(device)
    task.model.zero_grad(set_to_none=True)
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=half):
        loss = task.loss(batch.to(device), 0, None)
    loss.backward()
    gradient = torch.cat([weight.grad.flatten().cpu() for weight in task.model.parameters() if weight.grad is not None])
    return float(loss.detach()), gradient.double()


def training(task: Task, loop: Loop, size: Size, device: torch.device, peak: float) -> dict[str, float]:
    """A short training, and the same steps on batches that lie ready."""
    flops = counted_flops(task, device)
    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)
    seconds, trained = timed(Timed(task, device, size.warm_up), loop, device)
    peak_bytes = torch.cuda.max_memory_allocated(device) if device.type == "cuda" else 0
    ready = [batch.to(device) for batch in task.batches(0)]
    at_best, _ = timed(Timed(task, device, size.warm_up, ready), replace(loop, workers=0), device)
    samples = size.steps * loop.batch_size
    return {
        "first loss": trained.curve[0][1],
        "last loss": trained.curve[-1][1],
        "samples/s": samples / seconds,
        "samples/s, batches ready": samples / at_best,
        "GFLOP a sample": flops / 1e9,
        "share of the product's FLOP/s": samples / seconds * flops / peak,
        "share, batches ready": samples / at_best * flops / peak,
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


def counted_flops(task: Task, device: torch.device) -> float:
    """The FLOPs of a sample, forth and back, as torch counts them."""
    task.model.to(device)
    batches = task.batches(0)
    with FlopCounterMode(display=False) as counter:
        for batch in batches:
            task.loss(batch.to(device), 0, None).backward()
    task.model.zero_grad(set_to_none=True)
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
