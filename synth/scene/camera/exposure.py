"""Exposure: what a phone measures on a picture before it takes it: how much light there is, of what colour, and where."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

# Luminance of red, green and blue of sRGB (Rec. 709).
LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)
LUMINANCE.setflags(write=False)
# Where meters put the mean of a picture, and how bright the brightest parts may become, in linear light.
_KEY = 0.38
_BRIGHTEST = 0.95
# Beyond, a phone has no more gain: 6 stops either way.
_MOST_GAIN = 64.0
# The power that makes bright surfaces count more where the light's colour is measured.
_POWER = 8.0
_LEAST = 1e-6
# Differences of the logarithm of light, squared, that are kept as edges.
_EDGE = 0.2


def metered_gain(small: NDArray[np.float32]) -> float:
    """By how much to multiply linear light, that the middle is as bright as meters want it and bright parts keep their detail.

    >>> metered_gain(np.full((8, 6, 3), 0.6, np.float32))
    0.633333
    """
    light = small @ LUMINANCE
    rows, columns = (np.hanning(side + 2)[1:-1] for side in light.shape)
    weights = 0.15 + np.outer(rows, columns)
    mean = float((light * weights).sum() / weights.sum())
    bright = float(np.quantile(light, 0.96))
    gain = min(_KEY / max(mean, _LEAST), _BRIGHTEST / max(bright, _LEAST))
    return round(float(np.clip(gain, 1.0 / _MOST_GAIN, _MOST_GAIN)), 6)


def light_colour(small: NDArray[np.float32]) -> NDArray[np.float64]:
    """The colour of the light, float64 (3), of luminance 1, taken from the picture: its bright surfaces are white mostly.

    The mean of a power of the light (Finlayson and Trezzi 2004, "Shades of gray and colour constancy"), without what is so
    bright that it is a light itself.
    """
    light = small @ LUMINANCE
    taken = small[light <= 4.0 * max(float(np.quantile(light, 0.9)), _LEAST)].reshape(-1, 3).astype(np.float64)
    colour = (np.maximum(taken, _LEAST) ** _POWER).mean(axis=0) ** (1.0 / _POWER)
    white: NDArray[np.float64] = colour / (colour @ LUMINANCE)
    return white


def local_gain(small: NDArray[np.float32], strength: float) -> NDArray[np.float32]:
    """Gains that lift dark parts and lower bright ones, float32 (h / 16, w / 16), 1 in the mean of their logarithms.

    Args:
        strength: 0 changes nothing, 1 leaves no difference between large parts.
    """
    if not strength:
        return np.ones(small.shape[:2], np.float32)
    light: Any = np.log(np.maximum(small @ LUMINANCE, 1e-3)).astype(np.float32)
    window = (max(light.shape) // 8 * 2 + 1,) * 2
    mean = cv2.blur(light, window, borderType=cv2.BORDER_REFLECT)
    variance = np.maximum(cv2.blur(light * light, window, borderType=cv2.BORDER_REFLECT) - mean * mean, 0.0)
    # A guided filter (He, Sun and Tang 2010, section 3.1) keeps edges of the paper: a plain blur would put a glow around it.
    kept = variance / (variance + np.float32(_EDGE))
    slope, offset = (cv2.blur(part, window, borderType=cv2.BORDER_REFLECT) for part in (kept, mean * (1.0 - kept)))
    base = slope * light + offset
    gain: NDArray[np.float32] = np.exp(-np.float32(strength) * (base - base.mean())).astype(np.float32)
    return gain
