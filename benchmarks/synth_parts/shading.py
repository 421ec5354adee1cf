"""Light and shadow against a path tracer's: part ``shading``.

A dozen sheets, wavy, curled, folded and crumpled, lie on a table under a lamp, a window or a flash, and under an even sky. Rays
go through the centres of pixels onto the same triangles; there mitsuba gathers the direct light, by 1,024 samples of the key
light (with 256 its own masks agree with each other to 0.955 only) and 256 of the sky. Ours is interpolated between the points
of each triangle, as pictures have it.

Told are the intersection over union of the shadow masks (the key light more than half blocked), of all scenes together, because
a flash leaves but slivers in some; and the mean error of luminance, relative to what mitsuba finds, or to a twentieth of the
picture's mean where that is more. mitsuba is in the extra ``[reference]``.
"""

import importlib.util
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.console import progress, table
from receipts.rng import stream
from synth.draw import between
from synth.paper.along import Angles, turned
from synth.paper.crumple import Crumple
from synth.paper.settle import settled
from synth.paper.sheet import Sheet, flat_sheet, grid_normals, grid_triangles
from synth.scene.camera.camera import Camera, looking
from synth.scene.light.colour import LUMINANCE, temperature_colour
from synth.scene.light.flash import Flash
from synth.scene.light.illumination import illumination
from synth.scene.light.lamp import Lamp
from synth.scene.light.samples import LightSamples, joined
from synth.scene.light.sky import Sky
from synth.scene.light.window import Window

COUNT = 12
KEY_SAMPLES, SKY_SAMPLES = 1024, 256
IOU_BAR, IOU_GOAL = 0.90, 0.95
ERROR_BAR, ERROR_GOAL = 0.06, 0.03
_SIZE_PX = (150, 200)
_TABLE_MM, _TABLE_CELL_MM = 360.0, 2.0
_ALBEDO = 0.8
_LIGHTS = (Lamp, Window, Flash)
# How steeply paper of each shape rises, in radians, from its bottom to its top, mm from its middle.
_SHAPES: dict[str, Angles] = {
    "wavy": lambda along: 0.6 * np.sin(along / 14.0),
    "curled": lambda along: np.clip((np.abs(along) - 45.0) / 22.0, 0.0, None) * np.sign(along),
    "folded": lambda along: 0.6 * np.tanh((30.0 - np.abs(along)) / 1.5),
    "crumpled": lambda along: 0.004 * along,
}


@dataclass(frozen=True, eq=False)
class Scene:
    """One scene: its sheet and what lights it, for both renderers."""

    name: str
    sheet: Sheet
    camera: Camera
    key: LightSamples
    sky: LightSamples
    panel: dict[str, Any]
    sky_light: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Hits:
    """Where n rays meet the scene: places, and shading normals towards the eye (n, 3); the points of ours around, with their
    weights; whether the eye sees the other side of them."""

    places: NDArray[np.float64]
    normals: NDArray[np.float64]
    corners: NDArray[np.int64]
    weights: NDArray[np.float64]
    behind: NDArray[np.bool_]


def shading(seed: int = 0, count: int = COUNT) -> dict[str, Any]:
    """Shadow masks and luminance of ours against mitsuba's, scene by scene."""
    if importlib.util.find_spec("mitsuba") is None:
        print("shading is left out: it needs mitsuba (pip install 'tillroll[reference]')")
        return {}
    import mitsuba

    mitsuba.set_variant("scalar_rgb")
    found = {}
    with progress("shading", count, "scenes") as advance:
        for index in range(count):
            scene = scene_of(seed, index)
            found[scene.name] = compared(mitsuba, scene)
            advance(1)
    return _told(found)


