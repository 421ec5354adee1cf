"""Labels from rules against snorkel: ``python benchmarks/labeling.py [votes=DIR] [documents=FILE] [parts=...] [json=FILE]``.

Each part is a module in ``labeling_parts``, tells what it measures and prints a table. ``votes`` holds public vote matrices
with gold labels: youtube.npz, yelp.npz, trec.npz and sms.npz with the arrays L (rows, functions; -1 abstains), y and split
(0 train, 1 valid, 2 test); ``documents`` holds receipts, some with fields, as ``tillroll label`` takes them. Parts that need
what is not given are left out, and told. All run unless ``parts=applying,speed`` names some.
"""

import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

# The folder last: synth.py beside this file must not stand for the package of that name.
_HERE = str(Path(__file__).parent)
sys.path = [place for place in sys.path if place != _HERE] + [_HERE]

from labeling_parts import applying, quality, receipts, spans, speed, streaming  # noqa: E402

from receipts.files import write_json  # noqa: E402

Options = dict[str, str]

# A part by name: the option it needs, and what runs it.
PARTS: dict[str, tuple[str | None, Callable[[Options], Any]]] = {
    "applying": (None, lambda options: applying.run()),
    "quality": ("votes", lambda options: quality.quality(quality.read_sets(options["votes"]))),
    "gold": ("votes", lambda options: quality.gold(quality.read_sets(options["votes"]))),
    "settings": ("votes", lambda options: quality.settings(quality.read_sets(options["votes"]))),
    "copies": (None, lambda options: quality.copies()),
    "planted": (None, lambda options: quality.planted()),
    "receipts": ("documents", lambda options: receipts.receipts(options["documents"])),
    "speed": (None, lambda options: speed.speed()),
    "spans": ("votes", lambda options: spans.spans(options["votes"])),
    "spans_settings": ("votes", lambda options: spans.settings(options["votes"])),
    "streaming": (None, lambda options: streaming.streaming(int(options.get("rows", streaming.SIZES[1])))),
}


def main(arguments: list[str]) -> None:
    """Measure, print tables, write json where asked."""
    options = dict(text.split("=", 1) for text in arguments)
    names = options.get("parts", ",".join(PARTS)).split(",")
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        raise SystemExit(f"parts: no {unknown[0]}; there are: {', '.join(PARTS)}")
    found: dict[str, Any] = {}
    for name in names:
        needed, run = PARTS[name]
        if needed and needed not in options:
            print(f"{name} is left out: it needs {needed}=")
            continue
        found[name] = run(options)
    found["versions"] = {
        package: version(package) for package in ("tillroll", "snorkel", "numpy", "pandas", "pyarrow", "torch")
    }
    if "json" in options:
        write_json(Path(options["json"]), found)


if __name__ == "__main__":
    main(sys.argv[1:])
