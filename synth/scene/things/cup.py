"""Cup: a mug or a glass of coffee or tea beside the receipt, seen from above, with its long shadow."""

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component, refuse_outside
from synth.draw import between, chance, pick
from synth.paper.sheet import Sheet
from synth.scene.body import Body
from synth.scene.tables.table import Colour, mixed, plain, varied
from synth.scene.things.mesh import spun
from synth.scene.things.rest import Spot, draw_spot, seat
from synth.scene.things.thing import Thing
from synth.scene.things.tube import bent_tube, tube_mesh

_SIDES = 36
_ROWS = 128
# Shares of the widest radius and of the height, from the middle of the bottom over the rim to the middle of the drink.
_WALL = (
    (0.0, 0.0),
    (0.70, 0.0),
    (0.86, 0.05),
    (0.94, 0.14),
    (0.98, 0.35),
    (1.0, 0.97),
    (0.985, 1.0),
    (0.95, 1.0),
    (0.93, 0.97),
)
_GLAZES: tuple[Colour, ...] = (
    (232, 230, 226),
    (232, 230, 226),
    (44, 46, 50),
    (62, 92, 132),
    (176, 52, 44),
    (214, 196, 160),
    (116, 138, 112),
)
_DRINKS: tuple[Colour, ...] = ((38, 22, 14), (128, 84, 52), (176, 132, 92), (148, 72, 22), (90, 100, 60))


@dataclass(frozen=True)
class Mug:
    """One cup: its size, its glaze outside and inside, what is in it and how full it is, and where it stands."""

    radius_mm: float
    height_mm: float
    outside: Colour
    inside: Colour
    drink: Colour
    full: float
    handle: bool
    spot: Spot


@component
class Cup(Thing):
    """A cup of something.

    Attributes:
        share: of the photographs that show it, or its shadow.
        diameter_mm_range: of the cup.
        height_mm_range: of the cup.
        handle_share: how many have one.
    """

    kind: ClassVar[str] = "cup"

    share: Probability = 0.04
    diameter_mm_range: Range = (68.0, 92.0)
    height_mm_range: Range = (55.0, 100.0)
    handle_share: Probability = 0.75

    def __post_init__(self) -> None:
        refuse_outside("diameter_mm_range", self.diameter_mm_range, 40.0, 140.0, "mm")
        refuse_outside("height_mm_range", self.height_mm_range, 30.0, 160.0, "mm")

    def placed(self, size_mm: tuple[float, float], rng: Generator) -> Mug:
        """What chance decides once there is a cup: it stands on the table, never on the paper."""
        radius = round(between(rng, self.diameter_mm_range) / 2, 2)
        # Its handle takes as much room as half of it.
        spot = draw_spot(size_mm, 1.7 * radius, rng, on_share=0.0)
        # Nearer to the camera than the paper it would stand in the view.
        spot = replace(spot, y_mm=abs(spot.y_mm))
        outside = varied(rng, pick(rng, _GLAZES), 0.05, 0.02)
        inside = outside if chance(rng, 0.6) else (230.0, 228.0, 222.0)
        return Mug(
            radius,
            round(between(rng, self.height_mm_range), 2),
            plain(outside),
            plain(inside),
            plain(varied(rng, pick(rng, _DRINKS), 0.2, 0.05)),
            round(between(rng, (0.35, 0.9)), 3),
            chance(rng, self.handle_share),
            spot,
        )

    def bodies(self, sheet: Sheet, drawn: Mug) -> tuple[Body, ...]:
        """A body for the cup and one for its handle."""
        radius, height = drawn.radius_mm, drawn.height_mm
        profile = [(share * radius, level * height) for share, level in _WALL]
        inner = (0.93 - 0.05 * (1.0 - drawn.full)) * radius
        profile += [(inner, drawn.full * height), (0.93 * inner, drawn.full * height), (0.0, drawn.full * height)]
        mesh = spun(tuple(profile), _SIDES)
        along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(np.array(profile), axis=0).T))])
        # A row of colours for each piece of the profile alike.
        rows = np.interp(mesh.places[:, 1], along, np.linspace(0.0, 1.0, len(along))) * (_ROWS - 1.0) + 0.5
        angle = np.arange(16) * np.pi / 8
        circle = 0.7 * radius * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        axes, origin = seat(sheet, circle, drawn.spot)
        placed = mesh.placed(axes, origin).on(np.stack([mesh.places[:, 0] * 7.0 + 0.5, rows], axis=-1))
        found = [placed.body(self.kind, _albedo(drawn, len(along)), gloss=0.14, roughness=0.2)]
        if drawn.handle:
            found.append(_handle(drawn, axes, origin))
        return tuple(found)


def _handle(drawn: Mug, axes: NDArray[np.float64], origin: NDArray[np.float64]) -> Body:
    """The handle, its ends in the wall."""
    radius, height = drawn.radius_mm, drawn.height_mm
    shape = np.array([[0.94, 0.84], [1.25, 0.88], [1.58, 0.72], [1.55, 0.42], [1.25, 0.26], [0.94, 0.28]])
    joints = np.stack([shape[:, 0] * radius, np.zeros(6), shape[:, 1] * height], axis=-1)
    backs = np.array([[0.2, 0, 1], [0.3, 0, 1], [1, 0, 0.5], [1, 0, -0.5], [0.4, 0, -1], [0.2, 0, -1]], np.float64)
    tube = bent_tube(joints, backs, (0.0, 5.0), np.array([[5.5, 3.0, 3.0], [4.5, 2.8, 2.8]]))
    mesh = tube_mesh(tube, 10, 16, (1.0, 1.0)).placed(axes, origin)
    glaze = np.broadcast_to(np.rint(drawn.outside).astype(np.uint8), (4, 4, 3)).copy()
    return mesh.on(mesh.places * 0.0 + 2.0).body(Cup.kind, glaze, gloss=0.14, roughness=0.2)


def _albedo(drawn: Mug, count: int) -> NDArray[np.uint8]:
    """Colours along the profile, uint8 (_ROWS, 8, 3): the glaze outside, inside, and the drink with its paler rim."""
    at = np.linspace(0.0, count - 1.0, _ROWS)
    colours = np.empty((_ROWS, 3))
    colours[:] = drawn.drink
    colours[at < count - 2.0] = mixed(drawn.drink, drawn.inside, 0.25)
    colours[at < count - 3.0] = drawn.inside
    colours[at < len(_WALL) - 3.0] = drawn.outside
    return np.repeat(np.rint(colours).astype(np.uint8)[:, None], 8, axis=1)
