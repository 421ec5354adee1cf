"""Receipts rendered ahead, with their exact labels."""

from typing import ClassVar

from receipts.config import component
from receipts.dataset import Dataset
from train.examples import exact_examples
from train.sources.base import Given, Kept, Share, Source


@component
class Rendered(Source):
    """The documents of a dataset that tillroll synth made (``data=``, else made first).

    Attributes:
        share: of each batch at the first step, as a weight against the other sources'.
        last_share: the same at the last step; None keeps it.
    """

    needs: ClassVar[str] = "data"

    share: Share = 0.5
    last_share: Share | None = None

    def open(self, given: Given) -> Kept:
        """Every document of the dataset, with what is known of its tokens."""
        assert given.data is not None
        return Kept(exact_examples(Dataset(given.data).documents, given.schema))
