"""Fine wrinkles: what a crumpled sheet's grid is too coarse for, as slopes that only shading sees.

A tile of small facets, three sizes of them, each flat and parted from the next by a sharp crease, and the paper's own grain. It
repeats itself, so that any window of it can be taken. How strong it is at each point of a sheet follows from the sheet: where
that is crumpled, it is wrinkled too.
"""

from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.rng import stream
from synth.paper.sheet import Sheet, grid_normals

# The tile's side, in dots of a print (8 a mm): a power of 2.
TILE_DOTS = 1024
# A lattice turned by an angle fits a square tile where its steps are those of a Pythagorean grid: (p, q), p p + q q cells.
_LATTICES = ((9, 4, 0.45), (-11, 16, 0.65), (37, 20, 0.5))
_SHAKEN = 0.36
_GRAIN = 0.25
_CREASE_DOTS = 1.2
# The tile's slopes deviate by so much.
_DEEP = 0.12
# A sheet whose normals leave those around them by so much is as wrinkled as the tile.
_CRUMPLED = 0.06
_AROUND_MM = 6.0
# How deep wrinkles are in smooth paper, and in any.
_EVERYWHERE = 0.12
_DEEPEST = 1.3


@cache
def wrinkle_tile() -> NDArray[np.float32]:
    """Slopes of fine wrinkles, float32 (1024, 1024, 2), read only: by how much the paper rises to the right, and downwards.

    Their mean is 0, their standard deviation 0.12; the tile repeats in both directions.
    """
    rng = stream(0, 0, "paper/wrinkles")
    slopes: Any = rng.standard_normal((TILE_DOTS, TILE_DOTS, 2), np.float32) * np.float32(_GRAIN)
    slopes = _smooth(slopes, 0.7)
    for p, q, share in _LATTICES:
        facets = _smooth(_facets(p, q, rng), _CREASE_DOTS)
        slopes += np.float32(share) * (facets - facets.mean(axis=(0, 1))) / facets.std()
    slopes = np.ascontiguousarray(slopes * np.float32(_DEEP / slopes.std()), np.float32)
    slopes.setflags(write=False)
    return slopes


def wrinkle_window(
    shape: tuple[int, int], offset: tuple[int, int], *, scale: float = 1.0, strength: float = 1.0
) -> NDArray[np.float32]:
    """Slopes of fine wrinkles for a window of the tile, float32 (h, w, 2): to the right and downwards.

    Args:
        shape: (h, w) in dots.
        offset: of the window's first dot in the tile, rows first; any whole numbers.
        scale: how much larger the wrinkles are than in the tile; 1 takes every dot as it is.
        strength: how much deeper they are.

    >>> bool((wrinkle_window((4, 6), (0, 0)) == wrinkle_window((4, 6), (1024, -2048))).all())
    True
    """
    rows, columns = (
        (start + np.arange(count) / scale).astype(np.int64) % TILE_DOTS for start, count in zip(offset, shape, strict=True)
    )
    return np.take(np.take(wrinkle_tile(), rows, axis=0), columns, axis=1) * np.float32(strength)


