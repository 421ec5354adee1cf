"""Groceries: weighed goods, several tax rates, deposits and empties, bags, offers, members."""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import CountRange, Probability, component
from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.content.sale import Sale, article_number, begin, close, few, with_corrections
from synth.content.trade import Trade, num_items
from synth.content.words import grocery as words
from synth.draw import Weight, chance, pattern, pick, whole


@component
class Grocery(Trade):
    """Supermarkets.

    Attributes:
        weight: how often it is taken, against the other trades.
        num_items_range: things bought, few being likelier than many.
        weighed_share: how many things are weighed at the till.
        deposit_share: how many shops take a deposit on drinks, and take empties back.
        void_share: how many things are rung up by mistake and taken back.
        offer_share: how many things are on offer.
        member_share: how many customers show a card of the shop.
        tax_included_share: how many shops' prices hold the tax already, where a country leaves it to them.
        cash_share: how many are paid in cash.
        split_share: how many are paid in part with a voucher.
    """

    weight: Weight = 1.0
    num_items_range: CountRange = (1, 26)
    weighed_share: Probability = 0.18
    deposit_share: Probability = 0.2
    void_share: Probability = 0.01
    offer_share: Probability = 0.06
    member_share: Probability = 0.3
    tax_included_share: Probability = 0.8
    cash_share: Probability = 0.55
    split_share: Probability = 0.05

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt of a supermarket."""
        sale = begin("grocery", locale, rng, included_share=self.tax_included_share)
        deposits = chance(rng, self.deposit_share) and not words.DRINKS.replaced(locale)
        coded = chance(rng, 0.5)
        bought: list[Item] = []
        for _ in range(num_items(self.num_items_range, rng)):
            bought += self._thing(sale, rng, deposits=deposits, coded=coded)
        items = with_corrections(sale, bought, rng, void_share=self.void_share, off_share=self.offer_share)
        items = (*items, *_at_the_end(sale, items, rng, deposits=deposits))
        receipt = close(sale, items, rng, cash_share=self.cash_share, split_share=self.split_share)
        if not chance(rng, self.member_share):
            return receipt
        member = (
            sale.word("members", words.MEMBERS, rng),
            pattern(rng, pick(rng, ("######******####", "**** ####", "########"))),
        )
        return replace(receipt, details=(member,), notes=(sale.word("points", words.POINTS, rng),))

    def _thing(self, sale: Sale, rng: Generator, *, deposits: bool, coded: bool) -> list[Item]:
        code = article_number(rng) if coded else ""
        loose = pick(rng, words.WEIGHED)
        # A locale's own goods are packed: only what it names as loose is weighed.
        if chance(rng, self.weighed_share) and not loose.replaced(sale.locale):
            return [loose.item(sale, whole(rng, 80, 2600), rng, unit=sale.locale.say("units/weight", ("KG",))[0])]
        if not chance(rng, 0.15):
            return [pick(rng, words.PACKED).item(sale, few(rng), rng, code=code)]
        drink = words.DRINKS.item(sale, few(rng), rng, code=code)
        return [drink, _deposit(sale, drink, rng)] if deposits else [drink]


def _deposit(sale: Sale, drink: Item, rng: Generator) -> Item:
    """The deposit on a drink, taxed as the drink is."""
    name = sale.word("deposits", words.DEPOSITS, rng)
    row = sale.row(name, drink.quantity_thousandths, sale.coins(pick(rng, (8, 15, 20, 25))), role="deposit")
    return replace(row, tax_code=drink.tax_code)


def _at_the_end(sale: Sale, items: tuple[Item, ...], rng: Generator, *, deposits: bool) -> tuple[Item, ...]:
    """Bags, and empties brought back where that leaves something to pay."""
    rows = []
    if chance(rng, 0.25):
        rows.append(sale.row(sale.word("bags", words.BAGS, rng), 1000 * whole(rng, 1, 3), sale.coins(pick(rng, (10, 20, 30)))))
    back = sale.coins(25)
    if deposits and chance(rng, 0.4) and sum(item.price for item in items) > 40 * back:
        rows.append(sale.row(sale.word("empties", words.RETURNS, rng), 1000 * whole(rng, 1, 20), -back, role="deposit"))
    return tuple(rows)
