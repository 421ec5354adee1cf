"""Co-teaching: two extractors learn at once, each from the probable tokens that the other finds easiest; the first is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import pydantic

from receipts.config import Component, Probability, component
from train.losses.base import Loss
from train.mixture import POOL_BATCHES, Mixture
from train.task import Task

if TYPE_CHECKING:
    from torch import Tensor, nn

    from train.examples import Batch

_KEPT = "first."


@component
class CoTeaching(Component):
    """How much two extractors that teach each other leave out.

    Networks learn what is regular before they learn wrong labels by heart, so what costs most is wrong most often; and two of
    them are not wrong alike. Source: B. Han et al., Co-teaching: robust training of deep neural networks with extremely noisy
    labels, NeurIPS 2018, algorithm 1.

    Attributes:
        forget_share: of the probable tokens of each label, those that cost most, not learned from; exact ones all are.
        rising_share: share of the steps in which that rises from 0.
    """

    forget_share: Annotated[float, pydantic.Field(ge=0, lt=1)] = 0.1
    rising_share: Probability = 0.3

    def forgotten(self, progress: float) -> float:
        """The share left out when a share ``progress`` of the steps is done.

        >>> [CoTeaching(forget_share=0.2, rising_share=0.5).forgotten(progress) for progress in (0.0, 0.25, 0.5, 1.0)]
        [0.0, 0.1, 0.2, 0.2]
        """
        return self.forget_share * (min(progress / self.rising_share, 1.0) if self.rising_share else 1.0)


class CoTeachingTask(Task):
    """Two extractors that learn from a mixture of sources and choose for each other."""

    pool_batches = POOL_BATCHES
    unit = "receipts"

    def __init__(self, first: nn.Module, second: nn.Module, mixture: Mixture, loss: Loss, settings: CoTeaching) -> None:
        from train.models.pair import Pair

        self.model = Pair(first, second)
        self.mixture = mixture
        self.criterion = loss
        self.settings = settings

    def batches(self, pool: int) -> list[Batch]:
        """The batches of a pool."""
        return self.mixture.batches(pool)

    def loss(self, batch: Batch, step: int, average: Callable[..., Tensor] | None) -> Tensor:
        """How far the labels of both are from what is known of the tokens that the other one trusts."""
        logits = self.model(*batch.inputs)
        said = (None, None) if average is None else average(*batch.inputs)
        forgotten = self.settings.forgotten(step / self.mixture.steps)
        return taught(self.criterion, logits, batch, said, forgotten)

    @property
    def needs_average(self) -> bool:
        """Whether the loss asks what the averaged weights say."""
        return self.criterion.needs_average

    def kept(self, weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The weights of the first extractor, by their names in it."""
        return {name.removeprefix(_KEPT): tensor for name, tensor in weights.items() if name.startswith(_KEPT)}


def taught(criterion: Loss, logits: Tensor, batch: Batch, average: Tensor | tuple[None, None], forgotten: float) -> Tensor:
    """The sum of the losses of two extractors, each over the exact tokens and the probable ones the other trusts; a scalar.

    Args:
        logits: (2, B, T, K), of both.
        average: the same of their averaged weights, or nothing.
        forgotten: share of the tokens of each label that is not trusted.
    """
    exact = batch.exact[:, None]
    trust = []
    for own, said in zip(logits, average, strict=True):
        each = criterion.each(own.detach().float(), batch.target, None if said is None else said.float())
        trust.append(exact | trusted(each, batch.target, (batch.weight > 0) & ~exact, forgotten))
    first, second = (
        criterion(own, batch.target, batch.weight * other, said, exact=exact)
        for own, other, said in zip(logits, trust[::-1], average, strict=True)
    )
    return first + second


def trusted(each: Tensor, target: Tensor, known: Tensor, forgotten: float) -> Tensor:
    """Where a token is among the cheapest of its label, bool (...).

    The share is taken of each label by itself: of all tokens together, those of the rarest would go first, for they cost most.

    Args:
        each: (...), the loss of every token.
        target: (..., K); a token's label is the likeliest.
        known: bool (...), the tokens chosen from.
        forgotten: share of the known tokens of each label that is left out, rounded down.

    >>> import torch
    >>> each, target = torch.tensor([0.1, 0.4, 0.2, 9.0, 8.0]), torch.eye(2)[[0, 0, 0, 1, 1]]
    >>> trusted(each, target, torch.tensor([True, True, True, True, True]), 0.5).tolist()
    [True, False, True, False, True]
    """
    import torch
    from torch.nn import functional

    nobody = target.shape[-1]
    label = torch.where(known, target.argmax(dim=-1), nobody).flatten()
    order = each.flatten().argsort(stable=True)
    order = order[label[order].argsort(stable=True)]
    counts = functional.one_hot(label, nobody + 1).sum(dim=0)
    first = (counts.cumsum(dim=0) - counts)[label]
    rank = torch.empty_like(order)
    rank[order] = torch.arange(len(order), device=order.device)
    cheap = rank - first < counts[label] - (counts[label] * forgotten).floor()
    return cheap.view(known.shape) & known
