"""Pages read by Tesseract, Debian's package, in a process of its own for each page and on one thread.

Two settings, both of grey pictures and psm 4, its best on such scans: as they are, and scaled so that the median box that
people drew is 30 px high, which no user could know. Its lines run over the whole width of a receipt; people end a box at a gap.
So each is told as it is and cut at gaps wider than 1.5 times its words' height.
"""

import csv
import io
import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from reader_parts.kept import Kept
from reader_parts.pictures import Picture, Read, Reads, Unavailable, read_lines

# The height that the median box is scaled to; None leaves a picture as it is.
SETTINGS: dict[str, float | None] = {"tesseract": None, "tesseract 30 px": 30.0}
PAGE_MODE = 4
GAP_SHARE = 1.5
_FACTOR_RANGE = (0.5, 4.0)
_WORD = "5"

# A word: the number of its line on the page, its text, and left, top, right, bottom in pixels of the given picture.
Word = tuple[int, str, float, float, float, float]


def reads(taken: list[Picture], kept: Kept) -> Reads:
    """What it reads with each setting: lines cut at gaps, and whole ones.

    Raises:
        Unavailable: it is not installed, and something was not kept.
    """
    found: Reads = {}
    for name, height_px in SETTINGS.items():
        factors = [1.0 if height_px is None else _factor(picture, height_px) for picture in taken]
        keys = [f"psm {PAGE_MODE}, scaled by {factor:.4f}, {one.digest()}" for one, factor in zip(taken, factors, strict=True)]
        missing = kept.missing(keys)
        if missing and shutil.which("tesseract") is None:
            raise Unavailable("tesseract is not installed (apt-get install tesseract-ocr)")
        places = {key: keys.index(key) for key in missing}
        kept.fill(((key, _answer(taken[at], factors[at])) for key, at in places.items()), len(missing))
        answers = [(picture, kept[key]) for key, picture in zip(keys, taken, strict=True)]
        found[name] = [_read(picture, answer, cut=True) for picture, answer in answers]
        found[f"{name}, whole"] = [_read(picture, answer, cut=False) for picture, answer in answers]
    return found


def versions() -> dict[str, str]:
    """Tesseract's version, where it is there."""
    if shutil.which("tesseract") is None:
        return {}
    told = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True).stdout
    return {"tesseract": told.split()[1]}


def _factor(picture: Picture, height_px: float) -> float:
    """What makes the median box so high, from half to four times the size."""
    boxes = picture.document.line_boxes
    return float(np.clip(height_px / np.median(boxes[:, 3] - boxes[:, 1]), *_FACTOR_RANGE))


def _answer(picture: Picture, factor: float) -> dict[str, Any]:
    """Its words, in pixels of the picture as it is, and the CPU time of its process, start included."""
    grey = Image.fromarray(picture.image()).convert("L")
    if factor != 1.0:
        grey = grey.resize((round(grey.width * factor), round(grey.height * factor)), Image.Resampling.BICUBIC)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        grey.save(path, compress_level=1)
        command = ["tesseract", str(path), "stdout", "-l", "eng", "--psm", str(PAGE_MODE), "tsv"]
        before = _children_s()
        told = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
        seconds = _children_s() - before
    found = [[number, text, *(value / factor for value in box)] for number, text, *box in words(told.stdout.decode())]
    return {"seconds": seconds, "words": found}


def words(tsv: str) -> list[Word]:
    """The words of Tesseract's table, lines numbered in its order."""
    rows = [row for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE) if row["level"] == _WORD]
    lines = groupby(rows, key=lambda row: (row["page_num"], row["block_num"], row["par_num"], row["line_num"]))
    found: list[Word] = []
    for number, (_, line) in enumerate(lines):
        for row in line:
            left, top, width, height = (float(row[name]) for name in ("left", "top", "width", "height"))
            if row["text"].strip():
                found.append((number, row["text"], left, top, left + width, top + height))
    return found


def cut_lines(line: list[Word]) -> Iterator[list[Word]]:
    """The pieces of a line between gaps that are wider than the words are high."""
    height = float(np.median([bottom - top for _, _, _, top, _, bottom in line]))
    piece = line[:1]
    for word in line[1:]:
        if word[2] - piece[-1][4] > GAP_SHARE * height:
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _read(picture: Picture, answer: dict[str, Any], *, cut: bool) -> Read:
    lines = [list(line) for _, line in groupby(answer["words"], key=lambda word: word[0])]
    pieces = [piece for line in lines for piece in (cut_lines(line) if cut else [line])]
    texts = [" ".join(word[1] for word in piece) for piece in pieces]
    corners = [np.array([word[2:] for word in piece]) for piece in pieces]
    boxes = [[*corner[:, :2].min(0), *corner[:, 2:].max(0)] for corner in corners]
    return read_lines(picture, texts, boxes, answer["seconds"])


def _children_s() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
