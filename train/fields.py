"""The task of finding fields: which label each token of a receipt has."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from train.losses.base import Loss
from train.mixture import POOL_BATCHES, Mixture
from train.task import Task

if TYPE_CHECKING:
    from torch import Tensor, nn

    from train.examples import Batch


class FieldTask(Task):
    """An extractor that learns from a mixture of sources."""

    pool_batches = POOL_BATCHES
    unit = "receipts"

    def __init__(self, model: nn.Module, mixture: Mixture, loss: Loss) -> None:
        self.model = model
        self.mixture = mixture
        self.criterion = loss

    def batches(self, pool: int) -> list[Batch]:
        """The batches of a pool."""
        return self.mixture.batches(pool)

    def loss(self, batch: Batch, step: int, average: Callable[..., Tensor] | None) -> Tensor:
        """How far the labels are from what is known of them."""
        said = average(*batch.inputs) if average is not None else None
        return self.criterion(self.model(*batch.inputs), batch.target, batch.weight, said, exact=batch.exact[:, None])

    @property
    def needs_average(self) -> bool:
        """Whether the loss asks what the averaged weights say."""
        return self.criterion.needs_average
