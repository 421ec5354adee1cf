"""Two transforms of our own in albumentations' form, for `augment.transforms` to build; importing this takes seconds.

albumentations' ElasticTransform moves points by rounding them to pixels of a coarse inverse (measured: up to 1.9 px off) and
clips them to the picture; its GaussNoise draws a normal number for each value (26 to 38 ms for a megapixel in colour,
against 4 here).
"""

from statistics import NormalDist
from typing import Any

import albumentations
import cv2
import numpy as np
from numpy.typing import NDArray


class GridElastic(albumentations.DualTransform):
    """Displacements drawn on a coarse grid, interpolated cubically; points go by the exact inverse of what pixels go by."""

    class InitSchema(albumentations.core.transforms_interface.BaseTransformInitSchema):
        """The settings, as albumentations wants them declared."""

        shift_share_range: tuple[float, float]
        spacing_share: float
        border_mode: int
        fill: float

    _targets = albumentations.core.type_definitions.ALL_TARGETS

    def __init__(
        self,
        shift_share_range: tuple[float, float],
        spacing_share: float,
        border_mode: int = cv2.BORDER_REPLICATE,
        fill: float = 0.0,
        p: float = 0.5,
    ) -> None:
        super().__init__(p=p)
        self.shift_share_range = shift_share_range
        self.spacing_share = spacing_share
        self.border_mode = border_mode
        self.fill = fill

    def get_params_dependent_on_data(self, params: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
        """The displacement ``shift``, float32 (h, w, 2), px: target pixel (x, y) shows the source at (x, y) + shift."""
        height, width = params["shape"][:2]
        short = min(height, width)
        # Rounded down, so that the knots are never nearer to each other than asked for.
        rows, columns = (max(int(side / (self.spacing_share * short)), 1) for side in (height, width))
        most_px = short * self.py_random.uniform(*self.shift_share_range)
        knots = self.random_generator.uniform(-most_px, most_px, (rows, columns, 2)).astype(np.float32)
        return {"shift": cv2.resize(knots, (width, height), interpolation=cv2.INTER_CUBIC)}

    def apply(self, img: NDArray[np.uint8], shift: NDArray[np.float32], **params: Any) -> NDArray[np.uint8]:
        """The picture, each pixel read at its displaced place."""
        return self._read(img, shift, cv2.INTER_LINEAR, self.fill)

    def apply_to_mask(self, mask: NDArray[np.uint8], shift: NDArray[np.float32], **params: Any) -> NDArray[np.uint8]:
        """The mask, each pixel read at its displaced place, without mixing values."""
        return self._read(mask, shift, cv2.INTER_NEAREST, 0.0)

    def apply_to_keypoints(self, keypoints: NDArray[Any], shift: NDArray[np.float32], **params: Any) -> NDArray[Any]:
        """The points where the pixels under them went: t with t + shift(t) = source, found by repeating t = source - shift(t).

        The shift changes by half a pixel a pixel at most, measured at the bound that `augment.transforms.Elastic` sets, so each
        round about halves the error or better; outside the picture the shift is that of the nearest border pixel.
        """
        source = np.asarray(keypoints[:, :2], np.float64)
        target = source
        for _ in range(12):
            target = source - _bilinear(shift, target)
        return np.concatenate([target, keypoints[:, 2:]], axis=1)

    def _read(self, img: NDArray[np.uint8], shift: NDArray[np.float32], method: int, fill: float) -> NDArray[np.uint8]:
        height, width = shift.shape[:2]
        x = shift[..., 0] + np.arange(width, dtype=np.float32)
        y = shift[..., 1] + np.arange(height, dtype=np.float32)[:, None]
        return cv2.remap(  # type: ignore[return-value]
            img, x, y, interpolation=method, borderMode=self.border_mode, borderValue=(fill, fill, fill)
        )


class TableNoise(albumentations.ImageOnlyTransform):
    """Noise of 256 equally likely steps of a normal distribution, picked by random bytes."""

    class InitSchema(albumentations.core.transforms_interface.BaseTransformInitSchema):
        """The settings, as albumentations wants them declared."""

        sigma_range: tuple[float, float]

    def __init__(self, sigma_range: tuple[float, float], p: float = 0.5) -> None:
        super().__init__(p=p)
        self.sigma_range = sigma_range

    def get_params_dependent_on_data(self, params: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
        """Random bytes ``steps`` in the picture's shape, and ``sigma`` in levels of 255."""
        shape = params["shape"]
        steps = np.frombuffer(self.random_generator.bytes(int(np.prod(shape))), np.uint8).reshape(shape)
        return {"steps": steps, "sigma": 255 * self.py_random.uniform(*self.sigma_range)}

    def apply(self, img: NDArray[np.uint8], steps: NDArray[np.uint8], sigma: float, **params: Any) -> NDArray[np.uint8]:
        """The picture with the noise added, kept within 0 and 255."""
        normal = NormalDist()
        noise = np.rint([sigma * normal.inv_cdf((step + 0.5) / 256) for step in range(256)])
        lighter = cv2.LUT(steps, np.clip(noise, 0, 255).astype(np.uint8))
        darker = cv2.LUT(steps, np.clip(-noise, 0, 255).astype(np.uint8))
        return cv2.subtract(cv2.add(img, lighter), darker)  # type: ignore[return-value]


def _bilinear(field: NDArray[np.float32], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The field (h, w, 2) between its pixels, at points (n, 2) counted from the first pixel's centre; clamped outside."""
    height, width = field.shape[:2]
    at = np.clip(points, 0, [width - 1, height - 1])
    x, y = at.astype(np.intp).T
    right, below = np.minimum(x + 1, width - 1), np.minimum(y + 1, height - 1)
    across, down = (at[:, 0] - x)[:, None], (at[:, 1] - y)[:, None]
    top = field[y, x] * (1 - across) + field[y, right] * across
    bottom = field[below, x] * (1 - across) + field[below, right] * across
    return top * (1 - down) + bottom * down
