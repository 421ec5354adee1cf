"""Pictures and documents a second on one core: part ``speed``.

CPU time of this process, so that other work on the machine distorts less; every repetition renders samples that no earlier one
did, after a warm-up that fills the caches of glyphs.
"""

import statistics
import time
from collections.abc import Callable
from typing import Any

import cv2

from receipts.config import choices
from receipts.console import say, table
from receipts.pictures import encode_jpeg
from synth import Renderer

WARM_UP = 400
# After so many photographs most tables and crumpled sheets were met.
PHOTO_WARM_UP = 120
REPETITIONS = 7
PICTURES, DOCUMENTS = 20, 200
QUALITY = 92
Work = Callable[[int], float]


def rates(work: Work, count: int, start: int) -> tuple[list[float], float]:
    """Units a second of each repetition, and the mean of what ``work`` gives for a sample."""
    found, sizes = [], []
    for repetition in range(REPETITIONS):
        begin = time.process_time()
        first = start + repetition * count
        sizes += [work(index) for index in range(first, first + count)]
        found.append(count / (time.process_time() - begin))
    return found, statistics.mean(sizes)


def picture_of(renderer: Renderer) -> Work:
    """Renders a sample with all its boxes, codes it as JPEG, and gives its megapixels."""

    def work(index: int) -> float:
        sample = renderer[index]
        encode_jpeg(sample.image, QUALITY)
        return sample.image.shape[0] * sample.image.shape[1] / 1e6

    return work


def photograph_of(renderer: Renderer) -> Work:
    """Renders a photograph with all its boxes, its maps of places, depth and words, codes it as JPEG; gives its megapixels."""

    def work(index: int) -> float:
        sample = renderer[index]
        sample.maps(["uv", "depth", "words"])
        encode_jpeg(sample.image, QUALITY)
        return sample.image.shape[0] * sample.image.shape[1] / 1e6

    return work


def speed(seed: int = 0) -> dict[str, Any]:
    """Rates of pictures of 2 megapixels, of the shipped mixture's pictures, and of documents alone."""
    cv2.setNumThreads(1)
    shipped = Renderer.from_config([f"seed={seed}"])
    photo = Renderer.from_config([f"seed={seed}", "scene=photo", "size=1.2mp"])
    works: dict[str, tuple[Work, int, str]] = {
        "pictures of the shipped mixture, JPEG encoded": (picture_of(shipped), PICTURES, "megapixels"),
        "photographs, size=1.2mp, with uv, depth and words, JPEG encoded": (photograph_of(photo), PICTURES, "megapixels"),
        "documents without pictures": (lambda index: float(len(shipped.document(index))), DOCUMENTS, "tokens"),
    }
    if "2mp" in choices().get("size", ()):
        two = Renderer.from_config([f"seed={seed}", "size=2mp"])
        works = {"pictures, size=2mp, JPEG encoded": (picture_of(two), PICTURES, "megapixels"), **works}
    for index in range(WARM_UP):
        shipped.document(index)
    for index in range(PHOTO_WARM_UP):
        photo[index]
    found: dict[str, Any] = {}
    for name, (work, count, what) in works.items():
        work(0)
        measured, size = rates(work, count, WARM_UP)
        found[name] = {"per_s": measured, "median_per_s": statistics.median(measured), f"mean_{what}": size}
        say(f"speed: {name} done")
    rows = [
        [name, f"{one['median_per_s']:.1f}", f"{min(one['per_s']):.1f} to {max(one['per_s']):.1f}"]
        + [f"{value:.2f} {key.removeprefix('mean_')}" for key, value in one.items() if key.startswith("mean_")]
        for name, one in found.items()
    ]
    table("synth on one core", ["what", "a second (median)", "spread", "mean size"], rows)
    return found
