"""Pictures and documents a second on one core: ``python -P benchmarks/synth.py [json=FILE] [seed=N]``.

CPU time of this process, so that other work on the machine distorts less; every repetition renders samples that no earlier one
did, after a warm-up that fills the caches of glyphs. (-P keeps this folder, whose synth.py is not the package, off the path.)
"""

import platform
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import cv2

from receipts.console import table
from receipts.files import write_json
from receipts.pictures import encode_jpeg
from synth import Renderer

WARM_UP = 400
REPETITIONS = 7
PICTURES, DOCUMENTS = 20, 200


def rates(work: Callable[[int], float], count: int, start: int) -> tuple[list[float], float]:
    """Units a second of each repetition, and the mean of what ``work`` gives for a sample."""
    found, sizes = [], []
    for repetition in range(REPETITIONS):
        begin = time.process_time()
        first = start + repetition * count
        sizes += [work(index) for index in range(first, first + count)]
        found.append(count / (time.process_time() - begin))
    return found, statistics.mean(sizes)


def main(arguments: list[str]) -> None:
    """Measure, print a table, write json where asked."""
    settings = dict(text.split("=", 1) for text in arguments)
    cv2.setNumThreads(1)
    renderer = Renderer.from_config([f"seed={settings.get('seed', '0')}"])

    def picture(index: int) -> float:
        image = renderer[index].image
        encode_jpeg(image, 92)
        return image.shape[0] * image.shape[1] / 1e6

    def document(index: int) -> float:
        return float(len(renderer.document(index)))

    for index in range(WARM_UP):
        document(index)
    picture(0)
    results = {}
    for name, work, count, what in (
        ("pictures, JPEG encoded", picture, PICTURES, "megapixels"),
        ("documents without pictures", document, DOCUMENTS, "tokens"),
    ):
        found, size = rates(work, count, WARM_UP)
        results[name] = {"per_s": found, "median_per_s": statistics.median(found), f"mean_{what}": size}
    rows = [
        [name, f"{one['median_per_s']:.1f}", f"{min(one['per_s']):.1f} to {max(one['per_s']):.1f}"]
        + [f"{value:.2f} {key.removeprefix('mean_')}" for key, value in one.items() if key.startswith("mean_")]
        for name, one in results.items()
    ]
    table("synth on one core", ["what", "a second (median)", "spread", "mean size"], rows)
    if "json" in settings:
        versions = {name: version(name) for name in ("numpy", "opencv-python-headless", "pillow", "Faker")}
        machine = {"python": platform.python_version(), "machine": platform.machine(), "versions": versions}
        write_json(Path(settings["json"]), {"benchmark": "rendering", **machine, "results": results})


if __name__ == "__main__":
    main(sys.argv[1:])
