"""Receipts on the report's page: the thumbnail or a drawn sheet, and the quads laid over it."""

import base64
import io
import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.document import Document, Span, token_offsets
from receipts.labels import OTHER

LONGEST_SIDE_PX = 700
# A page of 40 pictures stays below 6 MB; 75 is where the eye stops seeing the loss on print.
_MOST_JPEG_BYTES = 96_000
_QUALITIES = (75, 60, 45, 30)
# Where a typeface's baseline stands in its line's box, and its size against the box's height.
_BASELINE, _SIZE = 0.78, 0.92
# Rows of text shown above and below the spans that a drawing is of.
_ROWS_ABOUT = 3.0


def drawing_view(
    document: Document, image: NDArray[np.uint8] | None, *, close: bool = False, around: Sequence[Span] = ()
) -> dict[str, Any]:
    """What the template draws under the quads: the picture as a data URI, or the lines of text where there is none.

    ``close`` leaves out what lies around the text: a receipt in the middle of a sheet of A4 could not be read at 700 px.
    ``around`` leaves out the rows far above and below the spans, too.

    Raises:
        ValueError: the image is not uint8 (h, w, 3), or the document's quads are not finite.
    """
    if not (np.isfinite(document.quads).all() and np.isfinite(document.line_quads).all()):
        raise ValueError(f"document {document.id}: its quads hold NaN or infinity; every corner must be a finite number of px")
    left, top, right, bottom = view = _rows_around(document, _view_box(document, close), around)
    if image is not None:
        _check_image(image, document.id)
        scale = np.array([image.shape[1] / max(document.size[0], 1), image.shape[0] / max(document.size[1], 1)] * 2)
        columns_rows = np.maximum(np.round(np.array(view) * scale).astype(int), 0)
        image = image[columns_rows[1] : max(columns_rows[3], 1), columns_rows[0] : max(columns_rows[2], 1)]
    return {
        "left": left,
        "top": top,
        "width": right - left,
        "height": bottom - top,
        "data": None if image is None else thumbnail(image),
        "lines": []
        if image is not None
        else [
            line
            for line, box in zip(map(_text_view, document.line_texts, document.line_quads), document.line_boxes, strict=True)
            if line and box[1] < bottom and box[3] > top
        ],
    }


def thumbnail(image: NDArray[np.uint8]) -> str:
    """A picture uint8 (h, w, 3) as a JPEG in a data URI, longest side at most 700 px."""
    from PIL import Image

    picture = Image.fromarray(image)
    picture.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX), Image.Resampling.LANCZOS)
    for quality in _QUALITIES:
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=quality, optimize=True)
        if stream.tell() <= _MOST_JPEG_BYTES:
            break
    return "data:image/jpeg;base64," + base64.b64encode(stream.getvalue()).decode("ascii")


def label_layers(document: Document, label_names: Sequence[str]) -> list[dict[str, Any]]:
    """The tokens' polygons grouped by label, most hidden first: tokens without a label, ``other``, then the fields.

    Each is ``{"layer": "none" or the label, "name", "polygons": [(points, text)]}``.

    Raises:
        ValueError: a token's label has no name.
    """
    labels = np.full(len(document), -1) if document.labels is None else document.labels
    if len(labels) and (labels.max() >= len(label_names) or labels.min() < -1):
        raise ValueError(
            f"document {document.id}: labels {labels.min()}..{labels.max()}, but {len(label_names)} names were given; "
            f"a label is -1 (none) or below {len(label_names)}"
        )
    points = quad_points(document.quads)
    layers = []
    for label in np.unique(labels).tolist():
        tokens = np.flatnonzero(labels == label).tolist()
        layers.append(
            {
                "layer": "none" if label < 0 else label,
                "name": "no label" if label < 0 else label_names[label],
                "polygons": [(points[token], document.texts[token]) for token in tokens],
            }
        )
    return layers


def labeled_spans(document: Document, label_names: Sequence[str]) -> list[tuple[int, str, str]]:
    """Label, its name and the exact text of every labeled span in reading order, ``other`` left out."""
    if document.labels is None or not len(document):
        return []
    starts = np.flatnonzero(np.diff(document.labels, prepend=-2) != 0)
    if document.begins is not None:
        starts = np.union1d(starts, np.flatnonzero(document.begins))
    spans = [Span(start, stop) for start, stop in pairwise([*starts.tolist(), len(document)])]
    labels = [int(document.labels[span.start]) for span in spans]
    return [
        (label, label_names[label], document.span_text(span))
        for label, span in zip(labels, spans, strict=True)
        if label > OTHER
    ]


