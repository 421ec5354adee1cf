"""Our label model: precisions recovered, silence, copies, gold rows, and votes that leave little to learn from."""

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from labeling_functions.label_model import LabelModel, MajorityVote, PatternEM
from labeling_functions.label_model.duplicates import find_clusters, residual_correlation
from labeling_functions.label_model.evidence import evidence_table, posterior
from labeling_functions.label_model.patterns import compact_votes, group_rows, spread_rows

K = 3


def planted(
    num_rows: int, num_functions: int, *, cardinality: int = K, seed: int = 0, copies: int = 0
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Votes of functions that err independently, then near copies of the first; the truth; the functions' accuracies."""
    rng = np.random.default_rng(seed)
    accuracy, coverage = np.linspace(0.6, 0.9, num_functions), np.linspace(0.6, 0.3, num_functions)
    truth = rng.integers(0, cardinality, num_rows)
    right = rng.random((num_rows, num_functions)) < accuracy
    wrong = (truth[:, None] + rng.integers(1, cardinality, right.shape)) % cardinality
    votes = np.where(rng.random(right.shape) < coverage, np.where(right, truth[:, None], wrong), -1)
    kept = np.where(rng.random((num_rows, copies)) < 0.9, votes[:, :1], -1)
    return np.concatenate([votes, kept], axis=1), truth, accuracy


VOTES, TRUTH, ACCURACY = planted(6000, 8)


def test_rows_are_probabilities() -> None:
    probabilities = LabelModel(K).fit(VOTES).predict_proba(VOTES)
    assert probabilities.dtype == np.float64
    assert (probabilities >= 0).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-12)


def test_planted_precisions_are_recovered() -> None:
    free = LabelModel(K, strength=0.02).fit(VOTES)
    np.testing.assert_allclose(free.precisions[:, 1:].mean(axis=1), ACCURACY, atol=0.04)
    # By default they are pulled half the way to the anchor, and keep their order.
    pulled = LabelModel(K).fit(VOTES).precisions[:, 1:].mean(axis=1)
    assert (np.diff(pulled) > 0).all()
    assert np.abs(pulled - 0.8).max() < np.abs(free.precisions[:, 1:].mean(axis=1) - 0.8).max()


def test_it_beats_majority_and_nears_the_true_parameters() -> None:
    log_right, log_wrong = np.log(ACCURACY), np.log((1 - ACCURACY) / (K - 1))
    scores = np.stack(
        [np.where(label == VOTES, log_right, np.where(VOTES >= 0, log_wrong, 0.0)).sum(axis=1) for label in range(K)], axis=1
    )
    bayes = (scores.argmax(axis=1) == TRUTH).mean()
    assert LabelModel(K).fit(VOTES).score(VOTES, TRUTH) > bayes - 0.02
    assert MajorityVote(K).fit(VOTES).score(VOTES, TRUTH) < bayes - 0.02


def test_a_learnt_balance_is_near_the_true_one() -> None:
    rare = np.flatnonzero((TRUTH != 2) | (np.arange(len(TRUTH)) % 5 == 0))
    heard = rare[(VOTES[rare] >= 0).any(axis=1)]
    true = np.bincount(TRUTH[heard]) / len(heard)
    # Precisions are pulled up for rare labels, too, so that the balance goes part of the way from even to the true one.
    assert true[2] < LabelModel(K).fit(VOTES[rare]).balance[2] < 0.23 < 1 / 3
    assert LabelModel(K, learn_balance=False).fit(VOTES[rare]).balance.tolist() == [1 / 3] * 3
    assert LabelModel(K, balance=[0.5, 0.25, 0.25]).fit(VOTES[rare]).balance.tolist() == [0.5, 0.25, 0.25]


