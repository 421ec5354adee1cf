"""Extents: the box around what can be seen of each word's ink in a photograph, finer than its pixels."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from receipts.characters import Characters
from receipts.geometry import quad_boxes
from receipts.loops import jit
from synth.printing.legibility import box_sums
from synth.scene.camera.camera import Camera
from synth.scene.camera.drawing import ID, draw_body, read_print
from synth.scene.camera.raster import Projected, empty_buffers, lens_of, windowed
from synth.scene.world import Sight, World, pierced

# Words of which a part is hidden are looked at so many times as finely.
_FINER = 8


def word_boxes(
    world: World, sight: Sight, ids: NDArray[np.int32], found: Characters, visibility: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Left, top, right, bottom of each word's ink that can be seen, float32 (w, 4) px; NaN where none can.

    Of words of which all can be seen it is the exact extent of their dots; of others that of a view `_FINER` times as fine.

    Args:
        ids: int32 (h, w), the print's.
        found: the print's characters, in dots.
        visibility: float32 (w), of the words.
    """
    view = world.view
    # Ids beyond those of characters are codes'.
    word_of = np.full(len(sight.seen.total), -1, np.int32)
    word_of[1 : len(found.token) + 1] = found.word[found.token]
    boxes = np.empty((len(found.word_texts), 4), np.float64)
    dots = np.rint(quad_boxes(found.word_quads)).astype(np.int64)
    camera = view.camera
    frame = np.array([camera.place, *camera.axes])
    _extents(lens_of(camera), frame, view.sheet.points, np.array(view.dots), ids, word_of, dots, boxes)
    # Of a word beside something that may hide it, a part of a pixel may be hidden though every pixel's centre can be seen.
    for word in np.flatnonzero((visibility < 1.0) | _beside(sight.on_print(), boxes)):
        boxes[word] = _seen_box(Looked(world, sight, ids), word_of, int(word), boxes[word]) if visibility[word] > 0 else np.nan
    return boxes.astype(np.float32)


