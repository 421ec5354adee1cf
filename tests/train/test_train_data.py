"""Batches: the same whoever draws them, with what is not known masked and what carries fields left out."""

import numpy as np
import pytest

from augment.text import TokenNoise
from labeling_functions.votes import ProbLabels
from receipts import Document, Schema
from receipts.labels import Field
from train.data import Example, Mixture, exact_examples, probable_examples

SCHEMA = Schema(fields={"date": Field(kind="date"), "total": Field(kind="money")})


def document(number: int, *, fields: dict[str, str] | None = None, labels: list[int] | None = None) -> Document:
    quads = np.array([[0, 0, 90, 0, 90, 9, 0, 9], [0, 20, 90, 20, 90, 29, 0, 29]], float)
    made = Document.from_lines(f"d{number}", [f"SHOP {number}", "TOTAL 7.42"], quads, size=(99, 40), fields=fields)
    if labels is None:
        return made
    from dataclasses import replace

    return replace(made, labels=np.array(labels, np.int8))


def examples(count: int) -> list[Example]:
    return exact_examples([document(i, labels=[0, 0, 0, 2, 2, 2]) for i in range(count)], SCHEMA)


def test_a_batch_is_the_same_at_every_draw_and_differs_from_the_next() -> None:
    mixture = Mixture.of({"data": examples(30)}, {"data": 1.0}, TokenNoise(), seed=3)
    first, again, other = mixture.batch(5, 8), mixture.batch(5, 8), mixture.batch(6, 8)
    assert all((getattr(first, name) == getattr(again, name)).all() for name in first.__dataclass_fields__)
    assert first.characters.shape != other.characters.shape or (first.characters != other.characters).any()


def test_targets_are_distributions_where_there_is_weight() -> None:
    batch = Mixture.of({"data": examples(9)}, {"data": 1.0}, None, seed=0).batch(0, 4)
    sums = batch.target.sum(-1)
    assert ((sums - 1).abs() < 1e-6)[batch.mask].all()
    assert (batch.weight[~batch.mask] == 0).all()


def test_documents_with_fields_are_left_out_and_uncovered_tokens_masked() -> None:
    documents = [document(0), document(1, fields={"total": "7.42"}), document(2)]
    probabilities = np.full((18, 3), 1 / 3, np.float32)
    covered = np.zeros(18, bool)
    covered[[3, 8]] = True
    found = probable_examples(documents, ProbLabels(probabilities, covered))
    assert [one.document.id for one in found] == ["d0"]
    assert found[0].weight.tolist() == [0, 0, 0, 1, 0, 0]


def test_labels_of_other_documents_are_refused() -> None:
    with pytest.raises(ValueError, match="labels: 5 tokens, but the documents hold 6"):
        probable_examples([document(0)], ProbLabels(np.full((5, 3), 1 / 3, np.float32), np.ones(5, bool)))


def test_labels_beyond_the_schema_and_documents_without_labels_are_refused() -> None:
    with pytest.raises(ValueError, match="document d0 has label 3, the schema ends at total"):
        exact_examples([document(0, labels=[0, 0, 0, 3, 3, 3])], SCHEMA)
    with pytest.raises(ValueError, match="document d0 carries no labels"):
        exact_examples([document(0)], SCHEMA)


def test_an_empty_source_and_no_source_are_refused() -> None:
    with pytest.raises(ValueError, match="labels: an empty source"):
        Mixture.of({"data": examples(3), "labels": []}, {"data": 0.5, "labels": 0.5}, None, seed=0)
    with pytest.raises(ValueError, match="none given"):
        Mixture.of({}, {}, None, seed=0)


def test_the_shares_of_the_sources_hold_over_many_batches() -> None:
    marked = [Example(one.document, one.target, one.weight * 0.5) for one in examples(20)]
    mixture = Mixture.of({"data": examples(20), "labels": marked}, {"data": 0.75, "labels": 0.25}, None, seed=0)
    weights = np.concatenate([mixture.batch(step, 16).weight.numpy().max(axis=1) for step in range(40)])
    assert abs(np.mean(weights == 0.5) - 0.25) < 0.05
