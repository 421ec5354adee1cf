"""What is learned: a model, its batches, and what is wrong with its answers. The one loop trains any of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import torch
    from torch import Tensor, nn


class AnyBatch(Protocol):
    """What a task makes its model learn from in one step.

    Attributes:
        names: of its samples, for messages.
    """

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its samples."""

    def to(self, device: torch.device) -> Any:
        """The batch on a device."""


class Task(ABC):
    """A model with what it learns.

    Attributes:
        model: whose weights are learned.
        pool_batches: how many batches one call of `batches` gives.
        unit: what a batch is counted in, such as ``"receipts"``.
    """

    model: nn.Module
    pool_batches: int
    unit: str

    @abstractmethod
    def batches(self, pool: int) -> list[Any]:
        """The batches ``pool * pool_batches`` and on, on the CPU; the same whoever draws them, in whatever process."""

    @abstractmethod
    def loss(self, batch: Any, step: int, average: Callable[..., Tensor] | None) -> Tensor:
        """The loss of a batch on the model's device, a scalar.

        Args:
            average: calls the model with its averaged weights, without gradients; None unless `needs_average`.
        """

    def kept(self, weights: Mapping[str, Tensor]) -> Mapping[str, Tensor]:
        """Of the trained model's weights those that are kept, by the names they have there: all, unless it says otherwise."""
        return weights

    @property
    def needs_average(self) -> bool:
        """Whether the loss asks what the averaged weights say."""
        return False

    @property
    def scalars(self) -> Mapping[str, float]:
        """Figures of its own as they stand now, by name, for TensorBoard; asked for every few steps."""
        return {}

    def state(self) -> Mapping[str, Tensor]:
        """What later steps depend on beside the weights, by name; it goes into checkpoints."""
        return {}

    def restore(self, state: Mapping[str, Tensor]) -> None:  # noqa: B027  (most tasks have none)
        """Take up what `state` gave."""

    def __getstate__(self) -> dict[str, Any]:
        """The task as it goes to processes that draw batches: without its model."""
        return {name: value for name, value in self.__dict__.items() if name != "model"}
