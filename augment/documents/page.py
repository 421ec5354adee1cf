"""The geometry of lines and of the page changed, the text as it was."""

from dataclasses import replace
from typing import Annotated

import numpy as np
import pydantic
from numpy.typing import NDArray

from augment.documents.account import unchanged
from augment.documents.rows import on_page
from augment.text import TextAugmentation, View
from receipts.config import Probability, Range, component, refuse_outside
from receipts.document import Document


@component
class LineShift(TextAugmentation):
    """Lines out of place and of another height, as loosely found ones are; tokens go with their line.

    Attributes:
        probability: of documents whose lines are moved.
        shift_heights: standard deviation of a line's shift along and across, in its heights.
        height_range: the factor by which a line's height is multiplied.
    """

    probability: Probability = 0.3
    shift_heights: Annotated[float, pydantic.Field(ge=0, le=1)] = 0.1
    height_range: Range = (0.85, 1.2)

    def __post_init__(self) -> None:
        refuse_outside("height_range", self.height_range, 0.5, 2.0)

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document with its lines moved and scaled about their middles."""
        num_lines = len(document.line_texts)
        shift, factor = rng.standard_normal((num_lines, 1, 2)), rng.uniform(*self.height_range, (num_lines, 1, 1))
        lines = document.line_quads.astype(np.float64)
        middle = lines.mean(axis=1, keepdims=True)
        side = (lines[:, 3] - lines[:, 0] + lines[:, 2] - lines[:, 1])[:, None] / 2
        height = np.hypot(side[..., :1], side[..., 1:])
        down = side / np.maximum(height, 1e-9)
        moved = middle + self.shift_heights * height * shift

        def placed(quads: NDArray[np.float32], line: NDArray[np.int32] | slice) -> NDArray[np.float32]:
            away = quads - middle[line]
            over = (away * down[line]).sum(axis=2, keepdims=True) * down[line]
            return (moved[line] + away + over * (factor[line] - 1)).astype(np.float32)

        changed, source = unchanged(document)
        quads, line_quads = placed(document.quads, document.line), placed(document.line_quads, slice(None))
        return on_page(replace(changed, quads=quads, line_quads=line_quads)), source


@component
class PageWarp(TextAugmentation):
    """The page wider or narrower, slanted, a little askew: an affine map of everything on it.

    Attributes:
        probability: of documents that are warped.
        scale_range: the factor for both directions.
        aspect_range: the factor for the height alone: paper is fed faster or more slowly, lines stand wider apart.
        shear_deg_range: how far what was upright leans.
        angle_deg_range: how far the page is turned, clockwise.
    """

    probability: Probability = 0.4
    scale_range: Range = (0.7, 1.4)
    aspect_range: Range = (0.85, 1.2)
    shear_deg_range: Range = (-3.0, 3.0)
    angle_deg_range: Range = (-2.0, 2.0)

    def __post_init__(self) -> None:
        refuse_outside("scale_range", self.scale_range, 0.1, 10.0)
        refuse_outside("aspect_range", self.aspect_range, 0.2, 5.0)
        refuse_outside("shear_deg_range", self.shear_deg_range, -45.0, 45.0, "degrees")
        refuse_outside("angle_deg_range", self.angle_deg_range, -180.0, 180.0, "degrees")

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document under one affine map about the middle of its page."""
        scale, aspect = rng.uniform(*self.scale_range), rng.uniform(*self.aspect_range)
        shear, angle = (np.radians(rng.uniform(*limits)) for limits in (self.shear_deg_range, self.angle_deg_range))
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        matrix = turn @ np.array([[scale, scale * np.tan(shear)], [0.0, scale * aspect]])
        middle = np.array(document.size) / 2
        width, height = max(round(document.size[0] * scale), 1), max(round(document.size[1] * scale * aspect), 1)
        offset = np.array([width, height]) / 2 - matrix @ middle

        def placed(quads: NDArray[np.float32]) -> NDArray[np.float32]:
            return (quads @ matrix.T + offset).astype(np.float32)

        changed, source = unchanged(document)
        warped = replace(changed, size=(width, height), quads=placed(document.quads), line_quads=placed(document.line_quads))
        return on_page(warped), source