def test_silence_says_nothing_unless_exhaustive() -> None:
    votes = np.where(VOTES == 1, 1, -1)[:, :4]
    votes[:, 3] = VOTES[:, 3]
    silent = np.full((1, 4), -1)
    np.testing.assert_allclose(LabelModel(K).fit(votes).predict_proba(silent), 1 / K)
    told = LabelModel(K).fit(votes, exhaustive=np.array([True, True, False, False])).predict_proba(silent)[0]
    assert told[1] < 0.2
    # Among the labels that silence does not speak against, it says nothing.
    one_of_the_others = np.array([[-1, -1, -1, 0]])
    assert LabelModel(K).fit(votes).predict(one_of_the_others).tolist() == [0]


def test_each_exhaustive_silence_lowers_its_label() -> None:
    votes = np.where(VOTES == 1, 1, -1)
    votes[:, 7] = VOTES[:, 7]
    rows = np.array([[-1] * 7 + [1]])
    found = [LabelModel(K, copies=1).fit(votes, np.arange(8) < number).predict_proba(rows)[0, 1] for number in (0, 1, 3)]
    assert found[0] > found[1] > found[2]


@pytest.mark.parametrize("fires", [0.9, 0.1])
def test_the_silence_of_what_is_truly_exhaustive_helps(fires: float) -> None:
    rng = np.random.default_rng(0)
    truth = rng.integers(0, K, 4000)
    # Voters for any label that are right on 55 rows of 100, and for each label a finder of it.
    right, spoken = rng.random((4000, 4)) < 0.55, rng.random((4000, 4)) < 0.5
    noisy = np.where(spoken, np.where(right, truth[:, None], (truth[:, None] + rng.integers(1, K, right.shape)) % K), -1)
    fired = rng.random((4000, K)) < np.where(truth[:, None] == np.arange(K), fires, 0.05)
    votes = np.concatenate([noisy, np.where(fired, np.arange(K), -1)], axis=1)
    without = LabelModel(K).fit(votes).score(votes, truth)
    told = LabelModel(K).fit(votes, np.arange(4 + K) >= 4).score(votes, truth)
    # A finder that leaves out most of its label is not exhaustive: declared so, it hardly helps.
    assert told > without + 0.04 if fires == 0.9 else abs(told - without) < 0.02


@pytest.mark.parametrize("cardinality", [2, 9])
@pytest.mark.parametrize("seed", range(2))
def test_copies_share_one_weight(cardinality: int, seed: int) -> None:
    votes, truth, _ = planted(5000, 6, cardinality=cardinality, seed=seed, copies=4)
    model = LabelModel(cardinality).fit(votes)
    assert [cluster.tolist() for cluster in model.clusters] == [[0, 6, 7, 8, 9]]
    without = LabelModel(cardinality).fit(votes[:, :6]).score(votes[:, :6], truth)
    fooled = LabelModel(cardinality, copies=1).fit(votes).score(votes, truth)
    assert without - fooled > 0.01
    assert model.score(votes, truth) > fooled + 0.9 * (without - fooled)


def test_functions_that_err_independently_are_no_copies() -> None:
    for cardinality in (2, 9):
        votes, _, _ = planted(5000, 10, cardinality=cardinality)
        assert LabelModel(cardinality).fit(votes).clusters == []


@pytest.mark.slow
def test_functions_that_rarely_vote_are_no_copies() -> None:
    rng = np.random.default_rng(0)
    votes = np.where(rng.random((12_000, 900)) < 0.001, rng.integers(0, 30, (12_000, 1)), -1)
    # Of a thousand rows each would vote on one, and some on the same one.
    assert LabelModel(30).fit(votes).clusters == []


def test_an_exact_copy_changes_nothing() -> None:
    model, twice = LabelModel(K).fit(VOTES), LabelModel(K).fit(np.concatenate([VOTES, VOTES[:, :1]], axis=1))
    assert [cluster.tolist() for cluster in twice.clusters] == [[0, 8]]
    doubled = np.concatenate([VOTES, VOTES[:, :1]], axis=1)
    np.testing.assert_allclose(twice.predict_proba(doubled), model.predict_proba(VOTES), atol=0.02)


