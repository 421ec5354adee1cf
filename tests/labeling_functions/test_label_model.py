"""Every label model that conf/label_model chooses, behind one interface. It imports snorkel and torch, which takes seconds."""

import json
import pickle
import random
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
import torch
import yaml
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

import tillroll
from labeling_functions.label_model import (
    LabelModel,
    Majority,
    MajorityVote,
    Snorkel,
    SnorkelLabelModel,
    VoteModel,
    load_label_model,
)
from labeling_functions.label_model.patterns import distinct_rows
from labeling_functions.label_model.torch_engine import TorchEngine
from labeling_functions.votes import read_labels, read_votes
from receipts.config import build, choices

RECEIPTS = Path(__file__).parents[2] / "examples" / "sroie" / "documents.jsonl"
K = 3
QUICK = {"snorkel": {"num_epochs": 50}}


def made(name: str, cardinality: int = K, **settings: object) -> VoteModel:
    """The model that ``label_model=NAME`` chooses."""
    config = yaml.safe_load((files("conf") / "label_model" / f"{name}.yaml").read_text())
    model: VoteModel = build({**config, **QUICK.get(name, {}), **settings}).make(cardinality)
    return model


# Those that see rows of votes; the models of whole receipts are for test_constrained.py.
MAKERS: dict[str, Callable[[], VoteModel]] = {
    name: lambda name=name: made(name)  # type: ignore[misc]
    for name in choices()["label_model"]
    if not name.endswith("constrained")
}


