"""Receipt: what was sold and paid, in integer minor units, with sums that balance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Item:
    """One thing sold. Money in minor units.

    Attributes:
        quantity_thousandths: 2000 is two pieces, 250 a quarter of a kilogram.
        unit_price: of one piece or unit; in minor units over ``unit_price_parts``.
        price: of the row, before the receipt's discounts.
        code: of the article, "" for none.
        tax_code: what the row prints to say how it is taxed, "" for nothing.
        unit: what the quantity counts, such as ``KG``; "" for pieces.
        unit_price_parts: 10 where the unit price is told to a tenth of a minor unit, as for fuel; else 1.
        role: why a row may cost nothing or less: "discount", "deposit", "void", "modifier"; "" for a thing sold.
        details: what is printed under the row, such as a size or a serial number.
    """

    name: str
    quantity_thousandths: int
    unit_price: int
    price: int
    code: str = ""
    tax_code: str = ""
    unit: str = ""
    unit_price_parts: int = 1
    role: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tax:
    """One tax: on ``base`` at ``rate_basis_points`` (600 is 6 %); ``included`` in the prices or added to them.

    Attributes:
        code: what rows under this tax print, "" for nothing.
    """

    name: str
    rate_basis_points: int
    base: int
    amount: int
    included: bool
    code: str = ""


@dataclass(frozen=True)
class Payment:
    """One payment: how, and how much was tendered.

    Attributes:
        card: its masked number, "" for none.
    """

    method: str
    amount: int
    card: str = ""


@dataclass(frozen=True)
class Receipt:
    """What one receipt says; every sum of money in minor units of ``currency``.

    Attributes:
        address: its lines as printed.
        discount: taken off the sum of the items, 0 or above.
        service_charge: added before the taxes, 0 or above.
        rounding: what rounding to the smallest coin adds, may be negative.
        change: given back.
        brand: the name over the door where it is not the company's, "" for none.
        kind: of the shop, such as ``hardware``.
        table: where guests sat, "" for none.
        covers: guests, 0 where nobody counted.
        tip: added after the taxes, 0 or above.
        details: labels and values that its trade prints with number and date, such as a pump or a room.
        notes: lines of its trade's own at the foot, such as a returns policy.
        code: what a QR code at the foot says by law, "" where none is asked for.
        mistake: what was made wrong on purpose, such as ``wrong_total``; "" for a receipt that balances.
    """

    merchant: str
    registration: str
    address: tuple[str, ...]
    phone: str
    tax_id: str
    number: str
    cashier: str
    when: datetime
    items: tuple[Item, ...]
    discount: int
    service_charge: int
    taxes: tuple[Tax, ...]
    rounding: int
    total: int
    payments: tuple[Payment, ...]
    change: int
    currency: str
    locale: str
    brand: str = ""
    kind: str = ""
    table: str = ""
    covers: int = 0
    tip: int = 0
    details: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    code: str = ""
    mistake: str = ""

    @property
    def subtotal(self) -> int:
        """The sum of the items, minor units."""
        return sum(item.price for item in self.items)


def line_price(quantity_thousandths: int, unit_price: int, unit_price_parts: int = 1) -> int:
    """Quantity times unit price in minor units, halves rounded away from 0: what is taken back is what was taken.

    >>> line_price(1500, 333), line_price(-1500, 333)
    (500, -500)
    >>> line_price(10000, 1429, 10)
    1429
    """
    worth = quantity_thousandths * unit_price
    rounded = (2 * abs(worth) + 1000 * unit_price_parts) // (2000 * unit_price_parts)
    return rounded if worth >= 0 else -rounded


def imbalances(receipt: Receipt) -> Sequence[str]:
    """What does not add up, one line each; empty for a receipt that balances."""
    found = []
    for item in receipt.items:
        expected = line_price(item.quantity_thousandths, item.unit_price, item.unit_price_parts)
        if item.price != expected:
            found.append(f"item {item.name!r}: quantity x unit price is {expected}, not {item.price}")
    for tax in receipt.taxes:
        if abs(tax.amount * 10000 - tax.base * tax.rate_basis_points) > 10000:
            found.append(f"tax {tax.name!r}: {tax.rate_basis_points / 100:g} % of {tax.base} is not {tax.amount}")
    added = sum(tax.amount for tax in receipt.taxes if not tax.included)
    expected = receipt.subtotal - receipt.discount + receipt.service_charge + added + receipt.tip + receipt.rounding
    if receipt.total != expected:
        found.append(f"total: items, discount, charges, taxes, tip and rounding make {expected}, not {receipt.total}")
    paid = sum(payment.amount for payment in receipt.payments)
    if paid - receipt.change != receipt.total:
        found.append(f"payments less change make {paid - receipt.change}, not {receipt.total}")
    return found
