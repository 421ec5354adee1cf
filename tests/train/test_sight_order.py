"""The order of reading: rows from top to bottom, each from left to right, on straight, sloping and bent paper alike."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given
from numpy.typing import NDArray

from receipts.document import Document
from receipts.geometry import box_quads
from train.sight.order import reading_order


def till_roll(rng: np.random.Generator, rows: int) -> NDArray[np.float32]:
    """Quads of rows with a name at the left and amounts at the right, some rows with one line only, in the order of reading."""
    boxes = []
    for row in range(rows):
        top = 30.0 * row
        boxes.append((rng.uniform(0, 40), top, rng.uniform(90, 220), top + rng.uniform(17, 22)))
        if rng.random() < 0.6:
            boxes += [(300, top, 340, top + 20), (rng.uniform(420, 450), top + rng.uniform(-2, 2), 500, top + 19)]
    return box_quads(boxes)


def bent(quads: NDArray[np.float32], slope: float, sag: float, perspective: float) -> NDArray[np.float32]:
    """Quads on paper that slopes, sags in the middle, and is seen askew."""
    x, y = quads[..., 0].astype(np.float64), quads[..., 1].astype(np.float64)
    low = y + slope * x + sag * np.sin(np.pi * x / 500)
    scale = 1 + perspective * x / 500
    return np.stack([x / scale, low / scale], axis=-1).astype(np.float32)


@given(
    st.integers(0, 1000),
    st.integers(2, 14),
    st.floats(-0.3, 0.3),
    st.floats(-25, 25),
    st.floats(0, 0.25),
    st.floats(-180, 180),
)
def test_rows_are_read_on_paper_that_slopes_bends_and_turns(
    seed: int, rows: int, slope: float, sag: float, perspective: float, angle_deg: float
) -> None:
    rng = np.random.default_rng(seed)
    quads = bent(till_roll(rng, rows), slope, sag if rows > 5 else 0.0, perspective if rows > 5 else 0.0)
    # Which way text runs is known only by its lines' first corners.
    cosine, sine = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    turned = (quads @ np.array([[cosine, sine], [-sine, cosine]])).astype(np.float32)
    shuffled = rng.permutation(len(quads))
    assert shuffled[reading_order(turned[shuffled])].tolist() == list(range(len(quads)))


@given(st.integers(0, 1000))
def test_on_straight_paper_rows_are_those_of_documents(seed: int) -> None:
    rng = np.random.default_rng(seed)
    quads = till_roll(rng, 12)[rng.permutation(12)]
    document = Document.from_lines("a", ["TOTAL"] * len(quads), quads, size=(500, 400))
    order = reading_order(quads)
    assert sorted(order.tolist()) == list(range(len(quads)))
    by_rows = np.lexsort((document.line_boxes[:, 0], document.row))
    assert order.tolist() == by_rows.tolist()


@given(st.integers(0, 1000), st.integers(0, 40))
def test_any_lines_come_once_each(seed: int, count: int) -> None:
    quads = np.random.default_rng(seed).normal(0, 100, (count, 4, 2)).astype(np.float32)
    assert sorted(reading_order(quads).tolist()) == list(range(count))


def test_lines_that_touch_stay_under_each_other() -> None:
    # Heights overlap by a third, as of outlines that stand off the ink; a tall logo stands beside them.
    quads = box_quads([[200, 0, 400, 15], [0, 0, 150, 60], [200, 10, 400, 25], [200, 20, 400, 35], [200, 30, 300, 45]])
    order = [line for line in reading_order(quads).tolist() if line != 1]
    assert order == [0, 2, 3, 4]


@pytest.mark.parametrize("points", [0, 7])
def test_lines_without_extent_do_no_harm(points: int) -> None:
    quads = np.zeros((points, 4, 2), np.float32)
    assert sorted(reading_order(quads).tolist()) == list(range(points))
