"""Shops: groceries, hardware, stationery, pharmacies and fuel."""

from dataclasses import field

from numpy.random import Generator

from receipts.config import CountRange, Probability, component, nearest
from receipts.content import Item, Receipt
from synth.content.locale import Locale, TaxRule
from synth.content.stock import stock
from synth.content.trade import ARTICLES, Trade, bar_code, issue, num_items, pieces, selling_time, settle, sold, taxed_inside
from synth.draw import Weight, Weights, chance, pick, weighted, whole

_KINDS = {"grocery": 4.0, "hardware": 3.0, "stationery": 2.0, "pharmacy": 1.5, "fuel": 0.4}
_PROMOS = ("ITEM PROMO", "DISC 10%", "LESS DISCOUNT", "PROMO", "MEMBER PRICE", "PRICE OVERRIDE")


@component
class Shop(Trade):
    """Retail over the counter.

    Attributes:
        weight: how often it is taken, against the other trades.
        num_items_range: rows on a receipt, few being likelier than many.
        discount_share: how many receipts have a discount on the whole.
        kinds: kinds of shop with their weights: grocery, hardware, stationery, pharmacy, fuel.
        tax_included_share: how many shops' prices hold the tax already.
        cash_share: how many are paid in cash.
    """

    weight: Weight = 1.0
    num_items_range: CountRange = (1, 15)
    discount_share: Probability = 0.08
    kinds: Weights = field(default_factory=lambda: dict(_KINDS))
    tax_included_share: Probability = 0.7
    cash_share: Probability = 0.8

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in _KINDS:
                raise ValueError(
                    f"kinds: there is no shop that sells {kind}{nearest(kind, _KINDS)} (there are: {', '.join(_KINDS)})"
                )

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt of one of the kinds of shop."""
        kind = weighted(rng, self.kinds)
        when = selling_time(rng)
        company = locale.company(kind, rng)
        rule = locale.tax(kind, when.date(), rng) if company.tax_id else None
        included = taxed_inside(locale, chance(rng, self.tax_included_share))
        items = (
            _fuel(locale, rule, rng)
            if kind == "fuel"
            else _goods(kind, num_items(self.num_items_range, rng), locale, rule, rng)
        )
        subtotal = sum(item.price for item in items)
        discount = subtotal * whole(rng, 1, 6) * 5 // 100 if chance(rng, self.discount_share) else 0
        cash = chance(rng, self.cash_share)
        bill = settle(
            items, rule, discount=discount, service_basis_points=0, included=included, coin=locale.coin if cash else 1
        )
        return issue(
            company,
            locale,
            items,
            bill,
            rng,
            kind=kind,
            when=when,
            cash=cash,
        )


def _goods(kind: str, count: int, locale: Locale, rule: TaxRule | None, rng: Generator) -> tuple[Item, ...]:
    coded, articles = chance(rng, 0.6), locale.say("articles", ARTICLES)
    items = []
    for _ in range(count):
        found = stock(kind, locale, rng)
        code = rule.code("food" if found.exempt else "") if rule else ""
        quantity = whole(rng, 100, 3000) if kind == "grocery" and chance(rng, 0.04) else pieces(rng)
        items.append(sold(found.name, quantity, found.unit_price, code=bar_code(rng, articles) if coded else "", tax_code=code))
        if chance(rng, 0.03) and items[-1].price > 100:
            name = pick(rng, locale.say("promos", _PROMOS))
            items.append(sold(name, 1000, -(items[-1].price // 10), tax_code=code))
    return tuple(items)


def _fuel(locale: Locale, rule: TaxRule | None, rng: Generator) -> tuple[Item, ...]:
    found = stock("fuel", locale, rng)
    code = (rule.exempt_code if locale.assortment is None else rule.code("fuel")) if rule else ""
    return (sold(found.name, whole(rng, 5000, 60000), found.unit_price, tax_code=code),)
