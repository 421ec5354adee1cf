"""Pictures decoded small: their boxes stay on what they mark, to a tenth of a pixel, and nothing else is lost."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from receipts import Document
from receipts.dataset import Record, finish_dataset, write_shard
from receipts.pictures import encode_jpeg
from train.pictures import Pictures

SIZE = (403, 806)
BOX = (120, 500, 260, 560)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pictures with one dark box each, and a third sample without a picture."""
    out = tmp_path_factory.mktemp("pictures")
    left, top, right, bottom = BOX
    image = np.full((SIZE[1], SIZE[0], 3), 255, np.uint8)
    image[top:bottom, left:right] = (200, 20, 20)
    quad = [[left, top, right, top, right, bottom, left, bottom]]
    document = Document.from_lines("a", ["TOTAL"], np.array(quad, float), size=SIZE)
    named = [replace(document, id=name) for name in ("a", "b", "c")]
    pictures = [encode_jpeg(image, 95), encode_jpeg(image[:, :, ::-1].copy(), 95), None]
    write_shard(out, 0, [Record(one, {}, picture) for one, picture in zip(named, pictures, strict=True)])
    finish_dataset(out, 1, {})
    return out


@pytest.mark.parametrize("long_side_px", [None, 806, 600, 403, 300, 200, 101])
def test_boxes_stay_on_what_they_mark(dataset: Path, long_side_px: int | None) -> None:
    picture = Pictures(dataset, long_side_px)[0]
    height, width = picture.image.shape
    assert max(height, width) == (long_side_px or 806)
    assert picture.document.size == (width, height)
    # The share of each pixel that is dark: its moments give the box, whatever its edges cut.
    dark = (255.0 - picture.image) / (255.0 - picture.image.min())
    dark[dark < 0.05] = 0
    rows, columns = dark.sum(1), dark.sum(0)
    centre = ((columns * (np.arange(width) + 0.5)).sum() / dark.sum(), (rows * (np.arange(height) + 0.5)).sum() / dark.sum())
    np.testing.assert_allclose(picture.document.quads[0].mean(0), centre, atol=0.1)
    area = np.ptp(picture.document.quads[0], axis=0).prod()
    assert abs(dark.sum() / area - 1) < 0.05


def test_pictures_are_counted_and_come_in_grey_or_colour(dataset: Path) -> None:
    grey, colour = Pictures(dataset, 200), Pictures(dataset, 200, colour=True)
    assert len(grey) == len(colour) == 2
    assert grey[1].document.id == "b"
    assert grey[0].image.ndim == 2
    middle = [one.image[one.image.shape[0] * 530 // 806, one.image.shape[1] * 190 // 403] for one in (colour[0], colour[1])]
    assert middle[0][0] > middle[0][2]
    assert middle[1][2] > middle[1][0]
    with pytest.raises(IndexError):
        grey[2]


def test_what_cannot_be_decoded_is_told(dataset: Path, tmp_path: Path) -> None:
    write_shard(tmp_path, 0, [Record(Document.from_lines("x", ["A"], np.zeros((1, 8)), size=(9, 9)), {}, b"no picture")])
    finish_dataset(tmp_path, 1, {})
    with pytest.raises(ValueError, match="the picture of sample x cannot be decoded; is its shard whole"):
        Pictures(tmp_path)[0]
    write_shard(tmp_path / "none", 0, [Record(Document.from_lines("x", ["A"], np.zeros((1, 8)), size=(9, 9)), {})])
    finish_dataset(tmp_path / "none", 1, {})
    with pytest.raises(ValueError, match="no sample has a picture"):
        Pictures(tmp_path / "none")


@pytest.mark.slow
def test_reduced_decoding_is_that_of_the_mean(dataset: Path) -> None:
    whole, half = Pictures(dataset)[0].image, Pictures(dataset, 403)[0].image
    mean = cv2.resize(whole, (202, 403), interpolation=cv2.INTER_AREA)
    assert np.abs(mean.astype(int) - half)[:, :-1].mean() < 1
