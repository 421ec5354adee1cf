"""Cafes: drinks with sizes, wishes and extras, cakes; eaten in or taken away; tips."""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import CountRange, Probability, component
from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.content.sale import Sale, begin, close, few, guest, with_corrections
from synth.content.trade import Trade, num_items
from synth.content.words import cafe as words
from synth.draw import Weight, chance, pick


@component
class Cafe(Trade):
    """Coffee, tea and cake.

    Attributes:
        weight: how often it is taken, against the other trades.
        num_items_range: drinks and dishes, few being likelier than many.
        extra_share: how many drinks come with something that is charged.
        wish_share: how many things come with a wish that costs nothing.
        tip_share: how many guests tip on the bill.
        discount_share: how many bills have something taken off.
        tax_included_share: how many menus' prices hold the tax already, where a country leaves it to them.
        cash_share: how many are paid in cash.
    """

    weight: Weight = 1.0
    num_items_range: CountRange = (1, 7)
    extra_share: Probability = 0.25
    wish_share: Probability = 0.25
    tip_share: Probability = 0.15
    discount_share: Probability = 0.08
    tax_included_share: Probability = 0.8
    cash_share: Probability = 0.4

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt of a cafe."""
        sale = begin("cafe", locale, rng, included_share=self.tax_included_share)
        away = chance(rng, 0.5)
        ordered: list[Item] = []
        for _ in range(num_items(self.num_items_range, rng)):
            ordered += self._drink(sale, rng) if chance(rng, 0.6) else [self._dish(sale, rng, away=away)]
        items = with_corrections(sale, ordered, rng, void_share=0.01, off_share=0.02)
        subtotal = sum(item.price for item in items)
        discount = subtotal * pick(rng, (5, 10, 10, 20)) // 100 if chance(rng, self.discount_share) else 0
        receipt = close(sale, items, rng, cash_share=self.cash_share, tip_share=self.tip_share, discount=discount)
        stamps = sale.word("stamps", words.STAMPS, rng)
        return replace(receipt, details=_details(sale, rng), notes=(stamps,) if stamps else ())

    def _drink(self, sale: Sale, rng: Generator) -> list[Item]:
        drink = words.DRINKS.item(sale, few(rng), rng, details=self._wishes("cafe/wishes", words.WISHES, sale, rng))
        size = sale.word("cafe/sizes", words.SIZES, rng)
        rows = [replace(drink, name=f"{drink.name} {size}".strip())]
        while chance(rng, self.extra_share) and len(rows) < 3:
            mark = pick(rng, sale.locale.say("cafe/marks", ("+ ", "  + ", "ADD ", "* ", "- ")))
            name = mark.lstrip() + sale.word("cafe/extras", words.EXTRAS, rng)
            rows.append(sale.row(name, drink.quantity_thousandths, sale.coins(pick(rng, (50, 100, 150, 200))), role="modifier"))
        return rows

    def _dish(self, sale: Sale, rng: Generator, *, away: bool) -> Item:
        """Something to eat; what is taken away is taxed as food, what is eaten in is not."""
        dish = words.FOOD.item(sale, few(rng), rng, details=self._wishes("cafe/requests", words.REQUESTS, sale, rng))
        return dish if away or sale.rule is None else replace(dish, tax_code=sale.rule.taxed_code)

    def _wishes(self, name: str, usual: tuple[str, ...], sale: Sale, rng: Generator) -> tuple[str, ...]:
        return (sale.word(name, usual, rng),) if chance(rng, self.wish_share) else ()


def _details(sale: Sale, rng: Generator) -> tuple[tuple[str, str], ...]:
    """Where the guest sits, or what is called out when the order is ready."""
    found = []
    if chance(rng, 0.6):
        label, _, value = sale.word("cafe/places", words.PLACES, rng).partition(" = ")
        found.append((label, value))
    if chance(rng, 0.25):
        found.append((sale.word("cafe/names", words.NAMES, rng), guest(sale, rng)))
    return tuple(found)
