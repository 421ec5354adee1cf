"""Pictures changed after they were made, the quads moved with the pixels.

Each transform is given a stream of its own for each sample, named by the transform: the same bits for any number of workers,
and adding a transform leaves the draws of the others unchanged.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from augment.cpu import changed_image
from augment.draws import ImageDraws
from augment.scratch import Scratch
from augment.transforms import Transform, refuse_two_bends
from receipts.characters import Characters
from receipts.config import Component, component
from receipts.document import Document
from receipts.rng import stream
from receipts.sample import Sample

# Of a token, so much must be left in the picture for it to be read.
_LEGIBLE_SHARE = 0.5
# Shares are counted in so many cells along a quad and across it.
_CELLS = (9, 3)


class ImageAugmentation(Component):
    """A change of a picture and of the document on it."""

    @abstractmethod
    def __call__(self, sample: Sample, rng: np.random.Generator) -> Sample:
        """The sample changed; its document's quads lie on the same ink as before."""


@component
class Composed(ImageAugmentation):
    """The sample after a mapping of transforms that are composed to one: pixels are read once, and no warp after another blurs.

    Not to be called from two threads at once: the memory that pictures are made in is kept from one to the next.
    """

    transforms: Mapping[str, Transform]

    def __post_init__(self) -> None:
        refuse_two_bends(self.transforms)

    def __call__(self, sample: Sample, rng: np.random.Generator) -> Sample:
        """The sample changed by transforms drawn from ``rng``; ``origin["augment"]`` keeps the key for `keyed`."""
        return self.keyed(sample, augment_key(rng))

    def keyed(self, sample: Sample, key: int) -> Sample:
        """The sample changed as ``key`` says: the same bits for the same key.

        Quads, characters, visibility (where known) and size follow. Maps of a rendered sample are left behind: they would no
        longer fit.
        """
        draws = self.draws((sample.image.shape[1], sample.image.shape[0]), key)
        return Sample(
            image=changed_image(sample.image, draws, self._scratch),
            document=changed_document(sample.document, draws),
            receipt=sample.receipt,
            origin={**sample.origin, "augment": key},
            characters=None if sample.characters is None else changed_characters(sample.characters, draws),
        )

    def draws(self, size: tuple[int, int], key: int) -> ImageDraws:
        """What is done to a picture of (width, height) by either engine: the same for the same key."""
        draws = ImageDraws(size)
        for name, transform in self.transforms.items():
            rng = stream(key, 0, f"augment/{name}")
            if rng.random() < transform.probability:
                draws = transform(draws, rng)
        return draws

    @cached_property
    def _scratch(self) -> Scratch:
        return Scratch()


def augment_key(rng: np.random.Generator) -> int:
    """The key that names all draws of one sample, 0 to 2**63 - 1."""
    return int(rng.integers(2**63))


def changed_document(document: Document, draws: ImageDraws) -> Document:
    """The document on the changed picture: quads moved, visibility and legibility less by what is cut off or covered."""
    quads, line_quads = (draws.points(quads).astype(np.float32) for quads in (document.quads, document.line_quads))
    return moved_document(document, draws.size, quads, line_quads, draws.shows)


def moved_document(
    document: Document,
    size: tuple[int, int],
    quads: NDArray[np.float32],
    line_quads: NDArray[np.float32],
    shows: Callable[[Any, Any], Any],
) -> Document:
    """The document with quads of tokens and lines anew, visibility and legibility less by what ``shows`` denies."""
    visibility, legible = document.visibility, document.legible
    if visibility is not None:
        shown = shown_share(quads, shows)
        visibility = visibility * shown
        legible = None if legible is None else legible & (shown > _LEGIBLE_SHARE)
    return replace(document, size=size, quads=quads, line_quads=line_quads, visibility=visibility, legible=legible)


def changed_characters(characters: Characters, draws: ImageDraws) -> Characters:
    """The characters and words on the changed picture, as `changed_document` has the tokens."""
    moved = characters.warped(draws)
    shown = shown_share(moved.word_quads, draws.shows)
    visibility, legible = moved.word_visibility, moved.word_legible
    return replace(
        moved,
        word_visibility=None if visibility is None else visibility * shown,
        word_legible=None if legible is None else legible & (shown > _LEGIBLE_SHARE),
    )


def shown_share(quads: NDArray[np.float32], shows: Callable[[Any, Any], Any]) -> NDArray[np.float32]:
    """The share of each quad (n, 4, 2) that can be seen: float32 (n), 0 to 1.

    Counted at 9 x 3 points of the quad, the middles of as many cells.

    Args:
        shows: tells of points, by their x and y, whether they can be seen.

    >>> from receipts.geometry import box_quads
    >>> shares = shown_share(box_quads([[-6, 0, 3, 4], [20, 0, 30, 4]]), ImageDraws((10, 4)).shows)
    >>> [f"{share:.2f}" for share in shares]
    ['0.33', '0.00']
    """
    across, down = ((np.arange(count, dtype=np.float32) + np.float32(0.5)) / np.float32(count) for count in _CELLS)
    corners = quads.transpose(2, 1, 0)
    left, right = corners[:, [0, 3], None], corners[:, [1, 2], None]
    # (2, top and bottom, cells, n), then (2, cells, cells, n).
    edges = left + (right - left) * across[:, None]
    x, y = edges[:, 0, None] + (edges[:, 1] - edges[:, 0])[:, None] * down[:, None, None]
    return shows(x, y).mean(axis=(0, 1), dtype=np.float32)
