"""Four columns under headings: name, quantity, unit price and amount, on a roll of 80 mm; names wrap inside their own."""

from numpy.random import Generator

from receipts.config import IntRange, Probability, component
from synth.draw import Weight, chance, pick, weighted, whole
from synth.layout.columns import Style
from synth.layout.roll import ColumnLayout

_AFTER = ("name", "quantity", "unit_price", "amount")
_FIRST = ("quantity", "name", "unit_price", "amount")


@component
class FourColumns(ColumnLayout):
    """Receipts of 80 mm with columns of names, quantities, unit prices and amounts.

    Attributes:
        weight: how often it is taken, against the other layouts.
        first_share: how many tills write the quantity before the name, not after it.
        headed_share: how many give the columns headings.
        wrap_share: how many run a long name on below; the others cut it.
        gap_range: blank columns between two columns, at most.
    """

    weight: Weight = 1.0
    first_share: Probability = 0.2
    headed_share: Probability = 0.92
    wrap_share: Probability = 0.85
    gap_range: IntRange = (1, 3)

    def paper_mm(self, rng: Generator) -> int:
        """The width of the paper."""
        return 80

    def style(self, rng: Generator) -> Style:
        """How one till sets its columns."""
        return Style(
            order=_FIRST if chance(rng, self.first_share) else _AFTER,
            wraps=chance(rng, self.wrap_share),
            coded=chance(rng, 0.2),
            numbered=chance(rng, 0.15),
            taxed=chance(rng, 0.6),
            headed=chance(rng, self.headed_share),
            rule=weighted(rng, {"-": 4.0, "_": 1.0, "=": 1.5, "": 1.0}),
            gap=whole(rng, *self.gap_range),
            quantity_style=pick(rng, ("{}", "{}", "{}", "{}.00", "{}x")),
        )
