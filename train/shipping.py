"""Models as they are shipped: where they lie in a run's folder, weights at half the size, and what their cards tell."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from receipts.files import sha256_file
from receipts.run import CONFIG

if TYPE_CHECKING:
    from train.predict import StoredModel

# What models are called, by what their config is of.
_NAMES = {
    "train.sight.detector.DetectorTraining": "detector",
    "train.sight.recogniser.RecogniserTraining": "recogniser",
    "train.command.Train": "extractor",
}
_LICENCE = "Apache-2.0"
# Of a run's figures, what is no figure of the model.
_NO_FIGURES = ("loss", "curve", "curves")


def models_in(folder: Path) -> dict[str, Path]:
    """The folders of the trained models in a folder, by name; the folder of one model holds that one.

    Raises:
        ValueError: it holds none.
    """
    from train.predict import WEIGHTS

    places = [folder, *(folder / name for name in _NAMES.values())]
    found = {name_of(place): place for place in places if (place / WEIGHTS).exists()}
    if not found:
        raise ValueError(
            f"model: {folder} holds no trained model (no {WEIGHTS}, nor one in {', '.join(_NAMES.values())}); "
            "tillroll train experiment=reader_cpu writes some"
        )
    return found


def name_of(folder: Path) -> str:
    """What the model in a folder is: detector, recogniser or extractor.

    Raises:
        ValueError: its config is not there, or is of none of them.
    """
    target = _config(folder).get("_target_")
    if target not in _NAMES:
        raise ValueError(f"model: {folder / CONFIG} is the config of no model that can be exported, but of {target}")
    return _NAMES[str(target)]


def halved(stored: StoredModel) -> StoredModel:
    """The model with its matrices in float16; what is one number a channel, norms above all, stays as precise as it was.

    Raises:
        ValueError: a weight is beyond what float16 holds.
    """
    import torch

    weights = {
        name: tensor.half() if tensor.is_floating_point() and tensor.ndim > 1 else tensor
        for name, tensor in stored.weights.items()
    }
    beyond = [name for name, tensor in weights.items() if not bool(torch.isfinite(tensor).all())]
    if beyond:
        raise ValueError(f"model: weights beyond what float16 holds ({beyond[0]}); was its training sound?")
    return replace(stored, weights=weights)


def shipped_config(folder: Path) -> str:
    """The settings of a model as yaml; of files and folders of whoever trained it the names alone, not where they lie."""
    return yaml.safe_dump(_without_places(_config(folder)), sort_keys=False, allow_unicode=True)


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_places(one) for one in value]
    return Path(value).name if isinstance(value, str) and Path(value).is_absolute() else value


def card(folder: Path, stored: StoredModel, command: str) -> dict[str, Any]:
    """What is told of a model, plain: how it was made, of what, how well it does.

    Raises:
        ValueError: the run's settings, figures or datasets are not there.
    """
    run = folder if "seed" in _config(folder) else folder.parent
    settings = _config(run)
    if "seed" not in settings:
        raise ValueError(f"model: {run / CONFIG} tells no seed; name the folder that tillroll train wrote")
    return {
        "model": name_of(folder),
        "licence": _LICENCE,
        "command": command,
        "seed": settings["seed"],
        "datasets": _datasets(run, settings),
        "figures": _figures(folder),
        "parameters": sum(tensor.numel() for tensor in stored.weights.values()),
        "precision": "matrices float16, all else float32",
        "versions": {name: version(name) for name in ("tillroll", "torch", "numpy")},
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, device={settings.get('device', 'auto')}",
    }


def _figures(folder: Path) -> dict[str, Any]:
    path = folder / "metrics.json"
    if not path.exists():
        raise ValueError(f"model: {folder} tells no figures (no metrics.json); is the training done? resume=true goes on")
    told = json.loads(path.read_text(encoding="utf-8"))
    return told.get("figures") or {name: value for name, value in told.items() if name not in _NO_FIGURES}


def _datasets(run: Path, settings: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Seed, count and hashes of what a run learned from, by name."""
    from receipts.dataset import MANIFEST

    given = [Path(settings[name]) for name in ("data", "labels") if settings.get(name)]
    found = {}
    for place in [*given, *sorted(path.parent for path in run.glob(f"*/{MANIFEST}"))]:
        if not (place / MANIFEST).exists():
            raise ValueError(f"model: {run} learned from {place}, which is not there; a card tells its hash")
        manifest = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        told = {name: manifest[name] for name in ("seed", "count", "config_hash", "version") if name in manifest}
        found[place.name] = {**told, "manifest_sha256": sha256_file(place / MANIFEST)}
    return found


def _config(folder: Path) -> dict[str, Any]:
    path = folder / CONFIG
    if not path.exists():
        raise ValueError(f"model: {folder} holds no {CONFIG}; tillroll train writes it")
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found if isinstance(found, dict) else {}
