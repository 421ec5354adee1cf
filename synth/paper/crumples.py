"""The library of crumples: made when first asked for, kept on disk by what made them; the same bits from either way.

A file is the sha256 of its content, then the content, float32 (rows, columns, 3). One that was cut short or damaged is made
anew; a folder that cannot be written to costs time only.
"""

import contextlib
import hashlib
import os
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from receipts.files import sha256_json, whole_file
from synth.paper.crumpling import Crumpling, crumpled

_DIGEST_BYTES = 32


def crumples_folder() -> Path:
    """Where crumples are kept: tillroll/crumples in the user's folder of caches."""
    caches = os.environ.get("XDG_CACHE_HOME", "")
    # A relative path is to be ignored (XDG Base Directory Specification, section "Basics").
    root = Path(caches) if Path(caches).is_absolute() else Path.home() / ".cache"
    return root / "tillroll" / "crumples"


@lru_cache(maxsize=256)
def crumple(crumpling: Crumpling, number: int) -> NDArray[np.float32]:
    """Sheet ``number`` of a way of crumpling, float32 (rows, columns, 3) mm off the flat paper, read only."""
    grid = kept_crumple(crumpling, number, crumples_folder())
    grid.setflags(write=False)
    return grid


def kept_crumple(crumpling: Crumpling, number: int, folder: Path) -> NDArray[np.float32]:
    """The sheet from its file in the folder; made, and put there if that is possible, where there is no whole one."""
    path = folder / f"{_content_key(crumpling, number)}.f32"
    shape = (crumpling.rows, crumpling.columns, 3)
    with contextlib.suppress(OSError):
        content = path.read_bytes()
        digest, values = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
        if len(values) == 4 * shape[0] * shape[1] * shape[2] and hashlib.sha256(values).digest() == digest:
            return np.frombuffer(values, "<f4").reshape(shape).astype(np.float32)
    grid = crumpled(crumpling, number)
    values = grid.astype("<f4").tobytes()
    with contextlib.suppress(OSError), whole_file(path) as temporary:
        temporary.write_bytes(hashlib.sha256(values).digest() + values)
    return grid


def _content_key(crumpling: Crumpling, number: int) -> str:
    """Names what makes a sheet: its parameters, its number, the code, and the libraries whose numbers it is made of."""
    return sha256_json({**_made_by(), "crumpling": asdict(crumpling), "number": number})[:40]


@lru_cache(maxsize=1)
def _made_by() -> dict[str, str]:
    code = Path(__file__).with_name("crumpling.py").read_bytes()
    return {"code": hashlib.sha256(code).hexdigest(), "numpy": version("numpy"), "numba": version("numba")}
