"""Impact printers: nine pins through an inked ribbon, line by line, to and fro; the ribbon wears, and may be half red."""

import re
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component
from receipts.document import Document
from receipts.labels import Schema
from synth.draw import between, chance, weighted, whole
from synth.layout.page import Page, Run
from synth.printing.fine import averaged, clouds, fine_document
from synth.printing.pins import pin_face
from synth.printing.printer import Print, Printer, fired, printed_codes, red_ink
from synth.printing.typeset import DOTS_PER_MM

_PIN_PITCH_MM = 25.4 / 72
# Cloth of the ribbon: its threads lie this many dots apart.
_WEAVE_DOTS = 2
# About one line of text.
_LINE_DOTS = 30
_NEGATIVE = re.compile(r"(?<![\w-])-[^\w\s]?\d[\d,.]*\b")


@dataclass(frozen=True)
class Strike:
    """One impact print as chance had it.

    Attributes:
        darkness: of a pin's mark from a fresh ribbon, 0 to 1.
        soak_dots: how far ink creeps into the paper, as a Gaussian's sigma.
        fade_left, fade_right: darkness lost at either end of a line, 0 to 1.
        wear: darkness lost where the ribbon has been struck often.
        wear_pitch_dots: how long those places are along the ribbon.
        weave: darkness lost between the ribbon's threads.
        seed: where wear and threads lie.
        weak_pin: which pin from the top strikes weakly, and the darkness it leaves.
        shift_mm, drop_mm: how far lines printed on the way back lie to the right of and below those on the way out.
        red: what is struck through the red half: "", "negative" amounts or "heading".
    """

    darkness: float
    soak_dots: float
    fade_left: float
    fade_right: float
    wear: float
    wear_pitch_dots: int
    weave: float
    seed: int
    weak_pin: tuple[int, float]
    shift_mm: float
    drop_mm: float
    red: str


@component
class ImpactPrinter(Printer):
    """A dot matrix printer of nine pins.

    Attributes:
        darkness_range: of a pin's mark, 0 bare paper, 1 black.
        fade_share: how many prints fade towards one end of the lines.
        wear_range: darkness lost on the worn places of the ribbon.
        weave_range: darkness lost between the ribbon's threads.
        weak_share: how many heads have a pin that strikes weakly.
        shift_mm_range: how far lines on the way back lie beside those on the way out.
        drop_mm_range: how far they lie below.
        red_share: how many print negative amounts or the heading red.
    """

    darkness_range: Range = (0.7, 1.0)
    fade_share: Probability = 0.4
    wear_range: Range = (0.0, 0.45)
    weave_range: Range = (0.05, 0.35)
    weak_share: Probability = 0.2
    shift_mm_range: Range = (-0.2, 0.2)
    drop_mm_range: Range = (0.0, 0.12)
    red_share: Probability = 0.35

    def __post_init__(self) -> None:
        for name in ("darkness_range", "wear_range", "weave_range"):
            low, high = getattr(self, name)
            if not 0 <= low <= high <= 1:
                raise ValueError(f"{name}: got {(low, high)}; it lies from 0 to 1")
        for name in ("shift_mm_range", "drop_mm_range"):
            if max(map(abs, getattr(self, name))) > 0.5:
                raise ValueError(f"{name}: got {getattr(self, name)}; lines lie 0.5 mm off at most")

    def draw(self, rng: Generator) -> Strike:
        """What chance decides for one print."""
        fade = between(rng, (0.15, 0.55)) if chance(rng, self.fade_share) else 0.0
        side = whole(rng, 0, 1)
        return Strike(
            darkness=between(rng, self.darkness_range),
            soak_dots=between(rng, (0.3, 0.6)),
            fade_left=fade * side,
            fade_right=fade * (1 - side),
            wear=between(rng, self.wear_range),
            wear_pitch_dots=whole(rng, 20, 90),
            weave=between(rng, self.weave_range),
            seed=int(rng.integers(1 << 31)),
            weak_pin=(whole(rng, 0, 6), between(rng, (0.1, 0.6)) if chance(rng, self.weak_share) else 1.0),
            shift_mm=between(rng, self.shift_mm_range),
            drop_mm=between(rng, self.drop_mm_range),
            red=weighted(rng, {"negative": 1.0, "heading": 1.0}) if chance(rng, self.red_share) else "",
        )

    def document(self, page: Page, drawn: Strike, schema: Schema, id: str) -> Document:
        """The document of the print in dots."""
        return fine_document(to_and_fro(page, drawn), schema, id, pin_face)[1]

    def print(self, page: Page, drawn: Strike, schema: Schema, id: str) -> Print:
        """The page as the pins strike it."""
        page = to_and_fro(page, drawn)
        text, document = fine_document(page, schema, id, pin_face)
        dots = averaged(fired(page, text))
        rows = red_rows(page, drawn.red, len(dots))
        red = red_ink(page, dots.shape)
        if rows.any():
            red = np.maximum(rows[:, None], np.zeros_like(dots) if red is None else red)
        return Print(struck(dots, page, drawn), document, text, codes=printed_codes(page, (), len(dots)), red=red, ink=dots)


