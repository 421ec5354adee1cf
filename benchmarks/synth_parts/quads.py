"""Quads of characters against the extent of their own ink, on the print and in the picture: part ``quads``.

Every character is printed alone: its glyph's dots are fired on bare paper, slip with it, and go through the warp of the picture
at eight times its size. How far each side of its quad lies from that ink, in dots of the sheet or pixels of the picture, is its
error. Neither step looks at how the quads were made.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from synth_parts import found as there_is

from receipts.console import progress, table
from receipts.geometry import Warp
from receipts.rng import stream
from synth import Renderer
from synth.layout.page import Page
from synth.printing.characters import characters_of
from synth.printing.printer import Print, fired, row_sources
from synth.printing.typeset import DOTS_PER_MM, Placed, Typeset

COUNT = 40
# The picture is looked at this much larger, so that its pixels are small against the errors told.
_FINER = 8
_MARGIN = 8
BAR_PX, GOAL_PX = 0.5, 0.25


class Ink(NamedTuple):
    """What one character alone leaves: uint8 (h, w), 255 for ink, and the map from its pixels to where its quad is told."""

    dots: NDArray[np.uint8]
    place: NDArray[np.float64]


def side_errors(quads: NDArray[Any], inks: Iterable[Ink]) -> NDArray[np.float64]:
    """How far the farthest side of each quad (n, 4, 2) lies from its ink, float64 (n), in the unit of the quads.

    Ink is measured along the quad's own two directions, so that a quad that is turned counts as exact where it fits.

    >>> quad = np.array([[[10, 20], [13, 20], [13, 22], [10, 22]]])
    >>> ink = Ink(np.full((2, 4), 255, np.uint8), np.array([[1.0, 0, 10], [0, 1.0, 20], [0, 0, 1]]))
    >>> side_errors(quad, [ink]).round(6).tolist()
    [1.0]
    """
    found = []
    for quad, ink in zip(np.asarray(quads, np.float64), inks, strict=True):
        rows, columns = np.nonzero(ink.dots > 127)
        if not len(rows):
            found.append(np.inf)
            continue
        # The corners of all pixels with ink: a pixel reaches half its size about its centre.
        points = np.concatenate([np.stack([columns + x, rows + y], axis=1) for x in (0, 1) for y in (0, 1)])
        placed = points @ ink.place[:2, :2].T + ink.place[:2, 2]
        across, down = quad[1] - quad[0], quad[3] - quad[0]
        shares = np.linalg.solve(np.stack([across, down], axis=1), (placed - quad[0]).T)
        past = np.stack([-shares.min(axis=1), shares.max(axis=1) - 1.0])
        found.append(float(np.abs(past * [np.linalg.norm(across), np.linalg.norm(down)]).max()))
    return np.array(found)


def inks_of(paper: Print) -> Iterator[Ink]:
    """What each character of a print leaves alone, placed in dots of the sheet."""
    text = paper.text
    placed = [(one, at) for one in text.placed for at in range(len(one.codes))]
    finer = text.dots_per_mm / DOTS_PER_MM
    sources = row_sources(text.size[1], paper.slips)
    for glyph in text.characters.tolist():
        one, at = placed[glyph]
        left, top, dots = _alone(one, at, text)
        # The rows of the glyph as the paper carried them off: one that slipped is drawn out.
        rows = np.flatnonzero((sources >= top) & (sources < top + len(dots)))
        matrix = np.array([[1.0, 0.0, left], [0.0, 1.0, rows[0]], [0.0, 0.0, finer]]) / finer
        yield Ink(dots[sources[rows] - top], matrix)


def _alone(one: Placed, at: int, text: Typeset) -> tuple[int, int, NDArray[np.uint8]]:
    """One glyph fired on bare paper: left and top of a window around it in the head's dots, and its dots uint8 (h, w)."""
    pen, baseline = int(one.pens[at]), int(one.baselines[at])
    reach = 2 * one.face.em_dots + _MARGIN
    left, top = max(pen - reach, 0), max(baseline - reach, 0)
    size = (int(reach * (2 + one.face.stretch)), 2 * reach)
    shifted = Placed(one.face, one.codes[at : at + 1], np.array([pen - left]), np.array([baseline - top]))
    window = Typeset(size, (shifted,), text.document, text.boxes[:0], text.characters[:0], text.dots_per_mm)
    dots = fired(Page(size[0] / text.dots_per_mm, size[1] / text.dots_per_mm, ()), window)
    rows, columns = np.flatnonzero(dots.any(axis=1)), np.flatnonzero(dots.any(axis=0))
    first, last = max(rows[0] - 2, 0), rows[-1] + 3
    start, stop = max(columns[0] - 2, 0), columns[-1] + 3
    return left + int(start), top + int(first), dots[first : min(last, text.size[1] - top), start:stop]


