"""The span model: exact sums, planted spans found, and votes that leave little to learn from."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from labeling_functions.label_model import SpanModel, union_of_spans
from labeling_functions.label_model.spans_chain import Chain, chain_of, link_counts, probable_spans, sum_paths
from receipts.metrics import Score

K = 3


def planted(num_sequences: int = 400, *, seed: int = 0) -> tuple[np.ndarray, np.ndarray, list[tuple[int, int, int]]]:
    """Votes of four functions, sequences' starts, and the true spans: one cuts ends off, one often begins early."""
    rng = np.random.default_rng(seed)
    starts = np.concatenate([[0], np.cumsum(rng.integers(15, 30, num_sequences))])
    votes, spans = np.full((starts[-1], 4), -1), []
    for first, last in pairwise(starts):
        place = first + rng.integers(1, 5)
        while place + 3 < last:
            stop, label = int(place + rng.integers(1, 4)), int(rng.integers(1, K))
            spans.append((int(place), stop, label))
            hears = rng.random(4) < [0.7, 0.5, 0.6, 0.5]
            for function in np.flatnonzero(hears):
                begin, end = place - (function == 3 and rng.random() < 0.5), stop - (function == 2 and stop > place + 1)
                votes[begin:end, function] = label
            place = stop + rng.integers(2, 9)
    return votes, starts, spans


VOTES, STARTS, SPANS = planted()
MODEL = SpanModel(K).fit(VOTES, STARTS)


def test_sums_are_those_over_all_paths() -> None:
    rng, chain = np.random.default_rng(0), chain_of(K)
    starts, opens = np.array([0, 1, 5, 7]), np.array([True, False, True])
    scores, patterns = rng.normal(0, 2, (5, len(chain.place))), rng.integers(0, 5, starts[-1])
    paths = sum_paths(chain, scores, patterns, starts, opens)
    places, links = np.zeros((len(patterns), chain.num_places)), np.zeros_like(scores)
    spans: dict[tuple[int, int, int], float] = {}
    for (first, last), opened in zip(pairwise(starts), opens, strict=True):
        ways = _all_paths(chain, last - first, chain.opens if opened else chain.source == 0)
        found = [(path, np.exp(scores[patterns[first:last], path].sum())) for path in ways]
        total = sum(weight for _, weight in found)
        np.testing.assert_allclose(paths.total[first:last], np.log(total))
        for path, weight in found:
            places[np.arange(first, last), chain.place[path]] += weight / total
            np.add.at(links, (patterns[first:last], path), weight / total)
            for span in _spans_of(chain.place[path], int(first)):
                spans[span] = spans.get(span, 0.0) + weight / total
    np.testing.assert_allclose(paths.places, places, atol=1e-12)
    np.testing.assert_allclose(link_counts(chain, paths), links, atol=1e-12)
    told = {span[:3]: span[3] for span in probable_spans(chain, paths, 1e-9)}
    assert told == pytest.approx({span: share for span, share in spans.items() if share >= 1e-9})


def _all_paths(chain: Chain, length: int, first: np.ndarray) -> list[list[int]]:
    """Every way through the chain, as links."""
    open_paths: list[list[int]] = [[link] for link in np.flatnonzero(first).tolist()]
    for _ in range(length - 1):
        after = [np.flatnonzero(chain.source == chain.source_of[chain.place[path[-1]]]).tolist() for path in open_paths]
        open_paths = [[*path, link] for path, links in zip(open_paths, after, strict=True) for link in links]
    return [path for path in open_paths if chain.may_end[chain.place[path[-1]]] == 0]


def _spans_of(places: np.ndarray, first: int) -> list[tuple[int, int, int]]:
    found, begin = [], 0
    for at, place in enumerate(places.tolist()):
        step, label = (place + 4) % 5, (place + 4) // 5
        if place and step in (0, 1):
            begin = at
        if place and step in (0, 3):
            found.append((first + begin, first + at + 1, label))
    return found


def _f1(found: set, gold: set) -> float:
    return Score(correct=len(found & gold), predicted=len(found), gold=len(gold)).f1


def test_planted_spans_are_found_better_than_by_the_union() -> None:
    union = _f1(set(union_of_spans(VOTES, STARTS)), set(SPANS))
    assert MODEL.score(VOTES, STARTS, SPANS) > max(union + 0.2, 0.9)
    # Of the function that begins early half the time, half the begins are wrong; the anchor pulls it half the way to .9.
    assert MODEL.precisions[3, 1:].max() < 0.85 < 0.92 < MODEL.precisions[:3, 1:].min()


def test_probabilities_of_tokens_and_spans_agree() -> None:
    probabilities = MODEL.predict_proba(VOTES, STARTS)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-12)
    spans = MODEL.predict_spans(VOTES, STARTS, threshold=0.3)
    assert all(before.stop <= after.start for before, after in pairwise(spans))
    for span in spans:
        assert span.probability <= probabilities[span.start : span.stop, span.label].min() + 1e-9
    shares = np.array([span.probability for span in spans])
    right = np.array([span[:3] in set(SPANS) for span in spans])
    assert abs(shares.mean() - right.mean()) < 0.1


def test_functions_in_another_order_change_nothing_else() -> None:
    order = np.array([3, 0, 2, 1])
    other = SpanModel(K).fit(VOTES[:, order], STARTS)
    np.testing.assert_allclose(other.precisions, MODEL.precisions[order], atol=1e-9)
    ours, theirs = MODEL.predict_spans(VOTES, STARTS), other.predict_spans(VOTES[:, order], STARTS)
    assert [span[:3] for span in ours] == [span[:3] for span in theirs]


