"""The shape of rendered documents against that of real ones: part ``statistics``.

A box is a line of the document. Real scans come at up to 7,000 px; all are measured as they stand scaled to a long side of
1,600 px at most. Heights and characters are pooled over all boxes, the rest is one value a receipt.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from synth_parts import inked

from receipts.console import table
from receipts.document import Document
from receipts.jsonl import read_documents
from synth import Renderer

LONG_SIDE_PX = 1600
PERCENTILES = (5, 25, 50, 75, 95)
PLACES = tuple(f"p{at}" for at in PERCENTILES)
# How far a median, or a percentile at either end, may lie from the real one.
BAR, GOAL = 0.25, 0.10
COUNT = 1500
# So many are rendered to measure their ink.
PICTURES = 200

# The columns, each with the digits it is printed with.
COLUMNS = {
    "boxes a receipt": 0,
    "box height, px": 1,
    "box height, % of width": 2,
    "aspect, height over width": 2,
    "text width over the picture's": 3,
    "text height over the picture's": 3,
    "characters a box": 0,
}
Columns = dict[str, NDArray[np.float64]]


def columns(documents: Iterable[Document]) -> Columns:
    """What `COLUMNS` names, float64, of all documents that hold a box."""
    found: dict[str, list[float]] = {name: [] for name in COLUMNS}
    for document in documents:
        boxes = document.line_boxes.astype(np.float64)
        if not len(boxes):
            continue
        width, height = document.size
        scale = min(1.0, LONG_SIDE_PX / max(width, height))
        tall = boxes[:, 3] - boxes[:, 1]
        extent = boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)
        values = (
            [len(boxes)],
            tall * scale,
            100.0 * tall / width,
            [height / width],
            [extent[0] / width],
            [extent[1] / height],
            [len(text) for text in document.line_texts],
        )
        for name, more in zip(COLUMNS, values, strict=True):
            found[name] += list(more)
    return {name: np.array(values, np.float64) for name, values in found.items()}


def percentiles(found: Columns) -> dict[str, list[float]]:
    """The percentiles of every column."""
    return {name: np.percentile(values, PERCENTILES).tolist() for name, values in found.items()}


def ratios(ours: dict[str, list[float]], theirs: dict[str, list[float]]) -> dict[str, list[float]]:
    """Our percentiles over theirs."""
    return {name: [one / other for one, other in zip(ours[name], theirs[name], strict=True)] for name in theirs}


def statistics(documents: str, seed: int = 0, count: int = COUNT, overrides: Iterable[str] = ()) -> dict[str, Any]:
    """The percentiles of every column, rendered and real, which of them lie near enough, and the height of ink."""
    renderer = Renderer.from_config([f"seed={seed}", *overrides])
    known = read_documents(Path(documents))
    ours, theirs = percentiles(columns(map(renderer.document, range(count)))), percentiles(columns(known))
    apart = ratios(ours, theirs)
    rows = []
    for name, digits in COLUMNS.items():
        for label, values, form in (("ours", ours, digits), ("real", theirs, digits), ("ratio", apart, 2)):
            rows.append([f"{name}, {label}", *(f"{value:.{form}f}" for value in values[name])])
    table(f"shape of {count} rendered documents against {len(known)} real ones", ["column", *PLACES], rows)
    found = ink(known, renderer)
    for name in ("box height, px", "box height, % of width") if found else ():
        apart[f"{name}, with people's room"] = [ratio * found["room"] for ratio in apart[name]]
    verdicts = {name: verdict(one) for name, one in apart.items()}
    told = [[name, *("yes" if passed else "no" for passed in one.values())] for name, one in verdicts.items()]
    table("which are near the real ones", ["column", *next(iter(verdicts.values()))], told)
    return {"ours": ours, "real": theirs, "ratio": apart, "verdicts": verdicts, "ink": found}


def ink(known: Sequence[Document], renderer: Renderer) -> dict[str, Any]:
    """The height of ink in boxes of figures, real and ours: people's boxes leave room around the ink, ours none."""
    theirs = inked.real(known)
    if not len(theirs["box over ink"]):
        return {}
    found = {"real": percentiles(theirs), "ours": percentiles(inked.rendered(renderer, PICTURES))}
    found["ratio"] = ratios(found["ours"], found["real"])
    rows = [
        [f"{name}, {kind}", *(f"{value:.2f}" for value in values[name])] for name in theirs for kind, values in found.items()
    ]
    table(f"boxes of figures, in the real pictures and in {PICTURES} of ours", ["height", *PLACES], rows)
    middle = PERCENTILES.index(50)
    return {**found, "room": 1.0 / found["ratio"]["box over ink"][middle]}


def verdict(apart: list[float]) -> dict[str, bool]:
    """Whether the median lies within the bar, within the goal, and both ends within the goal, by ratios at `PERCENTILES`.

    >>> verdict([0.8, 1.0, 1.15, 1.0, 1.0])
    {'median within 25 %': True, 'median within 10 %': False, 'p5 within 10 %': False, 'p95 within 10 %': True}
    """
    first, _, median, _, last = (abs(ratio - 1.0) for ratio in apart)
    return {
        "median within 25 %": median <= BAR,
        "median within 10 %": median <= GOAL,
        "p5 within 10 %": first <= GOAL,
        "p95 within 10 %": last <= GOAL,
    }
