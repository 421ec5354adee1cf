"""Patches of pages as the detector learns from them: cut out, turned, and spoiled as printers, scanners and cameras do.

All of it on bytes by OpenCV, for a patch must cost no more than the network's step leaves: about 6 ms of one core.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from receipts.config import Component, Count, Positive, Probability, Range, component
from train.sight.pages import Page

# Share of the patches that are laid on a line of the page, not anywhere on it.
_ON_TEXT = 0.85
# So many points are looked at for those that two views share.
_CANDIDATES = 256


@component
class Patches(Component):
    """How patches are cut out of pages.

    Attributes:
        side_px: of a patch, a multiple of 32.
        long_side_px: a page's longer side is scaled to a length from this range, all ratios alike.
        upright_share: of the patches, so many keep the page's way up; the others are turned by 90, 180 or 270 degrees.
        tilt_deg: at most, to either side.
        perspective_share: corners are moved by at most this share of the patch's side.
        effect_share: how often each way to spoil a patch is taken.
        bilevel_share: how often a patch is made nearly black and white, as most office scanners do.
    """

    side_px: Count = 448
    long_side_px: Range = (900.0, 1900.0)
    upright_share: Probability = 0.55
    tilt_deg: Positive = 3.0
    perspective_share: Probability = 0.03
    effect_share: Probability = 0.25
    bilevel_share: Probability = 0.3

    def __post_init__(self) -> None:
        if self.side_px % 32:
            raise ValueError(f"patches.side_px: must be a multiple of 32, got {self.side_px}")

    def cut(self, page: Page, rng: np.random.Generator) -> Patch:
        """A patch of a page."""
        matrix = self._matrix(page, rng)
        return Patch(self._seen(page, matrix, rng), _moved(page.outlines, matrix_on_points(matrix)), page.legible)

    def views(self, page: Page, num_points: int, rng: np.random.Generator) -> Views:
        """Two patches about one place of a page, each cut and spoiled in its own way, and points that both of them show."""
        place = self._place(page, rng)
        matrices = [self._matrix(page, rng, place) for _ in range(2)]
        images = np.stack([self._seen(page, matrix, rng) for matrix in matrices])
        there = [matrix_on_points(matrix) for matrix in matrices]
        anywhere = _moved(rng.uniform(0, self.side_px, (_CANDIDATES, 2)), np.linalg.inv(there[0]).astype(np.float64))
        on_page = np.concatenate([place[None], anywhere])
        on_page = on_page[((on_page >= 0) & (on_page <= page.image.shape[::-1])).all(axis=1)]
        points = np.stack([_moved(on_page, matrix) for matrix in there])
        # The place itself is among them: in either patch it lies a tenth of the side or more from the edge.
        points = points[:, ((points >= 0) & (points < self.side_px)).all(axis=(0, 2))]
        return Views(images, points[:, _rather_on_ink(images[0], points[0], num_points, rng)])

    def _seen(self, page: Page, matrix: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.uint8]:
        """What a patch shows, spoiled."""
        import cv2

        image, shift = _reduced(page.image, float(np.sqrt(abs(np.linalg.det(matrix[:2, :2])))))
        side = (self.side_px, self.side_px)
        ground = float(np.median(page.image[:: max(len(page.image) // 64, 1), ::16]))
        beyond = ground if rng.random() < 0.5 else float(rng.uniform(0, 255))
        seen = cv2.warpPerspective(image, matrix @ shift, side, flags=cv2.INTER_LINEAR, borderValue=beyond)
        return self._spoiled(seen.astype(np.uint8, copy=False), rng)

    def _matrix(self, page: Page, rng: np.random.Generator, place: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
        """From pixels of the page to those of the patch, float64 (3, 3), pixel centres at whole numbers.

        Args:
            place: that the patch shows, in pixels of the page; None draws one.
        """
        import cv2

        low, high = self.long_side_px
        scale = np.exp(rng.uniform(np.log(low), np.log(high))) / max(page.image.shape)
        centre = self._place(page, rng) if place is None else place
        turn = 0 if rng.random() < self.upright_share else int(rng.integers(1, 4))
        angle = np.deg2rad(90.0 * turn + rng.uniform(-self.tilt_deg, self.tilt_deg))
        ease = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        middle = self.side_px / 2 + rng.uniform(-0.4, 0.4, 2) * self.side_px
        matrix = np.eye(3)
        matrix[:2, :2], matrix[:2, 2] = ease, middle - ease @ centre
        corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32) * self.side_px
        moved = corners + rng.uniform(-1, 1, (4, 2)).astype(np.float32) * self.perspective_share * self.side_px
        return cv2.getPerspectiveTransform(corners, moved) @ matrix

    def _place(self, page: Page, rng: np.random.Generator) -> NDArray[np.float64]:
        """A point of the page, float64 (2): mostly the middle of a line."""
        height, width = page.image.shape
        place = rng.uniform((0, 0), (width, height))
        if len(page.outlines) and rng.random() < _ON_TEXT:
            return page.outlines[rng.integers(len(page.outlines))].mean(axis=0).astype(np.float64)
        return place

    def _spoiled(self, image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
        for effect in (_strokes, _blurred, _lit, _toned, _pixelated, _noisy):
            if rng.random() < self.effect_share:
                image = effect(image, rng)
        if rng.random() < self.bilevel_share:
            image = _bilevel(image, rng)
        if rng.random() < self.effect_share:
            image = _compressed(image, rng)
        # Headings in white on black, and receipts that were negatives, are rare.
        return 255 - image if rng.random() < 0.02 else image


@dataclass(frozen=True, eq=False)
class Patch:
    """A part of a page.

    Attributes:
        image: uint8 (side, side), grey.
        outlines: float32 (L, P, 2), px of the patch; of all the page's lines, most of which lie beside it.
        legible: bool (L).
    """

    image: NDArray[np.uint8]
    outlines: NDArray[np.float32]
    legible: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Views:
    """Two parts of a page that overlap.

    Attributes:
        images: uint8 (2, side, side), grey.
        points: float32 (2, K, 2), px of each: where the same K places of the page lie.
    """

    images: NDArray[np.uint8]
    points: NDArray[np.float32]


def matrix_on_points(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """A matrix of whole-numbered pixel centres as it acts on points whose pixel centres are at .5."""
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
    return half @ matrix @ np.linalg.inv(half)


def _moved(points: NDArray[np.floating], matrix: NDArray[np.float64]) -> NDArray[np.float32]:
    """Points (..., 2) after a perspective, a matrix (3, 3) as it acts on points."""
    points = np.concatenate([points, np.ones_like(points[..., :1])], axis=-1) @ matrix.T
    return (points[..., :2] / points[..., 2:]).astype(np.float32)


def _rather_on_ink(
    image: NDArray[np.uint8], points: NDArray[np.float32], count: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Which ``count`` of some points to take, those on ink sooner than those on blank paper: one blank looks like another."""
    import cv2

    grey = image.astype(np.float32)
    ink = cv2.blur(np.abs(grey - cv2.blur(grey, (15, 15))), (15, 15))
    columns, rows = points.astype(np.int64).T
    weight = ink[rows, columns].astype(np.float64) + 1.0
    return rng.choice(len(weight), count, p=weight / weight.sum(), replace=len(weight) < count)


