"""The truth of photographs against other ways to find it: part ``photographs``.

Rays cut the sheet's triangles one by one in float64; boxes are held against ids drawn eight times as fine; what can be seen of
a word against pixels counted with nothing in the way; the print against albedo flattened by the truth; sheets against flat
paper.
"""

from collections import defaultdict
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.console import progress, table
from synth import Renderer
from synth.paper.sheet import strain
from synth.scene.camera.development import linear_light
from synth.scene.extents import finer_camera, ids_seen
from synth.scene.inked import ink_ids, ink_levels
from synth.scene.world import parts_of

COUNT = 24
_RAYS = 300
_FINER = 8
# Beyond the frame, in pictures, as far as a sheet may reach.
_BEYOND = 1.5
# Of twelve megapixels, as phones take them: a dot of the print takes two pixels and more.
_SHARP = ("scene.megapixels=12", "scene.holding.share=0")
Found = dict[str, list[float]]


def cut_by_rays(view: Any, pixels: NDArray[np.float64]) -> NDArray[np.float64]:
    """The dots (n, 2) of the print under pixels (n, 2), by each one's ray and all triangles (Moeller and Trumbore 1997)."""
    points, size = view.sheet.points, np.array(view.dots, float)
    rows, columns = points.shape[:2]
    start, rays = np.array(view.camera.place), view.camera.rays(pixels)
    best, found = np.full(len(pixels), np.inf), np.full((len(pixels), 2), np.nan)
    grid = np.stack(np.meshgrid(np.arange(columns), np.arange(rows)), axis=-1) / (columns - 1, rows - 1) * size
    for second, third in (((1, 0), (1, 1)), ((1, 1), (0, 1))):
        steps = ((0, 0), second, third)
        a, b, c = (points[down:, right:][: rows - 1, : columns - 1].reshape(-1, 3) for down, right in steps)
        flat = [grid[down:, right:][: rows - 1, : columns - 1].reshape(-1, 2) for down, right in steps]
        to_b, to_c, away_a = b - a, c - a, start - a
        turned = np.cross(away_a, to_b)
        for number, ray in enumerate(rays):
            across = np.cross(ray, to_c)
            with np.errstate(divide="ignore", invalid="ignore"):
                scale = 1.0 / (across * to_b).sum(axis=1)
                u, v = (across * away_a).sum(axis=1) * scale, (turned @ ray) * scale
                away = (turned * to_c).sum(axis=1) * scale
            hits = np.flatnonzero((u >= 0) & (v >= 0) & (u + v <= 1) & (away > 0) & (away < best[number]))
            if len(hits):
                hit = hits[np.argmin(away[hits])]
                best[number] = away[hit]
                found[number] = flat[0][hit] + u[hit] * (flat[1][hit] - flat[0][hit]) + v[hit] * (flat[2][hit] - flat[0][hit])
    return found


def photographs(seed: int = 0, count: int = COUNT) -> dict[str, Any]:
    """Errors over pictures of the shipped mixture, and of sharp ones for the print that is read back."""
    shipped = Renderer.from_config([f"seed={seed}", "scene=photo", "size=1.2mp"])
    sharp = Renderer.from_config([f"seed={seed}", "scene=photo", *_SHARP])
    found: Found = defaultdict(list)
    with progress("photographs", count, "pictures") as advance:
        for index in range(count):
            sample = shipped[index]
            taken = sample.map_maker.args[0]  # type: ignore[union-attr]
            _measure_rays(sample, taken, found)
            _measure_words(sample, taken, found)
            found["strain of sheets, %"] += (100 * np.abs(strain(taken.world.view.sheet))).tolist()
            found["read back at 1.2 megapixels, dB"].append(read_back(sample, taken, taken.levels))
            if index % 4 == 0:
                fine = sharp[index]
                known = fine.map_maker.args[0]  # type: ignore[union-attr]
                found["read back at 12 megapixels, dB"].append(read_back(fine, known, ink_levels(known.print, 0.0)))
            advance(1)
    return _told(found)


def _measure_rays(sample: Any, taken: Any, found: Found) -> None:
    uv, view = sample.maps(["uv"])["uv"], taken.world.view
    rows, columns = np.nonzero(np.isfinite(uv[..., 0]))
    some = np.linspace(0, len(rows) - 1, _RAYS).astype(int)
    dots = cut_by_rays(view, np.stack([columns, rows], axis=1)[some] + 0.5)
    error = np.abs(uv[rows[some], columns[some]] * np.array(view.dots) - dots).max(axis=1)
    found["uv against rays, dots"] += error.tolist()


