"""Votes that come in batches: the same whatever the cuts, bounded where they do not repeat, and their Parquet files."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from labeling_functions.label_model import LabelModel, MajorityVote, parquet_batches, write_probabilities
from labeling_functions.label_model.batches import gather
from labeling_functions.label_model.patterns import distinct_rows

K = 3
VOTES = np.random.default_rng(0).integers(-1, K, (3000, 4)).astype(np.int8)


def dense(num_rows: int) -> tuple[np.ndarray, np.ndarray]:
    """Votes of twenty functions that err independently, so that rows hardly repeat; and the truth."""
    rng = np.random.default_rng(1)
    truth = rng.integers(0, 9, num_rows)
    right = rng.random((num_rows, 20)) < np.linspace(0.6, 0.9, 20)
    votes = np.where(right, truth[:, None], (truth[:, None] + rng.integers(1, 9, right.shape)) % 9)
    return np.where(rng.random(right.shape) < 0.4, votes, -1).astype(np.int8), truth


def cut(votes: np.ndarray, places: list[int]) -> Iterator[np.ndarray]:
    yield from np.split(votes, sorted(place % (len(votes) + 1) for place in places))


@given(
    arrays(np.int8, st.tuples(st.integers(1, 60), st.integers(1, 3)), elements=st.integers(-1, K - 1)),
    st.lists(st.integers(0, 100), max_size=6),
    st.integers(1, 40),
    st.booleans(),
)
def test_any_cut_gathers_the_same(votes: np.ndarray, places: list[int], most: int, exhaustive: bool) -> None:
    told = np.full(votes.shape[1], exhaustive)
    whole, found = (gather(batches, K, told, most=most) for batches in ([votes], cut(votes, places)))
    np.testing.assert_array_equal(found.patterns.rows, whole.patterns.rows)
    np.testing.assert_array_equal(found.patterns.counts, whole.patterns.counts)
    np.testing.assert_array_equal(found.refuted, whole.refuted)
    assert found.num_rows == len(votes)
    assert len(found.patterns.rows) <= most
    heard = votes if exhaustive else votes[(votes >= 0).any(axis=1)]
    expected = distinct_rows(heard, K)
    if len(expected.rows) <= most:
        np.testing.assert_array_equal(found.patterns.rows, expected.rows)
        np.testing.assert_array_equal(found.patterns.counts, expected.counts)
    else:
        rows = set(map(bytes, heard))
        assert all(bytes(row) in rows for row in found.patterns.rows)


def test_a_sample_is_even() -> None:
    rng = np.random.default_rng(2)
    # Rows stand in groups of 16, the first of each from one function; the votes of another come late.
    votes = rng.integers(0, K, (200_000, 20)).astype(np.int8)
    votes[:, 0] = np.where(np.arange(200_000) % 16 == 0, 1, -1)
    votes[:, 1] = np.where(np.arange(200_000) < 150_000, -1, 2)
    votes[::5] = -1
    found = gather(np.array_split(votes, 9), K, most=8000).patterns.rows
    assert 4000 < len(found) <= 8000
    assert (found >= 0).any(axis=1).all()
    assert (found[:, 0] == 1).mean() == pytest.approx(1 / 16, abs=0.01)
    assert (found[:, 1] == 2).mean() == pytest.approx(1 / 4, abs=0.02)


@pytest.mark.parametrize("size", [1, 64, 999, 3000])
def test_batches_teach_what_one_matrix_teaches(size: int) -> None:
    votes = VOTES[:90] if size == 1 else VOTES
    exhaustive = np.array([False, True, False, True])
    expected = LabelModel(K).fit(votes, exhaustive)
    found = LabelModel(K).fit_batches((votes[start : start + size] for start in range(0, len(votes), size)), exhaustive)
    np.testing.assert_array_equal(found.precisions, expected.precisions)
    np.testing.assert_array_equal(found.predict_proba(votes), expected.predict_proba(votes))


def test_rows_that_do_not_repeat_teach_nearly_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    votes, truth = dense(30_000)
    expected = LabelModel(9).fit(votes)
    monkeypatch.setattr("labeling_functions.label_model.pattern_em._MOST_PATTERNS", 8000)
    found = LabelModel(9).fit_batches(np.array_split(votes, 7))
    np.testing.assert_allclose(found.precisions, expected.precisions, atol=0.05)
    np.testing.assert_allclose(found.balance, expected.balance, atol=0.01)
    assert found.score(votes, truth) == pytest.approx(expected.score(votes, truth), abs=0.002)


@pytest.mark.parametrize("repeating", [True, False])
def test_memory_does_not_grow_with_the_rows(repeating: bool) -> None:
    votes, _ = dense(20_000)
    votes = np.tile(votes[:500], (40, 1)) if repeating else votes
    peaks = []
    for times in (3, 30):
        tracemalloc.start()
        gather((votes + np.int8(0) for _ in range(times)), 9, most=5000)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.1 * peaks[0]


def written(path: Path, votes: np.ndarray) -> Path:
    pq.write_table(pa.table({f"f{number}": column for number, column in enumerate(votes.T)}), path, row_group_size=700)
    return path


def test_parquet_gives_the_votes_back(tmp_path: Path) -> None:
    path = written(tmp_path / "votes.parquet", VOTES)
    batches = list(parquet_batches(path, batch_rows=1000))
    assert max(map(len, batches)) <= 1000
    np.testing.assert_array_equal(np.concatenate(batches), VOTES)
    np.testing.assert_array_equal(np.concatenate(list(parquet_batches(path, ["f2", "f0"]))), VOTES[:, [2, 0]])


def test_probabilities_go_to_parquet(tmp_path: Path) -> None:
    path, out = written(tmp_path / "votes.parquet", VOTES), tmp_path / "labels.parquet"
    model = LabelModel(K).fit_batches(parquet_batches(path))
    assert write_probabilities(out, model, parquet_batches(path, batch_rows=999), ["other", "date", "total"]) == 3000
    found = pq.read_table(out)
    assert found.column_names == ["other", "date", "total", "covered"]
    expected = model.predict_proba(VOTES).astype(np.float32)
    np.testing.assert_array_equal(np.stack([found[name].to_numpy() for name in ("other", "date", "total")], axis=1), expected)
    np.testing.assert_array_equal(found["covered"].to_numpy(), (VOTES >= 0).any(axis=1))


def test_a_file_that_fails_half_way_leaves_none(tmp_path: Path) -> None:
    out = tmp_path / "labels.parquet"
    with pytest.raises(ValueError, match="expected those of 4 functions, got 3"):
        write_probabilities(out, MajorityVote(K).fit(VOTES), [VOTES, VOTES[:, :3]])
    assert not list(tmp_path.iterdir())
    with pytest.raises(ValueError, match="names: expected 3 distinct labels, none of them covered"):
        write_probabilities(out, MajorityVote(K), [VOTES], ["a", "a", "b"])


def test_what_holds_no_votes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "votes.parquet"
    pq.write_table(pa.table({"total": [0, 1, None], "score": [0.5, 0.1, 0.2]}), path)
    for columns, told in (
        (["totl"], "no column totl; did you mean total?"),
        (["score"], "score: expected a column of whole numbers, got double"),
        (["total"], "total: row 2 is null; silence is -1"),
    ):
        with pytest.raises(ValueError, match=told.replace("?", r"\?")):
            list(parquet_batches(path, columns))
