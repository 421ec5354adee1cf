"""Real receipts with the probabilities that rules gave them."""

from dataclasses import replace
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from labeling_functions.votes import document_starts, read_labels
from receipts.config import Positive, component
from receipts.dataset import Dataset
from train.examples import probable_examples
from train.sources.base import Given, Kept, Share, Source


@component
class Probable(Source):
    """Real documents of a labeling run (``labels=``, else made first); those that carry fields are left out wholly.

    Attributes:
        share: of each batch at the first step, as a weight against the other sources'.
        last_share: the same at the last step; None keeps it.
        temperature: the probabilities are raised to 1/temperature: below 1 they are sharper, above 1 flatter.
    """

    needs: ClassVar[str] = "labels"

    share: Share = 0.5
    last_share: Share | None = None
    temperature: Positive = 1.0

    def open(self, given: Given) -> Kept:
        """Every document on which rules said something."""
        assert given.labels is not None
        dataset = Dataset(given.labels)
        table = given.labels / dataset.manifest["labels"]
        labels = read_labels(table, given.schema.names, document_starts(dataset.documents))
        tempered = replace(labels, probabilities=sharpened(labels.probabilities, self.temperature))
        return Kept(probable_examples(dataset.documents, tempered))


def sharpened(probabilities: NDArray[np.float32], temperature: float) -> NDArray[np.float32]:
    """Distributions (n, k) raised to 1/temperature and made to sum to 1 again: float32 (n, k).

    >>> sharpened(np.array([[0.75, 0.25]], np.float32), 0.5).tolist()
    [[0.8999999761581421, 0.10000000149011612]]
    """
    if temperature == 1.0:
        return probabilities
    powers = probabilities.astype(np.float64) ** (1 / temperature)
    return (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
