"""The renderer measured: ``python -P benchmarks/synth.py [parts=...] [seed=N] [documents=FILE] [pictures=DIR] [json=FILE]``.

Each part is a module in ``synth_parts``, tells what it measures and prints a table. ``documents`` holds real receipts as
``tillroll label`` takes them, ``pictures`` real scans. Parts that need what is not given are left out, and told. All run unless
``parts=speed,quads`` names some; ``count=N`` changes how many samples one looks at. (-P keeps this folder, whose synth.py is
not the package, off the path.)
"""

import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

# The folder last, and only once the package is there: synth.py here must not stand for the package of that name.
_HERE = str(Path(__file__).parent)
sys.path = [place for place in sys.path if place != _HERE]
import synth  # noqa: E402, F401

sys.path.append(_HERE)

from synth_parts import (  # noqa: E402
    balance,
    codes,
    identical,
    photo_codes,
    photographs,
    quads,
    realism,
    shading,
    shapes,
    speed,
)

from receipts.config import nearest  # noqa: E402
from receipts.files import write_json  # noqa: E402

Options = dict[str, str]
OPTIONS = ("parts", "seed", "count", "documents", "pictures", "json")
PACKAGES = ("tillroll", "numpy", "opencv-python-headless", "pillow", "Faker", "torch")


def _numbers(options: Options, *names: str) -> dict[str, int]:
    """Those of the options that are given, as numbers."""
    return {name: int(options[name]) for name in names if name in options}


# A part by name: the option it needs, and what runs it.
PARTS: dict[str, tuple[str | None, Callable[[Options], Any]]] = {
    "speed": (None, lambda options: speed.speed(**_numbers(options, "seed"))),
    "quads": (None, lambda options: quads.quads(**_numbers(options, "seed", "count"))),
    "balance": (None, lambda options: balance.balance(**_numbers(options, "seed", "count"))),
    "codes": (None, lambda options: codes.codes(**_numbers(options, "seed", "count"))),
    "statistics": (
        "documents",
        lambda options: shapes.statistics(options["documents"], **_numbers(options, "seed", "count")),
    ),
    "realism": ("pictures", lambda options: realism.realism(options["pictures"], **_numbers(options, "seed"))),
    "photographs": (None, lambda options: photographs.photographs(**_numbers(options, "seed", "count"))),
    "photo_codes": (None, lambda options: photo_codes.photo_codes(**_numbers(options, "seed", "count"))),
    "shading": (None, lambda options: shading.shading(**_numbers(options, "seed", "count"))),
    "identical": (None, lambda options: identical.identical(**_numbers(options, "seed"))),
}


def parsed(arguments: list[str]) -> tuple[list[str], Options]:
    """The parts to run, and the options.

    Raises:
        SystemExit: an option or a part that there is not.
    """
    options = dict(text.partition("=")[::2] for text in arguments)
    for name in options:
        if name not in OPTIONS:
            raise SystemExit(f"{name}: no such option{nearest(name, OPTIONS)} (there are: {', '.join(OPTIONS)})")
    names = options.get("parts", ",".join(PARTS)).split(",")
    for name in names:
        if name not in PARTS:
            raise SystemExit(f"parts: there is no {name}{nearest(name, PARTS)} (there are: {', '.join(PARTS)})")
    return names, options


def main(arguments: list[str]) -> None:
    """Measure, print tables, write json where asked."""
    names, options = parsed(arguments)
    found: dict[str, Any] = {}
    for name in names:
        needed, run = PARTS[name]
        if needed and needed not in options:
            print(f"{name} is left out: it needs {needed}=")
            continue
        found[name] = run(options)
    if "json" in options:
        versions = {name: version(name) for name in PACKAGES}
        machine = {"python": platform.python_version(), "machine": platform.machine(), "versions": versions}
        write_json(Path(options["json"]), {"benchmark": "rendering", "arguments": arguments, **machine, "results": found})


if __name__ == "__main__":
    main(sys.argv[1:])
