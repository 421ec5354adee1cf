"""Fuel: litres at a price per litre to a tenth of a cent, by pump; a car wash or a snack at times."""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import Probability, Range, component
from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.content.sale import Sale, begin, close
from synth.content.shelf import Shelf
from synth.content.trade import Trade
from synth.draw import Weight, between, chance, listed, pick, whole

_GRADES = Shelf(
    "fuel/grades",
    listed("UNLEADED 95 | DIESEL | SUPER UNLEADED | PREMIUM DIESEL | UNLEADED | REGULAR 95 | {brand} ULTIMATE | E10 UNLEADED"),
    (1.7, 3.6),
    "fuel",
)
_OTHERS = (
    Shelf(
        "fuel/wash",
        listed("CAR WASH {1..4} | WASH GOLD | JET WASH | SCREENWASH 5L | AIR & WATER | ENGINE OIL 1L"),
        (4.0, 60.0),
        goods=False,
    ),
    Shelf(
        "fuel/snacks",
        listed("COFFEE REG | {brand} CRISPS | MINERAL WATER | SANDWICH | {brand} CHOC | ENERGY DRINK"),
        (2.0, 14.0),
        goods=False,
    ),
)
_PUMPS = ("Pump", "Pump No", "Pump #", "Nozzle", "Pump no.")
_LABELED = listed(
    """
    Attendant = {##} | Site = {####} | Odometer = {#####}{#} | Fleet No = {####} | Receipt type = SALE | Merchant ID =
    {######} | Terminal = {########} | Batch = {###} | Trans Type = POST-PAY | Trans Type = PRE-PAID | Shift = {1..3}
    """
)
_POINTS = ("Points earned {1..120}", "Card balance {100..9000} points", "Collect points on every litre", "Check oil and tyres")


@component
class Fuel(Trade):
    """Filling stations.

    Attributes:
        weight: how often it is taken, against the other trades.
        litres_range: filled in.
        other_share: how many customers buy something else too.
        cash_share: how many are paid in cash.
    """

    weight: Weight = 1.0
    litres_range: Range = (4.0, 75.0)
    other_share: Probability = 0.15
    cash_share: Probability = 0.35

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt of a filling station."""
        sale = begin("fuel", locale, rng, included_share=1.0)
        items = [self._fill_up(sale, rng)]
        while chance(rng, self.other_share):
            items.append(pick(rng, _OTHERS).item(sale, 1000, rng))
        receipt = close(sale, items, rng, cash_share=self.cash_share)
        details = [(sale.word("fuel/pumps", _PUMPS, rng), str(whole(rng, 1, 16)))]
        for _ in range(pick(rng, (0, 1, 1, 2))):
            label, _, value = sale.word("fuel/labels", _LABELED, rng).partition(" = ")
            details.append((label, value))
        notes = (sale.word("fuel/notes", _POINTS, rng),) if chance(rng, 0.35) else ()
        return replace(receipt, details=tuple(dict(details).items()), notes=notes)

    def _fill_up(self, sale: Sale, rng: Generator) -> Item:
        """So many litres; at times the litres that a round sum buys."""
        drawn = _GRADES.item(sale, 1000, rng)
        # A tenth of a minor unit is told where there are such units, or a litre costs few of them; not of a yen.
        parts = 10 if sale.locale.minor_digits == 2 or drawn.unit_price < 100 else 1
        price = drawn.unit_price * parts + (9 if parts > 1 and chance(rng, 0.7) else 0)
        litres = round(between(rng, self.litres_range) * 1000)
        if chance(rng, 0.3):
            bought = litres * price // (1000 * parts)
            step = 10**sale.locale.minor_digits * 5
            litres = max(round(max(bought // step, 1) * step * 1000 * parts / price), 1)
        unit = sale.word("fuel/units", ("L", "L", "LTR"), rng)
        return sale.row(drawn.name, litres, price, sort="fuel", unit=unit, unit_price_parts=parts)