def test_copies_of_a_function_share_its_weight() -> None:
    rng = np.random.default_rng(3)
    kept = np.repeat(rng.random((len(VOTES) // 10 + 1, 3)) < 0.9, 10, axis=0)[: len(VOTES)]
    votes = np.concatenate([VOTES, np.where(kept, VOTES[:, 3:], -1)], axis=1)
    found, unheeded = SpanModel(K).fit(votes, STARTS), SpanModel(K, copies=1.0).fit(votes, STARTS)
    assert [cluster.tolist() for cluster in found.clusters] == [[3, 4, 5, 6]]
    assert MODEL.clusters == []
    lost, won = (MODEL.score(VOTES, STARTS, SPANS) - one.score(votes, STARTS, SPANS) for one in (unheeded, found))
    assert won < 0.4 * lost


def test_sequences_do_not_touch_one_another() -> None:
    joined = [[1], [1], [1], [1]]
    apart = SpanModel(2).fit(joined, [0, 2, 2, 4]).predict_spans(joined, [0, 2, 2, 4])
    assert [span[:3] for span in apart] == [(0, 2, 1), (2, 4, 1)]
    whole = np.concatenate([MODEL.predict_proba(VOTES[a:b], [0, b - a]) for a, b in pairwise(STARTS[:10])])
    np.testing.assert_allclose(whole, MODEL.predict_proba(VOTES, STARTS)[: STARTS[9]], atol=1e-12)


def test_begins_part_spans_that_touch() -> None:
    votes, begins = np.array([[1], [1], [1]] * 20), np.array([[True], [True], [False]] * 20)
    starts = np.arange(0, 61, 3)
    assert [span[:3] for span in SpanModel(2).fit(votes, starts).predict_spans(votes, starts)][:1] == [(0, 3, 1)]
    parted = SpanModel(2).fit(votes, starts, begins).predict_spans(votes, starts, begins)
    assert [span[:3] for span in parted][:2] == [(0, 1, 1), (1, 3, 1)]


def test_silence_everywhere_gives_no_spans() -> None:
    silent = np.full((7, 2), -1)
    for model in (SpanModel(K).fit(silent, [0, 7]), SpanModel(K).fit(VOTES[:, :2], STARTS)):
        assert model.predict_spans(silent, [0, 7]) == []
        assert (model.predict_proba(silent, [0, 7]).argmax(axis=1) == 0).all()
    assert SpanModel(K).fit(np.empty((0, 2), int), [0]).predict_proba(np.empty((0, 2), int), [0]).shape == (0, K)


def test_votes_for_no_span_take_spans_away() -> None:
    rng = np.random.default_rng(2)
    alarms = np.full(len(VOTES), -1)
    alarms[rng.choice(len(VOTES), 300, replace=False)] = 1
    outside = np.where(VOTES.max(axis=1) < 0, 0, -1)
    for votes in (np.column_stack([VOTES, alarms]), np.column_stack([VOTES, alarms, outside])):
        spans = SpanModel(K).fit(votes, STARTS).predict_spans(votes, STARTS)
        false = sum(outside[span.start : span.stop].max() == 0 for span in spans)
        assert false < 20 if votes.shape[1] == 6 else false > 100


def test_many_functions_that_hardly_vote_give_numbers() -> None:
    """As bc5cdr's 30 functions, on which snorkel's loss is NaN: half never vote, one votes on every token."""
    rng = np.random.default_rng(1)
    votes = np.full((3000, 30), -1)
    for function in range(14):
        at = rng.choice(2997, int(rng.integers(1, 200)))
        votes[at, function] = votes[at + 1, function] = 1 + function % 2
    votes[:, 14] = 1
    starts = np.arange(0, 3001, 300)
    model = SpanModel(K).fit(votes, starts)
    assert np.isfinite(model.predict_proba(votes, starts)).all()
    assert np.isfinite(model.precisions).all()


@settings(max_examples=25, deadline=None)
@given(votes=arrays(np.int8, st.tuples(st.integers(0, 12), st.integers(1, 4)), elements=st.integers(-1, K - 1)), data=st.data())
def test_any_votes_give_probabilities(votes: np.ndarray, data: st.DataObject) -> None:
    begins = data.draw(arrays(bool, votes.shape))
    starts = sorted([0, len(votes), data.draw(st.integers(0, len(votes)))])
    model = SpanModel(K, anchor=0, strength=0).fit(votes, starts, begins)
    probabilities = model.predict_proba(votes, starts, begins)
    assert ((probabilities >= 0) & (probabilities <= 1)).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-9)


def test_a_saved_model_gives_the_same_bits(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "model.npz")
    loaded = SpanModel.load(tmp_path / "model.npz")
    assert loaded.predict_proba(VOTES, STARTS).tobytes() == MODEL.predict_proba(VOTES, STARTS).tobytes()
    assert loaded.predict_spans(VOTES, STARTS) == MODEL.predict_spans(VOTES, STARTS)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"starts": [0, 3]}, "starts: expected whole numbers from 0 to the 2 rows"),
        ({"starts": [0, 2, 1, 2]}, "starts: expected numbers that never fall"),
        ({"votes": [[1], [3]]}, r"votes\[1, 0\]"),
        ({"begins": [[1], [0]]}, "begins: expected booleans"),
    ],
)
def test_wrong_input_is_refused(wrong: dict, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        SpanModel(K).fit(**{"votes": [[1], [1]], "starts": [0, 2], **wrong})


def test_what_was_not_fitted_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="before fit"):
        SpanModel(K).predict_proba([[1]], [0, 1])
    with pytest.raises(ValueError, match="those of 4 functions"):
        MODEL.predict_spans([[1]], [0, 1])
    with pytest.raises(ValueError, match="before fit"):
        SpanModel(K).save(tmp_path / "model.npz")
    with pytest.raises(ValueError, match="cardinality: expected 2 or more"):
        SpanModel(1)
