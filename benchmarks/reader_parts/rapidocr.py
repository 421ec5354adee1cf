"""Pages read by RapidOCR (PP-OCRv4 in onnxruntime) as it comes, on one thread, in the environment that it is installed in."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from reader_parts.kept import Kept
from reader_parts.pictures import Picture, Reads, Unavailable, read_lines

_SCRIPT = Path(__file__).with_name("rapidocr_script.py")
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def reads(taken: list[Picture], python: Path, kept: Kept) -> Reads:
    """What it reads; its slanted boxes as the upright ones around them.

    Raises:
        Unavailable: it is not installed, and something was not kept.
    """
    keys = [picture.digest() for picture in taken]
    missing = kept.missing(keys)
    if missing and not python.exists():
        raise Unavailable(
            f"there is no {python}; python3 -m venv DIR && DIR/bin/pip install rapidocr-onnxruntime, then "
            "rapidocr_python=DIR/bin/python"
        )
    kept.fill(_answers({key: taken[keys.index(key)] for key in missing}, python), len(missing))
    found = []
    for key, picture in zip(keys, taken, strict=True):
        answer = kept[key]
        corners = np.array([quad for quad, _ in answer["lines"]], np.float64).reshape(-1, 4, 2)
        boxes = np.concatenate([corners.min(axis=1), corners.max(axis=1)], axis=1).tolist()
        found.append(read_lines(picture, [text for _, text in answer["lines"]], boxes, answer["seconds"]))
    return {"rapidocr": found}


def versions(python: Path) -> dict[str, str]:
    """RapidOCR's version and its engine's, where it is there."""
    if not python.exists():
        return {}
    names = ("rapidocr-onnxruntime", "onnxruntime")
    script = f"from importlib.metadata import version; print(*map(version, {names}))"
    told = subprocess.run([str(python), "-c", script], capture_output=True, text=True, check=True).stdout
    return dict(zip(names, told.split(), strict=True))


def _answers(pictures: dict[str, Picture], python: Path) -> Iterator[tuple[str, Any]]:
    if not pictures:
        return
    environment = {**os.environ, **_ONE_THREAD}
    with subprocess.Popen(
        [str(python), str(_SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for key, picture in pictures.items():
            process.stdin.write(f"{picture.path}\n")
            process.stdin.flush()
            line = process.stdout.readline()
            if not line:
                raise Unavailable(f"{python} {_SCRIPT} ended at {picture.path}; its own words stand above")
            yield key, json.loads(line)