def test_residual_correlation_is_symmetric_and_one_for_copies() -> None:
    votes = np.concatenate([VOTES, VOTES[:, :1]], axis=1)
    certain = np.eye(K)[TRUTH]
    found = residual_correlation(votes, np.ones(len(votes)), certain)
    np.testing.assert_allclose(found, found.T, atol=1e-12)
    np.testing.assert_allclose(found[[0, 0], [0, 8]], 1.0)
    assert np.abs(found[:8, :8] - np.eye(8)).max() < 0.06
    assert find_clusters(votes, np.ones(len(votes)), certain, 0.5)[0].tolist() == [0, 8]


def test_gold_rows_teach_precisions() -> None:
    lying = np.concatenate([np.where(VOTES[:, :1] >= 0, (TRUTH[:, None] + 1) % K, -1)] * 3, axis=1)
    votes = np.concatenate([lying, VOTES[:, 4:7]], axis=1)
    gold = np.where(np.arange(len(votes)) < 300, TRUTH, -1)
    before = LabelModel(K, copies=1).fit(votes).score(votes[300:], TRUTH[300:])
    model = LabelModel(K, copies=1).fit(votes, gold=gold)
    assert model.score(votes[300:], TRUTH[300:]) > before + 0.2
    assert LabelModel(K).fit(votes[:300], gold=gold[:300]).score(votes[300:], TRUTH[300:]) > before + 0.2


def loss(model: LabelModel, votes: np.ndarray, truth: np.ndarray) -> float:
    return float(-np.log(model.predict_proba(votes)[np.arange(len(votes)), truth]).mean())


def test_gold_rows_undo_what_the_votes_agreed_on() -> None:
    votes, truth, _ = planted(5000, 4, copies=5)
    gold = np.where(np.arange(len(votes)) < 100, truth, -1)
    # Copies that are not heeded outvote the others: .64 right, and too sure of it.
    fooled, told = LabelModel(K, copies=1).fit(votes), LabelModel(K, copies=1).fit(votes, gold=gold)
    assert told.score(votes[100:], truth[100:]) > fooled.score(votes[100:], truth[100:]) + 0.05
    assert told.temperature > 1.3
    assert loss(told, votes[100:], truth[100:]) < loss(fooled, votes[100:], truth[100:]) / 2


def test_gold_rows_that_teach_nothing_new_correct_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    # Functions that are right nearly as often as they are taken to be.
    votes, gold = VOTES[:, 4:7], np.where(np.arange(len(VOTES)) < 100, TRUTH, -1)
    told = LabelModel(K).fit(votes, gold=gold).precisions
    monkeypatch.setattr("labeling_functions.label_model.gold._LEAST_GAIN", np.inf)
    np.testing.assert_array_equal(told, LabelModel(K).fit(votes, gold=gold).precisions)
    monkeypatch.setattr("labeling_functions.label_model.gold._LEAST_GAIN", -np.inf)
    assert np.abs(told - LabelModel(K).fit(votes, gold=gold).precisions).max() > 0.001


@settings(max_examples=40, deadline=None)
@given(
    arrays(np.int8, st.tuples(st.integers(0, 12), st.integers(1, 5)), elements=st.integers(-1, K - 1)),
    st.booleans(),
    st.booleans(),
)
def test_any_votes_give_finite_probabilities(votes: np.ndarray, exhaustive: bool, known: bool) -> None:
    gold = np.arange(len(votes)) % (K + 1) - 1 if known else None
    model = LabelModel(K).fit(votes, np.full(votes.shape[1], exhaustive), gold)
    every = np.concatenate([votes, np.full((1, votes.shape[1]), -1), np.full((1, votes.shape[1]), K - 1)])
    probabilities = model.predict_proba(every)
    assert np.isfinite(probabilities).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-9)


