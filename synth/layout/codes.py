"""Codes at the foot of a receipt: the sale's number as a barcode, or a QR code that leads to it."""

from collections.abc import Mapping
from dataclasses import replace

from numpy.random import Generator

from receipts.content import Receipt
from synth.content.locale import invented
from synth.draw import between, chance, pattern, pick, weighted
from synth.layout.page import Code, Page, Run
from synth.printing.font import width_em
from synth.printing.symbols import modules, quiet_modules, with_check_digit

_DOT_MM = 0.125
_KINDS: Mapping[str, float] = {"qr": 4.0, "code128": 4.0, "ean13": 2.0, "ean8": 0.5}
# Modules in dots of the head: below 2 bars run together, below 3 the squares of a QR code do.
_MODULE_DOTS: Mapping[str, tuple[int, ...]] = {"qr": (3, 4, 4, 5, 6), "code128": (2, 2, 3), "ean13": (2, 3, 3), "ean8": (3, 4)}


def with_code(page: Page, receipt: Receipt, share: float, rng: Generator, kinds: Mapping[str, float] = _KINDS) -> Page:
    """The page with a code of one of the kinds under all it bears, on a share of the receipts; longer by what the code takes.

    A receipt that bears a QR code by law has that one. Under a barcode stand its signs, in the page's plain type, where
    they fit; they state no field.
    """
    if not chance(rng, share):
        return page
    kind = "qr" if receipt.code else weighted(rng, kinds)
    content = receipt.code or _content(kind, receipt, rng)
    module_mm = pick(rng, _MODULE_DOTS[kind]) * _DOT_MM
    columns = modules(kind, content).shape[1]
    while (columns + 2 * quiet_modules(kind)) * module_mm > page.width_mm:
        module_mm -= _DOT_MM
        if module_mm < 2 * _DOT_MM:
            return page
    side_mm = columns * module_mm
    height_mm = side_mm if kind == "qr" else between(rng, (7.0, 16.0))
    left_mm = round((page.width_mm - side_mm) / 2 / _DOT_MM) * _DOT_MM
    top_mm = round((_end_mm(page) + quiet_modules("qr") * module_mm + between(rng, (1.0, 5.0))) / _DOT_MM) * _DOT_MM
    code = Code(kind, content, left_mm, top_mm, module_mm, height_mm)
    text = _text_under(page, code, side_mm) if kind != "qr" and chance(rng, 0.8) and page.runs else ()
    bottom_mm = text[0].baseline_mm if text else top_mm + height_mm
    added_mm = bottom_mm - _end_mm(page) + quiet_modules("qr") * module_mm
    return replace(page, height_mm=page.height_mm + added_mm, runs=(*page.runs, *text), codes=(*page.codes, code))


def _content(kind: str, receipt: Receipt, rng: Generator) -> str:
    digits = "".join(sign for sign in receipt.number if sign in "0123456789")
    if kind == "ean13":
        return with_check_digit((pick(rng, ("2", "99", "955")) + digits + pattern(rng, "#" * 12))[:12])
    if kind == "ean8":
        return with_check_digit(pattern(rng, "2######"))
    stamp = receipt.when.strftime("%Y%m%d%H%M")
    number = "".join(sign for sign in receipt.number if sign.isascii() and sign.isprintable()).strip() or stamp
    if kind == "code128":
        return pick(rng, (number, number, digits or stamp, stamp + digits))[:20]
    site = "".join(sign for sign in invented(rng).lower() if sign.isascii() and sign.isalnum()) or "receipt"
    link = f"https://www.{site}.com/{pick(rng, ('r', 'e', 'invoice', 'feedback'))}?n={digits or stamp}"
    return pick(rng, (link, f"{link}&t={receipt.total}&d={stamp}", f"{number};{stamp};{receipt.total}"))


def _end_mm(page: Page) -> float:
    """Where the last thing on the page ends: its baseline, for text."""
    texts = [run.baseline_mm for run in page.runs]
    bars = [rule.y_mm + rule.height_mm for rule in page.rules]
    return max([*texts, *bars], default=0.0)


def _text_under(page: Page, code: Code, side_mm: float) -> tuple[Run, ...]:
    plain = min(page.runs, key=lambda run: run.size_mm)
    width_mm = width_em(plain.font, code.content) * plain.size_mm * plain.stretch
    if width_mm > page.width_mm - 4:
        return ()
    x_mm = code.x_mm + (side_mm - width_mm) / 2
    baseline_mm = code.y_mm + code.height_mm + plain.size_mm
    return (Run(code.content, x_mm, baseline_mm, plain.size_mm, plain.font, plain.stretch),)
