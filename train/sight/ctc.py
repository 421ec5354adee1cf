"""From a distribution over characters at every step along a line to its text, and how sure it is.

A. Graves et al., Connectionist temporal classification, 2006, section 3.2: the best path, repeats joined, nothings dropped.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from train.sight.alphabet import NOTHING, Alphabet


class Reading(NamedTuple):
    """What was read off a line.

    Attributes:
        text: with single blanks, none at its ends.
        confidence: that all of it is right, 0 to 1.
    """

    text: str
    confidence: float


def best_path(logits: NDArray[np.float32], alphabet: Alphabet) -> Reading:
    """The reading of one line.

    Its confidence is the product over the written characters of the surest step of each, and over the rest of how surely
    nothing stands there, as if all of these were independent of one another.

    Args:
        logits: float32 (steps, cardinality).

    >>> alphabet = Alphabet(characters=("A..C",))
    >>> logits = np.full((6, 4), -20, np.float32)
    >>> logits[range(6), [1, 1, 0, 1, 3, 0]] = 20
    >>> best_path(logits, alphabet)
    Reading(text='AAC', confidence=1.0)
    """
    if not len(logits):
        return Reading("", 0.0)
    top = logits.max(axis=1)
    chosen = logits.argmax(axis=1)
    log_sure = -np.log(np.exp(logits - top[:, None]).sum(axis=1))
    begins = np.flatnonzero(np.diff(chosen, prepend=-1))
    # Of steps that say the same, the surest speaks; of nothings the least sure, for a character may hide in any of them.
    surest, least = np.maximum.reduceat(log_sure, begins), np.minimum.reduceat(log_sure, begins)
    written = chosen[begins] != NOTHING
    confidence = float(np.exp(np.where(written, surest, least).sum(dtype=np.float64)))
    text = alphabet.spelled(chosen[begins][written])
    return Reading(" ".join(text.split()), round(confidence, 6))
