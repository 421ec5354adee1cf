"""The transforms of pictures that yaml can choose: each stands for one albumentations transform, with ranges in our own terms.

Shares are of the picture (of its shorter side for distances, of full scale for brightness), so one setting fits pictures of
any size; what is given in pixels says so. albumentations is imported when a transform is built, not before: it takes 3 s.
"""

import os
from abc import abstractmethod
from collections.abc import Mapping
from types import ModuleType
from typing import Annotated, Any, Literal

import pydantic

from receipts.config import Component, Count, IntRange, Probability, Range, component

Share = Annotated[Range, pydantic.AfterValidator(lambda limits: _within(limits, 0.0, 0.999))]
Border = Literal["replicate", "white", "black"]
_WHITE, _BLACK = 255, 0


def load_albumentations() -> ModuleType:
    """The albumentations module, kept from asking the network for its newest version as it does on import."""
    os.environ.setdefault("NO_ALBUMENTATIONS_UPDATE", "1")
    import albumentations

    return albumentations


class Transform(Component):
    """One transform of a picture and of the points on it."""

    @abstractmethod
    def build(self) -> Any:
        """The albumentations transform with these settings, applied with the component's own probability."""


@component
class Perspective(Transform):
    """The picture seen from aslant: its corners move inward by a share of its sides.

    ``keep_whole`` shows all of the picture, what appears around it painted as ``border``; without it the moved corners become
    the picture's and what lay outside is cut off.
    """

    probability: Probability = 0.5
    corner_share_range: Share = (0.01, 0.05)
    keep_whole: bool = True
    border: Border = "replicate"

    def build(self) -> Any:
        """An ``albumentations.Perspective`` that keeps the picture's size."""
        return load_albumentations().Perspective(
            scale=self.corner_share_range,
            keep_size=True,
            fit_output=self.keep_whole,
            p=self.probability,
            **_border(self.border),
        )


@component
class Rotation(Transform):
    """The picture turned about its middle, its size kept."""

    probability: Probability = 0.5
    angle_deg_range: Range = (-3.0, 3.0)
    border: Border = "replicate"

    def build(self) -> Any:
        """An ``albumentations.Affine`` that only rotates."""
        return load_albumentations().Affine(rotate=self.angle_deg_range, p=self.probability, **_border(self.border))


@component
class Elastic(Transform):
    """The picture pulled about by smooth displacements, as crumpled paper shows itself after flattening.

    ``spacing_share`` is the distance of the knots that are moved, ``shift_share_range`` how far; both are shares of the
    shorter side. A shift of more than 0.15 spacings would fold the picture over itself and is refused.
    """

    probability: Probability = 0.5
    shift_share_range: Share = (0.002, 0.008)
    spacing_share: Annotated[float, pydantic.Field(gt=0, le=1)] = 0.2
    border: Border = "replicate"

    def __post_init__(self) -> None:
        most = 0.15 * self.spacing_share
        if self.shift_share_range[1] > most:
            raise ValueError(
                f"shift_share_range goes up to {self.shift_share_range[1]}, but may go no further than 0.15 of spacing_share, "
                f"here {most:.4g}: lower it or raise spacing_share"
            )

    def build(self) -> Any:
        """A transform of our own: albumentations' ElasticTransform leaves points up to 2 px from their pixels."""
        load_albumentations()
        from augment.albumentations_own import GridElastic

        return GridElastic(
            shift_share_range=self.shift_share_range,
            spacing_share=self.spacing_share,
            p=self.probability,
            **_border(self.border),
        )


@component
class BrightnessContrast(Transform):
    """The picture lighter or darker, by a share of full scale, and its contrast multiplied by a factor."""

    probability: Probability = 0.5
    brightness_range: Annotated[Range, pydantic.AfterValidator(lambda limits: _within(limits, -1.0, 1.0))] = (-0.15, 0.15)
    contrast_factor_range: Annotated[Range, pydantic.AfterValidator(lambda limits: _within(limits, 0.0, 10.0))] = (0.7, 1.2)

    def build(self) -> Any:
        """An ``albumentations.RandomBrightnessContrast``."""
        low, high = self.contrast_factor_range
        return load_albumentations().RandomBrightnessContrast(
            brightness_limit=self.brightness_range, contrast_limit=(low - 1, high - 1), p=self.probability
        )


