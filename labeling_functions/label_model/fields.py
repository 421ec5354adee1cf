"""Label models as receipts see them: chosen by yaml, fitted on votes on documents, they read fields."""

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from labeling_functions.constraints import Found, field_strings, one_per_document
from labeling_functions.votes import Votes
from receipts.config import Component
from receipts.document import Document
from receipts.labels import Schema
from receipts.metrics import field_scores, micro


class FieldModel(ABC):
    """Reads the fields of receipts off the votes on them.

    Attributes:
        schema: the fields, and what stands aside.
    """

    schema: Schema

    @abstractmethod
    def read(self, documents: Sequence[Document], votes: Votes) -> list[dict[str, Found]]:
        """The fields of every document, with all candidates and their probabilities."""

    @abstractmethod
    def precision(self, function: int, label: int) -> float | None:
        """How often a function's votes for a label are right, as far as the model tells."""

    @abstractmethod
    def weight(self, function: int, voted: int, label: int) -> float | None:
        """How far a function's vote for ``voted`` alone moves the log-odds of ``label``, as far as the model tells."""

    @property
    @abstractmethod
    def groups(self) -> Sequence[NDArray[np.int64]]:
        """Functions that copy one another and share one weight."""

    def predict_proba(self, documents: Sequence[Document], votes: Votes) -> NDArray[np.float32]:
        """Probabilities (N, k) of the labels of all tokens, at most one value a field; rows sum to 1."""
        return one_per_document(documents, self.read(documents, votes), self.schema).probabilities

    def predict(self, documents: Sequence[Document], votes: Votes) -> list[dict[str, str | None]]:
        """The string of each field of every document, None where nothing was found."""
        return [
            field_strings(document, {name: found[name] for name in self.schema.fields})
            for document, found in zip(documents, self.read(documents, votes), strict=True)
        ]

    def score(self, documents: Sequence[Document], votes: Votes) -> float:
        """The blank-free micro F1 of the fields of those documents whose fields are known.

        Raises:
            ValueError: no document's are.
        """
        gold = {document.id: document.fields for document in documents if document.fields is not None}
        if not gold:
            raise ValueError("score: no document carries fields")
        predicted = {document.id: one for document, one in zip(documents, self.predict(documents, votes), strict=True)}
        return micro(field_scores(predicted, gold, "blank_free")).f1


class LabelModelChoice(Component):
    """The settings of a label model, chosen by yaml."""

    @abstractmethod
    def fit(self, documents: Sequence[Document], votes: Votes, schema: Schema) -> FieldModel:
        """What the votes on documents teach."""


def log_odds(probability: float) -> float:
    """The log-odds of a probability.

    >>> log_odds(0.5)
    0.0
    """
    return math.log(probability) - math.log1p(-probability)
