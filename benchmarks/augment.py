"""Changing pictures measured: ``python -P benchmarks/augment.py [count=N] [seed=N] [json=FILE]``.

Pictures of 1024 x 1024 with 200 quads: how many a second on one core, of albumentations as it comes, behind the bridge, of our
loops and of torch, on a CUDA device too where there is one; what each transform takes; how far points are from their pixels.
CPU time of this process, so that other work on the machine distorts less; wall time on a CUDA device. All six transforms of the
pipeline are always applied. (-P keeps this folder, whose augment.py is not the package, off the path.)
"""

import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cv2
import numpy as np

# The folder off the path: augment.py here must not stand for the package of that name.
sys.path = [place for place in sys.path if place != str(Path(__file__).parent)]
import torch  # noqa: E402

from augment.albumentations_bridge import Albumentations, load_albumentations  # noqa: E402
from augment.device import changed_batch, changed_points, packed  # noqa: E402
from augment.image import Composed  # noqa: E402
from augment.lights import Illumination, Shadow  # noqa: E402
from augment.transforms import (  # noqa: E402
    Blur,
    BrightnessContrast,
    Dropout,
    Elastic,
    Jpeg,
    MotionBlur,
    Noise,
    Perspective,
    Rotation,
    Transform,
)
from receipts import Document, Sample, stream  # noqa: E402
from receipts.config import nearest  # noqa: E402
from receipts.console import table  # noqa: E402
from receipts.files import write_json  # noqa: E402
from receipts.geometry import box_quads  # noqa: E402

OPTIONS = {"count": 8, "seed": 0, "json": ""}
SIDE, QUADS, REPETITIONS, BATCH, CUDA_BATCH = 1024, 200, 9, 2, 64
PIPELINE: dict[str, Transform] = {
    "perspective": Perspective(probability=1.0),
    "brightness_contrast": BrightnessContrast(probability=1.0),
    "dropout": Dropout(probability=1.0),
    "blur": Blur(probability=1.0),
    "noise": Noise(probability=1.0),
    "jpeg": Jpeg(probability=1.0),
}
MORE: dict[str, Transform] = {
    "rotation": Rotation(probability=1.0),
    "elastic": Elastic(probability=1.0, shift_share_range=(0.008, 0.03)),
    "illumination": Illumination(probability=1.0),
    "shadow": Shadow(probability=1.0),
    "motion_blur": MotionBlur(probability=1.0),
}
GEOMETRIC = ("perspective", "rotation", "elastic")
Work = Callable[[int], Any]


@dataclass(frozen=True)
class Timed:
    """What is timed: so many pictures a call, so many calls a repetition (``count`` where None), by the wall's clock or not."""

    work: Work
    size: int = 1
    calls: int | None = None
    wall: bool = False


def page(seed: int) -> Sample:
    """A page of text with a token's quad for each word."""
    rng = stream(seed, 0, "benchmark")
    image = np.full((SIDE, SIDE, 3), (238, 235, 228), np.uint8)
    corners = np.stack(np.meshgrid(np.arange(5) * 200 + 10, np.arange(40) * 25 + 4), axis=-1).reshape(-1, 2)[:QUADS]
    for x, y in corners.tolist():
        cv2.putText(
            image, f"{rng.integers(10**6):.2f} RM", (x, y + 18), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (40, 40, 45), 1, cv2.LINE_AA
        )
    quads = box_quads(np.concatenate([corners, corners + np.array([180, 22])], axis=1))
    document = Document.from_lines("page", ["TOTAL"] * QUADS, quads, size=(SIDE, SIDE))
    return Sample(image, replace(document, visibility=np.ones(QUADS, np.float32)))


def as_it_comes(sample: Sample) -> Work:
    """The six transforms as albumentations has them, with its defaults, and the quads' corners as its key points."""
    made = load_albumentations()
    names = ("Perspective", "RandomBrightnessContrast", "CoarseDropout", "GaussianBlur", "GaussNoise", "ImageCompression")
    points = made.KeypointParams(format="xy", remove_invisible=False)
    compose = made.Compose([*(getattr(made, name)(p=1.0) for name in names), made.NoOp(p=1.0)], keypoint_params=points)
    corners = sample.document.quads.reshape(-1, 2).astype(np.float64)
    return lambda index: compose(image=sample.image, keypoints=corners)


def in_torch(transforms: Mapping[str, Transform], sample: Sample, device: str, size: int) -> Work:
    """A batch of ``size`` at once: draws, packing, uploading, pictures and points."""
    augmentation = Composed(transforms=dict(transforms))
    images = torch.from_numpy(sample.image).permute(2, 0, 1)[None].repeat(size, 1, 1, 1).to(device)
    quads = torch.from_numpy(sample.document.quads)[None].repeat(size, 1, 1, 1).to(device)

    def work(index: int) -> Any:
        draws = packed([augmentation.draws((SIDE, SIDE), index * size + at) for at in range(size)], pin=device != "cpu").to(
            device
        )
        made = changed_batch(images, draws), changed_points(quads, draws)
        if device != "cpu":
            torch.cuda.synchronize()
        return made

    return work


