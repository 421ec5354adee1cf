"""Reading pictures measured: ``python -P benchmarks/reader.py documents=FILE [model=DIR] [tools=...] [parts=...] [json=FILE]``.

On those receipts of ``documents`` that have pictures: how many of the words, boxes and phrases each tool finds, characters read
wrong on given lines, what turning the pictures does, fields from pixels, and seconds a page on one core. Tools: ``ours`` (the
models in ``model``, the shipped ones unless set), ``tesseract`` (Debian's tesseract-ocr), ``rapidocr`` (rapidocr-onnxruntime
from PyPI in an environment of its own; ``rapidocr_python`` is rapidocr/bin/python unless set), and ``gold``, which reads what
is known and so tells what the measures reach. A tool that is not there is left out, and told. ``count=N`` takes so many
pictures, spread over the file; ``cache=DIR`` keeps what Tesseract and RapidOCR read, as neither changes. ``device=cuda`` reads
ours there.
(-P keeps this folder, whose augment.py and synth.py are not the packages, off the path.)
"""

import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

# The folder only while its parts are fetched: augment.py and synth.py here must not stand for the packages.
_HERE = str(Path(__file__).parent)
sys.path = [place for place in sys.path if place != _HERE]
sys.path.append(_HERE)
from reader_parts import fields, kept, pictures, rapidocr, tesseract, turned, words  # noqa: E402
from reader_parts.pictures import Picture, Reads, Unavailable  # noqa: E402

sys.path.remove(_HERE)

from receipts.config import nearest  # noqa: E402
from receipts.files import write_json  # noqa: E402

Options = dict[str, str]
OPTIONS = ("documents", "model", "tools", "parts", "count", "cache", "rapidocr_python", "device", "json")
PARTS = ("words", "crops", "rotation", "fields", "speed")
# Parts that ask nothing of other tools.
OURS = ("crops", "rotation")
PACKAGES = ("tillroll", "numpy", "opencv-python-headless", "pillow", "torch")


def readers(options: Options) -> dict[str, Callable[[list[Picture]], Reads]]:
    """What reads pictures, by the name of the tool."""
    cache = Path(options["cache"]) if "cache" in options else None
    return {
        "ours": lambda taken: turned.ours(taken, model(options), options.get("device", "cpu")),
        "tesseract": lambda taken: tesseract.reads(taken, kept.Kept(cache, "tesseract")),
        "rapidocr": lambda taken: rapidocr.reads(taken, rapidocr_python(options), kept.Kept(cache, "rapidocr")),
        "gold": pictures.gold,
    }


def model(options: Options) -> Path:
    """The folder of the models: the one that is named, or those that are shipped."""
    return Path(options.get("model", str(files("train") / "weights")))


def rapidocr_python(options: Options) -> Path:
    """The Python of the environment that RapidOCR is installed in."""
    return Path(options.get("rapidocr_python", "rapidocr/bin/python"))


def parsed(arguments: list[str]) -> tuple[Options, list[str], list[str]]:
    """The options, the tools and the parts.

    Raises:
        SystemExit: an option, a tool or a part that there is not.
    """
    options = dict(text.partition("=")[::2] for text in arguments)
    tools = options.get("tools", "ours,tesseract,rapidocr").split(",")
    parts = options.get("parts", ",".join(PARTS)).split(",")
    known = {"option": (options, OPTIONS), "tool": (tools, tuple(readers({}))), "part": (parts, PARTS)}
    for kind, (given, there) in known.items():
        for name in given:
            if name not in there:
                raise SystemExit(f"{name}: there is no such {kind}{nearest(name, there)} (there are: {', '.join(there)})")
    return options, tools, parts


def measured(options: Options, tools: list[str], parts: list[str]) -> dict[str, Any]:
    """All figures, printed as tables."""
    taken = pictures.pictures(Path(options["documents"]), int(options.get("count", 0)))
    reads: Reads = {}
    for tool in tools if {"words", "fields", "speed"} & set(parts) else []:
        try:
            reads |= readers(options)[tool](taken)
        except Unavailable as fault:
            print(f"{tool} is left out: {fault}")
    models = (model(options), options.get("device", "cpu"))
    tables: dict[str, Callable[[], Any]] = {
        "words": lambda: words.words(taken, reads),
        "speed": lambda: words.speed(taken, reads),
        "fields": lambda: fields.fields(taken, reads, *models),
        "crops": lambda: turned.crops(taken, *models),
        "rotation": lambda: turned.rotation(taken, *models, reads.get("ours")),
    }
    found: dict[str, Any] = {"pictures": len(taken)}
    for part in parts:
        try:
            if part in OURS and "ours" not in tools:
                raise Unavailable("it is measured of ours alone")
            found[part] = tables[part]()
        except Unavailable as fault:
            print(f"{part} is left out: {fault}")
    return found


def main(arguments: list[str]) -> None:
    """Measure, print tables, write json where asked."""
    options, tools, parts = parsed(arguments)
    if "documents" not in options:
        print("all of it is left out: it needs documents=")
        return
    found = measured(options, tools, parts)
    if "json" in options:
        versions = {name: version(name) for name in PACKAGES}
        versions |= tesseract.versions() | rapidocr.versions(rapidocr_python(options))
        machine = {"python": platform.python_version(), "machine": platform.machine(), "versions": versions}
        write_json(Path(options["json"]), {"benchmark": "reader", "arguments": arguments, **machine, "results": found})


if __name__ == "__main__":
    main(sys.argv[1:])
