"""Scanned: receipts of another trade on which each piece has a row of its own, as where every piece goes over the scanner."""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import Count, component
from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.content.trade import Trade
from synth.draw import Weight


@component
class Scanned(Trade):
    """What another trade sells, piece by piece; the sums are the same.

    Attributes:
        weight: how often it is taken, against the other trades.
        trade: whose receipts these are.
        most_pieces: more pieces than so many of one thing stay on one row.
    """

    weight: Weight = 1.0
    trade: Trade
    most_pieces: Count = 8

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt of the other trade, piece by piece."""
        receipt = self.trade(locale, rng)
        return replace(receipt, items=tuple(piece for item in receipt.items for piece in self._pieces(item)))

    def _pieces(self, item: Item) -> tuple[Item, ...]:
        count, part = divmod(item.quantity_thousandths, 1000)
        if part or item.unit_price_parts != 1 or item.unit or not 1 < count <= self.most_pieces:
            return (item,)
        return (replace(item, quantity_thousandths=1000, price=item.unit_price),) * count
