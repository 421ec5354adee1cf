"""Printer: Page -> Print, darkness on paper with its document. One class a kind of printer."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Component
from receipts.document import Document
from receipts.labels import Schema
from synth.layout.page import Code, Logo, Page
from synth.printing.symbols import modules
from synth.printing.typeset import DOTS_PER_MM, Typeset, typeset


@dataclass(frozen=True)
class Print:
    """Ink on paper, and what lies on top of it.

    Attributes:
        darkness: uint8 (h, w) in dots: 0 bare paper, 255 the blackest.
        document: the text; quads in dots.
        text: the glyphs as the head set them.
        slips: where the paper slipped under the head.
        codes: the barcodes and QR codes.
        red: uint8 (h, w), the share of the darkness that red ink makes, of 255; None where all ink is black.
        ink: uint8 (h, w), the strokes of the print itself before anything fades: how far ink covers a dot, of 255; None where
            nobody knows.
        tint: uint8 (h, w, 3), the light that marks on top let through, of 255; None for no mark.
        bare: uint8 (h, w), 255 where the paper has a hole or is torn off; None for nowhere.
        back: uint8 (h, w), how dark the other side's print shines through, of 255; None for a bare back.
        masks: the truth of each kind of mark, uint8 (h, w), 255 where it is.
    """

    darkness: NDArray[np.uint8]
    document: Document
    text: Typeset
    slips: tuple["Slip", ...] = ()
    codes: tuple["PrintedCode", ...] = ()
    red: NDArray[np.uint8] | None = None
    ink: NDArray[np.uint8] | None = None
    tint: NDArray[np.uint8] | None = None
    bare: NDArray[np.uint8] | None = None
    back: NDArray[np.uint8] | None = None
    masks: Mapping[str, NDArray[np.uint8]] = field(default_factory=dict)


# How much of the red light red ink takes away, against black ink.
_RED_TAKES = 0.25


def seen_darkness(print: Print) -> NDArray[np.uint8]:
    """How dark a print looks, uint8 (h, w) in dots: its own darkness, and what shines through from the other side."""
    return print.darkness if print.back is None else cv2.add(print.darkness, print.back)  # type: ignore[return-value]


def red_darkness(darkness: NDArray[np.uint8], red: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """How dark a print is under red light, uint8 (h, w), of which red ink takes little.

    Args:
        darkness: uint8 (h, w), under other light.
        red: uint8 (h, w), the share of it that red ink makes, of 255.
    """
    passed = cv2.convertScaleAbs(red, None, _RED_TAKES - 1.0, 255.0)
    return cv2.multiply(darkness, passed, None, 1 / 255.0)  # type: ignore[return-value]


@dataclass(frozen=True)
class PrintedCode:
    """A barcode or QR code on paper: its kind, what it says, and its corners (x, y) in dots, clockwise from the top left.

    Attributes:
        module_dots: the side of its narrowest module.
    """

    kind: str
    content: str
    quad: tuple[tuple[float, float], ...]
    module_dots: float = 1.0


# The order in which the dots of a 4 x 4 pattern turn dark (Bayer 1973).
_HALFTONE = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]])


class Printer(Component):
    """A kind of printer. What it draws is apart from the printing, so that documents can be had without pictures."""

    @abstractmethod
    def draw(self, rng: Generator) -> Any:
        """What chance decides for one print, as a frozen dataclass of plain values."""

    @abstractmethod
    def document(self, page: Page, drawn: Any, schema: Schema, id: str) -> Document:
        """The document of the print in dots, without printing it: that of `print`, bit for bit."""

    @abstractmethod
    def print(self, page: Page, drawn: Any, schema: Schema, id: str) -> Print:
        """The page printed."""


def fired(page: Page, text: Typeset) -> NDArray[np.uint8]:
    """The dots that the head fires, uint8 (h, w), 255 for each: glyphs, rules, codes and logos."""
    dots = np.zeros((text.size[1], text.size[0]), np.uint8)
    for logo in page.logos:
        _paint(dots, logo, text.dots_per_mm)
    boxes = iter(text.boxes.tolist())
    for placed in text.placed:
        bitmap = placed.face.bitmap
        for code, (left, top, right, bottom) in zip(placed.codes.tolist(), boxes, strict=False):
            if right > left:
                area = dots[top:bottom, left:right]
                cv2.bitwise_or(area, bitmap(code), area)
    for bar in page.bars:
        left, top, width, height = (round(at * text.dots_per_mm) for at in (bar.x_mm, bar.y_mm, bar.width_mm, bar.height_mm))
        area = dots[max(top, 0) : top + height, max(left, 0) : left + width]
        np.subtract(255, area, out=area)
    for rule in page.rules:
        top, height = round(rule.y_mm * text.dots_per_mm), max(round(rule.height_mm * text.dots_per_mm), 1)
        left, right = round(rule.x_mm * text.dots_per_mm), round((rule.x_mm + rule.width_mm) * text.dots_per_mm)
        columns = np.arange(max(left, 0), min(right, text.size[0]))
        dash = round(rule.dash_mm * text.dots_per_mm)
        if dash:
            columns = columns[(columns - left) % (2 * dash) < dash]
        dots[top : top + height, columns] = 255
    for code in page.codes:
        left, top, right, bottom = code_box(code, text.dots_per_mm)
        if min(left, top) < 0 or right > text.size[0] or bottom > text.size[1]:
            raise ValueError(f"layout: code {code.content!r} leaves the paper of {page.width_mm:g} x {page.height_mm:g} mm")
        found = modules(code.kind, code.content)
        rows = np.arange(bottom - top) * len(found) // (bottom - top)
        area = dots[top:bottom, left:right]
        area[found[rows][:, np.arange(right - left) * found.shape[1] // (right - left)]] = 255
    return dots


def red_ink(page: Page, shape: tuple[int, int]) -> NDArray[np.uint8] | None:
    """The share of red ink, of 255, on paper of (h, w) dots: all of it where the page says so; None where it says nothing."""
    if not page.reds:
        return None
    red = np.zeros(shape, np.uint8)
    for area in page.reds:
        left, top = round(area.x_mm * DOTS_PER_MM), round(area.y_mm * DOTS_PER_MM)
        right, bottom = round((area.x_mm + area.width_mm) * DOTS_PER_MM), round((area.y_mm + area.height_mm) * DOTS_PER_MM)
        red[max(top, 0) : bottom, max(left, 0) : right] = 255
    return red


def _paint(dots: NDArray[np.uint8], logo: Logo, dots_per_mm: float) -> None:
    """Fires the dots of a logo, greys as a pattern of 4 x 4 dots."""
    left, top = round(logo.x_mm * dots_per_mm), round(logo.y_mm * dots_per_mm)
    width, height = round(logo.width_mm * dots_per_mm), round(logo.height_mm * dots_per_mm)
    area = dots[top : top + height, left : left + width]
    pattern = np.tile(_HALFTONE, (height // 4 + 1, width // 4 + 1))[: area.shape[0], : area.shape[1]]
    for figure in logo.figures:
        corners = (np.array(figure.corners) + 1.0) * (width / 2, height / 2) - 0.5
        mask = np.zeros(area.shape, np.uint8)
        cv2.fillPoly(mask, [np.rint(corners * 16).astype(np.int32)], 255, cv2.LINE_8, 4)
        inside = mask > 0
        area[inside] = np.where(pattern < figure.shade * 16, 255, 0).astype(np.uint8)[inside]


def code_box(code: Code, dots_per_mm: float = DOTS_PER_MM) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of a code's modules in dots; a module is a whole number of dots."""
    columns = modules(code.kind, code.content).shape[1]
    module = max(round(code.module_mm * dots_per_mm), 1)
    left, top = round(code.x_mm * dots_per_mm), round(code.y_mm * dots_per_mm)
    height = columns * module if code.kind == "qr" else max(round(code.height_mm * dots_per_mm), 1)
    return left, top, left + columns * module, top + height


