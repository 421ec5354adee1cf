"""Documents changed after they were made: misread as an OCR would, or laid out otherwise, with account kept of each token.

The extractor trains on transcripts without faults and on layouts that were drawn, and reads those of a recogniser and of tills
nobody has seen; this closes the gap. The changes themselves are in `augment.documents`.
"""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

import numpy as np
import pydantic
from numpy.typing import NDArray

from augment.documents.account import unchanged, with_spans, without_spans
from augment.documents.misreading import NoiseDraws, apply_token_noise, is_blank
from receipts.config import Component, Probability, Range, component
from receipts.document import Document
from receipts.rng import stream


def _within_one(limits: tuple[float, float]) -> tuple[float, float]:
    if limits[0] < 0 or limits[1] > 1:
        raise ValueError(f"must lie within 0 and 1, got {limits}")
    return limits


# Shares of what a document has: one is drawn for each document.
Share = Annotated[Range, pydantic.AfterValidator(_within_one)]
# A document, and int32 (n of it): for each of its tokens the token of the document before that it stands for.
View = tuple[Document, NDArray[np.int32]]


class TextAugmentation(Component):
    """A change of a document that keeps account of where each token came from.

    Attributes:
        probability: of documents that are changed; no draw is spent on it where it is 1.
    """

    probability: float

    def noisy(self, document: Document, rng: np.random.Generator) -> View:
        """The changed document, and int32 (n of it): for each of its tokens the token of the old document it stands for.

        What goes along with tokens follows by it: ``probabilities[source]``. Labels, begins, groups, visibility and the fields
        of labelled documents have followed already. A document without tokens stays as it is.
        """
        if len(document) and (self.probability == 1 or rng.random() < self.probability):
            return self.changed(document, rng)
        return unchanged(document)

    @abstractmethod
    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """`noisy` for a document with tokens that is to be changed."""

    def __call__(self, document: Document, rng: np.random.Generator) -> Document:
        """The changed document alone."""
        return self.noisy(document, rng)[0]


