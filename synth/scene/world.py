"""World: a sheet, the bodies around it, the table and the lights of one photograph, and the light that its camera takes up.

Light is worked out at the points of the sheet and the bodies and on a grid over the table, then between them at every pixel.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.geometry import pixel_centres
from synth.paper.sheet import grid_normals, grid_triangles
from synth.paper.stock import Paper
from synth.paper.thinned import thinned_points
from synth.paper.wrinkles import wrinkle_gain, wrinkle_tile
from synth.scene.body import Body
from synth.scene.camera.camera import Camera
from synth.scene.camera.drawing import HOLE, draw_body, draw_print
from synth.scene.camera.ground import shade_table
from synth.scene.camera.raster import Buffers, Projected, empty_buffers, lens_of, projected, region_of
from synth.scene.camera.reading import keep_seen
from synth.scene.camera.shade import COLUMNS, DIFFUSE, PLACE, SLOPE_GAIN, SPECULAR, Skin, shade
from synth.scene.inked import ink_reflectance, mean_reflectance, srgb_reflectance
from synth.scene.light.depth import Caster
from synth.scene.light.illumination import illumination
from synth.scene.light.samples import LightSamples
from synth.scene.photo_truth import Seen
from synth.scene.sheet_view import SheetView
from synth.scene.tables.table import Surface

# The table is lit at so many points at most, and no further than so far from the sheet, where nothing throws shadows.
_GRID_POINTS = 16000
_AROUND_MM = 220.0
_LEAST_STEP_MM = 1.5
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class World:
    """What stands before a camera.

    Attributes:
        view: the sheet, and the camera.
        paper: what the sheet is made of.
        bodies: all else that can be seen, nearer or farther.
        surface: of the table.
        lights: all of them.
        unseen: what throws shadows from beside the picture.
        wrinkle_start: the row and the column at which the tile of fine wrinkles starts.
    """

    view: SheetView
    paper: Paper
    bodies: tuple[Body, ...]
    surface: Surface
    lights: LightSamples
    wrinkle_start: tuple[int, int] = (0, 0)
    unseen: tuple[Caster, ...] = ()


@dataclass(frozen=True, eq=False)
class Sight:
    """What a camera sees of a world, apart from light.

    Attributes:
        lens: float64 (4), for the loops.
        parts: the triangles of the sheet's printed side, of its back, and of each body.
        firsts: the number of the first triangle of each part, and the number after the last.
        buffers: which triangle each pixel sees, and how far away.
        places: float32 (h, w, 2), the dots under the centres of the pixels that see the print.
        seen: whose ink they see.
    """

    lens: Floats
    parts: tuple[Projected, ...]
    firsts: tuple[int, ...]
    buffers: Buffers
    places: NDArray[np.float32]
    seen: Seen

    def on_print(self) -> NDArray[np.bool_]:
        """bool (h, w), where the sheet's printed side can be seen."""
        return (self.buffers.owner >= 0) & (self.buffers.owner < self.firsts[1])


def parts_of(world: World, camera: Camera) -> list[Projected]:
    """All that a camera can see in a world but the table: the sheet's printed side, its back, then the bodies."""
    sheet = world.view.sheet
    triangles, points = grid_triangles(*sheet.points.shape[:2]), sheet.points.reshape(-1, 3)
    sides = [projected(camera, points, one) for one in (triangles, np.ascontiguousarray(triangles[:, ::-1]))]
    # Of an arm that reaches past the camera the rest is seen; the sheet must be seen whole.
    bodies = [
        projected(camera, one.points, one.triangles, whole=False, both_sides=one.seen_from_behind) for one in world.bodies
    ]
    return [*sides, *bodies]


def seen_of(world: World, ids: NDArray[np.int32], count: int) -> Sight:
    """What the camera sees of a world whose print has ids int32 (h, w) up to ``count``."""
    camera = world.view.camera
    parts = parts_of(world, camera)
    firsts = np.concatenate([[0], np.cumsum([len(part.triangles) for part in parts])]).tolist()
    lens, buffers = lens_of(camera), empty_buffers(camera.size)
    shape, total, shown = buffers.owner.shape, np.zeros(count + 1, np.int64), np.zeros(count + 1, np.int64)
    places, inks = np.empty((*shape, 2), np.float32), np.empty(shape, np.int32)
    draw_print(lens, parts[0], (world.view.places(), ids), buffers, (places, inks, total))
    draw_body(lens, parts[1], firsts[1], *buffers, pierced(world, ids))
    for part, first in zip(parts[2:], firsts[2:], strict=False):
        draw_body(lens, part, first, *buffers, None)
    keep_seen(buffers.owner, firsts[1], inks, shown)
    return Sight(lens, tuple(parts), tuple(firsts), buffers, places, Seen(inks, shown, total))