def places_of(document: Document, value: str) -> list[Span]:
    """Every place where a string's tokens stand in the document.

    >>> document = Document.from_lines("a", ["TOTAL 7.42", "CASH 7.42"], np.zeros((2, 8)), size=(9, 9))
    >>> places_of(document, "7.42")
    [Span(start=1, stop=4), Span(start=5, stop=8)]
    """
    wanted = tuple(value[start:stop] for start, stop in token_offsets(value))
    if not wanted:
        return []
    starts = range(len(document) - len(wanted) + 1)
    return [Span(at, at + len(wanted)) for at in starts if document.texts[at : at + len(wanted)] == wanted]


def span_polygons(document: Document, span: Span) -> list[str]:
    """The points of one polygon for every line that a span touches."""
    tokens = range(span.start, span.stop)
    polygons = []
    for line in dict.fromkeys(document.line[span.start : span.stop].tolist()):
        own = [token for token in tokens if document.line[token] == line]
        first, last = document.quads[own[0]], document.quads[own[-1]]
        polygons.append(np.stack([first[0], last[1], last[2], first[3]]))
    return quad_points(np.asarray(polygons, np.float32).reshape(-1, 4, 2))


def highlights(document: Document, values: Mapping[str, str | None], spans: Mapping[str, Span]) -> list[dict[str, Any]]:
    """For every field that was read, its polygons: at its span where that is known, else wherever its string stands.

    Raises:
        ValueError: a span lies outside the document.
    """
    found = []
    for number, (name, value) in enumerate(values.items(), start=1):
        span = spans.get(name)
        if span is not None and not 0 <= span.start <= span.stop <= len(document):
            raise ValueError(f"document {document.id}, field {name}: {span} lies outside its {len(document)} tokens")
        places = [span] if span is not None else places_of(document, value or "")
        polygons = [points for place in places for points in span_polygons(document, place)]
        found.append({"layer": number, "name": name, "text": value or "", "polygons": polygons})
    return found


def quad_points(quads: NDArray[np.float32]) -> list[str]:
    """The quads (n, 4, 2) as SVG writes points, to a tenth of a pixel.

    >>> quad_points(np.array([[[0, 0], [2.25, 0], [2.25, 1], [0, 1]]], np.float32))
    ['0,0 2.2,0 2.2,1 0,1']
    """
    rounded = np.round(quads.reshape(-1, 8).astype(np.float64), 1)
    return [" ".join(f"{x:g},{y:g}" for x, y in zip(quad[::2], quad[1::2], strict=True)) for quad in rounded.tolist()]


def _text_view(text: str, quad: NDArray[np.float32]) -> dict[str, str] | None:
    """One line of text set into its quad, or None where there is no room for it."""
    along, down = quad[1] - quad[0], quad[3] - quad[0]
    width, height = float(np.hypot(*along)), float(np.hypot(*down))
    if width < 0.5 or height < 0.5 or not text.strip():
        return None
    x, y = quad[0] + down * _BASELINE
    angle_deg = math.degrees(math.atan2(along[1], along[0]))
    return {
        "text": text.strip(),
        "place": f"translate({x:.1f} {y:.1f})" + (f" rotate({angle_deg:.1f})" if abs(angle_deg) >= 0.05 else ""),
        "size": f"{height * _SIZE:.1f}",
        "width": f"{width:.1f}",
    }


def _check_image(image: NDArray[np.uint8], name: str) -> None:
    if image.dtype != np.uint8 or image.ndim != 3 or image.shape[2] != 3 or 0 in image.shape:
        raise ValueError(f"picture of {name}: {image.dtype} {image.shape}; it must be uint8 (height, width, 3)")


def _view_box(document: Document, close: bool) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in px of what is shown: the whole picture, or the text with a margin of 3 % around it."""
    width, height = (max(int(side), 1) for side in document.size)
    if not close or not len(document.line_quads):
        return 0, 0, width, height
    boxes = document.line_boxes
    margin = 0.03 * max(width, height)
    left, top = np.clip(boxes[:, :2].min(axis=0) - margin, 0, (width - 1, height - 1)).astype(int).tolist()
    right, bottom = np.clip(boxes[:, 2:].max(axis=0) + margin, (left + 1, top + 1), (width, height)).astype(int).tolist()
    return left, top, right, bottom


def _rows_around(document: Document, view: tuple[int, int, int, int], spans: Sequence[Span]) -> tuple[int, int, int, int]:
    """The view, cut to the height that holds the spans and some rows about them; not flatter than a quarter of its width."""
    if not any(span.start < span.stop for span in spans):
        return view
    left, top, right, bottom = view
    boxes = np.concatenate([document.boxes[span.start : span.stop] for span in spans])
    row = float(np.median(document.line_boxes[:, 3] - document.line_boxes[:, 1]))
    high, low = float(boxes[:, 1].min()), float(boxes[:, 3].max())
    margin = max(_ROWS_ABOUT * row, ((right - left) / 4 - (low - high)) / 2)
    top, bottom = max(top, math.floor(high - margin)), min(bottom, math.ceil(low + margin))
    return left, min(top, bottom - 1), right, bottom
