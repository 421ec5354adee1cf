"""Slip: what a card terminal prints under a receipt: its number, the masked card, the approval, at times the amount again."""

from dataclasses import replace

from numpy.random import Generator

from receipts.content import Payment, Receipt
from synth.content.locale import Locale
from synth.draw import chance, fill, pattern, pick, weighted

_SHARE = 0.45
_KEPT = 0.75
_MASKS = (
    "************####",
    "XXXXXXXXXXXX####",
    "######******####",
    "#### **** **** ####",
    "*************###",
)


def with_slip(receipt: Receipt, locale: Locale, rng: Generator) -> Receipt:
    """The receipt with a slip after its notes where a card pays it, on some; as it is in a country that words no ``slip``.

    The first of the country's lines is the heading; of the others most are printed, in their order.
    """
    lines = locale.words.get("slip", ())
    paid = receipt.payments[-1]
    if not lines or not _by_card(paid, locale) or not chance(rng, _SHARE):
        return receipt
    slots = {
        "method": (paid.method,),
        "card": (paid.card or pattern(rng, pick(rng, _MASKS)),),
        "amount": (_written(paid.amount, locale),),
        "date": (locale.written(receipt.when, weighted(rng, locale.date_formats())),),
        "time": (receipt.when.strftime(pick(rng, ("%H:%M", "%H:%M:%S"))),),
    }
    taken = [lines[0], *(text for text in lines[1:] if chance(rng, _KEPT))]
    return replace(receipt, notes=(*receipt.notes, *(fill(rng, text, slots) for text in taken)))


def _by_card(payment: Payment, locale: Locale) -> bool:
    if payment.card:
        return True
    return payment.method in locale.words["cards"] and payment.method not in locale.words.get("cards/other", ())


def _written(amount: int, locale: Locale) -> str:
    units, parts = divmod(amount, 10**locale.minor_digits)
    if not locale.minor_digits:
        return f"{units:,}".replace(",", locale.thousands_mark)
    return f"{units}{locale.decimal_mark}{parts:0{locale.minor_digits}d}"