def to_and_fro(page: Page, strike: Strike) -> Page:
    """The page with every other line moved as the head on its way back prints it."""
    back = set(sorted({run.baseline_mm for run in page.runs})[1::2])

    def moved(run: Run) -> Run:
        if run.baseline_mm not in back:
            return run
        return replace(run, x_mm=max(run.x_mm + strike.shift_mm, 0.0), baseline_mm=run.baseline_mm + strike.drop_mm)

    return replace(page, runs=tuple(moved(run) for run in page.runs))


def red_rows(page: Page, what: str, height: int) -> NDArray[np.uint8]:
    """uint8 (height), 255 for the rows of the lines that are struck through the red half of the ribbon."""
    rows = np.zeros(height, np.uint8)
    largest = max((run.size_mm * run.stretch for run in page.runs), default=0.0)
    for run in page.runs:
        heading = run.size_mm * run.stretch == largest or any(mark.field == "company" for mark in run.marks)
        if (what == "negative" and _NEGATIVE.search(run.text)) or (what == "heading" and heading):
            top, bottom = run.baseline_mm - run.size_mm * 0.8, run.baseline_mm + run.size_mm * 0.25
            rows[max(round(top * DOTS_PER_MM), 0) : round(bottom * DOTS_PER_MM)] = 255
    return rows


def struck(dots: NDArray[np.uint8], page: Page, strike: Strike) -> NDArray[np.uint8]:
    """Darkness uint8 (h, w) of paper whose dots are covered by pins' marks to the shares ``dots``, of 255."""
    height, width = dots.shape
    strength = np.full((height, 1), strike.darkness, np.float32)
    strength = strength * np.linspace(1.0 - strike.fade_left, 1.0 - strike.fade_right, width, dtype=np.float32)
    pin, left = strike.weak_pin
    for baseline in {run.baseline_mm for run in page.runs} if left < 1 else ():
        middle = (baseline - (6 - pin + 0.5) * _PIN_PITCH_MM) * DOTS_PER_MM
        strength[max(round(middle - 1), 0) : max(round(middle + 1), 0)] *= left
    if strike.wear:
        # The ribbon runs on under the head: a worn place is long along the line and of its own on each line.
        strength *= 1.0 - np.float32(strike.wear) * clouds(strike.seed, dots.shape, _LINE_DOTS, strike.wear_pitch_dots)
    if strike.weave:
        strength *= 1.0 - np.float32(strike.weave) * clouds(strike.seed + 1, dots.shape, _WEAVE_DOTS, _WEAVE_DOTS)
    soaked = cv2.GaussianBlur(dots, (0, 0), strike.soak_dots)
    return (soaked * strength).astype(np.uint8)
