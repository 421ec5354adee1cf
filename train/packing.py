"""Batches packed for the way from one process to another: everything in one tensor, which is sent by one open file.

Sent as they are, each tensor of each batch takes a socket and an open file of its own.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

import torch
from torch import Tensor

# Where a tensor may begin: a multiple of every type's size.
_STEP_BYTES = 64


def packed(thing: Any) -> tuple[bytes, Tensor]:
    """Whatever holds tensors on the CPU, as bytes without them and all of them in one, uint8 (n)."""
    stream = io.BytesIO()
    packer = _Packer(stream, protocol=pickle.HIGHEST_PROTOCOL)
    packer.dump(thing)
    flat = torch.empty(packer.num_bytes, dtype=torch.uint8)
    for offset, tensor in packer.tensors:
        content = tensor.contiguous().reshape(-1).view(torch.uint8)
        flat[offset : offset + len(content)] = content
    return stream.getvalue(), flat


def unpacked(sent: tuple[bytes, Tensor]) -> Any:
    """What was packed; its tensors are views of the one they came in, and pinned where that is.

    >>> unpacked(packed({"a": torch.arange(3), "b": [torch.tensor(True)]}))
    {'a': tensor([0, 1, 2]), 'b': [tensor(True)]}
    """
    return _Unpacker(*sent).load()


class _Packer(pickle.Pickler):
    """Leaves out tensors, and notes where each is to lie."""

    def __init__(self, stream: io.BytesIO, protocol: int) -> None:
        super().__init__(stream, protocol)
        self.num_bytes = 0
        self.tensors: list[tuple[int, Tensor]] = []

    def persistent_id(self, part: Any) -> Any:
        if not isinstance(part, Tensor):
            return None
        offset = self.num_bytes
        self.tensors.append((offset, part))
        self.num_bytes += -(-part.numel() * part.element_size() // _STEP_BYTES) * _STEP_BYTES
        return offset, part.dtype, tuple(part.shape)


class _Unpacker(pickle.Unpickler):
    """Puts tensors back where they were left out."""

    def __init__(self, content: bytes, flat: Tensor) -> None:
        super().__init__(io.BytesIO(content))
        self.flat = flat

    def persistent_load(self, name: Any) -> Tensor:
        offset, dtype, shape = name
        num_bytes = torch.Size(shape).numel() * dtype.itemsize
        return self.flat[offset : offset + num_bytes].view(dtype).view(shape)
