"""Symbols: the modules of barcodes and QR codes, dark or light, before a printer gives them a size."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.config import nearest


@cache
def modules(kind: str, content: str) -> NDArray[np.bool_]:
    """bool (rows, columns): True where a module is dark, without the quiet zone; barcodes have one row, to be drawn out.

    Args:
        kind: ``ean13``, ``ean8``, ``code128`` or ``qr``.
        content: what a reader gives back; for an EAN all its digits, the check digit among them.

    Raises:
        ValueError: an unknown kind, or content that it cannot hold.

    >>> modules("ean8", "95501239").shape
    (1, 67)
    >>> modules("qr", "RM 7.42").shape
    (21, 21)
    """
    if kind not in _MAKERS:
        raise ValueError(f"code: there is no kind {kind}{nearest(kind, _MAKERS)} (there are: {', '.join(_MAKERS)})")
    found = _MAKERS[kind](content)
    found.setflags(write=False)
    return found


def quiet_modules(kind: str) -> int:
    """How many modules must stay bare on either side, by the standard of the kind.

    >>> quiet_modules("qr")
    4
    """
    return 4 if kind == "qr" else 11


def with_check_digit(digits: str) -> str:
    """The digits of an EAN with the check digit that ends it.

    >>> with_check_digit("955012345678")
    '9550123456785'
    """
    weighed = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return f"{digits}{-weighed % 10}"


def _ean(content: str, length: int) -> NDArray[np.bool_]:
    if len(content) != length or not content.isdecimal() or with_check_digit(content[:-1]) != content:
        raise ValueError(f"code {content!r}: an EAN-{length} has {length} digits, the last one their check digit")
    return _bars(f"ean{length}", content[:-1])


def _code128(content: str) -> NDArray[np.bool_]:
    if not content or not content.isascii() or not content.isprintable():
        raise ValueError(f"code {content!r}: Code 128 holds printable ASCII signs, one at least")
    return _bars("code128", content)


def _bars(name: str, content: str) -> NDArray[np.bool_]:
    import barcode

    made: Any = barcode.get_barcode_class(name)(content)
    return np.array([[sign == "1" for sign in made.build()[0]]])


def _qr(content: str) -> NDArray[np.bool_]:
    import segno

    if not content:
        raise ValueError("code '': a QR code holds one sign at least")
    return np.array(segno.make_qr(content, error="m", boost_error=False).matrix, bool)


_MAKERS: Mapping[str, Callable[[str], NDArray[np.bool_]]] = MappingProxyType(
    {"ean13": lambda content: _ean(content, 13), "ean8": lambda content: _ean(content, 8), "code128": _code128, "qr": _qr}
)
