"""Direction: a page laid out from left to right as a locale reads it: in its language, mirrored where it runs to the left."""

from dataclasses import replace
from typing import TypeVar

from synth.content.locale import Locale
from synth.layout.page import Code, Logo, Page, Rule, Run
from synth.printing.font import width_em
from synth.printing.symbols import modules

_Thing = TypeVar("_Thing", Rule, Logo, Code)


def as_read(page: Page, locale: Locale) -> Page:
    """The page in the locale's language; what stood at its left edge stands at the right one where that is read first."""
    page = replace(page, language=locale.code.partition("_")[0])
    return mirrored(page) if locale.right_to_left else page


def mirrored(page: Page) -> Page:
    """The page with everything on it at the other side, as long and as high as before, to be read from right to left."""
    return replace(
        page,
        runs=tuple(replace(run, x_mm=page.width_mm - run.x_mm - _run_mm(run)) for run in page.runs),
        rules=tuple(_mirrored(page, rule, rule.width_mm) for rule in page.rules),
        bars=tuple(_mirrored(page, bar, bar.width_mm) for bar in page.bars),
        reds=tuple(_mirrored(page, red, red.width_mm) for red in page.reds),
        logos=tuple(_mirrored(page, logo, logo.width_mm) for logo in page.logos),
        codes=tuple(_mirrored(page, code, modules(code.kind, code.content).shape[1] * code.module_mm) for code in page.codes),
        right_to_left=not page.right_to_left,
    )


def _run_mm(run: Run) -> float:
    return width_em(run.font, run.text) * run.size_mm * run.stretch


def _mirrored(page: Page, thing: _Thing, width_mm: float) -> _Thing:
    return replace(thing, x_mm=page.width_mm - thing.x_mm - width_mm)
