"""Direction: a page laid out from left to right as a locale reads it: in its language, mirrored where it runs to the left."""

import re
from dataclasses import replace
from typing import TypeVar

from synth.content.locale import Locale
from synth.layout.page import Code, Logo, Page, Rule, Run
from synth.printing.font import width_em
from synth.printing.symbols import modules

# Numbers with their currencies, and the room that is left beside them.
_NUMBER = re.compile(r"[^\w\s]?[^\w]?\d[\d.,]*\s?[^\w\s]?")
_NEAR_MM = 0.5
_Thing = TypeVar("_Thing", Rule, Logo, Code)


def as_read(page: Page, locale: Locale) -> Page:
    """The page in the locale's language; what stood at its left edge stands at the right one where that is read first."""
    page = replace(page, language=locale.code.partition("_")[0])
    return mirrored(page) if locale.right_to_left else page


def mirrored(page: Page) -> Page:
    """The page with everything on it at the other side, as long and as high as before, to be read from right to left.

    Numbers that stood one above the other still end one above the other, where there is room: tills pad them with blanks.
    """
    return replace(
        page,
        runs=tuple(replace(run, x_mm=x_mm) for run, x_mm in zip(page.runs, _places_mm(page), strict=True)),
        rules=tuple(_mirrored(page, rule, rule.width_mm) for rule in page.rules),
        bars=tuple(_mirrored(page, bar, bar.width_mm) for bar in page.bars),
        reds=tuple(_mirrored(page, red, red.width_mm) for red in page.reds),
        logos=tuple(_mirrored(page, logo, logo.width_mm) for logo in page.logos),
        codes=tuple(_mirrored(page, code, modules(code.kind, code.content).shape[1] * code.module_mm) for code in page.codes),
        right_to_left=not page.right_to_left,
    )


def _places_mm(page: Page) -> list[float]:
    """Where the runs of the mirrored page begin."""
    widths = [_run_mm(run) for run in page.runs]
    places = [page.width_mm - run.x_mm - width for run, width in zip(page.runs, widths, strict=True)]
    columns: dict[tuple[float, ...], list[int]] = {}
    for number, run in enumerate(page.runs):
        if _NUMBER.fullmatch(run.text):
            columns.setdefault((round(places[number], 2), run.size_mm, run.stretch), []).append(number)
    free = _free_mm(page, places, widths)
    for members in columns.values():
        widest = max(widths[number] for number in members)
        if all(widest - widths[number] < free[number] for number in members):
            for number in members:
                places[number] += widest - widths[number]
    return places


def _free_mm(page: Page, places: list[float], widths: list[float]) -> list[float]:
    """How far each run can be moved to the right before it comes near the next on its baseline, or the edge."""
    lines: dict[float, list[float]] = {}
    for run, begin in zip(page.runs, places, strict=True):
        lines.setdefault(run.baseline_mm, []).append(begin)
    ends = [begin + width for begin, width in zip(places, widths, strict=True)]
    return [
        min([begin for begin in lines[run.baseline_mm] if begin >= end - _NEAR_MM], default=page.width_mm) - end - _NEAR_MM
        for run, end in zip(page.runs, ends, strict=True)
    ]


def _run_mm(run: Run) -> float:
    return width_em(run.font, run.text) * run.size_mm * run.stretch


def _mirrored(page: Page, thing: _Thing, width_mm: float) -> _Thing:
    return replace(thing, x_mm=page.width_mm - thing.x_mm - width_mm)
