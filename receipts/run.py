"""Where a run goes: a folder that holds one run, is never overwritten by chance, and can be gone on with."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from receipts.config import PACKAGES
from receipts.files import write_text
from receipts.lock import Lock

CONFIG = "config.yaml"
JOB = "job.json"
LOCK = ".lock"
# What runs write; overwrite=true removes these and nothing else.
_OURS = (
    "*.parquet",
    "*.safetensors",
    ".*.part",
    ".parts",
    "checkpoint*.json",
    "events.out.*",
    JOB,
    "manifest.json",
    "metrics.json",
    "predictions.jsonl",
    "report.html",
    "samples-*.tar",
    "sheet.html",
    "labels",
    "pretraining",
    "round-*",
    "synth",
)


@dataclass(frozen=True)
class Run:
    """A folder that holds one run.

    Attributes:
        out: the folder.
        finished: the run was complete when it was opened; there is nothing left to do.
        lock: keeps other processes out of the folder as long as this object lives; None for a finished run.
    """

    out: Path
    finished: bool
    lock: Lock | None = field(default=None, compare=False)


def open_run(
    out: Path,
    config: Mapping[str, Any],
    *,
    last_file: str,
    loose: tuple[str, ...],
    resume: bool,
    overwrite: bool,
) -> Run:
    """The folder of a run, made or taken up again, with the resolved config in it.

    Args:
        config: of the verb, plain.
        last_file: the file that is written last; where it stands, the run is complete.
        loose: settings in which a resumed run may differ.

    Raises:
        ValueError: the folder holds another run, or files that are no run, or is a file, or another process is at work there.
    """
    entries = _entries(out)
    found = out / CONFIG
    again = found.exists() and resume and not overwrite
    if again:
        _refuse_other(out, yaml.safe_load(found.read_text(encoding="utf-8")), config, loose)
        if (out / last_file).exists():
            return Run(out, True)
    lock = Lock(out / LOCK)
    if again:
        return Run(out, False, lock)
    if entries == [found] and not resume:
        pass  # a run that was refused or failed before it made anything
    elif found.exists() and overwrite:
        clear(out)
    elif found.exists():
        raise ValueError(f"out: {out} holds another run; resume=true goes on with it, overwrite=true starts again")
    write_text(found, yaml.safe_dump(dict(config), sort_keys=False, allow_unicode=True))
    return Run(out, False, lock)


def _entries(out: Path) -> list[Path]:
    """What stands in the folder of a run, which is made where it is missing.

    Raises:
        ValueError: it is a file, or holds what is no run.
    """
    standing = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not standing.is_dir():
        raise ValueError(f"out: {standing} is a file; name a folder, new or empty")
    out.mkdir(parents=True, exist_ok=True)
    entries = [path for path in out.iterdir() if not path.name.endswith(".part") and path.name not in (JOB, LOCK)]
    if entries and not _is_ours(out / CONFIG):
        raise ValueError(f"out: {out} holds files that are no run of Tillroll ({entries[0].name}); choose an empty folder")
    return entries


def _is_ours(config: Path) -> bool:
    """Whether a folder's config is one that a verb wrote."""
    if not config.exists():
        return False
    try:
        target = yaml.safe_load(config.read_text(encoding="utf-8"))["_target_"]
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, KeyError):
        return False
    return str(target).partition(".")[0] in PACKAGES


def clear(out: Path) -> None:
    """Remove from a folder what runs write, and nothing else."""
    (out / CONFIG).unlink(missing_ok=True)
    for pattern in _OURS:
        for path in out.glob(pattern):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def _refuse_other(out: Path, before: Mapping[str, Any], now: Mapping[str, Any], loose: tuple[str, ...]) -> None:
    for name in [*before, *(key for key in now if key not in before)]:
        if name not in loose and before.get(name) != now.get(name):
            was, is_now = _difference(before.get(name), now.get(name), name)
            raise ValueError(f"out: {out} was begun with {was}, now {is_now}; a resumed run keeps its settings")


def _difference(before: Any, now: Any, path: str) -> tuple[str, str]:
    """The first place where two configs differ, as ``path=value`` for both."""
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for key in [*before, *now]:
            if before.get(key) != now.get(key):
                return _difference(before.get(key), now.get(key), f"{path}.{key}")
    return f"{path}={before}", f"{path}={now}"