@pytest.mark.parametrize("exhaustive", [False, True])
@pytest.mark.parametrize(
    "settings",
    [
        {"strength": 0},
        {"strength": 1e9, "accuracy": 1 - 1e-16},
        {"accuracy": 1e-300, "temperature": 1e-3},
        {"balance": [1 - 1e-12, 1e-12, 1e-300]},
        {"balance": [1.0, 1e-300, 1e-300]},
    ],
    ids=str,
)
def test_extremes_give_probabilities(settings: dict[str, object], exhaustive: bool) -> None:
    # Always right, always wrong, one label only, never voting; and a label with one row.
    certain = np.stack([TRUTH, (TRUTH + 1) % K, np.zeros_like(TRUTH), np.full_like(TRUTH, -1)], axis=1)
    votes = np.concatenate([certain, VOTES[:, :2]], axis=1)
    votes[votes == 2] = 0
    votes[0, 0] = 2
    model = LabelModel(K, **settings).fit(votes, np.full(6, exhaustive))  # type: ignore[arg-type]
    probabilities = model.predict_proba(np.concatenate([votes, np.full((1, 6), -1), np.full((1, 6), 2)]))
    assert np.isfinite(probabilities).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-9)


def test_many_labels_are_judged_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    votes, truth, _ = planted(1000, 6, copies=2)
    exhaustive, gold = np.arange(8) == 2, np.where(np.arange(1000) < 50, truth, -1)
    expected = LabelModel(K).fit(votes, exhaustive, gold)
    monkeypatch.setattr("labeling_functions.label_model.pattern_em._LARGEST_TABLE", 0)
    found = LabelModel(K).fit(votes, exhaustive, gold)
    assert [cluster.tolist() for cluster in found.clusters] == [cluster.tolist() for cluster in expected.clusters] != []
    np.testing.assert_allclose(found.predict_proba(votes), expected.predict_proba(votes), atol=1e-9)


@pytest.mark.parametrize(("num_rows", "cardinality"), [(500, 1461), (300, 56), (100, 9)])
def test_few_rows_a_label_mislead_little(num_rows: int, cardinality: int) -> None:
    votes, truth, _ = planted(num_rows, 8, cardinality=cardinality)
    model, heard = LabelModel(cardinality).fit(votes), (votes >= 0).sum(axis=1) > 1
    # Majority vote has .90, .88 and .89; a balance learnt from these rows alone had .82 where labels are 1,461.
    assert model.score(votes[heard], truth[heard]) > MajorityVote(cardinality).score(votes[heard], truth[heard]) - 0.02


@pytest.mark.parametrize(
    ("votes", "cardinality"),
    [
        (VOTES[:, :1], K),
        (VOTES[:, :2], K),
        (np.full((9, 4), -1), K),
        (np.full((9, 4), 1), K),
        (np.where(VOTES >= 0, 0, -1), 1),
    ],
    ids=["one function", "two functions", "all abstain", "one class", "one label"],
)
def test_little_to_learn_from_is_enough(votes: np.ndarray, cardinality: int) -> None:
    model = LabelModel(cardinality).fit(votes)
    probabilities = model.predict_proba(votes)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-9)
    only = (votes >= 0).sum(axis=1) == 1
    assert (model.predict(votes)[only] == votes.max(axis=1)[only]).all()


def test_five_hundred_functions_and_fifty_six_labels() -> None:
    votes, truth, _ = planted(400, 500, cardinality=56)
    votes = np.where(np.random.default_rng(1).random(votes.shape) < 0.03, votes, -1)
    assert LabelModel(56).fit(votes).score(votes, truth) > 0.95


