"""What a labeling run shows of itself, put together: figures of functions, who repeats whom, and what changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from labeling_functions.constraints import Found
from labeling_functions.label_model import FieldModel
from labeling_functions.seeing.analysis import FunctionSummary, analyse, estimated_accuracies
from labeling_functions.seeing.changes import PastRun, is_past_run, read_past_run
from labeling_functions.seeing.synthetic import judge_on_synthetic
from labeling_functions.votes import ProbLabels, Votes
from receipts.dataset import Dataset
from receipts.document import Document
from receipts.labels import Schema


@dataclass(frozen=True, eq=False)
class Weighed:
    """Votes and what a label model made of them.

    Attributes:
        model: fitted.
        labels: of the tokens of all receipts.
        decoded: the fields of each receipt, with what stands aside where the model tells it.
    """

    votes: Votes
    model: FieldModel
    labels: ProbLabels
    decoded: Sequence[Mapping[str, Found]]


def earlier_run(since: Path | None, out: Path, *, overwrite: bool) -> PastRun | None:
    """The run to compare with, read before ``out`` is cleared: ``since``, else the one that is overwritten, if it was whole.

    Raises:
        ValueError: ``since`` is given and is no finished labeling run.
    """
    if since is not None:
        return read_past_run(since)
    return read_past_run(out) if overwrite and is_past_run(out) else None


def check_synthetic(place: Path | None) -> None:
    """Nothing for a dataset or None.

    Raises:
        ValueError: there is no dataset.
    """
    if place is not None:
        Dataset(place)


def summarise(
    weighed: Weighed,
    documents: Sequence[Document],
    schema: Schema,
    *,
    synthetic: Path | None,
    vote: Callable[[Sequence[Document]], Votes],
) -> list[FunctionSummary]:
    """A summary of every function, judged on gold, on the label model's word, and on the dataset ``synthetic``, if any.

    Args:
        vote: gives the functions' votes on documents.
    """
    votes, wide = weighed.votes, schema.wide
    exact = None
    if synthetic is not None:
        labels = {name: set(np.unique(votes.values[:, column]).tolist()) for column, name in enumerate(votes.names)}
        exact = judge_on_synthetic(synthetic, wide, vote, labels)
    estimated = estimated_accuracies(votes, documents, weighed.labels.probabilities, weighed.decoded, schema)
    return analyse(votes, documents, wide, estimated=estimated, exact=exact)
