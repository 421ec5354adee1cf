"""Stance: how a person holds the camera over a receipt: from where, how turned, how much of the picture the paper fills."""

from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Component, Probability, Range, component
from synth.draw import Weights, between, chance, weighted
from synth.scene.camera.camera import Camera, looking

# Width over height of pictures held upright, as phones take and programs cut them.
_ASPECTS = {"3:4": 0.62, "9:16": 0.2, "1:1": 0.04, "2:3": 0.04, "4:3": 0.1}
# The view stays so far above the table that its horizon lies out of the picture.
_STEEPEST_DEG = 60.0
# Below so many pixels a mm nobody can read a receipt, and people come closer, ends cut off or not.
_READABLE_PX_PER_MM = 3.6
_ROUNDS = 12


@dataclass(frozen=True)
class Pose:
    """Where one picture was taken from.

    Attributes:
        size: (width, height) of the picture, px.
        tilt_deg: between the view and the table's upright.
        azimuth_deg: from which side, 0 from +x, counterclockwise seen from above.
        roll_deg: how far the camera is turned about its view.
        fill: the sheet's extent over the picture's, along the side on which it fills more.
        shift: how far the sheet's middle lies from the picture's, to the right and down, as shares of the picture.
        focal: focal length over the picture's longer side.
        distortion: of the lens.
    """

    size: tuple[int, int]
    tilt_deg: float
    azimuth_deg: float
    roll_deg: float
    fill: float
    shift: tuple[float, float]
    focal: float
    distortion: float


@component
class Stance(Component):
    """People who take pictures of receipts.

    Attributes:
        aspects: width to height of pictures, such as "3:4", with their weights.
        tilt_deg_range: between the view and the upright; small ones are likelier.
        roll_deg_range: how far the camera is turned; small ones are likelier.
        turned_share: how many pictures lie on their side or stand on their head.
        fill_range: how much of the picture's side the sheet fills; above 1 it is cut off.
        closer_share: how many of those that could not be read are taken from nearer, ends cut off or not.
        shift_range: how far the sheet's middle lies from the picture's, as shares of the picture.
        focal_range: focal length over the picture's longer side; phones have about 0.7 to 0.8.
        distortion_range: of the lens: below 0 as barrels, above 0 as pincushions.
    """

    aspects: Weights = field(default_factory=lambda: dict(_ASPECTS))
    tilt_deg_range: Range = (0.0, 38.0)
    roll_deg_range: Range = (-18.0, 18.0)
    turned_share: Probability = 0.04
    fill_range: Range = (0.72, 1.1)
    closer_share: Probability = 0.6
    shift_range: Range = (-0.07, 0.07)
    focal_range: Range = (0.7, 1.1)
    distortion_range: Range = (-0.06, 0.02)

    def __post_init__(self) -> None:
        for name in self.aspects:
            _aspect(name)
        if not 0 <= self.tilt_deg_range[0] <= self.tilt_deg_range[1] <= _STEEPEST_DEG:
            raise ValueError(f"tilt_deg_range: got {self.tilt_deg_range}; it lies from 0 to {_STEEPEST_DEG:g} degrees")
        if not 0.1 <= self.fill_range[0] <= self.fill_range[1] <= 4.0:
            raise ValueError(f"fill_range: got {self.fill_range}; a sheet fills 0.1 to 4 of a picture's side")
        if not -0.5 <= self.shift_range[0] <= self.shift_range[1] <= 0.5:
            raise ValueError(f"shift_range: got {self.shift_range}; beyond 0.5 of a picture the sheet would lie out of it")
        if not 0.4 <= self.focal_range[0] <= self.focal_range[1] <= 10.0:
            raise ValueError(f"focal_range: got {self.focal_range}; a lens has 0.4 to 10 times the picture's longer side")
        if not -0.25 <= self.distortion_range[0] <= self.distortion_range[1] <= 0.06:
            raise ValueError(f"distortion_range: got {self.distortion_range}; a lens has -0.25 to 0.06")

    def draw(self, size_mm: tuple[float, float], megapixels: float, rng: Generator) -> Pose:
        """What chance decides for one picture of a sheet of (width, height), of so many millions of pixels."""
        aspect = _aspect(weighted(rng, self.aspects))
        height = max(round((megapixels * 1e6 / aspect) ** 0.5), 1)
        size = (max(round(megapixels * 1e6 / height), 1), height)
        tilt = self.tilt_deg_range[0] + (self.tilt_deg_range[1] - self.tilt_deg_range[0]) * float(rng.random()) ** 1.8
        # Mostly from below, where the person stands.
        azimuth = -90.0 + 75.0 * float(rng.standard_normal())
        middle, reach = sum(self.roll_deg_range) / 2, (self.roll_deg_range[1] - self.roll_deg_range[0]) / 2
        roll = middle + reach * (2.0 * float(rng.random()) - 1.0) ** 3
        quarter = float(90 * (1 + int(rng.random() * 3)))
        roll += quarter if chance(rng, self.turned_share) else 0.0
        fill = between(rng, self.fill_range)
        focal = between(rng, self.focal_range)
        readable = _READABLE_PX_PER_MM * max(size_mm) / max(size)
        fill = max(fill, readable) if chance(rng, self.closer_share) else fill
        shift = (between(rng, self.shift_range), between(rng, self.shift_range))
        distortion = between(rng, self.distortion_range)
        return Pose(size, tilt, azimuth % 360.0, roll, fill, shift, focal, distortion)


