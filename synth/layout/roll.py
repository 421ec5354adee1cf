"""Rolls: what families of layouts in character cells share: the type that fills the head, and items in columns."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import field

from numpy.random import Generator

from receipts.config import IntRange, Probability, Range, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.draw import Weight, whole
from synth.layout.bars import with_bar
from synth.layout.cells import FONTS, HEADS, cell_setting, field_texts, refuse_cells, refuse_narrow, set_apart
from synth.layout.codes import with_code
from synth.layout.columns import Style, item_columns
from synth.layout.layout import Layout, Setting, compose
from synth.layout.logos import with_logo
from synth.layout.manner import Manner
from synth.layout.page import Page
from synth.layout.row import Measure, Row


@component
class CellLayout(Layout):
    """A family set in character cells.

    Attributes:
        fonts: fonts with their weights.
        cell_dots_range: width of a character's cell, dots of the head.
        tallness_range: height of a digit over the width of its cell.
        pitch_range: from one baseline to the next, over the height of a digit.
    """

    fonts: Mapping[str, Weight] = field(default_factory=lambda: dict(FONTS))
    cell_dots_range: IntRange = (10, 14)
    tallness_range: Range = (1.4, 2.0)
    pitch_range: Range = (1.4, 1.9)

    def __post_init__(self) -> None:
        refuse_cells(self.cell_dots_range, self.fonts)

    def cells(self, paper_mm: int, printable_dots: int, rng: Generator, *, huge: int = 0) -> Setting:
        """As many cells as fit into so many dots, on paper of a width; ``huge`` as in `cell_setting`."""
        cell_dots = whole(rng, *self.cell_dots_range)
        return cell_setting(
            paper_mm,
            cell_dots,
            printable_dots // cell_dots,
            rng,
            fonts=self.fonts,
            tallness_range=self.tallness_range,
            pitch_range=self.pitch_range,
            huge=huge,
        )


class RollLayout(CellLayout):
    """A family whose cells fill the head of a roll."""

    def setting(self, paper_mm: int, rng: Generator, *, huge: int = 4) -> Setting:
        """The cells of a roll of a width."""
        return self.cells(paper_mm, HEADS[paper_mm], rng, huge=huge)


@component
class ColumnLayout(RollLayout):
    """A family whose items stand in columns.

    Attributes:
        code_share: how many bear a barcode or a QR code at the foot.
        logo_share: how many bear a logo over the head.
        bar_share: how many print the total or the company in white on a black bar.
    """

    cell_dots_range: IntRange = (9, 13)
    pitch_range: Range = (1.4, 2.0)
    code_share: Probability = 0.15
    logo_share: Probability = 0.2
    bar_share: Probability = 0.05

    def __call__(self, receipt: Receipt, locale: Locale, rng: Generator) -> Page:
        """The receipt with its items in columns.

        Raises:
            ValueError: the roll is too narrow for its text.
        """
        setting = self.setting(self.paper_mm(rng), rng)
        page = set_apart(compose(receipt, locale, setting.measure, rng, write_items=self._items, whole_words=True), setting)
        page = with_logo(with_code(page, receipt, self.code_share, rng), self.logo_share, rng)
        return with_bar(page, self.bar_share, rng)

    @abstractmethod
    def paper_mm(self, rng: Generator) -> int:
        """The width of the paper."""

    @abstractmethod
    def style(self, rng: Generator) -> Style:
        """How one till sets its columns."""

    def _items(self, receipt: Receipt, manner: Manner, measure: Measure, rng: Generator) -> list[Row]:
        refuse_narrow(field_texts(receipt, manner), measure)
        return item_columns(receipt, manner, measure, self.style(rng), rng)
