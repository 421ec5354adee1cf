"""Flat scans: a receipt on a scanner's bed, skewed a little, grey mostly, at times near bilevel."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Count, IntRange, Probability, Range, component
from receipts.document import Document
from receipts.geometry import PointMap, Warp
from receipts.rng import stream
from synth.draw import Weight, between, chance, pick, weighted, whole
from synth.printing.legibility import legibility
from synth.printing.printer import Print
from synth.printing.typeset import DOTS_PER_MM, WIDEST_ROLL_MM
from synth.scene.flat_maps import MAP_NAMES, flat_maps
from synth.scene.look import Generation, Look
from synth.scene.scanner import scanned
from synth.scene.scene import MARK, Scene, Shot, pictured_codes, seen_characters

# Widths of the 200 SROIE pictures at a long side of 1600 px at most: shares, and pixels.
_WIDTH_SHARES = (0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0)
_WIDTHS_PX = (440, 530, 620, 740, 866, 1130, 1250)
_SHEET_MM = (210.0, 297.0)
_DPI = MappingProxyType({"75": 0.01, "100": 0.04, "150": 0.1, "200": 0.25, "300": 0.5, "600": 0.1})
# Below, no text of a receipt could be read.
_LEAST_RESOLUTION = 0.4


@dataclass(frozen=True)
class Scan:
    """One scan as chance had it.

    Attributes:
        matrix: takes homogeneous dots to pixels, row by row.
        size: (width, height) of the picture in pixels.
        look: how the scanner renders light.
    """

    matrix: tuple[tuple[float, ...], ...]
    size: tuple[int, int]
    look: Look


@component
class FlatScan(Scene):
    """A flatbed or sheet-fed scanner.

    Attributes:
        skew_deg_range: how far the receipt is turned; the middle is likelier than the ends.
        page_share: how many are a small receipt on a scan of a whole A4 sheet.
        long_side_px: the picture's longer side at most.
        megapixels: how large every picture is, whatever `long_side_px` says; as large as real scans unless set.
        margin_mm_range: what the frame shows beyond the paper (below 0: what it cuts off, though never text).
        grey_share: how many pictures have no colour.
        bilevel_share: how many are nearly black and white.
        dark_share: how many show a dark lid around the paper.
        noise_range: of the sensor, standard deviation in grey levels of 255.
        rough_range: noise that comes on top where the scan is nearly black and white, whose outlines it makes rough.
        sharpening_range: how strongly the scanner sharpens: 0 not at all.
        blur_px_range: of the optics, as a Gaussian's sigma.
        quality_range: of the JPEG files that the picture went through.
        file_share: how many bear traces of the scanner's own JPEG file; one of high quality leaves none.
        resaved_share: how many were saved again, at times smaller, and how many of these a third time.
        dpi: resolutions of the scanner with their weights; a picture with more pixels was enlarged.
        one_bit_share: how many of the nearly black and white have nothing between.
        diffused_share: how many of these are dithered.
        overexposed_share, underexposed_share: how many have too much or too little light.
        lift_share: how many of the paper's edges rise from the glass and are dimmer.
        wave_share: how many papers do not lie flat and are shaded.
    """

    skew_deg_range: Range = (-2.0, 2.0)
    page_share: Probability = 0.18
    long_side_px: Count = 1600
    megapixels: float | None = None
    margin_mm_range: Range = (-5.0, 2.5)
    grey_share: Probability = 0.68
    bilevel_share: Probability = 0.25
    dark_share: Probability = 0.15
    noise_range: Range = (0.5, 7.0)
    rough_range: Range = (0.0, 16.0)
    sharpening_range: Range = (0.0, 0.75)
    blur_px_range: Range = (0.3, 0.9)
    quality_range: IntRange = (45, 80)
    file_share: Probability = 0.85
    resaved_share: Probability = 0.15
    dpi: Mapping[str, Weight] = field(default_factory=lambda: dict(_DPI))
    one_bit_share: Probability = 0.35
    diffused_share: Probability = 0.06
    overexposed_share: Probability = 0.06
    underexposed_share: Probability = 0.05
    lift_share: Probability = 0.15
    wave_share: Probability = 0.5

    def __post_init__(self) -> None:
        if self.long_side_px < 200:
            raise ValueError(f"long_side_px: got {self.long_side_px}; a receipt can be read from 200 pixels on")
        if self.megapixels is not None and not 0.05 <= self.megapixels <= 100:
            raise ValueError(f"megapixels: got {self.megapixels}; a picture has 0.05 to 100")
        if not -45 <= self.skew_deg_range[0] <= self.skew_deg_range[1] <= 45:
            raise ValueError(f"skew_deg_range: got {self.skew_deg_range}; a scan is turned by 45 degrees at most")
        if not 1 <= self.quality_range[0] <= self.quality_range[1] <= 100:
            raise ValueError(f"quality_range: got {self.quality_range}; JPEG knows qualities from 1 to 100")
        for name in self.dpi:
            if not name.isdecimal() or not 50 <= int(name) <= 2400:
                raise ValueError(f"dpi: got {name}; scanners have 50 to 2400 dpi, written as a whole number")
        if not any(self.dpi.values()):
            raise ValueError("dpi: every weight is 0; one at least must be above 0")
        for name in ("noise_range", "rough_range", "sharpening_range", "blur_px_range"):
            if getattr(self, name)[0] < 0:
                raise ValueError(f"{name}: got {getattr(self, name)}; it must be 0 or above")

    @property
    def map_names(self) -> tuple[str, ...]:
        """Of the maps that scans have."""
        return MAP_NAMES

    def draw(self, document: Document, rng: Generator) -> Scan:
        """What chance decides for one scan."""
        skew = sum(between(rng, self.skew_deg_range) for _ in range(3)) / 3
        width, height = document.size
        turned = _turn(skew, 1.0 + between(rng, (-0.02, 0.02)), between(rng, (-0.004, 0.004)))
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
        paper = _bounds(corners @ turned.T)
        text = _bounds(
            document.line_quads.reshape(-1, 2).astype(np.float64) @ turned.T if len(document.line_quads) else corners[:1]
        )
        sheet = chance(rng, self.page_share)
        frame = _sheet_frame(paper, rng) if sheet else self._frame(paper, rng)
        # Never cut text: the frame keeps a millimetre around it.
        frame = np.concatenate([np.minimum(frame[:2], text[:2] - DOTS_PER_MM), np.maximum(frame[2:], text[2:] + DOTS_PER_MM)])
        extent = frame[2:] - frame[:2]
        target = float(np.interp(rng.random(), _WIDTH_SHARES, _WIDTHS_PX))
        scale = self.long_side_px / extent.max()
        whole = sheet or width > WIDEST_ROLL_MM * DOTS_PER_MM
        scale = scale if whole else min(scale, target / extent[0])
        if self.megapixels is not None:
            scale = float((self.megapixels * 1e6 / extent.prod()) ** 0.5)
        size = (max(int(extent[0] * scale), 1), max(int(extent[1] * scale), 1))
        matrix = np.eye(3)
        matrix[:2, :2] = turned * scale
        matrix[:2, 2] = -frame[:2] * scale
        return Scan(
            matrix=tuple(tuple(float(value) for value in row) for row in matrix),
            size=size,
            look=self._look(rng, 1.0 / scale, sheet=sheet),
        )

    def warp(self, drawn: Scan) -> Warp:
        """The map from the print's dots to the picture's pixels."""
        return Warp(np.array(drawn.matrix), drawn.size)

    def shot(self, print: Print, drawn: Scan, warp: PointMap) -> Shot:
        """The picture, with ``warp`` the map that `warp` gives of what was drawn."""
        flat = self.warp(drawn)
        seen, codes = legibility(print), pictured_codes(print, flat)
        return Shot(
            image=scanned(print, flat, drawn.look),
            tokens=seen,
            characters=seen_characters(print, seen).warped(flat),
            make_maps=partial(self._maps, print, flat),
            origin={"codes": codes} if codes else {},
        )

    def _maps(self, print: Print, warp: Warp, names: Sequence[str]) -> dict[str, NDArray[Any]]:
        self.check_maps(names, [name.removeprefix(MARK) for name in names if name.startswith(MARK)])
        return flat_maps(print, warp, names)

    def _frame(self, paper: NDArray[np.float64], rng: Generator) -> NDArray[np.float64]:
        margins = np.array([between(rng, self.margin_mm_range) for _ in range(4)]) * DOTS_PER_MM
        return paper + margins * np.array([-1, -1, 1, 1])

    def _look(self, rng: Generator, dots_per_px: float, *, sheet: bool) -> Look:
        bilevel = chance(rng, self.bilevel_share)
        grey = chance(rng, self.grey_share)
        dark = chance(rng, self.dark_share) and not sheet
        paper = between(rng, (0.97, 1.0)) if bilevel else between(rng, pick(rng, ((0.88, 1.0), (0.92, 1.01), (0.76, 0.9))))
        # Whole sheets are scanned as papers are: white.
        paper = max(paper, 0.96) if sheet else paper
        # White balance leaves little: most papers are white, a few yellow.
        warm = 0.06 * between(rng, (-0.5, 1.0)) ** 5
        look = Look(
            surround=_surround(paper, rng, dark=dark, sheet=sheet),
            paper=paper,
            ink=between(rng, (0.82, 1.0)),
            gradient=(between(rng, (-0.05, 0.05)), between(rng, (-0.05, 0.05))),
            mottle=0.0 if bilevel else weighted(rng, {0.0: 4.0, 0.006: 1.0, 0.014: 0.6}),
            creases=tuple((float(rng.random()), between(rng, (-0.12, 0.1))) for _ in range(pick(rng, (0, 0, 0, 1, 2)))),
            streaks=tuple((float(rng.random()), between(rng, (-0.2, 0.1))) for _ in range(whole(rng, 1, 3)))
            if chance(rng, 0.08)
            else (),
            blur_px=between(rng, self.blur_px_range),
            sharpening=between(rng, self.sharpening_range),
            noise=between(rng, self.noise_range) * (float(rng.random()) ** 1.5),
            noise_offset=(whole(rng, 0, 4095), whole(rng, 0, 4095)),
            contrast=between(rng, (5.0, 12.0)) if bilevel else between(rng, (1.0, 1.8)),
            middle=between(rng, (0.5, 0.72)) if bilevel else between(rng, (0.5, 0.7)),
            ink_colour=(0.0, 0.0, 0.0) if grey else _ink_colour(rng),
            paper_colour=(1.0, 1.0, 1.0) if grey else (1.0 - max(-warm, 0.0), 1.0 - abs(warm) * 0.4, 1.0 - max(warm, 0.0)),
            grey=grey,
        )
        return self._worn(look, int(rng.integers(1 << 62)), dots_per_px, sheet=sheet, bilevel=bilevel)

    def _worn(self, look: Look, seed: int, dots_per_px: float, *, sheet: bool, bilevel: bool) -> Look:
        """The look with what came later than the rest: each effect draws from a stream of its own, named by it."""

        def chances(effect: str) -> Generator:
            return stream(seed, 0, f"scan/{effect}")

        exposure, resolution = _exposure(self, chances("exposure")), _resolution(self, dots_per_px, chances("resolution"))
        edges, sensor, paper, rng, rough = (chances(effect) for effect in ("edges", "sensor", "paper", "tones", "rough"))
        tones = "grey"
        if bilevel and chance(rng, self.one_bit_share):
            tones = "diffused" if chance(rng, self.diffused_share) else "cut"
        return replace(
            look,
            contrast=look.contrast if tones == "grey" else between(rng, (1.0, 1.6)),
            middle=look.middle if tones == "grey" else between(rng, (0.55, 0.75)),
            tones=tones,
            exposure=1.0 if bilevel else exposure,
            # What a steep tone curve makes of noise: rough outlines, broken strokes.
            noise=look.noise + (between(rough, self.rough_range) if bilevel else 0.0),
            resolution=resolution,
            generations=_generations(self, resolution, chances("files")),
            shadow=_four(between(edges, (0.02, 0.2)) if chance(edges, 0.6) else between(edges, (0.2, 0.7)) for _ in range(4)),
            lift=_four(
                between(edges, (0.05, 0.35)) if chance(edges, 0.0 if sheet else self.lift_share) else 0.0 for _ in range(4)
            ),
            waves=between(paper, (0.01, 0.035)) if chance(paper, self.wave_share) else 0.0,
            grain=chance(sensor, 0.5),
            flicker=between(sensor, (0.0, 0.006)) if chance(sensor, 0.3) else 0.0,
        )


def _exposure(scan: FlatScan, rng: Generator) -> float:
    """The light of one scan against a well exposed one."""
    mark = float(rng.random())
    over, under = between(rng, (1.08, 1.3)), between(rng, (0.65, 0.9))
    return over if mark < scan.overexposed_share else under if mark > 1.0 - scan.underexposed_share else 1.0


def _ink_colour(rng: Generator) -> tuple[float, float, float]:
    """Red, green and blue of black in a scan with colour: nearly grey, a little red mostly."""
    green = between(rng, (0.02, 0.1))
    return green + 0.05 * float(rng.random()) ** 2, green, green + 0.08 * between(rng, (-0.75, 1.0)) ** 5


def _resolution(scan: FlatScan, dots_per_px: float, rng: Generator) -> float:
    """Pixels of one scan over those of the picture, either way; a finer scan than the picture leaves no more of itself."""
    share = int(weighted(rng, scan.dpi)) / (25.4 * DOTS_PER_MM) * dots_per_px
    # Scanners of about the picture's own resolution need no rescaling.
    return 1.0 if share > 0.85 else max(share, _LEAST_RESOLUTION)


def _generations(scan: FlatScan, resolution: float, rng: Generator) -> tuple[Generation, ...]:
    """The files that one scan went through: the scanner's own, unless it was rescaled out of sight, then none to two more."""
    files = [Generation(1.0, whole(rng, *scan.quality_range))] if chance(rng, scan.file_share) else []
    for _ in range(2):
        if not chance(rng, scan.resaved_share):
            break
        scale = between(rng, (0.7, 0.95)) if chance(rng, 0.4) and resolution == 1.0 and len(files) < 2 else 1.0
        files.append(Generation(scale, whole(rng, *scan.quality_range)))
    return tuple(files)


