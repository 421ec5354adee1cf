"""The one self-contained HTML page that every verb writes: sections of figures, tables, curves, pictures and fields.

The page loads nothing: style, script and pictures stand in the file, and its content security policy forbids the rest. Text
from receipts is a stranger's text: it passes through autoescaping and ``clean`` on every way into the page.
"""

import base64
import hashlib
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from receipts.document import Document, Span
from receipts.files import write_text
from receipts.report_chart import chart_view, check_curves
from receipts.report_drawing import drawing_view, highlights, label_layers, labeled_spans
from receipts.report_layers import Layer, layer_view
from receipts.report_text import Value, clean, column_cells, differences

# Readable on white paper and beside dark text alike; the first eight follow Okabe and Ito (2008), darkened.
_COLOURS = (
    "#0072b2", "#c2410c", "#00805c", "#a0348f", "#8a6d00", "#c02040",
    "#1d7fa8", "#5b4bc4", "#5f7a00", "#8b5a2b", "#5a6b85", "#b0307a",
)  # fmt: skip
_CONTENTS_FROM = 3


class Section(ABC):
    """A part of the page: a title, a note beneath it, and a template that shows what ``view`` returns."""

    title: str
    note: str
    template: ClassVar[str]

    @abstractmethod
    def view(self) -> Mapping[str, Any]:
        """What the section's template shows, plain values; ``num_layers`` is one more than the highest layer it colours."""


@dataclass(frozen=True)
class FigureSection(Section):
    """The headline numbers: pairs of (what, how much)."""

    title: str
    figures: Sequence[tuple[str, str]]
    note: str = ""
    template: ClassVar[str] = "report_figures.html"

    def view(self) -> Mapping[str, Any]:
        """The pairs."""
        return {"figures": list(self.figures)}


