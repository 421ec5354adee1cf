"""Grey pictures as scanners, printers and files spoil them: what small pieces of pages go through before a model reads them.

Pieces are small and many, half a thousand a second: plain effects of one pass each, drawn for each piece by its own stream.
"""

from __future__ import annotations

from typing import Annotated

import cv2
import numpy as np
import pydantic
from numpy.typing import NDArray

from receipts.config import Component, Probability, component

Share = Annotated[float, pydantic.Field(ge=0, le=1)]
# A threshold at a share of the way from the paper's level to the ink's.
_INK_SHARES = (0.3, 0.75)


@component
class Damage(Component):
    """What may be done to a grey picture, each effect with its probability; sizes are in pixels of the picture given.

    Attributes:
        coarse_probability: shrunk and enlarged again, as by a scan of fewer dots an inch.
        coarse_range: to this share of its size.
        stroke_probability: strokes are made thicker or thinner by a pixel's share.
        blur_probability: out of focus.
        blur_px_range: standard deviation.
        bilevel_probability: every pixel black or white, as office scanners do, at a threshold of its own.
        contrast_probability: ink and paper nearer to one another, and brighter or darker.
        contrast_range: of the differences, so much is left.
        slope_probability: one side brighter than the other.
        noise_probability: grain.
        noise_range: standard deviation, of the way from black to white.
        speckle_probability: single pixels black or white.
        jpeg_probability: stored as JPEG.
        jpeg_quality_range: of it.
    """

    coarse_probability: Probability = 0.25
    coarse_range: tuple[Share, Share] = (0.45, 0.9)
    stroke_probability: Probability = 0.2
    blur_probability: Probability = 0.25
    blur_px_range: tuple[float, float] = (0.3, 1.1)
    bilevel_probability: Probability = 0.2
    contrast_probability: Probability = 0.6
    contrast_range: tuple[Share, Share] = (0.25, 1.0)
    slope_probability: Probability = 0.25
    noise_probability: Probability = 0.4
    noise_range: tuple[Share, Share] = (0.01, 0.09)
    speckle_probability: Probability = 0.1
    jpeg_probability: Probability = 0.3
    jpeg_quality_range: tuple[int, int] = (25, 90)

    def __call__(self, image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
        """The picture (h, w) spoiled, uint8 of the same size; the given one stays as it is."""
        chance = rng.random(8)
        if chance[0] < self.coarse_probability:
            image = coarse(image, float(rng.uniform(*self.coarse_range)))
        if chance[1] < self.stroke_probability:
            image = restroked(image, float(rng.uniform(-1, 1)))
        if chance[2] < self.blur_probability:
            image = cv2.GaussianBlur(image, (0, 0), float(rng.uniform(*self.blur_px_range)))  # type: ignore[assignment]
        if chance[3] < self.bilevel_probability:
            image = bilevel(image, float(rng.uniform(*_INK_SHARES)), smooth=bool(rng.random() < 0.5))
        light = image.astype(np.float32)
        if chance[4] < self.contrast_probability:
            light = flattened(light, float(rng.uniform(*self.contrast_range)), float(rng.random()))
        if chance[5] < self.slope_probability:
            light = light * slope(light.shape, rng.uniform(-0.25, 0.25, 2))
        if chance[6] < self.noise_probability:
            light = light + rng.standard_normal(light.shape, np.float32) * np.float32(255 * rng.uniform(*self.noise_range))
        spoiled = np.clip(light, 0, 255).astype(np.uint8)
        if rng.random() < self.speckle_probability:
            spoiled = speckled(spoiled, float(rng.uniform(0, 0.02)), rng)
        if chance[7] < self.jpeg_probability:
            spoiled = stored(spoiled, int(rng.integers(self.jpeg_quality_range[0], self.jpeg_quality_range[1] + 1)))
        return spoiled


def coarse(image: NDArray[np.uint8], share: float) -> NDArray[np.uint8]:
    """The picture as one of ``share`` of its size shows it."""
    height, width = image.shape
    small = cv2.resize(image, (max(round(width * share), 1), max(round(height * share), 1)), interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)  # type: ignore[return-value]


def restroked(image: NDArray[np.uint8], amount: float) -> NDArray[np.uint8]:
    """Dark strokes thicker (amount up to 1) or thinner (down to -1), mixed with the picture as it was."""
    kernel = np.ones((2, 2), np.uint8)
    changed = cv2.erode(image, kernel) if amount > 0 else cv2.dilate(image, kernel)
    return cv2.addWeighted(image, 1 - abs(amount), changed, abs(amount), 0)  # type: ignore[return-value]


def bilevel(image: NDArray[np.uint8], ink_share: float, *, smooth: bool) -> NDArray[np.uint8]:
    """Black where the picture is darker than a threshold between its paper and its ink, white elsewhere.

    Args:
        ink_share: where the threshold lies, 0 at the paper, 1 at the ink.
        smooth: softened after, as by a scan that was shrunk.
    """
    ink, paper = np.percentile(image[::2, ::2], (2, 90))
    threshold = paper - ink_share * (paper - ink)
    black = np.where(image < threshold, np.uint8(0), np.uint8(255))
    return cv2.GaussianBlur(black, (3, 3), 0) if smooth else black  # type: ignore[return-value]


def flattened(light: NDArray[np.float32], contrast: float, place: float) -> NDArray[np.float32]:
    """Levels 0 to 255 with less contrast, the range that is left at a ``place`` between darkest (0) and brightest (1)."""
    return light * np.float32(contrast) + np.float32(255 * (1 - contrast) * place)


def slope(shape: tuple[int, ...], fall: NDArray[np.float64]) -> NDArray[np.float32]:
    """Factors about 1 that rise by ``fall`` from one side to the other, across and down: float32 (h, w)."""
    down = np.linspace(-0.5, 0.5, shape[0], dtype=np.float32)[:, None] * np.float32(fall[1])
    return 1 + down + np.linspace(-0.5, 0.5, shape[1], dtype=np.float32) * np.float32(fall[0])


def speckled(image: NDArray[np.uint8], share: float, rng: np.random.Generator) -> NDArray[np.uint8]:
    """A ``share`` of the pixels black or white."""
    hit = rng.random(image.shape, np.float32)
    return np.where(hit < share, np.where(hit < share / 2, np.uint8(0), np.uint8(255)), image)


def stored(image: NDArray[np.uint8], quality: int) -> NDArray[np.uint8]:
    """The picture as a JPEG of a quality shows it."""
    _, encoded = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(encoded, cv2.IMREAD_GRAYSCALE)  # type: ignore[return-value]
