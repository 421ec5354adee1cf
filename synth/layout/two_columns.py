"""Two columns: names, which wrap, and amounts, on a narrow roll; quantity times price on a line of its own."""

from collections.abc import Mapping
from dataclasses import field

from numpy.random import Generator

from receipts.config import IntRange, Probability, Range, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, chance, pick, weighted
from synth.layout.bars import with_bar
from synth.layout.cells import FONTS, field_texts, refuse_cells, refuse_narrow, roll_setting, set_apart
from synth.layout.codes import with_code
from synth.layout.columns import Style, item_columns
from synth.layout.layout import Layout, compose
from synth.layout.logos import with_logo
from synth.layout.manner import Manner
from synth.layout.page import Page
from synth.layout.row import Measure, Row


@component
class TwoColumns(Layout):
    """Receipts of 58 mm with a column of names and one of amounts.

    Attributes:
        weight: how often it is taken, against the other layouts.
        above_share: how many tills write quantity times price over the name; the others under it.
        single_share: how many write it for one piece too.
        last_share: how many write the amount beside the last line of a wrapped name; the others beside its first.
        headed_share: how many give the columns headings.
        fonts: fonts with their weights.
        cell_dots_range: width of a character's cell, dots of the head.
        tallness_range: height of a digit over the width of its cell.
        pitch_range: from one baseline to the next, over the height of a digit.
        code_share: how many bear a barcode or a QR code at the foot.
        logo_share: how many bear a logo over the head.
        bar_share: how many print the total or the company in white on a black bar.
    """

    weight: Weight = 1.0
    above_share: Probability = 0.4
    single_share: Probability = 0.3
    last_share: Probability = 0.25
    headed_share: Probability = 0.3
    fonts: Mapping[str, Weight] = field(default_factory=lambda: dict(FONTS))
    cell_dots_range: IntRange = (9, 12)
    tallness_range: Range = (1.4, 2.0)
    pitch_range: Range = (1.4, 2.0)
    code_share: Probability = 0.15
    logo_share: Probability = 0.15
    bar_share: Probability = 0.05

    def __post_init__(self) -> None:
        refuse_cells(self.cell_dots_range, self.fonts)

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt with its items in two columns.

        Raises:
            ValueError: the roll is too narrow for its text.
        """
        setting = roll_setting(
            58,
            self.cell_dots_range,
            rng,
            fonts=self.fonts,
            tallness_range=self.tallness_range,
            pitch_range=self.pitch_range,
        )
        page = set_apart(compose(receipt, locale, setting.measure, rng, write_items=self._items, whole_words=True), setting)
        page = with_logo(with_code(page, receipt, self.code_share, rng), self.logo_share, rng)
        return with_bar(page, self.bar_share, rng)

    def _items(self, receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        refuse_narrow(field_texts(receipt, manner), measure)
        style = Style(
            order=("name", "amount"),
            times="above" if chance(rng, self.above_share) else "below",
            single=chance(rng, self.single_share),
            last=chance(rng, self.last_share),
            coded=chance(rng, 0.3),
            numbered=chance(rng, 0.1),
            taxed=chance(rng, 0.6),
            headed=chance(rng, self.headed_share),
            rule=weighted(rng, {"-": 4.0, "_": 1.0, "=": 1.5, "": 1.0}),
            gap=pick(rng, (1, 1, 2)),
        )
        return item_columns(receipt, manner, measure, style, rng)
