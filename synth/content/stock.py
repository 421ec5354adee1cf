"""What is sold in a locale: its own goods and meals in its language, or those of Malaysia where it names none."""

from numpy.random import Generator

from synth.content.dishes import dish
from synth.content.goods import Offer, offer
from synth.content.locale import Assortment, Locale
from synth.draw import between, fill, pick


def stock(kind: str, locale: Locale, rng: Generator) -> Offer:
    """Something that a shop of one kind, or a ``restaurant``, sells in a locale; groceries where it names no such kind."""
    if locale.assortment is not None:
        return _own(kind, locale, locale.assortment, rng)
    return dish(locale.price_scale, rng) if kind == "restaurant" else offer(kind, locale.price_scale, rng)


def _own(kind: str, locale: Locale, assortment: Assortment, rng: Generator) -> Offer:
    template, _, told = pick(rng, assortment.goods.get(kind, assortment.goods["grocery"])).rpartition(" = ")
    usual, _, favoured = told.partition(" ")
    name = fill(rng, template, {"brand": lambda stream: locale.invented(stream).capitalize()})
    spread = 0.05 if kind == "fuel" else 0.35
    price = float(usual) * 10**locale.minor_digits * 2 ** between(rng, (-spread, spread))
    if kind == "restaurant":
        minor = max(round(price / assortment.meal_step), 1) * assortment.meal_step
    elif kind == "fuel":
        minor = max(round(price), 1)
    else:
        step, endings = assortment.steps(int(price))
        minor = int(price) // step * step + pick(rng, endings) or step
    return Offer(name, minor, exempt=bool(favoured))
