"""Receipts made while training, by their index: every one new, layout only, no pixels."""

from dataclasses import dataclass
from typing import ClassVar

from receipts.config import component
from receipts.labels import Schema
from synth.renderer import Renderer
from train.examples import Example, exact_examples
from train.sources.base import Given, Share, Source


@dataclass(frozen=True)
class MadeExamples:
    """Document number i of a renderer; there is no last one."""

    renderer: Renderer
    schema: Schema

    @property
    def count(self) -> None:
        """Every number gives a new one."""

    @property
    def exact(self) -> bool:
        """Their labels are the truth."""
        return True

    def __getitem__(self, number: int) -> Example:
        return exact_examples([self.renderer.document(number)], self.schema)[0]


@component
class Made(Source):
    """Documents of the renderer under ``synth``, made as they are needed: none is seen twice.

    Attributes:
        share: of each batch at the first step, as a weight against the other sources'.
        last_share: the same at the last step; None keeps it.
    """

    needs: ClassVar[str] = "renderer"

    share: Share = 0.5
    last_share: Share | None = None

    def open(self, given: Given) -> MadeExamples:
        """Every document there can be."""
        assert given.renderer is not None
        return MadeExamples(given.renderer, given.schema)
