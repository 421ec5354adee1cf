"""Any label model, read back from its file."""

from pathlib import Path

from labeling_functions.label_model.base import VoteModel
from labeling_functions.label_model.confusion import ConfusionModel
from labeling_functions.label_model.majority import MajorityVote
from labeling_functions.label_model.pattern_em import LabelModel
from labeling_functions.label_model.snorkel import SnorkelLabelModel
from labeling_functions.label_model.stored import read_model
from receipts.config import nearest


def load_label_model(path: Path, *, device: str | None = None) -> VoteModel:
    """The model that any label model's ``save`` wrote; it predicts the same bits.

    Args:
        device: where torch shall work; numpy works unless set.

    Raises:
        ValueError: the file holds no label model.
    """
    kinds = {kind.__name__: kind for kind in (MajorityVote, SnorkelLabelModel, LabelModel, ConfusionModel)}
    kind = read_model(path)[0]
    if kind not in kinds:
        raise ValueError(f"{path}: holds a {kind}, which is no label model{nearest(kind, kinds)}")
    return kinds[kind].load(path, device=device)
