"""Barcodes and QR codes that a decoder reads, by printer and kind, on undamaged prints and on scans: part ``codes``."""

from collections import Counter
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from synth_parts import found as there_is

from receipts.console import progress, table
from receipts.rng import stream
from synth import Renderer

COUNT = 80
# Bare paper that is cut out with a code, over the width of its narrowest side, at least this many pixels.
_QUIET_PX = 24
Tally = Counter[tuple[str, str, str]]


def decoded(picture: NDArray[np.uint8], quad: Any) -> set[str]:
    """What zxing reads in a picture uint8 (h, w) around a quad, enlarged twice as a reader held close sees it."""
    import zxingcpp

    corners = np.asarray(quad, np.float64).reshape(-1, 2)
    left, top = np.maximum(corners.min(axis=0) - _QUIET_PX, 0).astype(int)
    right, bottom = corners.max(axis=0).astype(int) + _QUIET_PX
    area = cv2.resize(picture[top:bottom, left:right], None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)
    return {one.text for one in zxingcpp.read_barcodes(area)}


def codes(seed: int = 0, count: int = COUNT) -> dict[str, Any]:
    """The shares of codes that decode, over all layouts that print codes."""
    printers = sorted(there_is.nodes("printer"))
    bare = [name for name, one in there_is.components("layout").items() if not hasattr(one, "code_share")]
    seen: Tally = Counter()
    read: Tally = Counter()
    with progress("codes", len(printers) * count, "receipts") as advance:
        for printer in printers:
            layouts = [*there_is.overrides("layout", code_share=1), *(f"layouts.{name}.weight=0" for name in bare)]
            renderer = Renderer.from_config([f"seed={seed}", *layouts, *there_is.undamaged(printer)])
            for index in range(count):
                _count(renderer, index, printer, seen, read)
                advance(1)
    return _told(seen, read, printers)


def _count(renderer: Renderer, index: int, printer: str, seen: Tally, read: Tally) -> None:
    """Reads the codes of one receipt off the print and off the scan."""
    page = renderer._page(index)[2]
    if not page.codes:
        return
    paper = renderer.printer.print(page, renderer.printer.draw(stream(renderer.seed, index, "printing")), renderer.schema, "a")
    sample = renderer[index]
    grey: Any = cv2.cvtColor(sample.image, cv2.COLOR_RGB2GRAY)
    on_print = [(code.kind, code.content, code.quad) for code in paper.codes]
    on_scan = [(code["kind"], code["content"], code["quad"]) for code in sample.origin["codes"]]
    for where, picture, found in (("print", 255 - paper.darkness, on_print), ("scan", grey, on_scan)):
        for kind, content, quad in found:
            seen[where, printer, kind] += 1
            read[where, printer, kind] += decoded(picture, quad) == {content}


def _told(seen: Tally, read: Tally, printers: list[str]) -> dict[str, Any]:
    kinds = sorted({kind for _, _, kind in seen})
    rows, found = [], {}
    for where in ("print", "scan"):
        for printer in [*printers, "all"]:
            cells = []
            for kind in [*kinds, "all"]:
                keys = [key for key in seen if key[0] == where and printer in (key[1], "all") and kind in (key[2], "all")]
                number, good = sum(seen[key] for key in keys), sum(read[key] for key in keys)
                found[f"{where}, {printer}, {kind}"] = {"codes": number, "decode": good}
                cells.append(f"{good} of {number}" + (f" ({good / number:.1%})" if number and kind == "all" else ""))
            rows.append([f"{where}, {printer}", *cells])
    table("codes that decode to their content, nothing damaged", ["where", *kinds, "all"], rows)
    return found
