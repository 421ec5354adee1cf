"""Labels with their values, one a row: as pumps, card terminals and pay stations print what they know of a sale."""

from collections.abc import Sequence
from typing import NamedTuple

from numpy.random import Generator

from synth.draw import between, pick, weighted
from synth.layout.info import Entry
from synth.layout.manner import Manner
from synth.layout.row import CENTRE, RIGHT, Measure, Row, cell, joined, line, pair


class Form(NamedTuple):
    """How one machine sets labels and values.

    Attributes:
        edge: where values begin, over the printable width; 1 where they end at the right, 0 right behind their labels.
        colon: behind labels.
    """

    edge: float
    colon: str


def draw_form(manner: Manner, edge_range: tuple[float, float], right_share: float, rng: Generator) -> Form:
    """A form with values in a column between two edges, or at the right, or behind their labels."""
    kind = weighted(rng, {"right": right_share, "column": 0.65 * (1 - right_share), "joined": 0.35 * (1 - right_share)})
    edge = {"right": 1.0, "column": between(rng, edge_range), "joined": 0.0}[kind]
    colon = pick(rng, (":", "", ": ", ":")) if kind != "joined" else manner.colon
    return Form(edge, colon)


def labeled_rows(entries: Sequence[Entry], form: Form, measure: Measure, emphasis: str = "") -> list[Row]:
    """A row for each entry; a value goes on below where it has no room beside its label."""
    rows = []
    for entry in entries:
        label = entry.label + (form.colon if entry.label else "")
        if not form.edge or not entry.label:
            rows.append(line(label, *entry.value, emphasis=emphasis))
        elif form.edge >= 1.0:
            rows.append(pair(cell(label.rstrip()), cell(*entry.value, edge=RIGHT, align=RIGHT), emphasis))
        else:
            taken = measure(label.rstrip() + "0", emphasis)
            fits = max(form.edge, taken) + measure(joined(entry.value), emphasis) <= 1.0
            value = cell(*entry.value, edge=max(form.edge, taken)) if fits else cell(*entry.value, edge=RIGHT, align=RIGHT)
            rows.append(pair(cell(label.rstrip()), value, emphasis))
    return rows


def line_to_write_on(label: str, measure: Measure, *, under: bool = False) -> list[Row]:
    """A label with a line to write on behind it, or over it."""
    if under:
        return [Row(blank=(0.1, 0.9)), line(label, align=CENTRE)]
    start = min(measure(label + "0", ""), 0.6)
    return [Row((cell(label),), blank=(start, 1.0))]


def widest_that_fits(texts: Sequence[str], emphases: Sequence[str], measure: Measure) -> str:
    """The first emphasis in which the texts fit side by side on a line; "" where none does."""
    apart = "0" * (len(texts) - 1)
    return next((one for one in emphases if measure("".join(texts) + apart, one) <= 1.0 + 1e-9), "")
