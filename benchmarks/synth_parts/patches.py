"""Patches with text of real scans and of ours, coded alike; and plain figures of pictures that hint what tells them apart."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.pictures import read_picture
from receipts.rng import stream
from synth import Renderer

SIDE = 128
# Every picture goes through JPEG of this quality once more, so that what came before tells less.
QUALITY = 75
A_PICTURE = 12
# Of a patch with text, this share of the pixels is ink: darker than half-way from the picture's paper to its ink.
_INK_SHARE = (0.02, 0.45)
Picture = NDArray[np.uint8]


def real_pictures(folder: str) -> Iterator[Picture]:
    """The pictures of a folder, uint8 (h, w, 3), by name.

    Raises:
        ValueError: the folder holds none.
    """
    paths = sorted(path for path in Path(folder).iterdir() if path.suffix.lower() in (".jpg", ".jpeg", ".png"))
    if not paths:
        raise ValueError(f"pictures: {folder} holds no .jpg or .png")
    return map(read_picture, paths)


def our_pictures(count: int, seed: int, overrides: Iterable[str] = ()) -> Iterator[Picture]:
    """The first pictures of the renderer, uint8 (h, w, 3)."""
    renderer = Renderer.from_config([f"seed={seed}", *overrides])
    return (renderer[index].image for index in range(count))


def grey_of(picture: Picture) -> Picture:
    """The picture without colour, uint8 (h, w)."""
    return cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)  # type: ignore[return-value]


def recoded(picture: Picture, *, grey: bool) -> Picture:
    """The picture after JPEG, uint8 (h, w, 3), or (h, w, 1) where it is made grey first."""
    plain = grey_of(picture) if grey else picture[..., ::-1]
    coded = cv2.imencode(".jpg", plain, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1]
    back: Any = cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE if grey else cv2.IMREAD_COLOR)
    return back[..., None] if grey else back[..., ::-1]


def levels(grey: Picture) -> tuple[float, float]:
    """The levels of ink and of paper: the 1st percentile, and the likeliest level of the brighter half."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(np.float64)
    ink = float(np.percentile(grey, 1))
    start = int(max(ink + 40, np.median(grey) * 0.75))
    smooth = np.convolve(counts, np.ones(5), "same")
    return ink, float(start + np.argmax(smooth[start:])) if start < 256 else 255.0


def corners(grey: Picture, rng: np.random.Generator, count: int) -> list[tuple[int, int]]:
    """Where patches with text lie: (top, left) of at most ``count``, multiples of 8, drawn among all that hold ink."""
    ink, paper = levels(grey)
    dark = (grey < (ink + paper) / 2).astype(np.float32)
    share = cv2.boxFilter(dark, -1, (SIDE, SIDE), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT)
    inside = share[: max(grey.shape[0] - SIDE, 0) : 8, : max(grey.shape[1] - SIDE, 0) : 8]
    fits = np.argwhere((inside >= _INK_SHARE[0]) & (inside <= _INK_SHARE[1])) * 8
    taken = rng.permutation(len(fits))[:count]
    return [(int(top), int(left)) for top, left in fits[taken]]


def patches(pictures: Iterable[Picture], *, grey: bool, seed: int) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Patches uint8 (n, SIDE, SIDE, channels) with text, and the number of each one's picture, int64 (n)."""
    found, numbers = [], []
    for number, picture in enumerate(pictures):
        coded = recoded(picture, grey=grey)
        for top, left in corners(grey_of(picture), stream(seed, number, "patches"), A_PICTURE):
            found.append(coded[top : top + SIDE, left : left + SIDE])
            numbers.append(number)
    return np.stack(found), np.array(numbers)


def _paper_std(grey: Picture, paper: float) -> float:
    """How rough bare paper is: the median deviation inside 16 px squares that hold no ink, grey levels."""
    height, width = (length // 16 * 16 for length in grey.shape)
    squares = (
        grey[:height, :width].reshape(height // 16, 16, width // 16, 16).swapaxes(1, 2).reshape(-1, 256).astype(np.float32)
    )
    bare = squares[squares.min(axis=1) > paper - 60]
    return float(np.median(bare.std(axis=1))) if len(bare) else 0.0


def _spectrum(patch: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of a patch's power in four octaves of frequency, the highest last."""
    window = np.outer(np.hanning(SIDE), np.hanning(SIDE))
    power = np.abs(np.fft.fft2((patch - patch.mean()) * window)) ** 2
    frequency = np.hypot(*np.meshgrid(np.fft.fftfreq(SIDE), np.fft.fftfreq(SIDE)))
    bands = [power[(frequency >= low) & (frequency < 2 * low)].sum() for low in (0.03, 0.06, 0.12, 0.25)]
    return np.array(bands) / max(sum(bands), 1e-9)


def figures(picture: Picture, seed: int = 0) -> dict[str, float]:
    """Plain figures of one picture, grey levels of 255 where nothing else is said."""
    grey = grey_of(picture)
    ink, paper = levels(grey)
    reach = max(paper - ink, 1.0)
    share = (grey.astype(np.float64) - ink) / reach
    inner = cv2.erode((share < 0.35).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    near = cv2.dilate((share < 0.5).astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    steps = np.abs(np.diff(grey.astype(np.float64), axis=1))
    strong = steps[steps > 0.25 * reach]
    places = corners(grey, stream(seed, 0, "figures"), A_PICTURE)
    bands = [_spectrum(grey[top : top + SIDE, left : left + SIDE] / 255.0) for top, left in places]
    octaves = np.mean(bands, axis=0) if bands else np.zeros(4)
    colour = picture.max(axis=2).astype(np.int16) - picture.min(axis=2)
    return {
        "paper": paper,
        "ink, 1st percentile": ink,
        "inside of strokes": float(np.median(grey[inner])) if inner.any() else ink,
        "spread of paper's level over the picture": float(np.std(cv2.resize(grey, (8, 12), interpolation=cv2.INTER_AREA))),
        "roughness of paper": _paper_std(grey, paper),
        "share of pixels at 250 or above": float((grey >= 250).mean()),
        "share of pixels at 5 or below": float((grey <= 5).mean()),
        "share of pixels half-way from ink to paper": float(((share > 0.3) & (share < 0.7)).mean()),
        "share of pixels darker than half-way": float((share < 0.5).mean()),
        "steepest edges, of the contrast (p95)": float(np.percentile(strong, 95) / reach) if len(strong) else 0.0,
        "edges, of the contrast (median)": float(np.median(strong) / reach) if len(strong) else 0.0,
        "halo: brighter than paper beside ink": float(np.clip(share[near] - 1.0, 0.0, None).mean()) if near.any() else 0.0,
        "share of power, 8 to 17 px": float(octaves[1]),
        "share of power, 4 to 8 px": float(octaves[2]),
        "share of power, 2 to 4 px": float(octaves[3]),
        "colour (mean saturation)": float(colour.mean()),
    }


def summary(pictures: Iterable[Picture]) -> dict[str, NDArray[np.float64]]:
    """The figures of all pictures by name."""
    rows = [figures(picture) for picture in pictures]
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def auc(negative: NDArray[np.float64], positive: NDArray[np.float64]) -> float:
    """The share of pairs in which the positive scores higher, ties half: the area under the ROC curve.

    >>> auc(np.array([0.0, 1.0]), np.array([1.0, 2.0]))
    0.875
    """
    order = np.sort(negative)
    below = np.searchsorted(order, positive, "left") + np.searchsorted(order, positive, "right")
    return float(below.mean() / 2 / len(negative))