def camera_of(points: NDArray[np.float64], pose: Pose) -> Camera:
    """The camera of a pose, placed so that points (rows, columns, 3) fill the picture as the pose says."""
    points = points[_some(points.shape[0])][:, _some(points.shape[1])].reshape(-1, 3)
    tilt, azimuth = np.deg2rad(pose.tilt_deg), np.deg2rad(pose.azimuth_deg)
    away = np.array([np.sin(tilt) * np.cos(azimuth), np.sin(tilt) * np.sin(azimuth), np.cos(tilt)])
    axes = looking(away, (0.0, 0.0, 0.0), roll_deg=pose.roll_deg)
    frame, focal = np.array(pose.size, np.float64), pose.focal * max(pose.size)
    target = (points.min(axis=0) + points.max(axis=0)) / 2
    # Never nearer than the highest point and a hand's width before the lens.
    least = float(((points - target) @ away).max()) + 40.0
    distance = max(2.0 * float(np.linalg.norm(np.ptp(points, axis=0))), least)
    for _ in range(_ROUNDS):
        place = target + away * distance
        x, y, z = (float(value) for value in place)
        camera = Camera((x, y, z), axes, focal, (frame[0] / 2, frame[1] / 2), pose.size, pose.distortion)
        pixels = camera.pixels(points)
        low, high = np.nanmin(pixels, axis=0), np.nanmax(pixels, axis=0)
        off = (low + high) / 2 - frame * (0.5 + np.array(pose.shift))
        across = (off[0] * np.array(axes[0]) + off[1] * np.array(axes[1])) * distance / focal
        target = target + across
        distance = max(distance * float(((high - low) / frame).max()) / pose.fill, least)
    return camera


def _some(count: int) -> NDArray[np.intp]:
    """The numbers of every third of so many rows, and of the last: enough to tell how far a sheet reaches."""
    return np.append(np.arange(0, count - 1, 3), count - 1)


def _aspect(name: str) -> float:
    """Width over height, from "3:4".

    Raises:
        ValueError: it is no such name.
    """
    width, _, height = name.partition(":")
    if not (width.isdecimal() and height.isdecimal() and 0.2 <= int(width) / max(int(height), 1) <= 5):
        raise ValueError(f"aspects: got {name!r}; write width to height as in 3:4, 1:5 to 5:1")
    return int(width) / int(height)
