"""Focus: how far each point of a picture is from sharp, and the picture blurred by that much."""

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.loops import jit
from synth.scene.camera.glass import Glass, through_glass

# A disc of light spreads along either axis as a Gaussian whose sigma is a quarter of the disc's diameter.
_SIGMA_OF_DISC = 0.25
# Below, nobody sees a blur: it adds a tenth to the softness that every picture has.
_LEAST_SIGMA_PX = 0.3
# Sigmas in pixels of the blurred pictures that are mixed. The first is made of the whole picture; the others, each on a step of
# a pyramid, of light that is blurred itself, so that nothing sharp leaks into what is blurred behind it.
_FINE_PX = 1.0
_COARSE_PX = ((2.0, 0), (3.6, 1), (6.5, 1), (12.0, 2))
# Blurs from which on light may be spread far, and wholly.
_SPREADING_PX = (0.6, 1.6)
_LEAST_WEIGHT = 1e-3
# Light spreads no further than so many sigmas, and as many pixels where pictures are halved.
_REACH = 5
# What making a picture half as large by 1 4 6 4 1 and then twice as large by 1 2 1 spreads, px^2; and the former both ways.
_HALVED_PX2 = 1.5
_STEPPED_PX2 = 2.0


class Weighted(NamedTuple):
    """A picture of weighted light, float32.

    Attributes:
        light: (h, w, 3), times its weight.
        weights: (h, w, 2), the weight, and sigma in pixels of the whole picture times its weight.
    """

    light: Any
    weights: Any


def defocus_sigma(depth: NDArray[np.float32], aperture_mm: float, focus_mm: float, focal_px: float) -> NDArray[np.float32]:
    """By how much a thin lens blurs each point, float32 of the depths' shape: a Gaussian's sigma in pixels, 12 at most.

    The circle of confusion of an aperture A focused at s is ``A v |1 / s - 1 / d|`` wide, v the picture's distance behind the
    lens, which in pixels is the focal length of the camera (Potmesil and Chakravarty 1981, "A lens and aperture camera model
    for synthetic image generation", section 3).

    Args:
        depth: float32 (h, w), mm along the view, above 0; infinite where nothing is.

    >>> defocus_sigma(np.float32([[300.0, 600.0, np.inf]]), 3.0, 300.0, 1000.0).tolist()
    [[0.0, 1.25, 2.5]]
    """
    sigma = np.empty(np.shape(depth), np.float32)
    scale = _SIGMA_OF_DISC * aperture_mm * focal_px
    numbers = np.array([scale, scale / focus_mm, _COARSE_PX[-1][0]], np.float32)
    _blur_of_depth(np.ascontiguousarray(depth, np.float32).ravel(), numbers, sigma.reshape(-1))
    return sigma


def defocused(picture: NDArray[np.float32], sigma: NDArray[np.float32]) -> NDArray[np.float32]:
    """The picture, float32 (h, w, 3), each pixel blurred by its own sigma, float32 (h, w), up to 12 px.

    Pictures of a few sigmas are mixed so that every pixel's variance is right. What is sharp does not leak into what is
    blurred behind it; edges of blurred things in front stay hard.
    """
    widest = float(sigma.max())
    if widest < _LEAST_SIGMA_PX:
        return picture
    mixed = through_glass(picture, Glass(_FINE_PX, 0.0, 0.0, 0.0))
    _keep_sharp(mixed.reshape(len(mixed), -1), picture.reshape(len(mixed), -1), sigma, np.float32(_FINE_PX))
    for first, last in _stretches(sigma.max(axis=1) > _FINE_PX, int(_REACH * widest) + _REACH):
        part = slice(first, last)
        coarse = _coarse(_halved(_weighted(picture[part], sigma[part])), widest)
        limits = (_FINE_PX, _COARSE_PX[0][0])
        _raise(mixed[part].reshape(last - first, -1), coarse.reshape(len(coarse), -1), sigma[part], limits)
    return mixed


def _stretches(taken: NDArray[np.bool_], margin: int) -> list[tuple[int, int]]:
    """The stretches of rows that are taken, each with a margin around it, from an even row on; those that meet are one.

    >>> _stretches(np.isin(np.arange(40), [9, 30, 33]), 4)
    [(4, 14), (26, 38)]
    """
    found: list[tuple[int, int]] = []
    for row in np.flatnonzero(taken).tolist():
        first, last = max(row - margin, 0) // 2 * 2, min(row + margin + 1, len(taken))
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _weighted(picture: NDArray[np.float32], sigma: NDArray[np.float32]) -> Weighted:
    """The light that may be spread far: all of what is blurred, next to nothing of what is sharp."""
    light, weights = np.empty_like(picture), np.empty((*sigma.shape, 2), np.float32)
    rows = len(picture)
    _weigh(picture.reshape(rows, -1), sigma, light.reshape(rows, -1), weights.reshape(rows, -1))
    return Weighted(light, weights)


def _halved(picture: Weighted) -> Weighted:
    return Weighted(cv2.pyrDown(picture.light), cv2.pyrDown(picture.weights))


