"""Parking: from when to when, for which car, at a price by the hour; a machine issues the receipt."""

from dataclasses import replace
from datetime import datetime, timedelta

from numpy.random import Generator

from receipts.config import Probability, Range, component
from receipts.content import Receipt
from synth.content.locale import Locale
from synth.content.sale import Sale, begin, close, price_within
from synth.content.trade import Trade
from synth.draw import Weight, between, chance, fill, listed, pick, weighted, whole

_FEES = listed(
    """
    PARKING | PARKING FEE | CAR PARK CHARGE | SHORT STAY PARKING | PARKING {hours} HRS | UP TO {hours} HOURS | HOURLY TARIFF |
    MULTI STOREY CAR PARK | ZONE {A} TARIFF {1..4} | VISITOR PARKING | P{1..9} PARKING
    """
)
_FIRST = ("FIRST HOUR", "ENTRY FEE", "FLAG CHARGE")
_LOST = ("LOST TICKET FEE", "TICKET REPLACEMENT", "ADMIN FEE")
_IN = ("Entry", "In", "Entry time", "Arrived", "Start")
_OUT = ("Exit", "Out", "Exit time", "Paid until", "End")
_STAYS = ("Duration", "Length of stay", "Stay", "Parked", "Total time")
_CLOCKS = ("{h}:{m:02d}", "{h}h {m:02d}m", "{h} hr {m} min", "{h:02d}:{m:02d}")
_LABELED = listed(
    """
    Ticket No = {######} | Ticket = {###########} | Machine = {##} | Pay station = {1..9} | Plate = {plate} | Reg No = {plate} |
    Level = {1..6} | Bay = {A}{##} | Zone = {A} | Location = {####} | Vehicle = CAR
    """
)
_PLATES = ("AA## AAA", "AAA ####", "AA #### A", "A ### AA", "#### AAA")
_NOTES = listed(
    """
    Please exit within {10..20} minutes | Keep this receipt | Drive safely | Lost tickets are charged the daily rate | Not
    transferable | Display inside windscreen
    """
)


@component
class Parking(Trade):
    """Car parks.

    Attributes:
        weight: how often it is taken, against the other trades.
        hours_range: of a stay.
        first_hour_share: how many car parks charge the first hour apart.
        lost_share: how many drivers have lost their ticket.
        cash_share: how many are paid in cash.
    """

    weight: Weight = 1.0
    hours_range: Range = (0.3, 11.0)
    first_hour_share: Probability = 0.25
    lost_share: Probability = 0.04
    cash_share: Probability = 0.4

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt of a pay station."""
        sale = begin("parking", locale, rng, included_share=1.0)
        low, high = self.hours_range
        minutes = (
            max(round(60 * low * (high / low) ** float(rng.random())), 1) if low > 0 else round(60 * between(rng, (0, high)))
        )
        hours = -(-max(minutes, 1) // 60)
        own = locale.assortment
        step = own.meal_step if own is not None else locale.coin
        fee = max(price_within((1.0, 8.0), locale, rng) // step * step, step)
        name = fill(rng, pick(rng, locale.say("parking/fees", _FEES)), {"hours": (str(hours),)})
        items = [sale.row(name, 1000 * hours, fee, unit=pick(rng, locale.say("units/parking", ("", "H"))))]
        if hours > 1 and chance(rng, self.first_hour_share):
            first = sale.row(sale.word("parking/first", _FIRST, rng), 1000, fee * 2)
            items = [first, sale.row(name, 1000 * (hours - 1), fee)]
        if chance(rng, self.lost_share):
            items.append(sale.row(sale.word("parking/lost", _LOST, rng), 1000, sale.coins(whole(rng, 2, 10) * 500)))
        receipt = close(sale, items, rng, cash_share=self.cash_share)
        notes = (sale.word("parking/notes", _NOTES, rng),) if chance(rng, 0.5) else ()
        return replace(receipt, cashier="", details=_details(sale, minutes, rng), notes=notes)


def _details(sale: Sale, minutes: int, rng: Generator) -> tuple[tuple[str, str], ...]:
    """When the car came and left, how long it stood, and which it was."""
    came = sale.when - timedelta(minutes=minutes)
    form = weighted(rng, sale.locale.date_formats()) + " %H:%M"
    pairs = [
        (sale.word("parking/in", _IN, rng), written(sale, came, form)),
        (sale.word("parking/out", _OUT, rng), written(sale, sale.when, form)),
    ]
    if chance(rng, 0.6):
        style = pick(rng, sale.locale.say("parking/clocks", _CLOCKS))
        pairs.append((sale.word("parking/stays", _STAYS, rng), style.format(h=minutes // 60, m=minutes % 60)))
    for _ in range(pick(rng, (0, 1, 1, 2))):
        plate = {"plate": tuple(f"{{{form}}}" for form in sale.locale.say("plates", _PLATES))}
        label, _, value = fill(rng, pick(rng, sale.locale.say("parking/labels", _LABELED)), plate).partition(" = ")
        pairs.append((label, value))
    # What is told twice is told once.
    return tuple(dict(pairs).items())


def written(sale: Sale, when: datetime, form: str) -> str:
    """A moment beside the receipt's own, as the country writes it."""
    return sale.locale.written(when, form)
