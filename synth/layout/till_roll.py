"""Till rolls: text in character cells, as a receipt printer's own fonts set it, on 58 and 80 mm paper."""

from dataclasses import field

from numpy.random import Generator

from receipts.config import Probability, Range, component, refuse_outside
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, Weights, pick, weighted
from synth.layout.bars import with_bar
from synth.layout.cells import FONTS, HEADS, cell_setting
from synth.layout.codes import with_code
from synth.layout.layout import Layout, Setting, compose, set_rows
from synth.layout.logos import with_logo
from synth.layout.page import Page
from synth.printing.font import width_em

# Cell widths in dots with how common they are: 12 is the standard font of receipt printers, 9 and 10 their small one.
_CELLS = {12: 6.0, 13: 1.5, 14: 1.5, 11: 1.0, 10: 0.8, 9: 0.5, 16: 0.4}


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
    narrow_share: Probability = 0.05
    fonts: Weights = field(default_factory=lambda: dict(FONTS))
    tallness_range: Range = (1.4, 1.9)
    pitch_range: Range = (1.4, 2.05)
    code_share: Probability = 0.0
    logo_share: Probability = 0.0
    bar_share: Probability = 0.0

    def __post_init__(self) -> None:
        for font in self.fonts:
            width_em(font, "0")
        refuse_outside("tallness_range", self.tallness_range, 0.5, 4)
        refuse_outside("pitch_range", self.pitch_range, 0.5, 6)

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt in character cells."""
        setting = self._setting(rng)
        page = set_rows(compose(receipt, locale, setting.measure, rng), setting)
        page = with_logo(with_code(page, receipt, self.code_share, rng), self.logo_share, rng)
        return with_bar(page, self.bar_share, rng)

    def _setting(self, rng: Generator) -> Setting:
        paper = weighted(rng, {58: self.narrow_share, 80: max(1.0 - self.narrow_share, 0.0)})
        cell = weighted(rng, _CELLS)
        most = HEADS[paper] // cell
        columns = most if paper == 58 else min(most, pick(rng, (most, most, 48, 42, 42, 40, 40, 38, 36)))
        return cell_setting(
            paper, cell, columns, rng, fonts=self.fonts, tallness_range=self.tallness_range, pitch_range=self.pitch_range
        )