def scene_of(seed: int, index: int) -> Scene:
    """A scene by its number: its bends and its light in turn."""
    name = list(_SHAPES)[index // len(_LIGHTS) % len(_SHAPES)]
    rng = stream(seed, index, "shading/sheet")
    sheet = flat_sheet((80.0, 180.0))
    if name == "crumpled":
        crumple = Crumple(strength_range=(0.9, 1.1), strong_range=(0.9, 1.1))
        sheet = crumple.bend(sheet, crumple.drawn(sheet.size_mm, rng))
    strength, slant = between(rng, (0.6, 1.2)), between(rng, (60.0, 120.0))
    sheet = settled(turned(sheet, slant, lambda along: strength * _SHAPES[name](along)))
    place = (30.0, -150.0, 420.0)
    camera = Camera(place, looking(place, (0.0, 0.0, 0.0)), 270.0, (_SIZE_PX[0] / 2, _SIZE_PX[1] / 2), _SIZE_PX)
    light: Any = _LIGHTS[index % len(_LIGHTS)]()
    key = light.placed(stream(seed, index, "shading/light"))
    sky = replace(Sky().placed(stream(seed, index, "shading/sky")), gradient=0.0, warmth=0.0, zenith=0.0)
    even = sky.level * np.array(temperature_colour(sky.kelvin))
    target = (0.0, 0.0, 0.0)
    samples = light.samples(key, camera, target)
    kind = type(light).__name__.lower()
    return Scene(
        f"{index} {name}, {kind}", sheet, camera, samples, Sky().samples(sky, camera, target), _panel(kind, key, samples), even
    )


def _panel(kind: str, drawn: Any, samples: LightSamples) -> dict[str, Any]:
    """The key light as mitsuba's: a disc or a rectangle of the size that was drawn, where the samples have their middle."""
    middle, normal = samples.places.mean(axis=0), samples.normals[0]
    level = np.cross([0.0, 0.0, 1.0], normal)
    level /= np.linalg.norm(level)
    upright = np.cross(normal, level)
    if kind == "window":
        half, disc = np.array(drawn.size_mm) / 2, False
    else:
        disc = kind == "flash" or not drawn.aspect
        half = np.array([1.0, 1.0 if disc else drawn.aspect]) * drawn.size_mm / 2
    area = (np.pi if disc else 4.0) * half[0] * half[1]
    matrix = np.eye(4)
    matrix[:3] = np.column_stack([half[0] * level, half[1] * upright, normal, middle])
    # Ours is 1 where a white surface sends back 1; mitsuba's white sends back a pi-th of what it receives.
    radiance = np.pi * samples.power.sum(axis=0) / area
    return {"disc": disc, "matrix": matrix, "radiance": radiance}


def compared(mitsuba: Any, scene: Scene) -> dict[str, float]:
    """Pixels in both shadow masks and in either, their share, the error of luminance, and the share in shadow."""
    with tempfile.TemporaryDirectory() as folder:
        mesh = _written(scene.sheet, Path(folder) / "sheet.ply")
        scenes = [_built(mitsuba, mesh, emitter) for emitter in (_lamp(mitsuba, scene.panel), _even_sky(scene.sky_light))]
    rays = _rays(mitsuba, scene.camera)
    hits, kept = _hits(scenes[0], rays, scene.sheet)
    rays = [ray for ray, one in zip(rays, kept, strict=True) if one]
    lamp, sky = (_gathered(mitsuba, one, rays, key) for one, key in zip(scenes, (True, False), strict=True))
    ours = _ours(scene, hits)
    reference = (lamp + sky) @ np.array(LUMINANCE)
    shadow = lamp @ np.array(LUMINANCE) <= 0.5 * _ALBEDO * _unblocked(scene.panel, hits)
    error = np.abs(ours[0] - reference) / np.maximum(reference, reference.mean() / 20)
    both, either = (shadow & (ours[1] > 0.5)).sum(), (shadow | (ours[1] > 0.5)).sum()
    figures = {"both": both, "either": either, "iou": both / max(either, 1), "error": error.mean(), "shadow": shadow.mean()}
    return {name: float(value) for name, value in figures.items()}


def _written(sheet: Sheet, file: Path) -> Path:
    """The sheet as a file that mitsuba takes, with the normals that ours has."""
    points, normals = sheet.points.reshape(-1, 3), grid_normals(sheet.points).reshape(-1, 3)
    triangles = grid_triangles(*sheet.points.shape[:2])
    axes = "".join(f"property float {name}\n" for name in ("x", "y", "z", "nx", "ny", "nz"))
    head = f"ply\nformat binary_little_endian 1.0\nelement vertex {len(points)}\n{axes}"
    head += f"element face {len(triangles)}\nproperty list uchar int vertex_indices\nend_header\n"
    faces = np.zeros(len(triangles), [("count", "u1"), ("corners", "<i4", 3)])
    faces["count"], faces["corners"] = 3, triangles
    file.write_bytes(head.encode() + np.hstack([points, normals]).astype("<f4").tobytes() + faces.tobytes())
    return file


def _built(mitsuba: Any, mesh: Path, emitter: dict[str, Any]) -> Any:
    """The scene in mitsuba under one light."""
    white = {"type": "twosided", "inner": {"type": "diffuse", "reflectance": {"type": "rgb", "value": _ALBEDO}}}
    floor = {"type": "rectangle", "to_world": mitsuba.ScalarTransform4f().scale(20000.0), "bsdf": white}
    return mitsuba.load_dict(
        {"type": "scene", "sheet": {"type": "ply", "filename": str(mesh), "bsdf": white}, "floor": floor, "light": emitter}
    )


def _lamp(mitsuba: Any, panel: dict[str, Any]) -> dict[str, Any]:
    light = {"type": "area", "radiance": {"type": "rgb", "value": panel["radiance"].tolist()}}
    place = mitsuba.ScalarTransform4f(panel["matrix"].tolist())
    return {"type": "disk" if panel["disc"] else "rectangle", "to_world": place, "emitter": light}


def _even_sky(light: NDArray[np.float64]) -> dict[str, Any]:
    return {"type": "constant", "radiance": {"type": "rgb", "value": light.tolist()}}


def _rays(mitsuba: Any, camera: Camera) -> list[Any]:
    """A ray through the centre of every pixel."""
    pixels = np.stack(np.meshgrid(*(np.arange(side) + 0.5 for side in camera.size)), axis=-1).reshape(-1, 2)
    ways = camera.rays(pixels)
    ways /= np.linalg.norm(ways, axis=1, keepdims=True)
    place = mitsuba.Point3f(*camera.place)
    return [mitsuba.Ray3f(place, mitsuba.Vector3f(*way)) for way in ways.tolist()]


def _hits(scene: Any, rays: list[Any], sheet: Sheet) -> tuple[Hits, NDArray[np.bool_]]:
    """Where the rays meet sheet and table, and which of them do so where ours knows the light, bool (rays)."""
    corners, weights, places, normals, behind = [], [], [], [], []
    triangles, count = grid_triangles(*sheet.points.shape[:2]), sheet.points.shape[0] * sheet.points.shape[1]
    kept = np.zeros(len(rays), np.bool_)
    for number, ray in enumerate(rays):
        met = scene.ray_intersect(ray)
        if not met.is_valid():
            continue
        place = np.array(met.p)
        if met.shape.id() == "sheet":
            share = np.array(scene.ray_intersect_preliminary(ray).prim_uv)
            three, part = triangles[met.prim_index], np.array([1.0 - share.sum(), *share])
        else:
            if np.abs(place[:2]).max() >= _TABLE_MM / 2:
                continue
            three, part = _on_table(place)
            three = three + count
        kept[number] = True
        corners.append(three)
        weights.append(part)
        places.append(place)
        behind.append(float(np.dot(np.array(met.n), np.array(ray.d))) > 0)
        normals.append(np.array(met.sh_frame.n) * (-1.0 if behind[-1] else 1.0))
    found = (np.array(one) for one in (places, normals, corners, weights, behind))
    return Hits(*found), kept


def _on_table(place: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The points of our table around a place on it, and their weights."""
    side = round(_TABLE_MM / _TABLE_CELL_MM) + 1
    column, row = (place[0] + _TABLE_MM / 2) / _TABLE_CELL_MM, (_TABLE_MM / 2 - place[1]) / _TABLE_CELL_MM
    at = int(row) * side + int(column)
    right, down = column - int(column), row - int(row)
    if down > right:
        return np.array([at, at + side, at + side + 1]), np.array([1.0 - down, down - right, right])
    return np.array([at, at + side + 1, at + 1]), np.array([1.0 - right, down, right - down])


def _gathered(mitsuba: Any, scene: Any, rays: list[Any], key: bool) -> NDArray[np.float64]:
    """What the rays bring of direct light, float64 (n, 3): samples of the key light, or of all directions for the sky."""
    settings = {"emitter_samples": KEY_SAMPLES if key else 0, "bsdf_samples": 0 if key else SKY_SAMPLES}
    integrator = mitsuba.load_dict({"type": "direct", **settings})
    sampler = mitsuba.load_dict({"type": "independent", "sample_count": 1})
    sampler.seed(0)
    return np.array([list(integrator.sample(scene, sampler, ray)[0]) for ray in rays])


def _ours(scene: Scene, hits: Hits) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Luminance and shadow of ours at the hits, float64 (n) each."""
    points, normals = scene.sheet.points.reshape(-1, 3), grid_normals(scene.sheet.points).reshape(-1, 3)
    at = np.linspace(-0.5, 0.5, round(_TABLE_MM / _TABLE_CELL_MM) + 1) * _TABLE_MM
    grid = np.stack(np.meshgrid(at, -at, 0.0), axis=-1).reshape(-1, 3)
    upward = np.tile([0.0, 0.0, 1.0], (len(grid), 1))
    caster = (points, grid_triangles(*scene.sheet.points.shape[:2]))
    lit = illumination(
        np.concatenate([points, grid]),
        np.concatenate([normals, upward]),
        scene.camera.place,
        joined(scene.key, scene.sky),
        [caster],
        bounce=0.0,
        # Just so that the other side is asked for, too.
        translucency=1e-6,
    )
    grey = _ALBEDO * np.array(LUMINANCE)
    pairs = ((lit.diffuse @ grey, lit.behind @ grey), (lit.shadow, lit.shadow_behind))
    luminance, shadow = (
        (np.where(hits.behind[:, None], behind[hits.corners], front[hits.corners]) * hits.weights).sum(axis=1)
        for front, behind in pairs
    )
    return luminance, shadow


def _unblocked(panel: dict[str, Any], hits: Hits) -> NDArray[np.float64]:
    """What a white surface at the hits would receive of the key light with nothing in the way, by 1,024 points of the light."""
    at = (np.arange(32) + 0.5) / 16 - 1.0
    flat = np.stack(np.meshgrid(at, at), axis=-1).reshape(-1, 2)
    flat = flat[(flat**2).sum(axis=1) <= 1.0] if panel["disc"] else flat
    matrix = panel["matrix"]
    normal, area = matrix[:3, 2], np.linalg.norm(np.cross(matrix[:3, 0], matrix[:3, 1])) * (np.pi if panel["disc"] else 4.0)
    total = np.zeros(len(hits.places))
    for place in matrix[:3, 3] + flat[:, :1] * matrix[:3, 0] + flat[:, 1:] * matrix[:3, 1]:
        way = place - hits.places
        square = (way**2).sum(axis=1)
        total += np.maximum((way * hits.normals).sum(axis=1), 0.0) * np.maximum(-(way @ normal), 0.0) / square**2
    return total / len(flat) * area / np.pi * float(panel["radiance"] @ np.array(LUMINANCE))


def _told(found: dict[str, dict[str, float]]) -> dict[str, Any]:
    rows = [[name, f"{one['iou']:.3f}", f"{one['error']:.2%}", f"{one['shadow']:.1%}"] for name, one in found.items()]
    both, either, error = (sum(one[name] for one in found.values()) for name in ("both", "either", "error"))
    iou, error = both / max(either, 1.0), error / len(found)
    verdicts = (
        "goal" if iou >= IOU_GOAL else "bar" if iou >= IOU_BAR else "no",
        "goal" if error <= ERROR_GOAL else "bar" if error <= ERROR_BAR else "no",
    )
    rows.append(["all", f"{iou:.3f} ({verdicts[0]})", f"{error:.2%} ({verdicts[1]})", ""])
    title = f"light against mitsuba, {KEY_SAMPLES} samples (goal {IOU_GOAL}, {ERROR_GOAL:.0%}; bar {IOU_BAR}, {ERROR_BAR:.0%})"
    table(title, ["scene", "shadow IoU", "luminance error", "in shadow"], rows)
    return {"all": {"iou": iou, "error": error}, **found}
