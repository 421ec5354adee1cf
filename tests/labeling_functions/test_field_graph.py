"""Sum-product on a tree of factors gives what adding up every joint choice gives."""

from itertools import product

import numpy as np
import pytest

from labeling_functions.field_graph import Factor, check_tree, marginals

CHOICES = {"company": 3, "address": 4, "subtotal": 2, "tax": 3, "total": 4, "change": 2, "alone": 3}
SCOPES = [("company", "address"), ("subtotal", "tax", "total"), ("total", "change"), ("address",)]


def drawn(seed: int) -> tuple[dict[str, np.ndarray], list[Factor]]:
    rng = np.random.default_rng(seed)
    unary = {name: 3 * rng.normal(size=(2, size)) for name, size in CHOICES.items()}
    unary["total"][0, 2:] = -np.inf
    return unary, [Factor(scope, 3 * rng.normal(size=(2, *(CHOICES[name] for name in scope)))) for scope in SCOPES]


@pytest.mark.parametrize("seed", range(3))
def test_marginals_are_those_of_all_joint_choices(seed: int) -> None:
    unary, factors = drawn(seed)
    fields, joint = marginals(unary, factors)
    for document in range(2):
        expected = {name: np.zeros(size) for name, size in CHOICES.items()}
        together = [np.zeros(factor.scores.shape[1:]) for factor in factors]
        for choice in product(*(range(size) for size in CHOICES.values())):
            chosen = dict(zip(CHOICES, choice, strict=True))
            cells = [tuple(chosen[name] for name in factor.fields) for factor in factors]
            score = sum(unary[name][document, place] for name, place in chosen.items())
            weight = np.exp(score + sum(one.scores[(document, *cell)] for one, cell in zip(factors, cells, strict=True)))
            for name, place in chosen.items():
                expected[name][place] += weight
            for table, cell in zip(together, cells, strict=True):
                table[cell] += weight
        for name in CHOICES:
            np.testing.assert_allclose(fields[name][document], expected[name] / expected[name].sum(), atol=1e-12)
        for found, table in zip(joint, together, strict=True):
            np.testing.assert_allclose(found[document], table / table.sum(), atol=1e-12)


def test_scores_of_any_size_give_numbers() -> None:
    unary = {"a": np.array([[800.0, -900.0]]), "b": np.array([[0.0, -np.inf]])}
    fields, _ = marginals(unary, [Factor(("a", "b"), np.full((1, 2, 2), 1e4))])
    assert fields["a"].tolist() == [[1, 0]]
    assert fields["b"].tolist() == [[1, 0]]


@pytest.mark.parametrize(
    "scopes", [[("a", "b"), ("b", "c"), ("a", "c")], [("a", "b", "c"), ("b", "c")], [("a", "a")], [("a", "b"), ("a", "b")]]
)
def test_rings_are_refused(scopes: list[tuple[str, ...]]) -> None:
    with pytest.raises(ValueError, match=r"constraints: .* are bound together already"):
        check_tree(scopes)