def printed_codes(page: Page, slips: tuple["Slip", ...], height: int) -> tuple[PrintedCode, ...]:
    """Where the codes of a page of ``height`` dots stand once the paper has slipped."""
    found = []
    edges = np.searchsorted(row_sources(height, slips), np.arange(height + 1)).tolist() if page.codes else []
    for code in page.codes:
        left, top, right, bottom = code_box(code)
        top, bottom = edges[top], edges[bottom]
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        module = (right - left) / modules(code.kind, code.content).shape[1]
        found.append(PrintedCode(code.kind, code.content, tuple((float(x), float(y)) for x, y in corners), module))
    return tuple(found)


@dataclass(frozen=True)
class Slip:
    """The paper moved ``dots`` too far while one row was printed, at a share of the page's height."""

    at: float
    dots: int


def row_sources(height: int, slips: tuple[Slip, ...]) -> NDArray[np.int64]:
    """Which row of the page each printed row shows: where the paper slips, one row is drawn out over several.

    >>> row_sources(4, (Slip(0.5, 1),)).tolist()
    [0, 1, 2, 2, 3]
    """
    times = np.ones(height, np.int64)
    for slip in slips:
        times[min(int(slip.at * height), height - 1)] += slip.dots
    return np.repeat(np.arange(height), times)


def slipped(document: Document, slips: tuple[Slip, ...]) -> Document:
    """The document on paper that slipped: every edge moved to where its row is printed."""
    if not slips:
        return document
    width, height = document.size
    sources = row_sources(height, slips)
    edges = np.searchsorted(sources, np.arange(height + 1)).astype(np.float32)

    def moved(quads: NDArray[np.float32]) -> NDArray[np.float32]:
        result = quads.copy()
        result[..., 1] = edges[quads[..., 1].astype(np.int64)]
        return result

    return replace(document, size=(width, len(sources)), quads=moved(document.quads), line_quads=moved(document.line_quads))


def typeset_document(page: Page, slips: tuple[Slip, ...], schema: Schema, id: str) -> tuple[Typeset, Document]:
    """The glyphs of a page and its document once the paper has slipped."""
    text = typeset(page, schema, id)
    return text, slipped(text.document, slips)
