"""The transforms of pictures that yaml can choose: each draws from ranges in our own terms what is done to one picture.

Shares are of the picture (of its shorter side for distances, of full scale for brightness), so one setting fits pictures of
any size; what is given in pixels says so. Nothing here touches a pixel: `augment.cpu` and `augment.device` do.
"""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal

import cv2
import numpy as np
import pydantic

from augment.draws import NUM_NODES, ImageDraws
from augment.streaks import streak
from receipts.config import Component, Count, IntRange, Probability, Range, component
from receipts.geometry import Warp

Share = Annotated[Range, pydantic.AfterValidator(lambda limits: within(limits, 0.0, 0.999))]
Border = Literal["replicate", "white", "black"]
BORDERS: dict[str, tuple[int, int, int] | None] = {"replicate": None, "white": (255, 255, 255), "black": (0, 0, 0)}
# Of a spacing, the most that knots may move: then shifts change by half a pixel a pixel at most, and nothing folds over.
_MOST_BEND = 0.15


class Transform(Component):
    """One transform of a picture and of the points on it, with a chance of its own to happen."""

    probability: float

    @abstractmethod
    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """The draws with what this transform drew added."""


@component
class Perspective(Transform):
    """The picture seen from aslant: its corners move inward by a share of its sides.

    ``keep_whole`` shows all of the picture, what appears around it painted as ``border``; without it the moved corners become
    the picture's and what lay outside is cut off.
    """

    probability: Probability = 0.5
    corner_share_range: Annotated[Range, pydantic.AfterValidator(lambda limits: within(limits, 0.0, 0.3))] = (0.01, 0.05)
    keep_whole: bool = True
    border: Border = "replicate"

    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """A perspective between the picture's corners and four drawn ones; eight numbers."""
        corners = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
        moved = corners + (1 - 2 * corners) * rng.uniform(*self.corner_share_range, (4, 2))
        if not self.keep_whole:
            corners, moved = moved, corners
        warp = Warp.between(corners * draws.size, moved * draws.size, draws.size)
        return draws.warped(warp.matrix, BORDERS[self.border])


@component
class Rotation(Transform):
    """The picture turned about its middle, its size kept."""

    probability: Probability = 0.5
    angle_deg_range: Range = (-3.0, 3.0)
    border: Border = "replicate"

    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """A rotation by one drawn angle, clockwise where it is above 0."""
        angle = np.deg2rad(rng.uniform(*self.angle_deg_range))
        cosine, sine = np.cos(angle), np.sin(angle)
        x, y = draws.size[0] / 2, draws.size[1] / 2
        turn = np.array([[cosine, -sine, x - cosine * x + sine * y], [sine, cosine, y - sine * x - cosine * y], [0, 0, 1]])
        return draws.warped(turn, BORDERS[self.border])


@component
class Elastic(Transform):
    """The picture pulled about by smooth displacements, as crumpled paper shows itself after flattening.

    ``spacing_share`` is the distance of the knots that are moved, ``shift_share_range`` how far; both are shares of the
    shorter side. A shift of more than 0.15 spacings would fold the picture over itself and is refused.
    """

    probability: Probability = 0.5
    shift_share_range: Share = (0.002, 0.008)
    spacing_share: Annotated[float, pydantic.Field(ge=0.03, le=1)] = 0.2
    border: Border = "replicate"

    def __post_init__(self) -> None:
        most = _MOST_BEND * self.spacing_share
        if self.shift_share_range[1] > most:
            raise ValueError(
                f"shift_share_range goes up to {self.shift_share_range[1]}, but may go no further than 0.15 of spacing_share, "
                f"here {most:.4g}: lower it or raise spacing_share"
            )

    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """Displacements of knots, evenly between two bounds, interpolated cubically."""
        short = min(draws.size)
        # Rounded down, so that the knots are never nearer to each other than asked for.
        columns, rows = (max(int(side / (self.spacing_share * short)), 1) for side in draws.size)
        most_px = short * rng.uniform(*self.shift_share_range)
        knots = rng.uniform(-most_px, most_px, (rows, columns, 2)).astype(np.float32)
        shift = cv2.resize(knots, (NUM_NODES, NUM_NODES), interpolation=cv2.INTER_CUBIC)
        return draws.shifted(shift.astype(np.float32), BORDERS[self.border])


