"""Till rolls: text in character cells, as a receipt printer's own fonts set it, on 58 and 80 mm paper."""

from collections.abc import Mapping
from dataclasses import field

from numpy.random import Generator

from receipts.config import Probability, Range, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, between, pick, weighted, whole
from synth.layout.bars import with_bar
from synth.layout.codes import with_code
from synth.layout.layout import Layout, Setting, Type, compose, set_rows
from synth.layout.logos import with_logo
from synth.layout.page import Page
from synth.printing.font import face, font_names, width_em

_DOT_MM = 0.125
# Printable dots a line of the two common print heads, by the paper's width in mm.
_HEADS = {80: 576, 58: 384}
# Cell widths in dots with how common they are: 12 is the standard font of receipt printers, 9 and 10 their small one.
_CELLS = {12: 6.0, 13: 1.5, 14: 1.5, 11: 1.0, 10: 0.8, 9: 0.5, 16: 0.4}
_FONTS = {
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


@component
class TillRoll(Layout):
    """Monospaced receipts.

    Attributes:
        weight: how often it is taken, against the other layouts.
        narrow_share: how many are on 58 mm paper.
        fonts: fonts with their weights.
        tallness_range: height of a digit over the width of its cell.
        pitch_range: from one baseline to the next, over the height of a digit.
        code_share: how many bear a barcode or a QR code at the foot.
        logo_share: how many bear a logo over the head.
        bar_share: how many print the total or the company in white on a black bar.
    """

    weight: Weight = 1.0
    narrow_share: Probability = 0.15
    fonts: Mapping[str, Weight] = field(default_factory=lambda: dict(_FONTS))
    tallness_range: Range = (1.3, 1.8)
    pitch_range: Range = (1.45, 2.2)
    code_share: Probability = 0.0
    logo_share: Probability = 0.0
    bar_share: Probability = 0.0

    def __post_init__(self) -> None:
        for font in self.fonts:
            width_em(font, "0")

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt in character cells."""
        setting = self._setting(rng)
        page = set_rows(compose(receipt, locale, setting.measure, rng), setting)
        page = with_logo(with_code(page, receipt, self.code_share, rng), self.logo_share, rng)
        return with_bar(page, self.bar_share, rng)

    def _setting(self, rng: Generator) -> Setting:
        paper = weighted(rng, {58: self.narrow_share, 80: max(1.0 - self.narrow_share, 0.0)})
        cell = weighted(rng, _CELLS)
        most = _HEADS[paper] // cell
        columns = most if paper == 58 else min(most, pick(rng, (most, most, 48, 42, 42, 40, 40, 38, 36)))
        font = weighted(rng, self.fonts)
        tall = round(cell * between(rng, self.tallness_range) / 2) * 2
        pitch = max(round(tall * between(rng, self.pitch_range)), tall + 3)
        printable = columns * cell * _DOT_MM
        spare = paper - printable
        return Setting(
            paper_mm=float(paper),
            left_mm=int(spare / 2 / _DOT_MM * between(rng, (0.6, 1.2))) * _DOT_MM,
            printable_mm=printable,
            snap_mm=cell * _DOT_MM,
            top_mm=float(whole(rng, 3, 16)),
            bottom_mm=float(whole(rng, 5, 24)),
            pitch_mm=pitch * _DOT_MM,
            types=_types(font, cell, tall),
            rule_mm=pick(rng, (1, 2, 2, 3)) * _DOT_MM,
            dash_mm=pick(rng, (4, 6, 8, 2)) * _DOT_MM,
        )


def _types(font: str, cell: int, tall: int) -> Mapping[str, Type]:
    """The printer's modes: double width, double height, both; bold where the family has it."""
    em = _em_dots(font, tall)
    advance = width_em(font, "0")
    heavy = font.replace("-400", "-700")
    bold = heavy if heavy in font_names() else font
    return {
        "": Type(font, em * _DOT_MM, _stretch(cell, advance, em)),
        "bold": Type(bold, em * _DOT_MM, _stretch(cell, width_em(bold, "0"), em)),
        "wide": Type(font, em * _DOT_MM, _stretch(2 * cell, advance, em)),
        "tall": Type(font, 2 * em * _DOT_MM, _stretch(cell, advance, 2 * em), lead=1.7),
        "big": Type(font, 2 * em * _DOT_MM, _stretch(2 * cell, advance, 2 * em), lead=1.7),
    }


def _em_dots(font: str, tall: int) -> int:
    """The em whose digits are ``tall`` dots high."""
    return round(tall * 100 / face(font, 100, 1.0).height)


def _stretch(cell: int, advance_em: float, em_dots: int) -> float:
    """The stretch that makes a character as wide as its cell; rounded, so that faces are shared."""
    return round(cell / (advance_em * em_dots), 6)
