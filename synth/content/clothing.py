"""Clothing: garments by size and colour, sales, bags, and what may be brought back."""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import CountRange, Probability, component
from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.content.sale import Sale, article_number, begin, close, reduced
from synth.content.shelf import Shelf
from synth.content.trade import Trade, num_items
from synth.draw import Weight, chance, listed, pattern, pick

_ADULTS = Shelf(
    "clothing/adults",
    listed(
        """
        T-SHIRT {colour} | SHIRT OXFORD {colour} | JEANS SLIM | CHINOS {colour} | DRESS MIDI | JUMPER WOOL {colour}
        | COAT {colour} |
        HOODIE {colour} | SKIRT PLEATED | BLOUSE {colour} | TRAINERS {colour} | ANKLE BOOTS | SANDALS {colour} | BELT LEATHER |
        SOCKS 3PK | BRIEFS 5PK | SCARF {colour} | LEGGINGS {colour} | SUIT JACKET {colour} | POLO {colour} | CARDIGAN {colour} |
        SHORTS {colour} | {brand} JACKET | {brand} TRAINERS | HANDBAG {colour} | TIE SILK | HAT {colour} | PYJAMA SET | SWIMSUIT
        """
    ),
    (15.0, 420.0),
)
_CHILDREN = Shelf(
    "clothing/children",
    listed(
        """
        KIDS TEE {colour} | BABYGROW 3PK | SCHOOL TROUSERS | SCHOOL POLO 2PK | KIDS JEANS | GIRLS DRESS {colour} | KIDS COAT
        {colour} | BOYS SHORTS | KIDS TRAINERS | BIBS 5PK | KIDS LEGGINGS | BABY SOCKS 5PK
        """
    ),
    (10.0, 140.0),
    "children",
)
_SIZES = listed(
    """
    S | M | L | XL | XS | XXL | 8 | 10 | 12 | 14 | 16 | 38 | 40 | 42 | W32 L32 | W34 L30 | UK {4..11} | EU {36..45}
    """
)
_AGES = listed("2-3Y | 3-4Y | 5-6Y | 7-8Y | 9-10Y | 11-12Y | 0-3M | 6-9M | 12-18M")
_STYLES = (
    "Size {size}",
    "Size: {size}",
    "Sz {size}",
    "{size} Regular",
    "{style} {size}",
    "Style {style} Size {size}",
    "{size} / {style}",
)
_BAGS = ("BAG", "PAPER BAG", "CARRIER BAG", "GIFT BOX", "HANGER")
_RETURNS = listed(
    """
    Returns within {14..60} days with receipt and tags | Exchange within {7..30} days | Sale items cannot be exchanged
    | No refund on
    underwear and swimwear | Refund to the original card only | Keep this receipt for returns | Not refundable without tags
    """
)
_STAFF = ("Sales Adviser = {##}", "Assoc = {####}", "Stylist = {###}", "Store = {###}", "Dept = {##}")


@component
class Clothing(Trade):
    """Clothes and shoes.

    Attributes:
        weight: how often it is taken, against the other trades.
        num_items_range: garments, few being likelier than many.
        children_share: how many of them are for children.
        sale_share: how many shops have a sale, in which most garments are reduced.
        bag_share: how many customers pay for a bag.
        tax_included_share: how many shops' prices hold the tax already, where a country leaves it to them.
        cash_share: how many are paid in cash.
        split_share: how many are paid in part with a voucher.
    """

    weight: Weight = 1.0
    num_items_range: CountRange = (1, 8)
    children_share: Probability = 0.2
    sale_share: Probability = 0.3
    bag_share: Probability = 0.25
    tax_included_share: Probability = 0.85
    cash_share: Probability = 0.3
    split_share: Probability = 0.1

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt of a shop for clothes."""
        sale = begin("clothing", locale, rng, included_share=self.tax_included_share)
        percent = pick(rng, (10, 20, 25, 30, 40, 50, 50, 70)) if chance(rng, self.sale_share) else 0
        items: list[Item] = []
        for _ in range(num_items(self.num_items_range, rng)):
            items.append(self._garment(sale, rng))
            if percent and chance(rng, 0.7):
                items.append(reduced(sale, items[-1], percent, rng))
        if chance(rng, self.bag_share):
            items.append(sale.row(sale.word("bags", _BAGS, rng), 1000, sale.coins(pick(rng, (20, 30, 50, 100)))))
        receipt = close(sale, items, rng, cash_share=self.cash_share, split_share=self.split_share)
        label, _, value = sale.word("clothing/staff", _STAFF, rng).partition(" = ")
        notes = {sale.word("clothing/returns", _RETURNS, rng) for _ in range(pick(rng, (0, 1, 1, 2)))}
        return replace(receipt, details=((label, value),) if chance(rng, 0.4) else (), notes=tuple(sorted(notes)))

    def _garment(self, sale: Sale, rng: Generator) -> Item:
        children = chance(rng, self.children_share)
        style = pick(rng, sale.locale.say("clothing/styles", _STYLES))
        detail = style.format(
            size=sale.word("clothing/ages", _AGES, rng) if children else sale.word("clothing/sizes", _SIZES, rng),
            style=pattern(rng, "####/###"),
        )
        code = article_number(rng) if chance(rng, 0.6) else pattern(rng, "##-####")
        shelf = _CHILDREN if children else _ADULTS
        return shelf.item(sale, 1000, rng, code=code, details=(detail,) if chance(rng, 0.7) else ())
