"""Pen: a ballpoint, a stick pen with its cap, a marker or a pencil that lies on or beside the paper."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Probability, Range, component, refuse_outside
from synth.draw import Weight, between, chance, pick, weighted
from synth.paper.sheet import Sheet
from synth.scene.body import Body
from synth.scene.tables.table import Colour, plain, shaded, varied
from synth.scene.things.mesh import Mesh, joined, rounded_outline, slab, spun
from synth.scene.things.rest import Spot, draw_spot, seat
from synth.scene.things.thing import Thing

_SIDES = 16
_ROWS = 256
# Shares of the thickness and of the length, and which colour begins there: 0 barrel, 1 grip or cap, 2 metal, 3 wood.
_SHAPES: MappingProxyType[str, tuple[tuple[float, float, int], ...]] = MappingProxyType(
    {
        "ballpoint": (
            (0.0, 0.0, 2),
            (0.16, 0.0, 2),
            (0.22, 0.02, 2),
            (0.72, 0.10, 2),
            (0.82, 0.10, 1),
            (0.95, 0.22, 1),
            (0.98, 0.36, 1),
            (1.0, 0.37, 0),
            (1.0, 0.60, 2),
            (1.04, 0.605, 2),
            (1.04, 0.625, 0),
            (1.0, 0.63, 0),
            (0.92, 0.92, 0),
            (0.5, 0.93, 2),
            (0.5, 0.99, 2),
            (0.3, 1.0, 2),
            (0.0, 1.0, 2),
        ),
        "stick": (
            (0.0, 0.0, 1),
            (0.75, 0.0, 1),
            (0.95, 0.02, 1),
            (1.05, 0.30, 1),
            (1.05, 0.38, 1),
            (0.86, 0.385, 0),
            (0.86, 0.97, 0),
            (0.86, 0.971, 1),
            (0.86, 0.99, 1),
            (0.7, 1.0, 1),
            (0.0, 1.0, 1),
        ),
        "marker": (
            (0.0, 0.0, 1),
            (0.7, 0.0, 1),
            (0.85, 0.02, 1),
            (0.9, 0.33, 1),
            (0.98, 0.34, 1),
            (0.98, 0.36, 0),
            (1.0, 0.365, 0),
            (1.0, 0.95, 0),
            (0.8, 0.98, 1),
            (0.8, 1.0, 1),
            (0.0, 1.0, 1),
        ),
        "pencil": (
            (0.0, 0.0, 4),
            (0.1, 0.0, 4),
            (0.3, 0.03, 3),
            (1.0, 0.12, 0),
            (1.0, 0.90, 2),
            (1.03, 0.905, 2),
            (1.03, 0.955, 1),
            (0.95, 0.96, 1),
            (0.9, 1.0, 1),
            (0.0, 1.0, 1),
        ),
    }
)
_SIZES_MM = MappingProxyType({"ballpoint": (5.0, 142.0), "stick": (4.3, 148.0), "marker": (6.5, 138.0), "pencil": (3.7, 160.0)})
_COLOURS: tuple[Colour, ...] = (
    (24, 40, 120),
    (20, 20, 24),
    (176, 28, 36),
    (232, 232, 228),
    (28, 104, 60),
    (150, 154, 160),
    (236, 178, 36),
    (70, 150, 200),
)


@dataclass(frozen=True)
class Laid:
    """One pen: its shape, its colours (barrel, grip or cap, metal, wood, lead), and where it is laid."""

    shape: str
    radius_mm: float
    length_mm: float
    colours: tuple[Colour, ...]
    clip: bool
    spot: Spot


@component
class Pen(Thing):
    """Something to write with.

    Attributes:
        share: of the photographs that show it.
        on_share: how many lie across the paper's edge, not beside it.
        size_range: how large they are, 1 as usual.
        ballpoint, stick, marker, pencil: how often each is taken, against the others.
    """

    kind: ClassVar[str] = "pen"

    share: Probability = 0.06
    on_share: Probability = 0.35
    size_range: Range = (0.85, 1.1)
    ballpoint: Weight = 2.0
    stick: Weight = 1.5
    marker: Weight = 0.6
    pencil: Weight = 0.8

    def __post_init__(self) -> None:
        refuse_outside("size_range", self.size_range, 0.4, 2.0)
        if not self.ballpoint + self.stick + self.marker + self.pencil:
            raise ValueError("ballpoint: one of ballpoint, stick, marker and pencil must weigh more than 0")

    def placed(self, size_mm: tuple[float, float], rng: Generator) -> Laid:
        """What chance decides once there is a pen."""
        weights = {"ballpoint": self.ballpoint, "stick": self.stick, "marker": self.marker, "pencil": self.pencil}
        shape = weighted(rng, weights)
        size = between(rng, self.size_range)
        radius, length = (round(side * size, 2) for side in _SIZES_MM[shape])
        spot = draw_spot(size_mm, 3 * radius, rng, on_share=self.on_share)
        barrel, grip = (varied(rng, pick(rng, _COLOURS), 0.2, 0.06) for _ in range(2))
        if shape == "stick":
            barrel = (226.0, 226.0, 222.0) if chance(rng, 0.5) else varied(rng, (236.0, 150.0, 30.0), 0.1, 0.03)
        if shape == "pencil":
            barrel, grip = (
                (barrel, (200.0, 104.0, 100.0)) if chance(rng, 0.5) else ((230.0, 170.0, 40.0), (200.0, 104.0, 100.0))
            )
        colours = (barrel, grip, varied(rng, (186.0, 186.0, 188.0), 0.15, 0.02), (206.0, 166.0, 116.0), (46.0, 46.0, 50.0))
        rounded = tuple(plain(colour) for colour in colours)
        return Laid(shape, radius, length, rounded, shape in ("ballpoint", "stick") and chance(rng, 0.8), spot)

    def bodies(self, sheet: Sheet, drawn: Laid) -> tuple[Body, ...]:
        """One body."""
        widest = max(share for share, _, _ in _SHAPES[drawn.shape]) * drawn.radius_mm
        half = drawn.length_mm / 2
        outline = np.array([[half, widest], [-half, widest], [-half, -widest], [half, -widest]])
        axes, origin = seat(sheet, outline, drawn.spot)
        mesh = _mesh(drawn, widest).placed(axes, origin)
        return (mesh.body(self.kind, _albedo(drawn), gloss=0.16, roughness=0.3),)


def _mesh(drawn: Laid, widest: float) -> Mesh:
    """The pen along x, lying on z = 0, its places (around, along) in texels of its picture."""
    shape = _SHAPES[drawn.shape]
    barrel = spun(tuple((share * drawn.radius_mm, at * drawn.length_mm) for share, at, _ in shape), _SIDES)
    rows = barrel.points[:, 2] / drawn.length_mm * (_ROWS - 1.0) + 0.5
    barrel = barrel.on(np.stack([barrel.places[:, 0] * 15.0 + 0.5, rows], axis=-1))
    parts = [barrel]
    if drawn.clip:
        # On the upper half, so that it never lies under the pen.
        clip = slab(rounded_outline(0.26 * drawn.length_mm, 3.0, 1.4), 1.1, (1.0, 0.5, 0.0))
        turn = np.deg2rad(210.0)
        side = np.array([[0.0, 0.0, 1.0], [-np.sin(turn), np.cos(turn), 0.0], [np.cos(turn), np.sin(turn), 0.0]])
        side[1] = np.cross(side[2], side[0])
        start = 0.2 if drawn.shape == "stick" else 0.78
        clip = clip.placed(side, np.array([0.0, 0.0, start * drawn.length_mm]) + (1.06 * drawn.radius_mm) * side[2])
        parts.append(clip.on(np.full_like(clip.places, 0.5) + np.array([7.0, _ROWS + 3.0])))
    lying = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [-1.0, 0.0, 0.0]]).T
    upright = joined(tuple(parts))
    return Mesh(
        np.stack([upright.points[:, 2] - drawn.length_mm / 2, upright.points[:, 1], widest - upright.points[:, 0]], axis=-1),
        upright.triangles,
        upright.normals @ lying,
        upright.places,
    )


def _albedo(drawn: Laid) -> NDArray[np.uint8]:
    """Bands of colour along the pen, uint8 (264, 16, 3); the last rows are its clip."""
    shape = _SHAPES[drawn.shape]
    at = (np.arange(_ROWS) + 0.5) / _ROWS
    part = np.array([colour for _, _, colour in shape])[np.searchsorted([share for _, share, _ in shape], at, side="right") - 1]
    bands = np.array(drawn.colours)[part]
    light = 1.0 + 0.06 * np.sin(np.arange(16) * np.pi / 8)
    clip = np.array(shaded(drawn.colours[1 if drawn.shape == "stick" else 2], 1.0))
    picture = np.concatenate([bands, np.repeat(clip, 8, axis=0)])[:, None] * light[:, None]
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8)
