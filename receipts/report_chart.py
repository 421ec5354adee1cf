"""Line plots for the report: where axes, ticks and lines of an inline SVG stand. No pictures, no plotting library."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.report_text import format_number

WIDTH, HEIGHT = 560, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 18, 14, 32
_MOST_VALUE = 1e300  # Differences of larger numbers overflow.
_MOST_MARKERS = 60
_BUCKETS = 400


def check_curves(curves: Mapping[str, Sequence[tuple[float, float]]]) -> None:
    """Nothing for curves that can be drawn.

    Raises:
        ValueError: a point is no pair of finite numbers; the curve and the point are named.
    """
    for name, points in curves.items():
        for number, point in enumerate(points):
            if len(point) != 2 or not all(math.isfinite(value) and abs(value) <= _MOST_VALUE for value in point):
                raise ValueError(
                    f"curve {name!r}: point {number} is {tuple(point)}; points are (x, y), both finite and at most "
                    f"{_MOST_VALUE:g}: leave out what could not be measured"
                )


def tick_values(low: float, high: float, *, whole: bool = False, count: int = 5) -> list[float]:
    """Round numbers, about ``count`` of them, from at or below ``low`` to at or above ``high``; ``whole``: no fractions.

    >>> tick_values(0, 0.93), tick_values(1, 3, whole=True), tick_values(5, 5)
    ([0.0, 0.2, 0.4, 0.6, 0.8, 1.0], [1.0, 2.0, 3.0], [4.5, 5.0, 5.5])
    """
    if high - low <= 1e-9 * max(abs(low), abs(high)):
        margin = max(abs(low), abs(high)) * 0.1 or 1.0
        low, high, count = low - margin, high + margin, 2
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = power * min((1.0, 2.0, 5.0, 10.0), key=lambda factor: abs(math.log(factor * power / rough)))
    step = max(step, 1.0) if whole else step
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    return [float(f"{number * step:.12g}") for number in range(first, last + 1)]


def tick_label(value: float, step: float) -> str:
    """A tick in few characters: as many decimals as the step needs, thousands as k, millions as M.

    >>> tick_label(0.2, 0.2), tick_label(50_000, 10_000), tick_label(2.0, 1.0)
    ('0.2', '50k', '2')
    """
    if step >= 1e9 or (value and step < 1e-4):
        return f"{value:.3g}"
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if step >= size / 2 and value:
            return f"{value / size:g}{letter}"
    return f"{value:,.{max(0, -math.floor(math.log10(step) + 1e-9))}f}"


def chart_view(curves: Mapping[str, Sequence[tuple[float, float]]]) -> dict[str, Any]:
    """What the template draws: the plot's frame, ticks with their places, and for each curve its path and markers."""
    arrays = {name: np.asarray(points, np.float64).reshape(-1, 2) for name, points in curves.items()}
    joined = np.concatenate([*arrays.values(), np.empty((0, 2))])
    if not len(joined):
        return {"empty": True}
    whole = bool((joined[:, 0] == np.round(joined[:, 0])).all())
    x_ticks = tick_values(joined[:, 0].min(), joined[:, 0].max(), whole=whole)
    y_ticks = tick_values(joined[:, 1].min(), joined[:, 1].max())
    low, high = np.array([x_ticks[0], y_ticks[0]]), np.array([x_ticks[-1], y_ticks[-1]])
    origin, extent = np.array([_LEFT, HEIGHT - _BOTTOM]), np.array([WIDTH - _LEFT - _RIGHT, -(HEIGHT - _TOP - _BOTTOM)])

    def place(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return origin + (points - low) / (high - low) * extent

    x_places = place(np.array([[tick, y_ticks[0]] for tick in x_ticks]))[:, 0]
    y_places = place(np.array([[x_ticks[0], tick] for tick in y_ticks]))[:, 1]
    return {
        "empty": False,
        "width": WIDTH,
        "height": HEIGHT,
        "frame": {"left": _LEFT, "right": WIDTH - _RIGHT, "top": _TOP, "bottom": HEIGHT - _BOTTOM},
        "x_ticks": [(f"{x:.1f}", tick_label(tick, x_ticks[1] - x_ticks[0])) for x, tick in zip(x_places, x_ticks, strict=True)],
        "y_ticks": [(f"{y:.1f}", tick_label(tick, y_ticks[1] - y_ticks[0])) for y, tick in zip(y_places, y_ticks, strict=True)],
        "lines": [_line_view(name, array, place(array)) for name, array in arrays.items()],
    }


def _line_view(name: str, values: NDArray[np.float64], places: NDArray[np.float64]) -> dict[str, Any]:
    kept = _thinned(values[:, 1])
    marked = range(len(values)) if len(values) <= _MOST_MARKERS else range(len(values) - 1, len(values))
    return {
        "name": name,
        "path": "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places[kept]) if len(kept) > 1 else "",
        "markers": [
            (f"{places[i, 0]:.1f}", f"{places[i, 1]:.1f}", f"{values[i, 0]:g}", format_number(values[i, 1])) for i in marked
        ],
        "last": format_number(values[-1, 1]) if len(values) else "no points",
    }


def _thinned(values: NDArray[np.float64]) -> NDArray[np.intp]:
    """Which points to draw: of long curves the lowest and the highest in every stretch, so that no spike is lost."""
    if len(values) <= 2 * _BUCKETS:
        return np.arange(len(values))
    kept = {0, len(values) - 1}
    for part in np.array_split(np.arange(len(values)), _BUCKETS):
        kept |= {int(part[values[part].argmin()]), int(part[values[part].argmax()])}
    return np.array(sorted(kept))
