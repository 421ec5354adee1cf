"""The loss of a task as a module: with the precision and the compiler asked for, and its gradients averaged over processes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import torch
from torch import Tensor, nn

from receipts.console import say
from train.distributed import others_gone, processes
from train.task import Task


class Step:
    """Losses of batches, and their gradients, the means of those of all processes."""

    def __init__(
        self,
        task: Task,
        average: Callable[..., Any],
        device: torch.device,
        *,
        precision: Literal["auto", "float32", "bfloat16"],
        compile: Literal["auto", "yes", "no"],
    ) -> None:
        """Prepare; what is compiled is compiled at the first batch.

        Raises:
            ValueError: bfloat16 was asked for, and the GPU has none.
        """
        self._model = task.model
        self._may_fail = compile == "auto"
        self._compiled = compile == "yes" or (compile == "auto" and device.type == "cuda")
        if self._compiled:
            # In place: the names of the weights stay. Batches differ in length, and are not compiled for one by one.
            self._model.compile(dynamic=True)
        module = _Loss(task, average, device.type, half=in_half(precision, device))
        self._loss: Callable[..., Any] = module
        if processes().count > 1:
            from torch.nn.parallel import DistributedDataParallel

            self._loss = DistributedDataParallel(module)

    def backward(self, batch: Any, step: int) -> Tensor:
        """The loss of a batch, a scalar without gradients; those of the weights are in their ``grad``.

        Raises:
            ValueError: the model was to be compiled, and cannot be.
        """
        if not self._compiled:
            return self._backward(batch, step)
        from torch._dynamo.exc import TorchDynamoException

        try:
            return self._backward(batch, step)
        except TorchDynamoException as fault:
            told = f"loop.compile: torch.compile fails here ({_gist(fault)})"
            if not self._may_fail:
                raise ValueError(f"{told}; say loop.compile=no") from None
        say(f"{told}; training goes on without it")
        self._compiled = False
        self._model._compiled_call_impl = None
        self._model.zero_grad(set_to_none=True)
        return self._backward(batch, step)

    def _backward(self, batch: Any, step: int) -> Tensor:
        with others_gone():
            loss: Tensor = self._loss(batch, step)
            loss.backward()
        return loss.detach()


def in_half(precision: Literal["auto", "float32", "bfloat16"], device: torch.device) -> bool:
    """Whether products are taken in bfloat16.

    Raises:
        ValueError: it was asked for, and the GPU has none.
    """
    able = device.type != "cuda" or torch.cuda.is_bf16_supported(including_emulation=False)
    if precision == "bfloat16" and not able:
        raise ValueError("loop.precision: bfloat16 was asked for, and this GPU has none; say loop.precision=float32")
    # On a CPU with instructions for it a step of the extractor takes .56 of its time; on one without, longer.
    fast = able if device.type == "cuda" else torch.cpu._is_avx512_bf16_supported()
    return precision == "bfloat16" or (precision == "auto" and fast)


class _Loss(nn.Module):
    """A task's loss; a module so that its model's gradients can be joined as they come."""

    def __init__(self, task: Task, average: Callable[..., Any], device_type: str, *, half: bool) -> None:
        super().__init__()
        self.model = task.model
        self._task = task
        self._average = average if task.needs_average else None
        self._device_type, self._half = device_type, half

    def forward(self, batch: Any, step: int) -> Tensor:
        with torch.autocast(self._device_type, dtype=torch.bfloat16, enabled=self._half):
            return self._task.loss(batch, step, self._average)


def _gist(fault: Exception) -> str:
    lines = [line.strip() for line in str(fault).splitlines() if line.strip()]
    return lines[0][:160] if lines else type(fault).__name__
