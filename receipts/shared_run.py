"""What several jobs of a sweep need alike is made once: by whoever comes first, while the others wait."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from receipts.files import sha256_json, write_json
from receipts.lock import Lock

SHARED = "shared"
PLAN = "sweep.yaml"
_SHOWN_DIGITS = 12


def prepared(place: Path, settings: Mapping[str, Any], make: Callable[[Path], object]) -> Path:
    """``place``, filled with what ``make`` makes of settings; in a job of a sweep all jobs with the same settings share it.

    In a sweep (``place`` is ``SWEEP/3/labels``) it is made in ``SWEEP/shared/labels-HASH``, and ``place`` is a link to that.
    One process makes it, others wait; one that was killed is followed by the next, which goes on where it stopped.

    Args:
        place: where it belongs, in the folder of a run.
        settings: plain values, all that shapes it: the configuration without ``out``, and hashes of the files that are read.
        make: makes it in the folder it is given, or goes on with what stands there from a run that was cut short.

    Raises:
        OSError: as making and linking raise it.
    """
    sweep = place.parent.parent
    own = place.is_dir() and not place.is_symlink()
    if own or not ((sweep / PLAN).exists() and place.parent.name.isdigit()):
        make(place)
        return place
    digest = sha256_json(settings)
    shared = sweep / SHARED
    folder, done = shared / f"{place.name}-{digest[:_SHOWN_DIGITS]}", shared / f"{place.name}-{digest[:_SHOWN_DIGITS]}.json"
    shared.mkdir(exist_ok=True)
    with Lock(shared / f".{folder.name}.lock", wait=True):
        if not (done.exists() and folder.is_dir()):
            make(folder)
            write_json(done, {"settings": settings})
    _link(place, folder)
    return place


def _link(place: Path, folder: Path) -> None:
    """Let ``place`` lead to the folder; relative, so that a sweep can be moved as a whole."""
    place.parent.mkdir(parents=True, exist_ok=True)
    target = os.path.relpath(folder, place.parent)
    if place.is_symlink():
        if place.readlink() == Path(target):
            return
        place.unlink()
    place.symlink_to(target)
