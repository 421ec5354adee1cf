"""Look: how one scan renders light, as plain values; what chance decided, for the scanner to carry out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Generation:
    """One file that the picture went through: its size over that of the picture before, and the quality of its JPEG.

    Attributes:
        chroma: "420" where four pixels share their colour, "444" where each keeps its own.
    """

    scale: float
    quality: int
    chroma: str = "420"


@dataclass(frozen=True)
class Look:
    """How one scan renders light; reflectances and levels in [0, 1].

    Attributes:
        surround, paper: what lies around the paper, and the paper.
        ink: how much light the blackest dot takes away.
        gradient: light lost from left to right and from top to bottom.
        mottle: depth of the paper's clouds.
        creases: (share of the height, light gained) of folds across the paper.
        streaks: (share of the width, light gained) of dirty sensor elements.
        blur_px: of the optics, a Gaussian's sigma in pixels of the scan.
        sharpening: strength of the unsharp mask.
        noise: standard deviation in grey levels of 255.
        noise_offset: where in the tile of noise this picture lies.
        contrast, middle: slope of the tone curve, and the level that it keeps.
        ink_colour, paper_colour: red, green and blue of black and of white.
        grey: no colour.
        grain: whether the noise is soft, as after a scanner's own smoothing.
        flicker: by how much the lamp's light varies from row to row, a standard deviation.
        exposure: the light against a well exposed scan.
        shadow: depth of the shadows that the paper's left, top, right and bottom edge throw on the lid.
        waves: depth of the shades on paper that does not lie flat, a standard deviation.
        lift: light lost where those edges rise from the glass.
        tones: all "grey" ones, or black and white "cut" at the middle or "diffused" around it.
        resolution: pixels of the scan over those of the picture, either way, 1 at most.
        generations: the JPEG files that the picture went through before its own.
    """

    surround: float
    paper: float
    ink: float
    gradient: tuple[float, float]
    mottle: float
    creases: tuple[tuple[float, float], ...]
    streaks: tuple[tuple[float, float], ...]
    blur_px: float
    sharpening: float
    noise: float
    noise_offset: tuple[int, int]
    contrast: float
    middle: float
    ink_colour: tuple[float, float, float]
    paper_colour: tuple[float, float, float]
    grey: bool
    grain: bool = False
    flicker: float = 0.0
    exposure: float = 1.0
    shadow: tuple[float, float, float, float] = (0.12, 0.12, 0.12, 0.12)
    lift: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    waves: float = 0.0
    tones: str = "grey"
    resolution: float = 1.0
    generations: tuple[Generation, ...] = ()
