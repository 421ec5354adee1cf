"""Focus: how far each point of a picture is from sharp, and the picture blurred by that much."""

from typing import Any

import cv2
import numpy as np
from numba import njit
from numpy.typing import NDArray

# A disc of light spreads along either axis as a Gaussian whose sigma is a quarter of the disc's diameter.
_SIGMA_OF_DISC = 0.25
# Sigmas in pixels of the blurred pictures that are mixed; those of the second row are made of smaller pictures, of light
# that is blurred itself, so that none of what is sharp leaks into what is not.
_FINE_SIGMAS = (0.6, 1.1)
_COARSE_SIGMAS = ((2.0, 1), (3.6, 2), (6.5, 2), (12.0, 3))
# Below, nobody sees a blur.
_LEAST_SIGMA_PX = 0.15
# Blurs from which on light may be spread far, and wholly.
_SPREADING_PX = (0.6, 1.6)
_LEAST_WEIGHT = 1e-3


def defocus_sigma(depth: NDArray[np.float32], aperture_mm: float, focus_mm: float, focal_px: float) -> NDArray[np.float32]:
    """By how much a thin lens blurs each point, float32 (h, w): a Gaussian's sigma in pixels.

    The circle of confusion of an aperture A focused at s is ``A v |1 / s - 1 / d|`` wide, v the picture's distance behind the
    lens, which in pixels is the focal length of the camera (Potmesil and Chakravarty 1981, "A lens and aperture camera model
    for synthetic image generation", section 3).

    Args:
        depth: float32 (h, w), mm along the view, above 0; infinite where nothing is.

    >>> defocus_sigma(np.float32([[300.0, 600.0, np.inf]]), 3.0, 300.0, 1000.0).tolist()
    [[0.0, 1.25, 2.5]]
    """
    scale = np.float32(_SIGMA_OF_DISC * aperture_mm * focal_px)
    sigma: NDArray[np.float32] = np.abs(scale * (np.float32(1.0 / focus_mm) - np.float32(1.0) / depth))
    return np.minimum(sigma, np.float32(_COARSE_SIGMAS[-1][0]))


def defocused(picture: NDArray[np.float32], sigma: NDArray[np.float32]) -> NDArray[np.float32]:
    """The picture, float32 (h, w, 3), each pixel blurred by its own sigma, float32 (h, w), up to 12 px.

    Pictures of a few sigmas are mixed so that every pixel's variance is right. What is sharp does not leak into what is
    blurred behind it; edges of blurred things in front stay hard.
    """
    widest = float(sigma.max())
    if widest < _LEAST_SIGMA_PX:
        return picture
    mixed, low = picture.copy(), 0.0
    for high in _FINE_SIGMAS:
        if widest > low:
            _mix(mixed, cv2.GaussianBlur(picture, (0, 0), high, borderType=cv2.BORDER_REPLICATE), sigma, low, high)
        low = high
    if widest > low:
        pyramid = [np.empty((*sigma.shape, 4), np.float32)]
        _weigh(picture, sigma, pyramid[0])
        for high, step in _COARSE_SIGMAS:
            if widest > low:
                _mix(mixed, _spread(pyramid, high, step), sigma, low, high)
            low = high
    return mixed


def _spread(pyramid: list[Any], sigma: float, step: int) -> Any:
    """Weighted light at one sigma, float32 (h, w, 4), by way of step ``step`` of a pyramid, which grows as far as it must.

    Each step down and up spreads light by the variance of the pyramid's kernel 1 4 6 4 1, which is 1 px of the larger picture.
    """
    while len(pyramid) <= step:
        pyramid.append(cv2.pyrDown(pyramid[-1]))
    rest = (sigma**2 - sum(2 * 4**taken for taken in range(step))) / 4**step
    light: Any = cv2.GaussianBlur(pyramid[step], (0, 0), rest**0.5, borderType=cv2.BORDER_REPLICATE)
    for larger in pyramid[step - 1 :: -1]:
        light = cv2.pyrUp(light, dstsize=larger.shape[1::-1])
    return light


@njit(cache=True, error_model="numpy")
def _weigh(picture: Any, sigma: Any, out: Any) -> None:
    """Light times a weight, and the weight: 1 where light may be spread far, next to nothing where it is sharp."""
    low = np.float32(_SPREADING_PX[0])
    scale = np.float32(1.0 / (_SPREADING_PX[1] - _SPREADING_PX[0]))
    for row in range(sigma.shape[0]):
        for column in range(sigma.shape[1]):
            weight = min(max((sigma[row, column] - low) * scale, np.float32(_LEAST_WEIGHT)), np.float32(1.0))
            for channel in range(3):
                out[row, column, channel] = picture[row, column, channel] * weight
            out[row, column, 3] = weight


@njit(cache=True, error_model="numpy")
def _mix(mixed: Any, blurred: Any, sigma: Any, low: float, high: float) -> None:
    """Puts so much of a blurred picture, (h, w, 3) or with its weight (h, w, 4), over the mixed one as its variance asks."""
    low2 = np.float32(low * low)
    span = np.float32(1.0 / (high * high - low * low))
    for row in range(sigma.shape[0]):
        for column in range(sigma.shape[1]):
            share = min((sigma[row, column] * sigma[row, column] - low2) * span, np.float32(1.0))
            if share > 0:
                scale = np.float32(1.0) / blurred[row, column, 3] if blurred.shape[2] == 4 else np.float32(1.0)
                for channel in range(3):
                    value = mixed[row, column, channel]
                    mixed[row, column, channel] = value + share * (scale * blurred[row, column, channel] - value)
