"""Hotels: nights in a room, breakfasts, a bar, a tax of the town; a service charge, and a deposit paid ahead."""

from dataclasses import replace
from datetime import timedelta

from numpy.random import Generator

from receipts.config import IntRange, Probability, component
from receipts.content import Item, Payment, Receipt
from synth.content.locale import Locale
from synth.content.sale import Sale, begin, close, few, guest
from synth.content.shelf import Shelf
from synth.content.trade import Trade
from synth.draw import Weight, chance, listed, pick, weighted, whole

_ROOMS = Shelf(
    "hotel/rooms",
    listed(
        """
        ROOM CHARGE | ACCOMMODATION | DOUBLE ROOM | SINGLE ROOM | TWIN ROOM | DELUXE ROOM | SUITE | FAMILY ROOM | STANDARD DBL |
        SUPERIOR TWIN | ROOM NIGHT | BED IN DORM
        """
    ),
    (70.0, 780.0),
    "lodging",
)
_MEALS = Shelf(
    "hotel/meals",
    listed("BREAKFAST | BUFFET BREAKFAST | DINNER | ROOM SERVICE | BAR | HALF BOARD | AFTERNOON TEA | LUNCH SET"),
    (12.0, 120.0),
)
_OTHERS = Shelf(
    "hotel/others",
    listed(
        """
        MINIBAR | LAUNDRY | PARKING | LATE CHECK OUT | SPA TREATMENT | EXTRA BED | TELEPHONE | AIRPORT TRANSFER | PAY TV
        | PET FEE |
        CONFERENCE ROOM | WIFI PREMIUM
        """
    ),
    (6.0, 160.0),
)
_TOWN_TAXES = ("CITY TAX", "TOURISM TAX", "TOURIST TAX", "HERITAGE CHARGE", "OCCUPANCY TAX")
_DEPOSITS = ("DEPOSIT PAID", "ADVANCE PAYMENT", "PREPAID ONLINE", "BOOKING DEPOSIT")
_CARDS = ("VISA", "MASTERCARD", "AMEX", "CREDIT CARD")
_ARRIVALS = ("Arrival", "Check-in", "Check In", "Arr. date", "From")
_DEPARTURES = ("Departure", "Check-out", "Check Out", "Dep. date", "To")
_LABELED = listed(
    """
    Folio = {#####} | Folio No = {######} | Guests = {1..4} | Adults = {1..3} | Rate code = {A}{A}{A} | Conf. No = {########}
    | Booking
    = {A}{A}{######} | Res. No = {######} | Account = {####} | Company = PRIVATE
    """
)
_NOTES = listed(
    """
    Thank you for staying with us | We look forward to welcoming you again | Guest signature | I agree that my liability is not
    waived | Check out time is {10..12} noon | Key card to be returned at reception
    """
)


@component
class Hotel(Trade):
    """Rooms for the night.

    Attributes:
        weight: how often it is taken, against the other trades.
        nights_range: of a stay.
        town_tax_share: how many towns levy a tax by the night.
        deposit_share: how many guests have paid a part ahead.
        service_charge_share: how many hotels add a service charge.
        tax_included_share: how many hotels' prices hold the tax already, where a country leaves it to them.
        cash_share: how many are paid in cash.
    """

    weight: Weight = 1.0
    nights_range: IntRange = (1, 7)
    town_tax_share: Probability = 0.25
    deposit_share: Probability = 0.25
    service_charge_share: Probability = 0.25
    tax_included_share: Probability = 0.6
    cash_share: Probability = 0.2

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A bill at the end of a stay."""
        sale = begin("hotel", locale, rng, included_share=self.tax_included_share)
        nights = whole(rng, *self.nights_range)
        service = pick(rng, locale.services) if locale.services and chance(rng, self.service_charge_share) else 0
        receipt = close(sale, self._stay(sale, nights, rng), rng, cash_share=self.cash_share, service_basis_points=service)
        if chance(rng, self.deposit_share):
            receipt = _with_deposit(receipt, sale, rng)
        notes = (sale.word("hotel/notes", _NOTES, rng),) if chance(rng, 0.5) else ()
        return replace(receipt, details=_details(sale, nights, rng), notes=notes)

    def _stay(self, sale: Sale, nights: int, rng: Generator) -> list[Item]:
        room = _ROOMS.item(sale, 1000 * nights, rng)
        # Some hotels write a row a night, with its day.
        if nights > 1 and chance(rng, 0.3):
            days = [sale.when - timedelta(days=nights - night) for night in range(nights)]
            form = weighted(rng, sale.locale.date_formats())
            names = [f"{room.name} {sale.locale.written(day, form)}" for day in days]
            rows = [sale.row(name, 1000, room.unit_price, sort="lodging") for name in names]
        else:
            rows = [room]
        rows += [
            (_MEALS if chance(rng, 0.5) else _OTHERS).item(sale, few(rng), rng) for _ in range(pick(rng, (0, 0, 1, 1, 2, 3)))
        ]
        if chance(rng, self.town_tax_share):
            name = sale.word("hotel/town_taxes", _TOWN_TAXES, rng)
            rows.append(sale.row(name, 1000 * nights * whole(rng, 1, 2), sale.coins(pick(rng, (200, 300, 500, 1000)))))
        return rows


def _with_deposit(receipt: Receipt, sale: Sale, rng: Generator) -> Receipt:
    """The bill with a part of it paid ahead, and the rest by card."""
    part = receipt.total * pick(rng, (20, 30, 50)) // 100
    if not 0 < part < receipt.total:
        return receipt
    ahead = Payment(sale.word("hotel/deposits", _DEPOSITS, rng), part)
    rest = Payment(sale.word("hotel/cards", _CARDS, rng), receipt.total - part)
    return replace(receipt, payments=(ahead, rest), change=0)


def _details(sale: Sale, nights: int, rng: Generator) -> tuple[tuple[str, str], ...]:
    """The room, the days, and numbers of the stay."""
    form = weighted(rng, sale.locale.date_formats())
    pairs = [
        (
            sale.word("hotel/room_labels", ("Room", "Room No", "Room #"), rng),
            str(whole(rng, 1, 12) * 100 + whole(rng, 1, 30)),
        )
    ]
    if chance(rng, 0.8):
        came = sale.locale.written(sale.when - timedelta(days=nights), form)
        left = sale.locale.written(sale.when, form)
        pairs += [(sale.word("hotel/arrivals", _ARRIVALS, rng), came), (sale.word("hotel/departures", _DEPARTURES, rng), left)]
    if chance(rng, 0.6):
        pairs.append((sale.word("hotel/guests", ("Guest", "Guest Name", "Name"), rng), guest(sale, rng)))
    for _ in range(pick(rng, (0, 1, 2))):
        label, _, value = sale.word("hotel/labels", _LABELED, rng).partition(" = ")
        pairs.append((label, value))
    # What is told twice is told once.
    return tuple(dict(pairs).items())
