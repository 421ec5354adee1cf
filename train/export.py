"""``tillroll export``: trained models as others use them: ONNX graphs, or weights at half the size with a card each."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from receipts.config import Command, File, component
from receipts.console import say
from receipts.files import sha256_file, whole_file, write_json
from receipts.run import CONFIG


@component
class Export(Command):
    """Writes trained models as ONNX graphs, or as small weights with cards.

        tillroll export model=runs/reader out=runs/onnx
        tillroll export model=runs/reader out=runs/small format=weights command="'tillroll train experiment=reader_cpu out=DIR'"

    Attributes:
        model: the folder of a trained model, or one with detector, recogniser or extractor in it.
        out: where they go: NAME.onnx and NAME.json of a graph, NAME/model.safetensors, config.yaml and card.json of weights.
        format: onnx writes graphs that run without Tillroll; weights writes what tillroll read takes, at half the size.
        command: for the cards of weights, the one that trained the models.
        overwrite: replace models of the same names that are there.
    """

    model: File
    out: File
    format: Literal["onnx", "weights"] = "onnx"
    command: str | None = None
    overwrite: bool = False

    def __call__(self) -> None:
        """Write every model of the folder.

        Raises:
            ValueError: there is none, it is cut short, its run's settings or datasets are not there, or the place is taken.
        """
        from train.shipping import models_in

        if self.format == "weights" and not (self.command or "").startswith("tillroll train "):
            raise ValueError(
                "command: a card tells how its model is made again; say "
                "command=\"'tillroll train experiment=reader_cpu out=runs/reader'\" as it was"
            )
        found = models_in(self.model)
        last = [self.out / (f"{name}.json" if self.format == "onnx" else f"{name}/card.json") for name in found]
        taken = [path for path in last if path.exists()]
        if taken and not self.overwrite:
            raise ValueError(f"out: {taken[0]} is there already; overwrite=true replaces it")
        for name, folder in found.items():
            if self.format == "onnx":
                self._write_graph(name, folder)
            else:
                self._write_weights(name, folder)

    def _write_graph(self, name: str, folder: Path) -> None:
        from train.graphs import graph_of, onnx_bytes

        graph = graph_of(folder)
        with whole_file(self.out / f"{name}.onnx") as temporary:
            temporary.write_bytes(onnx_bytes(graph))
        write_json(self.out / f"{name}.json", graph.about)
        say(f"{name}: {self.out / f'{name}.onnx'} ({(self.out / f'{name}.onnx').stat().st_size / 1e6:.1f} MB)")

    def _write_weights(self, name: str, folder: Path) -> None:
        from train.predict import WEIGHTS, load_model, save_model
        from train.shipping import card, halved, shipped_config

        place = self.out / name
        stored = halved(load_model(folder))
        told = card(folder, stored, self.command or "")
        (place / "card.json").unlink(missing_ok=True)
        with whole_file(place / CONFIG) as temporary:
            temporary.write_text(shipped_config(folder), encoding="utf-8")
        save_model(place, stored)
        write_json(place / "card.json", {**told, "sha256": {file: sha256_file(place / file) for file in (WEIGHTS, CONFIG)}})
        say(f"{name}: {place / WEIGHTS} ({(place / WEIGHTS).stat().st_size / 1e6:.1f} MB)")
