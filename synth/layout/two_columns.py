"""Two columns: names, which wrap, and amounts, on a narrow roll; quantity times price on a line of its own."""

from numpy.random import Generator

from receipts.config import IntRange, Probability, component
from synth.draw import Weight, chance, pick, weighted
from synth.layout.columns import Style
from synth.layout.roll import ColumnLayout


@component
class TwoColumns(ColumnLayout):
    """Receipts of 58 mm with a column of names and one of amounts.

    Attributes:
        weight: how often it is taken, against the other layouts.
        above_share: how many tills write quantity times price over the name; the others under it.
        single_share: how many write it for one piece too.
        last_share: how many write the amount beside the last line of a wrapped name; the others beside its first.
        headed_share: how many give the columns headings.
    """

    weight: Weight = 1.0
    above_share: Probability = 0.4
    single_share: Probability = 0.3
    last_share: Probability = 0.25
    headed_share: Probability = 0.3
    cell_dots_range: IntRange = (9, 12)
    logo_share: Probability = 0.15

    def paper_mm(self, rng: Generator) -> int:
        """The width of the paper."""
        return 58

    def style(self, rng: Generator) -> Style:
        """How one till sets its columns."""
        return Style(
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
