"""Bends of one sheet: drawn, each from a stream of its own, and done in their order, until the sheet rests on the table."""

from collections.abc import Callable, Mapping
from typing import Any

from numpy.random import Generator

from synth.paper.bend import Bend
from synth.paper.settle import settled
from synth.paper.sheet import Sheet, flat_sheet


def draw_bends(size_mm: tuple[float, float], bends: Mapping[str, Bend], streams: Callable[[str], Generator]) -> dict[str, Any]:
    """What chance decides for each bend of a sheet, by its name: a frozen dataclass of plain values, None for no such bend.

    Args:
        size_mm: (width, height) of the flat paper.
        bends: by name.
        streams: gives the bend of a name a random stream of its own.
    """
    return {name: bends[name].draw(size_mm, streams(name)) for name in sorted(bends)}


def bent(size_mm: tuple[float, float], bends: Mapping[str, Bend], drawn: Mapping[str, Any]) -> Sheet:
    """The sheet, bent as drawn and at rest on the table: all lengths as in flat paper, no point below z = 0.

    Args:
        size_mm: (width, height) of the flat paper.
        bends: by name.
        drawn: what `draw_bends` gave; a bend whose name it lacks is left out.

    >>> bent((80.0, 200.0), {}, {}).points[0, 0].tolist()
    [-40.0, 100.0, 0.0]
    """
    sheet = flat_sheet(size_mm)
    for name in sorted(bends, key=lambda name: (bends[name].order, name)):
        if drawn.get(name) is not None:
            sheet = bends[name].bend(sheet, drawn[name])
    return settled(sheet)