def test_nothing_depends_on_global_state_or_row_order() -> None:
    before = random.getstate(), np.random.get_state()[1].tobytes()  # type: ignore[index, union-attr]
    first = LabelModel(K).fit(VOTES).predict_proba(VOTES)
    assert (random.getstate(), np.random.get_state()[1].tobytes()) == before  # type: ignore[index, union-attr]
    np.testing.assert_array_equal(LabelModel(K).fit(VOTES).predict_proba(VOTES), first)
    order = np.random.default_rng(1).permutation(len(VOTES))
    np.testing.assert_allclose(LabelModel(K).fit(VOTES[order]).predict_proba(VOTES), first, atol=1e-6)


def test_rows_that_do_not_repeat_are_judged_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    votes, _, _ = planted(6000, 24, cardinality=9)
    model = LabelModel(9).fit(votes)
    assert group_rows(votes.astype(np.int8), 9).inverse is None
    whole = model.predict_proba(votes)
    np.testing.assert_array_equal(model.predict_proba(votes[17:29]), whole[17:29])
    monkeypatch.setattr("labeling_functions.label_model.pattern_em._MOST_PATTERNS", 3000)
    sampled = LabelModel(9).fit(votes).precisions
    np.testing.assert_allclose(sampled, model.precisions, atol=0.05)


def test_all_that_was_learnt_is_saved(tmp_path: Path) -> None:
    votes, truth, _ = planted(3000, 6, copies=2)
    gold = np.where(np.arange(len(votes)) < 200, truth, -1)
    model = LabelModel(K, strength=0.5).fit(votes, np.arange(8) == 2, gold)
    model.save(tmp_path / "model.npz")
    loaded = LabelModel.load(tmp_path / "model.npz")
    np.testing.assert_array_equal(loaded.predict_proba(votes), model.predict_proba(votes))
    assert (loaded.strength, loaded.temperature) == (0.5, model.temperature)
    given = LabelModel(K, balance=[0.5, 0.25, 0.25])
    given.save(tmp_path / "given.npz")
    assert LabelModel.load(tmp_path / "given.npz").fit(votes).balance.tolist() == [0.5, 0.25, 0.25]