def _beside(on_print: NDArray[np.bool_], boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """bool (w): boxes (w, 4) px that hold or touch a pixel that does not see the print, or reach out of the picture."""
    height, width = on_print.shape
    finite = np.where(np.isfinite(boxes), boxes, 0.0)
    low, high = np.floor(finite[:, :2]).astype(int) - 1, np.ceil(finite[:, 2:]).astype(int) + 1
    out = (low < 0).any(axis=1) | (high > (width, height)).any(axis=1)
    return np.asarray(out | (box_sums((~on_print).view(np.uint8), np.concatenate([low, high], axis=1)) > 0))


@jit
def _extents(lens: Any, frame: Any, points: Any, size: Any, ids: Any, word_of: Any, dots: Any, boxes: Any) -> None:
    """The extents of the corners of the outermost dots of each word's rows and columns: no other dot lies farther out."""
    height, width = ids.shape
    for word in range(len(dots)):
        left, top, right, bottom = dots[word]
        left, top, right, bottom = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
        box = boxes[word]
        box[0], box[1], box[2], box[3] = np.inf, np.inf, -np.inf, -np.inf
        firsts, lasts = np.full(max(right - left, 0), -1), np.full(max(right - left, 0), -1)
        for row in range(top, bottom):
            first, last = -1, -1
            for column in range(left, right):
                found = ids[row, column] & ID
                if found and word_of[found] == word:
                    first, last = column if first < 0 else first, column
                    lasts[column - left] = row
                    if firsts[column - left] < 0:
                        firsts[column - left] = row
            if first >= 0:
                for x in (first, last + 1):
                    _grow(lens, frame, points, size, float(x), float(row), box)
                    _grow(lens, frame, points, size, float(x), float(row + 1), box)
        for column in range(left, right):
            if firsts[column - left] >= 0:
                for y in (firsts[column - left], lasts[column - left] + 1):
                    _grow(lens, frame, points, size, float(column), float(y), box)
                    _grow(lens, frame, points, size, float(column + 1), float(y), box)


@jit
def _grow(lens: Any, frame: Any, points: Any, size: Any, x: float, y: float, box: Any) -> None:
    """Takes a place on the print into a box of the picture; the same map as `SheetView.points`."""
    rows, columns = points.shape[0], points.shape[1]
    right, down = x / size[0] * (columns - 1), y / size[1] * (rows - 1)
    column, row = min(max(int(right), 0), columns - 2), min(max(int(down), 0), rows - 2)
    right, down = right - column, down - row
    across, along, deep = 0.0, 0.0, 0.0
    for axis in range(3):
        start, end = points[row, column, axis], points[row + 1, column + 1, axis]
        if down >= right:
            lower = points[row + 1, column, axis]
            place = start + down * (lower - start) + right * (end - lower)
        else:
            upper = points[row, column + 1, axis]
            place = start + right * (upper - start) + down * (end - upper)
        place -= frame[0, axis]
        across, along, deep = across + place * frame[1, axis], along + place * frame[2, axis], deep + place * frame[3, axis]
    u, v = across / deep, along / deep
    bend = 2.0 / (1.0 + np.sqrt(1.0 - 4.0 * lens[3] * (u * u + v * v)))
    u, v = u * bend / lens[0] + lens[1], v * bend / lens[0] + lens[2]
    box[0], box[1], box[2], box[3] = min(box[0], u), min(box[1], v), max(box[2], u), max(box[3], v)


class Looked(NamedTuple):
    """A world, what its camera sees of it, and the ids int32 (h, w) of its print."""

    world: World
    sight: Sight
    ids: NDArray[np.int32]


def _seen_box(looked: Looked, word_of: NDArray[np.int32], word: int, box: NDArray[np.float64]) -> NDArray[np.float64]:
    """The extent of what can be seen of one word, float64 (4) px, NaN for nothing, from a finer view of its box."""
    camera = looked.world.view.camera
    low = np.maximum(np.floor(box[:2]), 0).astype(int)
    high = np.minimum(np.ceil(box[2:]), camera.size).astype(int)
    if (high <= low).any():
        return np.full(4, np.nan)
    start = (int(low[0]), int(low[1]))
    window = finer_camera(camera, start, (int(high[0] - low[0]), int(high[1] - low[1])))
    parts = [windowed(part, (*low, *high), _FINER) for part in looked.sight.parts]
    found = ids_seen(looked.world, parts, window, looked.ids)
    seen = word_of[found] == word
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not len(rows):
        return np.full(4, np.nan)
    edges = np.array([columns[0], rows[0], columns[-1] + 1, rows[-1] + 1]) / _FINER
    return edges + np.concatenate([low, low])


def finer_camera(camera: Camera, start: tuple[int, int], size: tuple[int, int], finer: int = _FINER) -> Camera:
    """The same camera with pixels ``finer`` times as fine, on a window of its picture from ``start`` of a size in pixels."""
    centre = ((camera.centre[0] - start[0]) * finer, (camera.centre[1] - start[1]) * finer)
    return replace(camera, focal_px=camera.focal_px * finer, centre=centre, size=(size[0] * finer, size[1] * finer))


def ids_seen(world: World, parts: Sequence[Projected], camera: Camera, ids: NDArray[np.int32]) -> NDArray[np.int32]:
    """Whose ink each pixel of a camera's picture of a world sees, int32 (h, w), 0 for none.

    Args:
        parts: the world's pieces as that camera sees them.
        ids: int32 (h, w), the print's.
    """
    lens, buffers, first = lens_of(camera), empty_buffers(camera.size), 0
    # Of the sheet, either side; bodies have no holes.
    planes = [*2 * [pierced(world, ids)], *len(world.bodies) * [None]]
    for part, plane in zip(parts, planes, strict=True):
        draw_body(lens, part, first, *buffers, plane)
        first += len(part.triangles)
    out = np.zeros(buffers.owner.shape, np.int32)
    read_print(lens, parts[0], (world.view.places(), ids), buffers.owner, out)
    return out
