"""Sources of examples, and the batches drawn from them: batch number s is the same whoever draws it, and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from augment.text import TextAugmentation
from receipts.rng import stream
from train.examples import Batch, Example, collate
from train.sources.base import Examples, Given, Source

Drawn = TypeVar("Drawn")
# So many batches are drawn together and cut from their documents sorted by length: little of a batch is padding then.
POOL_BATCHES = 8
# The fractional part of the golden ratio: its multiples spread most evenly over [0, 1), so shares hold in every stretch.
_GOLDEN = 0.6180339887498949


@dataclass(frozen=True)
class Mixture:
    """Sources of examples, the share of each as training goes on, and what is done to their documents.

    Attributes:
        sources: by name.
        shares: (first, last) weight of each source, by name; in between along a straight line.
        augmentation: changes documents, or None.
        seed: of the draws.
        steps: batches of the whole training.
        batch_size: documents a batch.
    """

    sources: Mapping[str, Examples]
    shares: Mapping[str, tuple[float, float]]
    augmentation: TextAugmentation | None
    seed: int
    steps: int
    batch_size: int

    def __post_init__(self) -> None:
        for name, examples in self.sources.items():
            if examples.count == 0:
                raise ValueError(f"sources.{name}: an empty source; it holds no document to train on")
        first, last = (sum(self.shares[name][end] for name in self.sources) for end in (0, 1))
        if not self.sources or min(first, last) <= 0:
            raise ValueError("sources: none has a share and something to draw from; give documents, data or labels")

    def batches(self, pool: int) -> list[Batch]:
        """The batches of a pool, `POOL_BATCHES` of them."""
        size = POOL_BATCHES * self.batch_size
        start = pool * size
        chosen = self._chosen(start + size)[start:]
        examples = [self._example(start + place, *draw) for place, draw in enumerate(chosen)]
        cut = cut_by_length(examples, lambda example: len(example.document), stream(self.seed, pool, "train/order"))
        return [collate(alike) for alike in cut]

    def batch(self, step: int) -> Batch:
        """Batch number ``step``."""
        return self.batches(step // POOL_BATCHES)[step % POOL_BATCHES]

    def _chosen(self, stop: int) -> list[tuple[str, int]]:
        """For each document drawn up to ``stop``, its source and how many were drawn from that before it."""
        names = list(self.sources)
        source = _sources(stop, np.array([self.shares[name] for name in names]), self.steps * self.batch_size)
        numbers = np.zeros(stop, np.int64)
        for index in range(len(names)):
            drawn = source == index
            numbers[drawn] = np.arange(drawn.sum())
        return [(names[index], number) for index, number in zip(source.tolist(), numbers.tolist(), strict=True)]

    def _example(self, draw: int, name: str, number: int) -> Example:
        examples = self.sources[name]
        count = examples.count
        if count is not None:
            epoch, place = divmod(number, count)
            number = int(epoch_order(self.seed, epoch, f"train/epoch/{name}", count)[place])
        return augmented(examples[number], self.augmentation, stream(self.seed, draw, "train/augment"))


def opened(sources: Mapping[str, Source], given: Given) -> dict[str, Examples]:
    """The examples of those sources that have a share and for which something is given.

    Raises:
        ValueError: one cannot be opened.
    """
    return {
        name: source.open(given) for name, source in sources.items() if source.used and getattr(given, source.needs) is not None
    }


def shares(sources: Mapping[str, Source]) -> dict[str, tuple[float, float]]:
    """The (first, last) share of each source."""
    return {
        name: (source.share, source.share if source.last_share is None else source.last_share)
        for name, source in sources.items()
    }


def augmented(example: Example, augmentation: TextAugmentation | None, rng: np.random.Generator) -> Example:
    """The example with its document changed, what is known going along with the tokens."""
    if augmentation is None:
        return example
    document, source = augmentation.noisy(example.document, rng)
    if not len(document):
        return example
    return replace(example, document=document, target=example.target[source], weight=example.weight[source])


def _sources(stop: int, shares: NDArray[np.float64], total: int) -> NDArray[np.int64]:
    """The source of each of the first ``stop`` documents, int64 (stop), where sources have shares (first, last) (s, 2).

    >>> np.bincount(_sources(1000, np.array([[0.75, 0.75], [0.25, 0.25]]), 1000)).tolist()
    [750, 250]
    """
    numbers = np.arange(stop)
    progress = np.minimum(numbers / max(total - 1, 1), 1.0)[:, None]
    now = shares[:, 0] * (1 - progress) + shares[:, 1] * progress
    edges = np.cumsum(now, axis=1)
    place = (numbers * _GOLDEN) % 1.0 * edges[:, -1]
    return (place[:, None] >= edges[:, :-1]).sum(axis=1)


def cut_by_length(drawn: Sequence[Drawn], length: Callable[[Drawn], int], rng: np.random.Generator) -> list[list[Drawn]]:
    """What was drawn for a pool as its `POOL_BATCHES` batches, each of like lengths, in an order by chance.

    >>> sorted(cut_by_length(["bbb", "a", *"cdefgh"], len, stream(0, 0, "x")))[-1], POOL_BATCHES
    (['h'], 8)
    """
    ordered = sorted(drawn, key=length)
    size = len(ordered) // POOL_BATCHES
    return [ordered[number * size : (number + 1) * size] for number in rng.permutation(POOL_BATCHES).tolist()]


@lru_cache(maxsize=8)
def epoch_order(seed: int, epoch: int, stage: str, count: int) -> NDArray[np.int64]:
    """The order in which an epoch goes through ``count`` documents."""
    return stream(seed, epoch, stage).permutation(count)
