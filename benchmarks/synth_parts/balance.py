"""Receipts that balance, drawn over every trade in every locale that there is: part ``balance``."""

from itertools import product
from typing import Any

from synth_parts import found as there_is

from receipts.console import progress, table
from receipts.content import imbalances
from receipts.rng import stream

COUNT = 100_000
_EVERY = 50


def balance(count: int = COUNT, seed: int = 0) -> dict[str, Any]:
    """The share of receipts that balance; a trade that makes mistakes on purpose must tell each of them instead."""
    locales, trades = there_is.components("locale"), there_is.components("trade")
    pairs = list(product(trades, locales))
    made, kept, named, faults = 0, 0, 0, []
    with progress("balance", count, "receipts") as advance:
        for index in range(count):
            trade, locale = pairs[index % len(pairs)]
            receipt = trades[trade](locales[locale], stream(seed, index, f"content/{locale}/{trade}"))
            wrong = imbalances(receipt)
            made += not receipt.mistake
            kept += not (receipt.mistake or wrong)
            named += bool(receipt.mistake and wrong)
            if bool(wrong) != bool(receipt.mistake):
                faults.append(f"{trade} in {locale}, index {index}: {wrong[0] if wrong else 'no mistake found'}")
            if index % _EVERY == _EVERY - 1 or index == count - 1:
                advance(index % _EVERY + 1)
    share = kept / made if made else 0.0
    told = [
        ["receipts that must balance", f"{made:,}"],
        ["of which balance", f"{kept:,} ({share:.4%})"],
        ["receipts wrong on purpose that say so", f"{named:,} of {count - made:,}"],
        ["trades x locales", f"{len(trades)} x {len(locales)}"],
        *([f"fault: {fault}", ""] for fault in faults[:5]),
    ]
    table("receipts over all trades and locales", ["what", "number"], told)
    return {"count": count, "made": made, "balance": kept, "share": share, "mistakes told": named, "faults": faults[:100]}
