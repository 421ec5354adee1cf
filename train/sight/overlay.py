"""What was read off a picture, drawn for people: the picture with its lines, their text in its place, the fields beside."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.document import Document, Span
from receipts.files import whole_file
from receipts.jsonl import Prediction
from receipts.pictures import encode_jpeg
from train.sight.legend import Colour, legend
from train.sight.lettering import text_mask

# Text is legible at this height; a panel is never larger than the second figure, nor enlarged by more than the third.
_LINE_PX, _LONGEST_PX, _MOST_ENLARGED = 22.0, 2000, 2.0
# Below it, a line is drawn as unsure: something in it is likelier wrong than not.
UNSURE = 0.5
_FONT = "arimo-400"
_SURE_COLOUR, _UNSURE_COLOUR, _INK = (120, 144, 176), (213, 60, 0), (33, 37, 41)
# Distinct to people who see red and green alike, after Okabe and Ito (Color Universal Design, 2008); orange means unsure.
COLOURS = ((0, 158, 115), (204, 121, 167), (240, 190, 0), (86, 180, 233), (148, 103, 189), (0, 90, 181), (128, 128, 0))
# A text is pressed together as far as its box asks for, and stretched so far at most.
_MOST_STRETCHED = 1.6
# How much of a colour a marker leaves on paper.
_MARKER = 0.45
_QUALITY = 88
_LONGEST_NAME_BYTES = 180
# Corners are given in 1/16 px.
_SHIFT = 4


def write_overlay(folder: Path, image: NDArray[np.uint8], prediction: Prediction, spans: Mapping[str, Span]) -> Path:
    """Draw what was read and write it to a folder, named after the document; the file. Asked for as `overlay` is."""
    drawn = overlay(image, prediction, spans)
    path = folder / f"{file_name(prediction.document.id)}.jpg"
    with whole_file(path) as temporary:
        temporary.write_bytes(encode_jpeg(drawn, _QUALITY))
    return path


def overlay(image: NDArray[np.uint8], prediction: Prediction, spans: Mapping[str, Span]) -> NDArray[np.uint8]:
    """The picture with the quads of its lines, the text as read, and the fields: three panels in a row, uint8 (h, w, 3).

    Args:
        image: uint8 (h', w', 3), the document's picture at any size.
        spans: where fields were found.
    """
    document = prediction.document
    size = _panel_size(image, document)
    scale = np.array(size, np.float64) / np.maximum(document.size, 1)
    enlarged = cv2.INTER_CUBIC if size[0] > image.shape[1] else cv2.INTER_AREA
    seen: NDArray[np.uint8] = cv2.resize(image, size, interpolation=enlarged)  # type: ignore[assignment]
    written = np.full((size[1], size[0], 3), 255, np.uint8)
    colours = {name: COLOURS[number % len(COLOURS)] for number, name in enumerate(prediction.fields)}
    fields = {name: _span_quads(document, span) * scale for name, span in spans.items() if name in colours}
    for name, quads in fields.items():
        _tint(seen, quads, colours[name])
        _tint(written, quads, colours[name])
    sure = prediction.line_confidence or [1.0] * len(document.line_texts)
    _draw_lines(seen, written, document, scale, sure)
    for name, quads in fields.items():
        _outline(seen, quads, colours[name], 2)
    return np.hstack([seen, np.full((size[1], 2, 3), 206, np.uint8), written, legend(size[1], prediction, colours, UNSURE)])


def file_name(id: str) -> str:
    """An id as the name of a file anywhere: no separators, no controls, not hidden, not too long.

    >>> file_name("../a b:1"), file_name("receipt-12 (1)")
    ('%2E.%2Fa b%3A1', 'receipt-12 (1)')
    """
    plain = " ._-()+,=@#&"
    signs = [sign if sign.isalnum() or sign in plain else "".join(f"%{byte:02X}" for byte in sign.encode()) for sign in id]
    if signs and signs[0] == ".":
        signs[0] = "%2E"
    name = "".join(signs)
    if len(name.encode()) <= _LONGEST_NAME_BYTES:
        return name
    digest = hashlib.sha256(id.encode()).hexdigest()[:12]
    return name.encode()[: _LONGEST_NAME_BYTES - 13].decode("utf-8", "ignore") + "-" + digest


def _panel_size(image: NDArray[np.uint8], document: Document) -> tuple[int, int]:
    """Width and height at which most lines are legible, px."""
    width, height = document.size
    scale = 1.0
    if len(document.line_quads):
        heights = np.linalg.norm(document.line_quads[:, 3] - document.line_quads[:, 0], axis=1)
        scale = _LINE_PX / max(float(np.median(heights)), 1.0)
    scale = min(scale, _MOST_ENLARGED, _LONGEST_PX / max(width, height))
    scale = max(scale, min(600 / max(width, height), _MOST_ENLARGED))
    return max(round(width * scale), 1), max(round(height * scale), 1)


def _span_quads(document: Document, span: Span) -> NDArray[np.float64]:
    """One quad for every line that a span touches, (n, 4, 2)."""
    quads = []
    for line in dict.fromkeys(document.line[span.start : span.stop].tolist()):
        own = [token for token in range(span.start, span.stop) if document.line[token] == line]
        first, last = document.quads[own[0]], document.quads[own[-1]]
        quads.append([first[0], last[1], last[2], first[3]])
    return np.array(quads, np.float64).reshape(-1, 4, 2)


def _draw_lines(
    seen: NDArray[np.uint8],
    written: NDArray[np.uint8],
    document: Document,
    scale: NDArray[np.float64],
    sure: Sequence[float],
) -> None:
    """Outline each line on the picture and set its text into the sheet beside it."""
    for text, quad, confidence in zip(document.line_texts, document.line_quads * scale, sure, strict=True):
        unsure = confidence < UNSURE
        _outline(seen, quad[None], _UNSURE_COLOUR if unsure else _SURE_COLOUR, 2 if unsure else 1)
        _set_text(written, text, quad, _UNSURE_COLOUR if unsure else _INK)


def _fixed(quads: NDArray[np.float64]) -> NDArray[np.int32]:
    """Corners as OpenCV draws them: whole numbers of 1/16 px, pixel centres at whole pixels."""
    return np.round((quads - 0.5) * (1 << _SHIFT)).astype(np.int32)


def _outline(image: NDArray[np.uint8], quads: NDArray[np.float64], colour: Colour, width_px: int) -> None:
    cv2.polylines(image, list(_fixed(quads)), True, colour, width_px, cv2.LINE_AA, _SHIFT)


def _tint(image: NDArray[np.uint8], quads: NDArray[np.float64], colour: Colour) -> None:
    """Lay a colour over quads as a marker does: paper takes it, ink stays dark."""
    cover = np.zeros(image.shape[:2], np.uint8)
    cv2.fillPoly(cover, list(_fixed(quads)), 255, cv2.LINE_AA, _SHIFT)
    rows, columns = np.flatnonzero(cover.max(axis=1)), np.flatnonzero(cover.max(axis=0))
    if not len(rows):
        return
    inside = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    light = 255 - _MARKER * (255.0 - np.array(colour))
    kept = 1 - cover[inside][..., None] / 255.0 * (1 - light / 255)
    image[inside] = np.round(image[inside] * kept).astype(np.uint8)


def _set_text(image: NDArray[np.uint8], text: str, quad: NDArray[np.float64], colour: Colour) -> None:
    """Set a text into a quad, as wide and as high as that is, turned as that is."""
    width, height = (float(np.linalg.norm(quad[corner] - quad[0])) for corner in (1, 3))
    corner = np.floor(quad.min(axis=0)).astype(int).clip(0)
    end = np.ceil(quad.max(axis=0)).astype(int).clip(0, image.shape[1::-1])
    if not text.strip() or min(width, height) < 2 or (end <= corner).any():
        return
    mask = text_mask(text, max(round(height), 1), _FONT)
    across = min(width, _MOST_STRETCHED * mask.shape[1])
    sides = np.array([[0, 0], [mask.shape[1], 0], [0, mask.shape[0]]], np.float32) - 0.5
    along = (quad[1] - quad[0]) * (across / width)
    places = np.array([quad[0], quad[0] + along, quad[3]]) - corner - 0.5
    turn = cv2.getAffineTransform(sides, places.astype(np.float32))
    part = image[corner[1] : end[1], corner[0] : end[0]]
    cover = cv2.warpAffine(mask, turn, (part.shape[1], part.shape[0]), flags=cv2.INTER_LINEAR)[..., None] / 255.0
    part[:] = np.round(part * (1 - cover) + np.array(colour) * cover).astype(np.uint8)
