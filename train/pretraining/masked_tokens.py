"""Masked tokens: words and runs of words are blotted out, and what stood there is to be spelled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import numpy as np
import pydantic
from numpy.typing import NDArray

from receipts.config import Count, component
from receipts.document import Document
from train.encoding import MAX_CHARACTERS, NUM_CHARACTERS, token_codes
from train.examples import Example
from train.pretraining.base import Puzzle, Weight

if TYPE_CHECKING:
    from torch import Tensor, nn

    from train.examples import Batch

# What stands for a hidden token: a character of no receipt, neither letter nor digit.
_BLOT = "\ufffd"


@component
class MaskedTokens(Puzzle):
    """Spelling the tokens that were hidden.

    Source: J. Devlin et al., BERT: pre-training of deep bidirectional transformers for language understanding, 2019, section
    3.1; runs of tokens are hidden whole as in M. Joshi et al., SpanBERT, 2020, section 3.1, so that a half of an amount does
    not give the other half away.

    Attributes:
        weight: of its loss against those of other puzzles.
        share: of the tokens that is hidden.
        longest_run: tokens of one line hidden together, drawn from 1 to this.
    """

    weight: Weight = 1.0
    share: Annotated[float, pydantic.Field(gt=0, lt=1)] = 0.2
    longest_run: Count = 5

    def posed(self, document: Document, rng: np.random.Generator) -> tuple[Example]:
        """The document with some tokens blotted out; the target of a token is its spelling, float32 (n, 12) of codes."""
        hidden = self.drawn(document, rng)
        spelling = np.array([token_codes(text) for text in document.texts], np.float32).reshape(-1, MAX_CHARACTERS)
        return (Example(blotted(document, hidden), spelling, hidden.astype(np.float32)),)

    def drawn(self, document: Document, rng: np.random.Generator) -> NDArray[np.bool_]:
        """The tokens to be hidden, bool (n): runs inside lines, until a share of the document is hidden; one at least."""
        count = len(document)
        hidden = np.zeros(count, bool)
        starts, lengths = rng.permutation(count), rng.integers(1, self.longest_run + 1, count)
        for start, length in zip(starts.tolist(), lengths.tolist(), strict=True):
            if hidden.sum() >= max(self.share * count, 1):
                break
            stop = min(start + length, document.line_spans[document.line[start]].stop)
            hidden[start:stop] = True
        return hidden

    def head(self, width: int) -> nn.Module:
        """Scores of every character at each place of a token."""
        from torch import nn

        return nn.Sequential(nn.LayerNorm(width), nn.Linear(width, MAX_CHARACTERS * NUM_CHARACTERS))

    def loss(self, head: nn.Module, vectors_BTD: Tensor, batch: Batch) -> Tensor:
        """Cross entropy of the hidden tokens' characters, the end of each token among them."""
        asked = batch.weight > 0
        scores = head(vectors_BTD[asked]).float().view(-1, MAX_CHARACTERS, NUM_CHARACTERS)
        return spelling_loss(scores, batch.target[asked].long())


def spelling_loss(scores: Tensor, codes: Tensor) -> Tensor:
    """The mean cross entropy of characters up to the first padding of each token, which is its end; 0 of no token.

    Args:
        scores: float (m, C, A), of each character at each place.
        codes: int64 (m, C), 0 pads.
    """
    import torch
    from torch.nn import functional

    each = functional.cross_entropy(scores.flatten(0, 1), codes.flatten(), reduction="none").view(codes.shape)
    before = functional.pad(codes[:, :-1], (1, 0), value=1)
    asked = (before != 0).to(each.dtype)
    return torch.where(asked > 0, each, 0.0).sum() / asked.sum().clamp(min=1)


def blotted(document: Document, hidden: NDArray[np.bool_]) -> Document:
    """The document with one and the same character for each hidden token (n); quads stay, so that it shows how wide it was.

    >>> document = Document.from_lines("a", ["TOTAL RM7.42"], np.zeros((1, 8)), size=(9, 9))
    >>> found = blotted(document, np.array([0, 0, 1, 0, 0], bool))
    >>> found.line_texts[0].encode("ascii", "replace"), found.offsets.tolist()
    (b'TOTAL RM?.42', [0, 6, 8, 9, 10])
    """
    texts = tuple(_BLOT if gone else text for text, gone in zip(document.texts, hidden.tolist(), strict=True))
    lines, offsets = list(document.line_texts), document.offsets.copy()
    for line in np.unique(document.line[hidden]).tolist():
        tokens = document.line_spans[line]
        pieces, written, read = [], 0, 0
        for token in range(tokens.start, tokens.stop):
            start = int(document.offsets[token])
            gap = document.line_texts[line][read:start]
            pieces += [gap, texts[token]]
            offsets[token] = written + len(gap)
            written += len(gap) + len(texts[token])
            read = start + len(document.texts[token])
        lines[line] = "".join([*pieces, document.line_texts[line][read:]])
    return replace(document, line_texts=tuple(lines), texts=texts, offsets=offsets)
