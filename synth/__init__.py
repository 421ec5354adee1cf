"""Receipts that never existed: seed and index -> picture, text, and every label exactly.

>>> from synth import Renderer
>>> Renderer.from_config(["seed=5"])[0].image.dtype
dtype('uint8')
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from synth.renderer import Renderer

__all__ = ["Renderer"]


def __getattr__(name: str) -> Any:
    if name != "Renderer":
        raise AttributeError(f"module 'synth' has no attribute {name!r}")
    return import_module("synth.renderer").Renderer
