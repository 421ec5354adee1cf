"""Where the work over all rows of votes is done: numpy, or torch on a device. What is learnt, small tables, is numpy's."""

import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.evidence import posterior, right_and_total, vote_shares
from labeling_functions.label_model.patterns import Patterns, compact_votes, distinct_rows, group_rows
from receipts.config import nearest

_DEVICES = ("cpu", "cuda")


class Engine(ABC):
    """What label models do with rows of votes; arrays are the engine's own where they are not said to be numpy's."""

    @abstractmethod
    def votes(self, votes: ArrayLike, cardinality: int) -> Any:
        """Votes (N, m) in the smallest integers that hold them; raises ValueError as `compact_votes` does."""

    @abstractmethod
    def group(self, votes: Any, cardinality: int) -> Patterns:
        """The distinct rows, as `group_rows` gives them."""

    @abstractmethod
    def distinct(self, votes: Any, cardinality: int) -> Patterns:
        """The distinct rows, as `distinct_rows` gives them."""

    @abstractmethod
    def shares(self, rows: Any, cardinality: int) -> Any:
        """The share (P, k) of the votes that each label got; even where all abstain."""

    @abstractmethod
    def posterior(
        self,
        rows: Any,
        table: NDArray[np.float64],
        balance: NDArray[np.float64],
        clusters: Sequence[NDArray[np.int64]] = (),
        temperature: float = 1.0,
    ) -> Any:
        """The probabilities (P, k) of the labels of rows (P, m); table and balance are numpy's."""

    @abstractmethod
    def right_and_total(
        self, patterns: Patterns, probabilities: Any, refuted: NDArray[np.bool_]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How often each silence and vote is right, and how often it stands at all: numpy's, (m, k + 1) each."""

    @abstractmethod
    def places(self, rows: Any) -> Any:
        """Votes as numbers to index with."""

    @abstractmethod
    def softmax(self, scores: Any) -> Any:
        """Scores (P, k) as probabilities, rows sum to 1; the scores may be written over."""

    @abstractmethod
    def array(self, values: NDArray[Any]) -> Any:
        """Numpy's array as the engine's."""

    @abstractmethod
    def numpy(self, values: Any) -> NDArray[Any]:
        """The engine's array as numpy's."""


class NumpyEngine(Engine):
    """Numpy, on one core."""

    def votes(self, votes: ArrayLike, cardinality: int) -> Any:
        """As `compact_votes`."""
        return compact_votes(votes, cardinality)

    def group(self, votes: Any, cardinality: int) -> Patterns:
        """As `group_rows`."""
        return group_rows(votes, cardinality)

    def distinct(self, votes: Any, cardinality: int) -> Patterns:
        """As `distinct_rows`."""
        return distinct_rows(votes, cardinality)

    def shares(self, rows: Any, cardinality: int) -> Any:
        """As `vote_shares`."""
        return vote_shares(rows, cardinality)

    def posterior(
        self,
        rows: Any,
        table: NDArray[np.float64],
        balance: NDArray[np.float64],
        clusters: Sequence[NDArray[np.int64]] = (),
        temperature: float = 1.0,
    ) -> Any:
        """As `posterior`."""
        return posterior(rows, table, balance, clusters, temperature)

    def right_and_total(
        self, patterns: Patterns, probabilities: Any, refuted: NDArray[np.bool_]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """As `right_and_total`."""
        return right_and_total(patterns.rows, patterns.counts, probabilities, refuted)

    def places(self, rows: Any) -> Any:
        """Votes as intp."""
        return rows.astype(np.intp)

    def softmax(self, scores: Any) -> Any:
        """Without overflow: the largest score is 0."""
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=1, keepdims=True)
        return scores

    def array(self, values: NDArray[Any]) -> Any:
        """The array itself."""
        return values

    def numpy(self, values: Any) -> NDArray[Any]:
        """The array itself."""
        return np.asarray(values)


def engine_for(votes: Any, device: str | None = None) -> Engine:
    """The engine for ``votes`` on ``device``; unless one is set, numpy, or torch where the votes are its tensor.

    >>> type(engine_for([[0, 1]])).__name__
    'NumpyEngine'
    """
    if device is None and not is_tensor(votes):
        return NumpyEngine()
    from labeling_functions.label_model.torch_engine import TorchEngine

    return TorchEngine(device or str(checked_device(str(votes.device))))


def returned(result: Any, engine: Engine, votes: Any) -> Any:
    """An engine's result as the caller's votes were: numpy's, or a tensor on their device."""
    return result.to(votes.device) if is_tensor(votes) else engine.numpy(result)


def as_numpy(values: Any) -> Any:
    """A tensor as numpy's array; anything else as it is."""
    return values.cpu().numpy() if is_tensor(values) else values


def is_tensor(values: Any) -> bool:
    """Whether these are torch's; torch is not imported to tell."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(values, torch.Tensor)


def checked_device(device: str | None) -> str | None:
    """The device, if it is there.

    Raises:
        ValueError: it is no device that label models know, or this machine has none.
    """
    if device is None:
        return None
    kind = device.partition(":")[0]
    if kind not in _DEVICES:
        raise ValueError(f"device: expected cpu, cuda or cuda:0 and so on, got {device}{nearest(kind, _DEVICES)}")
    import torch

    if kind == "cuda" and not torch.cuda.is_available():
        raise ValueError(f"device: {device} asked for, but torch sees no CUDA device here; say device=cpu")
    return device
