import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from receipts.rng import stream, stream_key

names = st.tuples(st.integers(0, 2**40), st.integers(0, 2**40), st.text("abc/0123456789", max_size=12))


@given(names)
def test_a_stream_can_be_drawn_again(name: tuple[int, int, str]) -> None:
    np.testing.assert_array_equal(stream(*name).integers(0, 2**62, 8), stream(*name).integers(0, 2**62, 8))


@given(names, names)
def test_streams_of_different_names_differ(one: tuple[int, int, str], other: tuple[int, int, str]) -> None:
    assert (stream_key(*one) == stream_key(*other)) == (one == other)


@pytest.mark.parametrize("other", [(8, 3, "paper"), (7, 4, "paper"), (7, 3, "scene"), (3, 7, "paper"), (7, 3, "paper/0")])
def test_any_part_of_the_name_changes_the_draws(other: tuple[int, int, str]) -> None:
    assert not np.any(stream(7, 3, "paper").integers(0, 2**62, 16) == stream(*other).integers(0, 2**62, 16))


def test_the_digits_of_seed_and_index_do_not_run_together() -> None:
    assert stream_key(1, 23, "a") != stream_key(12, 3, "a")


def test_streams_of_neighbouring_samples_are_independent() -> None:
    drawn = np.array([stream(0, index, "paper").random(64) for index in range(200)])
    correlation = np.corrcoef(drawn)[np.triu_indices(200, 1)]
    # 19,900 correlations of 64 pairs each: standard deviation 1/8, largest of independent ones about 4.2 deviations.
    assert np.abs(correlation).max() < 6 / 8
    assert abs(correlation.mean()) < 0.01


@pytest.mark.parametrize(("seed", "index"), [(-1, 0), (0, -1)])
def test_negative_numbers_are_refused(seed: int, index: int) -> None:
    with pytest.raises(ValueError, match=f"seed={seed}, index={index}"):
        stream(seed, index, "paper")


def test_the_draws_are_those_of_the_first_release() -> None:
    assert stream(7, 3, "paper").integers(0, 2**32, 3).tolist() == [958505900, 2461524199, 3799670758]
