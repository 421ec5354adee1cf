"""Shelf: goods of one sort, how they are named and what they cost; a locale may name them in words of its own."""

import re
from dataclasses import dataclass
from typing import Any

from numpy.random import Generator

from receipts.content import Item
from synth.content.locale import Locale
from synth.content.sale import Sale, price_within
from synth.content.stock import stock
from synth.draw import Slots, fill, listed, pick

_SLOT = re.compile(r"\{[^{}]*\}")
# What names of goods in every trade are filled with; a locale replaces them by words such as "goods/colour".
_PARTS: dict[str, tuple[str, ...]] = {
    "colour": listed(
        """
        BLACK | WHITE | NAVY | GREY | RED | BLUE | GREEN | BEIGE | PINK | BROWN | KHAKI | CREAM | OLIVE | BURGUNDY | YELLOW
        """
    ),
    "grams": listed("{50..950}G | {1..9}00G | {1..5}KG | 250G | 500G | 400G"),
    "litres": listed("1L | 2L | 500ML | 330ML | 750ML | {1..2}.5L | 6X330ML | 4X500ML"),
    "pack": listed("{2..12}PK | {2..12}S | TWIN PACK | X{2..10} | {6..24} PCS"),
    "pills": listed("{1..10}0S | 16S | 24S | 28S | 32 PK | X{2..12}"),
    "bottle": listed("100ML | 150ML | 200ML | 250ML | 400ML | 500ML"),
}


@dataclass(frozen=True)
class Shelf:
    """Goods of one sort.

    Attributes:
        name: such as ``grocery/fruit``; a locale's words of that name take the place of the templates.
        templates: of names.
        price_range: of a piece or a unit, in ringgit.
        sort: how the tax sees them, such as ``food``.
        goods: a locale with goods of its own for the kind of shop takes these instead.
    """

    name: str
    templates: tuple[str, ...]
    price_range: tuple[float, float]
    sort: str = ""
    goods: bool = True

    def item(self, sale: Sale, quantity_thousandths: int, rng: Generator, **more: Any) -> Item:
        """A row with something from the shelf; ``more`` as in `Item`."""
        if self.replaced(sale.locale):
            found = stock(self.name.partition("/")[0], sale.locale, rng)
            return sale.row(found.name, quantity_thousandths, found.unit_price, sort="favoured" if found.exempt else "", **more)
        name, price = self.take(sale.locale, rng)
        return sale.row(name, quantity_thousandths, price, sort=self.sort, **more)

    def replaced(self, locale: Locale) -> bool:
        """Whether the locale sells goods of its own, of whatever sort, instead of what lies on this shelf."""
        own = locale.assortment.goods if locale.assortment is not None else {}
        return self.goods and self.name.partition("/")[0] in own and self.name not in locale.words

    def take(self, locale: Locale, rng: Generator) -> tuple[str, int]:
        """The name of something on the shelf and its price in minor units."""
        slots: dict[str, object] = {name: locale.say(f"goods/{name}", words) for name, words in _PARTS.items()}
        template = pick(rng, locale.say(self.name, self.templates))
        # A brand stands in the letters of what stands around it.
        small = any(sign.islower() for sign in _SLOT.sub("", template))
        slots["brand"] = (lambda stream: locale.invented(stream).capitalize()) if small else locale.invented
        return named(template, slots, rng), price_within(self.price_range, locale, rng)


def named(template: str, slots: Slots | dict[str, object], rng: Generator) -> str:
    """The template filled, without needless blanks."""
    return " ".join(fill(rng, template, slots).split())  # type: ignore[arg-type]
