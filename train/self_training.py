"""Self-training: what a trained model reads off the probable documents joins what the rules said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import numpy as np
import pydantic
from numpy.typing import NDArray

from receipts.config import Component, Count, Probability, component

if TYPE_CHECKING:
    from train.examples import Example
    from train.mixture import Mixture
    from train.predict import Reader


@component
class SelfTraining(Component):
    """How a model's answers join what the rules said, after which the training goes on.

    Attributes:
        rounds: of reading and training again.
        independent: the first model learns from exact labels alone, where there are some: its mistakes are then not the rules'.
        trust: how much the model's answer counts against the rules' one, as a power of its probabilities.
        sure_from: where both are this sure and name different labels, the token is masked; where no rule spoke, the model's
            answer is taken if it is this sure.
    """

    rounds: Count = 1
    independent: bool = True
    trust: Annotated[float, pydantic.Field(ge=0)] = 1.0
    sure_from: Probability = 0.8

    def first(self, mixture: Mixture) -> Mixture:
        """What the first model learns from."""
        exact = {name: examples for name, examples in mixture.sources.items() if examples.exact}
        return replace(mixture, sources=exact) if self.independent and exact else mixture

    def relabelled(self, examples: Sequence[Example], reader: Reader) -> list[Example]:
        """The examples with what the model reads joined in, in their order; those whose targets are exact as they are.

        Raises:
            ValueError: an example carries fields: such documents are for measuring.
        """
        held = next((example.document.id for example in examples if example.document.fields and not example.exact), None)
        if held is not None:
            raise ValueError(f"document {held} carries fields; it is for measuring, not for training")
        probable = [index for index, example in enumerate(examples) if not example.exact]
        changed = list(examples)
        for place, answer in reader.probabilities([examples[index].document for index in probable]):
            example = examples[probable[place]]
            target, weight = joined(example.target, example.weight, answer, trust=self.trust, sure_from=self.sure_from)
            changed[probable[place]] = replace(example, target=target, weight=weight)
        return changed


def joined(
    rules: NDArray[np.float32], weight: NDArray[np.float32], model: NDArray[np.float32], *, trust: float, sure_from: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Distributions float32 (n, k) and weights float32 (n) that rules and a model agree on.

    Where rules spoke: the product of both, the model's raised to ``trust``, made to sum to 1 (a product of experts: G. Hinton,
    Training products of experts by minimizing contrastive divergence, 2002, equation 1); masked where both are sure of
    different labels. Where none spoke: the model's answer, masked unless it is sure.

    Args:
        rules: (n, k), rows sum to 1.
        weight: (n), 0 where no rule spoke.
        model: (n, k), rows sum to 1.

    >>> rules = np.array([[0.6, 0.4], [0.1, 0.9], [0.5, 0.5]], np.float32)
    >>> model = np.array([[0.6, 0.4], [0.9, 0.1], [0.9, 0.1]], np.float32)
    >>> target, weight = joined(rules, np.array([1, 1, 0], np.float32), model, trust=1.0, sure_from=0.8)
    >>> target[:, 0].round(2).tolist(), weight.tolist()
    ([0.6899999976158142, 0.5, 0.8999999761581421], [1.0, 0.0, 1.0])
    """
    spoke = weight > 0
    # A label one of them excludes stays excluded; where they exclude everything they fight, and what stands there is masked.
    product = rules.astype(np.float64) * model.astype(np.float64) ** trust
    total = product.sum(axis=1, keepdims=True)
    product = np.where(total > 0, product / np.where(total > 0, total, 1.0), rules)
    sure_model = model.max(axis=1) >= sure_from
    fight = (rules.max(axis=1) >= sure_from) & sure_model & (rules.argmax(axis=1) != model.argmax(axis=1))
    fight |= total[:, 0] <= 0
    target = np.where(spoke[:, None], product, model)
    weights = np.where(spoke, np.where(fight, 0.0, weight), sure_model)
    return target.astype(np.float32), weights.astype(np.float32)
