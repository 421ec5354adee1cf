"""Mixed printers: one of several for every page, some for rolls of paper and some for sheets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from numpy.random import Generator

from receipts.config import component
from receipts.document import Document
from receipts.labels import Schema
from receipts.rng import stream
from synth.draw import Weight, weighted
from synth.layout.page import Page
from synth.printing.impact import ImpactPrinter
from synth.printing.inkjet import InkjetPrinter
from synth.printing.laser import LaserPrinter
from synth.printing.printer import Print, Printer
from synth.printing.thermal import ThermalPrinter
from synth.printing.typeset import WIDEST_ROLL_MM


@dataclass(frozen=True)
class Mixed:
    """What chance decided for one print: the printer if the page is a roll, and if it is a sheet, and what each drew."""

    roll: str
    sheet: str
    drawn: Mapping[str, Any]


@component
class MixedPrinter(Printer):
    """One of several printers for every page.

    Attributes:
        printers: by name.
        rolls: how often each prints a page of at most 110 mm, against the others.
        sheets: how often each prints a wider one.
    """

    printers: Mapping[str, Printer] = field(
        default_factory=lambda: {
            "thermal": ThermalPrinter(),
            "impact": ImpactPrinter(),
            "laser": LaserPrinter(),
            "inkjet": InkjetPrinter(),
        }
    )
    rolls: Mapping[str, Weight] = field(default_factory=lambda: {"thermal": 8.0, "impact": 1.0})
    sheets: Mapping[str, Weight] = field(default_factory=lambda: {"laser": 4.0, "inkjet": 2.0, "impact": 1.0})

    def __post_init__(self) -> None:
        for name in ("rolls", "sheets"):
            weights = getattr(self, name)
            if not any(weights.values()):
                raise ValueError(f"{name}: every weight is 0; one at least must be above 0")
            for printer in weights:
                if printer not in self.printers:
                    raise ValueError(f"{name}.{printer}: no such printer (there are: {', '.join(self.printers)})")

    def draw(self, rng: Generator) -> Mixed:
        """What chance decides for one print; each printer draws from a stream of its own."""
        roll, sheet = weighted(rng, self.rolls), weighted(rng, self.sheets)
        seed = int(rng.integers(1 << 62))
        drawn = {name: self.printers[name].draw(stream(seed, 0, name)) for name in dict.fromkeys((roll, sheet))}
        return Mixed(roll, sheet, drawn)

    def document(self, page: Page, drawn: Mixed, schema: Schema, id: str) -> Document:
        """The document of the print in dots."""
        name = _chosen(page, drawn)
        return self.printers[name].document(page, drawn.drawn[name], schema, id)

    def print(self, page: Page, drawn: Mixed, schema: Schema, id: str) -> Print:
        """The page as the printer that suits it prints it."""
        name = _chosen(page, drawn)
        return self.printers[name].print(page, drawn.drawn[name], schema, id)


def _chosen(page: Page, drawn: Mixed) -> str:
    return drawn.roll if page.width_mm <= WIDEST_ROLL_MM else drawn.sheet
