"""Sensor: linear light to the picture that a phone shows: exposure, white balance, noise, tone, sharpening."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Component, Probability, Range, component, refuse_outside
from synth.draw import between, chance, whole
from synth.scene.camera.detail import halo_curve, sharpened, smoothed
from synth.scene.camera.development import Gains, Noise, exposed, tone_curve
from synth.scene.camera.exposure import light_colour, local_gain, metered_gain
from synth.scene.camera.thumbnail import thumbnail
from synth.tiles import cloud_window, grain_window

# Halos of phones change a pixel by no more levels than this.
_MOST_HALO = 60.0
# The most that a phone amplifies light, against the light that its noise is told for: from ISO 50 to ISO 2000.
_MOST_AMPLIFIED = 40.0
# Noise of fewer levels is not worth reducing: nobody sees it.
_LEAST_GRAIN = 2.5


@dataclass(frozen=True)
class Exposure:
    """How a phone takes one picture, as plain values; every default leaves linear light as it is but for the curve of sRGB.

    Attributes:
        metering: how far exposure follows what is measured: 0 not at all, 1 wholly.
        stops: by how much it is too bright (above 0) or too dark.
        dim_stops: by how much there is less light than the linear values say, which gain makes up for.
        adaptation: share of the light's colour that is taken out.
        tint: red, green and blue of what white balance gets wrong.
        shot, read: noise: its variance is ``shot * gain * s + (read * gain) ** 2`` at light s after gain, which
            counts 40 at most.
        colour_noise: noise of single colours against that of all.
        soft_noise: the noise is smeared.
        noise_offset: where in the tiles of noise this picture lies.
        bands: depth of the bands across that flickering lamps leave, a share of the light.
        band_rows: height of one, as a share of the picture's; ``band_at`` where the first lies, as a share of that.
        local: how far large dark parts are lifted and bright ones lowered, 0 to 1.
        white: the light that becomes white, 1 or above.
        contrast, black: of the tone curve.
        saturation: of colours.
        smoothing: share of the noise that noise reduction takes, and of all detail as faint as noise.
        grain: what passes for noise at a gain of 1, a standard deviation in levels; it grows with the root of the gain.
        sharpening, halo_px: share of stronger detail that is added, and how wide its halos are, a Gaussian's sigma.
    """

    metering: float = 0.0
    stops: float = 0.0
    dim_stops: float = 0.0
    adaptation: float = 0.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    shot: float = 0.0
    read: float = 0.0
    colour_noise: float = 0.0
    soft_noise: bool = False
    noise_offset: tuple[int, int] = (0, 0)
    bands: float = 0.0
    band_rows: float = 0.1
    band_at: float = 0.0
    local: float = 0.0
    white: float = 1.0
    contrast: float = 0.0
    black: float = 0.0
    saturation: float = 1.0
    smoothing: float = 0.0
    grain: float = 1.5
    sharpening: float = 0.0
    halo_px: float = 1.0


@component
class Sensor(Component):
    """A phone's sensor and what its software makes of it.

    Attributes:
        stops_range: by how much most pictures are too bright or too dark, in stops.
        overexposed_share, underexposed_share: how many pictures are much too bright, much too dark.
        dim_share: how many are taken in little light.
        dim_stops_range: by how much less light these have.
        adaptation_range: share of the light's colour that white balance takes out.
        unbalanced_share: how many pictures keep much of it.
        tint_range: by how much white balance errs, as a share of red against blue; small errors are likelier.
        shot, read: noise in good light, see `Exposure`; of about a megapixel, whose pixels are many of the sensor's.
        noise_range: factor on the noise, from phone to phone.
        band_share: how many pictures show the flicker of lamps.
        band_range: how deep its bands are, as a share of the light.
        sharpening_range: share of strong detail that is added.
        local_range: how far large dark parts are lifted and bright ones lowered.
        contrast_range: of the tone curve.
        saturation_range: of colours.
    """

    stops_range: Range = (-0.1, 0.65)
    overexposed_share: Probability = 0.07
    underexposed_share: Probability = 0.08
    dim_share: Probability = 0.2
    dim_stops_range: Range = (2.5, 5.0)
    adaptation_range: Range = (0.6, 1.0)
    unbalanced_share: Probability = 0.12
    tint_range: Range = (-0.09, 0.12)
    shot: float = 3e-5
    read: float = 2e-4
    noise_range: Range = (0.6, 4.0)
    band_share: Probability = 0.05
    band_range: Range = (0.03, 0.12)
    sharpening_range: Range = (0.1, 0.9)
    local_range: Range = (0.0, 0.3)
    contrast_range: Range = (-0.05, 0.6)
    saturation_range: Range = (0.9, 1.35)

    def __post_init__(self) -> None:
        refuse_outside("stops_range", self.stops_range, -4.0, 4.0, "stops")
        refuse_outside("dim_stops_range", self.dim_stops_range, 0.0, 8.0, "stops")
        refuse_outside("adaptation_range", self.adaptation_range, 0.0, 1.0)
        refuse_outside("tint_range", self.tint_range, -0.5, 0.5)
        refuse_outside("noise_range", self.noise_range, 0.0, 100.0)
        refuse_outside("band_range", self.band_range, 0.0, 0.9)
        refuse_outside("sharpening_range", self.sharpening_range, 0.0, 5.0)
        refuse_outside("local_range", self.local_range, 0.0, 0.9)
        refuse_outside("contrast_range", self.contrast_range, -0.9, 0.9)
        refuse_outside("saturation_range", self.saturation_range, 0.0, 4.0)
        for name in ("shot", "read"):
            if not 0 <= getattr(self, name) <= 0.1:
                raise ValueError(f"{name}: got {getattr(self, name)}; it lies from 0 to 0.1")

    def draw(self, rng: Generator) -> Exposure:
        """What chance decides for one picture."""
        dim = between(rng, self.dim_stops_range) if chance(rng, self.dim_share) else between(rng, (0.0, 1.5))
        lit = float(rng.random())
        over, under = between(rng, (0.4, 0.95)), between(rng, (-1.4, -0.5))
        stops = between(rng, self.stops_range)
        stops = over if lit < self.overexposed_share else under if lit > 1.0 - self.underexposed_share else stops
        adaptation = between(rng, self.adaptation_range)
        unbalanced = between(rng, (0.0, 0.5))
        phone = between(rng, self.noise_range)
        flickers, bands = chance(rng, self.band_share), between(rng, self.band_range)
        return Exposure(
            metering=between(rng, (0.8, 1.0)),
            stops=stops,
            dim_stops=dim,
            adaptation=unbalanced if chance(rng, self.unbalanced_share) else adaptation,
            tint=self._tint(rng),
            shot=self.shot * phone,
            read=self.read * phone**0.5,
            colour_noise=between(rng, (0.1, 0.5)),
            soft_noise=chance(rng, 0.8),
            noise_offset=(whole(rng, 0, 4095), whole(rng, 0, 4095)),
            bands=bands if flickers else 0.0,
            band_rows=between(rng, (0.06, 0.5)),
            band_at=float(rng.random()),
            local=between(rng, self.local_range),
            white=between(rng, (1.0, 1.4)),
            contrast=between(rng, self.contrast_range),
            black=between(rng, (-0.02, 0.03)),
            saturation=between(rng, self.saturation_range),
            smoothing=between(rng, (0.5, 1.0)),
            grain=between(rng, (0.8, 1.8)),
            sharpening=between(rng, self.sharpening_range),
            halo_px=between(rng, (0.8, 1.8)),
        )

    def _tint(self, rng: Generator) -> tuple[float, float, float]:
        """What white balance gets wrong: warm or cold, green or magenta."""
        warm, green = (between(rng, self.tint_range) * float(rng.random()) for _ in range(2))
        return 1.0 + warm, 1.0 + 0.4 * green, 1.0 - warm


def developed(linear: NDArray[np.float32], drawn: Exposure) -> NDArray[np.uint8]:
    """The picture that a phone makes of linear light, uint8 (h, w, 3), sRGB.

    Args:
        linear: float32 (h, w, 3), red, green, blue, as it falls on the sensor.
    """
    small = thumbnail(linear)
    gain = metered_gain(small) ** drawn.metering * 2.0**drawn.stops
    balance = np.array(drawn.tint) / light_colour(small) ** drawn.adaptation
    gains = Gains(local_gain(small, drawn.local), _bands(len(linear), drawn), (gain * balance).astype(np.float32))
    # Beyond, phones keep the shutter open for longer.
    amplified = min(gain * 2.0**drawn.dim_stops, _MOST_AMPLIFIED)
    noise = _noise(linear.shape[:2], drawn, amplified * balance)
    curve = tone_curve(drawn.white, drawn.contrast, drawn.black)
    levels, luma = exposed(linear, gains, noise, curve, white=drawn.white, saturation=drawn.saturation)
    grain = drawn.grain * amplified**0.5
    if drawn.smoothing and grain >= _LEAST_GRAIN:
        luma = smoothed(levels, luma, grain, drawn.smoothing)
    if drawn.sharpening:
        sharpened(levels, luma, halo_curve(drawn.sharpening, grain, _MOST_HALO), drawn.halo_px)
    return cv2.cvtColor(levels, cv2.COLOR_BGR2RGB, dst=levels)  # type: ignore[return-value]


def _bands(height: int, drawn: Exposure) -> NDArray[np.float32]:
    """The light that each row gets while a lamp flickers, float32 (h): rows are read one after the other."""
    turns = (np.arange(height) + 0.5) / (height * drawn.band_rows) + drawn.band_at
    return (1.0 + drawn.bands * np.sin(2.0 * np.pi * turns)).astype(np.float32)


def _noise(shape: tuple[int, ...], drawn: Exposure, amplified: NDArray[np.float64]) -> Noise | None:
    """The noise of one picture whose colours are amplified as given; none where there is none."""
    if not drawn.shot and not drawn.read:
        return None
    top, left = drawn.noise_offset
    return Noise(
        (drawn.shot * amplified).astype(np.float32),
        (drawn.read * amplified).astype(np.float32),
        grain_window(shape, (top, left), soft=drawn.soft_noise),
        cloud_window(shape, (top + 701, left + 1103)),
        cloud_window(shape, (top + 1409, left + 307)),
        drawn.colour_noise,
    )