def _coarse(half: Weighted, widest: float) -> Any:
    """The picture in half its size, blurred by 2 px of the whole and more, float32 (h / 2, w / 2, 3), rounded up."""
    sigma = half.weights[..., 1] / half.weights[..., 0]
    pyramid, mixed, low = [half], np.empty((0, 0, 3), np.float32), 0.0
    for high, step in _COARSE_PX:
        if low and widest <= low:
            break
        while len(pyramid) <= step:
            pyramid.append(_halved(pyramid[-1]))
        light, weight = _spread(pyramid, high, step)
        light /= weight[..., None]
        if low:
            share = np.clip((sigma**2 - low**2) / (high**2 - low**2), 0.0, 1.0)[..., None]
            mixed += share * (light - mixed)
        else:
            mixed = light
        low = high
    return mixed


def _spread(pyramid: list[Weighted], sigma: float, step: int) -> tuple[Any, Any]:
    """Light and its weight, (h / 2, w / 2, 3) and (h / 2, w / 2), spread by way of a step of a pyramid of halves."""
    spread = (sigma**2 - _HALVED_PX2) / 4.0
    rest = ((spread - sum(_STEPPED_PX2 * 4**taken for taken in range(step))) / 4**step) ** 0.5
    light = cv2.GaussianBlur(pyramid[step].light, (0, 0), rest, borderType=cv2.BORDER_REPLICATE)
    weight: Any = pyramid[step].weights[..., 0]
    weight = cv2.GaussianBlur(weight, (0, 0), rest, borderType=cv2.BORDER_REPLICATE)
    for larger in pyramid[:step][::-1]:
        size = larger.light.shape[1::-1]
        light, weight = cv2.pyrUp(light, dstsize=size), cv2.pyrUp(weight, dstsize=size)
    return light, weight


@jit
def _blur_of_depth(depth: Any, numbers: Any, out: Any) -> None:
    scale, focus, most = numbers
    for x in range(len(out)):
        out[x] = min(abs(focus - scale / depth[x]), most)


@jit
def _keep_sharp(blurred: Any, sharp: Any, sigma: Any, full: Any) -> None:
    """Takes of a blurred picture as much as sigma asks, and the rest of the sharp one, in place."""
    share = np.empty(sigma.shape[1], np.float32)
    for row in range(len(sigma)):
        here = sigma[row]
        for x in range(len(here)):
            share[x] = max(np.float32(1.0) - here[x] * here[x] / (full * full), np.float32(0.0))
        _lerp(blurred[row], sharp[row], share)


@jit
def _lerp(light: Any, other: Any, share: Any) -> None:
    """Moves pixels of three values towards others by a share of each pixel's own."""
    for x in range(len(share)):
        light[3 * x] += share[x] * (other[3 * x] - light[3 * x])
        light[3 * x + 1] += share[x] * (other[3 * x + 1] - light[3 * x + 1])
        light[3 * x + 2] += share[x] * (other[3 * x + 2] - light[3 * x + 2])


@jit
def _weigh(picture: Any, sigma: Any, light: Any, weights: Any) -> None:
    low, scale = np.float32(_SPREADING_PX[0]), np.float32(1.0 / (_SPREADING_PX[1] - _SPREADING_PX[0]))
    taken = np.empty(sigma.shape[1], np.float32)
    for row in range(len(sigma)):
        here, told, bright, out = sigma[row], weights[row], picture[row], light[row]
        for x in range(len(here)):
            taken[x] = min(max((here[x] - low) * scale, np.float32(_LEAST_WEIGHT)), np.float32(1.0))
        for x in range(len(here)):
            told[2 * x] = taken[x]
            told[2 * x + 1] = taken[x] * here[x]
        for x in range(len(here)):
            out[3 * x] = bright[3 * x] * taken[x]
            out[3 * x + 1] = bright[3 * x + 1] * taken[x]
            out[3 * x + 2] = bright[3 * x + 2] * taken[x]


@jit
def _raise(picture: Any, half: Any, sigma: Any, limits: Any) -> None:
    """Mixes in a picture of half the size where sigma lies above the lower limit, wholly from the upper one on, in place."""
    low, span = np.float32(limits[0] ** 2), np.float32(1.0 / (limits[1] ** 2 - limits[0] ** 2))
    width = sigma.shape[1]
    share, middle = np.empty(width, np.float32), np.empty(3 * width, np.float32)
    upper, lower = np.empty(3 * width, np.float32), np.empty(3 * width, np.float32)
    _widen(half[0], lower)
    for row in range(len(sigma)):
        if row % 2 == 0:
            upper, lower = lower, upper
            _widen(half[min(row // 2 + 1, len(half) - 1)], lower)
        here = sigma[row]
        for x in range(width):
            share[x] = min(max((here[x] * here[x] - low) * span, np.float32(0.0)), np.float32(1.0))
        part = np.float32(0.5 * (row % 2))
        for x in range(3 * width):
            middle[x] = upper[x] + part * (lower[x] - upper[x])
        _lerp(picture[row], middle, share)


@jit
def _widen(row: Any, out: Any) -> None:
    """A row of pixels of three values twice as wide, each second one halfway between its neighbours."""
    middle = np.empty(len(row), np.float32)
    for x in range(len(row) - 3):
        middle[x] = row[x + 3]
    # Beyond the last, there is the last again.
    middle[-3:] = row[-3:]
    for x in range(len(row)):
        middle[x] = np.float32(0.5) * (middle[x] + row[x])
    for x in range(len(out) // 6):
        for channel in range(3):
            out[6 * x + channel] = row[3 * x + channel]
            out[6 * x + 3 + channel] = middle[3 * x + channel]
    if len(out) % 6:
        out[-3:] = row[-3:]
