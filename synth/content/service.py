"""Service invoices: hours of work at a rate, parts, a call-out; for a customer, often paid by transfer."""

from dataclasses import replace
from datetime import timedelta

from numpy.random import Generator

from receipts.config import IntRange, Probability, component
from receipts.content import Item, Payment, Receipt
from synth.content.locale import Locale
from synth.content.sale import Sale, begin, close, few, guest
from synth.content.shelf import Shelf
from synth.content.trade import Trade, num_items
from synth.draw import Weight, chance, listed, pattern, pick, weighted, whole

_WORK = Shelf(
    "service/work",
    listed(
        """
        LABOUR | LABOUR CHARGE | CONSULTING | INSTALLATION | BOILER REPAIR | DEEP CLEANING | GARDEN WORK | IT SUPPORT
        | OIL CHANGE
        LABOUR | DESIGN WORK | PLUMBING | ELECTRICAL WORK | TRANSLATION | TUTORING | PAINTING | SERVICE AIRCON | BRAKE SERVICE |
        PHOTOGRAPHY | REPAIR WORKMANSHIP | TRAINING SESSION
        """
    ),
    (40.0, 320.0),
)
_PARTS = Shelf(
    "service/parts",
    listed(
        """
        FILTER {A}{A}{###} | VALVE {##}MM | BRAKE PADS SET | ENGINE OIL 5L | PUMP {brand} | HOSE {1..5}M | THERMOSTAT
        | BATTERY 12V |
        SEALANT | CABLE {5..50}M | COMPRESSOR PART {###} | SPARK PLUGS X4 | TAP {brand} | MATERIALS | PAINT {5..20}L
        | SWITCH {brand}
        """
    ),
    (8.0, 480.0),
)
_FIXED = Shelf(
    "service/fixed",
    listed(
        """
    CALL OUT CHARGE | TRANSPORT | TRAVEL | DIAGNOSTIC FEE | INSPECTION | WASTE DISPOSAL | ADMIN FEE | URGENT SURCHARGE
    """
    ),
    (15.0, 160.0),
)
_LABELED = listed(
    """
    Job No = {#####} | Job = {A}{####} | Your ref = PO {####} | PO No = {######} | Terms = 14 days | Terms = 30 days
    | Terms = Due on receipt |
    Engineer = {A}.{A}. | Mileage = {#####} | Vehicle = {A}{A}{##} {A}{A}{A} | Account = {A}{###} | Project = {A}{A}-{##}
    """
)
_CUSTOMERS = ("Customer", "Bill to", "Client", "Invoice to", "Attn")
_DUE = ("Due date", "Payment due", "Pay by", "Due")
_TRANSFERS = ("BANK TRANSFER", "BANK PAYMENT", "TRANSFER", "DIRECT DEBIT", "CHEQUE")
_NOTES = listed(
    """
    Bank sort code {##-##-##} Acc {########} | Please quote the invoice number | Interest is charged on overdue accounts |
    All work guaranteed {6..24} months | Goods remain ours until paid | Cheques payable to the company
    | Parts carry {12..24} months
    warranty
    """
)


@component
class Service(Trade):
    """Repairs, cleaning, consulting.

    Attributes:
        weight: how often it is taken, against the other trades.
        num_items_range: rows beside the work itself, few being likelier than many.
        discount_share: how many invoices have something taken off.
        transfer_share: how many are paid by transfer.
        tax_included_share: how many prices hold the tax already, where a country leaves it to them.
        cash_share: how many of the others are paid in cash.
    """

    weight: Weight = 1.0
    num_items_range: IntRange = (0, 6)
    discount_share: Probability = 0.12
    transfer_share: Probability = 0.5
    tax_included_share: Probability = 0.15
    cash_share: Probability = 0.4

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """An invoice for work done."""
        sale = begin("service", locale, rng, included_share=self.tax_included_share)
        items = self._work(sale, rng)
        discount = sum(item.price for item in items) * pick(rng, (5, 10)) // 100 if chance(rng, self.discount_share) else 0
        transferred = chance(rng, self.transfer_share)
        receipt = close(sale, items, rng, cash_share=0.0 if transferred else self.cash_share, discount=discount)
        if transferred:
            transfer = Payment(sale.word("service/transfers", _TRANSFERS, rng), receipt.total)
            receipt = replace(receipt, payments=(transfer,), change=0)
        notes = {sale.word("service/notes", _NOTES, rng) for _ in range(pick(rng, (0, 1, 1, 2)))}
        return replace(receipt, details=_details(sale, rng), notes=tuple(sorted(notes)))

    def _work(self, sale: Sale, rng: Generator) -> list[Item]:
        """Hours in quarters at one rate, then parts and what is charged once."""
        unit = pick(rng, sale.locale.say("units/work", ("H", "HR", "HRS")))
        rows = [_WORK.item(sale, 250 * whole(rng, 2, 40), rng, unit=unit)]
        for _ in range(num_items(self.num_items_range, rng)):
            code = pattern(rng, "AA-####") if chance(rng, 0.4) else ""
            rows.append(_PARTS.item(sale, few(rng), rng, code=code) if chance(rng, 0.7) else _FIXED.item(sale, 1000, rng))
        return rows


def _details(sale: Sale, rng: Generator) -> tuple[tuple[str, str], ...]:
    """Who is billed, until when to pay, and numbers of the job."""
    pairs = []
    if chance(rng, 0.6):
        firm = chance(rng, 0.5)
        customer = sale.locale.company("service", rng).name if firm else guest(sale, rng)
        pairs.append((sale.word("service/customers", _CUSTOMERS, rng), customer))
    if chance(rng, 0.4):
        due = sale.when + timedelta(days=pick(rng, (7, 14, 14, 30)))
        form = weighted(rng, sale.locale.date_formats())
        pairs.append((sale.word("service/due", _DUE, rng), sale.locale.written(due, form)))
    for _ in range(pick(rng, (0, 1, 2, 2))):
        label, _, value = sale.word("service/labels", _LABELED, rng).partition(" = ")
        pairs.append((label, value))
    # What is told twice is told once.
    return tuple(dict(pairs).items())
