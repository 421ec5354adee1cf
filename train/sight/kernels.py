"""Kernels of lines in a map of likelihoods: its components, how much of each pixel they cover, and the bars they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Components of fewer pixels of the map are specks.
_LEAST_PIXELS = 4
# Pixels beside a component belong to it in part: those of less than this are noise.
_LEAST_SHARE = 0.05


@dataclass(frozen=True, eq=False)
class Kernels:
    """The pixels of n components, and of each component its mass, place and shape.

    Attributes:
        owner: int (m), component of each pixel.
        points: float64 (m, 2).
        weight: float64 (m), share of the pixel that the kernel covers.
        confidence: float64 (n).
        mass: float64 (n), sum of the weights.
        centre: float64 (n, 2).
        covariance: float64 (n, 2, 2).
    """

    owner: NDArray[np.int64]
    points: NDArray[np.float64]
    weight: NDArray[np.float64]
    confidence: NDArray[np.float64]
    mass: NDArray[np.float64]
    centre: NDArray[np.float64]
    covariance: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Bars:
    """Kernels as bars along axes.

    Attributes:
        axis: float64 (n, 2), of length 1.
        length: float64 (n), along the axis.
        height: float64 (n), across it.
    """

    axis: NDArray[np.float64]
    length: NDArray[np.float64]
    height: NDArray[np.float64]


def kernels_of(kernel: NDArray[np.float32], threshold: float, least_confidence: float) -> Kernels | None:
    """The components that are no specks and sure enough; None where there is none."""
    import cv2

    count, labels = cv2.connectedComponents((kernel > threshold).astype(np.uint8), connectivity=8)
    inner = labels.ravel().nonzero()[0]
    label, value = labels.ravel()[inner], kernel.ravel()[inner]
    area = np.bincount(label, minlength=count)
    mean = np.bincount(label, value, count) / np.maximum(area, 1)
    good = (area >= _LEAST_PIXELS) & (mean >= least_confidence)
    if not good.any():
        return None
    total = int(good.sum())
    owners = np.zeros(kernel.shape, np.float32)
    owners.ravel()[inner] = np.where(good, np.cumsum(good), 0)[label]
    # What a kernel covers in part lies below the threshold: the pixels beside it count by their share.
    owners = np.where(kernel > _LEAST_SHARE, cv2.dilate(owners, np.ones((3, 3), np.uint8)), 0)
    pixel = owners.ravel().nonzero()[0]
    owner = owners.ravel()[pixel].astype(np.int64) - 1
    value = kernel.ravel()[pixel].astype(np.float64)
    peak = np.zeros(total)
    np.maximum.at(peak, owner, value)
    weight = value / peak[owner]
    points = np.stack(np.divmod(pixel, kernel.shape[1])[::-1], axis=1) + 0.5
    mass = np.bincount(owner, weight, total).astype(np.float64)
    centre = np.stack([np.bincount(owner, weight * points[:, side], total) / mass for side in (0, 1)], axis=1)
    away = points - centre[owner]
    pairs = ((0, 0), (0, 1), (0, 1), (1, 1))
    spread = [np.bincount(owner, weight * away[:, one] * away[:, other], total) / mass for one, other in pairs]
    return Kernels(owner, points, weight, mean[good], mass, centre, np.stack(spread, axis=1).reshape(-1, 2, 2))


def own_axis(found: Kernels) -> NDArray[np.float64]:
    """The axis along which each kernel spreads most, float64 (n, 2)."""
    spread = found.covariance
    angle = 0.5 * np.arctan2(2 * spread[:, 0, 1], spread[:, 0, 0] - spread[:, 1, 1])
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


def bars_along(found: Kernels, axis: NDArray[np.float64]) -> Bars:
    """The kernels as bars along axes (n, 2)."""
    across = np.stack([-axis[:, 1], axis[:, 0]], axis=1)
    along_spread, across_spread = (np.einsum("ni,nij,nj->n", one, found.covariance, one) * 12 for one in (axis, across))
    return Bars(axis, *_sides(found.mass, along_spread, across_spread))


def _sides(
    mass: NDArray[np.float64], along: NDArray[np.float64], across: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Length and height of blurred bars, of which mass and variances are known, these times 12.

    A bar's variance is a twelfth of its side's square, the blur adds the same to both, and mass is length times height.
    """
    apart, both = (along - across) / 2, np.hypot((along - across) / 2, mass)
    # The difference of two that are nearly alike is taken from their product, which is the square of the mass.
    greater = both + np.abs(apart)
    lesser = mass**2 / greater
    level = apart >= 0
    return np.sqrt(np.where(level, greater, lesser)), np.sqrt(np.where(level, lesser, greater))
