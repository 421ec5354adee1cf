"""Cards: what a terminal prints of a payment by card: scheme, masked number, application, approval, its own numbers."""

from collections.abc import Mapping
from typing import NamedTuple

from numpy.random import Generator

from receipts.content import Receipt
from synth.draw import chance, pattern, pick
from synth.layout.info import Entry
from synth.layout.manner import Manner

_CARDS = ("VISA", "MASTERCARD", "VISA DEBIT", "DEBIT MASTERCARD", "AMEX", "MAESTRO", "UNIONPAY", "JCB")
_MASKS = (
    "************####",
    "**** **** **** ####",
    "XXXXXXXXXXXX####",
    "######******####",
    "XXXX XXXX XXXX ####",
    "#### **** **** ####",
)
# Identifiers of the schemes' payment applications, by what their names hold (EMV, ISO/IEC 7816-5).
_APPLICATIONS = {
    "VISA": "A0000000031010",
    "MAESTRO": "A0000000043060",
    "MASTER": "A0000000041010",
    "AMEX": "A00000002501",
    "AMERICAN": "A00000002501",
    "UNION": "A000000333010101",
    "JCB": "A0000000651010",
    "GIRO": "A0000003591010028001",
}
_LABELS: Mapping[str, tuple[str, ...]] = {
    "card_type": ("Card Type", "Card", "Scheme", "Type", "Card Name"),
    "card_number": ("Card No", "Card Number", "PAN", "Account", "Card", "Acct"),
    "card_expiry": ("Exp Date", "Expiry", "Exp"),
    "card_entry": ("Entry", "Entry Mode", "Entry Method", "Input", "Mode"),
    "card_application": ("AID", "AID", "App ID", "A.I.D."),
    "card_label": ("App Label", "Application", "App", "App Name"),
    "card_cryptogram": ("TC", "AC", "ARQC", "Cryptogram"),
    "card_results": ("TVR",),
    "card_approval": ("Appr Code", "Auth Code", "Approval Code", "Auth No", "Auth", "Approval", "Authorisation"),
    "card_terminal": ("Terminal ID", "TID", "Term ID", "Terminal", "Term"),
    "card_merchant": ("Merchant ID", "MID", "Merchant", "Merch ID", "Merchant No"),
    "card_batch": ("Batch", "Batch No", "Batch #"),
    "card_trace": ("Trace No", "Trace", "STAN", "Ref No", "RRN", "Seq No", "Ref"),
}
_ENTRIES = ("Chip", "Chip Read", "Contactless", "Swiped", "Tap", "ICC", "Proximity")
_NUMBERS = {
    "card_expiry": ("**/**", "XX/XX", "**/##"),
    "card_results": ("0000008000", "0080008000", "0000000000", "8080008000"),
    "card_approval": ("######", "######", "A#####", "####AA"),
    "card_terminal": ("########", "########", "####", "AA######"),
    "card_merchant": ("########", "###############", "000000#########", "#######"),
    "card_batch": ("######", "000###", "####", "###"),
    "card_trace": ("######", "000###", "############", "####"),
}
_HEX = "0123456789ABCDEF"


class Card(NamedTuple):
    """The card that paid: its scheme as printed, its masked number, and the identifier of its application."""

    scheme: str
    number: str
    application: str


def draw_card(receipt: Receipt, manner: Manner, rng: Generator) -> Card:
    """The card of a receipt's last payment by card; one such as is usual where all was paid otherwise."""
    paid = [payment for payment in receipt.payments if payment.card]
    scheme = paid[-1].method if paid else pick(rng, manner.wordings("cards", _CARDS))
    number = paid[-1].card if paid else pattern(rng, pick(rng, _MASKS))
    known = [identifier for name, identifier in _APPLICATIONS.items() if name in scheme.upper()]
    return Card(manner.say(scheme), number, known[0] if known else pick(rng, list(_APPLICATIONS.values())))


def card_entries(card: Card, manner: Manner, rng: Generator, share: float, kept: tuple[str, ...] = ()) -> list[Entry]:
    """What the terminal tells of the card, as labels and values.

    Args:
        share: how much of all that it might tell.
        kept: what it tells in any case, such as ``card_approval``.
    """
    told = [name for name in _LABELS if name in kept or chance(rng, share)]
    return [Entry(_label(name, manner, rng), (_value(name, card, manner, rng),)) for name in told]


def _label(name: str, manner: Manner, rng: Generator) -> str:
    return manner.word(manner.wordings(name, _LABELS[name]), rng)


def _value(name: str, card: Card, manner: Manner, rng: Generator) -> str:
    if name == "card_type":
        return card.scheme
    if name == "card_number":
        return card.number + pick(rng, ("", "", " (C)", " C", " S"))
    if name == "card_entry":
        return manner.word(manner.wordings("card_entries", _ENTRIES), rng)
    if name == "card_application":
        return card.application
    if name == "card_label":
        return card.scheme
    if name == "card_cryptogram":
        return "".join(pick(rng, _HEX) for _ in range(16))
    return pattern(rng, pick(rng, _NUMBERS[name]))
