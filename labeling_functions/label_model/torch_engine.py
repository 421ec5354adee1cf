"""The work over all rows of votes in torch: on the CPU or a GPU, equal to numpy's to rounding, the same bits at every run.

Floats are summed in a fixed order or as whole numbers; sums by atomic addition, in whatever order threads arrive, would differ
from run to run.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.engine import Engine
from labeling_functions.label_model.patterns import LARGEST_CODE, Patterns, compact_votes, is_repeating, told_wrong_vote
from receipts.labels import ABSTAIN

_CHUNK_ROWS = 65_536
# Sums of weights are taken in whole numbers of 62 bits.
_BITS = 62


class TorchEngine(Engine):
    """Torch on one device, in double precision."""

    def __init__(self, device: str) -> None:
        self.device = device

    def votes(self, votes: ArrayLike, cardinality: int) -> Any:
        """Votes (N, m) in the smallest integers that hold them; raises ValueError as `compact_votes` does."""
        import torch

        if not isinstance(votes, torch.Tensor):
            return self.array(compact_votes(votes, cardinality))
        array = votes.to(self.device)
        whole = not (array.dtype.is_floating_point or array.dtype.is_complex or array.dtype == torch.bool)
        if array.ndim != 2 or array.shape[1] == 0 or not whole:
            kind = str(array.dtype).removeprefix("torch.")
            raise ValueError(f"votes: expected whole numbers of shape (rows, functions), got {kind} {tuple(array.shape)}")
        if array.numel() and (int(array.min()) < ABSTAIN or int(array.max()) >= cardinality):
            row, column = ((array < ABSTAIN) | (array >= cardinality)).nonzero()[0].tolist()
            raise told_wrong_vote(row, column, int(array[row, column]), cardinality)
        smallest = torch.int8 if cardinality <= 127 else torch.int16 if cardinality <= 32_767 else torch.int64
        return array.to(smallest)

    def group(self, votes: Any, cardinality: int) -> Patterns:
        """The distinct rows, in the order in which they first stand; every row for itself where rows do not repeat."""
        import torch

        if not is_repeating(votes, lambda probe: len(self._codes(probe, cardinality).unique())):
            return Patterns(votes, torch.ones(len(votes), dtype=torch.float64, device=self.device), None)
        return self.distinct(votes, cardinality)

    def distinct(self, votes: Any, cardinality: int) -> Patterns:
        """The distinct rows, in the order in which they first stand."""
        import torch

        codes = self._codes(votes, cardinality)
        _, inverse, counts = codes.unique(return_inverse=True, return_counts=True)
        first = torch.full((len(counts),), len(votes), device=self.device)
        first.scatter_reduce_(0, inverse, torch.arange(len(votes), device=self.device), "amin")
        order = first.argsort()
        place = torch.empty_like(order)
        place[order] = torch.arange(len(order), device=self.device)
        return Patterns(votes[first[order]], counts[order].double(), place[inverse])

    def shares(self, rows: Any, cardinality: int) -> Any:
        """The share (P, k) of the votes that each label got; even where all abstain."""
        import torch

        cast = torch.zeros((len(rows), cardinality + 1), dtype=torch.int64, device=self.device)
        for function in range(rows.shape[1]):
            cast.scatter_add_(1, rows[:, function, None].long() + 1, torch.ones_like(cast[:, :1]))
        shares = cast[:, 1:].double()
        shares[shares.sum(dim=1) == 0] = 1.0
        return shares / shares.sum(dim=1, keepdim=True)

    def posterior(
        self,
        rows: Any,
        table: NDArray[np.float64],
        balance: NDArray[np.float64],
        clusters: Sequence[NDArray[np.int64]] = (),
        temperature: float = 1.0,
    ) -> Any:
        """The probabilities (P, k) of the labels of rows (P, m); table and balance are numpy's."""
        import torch

        num_functions, num_symbols, num_labels = table.shape
        flat, log_balance = self.array(table.reshape(-1, num_labels)), self.array(np.log(balance))
        starts = torch.arange(num_functions, device=self.device) * num_symbols
        exhaustive = self.array(table[:, 0].any(axis=1))
        result = torch.empty((len(rows), num_labels), dtype=torch.float64, device=self.device)
        for start in range(0, len(rows), _CHUNK_ROWS):
            places = self.places(rows[start : start + _CHUNK_ROWS]) + 1
            weights = torch.ones(places.shape, dtype=torch.float64, device=self.device)
            for cluster in map(self.array, clusters):
                speaking = ((places[:, cluster] > 0) | exhaustive[cluster]).sum(dim=1, keepdim=True)
                weights[:, cluster] /= speaking.clamp(min=1)
            summed = torch.nn.functional.embedding_bag(places + starts, flat, mode="sum", per_sample_weights=weights)
            result[start : start + _CHUNK_ROWS] = self.softmax((log_balance + summed) / temperature)
        return result

    def right_and_total(
        self, patterns: Patterns, probabilities: Any, refuted: NDArray[np.bool_]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How often each silence and vote is right, and how often it stands at all: numpy's, (m, k + 1) each."""
        import torch

        num_functions, num_symbols = patterns.rows.shape[1], probabilities.shape[1] + 1
        counts = patterns.counts
        # So many bits are left for what stands behind the point.
        scale = 2.0 ** (_BITS - int(np.ceil(np.log2(max(float(counts.sum()), 1.0)))) - 1)
        sums = torch.zeros((2, num_functions * num_symbols), dtype=torch.int64, device=self.device)
        starts = torch.arange(num_functions, device=self.device) * num_symbols
        for start in range(0, len(patterns.rows), _CHUNK_ROWS):
            part = slice(start, start + _CHUNK_ROWS)
            votes, weight = self.places(patterns.rows[part]), counts[part, None]
            silent = votes == ABSTAIN
            hit = probabilities[part].gather(1, votes.clamp(min=0)).masked_fill_(silent, 0.0)
            if refuted.any():
                told = self.array(refuted.any(axis=1))
                right_silence = 1 - probabilities[part] @ self.array(refuted.astype(np.float64)).T
                hit = torch.where(silent & told, right_silence, hit)
            places = (votes + 1 + starts).ravel()
            for row, values in enumerate((weight * hit, weight.expand_as(hit))):
                sums[row].index_add_(0, places, (values * scale).round().long().ravel())
        right, total = (self.numpy(sums.double() / scale)).reshape(2, num_functions, num_symbols)
        return right, total

    def places(self, rows: Any) -> Any:
        """Votes as int64."""
        return rows.long()

    def softmax(self, scores: Any) -> Any:
        """Scores (P, k) as probabilities, rows sum to 1."""
        return scores.softmax(dim=1)

    def array(self, values: Any) -> Any:
        """Numpy's array as a tensor on the device."""
        import torch

        return torch.from_numpy(np.ascontiguousarray(values)).to(self.device)

    def numpy(self, values: Any) -> NDArray[Any]:
        """A tensor as numpy's array."""
        return values.cpu().numpy()

    def _codes(self, votes: Any, cardinality: int) -> Any:
        """A number for each row, equal for equal rows only: its votes as digits, shortened whenever they fill an integer."""
        import torch

        codes, size = torch.zeros(len(votes), dtype=torch.int64, device=self.device), 1
        for column in range(votes.shape[1]):
            if size * (cardinality + 1) >= LARGEST_CODE:
                found, codes = codes.unique(return_inverse=True)
                size = max(len(found), 1)
            codes = codes * (cardinality + 1) + votes[:, column] + 1
            size *= cardinality + 1
        return codes
