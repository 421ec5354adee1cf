"""Crops of lines: what a plain resize gives where the line is straight, the same whichever way the picture lies."""

from itertools import product

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from receipts.geometry import QuarterTurn, Warp, box_quads
from train.sight.crops import MAX_WIDTH_PX, MIN_WIDTH_PX, rectified


def text_picture(height: int = 300, width: int = 500) -> NDArray[np.uint8]:
    image = np.full((height, width), 235, np.uint8)
    for row in range(40, height - 10, 45):
        cv2.putText(image, f"TOTAL {row * 37}.50", (20, row), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 20, 2, cv2.LINE_AA)
    return image


@pytest.mark.parametrize("height", [20, 32, 45, 70, 150])
def test_the_crop_of_a_box_is_a_plain_resize(height: int) -> None:
    image = text_picture()
    box = (12, 30, 372, 30 + height)
    crop = rectified(image, box_quads(box)[0], margin_share=0.0)
    assert crop.shape == (32, round(360 * 32 / height))
    assert crop.dtype == np.uint8
    inside = image[box[1] : box[3], box[0] : box[2]]
    way = cv2.INTER_AREA if height > 32 else cv2.INTER_LINEAR
    plain = cv2.resize(inside, crop.shape[::-1], interpolation=way)
    assert plain.std() > 20
    # Weighing pixels by area or through a grid twice as fine differs at edges alone.
    assert np.abs(crop.astype(int) - plain).mean() < 2.5
    assert np.corrcoef(crop.ravel(), plain.ravel())[0, 1] > 0.995


def bent(quad: NDArray[np.float32], depth: float) -> NDArray[np.float32]:
    """A quad as a ribbon of 24 points whose middle hangs ``depth`` px lower than its ends."""
    share = np.linspace(0, 1, 12)[:, None]
    sag = np.concatenate([0 * share, depth * np.sin(np.pi * share)], axis=1)
    upper = quad[0] + (quad[1] - quad[0]) * share + sag
    lower = quad[3] + (quad[2] - quad[3]) * share + sag
    return np.concatenate([upper, lower[::-1]]).astype(np.float32)


FLAT = box_quads([[16, 58, 380, 94]])[0]
SLANTED = FLAT + np.array([[0, 0], [0, 40.25], [3.5, 40.25], [3.5, 0]], np.float32)
TRAPEZE = FLAT + np.array([[0, 0], [0, 0], [0, 9.5], [0, 0]], np.float32)
LARGE = box_quads([[5, 20, 480, 130]])[0]
AT_THE_EDGE = box_quads([[-3, -4, 200, 40]])[0]


@pytest.mark.parametrize("outline", [FLAT, SLANTED, TRAPEZE, LARGE, AT_THE_EDGE, bent(FLAT, 9.0)])
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_picture_and_its_outline_turned_together_give_the_same_crop(outline: NDArray[np.float32], quarters: int) -> None:
    image = text_picture()
    turn = QuarterTurn(quarters, (image.shape[1], image.shape[0]))
    upright = rectified(image, outline)
    turned = rectified(turn.image(image), turn.points(outline).astype(np.float32))
    assert upright.std() > 20
    # A ribbon's lengths are summed in another order: its map may fall to the other side of cv2's 1/32 px.
    assert np.abs(upright.astype(int) - turned).max() <= (2 if len(outline) > 4 else 0)


@pytest.mark.parametrize("angle_deg", [-30, -7, 4, 20, 60, 110, 200])
def test_slanted_lines_are_straightened(angle_deg: float) -> None:
    image = text_picture()
    cosine, sine = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    about = Warp(
        np.array([[cosine, -sine, 400 - 200 * cosine + 80 * sine], [sine, cosine, 400 - 200 * sine - 80 * cosine], [0, 0, 1]]),
        (800, 800),
    )
    straight = rectified(image, FLAT)
    turned = rectified(about.image(image, border=235), about.points(FLAT).astype(np.float32))
    assert turned.shape == straight.shape
    assert np.corrcoef(straight.ravel(), turned.ravel())[0, 1] > 0.97


def test_bent_lines_are_straightened() -> None:
    image = text_picture()
    rows, columns = np.mgrid[0:300, 0:500].astype(np.float32)
    sag = 12.0 * np.sin(np.pi * np.clip((columns + 0.5 - FLAT[0, 0]) / (FLAT[1, 0] - FLAT[0, 0]), 0, 1))
    sagging = cv2.remap(image, columns, rows - sag.astype(np.float32), cv2.INTER_LINEAR, borderValue=235)
    straight, straightened = rectified(image, FLAT), rectified(sagging, bent(FLAT, 12.0))
    assert abs(straight.shape[1] - straightened.shape[1]) <= 0.02 * straight.shape[1]
    again = cv2.resize(straightened, straight.shape[::-1])
    assert np.corrcoef(straight.ravel(), again.ravel())[0, 1] > 0.95
    crooked = cv2.resize(rectified(sagging, FLAT), straight.shape[::-1])
    assert np.corrcoef(straight.ravel(), crooked.ravel())[0, 1] < 0.6


def test_a_straight_ribbon_is_a_quad() -> None:
    image = text_picture()
    as_quad, as_ribbon = rectified(image, SLANTED), rectified(image, bent(SLANTED, 0.0))
    assert np.abs(as_quad.astype(int) - as_ribbon).max() <= 8


def test_a_margin_shows_what_stands_around_the_outline() -> None:
    image = np.full((100, 200), 255, np.uint8)
    image[40:60, 50:150] = 0
    tight, wide = (rectified(image, box_quads([[50, 40, 150, 60]])[0], margin_share=share) for share in (0.0, 0.25))
    assert tight[2:-2, 2:-2].max() == 0
    assert wide.shape == (32, round(110 / 30 * 32))
    assert wide[:4].min() > 200
    assert wide[:, :3].min() > 200
    assert (wide < 128).mean() == pytest.approx(20 * 100 / (30 * 110), abs=0.03)


def test_thin_strokes_fade_in_shrinking_and_do_not_break() -> None:
    image = np.full((400, 900), 255, np.uint8)
    image[:, 3::20] = 0
    for height in (50, 63, 90, 200):
        crop = rectified(image, box_quads([[0, 0, 880, height]])[0], margin_share=0.0)
        assert crop.mean() == pytest.approx(255 * 0.95, abs=1.5)


@pytest.mark.parametrize(
    ("box", "width"), [((10, 10, 11, 60), MIN_WIDTH_PX), ((0, 10, 500, 13), MAX_WIDTH_PX), ((9, 9, 9, 9), 8)]
)
def test_widths_stay_between_the_least_and_the_greatest(box: tuple[int, ...], width: int) -> None:
    assert rectified(text_picture(), box_quads(box)[0], margin_share=0.0).shape == (32, width)


@pytest.mark.parametrize(("x", "y"), list(product([-900, 0, 2000], repeat=2)))
def test_beyond_the_picture_its_border_goes_on(x: int, y: int) -> None:
    image = np.full((80, 90), 77, np.uint8)
    assert (rectified(image, box_quads([[x, y, x + 100, y + 30]])[0]) == 77).all()


@pytest.mark.parametrize("outline", [np.zeros((3, 2)), np.zeros((5, 2)), np.zeros((4, 3)), np.full((4, 2), np.nan)])
def test_what_is_no_outline_is_refused(outline: NDArray[np.float64]) -> None:
    with pytest.raises(ValueError, match="outline: expected an even number of points"):
        rectified(text_picture(), outline.astype(np.float32))
