"""Warps move pixels and points alike, and undo one another."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from receipts.geometry import Warp, box_quads, quad_boxes, slice_quads

SIZE = (160, 120)
CORNERS = np.array([[0, 0], [160, 0], [160, 120], [0, 120]], float)
moves = st.lists(st.floats(-25, 25), min_size=8, max_size=8)
places = st.tuples(st.floats(0.2, 0.8), st.floats(0.2, 0.8))


def warp_of(move: list[float], size: tuple[int, int] = SIZE) -> Warp:
    """A perspective that moves each corner of a 160 x 120 picture by at most 25 px."""
    return Warp.between(CORNERS, CORNERS + np.reshape(move, (4, 2)), size)


def dot(x: float, y: float, size: tuple[int, int] = SIZE) -> np.ndarray:
    """A soft dot of 2 px standard deviation at a point, white on black, float in [0, 255]."""
    xs, ys = np.arange(size[0]) + 0.5, np.arange(size[1]) + 0.5
    return 255 * np.exp(-((xs[None, :] - x) ** 2 + (ys[:, None] - y) ** 2) / (2 * 2.0**2))


def centroid(image: np.ndarray) -> np.ndarray:
    weight = image.astype(float)
    ys, xs = np.mgrid[: image.shape[0], : image.shape[1]] + 0.5
    return np.array([(xs * weight).sum(), (ys * weight).sum()]) / weight.sum()


@given(moves, places)
def test_points_follow_pixels(move: list[float], place: tuple[float, float]) -> None:
    warp = warp_of(move)
    point = np.array(place) * SIZE
    moved = warp.points(point)
    assume(np.all(moved > 14) and np.all(moved < np.array(SIZE) - 14))
    picture = np.round(dot(*point)).astype(np.uint8)
    # Under perspective a dot's middle of mass is not the image of its middle, so the map is asked pixel by pixel.
    ys, xs = np.mgrid[: SIZE[1], : SIZE[0]] + 0.5
    back = warp.inverse(SIZE).points(np.stack([xs, ys], axis=-1))
    expected = 255 * np.exp(-((back - point) ** 2).sum(axis=-1) / (2 * 2.0**2))
    np.testing.assert_allclose(centroid(warp.image(picture)), centroid(expected), atol=0.1)
    np.testing.assert_allclose(centroid(expected), moved, atol=0.6)


@pytest.mark.parametrize("factor", [0.31, 0.5, 1.0, 1.7, 3.0])
def test_points_follow_pixels_when_scaled(factor: float) -> None:
    size = (round(160 * factor), round(120 * factor))
    warp = Warp.scale(factor, size)
    picture = np.round(dot(70.3, 41.8)).astype(np.uint8)
    np.testing.assert_allclose(centroid(warp.image(picture)), warp.points([70.3, 41.8]), atol=0.1)


@given(moves, st.lists(st.tuples(st.floats(0, 160), st.floats(0, 120)), min_size=1, max_size=9))
def test_the_inverse_brings_points_back(move: list[float], points: list[tuple[float, float]]) -> None:
    warp = warp_of(move)
    np.testing.assert_allclose(warp.inverse(SIZE).points(warp.points(points)), points, atol=1e-6)


@given(moves, moves)
def test_two_warps_in_one_move_points_like_one_after_the_other(first: list[float], second: list[float]) -> None:
    one, other = warp_of(first), warp_of(second, (90, 80))
    both = one.then(other)
    np.testing.assert_allclose(both.points(CORNERS), other.points(one.points(CORNERS)), atol=1e-6)
    assert both.size == other.size


@given(moves)
def test_a_perspective_takes_the_four_points_where_it_was_told(move: list[float]) -> None:
    target = CORNERS + np.reshape(move, (4, 2))
    np.testing.assert_allclose(Warp.between(CORNERS, target, SIZE).points(CORNERS), target, atol=1e-6)


@pytest.mark.parametrize("third", [(20, 0), (20, 1 / 3)])
def test_points_on_a_line_have_no_perspective(third: tuple[float, float]) -> None:
    flat = [(0, 0), (10, third[1] / 2), third, (0, 10)]
    with pytest.raises(ValueError, match="three points on a line"):
        Warp.between(flat, CORNERS, SIZE)


@pytest.mark.parametrize("shape", [(120, 160), (120, 160, 3)])
def test_the_identity_gives_the_same_bits(shape: tuple[int, ...]) -> None:
    picture = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    np.testing.assert_array_equal(Warp.scale(1, SIZE).image(picture), picture)


def test_a_whole_pixel_shift_moves_whole_pixels() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (120, 160, 3), np.uint8)
    shift = Warp(np.array([[1, 0, 5], [0, 1, 3], [0, 0, 1.0]]), SIZE)
    moved = shift.image(picture, border=(9, 8, 7))
    np.testing.assert_array_equal(moved[3:, 5:], picture[:-3, :-5])
    assert np.all(moved[:3] == (9, 8, 7))
    assert np.all(moved[:, :5] == (9, 8, 7))


def test_shrinking_fades_thin_strokes_and_breaks_none() -> None:
    picture = np.full((400, 400), 255, np.uint8)
    picture[:, 5::16] = 0
    small = Warp.scale(0.125, (50, 50)).image(picture, border=255)
    middle = small[5:-5, 5:-5].astype(float)
    assert abs(middle.mean() - picture.mean()) < 3
    assert middle.std() < 20


boxes = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 500), st.integers(1, 90), st.integers(1, 90)).map(
        lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
    ),
    max_size=6,
)


@given(boxes)
def test_quads_and_boxes_undo_one_another(boxes: list[tuple[int, int, int, int]]) -> None:
    quads = box_quads(boxes)
    assert quads.shape == (len(boxes), 4, 2)
    assert quads.dtype == np.float32
    np.testing.assert_array_equal(quad_boxes(quads), np.reshape(np.array(boxes, np.float32), (-1, 4)))


@given(boxes)
def test_quads_run_clockwise_from_the_top_left(boxes: list[tuple[int, int, int, int]]) -> None:
    x, y = box_quads(boxes)[..., 0], box_quads(boxes)[..., 1]
    # The shoelace sum is positive for clockwise points where y grows downwards.
    assert np.all((x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y).sum(axis=1) > 0)
    np.testing.assert_array_equal(x[:, 0], x.min(axis=1) if len(boxes) else x[:, 0])


@given(moves, st.floats(0.05, 0.95))
def test_two_slices_of_a_quad_share_their_edge_and_cover_it(move: list[float], cut: float) -> None:
    quad = (CORNERS + np.reshape(move, (4, 2))).astype(np.float32)[None]
    left = slice_quads(quad, np.array([0.0]), np.array([cut]))[0]
    right = slice_quads(quad, np.array([cut]), np.array([1.0]))[0]
    np.testing.assert_allclose(left[[1, 2]], right[[0, 3]], atol=1e-4)
    np.testing.assert_allclose([left[0], right[1], right[2], left[3]], quad[0], atol=1e-4)
