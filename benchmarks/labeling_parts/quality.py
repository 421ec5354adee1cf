"""What label models make of public votes and of copied functions: parts ``quality``, ``gold``, ``settings`` and ``copies``.

Models are fitted on the votes of split 0 and scored on split 2: accuracy, or F1 of label 1 for sms, where labels that tie count
their expected share. ``gold`` adds 100 known rows of split 1; ``settings`` are chosen on three sets and scored on the fourth.
"""

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labeling_functions.label_model import LabelModel, MajorityVote, SnorkelLabelModel
from receipts.console import table

SETS = ("youtube", "yelp", "trec", "sms")
GOLD_ROWS, GOLD_DRAWS = 100, 10
GRID = {"accuracy": (0.7, 0.8, 0.9), "strength": (0.5, 1.0, 2.0), "temperature": (1.0, 1.25, 1.5)}

Array = NDArray[Any]


class DawidSkene:
    """The model of Dawid and Skene (1979): a confusion matrix a function; silence is missing, or a vote like any other."""

    def __init__(self, cardinality: int, *, silence_votes: bool) -> None:
        self.cardinality, self.silence_votes = cardinality, silence_votes

    def fit(self, votes: Array) -> "DawidSkene":
        """Learn from votes (N, m) by 100 steps from majority vote."""
        rows, counts = np.unique(votes, axis=0, return_counts=True)
        shares = MajorityVote(self.cardinality).fit(rows).predict_proba(rows)
        for _ in range(100):
            mass = counts[:, None] * shares
            self._log_balance = np.log(mass.sum(axis=0) / counts.sum() + 1e-12)
            seen = np.einsum("pmv,pk->mvk", self._one_hot(rows), mass) + 0.01
            self._tables = np.log(seen / seen.sum(axis=1, keepdims=True))
            shares = self.predict_proba(rows)
        return self

    def predict_proba(self, votes: Array) -> Array:
        """Probabilities (N, k); uniform where all abstain."""
        scores = self._log_balance + np.einsum("pmv,mvk->pk", self._one_hot(votes), self._tables)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares[(votes < 0).all(axis=1)] = 1
        return shares / shares.sum(axis=1, keepdims=True)

    def _one_hot(self, votes: Array) -> Array:
        """Votes (N, m, 1 + k) or, where silence is missing, (N, m, k)."""
        return np.eye(self.cardinality + 1)[votes + 1][:, :, 0 if self.silence_votes else 1 :]


MODELS: dict[str, Callable[[int], Any]] = {
    "majority": MajorityVote,
    "snorkel": SnorkelLabelModel,
    "Dawid-Skene": lambda k: DawidSkene(k, silence_votes=False),
    "Dawid-Skene, silence votes": lambda k: DawidSkene(k, silence_votes=True),
    "ours": LabelModel,
}


def read_set(folder: Path, name: str) -> dict[str, Any]:
    """The arrays of one set, split: votes and labels of train, valid and test, and the number of labels."""
    with np.load(folder / f"{name}.npz", allow_pickle=False) as stored:
        votes, labels, split = stored["L"].astype(np.int64), stored["y"].astype(np.int64), stored["split"]
    parts = {part: (votes[split == number], labels[split == number]) for number, part in enumerate(("train", "valid", "test"))}
    return {"name": name, "cardinality": int(labels.max()) + 1, **parts}


def read_sets(folder: str) -> list[dict[str, Any]]:
    """All four sets."""
    return [read_set(Path(folder), name) for name in SETS]


def score(name: str, probabilities: Array, labels: Array) -> float:
    """Accuracy, or the F1 of label 1 for sms; labels that tie count their expected share."""
    best = probabilities >= probabilities.max(axis=1, keepdims=True) - 1e-9
    shares = best / best.sum(axis=1, keepdims=True)
    if name == "sms":
        return float(2 * shares[labels == 1, 1].sum() / (shares[:, 1].sum() + (labels == 1).sum()))
    return float(shares[np.arange(len(labels)), labels].mean())


def loss(probabilities: Array, labels: Array) -> float:
    """Mean negative log-likelihood, probabilities clipped at 1e-6."""
    return float(-np.log(np.clip(probabilities[np.arange(len(labels)), labels], 1e-6, 1)).mean())


