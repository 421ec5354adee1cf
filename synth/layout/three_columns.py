"""Three columns: quantity, name and amount, on rolls of 58 and 80 mm."""

from numpy.random import Generator

from receipts.config import Probability, component
from synth.draw import Weight, chance, pick, weighted
from synth.layout.columns import Style
from synth.layout.roll import ColumnLayout


@component
class ThreeColumns(ColumnLayout):
    """Receipts with columns of quantities, names and amounts.

    Attributes:
        weight: how often it is taken, against the other layouts.
        narrow_share: how many are on 58 mm paper, the others on 80 mm.
        each_share: how many tills write the price of one piece under the name where there are several.
        headed_share: how many give the columns headings.
        wrap_share: how many run a long name on below; the others cut it.
    """

    weight: Weight = 1.0
    narrow_share: Probability = 0.45
    each_share: Probability = 0.4
    headed_share: Probability = 0.6
    wrap_share: Probability = 0.8

    def paper_mm(self, rng: Generator) -> int:
        """The width of the paper."""
        return weighted(rng, {58: self.narrow_share, 80: 1.0 - self.narrow_share})

    def style(self, rng: Generator) -> Style:
        """How one till sets its columns."""
        return Style(
            order=("quantity", "name", "amount"),
            times="below" if chance(rng, self.each_share) else "",
            wraps=chance(rng, self.wrap_share),
            coded=chance(rng, 0.15),
            taxed=chance(rng, 0.6),
            headed=chance(rng, self.headed_share),
            rule=weighted(rng, {"-": 4.0, "_": 1.0, "=": 1.5, "": 1.0}),
            gap=pick(rng, (1, 1, 2)),
            quantity_style=pick(rng, ("{}", "{}", "{}", "{}x", "{} x", "{}X")),
        )
