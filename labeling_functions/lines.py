"""snorkel's labeling functions, taken as they are: each is asked about every line of a document."""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from receipts.document import Document
from receipts.labels import ABSTAIN


@dataclass(frozen=True)
class LineFunction:
    """A function that gives one label a line, as a number.

    Attributes:
        name: how it is called in tables.
        vote: called with a line, an object with ``text``, ``document`` and ``line`` (its number); gives a label or -1.
        exhaustive: its silence is evidence; never, for a function with several labels.
    """

    name: str
    vote: Any
    exhaustive: bool = False

    def votes(self, document: Document, cardinality: int) -> NDArray[np.int8]:
        """Votes int8 (n): every token has its line's, -1 where the function abstains.

        Raises:
            ValueError: the function failed, or gave no label below ``cardinality``; function, document and line are named.
        """
        labels: list[int] = []
        vote, index, keep, line = self._plain_vote(), operator.index, labels.append, 0
        try:
            for line, text in enumerate(document.line_texts):
                keep(index(vote(SimpleNamespace(text=text, document=document, line=line))))
        except Exception as fault:
            self._check(labels, document, cardinality)
            raise ValueError(f"{self._where(document, line)}: {type(fault).__name__}: {fault}") from fault
        self._check(labels, document, cardinality)
        return np.array(labels, np.int8)[document.line]

    def _plain_vote(self) -> Callable[[Any], Any]:
        """What snorkel's object calls in the end, where it does nothing else: its own way there takes as long again."""
        parts = vars(self.vote) if type(self.vote).__module__ == "snorkel.labeling.lf.core" else {}
        alone = parts.keys() == {"name", "_f", "_resources", "_pre"} and not (parts["_resources"] or parts["_pre"])
        return parts["_f"] if alone else self.vote

    def _check(self, labels: Sequence[int], document: Document, cardinality: int) -> None:
        if min(labels, default=ABSTAIN) >= ABSTAIN and max(labels, default=ABSTAIN) < cardinality:
            return
        line, label = next((line, label) for line, label in enumerate(labels) if not ABSTAIN <= label < cardinality)
        told = f"label {label} outside {ABSTAIN} to {cardinality - 1}; -1 abstains, the schema numbers the labels"
        raise ValueError(f"{self._where(document, line)}: {told}")

    def _where(self, document: Document, line: int) -> str:
        return f"labeling function {self.name}, document {document.id}, line {line}"


def is_snorkel_function(thing: object) -> bool:
    """Whether a thing is a labeling function of snorkel's; told by its class, without importing snorkel.

    >>> is_snorkel_function(print)
    False
    """
    return any(
        base.__name__ == "LabelingFunction" and base.__module__.startswith("snorkel.labeling.") for base in type(thing).__mro__
    )
