"""Shifts and light between their nodes: cubic B-splines, whose slopes have no kinks, and points under a shift.

The nodes lie from edge to edge of the picture and are the splines' coefficients; outside it goes on as at the edge.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.loops import inlined, jit

_SOLVED_PX = 1e-4
_MOST_ROUNDS = 64


def node_weights(length: int, num_nodes: int) -> NDArray[np.float32]:
    """What each node weighs at the middle of each pixel along one axis, float32 (length, num_nodes), rows sum to 1.

    >>> [f"{weight:.2f}" for weight in node_weights(2, 4)[0]]
    ['0.32', '0.61', '0.07', '0.00']
    """
    weights = np.zeros((length, num_nodes), np.float32)
    for place in range(length):
        node, *parts = _parts((place + 0.5) / length, num_nodes)
        for step, part in enumerate(parts):
            weights[place, min(max(node - 1 + step, 0), num_nodes - 1)] += part
    return weights


def against_shift(plane: NDArray[np.float64], shift: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float64]:
    """The target points t (..., 2) with t + shift(t) = plane, px.

    Found by repeating t = plane - shift(t): shifts change by half a pixel a pixel at most (see `augment.transforms.Elastic`),
    so each round halves the error or better.

    Args:
        plane: float64 (..., 2), px.
        shift: float32 (rows, columns, 2), px, at nodes.
        size: (width, height) of the picture.

    >>> against_shift(np.array([[5.0, 5.0]]), np.full((4, 4, 2), 0.5, np.float32), (9, 9)).round(3).tolist()
    [[4.5, 4.5]]
    """
    target = np.empty((plane.size // 2, 2))
    _solve(np.ascontiguousarray(plane).reshape(-1, 2), shift, size[0], size[1], target)
    return target.reshape(plane.shape)


@inlined
def _parts(share: float, num_nodes: int) -> Any:
    """The node before a place, 0 to 1 from edge to edge, and what it, with the one before and two after it, weighs there."""
    at = min(max(share, 0.0), 1.0) * (num_nodes - 1)
    node = min(int(at), num_nodes - 2)
    t = at - node
    s = 1 - t
    return node, s**3 / 6, (3 * t**3 - 6 * t**2 + 4) / 6, (3 * s**3 - 6 * s**2 + 4) / 6, t**3 / 6


@jit
def along_rows(grid: Any, across: Any) -> None:
    """Fill ``across`` (rows, channels, width) with nodes (rows, columns, channels) brought to the width of the picture."""
    last, width = grid.shape[1] - 1, across.shape[2]
    for x in range(width):
        node, a, b, c, d = _parts((x + 0.5) / width, grid.shape[1])
        first, third, fourth = max(node - 1, 0), node + 1, min(node + 2, last)
        for row in range(len(grid)):
            for channel in range(grid.shape[2]):
                across[row, channel, x] = (
                    grid[row, first, channel] * a
                    + grid[row, node, channel] * b
                    + grid[row, third, channel] * c
                    + grid[row, fourth, channel] * d
                )


@jit
def at_row(across: Any, y: int, height: int, row: Any) -> None:
    """Fill ``row`` with what ``across`` (rows, width) is at the middle of row y of a picture."""
    node, a, b, c, d = _parts((y + 0.5) / height, len(across))
    _weigh_four(
        across[max(node - 1, 0)],
        across[node],
        across[node + 1],
        across[min(node + 2, len(across) - 1)],
        np.float32(a),
        np.float32(b),
        np.float32(c),
        np.float32(d),
        row,
    )


@jit
def _weigh_four(p: Any, q: Any, r: Any, s: Any, a: Any, b: Any, c: Any, d: Any, row: Any) -> None:
    for x in range(len(row)):
        row[x] = p[x] * a + q[x] * b + r[x] * c + s[x] * d


@jit
def _solve(plane: Any, shift: Any, width: int, height: int, target: Any) -> None:
    rows, columns = shift.shape[0], shift.shape[1]
    for point in range(len(plane)):
        x, y = plane[point, 0], plane[point, 1]
        for _ in range(_MOST_ROUNDS):
            column, a, b, c, d = _parts(x / width, columns)
            row, e, f, g, h = _parts(y / height, rows)
            across, down = (a, b, c, d), (e, f, g, h)
            new_x, new_y = plane[point, 0], plane[point, 1]
            for i in range(4):
                node_row = min(max(row - 1 + i, 0), rows - 1)
                for j in range(4):
                    node_column = min(max(column - 1 + j, 0), columns - 1)
                    weight = down[i] * across[j]
                    new_x -= shift[node_row, node_column, 0] * weight
                    new_y -= shift[node_row, node_column, 1] * weight
            step = abs(new_x - x) + abs(new_y - y)
            x, y = new_x, new_y
            if step < _SOLVED_PX:
                break
        target[point, 0], target[point, 1] = x, y
