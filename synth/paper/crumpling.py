"""Crumpling: a sheet that a hand squeezed and smoothed out again, by position-based dynamics with creases that stay.

The sheet is a grid whose sides and diagonals keep their lengths (Mueller et al. 2007, "Position based dynamics", section 3.3)
and whose lines resist bending; where they are bent past a limit, the bend stays and the paper is weaker there. Squeezed along
random directions in turn, from faint random facets on, the sheet buckles into ridges; flattened, it remembers them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.loops import jit
from receipts.rng import stream
from synth.draw import between, whole
from synth.paper.lengths import pull

# How many of the facets' lattice points lie beyond the sheet on each side.
_SPARE = 2


@dataclass(frozen=True)
class Crumpling:
    """How sheets are crumpled.

    Attributes:
        rows, columns: points of the sheet's grid.
        cell_mm: sides of its cells.
        squeezes: how often it is squeezed, from and to.
        squeeze_range: by how much of its length, each time.
        facet_mm_range: sizes of the facets that seed the ridges.
        facet_slope: how steep these are.
        memory: what is left of older ridges when it is squeezed once more.
        stiffness: against bending.
        yield_mm: how far a line of two cells may bow before some of the bend stays.
        creep: how much of what is beyond stays at each pass.
        flattening: what is left of the height after each step of smoothing out.
        last_passes: that only restore lengths.
    """

    rows: int = 161
    columns: int = 65
    cell_mm: float = 2.5
    squeezes: tuple[int, int] = (2, 5)
    squeeze_range: tuple[float, float] = (0.018, 0.046)
    facet_mm_range: tuple[float, float] = (14.0, 38.0)
    facet_slope: float = 0.07
    memory: float = 0.6
    stiffness: float = 1.0
    yield_mm: float = 0.05
    creep: float = 0.5
    flattening: float = 0.94
    last_passes: int = 100


def crumpled(crumpling: Crumpling, number: int) -> NDArray[np.float32]:
    """Sheet ``number`` of endlessly many: by how much its points left the flat paper, float32 (rows, columns, 3) mm.

    >>> crumpled(Crumpling(rows=17, columns=17, last_passes=10), 3).shape
    (17, 17, 3)
    """
    rng = stream(number, 0, "paper/crumpling")
    flat = _flat(crumpling)
    points = flat.copy()
    rest, firmness = np.zeros((*points.shape[:2], 4)), np.ones((*points.shape[:2], 4))
    limits = (crumpling.stiffness, crumpling.yield_mm, crumpling.creep)
    gentle = (crumpling.stiffness / 2, crumpling.yield_mm, crumpling.creep / 10)
    for _ in range(whole(rng, *crumpling.squeezes)):
        points[..., 2] = points[..., 2] * crumpling.memory + _facets(crumpling, rng)
        angle, squeeze = between(rng, (0.0, np.pi)), between(rng, crumpling.squeeze_range) / 6
        direction = np.array([np.cos(angle), np.sin(angle)])
        for _ in range(6):
            along = points[..., 0] * direction[0] + points[..., 1] * direction[1]
            points[..., :2] -= squeeze * along[..., None] * direction
            _relax(points, rest, firmness, limits, (crumpling.cell_mm, 0.4, 4))
    for _ in range(8):
        points[..., 2] *= crumpling.flattening
        _unsqueeze(points, crumpling.cell_mm)
        _relax(points, rest, firmness, gentle, (crumpling.cell_mm, 0.4, 4))
    # Bending that fades keeps the last passes from making the paper jagged.
    for step in range(crumpling.last_passes // 4):
        fading = crumpling.stiffness * 0.5 * max(1.0 - step / (crumpling.last_passes // 5), 0.0) ** 2
        _relax(points, rest, firmness, (fading, crumpling.yield_mm, 0.0), (crumpling.cell_mm, 1.0, 4))
    return _level(points - flat)


def _flat(crumpling: Crumpling) -> NDArray[np.float64]:
    x = (np.arange(crumpling.columns) - (crumpling.columns - 1) / 2) * crumpling.cell_mm
    y = ((crumpling.rows - 1) / 2 - np.arange(crumpling.rows)) * crumpling.cell_mm
    flat = np.zeros((crumpling.rows, crumpling.columns, 3))
    flat[..., 0], flat[..., 1] = x, y[:, None]
    return flat


def _level(shift: NDArray[np.float64]) -> NDArray[np.float32]:
    """The shifts less their means, and less the slope of the whole sheet."""
    rows, columns = shift.shape[:2]
    down, right = np.linspace(-1.0, 1.0, rows)[:, None], np.linspace(-1.0, 1.0, columns)
    height = shift[..., 2]
    for across in (down, right):
        height -= across * float((height * across).mean() / (across**2).mean())
    return np.ascontiguousarray(shift - shift.mean(axis=(0, 1)), np.float32)


def _facets(crumpling: Crumpling, rng: Generator) -> NDArray[np.float64]:
    """Heights of a lattice of triangles, turned and shaken at random, float64 (rows, columns)."""
    spacing = between(rng, crumpling.facet_mm_range)
    extent = np.array([crumpling.columns - 1, crumpling.rows - 1]) * crumpling.cell_mm
    count = int(np.hypot(*extent) / spacing) + 2 * _SPARE
    angle = between(rng, (0.0, np.pi))
    shaken = np.mgrid[:count, :count] - count / 2 + rng.uniform(-0.42, 0.42, (2, count, count))
    cosine, sine = np.cos(angle) * spacing, np.sin(angle) * spacing
    corners = np.empty((count, count, 3))
    corners[..., 0] = extent[0] / 2 + cosine * shaken[0] - sine * shaken[1]
    corners[..., 1] = extent[1] / 2 + sine * shaken[0] + cosine * shaken[1]
    corners[..., 2] = rng.standard_normal((count, count)) * spacing * crumpling.facet_slope
    heights = np.zeros((crumpling.rows, crumpling.columns))
    _raise_facets(heights, corners / [crumpling.cell_mm, crumpling.cell_mm, 1.0], rng.random((count, count)) < 0.5)
    return heights


def _unsqueeze(points: NDArray[np.float64], cell_mm: float) -> None:
    """Stretch the sheet as a whole in its plane until its lengths are right in the mean."""
    right, down = np.diff(points, axis=1)[:-1] / cell_mm, np.diff(points, axis=0)[:, :-1] / -cell_mm
    mixed = float((right * down).sum(axis=-1).mean())
    across, along = float((right**2).sum(axis=-1).mean()), float((down**2).sum(axis=-1).mean())
    x, y = points[..., 0].copy(), points[..., 1].copy()
    points[..., 0] = x * (1.5 - 0.5 * across) - 0.5 * mixed * y
    points[..., 1] = y * (1.5 - 0.5 * along) - 0.5 * mixed * x


@jit
def _raise_facets(heights, corners, falling):  # type: ignore[no-untyped-def]
    """Heights of the points within each triangle, from those of its corners (x, y, height) in cells."""
    rows, columns = heights.shape
    count = corners.shape[0]
    for i in range(count - 1):
        for j in range(count - 1):
            for upper in range(2):
                if falling[i, j]:
                    one, two, three = corners[i, j], corners[i + 1 - upper, j + upper], corners[i + 1, j + 1]
                else:
                    one, two, three = corners[i + 1, j], corners[i + upper, j + upper], corners[i, j + 1]
                ax, ay, bx, by = two[0] - one[0], two[1] - one[1], three[0] - one[0], three[1] - one[1]
                area = ax * by - bx * ay
                if abs(area) < 1e-9:
                    continue
                left, right = min(one[0], two[0], three[0]), max(one[0], two[0], three[0])
                top, bottom = min(one[1], two[1], three[1]), max(one[1], two[1], three[1])
                for row in range(max(int(np.ceil(top)), 0), min(int(np.floor(bottom)), rows - 1) + 1):
                    for column in range(max(int(np.ceil(left)), 0), min(int(np.floor(right)), columns - 1) + 1):
                        x, y = column - one[0], row - one[1]
                        u, v = (x * by - bx * y) / area, (ax * y - x * ay) / area
                        if u >= -1e-9 and v >= -1e-9 and u + v <= 1.0 + 1e-9:
                            heights[row, column] = one[2] + u * (two[2] - one[2]) + v * (three[2] - one[2])


@jit
def _relax(points, rest, firmness, limits, how):  # type: ignore[no-untyped-def]
    """Passes of bending, then of lengths; ``how`` is the cell, the stiffness of diagonals and the number of passes."""
    cell, diagonal, passes = how
    slanted = cell * np.sqrt(2.0)
    rows, columns = points.shape[:2]
    for turn in range(passes):
        if limits[0] > 0.0:
            _bend(points, rest, firmness, limits, turn % 2 == 1, turn % 4 > 1)
        for row in range(rows):
            for first in range(2):
                for column in range(first, columns - 1, 2):
                    pull(points, row, column, (0, 1), (cell, 1.0))
            if row + 1 == rows:
                break
            for column in range(columns):
                pull(points, row, column, (1, 0), (cell, 1.0))
            # The diagonal that comes last prevails: it is another at every pass.
            for second in range(2):
                right = 1 if (turn + second) % 2 else -1
                for column in range(max(-right, 0), columns - max(right, 0)):
                    pull(points, row, column, (1, right), (slanted, diagonal))


@jit
def _bend(points, rest, firmness, limits, slanted, mirrored):  # type: ignore[no-untyped-def]
    """One pass against bending: three points in a row bow by no more than is their rest, which yields and is then weaker.

    ``rest`` and ``firmness`` are (rows, columns, 4): of the lines through each point along its row, its column, both diagonals;
    a pass takes either two, in turn.
    """
    rows, columns = points.shape[:2]
    for row in range(rows):
        for place in range(columns):
            # From the left and from the right in turn, for no slant to be favoured.
            column = columns - 1 - place if mirrored else place
            normal = _normal(points, row, column)
            if slanted:
                if 0 < row < rows - 1 and 0 < column < columns - 1:
                    _unbow(points, (row, column, 1, 1, 2), normal, rest, firmness, limits)
                    _unbow(points, (row, column, 1, -1, 3), normal, rest, firmness, limits)
                continue
            if 0 < column < columns - 1:
                _unbow(points, (row, column, 0, 1, 0), normal, rest, firmness, limits)
            if 0 < row < rows - 1:
                _unbow(points, (row, column, 1, 0, 1), normal, rest, firmness, limits)


@jit
def _unbow(points, line, normal, rest, firmness, limits):  # type: ignore[no-untyped-def]
    """Move three points in a row along the normal towards their rest bow; ``line`` is (row, column, down, right, number)."""
    row, column, down, right, number = line
    stiffness, yielding, creep = limits
    above, left, below, beside = row - down, column - right, row + down, column + right
    bow = normal[0] * (0.5 * (points[above, left, 0] + points[below, beside, 0]) - points[row, column, 0])
    bow += normal[1] * (0.5 * (points[above, left, 1] + points[below, beside, 1]) - points[row, column, 1])
    bow += normal[2] * (0.5 * (points[above, left, 2] + points[below, beside, 2]) - points[row, column, 2])
    # A diagonal is longer by a root of two: for the same curvature it bows by twice as much.
    longer = 2.0 if number > 1 else 1.0
    excess = bow - rest[row, column, number]
    over = abs(excess) - longer * yielding
    if over > 0.0 and creep > 0.0:
        rest[row, column, number] += creep * (over if excess > 0.0 else -over)
        firmness[row, column, number] = max(firmness[row, column, number] - 0.1 * creep * over / (longer * yielding), 0.5)
    move = stiffness * firmness[row, column, number] * (bow - rest[row, column, number]) * 0.5 / longer
    for axis in range(3):
        points[row, column, axis] += move * normal[axis]
        points[above, left, axis] -= 0.5 * move * normal[axis]
        points[below, beside, axis] -= 0.5 * move * normal[axis]


@jit
def _normal(points, row, column):  # type: ignore[no-untyped-def]
    """The unit normal of the sheet at a point, from its neighbours."""
    last_row, last_column = points.shape[0] - 1, points.shape[1] - 1
    left, right, above, below = max(column - 1, 0), min(column + 1, last_column), max(row - 1, 0), min(row + 1, last_row)
    ax = points[row, right, 0] - points[row, left, 0]
    ay = points[row, right, 1] - points[row, left, 1]
    az = points[row, right, 2] - points[row, left, 2]
    bx = points[above, column, 0] - points[below, column, 0]
    by = points[above, column, 1] - points[below, column, 1]
    bz = points[above, column, 2] - points[below, column, 2]
    x, y, z = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
    length = np.sqrt(x * x + y * y + z * z) + 1e-12
    return x / length, y / length, z / length
