"""Fields from label models that see a row of votes a token: fitted on tokens, decoded receipt by receipt."""

from abc import abstractmethod
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from labeling_functions.constraints import Found, decode, proposed_spans
from labeling_functions.label_model.base import VoteModel
from labeling_functions.label_model.fields import FieldModel, LabelModelChoice, log_odds
from labeling_functions.votes import Votes, narrow
from receipts.document import Document
from receipts.labels import ABSTAIN, Schema


class TokenModelChoice(LabelModelChoice):
    """The settings of a label model over tokens."""

    @abstractmethod
    def make(self, cardinality: int) -> VoteModel:
        """A new model for ``cardinality`` labels."""

    def fit(self, documents: Sequence[Document], votes: Votes, schema: Schema) -> "TokenModel":
        """What the votes on the documents' tokens teach."""
        model = self.make(schema.cardinality)
        return TokenModel(model.fit(narrow(votes.values, schema), votes.exhaustive), schema)


class TokenModel(FieldModel):
    """A fitted label model over tokens. Votes for what the schema holds aside count as votes for ``other``."""

    def __init__(self, model: VoteModel, schema: Schema) -> None:
        self.model, self.schema = model, schema

    def read(self, documents: Sequence[Document], votes: Votes) -> list[dict[str, Found]]:
        """The fields of every document: the best of the spans that functions proposed."""
        values = narrow(votes.values, self.schema)
        # Nobody may vote on no tokens at all.
        empty = np.empty((0, self.schema.cardinality))
        probabilities = (self.model.predict_proba(values) if len(values) else empty).astype(np.float32)
        covered = (values != ABSTAIN).any(axis=1)
        return [
            decode(document, probabilities[a:b], self.schema, covered[a:b], proposed_spans(values[a:b], self.schema))
            for document, a, b in zip(documents, votes.starts[:-1], votes.starts[1:], strict=True)
        ]

    def precision(self, function: int, label: int) -> float | None:
        """The precision that `LabelModel` learnt; other models tell none."""
        from labeling_functions.label_model.pattern_em import LabelModel

        return float(self.model.precisions[function, 1 + label]) if isinstance(self.model, LabelModel) else None

    def weight(self, function: int, voted: int, label: int) -> float | None:
        """From the label's balance to its probability where nobody else votes, before the model's temperature."""
        from labeling_functions.label_model.pattern_em import LabelModel

        if not isinstance(self.model, LabelModel):
            return None
        return log_odds(float(self.model.alone(function, voted)[label])) - log_odds(float(self.model.balance[label]))

    @property
    def groups(self) -> Sequence[NDArray[np.int64]]:
        """The clusters of `LabelModel`."""
        from labeling_functions.label_model.pattern_em import LabelModel

        return self.model.clusters if isinstance(self.model, LabelModel) else ()
