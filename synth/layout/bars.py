"""Inverse bars: the line of the total, or of the company, in white on black across the page."""

from dataclasses import replace

from numpy.random import Generator

from synth.draw import chance, pick
from synth.layout.page import Page, Rule, Run

_DOT_MM = 0.125
# How far a bar reaches over and under the baseline, in em: further than capitals and commas, not as far as the next line.
_ABOVE, _BELOW = 0.88, 0.26


def with_bar(page: Page, share: float, rng: Generator) -> Page:
    """The page with one line in white on black, on a share of the receipts: that of the total, or that of the company."""
    if not chance(rng, share) or not page.runs:
        return page
    field = pick(rng, ("total", "total", "company"))
    found = [run.baseline_mm for run in page.runs if any(mark.field == field for mark in run.marks)]
    if not found:
        return page
    line = [run for run in page.runs if run.baseline_mm == found[0]]
    return replace(page, bars=(*page.bars, _bar(page, line)))


def _bar(page: Page, line: list[Run]) -> Rule:
    size_mm = max(run.size_mm for run in line)
    left_mm = max(min(run.x_mm for run in page.runs) - 4 * _DOT_MM, 0.0)
    top_mm = round((line[0].baseline_mm - _ABOVE * size_mm) / _DOT_MM) * _DOT_MM
    height_mm = round((_ABOVE + _BELOW) * size_mm / _DOT_MM) * _DOT_MM
    return Rule(left_mm, top_mm, page.width_mm - 2 * left_mm, height_mm)
