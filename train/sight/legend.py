"""The panel beside a picture that was read: each field in its colour, its text, how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from receipts.jsonl import Prediction
from train.sight.lettering import text_mask, text_width

Colour = tuple[int, int, int]
_PLAIN, _BOLD = "arimo-400", "arimo-700"
_INK, _GREY, _PALE, _PAPER = (33, 37, 41), (116, 122, 130), (222, 226, 230), (248, 249, 250)
# The panel in heights of its print.
_WIDTH, _MARGIN, _STEP = 19.0, 1.2, 1.35


@dataclass
class _Panel:
    """A panel that is written from the top down.

    Attributes:
        image: uint8 (h, w, 3).
        print_px: the height of its print.
        y: where the next line begins, px.
    """

    image: NDArray[np.uint8]
    print_px: int
    y: float

    @property
    def margin_px(self) -> int:
        return round(_MARGIN * self.print_px)

    def write(self, text: str, colour: Colour, font: str, share: float = 1.0, indent: float = 0.0) -> None:
        """Write a text in as many lines as it takes; what does not fit below is left out."""
        size = max(round(self.print_px * share), 6)
        left = self.margin_px + round(indent * self.print_px)
        for line in _wrapped(text, self.image.shape[1] - left - self.margin_px, size, font):
            top = round(self.y)
            mask = text_mask(line, size, font)[: max(self.image.shape[0] - top, 0), : self.image.shape[1] - left]
            part = self.image[top : top + mask.shape[0], left : left + mask.shape[1]]
            cover = mask[..., None] / 255.0
            part[:] = np.round(part * (1 - cover) + np.array(colour) * cover).astype(np.uint8)
            self.y += _STEP * size

    def bar(self, left: float, width: float, height: float, colour: Colour) -> None:
        """Fill a bar at the next line, in heights of print."""
        top, x = round(self.y), self.margin_px + round(left * self.print_px)
        self.image[top : top + round(height * self.print_px), x : x + round(width * self.print_px)] = colour


def legend(height_px: int, prediction: Prediction, colours: Mapping[str, Colour], unsure: float) -> NDArray[np.uint8]:
    """The panel, uint8 (height_px, w, 3): the fields with their colours, and how many lines were read.

    Args:
        unsure: below this confidence a line counts as unsure.
    """
    print_px = int(np.clip(height_px / 42, 11, 26))
    panel = _Panel(np.full((height_px, round(_WIDTH * print_px), 3), _PAPER, np.uint8), print_px, _MARGIN * print_px)
    panel.write(prediction.document.id, _INK, _BOLD, 1.15)
    panel.write(_lines_told(prediction, unsure), _GREY, _PLAIN, 0.8)
    panel.y += 0.9 * print_px
    for name, value in prediction.fields.items():
        found = value is not None
        panel.bar(0, 0.35, 1.0, colours[name] if found else _PALE)
        panel.write(name, _GREY, _BOLD, 0.85, indent=0.8)
        panel.write("not found" if value is None else value, _INK if found else _GREY, _PLAIN, 1.0, indent=0.8)
        if found:
            confidence = prediction.confidence[name]
            panel.bar(0.8, 8.0, 0.22, _PALE)
            panel.bar(0.8, 8.0 * confidence, 0.22, colours[name])
            panel.y += 0.4 * print_px
            panel.write(f"{confidence:.2f}", _GREY, _PLAIN, 0.75, indent=0.8)
        panel.y += 0.7 * print_px
    return panel.image


def _lines_told(prediction: Prediction, unsure: float) -> str:
    count = len(prediction.document.line_texts)
    if not count:
        return "no text was found"
    low = sum(value < unsure for value in prediction.line_confidence or ())
    return f"{count} lines" + (f", {low} of them unsure (below {unsure:g}, orange)" if low else "")


def _wrapped(text: str, width_px: float, size_px: int, font: str) -> list[str]:
    """The text in lines that fit, broken at blanks, or inside a word that is longer than a line."""
    lines, line = [], ""
    for word in text.split():
        if line and text_width(f"{line} {word}", size_px, font) <= width_px:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        line = word
        while text_width(line, size_px, font) > width_px and len(line) > 1:
            keep = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or text_width(line[:n], size_px, font) <= width_px)
            lines.append(line[:keep])
            line = line[keep:]
    return [*lines, line]
