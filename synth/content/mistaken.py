"""Mistaken: receipts of another trade with one labeled mistake each, for models that are to find them."""

from collections.abc import Mapping
from dataclasses import field, replace

from numpy.random import Generator

from receipts.config import component, nearest
from receipts.content import Item, Receipt
from synth.content.locale import Locale
from synth.content.trade import Trade
from synth.draw import Weight, pick, weighted, whole

_MISTAKES = {"wrong_total": 1.0, "missing_tax": 1.0, "wrong_item": 1.0, "wrong_tax": 1.0, "wrong_change": 1.0}


@component
class Mistaken(Trade):
    """What another trade sells, with a mistake that `receipts.content.imbalances` tells of and ``Receipt.mistake`` names.

    Attributes:
        weight: how often it is taken, against the other trades.
        trade: whose receipts these are.
        mistakes: with their weights. ``wrong_total``: a total that is no sum; ``missing_tax``: a tax in the total that no
            row tells; ``wrong_item``: a row that is not quantity times price; ``wrong_tax``: a tax that is not its rate of its
            base; ``wrong_change``: too much or too little given back. What a receipt has no room for becomes a wrong total.
    """

    weight: Weight = 1.0
    trade: Trade
    mistakes: Mapping[str, Weight] = field(default_factory=lambda: dict(_MISTAKES))

    def __post_init__(self) -> None:
        for name in self.mistakes:
            if name not in _MISTAKES:
                known = ", ".join(_MISTAKES)
                raise ValueError(f"mistakes: there is no mistake {name}{nearest(name, _MISTAKES)} (there are: {known})")
        if not any(self.mistakes.values()):
            raise ValueError("mistakes: every weight is 0; one at least must be above 0")

    def __call__(self, locale: Locale, rng: Generator) -> Receipt:
        """A receipt of the other trade with one mistake."""
        return mistaken(self.trade(locale, rng), weighted(rng, self.mistakes), rng)


def mistaken(receipt: Receipt, mistake: str, rng: Generator) -> Receipt:
    """The receipt with the mistake, or with a wrong total where it has no room for it; its other sums stay as they were."""
    added = [tax for tax in receipt.taxes if not tax.included and tax.amount]
    taxed = [tax for tax in receipt.taxes if tax.amount]
    if mistake == "missing_tax" and added:
        return replace(receipt, taxes=tuple(tax for tax in receipt.taxes if tax is not added[0]), mistake=mistake)
    if mistake == "wrong_tax" and taxed:
        wrong = replace(taxed[0], amount=taxed[0].amount + _slip(taxed[0].amount, rng))
        return replace(receipt, taxes=tuple(wrong if tax is taxed[0] else tax for tax in receipt.taxes), mistake=mistake)
    if mistake == "wrong_item":
        at = whole(rng, 0, len(receipt.items) - 1)
        wrong_item = _wrong(receipt.items[at], rng)
        return replace(receipt, items=(*receipt.items[:at], wrong_item, *receipt.items[at + 1 :]), mistake=mistake)
    if mistake == "wrong_change" and receipt.change:
        return replace(receipt, change=receipt.change + _slip(receipt.change, rng), mistake=mistake)
    last = receipt.payments[-1]
    slip = _slip(min(receipt.total, last.amount), rng)
    paid = (*receipt.payments[:-1], replace(last, amount=last.amount + slip))
    return replace(receipt, total=receipt.total + slip, payments=paid, mistake="wrong_total")


def _wrong(item: Item, rng: Generator) -> Item:
    return replace(item, price=item.price + _slip(abs(item.price), rng))


def _slip(amount: int, rng: Generator) -> int:
    """How far off a sum is: one of its digits raised or, where that leaves something, lowered; two minor units at least."""
    step = 10 ** whole(rng, 0, max(len(str(amount)) - 1, 0)) * whole(rng, 2, 9)
    return -step if step < amount and pick(rng, (True, False)) else step
