"""Label models as files: npz without pickled objects, so that reading one from a stranger runs no code of theirs."""

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.files import whole_file

Settings = dict[str, Any]
Arrays = dict[str, NDArray[Any]]


def write_model(path: Path, kind: str, settings: Settings, arrays: Arrays) -> None:
    """Write what a model was set to and what it learnt, whole or not at all."""
    with whole_file(Path(path)) as temporary, temporary.open("wb") as stream:
        about: Arrays = {"settings": np.array(json.dumps({"model": kind, **settings}))}
        np.savez(stream, allow_pickle=False, **about, **arrays)


def read_model(path: Path) -> tuple[str, Settings, Arrays]:
    """The kind of model that `write_model` wrote, its settings and its arrays.

    Raises:
        ValueError: the file holds no label model.
    """
    try:
        with np.load(Path(path), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        settings = json.loads(str(arrays.pop("settings")))
        kind = settings.pop("model")
    except (ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile):
        raise ValueError(f"{path}: holds no label model; save of a label model writes them") from None
    return str(kind), settings, arrays


def checked_arrays(path: Path, arrays: Arrays, expected: dict[str, tuple[type[np.generic], tuple[int, ...]]]) -> Arrays:
    """The arrays, if they are of the expected types and shapes, and hold no NaN or infinity.

    Raises:
        ValueError: one misses or is another.
    """
    for name, (kind, shape) in expected.items():
        found = arrays.get(name)
        if found is None or found.dtype != kind or found.shape != shape:
            told = "none" if found is None else f"{found.dtype} {found.shape}"
            raise ValueError(f"{path}: {name}: expected {np.dtype(kind)} {shape}, got {told}; the file is damaged")
        if not np.isfinite(found).all():
            raise ValueError(f"{path}: {name}: holds what is no number; the file is damaged")
    return arrays