def quality(sets: list[dict[str, Any]]) -> dict[str, Any]:
    """Score and negative log-likelihood of every model on every set."""
    found: dict[str, Any] = {}
    for model, make in MODELS.items():
        scores, losses = [], []
        for one in sets:
            probabilities = make(one["cardinality"]).fit(one["train"][0]).predict_proba(one["test"][0])
            scores.append(score(one["name"], probabilities, one["test"][1]))
            losses.append(loss(probabilities, one["test"][1]))
        found[model] = {"score": scores, "mean": float(np.mean(scores)), "loss": losses}
    rows = [[model, *_three(one["score"]), f"{one['mean']:.4f}"] for model, one in found.items()]
    table("accuracy (sms: F1), test", ["model", *SETS, "mean"], rows)
    table("negative log-likelihood, test", ["model", *SETS], [[model, *_three(one["loss"])] for model, one in found.items()])
    return found


def gold(sets: list[dict[str, Any]]) -> dict[str, Any]:
    """Scores and losses of our model without and with known rows, a mean of several draws."""
    found: dict[str, Any] = {"score without": [], "score with": [], "loss without": [], "loss with": []}
    for one in sets:
        votes, labels = one["test"]
        plain = LabelModel(one["cardinality"]).fit(one["train"][0]).predict_proba(votes)
        drawn = [_with_gold(one, draw).predict_proba(votes) for draw in range(GOLD_DRAWS)]
        for known, tries in (("without", [plain]), ("with", drawn)):
            found[f"score {known}"].append(float(np.mean([score(one["name"], each, labels) for each in tries])))
            found[f"loss {known}"].append(float(np.mean([loss(each, labels) for each in tries])))
    rows = [[name, *_three(values), f"{np.mean(values):.4f}"] for name, values in found.items()]
    table(f"ours, {GOLD_ROWS} gold rows of valid, {GOLD_DRAWS} draws", ["", *SETS, "mean"], rows)
    return found


def _with_gold(one: dict[str, Any], draw: int) -> LabelModel:
    votes, labels = one["valid"]
    chosen = np.random.default_rng(draw).choice(len(votes), GOLD_ROWS, replace=False)
    unknown = np.full(len(one["train"][0]), -1)
    model = LabelModel(one["cardinality"])
    return model.fit(np.concatenate([one["train"][0], votes[chosen]]), gold=np.concatenate([unknown, labels[chosen]]))


def settings(sets: list[dict[str, Any]]) -> dict[str, Any]:
    """For each set: the settings that are best on the valid splits of the other three, and what they score on its test split.

    Best is the mean score less a tenth of the mean negative log-likelihood: the score does not see the temperature.
    """
    values: dict[tuple[float, ...], list[tuple[float, float]]] = {}
    gains: dict[tuple[float, ...], list[float]] = {}
    for combination in product(*GRID.values()):
        values[combination], gains[combination] = [], []
        for one in sets:
            chosen: dict[str, Any] = dict(zip(GRID, combination, strict=True))
            model = LabelModel(one["cardinality"], **chosen).fit(one["train"][0])
            pair = {}
            for part in ("valid", "test"):
                probabilities, labels = model.predict_proba(one[part][0]), one[part][1]
                pair[part] = (score(one["name"], probabilities, labels), loss(probabilities, labels))
            values[combination].append(pair["test"])
            gains[combination].append(pair["valid"][0] - 0.1 * pair["valid"][1])
    rows, found = [], {}
    for left, name in enumerate(SETS):
        best = max(gains, key=lambda key: sum(gains[key]) - gains[key][left])
        found[name] = {**dict(zip(GRID, best, strict=True)), "score": values[best][left][0], "loss": values[best][left][1]}
        rows.append([name, *map(str, best), *_three(values[best][left])])
    means = [float(np.mean([pair[0] for pair in pairs])) for pairs in values.values()]
    mean = float(np.mean([one["score"] for one in found.values()]))
    title = f"settings chosen on the other three sets: mean {mean:.4f} (all settings {min(means):.4f} to {max(means):.4f})"
    table(title, ["set", *GRID, "score", "loss"], rows)
    return {"left out": found, "mean": mean, "range": [min(means), max(means)]}


def copied_votes(cardinality: int, seed: int, *, redrawn: bool) -> tuple[Array, Array]:
    """Votes (10,000, 10) and the truth: six functions that err independently, and four near copies of the first.

    A copy keeps each of the original's votes with probability 0.9; the rest it abstains on, or draws anew.
    """
    rng, num_rows = np.random.default_rng(seed), 10_000
    coverage, accuracy = rng.uniform(0.2, 0.6, 6), rng.uniform(0.6, 0.9, 6)
    truth = rng.integers(0, cardinality, num_rows)

    def column(function: int) -> Array:
        wrong = (truth + rng.integers(1, cardinality, num_rows)) % cardinality
        votes = np.where(rng.random(num_rows) < accuracy[function], truth, wrong)
        return np.where(rng.random(num_rows) < coverage[function], votes, -1)

    votes = np.stack([column(function) for function in range(6)], axis=1)
    lost = [column(0) if redrawn else np.full(num_rows, -1) for _ in range(4)]
    copies = [np.where(rng.random(num_rows) < 0.9, votes[:, 0], one) for one in lost]
    return np.concatenate([votes, np.stack(copies, axis=1)], axis=1), truth


