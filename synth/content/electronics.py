"""Electronics: devices with serial numbers, warranties, a device taken in part exchange."""

from dataclasses import replace

from numpy.random import Generator

from receipts.config import CountRange, Probability, component
from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.content.sale import Sale, article_number, begin, close, few
from synth.content.shelf import Shelf
from synth.content.trade import Trade, num_items
from synth.draw import Weight, chance, listed, pattern, pick

_PHONES = Shelf(
    "electronics/phones",
    listed(
        """
    {brand} PHONE {6..15} 64GB | {brand} {A}{##} 128GB | {brand} NOTE {8..20} | {brand} FOLD 256GB | {brand} {A}{#}E DUAL
    """
    ),
    (400.0, 5200.0),
)
_DEVICES = Shelf(
    "electronics/devices",
    listed(
        """
        {brand} LAPTOP {13..17}" | {brand} TV {32..75}" 4K | {brand} TABLET 10.1 | MONITOR {brand} 27"
        | {brand} CAMERA {A}{###} |
        {brand} PRINTER {A}{A}{###} | GAMES CONSOLE 1TB | SMART WATCH {brand} | {brand} SOUNDBAR | ROUTER {A}{A}{####} | VACUUM
        {brand} | MICROWAVE {brand} 20L | {brand} SPEAKER BT | HDD {brand} {1..8}TB
        """
    ),
    (120.0, 4800.0),
)
_SMALL = Shelf(
    "electronics/small",
    listed(
        """
        USB-C CABLE {1..3}M | HDMI CABLE 2M | PHONE CASE {colour} | SCREEN PROTECTOR | {brand} MOUSE | {brand} KEYBOARD
        | MICRO SD
        64GB | USB STICK 32GB | {brand} EARBUDS | CHARGER 20W | POWER BANK {5..20}000MAH | BATTERIES AAA 8PK
        | INK {###}XL |
        ADAPTOR {A}{A}{##} | WEBCAM {brand} HD | TONER {####}
        """
    ),
    (9.0, 260.0),
)
_WARRANTIES = listed(
    """
    {2..5} YEAR WARRANTY | EXTENDED WARRANTY {2..3}Y | CARE PLAN {12..36} MTHS | SCREEN COVER {1..2}Y | SETUP SERVICE
    """
)
_TRADE_INS = ("TRADE-IN", "TRADE IN DEVICE", "PART EXCHANGE", "OLD DEVICE CREDIT")
_NOTES = listed(
    """
    Warranty {12..36} months from date of purchase | Please keep this receipt for warranty
    | Opened software cannot be returned |
    Exchange within {7..30} days in original packaging | Register your product at www.{A}{A}support.com
    | Warranty void if seal broken
    """
)


@component
class Electronics(Trade):
    """Phones, computers, appliances.

    Attributes:
        weight: how often it is taken, against the other trades.
        num_items_range: small things beside the device, if there is one.
        device_share: how many customers buy a device.
        warranty_share: how many devices are sold with a longer warranty.
        trade_in_share: how many customers give an old device in part exchange.
        tax_included_share: how many shops' prices hold the tax already, where a country leaves it to them.
        cash_share: how many are paid in cash.
        split_share: how many are paid in part with a voucher.
    """

    weight: Weight = 1.0
    num_items_range: CountRange = (1, 4)
    device_share: Probability = 0.6
    warranty_share: Probability = 0.3
    trade_in_share: Probability = 0.1
    tax_included_share: Probability = 0.75
    cash_share: Probability = 0.25
    split_share: Probability = 0.1

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt of a shop for electronics."""
        sale = begin("electronics", locale, rng, included_share=self.tax_included_share)
        items = self._device(sale, rng) if chance(rng, self.device_share) else []
        for _ in range(num_items(self.num_items_range, rng)):
            items.append(_SMALL.item(sale, few(rng), rng, code=article_number(rng) if chance(rng, 0.6) else ""))
        receipt = close(sale, items, rng, cash_share=self.cash_share, split_share=self.split_share)
        notes = {sale.word("electronics/notes", _NOTES, rng) for _ in range(pick(rng, (0, 1, 1, 2)))}
        return replace(receipt, notes=tuple(sorted(notes)))

    def _device(self, sale: Sale, rng: Generator) -> list[Item]:
        """A device with its number; a warranty on it, and an old one given for it, at times."""
        phone = chance(rng, 0.4)
        number = f"IMEI {imei(rng)}" if phone else _serial(sale, rng)
        device = (_PHONES if phone else _DEVICES).item(sale, 1000, rng, code=article_number(rng), details=(number,))
        rows = [device]
        if chance(rng, self.warranty_share):
            name = sale.word("electronics/warranties", _WARRANTIES, rng)
            rows.append(sale.row(name, 1000, max(device.price * pick(rng, (5, 8, 10, 15)) // 100, 1)))
        if chance(rng, self.trade_in_share):
            name = sale.word("electronics/trade_ins", _TRADE_INS, rng)
            rows.append(sale.row(name, 1000, -(device.price * pick(rng, (10, 20, 30)) // 100), role="discount"))
        return rows


def _serial(sale: Sale, rng: Generator) -> str:
    label = pick(rng, sale.locale.say("electronics/serials", ("S/N", "SN:", "Serial")))
    return f"{label} {pattern(rng, 'A##A#AA#####')}"


def imei(rng: Generator) -> str:
    """Fifteen digits that name a phone, the last of which checks the others (Luhn; 3GPP TS 23.003, annex B).

    >>> from receipts.rng import stream
    >>> len(imei(stream(0, 0, "x")))
    15
    """
    digits = "35" + pattern(rng, "############")
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(digits)]
    return f"{digits}{-sum(value // 10 + value % 10 for value in doubled) % 10}"
