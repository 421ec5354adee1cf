"""Checkpoints: all that the rest of a training depends on, in one file; the last two are kept, so one is always whole."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from receipts.console import say
from receipts.files import whole_file

if TYPE_CHECKING:
    from torch import Tensor

# They take turns: a new one is written over the older of the two.
_NAMES = ("checkpoint-a.safetensors", "checkpoint-b.safetensors")
_FORMAT = 1
# One key: of several, safetensors writes them in any order, and no two files are alike.
_ABOUT = "training"


@dataclass(frozen=True)
class Checkpoint:
    """A training as it stands after some steps.

    Attributes:
        step: how many steps are done.
        curve: (step, loss).
        settings: what shapes the training; one with others cannot go on from here.
        parts: tensors by name, by what they belong to: ``model``, ``average``, ``optimizer``, ``task``.
    """

    step: int
    curve: list[tuple[int, float]]
    settings: Mapping[str, Any]
    parts: Mapping[str, Mapping[str, Tensor]] = field(default_factory=dict)


def save_checkpoint(folder: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint, whole or not at all, in place of the older of the two in the folder.

    Raises:
        OSError: it cannot be written, for want of room; those that stand are as before.
    """
    from safetensors.torch import save_file

    tensors = {
        f"{part}.{name}": tensor.detach().contiguous().cpu()
        for part, named in checkpoint.parts.items()
        for name, tensor in named.items()
    }
    about = {
        "format": _FORMAT,
        "step": checkpoint.step,
        "curve": checkpoint.curve,
        "settings": dict(checkpoint.settings),
        "checksum": _checksum(tensors),
    }
    steps = [_step(folder / name) for name in _NAMES]
    with whole_file(folder / _NAMES[steps.index(min(steps))]) as temporary:
        save_file(tensors, temporary, metadata={_ABOUT: json.dumps(about)})


def load_checkpoint(folder: Path) -> Checkpoint | None:
    """The newest checkpoint of a folder that is whole, or None where there is none; one that is cut short is told.

    Raises:
        ValueError: there are checkpoints, but none is whole.
    """
    whole: list[Checkpoint] = []
    faults: list[str] = []
    for path in (folder / name for name in _NAMES if (folder / name).exists()):
        try:
            whole.append(_read(path))
        except ValueError as fault:
            faults.append(str(fault))
    newest = max(whole, key=lambda checkpoint: checkpoint.step, default=None)
    if faults and newest is None:
        raise ValueError(f"{faults[0]}, and no other is whole; remove it to train from the start, to the same end")
    for told in faults:
        say(f"{told}; going on from step {newest.step if newest else 0} by the other one")
    return newest


def remove_checkpoints(folder: Path) -> None:
    """Remove the checkpoints of a training that is done."""
    for name in _NAMES:
        (folder / name).unlink(missing_ok=True)


def _read(path: Path) -> Checkpoint:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="pt") as stored:
            about = _about(stored)
            tensors = {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118 (no mapping)
    except (SafetensorError, OSError) as fault:
        raise ValueError(f"{path}: a checkpoint cut short ({str(fault).strip().splitlines()[0]})") from None
    if about.get("format") != _FORMAT:
        raise ValueError(f"{path}: no checkpoint of this version of Tillroll")
    if about["checksum"] != _checksum(tensors):
        raise ValueError(f"{path}: a checkpoint whose content is damaged (its checksum differs)")
    parts: dict[str, dict[str, Tensor]] = {}
    for name, tensor in tensors.items():
        part, _, key = name.partition(".")
        parts.setdefault(part, {})[key] = tensor
    curve = [(int(step), float(loss)) for step, loss in about["curve"]]
    return Checkpoint(about["step"], curve, about["settings"], parts)


def _step(path: Path) -> int:
    """How far a checkpoint is, by its head alone; -1 where it is missing or cannot be read."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="pt") as stored:
            return int(_about(stored).get("step", -1))
    except (SafetensorError, OSError):
        return -1


def _about(stored: Any) -> dict[str, Any]:
    """What a checkpoint says of itself."""
    about: dict[str, Any] = json.loads((stored.metadata() or {}).get(_ABOUT, "{}"))
    return about


def _checksum(tensors: Mapping[str, Tensor]) -> str:
    """CRC-32 over all tensors: a copy may have the right length and yet lack its end."""
    import torch

    checksum = 0
    for name in sorted(tensors):
        checksum = zlib.crc32(tensors[name].reshape(-1).view(torch.uint8).numpy().data, checksum)
    return f"{checksum:08x}"
