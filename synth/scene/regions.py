"""Regions: the parts of a picture that marks on a print touch, so that the rest of it costs nothing."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from receipts.geometry import Warp, box_quads

# Marks nearer to one another than this, in dots, share a region.
_GAP_DOTS = 48


class Region(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def slices(self) -> tuple[slice, slice]:
        """Its rows and columns."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def grown(self, by: int, size: tuple[int, int]) -> "Region":
        """The rectangle and what lies up to ``by`` around it, inside a picture of (width, height).

        >>> Region(4, 9, 10, 20).grown(5, (12, 99))
        Region(left=0, top=4, right=12, bottom=25)
        """
        left, top = max(self.left - by, 0), max(self.top - by, 0)
        return Region(left, top, min(self.right + by, size[0]), min(self.bottom + by, size[1]))

    def within(self, outer: "Region") -> tuple[slice, slice]:
        """Its rows and columns, counted from the corner of a rectangle around it."""
        left, top = outer.left, outer.top
        return slice(self.top - top, self.bottom - top), slice(self.left - left, self.right - left)


def touched(tint: NDArray[np.uint8], warp: Warp) -> list[Region]:
    """The parts of the picture, in pixels, that the marks of a print touch; none overlaps another.

    Args:
        tint: uint8 (h, w, 3) of the print, 255 where no mark is.
        warp: from its dots to the picture's pixels.
    """
    height, width = tint.shape[:2]
    rows = np.flatnonzero(cv2.reduce(tint.reshape(height, -1), 1, cv2.REDUCE_MIN)[:, 0] < 255)
    found: list[Region] = []
    for band in np.split(rows, np.flatnonzero(np.diff(rows) > _GAP_DOTS) + 1):
        if len(band):
            low = cv2.reduce(tint[band[0] : band[-1] + 1].reshape(len(tint[band[0] : band[-1] + 1]), -1), 0, cv2.REDUCE_MIN)
            columns = np.flatnonzero(low.reshape(width, 3).min(axis=1) < 255)
            box = _moved((columns[0], band[0], columns[-1] + 1, band[-1] + 1), warp)
            found = _joined(found, box)
    return [one for one in found if one.left < one.right and one.top < one.bottom]


def seen(tint: NDArray[np.uint8], warp: Warp, region: Region) -> NDArray[np.uint8]:
    """The marks of a print, uint8 (h, w, 3), as a region of the picture shows them."""
    size = (region.right - region.left, region.bottom - region.top)
    source = _moved(region, warp.inverse((tint.shape[1], tint.shape[0])))
    shift = np.eye(3)
    shift[:2, 2] = (-region.left, -region.top)
    back = np.eye(3)
    back[:2, 2] = (source.left, source.top)
    crop = np.ascontiguousarray(tint[source.top : source.bottom, source.left : source.right])
    return Warp(shift @ warp.matrix @ back, size).image(crop, border=255)


def _moved(box: tuple[int, int, int, int], warp: Warp) -> Region:
    """The rectangle around a box that was warped, with room for blurs, inside the warp's target."""
    corners = warp.points(box_quads([box])[0])
    left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int) - 4, 0).tolist()
    right, bottom = np.minimum(np.ceil(corners.max(axis=0)).astype(int) + 4, warp.size).tolist()
    return Region(left, top, right, bottom)


def _joined(regions: list[Region], new: Region) -> list[Region]:
    """The regions and one more, those that overlap it merged with it."""
    apart = []
    for one in regions:
        if one.left < new.right and new.left < one.right and one.top < new.bottom and new.top < one.bottom:
            new = Region(min(one.left, new.left), min(one.top, new.top), max(one.right, new.right), max(one.bottom, new.bottom))
        else:
            apart.append(one)
    return [*apart, new] if len(apart) == len(regions) else _joined(apart, new)
