"""Fields from pixels: what the extractor finds in the lines that each tool read; part ``fields``."""

from pathlib import Path
from typing import Any

from reader_parts.pictures import Picture, Reads, Unavailable
from receipts.console import table
from receipts.evaluate import field_metrics


def fields(taken: list[Picture], reads: Reads, model: Path, device: str) -> dict[str, Any]:
    """Blank-free and exact F1 by tool, on the pictures whose fields are known, as ``tillroll evaluate`` counts.

    Raises:
        Unavailable: there is no extractor, no picture whose fields are known, or nothing was read.
    """
    if not reads:
        raise Unavailable("none of the tools is there")
    from train.predict import Reader, choose_device

    known = [number for number, picture in enumerate(taken) if picture.document.fields is not None]
    if not known:
        raise Unavailable("no picture comes with its fields")
    try:
        extractor = Reader.load(model / "extractor", choose_device(device))
    except ValueError as fault:
        raise Unavailable(str(fault)) from None
    gold = {taken[number].document.id: taken[number].document.fields or {} for number in known}
    found: dict[str, Any] = {}
    for tool, pages in reads.items():
        read = [prediction for prediction, _ in extractor.read([pages[number].document for number in known])]
        found[tool] = field_metrics(
            {one.document.id: one.fields for one in read}, gold, {one.document.id: one.confidence for one in read}
        )
    names = list(dict.fromkeys(name for values in gold.values() for name in values))
    table(
        f"Fields of {len(known)} pictures, F1",
        ["lines read by", *names, "blank-free", "95 %", "exact"],
        [[tool, *_row(one, names)] for tool, one in found.items()],
    )
    return found


def _row(one: dict[str, Any], names: list[str]) -> list[str]:
    low, high = one["blank_free"]["micro"]["interval"]
    free = [f"{one['blank_free'][name]['f1']:.3f}" for name in [*names, "micro"]]
    return [*free, f"{low:.3f} to {high:.3f}", f"{one['exact']['micro']['f1']:.3f}"]
