"""Motion: the path that a shaking hand draws every point of a picture along while the shutter is open."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.loops import jit

# Steps along the path, in pixels: fine enough that no gap shows.
_STEP_PX = 0.25


def path_taps(path_px: NDArray[np.float64]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Which pixels a path brings together: offsets (x, y), int32 (n, 2), and their weights, float32 (n), whose sum is 1.

    Args:
        path_px: float64 (k, 2), points (x, y) that straight lines join; time runs evenly along it. Its mean lies at 0, so that
            nothing moves on the whole.

    >>> offsets, weights = path_taps(np.array([[-1.0, 0.0], [1.0, 0.0]]))
    >>> offsets.tolist()
    [[-1, 0], [0, 0], [1, 0]]
    >>> bool(abs(weights @ offsets[:, 0]) < 1e-6)
    True
    """
    lengths = np.linalg.norm(np.diff(path_px, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    count = int(np.ceil(along[-1] / _STEP_PX)) + 1
    at = (np.arange(count) + 0.5) * (along[-1] / count)
    points = np.stack([np.interp(at, along, path_px[:, axis]) for axis in range(2)], axis=1)
    points -= points.mean(axis=0)
    first = np.floor(points).astype(np.int32)
    share = points - first
    weights: dict[tuple[int, int], float] = {}
    for (x, y), (right, down) in zip(first.tolist(), share.tolist(), strict=True):
        for step, part in (((0, 0), (1 - right) * (1 - down)), ((1, 0), right * (1 - down)), ((0, 1), (1 - right) * down)):
            weights[x + step[0], y + step[1]] = weights.get((x + step[0], y + step[1]), 0.0) + part
        weights[x + 1, y + 1] = weights.get((x + 1, y + 1), 0.0) + right * down
    taken = {offset: weight / count for offset, weight in sorted(weights.items()) if weight > 0}
    return np.array(list(taken), np.int32).reshape(-1, 2), np.array(list(taken.values()), np.float32)


def shaken(picture: NDArray[np.float32], path_px: NDArray[np.float64]) -> NDArray[np.float32]:
    """The picture, float32 (h, w, 3), along a path (k, 2) in pixels; beyond its edges it goes on as it ends there."""
    offsets, weights = path_taps(path_px)
    reach = int(np.abs(offsets).max())
    if not reach:
        return picture
    padded: Any = cv2.copyMakeBorder(picture, reach, reach, reach, reach, cv2.BORDER_REPLICATE)
    out = np.empty_like(picture)
    _gather(padded.reshape(len(padded), -1), offsets + np.int32(reach), weights, out.reshape(len(out), -1))
    return out


@jit
def _gather(padded: Any, starts: Any, weights: Any, out: Any) -> None:
    """Weighted sums of rows shifted by pixels of three values."""
    length = out.shape[1]
    for row in range(out.shape[0]):
        total = out[row]
        total[:] = np.float32(0.0)
        for tap in range(len(weights)):
            weight = weights[tap]
            left = 3 * starts[tap, 0]
            light = padded[row + starts[tap, 1], left : left + length]
            for at in range(length):
                total[at] += weight * light[at]
