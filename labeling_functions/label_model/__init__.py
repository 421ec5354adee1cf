"""Label models: conflicting votes in, probabilities out; one interface for all of them."""

from labeling_functions.label_model.base import VoteModel
from labeling_functions.label_model.batches import parquet_batches, write_probabilities
from labeling_functions.label_model.confusion import Confusion, ConfusionModel
from labeling_functions.label_model.constrained import Constrained, ConstrainedModel
from labeling_functions.label_model.fields import FieldModel, LabelModelChoice
from labeling_functions.label_model.load import load_label_model
from labeling_functions.label_model.majority import Majority, MajorityVote
from labeling_functions.label_model.pattern_em import LabelModel, PatternEM
from labeling_functions.label_model.snorkel import Snorkel, SnorkelLabelModel
from labeling_functions.label_model.spans import Span, SpanModel
from labeling_functions.label_model.spans_votes import union_of_spans

__all__ = [
    "Confusion",
    "ConfusionModel",
    "Constrained",
    "ConstrainedModel",
    "FieldModel",
    "LabelModel",
    "LabelModelChoice",
    "Majority",
    "MajorityVote",
    "PatternEM",
    "Snorkel",
    "SnorkelLabelModel",
    "Span",
    "SpanModel",
    "VoteModel",
    "load_label_model",
    "parquet_batches",
    "union_of_spans",
    "write_probabilities",
]