@component
class Blur(Transform):
    """The picture out of focus: a Gaussian whose standard deviation is given in pixels."""

    probability: Probability = 0.3
    sigma_px_range: Annotated[Range, pydantic.AfterValidator(lambda limits: _within(limits, 0.0, 50.0))] = (0.3, 1.2)

    def build(self) -> Any:
        """An ``albumentations.GaussianBlur`` whose kernel follows from sigma."""
        return load_albumentations().GaussianBlur(blur_limit=0, sigma_limit=self.sigma_px_range, p=self.probability)


@component
class MotionBlur(Transform):
    """The picture shaken: a streak of the given length in pixels, centred, in any direction."""

    probability: Probability = 0.2
    length_px_range: Annotated[IntRange, pydantic.AfterValidator(lambda limits: _within(limits, 3, 99))] = (3, 5)

    def build(self) -> Any:
        """An ``albumentations.MotionBlur`` that leaves the picture where it is."""
        return load_albumentations().MotionBlur(
            blur_limit=self.length_px_range, direction_range=(0.0, 0.0), allow_shifted=False, p=self.probability
        )


@component
class Noise(Transform):
    """The picture grainy: noise near to Gaussian, its standard deviation a share of full scale, independent in each pixel."""

    probability: Probability = 0.3
    sigma_range: Annotated[Range, pydantic.AfterValidator(lambda limits: _within(limits, 0.0, 1.0))] = (0.01, 0.04)

    def build(self) -> Any:
        """A transform of our own: albumentations' GaussNoise takes more time than all the others together."""
        load_albumentations()
        from augment.albumentations_own import TableNoise

        return TableNoise(sigma_range=self.sigma_range, p=self.probability)


@component
class Jpeg(Transform):
    """The picture after saving it as JPEG of a quality from 1 to 100."""

    probability: Probability = 0.5
    quality_range: Annotated[IntRange, pydantic.AfterValidator(lambda limits: _within(limits, 1, 100))] = (40, 90)

    def build(self) -> Any:
        """An ``albumentations.ImageCompression``."""
        return load_albumentations().ImageCompression(quality_range=self.quality_range, p=self.probability)


@component
class Dropout(Transform):
    """The picture with a few rectangles painted over; sides are shares of the picture's width and height.

    Tokens underneath lose visibility by the covered part of them, where visibility is known.
    """

    probability: Probability = 0.2
    count_range: tuple[Count, Count] = (1, 3)
    width_share_range: Share = (0.02, 0.1)
    height_share_range: Share = (0.01, 0.04)
    fill: Literal["white", "black", "random"] = "random"

    def __post_init__(self) -> None:
        if self.count_range[0] > self.count_range[1]:
            raise ValueError(f"count_range: low is above high, got {self.count_range}")

    def build(self) -> Any:
        """An ``albumentations.CoarseDropout`` that covers the mask, too."""
        return load_albumentations().CoarseDropout(
            num_holes_range=self.count_range,
            hole_width_range=self.width_share_range,
            hole_height_range=self.height_share_range,
            fill={"white": _WHITE, "black": _BLACK, "random": "random_uniform"}[self.fill],
            fill_mask=0,
            p=self.probability,
        )


@component
class OneOf(Transform):
    """One of several transforms, the likelier the greater its own probability."""

    probability: Probability = 0.5
    choices: Mapping[str, Transform]

    def __post_init__(self) -> None:
        if not any(getattr(choice, "probability", 0.0) > 0 for choice in self.choices.values()):
            raise ValueError(f"choices: at least one needs a probability above 0, got {sorted(self.choices)}")

    def build(self) -> Any:
        """An ``albumentations.OneOf``."""
        return load_albumentations().OneOf([choice.build() for choice in self.choices.values()], p=self.probability)


def _border(border: Border) -> dict[str, Any]:
    """What albumentations calls the painting of pixels that show nothing of the picture."""
    import cv2

    if border == "replicate":
        return {"border_mode": cv2.BORDER_REPLICATE}
    return {"border_mode": cv2.BORDER_CONSTANT, "fill": _WHITE if border == "white" else _BLACK}


def _within(limits: tuple[float, float], low: float, high: float) -> tuple[float, float]:
    if limits[0] < low or limits[1] > high:
        raise ValueError(f"must lie within {low} and {high}, got {limits}")
    return limits
