"""The trunk of an extractor with a head for every puzzle."""

from collections.abc import Mapping

from torch import Tensor, nn

from train.examples import Batch
from train.models.extractor import Extractor
from train.pretraining.base import Puzzle


class Solver(nn.Module):
    """What solves puzzles: an extractor up to its last layer, and a head for each puzzle.

    Args:
        trunk: an extractor.
        puzzles: by name.
    """

    def __init__(self, trunk: Extractor, puzzles: Mapping[str, Puzzle]) -> None:
        super().__init__()
        self.trunk = trunk
        self.puzzles = puzzles
        width = trunk.head.in_features
        self.heads = nn.ModuleDict({name: puzzle.head(width) for name, puzzle in puzzles.items()})

    def forward(self, posed: Mapping[str, Batch]) -> Tensor:
        """The sum of the puzzles' losses by their weights, a scalar."""
        losses = []
        for name, batch in posed.items():
            puzzle = self.puzzles[name]
            losses.append(puzzle.weight * puzzle.loss(self.heads[name], self.trunk.hidden(*batch.inputs), batch))
        return sum(losses[1:], losses[0])
