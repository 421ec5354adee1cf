"""Logos over a receipt's head, drawn by rule: an emblem of plain figures, dark, light and grey; never with letters.

Figures are polygons on a square from (-1, -1) to (1, 1), y down, painted one over the other.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from synth.draw import between, chance, pick, weighted, whole
from synth.layout.page import Figure, Logo, Page

_DOT_MM = 0.125
_Outline = NDArray[np.float64]
_AROUND = np.linspace(0.0, 2 * np.pi, 72, endpoint=False)


def with_logo(page: Page, share: float, rng: Generator) -> Page:
    """The page with a logo over all it bears, on a share of the receipts; all else moves down to make room."""
    if not chance(rng, share):
        return page
    height_mm = _on_dots(between(rng, (9.0, 24.0)))
    width_mm = _on_dots(min(height_mm * pick(rng, (1.0, 1.0, 1.0, 1.3, 1.7)), page.width_mm - 8))
    left_mm = _on_dots((page.width_mm - width_mm) / 2 if chance(rng, 0.85) else 4.0)
    top_mm = _on_dots(between(rng, (2.0, 6.0)))
    logo = Logo(left_mm, top_mm, width_mm, height_mm, draw_figures(rng))
    begins_mm = min([*(run.baseline_mm - run.size_mm for run in page.runs), *(rule.y_mm for rule in page.rules)], default=0.0)
    by_mm = _on_dots(max(top_mm + height_mm + between(rng, (1.5, 5.0)) - begins_mm, 0.0))
    return replace(_moved_down(page, by_mm), logos=(*page.logos, logo))


def draw_figures(rng: Generator) -> tuple[Figure, ...]:
    """The figures of an emblem, from the ground up: a badge with a motif, or a motif alone."""
    motif = weighted(rng, _MOTIFS)
    shade = pick(rng, (1.0, 1.0, 1.0, 0.6, 0.4))
    if chance(rng, 0.35):
        return _painted(_DRAWERS[motif](rng), shade, 0.95)
    badge = pick(rng, (_ring, _ring, _shield, _polygon, _cushion))(rng)
    ground = shade
    figures = list(_painted([badge], shade, 1.0))
    if chance(rng, 0.6):
        figures += _painted([badge], 0.0, 0.9)
        ground = 0.0
        if chance(rng, 0.4):
            figures += _painted([badge], 1.0, 0.84)
            ground = 1.0
    return (*figures, *_painted(_DRAWERS[motif](rng), 0.0 if ground == 1.0 else 1.0, 0.6))


def _painted(outlines: Sequence[_Outline], shade: float, size: float) -> tuple[Figure, ...]:
    scale = size / max(1.0, *(float(np.abs(one).max()) for one in outlines))
    return tuple(Figure(tuple((float(x), float(y)) for x, y in np.round(one * scale, 4)), shade) for one in outlines)


def _round(radius: NDArray[np.float64] | float, turn: float = 0.0) -> _Outline:
    """Points around the middle at a radius for each angle."""
    return np.stack([radius * np.sin(_AROUND + turn), -radius * np.cos(_AROUND + turn)], axis=1)


def _ring(rng: Generator) -> _Outline:
    return _round(1.0)


def _polygon(rng: Generator) -> _Outline:
    sides = pick(rng, (4, 5, 6, 6, 8))
    angles = np.arange(sides) * (2 * np.pi / sides)
    return np.stack([np.sin(angles), -np.cos(angles)], axis=1)


def _cushion(rng: Generator) -> _Outline:
    power = between(rng, (0.15, 0.6))
    sine, cosine = np.sin(_AROUND), np.cos(_AROUND)
    return np.stack([np.sign(sine) * np.abs(sine) ** power, np.sign(cosine) * np.abs(cosine) ** power], axis=1)


def _shield(rng: Generator) -> _Outline:
    down = np.linspace(-0.2, 1.0, 20)
    side = np.cos((down + 0.2) / 1.2 * np.pi / 2) ** between(rng, (0.5, 0.9))
    right = np.stack([0.85 * side, down], axis=1)
    top = np.array([[-0.85, -0.95], [0.85, -0.95]])
    return np.concatenate([top, right, right[::-1] * (-1, 1)])


def _star(rng: Generator) -> list[_Outline]:
    points = pick(rng, (5, 5, 6, 8, 12))
    angles = np.arange(2 * points) * (np.pi / points)
    radius = np.where(np.arange(2 * points) % 2, between(rng, (0.35, 0.75)), 1.0)
    return [np.stack([radius * np.sin(angles), -radius * np.cos(angles)], axis=1)]


def _flower(rng: Generator) -> list[_Outline]:
    petals = whole(rng, 4, 8)
    return [_round(0.3 + 0.7 * np.abs(np.cos(_AROUND * petals / 2)) ** between(rng, (0.4, 1.2)))]


def _gear(rng: Generator) -> list[_Outline]:
    teeth = whole(rng, 8, 12)
    return [_round(np.where(np.sin(_AROUND * teeth) > 0, 1.0, 0.78))]


def _leaf(rng: Generator) -> list[_Outline]:
    along = np.linspace(-1.0, 1.0, 24)
    width = between(rng, (0.3, 0.5)) * (1 - along**2)
    angles = pick(rng, ((0.0,), (0.75, -0.75), (0.0, 1.2, -1.2)))
    if len(angles) > 1:  # leaves of one stalk, which ends at the bottom
        along = 0.75 * along - 0.75
    leaf = np.concatenate([np.stack([width, along], axis=1), np.stack([-width, along], axis=1)[::-1]])
    return [leaf @ _turned(angle) + np.array([0.0, 0.6 if len(angles) > 1 else 0.0]) for angle in angles]


def _crescent(rng: Generator) -> list[_Outline]:
    outer = _round(1.0)[6:67]
    inner = _round(between(rng, (0.7, 0.85)))[6:67] - np.array([0.0, between(rng, (0.15, 0.25))])
    return [np.concatenate([outer, inner[::-1]]) @ _turned(between(rng, (-2.0, 2.0)))]


def _peaks(rng: Generator) -> list[_Outline]:
    low = between(rng, (-0.3, 0.2))
    left, right = np.array([[-1, 0.8], [-0.35, low], [0.3, 0.8]]), np.array([[-0.15, 0.8], [0.4, -0.9], [1, 0.8]])
    return [left, right]


def _waves(rng: Generator) -> list[_Outline]:
    across = np.linspace(-1.0, 1.0, 40)
    wave = 0.14 * np.sin(across * between(rng, (3.0, 7.0)))
    bands = []
    for middle in np.linspace(-0.55, 0.55, whole(rng, 2, 4)):
        upper, lower = np.stack([across, middle + wave - 0.1], axis=1), np.stack([across, middle + wave + 0.1], axis=1)
        bands.append(np.concatenate([upper, lower[::-1]]))
    return bands


def _bars(rng: Generator) -> list[_Outline]:
    count = whole(rng, 3, 5)
    wide = 1.5 / count
    lefts = np.linspace(-0.9, 0.9 - wide, count)
    tops = [between(rng, (-0.9, 0.4)) for _ in range(count)]
    return [np.array([[x, top], [x + wide, top], [x + wide, 0.8], [x, 0.8]]) for x, top in zip(lefts, tops, strict=True)]


def _turned(angle: float) -> NDArray[np.float64]:
    return np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])


_DRAWERS: dict[str, Callable[[Generator], list[_Outline]]] = {
    "star": _star,
    "flower": _flower,
    "gear": _gear,
    "leaf": _leaf,
    "crescent": _crescent,
    "peaks": _peaks,
    "waves": _waves,
    "bars": _bars,
}
_MOTIFS = dict.fromkeys(_DRAWERS, 1.0)


def _on_dots(length_mm: float) -> float:
    return round(length_mm / _DOT_MM) * _DOT_MM


def _moved_down(page: Page, by_mm: float) -> Page:
    return replace(
        page,
        height_mm=page.height_mm + by_mm,
        runs=tuple(replace(run, baseline_mm=run.baseline_mm + by_mm) for run in page.runs),
        rules=tuple(replace(rule, y_mm=rule.y_mm + by_mm) for rule in page.rules),
        bars=tuple(replace(bar, y_mm=bar.y_mm + by_mm) for bar in page.bars),
        reds=tuple(replace(red, y_mm=red.y_mm + by_mm) for red in page.reds),
        codes=tuple(replace(code, y_mm=code.y_mm + by_mm) for code in page.codes),
        logos=tuple(replace(logo, y_mm=logo.y_mm + by_mm) for logo in page.logos),
    )
