"""Points, quads and the warps that move them: the only code that moves pixels and points, and it moves both.

Conventions, here and everywhere: images are RGB, rows first; points are (x, y) with pixel centres at .5, so the picture's
corners are (0, 0) and (width, height); quads are four points clockwise from the text's top left.
"""

from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

# cv2 puts pixel centres at integers; we put them at .5. These two convert a matrix from one convention to the other.
_TO_CENTRES = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
_FROM_CENTRES = np.array([[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1]])


class PointMap(Protocol):
    """Anything that takes points of one plane, such as a print, to points of a picture."""

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the picture in pixels."""

    def points(self, points: ArrayLike) -> NDArray[np.float64]:
        """Where points (..., 2) land in the picture, float64 (..., 2), px."""


@dataclass(frozen=True)
class Warp:
    """A plane-to-plane map of a picture, for its pixels and its points together.

    Attributes:
        matrix: float64 (3, 3), takes homogeneous source points (x, y, 1) to target points.
        size: (width, height) of the target picture in pixels.

    >>> Warp.scale(2, (10, 10)).points([[1, 3]]).tolist()
    [[2.0, 6.0]]
    """

    matrix: NDArray[np.float64]
    size: tuple[int, int]

    @staticmethod
    def scale(factor: float, size: tuple[int, int]) -> "Warp":
        """The warp that enlarges by ``factor`` about the top left corner onto a target of ``size``."""
        return Warp(np.diag([factor, factor, 1.0]), size)

    @staticmethod
    def between(source_quad: ArrayLike, target_quad: ArrayLike, size: tuple[int, int]) -> "Warp":
        """The perspective that takes the four source points to the four target points.

        Raises:
            ValueError: three of the four points lie on one line.
        """
        source, target = np.asarray(source_quad, np.float64), np.asarray(target_quad, np.float64)
        rows, values = [], []
        for (x, y), (u, v) in zip(source, target, strict=True):
            rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
            values += [u, v]
        try:
            solution = np.linalg.solve(np.array(rows), np.array(values))
        except np.linalg.LinAlgError:
            raise ValueError(f"no perspective joins {source.tolist()} and {target.tolist()}: three points on a line") from None
        matrix: NDArray[np.float64] = np.append(solution, 1.0).reshape(3, 3).astype(np.float64)
        return Warp(matrix, size)

    def then(self, after: "Warp") -> "Warp":
        """The warp that does this one and then ``after``, in a single resampling."""
        return Warp(after.matrix @ self.matrix, after.size)

    def inverse(self, size: tuple[int, int]) -> "Warp":
        """The warp back onto a picture of ``size``."""
        return Warp(np.linalg.inv(self.matrix).astype(np.float64), size)

    def points(self, points: ArrayLike) -> NDArray[np.float64]:
        """Where source points (..., 2) land, float64 (..., 2), px."""
        source = np.asarray(points, np.float64)
        x, y = source[..., 0], source[..., 1]
        h = self.matrix
        scale = h[2, 0] * x + h[2, 1] * y + h[2, 2]
        return np.stack([(h[0, 0] * x + h[0, 1] * y + h[0, 2]) / scale, (h[1, 0] * x + h[1, 1] * y + h[1, 2]) / scale], axis=-1)

    def image(
        self, image: NDArray[np.uint8], *, border: int | tuple[int, int, int] = 0, average: bool = True
    ) -> NDArray[np.uint8]:
        """The picture (h, w) or (h, w, 3) as the target sees it; what lies outside the source has the colour ``border``.

        Shrinking averages over the area that falls on a pixel (a Gaussian of the matching width first), so thin strokes fade
        instead of breaking; ``average=False`` leaves that to the caller.
        """
        shrink = self._shrink(image.shape[1], image.shape[0]) if average else 1.0
        if shrink > 1.0:
            sigma = 0.5 * (shrink**2 - 1.0) ** 0.5
            image = cv2.GaussianBlur(image, (0, 0), sigma)  # type: ignore[assignment]
        matrix = _FROM_CENTRES @ self.matrix @ _TO_CENTRES
        colour = (border,) * 3 if isinstance(border, int) else border
        if not matrix[2, :2].any():
            # Half the time of a perspective. The matrix is inverted here: cv2 would only do the same.
            flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
            back = np.linalg.inv(matrix / matrix[2, 2])[:2]
            return cv2.warpAffine(  # type: ignore[return-value]
                image, back, self.size, flags=flags, borderMode=cv2.BORDER_CONSTANT, borderValue=colour
            )
        return cv2.warpPerspective(  # type: ignore[return-value]
            image, matrix, self.size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=colour
        )

    def ids(self, ids: NDArray[np.int32]) -> NDArray[np.int32]:
        """Numbers below 2^24 (h, w) as the target sees them, int32: each pixel takes the one at its centre, 0 outside."""
        matrix = _FROM_CENTRES @ self.matrix @ _TO_CENTRES
        exact = cv2.warpPerspective(ids.astype(np.float32), matrix, self.size, flags=cv2.INTER_NEAREST)
        return exact.astype(np.int32)

    def _shrink(self, width: int, height: int) -> float:
        """Source pixels a target pixel covers, along one axis, at the middle of the picture."""
        centre = np.array([width / 2, height / 2])
        moved = self.points(centre + np.array([[0, 0], [1, 0], [0, 1]]))
        area = abs(np.linalg.det(np.stack([moved[1] - moved[0], moved[2] - moved[0]])))
        return float(max(area, 1e-12) ** -0.5)


@dataclass(frozen=True)
class QuarterTurn:
    """A picture turned counterclockwise by quarters, for its pixels and its points together, both exactly.

    Attributes:
        quarters: how many, 0 to 3.
        source_size: (width, height) of the picture before, in pixels.

    >>> turn = QuarterTurn(1, (10, 4))
    >>> turn.size, turn.points([[10, 0]]).tolist(), turn.inverse().points([[0, 0]]).tolist()
    ((4, 10), [[0.0, 0.0]], [[10.0, 0.0]])
    """

    quarters: int
    source_size: tuple[int, int]

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the picture after, in pixels."""
        return self.source_size[::-1] if self.quarters % 2 else self.source_size

    def inverse(self) -> "QuarterTurn":
        """The turn back."""
        return QuarterTurn(-self.quarters % 4, self.size)

    def points(self, points: ArrayLike) -> NDArray[np.float64]:
        """Where source points (..., 2) land, float64 (..., 2), px."""
        source = np.asarray(points, np.float64)
        x, y = source[..., 0], source[..., 1]
        width, height = self.source_size
        return np.stack([(x, y), (y, width - x), (width - x, height - y), (height - y, x)][self.quarters], axis=-1)

    def image(self, image: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The picture (h, w) or (h, w, 3) turned, contiguous."""
        return np.ascontiguousarray(np.rot90(image, self.quarters))


def pixel_centres(size: tuple[int, int]) -> NDArray[np.float64]:
    """The centres (x, y) of all pixels of a picture of (width, height), float64 (h, w, 2).

    >>> pixel_centres((2, 1)).tolist()
    [[[0.5, 0.5], [1.5, 0.5]]]
    """
    return np.stack(np.meshgrid(np.arange(size[0]) + 0.5, np.arange(size[1]) + 0.5), axis=-1)


def box_quads(boxes: ArrayLike) -> NDArray[np.float32]:
    """Quads (n, 4, 2) of upright boxes (n, 4) given as left, top, right, bottom.

    >>> box_quads([[0, 1, 4, 3]]).tolist()
    [[[0.0, 1.0], [4.0, 1.0], [4.0, 3.0], [0.0, 3.0]]]
    """
    box = np.asarray(boxes, np.float32).reshape(-1, 4)
    return np.ascontiguousarray(box[:, [0, 1, 2, 1, 2, 3, 0, 3]].reshape(-1, 4, 2))


def quad_boxes(quads: ArrayLike) -> NDArray[np.float32]:
    """Upright boxes (n, 4), left, top, right, bottom, around quads (n, 4, 2).

    >>> quad_boxes(box_quads([[0, 1, 4, 3]])).tolist()
    [[0.0, 1.0, 4.0, 3.0]]
    """
    quad = np.asarray(quads, np.float32).reshape(-1, 4, 2)
    # Corner by corner: numpy's own reduction over an axis of four takes five times as long.
    first, second, third, fourth = (quad[:, corner] for corner in range(4))
    low = np.minimum(np.minimum(first, second), np.minimum(third, fourth))
    high = np.maximum(np.maximum(first, second), np.maximum(third, fourth))
    return np.concatenate([low, high], axis=1)


def slice_quads(quads: NDArray[np.float32], start: NDArray[np.float64], stop: NDArray[np.float64]) -> NDArray[np.float32]:
    """The parts of quads (n, 4, 2) between two fractions (n) of their reading direction, float32 (n, 4, 2).

    >>> slice_quads(box_quads([[0, 0, 10, 2]]), np.array([0.5]), np.array([1.0]))[0].tolist()
    [[5.0, 0.0], [10.0, 0.0], [10.0, 2.0], [5.0, 2.0]]
    """
    left, right = start[:, None], stop[:, None]
    top_left, top_right, bottom_right, bottom_left = (quads[:, corner] for corner in range(4))
    return np.stack(
        [
            top_left + (top_right - top_left) * left,
            top_left + (top_right - top_left) * right,
            bottom_left + (bottom_right - bottom_left) * right,
            bottom_left + (bottom_right - bottom_left) * left,
        ],
        axis=1,
    ).astype(np.float32)
