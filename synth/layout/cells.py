"""Cells: the grid of characters on which a receipt printer sets text, and the refusal of text that the grid has no room for."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.random import Generator

from receipts.content import Receipt
from synth.draw import between, pick, some_weight, weighted, whole
from synth.layout.layout import Setting, Type, set_rows
from synth.layout.manner import Manner
from synth.layout.page import Page, Run
from synth.layout.row import Measure, Row, unbroken
from synth.printing.font import Face, face, width_em
from synth.printing.outlines import bold_of

DOT_MM = 0.125
# Printable dots a line of the two common print heads, by the paper's width in mm.
HEADS = {80: 576, 58: 384}
FONTS = {
    "vt323-400": 3.0,
    "share-tech-mono-400": 3.0,
    "inconsolata-400": 3.0,
    "inconsolata-700": 1.0,
    "ibm-plex-mono-400": 1.0,
    "anonymous-pro-400": 1.0,
    "anonymous-pro-700": 0.7,
    "cousine-400": 1.5,
    "cousine-700": 0.6,
    "courier-prime-400": 0.7,
    "courier-prime-700": 0.4,
}
# Signs of fewer dots across are no longer read.
_LEAST_DOTS = 6


def refuse_cells(cell_dots_range: tuple[int, int], fonts: Mapping[str, float]) -> None:
    """Nothing, where signs of such cells in such fonts can be read.

    Raises:
        ValueError: cells of fewer than 6 dots, or a font that there is not.
    """
    if cell_dots_range[0] < _LEAST_DOTS:
        raise ValueError(f"cell_dots_range: got {cell_dots_range}; a cell is {_LEAST_DOTS} dots wide at least")
    for font in some_weight(fonts):
        width_em(font, "0")


def cell_setting(
    paper_mm: int,
    cell_dots: int,
    columns: int,
    rng: Generator,
    *,
    fonts: Mapping[str, float],
    tallness_range: tuple[float, float],
    pitch_range: tuple[float, float],
    huge: int = 0,
) -> Setting:
    """A setting of so many columns of cells on a roll.

    Args:
        tallness_range: height of a digit over the width of its cell.
        pitch_range: from one baseline to the next, over the height of a digit.
        huge: how many cells wide, and how many times as high as plain text, the type of that name is; 0 for no such type.
    """
    printable = columns * cell_dots * DOT_MM
    spare = paper_mm - printable
    font = weighted(rng, fonts)
    tall = round(cell_dots * between(rng, tallness_range) / 2) * 2
    pitch = max(round(tall * between(rng, pitch_range)), tall + 3)
    return Setting(
        paper_mm=float(paper_mm),
        left_mm=int(spare / 2 / DOT_MM * between(rng, (0.6, 1.2))) * DOT_MM,
        printable_mm=printable,
        snap_mm=cell_dots * DOT_MM,
        top_mm=float(whole(rng, 3, 16)),
        bottom_mm=float(whole(rng, 5, 24)),
        pitch_mm=pitch * DOT_MM,
        types=_types(font, cell_dots, tall) | (_huge(font, cell_dots, tall, pitch, huge) if huge else {}),
        rule_mm=pick(rng, (1, 2, 2, 3)) * DOT_MM,
        dash_mm=pick(rng, (4, 6, 8, 2)) * DOT_MM,
    )


def _types(font: str, cell: int, tall: int) -> dict[str, Type]:
    """The printer's modes: double width, double height, both; bold where the family has it."""
    em = _em_dots(font, tall)
    advance = width_em(font, "0")
    bold = bold_of(font)
    return {
        "": Type(font, em * DOT_MM, _stretch(cell, advance, em)),
        "bold": Type(bold, em * DOT_MM, _stretch(cell, width_em(bold, "0"), em)),
        "wide": Type(font, em * DOT_MM, _stretch(2 * cell, advance, em)),
        "tall": Type(font, 2 * em * DOT_MM, _stretch(cell, advance, 2 * em), lead=1.7),
        "big": Type(font, 2 * em * DOT_MM, _stretch(2 * cell, advance, 2 * em), lead=1.7),
    }


