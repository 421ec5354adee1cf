"""Our transforms in albumentations' form, for `augment.albumentations_bridge` to build; importing this takes seconds."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import albumentations
import cv2
import numpy as np
from numpy.typing import NDArray

from augment.cpu import changed_image
from augment.draws import ImageDraws
from augment.transforms import (
    BORDERS,
    Blur,
    BrightnessContrast,
    Dropout,
    Jpeg,
    MotionBlur,
    Noise,
    OneOf,
    Perspective,
    Rotation,
    Transform,
)


def counterpart(transform: Transform) -> Any:
    """albumentations' own transform for one of ours; ours itself, made to look like one, where it has no like."""
    chance = transform.probability
    match transform:
        case Perspective():
            return albumentations.Perspective(
                scale=transform.corner_share_range,
                fit_output=transform.keep_whole,
                p=chance,
                **_border(transform.border),
            )
        case Rotation():
            return albumentations.Affine(rotate=transform.angle_deg_range, p=chance, **_border(transform.border))
        case BrightnessContrast():
            low, high = transform.contrast_factor_range
            return albumentations.RandomBrightnessContrast(
                brightness_limit=transform.brightness_range, contrast_limit=(low - 1, high - 1), p=chance
            )
        case Blur():
            return albumentations.GaussianBlur(blur_limit=0, sigma_limit=transform.sigma_px_range, p=chance)
        case MotionBlur():
            lengths = tuple(max(2 * round((length - 1) / 2) + 1, 3) for length in transform.length_px_range)
            return albumentations.MotionBlur(blur_limit=lengths, direction_range=(0.0, 0.0), allow_shifted=False, p=chance)
        case Noise():
            return albumentations.GaussNoise(std_range=transform.sigma_range, p=chance)
        case Jpeg():
            return albumentations.ImageCompression(quality_range=transform.quality_range, p=chance)
        case Dropout():
            return albumentations.CoarseDropout(
                num_holes_range=transform.count_range,
                hole_width_range=transform.width_share_range,
                hole_height_range=transform.height_share_range,
                fill={"white": 255, "black": 0, "random": "random_uniform"}[transform.fill],
                fill_mask=0,
                p=chance,
            )
        case OneOf():
            return albumentations.OneOf([counterpart(choice) for choice in transform.choices.values()], p=chance)
    return Own(transform.__call__, p=chance)


class Own(albumentations.DualTransform):
    """One of our transforms: what ``draw`` draws, done by `augment.cpu`."""

    class InitSchema(albumentations.core.transforms_interface.BaseTransformInitSchema):
        """The settings, as albumentations wants them declared."""

        draw: Any

    _targets = albumentations.core.type_definitions.ALL_TARGETS

    def __init__(self, draw: Callable[..., ImageDraws], p: float = 0.5) -> None:
        super().__init__(p=p)
        self.draw = draw

    def get_params_dependent_on_data(self, params: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
        """The ``draws`` of the transform for a picture of this size."""
        height, width = params["shape"][:2]
        return {"draws": self.draw(ImageDraws((width, height)), self.random_generator)}

    def apply(self, img: NDArray[np.uint8], draws: ImageDraws, **params: Any) -> NDArray[np.uint8]:
        """The picture as drawn."""
        return changed_image(img, draws)

    def apply_to_mask(self, mask: NDArray[np.uint8], draws: ImageDraws, **params: Any) -> NDArray[np.uint8]:
        """The mask moved, 0 under covers and outside."""
        covers = draws.covers * np.array([1, 1, 1, 1, 0, 0, 0], np.float32)
        moves = replace(ImageDraws(draws.size), matrix=draws.matrix, shift=draws.shift, border=(0, 0, 0), covers=covers)
        return changed_image(np.repeat(mask[..., None], 3, axis=2), moves)[..., 0]

    def apply_to_keypoints(self, keypoints: NDArray[Any], draws: ImageDraws, **params: Any) -> NDArray[Any]:
        """The points where the pixels under them went."""
        # albumentations puts pixel centres at whole numbers, we at .5.
        moved = draws.points(np.asarray(keypoints[:, :2], np.float64) + 0.5) - 0.5
        return np.concatenate([moved, keypoints[:, 2:]], axis=1)


def _border(border: str) -> dict[str, Any]:
    """What albumentations calls the painting of pixels that show nothing of the picture."""
    colour = BORDERS[border]
    if colour is None:
        return {"border_mode": cv2.BORDER_REPLICATE}
    return {"border_mode": cv2.BORDER_CONSTANT, "fill": colour[0]}
