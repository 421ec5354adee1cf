"""The stage of a training in which models that see pictures are trained, one after the other, each in a folder of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from receipts.config import Component, Count, component
from receipts.console import say, table
from receipts.files import write_json
from synth.command import Synth
from train.calibration import fitted
from train.checkpoint import remove_checkpoints
from train.loop import Training
from train.sight.base import PictureTraining, keep
from train.sight.pages import Pages, split

if TYPE_CHECKING:
    import torch

METRICS = "metrics.json"
PRETRAINING = "pretraining"


@component
class SightTraining(Component):
    """Models that see pictures, and the pictures they learn from.

    Attributes:
        pictures: how those are rendered, by name.
        models: the trainings by name, one after the other.
        held_back: pictures of each dataset, the last ones, that no training sees; the models are judged by them.
    """

    pictures: Mapping[str, Synth]
    models: Mapping[str, PictureTraining]
    held_back: Count = 100


@dataclass(frozen=True)
class Seen:
    """What became of one model.

    Attributes:
        curve: (step, loss) of its training.
        figures: how it does on the pages held back.
    """

    curve: Sequence[tuple[int, float]]
    figures: Mapping[str, Any]


def trained(
    models: Mapping[str, PictureTraining],
    datasets: Sequence[Path],
    held_back: int,
    *,
    seed: int,
    device: torch.device,
    out: Path,
) -> dict[str, Seen]:
    """The models of ``out/NAME``, trained where they were not yet; killed, this goes on where it stopped.

    Raises:
        ValueError: as `split` and `Training.run`.
    """
    learned, held = split(list(datasets), held_back)
    done = {}
    for name, training in models.items():
        folder = out / name
        if not (folder / METRICS).exists():
            say(f"{name}: training on {len(learned)} pictures, {len(held)} held back")
            _train(training, learned, held, seed=seed, device=device, folder=folder)
        stored = json.loads((folder / METRICS).read_text(encoding="utf-8"))
        done[name] = Seen([(int(step), float(loss)) for step, loss in stored["curve"]], stored["figures"])
    return done


def _train(training: PictureTraining, learned: Pages, held: Pages, *, seed: int, device: torch.device, folder: Path) -> None:
    from train.distributed import processes
    from train.predict import StoredModel

    folder.mkdir(parents=True, exist_ok=True)
    model = training.new_model(seed)
    training.prepare(model, folder / PRETRAINING, seed=seed, device=device)
    run = Training(training.task(model, learned, seed), training.loop, seed, device)
    weights = run.run(folder)
    if processes().main:
        model.load_state_dict(weights)
        verdict = training.judged(model, held, device)
        keep(folder, training, StoredModel(weights, calibration=fitted(verdict.judged), curve=tuple(run.curve)))
        write_json(folder / METRICS, {"figures": verdict.figures, "curve": run.curve})
        remove_checkpoints(folder)
    # The others wait here: they read what was written.
    processes().wait()


def tell_seen(out: Path, seen: Mapping[str, Seen]) -> None:
    """Print the figures of models that see pictures and write them to a folder, ``metrics.json`` and, last, ``report.html``."""
    from receipts.report import CurveSection, TableSection, write_page

    write_json(out / METRICS, {name: {"figures": one.figures, "curve": one.curve} for name, one in seen.items()})
    title, columns = "On rendered pictures held back", ["model", "figure", "value"]
    rows = [
        [name, figure.replace("_", " "), f"{value:.4g}"] for name, one in seen.items() for figure, value in one.figures.items()
    ]
    curves = [CurveSection(f"Loss of the {name}", {name: one.curve}, "step", "loss") for name, one in seen.items()]
    write_page(out / "report.html", "Training", [TableSection(title, columns, rows), *curves], f"{out}")
    table(title, columns, rows)
    say(f"report: {out / 'report.html'}")
