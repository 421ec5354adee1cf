"""Layers of truth over a picture on the report's page: outlines such as those of words, and masks such as that of a stamp."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

LONGEST_MASK_PX = 700


@dataclass(frozen=True, eq=False)
class Layer:
    """Something known about a picture, with a switch of its own.

    Attributes:
        name: the switch's, the same in every picture.
        quads: float32 (n, k, 2), outlines of k points each in px.
        mask: uint8 or bool (h, w) over the whole picture, above 0 where the thing is; None for none.
        shown: whether it is switched on when the page opens.
    """

    name: str
    quads: NDArray[np.float32]
    mask: NDArray[Any] | None = None
    shown: bool = False


def layer_view(layer: Layer, number: int, drawing: Mapping[str, Any], size: tuple[int, int]) -> dict[str, Any]:
    """What the template draws of a layer; it counts its outlines, and 1 for a mask that shows anything.

    Args:
        number: of its switch and colour.
        drawing: of `drawing_view`, on which it lies.
        size: (width, height) of the picture, px.
    """
    masked = layer.mask is not None and bool(np.any(layer.mask))
    return {
        "layer": number,
        "name": layer.name,
        "count": len(layer.quads) + masked,
        "path": _path(layer.quads),
        "data": _mask_uri(layer.mask, drawing, size) if layer.mask is not None and masked else None,
    }


def _path(quads: NDArray[np.float32]) -> str:
    """Outlines as one path, each closed, to a tenth of a pixel: a third of what as many polygons would take."""
    rounded = np.round(np.asarray(quads, np.float64), 1)
    moves = np.diff(rounded, axis=1)
    return "".join(
        f"M{x:g} {y:g}" + "".join(f"l{dx:g} {dy:g}" for dx, dy in steps) + "z"
        for (x, y), steps in zip(rounded[:, 0].tolist(), np.round(moves, 1).tolist(), strict=True)
    )


def _mask_uri(mask: NDArray[Any], drawing: Mapping[str, Any], size: tuple[int, int]) -> str:
    """The part of a mask that the drawing shows, white on black, as a PNG in a data URI."""
    import cv2

    scale = np.array([mask.shape[1] / max(size[0], 1), mask.shape[0] / max(size[1], 1)])
    left, top = np.maximum(np.round(np.array([drawing["left"], drawing["top"]]) * scale), 0).astype(int)
    width, height = np.maximum(np.round(np.array([drawing["width"], drawing["height"]]) * scale), 1).astype(int)
    area = (mask[top : top + height, left : left + width] > 0).astype(np.uint8) * 255
    shrink = min(LONGEST_MASK_PX / max(area.shape), 1.0)
    small: Any = cv2.resize(area, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA) if shrink < 1 else area
    encoded = cv2.imencode(".png", small, [cv2.IMWRITE_PNG_COMPRESSION, 9])[1].tobytes()
    return "data:image/png;base64," + base64.b64encode(encoded).decode("ascii")
