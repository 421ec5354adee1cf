"""Germany's law on tills: since 2020 a security module (TSE) signs each sale, and the receipt tells the signature.

Section 6 of the Kassensicherungsverordnung names what is told; annex I of DSFinV-K 2.x says how a QR code tells it.
"""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from numpy.random import Generator

from receipts.content import Receipt
from synth.draw import chance, pattern, pick, whole

_LAW = date(2020, 1, 1)
# Tills had until the end of September 2020, in most states until March 2021, to be fitted.
_FITTED = date(2021, 4, 1)
_EARLY_SHARE, _LATE_SHARE = 0.35, 0.95
# Pay stations of car parks need no module (section 1 of the same law).
_SPARED = ("parking",)
_TIMES = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.000", "%d.%m.%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%d.%m.%y %H:%M:%S")
# How tills label what they tell, in the order of `_Signature.told`; an empty label is not printed.
_LABELS: Sequence[Sequence[str]] = (
    (
        "TSE-Transaktion",
        "TSE-Start",
        "TSE-Stop",
        "TSE-Signaturzähler",
        "TSE-Seriennummer",
        "TSE-Signatur",
        "Seriennummer Kasse",
    ),
    ("TSE-Transaktionsnr.", "TSE-Start", "TSE-Ende", "TSE-Sig.-Zähler", "TSE-Seriennr.", "TSE-Prüfwert", "Kassen-ID"),
    ("Transaktionsnummer", "Start", "Stop", "Signaturzähler", "Seriennr. TSE", "Prüfwert", ""),
    ("TSE-Transaktion", "Start", "Ende", "Signatur-Zähler", "", "", "Kassen-Seriennr."),
    ("TSE-TA-Nummer", "TSE-Erstbestellung", "TSE-Ende", "TSE-Signaturzähler", "TSE-SN", "Signatur", "Client-ID"),
)
# The order of gross sums in a QR code: full rate, lower rate, two averages of farmers, none.
_RATES = ((1900, 1600), (700, 500), (1070,), (550,), (0,))


@dataclass(frozen=True)
class _Signature:
    """What a module gives back for one sale."""

    transaction: int
    counter: int
    start: datetime
    stop: datetime
    serial: str
    value: str
    till: str

    def told(self, form: str) -> tuple[str, ...]:
        """Its parts as a receipt tells them."""
        times = self.start.strftime(form), self.stop.strftime(form)
        return str(self.transaction), *times, str(self.counter), self.serial, self.value, self.till


def signed(receipt: Receipt, rng: Generator) -> Receipt:
    """The receipt with the lines of a signature after its notes, or with its QR code, or both; before the law as it is."""
    day = receipt.when.date()
    share = 0.0 if day < _LAW or receipt.kind in _SPARED else _EARLY_SHARE if day < _FITTED else _LATE_SHARE
    if not chance(rng, share):
        return receipt
    signature = _signature(receipt.when, rng)
    coded = chance(rng, 0.35)
    code = _code(receipt, signature, rng) if coded else ""
    if coded and chance(rng, 0.6):
        return replace(receipt, code=code)
    pairs = zip(pick(rng, _LABELS), signature.told(pick(rng, _TIMES)), strict=True)
    colon = pick(rng, (": ", ":", " "))
    short = chance(rng, 0.4)
    lines = [f"{label}{colon}{text}" for label, text in pairs if label and not (short and len(text) > 40)]
    return replace(receipt, notes=(*receipt.notes, *lines), code=code)


def _signature(when: datetime, rng: Generator) -> _Signature:
    transaction = whole(rng, 1, 250_000)
    return _Signature(
        transaction=transaction,
        counter=2 * transaction + whole(rng, 0, 400),
        start=when - timedelta(seconds=whole(rng, 5, 240)),
        stop=when + timedelta(seconds=whole(rng, 0, 3)),
        serial=rng.bytes(32).hex(),
        value=b64encode(rng.bytes(64)).decode(),
        till=pattern(rng, pick(rng, ("AAA-######-##", "A##A####A#", "######-##", "##-####-###"))),
    )


def _code(receipt: Receipt, signature: _Signature, rng: Generator) -> str:
    """What the QR code says: version, till, sums by rate and way of payment, times in UTC, algorithm, signature, key."""
    gross = [sum(tax.base + tax.amount for tax in receipt.taxes if tax.rate_basis_points in rates) for rates in _RATES]
    gross[-1] += receipt.total - sum(gross)
    paid = [(payment.amount, "Bar" if payment.method == "CASH" else "Unbar") for payment in receipt.payments]
    paid += [(-receipt.change, "Bar")] if receipt.change else []
    process = "^".join(("Beleg", "_".join(map(_money, gross)), "_".join(f"{_money(amount)}:{way}" for amount, way in paid)))
    # Summer time from its Sunday in March to that in October, here by whole months.
    ahead = timedelta(hours=2 if 4 <= receipt.when.month <= 10 else 1)
    times = [f"{(at - ahead):%Y-%m-%dT%H:%M:%S}.000Z" for at in (signature.start, signature.stop)]
    key = b64encode(b"\x04" + rng.bytes(64)).decode()
    parts = ("V0", signature.till, "Kassenbeleg-V1", process, str(signature.transaction), str(signature.counter), *times)
    return ";".join((*parts, "ecdsa-plain-SHA256", "unixTime", signature.value, key))


def _money(amount: int) -> str:
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02d}"
