"""Restaurants: dishes and drinks, tables and covers, a service charge at times."""

from numpy.random import Generator

from receipts.config import CountRange, Probability, component
from receipts.content import Item, Receipt
from synth.content.locale import Locale, TaxRule
from synth.content.stock import stock
from synth.content.trade import Trade, issue, num_items, selling_time, settle, sold, taxed_inside
from synth.draw import Weight, chance, fill, listed, pattern, pick, whole

_TABLES = listed(
    """
    {1..60} | T{1..40} | {A}{1..20} | TA{1..9} | {##} | TAKE AWAY | DINE IN | {1..4}-{1..9} | VIP {1..5} | OUT {1..9}
    """
)


@component
class Restaurant(Trade):
    """Meals, drinks, take-away.

    Attributes:
        weight: how often it is taken, against the other trades.
        num_items_range: rows on a receipt, few being likelier than many.
        discount_share: how many receipts have a discount on the whole.
        service_charge_share: how many places add a service charge.
        tax_included_share: how many menus' prices hold the tax already.
        cash_share: how many are paid in cash.
    """

    weight: Weight = 1.0
    num_items_range: CountRange = (1, 14)
    discount_share: Probability = 0.06
    service_charge_share: Probability = 0.15
    tax_included_share: Probability = 0.5
    cash_share: Probability = 0.85

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt of a place that serves food."""
        when = selling_time(rng)
        company = locale.company("restaurant", rng)
        rule = locale.tax("restaurant", when.date(), rng) if company.tax_id else None
        items = _order(num_items(self.num_items_range, rng), locale, rule, rng)
        subtotal = sum(item.price for item in items)
        discount = subtotal * whole(rng, 1, 4) * 5 // 100 if chance(rng, self.discount_share) else 0
        service = pick(rng, locale.services or (0,)) if chance(rng, self.service_charge_share) else 0
        included = taxed_inside(locale, chance(rng, self.tax_included_share) and not service)
        cash = chance(rng, self.cash_share)
        bill = settle(
            items, rule, discount=discount, service_basis_points=service, included=included, coin=locale.coin if cash else 1
        )
        return issue(
            company,
            locale,
            items,
            bill,
            rng,
            kind="restaurant",
            when=when,
            cash=cash,
            table=fill(rng, pick(rng, locale.say("tables", _TABLES)), {}) if chance(rng, 0.6) else "",
            covers=whole(rng, 0, 9) if chance(rng, 0.35) else 0,
        )


def _order(count: int, locale: Locale, rule: TaxRule | None, rng: Generator) -> tuple[Item, ...]:
    coded = chance(rng, 0.2)
    items = []
    for _ in range(count):
        served = stock("restaurant", locale, rng)
        code = rule.code("food" if served.exempt else "") if rule else ""
        quantity = 1000 if chance(rng, 0.75) else 1000 * whole(rng, 2, 5)
        items.append(sold(served.name, quantity, served.unit_price, code=pattern(rng, "A###") if coded else "", tax_code=code))
    return tuple(items)