def pictured(ink: Ink, warp: Warp) -> Ink:
    """Ink on the print as the picture shows it, `_FINER` times as large."""
    height, width = ink.dots.shape
    onto = warp.matrix @ ink.place
    onto = onto / onto[2, 2]
    corners = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]]) @ onto.T
    low = np.floor(corners[:, :2].min(axis=0)) - 1
    high = np.ceil(corners[:, :2].max(axis=0)) + 1
    local = np.array([[_FINER, 0, -_FINER * low[0]], [0, _FINER, -_FINER * low[1]], [0, 0, 1.0]]) @ onto
    size = (int((high[0] - low[0]) * _FINER), int((high[1] - low[1]) * _FINER))
    back = np.array([[1 / _FINER, 0, low[0]], [0, 1 / _FINER, low[1]], [0, 0, 1.0]])
    return Ink(Warp(local, size).image(ink.dots), back)


def quads(seed: int = 0, count: int = COUNT) -> dict[str, Any]:
    """The largest error and the 99th percentile by printer, over all layouts, trades and locales, slips among them."""
    printers = sorted(there_is.nodes("printer"))
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    with progress("quads", len(printers) * count, "receipts") as advance:
        for printer in printers:
            every = [text for group in there_is.GROUPS for text in there_is.overrides(group)]
            slips = ["printer.slip_share=0.5"] if "slip_share" in vars(there_is.components("printer")[printer]) else []
            renderer = Renderer.from_config([f"seed={seed}", f"printer={printer}", *every, *slips])
            for index in range(count):
                _measure(renderer, index, printer, found)
                advance(1)
    return _told(found)


def _measure(renderer: Renderer, index: int, printer: str, found: dict[tuple[str, str], list[float]]) -> None:
    page = renderer._page(index)[2]
    paper = renderer.printer.print(page, renderer.printer.draw(stream(renderer.seed, index, "printing")), renderer.schema, "a")
    told = characters_of(paper)
    inks = list(inks_of(paper))
    found[printer, "print, dots"] += side_errors(told.quads, inks).tolist()
    warp = renderer.scene.warp(renderer.scene.draw(paper.document, stream(renderer.seed, index, "scene")))
    views = [pictured(ink, warp) for ink in inks]
    found[printer, "scan, px"] += side_errors(told.warped(warp).quads, views).tolist()


def _told(found: dict[tuple[str, str], list[float]]) -> dict[str, Any]:
    rows, kept = [], {}
    for (printer, where), errors in found.items():
        figures = {"characters": len(errors), "max": max(errors), "p99": float(np.percentile(errors, 99))}
        figures |= {"mean": float(np.mean(errors))}
        kept[f"{printer}, {where}"] = figures
        verdict = "goal" if figures["max"] <= GOAL_PX else "bar" if figures["max"] <= BAR_PX else "no"
        cells = [f"{figures[name]:.4f}" for name in ("max", "p99", "mean")]
        rows.append([f"{printer}, {where}", f"{len(errors):,}", *cells, verdict])
    title = f"quads of characters against their own ink (goal {GOAL_PX}, bar {BAR_PX})"
    table(title, ["printer", "characters", "max", "p99", "mean", "all within"], rows)
    return kept
