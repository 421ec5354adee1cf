"""``tillroll augment``: a dataset with its pictures changed, and the truth moved along."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import pydantic

from augment.image import ImageAugmentation
from receipts.config import Command, Count, File, Seed, build, component, to_config
from receipts.console import progress, say
from receipts.dataset import MANIFEST, Dataset, Record, finish_dataset, shard_done, write_shard
from receipts.files import sha256_json
from receipts.pictures import encode_jpeg
from receipts.report import Picture, PictureSection, write_page
from receipts.rng import stream
from receipts.run import open_run
from receipts.sample import Sample
from receipts.workers import run_jobs

_SHEET = 24
_LOOSE = ("out", "workers", "resume", "overwrite")


@dataclass(frozen=True)
class Job:
    """One shard to make: pictures ``start`` to ``stop`` of the new dataset; ``augment`` is plain config as json."""

    data: Path
    out: Path
    shard: int
    start: int
    stop: int
    copies: int
    seed: int
    quality: int
    augment: str


@component
class Augment(Command):
    """Makes a dataset anew with its pictures changed; the quads move with the pixels.

        tillroll augment data=runs/receipts out=runs/photos augment=photo copies=2

    Attributes:
        data: a dataset that tillroll synth made, with pictures.
        out: the folder of the new dataset.
        augment: what is done to each picture.
        copies: how often each picture is changed anew.
        seed: of the changes.
        workers: processes; the bytes are the same for any number.
        shard_size: pictures a shard.
        quality: of the JPEG pictures, 1 to 100.
        resume: goes on with a run that was cut short.
        overwrite: starts again in a folder that holds a run.
    """

    data: File
    out: File
    augment: ImageAugmentation
    copies: Count = 1
    seed: Seed = 0
    workers: Count = 1
    shard_size: Count = 256
    quality: Annotated[int, pydantic.Field(ge=1, le=100)] = 92
    resume: bool = False
    overwrite: bool = False

    def __call__(self) -> None:
        """Make the shards that are missing, then sheet.html, the documents and, last, the manifest."""
        dataset = Dataset(self.data)
        count = dataset.num_pictures * self.copies
        if not count:
            raise ValueError(f"data: {self.data} holds no pictures to change; render it with pictures")
        run = open_run(
            self.out, to_config(self), last_file=MANIFEST, loose=_LOOSE, resume=self.resume, overwrite=self.overwrite
        )
        if run.finished:
            say(f"{self.out} is complete: {count} pictures; overwrite=true starts again")
            return
        jobs = self._jobs(count)
        missing = [job for job in jobs if not shard_done(self.out, job.shard)]
        with progress("augment", sum(job.stop - job.start for job in missing), "pictures") as advance:
            for job in run_jobs(make_shard, missing, self.workers):
                advance(job.stop - job.start)
        self._write_sheet(jobs, dataset)
        description = {
            "schema": dataset.manifest["schema"],
            "config": to_config(self),
            "version": sha256_json([dataset.manifest["version"], json.dumps(to_config(self.augment)), self.quality]),
            "seed": self.seed,
            "count": count,
            "versions": {name: version(name) for name in ("tillroll", "albumentations", "numpy", "opencv-python-headless")},
        }
        finish_dataset(self.out, len(jobs), description)

    def _jobs(self, count: int) -> list[Job]:
        augment = json.dumps(to_config(self.augment))  # in its own order: transforms are applied in it
        ranges = [(start, min(start + self.shard_size, count)) for start in range(0, count, self.shard_size)]
        return [
            Job(self.data, self.out, shard, start, stop, self.copies, self.seed, self.quality, augment)
            for shard, (start, stop) in enumerate(ranges)
        ]

    def _write_sheet(self, jobs: list[Job], dataset: Dataset) -> None:
        first = replace(jobs[0], stop=min(jobs[0].stop, _SHEET))
        pictures = [Picture(sample.document, sample.document.id, sample.image) for sample in changed(first)]
        section = PictureSection("Pictures", pictures, dataset.manifest["schema"], note=f"the first {len(pictures)}")
        write_page(self.out / "sheet.html", "Changed receipts", [section], subtitle=str(self.data))


def make_shard(job: Job) -> Job:
    """Change and write one shard; gives the job back when it is done."""
    import cv2

    # Processes share the cores already; threads of OpenCV on top would only fight for them.
    cv2.setNumThreads(1)
    write_shard(
        job.out,
        job.shard,
        (Record(sample.document, sample.origin, encode_jpeg(sample.image, job.quality)) for sample in changed(job)),
    )
    return job


def changed(job: Job) -> Iterator[Sample]:
    """The changed samples of a job; each is named by its source and the number of its copy."""
    dataset, augment = _dataset(job.data), _augmentation(job.augment)
    for index in range(job.start, job.stop):
        sample = augment(dataset[index // job.copies], stream(job.seed, index, "augment"))
        name = f"{sample.document.id}-{index % job.copies}"
        yield replace(sample, document=replace(sample.document, id=name))


@cache
def _dataset(path: Path) -> Dataset:
    return Dataset(path)


@cache
def _augmentation(config: str) -> ImageAugmentation:
    augmentation: ImageAugmentation = build(json.loads(config), "augment")
    return augmentation