def _four(values: Iterable[float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = values
    return left, top, right, bottom


def _surround(paper: float, rng: Generator, *, dark: bool, sheet: bool) -> float:
    """The level around the paper: a dark lid, or one so white that the paper's edge hardly shows, or a lid a little darker."""
    if dark:
        return between(rng, (0.02, 0.25))
    return paper * between(rng, (0.985, 1.005)) if sheet or chance(rng, 0.6) else between(rng, (0.8, 1.0))


def _turn(angle_deg: float, feed: float, shear: float) -> NDArray[np.float64]:
    """Rotation, a feed that runs fast or slow, and a shear, float64 (2, 2)."""
    angle = np.deg2rad(angle_deg)
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return rotation @ np.array([[1.0, shear], [0.0, feed]])


def _bounds(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate([points.min(axis=0), points.max(axis=0)])


def _sheet_frame(paper: NDArray[np.float64], rng: Generator) -> NDArray[np.float64]:
    """An A4 sheet around the paper, the paper mostly in its upper half; larger where the paper is longer than A4."""
    sheet = np.maximum(np.array(_SHEET_MM) * DOTS_PER_MM, paper[2:] - paper[:2])
    spare = sheet - (paper[2:] - paper[:2])
    start = paper[:2] - spare * np.array([rng.random(), 0.5 * rng.random()])
    return np.concatenate([start, start + sheet])
