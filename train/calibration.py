"""How sure a model may say it is: its confidences moved to how often it is right, without a hand label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from labeling_functions.constraints import Found
from receipts.jsonl import Prediction
from receipts.metrics import is_correct

# Confidences are bounded away from 0 and 1 before their log-odds are taken.
_LEAST = 1e-4
# As if so many values had been seen on which the confidences need no correction.
_PRIOR = 8.0
_NEWTON_STEPS = 30


@dataclass(frozen=True)
class Calibration:
    """For each field, what is done to the log-odds of its confidence.

    Attributes:
        lines: (slope, offset) by field: calibrated log-odds = slope x log-odds + offset. Fields that are not named stay.

    >>> half = Calibration({"total": (0.5, 0.0)})
    >>> round(half("total", 0.9), 3), half("date", 0.9)
    (0.75, 0.9)
    """

    lines: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def __call__(self, name: str, confidence: float) -> float:
        """The calibrated confidence of a field, 0 to 1."""
        if name not in self.lines:
            return confidence
        slope, offset = self.lines[name]
        odds = slope * _log_odds(np.array(confidence)) + offset
        return float(1 / (1 + np.exp(-odds)))

    def applied(self, found: Mapping[str, Found]) -> dict[str, Found]:
        """The found fields with calibrated confidences."""
        return {
            name: replace(one, confidence=self(name, one.confidence)) if one.chosen is not None else one
            for name, one in found.items()
        }


@dataclass(frozen=True)
class Judged:
    """What a model said of a field of held-out documents, and how likely each answer is right.

    Attributes:
        confidence: float (c), 0 to 1, as the model gave it.
        right: float (c), 0 to 1: 0 or 1 where the truth is known, a probability where rules judge.
    """

    confidence: NDArray[np.float64]
    right: NDArray[np.float64]


def fitted(judged: Mapping[str, Judged]) -> Calibration:
    """The calibration under which what was judged is most probable, held near to none by a few values' worth of trust.

    Platt's scaling (J. Platt, Probabilistic outputs for support vector machines, 1999, section 2.1) on log-odds, by Newton's
    method; slopes stay positive, so that the order of confidences stays.
    """
    return Calibration({name: _line(one) for name, one in judged.items() if len(one.confidence)})


def judged_by_truth(predictions: Sequence[Prediction], truth: Mapping[str, Mapping[str, str]]) -> dict[str, Judged]:
    """The answers on documents whose fields are known exactly, which rendered ones are."""
    rows: dict[str, list[tuple[float, float]]] = {}
    for one in predictions:
        for name, value in one.fields.items():
            if value is not None:
                right = is_correct(name, value, truth[one.document.id].get(name), "blank_free")
                rows.setdefault(name, []).append((one.confidence[name], float(right)))
    return _judged(rows)


def judged_by_rules(predictions: Sequence[Prediction], rules: Mapping[str, Prediction]) -> dict[str, Judged]:
    """The answers on real documents, judged by what rules think of them.

    Where both say the same, the answer is as likely right as the rules are sure; where they differ, the rest of that is shared
    evenly between the answer and all others.
    """
    rows: dict[str, list[tuple[float, float]]] = {}
    for one in predictions:
        said = rules[one.document.id]
        for name, value in one.fields.items():
            if value is None or said.fields.get(name) is None:
                continue
            sure = said.confidence[name]
            right = sure if is_correct(name, value, said.fields[name], "blank_free") else (1 - sure) / 2
            rows.setdefault(name, []).append((one.confidence[name], right))
    return _judged(rows)


def _judged(rows: Mapping[str, Sequence[tuple[float, float]]]) -> dict[str, Judged]:
    return {name: Judged(*np.array(pairs, np.float64).reshape(-1, 2).T) for name, pairs in rows.items()}


def _line(one: Judged) -> tuple[float, float]:
    """Slope and offset by Newton's method on the log-likelihood and a prior that no correction is needed."""
    odds = _log_odds(one.confidence)
    inputs = np.stack([odds, np.ones_like(odds)], axis=1)
    start = np.array([1.0, 0.0])
    line = start.copy()
    for _ in range(_NEWTON_STEPS):
        said = 1 / (1 + np.exp(-inputs @ line))
        slope = inputs.T @ (said - one.right) + _PRIOR * (line - start)
        curve = (inputs * (said * (1 - said))[:, None]).T @ inputs + _PRIOR * np.eye(2)
        step = np.linalg.solve(curve, slope)
        line = line - step
        line[0] = max(line[0], 0.05)
        if np.abs(step).max() < 1e-9:
            break
    return float(line[0]), float(line[1])


def _log_odds(confidence: NDArray[np.float64]) -> NDArray[np.float64]:
    bounded = np.clip(confidence, _LEAST, 1 - _LEAST)
    return np.log(bounded) - np.log1p(-bounded)
