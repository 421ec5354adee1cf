"""History: the files that a scan went through before anyone trains on it: JPEG, and rescaling between one and the next."""

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from synth.scene.look import Generation


def aged(picture: NDArray[np.uint8], generations: Sequence[Generation], size: tuple[int, int]) -> NDArray[np.uint8]:
    """The picture, uint8 (h, w) or (h, w, 3), after all its files, at a size of (width, height).

    Args:
        picture: uint8 (h, w), or (h, w, 3) in blue, green, red, the order of the coder.
    """
    for generation in generations:
        if generation.scale != 1.0:
            height, width = picture.shape[:2]
            picture = rescaled(picture, (max(round(width * generation.scale), 1), max(round(height * generation.scale), 1)))
        settings = [cv2.IMWRITE_JPEG_QUALITY, generation.quality]
        if generation.chroma == "444":
            settings += [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444]
        _, encoded = cv2.imencode(".jpg", picture, settings)
        picture = cv2.imdecode(encoded, cv2.IMREAD_GRAYSCALE if picture.ndim == 2 else cv2.IMREAD_COLOR)  # type: ignore[assignment]
    return rescaled(picture, size)


def rescaled(picture: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """The picture at a size of (width, height): averaged where it shrinks, interpolated where it grows."""
    if picture.shape[1::-1] == size:
        return picture
    shrinks = size[0] * size[1] < picture.shape[0] * picture.shape[1]
    scaled: Any = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    return scaled