def wrinkledness(sheet: Sheet) -> NDArray[np.float32]:
    """How crumpled a sheet is around each of its points, float32 (rows, columns): 0 smooth, however it curls; 1 as the tile.

    It is how far normals leave the mean of those around them: a curl's normals turn evenly and hardly do, creases do.

    >>> from synth.paper.sheet import flat_sheet
    >>> float(wrinkledness(flat_sheet((40.0, 60.0))).max())
    0.0
    """
    normals = grid_normals(sheet.points).astype(np.float32)
    sigmas = [_AROUND_MM / 2 / side for side in sheet.cell_mm]
    around: Any = cv2.GaussianBlur(normals, (0, 0), sigmas[0], None, sigmas[1], cv2.BORDER_REFLECT)
    apart: Any = ((normals - around) ** 2).sum(axis=2)
    # Beside an edge the mean is of one side only: what it shows there of a curl is none of its crumples.
    edge = tuple(min(int(2 * sigma), (count - 1) // 2) for sigma, count in zip(sigmas[::-1], apart.shape, strict=True))
    inner = apart[edge[0] : apart.shape[0] - edge[0], edge[1] : apart.shape[1] - edge[1]]
    apart = np.pad(inner, ((edge[0], edge[0]), (edge[1], edge[1])), mode="edge")
    spread: Any = cv2.GaussianBlur(apart, (0, 0), 2 * sigmas[0], None, 2 * sigmas[1], cv2.BORDER_REFLECT)
    return np.sqrt(spread) / np.float32(_CRUMPLED)


def wrinkle_gain(sheet: Sheet) -> NDArray[np.float32]:
    """How deep fine wrinkles are around each point of a sheet, against the tile, float32 (rows, columns): some everywhere."""
    return np.minimum(np.float32(_EVERYWHERE) + wrinkledness(sheet), np.float32(_DEEPEST))


def _smooth(tile: Any, sigma: float) -> Any:
    """The tile, averaged by a Gaussian as if it went on around its edges."""
    pad = int(4 * sigma) + 1
    wide = cv2.copyMakeBorder(tile, pad, pad, pad, pad, cv2.BORDER_WRAP)
    return cv2.GaussianBlur(wide, (0, 0), sigma)[pad:-pad, pad:-pad]


def _facets(p: int, q: int, rng: Generator) -> Any:
    """Slopes of flat triangles over a tile, float32 (1024, 1024, 2): their corners are those of a turned lattice, shaken.

    p and q have no common divisor: so on the tile no two points of the lattice share a column, which can number them.
    """
    cells = p * p + q * q
    step = TILE_DOTS / cells
    shaken = rng.uniform(-_SHAKEN, _SHAKEN, (cells, 2)) * cells**0.5
    heights, falling = rng.standard_normal(cells), rng.random(cells) < 0.5
    reach = abs(p) + abs(q)
    i, j = (grid.ravel() for grid in np.mgrid[-reach : reach + 1, -reach : reach + 1])
    x, y = p * i - q * j, q * i + p * j
    within = (x >= 0) & (x < cells) & (y >= 0) & (y < cells)
    i, j, rises = i[within], j[within], falling[x[within]]
    # The four corners of each cell, (n, 4, 3): the same for all that are one on the tile; either diagonal parts them.
    i, j = (index[:, None] + np.array(steps) for index, steps in ((i, (0, 1, 1, 0)), (j, (0, 0, 1, 1))))
    x, y = p * i - q * j, q * i + p * j
    moves = shaken[x % cells]
    corners = np.stack([x + moves[..., 0], y + moves[..., 1], heights[x % cells]], axis=-1) * step
    corners = np.where(rises[:, None, None], np.roll(corners, 1, axis=1), corners)
    triangles = np.concatenate([corners[:, [0, 1, 2]], corners[:, [0, 2, 3]]])
    normals = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    slopes = -normals[:, :2] / np.maximum(normals[:, 2:], 1e-3)
    # Slivers are steep without measure.
    slopes /= np.maximum(np.linalg.norm(slopes, axis=1, keepdims=True) / (2.0 * np.median(np.abs(slopes))), 1.0)
    tile: Any = np.zeros((TILE_DOTS, TILE_DOTS, 2), np.float32)
    for triangle, slope in zip(triangles[..., :2], slopes.tolist(), strict=True):
        _fill(tile, triangle, slope)
    return tile


def _fill(tile: Any, corners: NDArray[np.float64], slope: list[float]) -> None:
    """Write a slope into a triangle of the tile, wherever it lies on it."""
    low, high = (np.floor(limit(corners, axis=0) / TILE_DOTS).astype(int).tolist() for limit in (np.min, np.max))
    for down in range(low[1], high[1] + 1):
        for right in range(low[0], high[0] + 1):
            polygon = np.rint((corners - np.array([right, down]) * TILE_DOTS - 0.5) * 16).astype(np.int32)
            cv2.fillConvexPoly(tile, polygon, slope, cv2.LINE_8, 4)
