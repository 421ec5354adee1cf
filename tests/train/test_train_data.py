"""Batches: the same whoever draws them, with what is not known masked and what carries fields left out."""

from dataclasses import replace

import numpy as np
import pytest

from augment.text import TokenNoise
from labeling_functions.votes import ProbLabels
from receipts import Document, Schema
from receipts.labels import Field
from synth import Renderer
from train.examples import Example, exact_examples, probable_examples
from train.mixture import POOL_BATCHES, Mixture
from train.self_training import SelfTraining
from train.sources.base import Kept
from train.sources.made import MadeExamples
from train.sources.probable import sharpened

SCHEMA = Schema(fields={"date": Field(kind="date"), "total": Field(kind="money")})


def document(number: int, *, fields: dict[str, str] | None = None, labels: list[int] | None = None) -> Document:
    quads = np.array([[0, 0, 90, 0, 90, 9, 0, 9], [0, 20, 90, 20, 90, 29, 0, 29]], float)
    made = Document.from_lines(f"d{number}", [f"SHOP {number}", "TOTAL 7.42"], quads, size=(99, 40), fields=fields)
    if labels is None:
        return made
    return replace(made, labels=np.array(labels, np.int8))


def examples(count: int) -> list[Example]:
    return exact_examples([document(i, labels=[0, 0, 0, 2, 2, 2]) for i in range(count)], SCHEMA)


def mixture(sources: dict[str, list[Example]], shares: dict[str, tuple[float, float]], **settings: int) -> Mixture:
    kept = {name: Kept(found) for name, found in sources.items()}
    return Mixture(kept, shares, TokenNoise(), **{"seed": 0, "steps": 40, "batch_size": 8, **settings})


def test_a_batch_is_the_same_at_every_draw_and_differs_from_the_next() -> None:
    drawn = mixture({"data": examples(30)}, {"data": (1.0, 1.0)}, seed=3)
    first, again, other = drawn.batch(5), drawn.batch(5), drawn.batch(6)
    assert all(
        (getattr(first, name) == getattr(again, name)).all()
        for name in ("spellings", "spelling", "features", "target", "weight")
    )
    assert first.names == again.names != other.names


def test_targets_are_distributions_where_there_is_weight() -> None:
    batch = mixture({"data": examples(9)}, {"data": (1.0, 1.0)}, batch_size=4).batch(0)
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


def test_probabilities_that_are_no_distribution_are_refused_by_token_and_document() -> None:
    probabilities = np.full((12, 3), 1 / 3, np.float32)
    for wrong in ([0.5, 0.5, 0.5], [1.5, -0.5, 0.0], [np.nan, 0.5, 0.5]):
        spoiled = probabilities.copy()
        spoiled[7] = wrong
        with pytest.raises(ValueError, match=r"token 1 of document d1 are no distribution .*; 1 tokens are such"):
            probable_examples([document(0), document(1)], ProbLabels(spoiled, np.ones(12, bool)))


def test_labels_beyond_the_schema_and_documents_without_labels_are_refused() -> None:
    with pytest.raises(ValueError, match="document d0 has label 3, the schema ends at total"):
        exact_examples([document(0, labels=[0, 0, 0, 3, 3, 3])], SCHEMA)
    with pytest.raises(ValueError, match="document d0 carries no labels"):
        exact_examples([document(0)], SCHEMA)


def test_an_empty_source_and_no_source_are_refused() -> None:
    with pytest.raises(ValueError, match=r"sources\.labels: an empty source"):
        mixture({"data": examples(3), "labels": []}, {"data": (0.5, 0.5), "labels": (0.5, 0.5)})
    with pytest.raises(ValueError, match="none has a share and something to draw from; give documents, data or labels"):
        mixture({}, {})
    with pytest.raises(ValueError, match="none has a share"):
        mixture({"data": examples(3)}, {"data": (0.5, 0.0)})


def test_shares_hold_in_every_stretch_and_follow_their_schedule() -> None:
    marked = [replace(one, document=replace(one.document, id=f"m{number}")) for number, one in enumerate(examples(20))]
    drawn = mixture({"data": examples(20), "labels": marked}, {"data": (0.75, 0.25), "labels": (0.25, 0.75)}, steps=80)
    share = [
        np.mean([name.startswith("m") for batch in drawn.batches(pool) for name in batch.names])
        for pool in range(80 // POOL_BATCHES)
    ]
    wanted = 0.25 + 0.5 * (np.arange(len(share)) + 0.5) / len(share)
    assert np.abs(np.array(share) - wanted).max() < 0.05


def test_an_epoch_goes_through_every_document_once() -> None:
    drawn = mixture({"data": examples(32)}, {"data": (1.0, 1.0)}, batch_size=4, steps=16)
    epochs = [sorted(name for batch in drawn.batches(pool) for name in batch.names) for pool in range(2)]
    assert epochs[0] == epochs[1] == sorted(f"d{number}" for number in range(32))


def test_documents_made_by_index_are_new_every_time_and_carry_exact_labels() -> None:
    renderer = Renderer.from_config(["seed=5"])
    made = MadeExamples(renderer, renderer.schema)
    drawn = Mixture({"made": made}, {"made": (1.0, 1.0)}, None, seed=0, steps=16, batch_size=1)
    names = [name for pool in range(2) for batch in drawn.batches(pool) for name in batch.names]
    assert len(set(names)) == 16
    assert made[3].target[np.arange(len(made[3].document)), made[3].document.labels].min() == 1


def test_sharpened_probabilities_are_distributions_whose_order_stays() -> None:
    rows = np.random.Generator(np.random.PCG64(0)).dirichlet(np.ones(4), 50).astype(np.float32)
    for temperature in (0.5, 1.0, 2.0):
        changed = sharpened(rows, temperature)
        np.testing.assert_allclose(changed.sum(axis=1), 1, atol=1e-6)
        assert (changed.argsort(axis=1) == rows.argsort(axis=1)).all()


def test_the_first_of_two_trainings_learns_from_exact_labels_alone() -> None:
    probable = [replace(one, exact=False) for one in examples(9)]
    both = mixture({"data": examples(30), "labels": probable}, {"data": (0.5, 0.5), "labels": (0.5, 0.5)})
    assert set(SelfTraining().first(both).sources) == {"data"}
    assert set(SelfTraining(independent=False).first(both).sources) == {"data", "labels"}
    alone = mixture({"labels": probable}, {"labels": (1.0, 1.0)})
    assert set(SelfTraining().first(alone).sources) == {"labels"}
