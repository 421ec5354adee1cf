"""Ours: whole pages, pages turned by quarters, and lines that are given; parts ``rotation`` and ``crops``."""

import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from reader_parts.pictures import Picture, Read, Reads, Unavailable, own_time
from reader_parts.words import figures
from receipts.console import progress, table
from receipts.document import Document
from receipts.geometry import box_quads
from receipts.metrics import character_error_rate, exact_form, word_score

HEIGHT_PX = 32
# People leave room: their boxes are 1.25 times as high as the ink (docs/results.md), about what a crop of ours has with its
# margin. So none is added to them.
_MARGIN_SHARE = 0.0
_LINES_AT_ONCE = 256


def ours(taken: list[Picture], model: Path, device: str) -> Reads:
    """What our models read, with the time of a page without decoding: CPU time, and the wall's on a CUDA device.

    Raises:
        Unavailable: the folder holds no models.
    """
    reader = page_reader(model, device)
    clock = time.perf_counter if device == "cuda" else time.process_time
    # The first page fetches memory and compiles.
    reader.read(taken[0].image(), "warm-up")
    found: list[Read] = []
    with progress("ours", len(taken), "pages") as advance:
        for picture in taken:
            image, name = picture.image(), picture.document.id
            found.append(own_time(clock, lambda image=image, name=name: reader.read(image, name)[0]))
            advance(1)
    return {"ours": found}


def rotation(taken: list[Picture], model: Path, device: str, upright: list[Read] | None) -> dict[str, Any]:
    """The words figure with every picture turned by quarters.

    Raises:
        Unavailable: the folder holds no models.
    """
    reader = page_reader(model, device)
    read: dict[str, list[Document]] = {"0": [page.document for page in upright]} if upright else {}
    for quarters in range(bool(upright), 4):
        with progress(f"turned by {90 * quarters} degrees", len(taken), "pages") as advance:
            pages = read[str(90 * quarters)] = []
            for picture in taken:
                # np.rot90 turns counterclockwise.
                turned = np.ascontiguousarray(np.rot90(picture.image(), -quarters))
                pages.append(reader.read(turned, picture.document.id)[0])
                advance(1)
    found = {
        angle: figures(
            [word_score(page.line_texts, picture.document.line_texts) for page, picture in zip(pages, taken, strict=True)]
        )
        for angle, pages in read.items()
    }
    rows = [[angle, f"{one['f1']:.3f}", f"{100 * (one['f1'] - found['0']['f1']):+.1f}"] for angle, one in found.items()]
    table("Words of turned pictures", ["degrees clockwise", "F1", "points"], rows)
    return found


def crops(taken: list[Picture], model: Path, device: str) -> dict[str, Any]:
    """The characters read wrong where the lines' boxes are given, case folded, and the share of lines read without a fault.

    Raises:
        Unavailable: the folder holds no models.
    """
    from train.sight.crops import rectified

    reader = line_reader(model, device)
    gold: list[str] = []
    read: list[str] = []
    with progress("given lines", len(taken), "pages") as advance:
        for picture in taken:
            grey = cv2.cvtColor(picture.image(), cv2.COLOR_RGB2GRAY)
            outlines = box_quads(picture.document.line_boxes)
            cut = [rectified(grey, outline, HEIGHT_PX, _MARGIN_SHARE) for outline in outlines]
            for start in range(0, len(cut), _LINES_AT_ONCE):
                read += [text for text, _ in reader.read(cut[start : start + _LINES_AT_ONCE])]
            gold += picture.document.line_texts
            advance(1)
    rate = character_error_rate(read, gold)
    right = sum(exact_form(one) == exact_form(true) for one, true in zip(read, gold, strict=True)) / len(gold)
    table(
        "Given lines",
        ["lines", "character error rate", "read without a fault"],
        [[f"{len(gold)}", f"{rate:.4f}", f"{right:.3f}"]],
    )
    return {"lines": len(gold), "character_error_rate": rate, "right": right}


def page_reader(model: Path, device: str) -> Any:
    """What reads whole pages, on one thread.

    Raises:
        Unavailable: the folder holds no models.
    """
    from train.sight.page_reader import PageReader

    return _loaded(PageReader, model, device)


def line_reader(model: Path, device: str) -> Any:
    """What reads lines that are cut out, on one thread.

    Raises:
        Unavailable: the folder holds no such model.
    """
    from train.sight.line_reader import LineReader

    return _loaded(LineReader, model / "recogniser", device)


def _loaded(kind: Any, folder: Path, device: str) -> Any:
    import torch

    from train.predict import choose_device

    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    try:
        return kind.load(folder, choose_device(device))
    except ValueError as fault:
        raise Unavailable(str(fault)) from None
