"""Exact maps of photographs, by name: all from the geometry that coloured the pixels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.characters import Characters
from receipts.geometry import pixel_centres
from synth.paper.sheet import grid_normals
from synth.printing.printer import Print
from synth.scene.camera.development import srgb
from synth.scene.camera.raster import interpolate
from synth.scene.camera.reading import look_up, read_shares
from synth.scene.scene import MARK, THING
from synth.scene.world import Lit, Sight, World, albedo_of, on_table


@dataclass(frozen=True, eq=False)
class Taken:
    """All that is known of a photograph that was taken.

    Attributes:
        found: the print's characters, in dots.
        levels: of the print, uint8 (h, w, 1 or 3), as `synth.scene.inked.ink_levels` gives them.
    """

    print: Print
    found: Characters
    world: World
    sight: Sight
    light: Lit
    levels: NDArray[np.uint8]


def photo_maps(taken: Taken, names: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The maps of a photograph by names that there are; `synth.scene.scene` tells what they hold."""
    return {name: _made(taken, name) for name in names}


def _made(taken: Taken, name: str) -> NDArray[Any]:
    if name.startswith(MARK):
        return _mark(taken, name.removeprefix(MARK))
    if name.startswith(THING):
        return _thing(taken, name.removeprefix(THING))
    return _MAPS[name](taken)


def _characters(taken: Taken) -> NDArray[np.int32]:
    return np.where(taken.sight.seen.ids <= len(taken.found), taken.sight.seen.ids, 0).astype(np.int32)


def _words(taken: Taken) -> NDArray[np.int32]:
    found = taken.found
    words = np.concatenate([[0], found.word[found.token] + 1, np.zeros(len(taken.print.codes), np.int32)])
    out = np.empty_like(taken.sight.seen.ids)
    look_up(taken.sight.seen.ids, words.astype(np.int32), out)
    return out


def _uv(taken: Taken) -> NDArray[np.float32]:
    sight = taken.sight
    shares = np.empty(sight.places.shape, np.float32)
    read_shares(sight.buffers.owner, sight.places, sight.firsts[1], np.array(taken.world.view.dots, np.float32), shares)
    return shares


def _depth(taken: Taken) -> NDArray[np.float32]:
    return taken.sight.buffers.depth


def _normal(taken: Taken) -> NDArray[np.float32]:
    """Unit normals of what pixels see, in the camera's axes: right, down, along the view."""
    axes = np.array(taken.world.view.camera.axes)
    sheet = grid_normals(taken.world.view.sheet.points).reshape(-1, 3)
    values = [sheet, -sheet, *(body.normals for body in taken.world.bodies)]
    out = np.empty((*taken.sight.buffers.owner.shape, 3))
    out[:] = axes @ (0.0, 0.0, 1.0)
    for part, first, normals in zip(taken.sight.parts, taken.sight.firsts, values, strict=False):
        interpolate(taken.sight.lens, part, first, taken.sight.buffers.owner, normals @ axes.T, out)
    return (out / np.maximum(np.linalg.norm(out, axis=-1, keepdims=True), 1e-12)).astype(np.float32)


def _albedo(taken: Taken) -> NDArray[np.uint8]:
    """What surfaces reflect of white light, in sRGB."""
    return np.rint(255 * srgb(albedo_of(taken.world, taken.sight, taken.light, taken.levels))).astype(np.uint8)


def _shadow(taken: Taken) -> NDArray[np.uint8]:
    owner, light = taken.sight.buffers.owner, taken.light
    out = np.ascontiguousarray(on_table(taken.world, light, light.table_shadow)[..., None])
    for part, first, values in zip(taken.sight.parts, taken.sight.firsts, light.shadow, strict=False):
        interpolate(taken.sight.lens, part, first, owner, values[:, None].astype(np.float64), out)
    return np.rint(255 * np.clip(out[..., 0], 0.0, 1.0)).astype(np.uint8)


def _backward(taken: Taken) -> NDArray[np.float32]:
    """The pixel at which the middle of each dot of the print lies: remapping the picture by it flattens the sheet."""
    view = taken.world.view
    return view.points(pixel_centres(view.dots)).astype(np.float32)


def _paper(taken: Taken) -> NDArray[np.uint8]:
    return taken.sight.on_print().astype(np.uint8) * 255


def _ink(taken: Taken) -> NDArray[np.uint8]:
    found = taken.print.ink
    plane = (taken.print.darkness if found is None else found).astype(np.uint8)
    return np.where(taken.sight.on_print(), _read(taken, plane), 0).astype(np.uint8)


def _mark(taken: Taken, kind: str) -> NDArray[np.uint8]:
    mask = taken.print.masks.get(kind)
    if mask is None:
        return np.zeros(taken.sight.seen.ids.shape, np.uint8)
    return np.where(taken.sight.on_print() & (_read(taken, mask) > 0), 255, 0).astype(np.uint8)


def _thing(taken: Taken, kind: str) -> NDArray[np.uint8]:
    owner, seen = taken.sight.buffers.owner, np.zeros(taken.sight.seen.ids.shape, np.uint8)
    for number, body in enumerate(taken.world.bodies, 2):
        if body.kind == kind:
            seen[(owner >= taken.sight.firsts[number]) & (owner < taken.sight.firsts[number + 1])] = 255
    return seen


def _read(taken: Taken, plane: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """What a plane of the print's dots holds under each pixel's centre."""
    x, y = (np.where(taken.sight.on_print(), taken.sight.places[..., axis], 0.0) for axis in (0, 1))
    rows, columns = np.clip(y.astype(np.int64), 0, len(plane) - 1), np.clip(x.astype(np.int64), 0, plane.shape[1] - 1)
    return plane[rows, columns]


_MAPS: Mapping[str, Callable[[Taken], NDArray[Any]]] = MappingProxyType(
    {
        "characters": _characters,
        "words": _words,
        "ink": _ink,
        "paper": _paper,
        "uv": _uv,
        "depth": _depth,
        "normal": _normal,
        "albedo": _albedo,
        "shadow": _shadow,
        "backward": _backward,
    }
)
MAP_NAMES = tuple(_MAPS)