def seconds(works: Mapping[str, Timed], count: int) -> dict[str, list[float]]:
    """Seconds a picture of each work, for each repetition; all take turns, so that the machine's moods meet each alike."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for repetition in range(REPETITIONS + 1):
        for name, timed in works.items():
            clock = time.perf_counter if timed.wall else time.process_time
            calls = timed.calls or count
            begin = clock()
            for index in range(calls):
                timed.work(repetition * calls + index)
            # The first repetition warms up: loops are compiled, memory is fetched.
            if repetition:
                found[name].append((clock() - begin) / (calls * timed.size))
    return found


def spread(values: list[float]) -> dict[str, float]:
    """Median and quartiles."""
    low, middle, high = statistics.quantiles(values, n=4)
    return {"median": middle, "low": low, "high": high}


def works_of(transforms: Mapping[str, Transform], sample: Sample) -> dict[str, Timed]:
    """Our engines with some transforms."""
    ours = Composed(transforms=dict(transforms))
    works = {
        "ours": Timed(lambda index: ours.keyed(sample, index)),
        "torch": Timed(in_torch(transforms, sample, "cpu", BATCH), BATCH, calls=1),
    }
    if torch.cuda.is_available():
        works["cuda"] = Timed(in_torch(transforms, sample, "cuda", CUDA_BATCH), CUDA_BATCH, wall=True)
    return works


def worst_px(transform: Transform, seed: int) -> dict[str, float]:
    """The most by which points miss their pixels, over five draws: read off ramps, which linear interpolation keeps exact."""
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5
    ramps = np.stack([16 * x % 256, 16 * y % 256, 0 * x], axis=-1).astype(np.uint8)
    points = np.mgrid[40 : SIDE - 40 : 16, 40 : SIDE - 40 : 16].reshape(2, -1).T.astype(np.float64)
    augmentation = Composed(transforms={"only": transform})
    draws = [augmentation.draws((SIDE, SIDE), seed + key) for key in range(5)]
    sample = Sample(ramps, Document.from_lines("ramps", [], np.zeros((0, 8)), size=(SIDE, SIDE)))
    batch = torch.from_numpy(ramps).permute(2, 0, 1)[None].repeat(5, 1, 1, 1)
    found = {"ours": [(augmentation.keyed(sample, seed + key).image, draws[key].points(points)) for key in range(5)]}
    for device in ("cpu", "cuda") if torch.cuda.is_available() else ("cpu",):
        rows = packed(draws).to(device)
        images = changed_batch(batch.to(device), rows).permute(0, 2, 3, 1).cpu().numpy()
        moved = changed_points(torch.from_numpy(points)[None].repeat(5, 1, 1).to(device), rows).cpu().numpy().astype(np.float64)
        found["torch" if device == "cpu" else device] = list(zip(images, moved, strict=True))
    return {name: max(_missed(image, to, points) for image, to in made) for name, made in found.items()}


def _missed(image: np.ndarray, to: np.ndarray, points: np.ndarray) -> float:
    inside = ((to > 1) & (to < SIDE - 1)).all(axis=1)
    to, points = to[inside], points[inside]
    column, row = np.floor(to - 0.5).astype(int).T
    right, low = (to - 0.5 - np.floor(to - 0.5)).T[..., None]
    levels = image.astype(np.float64)
    upper = levels[row, column] * (1 - right) + levels[row, column + 1] * right
    lower = levels[row + 1, column] * (1 - right) + levels[row + 1, column + 1] * right
    read = (upper * (1 - low) + lower * low)[:, :2] / 16
    return float(np.hypot(*(read - points % 16).T).max())


def measured(count: int, seed: int) -> dict[str, Any]:
    """All figures, printed as tables."""
    sample = page(seed)
    bridge = Albumentations(transforms=PIPELINE)
    works = {
        "albumentations": Timed(as_it_comes(sample)),
        "bridge": Timed(lambda index: bridge.keyed(sample, index)),
        **works_of(PIPELINE, sample),
    }
    rates = {name: spread([1 / each for each in values]) for name, values in seconds(works, count).items()}
    rows = [[name, *(f"{rate[key]:.1f}" for key in ("median", "low", "high"))] for name, rate in rates.items()]
    table("Six transforms, 1024 x 1024", ["engine", "pictures/s a core", "lower quartile", "upper"], rows)
    times, missed = {}, {}
    for name, transform in (PIPELINE | MORE).items():
        spent = seconds(works_of({name: transform}, sample), count)
        times[name] = {engine: spread([1000 * each for each in values]) for engine, values in spent.items()}
        missed[name] = worst_px(transform, seed) if name in GEOMETRIC else {}
    engines = list(times["jpeg"])
    rows = [
        [
            name,
            *(f"{each[engine]['median']:.2f} ± {(each[engine]['high'] - each[engine]['low']) / 2:.2f}" for engine in engines),
            *(f"{missed[name][engine]:.3f}" if missed[name] else "" for engine in engines),
        ]
        for name, each in times.items()
    ]
    columns = [f"{engine}, {unit}" for unit in ("ms", "px off") for engine in engines]
    table("Each alone", ["transform", *columns], rows)
    return {"pictures_per_second": rates, "milliseconds": times, "worst_px": missed}


def main(arguments: list[str]) -> None:
    """Measure, print tables, write json where asked.

    Raises:
        SystemExit: an option that there is not.
    """
    options: dict[str, Any] = dict(OPTIONS)
    for text in arguments:
        name, _, value = text.partition("=")
        if name not in OPTIONS:
            raise SystemExit(f"{name}: no such option{nearest(name, OPTIONS)} (there are: {', '.join(OPTIONS)})")
        options[name] = value
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    found = measured(int(options["count"]), int(options["seed"]))
    if options["json"]:
        names = ("tillroll", "numpy", "numba", "opencv-python-headless", "albumentations", "torch")
        device = torch.cuda.get_device_name() if torch.cuda.is_available() else None
        machine = {"python": platform.python_version(), "machine": platform.machine(), "device": device}
        versions = {name: version(name) for name in names}
        write_json(Path(options["json"]), {"benchmark": "augmentation", **machine, "versions": versions, "results": found})


if __name__ == "__main__":
    main(sys.argv[1:])
