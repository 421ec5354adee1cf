"""snorkel's LabelModel behind our interface: global random state kept, empty rows left out, faults told."""

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labeling_functions.label_model.base import VoteModel, by_patterns, even_where_silent
from labeling_functions.label_model.batches import gather
from labeling_functions.label_model.engine import checked_device, engine_for
from labeling_functions.label_model.patterns import compact_votes
from labeling_functions.label_model.stored import Arrays, Settings, checked_arrays
from labeling_functions.label_model.tokens import TokenModelChoice
from receipts.config import Count, Positive, Seed, component
from receipts.labels import ABSTAIN

# snorkel holds some ten matrices of (functions x labels) squared: beyond, 4 GB and more.
_MOST_PAIRS = 10_000
_MOST_ROWS = 65_536


class SnorkelLabelModel(VoteModel):
    """snorkel's LabelModel (A. Ratner et al., Training complex models with multi-task weak supervision, AAAI 2019).

    It learns as snorkel does; what it learnt predicts without snorkel, row by row as snorkel would, but where that gives NaN
    because all labels are less likely than a float can say.

    Attributes:
        num_epochs: steps of its gradient descent.
        learning_rate: of the descent.
        seed: of the model; it does not touch the generators of the caller.
        conditionals: float32 (m, k, k), after `fit`: P(vote for v | label y).
        balance: (k), the probability of each label.
    """

    def __init__(
        self,
        cardinality: int,
        *,
        num_epochs: int = 200,
        learning_rate: float = 0.01,
        seed: int = 0,
        device: str | None = None,
    ) -> None:
        self.cardinality, self.device, self.num_functions = cardinality, checked_device(device), 0
        self.num_epochs = num_epochs
        self.learning_rate = learning_rate
        self.seed = seed
        self.conditionals = np.empty((0, cardinality, cardinality), np.float32)
        self.balance = np.full(cardinality, 1 / cardinality)

    def fit(self, votes: ArrayLike, exhaustive: ArrayLike | None = None) -> Self:
        """Learn from votes int (N, m), -1 abstains; snorkel has no notion of ``exhaustive``, and learns on the CPU.

        Raises:
            ValueError: fewer than three functions, too many for its memory, no votes at all, or a loss that is no number.
        """
        engine = engine_for(votes)
        array = compact_votes(engine.numpy(engine.votes(votes, self.cardinality)), self.cardinality)
        num_functions = array.shape[1]
        if num_functions < 3:
            raise ValueError(
                f"label_model: snorkel needs at least 3 functions, got {num_functions}; label_model=majority takes any"
            )
        if num_functions * self.cardinality > _MOST_PAIRS:
            raise ValueError(
                f"label_model: snorkel needs gigabytes for {num_functions} functions x {self.cardinality} labels, "
                f"more than {_MOST_PAIRS} pairs; label_model=em takes them"
            )
        voted = array[(array != ABSTAIN).any(axis=1)].astype(np.int64)
        if not len(voted):
            raise ValueError("label_model: every function abstains everywhere; there is nothing to learn from")
        self._descend(voted)
        self.num_functions = num_functions
        return self

    def fit_batches(self, batches: Iterable[ArrayLike], exhaustive: ArrayLike | None = None) -> Self:
        """Learn from votes that come in batches int (n, m), read once: from 65,536 rows at most, an even sample of them.

        How they are cut into batches changes no bit.

        Raises:
            ValueError: as `fit`, or no batch.
        """
        found = gather(batches, self.cardinality, most=_MOST_ROWS, device=self.device, repeated=False)
        return self.fit(found.patterns.rows)

    def predict_proba(self, votes: ArrayLike) -> NDArray[np.float64]:
        """Probabilities (N, k), rows sum to 1; uniform where all abstain.

        Raises:
            ValueError: the model was not fitted, or on the votes of other functions.
        """
        table = np.zeros((self.num_functions, self.cardinality + 1, self.cardinality))
        table[:, 1:] = np.log(self.conditionals)
        return by_patterns(
            votes, self, lambda engine, rows: even_where_silent(engine.posterior(rows, table, self.balance), rows)
        )

    def _descend(self, voted: NDArray[np.int64]) -> None:
        from snorkel.labeling.model import LabelModel

        with _kept_apart():
            model = LabelModel(cardinality=self.cardinality, verbose=False)
            try:
                model.fit(voted, n_epochs=self.num_epochs, lr=self.learning_rate, seed=self.seed, progress_bar=False)
                learnt = model.mu.detach().numpy()
                if not np.isfinite(learnt).all():
                    raise ValueError("NaN")
            except Exception as fault:
                if "NaN" not in str(fault):
                    raise
                raise ValueError(
                    "label_model: snorkel's loss is no number on these votes; label_model=majority has none"
                ) from None
        self.conditionals = learnt.reshape(-1, self.cardinality, self.cardinality).copy()
        self.balance = np.asarray(model.p, np.float64)

    def _state(self) -> tuple[Settings, Arrays]:
        settings = {
            "cardinality": self.cardinality,
            "num_epochs": self.num_epochs,
            "learning_rate": self.learning_rate,
            "seed": self.seed,
        }
        return settings, {"conditionals": self.conditionals, "balance": self.balance}

    @classmethod
    def _restored(cls, path: Path, settings: Settings, arrays: Arrays) -> Self:
        num_labels, num_functions = settings["cardinality"], len(arrays["conditionals"])
        expected = {
            "conditionals": (np.float32, (num_functions, num_labels, num_labels)),
            "balance": (np.float64, (num_labels,)),
        }
        checked_arrays(path, arrays, expected)  # type: ignore[arg-type]
        model = cls(**settings)
        model.conditionals, model.balance = arrays["conditionals"], arrays["balance"]
        model.num_functions = num_functions
        return model


@component
class Snorkel(TokenModelChoice):
    """Chooses snorkel's LabelModel.

    Attributes:
        num_epochs: steps of its gradient descent.
        learning_rate: of the descent.
        seed: of the model.
        device: where torch predicts, cpu or cuda; numpy does unless set.
    """

    num_epochs: Count = 200
    learning_rate: Positive = 0.01
    seed: Seed = 0
    device: str | None = None

    def make(self, cardinality: int) -> SnorkelLabelModel:
        """A new model for ``cardinality`` labels."""
        return SnorkelLabelModel(
            cardinality,
            num_epochs=self.num_epochs,
            learning_rate=self.learning_rate,
            seed=self.seed,
            device=self.device,
        )


@contextmanager
def _kept_apart() -> Iterator[None]:
    """Give the caller its global generators and threads back as they were: snorkel reseeds all of them.

    Its matrices are a few hundred numbers wide: one thread fits 7,000 rows in 0.4 s, where two that wait for each other on
    a busy machine took 1 to 28 s; and the bits are then the same for any number of cores.
    """
    import torch

    states = random.getstate(), np.random.get_state(), torch.get_rng_state()
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
        random.setstate(states[0])
        np.random.set_state(states[1])
        torch.set_rng_state(states[2])