def pierced(world: World, ids: NDArray[np.int32]) -> tuple[NDArray[np.float32], NDArray[np.int32]] | None:
    """The dots of the sheet's points and the ids of its print, where it has holes; else None."""
    return (world.view.places(), ids) if int(ids.max()) >= HOLE else None


@dataclass(frozen=True, eq=False)
class Lit:
    """The light of one world, and where it is known.

    Attributes:
        values: float32 (n, 10) for each part, as `shade` takes them.
        table: float32 (rows, columns, 6), light that falls on the table and that it mirrors.
        grid: float64 (3): x and y of the table's first point, and the step, mm.
        shadow: float32 (n) for each part, the share of the key light that is blocked.
        table_shadow: float32 (rows, columns).
    """

    values: tuple[NDArray[np.float32], ...]
    table: NDArray[np.float32]
    grid: Floats
    shadow: tuple[NDArray[np.float32], ...]
    table_shadow: NDArray[np.float32]


def lit(world: World) -> Lit:
    """The light on everything in a world."""
    view, paper = world.view, world.paper
    sheet = view.sheet
    normals = grid_normals(sheet.points).reshape(-1, 3)
    ground, grid, shape = _table_points(view)
    sets = [sheet.points.reshape(-1, 3), *(body.points for body in world.bodies), ground]
    facing = [normals, *(body.normals for body in world.bodies), np.tile([0.0, 0.0, 1.0], (len(ground), 1))]
    glossy = [(paper.gloss, paper.roughness, paper.translucency)]
    glossy += [(body.gloss, body.roughness, 0.0) for body in world.bodies]
    glossy += [(world.surface.gloss, world.surface.roughness, 0.0)]
    sizes = [len(points) for points in sets]
    gloss, rough, through = (np.repeat(np.array(column), sizes) for column in zip(*glossy, strict=True))
    found = illumination(
        np.concatenate(sets),
        np.concatenate(facing),
        view.camera.place,
        world.lights,
        casters_of(world),
        gloss=gloss,
        roughness=rough,
        translucency=through,
        bounce=mean_reflectance(world.surface.albedo),
    )
    bounds = np.cumsum([0, *sizes])
    spans = [slice(int(start), int(stop)) for start, stop in pairwise(bounds)]
    on_sheet, on_table = spans[0], spans[-1]
    places = view.places()
    front = _values(places, found.diffuse[on_sheet], found.specular[on_sheet])
    front[:, SLOPE_GAIN:DIFFUSE] = _slope_gains(world, normals)
    behind = _values(places, found.behind[on_sheet], np.zeros_like(found.specular[on_sheet]))
    others = [
        _values(body.places, found.diffuse[span], found.specular[span])
        for body, span in zip(world.bodies, spans[1:-1], strict=True)
    ]
    table = np.concatenate([found.diffuse[on_table], found.specular[on_table]], axis=1).reshape(*shape, 6)
    shadows = [found.shadow[on_sheet], found.shadow_behind[on_sheet], *(found.shadow[span] for span in spans[1:-1])]
    return Lit(
        (front, behind, *others), np.ascontiguousarray(table), grid, tuple(shadows), found.shadow[on_table].reshape(shape)
    )


def casters_of(world: World) -> list[Caster]:
    """Everything in a world that throws shadows: the sheet by fewer of its points, the bodies, and what is not seen."""
    thinned = thinned_points(world.view.sheet)
    sheet = Caster(thinned.reshape(-1, 3), grid_triangles(*thinned.shape[:2]))
    return [sheet, *(Caster(body.points, body.triangles) for body in world.bodies), *world.unseen]