def test_ties_count_their_share() -> None:
    model = MajorityVote(K)
    votes = [[0, 1], [-1, -1], [2, 2], [0, 0]]
    assert model.score(votes, [0, 0, 2, 1]) == pytest.approx((1 / 2 + 1 / 3 + 1 + 0) / 4)
    assert model.score(votes, [-1, -1, 2, -1]) == 1
    for wrong in ([0, 0, 2], [0, 0, 2, 3], [-1, -1, -1, -1], [0.0, 0.0, 2.0, 1.0]):
        with pytest.raises(ValueError, match="labels: expected"):
            model.score(votes, wrong)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: LabelModel(K, accuracy=1.0), "accuracy: expected above 0 and below 1, got 1.0"),
        (lambda: LabelModel(K, strength=-1), "strength: expected 0 to 1e9, got -1"),
        (lambda: LabelModel(K, temperature=0), "temperature: expected 0.001 to 1000, got 0"),
        (lambda: LabelModel(K, balance=[0.5, 0.5]), "balance: expected 3 probabilities"),
        (lambda: LabelModel(K).fit(VOTES, gold=TRUTH[:5]), "gold: expected 6000 whole numbers"),
        (lambda: LabelModel(K).fit(VOTES, gold=TRUTH + 1), "gold: expected -1 to 2, got 1 to 3"),
        (lambda: LabelModel(K).fit(VOTES, exhaustive=[True]), "exhaustive: expected 8 booleans"),
        (lambda: LabelModel(K).predict_proba(VOTES), "predict_proba before fit"),
        (lambda: LabelModel(K).fit(VOTES).predict_proba(VOTES[:, :7]), "expected those of 8 functions, got 7"),
        (lambda: LabelModel(K).fit([[0, 3]]), r"votes\[0, 1\]: expected -1 to 2, got 3"),
        (lambda: LabelModel(K).fit([[0.5]]), "votes: expected whole numbers"),
    ],
    ids=[
        "accuracy",
        "strength",
        "temperature",
        "balance",
        "gold rows",
        "gold values",
        "exhaustive",
        "unfitted",
        "functions",
        "vote",
        "floats",
    ],
)
def test_what_is_wrong_is_told(make: object, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        make()  # type: ignore[operator]


@given(arrays(np.int8, st.tuples(st.integers(0, 30), st.integers(1, 70)), elements=st.integers(-1, 1)), st.integers(1, 3))
def test_grouping_loses_no_row(votes: np.ndarray, times: int) -> None:
    repeated = np.concatenate([votes] * times)
    patterns = group_rows(repeated, 2)
    np.testing.assert_array_equal(patterns.rows[patterns.inverse], repeated)
    assert patterns.counts.sum() == len(repeated)
    assert len(np.unique(patterns.rows, axis=0)) == len(patterns.rows)


@given(st.integers(0, 200), st.integers(1, 50))
def test_spread_rows_are_distinct_and_in_range(num_rows: int, most: int) -> None:
    rows = spread_rows(num_rows, most)
    assert len(rows) == len(set(rows.tolist())) == min(num_rows, most)
    assert all(0 <= row < num_rows for row in rows)


def test_compact_votes_keep_small_integers_uncopied() -> None:
    votes = np.zeros((4, 2), np.int8)
    assert compact_votes(votes, 2) is votes
    assert compact_votes(votes.astype(np.int64), 200).dtype == np.int16


def test_one_vote_gives_its_precision() -> None:
    balance = np.array([0.7, 0.2, 0.1])
    table = evidence_table(np.full((2, 4), 0.6), balance, np.zeros((2, 3), bool))
    np.testing.assert_allclose(posterior(np.array([[1, -1]], np.int8), table, balance), [[0.2, 0.6, 0.2]])
    # Two that say the same multiply, unless they are one cluster.
    both = np.array([[1, 1]], np.int8)
    expected = np.array([0.2**2 / 0.7, 0.6**2 / 0.2, 0.2**2 / 0.1])
    np.testing.assert_allclose(posterior(both, table, balance)[0], expected / expected.sum())
    np.testing.assert_allclose(posterior(both, table, balance, [np.array([0, 1])])[0], [0.2, 0.6, 0.2])


def test_the_choice_makes_the_model_with_its_settings() -> None:
    made = PatternEM(accuracy=0.7, strength=2.0, learn_balance=False, copies=1.0, temperature=3.0).make(4)
    assert (made.cardinality, made.accuracy, made.strength) == (4, 0.7, 2.0)
    assert (made.learn_balance, made.copies, made.temperature) == (False, 1.0, 3.0)


@pytest.mark.parametrize(
    ("balance", "reach"), [((0.5, 0.5), (0.52, 0.62)), ((0.85, 0.15), (0.52, 0.62)), ((0.6, 0.2, 0.2), (0.4, 0.6))]
)
def test_many_weak_functions_of_several_labels_do_not_take_one_label_for_all(
    balance: tuple[float, ...], reach: tuple[float, float]
) -> None:
    rng, num_labels = np.random.default_rng(3), len(balance)
    truth = rng.choice(num_labels, 4000, p=balance)
    right = rng.random((4000, 25)) < rng.uniform(*reach, 25)
    wrong = (truth[:, None] + rng.integers(1, num_labels, right.shape)) % num_labels
    votes = np.where(rng.random(right.shape) < 0.7, np.where(right, truth[:, None], wrong), -1)
    model = LabelModel(num_labels).fit(votes)
    assert model.pooled.all()
    assert model.score(votes, truth) > MajorityVote(num_labels).fit(votes).score(votes, truth)
    one_label = np.where(votes == np.arange(25) % num_labels, votes, -1)
    assert not LabelModel(num_labels).fit(one_label).pooled.any()
