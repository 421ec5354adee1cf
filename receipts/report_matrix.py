"""A square of figures between things and themselves on the report's page: which functions repeat one another, who agrees."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from receipts.report import Section
from receipts.report_text import clean

# The matrix fills the page's width where it is large, and cells stay small where it is not.
_WIDTH, _LEAST_CELL, _MOST_CELL = 840, 8.0, 26.0
_CHARACTER, _GAP = 0.56, 6.0
_MOST_NAME = 44
# Below this a cell is left blank: it could not be told from the paper.
_FAINT = 0.02


@dataclass(frozen=True, eq=False)
class MatrixSection(Section):
    """A symmetric matrix as a triangle of coloured cells, the names along its diagonal, each figure on hovering.

    Attributes:
        names: the m things.
        values: float (m, m), -1..1, symmetric; NaN where nothing is known. The diagonal is not shown.
        groups: runs (start, stop) of the things that belong together; outlined, and listed below.
        more: further figures (m, m) by name, told on hovering.
        measure: what a value is called.

    Raises:
        ValueError: a matrix of another shape than the names ask for.
    """

    title: str
    names: Sequence[str]
    values: NDArray[np.floating[Any]]
    groups: Sequence[tuple[int, int]] = ()
    more: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    measure: str = "figure"
    note: str = ""
    template: ClassVar[str] = "report_matrix.html"

    def __post_init__(self) -> None:
        shape = (len(self.names), len(self.names))
        for name, matrix in {self.measure: self.values, **self.more}.items():
            if matrix.shape != shape:
                raise ValueError(f"matrix {self.title!r}: {name} is {matrix.shape}, expected {shape}, one row a name")

    def view(self) -> Mapping[str, Any]:
        """Where cells, names and outlines stand, in px of the drawing."""
        count = len(self.names)
        cell = float(np.clip(_WIDTH / max(count, 1), _LEAST_CELL, _MOST_CELL))
        size = min(cell * 0.82, 13.0)
        shown = [name if len(name) <= _MOST_NAME else f"{name[: _MOST_NAME - 1]}…" for name in map(clean, self.names)]
        names = [
            {"text": text, "x": f"{row * cell + _GAP:.1f}", "y": f"{(row + 0.5) * cell:.1f}"} for row, text in enumerate(shown)
        ]
        right = max(row * cell + _GAP + _CHARACTER * size * len(text) for row, text in enumerate(shown)) if shown else 0
        return {
            "width": math.ceil(right + 1),
            "height": math.ceil(count * cell + 1),
            "cell": f"{cell:.2f}",
            "size": f"{size:.1f}",
            "measure": self.measure,
            "names": names,
            "cells": [self._cell(row, column, cell) for row in range(count) for column in range(row)],
            "outlines": [_outline(start, stop, cell) for start, stop in self.groups],
            "groups": [list(self.names[start:stop]) for start, stop in self.groups],
            "scale": [0.25, 0.5, 0.75, 1.0],
        }

    def _cell(self, row: int, column: int, cell: float) -> dict[str, Any]:
        value = float(self.values[row, column])
        known = math.isfinite(value)
        figures = [f"{self.measure} {value:.2f}" if known else f"{self.measure} not known"]
        for name, matrix in self.more.items():
            figure = matrix[row, column]
            if math.isfinite(figure):
                figures.append(f"{name} {int(figure):,}" if matrix.dtype.kind in "iu" else f"{name} {figure:.2f}")
        strength = min(abs(value), 1.0) if known and abs(value) >= _FAINT else 0.0
        return {
            "x": f"{column * cell:.1f}",
            "y": f"{row * cell:.1f}",
            "kind": "unknown" if not known else "against" if value < 0 else "with",
            "opacity": f"{strength:.2f}",
            "title": f"{self.names[row]} and {self.names[column]}: {', '.join(figures)}",
        }


def runs_of(order: Sequence[int], groups: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Where groups stand in an order that keeps each of them together: runs (start, stop) of two things and more.

    >>> runs_of([4, 2, 0, 1, 3], [[0, 2], [3]])
    [(1, 3)]
    """
    group_of = {member: number for number, group in enumerate(groups) for member in group}
    kinds = [group_of.get(member, -1 - place) for place, member in enumerate(order)]
    edges = [place for place in range(len(kinds) + 1) if place in (0, len(kinds)) or kinds[place] != kinds[place - 1]]
    return [(start, stop) for start, stop in pairwise(edges) if stop - start > 1]


def _outline(start: int, stop: int, cell: float) -> str:
    """The triangle of the cells between the members of a run, as a path."""
    corners = [(start, start + 1), (start, stop), (stop - 1, stop)]
    for step in range(stop - 1, start, -1):
        corners += [(step, step), (step - 1, step)] if step > start + 1 else [(step, step)]
    return "M" + "L".join(f"{x * cell:.1f} {y * cell:.1f}" for x, y in corners) + "Z"