def light_of(world: World, sight: Sight, found: Lit, levels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The linear light of every pixel, float32 (h, w, 3).

    Args:
        levels: of the print, uint8 (h, w, 1 or 3), as `synth.scene.inked.ink_levels` gives them.
    """
    height, width = sight.buffers.owner.shape
    picture = np.empty((height, width, 3), np.float32)
    paper = ink_reflectance(np.array(world.paper.reflectance))
    even, srgb, start = np.zeros((1, 1, 2), np.float32), srgb_reflectance(), np.zeros(2, np.int64)
    front = Skin(levels, paper, wrinkle_tile(), np.array(world.wrinkle_start))
    back = Skin(np.full((1, 1, 1), 255, np.uint8), paper, even, start)
    skins = [front, back, *(Skin(body.albedo, srgb, even, start) for body in world.bodies)]
    owner = sight.buffers.owner
    dots = [sight.places, *[np.empty((0, 0, 2), np.float32)] * len(skins)]
    for part, first, values, skin, known in zip(sight.parts, sight.firsts, found.values, skins, dots, strict=False):
        shade(sight.lens, part, (first, *region_of(part, owner.shape)), owner, values, skin, known, picture)
    camera, surface = world.view.camera, world.surface
    start, right, up = surface.places([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    spread = np.stack([right - start, up - start, start], axis=1)
    plane = np.array([camera.place, *camera.axes])
    shade_table(sight.lens, *sight.buffers, plane, found.grid, found.table, surface.albedo, srgb, spread, picture)
    return picture


def albedo_of(world: World, sight: Sight, found: Lit, levels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """What every pixel's surface reflects of white light that falls on all alike, float32 (h, w, 3)."""
    even = np.array([0, 0, 0, 0, 1, 1, 1, 0, 0, 0], np.float32)
    values = [np.where(np.arange(COLUMNS) < SLOPE_GAIN, one, even).astype(np.float32) for one in found.values]
    table = np.broadcast_to(even[DIFFUSE:], found.table.shape)
    return light_of(world, sight, replace(found, values=tuple(values), table=np.ascontiguousarray(table)), levels)


def on_table(world: World, found: Lit, values: NDArray[np.float32]) -> Floats:
    """What values (rows, columns) of the table's grid come to at every pixel, as if nothing stood on it, float64 (h, w)."""
    camera = world.view.camera
    rays = camera.rays(pixel_centres(camera.size))
    away = -camera.place[2] / np.minimum(rays[..., 2], -1e-6)
    x, y = ((camera.place[axis] + away * rays[..., axis] - found.grid[axis]) / found.grid[2] for axis in (0, 1))
    places = np.stack([x, -y], axis=-1).astype(np.float32)
    plane: Any = values
    nothing: Any = None
    return np.asarray(cv2.remap(plane, places, nothing, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float64)


def _values(places: NDArray[Any], diffuse: NDArray[np.float32], specular: NDArray[np.float32]) -> NDArray[np.float32]:
    values = np.zeros((len(places), COLUMNS), np.float32)
    values[:, PLACE:SLOPE_GAIN], values[:, DIFFUSE:SPECULAR], values[:, SPECULAR:] = places, diffuse, specular
    return values


def _slope_gains(world: World, normals: Floats) -> NDArray[np.float32]:
    """By how much more light the sheet's points receive where their surface rises by 1 to the right, and downwards.

    Light that comes from one side in the mean: what a lamp's own light gains, the sky's hardly does.
    """
    points, lights = world.view.sheet.points, world.lights
    middle = points.reshape(-1, 3).mean(axis=0)
    away = lights.places - middle
    far = np.linalg.norm(away, axis=1)
    falls = lights.power.mean(axis=1) / far**2
    towards = (away / far[:, None] * falls[:, None]).sum(axis=0) / max(falls.sum(), 1e-12)
    right = np.gradient(points, axis=1).reshape(-1, 3)
    down = np.gradient(points, axis=0).reshape(-1, 3)
    lit_by = np.maximum(normals @ towards, 0.25)
    rises = [side @ towards / np.maximum(np.linalg.norm(side, axis=1), 1e-9) for side in (right, down)]
    depth = world.paper.wrinkles * wrinkle_gain(world.view.sheet).ravel()
    return (-(depth / lit_by)[:, None] * np.stack(rises, axis=1)).astype(np.float32)


def _table_points(view: SheetView) -> tuple[Floats, Floats, tuple[int, int]]:
    """Points of a grid on the table where the camera may see it near the sheet: float64 (n, 3); the grid; (rows, columns)."""
    camera, sheet = view.camera, view.sheet
    edge = np.linspace(0.0, 1.0, 9)
    frame = np.concatenate([np.stack([edge * camera.size[0], np.full(9, y * camera.size[1])], axis=1) for y in (0.0, 0.5, 1.0)])
    rays = camera.rays(frame)
    down = np.minimum(rays[:, 2], -1e-3)
    ground = np.array(camera.place) + rays * (-camera.place[2] / down)[:, None]
    low, high = sheet.points[..., :2].min(axis=(0, 1)), sheet.points[..., :2].max(axis=(0, 1))
    start = np.maximum(ground[:, :2].min(axis=0), low - _AROUND_MM)
    stop = np.maximum(np.minimum(ground[:, :2].max(axis=0), high + _AROUND_MM), start + 10.0)
    step = max(float(((stop - start).prod() / _GRID_POINTS) ** 0.5), _LEAST_STEP_MM)
    columns, rows = (int(np.ceil(side / step)) + 1 for side in stop - start)
    x, y = np.meshgrid(start[0] + step * np.arange(columns), stop[1] - step * np.arange(rows))
    points = np.stack([x.ravel(), y.ravel(), np.zeros(x.size)], axis=1)
    return points, np.array([start[0], stop[1], step]), (rows, columns)
