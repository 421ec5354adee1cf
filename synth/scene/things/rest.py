"""Resting: where a thing that is laid down comes to lie, on the sheet, on the table, or on the edge between them."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from synth.draw import between, chance
from synth.paper.sheet import Sheet

# A sheet that is higher was pushed aside by what was laid down; one that is higher still hangs in the air, out of the way.
_HIGHEST_MM = 9.0
_HANGING_MM = 60.0
_STEEPEST = 0.18
# A hair above the paper, so that nothing shines through.
_CLEARANCE_MM = 0.08


@dataclass(frozen=True)
class Spot:
    """Where a thing is laid: its middle in mm of the world, and how far it is turned counterclockwise."""

    x_mm: float
    y_mm: float
    turn_deg: float


def draw_spot(
    size_mm: tuple[float, float], reach_mm: float, rng: Generator, *, on_share: float = 0.45, least_away_mm: float = -1e9
) -> Spot:
    """Somewhere along the edges of a sheet: over the edge with ``on_share``, else on the table beside it.

    Args:
        reach_mm: half of the thing's smaller side.
        least_away_mm: how far the thing's middle lies outside the paper at least.
    """
    width, height = size_mm
    along = rng.random() * 2.0 * (width + height)
    on = between(rng, (-0.6, 0.7)) * reach_mm if chance(rng, on_share) else reach_mm + between(rng, (2.0, 45.0))
    away = max(on, least_away_mm)
    if along < 2 * height:
        side = 1.0 if along < height else -1.0
        x, y = side * (width / 2 + away), (along % height) - height / 2
    else:
        side = 1.0 if along - 2 * height < width else -1.0
        x, y = ((along - 2 * height) % width) - width / 2, side * (height / 2 + away)
    return Spot(round(x, 2), round(y, 2), round(between(rng, (0.0, 360.0)), 2))


def seat(sheet: Sheet, footprint: NDArray[np.float64], spot: Spot) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The axes (rows, float64 (3, 3)) and the origin (3) of a thing whose flat bottom lies on what is under it.

    Args:
        footprint: float64 (n, 2), its convex outline in its own x and y, counterclockwise.
    """
    turn = np.deg2rad(spot.turn_deg)
    across = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    outline, points = footprint @ across, sheet.points.reshape(-1, 3)
    points = points[points[:, 2] < _HANGING_MM]
    place = _beside_what_is_high(points, outline, np.array([spot.x_mm, spot.y_mm]))
    under = points[_inside(points[:, :2] - place, outline)]
    slope = _slope(under, outline, sheet)
    up = np.array([-slope[0], -slope[1], 1.0]) / np.sqrt(1.0 + slope @ slope)
    x = np.array([*across[0], across[0] @ slope])
    x /= np.linalg.norm(x)
    level = -float((outline @ slope).min())
    if len(under):
        level = max(level, float((under[:, 2] - (under[:, :2] - place) @ slope).max()) + _CLEARANCE_MM)
    return np.stack([x, np.cross(up, x), up]), np.array([*place, level])


def _inside(points: NDArray[np.float64], outline: NDArray[np.float64], grown_mm: float = 1.5) -> NDArray[np.bool_]:
    """Which points (n, 2) lie in a convex outline, or so near to it that paper between them and others lies in it."""
    sides = np.roll(outline, -1, axis=0) - outline
    length = np.linalg.norm(sides, axis=1)
    outline, sides, length = outline[length > 1e-9], sides[length > 1e-9], length[length > 1e-9]
    outwards = np.stack([sides[:, 1], -sides[:, 0]], axis=1) / length[:, None]
    return (points @ outwards.T <= (outline * outwards).sum(axis=1) + grown_mm).all(axis=1)


def _beside_what_is_high(
    points: NDArray[np.float64], outline: NDArray[np.float64], place: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The place, or the next one outwards from the middle of the paper with nothing high under it."""
    high = points[points[:, 2] > _HIGHEST_MM, :2]
    if not len(high):
        return place
    outwards = place - points[:, :2].mean(axis=0)
    outwards = outwards / max(float(np.linalg.norm(outwards)), 1e-9)
    while _inside(high - place, outline).any():
        place = place + 4.0 * outwards
    return place


def _slope(under: NDArray[np.float64], outline: NDArray[np.float64], sheet: Sheet) -> NDArray[np.float64]:
    """How steeply paper rises (dz/dx, dz/dy) under a thing that lies mostly on it; 0 where it lies mostly beside."""
    x, y = outline.T
    area = 0.5 * abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1)))
    if len(under) < 6 or len(under) * sheet.cell_mm[0] * sheet.cell_mm[1] < 0.7 * area:
        return np.zeros(2)
    middle = under - under.mean(axis=0)
    square = middle[:, :2].T @ middle[:, :2] + 1e-3 * np.eye(2)
    slope = np.linalg.solve(square, middle[:, :2].T @ middle[:, 2])
    return slope * min(1.0, _STEEPEST / max(float(np.linalg.norm(slope)), 1e-9))


def least_away(size_mm: tuple[float, float], length_mm: float, reach_mm: float, covered: float = 0.2) -> float:
    """How far the middle of a thing must lie outside paper of a size so that it covers a share of it at most.

    Args:
        length_mm: the thing's longer side.
        reach_mm: from its middle to its corners.

    >>> least_away((80.0, 200.0), 80.0, 51.0)
    11.0
    """
    return reach_mm - covered * size_mm[0] * size_mm[1] / length_mm


def heights(sheet: Sheet, points: NDArray[np.float64], cell_mm: float = 3.0) -> NDArray[np.float64]:
    """How high the sheet lies at most under points (n, 2) and a cell around, float64 (n); 0 beside it."""
    there = sheet.points.reshape(-1, 3)
    there = there[there[:, 2] < _HANGING_MM]
    if not len(there):
        return np.zeros(len(points))
    start = there[:, :2].min(axis=0) - cell_mm
    cells = ((there[:, :2] - start) / cell_mm).astype(int)
    field = np.zeros(cells.max(axis=0) + 2)
    np.maximum.at(field, (cells[:, 0], cells[:, 1]), there[:, 2] + _CLEARANCE_MM)
    field = cv2.dilate(field, np.ones((3, 3), np.uint8))
    found = ((points - start) / cell_mm).astype(int)
    inside = ((points >= start) & (found < field.shape)).all(axis=1)
    found = np.where(inside[:, None], found, 0)
    return np.where(inside, field[found[:, 0], found[:, 1]], 0.0)