@component
class BrightnessContrast(Transform):
    """The picture lighter or darker, by a share of full scale, and its contrast multiplied by a factor."""

    probability: Probability = 0.5
    brightness_range: Annotated[Range, pydantic.AfterValidator(lambda limits: within(limits, -1.0, 1.0))] = (-0.15, 0.15)
    contrast_factor_range: Annotated[Range, pydantic.AfterValidator(lambda limits: within(limits, 0.0, 10.0))] = (0.7, 1.2)

    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """Levels multiplied by the factor, then the brightness added."""
        return draws.toned(rng.uniform(*self.contrast_factor_range), 255 * rng.uniform(*self.brightness_range))


@component
class Blur(Transform):
    """The picture out of focus: a Gaussian whose standard deviation is given in pixels."""

    probability: Probability = 0.3
    sigma_px_range: Annotated[Range, pydantic.AfterValidator(lambda limits: within(limits, 0.0, 50.0))] = (0.3, 1.2)

    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """A Gaussian of one drawn width."""
        return draws.blurred(rng.uniform(*self.sigma_px_range))


@component
class MotionBlur(Transform):
    """The picture shaken: a straight streak of the given length in pixels, centred, in any direction."""

    probability: Probability = 0.2
    length_px_range: Annotated[Range, pydantic.AfterValidator(lambda limits: within(limits, 0.0, 99.0))] = (2.0, 5.0)

    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """A streak of a drawn length and direction."""
        return replace(draws, streak=streak(rng.uniform(*self.length_px_range), rng.uniform(0, np.pi)))


@component
class Noise(Transform):
    """The picture grainy: noise near to Gaussian, its standard deviation a share of full scale, independent in each pixel."""

    probability: Probability = 0.3
    sigma_range: Annotated[Range, pydantic.AfterValidator(lambda limits: within(limits, 0.0, 1.0))] = (0.01, 0.04)

    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """A standard deviation, and the key that names the noise."""
        return draws.grained(255 * rng.uniform(*self.sigma_range), int(rng.integers(1 << 32)))


@component
class Jpeg(Transform):
    """The picture after saving it as JPEG of a quality from 1 to 100."""

    probability: Probability = 0.5
    quality_range: Annotated[IntRange, pydantic.AfterValidator(lambda limits: within(limits, 1, 100))] = (40, 90)

    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """A quality."""
        return replace(draws, quality=int(rng.integers(self.quality_range[0], self.quality_range[1] + 1)))


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

    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """Rectangles that lie within the picture, each of one colour."""
        count = int(rng.integers(self.count_range[0], self.count_range[1] + 1))
        shares = [rng.uniform(*limits, count) for limits in (self.width_share_range, self.height_share_range)]
        sides = np.maximum(np.rint(np.stack(shares, axis=1) * draws.size), 1)
        start = np.rint(rng.uniform(0, 1, (count, 2)) * (np.array(draws.size) - sides))
        # Things that lie on receipts are more grey than coloured.
        drawn = np.clip(rng.integers(0, 256, (count, 1)) + rng.integers(-40, 41, (count, 3)), 0, 255)
        colours = np.broadcast_to(drawn if self.fill == "random" else np.array(BORDERS[self.fill]), (count, 3))
        return draws.covered(np.concatenate([start, start + sides, colours], axis=1).astype(np.float32))


@component
class OneOf(Transform):
    """One of several transforms, the likelier the greater its own probability."""

    probability: Probability = 0.5
    choices: Mapping[str, Transform]

    def __post_init__(self) -> None:
        if not any(choice.probability > 0 for choice in self.choices.values()):
            raise ValueError(f"choices: at least one needs a probability above 0, got {sorted(self.choices)}")

    def __call__(self, draws: ImageDraws, rng: np.random.Generator) -> ImageDraws:
        """What the choice of the moment draws."""
        weights = np.array([choice.probability for choice in self.choices.values()])
        chosen = int(rng.choice(len(weights), p=weights / weights.sum()))
        return tuple(self.choices.values())[chosen](draws, rng)


def refuse_two_bends(transforms: Mapping[str, Transform]) -> None:
    """Nothing, where at most one elastic can happen to a picture: two of them together could fold it over.

    Raises:
        ValueError: two can.
    """
    bends = [name for name, transform in transforms.items() if _bends(transform)]
    if len(bends) > 1:
        raise ValueError(
            f"transforms.{bends[0]} and transforms.{bends[1]} both bend the picture and could fold it: put them into one OneOf"
        )


def _bends(transform: Transform) -> bool:
    return isinstance(transform, Elastic) or (isinstance(transform, OneOf) and any(map(_bends, transform.choices.values())))


def within(limits: tuple[float, float], low: float, high: float) -> tuple[float, float]:
    """The limits, where they lie between low and high.

    Raises:
        ValueError: they do not.
    """
    if limits[0] < low or limits[1] > high:
        raise ValueError(f"must lie within {low} and {high}, got {limits}")
    return limits