def _huge(font: str, cell: int, tall: int, pitch: int, times: int) -> dict[str, Type]:
    """A type some times as wide and as high; the paper moves on by its height and what plain text reaches below its line."""
    em = times * _em_dots(font, tall)
    return {"huge": Type(font, em * DOT_MM, _stretch(times * cell, width_em(font, "0"), em), lead=(times + 0.5) * tall / pitch)}


def _em_dots(font: str, tall: int) -> int:
    """The em whose digits are ``tall`` dots high."""
    return round(tall * 100 / face(font, 100, 1.0).height)


def _stretch(cell: int, advance_em: float, em_dots: int) -> float:
    """The stretch that makes a character as wide as its cell; rounded, so that faces are shared."""
    return round(cell / (advance_em * em_dots), 6)


def refuse_narrow(texts: Iterable[str], measure: Measure, room: float = 1.0) -> None:
    """Nothing, where every word of the texts fits into the room, a share of the line.

    Raises:
        ValueError: a word that would be cut in two.
    """
    for word in dict.fromkeys(word for text in texts for word in unbroken(text)):
        if measure(word, "") > room + 1e-9:
            digit = measure("0", "")
            raise ValueError(
                f"layout: too narrow for its text: {word!r} takes {math.ceil(measure(word, '') / digit - 1e-6)} columns of "
                f"{round(room / digit)}; choose wider paper or narrower cells"
            )


def field_texts(receipt: Receipt, manner: Manner) -> list[str]:
    """What must come onto paper unbroken but for its blanks: names, address, date, number, what is to be paid."""
    sums = (receipt.total, receipt.subtotal)
    return [
        manner.name(receipt.merchant),
        *(manner.name(text) for text in receipt.address),
        manner.date_text,
        receipt.number,
        *(manner.amount(one) for one in sums),
    ]


def set_apart(rows: Sequence[Row], setting: Setting) -> Page:
    """The rows set on paper, the lines as much further apart as it takes that no ink or bar of one reaches into the next."""
    page = set_rows(rows, setting)
    stretch = _needed(page)
    if stretch <= 1.0:
        return page
    pitch_dots = math.ceil(setting.pitch_mm / DOT_MM * stretch + 1e-6)
    return set_rows(rows, replace(setting, pitch_mm=pitch_dots * DOT_MM))


def _needed(page: Page) -> float:
    """How many times further apart the closest lines must stand, 1 or below where all stand apart."""
    lines: dict[float, list[tuple[float, float, float, float]]] = {}
    for type_, runs in _runs_by_face(page).items():
        texts = [run.text.replace(" ", "") for run in runs]
        codes = type_.codes("".join(texts))
        ink, starts = type_.ink[codes] * DOT_MM, np.cumsum([0, *map(len, texts[:-1])])
        aboves, belows = np.maximum.reduceat(-ink[:, 1], starts), np.maximum.reduceat(ink[:, 3], starts)
        for run, above_mm, below_mm in zip(runs, aboves.tolist(), belows.tolist(), strict=True):
            right_mm = run.x_mm + width_em(run.font, run.text) * run.size_mm * run.stretch
            lines.setdefault(run.baseline_mm, []).append((run.x_mm, right_mm, above_mm, below_mm))
    for bar in page.bars:
        baseline_mm = max(at for at in lines if at < bar.y_mm + bar.height_mm)
        # A bar grows a little with the pitch that makes room for it.
        above_mm, below_mm = (abs(at - baseline_mm) + 2 * DOT_MM for at in (bar.y_mm, bar.y_mm + bar.height_mm))
        lines[baseline_mm].append((bar.x_mm, bar.x_mm + bar.width_mm, above_mm, below_mm))
    needed = 0.0
    for upper_mm, lower_mm in pairwise(sorted(lines)):
        for left, right, _, below in lines[upper_mm]:
            for other_left, other_right, above, _ in lines[lower_mm]:
                if left < other_right and other_left < right:
                    # Each baseline is rounded to a dot: one dot more than the ink takes.
                    needed = max(needed, (below + above + DOT_MM) / (lower_mm - upper_mm))
    return needed


def _runs_by_face(page: Page) -> dict[Face, list[Run]]:
    """The runs of a page by the face that they are set in: what is measured in one go is measured fast."""
    found: dict[Face, list[Run]] = {}
    for run in page.runs:
        found.setdefault(face(run.font, round(run.size_mm / DOT_MM), run.stretch), []).append(run)
    return found
