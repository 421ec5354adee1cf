"""Photographs: a receipt on a table or in a hand, as a phone takes it; every label comes from the pixels' own geometry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, ClassVar

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from receipts.config import Range, component
from receipts.document import Document
from receipts.geometry import PointMap
from receipts.rng import stream
from synth.draw import between, weighted, whole
from synth.paper.bend import Bend
from synth.paper.bends import bent, draw_bends
from synth.paper.stock import Paper, Stock
from synth.printing.characters import characters_of
from synth.printing.printer import Print
from synth.printing.typeset import DOTS_PER_MM
from synth.scene.camera.edges import mix_edges
from synth.scene.camera.files import Files, filed
from synth.scene.camera.lens import Lens, LensView, blur_px, through_lens
from synth.scene.camera.sensor import Exposure, Sensor, developed
from synth.scene.camera.stance import Pose, Stance, camera_of
from synth.scene.extents import word_boxes
from synth.scene.held import Holding, Lift, lifted
from synth.scene.inked import ink_ids, ink_levels
from synth.scene.light.light import Light
from synth.scene.light.photographer import Photographer, Silhouette
from synth.scene.light.samples import joined
from synth.scene.look import Generation
from synth.scene.photo_maps import MAP_NAMES, Taken, photo_maps
from synth.scene.photo_truth import photographed_characters, photographed_codes, printed_in, token_legibility, word_legibility
from synth.scene.scene import MARK, THING, Scene, Shot
from synth.scene.sheet_view import SheetView
from synth.scene.tables.table import Table
from synth.scene.things.thing import Thing
from synth.scene.world import World, light_of, lit, seen_of

# The kind of the things that can hold a receipt.
HAND = "hand"


@dataclass(frozen=True)
class Photograph:
    """One photograph as chance had it.

    Attributes:
        dots: (width, height) of the print.
        bends, things, lights: what was drawn for each, by name; None for those that are not there.
        paper: what the sheet is made of; ``wrinkle_start`` where its fine wrinkles start in their tile.
        lift: how it is held; None on the table.
        pose: where the camera is.
        table: the name of the table's kind; ``top`` what was drawn for it.
        photographer: who stands in the light; None for nobody.
        lens, exposure, files: what the camera makes of the light.
    """

    dots: tuple[int, int]
    bends: Mapping[str, Any]
    paper: Paper
    wrinkle_start: tuple[int, int]
    lift: Lift | None
    pose: Pose
    table: str
    top: Any
    things: Mapping[str, Any]
    lights: Mapping[str, Any]
    photographer: Silhouette | None
    lens: LensView
    exposure: Exposure
    files: tuple[Generation, ...]


@component
class Photo(Scene):
    """A phone's photograph of a receipt.

    Attributes:
        megapixels: how large every picture is; as `megapixels_range` says unless set.
        megapixels_range: how large pictures are.
        bends: how sheets are bent, by name, each with a share.
        stock: what they are made of.
        tables: what they lie on, by name, each with a weight.
        things: what lies on or beside them, by name, each with a share.
        lights: by name, each with a share.
        holding: receipts held in the air; the hand among the things then holds them, and nothing lies on them.
        photographer: who stands in the light.
        stance: how people hold the camera.
        lens: of the camera.
        sensor: of the camera, and what its phone makes of the light.
        files: that the picture goes through.
    """

    compiles: ClassVar[bool] = True

    megapixels: float | None = None
    megapixels_range: Range = (1.0, 2.4)
    bends: Mapping[str, Bend] = field(default_factory=dict)
    stock: Stock = field(default_factory=Stock)
    tables: Mapping[str, Table]
    things: Mapping[str, Thing] = field(default_factory=dict)
    lights: Mapping[str, Light]
    holding: Holding = field(default_factory=Holding)
    photographer: Photographer = field(default_factory=Photographer)
    stance: Stance = field(default_factory=Stance)
    lens: Lens = field(default_factory=Lens)
    sensor: Sensor = field(default_factory=Sensor)
    files: Files = field(default_factory=Files)

    def __post_init__(self) -> None:
        if self.megapixels is not None and not 0.05 <= self.megapixels <= 100:
            raise ValueError(f"megapixels: got {self.megapixels}; a picture has 0.05 to 100")
        if not 0.05 <= self.megapixels_range[0] <= self.megapixels_range[1] <= 100:
            raise ValueError(f"megapixels_range: got {self.megapixels_range}; a picture has 0.05 to 100")
        if not any(table.weight for table in self.tables.values()):
            raise ValueError("tables: every weight is 0; one at least must be above 0")
        if not any(light.share for light in self.lights.values()):
            raise ValueError("lights: every share is 0; without light there is no picture")

    @property
    def map_names(self) -> tuple[str, ...]:
        """Of the maps that photographs have, those of kinds of things among them."""
        kinds = sorted({thing.kind for thing in self.things.values()})
        return (*MAP_NAMES, *(f"{THING}{kind}" for kind in kinds))

    def draw(self, document: Document, rng: Generator) -> Photograph:
        """What chance decides for one photograph; each component draws from a stream of its own."""
        streams = _streams(rng)
        width, height = document.size
        size_mm = (width / DOTS_PER_MM, height / DOTS_PER_MM)
        megapixels = between(streams("megapixels"), self.megapixels_range) if self.megapixels is None else self.megapixels
        pose = self.stance.draw(size_mm, megapixels, streams("stance"))
        table = weighted(streams("table"), {name: one.weight for name, one in self.tables.items()})
        exposure = self.sensor.draw(streams("sensor"))
        lift = self.holding.draw(size_mm, streams("holding")) if self._hands() else None
        start = streams("wrinkles")
        return Photograph(
            dots=(width, height),
            bends=draw_bends(size_mm, self.bends, lambda name: streams(f"bend/{name}")),
            paper=self.stock.draw(streams("stock")),
            wrinkle_start=(whole(start, 0, 1023), whole(start, 0, 1023)),
            lift=lift,
            pose=pose,
            table=table,
            top=self.tables[table].draw(streams(f"table/{table}")),
            things=self._things(size_mm, streams, held=lift is not None),
            lights=self._lights(streams),
            photographer=self.photographer.draw(streams("photographer")),
            lens=self.lens.draw(streams("lens"), dim=exposure.dim_stops > 2.0),
            exposure=exposure,
            files=self.files.draw(pose.size, streams("files")),
        )

    def _hands(self) -> list[str]:
        """The names of the things that can hold a receipt, where they may be seen."""
        return [name for name in sorted(self.things) if self.things[name].kind == HAND and self.things[name].share]

    def _things(self, size_mm: tuple[float, float], streams: Callable[[str], Generator], *, held: bool) -> dict[str, Any]:
        """What chance decides for each thing; on a receipt in the air lies nothing, and one hand holds it."""
        if not held:
            return {name: self.things[name].draw(size_mm, streams(f"thing/{name}")) for name in sorted(self.things)}
        hand = self._hands()[0]
        nothing: dict[str, Any] = dict.fromkeys(sorted(self.things))
        return {**nothing, hand: self.things[hand].placed(size_mm, streams(f"thing/{hand}"))}

    def _lights(self, streams: Callable[[str], Generator]) -> dict[str, Any]:
        """What chance decides for each light; one there always is."""
        drawn = {name: self.lights[name].draw(streams(f"light/{name}")) for name in sorted(self.lights)}
        if all(one is None for one in drawn.values()):
            likeliest = max(sorted(self.lights), key=lambda name: self.lights[name].share)
            drawn[likeliest] = self.lights[likeliest].placed(streams(f"light/{likeliest}/only"))
        return drawn

    def warp(self, drawn: Photograph) -> SheetView:
        """The map from the print's dots to the picture's pixels."""
        size_mm = (drawn.dots[0] / DOTS_PER_MM, drawn.dots[1] / DOTS_PER_MM)
        sheet = bent(size_mm, self.bends, drawn.bends)
        sheet = sheet if drawn.lift is None else lifted(sheet, drawn.lift)
        return SheetView(sheet, camera_of(sheet.points, drawn.pose), drawn.dots)

    def shot(self, print: Print, drawn: Photograph, warp: PointMap) -> Shot:
        """The picture, with ``warp`` the map that `warp` gives of what was drawn."""
        assert isinstance(warp, SheetView)
        world = self.world(drawn, warp)
        ids = ink_ids(print)
        found = characters_of(print)
        sight = seen_of(world, ids, len(found) + len(print.codes))
        light = lit(world)
        levels = ink_levels(print, _averaging(warp))
        linear = light_of(world, sight, light, levels)
        mix_edges(sight.lens, sight.parts, sight.buffers.owner, linear)
        focus_mm = float(np.linalg.norm(warp.sheet.points.reshape(-1, 3).mean(axis=0) - np.array(warp.camera.place)))
        lens, focal_px = replace(drawn.lens, focus_mm=focus_mm), warp.camera.focal_px
        fallen = through_lens(linear, sight.buffers.depth, lens, focal_px)
        image = filed(developed(fallen, drawn.exposure), drawn.files)
        seen = sight.seen
        blur = float(blur_px(lens, np.array([focus_mm], np.float32), focal_px)[0])
        tokens = token_legibility(printed_in(print.document, warp, found, sight.on_print()), seen, image, blur)
        words = word_legibility(found, seen, tokens)
        characters = replace(
            photographed_characters(print, warp, found, words),
            word_boxes=word_boxes(world, sight, ids, found, words.visibility),
        )
        codes = photographed_codes(print, warp, seen, image, sight.places)
        taken = Taken(print, found, world, sight, light, levels)
        return Shot(
            image=image,
            tokens=tokens,
            characters=characters,
            make_maps=partial(self._maps, taken),
            origin={"outline": warp.outline().round(2).tolist(), **({"codes": codes} if codes else {})},
        )

    def world(self, drawn: Photograph, view: SheetView) -> World:
        """Everything that stands before the camera."""
        target = view.sheet.points.reshape(-1, 3).mean(axis=0)
        lights = [self.lights[name].samples(one, view.camera, target) for name, one in drawn.lights.items() if one is not None]
        there = {name: one for name, one in drawn.things.items() if one is not None}
        bodies = [body for name, one in there.items() for body in self.things[name].bodies(view.sheet, one)]
        someone = drawn.photographer
        return World(
            view,
            drawn.paper,
            tuple(bodies),
            self.tables[drawn.table].surface(drawn.top),
            joined(*lights),
            drawn.wrinkle_start,
            () if someone is None else (self.photographer.caster(someone, view.camera),),
        )

    def _maps(self, taken: Taken, names: Any) -> dict[str, NDArray[Any]]:
        self.check_maps(names, [name.removeprefix(MARK) for name in names if name.startswith(MARK)])
        return photo_maps(taken, names)


def _streams(rng: Generator) -> Callable[[str], Generator]:
    """Streams by name, all from one: a component added leaves the draws of the others as they were."""
    seed = int(rng.integers(1 << 62))
    return lambda name: stream(seed, 0, name)


def _averaging(view: SheetView) -> float:
    """The sigma, in dots, of the Gaussian that averages the dots that fall on one pixel."""
    dots_per_px = 1.0 / max(view.px_per_dot(), 1e-3)
    return float(0.5 * max(dots_per_px**2 - 1.0, 0.0) ** 0.5)
