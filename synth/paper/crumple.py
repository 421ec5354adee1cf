"""Crumples: a window of a crumpled sheet from the library, mirrored, scaled and smoothed out as chance has it."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Count, Probability, Range, component, refuse_outside
from receipts.loops import jit
from synth.draw import between, chance, whole
from synth.paper.bend import Bend
from synth.paper.crumples import crumple
from synth.paper.crumpling import Crumpling
from synth.paper.sheet import Sheet


@dataclass(frozen=True)
class Crumpled:
    """How one sheet is crumpled.

    Attributes:
        number: of the sheet in the library.
        scale: how much larger its facets are here.
        left, top: where the window lies in the library's sheet, as shares of the room that there is.
        mirrored, turned, inverted: whether it is seen in a mirror, from below, or pressed from the other side.
        strength: its heights, against the library's.
    """

    number: int
    scale: float
    left: float
    top: float
    mirrored: bool
    turned: bool
    inverted: bool
    strength: float


@component
class Crumple(Bend):
    """The paper was squeezed in a hand or a pocket, and smoothed out again.

    Attributes:
        share: of the sheets that were.
        library: how many crumpled sheets there are to take windows from.
        scale_range: of the facets; larger where a window would not fit otherwise.
        strength_range: how much of the library's height is left, for most sheets.
        strong_share: how many are crumpled strongly.
        strong_range: how much of the height these keep.
    """

    order = 10

    share: Probability = 0.5
    library: Count = 256
    scale_range: Range = (0.7, 1.3)
    strength_range: Range = (0.2, 0.9)
    strong_share: Probability = 0.2
    strong_range: Range = (0.9, 1.5)

    def __post_init__(self) -> None:
        refuse_outside("scale_range", self.scale_range, 0.4, 4.0)
        refuse_outside("strength_range", self.strength_range, 0.0, 2.0)
        refuse_outside("strong_range", self.strong_range, 0.0, 2.0)

    def drawn(self, size_mm: tuple[float, float], rng: Generator) -> Crumpled:
        """What chance decides once the sheet was crumpled."""
        number, scale = whole(rng, 0, self.library - 1), between(rng, self.scale_range)
        left, top = between(rng, (0.0, 1.0)), between(rng, (0.0, 1.0))
        mirrored, turned, inverted = (chance(rng, 0.5) for _ in range(3))
        strength = between(rng, self.strong_range if chance(rng, self.strong_share) else self.strength_range)
        width, height = _extent(Crumpling())
        scale = max(scale, size_mm[0] / width, size_mm[1] / height)
        return Crumpled(number, scale, left, top, mirrored, turned, inverted, strength)

    def bend(self, sheet: Sheet, drawn: Crumpled) -> Sheet:
        """The sheet with the crumples.

        Where slopes are small, heights times s and shifts in the plane times s squared stretch nothing that was not stretched
        (Foeppl and von Karman's strain is linear in the one and quadratic in the other).
        """
        crumpling = Crumpling()
        grid, size = crumple(crumpling, drawn.number), sheet.size_mm
        windows = []
        shares = (drawn.top, drawn.left)
        for axis, side in enumerate((size[1], size[0])):
            room = _extent(crumpling)[1 - axis] * drawn.scale - side
            places = np.linspace(room * shares[axis], room * shares[axis] + side, sheet.points.shape[axis])
            backwards = drawn.turned if axis == 0 else drawn.mirrored != drawn.turned
            windows.append((places[::-1] if backwards else places) / (crumpling.cell_mm * drawn.scale))
        signs = (
            -1.0 if drawn.mirrored != drawn.turned else 1.0,
            -1.0 if drawn.turned else 1.0,
            -1.0 if drawn.inverted else 1.0,
        )
        strengths = np.array([drawn.strength**2, drawn.strength**2, drawn.strength]) * drawn.scale
        return sheet.moved(sheet.points + sampled(grid, windows[0], windows[1]) * strengths * signs)


def sampled(grid: NDArray[np.float32], rows: NDArray[np.float64], columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """The grid between its points, float64 (len(rows), len(columns), k), smooth: by uniform cubic B-splines.

    Args:
        grid: (h, w, k), repeated at its edges.
        rows, columns: places in the grid, 0 to h - 1 and 0 to w - 1.
    """
    return _sampled(np.pad(grid, ((1, 2), (1, 2), (0, 0)), mode="edge"), *_weights(rows), *_weights(columns))


def _extent(crumpling: Crumpling) -> tuple[float, float]:
    """(width, height) of the library's sheets, mm."""
    return (crumpling.columns - 1) * crumpling.cell_mm, (crumpling.rows - 1) * crumpling.cell_mm


def _weights(places: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The first of four points around each place, and the weights (n, 4) of these, in a grid with one point more before."""
    first = np.floor(places).astype(np.int64)
    t = places - first
    weights = np.stack([(1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3], axis=1)
    return first, weights / 6.0


@jit
def _sampled(grid, tops, down, lefts, right):  # type: ignore[no-untyped-def]
    values = np.zeros((len(tops), len(lefts), grid.shape[2]))
    line = np.empty(grid.shape[1:])
    for row in range(len(tops)):
        line[:] = 0.0
        for step in range(4):
            for column in range(grid.shape[1]):
                for part in range(grid.shape[2]):
                    line[column, part] += down[row, step] * grid[tops[row] + step, column, part]
        for column in range(len(lefts)):
            for step in range(4):
                for part in range(grid.shape[2]):
                    values[row, column, part] += right[column, step] * line[lefts[column] + step, part]
    return values