def copies() -> list[dict[str, Any]]:
    """Accuracy without the copies, with them unheeded, and with them found."""
    found = []
    for redrawn, cardinality in product((False, True), (2, 9)):
        draws = []
        for seed in range(3):
            votes, truth = copied_votes(cardinality, seed, redrawn=redrawn)
            without = LabelModel(cardinality).fit(votes[:, :6]).score(votes[:, :6], truth)
            unheeded = LabelModel(cardinality, copies=1.0).fit(votes).score(votes, truth)
            draws.append([without, unheeded, LabelModel(cardinality).fit(votes).score(votes, truth)])
            draws[-1] += [make(cardinality).fit(votes).score(votes, truth) for make in (MajorityVote, SnorkelLabelModel)]
        mean = np.mean(draws, axis=0)
        share = float((mean[2] - mean[1]) / (mean[0] - mean[1]))
        found.append({"redrawn": redrawn, "k": cardinality, "accuracy": mean.tolist(), "recovered": share})
    names = ["rest of a copy", "k", "no copies", "unheeded", "found", "majority", "snorkel", "recovered"]
    rest = {False: "silent", True: "redrawn"}
    rows = [[rest[one["redrawn"]], str(one["k"]), *_three(one["accuracy"]), f"{one['recovered']:.0%}"] for one in found]
    table("four near copies of one function among ten, 3 seeds", names, rows)
    return found


# Balance, functions, their accuracy and coverage, and whether each votes one label only.
PLANTED: dict[str, tuple[list[float], int, tuple[float, float], tuple[float, float], bool]] = {
    "2 even, strong": ([0.5, 0.5], 10, (0.6, 0.9), (0.2, 0.6), False),
    "2 even, many weak": ([0.5, 0.5], 30, (0.52, 0.62), (0.6, 0.9), False),
    "2 skewed, many weak": ([0.85, 0.15], 30, (0.52, 0.62), (0.6, 0.9), False),
    "2 skewed, few weak": ([0.85, 0.15], 8, (0.52, 0.65), (0.3, 0.6), False),
    "2 skewed, better": ([0.85, 0.15], 15, (0.55, 0.75), (0.3, 0.6), False),
    "2 skewed, of one label": ([0.85, 0.15], 12, (0.6, 0.85), (0.2, 0.6), True),
    "4 skewed, weak": ([0.6, 0.2, 0.1, 0.1], 20, (0.35, 0.55), (0.4, 0.8), False),
    "4 skewed, of one label": ([0.4, 0.3, 0.2, 0.1], 16, (0.6, 0.85), (0.2, 0.6), True),
}


def planted_votes(name: str, seed: int) -> tuple[Array, Array]:
    """Votes (5,000, m) of functions that err independently, and the truth."""
    balance, num_functions, accuracy, coverage, one_label = PLANTED[name]
    rng, shape, num_labels = np.random.default_rng(seed), (5_000, num_functions), len(balance)
    truth = rng.choice(num_labels, shape[0], p=balance)
    right = rng.random(shape) < rng.uniform(*accuracy, num_functions)
    wrong = (truth[:, None] + rng.integers(1, num_labels, shape)) % num_labels
    votes = np.where(rng.random(shape) < rng.uniform(*coverage, num_functions), np.where(right, truth[:, None], wrong), -1)
    return np.where(votes == np.arange(num_functions) % num_labels, votes, -1) if one_label else votes, truth


def planted() -> dict[str, Any]:
    """Accuracy of every model on votes of functions that err independently, 3 seeds."""
    found: dict[str, list[float]] = {model: [] for model in MODELS}
    for name, (balance, *_) in PLANTED.items():
        draws = [planted_votes(name, seed) for seed in range(3)]
        for model, make in MODELS.items():
            scores = [score(name, make(len(balance)).fit(votes).predict_proba(votes), truth) for votes, truth in draws]
            found[model].append(float(np.mean(scores)))
    rows = [[name, *(f"{values[place]:.3f}" for values in found.values())] for place, name in enumerate(PLANTED)]
    rows.append(["mean", *(f"{np.mean(values):.3f}" for values in found.values())])
    table("accuracy on planted votes, 3 seeds", ["labels, functions", "majority", "snorkel", "DS", "DS, silence", "ours"], rows)
    return {"sets": list(PLANTED), **found}


def _three(values: Any) -> list[str]:
    return [f"{value:.3f}" for value in values]
