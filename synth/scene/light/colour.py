"""The colour of light by its temperature: what a glowing body sends out, as an eye and then a screen take it."""

import numpy as np
from numpy.typing import NDArray

# Below, the light of a glowing body lies outside the colours of sRGB by far; above, colours hardly change any more.
COLDEST_KELVIN, HOTTEST_KELVIN = 1500.0, 25000.0
# From CIE XYZ to linear red, green and blue of sRGB (IEC 61966-2-1).
_TO_RGB = ((3.2406, -1.5372, -0.4986), (-0.9689, 1.8758, 0.0415), (0.0557, -0.2040, 1.0570))
# What the luminance of linear sRGB consists of (ITU-R BT.709).
LUMINANCE = (0.2126, 0.7152, 0.0722)
# Planck's second constant, h c / k, in nm K.
_SECOND = 1.438777e7


def temperature_colour(kelvin: float) -> tuple[float, float, float]:
    """Linear red, green and blue of sRGB, of luminance 1, of the light of a glowing body.

    Planck's law, weighed by the CIE 1931 colour matching functions in the lobes of Wyman, Sloan and Shirley 2013, "Simple
    analytic approximations to the CIE XYZ color matching functions", section 2.2. Light that screens cannot show because it
    holds less than no blue gets none.

    Raises:
        ValueError: a temperature that no lamp or sky has.

    >>> [round(value, 1) for value in temperature_colour(6500.0)], [round(value, 1) for value in temperature_colour(2700.0)]
    ([1.0, 1.0, 1.0], [1.9, 0.8, 0.2])
    """
    if not COLDEST_KELVIN <= kelvin <= HOTTEST_KELVIN:
        raise ValueError(f"kelvin: got {kelvin:g}; light is {COLDEST_KELVIN:g} to {HOTTEST_KELVIN:g} K warm")
    length = np.arange(380.0, 781.0, 5.0)
    sent = length**-5.0 / np.expm1(_SECOND / (length * kelvin))
    x = (
        _lobe(length, 1.056, 599.8, 37.9, 31.0)
        + _lobe(length, 0.362, 442.0, 16.0, 26.7)
        + _lobe(length, -0.065, 501.1, 20.4, 26.2)
    )
    y = _lobe(length, 0.821, 568.8, 46.9, 40.5) + _lobe(length, 0.286, 530.9, 16.3, 31.1)
    z = _lobe(length, 1.217, 437.0, 11.8, 36.0) + _lobe(length, 0.681, 459.0, 26.0, 13.8)
    colour = np.maximum(np.array(_TO_RGB) @ (np.stack([x, y, z]) @ sent), 0.0)
    red, green, blue = (colour / (colour @ np.array(LUMINANCE))).tolist()
    return red, green, blue


def _lobe(length: NDArray[np.float64], height: float, middle: float, below: float, above: float) -> NDArray[np.float64]:
    """A bell with one width below its middle and another above."""
    return height * np.exp(-0.5 * ((length - middle) / np.where(length < middle, below, above)) ** 2)
