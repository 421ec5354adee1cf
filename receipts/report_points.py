"""What a setting does, on the report's page: a figure over the values tried, a dot a job, and means of two settings at once."""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from receipts.report import Section
from receipts.report_chart import HEIGHT, WIDTH, tick_label, tick_values
from receipts.report_text import Cell, column_cells, format_number

_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 18, 14, 32
# Of words: room for the name of a row, of each of its series, and beneath all of them.
_NAME, _SERIES, _GAP = 20, 18, 8
_MOST_NAME = 64
_LEAST_BETWEEN_TICKS = 36.0
# Values that lie further apart than this stand on a logarithmic axis.
_MOST_LINEAR = 25.0
# A line with its class and ends; a text with its class, place and drop.
_Rule = tuple[str, float, float, float, float]
_Text = tuple[str, float, float, str, str]


@dataclass(frozen=True)
class Point:
    """One measurement.

    Attributes:
        x: the value tried, a number or a word.
        y: what came out.
        series: points of one series are joined.
        name: of whatever was measured.
    """

    x: float | str
    y: float
    series: str
    name: str


@dataclass(frozen=True)
class PointSection(Section):
    """A figure over the values of a setting: every point, the mean at each value, and one standard deviation about it.

    Numbers stand on an axis, a logarithmic one where they span much; words stand below one another.

    Raises:
        ValueError: a figure is not finite.
    """

    title: str
    points: Sequence[Point]
    x_label: str
    y_label: str
    note: str = ""
    template: ClassVar[str] = "report_points.html"

    def __post_init__(self) -> None:
        for point in self.points:
            if not math.isfinite(point.y) or (not isinstance(point.x, str) and not math.isfinite(point.x)):
                raise ValueError(f"points {self.title!r}: {point.name} is {point.y} at {point.x}; leave out what is not finite")

    def view(self) -> Mapping[str, Any]:
        """Where everything in the plot stands, in px of the drawing."""
        if not self.points:
            return {"empty": True}
        numbers = all(not isinstance(point.x, str) for point in self.points)
        series: dict[str, dict[Any, list[Point]]] = {}
        for point in self.points:
            series.setdefault(point.series, {}).setdefault(point.x if numbers else str(point.x), []).append(point)
        drawn = _over_numbers(series) if numbers else _over_words(series)
        labels = (self.y_label, self.x_label) if numbers else (self.x_label, self.y_label)
        names = [{"name": name, "number": number} for number, name in enumerate(series)]
        return {"empty": False, "width": WIDTH, "above": labels[0], "below": labels[1], "legend": names, **drawn}


@dataclass(frozen=True)
class HeatSection(Section):
    """Means over two settings at once: a table whose cells are the darker the higher they are.

    Attributes:
        values: a row for each of ``rows``, a value for each of ``columns``; None where nothing was measured.
    """

    title: str
    row_label: str
    column_label: str
    rows: Sequence[str]
    columns: Sequence[str]
    values: Sequence[Sequence[float | None]]
    note: str = ""
    template: ClassVar[str] = "report_heat.html"

    def view(self) -> Mapping[str, Any]:
        """The cells with their strength, 0..1."""
        known = [value for row in self.values for value in row if value is not None]
        low, span = (min(known), max(known) - min(known) or 1.0) if known else (0.0, 1.0)
        cells: list[list[tuple[Cell, float]]] = []
        texts = iter(column_cells([value for row in self.values for value in row]))
        for row in self.values:
            cells.append([(next(texts), 0.0 if value is None else (value - low) / span) for value in row])
        return {
            "row_label": self.row_label,
            "column_label": self.column_label,
            "columns": self.columns,
            "rows": list(zip(self.rows, cells, strict=True)),
        }