@pytest.fixture(params=MAKERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def model(name: str) -> VoteModel:
    return MAKERS[name]()


def planted(num_rows: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Votes of eight functions that err independently, the truth, and the posterior under the true accuracies."""
    rng = np.random.default_rng(seed)
    accuracy, coverage = np.linspace(0.45, 0.85, 8), np.linspace(0.7, 0.3, 8)
    truth = rng.integers(0, K, num_rows)
    right = rng.random((num_rows, 8)) < accuracy
    wrong = (truth[:, None] + rng.integers(1, K, (num_rows, 8))) % K
    votes = np.where(rng.random((num_rows, 8)) < coverage, np.where(right, truth[:, None], wrong), -1)
    log_right, log_wrong = np.log(accuracy), np.log((1 - accuracy) / (K - 1))
    scores = np.stack(
        [((votes == k) * log_right + ((votes != k) & (votes >= 0)) * log_wrong).sum(axis=1) for k in range(K)], axis=1
    )
    return votes, truth, scores


VOTES, TRUTH, SCORES = planted(3000)


def test_rows_are_probabilities(model: VoteModel) -> None:
    probabilities = model.fit(VOTES).predict_proba(VOTES)
    assert probabilities.shape == (len(VOTES), K)
    assert np.isfinite(probabilities).all()
    assert (probabilities >= 0).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-9)


def test_silence_is_uniform_and_predicts_nothing(model: VoteModel) -> None:
    model.fit(VOTES)
    rows = np.array([[-1] * 8, [1] * 8, [-1] * 8])
    np.testing.assert_allclose(model.predict_proba(rows)[[0, 2]], 1 / K)
    assert model.predict(rows).tolist() == [-1, 1, -1]


def test_no_rows_give_no_rows(model: VoteModel) -> None:
    assert model.fit(VOTES).predict_proba(VOTES[:0]).shape == (0, K)
    assert model.predict(VOTES[:0]).shape == (0,)


def test_unanimous_votes_win(model: VoteModel) -> None:
    model.fit(VOTES)
    for label in range(K):
        assert model.predict(np.full((1, 8), label)).tolist() == [label]


def test_a_row_is_judged_alike_wherever_it_stands(model: VoteModel) -> None:
    model.fit(VOTES)
    order = np.random.default_rng(1).permutation(len(VOTES))
    np.testing.assert_allclose(model.predict_proba(VOTES[order]), model.predict_proba(VOTES)[order], atol=1e-12)


def test_fitting_again_gives_the_same(model: VoteModel) -> None:
    first = model.fit(VOTES).predict_proba(VOTES)
    np.testing.assert_array_equal(model.fit(VOTES).predict_proba(VOTES), first)


def test_rows_without_votes_teach_nothing(model: VoteModel) -> None:
    silent = np.full((500, 8), -1)
    alone = model.fit(VOTES).predict_proba(VOTES)
    np.testing.assert_array_equal(model.fit(np.concatenate([VOTES, silent])).predict_proba(VOTES), alone)


def test_global_generators_are_left_as_they_were(model: VoteModel) -> None:
    def states() -> tuple[object, bytes, list[int]]:
        return random.getstate(), np.random.get_state()[1].tobytes(), torch.get_rng_state().tolist()  # type: ignore[index, union-attr]

    before = states()
    model.fit(VOTES)
    assert states() == before
    model.predict_proba(VOTES)
    assert states() == before


def test_global_seeds_do_not_change_a_model(model: VoteModel) -> None:
    results = []
    for seed in (1, 2):
        random.seed(seed)
        np.random.seed(seed)
        torch.manual_seed(seed)
        results.append(model.fit(VOTES).predict_proba(VOTES))
    np.testing.assert_array_equal(*results)


def test_threads_are_left_as_they_were_and_change_nothing(model: VoteModel) -> None:
    before, results = torch.get_num_threads(), []
    try:
        for threads in (1, 2):
            torch.set_num_threads(threads)
            results.append(model.fit(VOTES).predict_proba(VOTES))
            assert torch.get_num_threads() == threads
    finally:
        torch.set_num_threads(before)
    np.testing.assert_array_equal(*results)


def test_saving_and_loading_gives_the_same_bits(model: VoteModel, tmp_path: Path) -> None:
    model.fit(VOTES).save(tmp_path / "model.npz")
    loaded = load_label_model(tmp_path / "model.npz")
    assert type(loaded) is type(model)
    assert loaded.num_functions == 8
    np.testing.assert_array_equal(loaded.predict_proba(VOTES), model.predict_proba(VOTES))
    # What was loaded fits as the original does, and its settings are saved with it.
    np.testing.assert_array_equal(loaded.fit(VOTES[:500]).predict_proba(VOTES), model.fit(VOTES[:500]).predict_proba(VOTES))
    other = MajorityVote if isinstance(model, LabelModel) else LabelModel
    with pytest.raises(ValueError, match=rf"holds a {type(model).__name__}, expected {other.__name__}"):
        other.load(tmp_path / "model.npz")


def test_what_holds_no_model_is_told(model: VoteModel, tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    for content in (b"", b"PK\x03\x04", pickle.dumps({"mu": [0.5]}), b'{"a": 1}'):
        path.write_bytes(content)
        with pytest.raises(ValueError, match="holds no label model"):
            load_label_model(path)
    np.savez(path, settings=np.array([{"model": "LabelModel"}], dtype=object))
    with pytest.raises(ValueError, match="holds no label model"):
        load_label_model(path)
    model.fit(VOTES).save(path)
    with np.load(path) as stored:
        arrays = {key: stored[key] for key in stored.files}
    for damaged in (
        {"balance": np.full(K, np.nan)},
        {"balance": np.ones(K + 1)},
        {"settings": np.array(json.dumps({"model": type(model).__name__}))},
    ):
        if damaged.keys() <= arrays.keys():
            np.savez(path, **{**arrays, **damaged})  # type: ignore[arg-type]
            with pytest.raises(ValueError, match="the file is damaged"):
                load_label_model(path)


@pytest.mark.parametrize("batch_rows", [1, 700, 3000])
def test_how_votes_are_cut_into_batches_changes_no_bit(name: str, batch_rows: int) -> None:
    votes = VOTES[:40] if batch_rows == 1 else VOTES
    batches = [votes[start : start + batch_rows] for start in range(0, len(votes), batch_rows)]
    expected = made(name).fit(votes).predict_proba(votes)
    model = made(name).fit_batches(iter(batches))
    np.testing.assert_array_equal(model.predict_proba(votes), expected)
    np.testing.assert_allclose(np.concatenate(list(model.predict_batches(batches))), expected, atol=1e-12)


def test_batches_that_are_none_are_told(name: str) -> None:
    with pytest.raises(ValueError, match="no batch came"):
        made(name).fit_batches([])
    with pytest.raises(ValueError, match="batch 1: votes: expected those of 8 functions, got 7"):
        made(name).fit_batches([VOTES, VOTES[:, :7]])
    with pytest.raises(ValueError, match=r"batch 1: votes\[0, 2\]: expected -1 to 2, got 9"):
        made(name).fit_batches([VOTES, np.array([[0, 1, 9, 0, 0, 0, 0, 0]])])


def test_torch_gives_the_same(name: str) -> None:
    expected = made(name).fit(VOTES)
    probabilities = expected.predict_proba(VOTES)
    votes = torch.from_numpy(VOTES)
    given = made(name).fit(votes).predict_proba(votes)
    assert isinstance(given, torch.Tensor)
    asked = made(name, device="cpu").fit(VOTES)
    for found in (given.numpy(), asked.predict_proba(VOTES), asked.fit_batches([VOTES[:9], VOTES[9:]]).predict_proba(VOTES)):
        assert isinstance(found, np.ndarray)
        np.testing.assert_allclose(found, probabilities, atol=1e-9)
    labels = made(name).fit(votes).predict(votes)
    assert isinstance(labels, torch.Tensor)
    assert asked.score(votes, torch.from_numpy(TRUTH)) == pytest.approx(expected.score(VOTES, TRUTH))
    for wrong in (votes.double(), votes[0], votes > 0):
        with pytest.raises(ValueError, match="votes: expected whole numbers of shape"):
            asked.predict_proba(wrong)
    with pytest.raises(ValueError, match=r"votes\[1, 1\]: expected -1 to 2, got 3"):
        asked.fit(torch.tensor([[0, 1, 2], [0, 3, 0]]))


@pytest.mark.parametrize("largest_table", [2**23, 0], ids=["few labels", "many labels"])
def test_all_that_our_model_heeds_is_the_same_in_torch(monkeypatch: pytest.MonkeyPatch, largest_table: int) -> None:
    monkeypatch.setattr("labeling_functions.label_model.pattern_em._LARGEST_TABLE", largest_table)
    votes = np.concatenate([VOTES, np.where(np.arange(3000)[:, None] % 10 > 0, VOTES[:, :2], -1)], axis=1)
    exhaustive, gold = np.arange(10) == 3, np.where(np.arange(3000) < 99, TRUTH, -1)
    expected = LabelModel(K, copies=0.6).fit(votes, exhaustive, gold)
    found = LabelModel(K, copies=0.6, device="cpu").fit(votes, torch.from_numpy(exhaustive), torch.from_numpy(gold))
    assert [cluster.tolist() for cluster in found.clusters] == [cluster.tolist() for cluster in expected.clusters] != []
    np.testing.assert_allclose(found.precisions, expected.precisions, atol=1e-9)
    np.testing.assert_allclose(found.predict_proba(votes), expected.predict_proba(votes), atol=1e-9)


@given(arrays(np.int8, st.tuples(st.integers(0, 30), st.integers(1, 70)), elements=st.integers(-1, 1)))
def test_torch_groups_rows_alike(votes: np.ndarray) -> None:
    engine, expected = TorchEngine("cpu"), distinct_rows(votes, 2)
    found = engine.distinct(engine.array(votes), 2)
    for name in ("rows", "counts", "inverse"):
        np.testing.assert_array_equal(engine.numpy(getattr(found, name)), getattr(expected, name))


def test_rows_that_do_not_repeat_are_not_grouped_in_torch_either() -> None:
    votes = np.random.default_rng(0).integers(-1, K, (5000, 20))
    assert TorchEngine("cpu").group(torch.from_numpy(votes), K).inverse is None
    expected = LabelModel(K).fit(votes).predict_proba(votes)
    np.testing.assert_allclose(LabelModel(K, device="cpu").fit(votes).predict_proba(votes), expected, atol=1e-9)


@pytest.mark.gpu
def test_a_gpu_gives_the_same(name: str) -> None:
    expected = made(name).fit(VOTES).predict_proba(VOTES)
    model, votes = made(name, device="cuda").fit(VOTES), torch.from_numpy(VOTES).cuda()
    np.testing.assert_allclose(model.predict_proba(VOTES), expected, atol=1e-9)
    assert model.predict_proba(votes).device.type == "cuda"  # type: ignore[attr-defined]
    np.testing.assert_array_equal(made(name, device="cuda").fit(votes).predict_proba(VOTES), model.predict_proba(VOTES))


def test_a_device_that_is_not_there_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(ValueError, match="device: cuda:1 asked for, but torch sees no CUDA device here; say device=cpu"):
        made(name, device="cuda:1")
    with pytest.raises(ValueError, match=r"expected cpu, cuda or cuda:0 and so on, got cudda; did you mean cuda\?"):
        made(name, device="cudda")


@pytest.mark.parametrize(
    "votes",
    [
        VOTES[:, :1],
        np.full((9, 4), -1),
        np.full((9, 4), 1),
        np.where(VOTES == 1, 1, -1),
        np.array([[2, 2, 2]]),
        np.empty((0, 4), np.int64),
    ],
    ids=["one function", "all abstain", "one class", "only one class of three", "one row", "no rows"],
)
def test_little_to_learn_from_gives_probabilities_or_is_told(name: str, votes: np.ndarray) -> None:
    if name == "snorkel" and (votes.shape[1] < 3 or (votes < 0).all()):
        with pytest.raises(ValueError, match=r"needs at least 3 functions|every function abstains everywhere"):
            made(name).fit(votes)
        return
    probabilities = made(name).fit(votes).predict_proba(votes)
    assert probabilities.shape == (len(votes), K)
    assert np.isfinite(probabilities).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-9)


def test_five_hundred_functions_and_fifty_six_labels(name: str) -> None:
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 56, 300)
    votes = np.where(rng.random((300, 500)) < 0.7, truth[:, None], rng.integers(0, 56, (300, 500)))
    votes = np.where(rng.random(votes.shape) < 0.03, votes, -1)
    if name == "snorkel":
        with pytest.raises(ValueError, match="snorkel needs gigabytes for 500 functions x 56 labels"):
            made(name, 56).fit(votes)
        return
    assert made(name, 56).fit(votes).score(votes, truth) > 0.95


def test_a_model_predicts_what_it_was_fitted_on_only(name: str, model: VoteModel) -> None:
    if name == "majority":
        np.testing.assert_array_equal(model.predict_proba(VOTES), made(name).fit(VOTES).predict_proba(VOTES))
    else:
        with pytest.raises(ValueError, match="predict_proba before fit"):
            model.predict_proba(VOTES)
    model.fit(VOTES)
    for predict in (model.predict_proba, model.predict):
        with pytest.raises(ValueError, match="expected those of 8 functions, got 7"):
            predict(VOTES[:, :7])


def test_planted_accuracies_are_recovered() -> None:
    bayes = (SCORES.argmax(axis=1) == TRUTH)[(VOTES >= 0).any(axis=1)].mean()
    found = {name: _accuracy(make().fit(VOTES)) for name, make in MAKERS.items()}
    assert found["snorkel"] > bayes - 0.03
    assert found["em"] > bayes - 0.03
    # Were that easy, counting votes would do.
    assert found["majority"] < bayes - 0.03


def _accuracy(model: VoteModel) -> float:
    predicted = model.predict(VOTES)
    return float((predicted == TRUTH)[predicted >= 0].mean())


@pytest.mark.parametrize(
    ("votes", "told"),
    [
        (VOTES.astype(float), r"votes: expected whole numbers of shape \(rows, functions\), got float64"),
        (VOTES[0], r"votes: expected whole numbers of shape \(rows, functions\), got int64 \(8,\)"),
        (VOTES[:, :0], r"votes: expected whole numbers of shape \(rows, functions\), got int64 \(3000, 0\)"),
        ([[0, 1, 2], [0, 3, 0]], r"votes\[1, 1\]: expected -1 to 2, got 3"),
        ([[0, 1, -2]], r"votes\[0, 2\]: expected -1 to 2, got -2"),
    ],
    ids=["floats", "one row", "no functions", "too high", "too low"],
)
def test_what_are_no_votes_is_told(model: VoteModel, votes: object, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        model.fit(votes)
    model.fit(VOTES)
    with pytest.raises(ValueError, match=told):
        model.predict_proba(votes)
    with pytest.raises(ValueError, match=told):
        model.predict(votes)


def test_snorkel_tells_what_it_cannot_learn_from() -> None:
    with pytest.raises(ValueError, match=r"snorkel needs at least 3 functions, got 2; label_model=majority takes any"):
        SnorkelLabelModel(K).fit(VOTES[:, :2])
    with pytest.raises(ValueError, match="every function abstains everywhere"):
        SnorkelLabelModel(K).fit(np.full((9, 4), -1))


def test_snorkel_tells_a_loss_that_is_no_number() -> None:
    with pytest.raises(ValueError, match=r"loss is no number on these votes; label_model=majority has none"):
        SnorkelLabelModel(K, learning_rate=1e30).fit(VOTES)


def test_snorkel_gives_numbers_where_its_own_are_nan() -> None:
    model = SnorkelLabelModel(2)
    model.conditionals, model.num_functions = np.full((400, 2, 2), 0.01, np.float32), 400
    model.conditionals[0, 1, 1] = 0.03
    np.testing.assert_allclose(model.predict_proba(np.ones((1, 400), np.int8)), [[0.25, 0.75]], rtol=1e-6)


def test_snorkel_predicts_as_snorkel_does() -> None:
    from snorkel.labeling.model import LabelModel

    theirs = LabelModel(cardinality=K, verbose=False)
    heard = VOTES[(VOTES >= 0).any(axis=1)]
    theirs.fit(heard, n_epochs=20, lr=0.01, seed=0, progress_bar=False)
    ours = SnorkelLabelModel(K, num_epochs=20).fit(VOTES)
    np.testing.assert_allclose(ours.predict_proba(heard), theirs.predict_proba(heard), atol=1e-12)


@given(arrays(np.int8, array_shapes(min_dims=2, max_dims=2, max_side=9), elements=st.integers(-1, K - 1)))
def test_majority_gives_shares_of_votes(votes: np.ndarray) -> None:
    for row, shares in zip(votes, MajorityVote(K).predict_proba(votes), strict=True):
        voted = row[row >= 0]
        expected = [(voted == k).mean() for k in range(K)] if len(voted) else [1 / K] * K
        np.testing.assert_allclose(shares, expected)


@given(arrays(np.int8, (7, 4), elements=st.integers(-1, K - 1)), st.integers(2, 3))
def test_majority_does_not_heed_copies_or_the_order_of_functions(votes: np.ndarray, copies: int) -> None:
    expected = MajorityVote(K).predict_proba(votes)
    np.testing.assert_allclose(MajorityVote(K).predict_proba(np.repeat(votes, copies, axis=1)), expected)
    np.testing.assert_allclose(MajorityVote(K).predict_proba(votes[:, ::-1]), expected)


def test_choices_make_models_with_their_settings() -> None:
    assert Majority().make(5).cardinality == 5
    made = Snorkel(num_epochs=7, learning_rate=0.5, seed=3).make(4)
    assert (made.cardinality, made.num_epochs, made.learning_rate, made.seed) == (4, 7, 0.5, 3)


@pytest.mark.slow
def test_text_and_fields_of_known_receipts_reach_no_label_of_others(tmp_path: Path) -> None:
    entries = [json.loads(line) for line in RECEIPTS.read_text(encoding="utf-8").splitlines()]
    known = [{**entry, "image": None} for entry in entries if entry["fields"]][:4]
    unknown = [{**entry, "image": None} for entry in entries if not entry["fields"]]
    # Other text, and with it other votes and other shares of fields.
    changed = [{**entry, "lines": entry["lines"][::-1][:9], "fields": {"total": "0.01"}} for entry in known]
    results = []
    for number, measured in enumerate((known, changed)):
        path, out = tmp_path / f"{number}.jsonl", tmp_path / str(number)
        path.write_text("\n".join(map(json.dumps, [*unknown[:8], *measured])), encoding="utf-8")
        assert tillroll.main(["label", f"documents={path}", f"out={out}", "label_model=snorkel"]) == 0
        starts = read_votes(out / "votes.parquet").starts
        labels = read_labels(out / "labels-snorkel.parquet", ("other", "company", "date", "address", "total"), starts)
        results.append(labels.probabilities[: starts[8]])
    np.testing.assert_array_equal(*results)