def _measure_words(sample: Any, taken: Any, found: Found) -> None:
    camera, ids, characters = taken.world.view.camera, ink_ids(taken.print), sample.characters
    word = np.concatenate([[0], characters.word[characters.token] + 1, np.zeros(len(taken.print.codes), int)])
    window = finer_camera(camera, (0, 0), camera.size, _FINER)
    found["boxes of words against ids 8 times as fine, px"] += _box_errors(
        characters.word_boxes, word[ids_seen(taken.world, parts_of(taken.world, window), window, ids)], _FINER
    )
    seen = sample.maps(["words"])["words"]
    found["boxes of words against the picture's own ids, px"] += _box_errors(characters.word_boxes, seen, 1)
    alone = replace(taken.world, bodies=())
    beyond = tuple(int(side * _BEYOND) for side in camera.size)
    wide = finer_camera(camera, (-beyond[0], -beyond[1]), (camera.size[0] + 2 * beyond[0], camera.size[1] + 2 * beyond[1]), 1)
    every = ids_seen(alone, parts_of(alone, wide), wide, (ids & ((1 << 24) - 1)).astype(np.int32))
    total = np.bincount(word[every].ravel(), minlength=len(characters.word_texts) + 1)[1:]
    shown = np.bincount(seen.ravel(), minlength=len(characters.word_texts) + 1)[1:]
    # As float32, as the truth is kept.
    told, counted = characters.word_visibility, (shown / np.maximum(total, 1)).astype(np.float32)
    found["visible fraction of words against counted pixels"] += np.abs(told - counted)[total > 0].tolist()


def _box_errors(boxes: NDArray[np.float32], seen: NDArray[np.int64], finer: int) -> list[float]:
    """By how many pixels the worst side of each word's box is off its ids, where any are seen."""
    errors = []
    for number, box in enumerate(boxes):
        if np.isnan(box).any():
            continue
        low, high = (
            np.maximum(np.floor(box[:2] * finer).astype(int) - 3 * finer, 0),
            np.ceil(box[2:] * finer).astype(int) + 3 * finer,
        )
        rows, columns = np.nonzero(seen[low[1] : high[1], low[0] : high[0]] == number + 1)
        if len(rows):
            extent = np.array([columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]) + np.tile(low, 2)
            errors.append(float(np.abs(extent / finer - box).max()))
    return errors


def read_back(sample: Any, taken: Any, levels: NDArray[np.uint8]) -> float:
    """PSNR in dB of the albedo, flattened by the backward map, against the print, where the sheet is in sight."""
    maps = sample.maps(["albedo", "backward", "paper"])
    linear = linear_light(maps["albedo"].astype(np.float32) / 255).astype(np.float32)
    places = maps["backward"] - 0.5
    nothing: Any = None
    flat = cv2.remap(linear, places, nothing, cv2.INTER_CUBIC)
    sight = cv2.remap(maps["paper"], places, nothing, cv2.INTER_LINEAR) == 255
    sight = cv2.erode(sight.astype(np.uint8), np.ones((9, 9), np.uint8)) > 0
    paper = np.array(taken.world.paper.reflectance)
    wanted = 0.035 + (paper - 0.035) * (levels.astype(np.float32) / 255)
    return float(-10 * np.log10(((flat - wanted)[sight] ** 2).mean()))


# What is better, the bar and the goal of each row.
_BARS = {
    "uv against rays, dots": (0.05, 0.005),
    "boxes of words against ids 8 times as fine, px": (1.0, 0.25),
    "visible fraction of words against counted pixels": (0.0, 0.0),
    "strain of sheets, %": (2.0, 0.5),
    "read back at 12 megapixels, dB": (30.0, 40.0),
}


def _told(found: Found) -> dict[str, Any]:
    rows, kept = [], {}
    for name, values in found.items():
        worst = min(values) if name.endswith("dB") else max(values)
        figures = {
            "count": len(values),
            "mean": float(np.mean(values)),
            "p99": float(np.percentile(values, 99)),
            "worst": worst,
        }
        kept[name] = figures
        held = figures["p99"] if name.startswith("strain") else figures["mean"] if name.endswith("dB") else worst
        bar, goal = _BARS.get(name, (None, None))
        verdict = "" if bar is None or goal is None else _verdict(held, bar, goal, larger=name.endswith("dB"))
        rows.append([name, f"{len(values):,}", *(f"{figures[one]:.4g}" for one in ("mean", "p99", "worst")), verdict])
    title = "photographs (uv, boxes, fractions held by the worst; strain by p99; dB by the mean)"
    table(title, ["what", "count", "mean", "p99", "worst", ""], rows)
    return kept


def _verdict(value: float, bar: float, goal: float, *, larger: bool) -> str:
    if larger:
        return "goal" if value >= goal else "bar" if value >= bar else "no"
    return "goal" if value <= goal else "bar" if value <= bar else "no"
