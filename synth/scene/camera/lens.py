"""Lens: light on its way to the sensor: out of focus, shaken, dimmer in the corners, spread by glass; all in linear light."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Component, Probability, Range, component, refuse_outside
from synth.draw import between, chance
from synth.scene.camera.focus import defocus_sigma, defocused
from synth.scene.camera.glass import Glass, through_glass
from synth.scene.camera.motion import path_taps, shaken

_PATH_POINTS = 9


@dataclass(frozen=True)
class LensView:
    """What a lens does to one picture, as plain values; every default leaves the picture as it is.

    Attributes:
        aperture_mm: diameter of the aperture.
        focus_mm: distance along the view of what it is focused on.
        focus_error: by how much it is off, in dioptres (1/m), above 0 where it looks too near.
        softness_px: of the glass and the sensor's pixels, a Gaussian's sigma.
        motion_deg: the path of the picture while the shutter is open: points (x, y) in degrees around their mean.
        vignetting: share of the light lost in the corners.
        glare: share of all light that the glass scatters.
        glare_spread: how far it scatters, a Gaussian's sigma as a share of the picture's diagonal.
    """

    aperture_mm: float = 0.0
    focus_mm: float = 300.0
    focus_error: float = 0.0
    softness_px: float = 0.0
    motion_deg: tuple[tuple[float, float], ...] = ()
    vignetting: float = 0.0
    glare: float = 0.0
    glare_spread: float = 0.05

    @property
    def sharp_mm(self) -> float:
        """Distance along the view that is sharp; below 0 where the lens would have to look beyond infinity."""
        return 1000.0 / (1000.0 / self.focus_mm + self.focus_error or 1e-3)


@component
class Lens(Component):
    """A phone's lens, and the hand that holds it.

    Attributes:
        aperture_mm_range: diameter of the aperture: 4 to 7 mm of focal length over f/1.5 to f/2.4.
        focus_error_range: how far focus is off at most, in dioptres (1/m), either way.
        misfocused_share: how many pictures are out of focus.
        misfocus_range: how far these are off, in dioptres: 1 spreads a point over some three pixels of a 1.2 megapixel picture.
        softness_px_range: of the glass and the sensor's pixels, a Gaussian's sigma.
        motion_share: how many pictures are shaken.
        motion_deg_range: how far the view turns while the shutter is open; short paths are likelier than long ones.
        dim_motion: how many times as many are shaken where there is little light.
        vignetting_range: share of the light lost in the corners.
        glare_share: how many lenses are smudged, or look at a light.
        glare_range: share of the light that these scatter.
    """

    aperture_mm_range: Range = (1.5, 3.2)
    focus_error_range: Range = (0.0, 0.15)
    misfocused_share: Probability = 0.08
    misfocus_range: Range = (0.4, 1.8)
    softness_px_range: Range = (0.5, 0.85)
    motion_share: Probability = 0.1
    motion_deg_range: Range = (0.03, 0.28)
    dim_motion: float = 2.5
    vignetting_range: Range = (0.0, 0.3)
    glare_share: Probability = 0.12
    glare_range: Range = (0.02, 0.14)

    def __post_init__(self) -> None:
        refuse_outside("aperture_mm_range", self.aperture_mm_range, 0.0, 100.0, "mm")
        refuse_outside("focus_error_range", self.focus_error_range, 0.0, 20.0, "dioptres")
        refuse_outside("misfocus_range", self.misfocus_range, 0.0, 20.0, "dioptres")
        refuse_outside("softness_px_range", self.softness_px_range, 0.0, 5.0, "px")
        refuse_outside("motion_deg_range", self.motion_deg_range, 0.0, 2.0, "degrees")
        refuse_outside("vignetting_range", self.vignetting_range, 0.0, 0.9)
        refuse_outside("glare_range", self.glare_range, 0.0, 0.9)
        if not 0 <= self.dim_motion <= 100:
            raise ValueError(f"dim_motion: got {self.dim_motion}; it lies from 0 to 100")

    def draw(self, rng: Generator, *, dim: bool = False) -> LensView:
        """What chance decides for one picture, wherever the lens is focused.

        Args:
            dim: there is little light, and the shutter is open for long.
        """
        missed = chance(rng, self.misfocused_share)
        off = between(rng, self.misfocus_range if missed else self.focus_error_range) * (1.0 if chance(rng, 0.5) else -1.0)
        shakes = chance(rng, min(self.motion_share * (self.dim_motion if dim else 1.0), 1.0))
        low, high = self.motion_deg_range
        path = _path(low + (high - low) * float(rng.random()) ** 2, rng)
        smudged = chance(rng, self.glare_share)
        glare = between(rng, self.glare_range)
        return LensView(
            aperture_mm=between(rng, self.aperture_mm_range),
            focus_error=off,
            softness_px=between(rng, self.softness_px_range),
            motion_deg=path if shakes else (),
            vignetting=between(rng, self.vignetting_range),
            glare=glare if smudged else 0.0,
            glare_spread=between(rng, (0.01, 0.12)),
        )


def through_lens(
    picture: NDArray[np.float32], depth: NDArray[np.float32], drawn: LensView, focal_px: float
) -> NDArray[np.float32]:
    """The picture as it falls on the sensor, float32 (h, w, 3), linear light; a new array unless nothing changes.

    Args:
        picture: float32 (h, w, 3), linear light.
        depth: float32 (h, w), mm along the view, above 0; infinite where nothing is.
        focal_px: of the camera.
    """
    if drawn.aperture_mm:
        picture = defocused(picture, defocus_sigma(depth, drawn.aperture_mm, drawn.sharp_mm, focal_px))
    if drawn.motion_deg:
        picture = shaken(picture, _path_px(drawn, focal_px))
    if drawn.softness_px or drawn.vignetting or drawn.glare:
        picture = through_glass(picture, Glass(drawn.softness_px, drawn.vignetting, drawn.glare, drawn.glare_spread))
    return picture


def blur_px(drawn: LensView, depth: NDArray[np.float32], focal_px: float) -> NDArray[np.float32]:
    """How blurred each point of a picture is, float32, of the depths' shape: sigma in px along the axis that is blurred most.

    >>> blur_px(LensView(aperture_mm=4.0, focus_mm=300.0, softness_px=0.6), np.float32([300.0, 400.0]), 960.0).round(2).tolist()
    [0.6000000238418579, 1.0]
    """
    spread = drawn.softness_px**2
    if drawn.motion_deg:
        offsets, weights = path_taps(_path_px(drawn, focal_px))
        spread += float(np.linalg.eigvalsh(np.cov(offsets.T.astype(np.float64), aweights=weights, ddof=0)).max())
    if not drawn.aperture_mm:
        return np.full(np.shape(depth), spread**0.5, np.float32)
    sigma = defocus_sigma(depth, drawn.aperture_mm, drawn.sharp_mm, focal_px)
    blur: NDArray[np.float32] = np.sqrt(sigma**2 + np.float32(spread))
    return blur


def _path(length_deg: float, rng: Generator) -> tuple[tuple[float, float], ...]:
    """A path of a length in degrees, a little curved, in any direction."""
    along = np.linspace(-0.5, 0.5, _PATH_POINTS)
    across = between(rng, (-1.0, 1.0)) ** 3 * 2.0 * (along**2 - (along**2).mean())
    turn = between(rng, (0.0, np.pi))
    x = length_deg * (np.cos(turn) * along - np.sin(turn) * across)
    y = length_deg * (np.sin(turn) * along + np.cos(turn) * across)
    return tuple((round(float(one), 5), round(float(other), 5)) for one, other in zip(x, y, strict=True))


def _path_px(drawn: LensView, focal_px: float) -> NDArray[np.float64]:
    return np.tan(np.deg2rad(np.array(drawn.motion_deg, np.float64))) * focal_px
