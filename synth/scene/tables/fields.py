"""Fields: noise, grain and cells that repeat without seams, which tables and things are made of. float32 (SIDE, SIDE)."""

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

SIDE = 1024
Field = NDArray[np.float32]


def noise(rng: Generator, down: int, across: int) -> Field:
    """Smooth noise of mean 0 and deviation 1, of ``down`` by ``across`` waves, both powers of 2 up to `SIDE`."""
    return _normal(_grown(rng.standard_normal((down, across), np.float32), SIDE, SIDE))


def layers(rng: Generator, down: int, across: int, count: int, fade: float = 0.5) -> Field:
    """Noise on noise of mean 0 and deviation 1, each of ``count`` twice as fine as the one before and weaker by ``fade``."""
    # Coarse noise is added up on a coarse grid: 8 ms where each on its own would take 40.
    rows, columns = (min(4 * waves << (count - 1), SIDE) for waves in (down, across))
    total = np.zeros((rows, columns), np.float32)
    for step in range(count):
        waves = min(down << step, SIDE), min(across << step, SIDE)
        total += np.float32(fade**step) * _normal(_grown(rng.standard_normal(waves, np.float32), rows, columns))
    return _normal(_grown(total, SIDE, SIDE))


def _grown(lattice: Field, rows: int, columns: int) -> Field:
    """A field on a finer grid, smooth, its ends as they meet."""
    # A frame around few points would be larger than the field: they grow in two steps.
    steps = tuple(min(max(side, 64), end) for side, end in zip(lattice.shape, (rows, columns), strict=True))
    if steps not in (lattice.shape, (rows, columns)):
        lattice = _grown(lattice, *steps)
    pad, (down, across) = 3, (rows // lattice.shape[0], columns // lattice.shape[1])
    if (down, across) == (1, 1):
        return lattice
    framed = np.pad(lattice, pad, mode="wrap")
    size = (framed.shape[1] * across, framed.shape[0] * down)
    smooth = cv2.resize(framed, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(smooth[pad * down : pad * down + rows, pad * across : pad * across + columns], np.float32)


def _normal(field: Field) -> Field:
    return np.ascontiguousarray((field - field.mean()) / max(float(field.std()), 1e-6), np.float32)


def smeared(field: Field, down: int, across: int) -> Field:
    """The mean over a box of ``down`` by ``across`` texels around each."""
    pad = max(down, across)
    framed = np.pad(field, pad, mode="wrap")
    return np.ascontiguousarray(cv2.blur(framed, (across, down))[pad:-pad, pad:-pad])


def softened(field: Field, sigma: float) -> Field:
    """The field through a Gaussian of so many texels."""
    pad = int(4 * sigma) + 1
    framed = np.pad(field, pad, mode="wrap")
    return np.ascontiguousarray(cv2.GaussianBlur(framed, (0, 0), sigma)[pad:-pad, pad:-pad])


def moved(field: Field, across: Field, down: Field) -> Field:
    """The field, each texel taken from so many texels to the right and below."""
    at = np.arange(SIDE, dtype=np.float32)
    taken = cv2.remap(field, at + across, at[:, None] + down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)
    return np.asarray(taken, np.float32)


def cells(rng: Generator, count: int, even: float = 0.0) -> tuple[NDArray[np.int32], Field]:
    """Which of ``count`` seeds is nearest to each texel, int32 counted from 0, and how far it is, in texels.

    Args:
        even: 0 seeds anywhere, 1 seeds on a grid.
    """
    across = max(round(count**0.5), 1)
    grid = (np.stack(np.meshgrid(np.arange(across), np.arange(across)), axis=-1).reshape(-1, 2) + 0.5) * SIDE / across
    loose = rng.random((len(grid), 2)) * SIDE
    shaken = grid + (rng.random(grid.shape) - 0.5) * SIDE / across
    seeds = np.mod(np.rint(loose if even <= 0 else grid + (shaken - grid) * (2.0 - 2.0 * even)), SIDE).astype(int)
    open_field = np.full((SIDE, SIDE), 255, np.uint8)
    open_field[seeds[:, 1], seeds[:, 0]] = 0
    pad = SIDE // 4
    framed = np.pad(open_field, pad, mode="wrap")
    distance, label = cv2.distanceTransformWithLabels(framed, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    # Seeds that stand again in the frame around have other labels there: every seed keeps that of its texel in the tile.
    number = np.zeros(int(label.max()) + 1, np.int32)
    rows, columns = np.nonzero(framed == 0)
    index = np.zeros((SIDE, SIDE), np.int32)
    index[seeds[:, 1], seeds[:, 0]] = np.arange(len(seeds), dtype=np.int32)
    number[label[rows, columns]] = index[(rows - pad) % SIDE, (columns - pad) % SIDE]
    inner = slice(pad, pad + SIDE)
    return number[label[inner, inner]], np.ascontiguousarray(distance[inner, inner], np.float32)


def borders(label: NDArray[np.int32]) -> Field:
    """How far each texel is from a texel of another cell."""
    pad = 128
    framed = np.pad(label, pad, mode="wrap")
    same = np.ones(framed.shape, np.uint8)
    for axis in (0, 1):
        same[framed != np.roll(framed, 1, axis)] = 0
    distance = cv2.distanceTransform(same, cv2.DIST_L2, 5)
    return np.ascontiguousarray(distance[pad:-pad, pad:-pad], np.float32)


def coded(shade: Field, material: NDArray[np.int32] | int = 0, materials: int = 1) -> NDArray[np.uint8]:
    """Levels uint8 of shades in [0, 1] and materials counted from 0, that nobody can write to."""
    shades = 256 // materials
    levels = np.clip(np.floor(shade * np.float32(shades)), 0, shades - 1).astype(np.uint8)
    levels += (np.asarray(material) * shades).astype(np.uint8)
    levels.setflags(write=False)
    return levels