def _over_numbers(series: Mapping[str, Mapping[float, Sequence[Point]]]) -> dict[str, Any]:
    """The plot of numbers: x from left to right, the figure upwards."""
    tried = sorted({x for values in series.values() for x in values})
    log = len(tried) > 2 and tried[0] > 0 and tried[-1] / tried[0] > _MOST_LINEAR
    scale = math.log10 if log else float
    low, high = scale(tried[0]), scale(tried[-1])
    ticks = _figure_ticks(series)
    right, bottom = WIDTH - _RIGHT, HEIGHT - _BOTTOM

    def across(x: float) -> float:
        return (_LEFT + right) / 2 if high == low else _LEFT + 12 + (scale(x) - low) / (high - low) * (right - _LEFT - 24)

    def up(y: float) -> float:
        return bottom - (y - ticks[0]) / (ticks[-1] - ticks[0]) * (bottom - _TOP)

    rules: list[_Rule] = [("grid", _LEFT, up(tick), right, up(tick)) for tick in ticks]
    rules.append(("base", _LEFT, bottom, right, bottom))
    texts: list[_Text] = [("tick end", _LEFT - 8, up(tick), "0.35em", tick_label(tick, ticks[1] - ticks[0])) for tick in ticks]
    last = -math.inf
    for x in tried:
        rules.append(("base", across(x), bottom, across(x), bottom + 5))
        if across(x) - last >= _LEAST_BETWEEN_TICKS:
            texts.append(("tick middle", across(x), bottom + 9, "0.9em", f"{x:g}"))
            last = across(x)
    drawn = []
    for values in series.values():
        means = [(x, *_mean(values[x])) for x in sorted(values)]
        edges = [(x, mean + spread) for x, mean, spread in means] + [(x, mean - spread) for x, mean, spread in means[::-1]]
        drawn.append(
            {
                "band": _corners((across(x), up(y)) for x, y in edges) if any(spread for _, _, spread in means) else "",
                "line": _corners((across(x), up(mean)) for x, mean, _ in means),
                "means": [],
                "spreads": [] if len(means) > 1 else [(across(x), up(m - s), across(x), up(m + s)) for x, m, s in means if s],
                "markers": [(across(point.x), up(point.y), _told(point)) for x in values for point in values[x]],  # type: ignore[arg-type]
            }
        )
    return {"height": HEIGHT, "rules": rules, "texts": texts, "series": drawn}


def _over_words(series: Mapping[str, Mapping[str, Sequence[Point]]]) -> dict[str, Any]:
    """The plot of words: a row each, the figure from left to right."""
    tried = list(dict.fromkeys(x for values in series.values() for x in values))
    ticks = _figure_ticks(series)
    left, right, row = 12, WIDTH - _RIGHT, _NAME + _SERIES * len(series) + _GAP
    bottom = row * len(tried) + _GAP

    def across(y: float) -> float:
        return left + (y - ticks[0]) / (ticks[-1] - ticks[0]) * (right - left)

    rules: list[_Rule] = [("grid", across(tick), 0, across(tick), bottom) for tick in ticks]
    rules.append(("base", left, bottom, right, bottom))
    texts: list[_Text] = [
        ("tick middle", across(tick), bottom + 9, "0.9em", tick_label(tick, ticks[1] - ticks[0])) for tick in ticks
    ]
    texts += [("name row", left, number * row + _NAME, "-0.35em", _cut(word)) for number, word in enumerate(tried)]
    drawn = []
    for number, values in enumerate(series.values()):
        heights = {x: tried.index(x) * row + _NAME + _SERIES * (number + 0.5) for x in values}
        means = [(heights[x], *_mean(values[x])) for x in values]
        drawn.append(
            {
                "band": "",
                "line": "",
                "means": [(across(mean), height - 7, across(mean), height + 7) for height, mean, _ in means],
                "spreads": [(across(m - s), height, across(m + s), height) for height, m, s in means if s],
                "markers": [(across(point.y), heights[x], _told(point)) for x in values for point in values[x]],
            }
        )
    return {"height": bottom + _BOTTOM, "rules": rules, "texts": texts, "series": drawn}


def _figure_ticks(series: Mapping[str, Mapping[Any, Sequence[Point]]]) -> list[float]:
    """Ticks that hold every point and every spread."""
    ends = [point.y for values in series.values() for points in values.values() for point in points]
    for values in series.values():
        for points in values.values():
            mean, spread = _mean(points)
            ends += [mean - spread, mean + spread]
    return tick_values(min(ends), max(ends))


def _mean(points: Sequence[Point]) -> tuple[float, float]:
    """Mean and standard deviation of the points' figures; 0 of one alone."""
    figures = [point.y for point in points]
    return statistics.fmean(figures), statistics.stdev(figures) if len(figures) > 1 else 0.0


def _told(point: Point) -> str:
    x = point.x if isinstance(point.x, str) else f"{point.x:g}"
    return f"{point.name}: {format_number(point.y)} at {x}"


def _corners(places: Any) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_NAME else f"{text[: _MOST_NAME - 1]}…"