@component
class DocumentAugmentation(TextAugmentation):
    """Several changes, in the order of the mapping; each draws from a stream of its own, named by its key.

    A step added, left out or set otherwise leaves the draws of the others as they were. Steps see labels and groups, but
    neither begins nor fields.
    """

    probability: Probability = 1.0
    steps: Mapping[str, TextAugmentation]

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The document after all steps."""
        key = int(rng.integers(2**63))
        # Begins and fields are a function of the first document, the last and the account between them: told once, at the end.
        now, source = unchanged(without_spans(document))
        for name, step in self.steps.items():
            now, last = step.noisy(now, stream(key, 0, f"text/{name}"))
            source = source[last]
        return with_spans(document, replace(now, fields=document.fields), source), source


def two_views(augmentation: TextAugmentation, document: Document, seed: int, index: int) -> tuple[View, View]:
    """Two independent changes of a document, for contrastive learning (SimCLR: Chen et al. 2020, section 2.1).

    Args:
        seed: of the run, 0 or above.
        index: of the draw, 0 or above; the same bits whoever asks for it, and when.
    """
    first, second = (augmentation.noisy(document, stream(seed, index, f"view/{number}")) for number in range(2))
    return first, second


@component
class TokenNoise(TextAugmentation):
    """Misreadings, each with its probability in a document read worst.

    A document's strength is drawn from ``strength_range`` and multiplies all of them: some receipts read well, others badly.

    Attributes:
        probability: of documents that are misread at all.
        confuse_character: a character is taken for a similar one (`CONFUSIONS`); one without similar ones stays.
        lose_character: a character is not read.
        lose_token: a token is not read.
        lose_blank: a blank is not read, so that two words become one.
        add_blank: a blank is read between two characters of a token.
        shift_heights: standard deviation of the shift of a line with its tokens, and of a token against its line, in heights
            of the line.
        line_spread: standard deviation of the logarithm by which a line's own strength differs from the document's.
        faint_line: a line is faint, and all its faults but shifts ``faint_factor`` times as likely.
        faint_factor: how much worse faint lines are read.
        run: a character is taken for another because the one before it was: faults come in runs.
        neighbour_weight: how much likelier a character is taken for one of its neighbours' kind (digits, capitals, small
            letters) than for any other; with 1 its neighbours do not matter.
    """

    probability: Probability = 1.0
    strength_range: Share = (0.0, 1.0)
    confuse_character: Probability = 0.04
    lose_character: Probability = 0.01
    lose_token: Probability = 0.01
    lose_blank: Probability = 0.04
    add_blank: Probability = 0.01
    shift_heights: Annotated[float, pydantic.Field(ge=0, le=1)] = 0.05
    line_spread: Annotated[float, pydantic.Field(ge=0, le=3)] = 0.0
    faint_line: Probability = 0.0
    faint_factor: Annotated[float, pydantic.Field(ge=1, le=100)] = 8.0
    run: Probability = 0.0
    neighbour_weight: Annotated[float, pydantic.Field(ge=1, le=100)] = 1.0

    def changed(self, document: Document, rng: np.random.Generator) -> View:
        """The misread document, and int32 (n of it): for each of its tokens the token of the old document it stands for.

        Raises:
            ValueError: the document's tokens are not those of its lines' text.
        """
        return apply_token_noise(document, self.draws(document, rng))

    def draws(self, document: Document, rng: np.random.Generator) -> NoiseDraws:
        """What happens to a document; the same number of draws whatever the probabilities.

        Only lines of unlike strength and runs of faults, where they are asked for, take draws of their own, after all others.
        """
        text = "".join([line + " " for line in document.line_texts])
        strength = rng.uniform(*self.strength_range)
        chance = rng.random((4, len(text)), np.float32)
        blank = is_blank(text)
        of_token = rng.random(len(document), np.float32)
        shift = strength * self.shift_heights
        line_shift, token_shift = (rng.standard_normal((num, 2)) for num in (len(document.line_texts), len(document)))
        by_character, by_token = self._strengths(document, strength, rng)
        confused = (chance[0] < by_character * self.confuse_character) & ~blank
        if self.run:
            confused = _spread(confused, (rng.random(len(text), np.float32) < self.run) & ~blank)
        return NoiseDraws(
            confused=np.where(confused, chance[1], np.float32(-1)),
            lost=chance[2] < by_character * np.where(blank, self.lose_blank, self.lose_character),
            split=chance[3] < by_character * self.add_blank,
            lost_token=of_token < by_token * self.lose_token,
            line_shift=(shift * line_shift).astype(np.float32),
            token_shift=(shift * token_shift).astype(np.float32),
            neighbour_weight=self.neighbour_weight,
        )

    def _strengths(
        self, document: Document, strength: float, rng: np.random.Generator
    ) -> tuple[NDArray[np.float64] | float, NDArray[np.float64] | float]:
        """The strength for each character, a blank after each line, and for each token; one number where all are alike."""
        if not (self.line_spread or self.faint_line):
            return strength, strength
        num_lines = len(document.line_texts)
        factor = np.exp(self.line_spread * rng.standard_normal(num_lines))
        factor[rng.random(num_lines) < self.faint_line] *= self.faint_factor
        lengths = [len(line) + 1 for line in document.line_texts]
        return strength * np.repeat(factor, lengths), strength * factor[document.line]


def _spread(faults: NDArray[np.bool_], on: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Faults (c) that go on to the next character wherever it takes them over, bool (c).

    >>> _spread(np.array([1, 0, 0, 0], bool), np.array([0, 1, 0, 1], bool)).astype(int).tolist()
    [1, 1, 0, 0]
    """
    place = np.arange(len(faults))
    last_fault = np.maximum.accumulate(np.where(faults, place, -1))
    last_stop = np.maximum.accumulate(np.where(~on & ~faults, place, -1))
    return last_fault > last_stop
