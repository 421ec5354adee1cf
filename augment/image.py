"""Pictures changed after they were made, the quads moved with the pixels: the bridge to albumentations.

albumentations holds one random state that DataLoader workers copy, so that two workers repeat each other (measured with
2.0.8). Here each transform is given a stream of its own for each sample, named by the transform: the same bits for any number
of workers, and adding a transform leaves the draws of the others unchanged.
"""

import random
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from augment.transforms import Transform, load_albumentations
from receipts.config import Component, component
from receipts.document import Document
from receipts.rng import stream_key
from receipts.sample import Sample


class ImageAugmentation(Component):
    """A change of a picture and of the document on it."""

    @abstractmethod
    def __call__(self, sample: Sample, rng: np.random.Generator) -> Sample:
        """The sample changed; its document's quads lie on the same ink as before."""


# Of a token, so much must be left in the picture for it to be read.
_LEGIBLE_SHARE = 0.5


@component
class Albumentations(ImageAugmentation):
    """The sample after a mapping of transforms, in the mapping's order.

    Not to be called from two threads at once: the transforms hold the random state of the sample at hand.
    """

    transforms: Mapping[str, Transform]

    def __call__(self, sample: Sample, rng: np.random.Generator) -> Sample:
        """The sample changed by transforms drawn from ``rng``; ``origin["augment"]`` keeps the key for `keyed`."""
        return self.keyed(sample, int(rng.integers(2**63)))

    def keyed(self, sample: Sample, key: int) -> Sample:
        """The sample changed as ``key`` says: the same bits for the same key.

        Quads, visibility (where known) and size of the document follow. Maps of a rendered sample are left behind: they would
        no longer fit.
        """
        for name, transform in zip(self.transforms, self._compose.transforms[:-1], strict=True):
            transform.set_random_state(*_random_state(key, name))
        image, document = moved(self._compose, sample.image, sample.document)
        return Sample(image=image, document=document, receipt=sample.receipt, origin={**sample.origin, "augment": key})

    @cached_property
    def _compose(self) -> Any:
        albumentations = load_albumentations()
        # NoOp takes keypoints: without such a one albumentations warns that it was given some for nothing.
        return albumentations.Compose(
            [*(transform.build() for transform in self.transforms.values()), albumentations.NoOp(p=1.0)],
            keypoint_params=albumentations.KeypointParams(format="xy", remove_invisible=False),
        )


def moved(compose: Any, image: NDArray[np.uint8], document: Document) -> tuple[NDArray[np.uint8], Document]:
    """The picture and its document after an albumentations pipeline whose random state is set.

    Args:
        compose: takes image, keypoints and mask; keypoints as xy, none removed.
        image: uint8 (h, w, 3).
    """
    corners = np.concatenate([document.quads.reshape(-1, 2), document.line_quads.reshape(-1, 2)])
    # albumentations puts pixel centres at whole numbers, we at .5.
    data: dict[str, Any] = {"image": image, "keypoints": corners.astype(np.float64) - 0.5}
    if document.visibility is not None:
        data["mask"] = np.full(image.shape[:2], 255, np.uint8)
    result = compose(**data)
    picture = np.ascontiguousarray(result["image"])
    points = (np.asarray(result["keypoints"], np.float64).reshape(-1, 2) + 0.5).astype(np.float32).reshape(-1, 4, 2)
    quads, line_quads = points[: len(document)], points[len(document) :]
    visibility, legible = document.visibility, document.legible
    if visibility is not None:
        shown = shown_share(quads, result["mask"])
        visibility = visibility * shown
        legible = None if legible is None else legible & (shown > _LEGIBLE_SHARE)
    size = (picture.shape[1], picture.shape[0])
    moved_document = replace(document, size=size, quads=quads, line_quads=line_quads, visibility=visibility, legible=legible)
    return picture, moved_document


def shown_share(quads: NDArray[np.float32], mask: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The share of each quad (n, 4, 2) that lies in the picture where the mask (h, w) is not 0: float32 (n), 0 to 1.

    Counted at 9 x 3 points of the quad, the middles of as many cells.

    >>> from receipts.geometry import box_quads
    >>> shares = shown_share(box_quads([[-6, 0, 3, 4], [20, 0, 30, 4]]), np.full((4, 10), 255, np.uint8))
    >>> [f"{share:.2f}" for share in shares]
    ['0.33', '0.00']
    """
    across = ((np.arange(9) + 0.5) / 9)[:, None]
    down = ((np.arange(3) + 0.5) / 3)[:, None, None]
    top_left, top_right, bottom_right, bottom_left = (quads[:, None, None, corner] for corner in range(4))
    top = top_left + (top_right - top_left) * across
    bottom = bottom_left + (bottom_right - bottom_left) * across
    x, y = np.moveaxis(np.floor(top + (bottom - top) * down).astype(np.int64), -1, 0)
    height, width = mask.shape[:2]
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    shown = inside & (mask[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)] > 0)
    return shown.reshape(len(quads), -1).mean(axis=1, dtype=np.float32) if len(quads) else np.zeros(0, np.float32)


def _random_state(key: int, name: str) -> tuple[np.random.Generator, random.Random]:
    """The stream of one transform of one sample, in the two forms albumentations draws from."""
    bits = stream_key(key, 0, f"augment/{name}")
    return np.random.Generator(np.random.Philox(key=bits)), random.Random(bits)
