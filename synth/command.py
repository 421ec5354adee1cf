"""``tillroll synth``: renders a dataset, shard by shard, on as many processes as are given."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, ClassVar

import pydantic

from receipts.config import Command, Count, File, Seed, build, component, to_config
from receipts.console import patience, progress, say
from receipts.dataset import MANIFEST, Record, finish_dataset, shard_done, write_shard
from receipts.files import sha256_json
from receipts.labels import Schema
from receipts.pictures import encode_jpeg
from receipts.report import Picture, PictureSection, write_page
from receipts.run import open_run
from receipts.workers import run_jobs
from synth.content.locale import Locale
from synth.content.trade import Trade
from synth.layout.layout import Layout
from synth.printing.marks.mark import Mark
from synth.printing.printer import Printer
from synth.renderer import Renderer, refuse_empty
from synth.scene.scene import MARK, Scene
from synth.sheet import truth_layers

_SHEET = 24
_PACKAGES = ("tillroll", "numpy", "opencv-python-headless", "pillow", "Faker", "pyarrow")
# In these a resumed run may differ: they say where and how it runs, not what it makes.
_LOOSE = ("out", "workers", "resume", "overwrite")


@dataclass(frozen=True)
class Job:
    """One shard to make: samples ``start`` to ``stop``, those below ``pictures`` with a picture.

    Attributes:
        renderer: the renderer's plain config, as json.
        characters: whether those with a picture keep their characters.
        maps: names of the maps written with each picture.
    """

    out: Path
    shard: int
    start: int
    stop: int
    pictures: int
    quality: int
    renderer: str
    characters: bool = True
    maps: tuple[str, ...] = ()


@component
class Synth(Command):
    """Renders receipts that never existed, with every label known exactly.

        tillroll synth out=runs/scans count=1000 seed=1 workers=2

    Attributes:
        out: the folder of the dataset.
        count: how many samples.
        seed: of the samples; sample i depends on seed, i and the configuration alone.
        workers: processes; the bytes are the same for any number.
        shard_size: samples a shard, each written whole or not at all.
        pictures: how many samples, the first ones, get a picture; all unless set. Documents alone are ten times faster.
        quality: of the JPEG pictures, 1 to 100.
        characters: keep the quads of all characters and words of pictures, in characters.parquet.
        maps: exact maps to write beside each picture, such as [words,uv]; all can be made again from the recipe.
        resume: goes on with a run that was cut short.
        overwrite: starts again in a folder that holds a run.
        locales: countries by name, each with a weight.
        trades: who sells what, by name, each with a weight.
        layouts: families of layouts by name, each with a weight.
        printer: how pages come onto paper.
        marks: what may lie on top of a print, by name, each with a share.
        scene: how the paper is pictured.
        schema: the fields that labels tell apart.
    """

    places: ClassVar[Mapping[str, str]] = {"size": "scene", "mixture": "_global_"}

    out: File
    count: Count
    seed: Seed = 0
    workers: Count = 1
    shard_size: Count = 256
    pictures: Annotated[int, pydantic.Field(ge=0)] | None = None
    quality: Annotated[int, pydantic.Field(ge=1, le=100)] = 92
    characters: bool = True
    maps: tuple[str, ...] = ()
    resume: bool = False
    overwrite: bool = False
    locales: Mapping[str, Locale]
    trades: Mapping[str, Trade]
    layouts: Mapping[str, Layout]
    printer: Printer
    marks: Mapping[str, Mark] = field(default_factory=dict)
    scene: Scene
    schema: Schema

    def __post_init__(self) -> None:
        refuse_empty(self.locales, self.trades, self.layouts)
        self.scene.check_maps(self.maps, {mark.kind for mark in self.marks.values()})

    def __call__(self) -> None:
        """Make the shards that are missing, then sheet.html, the documents and, last, the manifest."""
        renderer = self.renderer()
        run = open_run(
            self.out, to_config(self), last_file=MANIFEST, loose=_LOOSE, resume=self.resume, overwrite=self.overwrite
        )
        if run.finished:
            say(f"{self.out} is complete: {self.count} samples; overwrite=true starts again")
            return
        jobs = [job for job in self._jobs(renderer) if not shard_done(self.out, job.shard)]
        if jobs and self._num_pictures and self.scene.compiles:
            # Here, before the workers, or each of them would compile the same.
            with patience(
                "making ready for the first picture; half a minute on a machine that never made one, as loops are compiled"
            ):
                renderer[0]
        with progress("synth", sum(job.stop - job.start for job in jobs), self._unit) as advance:
            for job in run_jobs(make_shard, jobs, self.workers):
                advance(job.stop - job.start)
        self._write_sheet(renderer)
        finish_dataset(self.out, self._num_shards, self._description(renderer))

    def renderer(self) -> Renderer:
        """The renderer of these settings."""
        return Renderer(
            seed=self.seed,
            locales=self.locales,
            trades=self.trades,
            layouts=self.layouts,
            printer=self.printer,
            marks=self.marks,
            scene=self.scene,
            schema=self.schema,
        )

    @property
    def _num_shards(self) -> int:
        return -(-self.count // self.shard_size)

    @property
    def _unit(self) -> str:
        """What progress counts: pictures where all samples have one."""
        return {0: "documents", self.count: "pictures"}.get(self._num_pictures, "samples")

    @property
    def _num_pictures(self) -> int:
        return self.count if self.pictures is None else min(self.pictures, self.count)

    def _jobs(self, renderer: Renderer) -> list[Job]:
        config = json.dumps(to_config(renderer))  # in its own order: the schema's numbers the labels
        starts = range(0, self.count, self.shard_size)
        return [
            Job(
                self.out,
                shard,
                start,
                min(start + self.shard_size, self.count),
                self._num_pictures,
                self.quality,
                config,
                self.characters,
                self.maps,
            )
            for shard, start in enumerate(starts)
        ]

    def _description(self, renderer: Renderer) -> dict[str, Any]:
        """What the manifest says; the version covers only what shapes a sample."""
        return {
            "schema": list(self.schema.names),
            "config": to_config(self),
            "config_hash": renderer.config_hash,
            "version": sha256_json({"renderer": renderer.config_hash, "quality": self.quality}),
            "seed": self.seed,
            "count": self.count,
            "versions": {name: version(name) for name in _PACKAGES},
        }

    def _write_sheet(self, renderer: Renderer) -> None:
        pictures = []
        kinds = [*(f"{MARK}{kind}" for kind in sorted({mark.kind for mark in self.marks.values()})), *self.scene.mask_names]
        for index in range(min(_SHEET, self.count)):
            if index < self._num_pictures:
                sample = renderer[index]
                made = " · ".join(sample.origin["drawn"][name] for name in ("locale", "trade", "layout"))
                caption = f"{sample.document.id} {made}"
                pictures.append(Picture(sample.document, caption, sample.image, layers=truth_layers(sample, kinds)))
            else:
                document = renderer.document(index)
                pictures.append(Picture(document=document, caption=document.id))
        section = PictureSection("Samples", pictures, self.schema.names, note=f"the first {len(pictures)} of {self.count:,}")
        write_page(self.out / "sheet.html", "Rendered receipts", [section], subtitle=f"seed {self.seed}")


def make_shard(job: Job) -> Job:
    """Render and write one shard; gives the job back when it is done."""
    import cv2

    # Processes share the cores already; threads of OpenCV on top would only fight for them.
    cv2.setNumThreads(1)
    renderer = _renderer(job.renderer)
    write_shard(job.out, job.shard, (_record(renderer, index, job) for index in range(job.start, job.stop)))
    return job


def _record(renderer: Renderer, index: int, job: Job) -> Record:
    if index >= job.pictures:
        return Record(renderer.document(index), {})
    sample = renderer[index]
    return Record(
        sample.document,
        sample.origin,
        encode_jpeg(sample.image, job.quality),
        sample.characters if job.characters else None,
        sample.maps(job.maps) if job.maps else {},
    )


@cache
def _renderer(config: str) -> Renderer:
    return build(json.loads(config))