def _reduced(image: NDArray[np.uint8], scale: float) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The image as it is to be sampled at a scale without missing strokes, and the matrix from its pixels to the image's."""
    import cv2

    if scale > 0.8:
        return image, np.eye(3)
    height, width = image.shape
    small = (max(round(width * scale), 1), max(round(height * scale), 1))
    back = np.diag([width / small[0], height / small[1], 1.0])
    back[:2, 2] = (np.diag(back)[:2] - 1) / 2
    return cv2.resize(image, small, interpolation=cv2.INTER_AREA), back  # type: ignore[return-value]


def _strokes(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Thicker or thinner strokes."""
    import cv2

    shape = cv2.MORPH_CROSS if rng.random() < 0.5 else cv2.MORPH_RECT
    kernel = cv2.getStructuringElement(shape, (3, 3) if rng.random() < 0.3 else (2, 2))
    changed = cv2.erode(image, kernel) if rng.random() < 0.6 else cv2.dilate(image, kernel)
    share = rng.uniform(0.3, 1.0)
    return cv2.addWeighted(changed, share, image, 1 - share, 0)  # type: ignore[return-value]


def _blurred(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    import cv2

    return cv2.GaussianBlur(image, (0, 0), rng.uniform(0.3, 1.4), sigmaY=rng.uniform(0.3, 1.4))  # type: ignore[return-value]


def _lit(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Light that falls unevenly: a few nodes of brightness, smooth between them."""
    import cv2

    nodes = rng.uniform(0.45, 1.1, (int(rng.integers(2, 5)), int(rng.integers(2, 5)))).astype(np.float32)
    light = cv2.resize(nodes, image.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return cv2.multiply(image, light, dtype=cv2.CV_8U)  # type: ignore[return-value]


def _toned(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Other contrast, brightness and gamma."""
    import cv2

    grey = np.linspace(0, 1, 256) ** np.exp(rng.uniform(-0.7, 0.7))
    table = (grey - 0.5) * rng.uniform(0.35, 1.5) + 0.5 + rng.uniform(-0.2, 0.2)
    return cv2.LUT(image, np.clip(table * 255, 0, 255).astype(np.uint8))  # type: ignore[return-value]


def _pixelated(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """As from a picture of fewer pixels."""
    import cv2

    share = rng.uniform(0.45, 0.9)
    ways = (cv2.INTER_NEAREST, cv2.INTER_LINEAR, cv2.INTER_AREA)
    small = cv2.resize(image, None, fx=share, fy=share, interpolation=ways[rng.integers(3)])
    return cv2.resize(small, image.shape[::-1], interpolation=ways[rng.integers(2)])  # type: ignore[return-value]


def _noisy(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Grain, or specks of a few pixels that are black or white."""
    import cv2

    if rng.random() < 0.6:
        grain = rng.standard_normal(image.shape, np.float32) * np.float32(rng.uniform(3, 20))
        return cv2.add(image, grain, dtype=cv2.CV_8U)  # type: ignore[return-value]
    count = int(rng.integers(20, 1500))
    spoiled = image.copy()
    rows, columns = rng.integers(0, image.shape[0] - 1, count), rng.integers(0, image.shape[1] - 1, count)
    grey = rng.choice([0, 255], count)
    spoiled[rows, columns] = grey
    spoiled[rows + rng.integers(0, 2, count), columns + rng.integers(0, 2, count)] = grey
    return spoiled


def _bilevel(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Nearly black and white: steep about a level that follows the surroundings, or is one for all."""
    import cv2

    if rng.random() < 0.5:
        level = cv2.blur(image, (31, 31)).astype(np.float32) - np.float32(rng.uniform(8, 40))
    else:
        otsu, _ = cv2.threshold(image, 0, 255, cv2.THRESH_OTSU)
        level = np.full(1, otsu + rng.uniform(-15, 35), np.float32)
    steep = np.float32(np.exp(rng.uniform(np.log(2.0), np.log(30.0))))
    return np.clip((image - level) * steep + 127.5, 0, 255).astype(np.uint8)


def _compressed(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    import cv2

    _, jpeg = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(20, 80))])
    return cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE)  # type: ignore[return-value]