@dataclass(frozen=True)
class TableSection(Section):
    """A table that sorts by a click on a column's head; the first column names the row.

    Raises:
        ValueError: a row has more or fewer values than there are columns.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    note: str = ""
    template: ClassVar[str] = "report_table.html"

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise ValueError(f"table {self.title!r}: row {number} has {len(row)} values for {len(self.columns)} columns")

    def view(self) -> Mapping[str, Any]:
        """The columns, each numeric or not, and the rows of cells."""
        cells = [column_cells([row[column] for row in self.rows]) for column in range(len(self.columns))]
        numeric = [
            any(cell.numeric for cell in column) and all(cell.numeric or not cell.key for cell in column) for column in cells
        ]
        return {"columns": list(zip(self.columns, numeric, strict=True)), "rows": list(zip(*cells, strict=True))}


@dataclass(frozen=True)
class CurveSection(Section):
    """Lines over a common pair of axes.

    Raises:
        ValueError: a point is no pair of finite numbers.
    """

    title: str
    curves: Mapping[str, Sequence[tuple[float, float]]]
    x_label: str
    y_label: str
    note: str = ""
    template: ClassVar[str] = "report_curves.html"

    def __post_init__(self) -> None:
        check_curves(self.curves)

    def view(self) -> Mapping[str, Any]:
        """Where everything in the plot stands."""
        return {"x_label": self.x_label, "y_label": self.y_label, **chart_view(self.curves)}


@dataclass(frozen=True, eq=False)
class Picture:
    """A receipt to show with its labels.

    Attributes:
        image: uint8 (h, w, 3), stretched to the document's size; None for a drawn page.
        close: leave out what lies around the text; a drawn page always does.
        layers: what else is known of it, each with a switch.
    """

    document: Document
    caption: str
    image: NDArray[np.uint8] | None = None
    close: bool = False
    layers: Sequence[Layer] = ()


@dataclass(frozen=True, eq=False)
class PictureSection(Section):
    """Pictures with every token outlined in the colour of its label; ``label_names[i]`` is the name of label i."""

    title: str
    pictures: Sequence[Picture]
    label_names: Sequence[str]
    note: str = ""
    template: ClassVar[str] = "report_pictures.html"

    def view(self) -> Mapping[str, Any]:
        """The pictures with their layers, and the switches of all that occur, with their numbers of tokens or outlines."""
        known = {layer.name: layer for picture in self.pictures for layer in picture.layers}
        numbers = {name: number for number, name in enumerate(known, start=len(self.label_names))}
        pictures = [self._picture(picture, numbers) for picture in self.pictures]
        switches: dict[Any, dict[str, Any]] = {}
        for layer in (layer for picture in pictures for layer in picture["layers"]):
            switch = switches.setdefault(layer["layer"], {"layer": layer["layer"], "name": layer["name"], "count": 0})
            switch["count"] += len(layer["polygons"])
        order = sorted(switches.values(), key=lambda switch: (switch["layer"] in ("none", 0), str(switch["layer"]).zfill(4)))
        counts = dict.fromkeys(numbers.values(), 0)
        for layer in (layer for picture in pictures for layer in picture["extra"]):
            counts[layer["layer"]] += layer["count"]
        extra = [
            {"layer": number, "name": name, "count": counts[number], "checked": known[name].shown}
            for name, number in numbers.items()
            if counts[number]
        ]
        return {
            "pictures": pictures,
            "switches": order,
            "extra": extra,
            "num_layers": len(self.label_names) + len(known),
        }

    def _picture(self, picture: Picture, numbers: Mapping[str, int]) -> dict[str, Any]:
        drawing = drawing_view(picture.document, picture.image, close=picture.close or picture.image is None)
        return {
            "caption": picture.caption,
            "drawing": drawing,
            "layers": label_layers(picture.document, self.label_names),
            "extra": [layer_view(one, numbers[one.name], drawing, picture.document.size) for one in picture.layers],
            "spans": labeled_spans(picture.document, self.label_names),
        }


@dataclass(frozen=True, eq=False)
class Comparison:
    """What was read from one receipt beside what stands on it.

    Attributes:
        predicted: field to string, None for nothing read.
        gold: field to string, or None where nobody knows.
        correct: field to whether it counts as right; a field without an entry is not judged.
        image: uint8 (h, w, 3), or None for a drawn page.
        confidence: field to 0..1.
        spans: field to the tokens it was read from; without an entry every place where the string stands is shown.
    """

    document: Document
    predicted: Mapping[str, str | None]
    gold: Mapping[str, str] | None
    correct: Mapping[str, bool]
    image: NDArray[np.uint8] | None = None
    confidence: Mapping[str, float] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)

    @property
    def wrong(self) -> int:
        """The number of fields judged wrong."""
        return sum(not right for right in self.correct.values())


@dataclass(frozen=True, eq=False)
class FieldSection(Section):
    """Receipts with predicted and gold fields side by side, those with the most wrong fields first."""

    title: str
    comparisons: Sequence[Comparison]
    note: str = ""
    template: ClassVar[str] = "report_fields.html"

    def view(self) -> Mapping[str, Any]:
        """The receipts in order, and how many of all judged fields are right."""
        ordered = sorted(self.comparisons, key=lambda comparison: -comparison.wrong)
        judged = sum(len(comparison.correct) for comparison in ordered)
        right = judged - sum(comparison.wrong for comparison in ordered)
        return {
            "judged": judged,
            "right": right,
            "receipts": [_comparison_view(comparison) for comparison in ordered],
            "num_layers": 1 + max((len(comparison.predicted) for comparison in ordered), default=0),
        }


def write_page(path: Path, title: str, sections: Sequence[Section], subtitle: str = "") -> None:
    """Write the page: one UTF-8 file, whole or not at all, that opens from disk and asks for nothing else.

    Raises:
        ValueError: a section holds something that cannot be shown; it is named.
        OSError: as writing raises it.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
        autoescape=True,
        finalize=clean,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    views = [section.view() for section in sections]
    parts = [
        {"title": section.title, "note": section.note, "template": section.template, "view": view}
        for section, view in zip(sections, views, strict=True)
    ]
    script = environment.get_template("report_script.html").render()
    body = script.partition("<script>")[2].rpartition("</script>")[0]
    page = environment.get_template("report.html").render(
        title=title,
        subtitle=subtitle,
        sections=parts,
        contents=len(parts) >= _CONTENTS_FROM,
        colours=_COLOURS,
        num_layers=max((view.get("num_layers", 0) for view in views), default=0),
        script_hash=base64.b64encode(hashlib.sha256(body.encode()).digest()).decode("ascii"),
    )
    write_text(path, page)


def _comparison_view(comparison: Comparison) -> dict[str, Any]:
    gold = comparison.gold or {}
    names = list(dict.fromkeys([*comparison.predicted, *gold]))
    layers = highlights(comparison.document, comparison.predicted, comparison.spans)
    return {
        "id": comparison.document.id,
        "drawing": drawing_view(comparison.document, comparison.image, close=True),
        "layers": layers,
        "has_gold": comparison.gold is not None,
        "has_confidence": bool(comparison.confidence),
        "wrong": comparison.wrong,
        "judged": len(comparison.correct),
        "fields": [_field_view(comparison, name, names.index(name) + 1) for name in names],
    }


def _field_view(comparison: Comparison, name: str, layer: int) -> dict[str, Any]:
    """One row: the two strings in parts, those that differ marked where the field is wrong."""
    predicted, gold = comparison.predicted.get(name), (comparison.gold or {}).get(name)
    right, confidence = comparison.correct.get(name), comparison.confidence.get(name)
    compared = right is False and bool(predicted) and bool(gold)
    return {
        "name": name,
        "layer": layer if name in comparison.predicted else None,
        "predicted": differences(predicted or "", gold or "") if compared else [(predicted or "", False)],
        "gold": differences(gold or "", predicted or "") if compared else [(gold or "", False)],
        "right": right,
        "confidence": None if confidence is None else f"{confidence:.2f}",
    }
